"""The article as a widget a block: for texts of ordinary length."""

from collections.abc import Iterator

from textual import events
from textual.app import ComposeResult
from textual.geometry import Size
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from tui.article.article import Span
from tui.reader.flow import Row
from tui.reader.sitting import Sitting
from tui.reader.widgets.text import MEASURE, TextView


class BlockView(Widget):
    """One block, as high as its rows."""

    def __init__(self, view: TextView, number: int) -> None:
        super().__init__()
        self._view = view
        self._number = number

    @property
    def _rows(self) -> tuple[Row, ...]:
        return self._view.flow.rows(self._number)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The number of rows at a width."""
        self._view.fit(width)
        return len(self._rows)

    def render_line(self, y: int) -> Strip:
        """One row."""
        rows = self._rows
        block = self._view.flow.blocks[self._number]
        selected = self._view.chosen(self.text_selection, block.start, block.end)
        return self._view.drawn(rows[y] if y < len(rows) else None, selected)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The words that the mouse has selected."""
        block = self._view.flow.blocks[self._number]
        chosen = self._view.chosen(selection, block.start, block.end)
        return (self._view.flow.text[chosen.start : chosen.end], "\n\n") if chosen else None

    def on_click(self, event: events.Click) -> None:
        """Set the reading place."""
        rows = self._rows
        self._view.click_at(event, rows[event.y] if 0 <= event.y < len(rows) else None)


class BlocksView(TextView):
    """A widget for each block, scrolled by Textual."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting)
        self._blocks = [BlockView(self, number) for number in range(len(sitting.blocks))]
        self._composed = 0

    def compose(self) -> ComposeResult:
        """The blocks that a screen has room for, in order; the others come right after the first paint."""
        room = self.app.size.height * MEASURE
        self._composed = next(
            (number for number, block in enumerate(self.flow.blocks) if block.start > room), len(self._blocks)
        )
        yield from self._blocks[: self._composed]

    def on_mount(self) -> None:
        """Add the blocks below the first screen once that is painted. Textual calls the base class itself."""
        self.call_after_refresh(self._compose_rest)

    async def _compose_rest(self) -> None:
        rest, self._composed = self._blocks[self._composed :], len(self._blocks)
        if rest and self.is_attached:  # not where somebody has left meanwhile
            await self.mount(*rest)

    def show_top(self) -> None:
        """Scroll to the first visible row."""
        y = sum(len(self.flow.rows(block)) for block in range(self.top.block)) + self.top.row
        self.scroll_to(y=y, animate=False, force=True, immediate=True)

    def redraw(self, blocks: set[int] | None = None) -> None:
        """Draw these blocks anew, or all."""
        for block in self._some(blocks):
            block.refresh()

    def reflow(self) -> None:
        """Lay the blocks out anew."""
        for block in self._blocks:
            block.refresh(layout=True)
        self.find_place()  # at once: a key may come before the layout is done
        self.call_after_refresh(self.show_top)

    @property
    def dragged(self) -> Span | None:
        """What the mouse has selected, from the first block it touches to the last."""
        parts = [
            part
            for view, block in zip(self._blocks, self.flow.blocks, strict=True)
            if (part := self.chosen(view.text_selection, block.start, block.end)) and part.start < part.end
        ]
        return Span(parts[0].start, parts[-1].end) if parts else None

    def on_resize(self) -> None:
        """Textual lays the blocks out after this; then the place is found again. It calls the base class itself."""
        self.call_after_refresh(self.show_top)

    def _some(self, blocks: set[int] | None) -> Iterator[BlockView]:
        for number in range(len(self._blocks)) if blocks is None else sorted(blocks):
            yield self._blocks[number]
