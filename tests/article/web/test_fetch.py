"""Pages from a real server that misbehaves in every way we could think of; nothing beyond the loopback is reached."""

import gzip
import itertools
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import time
import tracemalloc
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.article.web.server import Answer, Server, page, redirect
from tui.article.errors import UnreadableArticle
from tui.article.limits import Limits
from tui.article.web.clock import FetchStopped
from tui.article.web.fetch import fetch
from tui.article.web.fetched import Fetched, Progress, Stage

SHORT = Limits(connect_seconds=0.3, total_seconds=0.4, most_bytes=200_000)
PATIENT = Limits(connect_seconds=2, total_seconds=3, most_bytes=200_000)
STORY = b"<!DOCTYPE html><title>Ferry</title><p>The ferry to Olm will run again, the council said.</p>"
HTML = "text/html; charset=utf-8"
CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="other loopbacks have one address and no full queues")


def gzipped(data: bytes) -> bytes:
    """Packed without the time of day: these bytes name tests, and each worker must collect the same ones."""
    return gzip.compress(data, mtime=0)


@pytest.fixture
def server() -> Iterator[Server]:
    with Server({"/story": page(STORY, Content_Type=HTML)}) as running:
        yield running


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


# A page as it should be


def test_a_page_comes_with_what_was_said_about_it(server: Server) -> None:
    fetched = opened(server, "/story#part")
    assert fetched.body == STORY
    assert (fetched.status, fetched.content_type, fetched.charset) == (200, "text/html", "utf-8")
    assert fetched.url == fetched.final_url == server.address + "/story"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", fetched.fetched)


def test_the_request_says_who_asks_and_nothing_more(server: Server) -> None:
    opened(server)
    (request,) = server.requests
    assert re.fullmatch(r"readwise-tui/[\w.]+", request.headers["user-agent"])
    assert set(request.headers) == {"host", "user-agent", "accept", "accept-encoding", "connection"}
    assert request.headers["host"] == f"127.0.0.1:{server.port}"


def test_progress_names_each_stage_and_counts_bytes(server: Server) -> None:
    heard: list[Progress] = []
    opened(server, progress=heard.append)
    assert [stage for stage, _ in itertools.groupby(heard, lambda step: step.stage)] == list(Stage)
    assert heard[-1] == Progress(Stage.READING, "127.0.0.1", len(STORY))


def test_a_redirect_is_followed_and_the_last_address_kept(server: Server) -> None:
    server.answers["/old"] = redirect("/story?from=old")
    server.answers["/story?from=old"] = redirect(server.address + "/story", "301 Moved Permanently")
    fetched = opened(server, "/old")
    assert (fetched.url, fetched.final_url) == (server.address + "/old", server.address + "/story")


@pytest.mark.skipif(not socket.has_ipv6, reason="this computer has no IPv6")
def test_an_ipv6_address_is_connected_to() -> None:
    try:
        running = Server({"/story": page(STORY, Content_Type=HTML)}, host="::1")
    except OSError:
        pytest.skip("this computer has no IPv6 loopback")
    with running:
        assert opened(running).body == STORY
        assert running.requests[0].headers["host"] == f"[::1]:{running.port}"


# Packing


def deflated(data: bytes, window: int) -> bytes:
    packer = zlib.compressobj(wbits=window)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("packing", "packed"),
    [
        ("gzip", gzipped(STORY)),
        ("x-gzip", gzipped(STORY)),
        ("GZIP, identity", gzipped(STORY)),
        ("gzip", gzipped(STORY[:40]) + gzipped(STORY[40:])),
        ("gzip", gzipped(STORY) + b"\0\0\0\0"),
        ("deflate", zlib.compress(STORY)),
        ("deflate", deflated(STORY, -15)),
        ("identity", STORY),
    ],
)
def test_packed_pages_are_unpacked(server: Server, packing: str, packed: bytes) -> None:
    server.answers["/packed"] = page(packed, Content_Encoding=packing, Content_Type=HTML)
    assert opened(server, "/packed").body == STORY


