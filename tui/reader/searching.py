"""Words looked for in the article."""

import re

from tui.article.article import Span

MOST_MATCHES = 10_000
"""Beyond so many the search stops: nobody walks through them."""

_APOSTROPHES = re.compile(r"['’‘]")
_QUOTES = re.compile(r"[\"“”„«»]")


def matches(text: str, query: str) -> tuple[Span, ...]:
    """Where the words of `query` stand in a text, in any case, across line breaks, whatever the quotation marks."""
    words = query.split()
    if not words:
        return ()
    pattern = re.compile(r"\s+".join(_lenient(word) for word in words), re.IGNORECASE)
    found = []
    for match in pattern.finditer(text):
        found.append(Span(*match.span()))
        if len(found) == MOST_MATCHES:
            break
    return tuple(found)


def _lenient(word: str) -> str:
    escaped = re.escape(word)
    return _QUOTES.sub("[\"“”„«»]", _APOSTROPHES.sub("['’‘]", escaped))
