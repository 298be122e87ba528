"""Lines to search for elsewhere: lateral reading. They are made to be copied; nothing is looked up from here."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from tui.annotate.annotation import Annotation, Layer, SourceKind
from tui.annotate.reading import Reading
from tui.article.article import Span
from tui.article.sanitize import one_line
from tui.language.cut import Sentence
from tui.language.layout import Role
from tui.lexicon import words
from tui.prompts.marks import worth
from tui.prompts.places import Place, sentence_of
from tui.prompts.prompts import name_of, roles_of
from tui.prompts.wording import load, shortened

_PHRASE_WORDS = 12
"""Of a sentence to be found as it stands: enough to be its own, few enough for a search box."""
_WHOLE_WORDS = 14
"""A sentence of so many is not cut."""
_FEWEST_WORDS = 6
_FEWEST_KEY_WORDS, _KEY_WORDS = 3, 8
_SMALL_WORDS = (("function_words", "english"), ("function_words", "openers"), ("grammar", "prepositions"))
_JOINING = re.compile(r"\s*(?:,|;|&|\band\b)\s*")
_NOT_SEARCHED = str.maketrans("", "", "“”„«»\"")


@dataclass(frozen=True, slots=True)
class Lookup:
    """One line to search for, and the question that it may answer. Both are plain strings."""

    label: str
    line: str


def lookups(reading: Reading, place: Place | None = None) -> tuple[Lookup, ...]:
    """What to search for: about the marks of a place where one is given, else about the whole article."""
    here = [mark.annotation for mark in place.marks] if place else []
    found = dict(_outlet(reading))
    sentence = place.sentence if place else _key_sentence(reading)
    if sentence is not None and (phrase := _phrase(reading, sentence)):
        found["sentence"] = {"sentence": phrase}
    who, source = _source(reading, here)
    if source:
        found[who] = source
    kind, claim = _claim(reading, here)
    if claim:
        found[kind] = {"claim": claim}
    labels, lines = load("article")["elsewhere"], load("article")["searches"]
    return tuple(
        Lookup(labels[kind].format_map(slots), lines[kind].format_map(slots).strip()) for kind, slots in found.items()
    )


def _outlet(reading: Reading) -> Iterator[tuple[str, dict[str, str]]]:
    said = reading.cut.stated
    if said.outlet:
        agency = said.outlet.lower() in words("genre", "agencies", "words")
        yield "agency" if agency else "outlet", {"outlet": _searchable(said.outlet)}
    elif said.byline:
        yield "author", {"author": _searchable(_JOINING.split(said.byline)[0])}  # of several the first


def _key_sentence(reading: Reading) -> Sentence | None:
    """The sentence of the heaviest mark; of an article without marks the first long one of its body."""
    heaviest = _heaviest(reading.annotations)
    if heaviest and (sentence := sentence_of(reading, heaviest)):
        return sentence
    body = (s for s in reading.cut.sentences if reading.cut.role(s) is Role.BODY)
    return next((s for s in body if len(s.words) >= _PHRASE_WORDS), None)


def _phrase(reading: Reading, sentence: Sentence) -> str:
    """The beginning of a sentence as it stands, without quotation marks; "" of one too short to be its own."""
    found = _searchable(reading.article.text[sentence.start : sentence.end], limit=400).split()
    last = len(found) if len(found) <= _WHOLE_WORDS else _end_of_phrase(found)
    return " ".join(found[:last]).rstrip(".,;:") if len(found) >= _FEWEST_WORDS else ""


def _end_of_phrase(found: list[str]) -> int:
    """After how many words a sentence is best cut: at a comma or dash, else before the small word of a new phrase."""
    ends = range(_PHRASE_WORDS, _FEWEST_WORDS - 1, -1)
    at_mark = (last for last in ends if found[last - 1][-1] in ",;:–—" and last > _FEWEST_WORDS)
    at_phrase = (last for last in ends if not _is_small(found[last - 1]) and _is_small(found[last]))
    return next(chain(at_mark, at_phrase), _PHRASE_WORDS)


def _is_small(word: str) -> bool:
    low = word.lower().strip(".,;:")
    return any(low in words(*where) for where in _SMALL_WORDS)


def _source(reading: Reading, here: list[Annotation]) -> tuple[str, dict[str, str] | None]:
    """A source, somebody or a body, by its name and, where the article tells it, its role."""
    name = next((name for a in here if _can_be_found(name := name_of(a.source))), None)
    roles = dict(roles_of(reading))
    for tally in reading.sources:
        if not _can_be_found(tally.name):
            continue
        if tally.name == name or (not here and name is None and tally.kind.value in ("person", "organization")):
            kind = "source" if tally.kind is SourceKind.PERSON else "body"
            return kind, {"name": _searchable(tally.name), "role": _searchable(roles.get(tally.name, ""))}
    return "source", {"name": _searchable(name), "role": ""} if name else None


def _can_be_found(name: str) -> bool:
    """Whether a source is named, and not only told by an office: "The mayor" leads a search nowhere."""
    first, *rest = name.split() or [""]
    return any(word[0].isupper() for word in rest or [first] if word)


def _claim(reading: Reading, here: list[Annotation]) -> tuple[str, str]:
    """Key words of the heaviest claim, else those of the headline."""
    claims = [a for a in here or reading.annotations if a.layer is Layer.UNVERIFIED]
    heaviest = _heaviest(claims)
    if heaviest and (sentence := sentence_of(reading, heaviest)):
        key = _key_words(sentence, heaviest.span)
        if len(key) < _FEWEST_KEY_WORDS:  # the bank to hold
            key = _key_words(sentence, Span(sentence.start, sentence.end))
        if len(key) > 1:
            key = [*dict.fromkeys([*_of_headline(reading, sentence), *key])][:_KEY_WORDS]
            of_somebody = heaviest.kind == "allegation" and heaviest.target  # what is told of nobody, nobody answers
            return "charge" if of_somebody else "claim", " ".join(key)
    for sentence in reading.cut.sentences[:1]:
        return "story", " ".join(_key_words(sentence, Span(sentence.start, sentence.end)))
    return "story", ""


def _of_headline(reading: Reading, sentence: Sentence) -> list[str]:
    """Key words of the headline, to go before those of a sentence that names nothing: families move away."""
    head = reading.cut.sentences[0]
    named = any(word[0].isupper() for word in sentence.words[1:])
    if named or head is sentence or reading.cut.role(head) is not Role.HEADLINE:
        return []
    return _key_words(head, Span(head.start, head.end))[: _KEY_WORDS // 2]


def _heaviest(annotations: Iterable[Annotation]) -> Annotation | None:
    shown = (a for a in annotations if a.shown and a.layer is not Layer.SOURCED)
    return max(shown, key=worth, default=None)


def _key_words(sentence: Sentence, span: Span) -> list[str]:
    """The words of a stretch that are not small words, each once and in their order."""
    found: dict[str, str] = {}
    for index in sentence.tokens_in(*span):
        word = sentence.words[index]
        if (word[0].isalnum() or word[0] in "$£€¥") and not _is_small(word):
            found.setdefault(sentence.lower[index], _searchable(word))
    return list(found.values())[:_KEY_WORDS]


def _searchable(text: str, limit: int = 80) -> str:
    """Words of the article fit for a search box: one line, without quotation marks."""
    return shortened(one_line(text[: 4 * limit].translate(_NOT_SEARCHED), 4 * limit), limit).removesuffix(" …")
