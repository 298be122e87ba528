"""How often marks were measured to be right, and which may therefore be shown unasked (precision.toml)."""

import math
from typing import Protocol

from tui.annotate.annotation import Annotation, SourceKind, Stance
from tui.language.tokens import tokenize
from tui.prompts.wording import load

LEAST_PRECISION = 0.7
"""Marks that were measured to be right less often than this are not shown by default, and then only as a question."""
LEAST_WORTH_IT = 0.3
"""Nor are marks of which fewer than this were worth a reader's time: they may be right, and wait until asked for."""
SURE_ENOUGH = 0.55
"""How sure a mark must be to be shown unasked. On 75 articles held out of training, nine in ten words from here on that
colour were marked by one of two careful readers, and seven in ten by both; strict editors found eight in ten right."""
_OPENING, _LONGEST_OPENING = 4, 100
"""Words, and characters, of a charge among which the accused stands first: “the former mayor Ida Marsh of waste”."""


class Measured(Protocol):
    """What is known of how often marks such as one are right."""

    @property
    def kind(self) -> str:
        """Its kind."""

    @property
    def confidence(self) -> float:
        """How sure it is."""


def doubted(annotation: Measured) -> bool:
    """Whether marks such as this were measured to be wrong too often to be shown unasked: of its kind, and as sure."""
    return not _reaches(annotation, "sure")


def is_worth_a_stop(annotation: Measured) -> bool:
    """Whether marks of its kind, as sure as this, were measured to be worth a reader's time often enough to be shown
    unasked."""
    return _reaches(annotation, "unasked")


def _reaches(annotation: Measured, line: str) -> bool:
    """Whether a mark is as sure as a line of its kind; none holds a kind that was not measured."""
    measured = load("precision").get(annotation.kind)
    return measured is None or annotation.confidence >= measured.get(line, math.inf)


def is_charge(text: str, annotation: Annotation) -> bool:
    """Whether it is a sure charge by somebody named that begins with the accused: “Ida Marsh of wasting the money”.

    Of all that is laid at somebody's door only such charges were measured to be right often enough.
    """
    accused = annotation.target or ""
    if annotation.confidence < SURE_ENOUGH or accused.islower():  # the neighbours are accused, but nobody by name
        return False
    if load("precision").get(annotation.kind, {}).get("named", 0.0) < LEAST_PRECISION:
        return False
    if not any(_charges(said, annotation) for said in annotation.related):
        return False
    opening = tokenize(text, annotation.start, min(annotation.end, annotation.start + _LONGEST_OPENING)).lower
    return not set(opening[:_OPENING]).isdisjoint(tokenize(accused).lower)


def _charges(said: Annotation, claim: Annotation) -> bool:
    """Whether somebody named says it, and as a charge or in words that lay something at somebody's door."""
    source = said.source
    if source is None or not source.name or source.kind not in (SourceKind.PERSON, SourceKind.ORGANIZATION):
        return False
    return said.stance is Stance.ACCUSES or bool(claim.evidence)
