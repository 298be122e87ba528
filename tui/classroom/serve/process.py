"""One student's reader: a process of its own, and what goes to and from it.

The process draws with Textual's web driver. What it writes is a line that says it is ready, then packets: a letter
(D what is drawn, M and P what it wants of the browser), four bytes that say how long it is, and so many bytes. What it
reads is packets too. (Textual 8.2, drivers/web_driver.py.)
"""

import asyncio
import contextlib
import json
import os
import sys
from collections.abc import Callable, Coroutine, Sequence
from typing import NamedTuple

from tui.article.sanitize import one_line
from tui.classroom.serve import DRIVER
from tui.classroom.serve.limits import Limits

_READY = b"__GANGLION__\n"
_LINES_BEFORE = 20
_LONGEST_PACKET = 16 * 1024 * 1024
_LONGEST_COMPLAINT = 8 * 1024
_PASSED_ON = (
    "PATH", "HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "SYSTEMROOT", "TEMP",
    "TMP", "TMPDIR", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "PYTHONPATH", "PYTHONHOME", "PYTHONUTF8",
)  # fmt: skip
"""What a student's process gets to know of the teacher's environment: what Python needs to start."""


class Size(NamedTuple):
    """Of a screen, in cells."""

    width: int
    height: int


class StudentProcess:
    """A reader that runs for one browser."""

    def __init__(self, process: asyncio.subprocess.Process, limits: Limits) -> None:
        assert process.stdin is not None and process.stdout is not None and process.stderr is not None
        self._process = process
        self._limits = limits
        self._input, self._output, self._errors = process.stdin, process.stdout, process.stderr
        self._complaint = asyncio.create_task(self._listen())
        self._drawing: asyncio.Future[None] | None = None
        self._stopping: asyncio.Task[None] | None = None

    @classmethod
    async def start(cls, command: Sequence[str], size: Size, limits: Limits) -> "StudentProcess":
        """Run a command, without a shell.

        Raises:
            OSError: the system starts no more processes.
        """
        known = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        drawn = {
            "TEXTUAL_DRIVER": DRIVER,
            "TEXTUAL_COLOR_SYSTEM": "truecolor",
            "TEXTUAL_FPS": "30",  # thirty students share one small machine
            "COLUMNS": str(size.width),
            "ROWS": str(size.height),
            "PYTHONIOENCODING": "utf-8",
        }
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=known | drawn,
            start_new_session=os.name == "posix",  # ctrl+c in the teacher's terminal is for the server alone
        )
        return cls(process, limits)

    async def run(self, draw: Callable[[bytes], Coroutine[None, None, None]]) -> None:
        """Pass on what it draws, until it has ended.

        What it wants to open or to save is not passed on. It is read to its end even when nobody looks any more: a
        process that waits for someone to take what it drew does not quit.
        """
        with contextlib.suppress(asyncio.IncompleteReadError, ValueError):  # it ended, or wrote a line without an end
            if await self._is_ready():
                await self._pass_on(draw)
        while await self._output.read(65536):
            pass

    async def _pass_on(self, draw: Callable[[bytes], Coroutine[None, None, None]]) -> None:
        """Pass on packets, until one is too long or nobody takes it."""
        while True:
            kind = await self._output.readexactly(1)
            length = int.from_bytes(await self._output.readexactly(4), "big")
            if length > _LONGEST_PACKET:
                return
            packet = await self._output.readexactly(length)
            if kind == b"D" and self._stopping is None:
                self._drawing = asyncio.ensure_future(draw(packet))
                await asyncio.wait((self._drawing,))
                if self._drawing.cancelled() or self._drawing.exception():
                    return

    async def _is_ready(self) -> bool:
        for _ in range(_LINES_BEFORE):
            line = await self._output.readline()
            if line in (_READY, b""):
                return line == _READY
        return False

    async def type(self, text: str) -> None:
        """Send what was typed, or done with the mouse."""
        await self._send(b"D", text.encode("utf-8", "replace"))

    async def resize(self, size: Size) -> None:
        """Say how large the browser's window is now."""
        await self._tell("resize", width=size.width, height=size.height)

    async def focus(self, has_it: bool) -> None:
        """Say whether the student looks at another window."""
        await self._tell("focus" if has_it else "blur")

    async def _tell(self, kind: str, **what: int) -> None:
        await self._send(b"M", json.dumps({"type": kind, **what}).encode("ascii"))

    async def _send(self, kind: bytes, packet: bytes) -> None:
        with contextlib.suppress(OSError, RuntimeError):  # it has ended; whoever reads what it draws will see it
            self._input.write(kind + len(packet).to_bytes(4, "big") + packet)
            await self._input.drain()

    async def stop(self) -> None:
        """Let it quit in its own way, and wait until it has; if it does not, end it. Any number of times."""
        if self._stopping is None:
            self._stopping = asyncio.create_task(self._stop())
        await asyncio.shield(self._stopping)

    async def _stop(self) -> None:
        if self._drawing is not None:
            self._drawing.cancel()
        quit_ = asyncio.create_task(self._quit())
        for patience, harder in (
            (self._limits.quit_seconds, self._process.terminate),
            (self._limits.obey_seconds, self._process.kill),
        ):
            try:
                await asyncio.wait_for(self._process.wait(), patience)
                break
            except TimeoutError:
                with contextlib.suppress(ProcessLookupError):
                    harder()
        await self._process.wait()
        quit_.cancel()
        await asyncio.gather(quit_, return_exceptions=True)

    async def _quit(self) -> None:
        await self._tell("quit")
        self._input.close()

    async def _listen(self) -> bytes:
        """What it says on standard error, the end of it."""
        said = b""
        while more := await self._errors.read(4096):
            said = (said + more)[-_LONGEST_COMPLAINT:]
        return said

    async def complaint(self) -> str:
        """The last line that it said on standard error, once it has stopped; empty where it said nothing."""
        lines = (await self._complaint).decode("utf-8", "replace").strip().splitlines()
        return one_line(lines[-1], 200) if lines else ""


def command_for(exercise: str, answers: str, pseudonym: str) -> list[str]:
    """What runs for a student: the same as the command line's `exercise do`.

    `-P` keeps modules out that lie in the folder where the teacher happens to be; `--as=` since a pseudonym may begin
    with a hyphen.
    """
    return [sys.executable, "-P", "-m", "tui", "exercise", "do", exercise, f"--as={pseudonym}", "--answers", answers]
