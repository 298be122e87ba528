"""Words that carry the content, cut to their beginnings, so that texts on one matter share them."""

from collections.abc import Iterable
from functools import lru_cache

from tui.lexicon import words

_STEM = 5
"""Words that begin with the same letters, so many, are taken for one another: "denied", "denial"."""
_KEPT = 8192


def stems(lower: Iterable[str]) -> frozenset[str]:
    """The words that carry the content, cut to their beginnings."""
    return frozenset(filter(None, map(_stem, lower)))


@lru_cache(_KEPT)  # the sentences of a text share most of their words
def _stem(word: str) -> str:
    """The beginning of a word, without the "s" of a plural if it is no longer than that; empty for one that carries no
    content."""
    if len(word) <= 3 or not word[0].isalpha() or word in words("replies", "shared", "words"):
        return ""
    if len(word) > _STEM:
        return word[:_STEM]
    return word[:-1] if len(word) == _STEM and word[-1] == "s" and word[-2] != "s" else word
