"""From signals to a probability: each gives points, and their sum is read as in a logistic regression.

The points of a family of signals stand in points.toml or weighed_points.toml, with those that are given whatever the
signals are (`start`); the scripts in training/ find them. Where one of several is meant, the sums are read as shares.
"""

import math
from collections.abc import Mapping, Sequence

from tui.lexicon import load


def probability(family: str, signals: Mapping[str, float], lexicon: str = "points") -> float:
    """How sure the points of a family make us, 0 to 1."""
    return 1 / (1 + math.exp(-_total(load(lexicon)[family], signals)))  # in line: once a word is asked for


def shares(family: str, some: Sequence[Mapping[str, float]]) -> list[float]:
    """How likely each of some is the one that is meant, by the points of a family; together they make 1."""
    points = load("points")[family]
    totals = [_total(points, signals) for signals in some]
    greatest = max(totals, default=0.0)
    parts = [math.exp(total - greatest) for total in totals]
    whole = sum(parts)
    return [part / whole for part in parts]


def _total(points: Mapping[str, float], signals: Mapping[str, float]) -> float:
    given = [points[signal] * value for signal, value in signals.items() if signal in points]
    given.append(points["start"])
    return math.fsum(given)  # the same to the last digit, in whatever order the signals come


def measured(family: str, value: float) -> float:
    """The share of clauses of about this probability that a careful reader marked, in a line between those measured."""
    return between(load("points")["measured"][family], value)


def between(knots: Sequence[Sequence[float]], value: float) -> float:
    """The share at a value, in a line between those measured."""
    before = (0.0, 0.0)
    for knot in [*knots, (1.0, max(knots[-1][1], 0.9))]:
        if value <= knot[0]:
            share = (value - before[0]) / (knot[0] - before[0])
            return float(before[1] + share * (knot[1] - before[1]))
        before = (knot[0], knot[1])
    return float(before[1])


def log_odds(share: float) -> float:
    """A share as log odds, bounded at both ends."""
    share = min(max(share, 0.002), 0.998)
    return math.log(share / (1 - share))


def logistic(log_odds: float) -> float:
    """The probability that log-odds stand for."""
    return 1 / (1 + math.exp(-log_odds))