def test_packed_pages_are_unpacked_however_they_are_cut(server: Server) -> None:
    body = b"".join(b"1\r\n%c\r\n" % byte for byte in zlib.compress(STORY)) + b"0\r\n\r\n"
    server.answers["/cut"] = lambda: [CHUNKED[:-2] + b"Content-Encoding: deflate\r\n\r\n", body]
    assert opened(server, "/cut").body == STORY


@pytest.mark.parametrize("packing", ["gzip", "deflate"])
def test_a_bomb_is_not_unpacked_beyond_the_limit(server: Server, packing: str) -> None:
    zeros = bytes(100_000_000)
    packed = gzip.compress(zeros, 9) if packing == "gzip" else zlib.compress(zeros, 9)
    del zeros
    server.answers["/bad"] = page(packed, Content_Encoding=packing, Content_Type=HTML)
    tracemalloc.start()
    try:
        assert "larger than 0.2 MB" in refusal(server)
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


def test_packed_bytes_that_unpack_to_nothing_are_counted_too(server: Server) -> None:
    nothing = gzipped(b"")[:10] + b"\x00\x00\x00\xff\xff" * 100_000
    server.answers["/bad"] = lambda: itertools.chain(
        [b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"], itertools.repeat(nothing)
    )
    assert "larger than 0.2 MB" in refusal(server)


@pytest.mark.parametrize(
    ("packing", "packed", "said"),
    [
        ("gzip", STORY, "came damaged"),
        ("gzip", gzipped(STORY)[:-12], "came damaged"),
        ("gzip", gzipped(STORY) + gzipped(STORY)[:-12], "came damaged"),
        ("gzip", gzipped(b"") * 200, "came damaged"),
        ("deflate", b"\xff\xff" + STORY, "came damaged"),
        ("br", STORY, r"not asked for \(br\)"),
        ("gzip, gzip", gzipped(gzipped(STORY)), "not asked for"),
    ],
)
def test_damaged_and_unknown_packing_is_said(server: Server, packing: str, packed: bytes, said: str) -> None:
    server.answers["/bad"] = page(packed, Content_Encoding=packing, Content_Type=HTML)
    assert re.search(said, refusal(server))


# Size and time


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


# Stopping


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


# The local network


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "news.example"])
def test_this_computer_is_refused_unless_asked_for(server: Server, host: str) -> None:
    with pytest.raises(UnreadableArticle, match=r"on this computer or its own network.*--allow-local"):
        fetch(f"http://{host}:{server.port}/story", limits=PATIENT, resolve=lambda host: ["127.0.0.1"])
    assert not server.requests


def test_one_local_address_among_public_ones_refuses_the_name(server: Server) -> None:
    with pytest.raises(UnreadableArticle, match="own network"):
        fetch("http://news.example/story", limits=PATIENT, resolve=lambda host: ["8.8.8.8", "127.0.0.1"])


@pytest.mark.parametrize("host", ["0.0.0.0", "[::]", "255.255.255.255", "224.0.0.1", "[ff02::1]"])
def test_addresses_of_no_one_are_refused_even_when_asked_for(server: Server, host: str) -> None:
    with pytest.raises(UnreadableArticle, match="where no page can be"):
        fetch(f"http://{host}:{server.port}/story", limits=PATIENT, allow_local=True)
    assert not server.requests


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1:{other}/secret", "http://localhost:{other}/secret", "http://[::ffff:127.0.0.1]:{own}/secret",
        "http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[fd00::1]/", "http://192.168.1.1:{own}/",
        "//localhost:{own}/secret", "http://router.example/",
    ],
)
def test_asking_for_one_local_place_admits_no_other(server: Server, location: str) -> None:
    with Server({"/secret": page(STORY)}) as other:
        server.answers["/bad"] = redirect(location.format(own=server.port, other=other.port))
        said = refusal(server, resolve=lambda host: ["127.0.0.1"])
        assert f"--allow-local admits 127.0.0.1:{server.port} alone" in said
        assert not other.requests
    assert [request.target for request in server.requests] == ["/bad"]


