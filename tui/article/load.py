"""An article from a file, from the web or from standard input, within limits."""

import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from tui.article.article import Article
from tui.article.decode import decode
from tui.article.errors import UnreadableArticle
from tui.article.page.formats import format_of, named_format
from tui.article.plaintext import from_written, is_markdown
from tui.article.sanitize import one_line
from tui.article.web.visit import Visit, is_address

if TYPE_CHECKING:
    from tui.article.page.page import Page
    from tui.article.web.fetched import Progress  # the screen is painted without it

MOST_BYTES = 20 * 1000 * 1000
_LARGE = 500_000
"""Bytes of a file that may take noticeably long to open."""
STANDARD_INPUT = "-"


def load(
    path: str,
    visit: Visit | None = None,
    progress: "Callable[[Progress], None]" = lambda progress: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Article:
    """The article that a path or an address names; `-` is standard input.

    `visit` says how addresses are visited. `progress` is told how far a fetch is, and `cancelled` asked about every
    50 ms while a page is fetched or taken apart; text files know neither.

    Raises:
        UnreadableArticle: it is a folder, missing, empty, binary, unreadable or larger than 20 MB, or a page without
            an article.
    """
    found = opened(path, visit, progress, cancelled)
    return found if isinstance(found, Article) else found.article()


def takes_long(path: str) -> bool:
    """Whether opening it may take so long that progress must be shown: pages, documents and large files."""
    return is_address(path) or named_format(path) is not None or _size(path) > _LARGE


def _size(path: str) -> int:
    """The bytes of a file, 0 where there is none or it does not tell."""
    try:
        return Path(path).stat().st_size
    except (OSError, ValueError):
        return 0


def opened(
    path: str,
    visit: Visit | None = None,
    progress: "Callable[[Progress], None]" = lambda progress: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> "Article | Page":
    """What a path or an address names, as `load` does: a `Page` where it is HTML, a PDF or a Word document.

    Raises:
        UnreadableArticle: as `load` does, or because there is no article on the page.
    """
    if is_address(path):
        return (visit or Visit()).open(path, progress, cancelled)
    name = "Standard input" if path == STANDARD_INPUT else one_line(path)
    if not path or "\0" in path:
        raise UnreadableArticle(f"“{name}” is not a name that a file can have.")
    try:
        if path == STANDARD_INPUT:
            if sys.stdin is None:
                raise UnreadableArticle("Standard input is closed. Name a file, or pipe an article in.")
            return _article(_read(sys.stdin.buffer, name), path, name, cancelled)
        mode = Path(path).stat().st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError
        if not stat.S_ISREG(mode) and not stat.S_ISFIFO(mode):  # a FIFO is what the shell's <(command) makes
            raise UnreadableArticle(f"{name} is a device, not a file. Name a text file.")
        with open(path, "rb") as file:
            return _article(_read(file, name), path, name, cancelled)
    except OSError as problem:
        raise UnreadableArticle(_why(problem, name)) from None


def _why(problem: OSError, name: str) -> str:
    if isinstance(problem, FileNotFoundError):
        site, slash, _ = name.partition("/")
        address = "://" in name or site.startswith("www.") or (slash and "." in site.strip("."))
        known = "; a page's address begins with https://" if address else ""
        return f"There is no file {name}. Check the name and the folder{known}."
    if isinstance(problem, IsADirectoryError):
        return f"{name} is a folder. Name a file in it."
    if isinstance(problem, PermissionError):
        return f"{name} may not be read by you. Ask its owner, or copy it to a place of your own."
    return f"{name} cannot be read: {one_line(problem.strerror or str(problem))}."


def _read(file: BinaryIO, name: str) -> bytes:
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise UnreadableArticle(f"{name} is larger than {MOST_BYTES // 1_000_000} MB. Cut out the part to read.")
    return data


def _article(data: bytes, uri: str, name: str, cancelled: Callable[[], bool]) -> "Article | Page":
    if format := format_of(uri, data):
        from tui.article.page.opening import page_in  # starts a process, which text files do without

        return page_in(data, uri, format, cancelled=cancelled)
    return from_written(decode(data, name), uri, name, markdown=is_markdown(uri))
