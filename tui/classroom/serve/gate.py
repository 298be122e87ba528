"""Who may come in: by which address a page was reached, which page asks, and the join code."""

import hmac
import ipaddress
import re
import secrets
import socket
from collections.abc import Collection
from urllib.parse import urlsplit

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # without those that look alike on a blackboard
_CODE_LENGTH = 6
_LONGEST = 64
_ADDRESS = re.compile(r"(\[[0-9A-Fa-f:.]{2,45}\]|[A-Za-z0-9._-]{1,253})(:[0-9]{1,5})?")
EVERYWHERE = ("0.0.0.0", "::")
"""What a server listens at to be reached by all the addresses of its computer."""


class BadAddress(Exception):
    """The public URL is none. The message is one sentence: what, and what to do."""


def new_code() -> str:
    """A join code, such as kx4-m9d: 9e8 of them, so that trying a few a second finds none."""
    code = "".join(secrets.choice(_LETTERS) for _ in range(_CODE_LENGTH))
    return f"{code[:3]}-{code[3:]}"


def same_code(given: str, code: str) -> bool:
    """Whether that is the join code, however it was spaced; it takes as long for a wrong one as for the right one."""
    return hmac.compare_digest(_bare(given), _bare(code))


def _bare(code: str) -> bytes:
    return "".join(sign for sign in code[:_LONGEST].lower() if sign.isalnum()).encode("utf-8", "replace")


class Gate:
    """Which addresses are the server's own.

    A page of someone else's can make a browser send requests here, and a name of someone else's can be made to lead
    here; in both cases the browser says so, in Origin and Host.
    """

    def __init__(self, host: str, public_url: str | None = None) -> None:
        """Raises `BadAddress` where the public URL is none; `host` is what the server listens at."""
        self.public_url = _checked(public_url) if public_url is not None else None
        own = socket.gethostname()
        self._names = {"localhost", host.lower(), own.lower(), f"{own}.local".lower()} - set(EVERYWHERE)
        if self.public_url is not None:
            self._names.add((urlsplit(self.public_url).hostname or "").lower())

    @property
    def encrypted(self) -> bool:
        """Whether what visitors type is encrypted on its way, by the proxy that the public URL leads to."""
        return self.public_url is not None and self.public_url.startswith("https:")

    @property
    def path(self) -> str:
        """Where the pages begin, as visitors' browsers see it; it ends in a slash."""
        return urlsplit(self.public_url).path if self.public_url else "/"

    def knows(self, host: str) -> bool:
        """Whether a Host header names this server: by a number, which no one else can own, or by a name of its own."""
        if not _ADDRESS.fullmatch(host):
            return False
        name = (urlsplit(f"//{host}").hostname or "").lower()
        return name in self._names or _is_number(name)

    def is_own(self, origin: str | None, host: str) -> bool:
        """Whether a request comes from a page of this server's: browsers name its origin, and what names none may be
        anything."""
        if origin is None or not self.knows(host):
            return False
        return origin in (f"http://{host.lower()}", self._public_origin)

    @property
    def _public_origin(self) -> str | None:
        if self.public_url is None:
            return None
        parts = urlsplit(self.public_url)
        return f"{parts.scheme}://{parts.netloc}"

    def socket_address(self, host: str) -> str:
        """The address of the exercise's socket, for a page reached by that Host."""
        if self.public_url is not None:
            return f"ws{self.public_url.removeprefix('http')}ws"
        return f"ws://{host.lower()}/ws"


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _checked(url: str) -> str:
    """The URL, ending in a slash."""
    try:
        parts = urlsplit(url)
        fits = parts.scheme in ("http", "https") and _ADDRESS.fullmatch(parts.netloc) and parts.port != 0
    except ValueError:
        fits = False
    if not fits or parts.query or parts.fragment or not re.fullmatch(r"[A-Za-z0-9._~/-]*", parts.path):
        raise BadAddress("--public-url is the address that visitors open, such as https://reading.example.org/.")
    return f"{parts.scheme}://{parts.netloc.lower()}{parts.path.rstrip('/')}/"


def addresses(host: str, port: int) -> Collection[str]:
    """The addresses by which a server is reached that listens at a host."""
    if host not in EVERYWHERE:
        return [f"http://{f'[{host}]' if ':' in host else host}:{port}/"]
    return [f"http://{number}:{port}/" for number in _numbers()] or [f"http://{socket.gethostname()}:{port}/"]


def _numbers() -> list[str]:
    """The numbers of this computer in its networks, as far as it knows them; nothing is sent to find out."""
    found = set()
    for probe in ("192.0.2.1", "10.0.0.1", "192.168.0.1"):  # which interface would it leave by? (UDP: none leaves)
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
            try:
                sock.connect((probe, 9))
                found.add(sock.getsockname()[0])
            except OSError:
                continue
    return sorted(number for number in found if not ipaddress.ip_address(number).is_loopback)


def is_loopback(host: str) -> bool:
    """Whether only this computer itself reaches a server that listens there."""
    return host == "localhost" or (_is_number(host) and ipaddress.ip_address(host).is_loopback)
