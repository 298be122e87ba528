"""The pages of a served lesson, and who gets in."""

import asyncio
import re
import sys
import time

import pytest
from yarl import URL

from tests.classroom.serve import stand_in
from tests.classroom.serve.visiting import served
from tui.classroom.serve import pages

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the tests look processes up in /proc")


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


async def test_whoever_leaves_in_the_middle_of_a_form_is_no_news_to_the_teacher():
    async with served() as lesson:
        host = lesson.address.rpartition("/")[2]
        _, writer = await asyncio.open_connection("127.0.0.1", int(lesson.address.rpartition(":")[2]))
        head = f"POST /join HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nContent-Length: 3000\r\n\r\ncode="
        writer.write(head.encode())
        await writer.drain()
        await asyncio.sleep(0.2)
        writer.transport.abort()
        await asyncio.sleep(0.2)
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


async def test_someone_who_changes_the_pseudonym_leaves_the_first_seat():
    async with served(most=2) as lesson, lesson.at_work("owl") as (visitor, socket), lesson.visitor() as other:
        assert await lesson.join(visitor, "heron") == 200
        await socket.ends()
        assert await lesson.join(other, "owl") == 200
