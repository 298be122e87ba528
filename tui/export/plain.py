"""A reading as linear text: for screen readers, braille lines, slow terminals and pipes.

The article stands at the left margin as it is; whatever is said about it is indented and begins in words ("Mark 3 of
12"), so that neither ear nor eye takes it for the article's own brackets. No escape code is ever written.
"""

import re
import sys
from collections.abc import Collection, Iterable, Iterator
from typing import TextIO

from tui.annotate.annotation import Annotation, Layer
from tui.annotate.reading import Reading
from tui.article.article import BlockKind, minutes_for, words_in
from tui.article.sanitize import neutralise
from tui.article.wrapping import wrap
from tui.columns import COMFORTABLE
from tui.language.layout import CutBlock, Role
from tui.prompts.cards import Card, Cards
from tui.prompts.elsewhere import lookups
from tui.prompts.first_card import first_card
from tui.prompts.levels import Level
from tui.prompts.places import Place, sentence_of
from tui.prompts.prompts import article_prompts
from tui.prompts.selection import ALL_LAYERS, Selection, select
from tui.prompts.wording import stopped

_INDENT = "    "
_LONGEST_QUOTE = 200
_NAMED_AS = {Role.CAPTION: "(caption) ", Role.FURNITURE: "(page furniture) ", Role.NOTE: "(note) "}
_HEAD = frozenset((Role.NOTE, Role.HEADLINE, Role.STANDFIRST, Role.BYLINE))
_TIMES = re.compile(r" ×(\d+)")
_REMARKS = "What is indented is said about the article; the rest is the article."


def print_plain(
    reading: Reading,
    width: int = COMFORTABLE,
    out: TextIO | None = None,
    level: Level = Level.DEFAULT,
    layers: Collection[Layer] = ALL_LAYERS,
) -> None:
    """Print a reading, standard output being the default. What its encoding lacks is replaced."""
    out = out or sys.stdout
    if out is None:  # standard output was closed by whoever started the command
        return
    for line in plain_lines(reading, width, level, layers):
        out.write(writable(line, out.encoding) + "\n")
    out.flush()


def plain_lines(
    reading: Reading, width: int = COMFORTABLE, level: Level = Level.DEFAULT, layers: Collection[Layer] = ALL_LAYERS
) -> Iterator[str]:
    """The lines of a reading, none wider than `width` cells."""
    return _Printer(reading, width, select(reading, level, layers)).lines()


