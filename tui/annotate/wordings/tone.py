"""How much surer the rest of a text makes a wording: the loaded words in its sentence and article, and the names there
that each side would choose differently."""

import math
from collections.abc import Mapping, Sequence

from tui.annotate.wordings.candidates import CONTESTED, Candidate
from tui.lexicon import load, words
from tui.lexicon.wordings import Part

_MOST_NEAR = 2.0
"""Loaded words in a sentence; more make its wordings no surer."""


def weigh_near(candidates: Sequence[Candidate], expected: Mapping[int, float]) -> None:
    """Make each candidate surer, the more loaded words are to be expected in its sentence."""
    weight = load("loaded")["context"]["near"]
    for candidate in candidates:
        near = expected[candidate.place.sentence.index] - candidate.alone
        candidate.log_odds += weight * min(near, _MOST_NEAR)


def weighed_by_tone(candidates: Sequence[Candidate], whole: float, usual: float) -> list[Candidate]:
    """Each candidate surer, the more loaded words are to be expected in the rest of the article."""
    weight = load("loaded")["context"]["tone"]
    return [one.as_sure_as(one.log_odds + weight * tone_of(whole - one.alone, usual)) for one in candidates]


def contested_among(candidates: Sequence[Candidate]) -> frozenset[str]:
    """The names in a text that each side would choose differently, but for those that seldom are."""
    seldom = words("loaded", "contested", "seldom")
    return frozenset(
        one.wording.lemma for one in candidates if one.wording.kind == CONTESTED and one.wording.grade not in seldom
    )


def weighed_by_names(candidates: Sequence[Candidate], names: frozenset[str]) -> list[Candidate]:
    """Each contested name surer, the more others there are in the text, and as sure wherever it stands."""
    weights, seldom = load("loaded")["contested"], words("loaded", "contested", "seldom")
    log_odds: dict[str, list[float]] = {}
    for one in candidates:
        wording = one.wording
        if wording.kind == CONTESTED:
            beside = weights["beside"] * min(len(names - {wording.lemma}), weights["most_beside"])
            own = 0.0 if wording.grade in seldom or wording.part is Part.PHRASE else weights["name"]
            log_odds.setdefault(wording.lemma, []).append(one.log_odds + own + beside * (wording.grade != "rare"))
    return [
        one.as_sure_as(_mean(log_odds[one.wording.lemma])) if one.wording.kind == CONTESTED else one
        for one in candidates
    ]


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)  # `statistics` takes longer to import than all marks to weigh


def tone_of(found: float, usual: float) -> float:
    """The logarithm of how many loaded words are to be expected, against the usual number."""
    return math.log((found + 1.5) / (usual + 1.5))  # the 1.5 keeps a short text near the usual
