"""Pages to articles: what belongs to them, what does not, and what is no article at all."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.article.page.pages import BODY, HEADLINE, PARAGRAPHS, SENTENCES, TEXT, page
from tui.article.article import BlockKind, Link
from tui.article.errors import UnreadableArticle
from tui.article.load import load
from tui.article.page.opening import from_fetched
from tui.article.page.page import Page, read_page
from tui.article.page.worker import extracted
from tui.article.web.fetched import Fetched

ADDRESS = "https://post.example/town/library"


def read(data: bytes) -> Page:
    return read_page(data, ADDRESS)


def body_of(data: bytes) -> list[str]:
    """The blocks of a page's body, without the child process that would take most of the time."""
    return [text for _, _, text, _ in extracted(data.decode(), ADDRESS)["blocks"]]


def test_headline_standfirst_and_body_are_one_article_with_offsets_that_hold() -> None:
    head = "<meta name='description' content='Nine of fifteen members wanted it so.'>"
    before = f"<h1>{HEADLINE}</h1><p class='standfirst'>Nine of fifteen members wanted it so.</p>"
    body = (
        f"<p>{SENTENCES[0]}</p><h2>Three hours</h2><p>{SENTENCES[1]} A <a href='/report.pdf'>report</a> says why.</p>"
        f"<blockquote><p>{SENTENCES[2]}</p></blockquote><ul><li>{SENTENCES[3]}</li><li>{SENTENCES[4]}</li></ul>"
        f"<p>{SENTENCES[5]}</p>"
    )
    found = read(page(f"{before}{body}", head, before=""))
    assert found.standfirst == "Nine of fifteen members wanted it so."
    assert [(block.kind, block.level) for block in found.blocks] == [
        (BlockKind.PARAGRAPH, 0), (BlockKind.HEADING, 2), (BlockKind.PARAGRAPH, 0), (BlockKind.QUOTE, 0),
        (BlockKind.LIST_ITEM, 1), (BlockKind.LIST_ITEM, 1), (BlockKind.PARAGRAPH, 0),
    ]
    article = found.article()
    assert article.text.startswith(f"{HEADLINE}\n\nNine of fifteen members wanted it so.\n\n{SENTENCES[0]}\n\n")
    assert "\n\n".join(article.text[b.start : b.end] for b in article.blocks) == article.text
    (link,) = article.links
    assert article.text[link.start : link.end] == "report"
    assert link.href == "https://post.example/report.pdf"


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav><a href='/'>Home</a> <a href='/town'>Town</a></nav>",
        "<figure><img src='a.jpg'><figcaption>The library on a rainy day.</figcaption></figure>",
        "<div class='media'><img src='a.jpg'> The library on a rainy day</div>",
        "<p class='photo-caption'>The library on a rainy day.</p>",
        "<p>Photo: Kim Dahl</p>",
        "<aside>The town has 6,000 inhabitants and a harbour.</aside>",
        "<div class='newsletter-signup'><p>Get our letter every morning, free of charge.</p></div>",
        "<form action='/x'><p>Write to us about this.</p><input name='mail'><button>Send</button></form>",
        "<div class='relatedArticles'><h3>Related</h3><ul><li><a href='/1'>Harbour opens again</a></li></ul></div>",
        "<p><a href='/2'>Harbour of Norby opens again after a long winter</a></p>",
        "<h4>More:</h4><ul><li><a href='/1'>Harbour opens again today</a></li><li><a href='/2'>No ice this"
        " winter</a></li></ul>",
        "<p>Read also: <a href='/2'>Harbour opens again</a></p>",
        "<div class='share-bar'><span>Share</span> <a href='#'>Mail</a></div>",
        "<p>Advertisement</p>",
        "<div role='complementary'>Weather: rain, 9 degrees in the afternoon.</div>",
        "<p style='display: none'>Nobody sees this sentence on the page, ever.</p>",
        "<p hidden>Nobody sees this sentence on the page, ever.</p>",
        "<script>document.write('Nobody sees this.')</script><style>p { color: red }</style><!-- nor this -->",
    ],
)
def test_furniture_between_paragraphs_is_left_out(furniture: str) -> None:
    paragraphs = BODY.split("</p>")
    middle = "</p>".join(paragraphs[:2]) + "</p>" + furniture + "</p>".join(paragraphs[2:])
    assert body_of(page(middle)) == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "end",
    [
        "<h3>Also in Norby</h3>",
        "<p>Follow us on every network there is.</p>",
        "<p>Reporting by Kim Dahl; editing by Bo Lind.</p>",
        "<p>kim.dahl@post.example</p>",
        "<div class='tags'><a href='/t'>Libraries</a>, <a href='/t2'>Norby</a></div>",
        "<div class='comments'>" + "<p>I have lived here for sixty years, and I say so, sadly.</p>" * 60 + "</div>",
    ],
)
def test_what_comes_after_the_last_paragraph_is_left_out(end: str) -> None:
    assert body_of(page(BODY + end)) == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "kept",
    [
        "<h2>What is next for the readers</h2>",
        "<h3><a href='/roof'>The roof</a></h3>",
        "<p>Correction: an earlier version gave a wrong year.</p>",
        "<blockquote class='twitter-tweet'><p>They closed my library today, and I am sad.</p></blockquote>",
        "<div class='social-embed'><blockquote>They closed my library today, and I am sad.</blockquote></div>",
        "<div class='overflow-hidden'><p>The harbour is next, some of its members fear.</p></div>",
        "<table><tr><td>For</td><td>nine</td></tr></table>",
    ],
)
def test_what_belongs_to_the_article_stays(kept: str) -> None:
    paragraphs = BODY.split("</p>")
    middle = "</p>".join(paragraphs[:2]) + "</p>" + kept + "</p>".join(paragraphs[2:])
    assert len(body_of(page(middle))) == len(PARAGRAPHS) + 1


