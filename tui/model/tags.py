"""What the model says of a text: stretches with roles, and shares of words and sentences that people would mark."""

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


LOADED_KINDS = ("emotive", "label", "exaggeration", "presupposition", "reporting-verb", "euphemism", "scare-quotes")
UNVERIFIED_KINDS = ("allegation", "weak-source", "hedged", "figure", "causal", "unattributed")
WORD_LABELS = (
    "loaded",
    *(f"loaded:{kind}" for kind in LOADED_KINDS),
    "loaded:quoted",
    "corpus:ptc",
    "corpus:babe",
    "unverified",
    *(f"unverified:{kind}" for kind in UNVERIFIED_KINDS),
    "accusation",
    "unanswered",
    "party:accused",
    "party:accuser",
)
"""What the model says of a word beside its role; "corpus:" as the annotators of one corpus see it, the rest as our
guide does."""
CONTENT = "content"
"""That a word stands in what somebody is said to have said: a label beside WORD_LABELS, from the roles."""
SENTENCE_LABELS = (
    "biased",
    "checkworthy:claimbuster",
    "checkworthy:clef20-tweets",
    "checkworthy:clef20-debates",
    "answer",
)
"""What it says of a sentence: the mean of what its words give."""

PAIR_WIDTH = 24
"""Numbers by which a charge and a sentence that answers it find each other."""
ASKS, GIVES = PAIR_WIDTH, PAIR_WIDTH + 1
"""How many numbers it gives a word as part of a charge, and as part of an answer; the last of these tells how much it
is like an answer to any charge."""
