"""How much a mark matters to a reader of its article (docs/marks.md, at the end)."""

from dataclasses import replace

from tui.annotate.annotation import Annotation
from tui.language.cut import CutArticle

BASE = {
    "unanswered": 0.95,
    "one-sided": 0.85,
    "single-source": 0.85,
    "no-independent": 0.8,
    "unattributed": 0.8,
    "allegation": 0.78,
    "weak-source": 0.75,
    "contested-name": 0.66,
    "label": 0.66,
    "presupposition": 0.66,
    "euphemism": 0.62,
    "figure": 0.58,
    "causal": 0.58,
    "scare-quotes": 0.5,
    "exaggeration": 0.45,
    "emotive": 0.4,
    "hedged": 0.35,
    "reporting-verb": 0.2,
}
"""The order of the guide, from high to low, as numbers that leave room above for a prominent place."""

QUOTED = 0.25
"""Words inside somebody's quotation, whatever their kind."""
PROMINENT, _AGAIN = 1.2, 0.85
"""By what a weight is multiplied in a prominent place, and for each time that the word was marked before."""
_MINOR = 0.2
"""What a minor mark weighs at most: in the opening of an article it may still be shown unasked, below it waits.

Of 29 emotive words in senses that the lexicon calls minor strict editors found 14 worth a reader's time in the opening,
of 56 below it 13, all of them as sure as those that are shown; of 184 others 101. Of 44 charges of which we cannot tell
whom they accuse, none; of 283 others 69. Of 15 claims without a source in columns one, of 98 in reports 25.
"""


def weigh(cut: CutArticle, kind: str, start: int, *, quoted: bool = False, seen: int = 0, minor: bool = False) -> float:
    """The weight of a mark of this kind that begins at `start`, 0 to 1.

    What stands in the headline or the first three paragraphs weighs more; `seen` is how often the same word was
    marked before it, and each time it weighs less. So does what is `minor`: a word whose sense the lexicon calls so, a
    charge of which it is not known whom it accuses.
    """
    weight = QUOTED if quoted else BASE[kind]
    if minor:
        weight = min(weight, _MINOR)
    if is_prominent(cut, start):
        weight *= PROMINENT
    return round(min(weight * _AGAIN**min(seen, 6), 1.0), 3)


def in_opinion(annotation: Annotation) -> Annotation:
    """A mark as it weighs in an opinion, where a claim without a source is mostly the writer's own argument."""
    if annotation.kind != "unattributed":
        return annotation
    return replace(annotation, weight=min(annotation.weight, _MINOR))


def is_prominent(cut: CutArticle, start: int) -> bool:
    """Whether an offset lies in the headline, the standfirst or the first three paragraphs of an article."""
    return not cut.brief and start < cut.opening_end