def test_headline_byline_and_date_are_not_the_body() -> None:
    before = f"<p class='kicker'>Town</p><h1>{HEADLINE}</h1><p>By Kim Dahl</p><p>3 March 2026, 9:30</p>"
    found = read(page(before + BODY, "<meta name='author' content='Kim Dahl'>", before=""))
    assert found.body == TEXT
    assert (found.title, found.byline) == (HEADLINE, "Kim Dahl")


def test_a_long_list_of_other_articles_is_not_taken_for_the_article() -> None:
    others = "".join(
        f"<article><h2><a href='/{n}'>Story {n}</a></h2><p>{PARAGRAPHS[0]} {n}.</p></article>" for n in range(20)
    )
    assert read(page(after=f"<section class='recommended'>{others}</section>")).body == TEXT


def test_lines_apart_by_two_breaks_are_paragraphs() -> None:
    found = read(page("<br><br>".join(PARAGRAPHS)))
    assert found.body == TEXT


def test_text_that_only_json_ld_holds_is_read() -> None:
    stated = json.dumps({"@type": "NewsArticle", "headline": HEADLINE, "articleBody": "\n".join(PARAGRAPHS)})
    found = read(page("<p>Loading.</p>", f"<script type='application/ld+json'>{stated}</script>"))
    assert found.body == TEXT
    assert len(found.blocks) == len(PARAGRAPHS)


def test_an_amp_page_is_read_without_its_advertisements() -> None:
    body = BODY.replace("</p>", "</p><amp-ad>Buy a boat now, or next week</amp-ad>", 1)
    assert read(page(body).replace(b"<html", b"<html amp")).body == TEXT


