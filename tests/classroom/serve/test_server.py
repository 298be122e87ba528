import asyncio
import json
import re
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest
from aiohttp import WSMsgType, web
from yarl import URL

from tests.classroom.serve import stand_in
from tui.classroom.serve import pages, process
from tui.classroom.serve.gate import Gate
from tui.classroom.serve.limits import Limits
from tui.classroom.serve.server import LONGEST_MESSAGE, Classroom, Lesson

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the tests look processes up in /proc")


class Served:
    """A lesson on loopback, and those who visit it."""

    def __init__(self, title: str, most: int, limits: Limits, public_url: str | None) -> None:
        self.started: list[str] = []
        """The pseudonyms for which a process was started."""
        self.said: list[str] = []
        lesson = Lesson(title, self._command, most, self.said.append, limits)
        self.classroom = Classroom(lesson, Gate("127.0.0.1", public_url))
        self.address = ""

    def _command(self, pseudonym: str) -> list[str]:
        self.started.append(pseudonym)
        return stand_in.command(pseudonym)

    @property
    def own(self) -> dict[str, str]:
        return {"Origin": self.address}

    @asynccontextmanager
    async def visitor(self) -> AsyncIterator[aiohttp.ClientSession]:
        """A browser that has not joined."""
        jar = aiohttp.CookieJar(unsafe=True)  # cookies of a number are kept, too
        async with aiohttp.ClientSession(self.address, cookie_jar=jar) as session:
            yield session

    async def join(self, visitor: aiohttp.ClientSession, pseudonym: str, code: str | None = None) -> int:
        """The status that it ends with."""
        form = {"code": self.classroom.code if code is None else code, "pseudonym": pseudonym}
        async with visitor.post("/join", data=form, headers=self.own) as answer:
            return answer.status

    @asynccontextmanager
    async def at_work(self, pseudonym: str) -> AsyncIterator[tuple[aiohttp.ClientSession, "Socket"]]:
        """A browser that has joined, with its socket and the number of its process."""
        async with self.visitor() as visitor:
            assert await self.join(visitor, pseudonym) == 200
            async with self.socket(visitor) as socket:
                yield visitor, socket

    @asynccontextmanager
    async def socket(self, visitor: aiohttp.ClientSession, query: str = "") -> AsyncIterator["Socket"]:
        async with visitor.ws_connect(f"/ws{query}", headers=self.own) as connection:
            yield Socket(connection, await connection.receive_bytes(timeout=10))

    async def refused(self, visitor: aiohttp.ClientSession, **headers: str) -> int:
        """The status with which a socket is refused."""
        with pytest.raises(aiohttp.WSServerHandshakeError) as refusal:
            await visitor.ws_connect("/ws", headers=headers)
        return refusal.value.status


class Socket:
    def __init__(self, connection: aiohttp.ClientWebSocketResponse, greeting: bytes) -> None:
        self.connection = connection
        self.pseudonym, number, self.size = greeting.decode().split(" ")
        self.process = int(number)

    async def send(self, *message: object) -> None:
        await self.connection.send_json(message)

    async def drawn(self) -> bytes:
        return await self.connection.receive_bytes(timeout=10)

    async def ends(self) -> int | None:
        """Wait until the server closes it; the reason's number."""
        while True:
            message = await self.connection.receive(timeout=15)
            if message.type not in (WSMsgType.BINARY, WSMsgType.TEXT):
                return self.connection.close_code


@asynccontextmanager
async def served(
    title: str = "A lesson", most: int = 8, public_url: str | None = None, **limits: float
) -> AsyncIterator[Served]:
    lesson = Served(title, most, Limits(**limits), public_url)
    runner = lesson.classroom.runner()
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    lesson.address = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield lesson
    finally:
        await lesson.classroom.close()
        await runner.cleanup()


async def test_the_first_page_asks_for_the_code_and_for_no_name():
    async with served("<b>Who & what</b>") as lesson, lesson.visitor() as visitor, visitor.get("/") as answer:
        text = await answer.text()
    assert answer.status == 200
    assert 'name="code"' in text and 'name="pseudonym"' in text and "do not type your name" in text
    assert "not encrypted" in text
    assert "<b>" not in text and "&lt;b&gt;Who &amp; what" in text
    assert lesson.classroom.code not in text


