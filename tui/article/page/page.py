"""A page from the web to an article, through a child process that may not take long or grow large.

    bytes -> charset -> tree (`tree`) -> what is stated (`metadata`), where the body stands (`body`) and what there is
    furniture (`furniture`) -> blocks (`pieces`) -> sanitised, here -> Article

All but the last step is done by `worker`: a page may be built to make a parser run forever or to break it.
"""

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tui
from tui.article.article import Article, Block, BlockKind, Link
from tui.article.errors import UnreadableArticle
from tui.article.limits import Limits
from tui.article.sanitize import neutralise, one_line
from tui.article.web.clock import Clock, OutOfTime
from tui.article.web.payload import SAVE

_ADDRESS = re.compile(r"https?://[!-~]{1,4096}", re.IGNORECASE)
_START = "import sys; sys.path.append(sys.argv[1]); from tui.article.page.worker import main; main()"


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A paragraph of a page's body, sanitised. Offsets of its links count in its text."""

    kind: BlockKind
    level: int
    text: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """The article on a page, sanitised, without what stands around it. What the page does not state is None."""

    uri: str
    title: str | None
    standfirst: str | None
    byline: str | None
    published: str | None
    """As the page writes it, mostly as `2026-03-01T09:30:00+00:00`."""
    outlet: str | None
    canonical: str | None
    """The address that the page calls its own; http or https."""
    language: str | None
    """As the page states it, such as `en-GB`."""
    partial: bool
    """Whether the page states that only those who pay see all of it, or asks to subscribe around a few sentences."""
    blocks: tuple[PageBlock, ...]
    sections: tuple[str, ...] = ()
    """What the page files its article under, in its own words."""

    @property
    def body(self) -> str:
        """The body alone, its blocks joined by blank lines."""
        return "\n\n".join(block.text for block in self.blocks)

    def article(self) -> Article:
        """Headline, blank line, standfirst if any, blank line, body."""
        head = []
        if self.title:
            head.append(PageBlock(BlockKind.HEADING, 1, self.title))
        if self.standfirst:
            head.append(PageBlock(BlockKind.PARAGRAPH, 0, self.standfirst))
        parts: list[str] = []
        blocks: list[Block] = []
        links: list[Link] = []
        start = 0
        for block in (*head, *self.blocks):
            end = start + len(block.text)
            parts.append(block.text)
            blocks.append(Block(start, end, block.kind, block.level))
            links += [Link(start + link.start, start + link.end, link.href) for link in block.links]
            start = end + 2
        return Article(
            self.uri, "\n\n".join(parts), tuple(blocks),
            self.title, self.byline, self.published, self.outlet, tuple(links), self.sections,
            self.partial,
        )


def read_page(
    data: bytes,
    uri: str,
    *,
    address: str | None = None,
    format: str = "html",
    charset: str | None = None,
    limits: Limits | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Page:
    """The article on a page of HTML, or in a document: `format` is "html", "pdf" or "docx".

    `uri` is what the article is called; `address` is where the page came from, for links that do not say the site;
    `charset` is what a header named, as `bytes.decode` takes it.

    Raises:
        UnreadableArticle: the page is no article, or takes longer or more memory than `limits` grants.
        FetchStopped: `cancelled` said so.
    """
    limits = limits or Limits()
    name = "Standard input" if uri == "-" else one_line(uri, 80)
    called = name if uri == "-" else f"The page {name}"
    request = {
        "uri": address or uri, "name": name, "format": format, "charset": charset, "memory": limits.extraction_bytes,
    }
    found = _answer(json.dumps(request).encode("ascii") + b"\n" + data, called, limits, cancelled)
    if "refused" in found:
        why = one_line(str(found["refused"]), 600)
        said = why if why.startswith(name) else f"{called} {why}"
        raise UnreadableArticle(said if said.endswith(".") else f"{said}. {SAVE}")
    return _page(found, uri)


def _answer(message: bytes, called: str, limits: Limits, cancelled: Callable[[], bool]) -> dict[str, Any]:
    clock = Clock(limits.extraction_seconds, cancelled)
    # -P: nothing is imported from the folder that the reader happens to be in
    command = [sys.executable, "-P", "-c", _START, str(Path(tui.__file__).parents[1])]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    child = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    )
    try:
        printed = _printed(child, message, clock)
    except OutOfTime:
        raise UnreadableArticle(
            f"{called} is so tangled that it was not read in {limits.extraction_seconds:g} seconds. {SAVE}"
        ) from None
    try:
        found = json.loads(printed)
    except ValueError:  # the process died: of too much memory, or of a page that breaks the parser
        raise UnreadableArticle(
            f"{called} is too large or too tangled to be read safely. {SAVE}"
        ) from None
    assert isinstance(found, dict)
    return found


def _printed(child: "subprocess.Popen[bytes]", message: bytes, clock: Clock) -> bytes:
    """All that the child prints. In a thread: `communicate` with a timeout forgets what it had yet to write."""
    printed: list[bytes] = []
    talk = threading.Thread(target=lambda: printed.append(child.communicate(message)[0]), daemon=True)
    talk.start()
    try:
        while talk.is_alive():
            talk.join(clock.turn())
    finally:
        child.kill()
        talk.join()
    return b"".join(printed)


def _page(found: dict[str, Any], uri: str) -> Page:
    def links(stated: list[Any]) -> tuple[Link, ...]:
        return tuple(Link(*link) for link in stated if _ADDRESS.fullmatch(link[2]))

    def stated(field: str, limit: int = 300) -> str | None:
        value = found[field]
        return one_line(value, limit) or None if isinstance(value, str) else None

    return Page(
        uri=uri,
        title=stated("title"),
        standfirst=neutralise(found["standfirst"]) if found["standfirst"] else None,
        byline=stated("byline"),
        published=stated("published", 80),
        outlet=stated("outlet", 80),
        canonical=found["canonical"] if _ADDRESS.fullmatch(found["canonical"] or "") else None,
        language=stated("language", 20),
        partial=bool(found["partial"]),
        blocks=tuple(
            PageBlock(BlockKind(kind), level, neutralise(text), links(found_links))
            for kind, level, text, found_links in found["blocks"]
        ),
        sections=tuple(line for section in found.get("sections", ()) if (line := one_line(section, 80))),
    )