LINK_LIST = "".join(f"<li><a href='/{n}'>A headline with some words in it, number {n}</a></li>" for n in range(40))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (page("", before="", after=f"<ul>{LINK_LIST}</ul>"), "page of links"),
        (
            b"<html><body><h1>Directory listing for /</h1><hr><ul><li><a href='a.md'>a.md</a></li>"
            b"<li><a href='b.html'>b.html</a></li></ul></body></html>",
            "page of links",
        ),
        (b"<html><body><div id='root'></div><script>run()</script></body></html>", "JavaScript"),
        (page("<p>You need to enable JavaScript to run this app.</p>", before=""), "JavaScript"),
        (
            page(
                "<p>We and our partners use cookies to store personal data. With your consent we show personalised"
                " ads. Choose accept all or reject all, or read our privacy policy to learn how we handle it.</p>",
                before="",
            ),
            "cookies",
        ),
        (
            page(
                f"<p>{SENTENCES[0]}</p><p>This story is for subscribers. Already a subscriber? Log in to read on, or"
                " start your free trial today, and cancel any time you like.</p>"
            ),
            "subscribe",
        ),
        (
            page(
                f"<p>{SENTENCES[0]}</p>",
                '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>',
            ),
            "pay",
        ),
        (page("<p>Please complete the captcha to go on.</p>", before=""), "program"),
        (page("<p>Gone.</p>"), "no text|no article"),
        (b"", "empty"),
        (b"%PDF-1.7 and so on", "PDF"),
        (bytes(5000), "control character"),
    ],
)
def test_a_page_without_an_article_says_what_it_is_and_what_to_do(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableArticle, match=said) as caught:
        read(data)
    assert "\n" not in str(caught.value)
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize(("data", "format", "said"), [
    (page("<p>Gone.</p>"), "html", r"Standard input holds no"),
    (b"", "html", r"Standard input is empty"),
    (b"%PDF-1.7 and so on", "pdf", r"Standard input is a damaged|Reading PDF"),
])  # fmt: skip
def test_what_comes_on_standard_input_is_called_so(data: bytes, format: str, said: str) -> None:
    with pytest.raises(UnreadableArticle, match=said):
        read_page(data, "-", format=format)


def test_a_page_of_links_is_left_for_one_of_its_articles() -> None:
    with pytest.raises(UnreadableArticle, match=r"not an article\. Open one of its articles in a browser"):
        read(page("", before="", after=f"<ul>{LINK_LIST}</ul>"))


@pytest.mark.parametrize(
    ("content", "leads"),
    [
        ("0; url=/story.html", "https://norby.example/story.html"),
        ("5;URL='https://quay.example/a?b=c'", "https://quay.example/a?b=c"),
        ("0,story.html", "https://norby.example/news/story.html"),
        ("30", None),
        ("30; url=moved#top", None),
        ("0; url=javascript:alert(1)", None),
        ("0; url=file:///etc/hostname", None),
        ("0; url=https://\x1b[2Jquay.example/", None),
    ],
)
def test_a_page_that_sends_its_readers_on_says_where_to(content: str, leads: str | None) -> None:
    moved = page("<p>This page has <a href='/story.html'>moved</a>.</p>",
                 f'<meta http-equiv="Refresh" content="{content}">', before="")
    with pytest.raises(UnreadableArticle) as caught:
        read_page(moved, "https://norby.example/news/moved")
    assert (f"on to {leads} and" in str(caught.value)) is bool(leads)
    assert ("Open that address." in str(caught.value)) is bool(leads)


def test_an_article_that_is_read_anew_after_a_while_is_an_article() -> None:
    assert read(page(head='<meta http-equiv="refresh" content="300; url=/news/">')).body == TEXT


WALL = "<div class='paywall'><h2>Subscribe to continue reading</h2><p>Already a subscriber? Sign in.</p></div>"


def test_a_beginning_before_a_wall_is_told_from_an_article_that_asks_to_subscribe() -> None:
    beginning = read(page(f"<p>{PARAGRAPHS[0]}</p>{WALL}"))
    assert "ubscri" not in beginning.body
    assert beginning.partial
    assert beginning.article().partial
    assert not read(page(f"<p>{PARAGRAPHS[0]}</p>")).partial
    assert not read(page(BODY + WALL)).partial


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""), ("utf-8", "iso-8859-1"), ("cp1252", "iso-8859-1"), ("cp1252", ""), ("koi8-r", "koi8-r"),
        ("shift_jis", "shift_jis"), ("utf-8-sig", ""), ("utf-16", ""),
    ],
)
def test_the_charset_is_found_out(encoding: str, declared: str) -> None:
    word = {"koi8-r": "Библиотека", "shift_jis": "図書館が閉まる"}.get(encoding, "Café “Zoë”")
    meta = f"<meta charset='{declared}'>" if declared else ""
    data = page(BODY + f"<p>{word} was the last to learn of it, as so often.</p>", meta).decode().encode(encoding)
    assert read(data).blocks[-1].text == f"{word} was the last to learn of it, as so often."


