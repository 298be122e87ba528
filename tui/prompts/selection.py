"""Which marks are shown: a page on which every other word is marked teaches nobody.

A *place* is a sentence with its visible marks: one stop of `]`, one card. Places of the layers 2 to 4 are rationed by
level; the sourced layer costs nothing and is shown in full, but for what is rather wrong than right.

Marks of kinds that are often wrong wait until they are asked for, but for a few charges that name both sides: what one
party lays at another's door is the gravest thing in most articles. These are put as questions.

Within a layer marks are ranked by weight times confidence. Between the layers the places are shared out as seats are
between parties (D'Hondt): whichever layer's next mark is worth most, divided by one more than the places it has.
So a layer with many marks cannot crowd out the others, and a layer with weak ones is not served like a strong one.

A long text is read in parts from the top, and whatever is shown of a part stays shown. So each part has its share of
the places, and what is chosen of it rests on nothing below it; some places are kept for what comes when the text is
complete: counter-views above all. The choice is the same whether somebody has watched the parts arrive or not.
"""

import math
from bisect import bisect_right
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum

from tui.annotate.annotation import Annotation, Layer, Voice
from tui.annotate.reading import Reading
from tui.language.cut import CutArticle, Sentence, kept
from tui.prompts.measured import SURE_ENOUGH, doubted, is_charge
from tui.prompts.ration import Ration, Room

ALL_LAYERS = frozenset(Layer)
_SURE_WHO = 0.5
"""How sure who says so must be to be shown unasked: a name beside words that are another's does the most harm."""
_COLOURING = ("emotive", "exaggeration", "euphemism", "reporting-verb")
"""Kinds of words that stand for a plainer one. Of those without one, editors who read 30 articles found hardly one in
nine worth the time, of those with one a quarter."""
_LEAST_WORTH = 0.2
"""What a mark must be worth to be shown unasked: a reporting verb alone ("insisted") is not, save in the headline."""


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


_RATIONS = {
    Level.FEWER: Ration(140, 1, 3, 7, 2, 1),
    Level.DEFAULT: Ration(70, 2, 5, 15, 3, 2),
    Level.MORE: Ration(35, 4, 10, 30, 5, 150),
}
_FEWEST_MORE = 3
"""How many places a step adds at least."""
_KEPT = 1 / 5
"""The share of the places of a long text that is kept for what comes when it is complete."""


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
    complete: bool = True
    """Whether the whole text has been read."""
    held: int = 0
    """How many places of its level are left for a further step."""

    @property
    def summary(self) -> str:
        """How much is shown, for the header: "showing 12 places, + for more"."""
        if not self.layers:
            return "marks hidden"
        if not self.complete:
            return f"showing {_counted(len(self.places), 'place')} so far" if self.places else "no places so far"
        rest = self.of > len(self.places)
        if not self.places:
            return "nothing sure enough to show, + for more" if rest or self.doubtful else "nothing marked"
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


def select(
    reading: Reading,
    level: Level = Level.DEFAULT,
    layers: Collection[Layer] = ALL_LAYERS,
    dismissed: Collection[Annotation] = frozenset(),
    most: int | None = None,
) -> Selection:
    """What to show of a reading. A dismissed mark's place is left empty: nothing moves up into it.

    With `most` there are no more places than that, but for those of the level below: they are the first to stay.

    `dismissed` may be marks of an earlier reading of the text, of which more has arrived since.
    Linear in the text and, but for sorting, in the number of marks.
    """
    on = frozenset(layers)
    only_sourced = on == {Layer.SOURCED}
    first = {mark.now: mark.first for part in reading.parts for mark in part.marks}
    candidates = [a for a in dict.fromkeys((*reading.annotations, *first)) if a.layer in on]
    away = set(map(_what_is_marked, dismissed))
    gone = {a for a in candidates if _what_is_marked(a) in away} if away else set()
    shown = {a for a in candidates if a.shown or (a in first and first[a].shown)}
    countable = [a for a in candidates if only_sourced or a.layer is not Layer.SOURCED]
    eligible = [a for a in candidates if level is Level.CANDIDATES or a in shown]
    who = [a for a in eligible if a.layer is Layer.SOURCED]
    sourced = [Mark(a) for a in who if level >= Level.MORE or a.confidence >= _SURE_WHO]
    chosen = _chosen(reading, [a for a in eligible if a.layer is not Layer.SOURCED], level)
    whole = sorted(sourced + chosen, key=lambda mark: (mark.annotation.start, mark.annotation.end))
    marks = [mark for mark in whole if mark.annotation not in gone]
    places = tuple(_places(reading, marks, only_sourced))
    held = 0
    if most is not None:
        every = tuple(_places(reading, whole, only_sourced))  # with what was dismissed, whose places stay empty
        below = {place.start for place in select(reading, level.fewer, layers).places}
        seated = {place.start for place in _foremost(every, below, most)}
        held = len(every) - len(seated)
        places = tuple(place for place in places if place.start in seated)
        marks = _standing(marks, places, only_sourced)
    above = _sentences(reading, (a for a in countable if a in shown and a not in gone))
    doubtful = _sentences(reading, (a for a in countable if a not in gone)) - above
    asked = {mark.annotation for mark in chosen}
    waiting = [a for a in countable if a not in asked]
    return Selection(
        level=level,
        layers=on,
        places=places,
        marks=tuple(marks),
        of=max(len(above), len(places) + held),
        doubtful=0 if level is Level.CANDIDATES else len(doubtful),
        hidden=tuple(
            _told(waiting, on, len(away), level, len(above) - len(places), len(doubtful), len(who) - len(sourced))
        ),
        complete=reading.complete,
        held=held,
    )


