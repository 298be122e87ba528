"""The article drawn line by line: for long texts, where a widget a block would hold up the keys.

It knows no height: the rows from `top` on are made as they are drawn, so that a key costs the same in a book as in a
news item. The strip beside it stands in for a scroll bar.
"""

from textual import events
from textual.selection import Selection
from textual.strip import Strip

from tui.article.article import Span
from tui.reader.flow import Row
from tui.reader.widgets.text import TextView


class LinesView(TextView):
    """One widget that draws whichever rows are visible."""

    def show_top(self) -> None:
        """Draw from the first visible row on."""
        self.refresh()

    def redraw(self, blocks: set[int] | None = None) -> None:
        """Draw all visible rows anew; what did not change is remembered."""
        self.refresh()

    def reflow(self) -> None:
        """The rows are other ones."""
        self.find_place()

    def render_line(self, y: int) -> Strip:
        """One row."""
        selected = self.chosen(self.text_selection, 0, len(self.flow.text))
        return self.drawn(self._row_at(y), selected)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The words that the mouse has selected."""
        chosen = self.chosen(selection, 0, len(self.flow.text))
        return (self.flow.text[chosen.start : chosen.end], "\n\n") if chosen else None

    def on_click(self, event: events.Click) -> None:
        """Set the reading place."""
        self.click_at(event, self._row_at(event.y))

    @property
    def dragged(self) -> Span | None:
        """What the mouse has selected."""
        part = self.chosen(self.text_selection, 0, len(self.flow.text))
        return part if part and part.start < part.end else None

    def _row_at(self, y: int) -> Row | None:
        if y and self.flow.moved(self.top, y - 1) == self.flow.last:
            return None
        position = self.flow.moved(self.top, y)
        return self.flow.row(position)
