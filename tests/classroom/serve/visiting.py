"""A lesson served on loopback, and the browsers that visit it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest
from aiohttp import WSMsgType, web

from tests.classroom.serve import stand_in
from tui.classroom.serve.gate import Gate
from tui.classroom.serve.limits import Limits
from tui.classroom.serve.server import Classroom, Lesson


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