def one_step_on(count: int) -> int:
    """How many places are shown after so many: half as many again, and three more at least."""
    return max(count + _FEWEST_MORE, math.ceil(count * 1.5))


def _foremost(places: Collection[Place], first: Collection[int], most: int) -> tuple[Place, ...]:
    """So many of some places, in order: those that begin at `first`, then those whose marks are worth most."""
    ranked = sorted(
        places,
        key=lambda place: (place.start not in first, -max(mark.worth for mark in place.marks), place.start),
    )
    return tuple(sorted(ranked[: max(most, len(first))], key=lambda place: place.start))


def _standing(marks: Iterable[Mark], places: Iterable[Place], only_sourced: bool) -> list[Mark]:
    """Those of some marks that are in one of the places, and who says so wherever that needs none."""
    here = {mark.annotation for place in places for mark in place.marks}
    return [m for m in marks if m.annotation in here or (m.layer is Layer.SOURCED and not only_sourced)]


def _what_is_marked(annotation: Annotation) -> tuple[Layer, str, int, int]:
    return annotation.layer, annotation.kind, annotation.start, annotation.end


def sentence_of(reading: Reading, annotation: Annotation) -> Sentence | None:
    """The sentence that a mark belongs to: the one where it begins."""
    return _by_mark(reading.cut, reading).get(annotation) or _sentence_at(reading.cut, annotation)


def _sentence_at(cut: CutArticle, annotation: Annotation) -> Sentence | None:
    return cut.sentence_at(annotation.start) or cut.sentence_at(annotation.end - 1)


@kept
def _by_mark(cut: CutArticle, reading: Reading) -> dict[Annotation, Sentence | None]:
    """The sentence of each mark: a key that shows more of a book would look for tens of thousands."""
    return {annotation: _sentence_at(cut, annotation) for annotation in reading.annotations}


def _chosen(reading: Reading, candidates: list[Annotation], level: Level) -> list[Mark]:
    """The marks of the layers 2 to 4 that are visible at a level."""
    if level not in _RATIONS:
        return [Mark(a, doubted=doubted(a)) for a in candidates]
    if level < Level.MORE:
        candidates = [a for a in candidates if not _is_quoted_wording(a)]
    if reading.parts:
        return _chosen_by_part(reading, candidates, level)
    seats = _Seats(reading, _RATIONS[level])
    seats.fill(_wanted(reading, _merged(reading, candidates), level), seats.most)
    return seats.taken


def _chosen_by_part(reading: Reading, candidates: Iterable[Annotation], level: Level) -> list[Mark]:
    """The same for a long text: what is chosen of a part rests on it and on those above it alone.

    A mark is chosen by how sure it was when its part had been read, and shown as it is now.
    """
    eligible = dict.fromkeys(candidates)
    seats = _Seats(reading, _RATIONS[level])
    now: dict[Annotation, Annotation] = {}
    for part in reading.parts:
        of_part = {mark.first: mark.now for mark in part.marks if mark.first.shown and mark.now in eligible}
        now |= of_part
        places = math.ceil(seats.most * (1 - _KEPT) * part.share)
        seats.fill(_wanted(reading, _merged(reading, of_part), level), places)
    if reading.complete:
        early = set(now.values())
        late = (a for a in eligible if a not in early)
        seats.fill(_wanted(reading, _merged(reading, late), level), seats.most)
    taken = [replace(mark, annotation=now.get(mark.annotation, mark.annotation)) for mark in seats.taken]
    times = _same_words(reading, eligible)
    return [
        replace(mark, again=tuple(a for a in times[_word(reading, mark.annotation)] if a is not mark.annotation))
        if mark.layer is Layer.LOADED else mark
        for mark in taken
    ]


def _wanted(reading: Reading, marks: Iterable[Mark], level: Level) -> list[Mark]:
    """Those of some marks that may be shown at a level."""
    text = reading.article.text
    return [m for m in marks if level >= Level.MORE or _is_sure(m) or is_charge(text, m.annotation)]


def _is_sure(mark: Mark) -> bool:
    """Whether a mark is shown without being asked for: a colouring word only if a plainer one can be held beside it."""
    annotation = mark.annotation
    if annotation.kind in _COLOURING and not annotation.suggestion:
        return False
    return mark.worth >= _LEAST_WORTH and not mark.doubted and annotation.confidence >= SURE_ENOUGH


