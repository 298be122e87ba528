"""Which marks of a reading are seen, and how they are painted: worked out in whichever thread has the time."""

from collections.abc import Iterator
from typing import NamedTuple

from tui.annotate.annotation import Annotation, Layer, SpanIndex
from tui.annotate.reading import Reading
from tui.prompts.levels import Level
from tui.prompts.selection import Selection, select
from tui.reader.drawing import Paint


class Wanted(NamedTuple):
    """What the reader has asked to see."""

    level: Level
    layers: frozenset[Layer]
    dismissed: frozenset[Annotation]
    most: int | None = None
    """How many places of the level, None: all."""


class View(NamedTuple):
    """What is seen of a reading by these wishes."""

    wanted: Wanted
    selection: Selection
    paints: SpanIndex[Paint]


def view_of(reading: Reading, wanted: Wanted) -> View:
    """The marks that are seen. In a long book this takes a third of a second."""
    selection = select(reading, wanted.level, wanted.layers, wanted.dismissed, wanted.most)
    paints = SpanIndex(paint for mark in selection.marks for paint in _paints(mark.annotation))
    return View(wanted, selection, paints)


def _paints(mark: Annotation) -> Iterator[Paint]:
    """A mark as it is drawn: of an attribution the source and the cue, of all others their own words."""
    spans = mark.spans
    if mark.layer is Layer.SOURCED:
        named = (mark.source.span if mark.source else None, mark.cue)
        spans = tuple(span for span in named if span) or spans
    for span in spans:
        yield Paint(span.start, span.end, mark.layer.value, mark.layer)
