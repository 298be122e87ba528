"""What is shown while a page is fetched or taken apart, or a very long text is laid out."""

import threading
import time
from dataclasses import dataclass
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from tui.article.article import Article
from tui.article.errors import UnreadableArticle
from tui.article.load import load
from tui.article.sanitize import one_line
from tui.article.web.fetched import Progress, Stage
from tui.article.web.visit import Visit
from tui.reader import keys
from tui.reader.sitting import Sitting
from tui.reader.widgets.footer import KeyLine

_SECONDS_BETWEEN_NEWS = 0.1


@dataclass(frozen=True, slots=True)
class Opening:
    """An article that takes a while to open: a page, a document, or a large file."""

    path: str
    visit: Visit


class Opened(Message):
    """The article is there, and laid out."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting


class NotOpened(Message):
    """It cannot be opened; `why` is one sentence for the reader."""

    def __init__(self, why: str) -> None:
        super().__init__()
        self.why = why


class FetchMoved(Message):
    """How far a fetch is."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self.progress = progress

    def can_replace(self, message: Message) -> bool:
        """Only the newest matters."""
        return isinstance(message, FetchMoved)


class LoadingScreen(Screen[Sitting | str]):
    """Opens an article in a thread, and lays it out; is dismissed with a sitting with it, or with why there is none, or
    with "" when escape stopped it."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("quit", "unwind")]

    def __init__(self, opening: Opening | Article, progress_seconds: float, read_first: bool) -> None:
        """`progress_seconds`: until anything is said."""
        super().__init__()
        self._progress_seconds = progress_seconds
        self._opening = opening
        self._read_first = read_first
        self._name = one_line(opening.path if isinstance(opening, Opening) else opening.uri, 70)
        self._stopped = threading.Event()
        self._news = f"Opening {self._name} …"
        self._stage: Stage | None = None
        self._told = 0.0

    def compose(self) -> ComposeResult:
        """What is being done, and the keys."""
        yield Static(id="loading")
        yield KeyLine(keys.LOADING_HINTS)

    def on_mount(self) -> None:
        """Begin; say so only if it takes noticeably long."""
        self._load()
        self.set_timer(self._progress_seconds, self._tell)

    def on_unmount(self) -> None:
        """Whoever leaves does not wait for the network."""
        self._stopped.set()

    @work(thread=True, exclusive=True, group="opening", exit_on_error=False)
    def _load(self) -> None:
        try:
            sitting = Sitting(self._article(), read_first=self._read_first)
        except UnreadableArticle as problem:
            self.post_message(NotOpened(str(problem)))
        except Exception as problem:  # a page must not be able to end the program
            why = f"{self._name} could not be opened ({type(problem).__name__}). Save it as text and open that."
            self.post_message(NotOpened(why))
        else:
            self.post_message(Opened(sitting))

    def _article(self) -> Article:
        if isinstance(self._opening, Article):
            return self._opening
        return load(self._opening.path, self._opening.visit, self._progress, self._stopped.is_set)

    def _progress(self, progress: Progress) -> None:
        now = time.monotonic()
        if progress.stage is not self._stage or now - self._told >= _SECONDS_BETWEEN_NEWS:
            self._stage, self._told = progress.stage, now
            self.post_message(FetchMoved(progress))

    def _tell(self) -> None:
        self.query_one("#loading", Static).update(Content(self._news))

    def on_fetch_moved(self, message: FetchMoved) -> None:
        """Say how far it is, once something has been said at all."""
        from tui.export.progress import told  # its words are shared with the plain output

        self._news = f"Opening {self._name}\n{told(message.progress)}"
        if self.query_one("#loading", Static).content:
            self._tell()

    def on_opened(self, message: Opened) -> None:
        """Hand the article over."""
        self.dismiss(message.sitting)

    def on_not_opened(self, message: NotOpened) -> None:
        """Say why not, unless it was stopped here."""
        if not self._stopped.is_set():
            self.dismiss(message.why)

    def action_unwind(self) -> None:
        """Stop; never quits."""
        self._stopped.set()
        self.dismiss("")

    def action_back(self) -> None:
        """Leave."""
        self._stopped.set()
        self.app.exit(0)
