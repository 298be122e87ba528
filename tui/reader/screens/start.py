"""The start page: the samples, and how to open an article of one's own."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.article.article import Article
from tui.article.errors import UnreadableArticle
from tui.article.load import load
from tui.article.samples import samples
from tui.reader import keys
from tui.reader.widgets.choices import Choices
from tui.reader.widgets.footer import KeyLine

_WELCOME = """\
A reader that marks who says what in a news article, and asks.
S  who says so                   L  words that judge
U  unverified in this text       C  who is not heard"""

_OWN = """\
To read an article of your own, leave with q and name a file or an address:
    readwise-tui article.txt     also .md, a saved page, PDF, Word
    readwise-tui https://…       a page on the web
    pbpaste | readwise-tui -     what you copied (Linux: wl-paste)
Lessons for a class, or for one:
    readwise-tui exercise list"""


class StartScreen(Screen[None]):
    """What is shown when no article was named."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("line-down", "line-up", "palette", "help", "quit")]

    def __init__(self, reading: Callable[[Article], Screen[None]]) -> None:
        """`reading` makes the screen on which an article is read."""
        super().__init__()
        self._reading = reading
        self._samples = samples()

    def compose(self) -> ComposeResult:
        """Welcome, samples, one's own."""
        with VerticalScroll(id="start", can_focus=False):
            yield Static(Content("readwise-tui").stylize("bold"), id="start-title")
            yield Static(Content(_WELCOME))
            yield Static(Content("Samples, about invented places and people; enter opens one").stylize("$text-dim"))
            options = [Option(Content(sample.title), id=str(n)) for n, sample in enumerate(self._samples)]
            yield Choices(*options, markup=False, compact=True)
            yield Static(Content(_OWN))
        yield KeyLine(keys.START_HINTS)

    def on_mount(self) -> None:
        """Ready to choose."""
        self.query_one(Choices).focus(scroll_visible=False)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """On a low screen the ends of the list bring what stands before and after it into sight."""
        page = self.query_one("#start", VerticalScroll)
        if event.option_index == 0:
            page.scroll_home(animate=False)
        elif event.option_index == len(self._samples) - 1:
            page.scroll_end(animate=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open a sample."""
        sample = self._samples[int(event.option_id or 0)]
        try:
            article = load(str(sample.path))
        except UnreadableArticle as problem:
            self.notify(str(problem), severity="error", markup=False)
            return
        self.app.push_screen(self._reading(article))

    def action_line(self, by: int) -> None:
        """The sample below or above."""
        self.query_one(Choices).line(by)

    def action_back(self) -> None:
        """Leave."""
        self.app.exit(0)
