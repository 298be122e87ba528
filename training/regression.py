"""Logistic regression, by which points are found, and conditional logit, by which one of several is chosen."""

import numpy as np
from numpy.typing import NDArray

_STEPS, _CLOSE = 30, 1e-6


def fitted(table: NDArray[np.float64], right: NDArray[np.float64], penalty: float) -> NDArray[np.float64]:
    """The weight of each column by Newton's method. The first column is 1, and all but its weight are held back by
    `penalty` times half of their squares."""
    held = np.full(table.shape[1], penalty)
    held[0] = 1e-6
    weights = np.zeros(table.shape[1])
    for _ in range(_STEPS):
        share = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (right - share) - held * weights
        bend = (table * (share * (1 - share))[:, None]).T @ table + np.diag(held)
        step = np.linalg.solve(bend, slope)
        weights += step
        if np.abs(step).max() < _CLOSE:
            break
    return np.asarray(weights)


def fitted_choice(
    table: NDArray[np.float64], right: NDArray[np.float64], groups: NDArray[np.int64], penalty: float
) -> NDArray[np.float64]:
    """The weight of each column, so that of the rows of a group the right ones have the greatest share (conditional
    logit, by Newton's method). Of several right ones, each counts by its share; a group without any tells nothing."""
    told = np.isin(groups, groups[right > 0])
    table, right, (_, groups) = table[told], right[told], np.unique(groups[told], return_inverse=True)
    many = groups.max() + 1
    weights = np.zeros(table.shape[1])
    for _ in range(_STEPS):
        scores = table @ weights
        part = np.exp(scores - scores.max())
        share = part / np.bincount(groups, part, many)[groups]
        wanted = right * share / np.bincount(groups, right * share, many)[groups]
        means = np.zeros((many, table.shape[1]))
        np.add.at(means, groups, share[:, None] * table)
        bend = (table * share[:, None]).T @ table - means.T @ means + penalty * np.eye(len(weights))
        step = np.linalg.solve(bend, table.T @ (wanted - share) - penalty * weights)
        weights += step
        if np.abs(step).max() < _CLOSE:
            break
    return np.asarray(weights)
