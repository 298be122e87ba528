"""Logistic regression, by which all points are found."""

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
