"""The word lists, read from the TOML files beside this module, and tables that find their phrases in a text.

Phrases are found by look-up, not by one great alternation of thousands of forms: that would be three hundred
times slower.
"""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

Entry = TypeVar("Entry")
_FOLDER = Path(__file__).parent  # importlib.resources would cost 4 ms to import before the first paint


@cache
def load(name: str) -> dict[str, Any]:
    """The parsed lexicon `name`.toml. Read once a process; treat it as constant."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text("utf-8"))


@cache
def words(name: str, *keys: str) -> frozenset[str]:
    """A list of words in a lexicon, as a set: `words("furniture", "exact")` is the list `exact`."""
    found: Any = load(name)
    for key in keys:
        found = found[key]
    return frozenset(found)


class Found(NamedTuple, Generic[Entry]):
    """A phrase found in a sequence of words: indexes of its words, end exclusive, and what it stands for."""

    first: int
    last: int
    entry: Entry


class PhraseTable(Generic[Entry]):
    """Phrases of one word or more, found in a sequence of lower-case words by hash look-ups on their first word.

    A phrase is written with its words apart by single spaces, cut as `tui.language.tokens` cuts a text: "so-called" is
    one word, "moscow 's" is two. Where several begin at one word, the longest is found.
    """

    def __init__(self, phrases: Iterable[tuple[str, Entry]]) -> None:
        table: dict[str, dict[int, dict[tuple[str, ...], Entry]]] = {}
        for phrase, entry in phrases:
            first, *rest = phrase.split()
            table.setdefault(first, {}).setdefault(len(rest), {}).setdefault(tuple(rest), entry)
        self._table = {first: sorted(by_length.items(), reverse=True) for first, by_length in table.items()}
        """By first word: how many words follow it, the most first, and what stands for each ending."""

    def at(self, lower: Sequence[str], index: int) -> Found[Entry] | None:
        """The longest phrase that begins at the word `index`, or None."""
        for length, endings in self._table.get(lower[index], ()):
            end = index + 1 + length
            rest = tuple(lower[index + 1 : end])
            if rest in endings:
                return Found(index, end, endings[rest])
        return None

    def find(self, lower: Sequence[str]) -> Iterator[Found[Entry]]:
        """The phrases in a sequence of words, from left to right, none overlapping another."""
        after = 0
        for index, word in enumerate(lower):
            if index >= after and word in self._table and (found := self.at(lower, index)):
                yield found
                after = found.last
