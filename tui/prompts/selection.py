"""Which marks are shown: a page on which every other word is marked teaches nobody.

A *place* is a sentence with its visible marks: one stop of `]`, one card. Places of the layers 2 to 4 are rationed by
level; the sourced layer is always shown in full and costs nothing.

Within a layer marks are ranked by weight times confidence. Between the layers the places are shared out as seats are
between parties (D'Hondt): whichever layer's next mark is worth most, divided by one more than the places it has.
So a layer with many marks cannot crowd out the others, and a layer with weak ones is not served like a strong one.
"""

import math
from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate
from typing import NamedTuple

from tui.annotate.annotation import Annotation, Layer, Voice
from tui.annotate.reading import Reading
from tui.article.article import words_in
from tui.language.cut import Sentence
from tui.prompts.wording import load

ALL_LAYERS = frozenset(Layer)
LEAST_PRECISION = 0.7
"""Marks that were measured to be right less often than this are not shown by default, and then only as a question."""
SURE_ENOUGH = 0.55
"""How sure a mark must be to be shown unasked. On articles that careful readers had marked, and the model had not seen,
68 in 100 marks of the default view were right without this line, and 79 of those above it."""
_LEAST_WORTH = 0.2
"""What a mark must be worth to be shown unasked: a reporting verb alone ("insisted") is not, save in the headline."""
_MOST_QUESTIONS = 1
"""So many marks of such kinds make up what a layer shows by default, where it has fewer sure ones."""
_SCREEN_WORDS = 250
"""About what an 80 by 24 screen and the turn to the next one hold."""


class Level(IntEnum):
    """How much is shown; `-` and `+` step along."""

    FEWER = 0
    DEFAULT = 1
    MORE = 2
    SHOWN = 3
    """Every mark above its layer's line."""
    CANDIDATES = 4
    """Doubtful ones too."""

    @property
    def fewer(self) -> "Level":
        """The level that `-` leads to."""
        return Level(max(self - 1, Level.FEWER))

    @property
    def more(self) -> "Level":
        """The level that `+` leads to."""
        return Level(min(self + 1, Level.CANDIDATES))


class _Ration(NamedTuple):
    """At most so many places and, in one place, marks of the layers 2 to 4."""

    words_a_place: int
    in_paragraph: int
    on_screen: int
    in_article: int
    marks_a_place: int


