"""Pages built to break a parser, a terminal or a reader's trust: each ends in bounded time and memory."""

import threading
import time
import unicodedata
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.article.page.pages import BODY, HEADLINE, TEXT, page
from tui.article.article import BlockKind
from tui.article.errors import UnreadableArticle
from tui.article.limits import Limits
from tui.article.page.page import read_page
from tui.article.page.worker import extracted
from tui.article.web.clock import FetchStopped


@pytest.mark.parametrize("tag", ["div", "span", "b", "ul><li", "table><tr><td", "a href='x'", "article"])
def test_a_hundred_thousand_nested_tags(tag: str) -> None:
    started = time.monotonic()
    with pytest.raises(UnreadableArticle, match=r"deep|no article|seconds"):
        read_page(page(f"<{tag}>" * 100_000 + BODY), "page.html", limits=Limits(extraction_seconds=2))
    assert time.monotonic() - started < 6


@pytest.mark.parametrize(
    "odd",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><p>&b;&b;&b;</p>',
        '<script type="application/ld+json">' + "[" * 200_000 + "</script>",
        '<script type="application/ld+json">{"@type": "Report", "headline": 7, "author": [[{"name": {}}]]}</script>',
        "<frameset><frame src='file:///etc/hostname'></frameset>",
        "<meta http-equiv='refresh' content='0; url=file:///etc/hostname'><link rel='canonical' href='file:///x'>",
        "<div class='" + "ad " * 100_000 + "'></div>",
        "<" * 200_000,
        " \n\t" * 500_000,
        "<p title='a\0b'>\0</p>",
        "<base href='http://['><a href='http://[x'>q</a>",
        "<h1>" + "x" * 1_000_000 + "</h1>",
    ],
)
def test_odd_markup_around_an_article_does_no_harm(odd: str) -> None:
    found = read_page(page() + odd.encode(), "page.html")
    assert found.body.startswith(TEXT)
    assert found.canonical is None
    assert "root" not in found.body


def test_escape_codes_written_as_entities_reach_no_terminal() -> None:
    codes = "&#27;]52;c;aGk=&#7;&#x1b;[2J&#x9b;31m&#155;1m\u202eevil\u2066&#0;\u200b"
    head = f"<meta name='author' content='Kim{codes}Dahl'><meta property='og:site_name' content='Norby{codes}Post'>"
    data = page(BODY.replace("library", f"lib{codes}rary"), head, f"<h1>{HEADLINE}{codes}</h1>")
    found = read_page(data, "page.html")
    article = found.article()
    assert found.title is not None and found.title.startswith(HEADLINE)
    for text in (article.text, article.title, article.byline, article.outlet):
        assert text
        assert not [c for c in text if unicodedata.category(c)[0] == "C" and c != "\n"]


LONG = page("<p>some words, and more of them</p>" * 100_000)


def test_a_page_that_takes_too_long_is_given_up() -> None:
    started = time.monotonic()
    with pytest.raises(UnreadableArticle, match=r"not read in 0\.3 seconds"):
        read_page(LONG, "page.html", limits=Limits(extraction_seconds=0.3))
    assert time.monotonic() - started < 3


def test_a_page_that_takes_too_much_memory_is_given_up() -> None:
    pytest.importorskip("resource")
    limits = Limits(extraction_seconds=60, extraction_bytes=120_000_000)  # of the two the memory ends it
    with pytest.raises(UnreadableArticle, match="too large or too tangled"):
        read_page(page("<p>some words</p>" * 200_000), "page.html", limits=limits)


def test_a_reader_can_stop_it() -> None:
    stop = threading.Event()
    threading.Timer(0.2, stop.set).start()
    started = time.monotonic()
    with pytest.raises(FetchStopped):
        read_page(LONG, "page.html", cancelled=stop.is_set)
    assert time.monotonic() - started < 3


def test_nothing_that_a_page_names_is_opened_or_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "secret.txt").write_text("the secret of Norby")
    address = (tmp_path / "secret.txt").as_uri()
    data = page(
        f"{BODY}<iframe src='{address}'></iframe><object data='{address}'></object><img src='{address}'>",
        f"<link rel='stylesheet' href='{address}'><script src='{address}'></script>",
    ).replace(b"<!doctype html>", f"<!DOCTYPE html SYSTEM '{address}' [<!ENTITY e SYSTEM '{address}'>]>".encode())
    assert "secret" not in read_page(data + b"<p>&e;</p>", "page.html").body
    assert [path.name for path in tmp_path.iterdir()] == ["secret.txt"]


_TAGS = st.sampled_from(
    [
        "p", "div", "span", "a", "b", "br", "h1", "h2", "ul", "li", "ol", "table", "tr", "td", "th", "blockquote",
        "pre", "article", "main", "section", "aside", "figure", "figcaption", "form", "header", "footer", "nav", "time",
        "q", "title", "script", "style", "body", "html", "head", "noscript", "template", "svg", "address", "em",
    ]
)
_ATTRIBUTES = st.dictionaries(
    st.sampled_from(["class", "id", "itemprop", "role", "style", "href", "hidden", "rel", "datetime", "data-place"]),
    st.text(st.sampled_from("ab -_:/.;&<>\0é\u202e0"), max_size=12)
    | st.sampled_from(["articleBody", "hentry", "comments", "author", "byline"]),
    max_size=2,
)
_LINKS = "<p>So <a href='../ford'>the ford</a> and <a href='javascript:a()'>the <b>mill</b></a> told.</p>"
_TEXT = st.text(max_size=30) | st.sampled_from(
    [BODY, BODY + _LINKS, "&#27;", "&amp;#x1b;", "]]>", "<!--", "-->", "&", HEADLINE]
)


@st.composite
def _markup(draw: st.DrawFn) -> str:
    parts = []
    for _ in range(draw(st.integers(0, 25))):
        kind = draw(st.integers(0, 2))
        if kind == 0:
            attributes = "".join(f" {name}='{value}'" for name, value in draw(_ATTRIBUTES).items())
            parts.append(f"<{draw(_TAGS)}{attributes}>")
        elif kind == 1:
            parts.append(f"</{draw(_TAGS)}>")
        else:
            parts.append(draw(_TEXT))
    return "".join(parts)


@settings(max_examples=150, deadline=2000, suppress_health_check=[HealthCheck.too_slow])
@given(_markup())
def test_any_markup_gives_blocks_that_are_sound_or_one_reason(markup: str) -> None:
    try:
        found = extracted(markup, "https://post.example/")
    except UnreadableArticle as problem:
        assert "\n" not in str(problem)
        return
    if "refused" in found:
        assert found["refused"]
        return
    assert found["blocks"]
    for kind, level, text, links in found["blocks"]:
        assert kind in set(BlockKind)
        assert level >= 0
        assert text == text.strip() != ""
        assert "\n\n" not in text or kind == "code"
        assert all(0 <= start < end <= len(text) for start, end, _ in links)
        assert all(urlsplit(href).scheme in ("http", "https") for _, _, href in links)
