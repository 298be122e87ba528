"""What an uncased encoder cannot see in a word: its capitals, the quotation marks around it, where a sentence begins.

Each is a small number a word, which the model adds to its embedding.
"""

import bisect

from tui.language.cut import CutArticle
from tui.model.wordpiece import Word

SHAPES, QUOTED, PLACES = 8, 5, 4
"""How many values each feature has; the last one is that of the marks that the model itself adds."""


def shape(word: str) -> int:
    """0 a mark, 1 lower case, 2 Capital, 3 CAPITALS, 4 miXed, 5 one capital letter, 6 a number."""
    if word.islower():
        return 1
    if word.isupper():
        return 5 if len(word) == 1 else 3
    if word[0].isdigit():
        return 6
    if not word[0].isalnum():
        return 0
    return 2 if word[0].isupper() and word[1:].islower() else 4


class Features:
    """The features of an article's words, asked by their place."""

    def __init__(self, cut: CutArticle) -> None:
        self._cut = cut
        self._sentences = [sentence.start for sentence in cut.sentences]
        self._blocks = {block.analysed.start for block in cut.blocks}

    def of(self, words: list[Word]) -> list[tuple[int, int, int]]:
        """Shape, quoted and place of each of some words in order.

        Quoted: 0 outside, 1 in double marks, 2 a mark of quotation itself, 3 in single marks.
        Place: 0 inside a sentence, 1 its first word, 2 the first word of a block.
        """
        text, found = self._cut.text, []
        last = -1
        for word in words:
            sentence = bisect.bisect_right(self._sentences, word.start)
            place = 0 if sentence == last else 1
            if place and last == -1:
                place = 2
            last = sentence
            found.append((shape(text[word.start : word.end]), self._quoted(word), place))
        return found

    def _quoted(self, word: Word) -> int:
        quotation = self._cut.quotation_at(word.start)
        if quotation is None:
            return 0
        if not quotation.inner.start <= word.start < quotation.inner.end:
            return 2
        return 3 if quotation.single else 1