@pytest.mark.parametrize("code", ["", "abc-def", "x" * 3000, "\x00"])
async def test_a_wrong_code_starts_nothing(code):
    async with served() as lesson, lesson.visitor() as visitor:
        assert await lesson.join(visitor, "owl", code) == 403
        assert await lesson.refused(visitor, **lesson.own) == 403
        async with visitor.get("/exercise", allow_redirects=False) as answer:
            assert (answer.status, answer.headers["Location"]) == (303, "./")
    assert lesson.started == []


async def test_wrong_codes_are_answered_slowly_one_by_one_and_do_not_hold_others_up():
    async with (
        served(wrong_seconds=0.5, most_waiting=2) as lesson,
        lesson.visitor() as visitor,
        lesson.visitor() as other,
    ):
        begun = time.monotonic()
        tries = [asyncio.create_task(lesson.join(visitor, "owl", "abc-def")) for _ in range(4)]
        answers = asyncio.as_completed(tries)
        assert [await next(answers) for _ in range(2)] == [429, 429]
        assert await lesson.join(other, "heron") == 200
        assert not all(it.done() for it in tries)
        assert [await answer for answer in answers] == [403, 403]
        assert time.monotonic() - begun >= 2 * 0.5


async def test_what_is_no_pseudonym_is_said_and_shown_again_harmlessly():
    async with served() as lesson, lesson.visitor() as visitor:
        form = {"code": lesson.classroom.code, "pseudonym": '"><script>'}
        async with visitor.post("/join", data=form, headers=lesson.own) as answer:
            text = await answer.text()
    assert answer.status == 409
    assert "A pseudonym is 1 to 32 letters" in text
    assert "<script>" not in text and "&quot;&gt;&lt;script&gt;" in text


@pytest.mark.parametrize("origin", [None, "null", "http://evil.example", "https://127.0.0.1"])
async def test_a_page_of_another_origin_can_neither_join_nor_open_the_socket(origin):
    headers = {} if origin is None else {"Origin": origin}
    async with served() as lesson, lesson.visitor() as visitor:
        form = {"code": lesson.classroom.code, "pseudonym": "owl"}
        async with visitor.post("/join", data=form, headers=headers) as answer:
            assert answer.status == 403
        assert await lesson.join(visitor, "owl") == 200
        assert await lesson.refused(visitor, **headers) == 403
        async with visitor.post("/leave", headers=headers) as answer:
            assert answer.status == 403
    assert lesson.started == []


@pytest.mark.parametrize("path", ["/ws", "/%77s", "//ws", "/./ws"])
async def test_there_is_no_way_around_the_origin(path):
    async with served() as lesson, lesson.visitor() as visitor:
        await lesson.join(visitor, "owl")
        upgrade = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13",
                   "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA=="}  # fmt: skip
        address = URL(f"{lesson.address}{path}", encoded=True)
        async with visitor.get(address, headers=upgrade | {"Origin": "http://evil.example"}) as answer:
            assert answer.status in (403, 404)
    assert lesson.started == []


@pytest.mark.parametrize("path", ["/", "/ws", "/static/page.css", "/exercise"])
async def test_a_name_that_was_made_to_lead_here_opens_nothing(path):
    async with served() as lesson, lesson.visitor() as visitor:
        headers = {"Host": "evil.example", "Origin": "http://evil.example"}
        async with visitor.get(path, headers=headers) as answer:
            assert answer.status == 421


