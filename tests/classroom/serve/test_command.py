"""The command as a teacher runs it, with the real reader in a process for each student."""

import asyncio
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pyte
import pytest

from tests.classroom.serve.running import Running, answers_of, exercise_in, running
from tests.classroom.serve.stand_in import runs
from tui.classroom.serve import command
from tui.classroom.serve.command import Wish, serve

posix = pytest.mark.skipif(sys.platform == "win32", reason="the tests look processes up in /proc")


@pytest.fixture
def exercise(tmp_path):
    return exercise_in(tmp_path)


class Student:
    """A browser without a browser: its socket, and a terminal in memory."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._screen = pyte.Screen(100, 30)
        self._stream = pyte.ByteStream(self._screen)

    async def press(self, keys: str) -> None:
        await self._socket.send_json(["stdin", keys])

    async def sees(self, text: str) -> None:
        """Wait until the terminal shows it."""
        while text not in "\n".join(self._screen.display):
            self._stream.feed(await self._socket.receive_bytes(timeout=30))


@asynccontextmanager
async def joined(server: Running, pseudonym: str) -> AsyncIterator[aiohttp.ClientSession]:
    jar, own = aiohttp.CookieJar(unsafe=True), {"Origin": server.address}
    async with aiohttp.ClientSession(server.address, cookie_jar=jar, headers=own) as visitor:
        async with visitor.post("/join", data={"code": server.code, "pseudonym": pseudonym}) as answer:
            assert answer.status == 200
        yield visitor


@asynccontextmanager
async def at_work(visitor: aiohttp.ClientSession) -> AsyncIterator[Student]:
    async with visitor.ws_connect("/ws?width=100&height=30") as socket:
        yield Student(socket)


async def gone(numbers: list[int]) -> None:
    async with asyncio.timeout(20):
        while any(map(runs, numbers)):
            await asyncio.sleep(0.05)


@posix
async def test_what_a_student_does_is_kept_beside_the_exercise_and_taken_up_again(exercise):
    with running(exercise) as server:
        async with joined(server, "--help") as visitor:
            async with at_work(visitor) as student:
                await student.sees("enter begin")
                await student.press("\r")
                await student.sees("A brutal frost came.")
            await gone(server.children())
            async with at_work(visitor) as student:
                await student.sees("A brutal frost came.")
                await student.press("0")
                await student.sees("You marked nothing.")
    assert [mark.layer for mark in answers_of(exercise, "--help").calibration] == [None]
    assert sorted(path.name for path in exercise.parent.iterdir()) == ["lunt-answers", exercise.name]
    assert len(list((exercise.parent / "lunt-answers").iterdir())) == 1


@posix
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGKILL])
async def test_however_the_server_ends_nothing_is_lost_and_no_reader_is_left(exercise, how):
    with running(exercise) as server:
        async with joined(server, "owl") as visitor, at_work(visitor) as student:
            await student.sees("enter begin")
            await student.press("\r")
            await student.sees("A brutal frost came.")
            readers = server.children()
            assert len(readers) == 1
            server.process.send_signal(how)
            await gone(readers)
        status = await asyncio.to_thread(server.process.wait, 20)
    assert status == (-how if how is signal.SIGKILL else 0)
    assert answers_of(exercise, "owl").step == "calibrate-1"
    assert len(list((exercise.parent / "lunt-answers").iterdir())) == 1


@posix
def test_it_says_what_it_opens_and_that_others_may_read_along(exercise, monkeypatch):
    monkeypatch.setenv("COLUMNS", "500")
    with running(exercise, "--host", "0.0.0.0", "--seats", "5", "--answers", str(exercise.parent / "kept")) as server:
        said = "\n".join(server.said)
    assert "“Words that judge” is open to 5 students" in said
    assert f"Join code: {server.code}" in said and len(server.code) == 7
    assert "of this computer is open to its networks" in said
    assert "Only this computer" not in said
    assert "Traffic is not encrypted" in said and "not to type their names" in said
    assert str(exercise.parent / "kept") in said and (exercise.parent / "kept").stat().st_mode & 0o077 == 0
    assert not (exercise.parent / "lunt-answers").exists()


@posix
def test_on_this_computer_alone_it_does_not_speak_of_networks(exercise, monkeypatch):
    monkeypatch.setenv("COLUMNS", "500")
    with running(exercise) as server:
        said = "\n".join(server.said)
    assert server.address.startswith("http://127.0.0.1:")
    assert "network" not in said and "encrypted" not in said
    assert "Only this computer can open it so: to let a class in, start it with --host 0.0.0.0." in said


def refused(capsys, wish: Wish) -> str:
    """The one sentence with which it is refused."""
    assert serve(wish) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.count("\n") == 1 and err.startswith("readwise-tui: ") and err.endswith(".\n")
    return err


def test_a_port_that_is_taken(capsys, exercise):
    with contextlib.closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        said = refused(capsys, Wish(exercise, port=port))
    assert f"Port {port} cannot be opened" in said and "--port" in said


@pytest.mark.parametrize("host", ["203.0.113.77", "no such\x1bhost", ""])
def test_an_address_of_another_computer(capsys, exercise, host):
    said = refused(capsys, Wish(exercise, host=host))
    assert "--host" in said and "--port" not in said


def test_a_public_url_that_is_none(capsys, exercise):
    assert "--public-url" in refused(capsys, Wish(exercise, public_url="reading.example.org"))


def test_an_exercise_that_is_not_there_or_is_none(capsys, tmp_path):
    assert "no.exercise.toml" in refused(capsys, Wish(tmp_path / "no.exercise.toml"))
    (tmp_path / "bad.exercise.toml").write_text("[[[")
    assert "bad.exercise.toml" in refused(capsys, Wish(tmp_path / "bad.exercise.toml"))


def test_a_folder_that_is_none(capsys, exercise, tmp_path):
    (tmp_path / "file").write_text("")
    assert "--answers" in refused(capsys, Wish(exercise, answers=tmp_path / "file"))
    assert "--answers" in refused(capsys, Wish(exercise, answers=tmp_path / "file" / "below"))


@pytest.mark.parametrize("package", ["aiohttp", "textual_serve"])
def test_without_the_extra_it_says_what_to_install(capsys, exercise, monkeypatch, package):
    monkeypatch.setattr(command, "find_spec", lambda name: None if name == package else object())
    assert f'--python "{sys.executable}" install ".[serve]"' in refused(capsys, Wish(exercise))


def test_other_verbs_load_nothing_of_it():
    program = (
        "import json, sys; from tui.cli import main; main(['exercise', 'list']);"
        "print(json.dumps([name for name in sys.modules if name.split('.')[0] in ('aiohttp', 'textual_serve')"
        " or name.startswith('tui.classroom.serve.')]))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=Path.home(),
                          env=os.environ | {"PYTHONIOENCODING": "utf-8"})  # fmt: skip
    assert json.loads(done.stdout.splitlines()[-1]) == []
