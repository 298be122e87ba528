"""A tree of elements to paragraph-like pieces of text, each with its kind and its links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from tui.article.article import BlockKind

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li",
    "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul", "caption",
    "button", "select", "option", "textarea", "label", "legend",
))
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset(("ul", "ol", "dl"))
_ITEMS = frozenset(("li", "dd", "dt"))
_BREAKS = {"br": "\n", "td": " ", "th": " "}
"""Elements inside a piece after which its words are parted."""
_SPACE = re.compile(r"[ \t\n\r\f\v\u00a0\u2028\u2029]+")
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class Piece:
    """One paragraph, heading, list item or the like. Offsets of its links count in its text."""

    element: HtmlElement | None
    """The innermost block that it stands in; None where it was not drawn."""
    kind: BlockKind
    level: int = 0
    text: str = ""
    links: list[tuple[int, int, str]] = field(default_factory=list)
    sources: set[str] = field(default_factory=set)
    """Places of the elements that hold its words directly."""

    @property
    def words(self) -> int:
        """How many there are."""
        return len(_WORD.findall(self.text))

    @property
    def link_density(self) -> float:
        """The share of its characters that lead elsewhere."""
        return sum(end - start for start, end, _ in self.links) / max(len(self.text), 1)


def pieces(root: HtmlElement, place: str) -> list[Piece]:
    """The pieces below an element in the order of the page; `place` names the attribute that numbers elements."""
    return list(_Cutter(root, place).cut(root))


class _Cutter:
    """Walks a tree once, without recursion: pages may nest thousands of elements."""

    def __init__(self, root: HtmlElement, place: str) -> None:
        self._place = place
        self._blocks: list[HtmlElement] = [root]
        self._lists = self._quotes = self._preformatted = 0
        self._heading = 0
        self._item = 0
        self._parts: list[str] = []
        self._length = 0
        self._sources: set[str] = set()
        self._links: list[tuple[int, int, str]] = []
        self._open: list[tuple[int, str]] = []

    def cut(self, root: HtmlElement) -> Iterator[Piece]:
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if not isinstance(element.tag, str):
                continue
            block = element.tag in _BLOCKS
            if event == "start":
                if block:
                    yield from self._piece()
                self._enter(element, block)
                self._add(element.text, element)
            else:
                if block:
                    yield from self._piece()
                self._leave(element, block)
                if element is root:
                    continue
                if element.tag == "br" and self._parts[-1:] == ["\n"]:
                    yield from self._piece()
                elif element.tag in _BREAKS and self._parts:
                    self._parts.append(_BREAKS[element.tag])
                    self._length += 1
                self._add(element.tail, element.getparent())
        yield from self._piece()

    def _enter(self, element: HtmlElement, block: bool) -> None:
        tag = element.tag
        if block:
            self._blocks.append(element)
        if tag in _LISTS:
            self._lists += 1
        elif tag in _ITEMS:
            self._item += 1
        elif tag == "blockquote":
            self._quotes += 1
        elif tag == "pre":
            self._preformatted += 1
        elif tag in _HEADINGS:
            self._heading = _HEADINGS[tag]
        elif tag == "a":
            self._open.append((self._length, element.get("href", "")))

    def _leave(self, element: HtmlElement, block: bool) -> None:
        tag = element.tag
        if block:
            self._blocks.pop()
        if tag in _LISTS:
            self._lists -= 1
        elif tag in _ITEMS:
            self._item -= 1
        elif tag == "blockquote":
            self._quotes -= 1
        elif tag == "pre":
            self._preformatted -= 1
        elif tag in _HEADINGS:
            self._heading = 0
        elif tag == "a":
            at, href = self._open.pop()
            if at < self._length:
                self._links.append((at, self._length, href))

    def _add(self, text: str | None, element: HtmlElement | None) -> None:
        if not text or element is None:
            return
        text = text.replace("\r\n", "\n") if self._preformatted else _SPACE.sub(" ", text)
        if not self._parts or self._parts[-1][-1] in " \n":
            text = text.lstrip(" ") if not self._preformatted else text
        if not text:
            return
        self._parts.append(text)
        self._length += len(text)
        if not text.isspace():
            self._sources.add(element.get(self._place, ""))

    def _piece(self) -> Iterator[Piece]:
        text = "".join(self._parts)
        links = [*self._links, *((at, self._length, href) for at, href in self._open[-1:])]
        sources, self._sources = self._sources, set()
        self._parts, self._length, self._links = [], 0, []
        if self._open:
            self._open = [(0, href) for _, href in self._open]
        lead = len(text) - len(text.lstrip())
        text = text.strip()
        if not text:
            return
        inside = [(max(start - lead, 0), min(end - lead, len(text)), href) for start, end, href in links]
        yield Piece(
            self._blocks[-1],
            self._kind(),
            self._heading or (self._lists if self._item else 0),
            text,
            [link for link in inside if link[0] < link[1]],
            sources,
        )

    def _kind(self) -> BlockKind:
        if self._heading:
            return BlockKind.HEADING
        if self._preformatted:
            return BlockKind.CODE
        if self._item:
            return BlockKind.LIST_ITEM
        return BlockKind.QUOTE if self._quotes else BlockKind.PARAGRAPH
