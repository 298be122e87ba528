"""The word lists, read from the TOML files beside this module, and tables that find their phrases in a text.

Phrases are found by look-up, not by one great alternation of thousands of forms: that would be three hundred
times slower.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import compress
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

import tomli

Entry = TypeVar("Entry")
_FOLDER = Path(__file__).parent  # importlib.resources would cost 4 ms to import before the first paint


@cache
def load(name: str) -> dict[str, Any]:
    """The parsed lexicon `name`.toml. Read once a process; treat it as constant."""
    return tomli.loads((_FOLDER / f"{name}.toml").read_text("utf-8"))


@cache
def words(name: str, *keys: str) -> frozenset[str]:
    """A list of words in a lexicon, as a set: `words("furniture", "exact")` is the list `exact`."""
    found: Any = load(name)
    for key in keys:
        found = found[key]
    return frozenset(found)


@cache
def all_words(*lists: tuple[str, ...]) -> frozenset[str]:
    """The words of several lists, as one set: `all_words(("people", "roles"), ("bodies", "bodies"))`."""
    return frozenset().union(*(words(*one) for one in lists))


class Found(NamedTuple, Generic[Entry]):
    """A phrase found in a sequence of words: indexes of its words, end exclusive, and what it stands for."""

    first: int
    last: int
    entry: Entry


class _Reach(dict[str, dict[str, int]]):
    """By the first word and the second how many words follow the first one in a phrase at most; of each first word
    worked out when it is first asked about, since a text has few of them."""

    def __init__(self, longer: Mapping[str, Iterable[str]]) -> None:
        super().__init__()
        self._longer = longer

    def __missing__(self, first: str) -> dict[str, int]:
        reach: dict[str, int] = {}
        for rest in self._longer.get(first, ()):
            second = rest.partition(" ")[0]
            reach[second] = max(rest.count(" ") + 1, reach.get(second, 0))
        self[first] = reach  # when it is whole: another thread may ask for it
        return reach


class PhraseTable(Generic[Entry]):
    """Phrases of one word or more, found in a sequence of lower-case words by hash look-ups on their first word.

    A phrase is written with its words apart by single spaces, cut as `tui.language.tokens` cuts a text: "so-called" is
    one word, "moscow 's" is two. Where several begin at one word, the longest is found.
    """

    def __init__(self, phrases: Iterable[tuple[str, Entry]]) -> None:
        self._words: dict[str, Entry] = {}
        longer: defaultdict[str, dict[str, Entry]] = defaultdict(dict)
        for phrase, entry in phrases:
            first, space, rest = phrase.partition(" ")
            if space:
                longer[first].setdefault(rest, entry)
            else:
                self._words.setdefault(phrase, entry)
        self._longer = dict(longer)
        """By their first word: what follows it, and what the whole stands for."""
        self._reach = _Reach(self._longer)
        self.first_words = self._words.keys() | self._longer.keys()
        """The words that some phrase begins with."""

    def at(self, lower: Sequence[str], index: int) -> Found[Entry] | None:
        """The longest phrase that begins at the word `index`, or None."""
        word, after = lower[index], index + 1
        longer = self._longer.get(word)
        if longer and after < len(lower):
            furthest = after + self._reach[word].get(lower[after], 0)
            for last in range(min(furthest, len(lower)), after, -1):
                rest = " ".join(lower[after:last])
                if rest in longer:
                    return Found(index, last, longer[rest])
        return Found(index, after, self._words[word]) if word in self._words else None

    def find(self, lower: Sequence[str]) -> Sequence[Found[Entry]]:
        """The phrases in a sequence of words, from left to right, none overlapping another."""
        if self.first_words.isdisjoint(lower):
            return ()
        found: list[Found[Entry]] = []
        alone, reach = self._words, self._reach
        after, last = 0, len(lower) - 1
        for index in compress(range(len(lower)), map(self.first_words.__contains__, lower)):
            if index < after:
                continue
            word = lower[index]
            phrase: Found[Entry] | None = None
            if index < last and lower[index + 1] in reach[word]:
                phrase = self.at(lower, index)
            elif word in alone:
                phrase = Found(index, index + 1, alone[word])
            if phrase:  # of four first words three are small words that begin phrases, but none with what follows
                found.append(phrase)
                after = phrase.last
        return found

    def first_in(self, lower: Sequence[str]) -> Found[Entry] | None:
        """The first phrase in a sequence of words, or None."""
        return next(iter(self.find(lower)), None)

    def occurs_in(self, lower: Sequence[str]) -> bool:
        """Whether there is a phrase in a sequence of words."""
        return bool(self.find(lower))


@cache
def phrases(name: str, *keys: str) -> PhraseTable[bool]:
    """A list of phrases in a lexicon, to find them in a text: `phrases("clauses", "clearing")`."""
    return PhraseTable((phrase, True) for phrase in words(name, *keys))
