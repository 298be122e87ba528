"""Somebody whom a clause may be about, with the signals of who they are in the article and where they stand in it."""

from functools import cache
from typing import NamedTuple
from weakref import WeakKeyDictionary

from tui.annotate.clauses.clause import Clause, has_verb
from tui.annotate.replies.somebody import Target
from tui.language.names.named import Named, Sort
from tui.language.names.names import Names
from tui.lexicon import load, words

_OFTEN = 12
"""Mentions from which on somebody is much spoken of."""


class Placed(NamedTuple):
    """Somebody whom a clause may be about, with the tokens of its sentence where they stand; `first` is None where they
    stand outside it."""

    target: Target
    signals: dict[str, float]
    first: int | None
    last: int


_known: WeakKeyDictionary[Names, dict[Named, dict[str, float]]] = WeakKeyDictionary()
"""Who those named in an article are, for as long as it is there: the same few stand beside every clause."""


def who_is(named: Named, names: Names) -> dict[str, float]:
    """The signals of who somebody is in the article, wherever they stand; not to be changed."""
    known = _known.setdefault(names, {})
    if named not in known:
        known[named] = _who_is(named, names)
    return known[named]


def _who_is(named: Named, names: Names) -> dict[str, float]:
    found = {"often": often(named, names)}
    lower = named.name.lower()
    if named in names.leading[:1]:
        found["most_named"] = 1.0
    if lower in _parties():
        found["known_party"] = 1.0
    elif names.times(named) == 1 and " " not in lower and named.sort is Sort.UNKNOWN:
        found["any_word"] = 1.0  # a capital that tells nothing more
    if named.place:
        found["place"] = 1.0
    return found


def often(named: Named, names: Names) -> float:
    """How much somebody is spoken of, 0 to 1."""
    return min(names.times(named), _OFTEN) / _OFTEN


@cache
def _parties() -> frozenset[str]:
    """The names that stand for parties, camps and states, in lower case: of all sides alike."""
    lines = (*load("replies")["stand_for"]["lines"], *load("sides")["words"])
    return frozenset(name for line in lines for name in line)


def where_stands(clause: Clause, index: int, last: int) -> dict[str, float]:
    """The signals of where in a clause somebody stands: as its subject, after a preposition, before "'s"."""
    lower = clause.sentence.lower
    found: dict[str, float] = {}
    if index - clause.first <= 1:
        found["at_start"] = 1.0
    skipped = words("targets", "before_names")
    before = index - 1
    while before > 0 and index - before < 3 and lower[before] in skipped:
        before -= 1
    if before >= 0:
        kind = load("targets")["before"].get(lower[before])
        if kind:
            found[kind] = 1.0
    follows = load("targets")["after"].get(lower[last]) if last < clause.last else None
    if follows:
        found[follows] = 1.0
    elif last < clause.last and lower[last] in words("targets", "nouns"):
        found["then_noun"] = 1.0
    if has_verb(lower[last : last + 2]) and lower[last : last + 1] != ("'s",):
        found["then_verb"] = 1.0
    if not has_verb(lower[clause.first : index]):
        found["before_verb"] = 1.0
    return found
