"""The places of a text that divide a class the most: an agenda for talking about them."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tui.annotate.annotation import Layer, SpanIndex
from tui.classroom.answers import Decision, StudentMark
from tui.classroom.exercise import KeyMark, Passage
from tui.classroom.scoring import FULL_FROM, Marked, Words

MOST = 5


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
    is no dispute; places that overlap so far are told once.
    """
    made = [
        _Made(who, mark.layer, under.start, under.stop)
        for who, (_, marks, _) in enumerate(class_)
        for mark in marks
        if mark.layer in layers and (under := words.under(mark))
    ]
    index = SpanIndex(made)
    exact = Counter((mark.layer, mark.start, mark.end) for mark in made)
    ranked = []
    for (layer, start, end), times in exact.items():
        place = _Made(-1, layer, start, end)
        marked = len({mark.who for mark in index.overlapping(start, end) if mark.layer is layer and _same(mark, place)})
        if marked < len(class_):
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
    return _Made(-1, mark.layer, under.start, under.stop)


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
