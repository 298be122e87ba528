"""An article as windows that the encoder can hold: whole blocks, packed from the top.

The packing depends on the article alone, so a text always meets the model in the same company.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tui.language.cut import CutArticle
from tui.model.features import PLACES, QUOTED, SHAPES, Features
from tui.model.sides import sides_in
from tui.model.wordpiece import Word, WordPiece

LONGEST = 256
"""Pieces in a window, the opening and closing mark included."""


class Line(NamedTuple):
    """Words of one block that the model reads together, with their features."""

    words: list[Word]
    features: list[tuple[int, int, int]]
    pieces: int


class Window(NamedTuple):
    """The numbers that go into the model, in parallel, and where the words of its lines begin in them."""

    pieces: list[int]
    shapes: list[int]
    quoted: list[int]
    places: list[int]
    lines: list[tuple[Line, list[int]]]
    """Each line with the place of the first piece of each of its words."""


def lines(cut: CutArticle, wordpiece: WordPiece) -> Iterator[Line]:
    """The blocks of an article as lines; a block too long for a window is parted at its sentences."""
    features, sides = Features(cut), sides_in(wordpiece)
    for block in cut.blocks:
        words = sides.without(wordpiece.words(cut.text, *block.analysed))
        if words:
            yield from _parted(Line(words, features.of(words), sum(len(word.pieces) for word in words)))


def _parted(line: Line) -> Iterator[Line]:
    """A line in parts that a window holds, each of as many whole sentences as fit."""
    most = LONGEST - 2
    if line.pieces <= most:
        yield line
        return
    begins = size = 0
    safe = 0  # where the last sentence began
    for index, word in enumerate(line.words):
        if line.features[index][2]:
            safe = index
        count = min(len(word.pieces), most)
        if size + count > most:
            stop = safe if safe > begins else index
            yield _line(line, begins, stop)
            begins = stop
            size = sum(len(w.pieces) for w in line.words[begins:index])
        size += count
    yield _line(line, begins, len(line.words))


def _line(line: Line, begins: int, ends: int) -> Line:
    words = line.words[begins:ends]
    return Line(words, line.features[begins:ends], sum(len(word.pieces) for word in words))


def pack(found: Iterable[Line], first: int = LONGEST) -> Iterator[list[Line]]:
    """Lines in the company that they meet the model in; `first` is the room of the first window."""
    together: list[Line] = []
    room = first - 1
    for line in found:
        if together and line.pieces + 1 > room:
            yield together
            room, together = LONGEST - 1, []
        together.append(line)
        room -= line.pieces + 1
    if together:
        yield together


def window(together: list[Line], wordpiece: WordPiece) -> Window:
    """The numbers of a window: an opening mark, and a closing mark after each line."""
    made = Window([wordpiece.start], [SHAPES - 1], [QUOTED - 1], [PLACES - 1], [])
    for line in together:
        begins = []
        for word, (shape, quoted, place) in zip(line.words, line.features, strict=True):
            begins.append(len(made.pieces))
            made.pieces.extend(word.pieces)
            count = len(word.pieces)
            made.shapes.extend([shape] * count)
            made.quoted.extend([quoted] * count)
            made.places.extend([place] * count)
        made.pieces.append(wordpiece.end)
        made.shapes.append(SHAPES - 1)
        made.quoted.append(QUOTED - 1)
        made.places.append(PLACES - 1)
        made.lines.append((line, begins))
    return made
