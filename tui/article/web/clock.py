"""The one deadline of a fetch, and the reader's wish to stop it."""

import time
from collections.abc import Callable

from tui.article.errors import UnreadableArticle

_LONGEST_WAIT = 0.05
"""Seconds that anything waits before it looks whether the reader has stopped it: too short to notice."""


class FetchStopped(UnreadableArticle):
    """The reader stopped the fetch."""


class OutOfTime(Exception):
    """A clock ran out. `seconds` is how long it had."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"{seconds:g} seconds are over")
        self.seconds = seconds


class Clock:
    """Counts down from when it is made; everything that waits does so in turns of at most `turn()` seconds."""

    def __init__(self, seconds: float, stopped: Callable[[], bool]) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds
        self._stopped = stopped

    def within(self, seconds: float) -> "Clock":
        """A clock for a part of the time: it ends after `seconds` or with this one, whichever is first."""
        return self if self._left() <= seconds else Clock(seconds, self._stopped)

    def share(self, parts: int) -> "Clock":
        """A clock for one of so many parts of the time left."""
        return Clock(self._left() / parts, self._stopped)

    def turn(self) -> float:
        """How many seconds to wait before asking again.

        Raises:
            OutOfTime: none are left.
            FetchStopped: the reader does not want to wait any longer.
        """
        if self._stopped():
            raise FetchStopped("You stopped the page from being fetched.")
        left = self._left()
        if left <= 0:
            raise OutOfTime(self._seconds)
        return min(left, _LONGEST_WAIT)

    def _left(self) -> float:
        return self._end - time.monotonic()
