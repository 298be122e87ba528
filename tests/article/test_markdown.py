"""Markdown becomes the plain text of its blocks, with its links."""

from hypothesis import given
from hypothesis import strategies as st

from tui.article.article import BlockKind
from tui.article.markdown import from_markdown

STORY = """\
---
title: "A title of its own"
author: Ada Fenn
date: 2031-04-02
---
# The headline

By *Ada Fenn*

The [report](https://example.org/report) says `42`.
It goes on here.

- first point
- second point

> “Quoted,” she said.

[local](file:///etc/passwd) and <b>bold</b> &#27; text

| a | b |
|---|---|
| 1 | 2 |
"""


def test_blocks_links_and_front_matter() -> None:
    article = from_markdown(STORY, "story.md")
    assert (article.title, article.byline, article.published) == ("A title of its own", "Ada Fenn", "2031-04-02")
    assert [(b.kind, article.text[b.start : b.end]) for b in article.blocks][:6] == [
        (BlockKind.HEADING, "The headline"),
        (BlockKind.PARAGRAPH, "By Ada Fenn"),
        (BlockKind.PARAGRAPH, "The report says 42. It goes on here."),
        (BlockKind.LIST_ITEM, "first point"),
        (BlockKind.LIST_ITEM, "second point"),
        (BlockKind.QUOTE, "“Quoted,” she said."),
    ]
    assert [(article.text[link.start : link.end], link.href) for link in article.links] == [
        ("report", "https://example.org/report"),
    ]


def test_an_escape_code_spelt_as_an_entity_is_made_harmless() -> None:
    assert "\x1b" not in from_markdown("Hello &#27;]52;c;AAAA&#7; world", "a.md").text


_MARKUP = st.text(st.sampled_from("ab[](`*_#>- \n!<&#27;|~\\\"'.:/"))
_LINK = st.sampled_from(["[a *b*](https://a.example)", "<https://a.example>", "[a](https://a.example"])


@given(st.lists(_MARKUP | _LINK).map("".join))
def test_any_markdown_gives_blocks_that_fit_the_text(text: str) -> None:
    article = from_markdown(text, "a.md")
    assert "\n\n".join(article.text[b.start : b.end] for b in article.blocks) == article.text
    assert all(0 <= link.start < link.end <= len(article.text) for link in article.links)


def test_the_section_of_the_front_matter_is_what_it_is_filed_under() -> None:
    assert from_markdown("---\nsection: Opinion\n---\n# A\n\nB", "a.md").sections == ("Opinion",)
    assert from_markdown(STORY, "a.md").sections == ()
