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
    r"[A-Za-z]++(?=[ ,\n])"  # most words: no look at the rest
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

_WORD, _START, _END = re.Match.group, re.Match.start, re.Match.end  # mapped over matches, half as long as asked of each
_KEPT = 4096
_MOST_WORDS = 50_000
"""Different words that are remembered in lower case: a book has some twenty thousand."""


class Tokens(NamedTuple):
    """The tokens of a stretch of text as parallel tuples of equal length."""

    words: tuple[str, ...]
    """As they stand in the text."""
    lower: tuple[str, ...]
    """In lower case, with straight apostrophes: what lexicons are matched on."""
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    """Offsets in the article, end exclusive."""


class _Lowered(dict[str, str]):
    """Words in lower case, with straight apostrophes, each worked out once: texts say most of their words again."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = low = intern(word.lower().replace("’", "'"))
        return low


_lower = _Lowered().__getitem__


def tokenize(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """The tokens of `text[start:end]`, with offsets in `text`."""
    found = [*_TOKEN.finditer(text, start, len(text) if end is None else end)]
    words = tuple(map(_WORD, found))
    return Tokens(words, tuple(map(_lower, words)), tuple(map(_START, found)), tuple(map(_END, found)))


@lru_cache(_KEPT)
def lower_of(text: str) -> tuple[str, ...]:
    """The tokens of a few words in lower case; remembered, for the same sources are asked about again and again."""
    return tokenize(text).lower