_RATIONS = {
    Level.FEWER: _Ration(140, 1, 3, 7, 2),
    Level.DEFAULT: _Ration(70, 2, 5, 15, 3),
    Level.MORE: _Ration(35, 4, 10, 30, 5),
}
_PLACES_IN_A_PASSAGE = 2
"""What a text of a few lines may have, however short it is."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One visible mark; a word that comes back is one mark, at its heaviest place."""

    annotation: Annotation
    again: tuple[Annotation, ...] = ()
    """The other times that the same word is marked."""
    doubted: bool = False
    """Of a kind that is often wrong: it is put as a question only."""

    @property
    def layer(self) -> Layer:
        """Its layer."""
        return self.annotation.layer

    @property
    def count(self) -> int:
        """How often the word is marked."""
        return 1 + len(self.again)

    @property
    def worth(self) -> float:
        """What marks are ranked by."""
        return worth(self.annotation)


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence with its visible marks, the heaviest first and who says so last."""

    sentence: Sentence
    marks: tuple[Mark, ...]

    @property
    def start(self) -> int:
        """Where the sentence begins in the article."""
        return self.sentence.start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.sentence.end


@dataclass(frozen=True, slots=True)
class Selection:
    """What is visible at a level with some layers on."""

    level: Level
    layers: frozenset[Layer]
    places: tuple[Place, ...]
    """The stops of `]`, in order: the places of the layers 2 to 4; those of the sourced layer if it alone is on."""
    marks: tuple[Mark, ...]
    """All visible marks by (start, end), those of the sourced layer included: what is painted."""
    of: int
    """How many places there are above the line with these layers on, shown or not."""
    doubtful: int
    """How many more the highest level would add."""
    hidden: tuple[str, ...]
    """What is not shown and why, in words, for the help and for whoever asks."""

    @property
    def summary(self) -> str:
        """How much is shown, for the header: "showing 12 places, + for more"."""
        if not self.layers:
            return "marks hidden"
        rest = self.of > len(self.places)
        if not self.places:
            return "no places shown, + for more" if rest or self.doubtful else "nothing marked"
        shown = f"showing {'' if rest or len(self.places) == 1 else 'all '}{_counted(len(self.places), 'place')}"
        if rest:
            return f"{shown}, + for more"
        return f"{shown}, + for doubtful ones" if self.doubtful else shown

    def place_at(self, offset: int) -> Place | None:
        """The place whose sentence covers an offset."""
        index = bisect_right(self.places, offset, key=lambda place: place.start) - 1
        return self.places[index] if index >= 0 and offset < self.places[index].end else None


def worth(annotation: Annotation) -> float:
    """Weight times confidence: what marks are ranked by within their layer."""
    return annotation.weight * annotation.confidence


def doubted(annotation: Annotation) -> bool:
    """Whether marks such as this were measured to be wrong too often to be shown unasked.

    Of a kind that is, those that are surer than its `sure` were right often enough.
    """
    measured = load("precision").get(annotation.kind)
    if measured is None or measured["precision"] >= LEAST_PRECISION:
        return False
    surest: float = measured.get("sure", math.inf)
    return annotation.confidence < surest


def select(
    reading: Reading,
    level: Level = Level.DEFAULT,
    layers: Collection[Layer] = ALL_LAYERS,
    dismissed: Collection[Annotation] = frozenset(),
) -> Selection:
    """What to show of a reading. A dismissed mark's place is left empty: nothing moves up into it.

    Linear in the text and, but for sorting, in the number of marks.
    """
    on, gone = frozenset(layers), frozenset(dismissed)
    only_sourced = on == {Layer.SOURCED}
    candidates = [a for a in reading.annotations if a.layer in on]
    countable = [a for a in candidates if only_sourced or a.layer is not Layer.SOURCED]
    eligible = candidates if level is Level.CANDIDATES else [a for a in candidates if a.shown]
    sourced = [Mark(a) for a in eligible if a.layer is Layer.SOURCED]
    chosen = _chosen(reading, [a for a in eligible if a.layer is not Layer.SOURCED], level)
    marks = [mark for mark in sourced + chosen if mark.annotation not in gone]
    marks.sort(key=lambda mark: (mark.annotation.start, mark.annotation.end))
    places = tuple(_places(reading, marks, only_sourced))
    above = _sentences(reading, (a for a in countable if a.shown and a not in gone))
    doubtful = _sentences(reading, (a for a in countable if a not in gone)) - above
    return Selection(
        level=level,
        layers=on,
        places=places,
        marks=tuple(marks),
        of=max(len(above), len(places)),
        doubtful=0 if level is Level.CANDIDATES else len(doubtful),
        hidden=tuple(_told(countable, on, gone, level, len(above) - len(places), len(doubtful))),
    )


def sentence_of(reading: Reading, annotation: Annotation) -> Sentence | None:
    """The sentence that a mark belongs to: the one where it begins."""
    return reading.cut.sentence_at(annotation.start) or reading.cut.sentence_at(annotation.end - 1)


def _chosen(reading: Reading, candidates: list[Annotation], level: Level) -> list[Mark]:
    """The marks of the layers 2 to 4 that are visible at a level."""
    if level not in _RATIONS:
        return [Mark(a, doubted=doubted(a)) for a in candidates]
    if level >= Level.MORE:
        return _seated(reading, _merged(reading, candidates), _RATIONS[level])
    marks = list(_merged(reading, (a for a in candidates if not _is_quoted_wording(a))))
    unasked = [mark for layer in Layer for mark in _unasked(mark for mark in marks if mark.layer is layer)]
    return _seated(reading, unasked, _RATIONS[level])


def _unasked(marks: Iterable[Mark]) -> list[Mark]:
    """Those marks of a layer that are shown without being asked for, with doubted ones only to make up a few.

    A layer left empty would tell the reader that there is nothing to find.
    """
    ranked = sorted((mark for mark in marks if mark.worth >= _LEAST_WORTH), key=lambda mark: -mark.worth)
    sure = [mark for mark in ranked if not mark.doubted and mark.annotation.confidence >= SURE_ENOUGH]
    return sure + [mark for mark in ranked if mark.doubted][: max(_MOST_QUESTIONS - len(sure), 0)]


def _is_quoted_wording(annotation: Annotation) -> bool:
    return annotation.layer is Layer.LOADED and annotation.voice is Voice.QUOTED


def _merged(reading: Reading, annotations: Iterable[Annotation]) -> Iterator[Mark]:
    """A loaded word that comes back as one mark, where it weighs most; every other mark by itself."""
    same: dict[str, list[Annotation]] = {}
    for annotation in annotations:
        if annotation.layer is Layer.LOADED:
            word = " ".join(reading.article.text[annotation.start : annotation.end].lower().split())
            same.setdefault(word, []).append(annotation)
        else:
            yield Mark(annotation, doubted=doubted(annotation))
    for times in same.values():
        heaviest = max(times, key=worth)  # the first of several that weigh the same
        yield Mark(heaviest, tuple(a for a in times if a is not heaviest), doubted(heaviest))


def _seated(reading: Reading, marks: Iterable[Mark], ration: _Ration) -> list[Mark]:
    """The marks that find room, the layers sharing it out by D'Hondt's rule."""
    ranked = sorted(marks, key=lambda mark: (-mark.worth, mark.annotation.start, mark.annotation.end))
    waiting = {
        layer: deque(mark for mark in ranked if mark.layer is layer)
        for layer in (Layer.COUNTERVIEW, Layer.UNVERIFIED, Layer.LOADED)  # who goes first when two are worth the same
    }
    room = _Room(reading, ration)
    seated: dict[Layer, list[Mark]] = {layer: [] for layer in waiting}
    while any(waiting.values()):
        layer = max(
            (layer for layer in waiting if waiting[layer]),
            key=lambda layer: waiting[layer][0].worth / (len(seated[layer]) + 1),
        )
        mark = waiting[layer].popleft()
        if room.takes(mark.annotation):
            seated[layer].append(mark)
    return [mark for layer in seated.values() for mark in layer]


class _Room:
    """What is left of a ration."""

    def __init__(self, reading: Reading, ration: _Ration) -> None:
        self._reading = reading
        self._ration = ration
        text = reading.article.text
        lengths = [words_in(text[sentence.start : sentence.end]) for sentence in reading.cut.sentences]
        self._words_before = [0, *accumulate(lengths)]
        self._paragraphs: Counter[int] = Counter()  # how many words each has
        for sentence, length in zip(reading.cut.sentences, lengths, strict=True):
            self._paragraphs[sentence.block] += length
        by_length = max(_PLACES_IN_A_PASSAGE, round(self._words_before[-1] / ration.words_a_place))
        self._places_left = min(ration.in_article, by_length)
        self._in_sentence: Counter[int] = Counter()
        self._in_paragraph: Counter[int] = Counter()
        self._taken: list[int] = []  # how many words stand before each place, in order

    def takes(self, annotation: Annotation) -> bool:
        """Whether there is room for a mark; if so, it is taken."""
        sentence = sentence_of(self._reading, annotation)
        if sentence is None or self._in_sentence[sentence.index] >= self._ration.marks_a_place:
            return False
        if not self._in_sentence[sentence.index] and not self._opens(sentence):
            return False
        self._in_sentence[sentence.index] += 1
        return True

    def _opens(self, sentence: Sentence) -> bool:
        """Whether the sentence may be a new place; if so, it is one."""
        most = self._ration.on_screen
        words = self._words_before[sentence.index]
        at = bisect_right(self._taken, words)
        near = [*self._taken[max(at - most, 0) : at], words, *self._taken[at : at + most]]
        crowded = any(last - first < _SCREEN_WORDS for first, last in zip(near, near[most:], strict=False))
        # A text pasted without its line breaks is one paragraph of a thousand words: it has room for more.
        room = max(self._ration.in_paragraph, self._paragraphs[sentence.block] // (2 * self._ration.words_a_place))
        if crowded or not self._places_left or self._in_paragraph[sentence.block] >= room:
            return False
        self._places_left -= 1
        self._in_paragraph[sentence.block] += 1
        self._taken.insert(at, words)
        return True


def _places(reading: Reading, marks: Iterable[Mark], only_sourced: bool) -> Iterator[Place]:
    """The stops: sentences with a mark of the layers 2 to 4, or with any where the sourced layer alone is on."""
    by_sentence: dict[int, list[Mark]] = {}
    for mark in marks:
        sentence = sentence_of(reading, mark.annotation)
        if sentence is not None:
            by_sentence.setdefault(sentence.index, []).append(mark)
    for index in sorted(by_sentence):
        here = sorted(by_sentence[index], key=lambda m: (m.layer is Layer.SOURCED, -m.worth))
        if only_sourced or here[0].layer is not Layer.SOURCED:
            yield Place(reading.cut.sentences[index], tuple(here))


def _sentences(reading: Reading, annotations: Iterable[Annotation]) -> set[int]:
    found = (sentence_of(reading, a) for a in annotations)
    return {sentence.index for sentence in found if sentence is not None}


def _told(
    countable: list[Annotation], on: frozenset[Layer], gone: frozenset[Annotation], level: Level, rest: int, unsure: int
) -> Iterator[str]:
    """What is not shown, in words."""
    if rest > 0:
        yield f"{_counted(rest, 'place')} more, weaker or too close to others"
    if level < Level.MORE and (quoted := sum(a.shown and _is_quoted_wording(a) for a in countable)):
        yield f"{_counted(quoted, 'loaded word')} in quotations"
    if level < Level.MORE and (often_wrong := sum(a.shown and doubted(a) for a in countable)):
        yield f"{_counted(often_wrong, 'mark')} of kinds that we often get wrong"
    if level < Level.CANDIDATES and unsure:
        yield f"{_counted(unsure, 'doubtful place')}"
    if gone:
        yield f"{_counted(len(gone), 'mark')} that you dismissed"
    if off := [layer.value for layer in Layer if layer not in on]:
        yield f"the {'layer' if len(off) == 1 else 'layers'} {', '.join(off)}, switched off"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
