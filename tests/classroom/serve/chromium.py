"""A headless Chromium of its own profile, driven through its DevTools socket."""

import asyncio
import base64
import json
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pyte

PATH = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
    "--disable-3d-apis", "--window-size=1000,640", "--remote-debugging-port=0",
)  # fmt: skip
_KEYS = {"enter": ("Enter", 13, "\r"), "escape": ("Escape", 27, ""), "tab": ("Tab", 9, "")}
SECONDS = 120.0


class Browser:
    """One window."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._asked: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._session: str | None = None
        self._screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self._screen)
        self.addresses: list[str] = []
        """All that was asked for, from anywhere."""
        self.complaints: list[str] = []
        """What the browser's console says, violations of the page's rules among it."""
        self.received = b""
        """All that the exercise drew."""
        self._task = asyncio.create_task(self._listen())

    async def begin(self) -> None:
        """Take hold of a new window."""
        target = await self.ask("Target.createTarget", url="about:blank")
        attached = await self.ask("Target.attachToTarget", targetId=target["targetId"], flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log"):
            await self.ask(f"{domain}.enable")

    async def ask(self, method: str, **parameters: object) -> dict[str, Any]:
        """A DevTools command; its result."""
        number = len(self._asked) + 1
        self._asked[number] = asyncio.get_running_loop().create_future()
        call: dict[str, object] = {"id": number, "method": method, "params": parameters}
        await self._socket.send_json(call | ({"sessionId": self._session} if self._session else {}))
        answer = await asyncio.wait_for(self._asked[number], SECONDS)
        assert "error" not in answer, answer
        return dict(answer["result"])

    async def _listen(self) -> None:
        async for message in self._socket:
            said = json.loads(message.data)
            if "id" in said:
                self._asked[said["id"]].set_result(said)
            else:
                self._note(said["method"], said["params"])

    def _note(self, event: str, what: dict[str, Any]) -> None:
        if event == "Network.requestWillBeSent":
            self.addresses.append(what["request"]["url"])
        elif event == "Network.webSocketCreated":
            self.addresses.append(what["url"])
        elif event == "Network.webSocketFrameReceived" and what["response"]["opcode"] == 2:
            drawn = base64.b64decode(what["response"]["payloadData"])
            self.received += drawn
            self._stream.feed(drawn)
        elif event == "Network.webSocketFrameSent" and '"resize"' in what["response"]["payloadData"]:
            size = json.loads(what["response"]["payloadData"])[1]
            self._screen.resize(size["height"], size["width"])
        elif event == "Log.entryAdded":
            self.complaints.append(what["entry"]["text"])
        elif event == "Runtime.exceptionThrown":
            self.complaints.append(str(what["exceptionDetails"]))

    async def open(self, address: str) -> None:
        await self.evaluate("window.before = true")
        await self.ask("Page.navigate", url=address)
        await self.until(lambda: self.evaluate("!window.before && document.readyState == 'complete'"))

    async def evaluate(self, script: str) -> Any:
        answer = await self.ask("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    async def until(self, holds: Callable[[], Any]) -> None:
        """Wait until something holds: a function, or what a coroutine function comes to."""
        async with asyncio.timeout(SECONDS):
            while True:
                result = holds()
                if await result if asyncio.iscoroutine(result) else result:
                    return
                await asyncio.sleep(0.1)

    @property
    def screen(self) -> str:
        """What the terminal in the page shows."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    async def shows(self, text: str) -> None:
        """Wait until the terminal shows it."""
        try:
            await self.until(lambda: text in self.screen)
        except TimeoutError:
            raise AssertionError(f"{text!r} was not shown, but:\n{self.screen}") from None

    async def type(self, text: str) -> None:
        """Type letters, as at a keyboard."""
        for letter in text:
            await self.ask("Input.dispatchKeyEvent", type="keyDown", text=letter, key=letter)
            await self.ask("Input.dispatchKeyEvent", type="keyUp", key=letter)

    async def press(self, name: str) -> None:
        """Press a key that has a name."""
        key, code, text = _KEYS[name]
        common = {"key": key, "code": key, "windowsVirtualKeyCode": code}
        await self.ask("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", text=text, **common)
        await self.ask("Input.dispatchKeyEvent", type="keyUp", **common)

    async def picture(self, path: Path) -> None:
        """Keep what the window looks like, as PNG."""
        shot = await self.ask("Page.captureScreenshot", format="png")
        path.write_bytes(base64.b64decode(shot["data"]))


@asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    """A Chromium process of its own, with one window."""
    assert PATH is not None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = await asyncio.create_subprocess_exec(
            PATH, *_FLAGS, f"--user-data-dir={profile}", "about:blank",
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        try:
            address = await asyncio.wait_for(_address(process), SECONDS)
            async with aiohttp.ClientSession() as session, session.ws_connect(address, max_msg_size=0) as socket:
                window = Browser(socket)
                await window.begin()
                yield window
        finally:
            process.terminate()
            await process.wait()


async def _address(process: asyncio.subprocess.Process) -> str:
    assert process.stderr is not None
    async for line in process.stderr:
        if b"DevTools listening on " in line:
            return line.split()[-1].decode()
    raise AssertionError("Chromium did not start.")
