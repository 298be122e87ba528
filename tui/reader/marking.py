"""Marks of one's own: made of selected words, changed, removed, and all of it undone. Knows nothing of the screen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tui.annotate.annotation import Layer
from tui.article.article import Span
from tui.reader.flow import Flow
from tui.reader.selecting import Selection, Words, selected

SUREST = 3
"""How sure somebody is of a mark: 1, 2 or 3."""


@dataclass(frozen=True, slots=True)
class OwnMark:
    """A stretch of the text that somebody has marked."""

    id: int
    layer: Layer
    start: int
    end: int
    confidence: int | None = None
    """1 to 3; None where nobody asks."""

    @property
    def span(self) -> Span:
        """From the first marked character to the last."""
        return Span(self.start, self.end)


class Marking:
    """The selection, and the marks made of it.

    At any time either words are selected, or one of the marks is current, or neither. With words selected and a layer
    chosen, `asking` is that layer until it is said how sure the mark is.
    """

    def __init__(
        self,
        flow: Flow,
        marks: Iterable[OwnMark] = (),
        layers: Sequence[Layer] = tuple(Layer),
        *,
        sureness: bool = True,
    ) -> None:
        self.flow = flow
        self.words = Words(flow)
        self.layers = tuple(layers)
        """What may be marked."""
        self.sureness = sureness
        """Whether it is asked how sure a mark is."""
        self.selection: Selection | None = None
        self.asking: Layer | None = None
        self.changing: int | None = None
        """The mark whose edges are being changed."""
        self._marks: tuple[OwnMark, ...] = _in_order(marks)
        self._current: int | None = None
        self._past: list[tuple[OwnMark, ...]] = []
        self._next_id = max((mark.id for mark in self._marks), default=0) + 1

    @property
    def marks(self) -> tuple[OwnMark, ...]:
        """All marks, by where they begin."""
        return self._marks

    @property
    def current(self) -> OwnMark | None:
        """The mark that the next key acts on."""
        return next((mark for mark in self._marks if mark.id == self._current), None)

    # Selecting

    def select(self, sentence: Span) -> bool:
        """Change the edges of the current mark, or begin with the first word of a sentence; whether there is one."""
        mark = self.current
        if mark is not None:
            self.selection = selected(self.words, mark.span)
            self.changing = mark.id if self.selection else None
        else:
            inside = self.words.snapped(sentence)
            self.selection = selected(self.words, Span(inside.start, inside.start + 1)) if inside else None
        return self.selection is not None

    def select_span(self, span: Span) -> bool:
        """Select the words that a span touches; whether it touches any."""
        found = selected(self.words, span)
        if found is not None:
            self.selection, self.asking = found, None
            if self.changing is None:
                self._current = None
        return found is not None

    def move(self, selection: Selection) -> None:
        """Select something else. A layer that was chosen is chosen anew."""
        self.selection, self.asking = selection, None

    def cancel(self) -> bool:
        """Take back what was begun last: the layer, the selection, standing at a mark; whether there was anything."""
        if self.asking is not None:
            self.asking = None
        elif self.selection is not None:
            self.selection = self.changing = None
        elif self._current is not None:
            self._current = None
        else:
            return False
        return True

    # Marking

    def choose(self, layer: Layer) -> bool:
        """Mark the selection with a layer, or give it to the current mark; False if the layer is not asked for.

        Where it is asked how sure a new mark is, it is made by `rate`.
        """
        if layer not in self.layers:
            return False
        if self.selection is None:
            if self.current is not None:
                self._replace(replace(self.current, layer=layer))
        elif self.changing is None and self.sureness:
            self.asking = layer
        else:
            self._take(layer, None)
        return True

    def rate(self, confidence: int) -> None:
        """Say how sure the selection's mark is, which makes it, or how sure the current one is. 1 to 3."""
        confidence = min(max(confidence, 1), SUREST)
        if self.selection is not None and self.asking is not None:
            self._take(self.asking, confidence)
        elif self.selection is None and self.current is not None and self.sureness:
            self._replace(replace(self.current, confidence=confidence))

    def confirm(self) -> bool:
        """Give the mark that is being changed its new edges, or mark with the one layer there is; whether it could."""
        if self.selection is None or self.asking is not None:
            return False
        if self.changing is not None:
            mark = next(mark for mark in self._marks if mark.id == self.changing)
            return self.choose(mark.layer) or self._take(mark.layer, None)
        return len(self.layers) == 1 and self.choose(self.layers[0])

    def remove(self) -> bool:
        """Remove the current mark; whether there was one."""
        mark = self.current
        if mark is None or self.selection is not None:
            return False
        self._become(other for other in self._marks if other is not mark)
        self._current = None
        return True

    def undo(self) -> Span | None:
        """Undo the last change of the marks, or drop the selection; where that was, None if there is nothing."""
        if self.selection is not None:
            span = self.selection.span
            self.selection = self.asking = self.changing = None
            return span
        if not self._past:
            return None
        before, self._marks = self._marks, self._past.pop()
        differing = [mark for mark in (*self._marks, *before) if (mark in before) != (mark in self._marks)]
        self._current = next((mark.id for mark in differing if mark in self._marks), None)
        return differing[0].span

    # Going from mark to mark

    def stand_at(self, mark: OwnMark | None) -> None:
        """Make a mark the current one; None: no mark is."""
        self.selection = self.asking = self.changing = None
        self._current = mark.id if mark else None

    def neighbour(self, offset: int, by: int) -> OwnMark | None:
        """The next mark (by 1) or the one before (by -1), from the current one or else from an offset."""
        mark = self.current
        if mark is not None:
            index = self._marks.index(mark) + by
            return self._marks[index] if 0 <= index < len(self._marks) else None
        if by > 0:
            return next((mark for mark in self._marks if mark.start >= offset), None)
        return next((mark for mark in reversed(self._marks) if mark.start < offset), None)

    def at(self, offset: int) -> OwnMark | None:
        """The mark at an offset; of several the shortest, and of those at the current one the next."""
        here = [mark for mark in self._marks if mark.span.covers(offset)]
        here.sort(key=lambda mark: mark.end - mark.start)
        if self.current in here:
            return here[(here.index(self.current) + 1) % len(here)]
        return here[0] if here else None

    # What changes them

    def _take(self, layer: Layer, confidence: int | None) -> bool:
        assert self.selection is not None
        start, end = self.selection.span
        changed = next((mark for mark in self._marks if mark.id == self.changing), None)
        self.selection = self.asking = self.changing = None
        twin = next((mark for mark in self._marks if (mark.layer, mark.start, mark.end) == (layer, start, end)), None)
        if changed is not None:
            self._replace(replace(changed, layer=layer, start=start, end=end))
        elif twin is not None:
            self._current = twin.id
            self._replace(replace(twin, confidence=confidence))
        else:
            made = OwnMark(self._next_id, layer, start, end, confidence)
            self._next_id += 1
            self._become((*self._marks, made))
            self._current = made.id
        return True

    def _replace(self, mark: OwnMark) -> None:
        """Another mark in the place of the one with its id; one that is then there twice is there once."""
        self._current = mark.id
        others = [other for other in self._marks if other.id != mark.id]
        same = (mark.layer, mark.start, mark.end)
        self._become([*(other for other in others if (other.layer, other.start, other.end) != same), mark])

    def _become(self, marks: Iterable[OwnMark]) -> None:
        marks = _in_order(marks)
        if marks != self._marks:
            self._past.append(self._marks)
            self._marks = marks


def _in_order(marks: Iterable[OwnMark]) -> tuple[OwnMark, ...]:
    return tuple(sorted(marks, key=lambda mark: (mark.start, mark.end, mark.id)))
