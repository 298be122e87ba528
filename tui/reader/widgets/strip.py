"""One column that shows where in the article the marks lie, and where the reader is."""

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.annotate.annotation import Layer
from tui.article.article import Span
from tui.reader.sitting import Sitting

TRACK, IN_SIGHT, MARK, HERE = "│", "┃", "•", "◆"


class MarkStrip(Widget):
    """The article from its beginning (top) to its end (bottom), by the length of the text.

    A row with marks has a dot in the colour of the first of them; the reading place is a lozenge. No letters and no
    arrows: they would be taken for what is said about the line of text beside them. Empty while all of it is in sight.
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
        self._styles: dict[str, Style] = {}
        super().__init__(id="strip")
        self.sitting = sitting
        self.in_sight = Span(0, 0)
        self._layers: dict[int, Layer] = {}
        self._state = (-1, 0)

    def update(self, in_sight: Span) -> None:
        """Show this stretch as the visible one, and the marks as they now are."""
        self.in_sight = in_sight
        state = self.sitting.draftsman.paintings, self.size.height
        if state != self._state:  # not for every move: a book may have thousands of places
            self._state = state
            self._layers = {}
            shown = self.sitting.selection if self.sitting.marks_visible else None
            for place in shown.places if shown else ():
                self._layers.setdefault(self._row(place.start), place.marks[0].annotation.layer)
            for paint in self.sitting.own:
                if paint.layer:
                    self._layers.setdefault(self._row(paint.start), paint.layer)
        self.refresh()

    def _row(self, offset: int) -> int:
        return offset * self.size.height // (len(self.sitting.article.text) + 1)

    def render_line(self, y: int) -> Strip:
        """One row of the strip."""
        styles = self._styles or self._mix_styles()
        seen = self._row(self.in_sight.start) <= y <= self._row(max(self.in_sight.end - 1, self.in_sight.start))
        glyph, style = (IN_SIGHT, styles["sight"]) if seen else (TRACK, styles["track"])
        if layer := self._layers.get(y):
            glyph, style = MARK, styles[layer]
        if y == self._row(self.sitting.sentence.start):
            glyph, style = HERE, styles["here"]
        if self._all_in_sight:
            glyph = " "
        return Strip([Segment(" ", styles["track"]), Segment(glyph, style)])

    @property
    def _all_in_sight(self) -> bool:
        blocks = self.sitting.blocks
        return self.in_sight.start <= blocks[0].start and self.in_sight.end >= blocks[-1].end

    def notify_style_update(self) -> None:
        """The theme may have changed."""
        super().notify_style_update()
        self._styles = {}

    def _mix_styles(self) -> dict[str, Style]:
        base = self.rich_style
        self._styles = {"track": base}
        for name in ("here", "sight", *Layer):
            self._styles[name] = base + self.get_component_rich_style(f"strip--{name}", partial=True)
        return self._styles

    def on_click(self, event: events.Click) -> None:
        """Go to that part of the article."""
        self.post_message(self.Pointed(event.y * len(self.sitting.article.text) // max(self.size.height, 1)))
