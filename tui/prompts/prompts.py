"""Reading prompts: questions chosen from what was found. Their wording is in questions.toml and article.toml."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tui.annotate.annotation import Annotation, Layer, Source, SourceKind, Voice
from tui.annotate.naming.as_told import as_told
from tui.annotate.naming.nouns import head_of, is_document
from tui.annotate.naming.with_article import with_article
from tui.annotate.reading import Reading
from tui.annotate.wordings.plainer import without_article
from tui.article.sanitize import one_line
from tui.language.cut import CutArticle, kept
from tui.language.tokens import tokenize
from tui.lexicon import words
from tui.prompts.marks import worth
from tui.prompts.measured import doubted
from tui.prompts.wording import filled, inside_marks, load, quoted, shortened

MOST_PROMPTS = 3
"""For one mark, and for the article at once."""
_LONGEST_ROLE = 70
_WHOSE = 2
"""Words before one for a rival from which on it may be told whose: vice-presidential rival of Solvane."""
_LOPSIDED = 0.4
"""From this share of the attributed words on, the most quoted source is worth a question."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question to the reader, about a mark or about the whole article (annotation None)."""

    annotation: Annotation | None
    move: str
    """The reading move it belongs to, in the field's term: "sourcing", "lateral-reading", "right-of-reply" …"""
    text: str


def prompts_for(reading: Reading) -> tuple[Prompt, ...]:
    """All prompts of a reading: those of the article first, then those of its shown marks in order."""
    found = list(article_prompts(reading))
    for annotation in reading.annotations:
        if annotation.shown:
            found += mark_prompts(reading, annotation)
    return tuple(found)


def article_prompts(reading: Reading) -> tuple[Prompt, ...]:
    """What to ask about the article as a whole: three at most; nothing of a passage or of what is not judged."""
    if reading.cut.brief or reading.abstained:
        return ()
    wording = load("article")["prompts"]
    found = [Prompt(None, "lateral-reading", wording["lateral-reading"])]
    if reading.cut.stated.title:
        found.insert(0, Prompt(None, "headline", wording["headline"]))
    found += (Prompt(None, move, text) for move, text in _fitting(reading))
    return tuple(found[:MOST_PROMPTS])


def _fitting(reading: Reading) -> Iterator[tuple[str, str]]:
    """Moves and questions that this article calls for, the most fitting first."""
    wording, said = load("article")["prompts"], reading.cut.stated
    if reading.genre == "opinion":
        yield "fact-or-view", wording["fact-or-view"]
    if reading.genre == "interview":
        yield "fact-or-view", wording["interview"]
    if reading.genre == "press release":
        yield "stop", wording["press-release"]
    unheard = next((note.text for note in reading.notes if note.kind == "unheard"), None)
    if unheard:
        yield "counter-view", wording["unheard"].format(note=unheard)
    words = sum(source.words for source in reading.sources)
    named = [source for source in reading.sources if source.kind in _NAMED]
    if is_mostly_nameless(reading):
        yield "sourcing", wording["nameless"]
    elif named and len(reading.sources) > 1 and named[0].words >= _LOPSIDED * words:
        yield "most-quoted", filled(
            wording["most-quoted"], {"name": with_article(reading.cut, shortened(named[0].name))}) or ""
    if not unheard and any(a.shown for a in reading.layer(Layer.COUNTERVIEW)):
        yield "counter-view", wording["counter-view"]
    if said.outlet:
        yield "stop", filled(wording["stop"], {"outlet": shortened(said.outlet)}) or ""
    elif said.byline:
        yield "stop", filled(wording["stop-author"], {"author": shortened(said.byline)}) or ""
    else:
        yield "stop", wording["unknown"]


def is_mostly_nameless(reading: Reading) -> bool:
    """Whether most of what is handed to anybody is handed to people without a name."""
    nameless = [s for s in reading.sources if s.kind in (SourceKind.ANONYMOUS, SourceKind.VAGUE)]
    return len(nameless) > 1 and 2 * sum(s.words for s in nameless) > sum(s.words for s in reading.sources)


def mark_prompts(reading: Reading, annotation: Annotation) -> tuple[Prompt, ...]:
    """What to ask about a mark: one to three questions, the first of which its card shows.

    Marks that are asked about alike begin with different questions, each with the next one in turn, so that a page
    does not ask the same thing over and over.
    """
    slots = slots_of(reading, annotation)
    asked = [
        Prompt(annotation, move, text)
        for move, templates in load("questions")[_asked_as(reading, annotation)].items()
        for template in templates
        if (text := filled(template, slots)) is not None
    ]
    turn = _turns(reading.cut, reading).get(annotation, 0) % len(asked)
    return tuple((asked[turn:] + asked[:turn])[:MOST_PROMPTS])


