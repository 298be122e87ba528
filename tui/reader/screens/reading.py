"""The screen on which an article is read."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import Screen

from tui.annotate.annotation import Layer
from tui.article.load import STANDARD_INPUT
from tui.language.layout import Role
from tui.reader import keys
from tui.reader.analysis import Analysis
from tui.reader.messages import ReadingArrived, ReadingFailed, ReadingProgress
from tui.reader.pace import Pace
from tui.reader.sitting import Sitting
from tui.reader.widgets.footer import KeyLine
from tui.reader.widgets.header import ArticleHeader
from tui.reader.widgets.panel import CardPanel
from tui.reader.widgets.searchbar import SearchBar
from tui.reader.widgets.strip import MarkStrip
from tui.reader.widgets.text import TextView
from tui.reader.widgets.views import view_for

if TYPE_CHECKING:
    from tui.annotate.engine import EngineName
    from tui.prompts.cards import Card, Cards

_LONGEST_SOUGHT_WHILE_TYPING = 200_000
"""Characters: in a longer text the search waits for enter."""

_LOOKING = "Looking for marks …"
_FIRST_MARKS = f"{_LOOKING} The first ones are there: ] goes to the next."


class ReadingScreen(Screen[None]):
    """The article with its marks, the panel that asks, and the keys."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings()]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (81, "-wide")]  # noqa: RUF012  # as Textual declares it

    def __init__(
        self, sitting: Sitting, *, engine: "EngineName" = "rules", first: bool = True, pace: Pace | None = None
    ) -> None:
        super().__init__()
        self.sitting = sitting
        self._pace = pace or Pace()
        self._first = first
        self._first_read = sitting.unseen
        """Whether the marks are still to be shown for the first time, after a first read."""
        self._engine: EngineName = engine
        self._analysis = self._begun()
        self.begun = False
        """Whether the engine has been started at all: it waits for the first paint."""
        self._marking = False
        self._waiting = _FIRST_MARKS
        self._search_from = 0
        self._cards: Cards | None = None
        self._first_card: Card | None = None
        article, blocks = sitting.article, sitting.blocks
        headline = next((article.text[b.start : b.end] for b in blocks if b.role is Role.HEADLINE), None)
        named = "Standard input" if article.uri == STANDARD_INPUT else article.uri
        self._title = article.title or headline or named
        self.text: TextView = view_for(self.sitting)

    def compose(self) -> ComposeResult:
        """Header, text with strip and panel, search, keys."""
        yield ArticleHeader(self.sitting, self._title, self._pace.said_seconds)
        with Horizontal(id="body"):
            yield self.text
            yield MarkStrip(self.sitting)
            yield CardPanel()
        yield SearchBar(self.sitting)
        yield KeyLine(keys.READING_HINTS)

    # The engine

    def on_mount(self) -> None:
        """Paint the text, then look for marks."""
        self.text.focus()
        self.panel.show(None, _LOOKING)
        self.set_timer(self._pace.painted_seconds, self.mark)

    def _begun(self) -> Analysis:
        return Analysis(self.sitting.article, self.post_message, lambda: self.sitting.wanted, self._engine)

    def mark(self) -> None:
        """Run the engine, unless it is running or has finished."""
        if not self._marking and not self.sitting.complete:
            self.begun = self._marking = True
            self._slow, self._waiting = False, _FIRST_MARKS
            self._analysis = self._begun()
            self._run(self._analysis)
            self.set_timer(self._pace.progress_seconds, self._tell_progress)
            self.header.tell("")

    @work(thread=True, exclusive=True, group="engine", exit_on_error=False)
    def _run(self, analysis: Analysis) -> None:
        analysis.run()

    def _tell_progress(self) -> None:
        self._slow = True

    _slow = False
    """Whether the engine has taken so long that its progress is told."""

    def on_reading_progress(self, message: ReadingProgress) -> None:
        """Tell it, once the engine has taken noticeably long."""
        if self._marking and self._slow:
            self.header.tell(f"looking for marks: {message.share:.0%}, esc stops")

    def on_reading_arrived(self, message: ReadingArrived) -> None:
        """Show what was found; of a long text that is begun anew, nothing that is there already."""
        known, arrived = self.sitting.reading, message.reading
        if arrived.complete:
            self._marking = False
            self.header.tell("")
        elif known and len(arrived.parts) <= len(known.parts):
            return
        self.hold_engine()
        self._cards = self._first_card = None
        self.sitting.read(arrived, message.view)
        self._marks_changed(arrived=True)

    def on_reading_failed(self, message: ReadingFailed) -> None:
        """The article stays readable; say why it has no marks."""
        self._marking = False
        self.header.tell(message.why)
        if self.sitting.reading is None:
            self.panel.show(None, f"No marks: {message.why}. The text can be read without them.")
        else:
            self._waiting = f"These are the marks so far: {message.why}."
            self._follow(arrived=True)

    def hold_engine(self) -> None:
        """Draw what is about to change before the engine goes on."""
        self._analysis.hold()
        self.call_after_refresh(self._analysis.go_on)

    def on_unmount(self) -> None:
        """Whoever leaves does not wait for the engine."""
        self._analysis.stop()

    # What follows from a change

    @property
    def header(self) -> ArticleHeader:
        """The lines above the article."""
        return self.query_one(ArticleHeader)

    @property
    def panel(self) -> CardPanel:
        """The card."""
        return self.query_one(CardPanel)

    @property
    def over(self) -> bool:
        """Whether the panel lies over the text."""
        return self.panel.has_class("-over") and self.has_class("-narrow")

    def on_text_view_moved(self) -> None:
        """The card, the strip and the header follow the reading place."""
        self._follow()

    def on_descendant_focus(self) -> None:
        """The keys at the bottom are those of whatever has the focus."""
        self._show_keys()

    def _show_keys(self) -> None:
        hints = keys.FIRST_READ_HINTS if self.sitting.waiting else keys.READING_HINTS
        self.query_one(KeyLine).show(keys.PANEL_HINTS if self.panel.has_focus else hints)

    def _follow(self, *, arrived: bool = False) -> None:
        self._show_card(arrived=arrived)
        self.query_one(MarkStrip).update(self.text.in_sight)
        if self._first_read and not self.sitting.waiting:
            self._show_keys()
            if self.sitting.marked:
                self._first_read = False
                self._say("] goes to the first mark")
        self.header.show()

    def on_mark_strip_pointed(self, message: MarkStrip.Pointed) -> None:
        """A click on the strip goes there."""
        self.text.go(message.offset)

    def _marks_changed(self, *, arrived: bool = False) -> None:
        """`arrived`: because the engine has found more, and not by a key: what is open stays open, and what is said."""
        if not arrived:
            self.header.say_no_more()  # the answer to the key before would stand in front of what this one did
        if self.sitting.flow.skimming:
            self.text.reflow()
        self.text.redraw()
        self._follow(arrived=arrived)

    def _show_card(self, *, arrived: bool = False) -> None:
        reading = self.sitting.reading
        if reading is None:
            return
        from tui.prompts.cards import Cards  # not needed before the first marks
        from tui.prompts.first_card import first_card

        stop = self.sitting.stop
        if stop:
            self._cards = self._cards or Cards(reading)
            self.panel.show(self._cards.of(stop), stays=arrived)
        elif reading.complete:
            self._first_card = self._first_card or first_card(reading)
            self.panel.show(self._first_card)
        else:
            self.panel.show(None, self._waiting if self.sitting.marks_visible else _LOOKING)

    # Keys: moving

    @property
    def _scrolls_card(self) -> bool:
        """Whether the keys that move are the panel's: it has the focus, and more than it has room for.

        Where all of the card is seen they are the text's, which then has the focus again: no key is to be dead.
        """
        if self.panel.has_focus and not self.panel.max_scroll_y:
            self.text.focus()
            return False
        return self.panel.has_focus

    def action_line(self, by: int) -> None:
        """A line down or up, in the panel if it has the focus."""
        if self._scrolls_card:
            self.panel.scroll_relative(y=by, animate=False)
        else:
            self.text.line(by)

    def action_page(self, pages: float) -> None:
        """A page or half of one."""
        if self._scrolls_card:
            self.panel.scroll_relative(y=round(self.panel.size.height * pages), animate=False)
        else:
            self.text.page(pages)

    def action_end(self, side: int) -> None:
        """To the beginning or the end, of the panel if it has the focus."""
        if not self._scrolls_card:
            self.text.end(side)
        elif side > 0:
            self.panel.scroll_end(animate=False)
        else:
            self.panel.scroll_home(animate=False)

    def action_mark(self, by: int) -> None:
        """To the next mark or the one before."""
        offset = self.sitting.next_stop(by)
        if offset is not None:
            before, self.sitting.unseen = self.sitting.sentence, False
            self.text.go(offset)
            self.header.say_no_more()
            if self.sitting.sentence == before:
                self._say("the first mark is in this line")
        else:
            self._say(self._no_more(by) if self.sitting.marked else self.header.state)

    def _no_more(self, by: int) -> str:
        """That the last mark has been passed, and which key may show others."""
        told = f"no marks {'after' if by > 0 else 'before'} this"
        if not self.sitting.complete:
            return f"{told} so far"
        selection = self.sitting.selection
        more = selection is not None and (selection.of > len(selection.places) or selection.doubtful)
        return f"{told}: + shows more" if more else told

    def action_paragraph(self, by: int) -> None:
        """To the next paragraph or the one before."""
        offset = self.sitting.next_block(by)
        if offset is not None:
            self.text.go(offset)
        else:
            self._say("no more paragraphs in this direction")

    # Keys: marks

    def action_layer(self, number: int) -> None:
        """Show or hide a layer."""
        self.sitting.toggle_layer(list(Layer)[number])
        self._marks_changed()

    def action_hide(self) -> None:
        """Hide all marks, or show them again."""
        if self.sitting.marked or self.sitting.hidden:
            self.sitting.toggle_hidden()
            self._marks_changed()
        else:
            self._say(self.header.state)

    def action_more(self) -> None:
        """Show more marks."""
        self._step(self.sitting.more, "no more marks were found")

    def action_fewer(self) -> None:
        """Show fewer marks."""
        self._step(self.sitting.fewer, "these are the fewest: 0 hides them all")

    def _step(self, step: Callable[[], bool], no_further: str) -> None:
        if not self.sitting.marked:
            self._say(self.header.state)
        elif step():
            self._marks_changed()
        else:
            self._say(no_further)

    def action_dismiss_mark(self) -> None:
        """Dismiss the marks at the reading place."""
        if self.sitting.dismiss():
            self._marks_changed()
            self._say("dismissed for this sitting: u brings it back")
        else:
            self._say("no mark here to dismiss" if self.sitting.marked else self.header.state)

    def action_undo(self) -> None:
        """Bring back what was dismissed last, and go there."""
        offset = self.sitting.undo()
        if offset is None:
            self._say("nothing to undo")
            return
        self._marks_changed()
        self.text.go(offset)

    def action_details(self) -> None:
        """Open a fold, or the rest of the card."""
        if fold := self.text.fold:
            self.sitting.flow.open_fold(fold)
            self.text.reflow()
        elif self.has_class("-narrow") and not self.over:
            self.panel.add_class("-over")
        elif self.panel.has_more:
            self.panel.turn(not self.panel.opened)
            if self.panel.opened and self.over:
                self.panel.focus()  # the rest hardly fits into a panel so low: j and k are to scroll it
        else:
            self._say("the card has no more to say" if self.sitting.reading else self.header.state)

    def action_panel(self) -> None:
        """Open the panel over the text, or move to it where it stands beside the text; or back."""
        if self.panel.has_focus:
            self._leave_panel()
        else:
            self.panel.set_class(self.has_class("-narrow"), "-over")
            self.panel.focus()

    def _leave_panel(self) -> None:
        self.panel.remove_class("-over")
        self.text.focus()

    # Keys: the text

    def action_skim(self) -> None:
        """Fold away all but first and marked sentences, or unfold."""
        self.sitting.toggle_skim()
        self.text.reflow()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Whether an action may run now: in a field a slash is a slash."""
        return action != "search" or self.focused is None or not self.focused.check_consume_key("slash", "/")

    async def action_search(self) -> None:
        """Ask for words to look for."""
        self._search_from = self.sitting.sentence.start
        await self.query_one(SearchBar).ask()

    def on_search_bar_wanted(self, message: SearchBar.Wanted) -> None:
        """Look for the words; with enter, go back to the text."""
        long = len(self.sitting.article.text) > _LONGEST_SOUGHT_WHILE_TYPING
        if (message.final or not long) and message.query.strip() != self.sitting.query:
            self._go_to_match(self.sitting.search(message.query, self._search_from))
        if message.final:
            self.text.focus()
            if not message.query.strip():
                self.query_one(SearchBar).close()

    def action_match(self, by: int) -> None:
        """To the next match or the one before."""
        if not self.sitting.query:
            self._say("/ looks for words first")
            return
        self._go_to_match(self.sitting.next_match(by))

    def _go_to_match(self, offset: int | None) -> None:
        self.query_one(SearchBar).count()
        if offset is not None:
            self.text.go(offset, exact=True)
        self.text.redraw()

    def action_copy(self) -> None:
        """Send the mark's quote, or else the sentence, to the terminal's clipboard."""
        stop = self.sitting.stop
        span = stop.marks[0].annotation.span if stop else self.sitting.sentence
        self.app.copy_to_clipboard(self.sitting.article.text[span.start : span.end])
        self._say(f"the {'quote' if stop else 'sentence'} was sent to the terminal's clipboard")

    def action_elsewhere(self) -> None:
        """Open the lines to search for elsewhere."""
        if self.sitting.reading is None:
            self._say(self.header.state)
            return
        from tui.reader.screens.elsewhere import ElsewhereScreen

        self.app.push_screen(ElsewhereScreen(self.sitting.reading, self.sitting.stop))

    # Keys: the rest

    def action_back(self) -> None:
        """Out of the card; else to the start page, or out of the program."""
        if self.over or self.panel.has_focus:
            self._leave_panel()
        elif self._first:
            self.app.exit(0)
        else:
            self.dismiss()

    def action_unwind(self) -> None:
        """Close what was opened last; never quits."""
        search = self.query_one(SearchBar)
        if search.display:
            search.close()
            self.sitting.search("", 0)
            self.text.focus()
            self.text.redraw()
        elif self.over or self.panel.has_focus:
            self._leave_panel()
        elif self.panel.opened:
            self.panel.turn(False)
        elif self._marking and self._slow:
            self._analysis.stop()
            self._say("stopped: “Look for marks” in the palette begins again")

    def _say(self, words: str) -> None:
        self.header.say(words)
