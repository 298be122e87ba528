"""PDF and Word documents to paragraphs, through pypdf and python-docx, which the extra `documents` brings.

Runs in the child process of `page`, as HTML does: such files are as hostile and take as long.
"""

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from tui.article.article import BlockKind
from tui.article.errors import UnreadableArticle
from tui.article.page.furniture import page_words
from tui.extras import adding

_MISSING = "{name} is {what}, and what reads those is not installed: in a checkout of readwise-tui, {adding} adds it."
_DAMAGED = "{name} is a damaged or locked document. Save it as plain text and open that."
_NO_TEXT = "{name} holds no text, only pictures of it. Open it with a program that recognises text, and save that."
_MOST_PAGES = 500
_SENTENCE_END = re.compile(r"[.!?:]['\"”’)\]]?\Z")
_PAGE_NUMBER = re.compile(r"\W*(?:\w{1,10}\s)?\d{1,4}(?:\s?(?:/|\w{1,3})\s?\d{1,4})?\W*")
_HEADING = re.compile(r"(?:Heading|heading) ([1-9])")
_FULL_LINE = 0.75

Found = tuple[str, int, str, list[tuple[int, int, str]]]
"""Kind, level, text and links of a block, as `worker` prints them."""


def extracted(data: bytes, format: str, name: str) -> dict[str, Any]:
    """The fields of a `page.Page`, not yet sanitised, of a document; `format` is "pdf" or "docx".

    Raises:
        UnreadableArticle: the extra is missing, or the document is damaged, locked or without text.
    """
    read, what = (_pdf, "a PDF document") if format == "pdf" else (_docx, "a Word document")
    try:
        stated, blocks = read(data)
    except ImportError:
        raise UnreadableArticle(_MISSING.format(name=name, what=what, adding=adding("documents"))) from None
    except UnreadableArticle:
        raise
    except (MemoryError, RecursionError):
        raise
    except Exception:  # both libraries raise whatever their parsing meets in a damaged file
        raise UnreadableArticle(_DAMAGED.format(name=name)) from None
    if not blocks:
        raise UnreadableArticle(_NO_TEXT.format(name=name))
    nothing = dict.fromkeys(("title", "standfirst", "byline", "published", "outlet", "canonical", "language"))
    return {**nothing, "partial": False, **stated, "blocks": blocks}


def _pdf(data: bytes) -> tuple[dict[str, str], list[Found]]:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    pages = [
        [line.strip() for line in page.extract_text().splitlines() if line.strip()]
        for page, _ in zip(reader.pages, range(_MOST_PAGES), strict=False)
    ]
    lines = _without_running_lines(pages)
    about = reader.metadata
    stated = {"title": about.title, "byline": about.author} if about else {}
    blocks: list[Found] = [(BlockKind.PARAGRAPH.value, 0, text, []) for text in _paragraphs(lines)]
    return _without_headline({key: value.strip() for key, value in stated.items() if value}, blocks)


def _without_running_lines(pages: list[list[str]]) -> list[str]:
    """The lines of all pages but page numbers, and what stands at the top or bottom of most of them."""
    edges = Counter(line for page in pages for line in {*page[:1], *page[-1:]})
    kept = []
    for page in pages:
        for place, line in enumerate(page):
            at_edge = place in (0, len(page) - 1)
            if at_edge and (_PAGE_NUMBER.fullmatch(line) or (len(pages) > 2 and edges[line] * 2 > len(pages))):
                continue
            kept.append(line)
    return kept


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Lines that fill the width joined; a short one that ends a sentence ends its paragraph."""
    widths = sorted(map(len, lines))
    width = widths[len(widths) * 9 // 10] if widths else 0
    paragraph = ""
    for line in lines:
        if paragraph.endswith("-") and line[:1].islower() and paragraph[-2:-1].isalpha():
            paragraph = paragraph[:-1] + line
        else:
            paragraph = f"{paragraph} {line}" if paragraph else line
        if len(line) < _FULL_LINE * width and (_SENTENCE_END.search(line) or len(paragraph) == len(line)):
            yield paragraph
            paragraph = ""
    if paragraph:
        yield paragraph


def _docx(data: bytes) -> tuple[dict[str, str], list[Found]]:
    from docx import Document

    document = Document(io.BytesIO(data))
    about = document.core_properties
    stated = {"title": about.title, "byline": about.author}
    blocks = [block for part in document.iter_inner_content() for block in _docx_blocks(part)]
    title = next((text for kind, _, text, _ in blocks if kind == "title"), None)
    if title:
        stated["title"] = title
    found = [(BlockKind.HEADING.value, 1, text, links) if kind == "title" else (kind, level, text, links)
             for kind, level, text, links in blocks]
    return _without_headline({key: value.strip() for key, value in stated.items() if value}, found)


def _docx_blocks(part: Any) -> Iterable[Found]:
    if not hasattr(part, "runs"):  # a table: a row is a block
        for row in part.rows:
            text = " ".join(" ".join(cell.text.split()) for cell in dict.fromkeys(row.cells)).strip()
            if text:
                yield BlockKind.PARAGRAPH.value, 0, text, []
        return
    text, links = "", []
    for piece in part.iter_inner_content():
        start = len(text)
        text += piece.text
        address = getattr(piece, "url", "")
        if address.startswith(("http://", "https://")) and len(text) > start:
            links.append((start, len(text), address))
    if not text.strip():
        return
    lead = len(text) - len(text.lstrip())
    text = text.strip()
    links = [(max(start - lead, 0), min(end - lead, len(text)), address) for start, end, address in links]
    style = part.style.name if part.style is not None else ""
    if heading := _HEADING.match(style):
        yield BlockKind.HEADING.value, min(int(heading[1]), 6), text, links
    elif style == "Title":
        yield "title", 1, text, links
    elif style.startswith("List"):
        yield BlockKind.LIST_ITEM.value, 1, text, links
    elif "Quote" in style:
        yield BlockKind.QUOTE.value, 0, text, links
    else:
        yield BlockKind.PARAGRAPH.value, 0, text, links


def _without_headline(stated: dict[str, str], blocks: list[Found]) -> tuple[dict[str, str], list[Found]]:
    """What is stated, and the blocks without the headline if they begin with it; else no headline is stated.

    Programs write a file's name or a template's title into documents: only a title that is drawn is one. Of an author
    they know at times no more than that somebody used them.
    """
    if stated.get("byline", "").lower() in page_words("documents", "nobody"):
        stated = {key: value for key, value in stated.items() if key != "byline"}
    title = " ".join(stated.get("title", "").split())
    if title and blocks and " ".join(blocks[0][2].split()) == title:
        return {**stated, "title": title}, blocks[1:]
    return {key: value for key, value in stated.items() if key != "title"}, blocks
