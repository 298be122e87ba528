"""Comparing a reader's marks with a reference, fairly.

Marks are paired one to one so that the credit of all pairs together is as great as can be. A pair's credit grows
with the words that the two share, full from one half of all the words in either; the right words under another
layer earn half of it. Hits and false alarms are counted apart. What only some of the annotators marked is never
held against anyone: neither missing it nor marking it counts.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from math import fsum
from typing import NamedTuple, Protocol

from tui.annotate.annotation import Layer
from tui.language.tokens import tokenize

FULL_FROM = 0.5
"""The share of common words from which a pair earns all of its credit: where a mark begins is a matter of taste."""
OTHER_LAYER = 0.5
"""What the right words earn under another layer."""


class Marked(Protocol):
    """Any mark: a layer, and a stretch of the text in code points, end exclusive."""

    @property
    def layer(self) -> Layer:
        """What the words are marked as."""
        ...

    @property
    def start(self) -> int:
        """The first character marked."""
        ...

    @property
    def end(self) -> int:
        """The character after the last one marked."""
        ...


class Reference(Marked, Protocol):
    """A mark of a key; the votes stand only where several people marked on their own."""

    @property
    def votes(self) -> int | None:
        """How many made the mark."""
        ...

    @property
    def voters(self) -> int | None:
        """How many could have made it."""
        ...


class Words:
    """The words of a text, found by where they lie."""

    def __init__(self, text: str) -> None:
        tokens = tokenize(text)
        places = [
            (start, end)
            for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True)
            if any(character.isalnum() for character in word)
        ]
        self.starts = [start for start, _ in places]
        self.ends = [end for _, end in places]

    def __len__(self) -> int:
        return len(self.starts)

    def under(self, mark: Marked) -> range:
        """The ordinals of the words that a mark touches; a word that is marked in part is marked."""
        first = bisect_right(self.ends, mark.start)
        return range(first, max(first, bisect_left(self.starts, mark.end)))


class Pair(NamedTuple):
    """A mark of mine and one of the reference, by their places in the lists given; None where one stands alone."""

    mine: int | None
    reference: int | None
    credit: float
    """0 to 1; above 0 exactly where both stand."""


def overlap(words: Words, one: Marked, other: Marked) -> float:
    """The words under both marks as a share of those under either; 0 to 1."""
    return _shared(words.under(one), words.under(other))


def credit(words: Words, one: Marked, other: Marked) -> float:
    """What a pair of two marks is worth, 0 to 1; the same whichever is named first."""
    return _credit(overlap(words, one, other), one, other)


def paired(words: Words, mine: Sequence[Marked], reference: Sequence[Marked]) -> list[Pair]:
    """Each mark once, alone or in a pair, in the order of the text.

    Of all ways to pair one to one it takes one with the greatest sum of credit and, among those, of common words.
    The order in which marks are given does not matter, and swapping the two sides swaps the pairs.
    """
    pairs: list[Pair] = []
    alone, met = set(range(len(mine))), set(range(len(reference)))
    for rows, columns in _crowds(words, mine, reference):
        for row, column in _matched(words, [mine[i] for i in rows], [reference[j] for j in columns]):
            i, j = rows[row], columns[column]
            pairs.append(Pair(i, j, credit(words, mine[i], reference[j])))
            alone.discard(i)
            met.discard(j)
    pairs += [Pair(i, None, 0.0) for i in alone] + [Pair(None, j, 0.0) for j in met]

    def place(pair: Pair) -> tuple[tuple[int, int, str], int, int]:
        here = [] if pair.mine is None else [_place(mine[pair.mine])]
        there = [] if pair.reference is None else [_place(reference[pair.reference])]
        return min(here + there), pair.mine or 0, pair.reference or 0

    return sorted(pairs, key=place)


@dataclass(frozen=True, slots=True)
class Score:
    """How marks compare with a reference, in one layer or in several. Scores can be added."""

    hits: float = 0.0
    """The sum of the credit of the reference's marks."""
    expected: int = 0
    """The marks of the reference that all of its annotators made."""
    false_alarms: float = 0.0
    """What the marks made lack of full credit, those left out that some annotator made too."""
    marks: int = 0
    """The marks made."""

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.hits + other.hits,
            self.expected + other.expected,
            self.false_alarms + other.false_alarms,
            self.marks + other.marks,
        )

    @property
    def hit_rate(self) -> float | None:
        """The share of the reference's marks that were found, 0 to 1; None where there was nothing to find."""
        return self.hits / self.expected if self.expected else None

    @property
    def false_alarm_rate(self) -> float | None:
        """The share of the marks made that no annotator made, 0 to 1; None where nothing was marked."""
        return self.false_alarms / self.marks if self.marks else None


def scores(
    words: Words, mine: Sequence[Marked], key: Sequence[Reference], layers: Collection[Layer]
) -> dict[Layer, Score]:
    """A score for each layer asked for, in the order of `Layer`.

    A hit counts in the layer of the key's mark, a false alarm in that of the mark made. Hits are counted over all
    marks; false alarms over those that no minority of the annotators made, so that making one more of these can
    neither cost a hit nor bring a false alarm.
    """
    mine = [mark for mark in mine if mark.layer in layers]
    agreed = [mark for mark in key if mark.layer in layers and not is_minority(mark)]
    found = {pair.reference: pair.credit for pair in paired(words, mine, agreed)}
    earned = credits_of(words, mine, key, layers)
    return {
        layer: Score(
            fsum(found[j] for j, mark in enumerate(agreed) if mark.layer is layer),
            sum(mark.layer is layer for mark in agreed),
            fsum(1 - it for mark, it in zip(mine, earned, strict=True) if mark.layer is layer and it is not None),
            sum(mark.layer is layer for mark in mine),
        )
        for layer in Layer
        if layer in layers
    }


