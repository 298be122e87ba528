"""What pages state about their article, and in how many ways."""

import json

import pytest

from tests.article.page.pages import BODY, HEADLINE, page
from tui.article.page.page import read_page

ADDRESS = "https://post.example/town/library?from=mail"


def _json(**fields: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', **fields})}</script>"


@pytest.mark.parametrize(
    ("head", "before", "title"),
    [
        ("", f"<h1>{HEADLINE}</h1>", HEADLINE),
        ("", "<h1>Norby Post</h1>", HEADLINE),
        ("<meta property='og:title' content='Library of Norby to close'>", "", "Library of Norby to close"),
        (_json(headline="Library to close &amp; be sold"), "", "Library to close & be sold"),
        ("", f"<h1>Norby Post</h1><h2>{HEADLINE}</h2>", HEADLINE),
        ("", "<h1>A wholly different way to say this</h1>", "A wholly different way to say this"),
    ],
)
def test_the_headline_is_read_where_the_page_states_or_shows_it(head: str, before: str, title: str) -> None:
    assert read_page(page(BODY, head, before), ADDRESS).title == title


@pytest.mark.parametrize(
    ("head", "before", "byline"),
    [
        ("", "", None),
        (_json(author={"@type": "Person", "name": "Kim Dahl"}), "", "Kim Dahl"),
        (_json(author=[{"name": "Kim Dahl"}, {"name": "Bo Lind"}]), "", "Kim Dahl, Bo Lind"),
        (_json(author="By Kim Dahl"), "", "Kim Dahl"),
        ("<meta name='author' content='Kim Dahl'>", "", "Kim Dahl"),
        ("<meta property='article:author' content='https://people.example/kim'>", "", None),
        ("", "<p class='byline'>By <a href='/k'>Kim Dahl</a> and <a href='/b'>Bo Lind</a></p>", "Kim Dahl, Bo Lind"),
        ("", "<span itemprop='author'>Kim Dahl</span>", "Kim Dahl"),
        ("", "<a rel='author' href='/kim'>Kim Dahl</a>", "Kim Dahl"),
        ("<meta property='og:site_name' content='Norby Post'><meta name='author' content='Norby Post'>",
         "<p class='byline'>By Kim Dahl</p>", "Kim Dahl"),
        ("", "<form><label class='author'>Your name</label></form>", None),
    ],
)
def test_a_byline_names_people_and_neither_the_outlet_nor_a_form(head: str, before: str, byline: str | None) -> None:
    assert read_page(page(BODY, head, f"<h1>{HEADLINE}</h1>{before}"), ADDRESS).byline == byline


@pytest.mark.parametrize(
    ("head", "before", "published"),
    [
        ("", "", None),
        (_json(datePublished="2026-03-03T09:30:00Z"), "", "2026-03-03T09:30:00Z"),
        (
            "<script type='application/ld+json'>{\"@graph\": [{\"@type\": \"BlogPosting\", \"datePublished\":"
            " \"2026-03-03\"}]}</script>", "", "2026-03-03",
        ),
        ("<meta property='article:published_time' content='2026-03-03'>", "", "2026-03-03"),
        (
            "<meta name='date' content='0001-01-01T00:00:00Z'>", "<time datetime='2026-03-03'>Tuesday</time>",
            "2026-03-03",
        ),
        ("", "<time itemprop='datePublished' content='2026-03-03'>Tuesday</time>", "2026-03-03"),
        ("", "<p class='post-date'>Published on March 3, 2026</p>", "March 3, 2026"),
    ],
)
def test_the_day_is_read_as_the_page_states_or_tells_it(head: str, before: str, published: str | None) -> None:
    assert read_page(page(BODY, head, f"<h1>{HEADLINE}</h1>{before}"), ADDRESS).published == published


def test_outlets_and_addresses() -> None:
    plain = read_page(page(), ADDRESS)
    assert (plain.outlet, plain.canonical, plain.language) == ("Norby Post", None, "en")
    head = (
        _json(publisher={"name": "Coast News Agency"})
        + "<meta property='og:site_name' content='Norby Post'><link rel='canonical' href='/town/library'>"
    )
    full = read_page(page(head=head), ADDRESS)
    assert (full.outlet, full.canonical) == ("Norby Post", "https://post.example/town/library")


def test_a_page_that_is_free_in_part_says_so() -> None:
    assert read_page(page(head=_json(isAccessibleForFree="False")), ADDRESS).partial
    assert not read_page(page(head=_json(isAccessibleForFree=True)), ADDRESS).partial


@pytest.mark.parametrize(
    ("head", "before", "section"),
    [
        (_json(articleSection=["Town", "Opinion"]), "", "Opinion"),
        ("<script type='application/ld+json'>{\"@type\": \"OpinionNewsArticle\", \"headline\": \"x\"}</script>", "",
         "OpinionNewsArticle"),
        ("<meta property='article:section' content='Opinion'>", "", "Opinion"),
        ("", f"<header><p class='kicker'>Opinion</p><h1>{HEADLINE}</h1></header>", "Opinion"),
        ("", f"<nav class='breadcrumb'><a>Home</a> <a>Opinion</a></nav><h1>{HEADLINE}</h1>", "Opinion"),
        ("", f"<nav aria-label='Breadcrumb'><ol><li><a>Opinion</a></li></ol></nav><h1>{HEADLINE}</h1>", "Opinion"),
        ("<link rel='canonical' href='https://post.example/opinion/2031/library'>", "", "opinion"),
    ],
)
def test_what_an_article_is_filed_under(head: str, before: str, section: str) -> None:
    found = read_page(page(BODY, head, before or f"<h1>{HEADLINE}</h1>"), ADDRESS)
    assert section in found.sections
    assert found.article().sections == found.sections


def test_the_section_of_another_article_on_the_page_is_not_its_own() -> None:
    teaser = "<aside><div><p class='kicker'>Opinion</p><h2>Why the hall must stay</h2></div></aside>"
    for place in (teaser + f"<div><div><div><div><h1>{HEADLINE}</h1></div></div></div></div>", f"<h1>{HEADLINE}</h1>"):
        assert "Opinion" not in read_page(page(BODY, "", place, teaser), ADDRESS).sections
