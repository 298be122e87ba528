"""Readings built by hand: an article and the marks that a test wants in it."""

from collections.abc import Sequence
from typing import Any

from tui.annotate.annotation import Annotation, Layer, Source, SourceKind, Voice
from tui.annotate.reading import Note, Practice, Reading, SourceTally, in_order
from tui.article.article import Span
from tui.article.plaintext import from_text
from tui.language.cut import cut

LAYER_OF = {
    "direct": Layer.SOURCED, "indirect": Layer.SOURCED, "mixed": Layer.SOURCED,
    "unattributed": Layer.UNVERIFIED, "hedged": Layer.UNVERIFIED, "weak-source": Layer.UNVERIFIED,
    "allegation": Layer.UNVERIFIED, "figure": Layer.UNVERIFIED, "causal": Layer.UNVERIFIED,
    "unanswered": Layer.COUNTERVIEW, "one-sided": Layer.COUNTERVIEW, "no-independent": Layer.COUNTERVIEW,
    "single-source": Layer.COUNTERVIEW,
}


def span_of(text: str, words: str, time: int = 1) -> Span:
    """Where words stand in a text, for the n-th time."""
    start = -1
    for _ in range(time):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def mark(text: str, words: str, kind: str, *, time: int = 1, **fields: Any) -> Annotation:
    """A mark on words of a text; a kind that is not of the other layers is loaded wording."""
    layer = LAYER_OF.get(kind, Layer.LOADED)
    span = span_of(text, words, time)
    given: dict[str, Any] = {"confidence": 0.8, "weight": 0.5, "shown": True, "reason": f"“{words}” made this mark."}
    if layer is Layer.LOADED:
        given |= {"voice": Voice.OUTLET, "suggestion": "plainer"}
    return Annotation(layer, kind, span.start, span.end, **(given | fields))


def source(text: str, words: str, kind: SourceKind = SourceKind.PERSON, name: str | None = None) -> Source:
    """A source as it is worded in a text."""
    return Source(span_of(text, words), words, name, kind)


def reading(
    text: str,
    marks: Sequence[Annotation] = (),
    *,
    genre: str | None = None,
    abstained: str | None = None,
    sources: Sequence[SourceTally] = (),
    practice: Sequence[Practice] = (),
    notes: Sequence[Note] = (),
) -> Reading:
    """A reading of a plain text with these marks."""
    return Reading(
        cut(from_text(text, "article.txt")), "rules", None, "en", genre, abstained, in_order(marks),
        tuple(sources), tuple(practice), tuple(notes),
    )
