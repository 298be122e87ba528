"""Addresses opened as a user opens them: through a real server, the child process that reads pages, and the cache."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.article.page import pages
from tests.article.web.server import Server, page, redirect
from tui.article.article import Article
from tui.article.errors import UnreadableArticle
from tui.article.load import load
from tui.article.page.page import Page
from tui.article.web.clock import FetchStopped
from tui.article.web.visit import Visit, is_address
from tui.cli import main

HTML = "text/html; charset=utf-8"
WALL = b"<html><script>run()</script></html>"


@pytest.fixture(autouse=True)
def cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "readwise-tui"


@pytest.fixture
def server() -> Iterator[Server]:
    answers = {
        "/story": page(pages.page(), Content_Type=HTML),
        "/moved": redirect("/story"),
        "/wall": page(WALL, Content_Type=HTML),
        "/plain": page(b"A plain text.\n", Content_Type="text/plain"),
    }
    with Server(answers) as running:
        yield running


def visit(**options: bool) -> Visit:
    return Visit(allow_local=True, **options)


def test_a_page_opened_once_opens_again_without_the_network(server: Server) -> None:
    first = load(f"{server.address}/story", visit())
    server.answers.clear()
    assert load(f"{server.address}/story", visit()) == first
    assert first.title == pages.HEADLINE
    with pytest.raises(UnreadableArticle):
        load(f"{server.address}/story", visit(fresh=True))


def test_without_history_nothing_is_kept_and_nothing_kept_is_looked_at(server: Server, cache_folder: Path) -> None:
    load(f"{server.address}/story", visit(keep=False))
    assert not cache_folder.exists()
    load(f"{server.address}/story", visit())
    load(f"{server.address}/story", visit(keep=False))
    assert [request.target for request in server.requests] == ["/story"] * 3


def test_a_page_without_an_article_is_not_kept(server: Server, cache_folder: Path) -> None:
    with pytest.raises(UnreadableArticle):
        load(f"{server.address}/wall", visit())
    assert not cache_folder.exists()


def test_redirects_are_followed_and_plain_text_is_read(server: Server) -> None:
    moved = visit().open(f"{server.address}/moved")
    assert isinstance(moved, Page) and moved.title == pages.HEADLINE
    plain = visit().open(f"{server.address}/plain")
    assert isinstance(plain, Article) and plain.text == "A plain text.\n"


def test_this_computer_is_refused_unless_it_is_asked_for(server: Server) -> None:
    with pytest.raises(UnreadableArticle, match="--allow-local"):
        load(f"{server.address}/story")
    assert not server.requests


def test_it_can_be_stopped(server: Server) -> None:
    with pytest.raises(FetchStopped):
        load(f"{server.address}/silent", visit(), cancelled=lambda: True)


def test_what_is_an_address_and_what_is_a_file() -> None:
    assert is_address("HTTPS://example.org/a") and is_address("http://example.org")
    assert not is_address("article.txt") and not is_address("http:article.txt") and not is_address("ftp://example.org")


@pytest.mark.parametrize("verb", ["extract", "annotate"])
def test_the_verbs_take_addresses(server: Server, verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    addresses = [f"{server.address}/story", f"{server.address}/gone"]
    server.answers["/gone"] = page(b"", "404 Not Found")
    assert main([verb, *addresses, "--format", "jsonl", "--allow-local"]) == 1
    printed = capsys.readouterr()
    assert json.loads(printed.out)["title"] == pages.HEADLINE
    assert "404" in printed.err and len(printed.err.splitlines()) == 1


def test_a_proxy_is_used_only_if_it_is_asked_for(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    server.answers["http://news.example/story"] = page(pages.page(), Content_Type=HTML)
    assert load("http://news.example/story", Visit(keep=False, proxy=server.address)).title == pages.HEADLINE
    monkeypatch.setenv("http_proxy", server.address)
    with pytest.raises(UnreadableArticle):
        load("http://news.invalid/story", Visit(keep=False))
    assert [request.target for request in server.requests] == ["http://news.example/story"]
