"""Textual's web driver for readers that a classroom's server runs: it ends when the server does, and opens nothing."""

import os
import threading
from pathlib import Path
from typing import BinaryIO, ClassVar, Literal, TextIO

from textual import events
from textual.drivers.web_driver import WebDriver
from textual.message import Message


class ServedDriver(WebDriver):
    """A driver whose keys come from a stranger, through a server that may be gone at any time."""

    SECONDS_TO_QUIT: ClassVar[float] = 4
    """How long quitting may take before the process is ended."""

    _quitting = False

    def write(self, data: str) -> None:
        """Draw; when nobody is there to take it, the process is about to quit."""
        try:
            super().write(data)
        except OSError:
            self._quit()

    def write_meta(self, data: dict[str, object]) -> None:
        """Tell the server something; it may be gone."""
        try:
            super().write_meta(data)
        except OSError:
            self._quit()

    def run_input_thread(self) -> None:
        """Take keys until the server closes its end, or is killed: then quit, so that nothing is left behind."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            self._quit()

    def _quit(self) -> None:
        if not self._quitting:
            self._quitting = True
            self.on_meta("quit", {})
            end = threading.Timer(self.SECONDS_TO_QUIT, os._exit, (1,))  # what was answered is kept after each step
            end.daemon = True
            end.start()

    def process_message(self, message: Message) -> None:
        """Pass on keys and the mouse. A size among them was typed by someone who wants a screen of a billion cells."""
        if not isinstance(message, events.Resize):
            super().process_message(message)

    def open_url(self, url: str, new_tab: bool = True) -> None:
        """Not for a page of a classroom."""

    def deliver_binary(
        self,
        binary: BinaryIO | TextIO,
        *,
        delivery_key: str,
        save_path: Path,
        open_method: Literal["browser", "download"] = "download",
        encoding: str | None = None,
        mime_type: str | None = None,
        name: str | None = None,
    ) -> None:
        """Nothing leaves as a file."""
        binary.close()