def test_a_public_place_cannot_lead_to_this_computer(server: Server) -> None:
    """Through a proxy, which stands in for a public site without reaching one."""
    server.answers["http://news.example/"] = redirect(f"http://127.0.0.1:{server.port}/story")
    with pytest.raises(UnreadableArticle, match=r"news\.example leads on to 127\.0\.0\.1:\d+ on this computer"):
        fetch("http://news.example/", limits=PATIENT, proxy=server.address)
    assert [request.target for request in server.requests] == ["http://news.example/"]


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://127.0.0.1/", "javascript:alert(1)", "gopher://x"])
def test_a_redirect_to_what_is_not_a_page_is_refused(server: Server, location: str) -> None:
    server.answers["/bad"] = redirect(location)
    assert "not a web page, and it was not opened" in refusal(server)


def test_a_name_is_looked_up_once_and_that_address_connected_to(server: Server) -> None:
    """A name server that changes its answer after the check changes nothing."""
    asked: list[str] = []

    def rebinding(host: str) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["127.0.0.99"]

    server.answers["/old"] = redirect("/story")
    fetched = fetch(
        f"http://news.example:{server.port}/old", limits=PATIENT, allow_local=True, resolve=rebinding
    )
    assert fetched.body == STORY
    assert asked == ["news.example"]
    assert {request.headers["host"] for request in server.requests} == {f"news.example:{server.port}"}


@ON_LINUX
def test_the_next_address_is_tried_where_one_refuses_or_never_answers(server: Server) -> None:
    def through(*addresses: str) -> Fetched:
        url = f"http://news.example:{server.port}/story"
        limits = Limits(connect_seconds=0.4, total_seconds=2)
        return fetch(url, limits=limits, allow_local=True, resolve=lambda host: addresses)

    assert through("127.0.0.99", "127.0.0.1").body == STORY
    with full_queue("127.0.0.98", server.port):
        assert through("127.0.0.98", "127.0.0.1").body == STORY


# Redirects, cookies, proxies


def test_a_redirect_loop_is_seen(server: Server) -> None:
    server.answers |= {"/bad": redirect("/worse"), "/worse": redirect("/bad")}
    assert "leads back to where it came from" in refusal(server)
    assert len(server.requests) == 2


def test_five_redirects_are_followed_and_six_are_not(server: Server) -> None:
    server.answers |= {f"/{n}": redirect(f"/{n + 1}") for n in range(6)}
    server.answers["/6"] = page(STORY, Content_Type=HTML)
    assert opened(server, "/1").body == STORY
    assert "more than 5 times" in refusal(server, "/0")


def test_a_redirect_without_an_address_is_no_page(server: Server) -> None:
    server.answers["/bad"] = page(STORY, "302 Found")
    assert "the answer 302" in refusal(server)


def test_cookies_are_not_sent_back(server: Server) -> None:
    server.answers["/set"] = page(b"", "302 Found", Location="/story", Set_Cookie="reader=1; Path=/")
    opened(server, "/set")
    opened(server, "/set")
    assert len(server.requests) == 4
    assert not any("cookie" in request.headers for request in server.requests)


def test_proxies_of_the_environment_are_ignored(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    with Server({}) as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.address)
        assert opened(server).body == STORY
        assert not proxy.requests


def test_a_proxy_that_was_asked_for_is_used_and_finds_the_name(server: Server) -> None:
    server.answers["http://news.example/story"] = page(STORY, Content_Type=HTML)
    with pytest.raises(UnreadableArticle, match="own network"):  # numbers are judged all the same
        fetch("http://10.0.0.1/story", limits=PATIENT, proxy=server.address)
    fetched = fetch("http://news.example/story", limits=PATIENT, proxy=server.address)
    assert fetched.body == STORY
    assert fetched.final_url == "http://news.example/story"
    assert "does not lead to news.example" in _refused_through(server, "https://news.example/")
    with pytest.raises(UnreadableArticle, match="proxy's address is not one"):
        fetch("http://news.example/", proxy="socks5://127.0.0.1:1080")