async def test_a_cookie_is_for_this_server_alone():
    async with served() as lesson, lesson.visitor() as visitor:
        form = {"code": lesson.classroom.code, "pseudonym": "owl"}
        async with visitor.post("/join", data=form, headers=lesson.own, allow_redirects=False) as answer:
            (cookie,) = answer.cookies.values()
            assert answer.headers["Location"] == "exercise"
    assert cookie["httponly"] and cookie["samesite"] == "Strict" and not cookie["secure"]
    async with served(public_url="https://reading.example.org/lesson/") as lesson, lesson.visitor() as visitor:
        form = {"code": lesson.classroom.code, "pseudonym": "owl"}
        origin = {"Origin": "https://reading.example.org"}
        async with visitor.post("/join", data=form, headers=origin, allow_redirects=False) as answer:
            (cookie,) = answer.cookies.values()
        async with visitor.get("/") as answer:
            assert "hidden>What you type here is not encrypted" in await answer.text()
    assert cookie["secure"] and cookie["path"] == "/lesson/"


async def test_a_browser_may_be_in_two_lessons_of_one_computer():
    async with served() as one, served() as other, one.at_work("owl") as (visitor, socket):
        form = {"code": other.classroom.code, "pseudonym": "heron"}
        async with visitor.post(f"{other.address}/join", data=form, headers=other.own) as answer:
            assert answer.status == 200
        await socket.connection.close()
        async with one.socket(visitor) as again:
            assert again.pseudonym == "owl"


