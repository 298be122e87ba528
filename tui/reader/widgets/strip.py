"""One column that shows where in the article the marks lie, and where the reader is."""

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.annotate.annotation import Layer
from tui.article.article import Span
from tui.reader.sitting import Sitting

TRACK, IN_SIGHT, HERE = "│", "┃", "◀"


class MarkStrip(Widget):
    """The article from its beginning (top) to its end (bottom), by the length of the text.

    A row with marks has the letter of the first of them in it; the reading place is an arrowhead.
    """

    COMPONENT_CLASSES = frozenset(  # type: ignore[assignment]  # Textual wants a set
        {"strip--here", "strip--sight", *(f"strip--{layer}" for layer in Layer)}
    )

    class Pointed(Message):
        """The reader clicked on a place of the article."""

        def __init__(self, offset: int) -> None:
            super().__init__()
            self.offset = offset

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(id="strip")
        self.sitting = sitting
        self.in_sight = Span(0, 0)
        self._layers: dict[int, Layer] = {}

    def update(self, in_sight: Span) -> None:
        """Show this stretch as the visible one, and the marks as they now are."""
        self.in_sight = in_sight
        self._layers = {}
        if self.sitting.marks_visible and self.sitting.selection:
            for place in self.sitting.selection.places:
                row = self._row(place.start)
                self._layers.setdefault(row, place.marks[0].annotation.layer)
        self.refresh()

    def _row(self, offset: int) -> int:
        return offset * self.size.height // (len(self.sitting.article.text) + 1)

    def render_line(self, y: int) -> Strip:
        """One row of the strip."""
        style = self.rich_style
        seen = self._row(self.in_sight.start) <= y <= self._row(max(self.in_sight.end - 1, self.in_sight.start))
        glyph = IN_SIGHT if seen else TRACK
        if seen:
            style += self.get_component_rich_style("strip--sight", partial=True)
        if layer := self._layers.get(y):
            glyph = layer.letter.upper()
            style += self.get_component_rich_style(f"strip--{layer}", partial=True)
        if y == self._row(self.sitting.sentence.start):
            return Strip([Segment(glyph, style), Segment(HERE, self.rich_style)])
        return Strip([Segment(glyph, style), Segment(" ", self.rich_style)])

    def on_click(self, event: events.Click) -> None:
        """Go to that part of the article."""
        self.post_message(self.Pointed(event.y * len(self.sitting.article.text) // max(self.size.height, 1)))
