"""Pages from a real server that misbehaves in every way we could think of; nothing beyond the loopback is reached."""

import itertools
import re
import socket
from dataclasses import replace

import pytest

from tests.article.web.fetching import HTML, PATIENT, STORY, opened, refusal
from tests.article.web.server import Server, page, redirect
from tui.article.errors import UnreadableArticle
from tui.article.web.fetch import fetch
from tui.article.web.fetched import Progress, Stage


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
    ("stated", "body"),
    [("image/png", b"\x89PNG\r\n\x1a\n...."), ("image/webp", b"RIFF...."), ("video/mp4", b"." * 300_000)],
)
def test_who_asks_for_a_picture_is_sent_to_the_page_around_it(server: Server, stated: str, body: bytes) -> None:
    server.answers["/bad"] = page(body, Content_Type=stated)
    said = refusal(server, limits=replace(PATIENT, most_bytes=200_000))
    assert "copy the address of that" in said
    assert "Save the page" not in said


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
        ("image/jpeg", b"\xff\xd8\xff\xe0....", "a JPEG image"),
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
