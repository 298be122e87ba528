"""How many places there is room for: in an article, in a paragraph, on a screen, and how many marks in one place."""

from bisect import bisect_right
from collections import Counter
from itertools import accumulate
from typing import NamedTuple

from tui.article.article import words_in
from tui.language.cut import CutArticle, Sentence, kept

_PLACES_IN_A_PASSAGE = 2
"""What a text of a few lines may have, however short it is."""
_SCREEN_WORDS = 250
"""About what an 80 by 24 screen and the turn to the next one hold."""


class Ration(NamedTuple):
    """At most so many places and, in one place, marks of the layers 2 to 4; in all, so many that are only questions."""

    words_a_place: int
    in_paragraph: int
    on_screen: int
    in_article: int
    marks_a_place: int
    questions: int


class Room:
    """What is left of a ration."""

    def __init__(self, cut: CutArticle, ration: Ration) -> None:
        self._ration = ration
        self._words_before, self._paragraphs = _lengths(cut)
        by_length = max(_PLACES_IN_A_PASSAGE, round(self._words_before[-1] / ration.words_a_place))
        self.most = min(ration.in_article, by_length)
        """Places in the article."""
        self._in_sentence: Counter[int] = Counter()
        self._in_paragraph: Counter[int] = Counter()
        self._taken: list[int] = []  # how many words stand before each place, in order

    def takes(self, sentence: Sentence, places: int) -> bool:
        """Whether there is room for a mark in a sentence, with so many places in all; if so, it is taken."""
        if self._in_sentence[sentence.index] >= self._ration.marks_a_place:
            return False
        if not self._in_sentence[sentence.index] and not self._opens(sentence, places):
            return False
        self._in_sentence[sentence.index] += 1
        return True

    def _opens(self, sentence: Sentence, places: int) -> bool:
        """Whether the sentence may be a new place; if so, it is one."""
        most = self._ration.on_screen
        words = self._words_before[sentence.index]
        at = bisect_right(self._taken, words)
        near = [*self._taken[max(at - most, 0) : at], words, *self._taken[at : at + most]]
        crowded = any(last - first < _SCREEN_WORDS for first, last in zip(near, near[most:], strict=False))
        # A text pasted without its line breaks is one paragraph of a thousand words: it has room for more.
        room = max(self._ration.in_paragraph, self._paragraphs[sentence.block] // (2 * self._ration.words_a_place))
        if crowded or len(self._taken) >= places or self._in_paragraph[sentence.block] >= room:
            return False
        self._in_paragraph[sentence.block] += 1
        self._taken.insert(at, words)
        return True


@kept
def _lengths(cut: CutArticle) -> tuple[list[int], Counter[int]]:
    """How many words stand before each sentence, and in all; and how many each paragraph has."""
    lengths = [words_in(cut.text[sentence.start : sentence.end]) for sentence in cut.sentences]
    paragraphs: Counter[int] = Counter()
    for sentence, length in zip(cut.sentences, lengths, strict=True):
        paragraphs[sentence.block] += length
    return [0, *accumulate(lengths)], paragraphs
