"""Who holds an office that is told of again: the minister, the Corvan president."""

from collections.abc import Collection, Iterable, Sequence

from tui.language.names.named import Named, words_of_role
from tui.lexicon import all_words, load, words

_STEM = 5


def best_holder(named: Iterable[Named], roles: Sequence[str], told: Collection[str]) -> Named | None:
    """The first of those with one of these roles.

    Where more is told of it, the first whom that fits, else the first whom it may fit. Of an office without more, the
    first who holds just that: "the president" is President Orlo sooner than the Corvan President Marek.
    """
    holders = [one for one in dict.fromkeys(named) if any(one.has_role(role) for role in roles)]
    if roles[0] in words("people", "offices"):  # the mayor is no deputy mayor
        holders = [one for one in holders if _deputes(words_of_role(one)) <= _deputes(told)]
    if fields := fields_of(told):  # the finance minister is no foreign minister
        may_be_told_short = fields <= words("people", "fields")
        fitting = [one for one in holders if fields & fields_of(words_of_role(one))]
        holders = fitting or [one for one in holders if may_be_told_short and not fields_of(words_of_role(one))]
        told = [low for low in told if low not in fields]
    bare = [one for one in holders if not _told_of_role(one)]
    if told:
        of_place = (one for one in holders if _fits(_told_of_role(one), told))
        return next(of_place, None) or next(iter(bare), None)
    if bare and roles[0] in words("people", "offices"):
        return bare[0]
    plain = [one for one in holders if words("people", "set_apart").isdisjoint(words_of_role(one))]
    return next(iter(holders if fields else plain or holders), None)  # the manager is sooner no area manager


def _deputes(lower: Iterable[str]) -> frozenset[str]:
    return words("people", "deputing").intersection(lower)


def fields_of(lower: Iterable[str]) -> frozenset[str]:
    """The words of a role that tell what it is in, or which of several it is: finance, line, union."""
    return all_words(("people", "fields"), ("people", "set_apart")).intersection(lower)


def _fits(of_role: Iterable[str], told: Collection[str]) -> bool:
    places: dict[str, str] = load("bodies")["demonyms"]
    return any(
        _same_place(places.get(low, low), places.get(other, other)) for low in of_role for other in told
    )


def _same_place(low: str, other: str) -> bool:
    """Whether two words may be of one place: "corvany" and "corvan"."""
    if {low, other} <= words("bodies", "states"):
        return low == other  # Austria is not Australia
    return low == other or (len(low) >= _STEM and low[:_STEM] == other[:_STEM])


def _told_of_role(one: Named) -> list[str]:
    """The names in what is told of a role, in lower case: "corvan" of "Corvan Foreign Minister"."""
    spelled = (one.role or "").replace("'s", " ").replace("’s", " ").split()
    known = all_words(("people", "roles"), ("people", "offices_told"))
    return [word.lower() for word in spelled if word[0].isupper() and word.lower() not in known]