def _is_quoted_wording(annotation: Annotation) -> bool:
    return annotation.layer is Layer.LOADED and annotation.voice is Voice.QUOTED


def _merged(reading: Reading, annotations: Iterable[Annotation]) -> Iterator[Mark]:
    """A loaded word that comes back as one mark, where it weighs most; every other mark by itself."""
    annotations = list(annotations)
    yield from (Mark(a, doubted=doubted(a)) for a in annotations if a.layer is not Layer.LOADED)
    for times in _same_words(reading, annotations).values():
        heaviest = max(times, key=worth)  # the first of several that weigh the same
        yield Mark(heaviest, tuple(a for a in times if a is not heaviest), doubted(heaviest))


def _same_words(reading: Reading, annotations: Iterable[Annotation]) -> dict[str, list[Annotation]]:
    """The marks of loaded wording by the words that are marked."""
    same: dict[str, list[Annotation]] = {}
    for annotation in annotations:
        if annotation.layer is Layer.LOADED:
            same.setdefault(_word(reading, annotation), []).append(annotation)
    return same


def _word(reading: Reading, annotation: Annotation) -> str:
    return " ".join(reading.article.text[annotation.start : annotation.end].lower().split())


class _Seats:
    """The marks that find room, the layers sharing it out by D'Hondt's rule."""

    def __init__(self, reading: Reading, ration: Ration) -> None:
        self._reading = reading
        self._room = Room(reading.cut, ration)
        self._seated: dict[Layer, list[Mark]] = {
            layer: [] for layer in (Layer.COUNTERVIEW, Layer.UNVERIFIED, Layer.LOADED)
        }  # who goes first when two are worth the same
        self._words: set[str] = set()
        self._questions = ration.questions

    @property
    def most(self) -> int:
        """How many places the article may have."""
        return self._room.most

    @property
    def taken(self) -> list[Mark]:
        """The marks that are seated."""
        return [mark for layer in self._seated.values() for mark in layer]

    def fill(self, marks: Iterable[Mark], places: int) -> None:
        """Seat some of these marks, until the article has so many places. A loaded word is seated once."""
        ranked = sorted(marks, key=lambda mark: (-mark.worth, mark.annotation.start, mark.annotation.end))
        waiting = {layer: deque(mark for mark in ranked if mark.layer is layer) for layer in self._seated}
        while any(waiting.values()):
            layer = max(
                (layer for layer in waiting if waiting[layer]),
                key=lambda layer: waiting[layer][0].worth / (len(self._seated[layer]) + 1),
            )
            mark = waiting[layer].popleft()
            if mark.doubted and self._questions == 0:
                continue
            word = _word(self._reading, mark.annotation) if layer is Layer.LOADED else ""
            sentence = sentence_of(self._reading, mark.annotation)
            if word not in self._words and sentence and self._room.takes(sentence, places):
                self._seated[layer].append(mark)
                self._questions -= mark.doubted
                if word:
                    self._words.add(word)


def _places(reading: Reading, marks: Iterable[Mark], only_sourced: bool) -> Iterator[Place]:
    """The stops: sentences with a mark of the layers 2 to 4, or with any where the sourced layer alone is on."""
    by_sentence: dict[int, list[Mark]] = {}
    known = _by_mark(reading.cut, reading)
    for mark in marks:
        sentence = known.get(mark.annotation) or sentence_of(reading, mark.annotation)
        if sentence is not None:
            by_sentence.setdefault(sentence.index, []).append(mark)
    for index in sorted(by_sentence):
        here = sorted(by_sentence[index], key=lambda m: (m.layer is Layer.SOURCED, -m.worth))
        if only_sourced or here[0].layer is not Layer.SOURCED:
            yield Place(reading.cut.sentences[index], tuple(here))


def _sentences(reading: Reading, annotations: Iterable[Annotation]) -> set[int]:
    known = _by_mark(reading.cut, reading)
    found = (known.get(a) or sentence_of(reading, a) for a in annotations)
    return {sentence.index for sentence in found if sentence is not None}


def _told(
    waiting: list[Annotation], on: frozenset[Layer], gone: int, level: Level, rest: int, unsure: int, who: int
) -> Iterator[str]:
    """What is not shown, in words."""
    if rest > 0:
        yield f"{_counted(rest, 'place')} more, weaker or too close to others"
    if level < Level.MORE and (quoted := sum(a.shown and _is_quoted_wording(a) for a in waiting)):
        yield f"{_counted(quoted, 'loaded word')} in quotations"
    if level < Level.MORE and (often_wrong := sum(a.shown and doubted(a) for a in waiting)):
        yield f"{_counted(often_wrong, 'mark')} of kinds that we often get wrong"
    if who:
        yield f"who says so in {_counted(who, 'place')} where we are unsure"
    if level < Level.CANDIDATES and unsure:
        yield f"{_counted(unsure, 'doubtful place')}"
    if gone:
        yield f"{_counted(gone, 'mark')} that you dismissed"
    if off := [layer.value for layer in Layer if layer not in on]:
        yield f"the {'layer' if len(off) == 1 else 'layers'} {', '.join(off)}, switched off"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
