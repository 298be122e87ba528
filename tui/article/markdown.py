"""Markdown to an article: the plain text of its blocks, joined by blank lines, with its links."""

import re
from collections.abc import Iterable

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tui.article.article import Article, Block, BlockKind, Link
from tui.article.sanitize import neutralise, one_line

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_FIELD = re.compile(
    r"^(title|author|byline|date|published|outlet|publisher|site|section|category)[ \t]*:[ \t]*(.+)$", re.M | re.I
)
_NAMES = {"author": "byline", "date": "published", "publisher": "outlet", "site": "outlet", "category": "section"}
_HREF = re.compile(r"https?://[!-~]+", re.I)


def from_markdown(text: str, uri: str) -> Article:
    """An article from Markdown (CommonMark and tables). Raw HTML is left out; the text of images is kept."""
    metadata: dict[str, str] = {}
    if front := _FRONT_MATTER.match(text):
        for field, value in _FIELD.findall(front.group(1)):
            metadata.setdefault(_NAMES.get(field.lower(), field.lower()), one_line(value.strip().strip("\"'")))
        text = text[front.end() :]
    pieces: list[str] = []
    blocks: list[Block] = []
    links: list[Link] = []
    length = 0
    for kind, level, words, found in _blocks(MarkdownIt("commonmark").enable("table").parse(text)):
        if not words.strip():
            continue
        lead = len(words) - len(words.lstrip())
        words = words.strip()
        if pieces:
            pieces.append("\n\n")
            length += 2
        pieces.append(words)
        blocks.append(Block(length, length + len(words), kind, level))
        links += [Link(length + start - lead, length + end - lead, href) for start, end, href in found]
        length += len(words)
    section = metadata.pop("section", "")
    sections = (section,) if section else ()
    return Article(
        uri, neutralise("".join(pieces)), tuple(blocks),
        links=tuple(links), sections=sections, partial=False, **metadata,
    )


_Found = tuple[BlockKind, int, str, list[tuple[int, int, str]]]


def _blocks(tokens: Iterable[Token]) -> Iterable[_Found]:
    """Kind, level, text and links (start, end, href; in the text) of each block."""
    heading = lists = quotes = 0
    for token in tokens:
        match token.type:
            case "heading_open":
                heading = int(token.tag[1])
            case "heading_close":
                heading = 0
            case "bullet_list_open" | "ordered_list_open":
                lists += 1
            case "bullet_list_close" | "ordered_list_close":
                lists -= 1
            case "blockquote_open":
                quotes += 1
            case "blockquote_close":
                quotes -= 1
            case "fence" | "code_block":
                yield BlockKind.CODE, 0, re.sub(r"\n\s*\n", "\n", token.content), []
            case "inline":
                words, links = _inline(token.children or [])
                if heading:
                    yield BlockKind.HEADING, heading, words, links
                elif lists:
                    yield BlockKind.LIST_ITEM, lists, words, links
                elif quotes:
                    yield BlockKind.QUOTE, 0, words, links
                else:
                    yield BlockKind.PARAGRAPH, 0, words, links


def _inline(children: Iterable[Token]) -> tuple[str, list[tuple[int, int, str]]]:
    words, links = "", []
    open_at, href = 0, ""
    for child in children:
        match child.type:
            case "text" | "code_inline" | "image":
                words += child.content
            case "softbreak" | "hardbreak":
                words += " "
            case "link_open":
                open_at, href = len(words), str(child.attrs.get("href", ""))
            case "link_close" if _HREF.fullmatch(href) and open_at < len(words):
                links.append((open_at, len(words), href))
    return words, links
