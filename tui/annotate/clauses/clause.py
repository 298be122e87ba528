"""An article as clauses: which stand in its own voice, and which are handed to somebody.

A sentence is cut where its voice changes (`sourced`), at dashes, semicolons and brackets, and where a comma and a
joining word begin a clause with a verb of its own. What is too short to claim anything stays with its neighbour.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from tui.annotate.annotation import Annotation, Source, SpanIndex
from tui.language.cut import Sentence
from tui.language.datelines import after_dateline
from tui.language.tokens import CURRENCY
from tui.lexicon import load, words

_LEAST_WORDS = 4
"""Words that a clause has at least."""
_LEAST_WORDS_CUT = 7
"""The same of a clause that goes on in somebody's words, or in another: "Voss's team is", "he went on record as"."""
_SHORT_WORD = 4
"""Letters up to which a word that ends in "ed" may be no verb: need, seed."""
_OPENING_MARKS = frozenset(CURRENCY + "@#")
"""Marks that a word begins with: they stay at the head of a clause."""
_BRACKETS = {"(": ")", "[": "]"}
_OPENING_WORDS = 9
"""The longest adverbial that is left out at the head of a clause: "On Tuesday in Tarn, …"."""


class Clause(NamedTuple):
    """A clause of a sentence: tokens `first` to `last`, end exclusive."""

    sentence: Sentence
    first: int
    last: int
    said: Annotation | None
    """The attribution that it is the content of; None in the article's own voice."""

    @property
    def start(self) -> int:
        """The offset of its first character."""
        return self.sentence.starts[self.first]

    @property
    def end(self) -> int:
        """The offset after its last character."""
        return self.sentence.ends[self.last - 1]

    @property
    def lower(self) -> tuple[str, ...]:
        """Its words in lower case."""
        return self.sentence.lower[self.first : self.last]

    @property
    def source(self) -> Source | None:
        """Who says it; None in the article's own voice, too."""
        return self.said.source if self.said else None

    @property
    def cue(self) -> tuple[str, ...]:
        """The words in lower case, those of its sentence, by which it is handed over."""
        if self.said is None or self.said.cue is None:
            return ()
        told = self.sentence.tokens_in(*self.said.cue)
        return self.sentence.lower[told.start : told.stop]


class Piece(NamedTuple):
    """A stretch of an attribution: its content, or the words that hand it over."""

    start: int
    end: int
    of: Annotation
    content: bool


class Voices:
    """Whose words each stretch of an article is."""

    def __init__(self, sourced: Sequence[Annotation]) -> None:
        pieces = []
        for annotation in sourced:
            if annotation.shown:
                pieces += [Piece(*span, annotation, True) for span in annotation.spans]
                handing = [annotation.cue, annotation.source.span if annotation.source else None]
                pieces += [Piece(*span, annotation, False) for span in handing if span]
        self._pieces = SpanIndex(pieces)

    def pieces(self, sentence: Sentence) -> Sequence[Piece]:
        """What of a sentence belongs to attributions."""
        return self._pieces.overlapping(sentence.start, sentence.end)


def clauses(sentence: Sentence, pieces: Sequence[Piece]) -> Iterator[Clause]:
    """The clauses of a sentence, in order; the words that hand a statement over belong to none."""
    head = after_dateline(sentence.words)
    for first, last, said in _whole(sentence, _runs(sentence, pieces)):
        if last <= head:
            continue
        for begins, ends in _split(sentence.lower, max(first, head), last):
            begins, ends = _trimmed(sentence.lower, begins, ends)
            cut_off = sentence.lower[ends - 1] in words("clauses", "unfinished")
            long_enough = _LEAST_WORDS_CUT if cut_off else _LEAST_WORDS
            if ends - begins >= long_enough or (ends > begins and len(sentence.lower) <= ends - begins + 1):
                yield Clause(sentence, begins, _without_joint(sentence.lower, begins, ends), said)


def _runs(sentence: Sentence, pieces: Sequence[Piece]) -> Iterator[tuple[int, int, Annotation | None]]:
    """Stretches of tokens of one voice."""
    count = len(sentence.lower)
    if not pieces:
        yield 0, count, None
        return
    owners: list[Piece | None] = [None] * count
    for piece in sorted(pieces, key=lambda p: (p.start - p.end, p.start)):  # the innermost is written last
        for index in sentence.tokens_in(piece.start, piece.end):
            owners[index] = piece
    begins = 0
    for index in range(1, count + 1):
        if index == count or owners[index] is not owners[begins]:
            owner = owners[begins]
            if owner is None or owner.content:
                yield begins, index, owner.of if owner else None
            begins = index


