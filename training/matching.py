"""Which stretches and which names are the same: what annotators marked, and what the rules find."""

import re
from collections.abc import Sequence

from tui.annotate.replies.parties import party_keys
from tui.language.tokens import tokenize

_WORDS = re.compile(r"\w+")


def word_starts(text: str) -> list[int]:
    """Where each word of a text begins."""
    return [match.start() for match in _WORDS.finditer(text)]


def inside_words(starts: Sequence[int], start: int, end: int) -> frozenset[int]:
    """The words of a stretch."""
    return frozenset(word for word in starts if start <= word < end)


def same_words(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether two stretches match: three tenths of all their words, or six tenths of the shorter one."""
    shared = len(one & other)
    return bool(shared) and (shared >= 0.3 * len(one | other) or shared >= 0.6 * min(len(one), len(other)))


def same_name(one: str, other: str) -> bool:
    """Whether all words of one name stand in the other, or both are names of one party."""
    stood_for = ({key for key in party_keys(tokenize(name).lower) if key[0] == "="} for name in (one, other))
    if not next(stood_for).isdisjoint(next(stood_for)):
        return True
    a, b = ({w for w in _WORDS.findall(name.casefold()) if w not in ("the", "a", "an")} for name in (one, other))
    return bool(a and b and (a <= b or b <= a))
