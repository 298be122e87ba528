"""The engine in a thread of its own: the text is painted first, and can be read and left meanwhile."""

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.message import Message

from tui.article.article import Article
from tui.article.sanitize import one_line
from tui.reader.messages import ReadingArrived, ReadingFailed, ReadingProgress

if TYPE_CHECKING:
    from tui.annotate.engine import EngineName
    from tui.annotate.reading import Reading
    from tui.reader.viewing import Wanted

_SECONDS_BETWEEN_NEWS = 0.1
LONGEST_HOLD = 0.1
"""Seconds that the engine waits for the screen at most, so that a key held down does not stop it."""


class Cancelled(Exception):
    """The reader has pressed escape, or left."""


class Analysis:
    """One run of the engine over an article; of a long one, what has been found so far is posted again and again."""

    def __init__(
        self, article: Article, post: Callable[[Message], object], wanted: "Callable[[], Wanted]",
        engine: "EngineName" = "rules",
    ) -> None:
        self._article = article
        self._post = post
        self._wanted = wanted
        self._engine: EngineName = engine
        self._stopped = threading.Event()
        self._free = threading.Event()
        self._free.set()
        self._told = 0.0

    def stop(self) -> None:
        """Let it end soon, without a result."""
        self._stopped.set()
        self._free.set()

    def hold(self) -> None:
        """Let the screen have the interpreter to itself until `go_on`: two threads that compute take turns at it, and
        what the screen has to do would take twice as long."""
        self._free.clear()

    def go_on(self) -> None:
        """The screen has done what it had to do."""
        self._free.set()

    def run(self) -> None:
        """Read the article and post what came of it. Called in a thread; raises nothing."""
        try:
            # Imported here: lexicons and rules are not needed for the first paint.
            from tui.annotate.engine import read

            self._arrived(read(self._article, self._progress, self._engine, self._arrived))
        except Cancelled:
            self._post(ReadingFailed("marking was cancelled"))
        except Exception as problem:  # whatever went wrong in the rules, the article can still be read
            self._post(ReadingFailed(f"marking failed ({type(problem).__name__}): {one_line(str(problem), 80)}"))

    def _arrived(self, reading: "Reading") -> None:
        """Post it with what is to be seen of it: the screen's own thread has keys to answer."""
        import tui.prompts.first_card  # noqa: F401  # the screen needs all cards next, and would be held up by the import
        from tui.reader.viewing import view_of

        if self._stopped.is_set():
            raise Cancelled
        self._post(ReadingArrived(reading, view_of(reading, self._wanted())))

    def _progress(self, share: float) -> None:
        self._free.wait(LONGEST_HOLD)
        if self._stopped.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - self._told >= _SECONDS_BETWEEN_NEWS:
            self._told = now
            self._post(ReadingProgress(share))
