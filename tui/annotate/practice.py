"""What an article does well: documents named, replies included, limits admitted, figures with a source."""

from collections.abc import Iterator, Sequence
from functools import cache

from tui.annotate.annotation import Annotation, SourceKind, Stance
from tui.annotate.clauses.signals import figures_in
from tui.annotate.reading import Practice
from tui.annotate.replies.missing import source_name
from tui.article.article import Span
from tui.language.cut import CutArticle, Sentence
from tui.language.layout import Role
from tui.language.tokens import tokenize
from tui.lexicon import PhraseTable, load, words

_IN_SENTENCES = {"anonymity": "anonymity-explained", "correction": "correction"}
_MOSTLY, _FEWEST = 0.7, 5
"""Share and number of attributions to a source with a name, from which on this is good practice."""
_LONGEST_NAME = 12
"""Words that a document is named in: in more of them there is something else as well."""
_NEAR, _BESIDE = 3, 2
"""How many words may stand between a document and who has seen it, and beside the word for an expert what they are."""
_SHOWN_REACH = 8


@cache
def _phrases() -> PhraseTable[str]:
    lexicon = load("practice")
    table = {phrase: kind for key, kind in _IN_SENTENCES.items() for phrase in lexicon[key]["words"]}
    table |= dict.fromkeys(_limits(), "limits-admitted")
    table |= dict.fromkeys(lexicon["documents"]["requested"], "document-named")
    return PhraseTable((dict.fromkeys(load("replies")["said"]["sought"]["words"], "reply-sought") | table).items())


def _limits() -> Iterator[str]:
    """The phrases that admit a limit: not clear whether, could not independently verify, could not be established."""
    limits = load("practice")["limits"]
    yield from limits["words"]
    yield from (f"{opening} {asked}" for opening in limits["open"] for asked in limits["asked"])
    for heads, verbs in (("unable", "verify"), ("unverified", "verified")):
        for head in limits[heads]:
            for verb in limits[verbs]:
                yield f"{head} {verb}"
                yield from (f"{head} {how} {verb}" for how in limits["how"])


def good_practice(
    cut: CutArticle, sourced: Sequence[Annotation], unverified: Sequence[Annotation], genre: str | None = None
) -> tuple[Practice, ...]:
    """What is done well, with the words that show it, in the order of the text. A press release asks no outsider."""
    found = {(span, kind) for kind, span in [*_in_sentences(cut), *_in_attributions(cut, sourced)]}
    named = [a for a in sourced if a.shown and a.source and a.source.kind.is_traceable]
    shown = sum(annotation.shown for annotation in sourced)
    if not cut.brief and shown >= _FEWEST and len(named) >= _MOSTLY * shown and named[0].source:
        found.add((named[0].source.span, "named-sources"))
    if genre != "press release":
        found |= {(span, kind) for kind, span in _outsiders(cut, sourced)}
    found |= {(span, "document-linked") for span in _linked(cut, sourced)}
    return tuple(Practice(kind, span.start, span.end) for span, kind in sorted(found))


def _linked(cut: CutArticle, sourced: Sequence[Annotation]) -> Iterator[Span]:
    """Links of the text that are called a document, and sources whose words lead to where they stand."""
    documents = words("practice", "documents", "words")
    for link in cut.article.links:
        named = tokenize(cut.text, link.start, link.end).lower
        if cut.sentence_at(link.start) and any(word in documents for word in named):
            yield Span(link.start, link.end)
    for annotation in sourced:
        source = annotation.source
        if annotation.shown and source and source.href and source.kind is SourceKind.DOCUMENT:
            yield source.span


def _in_sentences(cut: CutArticle) -> Iterator[tuple[str, Span]]:
    for sentence in cut.sentences:
        for hit in _phrases().find(sentence.lower):
            if cut.quotation_at(sentence.starts[hit.first]) is None:
                yield hit.entry, Span(sentence.starts[hit.first], sentence.ends[hit.last - 1])
        for span in _shown_documents(sentence):
            if cut.quotation_at(span.start) is None:
                yield "document-named", span


def _in_attributions(cut: CutArticle, sourced: Sequence[Annotation]) -> Iterator[tuple[str, Span]]:
    for annotation in sourced:
        source = annotation.source
        if not annotation.shown or source is None:
            continue
        if annotation.stance is Stance.DENIES and source.kind.is_traceable:
            yield "reply-included", annotation.cue or source.span
        if source.kind is SourceKind.DOCUMENT and _can_be_found(source.text):
            yield "document-named", source.span
        if source.kind.is_traceable:
            sentence = cut.sentence_at(annotation.start)
            inside = sentence.tokens_in(annotation.start, annotation.end) if sentence else range(0)
            if sentence and figures_in(sentence.lower, inside.start, inside.stop):
                yield "figures-attributed", annotation.cue or source.span


