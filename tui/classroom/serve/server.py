"""The web server: pages, the join code, and one socket for each student's reader.

It takes from textual-serve the terminal that runs in the browser, and nothing else: that package's own server would run
its command through a shell, for whoever asks.
"""

import asyncio
import json
import logging
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from aiohttp import WSCloseCode, WSMsgType, web
from aiohttp.http_exceptions import HttpProcessingError

from tui.article.sanitize import one_line
from tui.classroom.serve import pages
from tui.classroom.serve.gate import Gate, new_code, same_code
from tui.classroom.serve.limits import Limits
from tui.classroom.serve.process import Size, StudentProcess
from tui.classroom.serve.seats import Refused, Seat, Seats

LONGEST_MESSAGE = 64 * 1024
"""Bytes from a browser at once: the longest answer, pasted, is far shorter."""
LONGEST_FORM = 4 * 1024
_MOST_FIELDS = 10
_HEARTBEAT = 20.0
_SECONDS_TO_CLOSE = 10.0
_NARROWEST, _WIDEST, _LOWEST, _HIGHEST = 20, 400, 8, 200


@dataclass(frozen=True)
class Lesson:
    """What is served."""

    title: str
    command: Callable[[str], list[str]]
    """What runs for a pseudonym."""
    most: int
    """How many may be in it at once."""
    say: Callable[[str], object] = print
    """Where the teacher sees a line."""
    limits: Limits = field(default_factory=Limits)