async def test_nothing_comes_from_elsewhere():
    async with served() as lesson, lesson.visitor() as visitor:
        await lesson.join(visitor, "owl")
        paths = ["/", "/exercise", *(f"/static/{name}" for name in pages.assets())]
        for path in paths:
            async with visitor.get(path) as answer:
                assert answer.status == 200, path
                rules = dict(part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; "))
                data = await answer.read()
            assert rules["default-src"] == "'none'" and rules["frame-ancestors"] == "'none'"
            assert rules["connect-src"] == f"ws{lesson.address.removeprefix('http')}/ws"
            assert not re.search(r"(?<!')(https?|wss?):", " ".join(rules.values()).replace(rules["connect-src"], ""))
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert "allow-popups" not in rules["sandbox"] and "allow-downloads" not in rules["sandbox"]
            if path.endswith(".ttf"):
                continue
            links = re.findall(rb"(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}[^\s\"')]*", _without_comments(data))
            assert links == [], path


def _without_comments(data: bytes) -> bytes:
    return re.sub(rb"/\*.*?\*/", b"", data, flags=re.DOTALL)


async def test_what_the_pages_refer_to_is_there():
    async with served() as lesson, lesson.visitor() as visitor:
        await lesson.join(visitor, "owl")
        for page in ("/", "/exercise"):
            async with visitor.get(page) as answer:
                text = await answer.text()
            for name in re.findall(r'(?:href|src)="(static/[^"]+)"', text):
                async with visitor.get(f"/{name}") as answer:
                    assert answer.status == 200, name
        for name in ("nothing", "..%2fserver.py", "%2e%2e/server.py"):
            async with visitor.get(f"/static/{name}") as answer:
                assert answer.status == 404


async def test_the_terminal_still_works_as_our_page_expects():
    script = pages.assets()["textual.js"].data.decode()
    for part in ('querySelectorAll(".textual-terminal")', "dataset.sessionWebsocketUrl", "dataset.fontSize",
                 '"-first-byte"', '"-closed"', '"-loaded"', "xterm-helper-textarea", "Roboto Mono"):
        assert part in script


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
        await _gone(socket.process)


async def test_a_message_that_is_too_long_ends_the_connection():
    async with served() as lesson, lesson.at_work("owl") as (_, socket):
        await socket.send("stdin", "x" * LONGEST_MESSAGE)
        assert await socket.ends() == 1009
        await _gone(socket.process)


async def test_a_form_that_is_too_long_is_refused():
    async with served() as lesson, lesson.visitor() as visitor:
        assert await lesson.join(visitor, "o" * 100_000) == 413


@pytest.mark.parametrize(
    "body",
    [b"", b"code", b"code=\xff\xfe\x00&pseudonym=%ff", b"&".join([b"a=b"] * 1000), b"--x\r\nabcde", b"{}"],
)
@pytest.mark.parametrize("kind", ["", "multipart/form-data", "application/x-www-form-urlencoded; charset=nonsense"])
async def test_what_is_no_form_has_no_code(body, kind):
    async with served(wrong_seconds=0) as lesson, lesson.visitor() as visitor:
        headers = lesson.own | {"Content-Type": kind}
        async with visitor.post("/join", data=body, headers=headers) as answer:
            assert answer.status == 403
    assert lesson.said == []


@pytest.mark.parametrize("data", [b"\x00\xff\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n", b"GET / HTTP/9.9\r\nHost: a\r\n\r\n"])
async def test_what_is_no_http_is_refused_without_a_word_to_the_teacher(data):
    async with served() as lesson:
        reader, writer = await asyncio.open_connection("127.0.0.1", int(lesson.address.rpartition(":")[2]))
        writer.write(data)
        assert b" 400 " in await asyncio.wait_for(reader.readline(), 5)
        writer.close()
    assert lesson.said == []


async def test_a_mistake_of_the_servers_own_is_told_in_a_line(monkeypatch):
    def broken(title: str, **how: object) -> str:
        raise RuntimeError("a\x1b\nb")

    async with served() as lesson, lesson.visitor() as visitor:
        monkeypatch.setattr(pages, "start_page", broken)
        async with visitor.get("/") as answer:
            assert answer.status == 500
            assert "RuntimeError" not in await answer.text()
    (said,) = lesson.said
    assert said.startswith("The server could not answer: RuntimeError") and "\x1b" not in said and "\n" not in said


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


async def test_a_pseudonym_in_use_is_refused_to_another_browser_until_it_is_left():
    async with served() as lesson, lesson.visitor() as other, lesson.at_work("owl") as (visitor, socket):
        assert await lesson.join(other, "owl") == 409
        assert await lesson.join(other, "OWL") == 409
        async with visitor.post("/leave", headers=lesson.own) as answer:
            assert answer.url.path == "/"
        await socket.ends()
        assert not stand_in.runs(socket.process)
        assert await lesson.join(other, "owl") == 200
        assert await lesson.refused(visitor, **lesson.own) == 403
    assert lesson.started == ["owl"]


async def test_too_many_students_are_refused():
    async with served(most=2) as lesson, lesson.at_work("owl"), lesson.at_work("heron"), lesson.visitor() as third:
        assert await lesson.join(third, "kite") == 409
        async with third.get("/exercise", allow_redirects=False) as answer:
            assert answer.status == 303
    assert lesson.started == ["owl", "heron"]


async def test_a_browser_that_comes_back_gets_a_new_reader_for_the_same_pseudonym():
    async with served() as lesson, lesson.at_work("owl") as (visitor, first):
        await first.connection.close()
        await _gone(first.process)
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
        await asyncio.gather(*(_gone(number) for number in numbers[:-1]))
        assert len(lesson.started) == 5 and sum(map(stand_in.runs, numbers)) == 1


async def test_someone_who_changes_the_pseudonym_leaves_the_first_seat():
    async with served(most=2) as lesson, lesson.at_work("owl") as (visitor, socket), lesson.visitor() as other:
        assert await lesson.join(visitor, "heron") == 200
        await socket.ends()
        assert await lesson.join(other, "owl") == 200


async def test_a_window_in_which_nothing_is_typed_is_closed():
    async with served(idle_seconds=0.3) as lesson, lesson.at_work("owl") as (_, socket):
        await socket.ends()
        await _gone(socket.process)


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
        await _gone(socket.process)


async def test_when_the_server_ends_no_reader_is_left():
    async with served() as lesson, lesson.at_work("owl") as (_, owl), lesson.at_work("heron") as (_, heron):
        await lesson.classroom.close()
        assert not stand_in.runs(owl.process) and not stand_in.runs(heron.process)
        await owl.ends()


def test_a_command_is_a_list_in_which_nothing_is_taken_for_something_else():
    command = process.command_for(exercise="/a b/$(x).exercise.toml", pseudonym="--help", answers="/c; d")
    assert command[0] == sys.executable
    assert command[-4:] == ["/a b/$(x).exercise.toml", "--as=--help", "--answers", "/c; d"]


async def _gone(number: int) -> None:
    async with asyncio.timeout(10):
        while stand_in.runs(number):
            await asyncio.sleep(0.02)
