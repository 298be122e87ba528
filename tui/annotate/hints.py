"""What a model says of the words of an article for the layer of counter-views, averaged over any stretch of it."""

import bisect
from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import accumulate


class Hint(StrEnum):
    """What a word may belong to."""

    CHARGE = "charge"
    ACCUSER = "accuser"
    TARGET = "target"
    REPLY = "reply"


class Hints:
    """Shares, 0 to 1, a word and a hint; the mean over a stretch costs the logarithm of the number of words."""

    def __init__(self, starts: Sequence[int], ends: Sequence[int], shares: Mapping[Hint, Sequence[float]]) -> None:
        self._starts, self._ends = starts, ends
        self._sums = {hint: [0.0, *accumulate(of_words)] for hint, of_words in shares.items()}

    def mean(self, hint: Hint, start: int, end: int) -> float:
        """The mean share of the words that overlap a stretch; 0 where there are none."""
        first, last = bisect.bisect_right(self._ends, start), bisect.bisect_left(self._starts, end)
        sums = self._sums.get(hint)
        return (sums[last] - sums[first]) / (last - first) if sums and last > first else 0.0
