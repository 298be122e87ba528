"""A connection to addresses that were checked, and to no others, under a clock that closes it.

httpx would look a name up by itself, once it was checked and again, and its timeouts start anew with every byte that
comes. So the layer beneath it, httpcore's, gets a backend of ours: it connects to the addresses it is given whatever
the name, while the name still goes into the request and into the check of the certificate; and each of its waits is
one of a clock's. There is no pool, no second try and no proxy but one that was asked for.
"""

import errno
import selectors
import socket
import ssl
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, TypeVar

import certifi
import httpcore
import httpx

from tui.article.web.addresses import IPAddress
from tui.article.web.clock import Clock, OutOfTime

_Result = TypeVar("_Result")
_MOST_TRIED = 4
"""Addresses of one name that are tried. More are not likely to be better, and each takes its share of the time."""
_REASONS = {"WRONG_VERSION_NUMBER": "what answers there does not encrypt"}
"""OpenSSL's reasons that say something else than what they mean."""


class NoConnection(Exception):
    """No address took a connection."""


class NoTrust(Exception):
    """No encrypted connection to whom the name promises. The message is the reason, mostly in the words of OpenSSL."""


class PinnedTransport(httpx.BaseTransport):
    """Sends one request to the first of `addresses` that answers, over HTTP/1.1, encrypted if the URL asks for it.

    `clock` runs over all of it, `connecting` until the connection stands. `connected` is called when it does.
    `tls` is needed for an https URL alone. With `proxy` the addresses are that proxy's, and it is told the name.

    Raises from its methods, next to httpcore's `ProtocolError`: NoConnection, NoTrust, OutOfTime, FetchStopped.
    """

    def __init__(
        self,
        addresses: Sequence[IPAddress],
        clock: Clock,
        connecting: Clock,
        connected: Callable[[], None],
        tls: ssl.SSLContext | None,
        proxy: httpx.URL | None = None,
    ) -> None:
        backend = _Backend(addresses, clock, connecting, connected)
        if proxy is None:
            self._pool = httpcore.ConnectionPool(ssl_context=tls, network_backend=backend)
        else:
            login = (proxy.username, proxy.password) if proxy.userinfo else None
            place = httpcore.URL(scheme=proxy.raw_scheme, host=proxy.raw_host, port=proxy.port, target="/")
            self._pool = httpcore.HTTPProxy(place, login, ssl_context=tls, network_backend=backend)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request, without a body, and give the answer as far as its headers."""
        url = request.url
        answer = self._pool.handle_request(
            httpcore.Request(
                request.method,
                httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
            )
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer))

    def close(self) -> None:
        """Close the socket."""
        self._pool.close()


def trusted() -> ssl.SSLContext:
    """Certificates are checked against Mozilla's list and the system's, where schools and firms add their own."""
    context = ssl.create_default_context(cafile=certifi.where())
    context.load_default_certs()
    return context


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


class _Backend(httpcore.NetworkBackend):
    """Connects to the addresses it was made with. The host and the timeouts that httpcore names are not used."""

    def __init__(
        self, addresses: Sequence[IPAddress], clock: Clock, connecting: Clock, connected: Callable[[], None]
    ) -> None:
        self._addresses = addresses[:_MOST_TRIED]
        self._clock = clock
        self._connecting = connecting
        self._connected = connected

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        for tried, address in enumerate(self._addresses):
            try:
                # An address that never answers (IPv6 behind a network that has none) leaves time for the next.
                found = _connected(address, port, self._connecting.share(len(self._addresses) - tried))
            except OSError:
                continue
            except OutOfTime:
                self._connecting.turn()
                continue
            self._connected()
            return _Stream(found, self._clock, self._connecting)
        raise NoConnection


def _connected(address: IPAddress, port: int, clock: Clock) -> socket.socket:
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6
    connection = socket.socket(family, socket.SOCK_STREAM)
    try:
        connection.setblocking(False)
        begun = connection.connect_ex((str(address), port))
        if begun not in (0, errno.EINPROGRESS, errno.EWOULDBLOCK):
            raise OSError(begun, "no connection")
        _wait(connection, selectors.EVENT_WRITE, clock)
        if failed := connection.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
            raise OSError(failed, "no connection")
    except BaseException:
        connection.close()
        raise
    return connection


class _Stream(httpcore.NetworkStream):
    """A socket that never blocks: what cannot be done yet is waited for by the clock, and tried again."""

    def __init__(self, connection: socket.socket, clock: Clock, connecting: Clock) -> None:
        self._socket = connection
        self._clock = clock
        self._connecting = connecting

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        try:
            return self._when_ready(lambda: self._socket.recv(max_bytes), selectors.EVENT_READ, self._clock)
        except OSError as problem:
            raise httpcore.ReadError(str(problem)) from None

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        try:
            while buffer:
                sent = self._when_ready(partial(self._socket.send, buffer), selectors.EVENT_WRITE, self._clock)
                buffer = buffer[sent:]
        except OSError as problem:
            raise httpcore.WriteError(str(problem)) from None

    def close(self) -> None:
        self._socket.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        try:
            self._socket = secured = ssl_context.wrap_socket(
                self._socket, server_hostname=server_hostname, do_handshake_on_connect=False
            )
            self._when_ready(secured.do_handshake, selectors.EVENT_READ, self._connecting)
        except BaseException as problem:
            self.close()
            if isinstance(problem, ssl.SSLError) and not isinstance(problem, ssl.SSLEOFError):
                reason = problem.reason or ""
                said = _REASONS.get(reason) or reason.replace("_", " ").lower()
                raise NoTrust(getattr(problem, "verify_message", "") or said) from None
            if isinstance(problem, OSError):
                raise httpcore.ConnectError(str(problem)) from None
            raise
        return self

    def get_extra_info(self, info: str) -> Any:
        return self._socket if info == "ssl_object" and isinstance(self._socket, ssl.SSLSocket) else None

    def _when_ready(self, act: Callable[[], _Result], event: int, clock: Clock) -> _Result:
        while True:
            clock.turn()
            try:
                return act()
            except ssl.SSLWantReadError:
                _wait(self._socket, selectors.EVENT_READ, clock)
            except ssl.SSLWantWriteError:
                _wait(self._socket, selectors.EVENT_WRITE, clock)
            except BlockingIOError:
                _wait(self._socket, event, clock)


def _wait(connection: socket.socket, event: int, clock: Clock) -> None:
    with selectors.DefaultSelector() as selector:
        selector.register(connection, event)
        while not selector.select(clock.turn()):
            pass
