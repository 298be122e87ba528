"""Servers that are slow, send too much or speak no HTTP, and readers who stop waiting."""

import itertools
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from tests.article.web.fetching import CHUNKED, ON_LINUX, SHORT, STORY, full_queue, opened, refusal
from tests.article.web.server import Answer, Server, redirect
from tui.article.errors import UnreadableArticle
from tui.article.web.clock import FetchStopped
from tui.article.web.fetch import fetch


def test_a_page_that_announces_too_many_bytes_is_not_read(server: Server) -> None:
    server.answers["/bad"] = lambda: [b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n"]
    assert "larger than 0.2 MB" in refusal(server)


def test_an_endless_page_is_read_up_to_the_limit(server: Server) -> None:
    server.answers["/bad"] = lambda: itertools.chain([CHUNKED], itertools.repeat(b"1000\r\n" + b"a" * 4096 + b"\r\n"))
    assert "larger than 0.2 MB" in refusal(server)
    assert server.client_left.wait(2)


@pytest.mark.parametrize(
    ("beginning", "drop", "said"),
    [
        (b"", b"H", "did not answer"),
        (b"HTTP/1.1 200 OK\r\n", b"A: b\r\n", "did not answer within 0.4 seconds"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"a", "did not come whole within 0.4 seconds"),
        (CHUNKED, b"1\r\na\r\n", "did not come whole within 0.4 seconds"),
        (b"", b"HTTP/1.1 103 Early Hints\r\n\r\n", "did not answer within 0.4 seconds"),
    ],
)
def test_a_slow_drip_meets_the_one_deadline(server: Server, beginning: bytes, drop: bytes, said: str) -> None:
    server.answers["/bad"] = lambda: server.drip(beginning, drop, 0.02)
    assert said in refusal(server, limits=SHORT)
    assert server.client_left.wait(2)


def test_redirects_do_not_start_the_clock_anew(server: Server) -> None:
    def slowly(location: str) -> Answer:
        def answer() -> Iterator[bytes]:
            time.sleep(0.15)
            yield b"".join(redirect(location)())

        return answer

    server.answers |= {f"/{n}": slowly(f"/{n + 1}") for n in range(6)}
    assert "within 0.4 seconds" in refusal(server, "/0", SHORT)


def test_a_server_that_accepts_and_never_answers(server: Server) -> None:
    server.answers["/bad"] = server.silence
    assert "did not answer within 0.4 seconds" in refusal(server, limits=SHORT)


def test_a_server_that_closes_at_once(server: Server) -> None:
    assert "did not answer as a web site does" in refusal(server)


def test_a_port_where_no_one_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(UnreadableArticle, match=r"127\.0\.0\.1 takes no connection"):
        fetch(f"http://127.0.0.1:{port}/", limits=SHORT, allow_local=True)


@ON_LINUX
def test_an_address_that_never_takes_the_connection() -> None:
    late = pytest.raises(UnreadableArticle, match=r"could not be reached within 0\.3 seconds")
    with full_queue("127.0.0.1") as port, late:
        fetch(f"http://127.0.0.1:{port}/", limits=SHORT, allow_local=True)


@pytest.mark.parametrize(
    "answer",
    [
        CHUNKED + b"50\r\n" + STORY[:20],
        CHUNKED + b"5\r\nabcde\r\n",
        CHUNKED + b"zz\r\nabcde\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 500\r\n\r\n" + STORY,
    ],
)
def test_a_page_that_was_cut_off_is_not_taken_for_whole(server: Server, answer: bytes) -> None:
    server.answers["/bad"] = lambda: [answer]
    assert "cut off before its end" in refusal(server)


@pytest.mark.parametrize(
    "headers",
    [
        b"X: " + b"a" * 5_000_000,
        b"".join(b"X-%d: y\r\n" % number for number in range(200_000)),
        b"X: a\0b",
        b"Content-Length: 5\r\nContent-Length: 6",
        b"Content-Length: -5",
        b"Transfer-Encoding: smoke",
        b" folded: first",
    ],
)
def test_headers_of_any_size_and_shape_end_in_a_sentence(server: Server, headers: bytes) -> None:
    server.answers["/bad"] = lambda: [b"HTTP/1.1 200 OK\r\n" + headers + b"\r\n\r\n" + STORY]
    assert "did not answer as a web site does" in refusal(server)


@pytest.mark.parametrize("answer", [b"SSH-2.0-OpenSSH_9.6\r\n", b"220 mail ready\r\n", b"\0" * 500, STORY * 2000])
def test_what_is_no_web_server_is_said(server: Server, answer: bytes) -> None:
    server.answers["/bad"] = lambda: [answer]
    assert "did not answer as a web site does" in refusal(server)


@pytest.mark.parametrize("beginning", [b"HTTP/1.1 200 OK\r\nServer: ", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_the_reader_can_stop_it_and_the_socket_closes_at_once(server: Server, beginning: bytes) -> None:
    server.answers["/bad"] = lambda: server.drip(beginning, b"a", 0.01)
    stop = threading.Event()
    stopper = threading.Timer(0.1, stop.set)
    stopper.start()
    began = time.monotonic()
    with pytest.raises(FetchStopped, match="You stopped"):
        opened(server, "/bad", cancelled=stop.is_set)
    assert time.monotonic() - began < 1
    assert server.client_left.wait(1)
    stopper.join()


def test_stopping_before_it_begins_connects_to_nothing(server: Server) -> None:
    with pytest.raises(FetchStopped):
        opened(server, cancelled=lambda: True)
    assert not server.requests
