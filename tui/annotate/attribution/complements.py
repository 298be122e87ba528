"""What belongs to a verb: the auxiliaries before it, and the clause, quotation or thing that follows it."""

from typing import NamedTuple

from tui.annotate.attribution.times import skip_time
from tui.language.folded import QUOTATION, Folded
from tui.lexicon import phrases, words

_FARTHEST_COMPLEMENT = 30


class VerbGroup(NamedTuple):
    """A verb with the auxiliaries and adverbs before it: has repeatedly [said]."""

    first: int
    passive: bool
    helped: bool
    """Whether an auxiliary stands before it."""
    infinitive: bool


def verb_group(line: Folded, verb: int) -> VerbGroup:
    """The words before the verb at this index that belong to it."""
    classes, lower = line.classes, line.lower
    first, passive, helped = verb, False, False
    while first > 0 and (classes[first - 1] in "ax" or _floats(line, first - 1)):
        first -= 1
        if classes[first] == "x":
            helped = True
            passive = passive or lower[first] in words("grammar", "be") or lower[first] == "'s"
    infinitive = first > 0 and lower[first - 1] == "to"
    return VerbGroup(first - infinitive, passive, helped, infinitive)


def _floats(line: Folded, index: int) -> bool:
    """Whether a word goes with a verb and means its whole subject: Voss and Marek [both] said, they have [all] said."""
    return index > 0 and line.lower[index] in words("grammar", "floating") and line.classes[index - 1] in "Cwn0)x"


class Complement(NamedTuple):
    """What follows a verb of saying."""

    form: str
    """quote, that, clause, wh, infinitive, object; colon where a colon ends the sentence; gap after a relative
    pronoun: "which she said [was late]"; pronoun where it is "that" alone."""
    first: int


def complement(line: Folded, index: int, addressed: bool = False) -> Complement | None:
    """What follows a verb, after adverbials ("on Tuesday in a statement") and, where `addressed`, whoever is told."""
    classes, lower, count = line.classes, line.lower, len(line)
    index = skip_time(line, index)
    if index >= count:
        return None
    kind = classes[index]
    follows = classes[index + 1] if index + 1 < count else "."
    if classes[index : index + 2] == ["d", ":"] or (follows == "w" and classes[index + 2 : index + 3] == [":"]):
        colon = classes.index(":", index)
        if lower[colon - 1] in words("grammar", "pointing_ahead"):
            return complement(line, colon)  # says this: …
    if addressed and (kind in "on" or (lower[index] == "her" and follows in "dpnh")):
        return complement(line, index + 1)
    if addressed and kind in "Cdpw0":
        return _after_phrase(line, index + 1)
    if _is_amount(line, index):
        return Complement("clause" if _has_verb(line, index) else "object", index)
    if kind == QUOTATION:
        return Complement("quote", index)
    if kind in ":," and follows == QUOTATION:
        return Complement("quote", index + 1)
    if kind == "h":
        return _after_that(line, index)
    if kind == ":":
        return Complement("clause", index + 1) if index + 1 < count else Complement("colon", index)
    if kind == "i" and lower[index] == "to" and follows in "wax":
        return Complement("infinitive", index - (lower[index - 1] in ("not", "never")))
    if kind == "i":
        return _after_phrase(line, index + 1)
    if kind == "b":
        return Complement("wh", index) if lower[index] in words("grammar", "asking") else None
    if kind in "ndpCw0":
        return Complement("clause" if kind == "n" or _has_verb(line, index) else "object", index)
    if kind in "or":
        return Complement("object", index)
    if kind == "x":
        return Complement("gap", index)
    return _after_comma(line, index) if kind == "," else None


def _after_that(line: Folded, index: int) -> Complement | None:
    """What "that" begins: said that it leaks, said that night that …, said that was untrue, denied that."""
    follows = line.classes[index + 1] if index + 1 < len(line) else "."
    if follows == "t":
        return complement(line, index + 2)
    if follows == "x":
        return Complement("clause", index)
    alone = follows in ".,;)" or line.lower[index + 1] in ("and", "but")
    return Complement("pronoun", index) if alone else Complement("that", index + 1)


def _is_amount(line: Folded, index: int) -> bool:
    """Whether an amount begins here with words before its number: up to 200, at least forty, about a third."""
    opening = phrases("grammar", "at_the_head_of_amounts").at(line.lower, index)
    if opening is None or opening.last >= len(line):
        return False
    first = opening.last + (line.lower[opening.last] in ("a", "an"))
    amounts = words("people", "numbers") | words("people", "shares")
    return line.classes[opening.last] == "0" or not amounts.isdisjoint(line.lower[first : first + 1])


def _after_comma(line: Folded, comma: int) -> Complement | None:
    """After "said, in a statement, that" and the like; None where the clause ends at the comma."""
    index = comma + 1
    if index + 1 >= len(line):
        return None
    if line.classes[index + 1 : index + 3] == [",", "h"]:
        index += 2  # however, that
    if line.classes[index] == "h":
        return Complement("that", index + 1)
    found = _after_phrase(line, index + 1) if line.classes[index] == "i" else None
    return found if found and found.form in ("that", "quote") else None


def _after_phrase(line: Folded, start: int) -> Complement | None:
    """What follows a noun phrase or a prepositional phrase that is under way at `start`."""
    classes, lower, count = line.classes, line.lower, len(line)
    for index in range(start, min(count, start + _FARTHEST_COMPLEMENT)):
        kind, before = classes[index], classes[index - 1]
        follows = classes[index + 1] if index + 1 < count else "."
        if kind == "h":
            return Complement("that", index + 1) if index + 1 < count else None
        if kind == QUOTATION:
            return Complement("quote", index)
        if kind == "n" and before != "i":
            return Complement("clause", index)
        opens = (kind == "C" and before in "wt") or (kind in "dp" and before in "wtC0")
        if opens and _has_verb(line, index):
            return Complement("clause", index)
        if kind == "b" and lower[index] in words("grammar", "asking"):
            return Complement("wh", index)
        if lower[index] == "to" and follows == "w" and before != ",":
            return Complement("infinitive", index - (lower[index - 1] == "not"))
        if kind == ":" and follows == QUOTATION:
            return Complement("quote", index + 1)  # told the court: “…”
        if kind == ":" and index == count - 1:
            return Complement("colon", index)
        places = before == follows == "C"  # in Paris, London and Rome
        if kind in ".;:(x" or (kind == "," and follows not in "hiat" + QUOTATION and not places):
            return None
    return None


def _has_verb(line: Folded, index: int) -> bool:
    """Whether an auxiliary or a likely past form comes before the clause can end."""
    classes, lower = line.classes, line.lower
    for place in range(index + 1, min(len(line), index + 14)):
        kind = classes[place]
        if kind == "x":
            return lower[place] not in words("grammar", "not_finite")
        if kind in ";:.hr" or (kind == "," and classes[place + 1 : place + 2] == ["c"]):
            return False
        if kind == "w" and lower[place].endswith("ed") and classes[place - 1] in "wC0":
            return True
    return False
