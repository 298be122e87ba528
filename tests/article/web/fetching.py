"""A page fetched from a server of the tests, or the sentence that refuses it."""

import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.article.web.server import Server
from tui.article.errors import UnreadableArticle
from tui.article.limits import Limits
from tui.article.web.fetch import fetch
from tui.article.web.fetched import Fetched

SHORT = Limits(connect_seconds=0.3, total_seconds=0.4, most_bytes=200_000)
PATIENT = Limits(connect_seconds=2, total_seconds=3, most_bytes=200_000)
STORY = b"<!DOCTYPE html><title>Ferry</title><p>The ferry to Olm will run again, the council said.</p>"
HTML = "text/html; charset=utf-8"
CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="other loopbacks have one address and no full queues")


def opened(server: Server, path: str = "/story", limits: Limits = PATIENT, **options: Any) -> Fetched:
    return fetch(server.address + path, limits=limits, **{"allow_local": True, **options})


def refusal(server: Server, path: str = "/bad", limits: Limits = PATIENT, **options: Any) -> str:
    """What the reader is told: one line, without anything that a terminal obeys, in bounded time."""
    began = time.monotonic()
    with pytest.raises(UnreadableArticle) as caught:
        opened(server, path, limits, **options)
    assert time.monotonic() - began < limits.total_seconds + 0.5
    said = str(caught.value)
    assert said.isprintable() and len(said) < 400 and said.endswith(".")
    return said


@contextmanager
def full_queue(host: str, port: int = 0) -> Iterator[int]:
    """A port where connections are neither taken nor refused, as behind many firewalls."""
    with socket.socket() as full, socket.socket() as first, socket.socket() as second:
        full.bind((host, port))
        full.listen(0)
        for waiting in (first, second):
            waiting.setblocking(False)
            waiting.connect_ex(full.getsockname())
        yield full.getsockname()[1]
