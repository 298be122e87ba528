"""Words of the article chosen by the keyboard: a selection that moves and stretches word by word.

Knows nothing of the screen. It works as editors do: one end stays (the anchor), the other moves (the caret).
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tui.article.article import Span
from tui.language.tokens import tokenize
from tui.reader.flow import Flow


class Words:
    """The words of an article, cut block by block as they are asked for. A mark of punctuation alone is no word."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow

    def in_block(self, block: int) -> list[Span]:
        """The words of a block; a possessive belongs to the word that it stands at."""
        it = self._flow.blocks[block]
        tokens = tokenize(self._flow.text, it.start, it.end)
        found: list[Span] = []
        for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
            if not any(map(str.isalnum, word)):
                continue
            if found and found[-1].end == start and word[0] in "'’":
                found[-1] = Span(found[-1].start, end)
            else:
                found.append(Span(start, end))
        return found

    def at(self, offset: int) -> Span | None:
        """The word at an offset, or else the next one, or else the last; None in a text without words."""
        block = self._flow.block_at(offset)
        for number in range(block, len(self._flow.blocks)):
            for word in self.in_block(number):
                if word.end > offset:
                    return word
        return next((words[-1] for number in range(block, -1, -1) if (words := self.in_block(number))), None)

    def neighbour(self, word: Span, by: int) -> Span:
        """The next word (by 1) or the one before (by -1); at an end of the text the word itself."""
        block = self._flow.block_at(word.start)
        words = self.in_block(block)
        index = bisect_right(words, word.start, key=lambda it: it.start) - 1 + by
        if 0 <= index < len(words):
            return words[index]
        others = range(block + 1, len(self._flow.blocks)) if by > 0 else range(block - 1, -1, -1)
        for number in others:
            if words := self.in_block(number):
                return words[0 if by > 0 else -1]
        return word

    def snapped(self, span: Span) -> Span | None:
        """The stretch from the first to the last word that a span touches; None where it touches none."""
        first = self.at(span.start)
        if first is None or first.start >= span.end or first.end <= span.start:
            return None
        last = self.at(span.end - 1)
        while last is not None and last.start >= span.end and last != first:
            last = self.neighbour(last, -1)
        return Span(first.start, max(last.end if last else first.end, first.end))


@dataclass(frozen=True, slots=True)
class Selection:
    """From one word to another: `anchor` stays where it is, `caret` moves. Both are whole words."""

    words: Words
    anchor: Span
    caret: Span

    @property
    def span(self) -> Span:
        """What is selected."""
        return Span(min(self.anchor.start, self.caret.start), max(self.anchor.end, self.caret.end))

    def to(self, word: Span, stretch: bool) -> "Selection":
        """The caret at a word; unless it stretches, nothing but that word is selected."""
        return replace(self, caret=word, anchor=self.anchor if stretch else word)

    def step(self, by: int, stretch: bool) -> "Selection":
        """The caret a word further (by 1) or back (by -1)."""
        return self.to(self.words.neighbour(self.caret, by), stretch)

    def to_offset(self, offset: int, stretch: bool) -> "Selection":
        """The caret at the word that stands at an offset."""
        return self.to(self.words.at(offset) or self.caret, stretch)

    def to_end_of(self, sentence: Span, side: int) -> "Selection":
        """Stretched to the last word of a sentence (side 1), or to its first (side -1)."""
        inside = self.words.snapped(sentence)
        if inside is None:
            return self
        return self.to_offset(inside.end - 1 if side > 0 else inside.start, stretch=True)

    def to_edge(self, marks: Iterable[Span], by: int) -> "Selection":
        """Stretched to the nearest edge of a mark after the caret (by 1) or before it (by -1)."""
        edges = {word for mark in marks if (inside := self.words.snapped(mark))
                 for word in (self.words.at(inside.start), self.words.at(inside.end - 1)) if word}
        ahead = [word for word in edges if (word.start - self.caret.start) * by > 0]
        return self.to(min(ahead, key=lambda word: word.start * by), stretch=True) if ahead else self

    def swapped(self) -> "Selection":
        """The same words, with the caret at the other end."""
        return replace(self, anchor=self.caret, caret=self.anchor)


def selected(words: Words, span: Span) -> Selection | None:
    """The words that a span touches, selected, with the caret at the last; None where it touches none."""
    inside = words.snapped(span)
    if inside is None:
        return None
    first, last = words.at(inside.start), words.at(inside.end - 1)
    return Selection(words, first, last) if first and last else None
