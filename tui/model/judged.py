"""What the model would mark: how likely each word, and each sentence, is one that people mark for what a label says."""

import bisect
import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tui.article.article import Span
from tui.model.tags import ASKS, CONTENT, GIVES, PAIR_WIDTH, SENTENCE_LABELS, WORD_LABELS
from tui.model.wordpiece import Word

_WORD, _SENTENCE = (
    {name: number for number, name in enumerate(names)} for names in ((*WORD_LABELS, CONTENT), SENTENCE_LABELS)
)
LABELS = len(WORD_LABELS) + len(SENTENCE_LABELS)
"""How many scores of a word are log-odds; the rest are numbers of pairs."""


class JudgedLine(NamedTuple):
    """The words of a line with what the model says of them.

    `scores`: words by WORD_LABELS, then by SENTENCE_LABELS, as log-odds; then by ASKS and GIVES.
    """

    words: Sequence[Word]
    scores: NDArray[np.float32]
    contents: NDArray[np.float32]
    """The share of CONTENT of each word."""


class Judged:
    """The judgements on an article's words, asked by stretches of its text.

    Those on a part of it take those on the part before, so that both are added up as in one go, to the last digit.
    """

    def __init__(self, lines: Sequence[JudgedLine], before: "Judged | None" = None) -> None:
        self._starts = [word.start for line in lines for word in line.words]
        self._ends = [word.end for line in lines for word in line.words]
        width = LABELS + ASKS + GIVES
        scores = np.concatenate([line.scores for line in lines]) if lines else np.zeros((0, width), np.float32)
        contents = np.concatenate([line.contents for line in lines]) if lines else np.zeros(0, np.float32)
        shares = 1 / (1 + np.exp(-scores[:, : len(WORD_LABELS)]))
        self._shares = np.column_stack([shares, contents]).astype(np.float32)
        sums: NDArray[np.float64] = before._sums[-1:] if before else np.zeros((1, len(SENTENCE_LABELS)))
        of_sentences = scores[:, len(WORD_LABELS) : LABELS]
        self._sums: NDArray[np.float64] = np.concatenate([sums, of_sentences]).cumsum(0, np.float64)
        self._pairs = scores[:, LABELS:].astype(np.float16)  # half of the room: they are many
        self._means: dict[tuple[int, int], NDArray[np.float32]] = {}
        self._likely: dict[tuple[str, int, int], float] = {}

    def share(self, label: str, start: int, end: int) -> float:
        """The mean, over the words of a stretch, of how likely each is one that people mark; 0 without words."""
        first, last = self._words(start, end)
        if first >= last:
            return 0.0
        # As `mean` and `max` do it, which take longer for so few words to look at what they were asked.
        mean = np.float32(float(np.add.reduce(self._shares[first:last, _WORD[label]])) / (last - first))
        return round(float(mean), 4)

    def most(self, label: str, start: int, end: int) -> float:
        """The same of the likeliest of the words."""
        first, last = self._words(start, end)
        return round(float(np.maximum.reduce(self._shares[first:last, _WORD[label]])), 4) if first < last else 0.0

    def sentence(self, label: str, start: int, end: int) -> float:
        """How likely a whole sentence is one that the label fits; 0 without words. Each charge asks for the same."""
        likely = self._likely.get((label, start, end))
        if likely is None:
            first, last = self._words(start, end)
            total = float(self._sums[last, _SENTENCE[label]] - self._sums[first, _SENTENCE[label]])
            likely = self._likely[label, start, end] = _likelihood(total / (last - first)) if first < last else 0.0
        return likely

    def answers(self, charge: Span, start: int, end: int) -> float:
        """How well a sentence answers a charge, wherever they stand: 0.5 where that is open, or it has no words."""
        asked, given = self._mean(*charge)[:ASKS], self._mean(start, end)[ASKS:]
        return _likelihood(float(asked @ given[:PAIR_WIDTH]) * PAIR_WIDTH**-0.5 + float(given[PAIR_WIDTH]))

    def _mean(self, start: int, end: int) -> NDArray[np.float32]:
        """What the words of a stretch ask for and give, as their mean; a sentence is asked for many times."""
        first, last = self._words(start, end)
        mean = self._means.get((first, last))
        if mean is None:
            total = self._pairs[first:last].sum(0, np.float32)
            mean = self._means[first, last] = total / np.float32(max(last - first, 1))
        return mean

    def runs(self, label: str, line: float, start: int, end: int) -> Iterator[Span]:
        """The runs of words between two places that are all likelier than `line`."""
        first, last = self._words(start, end)
        above = self._shares[first:last, _WORD[label]] >= line
        if not above.any():
            return
        begins: int | None = None
        for index in range(len(above) + 1):
            inside = index < len(above) and above[index]
            if inside and begins is None:
                begins = index
            elif not inside and begins is not None:
                yield Span(self._starts[first + begins], self._ends[first + index - 1])
                begins = None

    def _words(self, start: int, end: int) -> tuple[int, int]:
        """The numbers of the first word of a stretch and of the one after its last."""
        return bisect.bisect_right(self._ends, start), bisect.bisect_left(self._starts, end)


def _likelihood(log_odds: float) -> float:
    return round(1 / (1 + math.exp(-max(min(log_odds, 30.0), -30.0))), 4)
