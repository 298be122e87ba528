"""An article from a file or from standard input, within limits."""

import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from tui.article.article import Article
from tui.article.decode import decode
from tui.article.errors import UnreadableArticle
from tui.article.page.formats import format_of
from tui.article.plaintext import from_text
from tui.article.sanitize import one_line

if TYPE_CHECKING:
    from tui.article.page.page import Page

MOST_BYTES = 20 * 1000 * 1000
STANDARD_INPUT = "-"
_MARKDOWN = frozenset((".md", ".markdown"))


def load(path: str) -> Article:
    """The article that a path names; `-` is standard input.

    Raises:
        UnreadableArticle: it is a folder, missing, empty, binary, unreadable or larger than 20 MB.
    """
    found = opened(path)
    return found if isinstance(found, Article) else found.article()


def opened(path: str) -> "Article | Page":
    """What a path names, `-` being standard input: a `Page` where it is HTML, a PDF or a Word document.

    Raises:
        UnreadableArticle: as `load` does, or because there is no article on the page.
    """
    name = "Standard input" if path == STANDARD_INPUT else one_line(path)
    if "\0" in path:
        raise UnreadableArticle(f"{name} is not a name that a file can have.")
    try:
        if path == STANDARD_INPUT:
            if sys.stdin is None:
                raise UnreadableArticle("Standard input is closed. Name a file, or pipe an article in.")
            return _article(_read(sys.stdin.buffer, name), path, name)
        mode = Path(path).stat().st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError
        if not stat.S_ISREG(mode) and not stat.S_ISFIFO(mode):  # a FIFO is what the shell's <(command) makes
            raise UnreadableArticle(f"{name} is a device, not a file. Name a text file.")
        with open(path, "rb") as file:
            return _article(_read(file, name), path, name)
    except OSError as problem:
        raise UnreadableArticle(_why(problem, name)) from None


def _why(problem: OSError, name: str) -> str:
    if isinstance(problem, FileNotFoundError):
        return f"There is no file {name}. Check the name and the folder."
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


def _article(data: bytes, uri: str, name: str) -> "Article | Page":
    if format := format_of(uri, data):
        from tui.article.page.opening import page_in  # starts a process, which text files do without

        return page_in(data, uri, format)
    text = decode(data, name)
    if Path(uri).suffix.lower() in _MARKDOWN:
        from tui.article.markdown import from_markdown  # costs 25 ms to import

        article = from_markdown(text, uri)
        if not article.blocks:
            raise UnreadableArticle(f"{name} holds no text, only markup.")
        return article
    return from_text(text, uri)
