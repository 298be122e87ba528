"""What each block of an article is for: headline, byline, body, caption, or furniture of the page.

Only what is wholly clear is set aside: a paragraph that is dimmed by mistake hides text from the reader.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from tui.article.article import Article, Block, BlockKind, Span
from tui.language.boxes import boxed
from tui.language.bylines import (
    author_in,
    is_byline,
    is_led_day,
    is_name,
    is_office,
    is_outlet,
    is_outlet_alone,
    is_sign_off,
    sign_off,
    signed_by,
    signs_alone,
)
from tui.language.datelines import date_in_dateline, outlet_in_dateline
from tui.language.dates import LONGEST_LINE, is_date_line
from tui.language.furniture import EDGES, Page
from tui.language.kickers import is_kicker
from tui.language.quotations import in_title_case, tells_what_is_said
from tui.language.writers import writer_in
from tui.lexicon import load


class Role(StrEnum):
    """What a block is for."""

    NOTE = "note"
    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    BODY = "body"
    SUBHEAD = "subhead"
    CAPTION = "caption"
    FURNITURE = "furniture"


HEADINGS = frozenset((Role.HEADLINE, Role.STANDFIRST, Role.SUBHEAD))
ANALYSED = HEADINGS | {Role.BODY}


@dataclass(frozen=True, slots=True)
class CutBlock:
    """A block with its role. `furniture` is a tail glued to it ("Read More"), empty where there is none."""

    start: int
    end: int
    kind: BlockKind
    level: int
    role: Role
    furniture: Span

    @property
    def analysed(self) -> Span:
        """The stretch that marks may stand in; empty for captions, bylines, notes and furniture."""
        if self.role not in ANALYSED or self.kind is BlockKind.CODE:
            return Span(self.start, self.start)
        return Span(self.start, self.furniture.start)


_EARLY_PARAGRAPHS = 3
"""Paragraphs that the opening of an article has."""
_BRIEF_LINES = 3
"""A text of at most so many lines has no headline and no furniture."""
_NOTE = re.compile(r"\[Invented for practice[^\n]*\]")
_LONGEST_SENTENCE = 140
"""Characters of a headline that ends as a sentence does."""
_LONGEST_CAPTION, _LONGEST_HEADLINE = 600, 220
"""Characters of either."""
_MOST_KICKERS = 2
"""Lines above a headline that are kickers."""
_NOTES = 4
"""Lines at the end, one of which may begin what is told of the writer."""


@lru_cache(1)  # the screen lays an article out, and then the engine cuts the same
def lay_out(article: Article) -> tuple[CutBlock, ...]:
    """The blocks of an article with their roles, in order."""
    text = article.text
    blocks = list(article.blocks)
    roles = [Role.BODY] * len(blocks)
    first = 0
    if blocks and _NOTE.fullmatch(text, blocks[0].start, blocks[0].end):
        roles[0] = Role.NOTE
        first = 1
    if not is_brief(article):
        page = Page(text, len(blocks))
        _set_aside_furniture(text, blocks, roles, first, page)
        _set_aside_boxes(text, blocks, roles, first, page)
        _find_head(text, blocks, roles, first)
        _set_aside_notes(article, blocks, roles)
    return tuple(
        CutBlock(block.start, block.end, block.kind, block.level, role, _tail(text, block, role))
        for block, role in zip(blocks, roles, strict=True)
    )


def is_brief(article: Article) -> bool:
    """Whether the text, its note aside, is of one to three lines: a passage, and not a whole article."""
    blocks = article.blocks
    noted = bool(blocks) and bool(_NOTE.fullmatch(article.text, blocks[0].start, blocks[0].end))
    return sum(article.text.count("\n", block.start, block.end) + 1 for block in blocks[noted:]) <= _BRIEF_LINES


def opening_end(blocks: Sequence[CutBlock]) -> int:
    """The offset where the head of an article and its first paragraphs end."""
    paragraphs = [block.end for block in blocks if block.role is Role.BODY]
    ends = paragraphs[:_EARLY_PARAGRAPHS] if len(paragraphs) >= _EARLY_PARAGRAPHS else [block.end for block in blocks]
    return max(ends, default=0)


def _set_aside_furniture(text: str, blocks: list[Block], roles: list[Role], first: int, page: Page) -> None:
    for index in range(first + 1, len(blocks)):
        block = blocks[index]
        line = text[block.start : block.end]
        if block.kind is BlockKind.CODE or len(line) > _LONGEST_CAPTION:
            continue
        if len(line) <= LONGEST_LINE and page.is_furniture(line):
            roles[index] = Role.FURNITURE
        elif is_sign_off(line):
            roles[index] = Role.BYLINE
        elif page.is_caption(line):
            roles[index] = Role.CAPTION
            before = blocks[index - 1]
            title = text[before.start : before.end]
            glued = text.count("\n", before.end, block.start) == 1
            if glued and index - 1 > first and len(title) < 120 and title[-1] not in ".!?”\"":
                roles[index - 1] = Role.CAPTION  # the picture's own heading, on the line above


def _set_aside_boxes(text: str, blocks: list[Block], roles: list[Role], first: int, page: Page) -> None:
    """Forms to fill in, headlines of other stories, and lines that stand twice; never the first line."""
    kinds = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
    lines = [
        text[block.start : block.end] if block.end - block.start <= LONGEST_LINE and block.kind in kinds else ""
        for block in blocks[first:]
    ]
    for place in boxed(lines, page):
        if place and roles[first + place] is not Role.CAPTION:
            roles[first + place] = Role.FURNITURE


def _set_aside_notes(article: Article, blocks: list[Block], roles: list[Role]) -> None:
    """What is told of the writer, above the body or below it, with all that follows it there.

    Below a note nobody says anything: who is told of above a statement is its source.
    """
    text = article.text
    body = [index for index, role in enumerate(roles) if role is Role.BODY]
    if len(body) <= 2 * _NOTES:
        return
    authors = _authors(article, [block for block, role in zip(blocks, roles, strict=True) if role is Role.BYLINE])
    for index in body[:2]:
        if _is_note(text, blocks, roles, index, authors):
            roles[index] = Role.BYLINE
    for place in range(len(body) - _NOTES, len(body)):
        below = (text[blocks[index].start : blocks[index].end] for index in body[place + 1 :])
        if _is_note(text, blocks, roles, body[place], authors) and not any(map(tells_what_is_said, below)):
            for index in body[place:]:
                roles[index] = Role.BYLINE
            return


def _authors(article: Article, signed: Sequence[Block]) -> str:
    """Who is said to have written; empty where nobody is, or only a newspaper."""
    lines = (article.text[block.start : block.end] for block in signed)
    authors = [article.byline] if article.byline else list(filter(None, map(author_in, lines)))
    return " ".join(author for author in authors if author.strip() and not is_outlet(author))


def _is_note(text: str, blocks: list[Block], roles: list[Role], index: int, authors: str) -> bool:
    """Whether a paragraph tells of one of the authors, or of somebody of whom the rest of the article does not speak
    where none is named."""
    writer = writer_in(text[blocks[index].start : blocks[index].end])
    if writer is None:
        return False
    name = rf"\b{re.escape(writer.last_name)}\b"
    if writer.in_full and authors and not re.search(name, authors, re.I):
        return False
    others = (block for place, block in enumerate(blocks) if place != index and roles[place] is Role.BODY)
    named = re.compile(name)
    return not any(named.search(text, block.start, block.end) for block in others)


def _find_head(text: str, blocks: list[Block], roles: list[Role], first: int) -> None:
    """Headline, standfirst and byline, which stand before the body."""
    first = _after_kickers(text, blocks, roles, first)
    body = [i for i in range(first, len(blocks)) if roles[i] is Role.BODY]
    if len(body) < 2:
        return
    if body[0] == first and _is_headline(text, blocks[first], blocks[body[1]]):
        roles[first] = Role.HEADLINE
    head = [i for i in range(first, min(first + 7, len(blocks))) if roles[i] is Role.BODY]
    for index in head:
        if _stands_as_byline(text, blocks, roles, index, is_first=index == first):
            roles[index] = Role.BYLINE
        elif index == first + 1 and _is_standfirst(text, blocks, index):
            roles[index] = Role.STANDFIRST
        else:
            break
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING and roles[index] is Role.BODY:
            roles[index] = Role.SUBHEAD


def _stands_as_byline(text: str, blocks: list[Block], roles: list[Role], index: int, *, is_first: bool) -> bool:
    """Whether a block tells who wrote, when, for whom or in what section, by itself or by what stands beside it."""
    line = text[blocks[index].start : blocks[index].end]
    if len(line) >= LONGEST_LINE:
        return False
    following = text[blocks[index + 1].start : blocks[index + 1].end] if index + 1 < len(blocks) else ""
    if is_byline(line) or (index > 0 and roles[index - 1] is Role.BYLINE and is_office(line)):
        return True
    if not is_first and (
        is_kicker(line) or is_led_day(line) or signs_alone(line, following) or is_outlet_alone(line)
    ):
        return True
    beside = (following, text[blocks[index - 1].start : blocks[index - 1].end])
    return is_name(line) and any(is_date_line(one) or is_led_day(one) for one in beside)


def _after_kickers(text: str, blocks: list[Block], roles: list[Role], first: int) -> int:
    """The place of the first block below the lines that only name a section or a sort of text: OPINION."""
    for index in range(first, min(first + _MOST_KICKERS, len(blocks) - 2)):
        if roles[index] is not Role.BODY or not is_kicker(text[blocks[index].start : blocks[index].end]):
            return index
        roles[index] = Role.BYLINE
        first = index + 1
    return first


def _is_headline(text: str, block: Block, following: Block) -> bool:
    line = text[block.start : block.end]
    if block.kind is BlockKind.HEADING:
        return True
    if len(line) > _LONGEST_HEADLINE or "\n" in line or outlet_in_dateline(line) or date_in_dateline(line):
        return False
    if (is_byline(line) and not signed_by(line)) or line.endswith(":"):
        return False
    if len(line) > _LONGEST_SENTENCE and line.endswith((".", ".”", '."')) and not in_title_case(line):
        return False
    apart = text.count("\n", block.end, following.start) > 1
    return apart or line[-1] not in ".!?”\"" or len(line) < 120


def _is_standfirst(text: str, blocks: list[Block], index: int) -> bool:
    """A second heading, or a short paragraph between the headline and a byline."""
    if blocks[index].kind is BlockKind.HEADING:
        return True
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    line = text[blocks[index].start : blocks[index].end]
    return following is not None and len(line) < 300 and is_byline(text[following.start : following.end])


@cache
def _tails() -> tuple[str, ...]:
    return tuple(load("furniture")["tails"])


def _tail(text: str, block: Block, role: Role) -> Span:
    """Furniture glued to the end of a paragraph, else an empty span there."""
    if role in ANALYSED:
        opening = text.rfind("(", block.start, block.end) if text.endswith((")", ")."), block.start, block.end) else -1
        if opening >= 0 and sign_off(text[block.start : block.end]):
            return Span(block.start + len(text[block.start : opening].rstrip()), block.end)
        stretch = text[block.start : block.end].rstrip(EDGES)
        low = stretch[-60:].lower()
        for tail in _tails() if low.endswith(_tails()) else ():
            before = stretch[: len(stretch) - len(tail)].rstrip() if low.endswith(tail) else ""
            if before and before[-1] in ".!?”\"’'):":
                return Span(block.start + len(stretch) - len(tail), block.end)
    return Span(block.end, block.end)
