"""Progress on standard error, where somebody is looking at it."""

import os
import shutil
import sys
import threading
import time
from types import TracebackType
from typing import Self, TextIO

from tui.article.sanitize import one_line
from tui.article.web.fetched import Progress as Fetching
from tui.article.web.fetched import Stage

_AFTER, _BETWEEN = 0.5, 0.1
"""Seconds until anything is said, and from one word to the next."""
_STAGES = {
    Stage.FINDING: "looking up {host}",
    Stage.CONNECTING: "connecting to {host}",
    Stage.WAITING: "waiting for {host}",
    Stage.READING: "reading from {host}: {kilobytes} kB",
}


def told(progress: Fetching) -> str:
    """How far a fetch is, in words."""
    return _STAGES[progress.stage].format(host=progress.host, kilobytes=progress.read // 1000)


class ProgressLine:
    """One line that is written over, and gone at the end. Silent where standard error is no terminal.

    It needs no escape codes, so that slow and simple terminals show it too.
    """

    def __init__(self, name: str, stream: TextIO | None = None) -> None:
        self._name = one_line(name, 40)
        self._stream = stream or sys.stderr
        self._seen = self._stream is not None and self._stream.isatty()
        self._next = time.monotonic() + _AFTER
        self._stage: Stage | None = None
        self._width = 0
        self._lock = threading.Lock()
        self._words = ""
        """What was told last, written or not yet."""
        self._alarm: threading.Timer | None = None
        """Writes what was told too soon after something else."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._alarm:
            self._alarm.cancel()
        self._seen = False
        self._write("")

    def fetching(self, progress: Fetching) -> None:
        """Tell how far a fetch is: each stage at once, for it may last, and no more news come of it."""
        if progress.stage is not self._stage:
            self._stage, self._next = progress.stage, 0.0
        self._tell(told(progress))

    def marking(self, share: float) -> None:
        """Tell the share of the marks that were looked for."""
        self._tell(f"looking for marks, {share:.0%}: {self._name}")

    def _tell(self, words: str) -> None:
        if not self._seen:
            return
        self._words = words
        wait = self._next - time.monotonic()
        if wait <= 0:
            self._due()
        elif self._alarm is None:
            self._alarm = threading.Timer(wait, self._due)
            self._alarm.daemon = True
            self._alarm.start()

    def _due(self) -> None:
        self._alarm = None
        self._next = time.monotonic() + _BETWEEN
        self._write(self._words)

    def _write(self, words: str) -> None:
        from rich.cells import cell_len, set_cell_size

        with self._lock:
            if (words and self._seen) or self._width:
                most, cells = self._columns() - 1, cell_len(words)  # what goes on below could not be written over
                padded = set_cell_size(words, min(max(cells, self._width), most))
                self._stream.write("\r" + padded + ("" if words else "\r"))
                self._stream.flush()
                self._width = min(cells, most)

    def _columns(self) -> int:
        """Of the terminal that shows the line: standard output may go elsewhere."""
        try:
            columns = os.get_terminal_size(self._stream.fileno()).columns
        except (OSError, ValueError):
            columns = 0
        return columns or shutil.get_terminal_size().columns
