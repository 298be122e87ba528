"""Where a noun phrase begins, found back from its end by small words and marks.

There is no parser here. English puts determiners, prepositions and joining words at the edges of phrases; these, with
capitals and marks, are enough for the clauses in which news says who said what. Each look-up moves over a few dozen
words at most.
"""

from tui.annotate.attribution.stretch import Stretch
from tui.language.folded import QUOTATION, Folded
from tui.lexicon import words

FARTHEST = 45
"""How many tokens from its end or beginning the other edge of a phrase is looked for."""
_BRACKETS = 12
"""How many tokens from a bracket the other of its pair is looked for."""
_NOUNS = "Cw0"
"""The classes of words that may be the noun of a phrase."""


def noun_phrase(line: Folded, end: int) -> Stretch | None:
    """The noun phrase that ends at `end`, from the edge of its clause on, with what stands in brackets at its end."""
    classes = line.classes
    if end > 1 and classes[end - 1] == ")" and (opening := opening_bracket(line, end - 1)):
        before = noun_phrase(line, opening)
        return Stretch(before.first, end) if before else None
    start, least = end, max(0, end - FARTHEST)
    while start > least and _goes_back(line, start, end):
        start -= 1
    if start and (line.classes[start - 1] in "co" or line.lower[start - 1] == "it"):
        start = _with_deeds(line, start, end)
    while start < end and classes[start] in "atc":
        start += 1
    if start < end and classes[start] == "i" and line.lower[start] not in words("grammar", "approximately"):
        start = _after_prepositional(line, start, end)
    if start >= end or classes[start] in "xs" or not any(c in _NOUNS or c == "d" for c in classes[start:end]):
        return None
    return Stretch(start, end)


def _with_deeds(line: Folded, start: int, end: int) -> int:
    """Where a phrase begins that stops inside the second thing somebody did: [The man who built] and kept it said."""
    index, joined = start, False
    while index > 1 and end - index < FARTHEST:
        if line.classes[index - 1] in ",;:-(.hxn" + QUOTATION and line.lower[index - 1] != "it":
            break
        index -= 1
        joined = joined or (line.classes[index] == "c" and line.lower[index + 1].endswith("ed"))
        if line.lower[index] == "who":
            phrase = noun_phrase(line, index) if joined and line.classes[index - 1] in _NOUNS else None
            return phrase.first if phrase else start
    return start


def _goes_back(line: Folded, start: int, end: int) -> bool:
    """Whether the word before `start` belongs to the noun phrase that runs from there to `end`."""
    classes = line.classes
    before = classes[start - 1]
    if before == "c":
        return _joins_names(line, start - 1)
    if before == "o" and start == end:
        return line.lower[start - 2 : start - 1] == ["of"]
    if start < end and start > 1:  # a relative clause: the groups [who have written to her]
        if before == "r" and classes[start - 2] in _NOUNS:
            return True
        if before in "xa" and classes[start - 2] == "r":
            return True
    return before not in ",;:-(.hrbxno" + QUOTATION


def _joins_names(line: Folded, conjunction: int) -> bool:
    """Whether "and" joins two names, and not two clauses."""
    classes = line.classes
    if not 0 < conjunction < len(classes) - 1 or classes[conjunction + 1] not in "Cdpw":
        return False
    start = conjunction
    while start > 0 and (classes[start - 1] in "Cdps" or _is_person_or_body(line.lower[start - 1])):
        start -= 1
    if 1 < start < conjunction and classes[start - 1] == "i" and classes[start - 2] in "wC":
        return True  # polls in Tarn and Orin
    return start < conjunction and (start == 0 or classes[start - 1] in ",;:-bh" + QUOTATION)


def _is_person_or_body(low: str) -> bool:
    return any(low in words(*where) for where in (("people", "roles"), ("people", "vague"), ("bodies", "bodies")))


def _after_prepositional(line: Folded, start: int, end: int) -> int:
    """Where a noun phrase begins after "In a speech …", or `end`; "at least ten …" is part of it."""
    classes = line.classes
    if line.lower[start + 1 : start + 2] in (["least"], ["most"]):
        return start
    for index in range(start + 1, end):
        before = classes[index - 1]
        if (before in "wt0" and classes[index] in "dpC") or (before == "C" and classes[index] in "dp"):
            return index
    return end


def closing_bracket(line: Folded, opening: int) -> int | None:
    """The index of the bracket that closes the one at `opening`; None where there is none near."""
    near = range(opening + 1, min(len(line), opening + _BRACKETS))
    return next((index for index in near if line.classes[index] == ")"), None)


def opening_bracket(line: Folded, closing: int) -> int | None:
    """The index of the bracket that opens the one at `closing`; None where there is none near."""
    near = range(closing - 1, max(0, closing - _BRACKETS), -1)
    return next((index for index in near if line.classes[index] == "("), None)
