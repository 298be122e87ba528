"""The text of a passage cut into runs by how many students marked the words: for a map of the text."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from tui.article.article import Block
from tui.classroom.report import TextFigures

BANDS = 5
"""Shades of the map: each stands for a fifth of the class."""


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring words that about as many students marked, with what stands between them."""

    start: int
    end: int
    band: int
    """0 where nobody marked anything, then 1 (up to a fifth of the class) to 5."""
    most: int
    """The number of students who marked the most marked of the words."""


def runs(text: TextFigures, block: Block) -> Iterator[Run]:
    """The block from its start to its end, without a gap."""
    words, at = text.words, block.start
    first, last = bisect_left(words.starts, block.start), bisect_left(words.starts, block.end)
    word = first
    while word < last:
        band, most, begin = band_of(text.counts[word], text.students), text.counts[word], word
        while word + 1 < last and band_of(text.counts[word + 1], text.students) == band:
            word += 1
            most = max(most, text.counts[word])
        if band:
            if at < words.starts[begin]:
                yield Run(at, words.starts[begin], 0, 0)
            at = min(words.ends[word], block.end)
            yield Run(words.starts[begin], at, band, most)
        word += 1
    if at < block.end:
        yield Run(at, block.end, 0, 0)


def band_of(count: int, students: int) -> int:
    """The band of a word that so many of the students marked."""
    return -(-BANDS * count // students) if students else 0