class Classroom:
    """One lesson, open to those who know the join code."""

    def __init__(self, lesson: Lesson, gate: Gate) -> None:
        self.code = new_code()
        self._cookie = f"seat-{secrets.token_hex(4)}"  # a browser tells servers of one computer apart by this alone
        self._lesson = lesson
        self._gate = gate
        self._seats = Seats(lesson.most, asyncio.get_running_loop().time)
        self._assets = pages.assets()
        self._wrong = asyncio.Lock()
        self._waiting = 0
        self._closing = False

    def application(self) -> web.Application:
        """The pages and the socket."""
        application = web.Application(client_max_size=LONGEST_FORM, middlewares=[self._check])
        application.add_routes([
            web.get("/", self._start),
            web.post("/join", self._join),
            web.get("/exercise", self._exercise),
            web.post("/leave", self._leave),
            web.get("/ws", self._socket),
            web.get("/static/{name}", self._asset),
        ])  # fmt: skip
        application.on_response_prepare.append(self._add_rules)
        return application

    @web.middleware
    async def _check(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """Before anything else: was this server asked, and by a page of its own where something is to happen?"""
        if not self._gate.knows(_host(request)):
            raise web.HTTPMisdirectedRequest(text="This server has another address: ask your teacher for it.")
        if request.method != "GET":
            self._check_origin(request)
        return await handler(request)

    def _check_origin(self, request: web.Request) -> None:
        if not self._gate.is_own(request.headers.get("Origin"), _host(request)):
            raise web.HTTPForbidden(text="This was asked by a page of someone else's.")

    async def _add_rules(self, request: web.Request, response: web.StreamResponse) -> None:
        host = _host(request)
        response.headers.update(pages.rules(self._gate.socket_address(host) if self._gate.knows(host) else "'none'"))
        if not request.path.startswith("/static/"):
            response.headers["Cache-Control"] = "no-store"

    async def _start(self, request: web.Request) -> web.StreamResponse:
        return self._start_page()

    def _start_page(self, problem: str = "", pseudonym: str = "", status: int = 200) -> web.Response:
        text = pages.start_page(
            self._lesson.title, encrypted=self._gate.encrypted, problem=problem, pseudonym=pseudonym[:32]
        )
        return web.Response(text=text, content_type="text/html", status=status)

    async def _join(self, request: web.Request) -> web.StreamResponse:
        form = _form(await request.read())
        code, pseudonym = form.get("code", ""), form.get("pseudonym", "").strip()
        if not same_code(code, self.code):
            await self._make_wait()
            return self._start_page("This is not the join code of this lesson.", pseudonym, 403)
        before = self._seat_of(request)
        try:
            seat = self._seats.take(pseudonym, before.token if before else None)
        except Refused as refusal:
            return self._start_page(str(refusal), pseudonym, 409)
        if before is not None and before is not seat:
            await self._free(before)
        response = web.Response(status=303, headers={"Location": "exercise"})
        path, encrypted = self._gate.path, self._gate.encrypted
        response.set_cookie(self._cookie, seat.token, path=path, httponly=True, samesite="Strict", secure=encrypted)
        return response

    async def _make_wait(self) -> None:
        """Wrong codes are answered one at a time and slowly, so that nobody gets far by trying."""
        if self._waiting >= self._lesson.limits.most_waiting:
            raise web.HTTPTooManyRequests(text="Too many wrong join codes at once: wait a minute.")
        self._waiting += 1
        try:
            async with self._wrong:
                await asyncio.sleep(self._lesson.limits.wrong_seconds)
        finally:
            self._waiting -= 1

    async def _exercise(self, request: web.Request) -> web.StreamResponse:
        seat = self._seat_of(request)
        if seat is None:
            return self._to_start()
        text = pages.exercise_page(self._lesson.title, seat.pseudonym, self._gate.socket_address(_host(request)))
        return web.Response(text=text, content_type="text/html")

    async def _leave(self, request: web.Request) -> web.StreamResponse:
        seat = self._seat_of(request)
        if seat is not None:
            await self._free(seat)
        response = self._to_start()
        response.del_cookie(self._cookie, path=self._gate.path)
        return response

    def _to_start(self) -> web.Response:
        return web.Response(status=303, headers={"Location": "./"})

    def _seat_of(self, request: web.Request) -> Seat | None:
        return self._seats.of(request.cookies.get(self._cookie))

    async def _asset(self, request: web.Request) -> web.StreamResponse:
        asset = self._assets.get(request.match_info["name"])
        if asset is None:
            raise web.HTTPNotFound
        headers = {"Cache-Control": "max-age=3600"}
        return web.Response(body=asset.data, content_type=asset.content_type, headers=headers)

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        """Run a reader for a browser, for as long as the two of them are there."""
        self._check_origin(request)
        seat = self._seat_of(request)
        if seat is None or self._closing:
            raise web.HTTPForbidden(text="Show the join code first.")
        size = _size(request.query.get("width", ""), request.query.get("height", ""))
        socket = web.WebSocketResponse(heartbeat=_HEARTBEAT, max_msg_size=LONGEST_MESSAGE)
        async with seat.turn:
            await self._stop(seat)  # the newest window of a browser is the one that counts
            try:
                self._seats.sit(seat)
            except Refused as refusal:
                raise web.HTTPServiceUnavailable(text=str(refusal)) from None
            await socket.prepare(request)
            try:
                command = self._lesson.command(seat.pseudonym)
                seat.process = process = await StudentProcess.start(command, size, self._lesson.limits)
            except OSError as problem:
                self._lesson.say(f"A student's reader did not start: {problem.strerror or problem}.")
                return socket
        self._say_how_many()
        running = asyncio.create_task(self._run(process, socket))
        try:
            if self._closing:
                return socket
            await _listen(socket, process, self._lesson.limits.idle_seconds)
        finally:
            await process.stop()
            await running
            if seat.process is process:
                self._seats.rise(seat)
                self._say_how_many()
        return socket

    async def _run(self, process: StudentProcess, socket: web.WebSocketResponse) -> None:
        """Draw in the browser until the reader has ended, of itself or otherwise; then close it there."""
        await process.run(socket.send_bytes)
        await process.stop()
        if not self._closing and (complaint := await process.complaint()):
            self._lesson.say(f"A student's reader stopped: {complaint}")
        await socket.close()

    async def _stop(self, seat: Seat) -> None:
        """Stop the reader that runs in a seat, if one does."""
        if seat.process is not None:
            await seat.process.stop()
            self._seats.rise(seat)

    async def _free(self, seat: Seat) -> None:
        async with seat.turn:
            await self._stop(seat)
            self._seats.clear(seat)

    def runner(self) -> web.AppRunner:
        """What listens for it, at an address yet to be said."""
        logger = logging.Logger("serve")
        logger.addHandler(_Told(self._lesson.say))
        return web.AppRunner(self.application(), access_log=None, logger=logger, shutdown_timeout=_SECONDS_TO_CLOSE)

    async def close(self) -> None:
        """Let all readers quit; what was answered is kept."""
        self._closing = True
        await asyncio.gather(*map(self._stop, self._seats.working()))

    def _say_how_many(self) -> None:
        if not self._closing:
            self._lesson.say(f"{len(self._seats.working())} at work.")


class _Told(logging.Handler):
    """Tells the teacher in a line what the server could not do; that a stranger sent no HTTP, or left, is no news."""

    def __init__(self, say: Callable[[str], object]) -> None:
        super().__init__(logging.ERROR)
        self._say = say

    def emit(self, record: logging.LogRecord) -> None:
        """Say what went wrong."""
        problem = record.exc_info[1] if record.exc_info else None
        if not isinstance(problem, (HttpProcessingError, ConnectionError)):
            self._say(f"The server could not answer: {one_line(repr(problem) if problem else record.getMessage())}.")


async def _listen(socket: web.WebSocketResponse, process: StudentProcess, seconds_idle: float) -> None:
    """Pass on what comes from a browser, until it goes, sleeps, or sends what no page of ours does."""
    while True:
        try:
            message = await socket.receive(seconds_idle)
            if message.type is not WSMsgType.TEXT:  # it was closed, is too long, or is no text
                return
            await _obey(json.loads(message.data), socket, process)
        except TimeoutError:
            return
        except (ValueError, RecursionError):
            await socket.close(code=WSCloseCode.POLICY_VIOLATION)
            return


async def _obey(message: object, socket: web.WebSocketResponse, process: StudentProcess) -> None:
    """What textual.js sends: a list of a word and, for some, one thing more."""
    match message:
        case ["stdin", str(typed)]:
            await process.type(typed)
        case ["resize", {"width": int(width), "height": int(height)}]:
            await process.resize(_size(str(width), str(height)))
        case ["focus" | "blur" as which]:
            await process.focus(which == "focus")
        case ["ping", str(when)]:
            await socket.send_json(["pong", when[:20]])
        case _:
            raise ValueError("no page of ours sends that")


def _form(data: bytes) -> dict[str, str]:
    """The fields of a page's form; what is none has none."""
    try:
        return dict(parse_qsl(data.decode("utf-8", "replace"), max_num_fields=_MOST_FIELDS))
    except ValueError:
        return {}


def _size(width: str, height: str) -> Size:
    """A size that a screen may have, whatever a browser says; the usual one where it says none."""
    return Size(_between(_NARROWEST, width, _WIDEST, 80), _between(_LOWEST, height, _HIGHEST, 24))


def _between(least: int, given: str, most: int, usual: int) -> int:
    return min(max(least, int(given)), most) if given.isascii() and given.isdecimal() and len(given) < 6 else usual


def _host(request: web.Request) -> str:
    return request.headers.get("Host", "")
