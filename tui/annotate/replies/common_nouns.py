"""Those who are accused or answer without a name: the company, the government's delegate, officers."""

from collections.abc import Sequence
from functools import cache, lru_cache

from tui.annotate.annotation import Annotation
from tui.language.tokens import lower_of, tokenize
from tui.lexicon import load, words

_REACH = 14
"""How many words before words that a reply was sought whoever was asked is looked for."""


@lru_cache(maxsize=256)  # the same few are accused again and again
def nouns_for(name: str) -> frozenset[str]:
    """The nouns by which they may be called whom these words, no name, stand for: "the ministers" are of the
    government."""
    told = tokenize(name)
    if any(word[0].isupper() for word in told.words[1:]):
        return frozenset()
    nouns = {_singular(low) for low in told.lower if low in words("targets", "nouns")}
    kin = (line for line in load("replies")["kin"]["lines"] if not nouns.isdisjoint(line))
    return frozenset(nouns).union(*kin)


def is_called(annotation: Annotation, nouns: frozenset[str]) -> bool:
    """Whether the words for whoever says something hold one of some nouns: the government's delegate, Odd Berg."""
    if not nouns or not annotation.shown or annotation.source is None:
        return False
    return not nouns.isdisjoint(_singular(low) for low in lower_of(annotation.source.text))


def _singular(noun: str) -> str:
    return noun.removesuffix("s")


def is_firm(annotation: Annotation) -> bool:
    """Whether a source is a body that is called by a common noun, or speaks for one: the company, its owner's agent."""
    told: Sequence[str] = lower_of(annotation.source.text) if annotation.source else ()
    place = next((i for i, low in enumerate(told[1:], 1) if told[i - 1] == "the" and low in _firms()), None)
    if place is None:
        return False
    if place == 1:
        return len(told) == 2 or told[2] == "'s"
    return told[place - 2] == "for" and place == len(told) - 1


@cache
def _firms() -> frozenset[str]:
    return words("replies", "firms", "words")


def is_asked_of_firm(lower: Sequence[str], sought: int) -> bool:
    """Whether "the company" stands before words, at the token `sought`, that a reply was sought."""
    reach = range(max(1, sought - _REACH), sought)
    return any(lower[i] in _firms() and lower[i - 1] == "the" for i in reach)