def _whole(
    sentence: Sentence, runs: Iterable[tuple[int, int, Annotation | None]]
) -> list[tuple[int, int, Annotation | None]]:
    """The same, but what is told of somebody in the passive stays one with them: Vale, the mayor, | was said | to be
    furious."""
    found: list[tuple[int, int, Annotation | None]] = []
    for first, last, said in runs:
        if not any(map(_is_word, sentence.lower[first:last])):
            continue
        if said and said.source is None and said.cue and found and found[-1][2] is said:
            begins, ends, _ = found[-1]
            between = set(range(ends, first)).difference(sentence.tokens_in(*said.cue))
            if not (has_verb(sentence.lower[begins:ends]) or any(_is_word(sentence.lower[i]) for i in between)):
                found.pop()
                first = begins
        found.append((first, last, said))
    return found


@cache
def _joints() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Marks that part clauses; words that do after a comma; words that do by themselves."""
    lexicon = load("clauses")
    return frozenset(lexicon["marks"]), frozenset(lexicon["after_comma"]), frozenset(lexicon["alone"])


@cache
def _may_part() -> frozenset[str]:
    """All words and marks that may part clauses, and the brackets."""
    return frozenset(_BRACKETS).union(*_joints())


@cache
def _verbs() -> frozenset[str]:
    """Auxiliaries and irregular forms of the past; the regular ones end in "ed"."""
    irregular = {form for pair in load("irregular")["verbs"].values() for form in pair}
    return frozenset(irregular | words("grammar", "auxiliaries"))


@cache
def past_participles() -> frozenset[str]:
    """Those of irregular verbs."""
    return frozenset(pair[1] for pair in load("irregular")["verbs"].values())


def may_be_participle(low: str) -> bool:
    """Whether a word has the form of a past participle, which of a regular verb is that of the past too."""
    return low.endswith("ed") or low in past_participles()


def has_verb(lower: Sequence[str]) -> bool:
    """Whether some word is surely a verb."""
    return not _verbs().isdisjoint(lower) or "ed" in [word[-2:] for word in lower]


def is_verb(low: str) -> bool:
    """Whether a word is surely a verb."""
    return low in _verbs() or (low.endswith("ed") and len(low) > _SHORT_WORD)


def _split(lower: tuple[str, ...], first: int, last: int) -> list[tuple[int, int]]:
    marks, after_comma, alone = _joints()
    inside = range(first + 1, last - 1)
    cuts, aside = [first], first
    for index in itertools.compress(inside, map(_may_part().__contains__, lower[inside.start : inside.stop])):
        word = lower[index]
        if word in _BRACKETS:
            aside = _end_of_aside(lower, index, last)
        if word in marks:
            if index >= aside:
                cuts.append(index + 1)
        elif (word in after_comma and lower[index - 1] == ",") or word in alone:
            cuts.append(index)
    cuts.append(last)
    chunks: list[tuple[int, int]] = []
    for begins, ends in itertools.pairwise(cuts):
        whole = ends - begins > _LEAST_WORDS and has_verb(lower[begins:ends])
        if chunks and not (whole and has_verb(lower[chunks[-1][0] : chunks[-1][1]])):
            chunks[-1] = (chunks[-1][0], ends)
        else:
            chunks.append((begins, ends))
    return chunks


def _end_of_aside(lower: tuple[str, ...], opening: int, last: int) -> int:
    """Past the bracket that closes a few words that are no clause, which part nothing: the Orin League (OL) ran a firm,
    "the [harbour] dues". Else where it opens."""
    inside, closing = lower[opening + 1 : min(opening + 2 + _LEAST_WORDS, last)], _BRACKETS[lower[opening]]
    if closing not in inside or has_verb(inside[: inside.index(closing)]):
        return opening
    return opening + 2 + inside.index(closing)


def _trimmed(lower: tuple[str, ...], first: int, last: int) -> tuple[int, int]:
    """Without joining words and marks at the edges, and without an adverbial that a comma sets off at the head."""
    edges = words("clauses", "edges")
    while first < last and (
        lower[first] in edges or not (lower[first][0].isalnum() or lower[first][0] in _OPENING_MARKS)
    ):
        first += 1
    if lower[first : first + 1] and lower[first] in words("grammar", "prepositions"):
        for index in range(first + 1, min(first + _OPENING_WORDS, last - _LEAST_WORDS)):
            if lower[index] == "," and not has_verb(lower[first:index]):
                first = index + 1
                break
    return first, _without_marks(lower, first, last)


def _without_marks(lower: tuple[str, ...], first: int, last: int) -> int:
    while last > first and not _is_word(lower[last - 1]):
        last -= 1
    return last


def _is_word(low: str) -> bool:
    """Whether a token is a word or a sum, and no mark."""
    return low[0].isalnum() or (len(low) > 1 and low[0] in _OPENING_MARKS)


def _without_joint(lower: tuple[str, ...], first: int, last: int) -> int:
    """The end of a clause without a joining word that has lost what it joins, which stands in the next one."""
    if last == len(lower) or not lower[last][0].isalnum():
        return last
    while last > first + 1 and lower[last - 1] in words("clauses", "dangling"):
        last = _without_marks(lower, first, last - 1)
    return last
