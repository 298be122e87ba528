"""A real program in a pseudo-terminal of its own, with the screen that it draws."""

import fcntl
import os
import pty
import select
import struct
import termios
import time
from collections.abc import Sequence
from types import TracebackType
from typing import Self

import pyte


class Terminal:
    """Starts a command in a pseudo-terminal and keeps what it writes: the raw bytes, and the screen they draw.

    Used as a context manager; leaving it kills the command if it still runs.
    """

    def __init__(self, command: Sequence[str], columns: int = 80, rows: int = 24, **environment: str) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._unparsed = bytearray()
        self.raw = bytearray()
        """Every byte written so far."""
        self._begun = time.perf_counter()
        self._status: int | None = None
        self._pid, self._terminal = pty.fork()
        if self._pid == 0:
            os.environ.update(TERM="xterm-256color", COLUMNS=str(columns), LINES=str(rows), **environment)
            os.execvp(command[0], list(command))
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._status is None:
            os.kill(self._pid, 9)
            os.waitpid(self._pid, 0)
        os.close(self._terminal)

    @property
    def lines(self) -> list[str]:
        """The screen as text."""
        self._stream.feed(bytes(self._unparsed))
        self._unparsed.clear()
        return list(self._screen.display)

    def shows(self, words: str) -> bool:
        """Whether a line of the screen holds these words."""
        return any(words in line for line in self.lines)

    def wait_for(self, words: str, patience: float = 20.0) -> float:
        """Read until the screen shows the words; seconds from the start until what drew them had arrived.

        Raises:
            TimeoutError: it never showed them. The message holds the screen.
        """
        needle = max(words.split(), key=len).encode()
        deadline = time.perf_counter() + patience
        while not (needle in self.raw and self.shows(words)):
            # Parsing only once the longest word has come keeps the emulator's own time out of the measurement.
            if not self._receive(0.2) and time.perf_counter() > deadline:
                raise TimeoutError(f"never showed {words!r}:\n" + "\n".join(self.lines))
        return self._arrived - self._begun

    def wait_until_gone(self, words: str, patience: float = 20.0) -> None:
        """Read until the screen shows the words no more.

        Raises:
            TimeoutError: it goes on showing them. The message holds the screen.
        """
        deadline = time.perf_counter() + patience
        while self.shows(words):
            if not self._receive(0.2) and time.perf_counter() > deadline:
                raise TimeoutError(f"goes on showing {words!r}:\n" + "\n".join(self.lines))

    def send(self, keys: str) -> None:
        """Type."""
        os.write(self._terminal, keys.encode())

    def kill(self) -> None:
        """End the program as a power cut would."""
        os.kill(self._pid, 9)
        os.waitpid(self._pid, 0)
        self._status = -9

    def signal(self, number: int) -> None:
        """Ask the program to end, as the system does."""
        os.kill(self._pid, number)

    def settle(self, quiet: float = 0.3) -> None:
        """Read until nothing has come for `quiet` seconds."""
        while self._receive(quiet):
            pass

    def exit_status(self, patience: float = 10.0) -> int:
        """Read until the program ends; its exit status.

        Raises:
            TimeoutError: it goes on.
        """
        deadline = time.perf_counter() + patience
        while self._status is None:
            self._receive(0.1)
            ended, status = os.waitpid(self._pid, os.WNOHANG)
            if ended:
                self._status = os.waitstatus_to_exitcode(status)
            elif time.perf_counter() > deadline:
                raise TimeoutError("still running:\n" + "\n".join(self.lines))
        return self._status

    def _receive(self, patience: float) -> bool:
        """Wait for bytes; whether any came."""
        if not select.select([self._terminal], [], [], patience)[0]:
            return False
        try:
            data = os.read(self._terminal, 1 << 16)
        except OSError:  # Linux says so when the program has closed its end
            return False
        self._arrived = time.perf_counter()
        self.raw += data
        self._unparsed += data
        return bool(data)
