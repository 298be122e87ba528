"""The article on the screen: what both of its views share, which is all but how they scroll."""

from abc import abstractmethod

from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from tui.article.article import Span
from tui.reader.drawing import GUTTER, INKS, Inks
from tui.reader.flow import Position, Row, RowKind
from tui.reader.sitting import Sitting

MEASURE = 72
"""Cells of text in a line, at most: what is read with ease, however wide the terminal."""
_WHEEL_ROWS = 3


class TextView(Widget, can_focus=True):
    """Shows the rows of a sitting's article from `top` on, and moves the reading place."""

    COMPONENT_CLASSES = frozenset(f"ink--{name}" for name in INKS)  # type: ignore[assignment]  # Textual wants a set

    class Moved(Message):
        """The reading place or what is visible has changed."""

    class Pointed(Message):
        """The reader has clicked on a character of the article; `twice`: in quick succession."""

        def __init__(self, offset: int, twice: bool) -> None:
            super().__init__()
            self.offset = offset
            self.twice = twice

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(id="text")
        self.sitting = sitting
        self.flow = sitting.flow
        self.top = self.flow.first
        self._cursor = self.flow.position_of(sitting.sentence.start)
        self._paintings = 0
        self._waited = sitting.waiting
        self._pressed_at = Offset(-1, -1)

    # What the two views do each in their own way

    @abstractmethod
    def show_top(self) -> None:
        """Scroll so that `top` is the first row."""

    @abstractmethod
    def redraw(self, blocks: set[int] | None = None) -> None:
        """Draw these blocks anew, or all."""

    @abstractmethod
    def reflow(self) -> None:
        """Lay all rows out anew: their number has changed."""

    # Moving

    def line(self, by: int) -> None:
        """Scroll by so many rows; at an end, move the place alone."""
        self._scroll(by, alone=by)

    def page(self, pages: float) -> None:
        """Scroll by a page, two rows less so that the eye finds its place, or by a part of one."""
        rows = max(int((self._visible - 2) * abs(pages)), 1)
        by = rows if pages > 0 else -rows
        self._scroll(by, alone=self._visible if by > 0 else -self._visible)

    def end(self, side: int) -> None:
        """Go to the beginning (-1) or the end (1)."""
        self._set_top(self._last_top() if side > 0 else self.flow.first)
        if side > 0:
            self._cursor = self.flow.last
            self._take_place(side)
        else:
            before = self._painted()
            self.sitting.step_back()
            self._cursor = self.flow.position_of(self.sitting.sentence.start)  # the headline may not be on top
            self._moved(before)

    def go(self, offset: int, *, exact: bool = False) -> None:
        """Make the sentence at an offset the reading place, and see to it that it shows.

        `exact`: it is the offset itself that must show, wherever in the sentence it stands.
        """
        before = self._painted()
        self.sitting.go(offset)
        start, end = (offset, offset + 1) if exact else self.sitting.sentence
        self._cursor = self.flow.position_of(start)
        self._reveal(self._cursor, self.flow.position_of(max(end - 1, start)))
        self._moved(before)

    def light(self, chosen: Span | None, offset: int | None = None) -> None:
        """Show these words as what the next key acts on; the reading place comes along to an offset, which shows."""
        before = self._painted()
        self.sitting.draftsman.chosen = chosen
        if offset is not None:
            self.sitting.go(offset)
            self._cursor = self.flow.position_of(offset)
            self._reveal(self._cursor, self._cursor)
        self._moved(before)

    def beside(self, offset: int, by: int) -> int:
        """The offset that is drawn so many rows of text below another (above it, if negative), or nearest to there."""
        position = self.flow.position_of(offset)
        line = self.flow.row(position).line
        column = line.column_of(offset) if line else 0
        step = 1 if by > 0 else -1
        for _ in range(abs(by)):
            following = self.flow.moved(position, step)
            while self.flow.row(following).line is None and following not in (self.flow.first, self.flow.last):
                following = self.flow.moved(following, step)
            if self.flow.row(following).line is not None:
                position = following
        line = self.flow.row(position).line
        return line.offset_at(column) if line else offset

    def find_place(self) -> None:
        """After the rows were made anew: the reading place stays on the screen, about where it was."""
        self._anchor(self._row_of_place)
        self._keep_place()

    def _keep_place(self) -> None:
        """After the view's size has changed: what is on top stays there, if the reading place then shows."""
        self.top = max(min(self.top, self._last_top()), self.flow.first)
        start, end = self.sitting.sentence
        self._reveal(self._cursor, self.flow.position_of(max(end - 1, start)))
        self.show_top()
        self.redraw()
        self.post_message(self.Moved())

    @property
    def fold(self) -> Row | None:
        """The fold that hides the reading place, None if it is in sight."""
        row = self.flow.row(self.flow.position_of(self.sitting.sentence.start))
        return row if row.kind is RowKind.FOLD else None

    @property
    def in_sight(self) -> Span:
        """The stretch of the article that is visible."""
        last = self.flow.moved(self.top, self.size.height - 1)
        return Span(self.flow.row(self.top).start, self.flow.row(last).end)

    @property
    def _visible(self) -> int:
        return max(self.size.height, 1)

    @property
    def _row_of_place(self) -> int:
        """The row of the view that the reading place is drawn on."""
        return min(max(self.flow.distance(self.top, self._cursor, self._visible), 0), self._visible - 1)

    def _anchor(self, row: int) -> None:
        """Find the rows that were made anew: the reading place on this row of the view, and what is then on top."""
        self._cursor = self.flow.position_of(self.sitting.sentence.start)
        self.top = max(min(self.flow.moved(self._cursor, -row), self._last_top()), self.flow.first)

    def _scroll(self, by: int, alone: int) -> None:
        top = self.flow.moved(self.top, by)
        top = max(min(top, self._last_top()), self.flow.first)
        moved = self.flow.distance(self.top, top, abs(by)) if (top > self.top) == (by > 0) else 0
        self._cursor = self.flow.moved(self._cursor, moved or alone)
        if moved:
            self._set_top(top)
        self._take_place(by)

    def _take_place(self, by: int) -> None:
        """The reading place comes along to the row of the cursor."""
        before = self._painted()
        position = self._cursor
        while self.flow.row(position).kind is RowKind.GAP:
            following = self.flow.moved(position, 1 if by > 0 else -1)
            if following == position:
                break
            position = following
        row = self.flow.row(position)
        sentences = self.flow.sentences(row.block)
        begun = [sentence.start for sentence in sentences if row.start <= sentence.start < row.end]
        offset = begun[0] if begun else row.start
        if position == self.flow.last:
            offset = sentences[-1].start
        self.sitting.go(offset)
        self._moved(before)

    def _reveal(self, first: Position, last: Position) -> None:
        height = self._visible
        above = self.flow.distance(self.top, first, height * 2)
        below = self.flow.distance(self.top, last, height * 2)
        if not (above >= 0 and below < height):
            self._set_top(self.flow.moved(first, -(height // 3)))

    def _set_top(self, top: Position) -> None:
        self.top = max(min(top, self._last_top()), self.flow.first)
        self.show_top()

    def _last_top(self) -> Position:
        return self.flow.moved(self.flow.last, 1 - self._visible)

    def _moved(self, before: set[int]) -> None:
        if self._waited and not self.sitting.waiting:  # the first read is over, and marked sentences unfold
            self._waited = False
            if self.flow.skimming:
                self.reflow()
        paintings = self.sitting.draftsman.paintings
        self.redraw(before | self._painted() if paintings == self._paintings else None)
        self._paintings = paintings
        self.post_message(self.Moved())

    def _painted(self) -> set[int]:
        """The blocks that the reading place and what it lights up lie in."""
        found: set[int] = set()
        draftsman = self.sitting.draftsman
        for span in (draftsman.place, *draftsman.lit, *filter(None, (draftsman.chosen,))):
            found.update(range(self.flow.block_at(span.start), self.flow.block_at(max(span.end - 1, span.start)) + 1))
        return found

    # Drawing

    def fit(self, width: int) -> None:
        """Fill rows for a view of so many cells."""
        measure = max(min(width - GUTTER - 1, MEASURE), 8)
        if measure != self.flow.width:
            row = self._row_of_place
            self.flow.set_width(measure)
            self._anchor(row)  # at once: a key may come before the layout is done

    def drawn(self, row: Row | None, selected: Span | None) -> Strip:
        """A row as cells of the view's whole width, the text in the middle; None is an empty one."""
        inks = self.sitting.draftsman.inks
        width = self.size.width
        if row is None:
            return Strip.blank(width, inks.base)
        column = min(width, self.flow.width + GUTTER)
        strip = self.sitting.draftsman.strip(row, column, selected)
        margin = (width - column) // 2
        if not margin:
            return strip.adjust_cell_length(width, inks.base)
        return Strip.join([Strip.blank(margin, inks.base), strip]).adjust_cell_length(width, inks.base)

    def on_mount(self) -> None:
        """Mix the inks for the first paint."""
        self.mix_inks()

    def notify_style_update(self) -> None:
        """The theme may have changed: mix the inks anew, once all styles are in place."""
        super().notify_style_update()
        if self.is_mounted:
            self.call_later(self.mix_inks)

    def mix_inks(self) -> None:
        """Take the styles of text from the theme, and draw anew if they differ."""
        named = tuple(self.get_component_rich_style(f"ink--{name}", partial=True) for name in INKS)
        if self.sitting.draftsman.dip(Inks(self.rich_style, named)):
            self.redraw()

    def chosen(self, selection: Selection | None, start: int, end: int) -> Span | None:
        """What the mouse has selected between two offsets. Drawn text carries its offset as the column of line 0."""
        if selection is None:
            return None
        first = start if selection.start is None else selection.start.x
        last = end if selection.end is None else selection.end.x
        return Span(max(first, start), min(last, end))

    # The mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Whoever then lets go elsewhere has dragged."""
        self._pressed_at = event.screen_offset

    @property
    @abstractmethod
    def dragged(self) -> Span | None:
        """What the mouse has selected in the whole view."""

    def click_at(self, event: events.Click, row: Row | None) -> None:
        """Make the sentence at a cell of a row the reading place."""
        if row is None or row.kind is RowKind.GAP or event.screen_offset != self._pressed_at:
            return
        offset = row.start
        if row.line is not None:
            width = self.size.width
            margin = (width - min(width, self.flow.width + GUTTER)) // 2
            offset = row.line.offset_at(max(event.x - margin - GUTTER - len(row.lead), 0))
        self.go(offset)
        self.post_message(self.Pointed(offset, event.chain > 1))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel scrolls, and carries the reading place along as j does."""
        event.stop()
        self.line(_WHEEL_ROWS)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel scrolls back."""
        event.stop()
        self.line(-_WHEEL_ROWS)

    def on_resize(self) -> None:
        """Fill the rows anew and stay at the reading place."""
        self.fit(self.size.width)  # the event may tell of a size that is already past
        self._keep_place()