def _refused_through(proxy: Server, url: str) -> str:
    proxy.answers["news.example:443"] = page(b"", "403 Forbidden")
    with pytest.raises(UnreadableArticle) as caught:
        fetch(url, limits=PATIENT, proxy=proxy.address)
    return str(caught.value)


# What the page is


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("401 Unauthorized", "Log in with a browser, save the page"),
        ("402 Payment Required", "asks to be paid"),
        ("403 Forbidden", "Save the page in a browser and open that file, or paste its text"),
        ("404 Not Found", "no page at this address (404). Check the address"),
        ("410 Gone", "taken this page away"),
        ("429 Too Many Requests", "Try again in some minutes"),
        ("451 Unavailable For Legal Reasons", "legal reasons"),
        ("500 Internal Server Error", "a fault of its own (500). Try again later"),
        ("503 \x1b[31mred", "a fault of its own (503). Try again later"),
        ("418 Teapot", "the answer 418"),
        ("204 No Content", "the answer 204"),
        ("304 Not Modified", "the answer 304"),
    ],
)
def test_an_error_is_said_whatever_its_page_tells(server: Server, status: str, said: str) -> None:
    server.answers["/bad"] = page(b"" if status[:3] in ("204", "304") else STORY, status, Content_Type=HTML)
    assert said in refusal(server)


@pytest.mark.parametrize(
    ("stated", "body", "kind"),
    [
        ("text/html", STORY, "text/html"),
        ("TEXT/HTML;charset=x", STORY, "text/html"),
        ("application/xhtml+xml", STORY, "application/xhtml+xml"),
        ("text/plain", STORY, "text/plain"),
        ("text/x-markdown", b"# Ferry", "text/markdown"),
        ("application/octet-stream", STORY, "text/html"),
        ("application/octet-stream", b"The ferry runs.", "text/plain"),
        ("text/xml", b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><p>Ferry", "text/html"),
        ("", b"\xef\xbb\xbf\n <!doctype HTML><p>Ferry", "text/html"),
        ("", "<html><p>Ferry".encode("utf-16"), "text/html"),
        ("", b"The ferry runs, <b>they</b> say.", "text/plain"),
    ],
)
def test_the_kind_of_a_page_is_as_stated_or_as_it_looks(server: Server, stated: str, body: bytes, kind: str) -> None:
    server.answers["/page"] = page(body, **({"Content_Type": stated} if stated else {}))
    assert opened(server, "/page").content_type == kind


def test_plain_text_that_is_called_markdown_is_markdown(server: Server) -> None:
    server.answers["/notes/ferry.md?raw"] = page(b"# Ferry", Content_Type="text/plain")
    assert opened(server, "/notes/ferry.md?raw").content_type == "text/markdown"


@pytest.mark.parametrize(
    ("stated", "body", "said"),
    [
        ("text/html", b"%PDF-1.7\n...", "a PDF document"),
        ("application/pdf", b"%PDF-1.7\n...", "a PDF document"),
        ("", b"\n%PDF-1.7\n...", "a PDF document"),
        ("text/html", b"\x89PNG\r\n\x1a\n....", "a PNG image"),
        ("text/plain", b"\x1f\x8b\x08....", "a gzip archive"),
        ("image/svg+xml", b"<svg>", "a file of type image/svg+xml"),
        ("application/json", b"{}", "a file of type application/json"),
        ("application/xml", b"<?xml version='1.0'?><rss>", "data for programs"),
        ("video/\x1b]52,c,eA==\x07", b"....", "a file of type video/␛]52,c,ea==␇"),
        ("video/\xe2\x80\xae" + "m" * 500, b"....", "a file of type video/"),
        ("text/html", b"", "is empty"),
        ("text/html", b" \n", "is empty"),
    ],
)
def test_what_is_not_an_article_is_named_by_its_bytes_or_its_type(
    server: Server, stated: str, body: bytes, said: str
) -> None:
    server.answers["/bad"] = page(body, **({"Content_Type": stated} if stated else {}))
    assert said in refusal(server)


@pytest.mark.parametrize(
    ("stated", "charset"),
    [
        ("text/html; charset=UTF-8", "utf-8"),
        ("text/html; x=y; Charset = 'windows-1252'", "cp1252"),
        ("text/html;charset=ISO-8859-1", "cp1252"),
        ("text/html;charset=us-ascii", "cp1252"),
        ("text/html;charset=Shift_JIS", "shift_jis"),
        ("text/html;charset=koi8-r", "koi8-r"),
        ("text/html;charset=nonsense", None),
        ("text/html;charset=zip", None),
        ("text/html;charset=utf-7", None),
        ("text/html;charset=unicode_escape", None),
        ("text/html;charset=", None),
        ("text/html;charset" + " " * 5000 + "=x", None),
        ("text/html", None),
    ],
)
def test_a_charset_is_handed_on_only_if_pages_are_written_in_it(
    server: Server, stated: str, charset: str | None
) -> None:
    server.answers["/page"] = page(STORY, Content_Type=stated)
    fetched = opened(server, "/page")
    assert fetched.charset == charset
    assert fetched.body.decode(charset or "utf-8", "replace")


def test_a_wrong_charset_changes_no_byte(server: Server) -> None:
    body = "<p>Café</p>".encode("cp1252")
    server.answers["/page"] = page(body, Content_Type=HTML)
    fetched = opened(server, "/page")
    assert (fetched.body, fetched.charset) == (body, "utf-8")


# Encryption


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for news.example that is its own authority, and its key: made anew, so that no key is kept."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not installed")
    folder = tmp_path_factory.mktemp("certificate")
    made, key = folder / "certificate.pem", folder / "key.pem"
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example", "-keyout", key, "-out", made],
        check=True, capture_output=True, env={**os.environ, "OPENSSL_CONF": os.devnull},
    )
    return made, key


