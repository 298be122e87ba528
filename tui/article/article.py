"""What is read: an article's text, the blocks it is laid out in, and what it states about itself."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of an article's text, in Unicode code points, end exclusive."""

    start: int
    end: int

    def covers(self, offset: int) -> bool:
        """Whether the character at this offset lies inside."""
        return self.start <= offset < self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


def side_by_side(text: str, spans: Iterable[Span]) -> list[Span]:
    """Stretches in order, those that overlap or have only white space between them as one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and not text[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


class BlockKind(StrEnum):
    """How a block was laid out by whoever wrote the file; what it is *for* is a `Role`."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    CODE = "code"


class Block(NamedTuple):
    """One paragraph-like stretch of an article. Blocks are in order and do not overlap."""

    start: int
    end: int
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    """Depth of a heading (1 to 6) or of a list item (1 is the outermost); 0 where neither."""


class Link(NamedTuple):
    """Words of an article that lead elsewhere."""

    start: int
    end: int
    href: str


@dataclass(frozen=True, slots=True)
class Article:
    """A sanitised text and what was stated beside it. The text never changes after this point.

    `title`, `byline`, `published` and `outlet` are what the file's own metadata says, None where it says
    nothing, and `sections` what its page files it under ("Opinion", "press-releases"), in the page's words; what can be
    read off the first lines of the text is found when the article is cut.
    """

    uri: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    outlet: str | None = None
    links: tuple[Link, ...] = ()
    sections: tuple[str, ...] = ()
    partial: bool = False
    """Whether its page may show only the beginning to those who do not subscribe."""


_HOST = re.compile(r"https?://(?:[^/?#@]*@)?(\[[0-9a-f:.]+\]|[^/:?#]+)", re.I)


def host_of(address: str) -> str | None:
    """Whose site an http or https address leads to, without "www."; None where it is no such address."""
    found = _HOST.match(address)
    return found.group(1).lower().removeprefix("www.") if found else None


def words_in(text: str) -> int:
    """How many words a reader would count: runs of characters between white space."""
    return len(text.split())


WORDS_A_MINUTE = 220
"""What adults read silently: Brysbaert (2019) has 238 for English non-fiction, fewer where it is hard."""


def minutes_for(words: int) -> int:
    """How long a reader needs for so many words; at least one minute."""
    return max(round(words / WORDS_A_MINUTE), 1)
