"""How far people agree beyond what chance would bring: Krippendorff's alpha for categories."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from math import fsum
from typing import TypeVar

V = TypeVar("V", bound=Hashable)


def alpha(units: Iterable[Mapping[V, int]]) -> float | None:
    """Krippendorff's alpha with the nominal metric, at most 1: 1 is full agreement, 0 what chance brings.

    Each unit that was judged says how many people gave it which value; who did not judge it is simply not
    counted, and a unit judged by one person alone tells nothing. Below 0 is disagreement by system. None where no
    unit was judged twice, or all values are the same: there is then nothing to agree on.

    Source: Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability, University of Pennsylvania,
    section C (any number of observers, missing data); the same in Content Analysis, chapter 11.
    """
    compared = [counts for counts in units if sum(counts.values()) > 1]
    given: Counter[V] = Counter()
    for counts in compared:
        given.update(counts)
    total = sum(given.values())
    expected = _unlike(given) / (total - 1) if total else 0.0
    if not expected:
        return None
    return 1 - fsum(_unlike(counts) / (sum(counts.values()) - 1) for counts in compared) / expected


def _unlike(counts: Mapping[V, int]) -> int:
    """How many ordered pairs of different values can be made."""
    total = sum(counts.values())
    return total * total - sum(count * count for count in counts.values())
