"""`readwise-tui extract`: the article on each page as one JSON object a line, without any analysis."""

import json
import sys
from collections.abc import Callable, Sequence

from tui.article.article import Article
from tui.article.errors import UnreadableArticle
from tui.article.load import opened
from tui.article.page import Page

_ADDRESSES = ("http://", "https://")


def extract(paths: Sequence[str], *, fetched: Callable[[str], Article | Page] | None = None) -> int:
    """Print what is on each page, in the order given; 1 if one could not be read, else 0.

    `fetched` opens an address; without it the page is fetched anew with the usual limits.
    """
    status = 0
    for path in paths:
        try:
            print(line(path, (fetched or _fetched)(path) if path.lower().startswith(_ADDRESSES) else opened(path)))
            sys.stdout.flush()
        except UnreadableArticle as problem:
            print(f"readwise-tui: {problem}", file=sys.stderr)
            status = 1
    return status


def line(uri: str, found: Article | Page) -> str:
    """One line without its line feed, in ASCII; "text" is the body alone, or the whole of a text file."""
    return json.dumps({
        "uri": uri,
        "title": found.title,
        "byline": found.byline,
        "published": found.published,
        "outlet": found.outlet,
        "text": found.body if isinstance(found, Page) else found.text,
    })


def _fetched(address: str) -> Article | Page:
    from tui.article.fetch import fetch  # costs 70 ms to import
    from tui.article.opening import from_fetched

    return from_fetched(fetch(address))
