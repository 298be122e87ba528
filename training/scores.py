"""F1 by role over words and over spans; the best F1 of a score over words; average precision of a ranking."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.data import ROLES


def spans(tags: list[int]) -> set[tuple[int, int, int]]:
    """Role, first and last word of each span."""
    found, begins = set(), None
    for index, tag in enumerate([*tags, 0]):
        if begins is not None and (tag == 0 or tag % 2 == 1 or (tag - 1) // 2 != begins[0]):
            found.add((*begins, index - 1))
            begins = None
        if tag and begins is None:
            begins = ((tag - 1) // 2, index)
    return found


def figures_of(gold: list[list[int]], found: list[list[int]]) -> dict[str, float]:
    """F1 by role over tagged words and over exact spans."""
    made = {}
    for number, role in enumerate(ROLES):
        words, whole = [0, 0, 0], [0, 0, 0]  # hits, found, gold
        for g, f in zip(gold, found, strict=True):
            marked = [{i for i, tag in enumerate(tags) if tag and (tag - 1) // 2 == number} for tags in (g, f)]
            stretches = [{span for span in spans(tags) if span[0] == number} for tags in (g, f)]
            for counts, (wanted, had) in ((words, marked), (whole, stretches)):
                counts[0] += len(wanted & had)
                counts[1] += len(had)
                counts[2] += len(wanted)
        for name, (hits, all_found, all_gold) in (("words", words), ("spans", whole)):
            made[f"{role} {name}"] = round(2 * hits / max(1, all_found + all_gold), 4)
    return made


def best_f1(gold: NDArray[np.float32], scores: NDArray[np.float32]) -> dict[str, float]:
    """The line at which the words above it agree best with those that people marked, and the F1 there."""
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(gold[order])
    f1 = 2 * hits / (np.arange(1, len(order) + 1) + max(1.0, gold.sum()))
    best = int(f1.argmax())
    return {"f1": round(float(f1[best]), 3), "line": round(float(scores[order[best]]), 3), "marked": int(gold.sum())}


def average_precision(gold: NDArray[Any], scores: NDArray[Any]) -> float:
    """The mean, over what is right, of the precision where each stands in the ranking."""
    ranked = gold[np.argsort(-scores, kind="stable")].astype(bool)
    return float((np.cumsum(ranked) / np.arange(1, len(ranked) + 1))[ranked].mean()) if ranked.any() else 0.0
