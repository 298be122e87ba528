"""Which marks of the layers 2 to 4 find room at a level.

Within a layer marks are ranked by weight times confidence. Between the layers the places are shared out as seats are
between parties (D'Hondt): whichever layer's next mark is worth most, divided by one more than the places it has.
So a layer with many marks cannot crowd out the others, and a layer with weak ones is not served like a strong one.

Marks of kinds that are often wrong wait until they are asked for, but for a few charges that name both sides: what one
party lays at another's door is the gravest thing in most articles. These are put as questions.

A long text is read in parts from the top, and whatever is shown of a part stays shown. So each part has its share of
the places, and what is chosen of it rests on nothing below it; some places are kept for what comes when the text is
complete: counter-views above all. The choice is the same whether somebody has watched the parts arrive or not.
"""

import math
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tui.annotate.annotation import Annotation, Layer
from tui.annotate.reading import Reading
from tui.prompts.levels import RATIONS, Level
from tui.prompts.marks import Mark, is_quoted_wording, merged, nobody_of, same_words, word_of
from tui.prompts.measured import SURE_ENOUGH, doubted, is_charge, is_worth_a_stop
from tui.prompts.places import sentence_of
from tui.prompts.ration import Room

_COLOURING = ("emotive", "exaggeration", "euphemism", "reporting-verb")
"""Kinds of words that stand for a plainer one. Of those without one, editors who read 30 articles found hardly one in
nine worth the time, of those with one a quarter."""
_LEAST_WORTH = 0.2
"""What a mark must be worth to be shown unasked: a reporting verb alone ("insisted") is not, save in the headline."""
_KEPT = 1 / 5
"""The share of the places of a long text that is kept for what comes when it is complete."""


def seated(reading: Reading, candidates: Iterable[Annotation], level: Level) -> list[Mark]:
    """Those of some marks of the layers 2 to 4 that are visible at a level, in no order."""
    if level not in RATIONS:
        return [Mark(a, doubted=doubted(a)) for a in candidates]
    if level < Level.MORE:
        candidates = [a for a in candidates if not is_quoted_wording(a)]
    if reading.parts:
        return _seated_by_part(reading, candidates, level)
    seats = _Seats(reading, level)
    seats.fill(_wanted(reading, candidates, level), seats.most)
    return seats.taken


def _seated_by_part(reading: Reading, candidates: Iterable[Annotation], level: Level) -> list[Mark]:
    """The same for a long text: what is chosen of a part rests on it and on those above it alone.

    A mark is chosen by how sure it was when its part had been read, and shown as it is now.
    """
    eligible = dict.fromkeys(candidates)
    seats = _Seats(reading, level)
    now: dict[Annotation, Annotation] = {}
    for part in reading.parts:
        of_part = {mark.first: mark.now for mark in part.marks if mark.first.shown and mark.now in eligible}
        now |= of_part
        places = math.ceil(seats.most * (1 - _KEPT) * part.share)
        seats.fill(_wanted(reading, of_part, level), places)
    if reading.complete:
        early = set(now.values())
        seats.fill(_wanted(reading, (a for a in eligible if a not in early), level), seats.most)
    taken = (replace(mark, annotation=now.get(mark.annotation, mark.annotation)) for mark in seats.taken)
    return list(_counted_on(reading, taken, eligible))


def _counted_on(reading: Reading, marks: Iterable[Mark], eligible: Iterable[Annotation]) -> Iterator[Mark]:
    """Marks with every other time that their word is marked, in whichever part that is."""
    times = same_words(reading, eligible)
    for mark in marks:
        same = times[word_of(reading, mark.annotation)] if mark.layer is Layer.LOADED else ()
        yield replace(mark, again=tuple(a for a in same if a is not mark.annotation))


def _wanted(reading: Reading, annotations: Iterable[Annotation], level: Level) -> list[Mark]:
    """The marks that some annotations make, as far as they may be shown at a level."""
    text = reading.article.text
    marks = merged(reading, annotations)
    return [m for m in marks if level >= Level.MORE or _is_sure(m) or is_charge(text, m.annotation)]


def _is_sure(mark: Mark) -> bool:
    """Whether a mark is shown without being asked for: a colouring word only if a plainer one can be held beside it."""
    annotation = mark.annotation
    if annotation.kind in _COLOURING and not annotation.suggestion:
        return False
    if mark.doubted or not is_worth_a_stop(annotation):
        return False
    return mark.worth >= _LEAST_WORTH and annotation.confidence >= SURE_ENOUGH


class _Seats:
    """The marks that find room, the layers sharing it out by D'Hondt's rule."""

    def __init__(self, reading: Reading, level: Level) -> None:
        ration = RATIONS[level]
        self._reading = reading
        self._unasked = level < Level.MORE
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
        """Seat some of these marks, until the article has so many places."""
        ranked = sorted(marks, key=lambda mark: (-mark.worth, mark.annotation.start, mark.annotation.end))
        waiting = {layer: deque(mark for mark in ranked if mark.layer is layer) for layer in self._seated}
        while any(waiting.values()):
            layer = max(
                (layer for layer in waiting if waiting[layer]),
                key=lambda layer: waiting[layer][0].worth / (len(self._seated[layer]) + 1),
            )
            self._seat(waiting[layer].popleft(), places)

    def _seat(self, mark: Mark, places: int) -> None:
        """Seat a mark if there is room for it."""
        if mark.doubted and self._questions == 0:
            return
        word = self._known_by(mark)
        sentence = sentence_of(self._reading, mark.annotation)
        if word in self._words or sentence is None or not self._room.takes(sentence, places):
            return
        self._seated[mark.layer].append(mark)
        self._questions -= mark.doubted
        if word:
            self._words.add(word)

    def _known_by(self, mark: Mark) -> str:
        """What is seated once: a loaded word and, unasked, people whom nobody could find: the question is the same."""
        if mark.layer is Layer.LOADED:
            return word_of(self._reading, mark.annotation)
        return nobody_of(mark.annotation) if self._unasked else ""
