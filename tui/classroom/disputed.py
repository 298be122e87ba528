"""The places of a text that divide a class the most: an agenda for talking about them."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from tui.annotate.annotation import Layer, SpanIndex
from tui.classroom.answers import Decision, StudentMark
from tui.classroom.exercise import KeyMark, Passage
from tui.classroom.scoring import FULL_FROM, Marked, Words

MOST = 5
LEAST = 0.1
"""The share of the class that must stand on either side: one of thirty alone would be pointed at."""
_NOBODY = -1


@dataclass(frozen=True, slots=True)
class Disputed:
    """Words that some of a class marked and others did not."""

    layer: Layer
    start: int
    end: int
    """From the first word to the last, in code points of the passage."""
    marked: int
    """How many students marked them so."""
    students: int
    """How many marked the text."""
    others: tuple[tuple[Layer, int], ...]
    """How many marked the same words as something else."""
    key: KeyMark | None
    """The reference's mark there, if any."""
    reasons: tuple[tuple[str, str, str], ...]
    """What students wrote about their mark or another's: pseudonym, choice, sentence."""


@dataclass(frozen=True, slots=True)
class _Made:
    """A mark in words: `start` and `end` are ordinals of words."""

    who: int
    layer: Layer
    start: int
    end: int


def disputed(
    words: Words,
    passage: Passage,
    layers: Collection[Layer],
    class_: Sequence[tuple[str, Sequence[StudentMark], Sequence[Decision]]],
    most: int = MOST,
) -> tuple[Disputed, ...]:
    """The words on which the class is closest to being split in half, the most divided first.

    `class_` has for each student the pseudonym, the marks made in the passage and the decisions about it. Marks of
    one layer count as the same where they share half of the shorter one's words, so that a different border alone
    is no dispute; nor is what fewer than a tenth of the class see otherwise. Places that overlap so far are told once,
    in the reference's borders where it has a mark there.
    """
    made = [
        _Made(who, mark.layer, under.start, under.stop)
        for who, (_, marks, _) in enumerate(class_)
        for mark in marks
        if mark.layer in layers and (under := words.under(mark))
    ]
    index = SpanIndex(made)
    key = SpanIndex(_in_words(words, mark) for mark in passage.key)
    ranked = []
    for place, times in Counter(_in_borders_of(key, mark) for mark in made).items():
        layer, start, end = place.layer, place.start, place.end
        marked = len({mark.who for mark in index.overlapping(start, end) if mark.layer is layer and _same(mark, place)})
        if min(marked, len(class_) - marked) >= LEAST * len(class_):
            ranked.append((-marked * (len(class_) - marked), -times, start, end, layer.value, marked, place))
    chosen: list[Disputed] = []
    taken: list[_Made] = []
    for *_, marked, place in sorted(ranked, key=lambda entry: entry[:5]):
        if len(chosen) == most:
            break
        if not any(_told_together(place, other) for other in taken):
            taken.append(place)
            chosen.append(_told(words, passage, class_, index, place, marked))
    return tuple(chosen)


def _in_borders_of(key: SpanIndex[_Made], mark: _Made) -> _Made:
    """The place of a mark: that of the reference's mark there, which all are then told by, or its own."""
    there = [it for it in key.overlapping(mark.start, mark.end) if it.layer is mark.layer and _same(it, mark)]
    return max(there, key=lambda it: _shared(it, mark), default=replace(mark, who=_NOBODY))


def _told(
    words: Words,
    passage: Passage,
    class_: Sequence[tuple[str, Sequence[StudentMark], Sequence[Decision]]],
    index: SpanIndex[_Made],
    place: _Made,
    marked: int,
) -> Disputed:
    elsewhere: dict[Layer, set[int]] = {}
    for mark in index.overlapping(place.start, place.end):
        if mark.layer is not place.layer and _alike(mark, place):
            elsewhere.setdefault(mark.layer, set()).add(mark.who)
    keys = [mark for mark in passage.key if mark.layer is place.layer and _same(_in_words(words, mark), place)]
    return Disputed(
        layer=place.layer,
        start=words.starts[place.start],
        end=words.ends[place.end - 1],
        marked=marked,
        students=len(class_),
        others=tuple((layer, len(elsewhere[layer])) for layer in Layer if layer in elsewhere),
        key=max(keys, key=lambda mark: _shared(_in_words(words, mark), place), default=None),
        reasons=tuple(
            (pseudonym, decision.choice, decision.because)
            for pseudonym, _, decisions in class_
            for decision in decisions
            if decision.because and decision.layer is place.layer and _same(_in_words(words, decision), place)
        ),
    )


def _in_words(words: Words, mark: Marked) -> _Made:
    under = words.under(mark)
    return _Made(_NOBODY, mark.layer, under.start, under.stop)


def _shared(one: _Made, other: _Made) -> int:
    return max(min(one.end, other.end) - max(one.start, other.start), 0)


def _same(one: _Made, other: _Made) -> bool:
    """Whether half of the shorter one's words are in the other, too."""
    return _shared(one, other) > 0 and _shared(one, other) >= FULL_FROM * min(
        one.end - one.start, other.end - other.start
    )


def _alike(one: _Made, other: _Made) -> bool:
    """Whether they share half of all their words."""
    either = max(one.end, other.end) - min(one.start, other.start)
    return _shared(one, other) > 0 and _shared(one, other) >= FULL_FROM * either


def _told_together(one: _Made, other: _Made) -> bool:
    return _same(one, other) if one.layer is other.layer else _alike(one, other)
