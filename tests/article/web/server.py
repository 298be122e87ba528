"""A web server on the loopback that does what real ones should not: its answers are written byte by byte."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

Answer = Callable[[], Iterable[bytes]]
"""The bytes of an answer from its status line on, in the parts in which they are sent."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a client asked: the target as the first line has it, and the headers by their names in small letters."""

    target: str
    headers: dict[str, str]


def page(body: bytes, status: str = "200 OK", **headers: str) -> Answer:
    """A whole answer; headers are given with underscores for hyphens, and a length is added."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return lambda: ["\r\n".join([*lines, "", ""]).encode("latin-1") + body]


def redirect(location: str, status: str = "302 Found") -> Answer:
    return page(b"<p>This way, please.</p>", status, Location=location)


class Server:
    """Serves `answers` by path in threads until it is closed; a path that it does not know gets no answer at all."""

    def __init__(self, answers: dict[str, Answer], host: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> None:
        self.answers = answers
        self.requests: list[Request] = []
        self.client_left = threading.Event()
        self._tls = tls
        self._closing = threading.Event()
        self._listening = socket.create_server((host, 0), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
        self._threads = [threading.Thread(target=self._accept)]
        self.port: int = self._listening.getsockname()[1]
        self.address = f"http://{f'[{host}]' if ':' in host else host}:{self.port}"

    def __enter__(self) -> "Server":
        self._threads[0].start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        with socket.create_connection(self._listening.getsockname()[:2]):  # wakes the thread that accepts
            self._threads[0].join()
        self._listening.close()
        for thread in self._threads:
            thread.join()

    def drip(self, beginning: bytes, drop: bytes, seconds: float) -> Iterator[bytes]:
        """A beginning and then a drop every so often, without end."""
        yield beginning
        while not self._closing.wait(seconds):
            yield drop

    def silence(self) -> Iterator[bytes]:
        """Nothing, until the server is closed."""
        self._closing.wait()
        yield from ()

    def _accept(self) -> None:
        while True:
            connection, _ = self._listening.accept()
            if self._closing.is_set():
                connection.close()
                return
            thread = threading.Thread(target=self._serve, args=(connection,))
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        connection.settimeout(5)
        try:
            if self._tls is not None:
                connection = self._tls.wrap_socket(connection, server_side=True)
            with connection:
                self._answer(connection)
        except OSError:  # ssl.SSLError is one
            self.client_left.set()
        finally:
            connection.close()

    def _answer(self, connection: socket.socket) -> None:
        asked = b""
        while b"\r\n\r\n" not in asked:
            received = connection.recv(65536)
            if asked + received[:1] == b"\x16":  # the beginning of a TLS handshake, which is not HTTP
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                return
            if not received:
                return
            asked += received
        first, *lines = asked.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
        target = first.split(" ")[1]
        self.requests.append(
            Request(target, {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)})
        )
        for part in self.answers.get(target, list)():
            connection.sendall(part)
