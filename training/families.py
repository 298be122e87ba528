"""Families of points: what logistic regression finds for named signals, and how they are written into the lexicon.

Figures are of five folds, articles about one event in one fold; what is written is fitted on all of them.
"""

import hashlib
import json
import re
import sys
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.regression import fitted, fitted_choice
from training.scores import average_precision

FOLDS = 5
_HELD_BACK = 3.0
"""How much small points are preferred where the one who is meant is chosen."""
POINTS = Path(__file__).parent.parent / "tui" / "lexicon" / "points.toml"
Signals = Mapping[str, float]
Example = tuple[str, Signals, float]
"""The article, the signals, and whether it is right; between 0 and 1 where readers differ."""
Choice = tuple[str, Sequence[Signals], Sequence[bool]]
"""The article, the signals of all candidates of a charge, and which of them are right."""


def fold(name: str) -> int:
    """The fold of an article; those about one event (ids that differ in the last number) stay together."""
    return int(hashlib.sha1(re.sub(r"-\d+$", "", name).encode()).hexdigest(), 16) % FOLDS


class Points:
    """A family of points: one for all, and one for each fold fitted on the others."""

    def __init__(self, examples: Sequence[Example], strength: float, seldom: int, least: float) -> None:
        names = sorted({signal for _, signals, _ in examples for signal in signals})
        matrix = _matrix([signals for _, signals, _ in examples], names)
        keep = (matrix != 0).sum(0) > seldom
        names, matrix = [n for n, k in zip(names, keep, strict=True) if k], matrix[:, keep]
        right = np.array([label for *_, label in examples], float)
        folds = np.array([fold(name) for name, *_ in examples])
        for _ in range(2):
            weights = fit(matrix, right, strength)
            worth = np.abs(weights[1:]) >= least
            names, matrix = [n for n, k in zip(names, worth, strict=True) if k], matrix[:, worth]
        self.names = names
        self.all = fit(matrix, right, strength)
        self._by_fold = [fit(matrix[folds != k], right[folds != k], strength) for k in range(FOLDS)]

    def probabilities(self, signals: Sequence[Signals], name: str | None) -> NDArray[np.float64]:
        """By the points fitted without the fold of an article, or by those of all."""
        weights = self.all if name is None else self._by_fold[fold(name)]
        return np.asarray(1 / (1 + np.exp(-(weights[0] + _matrix(signals, self.names) @ weights[1:]))))

    def as_toml(self, family: str) -> str:
        """The table of the family, from high to low."""
        return _as_toml(family, self.all[0], self.names, self.all[1:])


class Choices:
    """As Points, for a family that tells which of several is meant: the candidates of one charge are one group."""

    def __init__(self, examples: Sequence[Choice], seldom: int) -> None:
        signals = [told for _, some, _ in examples for told in some]
        names = sorted({name for told in signals for name in told})
        matrix = _matrix(signals, names)
        keep = (matrix != 0).sum(0) > seldom
        self.names = [n for n, k in zip(names, keep, strict=True) if k]
        matrix = matrix[:, keep]
        right = np.array([one for *_, some in examples for one in some], float)
        groups = np.repeat(np.arange(len(examples)), [len(some) for _, some, _ in examples])
        folds = np.array([fold(name) for name, *_ in examples])[groups]
        self.all = fitted_choice(matrix, right, groups, _HELD_BACK)
        self._by_fold = [
            fitted_choice(matrix[folds != k], right[folds != k], groups[folds != k], _HELD_BACK) for k in range(FOLDS)
        ]

    def shares(self, signals: Sequence[Signals], name: str | None) -> list[float]:
        """How likely each of the candidates of one charge is meant, by the points fitted without its fold."""
        weights = self.all if name is None else self._by_fold[fold(name)]
        scores = _matrix(signals, self.names) @ weights
        parts = np.exp(scores - scores.max(initial=0.0))
        return [float(part) for part in parts / parts.sum()]

    def as_toml(self, family: str) -> str:
        """The table of the family, from high to low."""
        return _as_toml(family, 0.0, self.names, self.all)


def _as_toml(family: str, start: float, names: Sequence[str], weights: NDArray[np.float64]) -> str:
    order = sorted(zip(weights, names, strict=True), key=lambda entry: (-round(entry[0], 2), entry[1]))
    lines = [f"[{family}]", f"start = {start:.2f}", *(f"{name} = {weight:.2f}" for weight, name in order)]
    return "\n".join(lines) + "\n"


def _matrix(signals: Sequence[Signals], names: Sequence[str]) -> NDArray[np.float64]:
    places = {name: index for index, name in enumerate(names)}
    made = np.zeros((len(signals), len(names)))
    for row, of_row in enumerate(signals):
        for name, value in of_row.items():
            if name in places:
                made[row, places[name]] = value
    return made


def fit(matrix: NDArray[np.float64], right: NDArray[np.float64], strength: float) -> NDArray[np.float64]:
    """The weights, that of the start first; `strength` is the weight of the data against small points."""
    return fitted(np.hstack([np.ones((len(matrix), 1)), matrix]), right, 1 / strength)


def knots_of(scored: list[tuple[float, bool]]) -> list[list[float]]:
    """Likelihoods with the share that was right, from the least to the greatest."""
    scored = sorted(scored)
    edges = [*(int(len(scored) * q) for q in (0.3, 0.5, 0.65, 0.77, 0.86, 0.92, 0.96, 0.985)), len(scored)]
    knots, begins = [], int(len(scored) * 0.1)
    for ends in edges:
        part = scored[begins:ends]
        knots.append([round(sum(s for s, _ in part) / len(part), 3), round(sum(m for _, m in part) / len(part), 3)])
        begins = ends
    for before, after in pairwise(knots):
        after[1] = max(after[1], round(before[1] + 0.001, 3))  # surer never means less often right
    return knots


def tell(family: str, examples: Sequence[Example], points: Points) -> None:
    """Print how well the points of the folds rank what is right."""
    by_article: dict[str, list[int]] = {}
    for place, (name, *_) in enumerate(examples):
        by_article.setdefault(name, []).append(place)
    scores = np.zeros(len(examples))
    for name, places in by_article.items():
        scores[places] = points.probabilities([examples[place][1] for place in places], name)
    right = np.array([label for *_, label in examples])
    print(
        f"{family}: {len(examples)} examples, {int(right.sum())} right, {len(points.names)} signals, "
        f"average precision {average_precision(right, scores):.3f}",
        file=sys.stderr,
    )


def write(tables: Mapping[str, Points | Choices], knots: Mapping[str, list[list[float]]] | None = None) -> None:
    """Put the points, and measured shares, in the place of those that stand in the lexicon."""
    text = POINTS.read_text("utf-8")
    for table, points in tables.items():
        text = _replaced(text, rf"\[{table}\][^\n]*\n(?:[^\n\[]+\n)*", points.as_toml(table))
    for family, measured in (knots or {}).items():
        text = _replaced(text, rf"(?m)^{family} = \[\[.*\]\]\n", f"{family} = {json.dumps(measured)}\n")
    POINTS.write_text(text, "utf-8")


def _replaced(text: str, pattern: str, by: str) -> str:
    made, count = re.subn(pattern, lambda _: by, text, count=1)
    if not count:
        raise ValueError(f"no table like {pattern} in {POINTS.name}")
    return made
