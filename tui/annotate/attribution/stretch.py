"""Stretches of a folded sentence."""

from typing import NamedTuple

OPEN = -1
"""The end of a stretch of which it is not settled yet where it ends."""


class Stretch(NamedTuple):
    """Indexes of tokens, end exclusive."""

    first: int
    last: int
    """OPEN where the end is still open."""
