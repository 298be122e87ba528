"""An attribution as spans of the text, whoever found it: the rules or the model."""

from typing import NamedTuple

from tui.annotate.annotation import Stance
from tui.article.article import Span


class Said(NamedTuple):
    """Who says what in which words, before anybody is led back to a name."""

    spans: tuple[Span, ...]
    """The stretches of the content, in order."""
    source: Span | None
    cue: Span | None
    stance: Stance
    confidence: float
    judges: bool = False
    """Whether the cue also says what the writer thinks of it."""
    by_layout: bool = False
    """Whether a label, a list or an indented block shows it, which a tagger of running text cannot see."""
    by_form: bool = False
    """Whether the form of its sentence settles it, whatever a tagger makes of that: denied that; was told by her to
    leave."""


def covered(some: tuple[Span, ...], by: tuple[Span, ...]) -> float:
    """The share of a content's characters that another has too, 0 to 1."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in some for b in by)
    return shared / sum(end - start for start, end in some)


def overlap(some: tuple[Span, ...], others: tuple[Span, ...]) -> float:
    """Shared characters over all characters of two contents, 0 to 1."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in some for b in others)
    total = sum(end - start for start, end in (*some, *others)) - shared
    return shared / total if total else 0.0