def credits_of(
    words: Words, mine: Sequence[Marked], key: Sequence[Reference], layers: Collection[Layer]
) -> list[float | None]:
    """What each mark earns from what all annotators marked; None where only some of them marked the same."""
    key = [mark for mark in key if mark.layer in layers]
    minority = [mark for mark in key if is_minority(mark)]
    held = [i for i, it in enumerate(mine) if not any(credit(words, it, other) >= OTHER_LAYER for other in minority)]
    pairs = paired(words, [mine[i] for i in held], [mark for mark in key if not is_minority(mark)])
    earned = {held[pair.mine]: pair.credit for pair in pairs if pair.mine is not None}
    return [earned.get(i) for i in range(len(mine))]


def is_minority(mark: Reference) -> bool:
    """Whether only some of those who marked the text on their own made this mark."""
    return mark.votes is not None and mark.voters is not None and mark.votes < mark.voters


def _shared(one: range, other: range) -> float:
    both = max(min(one.stop, other.stop) - max(one.start, other.start), 0)
    either = len(one) + len(other) - both
    return both / either if either else 0.0


def _credit(shared: float, one: Marked, other: Marked) -> float:
    return min(shared / FULL_FROM, 1.0) * (1.0 if one.layer is other.layer else OTHER_LAYER)


def _place(mark: Marked) -> tuple[int, int, str]:
    return mark.start, mark.end, mark.layer.value


def _crowds(
    words: Words, mine: Sequence[Marked], reference: Sequence[Marked]
) -> Iterator[tuple[list[int], list[int]]]:
    """Groups of marks that hang together by words in common, as places in either list: each is paired by itself."""
    marks = sorted(
        (under.start, under.stop, side, place)
        for side, list_ in enumerate((mine, reference))
        for place, under in enumerate(map(words.under, list_))
        if under
    )
    crowd: tuple[list[int], list[int]] = ([], [])
    reach = 0
    for start, stop, side, place in marks:
        if start >= reach:
            if all(crowd):
                yield crowd
            crowd = ([], [])
        crowd[side].append(place)
        reach = max(reach, stop)
    if all(crowd):
        yield crowd


def _matched(words: Words, mine: Sequence[Marked], reference: Sequence[Marked]) -> Iterator[tuple[int, int]]:
    """The pairs of a crowd. Sides and marks are put in an order of their own, so that ties fall the same way."""
    rows = sorted(range(len(mine)), key=lambda i: _place(mine[i]))
    columns = sorted(range(len(reference)), key=lambda j: _place(reference[j]))
    keys = [_place(mine[i]) for i in rows], [_place(reference[j]) for j in columns]
    swapped = (len(keys[0]), keys[0]) > (len(keys[1]), keys[1])
    here, there = [words.under(mine[i]) for i in rows], [words.under(reference[j]) for j in columns]
    worth = [
        [_worth(_shared(one, other), mine[i], reference[j]) for j, other in zip(columns, there, strict=True)]
        for i, one in zip(rows, here, strict=True)
    ]
    if swapped:
        worth = [list(column) for column in zip(*worth, strict=True)]
    for row, column in enumerate(_assignment(worth)):
        if worth[row][column]:
            yield (rows[column], columns[row]) if swapped else (rows[row], columns[column])


def _worth(shared: float, one: Marked, other: Marked) -> int:
    """Credit in millionths before common words: whole numbers, so that sums are exact in any order."""
    return round(_credit(shared, one, other) * 10**6) * 10**9 + round(shared * 10**4)


def _assignment(worth: Sequence[Sequence[int]]) -> list[int]:
    """For each row its column, of greatest sum; rows are not more than columns.

    The Hungarian method by shortest augmenting paths (Kuhn 1955; Jonker and Volgenant 1987), rows² × columns.
    """
    free = len(worth[0])  # stands for "no column" and "no row" below
    row_price, column_price = [0] * len(worth), [0] * (free + 1)
    owner = [-1] * (free + 1)
    for row in range(len(worth)):
        owner[free] = row
        column = free
        distance: list[int | None] = [None] * free
        came_from = [free] * free
        done: set[int] = set()
        while owner[column] != -1:
            done.add(column)
            near, step = -1, 0
            for other in range(free):
                if other in done:
                    continue
                reduced = -worth[owner[column]][other] - row_price[owner[column]] - column_price[other]
                known = distance[other]
                if known is None or reduced < known:
                    known = distance[other] = reduced
                    came_from[other] = column
                if near == -1 or known < step:
                    near, step = other, known
            for other in done:
                row_price[owner[other]] += step
                column_price[other] -= step
            distance = [None if known is None else known - step for known in distance]
            column = near
        while column != free:
            owner[column] = owner[came_from[column]]
            column = came_from[column]
    columns = {row: column for column, row in enumerate(owner[:free]) if row != -1}
    return [columns[row] for row in range(len(worth))]
