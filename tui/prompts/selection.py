"""Which marks are shown: a page on which every other word is marked teaches nobody.

Places of the layers 2 to 4 are rationed by level; the sourced layer costs nothing and is shown in full, but for what is
rather wrong than right.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from tui.annotate.annotation import Annotation, Layer
from tui.annotate.reading import Reading
from tui.language.cut import CutArticle, kept
from tui.prompts.hidden import told_of_hidden
from tui.prompts.levels import Level
from tui.prompts.marks import Mark
from tui.prompts.places import Place, places_of, sentences_of
from tui.prompts.seating import seated
from tui.prompts.wording import counted

ALL_LAYERS = frozenset(Layer)
_SURE_WHO = 0.5
"""How sure who says so must be to be shown unasked: a name beside words that are another's does the most harm."""


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
            return f"showing {counted(len(self.places), 'place')} so far" if self.places else "no places so far"
        rest = self.of > len(self.places)
        if not self.places:
            if rest or self.doubtful:
                return "nothing sure enough to show, + for more"
            return "nothing marked but who says so" if self.marks else "nothing marked"
        shown = f"showing {'' if rest or len(self.places) == 1 else 'all '}{counted(len(self.places), 'place')}"
        if rest:
            return f"{shown}, + for more"
        return f"{shown}, + for doubtful ones" if self.doubtful else shown

    def place_at(self, offset: int) -> Place | None:
        """The place whose sentence covers an offset."""
        index = bisect_right(self.places, offset, key=lambda place: place.start) - 1
        return self.places[index] if index >= 0 and offset < self.places[index].end else None


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
    offered = _offered(reading, on)
    candidates, seen = offered.candidates, offered.at(level)
    away = set(map(_what_is_marked, dismissed))
    gone = {a for a in candidates if _what_is_marked(a) in away} if away else set()
    marks, places = offered.without(level, gone) if gone else seen
    held = 0
    if most is not None:  # what was dismissed counts: its places stay empty
        staying = _foremost(seen.places, offered.at(level.fewer).places, most)
        held = len(seen.places) - len(staying)
        places = tuple(place for place in places if place.start in staying)
        marks = _standing(marks, places, only_sourced)
    left = [a for a in candidates if a not in gone and (only_sourced or a.layer is not Layer.SOURCED)]
    above = _sentences(reading, (a for a in left if candidates[a]))
    doubtful = len(_sentences(reading, left) - above)
    waiting = candidates.keys() - {mark.annotation for mark in seen.marks}
    hidden = told_of_hidden(
        level, on, [a for a in waiting if candidates[a]], len(above) - len(places), doubtful, len(away)
    )
    return Selection(
        level=level,
        layers=on,
        places=places,
        marks=tuple(marks),
        of=max(len(above), len(places) + held),
        doubtful=0 if level is Level.CANDIDATES else doubtful,
        hidden=tuple(hidden),
        complete=reading.complete,
        held=held,
    )


class _Seen(NamedTuple):
    """What a level shows, or what is left of that."""

    marks: list[Mark]
    """By (start, end)."""
    places: tuple[Place, ...]


class _Offered:
    """The marks of some layers, and what each level shows of them: worked out once, as each press of `+` in a book
    would choose among thousands for two levels anew."""

    def __init__(self, reading: Reading, layers: frozenset[Layer]) -> None:
        self.candidates = _candidates(reading, layers)
        """Each with whether it is above its layer's line."""
        self._reading = reading
        self._only_sourced = layers == {Layer.SOURCED}
        self._seen: dict[Level, _Seen] = {}

    def at(self, level: Level) -> _Seen:
        """What a level shows before anything is dismissed."""
        if level not in self._seen:
            self._seen[level] = self._placed(_visible(self._reading, self.candidates, level))
        return self._seen[level]

    def without(self, level: Level, gone: Collection[Annotation]) -> _Seen:
        """What is left of it without some marks."""
        return self._placed([mark for mark in self.at(level).marks if mark.annotation not in gone])

    def _placed(self, marks: list[Mark]) -> _Seen:
        return _Seen(marks, places_of(self._reading, marks, self._only_sourced))


def _offered(reading: Reading, layers: frozenset[Layer]) -> _Offered:
    known = _by_layers(reading.cut, reading)
    if layers not in known:
        known[layers] = _Offered(reading, layers)
    return known[layers]


@kept
def _by_layers(cut: CutArticle, reading: Reading) -> dict[frozenset[Layer], _Offered]:
    """What the layers that were on so far offer: one is switched off to be switched on again."""
    return {}


def _candidates(reading: Reading, layers: Collection[Layer]) -> dict[Annotation, bool]:
    """The marks of some layers, each with whether it is above its layer's line, or was when its part had been read."""
    first = {mark.now: mark.first for part in reading.parts for mark in part.marks}
    every = (*reading.annotations, *first)
    return {a: a.shown or (a in first and first[a].shown) for a in every if a.layer in layers}


def _visible(reading: Reading, candidates: Mapping[Annotation, bool], level: Level) -> list[Mark]:
    """What a level shows of them by (start, end), before anything is dismissed."""
    eligible = [a for a, sure in candidates.items() if sure or level is Level.CANDIDATES]
    who = (a for a in eligible if a.layer is Layer.SOURCED)
    sourced = [Mark(a) for a in who if level >= Level.MORE or a.confidence >= _SURE_WHO]
    chosen = seated(reading, [a for a in eligible if a.layer is not Layer.SOURCED], level)
    return sorted(sourced + chosen, key=lambda mark: (mark.annotation.start, mark.annotation.end))


def _foremost(places: Iterable[Place], first: Iterable[Place], most: int) -> set[int]:
    """Where so many of some places begin: those of `first`, then those whose marks are worth most."""
    starts = {place.start for place in first}
    ranked = sorted(
        places,
        key=lambda place: (place.start not in starts, -max(mark.worth for mark in place.marks), place.start),
    )
    return {place.start for place in ranked[: max(most, len(starts))]}


def _standing(marks: Iterable[Mark], places: Iterable[Place], only_sourced: bool) -> list[Mark]:
    """Those of some marks that are in one of the places, and who says so wherever that needs none."""
    here = {mark.annotation for place in places for mark in place.marks}
    return [m for m in marks if m.annotation in here or (m.layer is Layer.SOURCED and not only_sourced)]


def _what_is_marked(annotation: Annotation) -> tuple[Layer, str, int, int]:
    return annotation.layer, annotation.kind, annotation.start, annotation.end


def _sentences(reading: Reading, annotations: Iterable[Annotation]) -> set[int]:
    """The numbers of the sentences that some marks belong to."""
    return {sentence.index for sentence in sentences_of(reading, annotations) if sentence is not None}
