"""A stretch of an article filled into lines of a given width, for the screen and for plain output alike.

Widths are counted in terminal cells: a Chinese character takes two, a combining mark none. Each line knows the offset
in the article of every character that it draws, so that a place in the text can be found on the lines and back.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, chop_cells

from tui.article.sanitize import drawn

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
_NO_BREAK = f"{NO_BREAK_SPACE}\N{FIGURE SPACE}\N{NARROW NO-BREAK SPACE}"
_SPACE = " \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
# A run up to a space, or up to a long dash that is followed by a letter or figure. Nothing in it is tried twice.
_WORD = re.compile(rf"(?=[^{_SPACE}])(?:[^{_SPACE}—]++|—++(?!\w))*+—*+")
_BETWEEN_NO_BREAKS = re.compile(rf"[^{_NO_BREAK}]+")
_NARROWEST = 2
"""Cells: what a wide character needs."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is drawn. Lines follow each other without a gap: the `end` of one is the `start` of the next."""

    text: str
    """What is drawn; the spaces at which the line was broken are left out."""
    offsets: Sequence[int]
    """For each character of `text`, the offset in the article that it came from. Never falling."""
    start: int
    end: int
    """The stretch of the article that the line stands for, in its offsets, left-out spaces included."""

    @property
    def cells(self) -> int:
        """The width of what is drawn."""
        return cell_len(self.text)

    def drawn(self, start: int, end: int) -> tuple[int, int]:
        """The part of `text`, as indexes, that draws the article's characters from `start` to `end`; may be empty."""
        return bisect_left(self.offsets, start), bisect_left(self.offsets, end)

    def column_of(self, offset: int) -> int:
        """The cell at which an offset is drawn; of one that is not drawn, that of the next character which is."""
        return cell_len(self.text[: bisect_left(self.offsets, offset)])

    def offset_at(self, column: int) -> int:
        """The offset that is drawn at a cell; left of the line its first, right of it its last."""
        if not self.text:
            return self.start
        index = bisect_right(range(len(self.text)), column, key=lambda i: cell_len(self.text[:i])) - 1
        return self.offsets[max(index, 0)]


def wrap(text: str, start: int, end: int, width: int) -> list[Line]:
    """Fill `text[start:end]`, sanitised, into lines of at most `width` cells; at least one, which may be empty.

    Lines break at spaces and after long dashes, never at a no-break space unless what it holds together is wider than
    a line; a longer word is folded. A line feed is a space: give the lines of a poem or of code one by one.
    """
    width = max(width, _NARROWEST)
    shown = drawn(text[start:end], start)
    stretches = list(_filled(shown.text, width))
    begins = [start, *(shown.offsets[first] for first, _ in stretches[1:]), end]
    in_step = "\t" not in text[start:end]  # a tab alone is drawn as several characters
    lines = []
    for number, (first, last) in enumerate(stretches):
        offsets: Sequence[int] = shown.offsets[first:last]
        if in_step and offsets and offsets[-1] - offsets[0] == last - first - 1:
            offsets = range(offsets[0], offsets[-1] + 1)  # a book's worth of tuples would fill the memory
        line = shown.text[first:last].replace(NO_BREAK_SPACE, " ")
        lines.append(Line(line, offsets, begins[number], begins[number + 1]))
    return lines


def _filled(text: str, width: int) -> Iterator[tuple[int, int]]:
    """The stretch of the drawn text that each line takes."""
    first = last = used = 0
    for begin, stop, cells in _pieces(text, width):
        gap = _cells(text[last:begin])
        if not last and gap * 2 < width and gap + cells <= width:  # the indentation of the first line is kept
            last, used = stop, gap + cells
        elif last and used + gap + cells <= width:
            last, used = stop, used + gap + cells
        else:
            if last:
                yield first, last
            first, last, used = begin, stop, cells
    yield first, last


def _pieces(text: str, width: int) -> Iterator[tuple[int, int, int]]:
    """Start, end and cells of what is not to be broken: words, and parts of those wider than a line."""
    for word in _WORD.finditer(text):
        begin, stop = word.span()
        cells = _cells(word.group())
        if cells <= width:
            yield begin, stop, cells
            continue
        for part in _BETWEEN_NO_BREAKS.finditer(text, begin, stop):
            at = part.start()
            for fold in chop_cells(part.group(), width) or [part.group()]:
                yield at, at + len(fold), _cells(fold)
                at += len(fold)


def _cells(text: str) -> int:
    return len(text) if text.isascii() else cell_len(text)
