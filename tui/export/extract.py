"""`readwise-tui extract`: the article on each page as one JSON object a line, without any analysis."""

import json
from collections.abc import Sequence

from tui.article.article import Article
from tui.article.load import opened
from tui.article.page.page import Page
from tui.article.web.visit import Visit
from tui.export.batch import each


def extract(paths: Sequence[str], visit: Visit | None = None) -> int:
    """Print what is on each page, in the order given; 1 if one could not be read, else 0."""
    return each(paths, lambda path, progress: line(path, opened(path, visit, progress.fetching)))


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