class _Printer:
    def __init__(self, reading: Reading, width: int, selection: Selection) -> None:
        self._reading = reading
        self._text = reading.article.text
        self._width = width
        self._selection = selection
        self._cards = Cards(reading)
        self._met: set[str] = set()  # whose role has been told
        self._places: dict[int, list[tuple[int, Place]]] = {}
        for number, place in enumerate(selection.places, start=1):
            self._places.setdefault(place.sentence.block, []).append((number, place))
        self._sourced: dict[int, list[Annotation]] = {}
        for mark in selection.marks:
            if mark.layer is Layer.SOURCED and (sentence := sentence_of(reading, mark.annotation)):
                self._sourced.setdefault(sentence.block, []).append(mark.annotation)

    def lines(self) -> Iterator[str]:
        """Head of the article, what it is, its text with the marks, what to ask and to search for."""
        blocks = self._reading.cut.blocks
        head = next((n for n, block in enumerate(blocks) if block.role not in _HEAD), len(blocks))
        title = self._reading.cut.stated.title
        if title and not any(block.role is Role.HEADLINE for block in blocks[:head]):
            yield from self._paragraph(title)
        for number in range(head):
            yield from self._block(number, blocks[number])
        yield from self._remark(self._header())
        yield from self._remark(_told(first_card(self._reading)))
        for number in range(head, len(blocks)):
            yield from self._block(number, blocks[number])
        yield from self._end()

    def _header(self) -> str:
        words = words_in(self._text)
        minutes = minutes_for(words)
        time = f"{words:,} word{'' if words == 1 else 's'}, about {minutes} minute{'' if minutes == 1 else 's'}"
        return f"{time}; {_shown(self._selection)}. {_REMARKS}"

    def _block(self, number: int, block: CutBlock) -> Iterator[str]:
        """A block of the article and what is said about it."""
        named = _NAMED_AS.get(block.role, "- " if block.kind is BlockKind.LIST_ITEM else "")
        glued = block.furniture
        if block.kind is BlockKind.CODE:
            yield from self._code(block)
        else:
            yield from self._paragraph(self._text[block.start : glued.start], named)
        if glued.start < glued.end:
            yield from self._paragraph(self._text[slice(*glued)], _NAMED_AS[Role.FURNITURE])
        for place_number, place in self._places.get(number, ()):
            yield from self._marks(place_number, place)
        if told := self._who(self._sourced.get(number, ())):
            yield from self._remark(told)

    def _code(self, block: CutBlock) -> Iterator[str]:
        for line in self._text[block.start : block.end].split("\n"):
            yield from self._wrapped(line, "(code) ")
        yield ""

    def _marks(self, number: int, place: Place) -> Iterator[str]:
        """Each mark of the layers 2 to 4 at a place, the heaviest first; who says so is told for the whole block."""
        begins = f"Mark {number} of {len(self._selection.places)}"
        for mark in place.marks:
            if mark.layer is not Layer.SOURCED:
                told = _told(self._cards.of(Place(place.sentence, (mark,))))
                words = f"“{self._cards.words_of(mark.annotation, _LONGEST_QUOTE)}”"
                named = "" if words in told else f", {words}"  # loaded wording names them itself
                yield from self._remark(f"{begins}{named}. {told}")
                begins = "Also in this sentence"

    def _who(self, sourced: Iterable[Annotation]) -> str:
        """Who says what a block hands to somebody, each source once."""
        told = " ".join(self._cards.voices.each(sourced, self._met))
        return f"Who says so: {told}" if told else ""

    def _end(self) -> Iterator[str]:
        """What to ask of the whole, what to search for, and what was not shown."""
        prompts = [prompt.text for prompt in article_prompts(self._reading)]
        if prompts:
            yield from self._remark(f"Ask of the whole text: {' '.join(prompts)}")
        found = lookups(self._reading)
        if found:
            yield from self._wrapped("To search for elsewhere:", _INDENT)
            for lookup in found:
                yield from self._wrapped(f"{lookup.label} {lookup.line}", _INDENT)
            yield ""
        if self._selection.hidden:
            yield from self._remark(f"Not shown: {'; '.join(self._selection.hidden)}.")

    def _paragraph(self, text: str, begins: str = "") -> Iterator[str]:
        yield from self._wrapped(text, "", begins)
        yield ""

    def _remark(self, text: str) -> Iterator[str]:
        yield from self._wrapped(text, _INDENT)
        yield ""

    def _wrapped(self, text: str, margin: str, begins: str = "") -> Iterator[str]:
        text = neutralise(begins + text)
        for line in wrap(text, 0, len(text), self._width - len(margin)):
            yield (margin + line.text).rstrip()


def _told(card: Card) -> str:
    """A card in one breath."""
    title = _TIMES.sub(r", \1 times", card.title).replace(" · ", ": ")
    return " ".join((stopped(title), *card.lines, card.question))


def _shown(selection: Selection) -> str:
    """How much is shown, for somebody who has no key to press for more."""
    shown = len(selection.places)
    if not selection.of:
        return "nothing marked but who says so" if selection.marks else "nothing marked"
    if not shown:
        return "nothing sure enough to show; --level more shows what is weaker"
    return f"showing {shown} of {selection.of} marked place{'' if selection.of == 1 else 's'}"


_PLAINER = str.maketrans({
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "—": "--", "–": "-", "‑": "-",
    "…": "...", "×": "x", "·": "-", "\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " ",
    "\N{REPLACEMENT CHARACTER}": "?",
})  # fmt: skip


def writable(text: str, encoding: str | None) -> str:
    """The text as an output can encode it: where it cannot, the plainer sign that stands for a character, else "?"."""
    encoding = encoding or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_encodable(character, encoding) for character in text)
    return text


def _encodable(character: str, encoding: str) -> str:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        plainer = character.translate(_PLAINER)
        return plainer if plainer.isascii() else "?"
    return character