def _can_be_found(text: str) -> bool:
    """Whether the words for a document name it, or say whose it is: "a Tarn Institute survey"."""
    named = [word.strip(",.“”'’") for word in text.split()]
    known, titled = words("practice", "documents", "words"), words("practice", "documents", "titled")
    named[:1] = [word.lower() for word in named[:1]]
    is_document = any(word in known or word.lower() in titled for word in named)
    return is_document and len(named) <= _LONGEST_NAME and any(word[:1].isupper() for word in named[1:])


def _shown_documents(sentence: Sentence) -> Iterator[Span]:
    """Documents that somebody has seen: "an email obtained by the Courier", "The Courier has seen the contract"."""
    lower, documents = sentence.lower, words("practice", "documents", "words")
    for hit in _shown().find(lower):
        near = range(max(0, hit.first - _SHOWN_REACH), hit.first)
        noun = next((index for index in reversed(near) if lower[index] in documents), None)
        comma = noun is not None and "," in lower[noun : hit.first]
        if noun is not None and (comma or hit.first - noun <= _NEAR):
            yield Span(sentence.starts[noun], sentence.ends[hit.last - 1])
    for index, word in enumerate(lower[1:], 1):
        if word in words("practice", "documents", "shows") and lower[index - 1] in ("has", "have"):
            after = range(index + 1, min(len(lower), index + _SHOWN_REACH))
            noun = next((place for place in after if lower[place] in documents), None)
            if noun is not None and index > 1 and _is_outlet(lower[index - 2]):
                yield Span(sentence.starts[index], sentence.ends[noun])


@cache
def _shown() -> PhraseTable[bool]:
    return PhraseTable((phrase, True) for phrase in words("practice", "documents", "shown"))


def _is_outlet(low: str) -> bool:
    return any(low in words("bodies", key) for key in ("titles_of_outlets", "outlets_called", "documents"))


def _outsiders(cut: CutArticle, sourced: Sequence[Annotation]) -> Iterator[tuple[str, Span]]:
    """Experts who are asked and have no stake in the matter, as far as the article says; from the second on several."""
    staked, about_school = _named_with_stake(cut), _is_about_school(cut)
    found: dict[str, Span] = {}
    for annotation in sourced:
        source = annotation.source
        if not annotation.shown or source is None or source.kind is not SourceKind.PERSON:
            continue
        sentence = cut.sentence_at(source.span.start)
        apart = sentence is not None and _stands_apart(sentence)
        name = source_name(annotation)
        if apart or (_is_expert(annotation, about_school) and name.split()[-1].lower() not in staked):
            yield "independent-expert", source.span
            if found.setdefault(name, source.span) is source.span and len(found) == 2 and not cut.brief:
                yield "independent-sources", source.span


def _named_with_stake(cut: CutArticle) -> frozenset[str]:
    """The words of all sentences that say of somebody that it is their own study, or who pays them."""
    told = PhraseTable((phrase, True) for phrase in words("practice", "stake", "told"))
    return frozenset().union(
        *(s.lower for s in cut.sentences if not _stands_apart(s) and any(True for _ in told.find(s.lower)))
    )


def _stands_apart(sentence: Sentence) -> bool:
    """Whether it says of somebody that they had no part in the study or the case."""
    lower = sentence.lower
    for hit in _apart().find(lower):
        near = lower[hit.last : hit.last + _NEAR]
        if not words("practice", "stake", "of").isdisjoint((*lower[hit.first : hit.last], *near)):
            return True
    return False


@cache
def _apart() -> PhraseTable[bool]:
    return PhraseTable((phrase, True) for phrase in words("practice", "stake", "none"))


@cache
def _experts() -> PhraseTable[bool]:
    return PhraseTable((phrase, True) for phrase in words("practice", "experts", "words"))


def _is_about_school(cut: CutArticle) -> bool:
    """Whether the headline or the first paragraph tells of a university or an institute."""
    first = next((block.end for block in cut.blocks if block.role is Role.BODY), 0)
    return not words("practice", "experts", "schools").isdisjoint(tokenize(cut.text, 0, first).lower)


def _is_expert(annotation: Annotation, about_school: bool) -> bool:
    """Whether a named person is told to be an expert, by trade or at a school, and not that of one of the parties."""
    source = annotation.source
    assert source is not None
    told = tokenize(source.text).lower
    hit = next(_experts().find(told), None)
    stake = words("practice", "stake", "words")
    if hit is None:
        at_school = not words("practice", "experts", "schools").isdisjoint(told)
        return at_school and not about_school and stake.isdisjoint(told)
    beside = told[max(0, hit.first - _BESIDE) : hit.last + _BESIDE + 1]
    owned = not {"'s", "'", "his", "her", "their"}.isdisjoint(told[max(0, hit.first - _BESIDE) : hit.first])
    return not owned and stake.isdisjoint(beside)
