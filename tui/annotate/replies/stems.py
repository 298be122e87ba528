"""Words that carry the content, cut to their beginnings, so that texts on one matter share them."""

from collections.abc import Iterable

from tui.lexicon import words

_STEM = 5
"""Words that begin with the same letters, so many, are taken for one another: "denied", "denial"."""


def stems(lower: Iterable[str]) -> frozenset[str]:
    """The words that carry the content, cut to their beginnings."""
    distinct = frozenset(lower) - words("replies", "shared", "words")
    return frozenset([
        word[:_STEM] if len(word) > _STEM else _singular(word)
        for word in distinct if len(word) > 3 and word[0].isalpha()
    ])


def _singular(word: str) -> str:
    """A word no longer than a stem, without the "s" of a plural."""
    return word[:-1] if len(word) == _STEM and word[-1] == "s" and word[-2] != "s" else word
