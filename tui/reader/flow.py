"""The article as rows of a given width: what stands where, without a screen.

A place on the rows is a `Position` (block, row of the block). Rows of a block are made when asked for, so that nothing
here takes longer for a book than for a news item, save for the search for a first or last row of the whole text.
"""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import groupby
from typing import NamedTuple

from tui.article.article import Article, BlockKind, Span
from tui.article.wrapping import Line, wrap
from tui.language.layout import CutBlock, Role
from tui.language.sentences import sentence_spans

_MOST_BLOCKS_KEPT = 1024
"""Blocks whose rows are remembered: more than a screen ever shows, and little memory."""

_LONGEST_BLOCK = 6000
"""Characters, about 75 rows. A longer block is cut up."""


class RowKind(Enum):
    """What a row of the text area is."""

    TEXT = auto()
    FOLD = auto()
    GAP = auto()


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the text area; `start` and `end` are the stretch of the article that it stands for."""

    kind: RowKind
    block: int
    start: int
    end: int
    line: Line | None = None
    """What is drawn; of a text row only."""
    lead: str = ""
    """Drawn before the text: the bullet of a list item, the bar of a quoted block."""
    folded: int = 0
    """How many sentences a fold hides."""


class Position(NamedTuple):
    """A row: the block, and which of its rows."""

    block: int
    row: int


class Flow:
    """The rows of an article's blocks. `skim` folds away all sentences but those that `kept` names."""

    def __init__(self, article: Article, blocks: tuple[CutBlock, ...]) -> None:
        self.text = article.text
        self.blocks = tuple(piece for block in blocks for piece in _cut_up(article.text, block))
        """The blocks of the article, very long ones cut up into blocks that touch."""
        self.width = 72
        self._starts = [block.start for block in self.blocks]
        self._kept: Callable[[int], Collection[int]] | None = None
        self._opened: set[int] = set()
        self._rows: OrderedDict[int, tuple[Row, ...]] = OrderedDict()
        self._sentences: OrderedDict[int, tuple[Span, ...]] = OrderedDict()

    def set_width(self, width: int) -> bool:
        """Fill rows of so many cells from now on; whether that is a change."""
        changed = width != self.width
        if changed:
            self.width = width
            self._rows.clear()
        return changed

    def skim(self, kept: Callable[[int], Collection[int]] | None) -> None:
        """Fold away all sentences but those whose starts `kept(block)` holds; None unfolds all."""
        self._kept = kept
        self._opened.clear()
        self._rows.clear()

    @property
    def skimming(self) -> bool:
        """Whether sentences are folded away."""
        return self._kept is not None

    def refold(self) -> None:
        """Make the rows anew after a change of what is kept."""
        if self.skimming:
            self._rows.clear()

    def open_fold(self, row: Row) -> None:
        """Show the sentences that a fold hides, until the next `skim`."""
        self._opened.update(s.start for s in self.sentences(row.block) if row.start <= s.start < row.end)
        self._rows.pop(row.block, None)

    def block_at(self, offset: int) -> int:
        """The block that an offset lies in, or the one before it."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def sentences(self, block: int) -> tuple[Span, ...]:
        """The sentences of a block, whatever its role; a tail of furniture is one of its own."""
        found = self._sentences.get(block)
        if found is None:
            it = self.blocks[block]
            body = Span(it.start, it.furniture.start)
            spans = [Span(*span) for span in sentence_spans(self.text, *body)] if it.kind is not BlockKind.CODE else []
            if it.kind is BlockKind.CODE:
                spans = [body]
            if it.furniture.start < it.furniture.end:
                spans.append(it.furniture)
            found = self._sentences[block] = tuple(spans) or (Span(it.start, it.end),)
            _forget_oldest(self._sentences)
        return found

    def sentence_at(self, offset: int) -> Span:
        """The sentence that covers an offset, or the last one before it in its block."""
        spans = self.sentences(self.block_at(offset))
        return spans[max(bisect_right(spans, offset, key=lambda span: span.start) - 1, 0)]

    def rows(self, block: int) -> tuple[Row, ...]:
        """The rows of a block, the gap after it included."""
        found = self._rows.get(block)
        if found is None:
            found = self._rows[block] = tuple(self._made(block))
            _forget_oldest(self._rows)
        else:
            self._rows.move_to_end(block)
        return found

    def row(self, position: Position) -> Row:
        """The row at a position that exists."""
        return self.rows(position.block)[position.row]

    def position_of(self, offset: int) -> Position:
        """The row that draws an offset, or the fold that hides it."""
        block = self.block_at(offset)
        rows = self.rows(block)
        drawn = [number for number, row in enumerate(rows) if row.kind is not RowKind.GAP and row.start <= offset]
        return Position(block, drawn[-1] if drawn else 0)

    def moved(self, position: Position, by: int) -> Position:
        """The position so many rows further down (up, if negative), no further than the ends."""
        block, row = position
        row += by
        while row < 0 and block > 0:
            block -= 1
            row += len(self.rows(block))
        while row >= len(self.rows(block)) and block < len(self.blocks) - 1:
            row -= len(self.rows(block))
            block += 1
        return Position(block, min(max(row, 0), len(self.rows(block)) - 1))

    def distance(self, first: Position, second: Position, most: int) -> int:
        """How many rows `second` lies below `first` (negative: above); beyond `most` it stops counting."""
        if second < first:
            return -self.distance(second, first, most)
        count = -first.row
        for block in range(first.block, second.block):
            count += len(self.rows(block))
            if count > most:
                return count
        return count + second.row

    @property
    def first(self) -> Position:
        """The first row."""
        return Position(0, 0)

    @property
    def last(self) -> Position:
        """The last row; the last block has no gap after it."""
        block = len(self.blocks) - 1
        return Position(block, len(self.rows(block)) - 1)

    def _made(self, block: int) -> list[Row]:
        it = self.blocks[block]
        lead = _lead(it)
        rows: list[Row] = []
        for hidden, stretch, count in self._stretches(block):
            if hidden:
                rows.append(Row(RowKind.FOLD, block, stretch.start, stretch.end, folded=count))
                continue
            for start, end in _pieces(self.text, it, stretch):
                for line in wrap(self.text, start, end, self.width - len(lead)):
                    shown = lead if not rows or it.kind is BlockKind.QUOTE else " " * len(lead)
                    rows.append(Row(RowKind.TEXT, block, line.start, line.end, line, shown))
        if block < len(self.blocks) - 1 and not self._tight(block):
            rows.append(Row(RowKind.GAP, block, it.end, it.end))
        return rows

    def _tight(self, block: int) -> bool:
        """Whether no gap stands between this block and the next: items of one list, parts of one paragraph."""
        here, following = self.blocks[block], self.blocks[block + 1]
        return here.end == following.start or here.kind is following.kind is BlockKind.LIST_ITEM

    def _stretches(self, block: int) -> list[tuple[bool, Span, int]]:
        """Runs of sentences that are all folded or all not: folded, stretch, number of sentences."""
        it = self.blocks[block]
        if self._kept is None:
            return [(False, Span(it.start, it.end), 0)]
        kept = self._kept(block)
        sentences = self.sentences(block)
        first = sentences[0].start

        def folded(sentence: Span) -> bool:
            return sentence.start not in kept and sentence.start not in self._opened and sentence.start != first

        runs = []
        for hidden, members in groupby(sentences, folded):
            spans = list(members)
            runs.append((hidden, Span(spans[0].start, spans[-1].end), len(spans)))
        return runs


def _forget_oldest(cache: OrderedDict[int, tuple[Row, ...]] | OrderedDict[int, tuple[Span, ...]]) -> None:
    while len(cache) > _MOST_BLOCKS_KEPT:
        cache.popitem(last=False)


def _cut_up(text: str, block: CutBlock) -> Iterator[CutBlock]:
    """A block, or parts of it that are not too long to be filled into rows when a key is pressed."""
    start, tail = block.start, block.furniture
    while block.end - start > _LONGEST_BLOCK:
        furthest = start + _LONGEST_BLOCK
        stop = next(
            (stop for mark in ("\n", ". ", " ") if (stop := text.rfind(mark, start, furthest) + len(mark)) > start + 1),
            furthest,
        )
        yield replace(block, start=start, end=stop, furniture=Span(stop, stop))
        start = stop
    yield replace(block, start=start, furniture=tail if tail.start >= start else Span(block.end, block.end))


def _lead(block: CutBlock) -> str:
    if block.kind is BlockKind.LIST_ITEM:
        return "  " * min(max(block.level - 1, 0), 4) + "• "
    if block.kind is BlockKind.QUOTE:
        return "│ "
    return "  " if block.role is Role.CAPTION else ""


def _pieces(text: str, block: CutBlock, stretch: Span) -> list[Span]:
    """The stretches that begin a line of their own: the lines of code, else the whole."""
    if block.kind is not BlockKind.CODE:
        return [stretch]
    pieces, start = [], stretch.start
    for line in text[stretch.start : stretch.end].removesuffix("\n").split("\n"):
        pieces.append(Span(start, start + len(line)))
        start += len(line) + 1
    return pieces