def test_the_charset_of_a_header_goes_before_that_of_the_page() -> None:
    data = page(BODY + "<p>Библиотека was the last to learn of it.</p>", "<meta charset='iso-8859-1'>")
    found = read_page(data.decode().encode("koi8-r"), ADDRESS, charset="koi8-r")
    assert found.blocks[-1].text == "Библиотека was the last to learn of it."


def test_links_lead_to_web_pages_only() -> None:
    hrefs = ("javascript:alert(1)", "http://Ex.example/a", "data:text/html,x", "//cdn.example/b", "c")
    links = "".join(
        f"<p>{sentence} <a href='{href}'>here</a> it is.</p>" for sentence, href in zip(SENTENCES, hrefs, strict=False)
    )
    found = read(page(links, "<base href='https://other.example/d/'>"))
    assert [link.href for block in found.blocks for link in block.links] == [
        "http://Ex.example/a", "https://cdn.example/b", "https://other.example/d/c",
    ]
    assert all(block.text[link.start : link.end] == "here" for block in found.blocks for link in block.links)


def test_html_files_packed_or_not_are_opened_by_their_names(tmp_path: Path) -> None:
    (tmp_path / "story.html").write_bytes(page())
    (tmp_path / "story.html.gz").write_bytes(gzip.compress(page()))
    for name in ("story.html", "story.html.gz"):
        assert load(str(tmp_path / name)).text == f"{HEADLINE}\n\n{TEXT}"


def test_a_packed_page_that_grows_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.html.gz"
    path.write_bytes(gzip.compress(bytes(50_000_000)))
    with pytest.raises(UnreadableArticle, match="larger than 10 MB"):
        load(str(path))


def test_text_that_shows_html_stays_text(tmp_path: Path) -> None:
    path = tmp_path / "lesson.txt"
    path.write_bytes(page())
    assert load(str(path)).text == page().decode()


def test_what_was_fetched_is_read_by_its_type() -> None:
    def fetched(body: bytes, content_type: str) -> Fetched:
        found_at = "https://www.post.example/x"
        return Fetched(ADDRESS, found_at, 200, content_type, "utf-8", body, "2026-03-01T09:30:00+00:00")

    found = from_fetched(fetched(page(BODY + "<p>And <a href='y'>more</a> of it came on Monday.</p>"), "text/html"))
    assert isinstance(found, Page)
    assert found.blocks[-1].links == (Link(4, 8, "https://www.post.example/y"),)
    plain = from_fetched(fetched("Ünder\n\nText".encode(), "text/plain"))
    assert not isinstance(plain, Page)
    assert plain.text == "Ünder\n\nText"
    lines = from_fetched(fetched("\ufeffÜnder\r\nText\r\n".encode(), "text/plain"))
    assert not isinstance(lines, Page)
    assert lines.text == "Ünder\nText\n"
    with pytest.raises(UnreadableArticle, match="only markup"):
        from_fetched(fetched(b"* * *\n", "text/markdown"))


def test_reading_a_text_file_imports_no_parser_of_pages(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(TEXT)
    seen = "import sys; from tui.article.load import load; load('story.txt'); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", seen], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert {"lxml", "readability", "subprocess", "pypdf", "docx"}.isdisjoint(done.stdout.split())


def test_reading_a_page_imports_its_parser_in_the_child_process_alone(tmp_path: Path) -> None:
    (tmp_path / "story.html").write_bytes(page())
    (tmp_path / "json.py").write_text("raise SystemExit('imported from the current folder')")
    seen = "import sys; from tui.article.load import load; load('story.html'); print(*sys.modules)"
    command = [sys.executable, "-P", "-c", seen]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert {"lxml", "readability", "httpx"}.isdisjoint(done.stdout.split())


@pytest.mark.parametrize(
    "end",
    [
        "About 300 people live in the quarter around the library, and few of them have a car to go elsewhere.",
        "Support for the plan had come from the county, which pays for half of the town's roads and schools.",
        "More than forty of them, <a href='/study'>a study</a> of the region found, come every single day.",
        "Follow that road to its end, the mayor likes to say, and the harbour is yours for the whole winter.",
    ],
)
def test_a_last_paragraph_that_begins_like_a_call_stays(end: str) -> None:
    assert len(body_of(page(f"{BODY}<p>{end}</p>"))) == len(PARAGRAPHS) + 1
