"""Words and marks: how a sentence is cut for the rules.

A word keeps its hyphens and the apostrophe of a contraction ("so-called", "isn't"); a possessive stands on its own
("Moscow", "'s"), so that names are found whole; an abbreviation keeps its full stops and its sign ("U.S.", "AT&T"); a
number keeps its separators and its sign of currency or percentage ("$1.5", "25%"). Every other mark is a token of its
own.
"""

import re
from functools import lru_cache
from sys import intern
from typing import NamedTuple

CURRENCY = "$£€¥₹₦"
"""Signs of currency that stand before a sum."""
FIGURE = frozenset("0123456789" + CURRENCY)
"""What a figure begins with, a sum among them."""

_TOKEN = re.compile(
    r"[A-Za-z]+(?=[ ,\n])"  # most words: no look at the rest
    r"|(?=\S)(?:"  # nor at white space
    r"(?:[A-Za-z]\.){2,}"
    rf"|[{CURRENCY}]?"
    r"\d+(?:[.,:]\d+)*(?:%|st\b|nd\b|rd\b|th\b|s\b|[a-z]{1,2}\b)?"
    r"|['’](?:s|S)\b(?=\W|$)"
    r"|[A-Z]+&[A-Z]+(?![^\W_])"
    r"|[^\W_]+(?:[-‑'’](?![sS]\b(?!['’-]))[^\W_]+|\u034f[^\W_]*)*"
    r"|\.\.\.+|--+|''|``"
    r"|[^\w\s]|_+)"
)

_KEPT = 4096


class Tokens(NamedTuple):
    """The tokens of a stretch of text as parallel tuples of equal length."""

    words: tuple[str, ...]
    """As they stand in the text."""
    lower: tuple[str, ...]
    """In lower case, with straight apostrophes: what lexicons are matched on."""
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    """Offsets in the article, end exclusive."""


class Lowered(dict[str, str]):
    """Words in lower case, with straight apostrophes, each worked out once: a text says most of its words again."""

    def __missing__(self, word: str) -> str:
        self[word] = low = intern(word.lower().replace("’", "'"))
        return low


def tokenize(text: str, start: int = 0, end: int | None = None, lowered: Lowered | None = None) -> Tokens:
    """The tokens of `text[start:end]`, with offsets in `text`; `lowered` are its words in lower case so far."""
    found = [*_TOKEN.finditer(text, start, len(text) if end is None else end)]
    words = tuple([token[0] for token in found])
    lowered = Lowered() if lowered is None else lowered
    lower = tuple(map(lowered.__getitem__, words))
    return Tokens(words, lower, tuple([token.start() for token in found]), tuple([token.end() for token in found]))


@lru_cache(_KEPT)
def lower_of(text: str) -> tuple[str, ...]:
    """The tokens of a few words in lower case; remembered, for the same sources are asked about again and again."""
    return tokenize(text).lower
