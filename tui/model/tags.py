"""What the model says of a text: stretches with roles."""

from enum import StrEnum
from typing import NamedTuple


class Role(StrEnum):
    """What a stretch is in an attribution."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"


class Tagged(NamedTuple):
    """A stretch of an article with its role and how sure the model is of its words, 0 to 1."""

    start: int
    end: int
    role: Role
    sureness: float
