"""The readers that the server runs for students: what goes to them, what comes back, and how they end."""

import asyncio
import json
import os
import sys

import pytest
from aiohttp import WSMsgType

from tests.classroom.serve import stand_in
from tests.classroom.serve.visiting import served
from tui.classroom.serve import process
from tui.classroom.serve.server import LONGEST_MESSAGE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the tests look processes up in /proc")


async def gone(number: int) -> None:
    async with asyncio.timeout(10):
        while stand_in.runs(number):
            await asyncio.sleep(0.02)


async def test_keys_and_sizes_reach_the_reader_and_what_it_draws_comes_back():
    async with served() as lesson, lesson.visitor() as visitor:
        await lesson.join(visitor, "owl")
        async with lesson.socket(visitor, "?width=100&height=30") as socket:
            assert (socket.pseudonym, socket.size) == ("owl", "100x30")
            await socket.send("stdin", "é\ud800")
            assert await socket.drawn() == "Dé?".encode()
            await socket.send("resize", {"width": 99_999, "height": 2})
            assert json.loads((await socket.drawn())[1:]) == {"type": "resize", "width": 400, "height": 8}
            await socket.send("blur")
            assert json.loads((await socket.drawn())[1:]) == {"type": "blur"}
            await socket.send("ping", "17")
            assert await socket.connection.receive_json(timeout=5) == ["pong", "17"]
            await socket.send("ping", "17" * 100)
            assert len((await socket.connection.receive_json(timeout=5))[1]) == 20


@pytest.mark.parametrize("query", ["", "?width=&height=", "?width=NaN&height=-1", "?width=99999999999&height=1e3"])
async def test_a_browser_that_knows_no_size_gets_the_usual_one(query):
    async with served() as lesson, lesson.visitor() as visitor:
        await lesson.join(visitor, "owl")
        async with lesson.socket(visitor, query) as socket:
            assert socket.size == "80x24"


@pytest.mark.parametrize(
    "message",
    ["", "{", "{}", "[]", "[1]", '["stdin"]', '["stdin", 1]', '["stdin", "a", "b"]', '["resize", {"width": "x"}]',
     '["resize", [1, 2]]', '["quit"]', '["deliver_chunk_request", {}]', '["ping", {}]', "[" * 60_000, "1" * 60_000],
    ids=lambda message: message[:30],
)  # fmt: skip
async def test_what_no_page_of_ours_sends_ends_the_connection(message):
    async with served() as lesson, lesson.at_work("owl") as (_, socket):
        await socket.connection.send_str(message)
        assert await socket.ends() == 1008
        await gone(socket.process)


async def test_a_message_that_is_too_long_ends_the_connection():
    async with served() as lesson, lesson.at_work("owl") as (_, socket):
        await socket.send("stdin", "x" * LONGEST_MESSAGE)
        assert await socket.ends() == 1009
        await gone(socket.process)


async def test_ctrl_c_in_the_teachers_terminal_is_for_the_server_alone():
    async with served() as lesson, lesson.at_work("owl") as (_, socket):
        assert os.getsid(socket.process) != os.getsid(0)


async def test_files_and_links_are_not_passed_on():
    async with served() as lesson, lesson.at_work("owl") as (visitor, socket):
        await socket.send("stdin", "files")
        assert await socket.drawn() == b"Dfiles"
        async with visitor.get("/download/k") as answer:
            assert answer.status == 404


async def test_a_reader_knows_nothing_of_the_teachers_environment(monkeypatch):
    monkeypatch.setenv("A_SECRET", "x")
    monkeypatch.setenv("TEXTUAL", "devtools")
    async with served() as lesson, lesson.at_work("owl") as (_, socket):
        await socket.send("stdin", "environment")
        known = json.loads((await socket.drawn())[1:])
    assert "TEXTUAL_DRIVER" in known and not {"A_SECRET", "TEXTUAL", "USER", "PWD"} & set(known)


async def test_a_browser_that_comes_back_gets_a_new_reader_for_the_same_pseudonym():
    async with served() as lesson, lesson.at_work("owl") as (visitor, first):
        await first.connection.close()
        await gone(first.process)
        async with lesson.socket(visitor) as second:
            assert second.pseudonym == "owl" and second.process != first.process


async def test_the_newest_window_of_a_browser_counts_and_the_reader_of_the_other_has_stopped_before():
    async with served() as lesson, lesson.at_work("owl") as (visitor, first), lesson.socket(visitor) as second:
        assert not stand_in.runs(first.process)
        await first.ends()
        await second.send("stdin", "a")
        assert await second.drawn() == b"Da"


async def test_many_windows_at_once_have_one_reader():
    async with served() as lesson, lesson.visitor() as visitor:
        await lesson.join(visitor, "owl")
        sockets = await asyncio.gather(*(visitor.ws_connect("/ws", headers=lesson.own) for _ in range(5)))
        greetings = [await socket.receive(timeout=10) for socket in sockets]
        numbers = [int(it.data.split()[1]) for it in greetings if it.type is WSMsgType.BINARY]
        await asyncio.gather(*(gone(number) for number in numbers[:-1]))
        assert len(lesson.started) == 5 and sum(map(stand_in.runs, numbers)) == 1


async def test_a_window_in_which_nothing_is_typed_is_closed():
    async with served(idle_seconds=0.3) as lesson, lesson.at_work("owl") as (_, socket):
        await socket.ends()
        await gone(socket.process)


async def test_a_reader_that_quits_closes_its_window_and_one_that_breaks_says_why_to_the_teacher():
    async with served() as lesson, lesson.at_work("owl") as (_, socket):
        await socket.send("stdin", "crash")
        await socket.ends()
    assert any(line.startswith("A student's reader stopped: Traceback: it") for line in lesson.said)
    assert not any("\x1b" in line or "owl" in line for line in lesson.said)


async def test_a_reader_that_does_not_start_is_said_and_closes_the_window(monkeypatch):
    async with served() as lesson, lesson.visitor() as visitor:
        monkeypatch.setattr(stand_in, "command", lambda pseudonym: ["/nowhere/to/be/found"])
        await lesson.join(visitor, "owl")
        async with visitor.ws_connect("/ws", headers=lesson.own) as socket:
            assert (await socket.receive(timeout=5)).type is WSMsgType.CLOSE
    assert lesson.said == ["A student's reader did not start: No such file or directory."]


@pytest.mark.parametrize("why", ["hang", "flood"])
async def test_a_reader_that_does_not_listen_is_ended(why):
    async with served(quit_seconds=0.2) as lesson:
        async with lesson.at_work("owl") as (_, socket):
            await socket.send("stdin", why)
            await socket.drawn()
        await gone(socket.process)


async def test_when_the_server_ends_no_reader_is_left():
    async with served() as lesson, lesson.at_work("owl") as (_, owl), lesson.at_work("heron") as (_, heron):
        await lesson.classroom.close()
        assert not stand_in.runs(owl.process) and not stand_in.runs(heron.process)
        await owl.ends()


def test_a_command_is_a_list_in_which_nothing_is_taken_for_something_else():
    command = process.command_for(exercise="/a b/$(x).exercise.toml", pseudonym="--help", answers="/c; d")
    assert command[0] == sys.executable
    assert command[-4:] == ["/a b/$(x).exercise.toml", "--as=--help", "--answers", "/c; d"]
