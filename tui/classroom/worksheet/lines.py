"""An article in numbered lines, and where on them a mark stands."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from tui.article.wrapping import wrap
from tui.classroom.exercise import KeyMark, MachineMark, Passage
from tui.language.cut import cut
from tui.language.layout import Role

WIDTH = 64
"""Cells of a line. It is the same on every sheet: “line 12” must mean the same words in the whole class."""


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A numbered line of an article."""

    number: int
    """From 1 in each article."""
    text: str
    start: int
    """Its place in the article's text."""
    role: Role
    opens: bool
    """Whether a paragraph begins with it."""


def lines_of(passage: Passage) -> tuple[SheetLine, ...]:
    """The passage in numbered lines, broken at the same words each time."""
    found: list[SheetLine] = []
    for block in cut(passage.article).blocks:
        for place, line in enumerate(wrap(passage.text, block.start, block.end, WIDTH)):
            text = " ".join(line.text.split())
            found.append(SheetLine(len(found) + 1, text, line.start, block.role, place == 0))
    return tuple(found)


def where(lines: Sequence[SheetLine], mark: KeyMark | MachineMark) -> str:
    """On which lines a mark stands: "7", "7 to 8"."""
    first, last = (bisect_right(lines, at, key=lambda line: line.start) for at in (mark.start, mark.end - 1))
    return str(first) if first == last else f"{first} to {last}"
