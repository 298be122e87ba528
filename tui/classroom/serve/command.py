"""`readwise-tui serve`: what a teacher types, and what the terminal then says."""

import asyncio
import contextlib
import errno
import os
import shutil
import signal
import socket
import sys
import textwrap
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.article.sanitize import one_line
from tui.classroom.exercise import BadExercise
from tui.classroom.files import name_from, read
from tui.classroom.serve.gate import BadAddress, Gate, addresses, is_loopback
from tui.classroom.serve.process import command_for
from tui.columns import NARROWEST
from tui.extras import adding

if TYPE_CHECKING:
    from aiohttp import web

    from tui.classroom.serve.server import Lesson

HOST, PORT, SEATS = "127.0.0.1", 8000, 40
_STOPPED, _REFUSED = 0, 2
_NOT_OURS = "{host} is no address of this computer: --host 0.0.0.0 opens all that it has."
_NO_EXTRA = "Serving needs more packages: in a checkout of readwise-tui, {adding} adds them."


class Wish(NamedTuple):
    """What the teacher asked for."""

    exercise: Path
    answers: Path | None = None
    """The folder for the answers; None for one of its own, beside the exercise."""
    host: str = HOST
    port: int = PORT
    public_url: str | None = None
    """Under which address a proxy shows the server."""
    seats: int = SEATS
    """How many may be in it at once."""


class _Refused(Exception):
    """The server cannot be opened. The message is one sentence: what, and what to do."""


def serve(wish: Wish) -> int:
    """Serve an exercise until ctrl+c; the exit status."""
    try:
        if not all(map(find_spec, ("aiohttp", "textual_serve"))):
            raise _Refused(_NO_EXTRA.format(adding=adding("serve")))
        from tui.classroom.serve.server import Lesson

        exercise = read(wish.exercise)
        gate = Gate(wish.host, wish.public_url)
        answers = _folder(wish)
        command = partial(command_for, str(wish.exercise.resolve()), str(answers.resolve()))
        lesson = Lesson(one_line(exercise.title or exercise.name), command, wish.seats, _say)
        asyncio.run(_run(wish, lesson, gate, answers))
    except (_Refused, BadExercise, BadAddress) as problem:
        print(f"readwise-tui: {problem}", file=sys.stderr)
        return _REFUSED
    except KeyboardInterrupt:  # where ctrl+c is no signal that the server itself can take
        pass
    return _STOPPED


def _folder(wish: Wish) -> Path:
    """The folder for the answers, which only the teacher may open."""
    beside = wish.exercise.resolve().with_name(f"{name_from(wish.exercise)}-answers")
    folder = wish.answers or beside
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = folder / ".readwise-tui"
        probe.touch()
        probe.unlink()
    except OSError as problem:
        where, why = one_line(str(folder)), one_line(problem.strerror or str(problem))
        raise _Refused(f"Nothing can be kept in {where} ({why}): name a folder with --answers.") from None
    return folder


async def _run(wish: Wish, lesson: "Lesson", gate: Gate, answers: Path) -> None:
    from tui.classroom.serve.server import Classroom

    classroom = Classroom(lesson, gate)
    runner = classroom.runner()
    await runner.setup()
    try:
        port = await _open(runner, wish.host, wish.port)
        width = max(shutil.get_terminal_size().columns, NARROWEST)
        for line in _welcome(wish, lesson, gate, answers, port, classroom.code):
            _say(textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False))
        await _told_to_stop()
    finally:
        await classroom.close()
        await runner.cleanup()


async def _open(runner: "web.AppRunner", host: str, port: int) -> int:
    """Listen; the port, which is the system's choice where 0 was asked for."""
    from aiohttp import web

    if not host.strip():  # the system would take it for every network there is
        raise _Refused("The address is empty: name one with --host, or leave --host out.")
    try:
        await web.TCPSite(runner, host, port).start()
    except socket.gaierror:
        raise _Refused(_NOT_OURS.format(host=one_line(host))) from None
    except OSError as problem:
        if problem.errno == errno.EADDRNOTAVAIL:
            raise _Refused(_NOT_OURS.format(host=one_line(host))) from None
        why = os.strerror(problem.errno) if problem.errno else one_line(str(problem))
        raise _Refused(f"Port {port} cannot be opened at {one_line(host)} ({why}): name another with --port.") from None
    return int(runner.addresses[0][1])


def _welcome(wish: Wish, lesson: "Lesson", gate: Gate, answers: Path, port: int, code: str) -> list[str]:
    """What the teacher needs to know, most needed first."""
    shown = [gate.public_url] if gate.public_url else addresses(wish.host, port)
    lines = [f"“{lesson.title}” is open to {lesson.most} students at once:", *(f"    {address}" for address in shown)]
    lines += [f"Join code: {code}", f"Answers are kept in {one_line(str(answers), 500)}."]
    if is_loopback(wish.host) and not gate.public_url:
        lines.append("Only this computer can open it so: to let a class in, start it with --host 0.0.0.0.")
    if not is_loopback(wish.host):
        lines.append(f"Port {port} of this computer is open to its networks; the join code keeps strangers out.")
    if not is_loopback(wish.host) and not gate.encrypted:
        lines.append("Traffic is not encrypted: others in the network may read what students type.")
    lines.append("Ask students to choose a pseudonym, and not to type their names.")
    return [*lines, "Ctrl+c ends it; what was done is kept."]


async def _told_to_stop() -> None:
    """Wait for ctrl+c, or for the system to end the server."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        with contextlib.suppress(NotImplementedError, AttributeError):  # Windows
            loop.add_signal_handler(getattr(signal, name), stop.set)
    await stop.wait()


def _say(line: str) -> None:
    with contextlib.suppress(OSError, ValueError):  # the terminal may be gone while students work on
        print(line, flush=True)