@pytest.fixture
def secured(certificate: tuple[Path, Path]) -> Iterator[Server]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    with Server({"/story": page(STORY, Content_Type=HTML)}, tls=context) as running:
        yield running


def over_tls(server: Server, host: str, trust: ssl.SSLContext | None) -> Fetched:
    return fetch(
        f"https://{host}:{server.port}/story",
        limits=PATIENT, allow_local=True, resolve=lambda host: ["127.0.0.1"], tls=trust,
    )


def test_the_certificate_is_checked_for_the_name_and_not_for_the_address(
    secured: Server, certificate: tuple[Path, Path]
) -> None:
    trust = ssl.create_default_context(cafile=certificate[0])
    assert over_tls(secured, "news.example", trust).body == STORY
    with pytest.raises(UnreadableArticle, match=r"connection to other\.example is not safe \(Hostname mismatch"):
        over_tls(secured, "other.example", trust)
    assert len(secured.requests) == 1


def test_a_certificate_that_no_one_vouches_for_is_refused(secured: Server) -> None:
    with pytest.raises(UnreadableArticle, match=r"is not safe \(self-signed certificate\)"):
        over_tls(secured, "news.example", None)
    assert not secured.requests


def test_a_server_that_does_not_encrypt_is_no_safe_one(server: Server) -> None:
    with pytest.raises(UnreadableArticle, match=r"connection to news\.example is not safe"):
        over_tls(server, "news.example", None)


def test_a_handshake_that_never_ends_meets_the_deadline() -> None:
    late = pytest.raises(UnreadableArticle, match=r"within 0\.3 seconds")
    with socket.create_server(("127.0.0.1", 0)) as silent, late:
        fetch(f"https://127.0.0.1:{silent.getsockname()[1]}/", limits=SHORT, allow_local=True)