@kept
def _turns(cut: CutArticle, reading: Reading) -> dict[Annotation, int]:
    """The place of each mark among those that are asked about alike, the most likely to be seen together first."""
    ranked = sorted(reading.annotations, key=lambda a: (not a.shown, doubted(a), -worth(a), a.start, a.end))
    before: Counter[str] = Counter()
    turns = {}
    for annotation in ranked:
        asked_as = _asked_as(reading, annotation)
        turns[annotation] = before[asked_as]
        before[asked_as] += 1
    return turns


def slots_of(reading: Reading, annotation: Annotation) -> dict[str, str]:
    """What of a mark can be put into a question or a line; "" where it has nothing."""
    text, source = reading.article.text, annotation.source
    hedge = annotation.cue or next(iter(annotation.evidence), None)
    told = shortened(one_line(as_told(source))) if source else ""
    nameless = _nameless(source, inside_marks(told))
    who = with_article(reading.cut, name_of(source)) or told
    is_written = bool(nameless["written"]) or (source is not None and source.kind is SourceKind.DOCUMENT)
    words, plainer = without_article(quoted(text, annotation.span), shortened(plainer_of(annotation)))
    return {
        "words": words,
        "unquoted": "" if annotation.voice is Voice.QUOTED else words,
        "plainer": plainer,
        "target": with_article(reading.cut, shortened(annotation.target or "")),
        "hedge": quoted(text, hedge) if hedge else "",
        "source": inside_marks(told),
        "who": who,
        "speaker": "" if is_written else who,
        "name": with_article(reading.cut, name_of(source)),
        **nameless,
    }


def _nameless(source: Source | None, told: str) -> dict[str, str]:
    """The words for a source that cannot be traced, by what it is: people kept nameless, a group, something written."""
    lower = tokenize(told).lower
    kind, last = "", next(reversed(lower), "")
    if last in words("grammar", "relatives"):  # "many of whom": whom is told somewhere else
        pass
    elif source and source.kind in _NAMELESS:
        kind = "written" if is_document(lower[head_of(lower)]) else _NAMELESS[source.kind]
    return {name: told if name == kind else "" for name in ("anonymous", "group", "written")}


def roles_of(reading: Reading) -> Iterator[tuple[str, str]]:
    """What each source is told to be, as much of it as a line has room for, without the words that are marked as
    loaded: a card is not to repeat them."""
    text = reading.article.text
    marked = {quoted(text, a.span).lower() for a in reading.layer(Layer.LOADED) if a.shown}
    for source in reading.sources:
        if source.role and (role := _role(source.role, marked)):
            yield source.name, role


def _role(role: str, marked: Iterable[str]) -> str:
    low = role.lower()
    *before, last = low.split() or [""]
    if last in words("people", "of_no_side") and len(before) < _WHOSE:
        return ""  # chief rival, which is told of somebody else
    judging = (phrase for phrase in (*marked, *words("people", "not_of_roles")) if phrase and phrase in low)
    for phrase in judging:
        role = re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)\s*", "", role, flags=re.IGNORECASE)
    kept = ""
    for part in role.split(", "):  # representative, Republican chairman of the House Budget Committee
        if len(kept) + len(part) > _LONGEST_ROLE:
            break
        kept = f"{kept}, {part}" if kept else part
    kept = kept or shortened(role, _LONGEST_ROLE)
    first, space, rest = kept.strip().partition(" ")
    return (first.lower() if first.lower() in words("people", "before_roles") else first) + space + rest


def plainer_of(annotation: Annotation) -> str:
    """A wording that fits in a mark's place; "" where there is none, or where the word is best left out: "(omit)"."""
    suggestion = annotation.suggestion or ""
    return "" if suggestion.startswith("(") else suggestion


def name_of(source: Source | None) -> str:
    """The name of a source that has one of its own: a person or an organization, else ""."""
    return shortened(source.name) if source and source.name and source.kind in _NAMED else ""


_NAMED = (SourceKind.PERSON, SourceKind.ORGANIZATION)
_NAMELESS = {SourceKind.ANONYMOUS: "anonymous", SourceKind.VAGUE: "group"}


def _asked_as(reading: Reading, annotation: Annotation) -> str:
    """The heading in questions.toml that a mark's questions stand under."""
    if annotation.layer is not Layer.SOURCED:
        return annotation.kind
    if annotation.stance and annotation.stance.value in load("questions"):
        return annotation.stance.value
    return annotation.source.kind.value if annotation.source else "nobody"
