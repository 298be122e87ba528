"""Quotation marks: which stretches of a paragraph are in somebody's words.

A double quotation that is not closed runs to the end of its paragraph, as newspapers open each paragraph of a long
speech anew; a single one must close, since the same mark is an apostrophe.
"""

import re
from typing import NamedTuple

from tui.article.article import Span

_QUOTATION = re.compile(
    r"[“«„](?P<curly>[^”»“«„\"]*)(?:[”»\"]|(?<=[,.?!])“(?=\s))?"  # keyboards mix the marks: each may close
    r"|(?<![\w\"])\"(?P<straight>(?:[^\"\n“”]|(?<=\d)\"(?=\s\w)|“[^“”\"\n]*+”|“)*+)(?:[\"”]|$)"
    r"|(?:``|'')(?P<latex>[^'`]*+(?:'(?!')[^'`]*+)*+)(?:''|$)"
    r"|(?<![\w’'])‘(?=\S)(?P<single>(?:[^‘’\n]|’(?=\w))*[^\s‘’])’(?!\w)"
    r"|(?<![\w'’])(?P<plain>'(?=[^\s']))",
    re.M,
)
_PLAIN_END = re.compile(r"(?<=[^\s'])'(?![\w'])|\n")


class Quotation(NamedTuple):
    """A quotation with its marks (`start` to `end`) and the words between them (`inner`)."""

    start: int
    end: int
    inner: Span
    closed: bool
    single: bool
    """In single marks: as likely a term or a title as speech."""


def quotations(text: str, start: int, end: int) -> list[Quotation]:
    """The quotations of one paragraph, `text[start:end]`, in order and not nested."""
    found: list[Quotation] = []
    last_plain = end  # no straight single mark closes from here on: keeps a line of lone apostrophes linear
    while match := _QUOTATION.search(text, start, end):
        start = match.end()
        if match["plain"]:
            close = _PLAIN_END.search(text, start, end) if start < last_plain else None
            if close is None:
                last_plain = min(last_plain, start)
            elif close.group() == "'":
                found.append(Quotation(match.start(), close.end(), Span(start, close.start()), True, True))
                start = close.end()
            continue
        inner = Span(*match.span(match.lastgroup or 0))
        start = max(start, inner.start)
        if text[inner.start : inner.end].strip():
            single = match["single"] is not None
            found.append(Quotation(match.start(), match.end(), inner, match.end() > inner.end, single))
    return found
