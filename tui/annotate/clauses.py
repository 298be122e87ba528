"""Edges of clauses, found from small words and marks: where a subject begins, what follows a verb, where a clause ends.

There is no parser here. English puts determiners, prepositions and joining words at the edges of phrases, and these,
with capitals and marks, are enough for the clauses that news uses to say who said what. Each look-up moves over a few
dozen words at most.
"""

from typing import NamedTuple

from tui.language.folded import QUOTATION, Folded
from tui.lexicon import words

_FARTHEST = 45
_NOUNS = "Cw0"


class Stretch(NamedTuple):
    """Indexes of tokens, end exclusive."""

    first: int
    last: int


class VerbGroup(NamedTuple):
    """A verb with the auxiliaries and adverbs before it."""

    first: int
    passive: bool
    helped: bool
    """Whether an auxiliary stands before it."""
    infinitive: bool
    negated: bool


def verb_group(line: Folded, verb: int) -> VerbGroup:
    """The words before a verb that belong to it: "has repeatedly said"."""
    first = verb
    classes, lower = line.classes, line.lower
    be, negations = words("grammar", "be"), words("grammar", "negations")
    passive = helped = negated = False
    while first > 0 and classes[first - 1] in "ax":
        first -= 1
        if classes[first] == "x":
            helped = True
            passive = passive or lower[first] in be or lower[first] == "'s"
        negated = negated or lower[first] in negations
    infinitive = first > 0 and lower[first - 1] == "to"
    while first < verb and classes[first] == "a" and lower[first] not in negations and helped is False:
        break
    return VerbGroup(first - infinitive, passive, helped, infinitive, negated)


def subject_before(line: Folded, end: int) -> Stretch | None:
    """The noun phrase that ends just before a verb group, with what is set off by commas after it."""
    if end <= 0:
        return None
    last = line.classes[end - 1]
    if last in "nr" or (last == "h" and end > 1) or line.lower[end - 1] in words("grammar", "standing_alone"):
        return Stretch(end - 1, end)
    if last in ",-)":
        return _set_off(line, end - 1)
    if last == "o" and line.lower[end - 2 : end - 1] == ["of"]:
        return _noun_phrase(line, end)
    if last in "ibxpdcoh:;.(" + QUOTATION:
        return None
    return _noun_phrase(line, end)


def _set_off(line: Folded, comma: int) -> Stretch | None:
    """The subject before "…, the foreign minister," or "… (R-Ohio)"."""
    classes = line.classes
    if classes[comma] == ")":
        opening = comma - 1
        while opening > max(0, comma - 12) and classes[opening] != "(":
            opening -= 1
        before = subject_before(line, opening) if classes[opening] == "(" else None
        return Stretch(before.first, comma + 1) if before else None
    start = comma
    edges: list[int] = []
    while start > 0 and comma - start < _FARTHEST and classes[start - 1] not in ";:." + QUOTATION:
        start -= 1
        if classes[start] in ",-":
            edges.append(start)
    segments = []
    begins = start
    for edge in [*reversed(edges), comma]:
        if edge > begins:
            segments.append(Stretch(begins, edge))
        begins = edge + 1
    if len(segments) < 2:
        return None
    for number in range(len(segments) - 2, -1, -1):
        if classes[segments[number].first] == "c" and segments[number].last - segments[number].first > 1:
            phrase = _noun_phrase(line, segments[number].last)
            return Stretch(phrase.first, comma) if phrase else None
    for segment in segments[:-1]:
        phrase = _noun_phrase(line, segment.last) if classes[segment.last - 1] not in "ibxnc" else None
        if phrase and not _opens_adverbial(line, segment) and not line.lower[phrase.first].endswith("ing"):
            return Stretch(phrase.first, comma)
    return None


def _opens_adverbial(line: Folded, segment: Stretch) -> bool:
    first = segment.first
    if line.classes[first] == "c" and first + 1 < segment.last:
        first += 1
    return line.classes[first] in "ibat" and line.lower[first] not in ("all", "both")


def _noun_phrase(line: Folded, end: int) -> Stretch | None:
    """The noun phrase that ends at `end`, from the edge of its clause on."""
    classes, lower = line.classes, line.lower
    start = end
    least = max(0, end - _FARTHEST)
    while start > least:
        before = classes[start - 1]
        if before == "c":
            if not _joined_names(line, start - 1):
                break
        elif before == "o" and lower[start - 2 : start - 1] == ["of"] and start == end:
            pass
        elif start < end and start > 1 and (
            (before == "r" and classes[start - 2] in _NOUNS) or (before in "xa" and classes[start - 2] == "r")
        ):
            pass  # a relative clause: the groups [who have written to her]
        elif before in ",;:-(.hrbxno" + QUOTATION:
            break
        start -= 1
    while start < end and (classes[start] in "atc" and lower[start] not in ("all", "both")):
        start += 1
    if start < end and classes[start] == "i" and lower[start] not in ("about", "over", "among") or lower[start:start + 1] == ["among"]:
        start = _after_prepositional(line, start, end)
    if start >= end or not any(c in _NOUNS or c == "d" for c in classes[start:end]):
        return None
    return Stretch(start, end)


def _joined_names(line: Folded, conjunction: int) -> bool:
    """Whether "and" joins two names, and not two clauses."""
    classes = line.classes
    if not 0 < conjunction < len(classes) - 1 or classes[conjunction + 1] not in "Cdpw":
        return False
    start = conjunction
    while start > 0 and classes[start - 1] in "Cdps":
        start -= 1
    return start < conjunction and (start == 0 or classes[start - 1] in ",;:-bh" + QUOTATION)


def _after_prepositional(line: Folded, start: int, end: int) -> int:
    """Where a noun phrase begins after "In a speech …", or `end`."""
    classes = line.classes
    if line.lower[start + 1 : start + 2] in (["least"], ["most"]):
        return start
    for index in range(start + 1, end):
        before = classes[index - 1]
        if before in "wt0" and classes[index] in "dpC":
            return index
        if before == "C" and classes[index] in "dp":
            return index
    return end


def subject_after(line: Folded, start: int, prepositions: tuple[str, ...] = ("of", "for", "from", "at", "with")) -> Stretch | None:
    """The noun phrase that follows an inverted verb: said [Ana Voss, the deputy director,]."""
    classes, lower = line.classes, line.lower
    index, count = start, len(classes)
    if index >= count or classes[index] not in "Cdpw0n":
        return None
    if classes[index] == "n":
        return Stretch(index, index + 1)
    while index < count:
        kind = classes[index]
        if kind in "Cdpws0" or (kind == "a" and index == start) or (kind == "i" and lower[index] in prepositions and index + 1 < count) or (kind == "c" and lower[index] in ("and", "&") and index + 1 < count and classes[index + 1] in "Cdp"):
            index += 1
        elif kind == "(":
            closing = index
            while closing < min(count, index + 12) and classes[closing] != ")":
                closing += 1
            if closing >= count or classes[closing] != ")":
                break
            index = closing + 1
        elif kind == "," and _opens_apposition(line, index + 1):
            index = _end_of_apposition(line, index + 1)
            break
        else:
            break
    return Stretch(start, index) if index > start else None


def _opens_apposition(line: Folded, index: int) -> bool:
    if index + 1 >= len(line.classes):
        return False
    kind, low = line.classes[index], line.lower[index]
    if kind in "dp0r":
        return True
    if kind == "C":
        return line.classes[index + 1] in ",.-(" or line.classes[index + 1] in "Cis"
    return kind == "w" and not low.endswith("ing")


def _end_of_apposition(line: Folded, index: int) -> int:
    classes, lower = line.classes, line.lower
    start = index
    while index < len(classes):
        if classes[index] in ".;:" + QUOTATION:
            break
        if classes[index] in ",-" and index + 1 < len(classes):
            following = lower[index + 1]
            if following.endswith("ing") or classes[index + 1] == QUOTATION or index - start > _FARTHEST:
                break
        index += 1
    while index > start and classes[index - 1] in ",-":
        index -= 1
    return index


class Complement(NamedTuple):
    """What follows a verb of saying."""

    form: str
    """quote, that, clause, wh, infinitive, object; colon where a colon ends the sentence;
    gap after a relative pronoun: which she said [was late]."""
    first: int


def skip_time(line: Folded, index: int) -> int:
    """The index after adverbs and words of time."""
    classes, openers = line.classes, words("grammar", "time_openers")
    while index < len(classes):
        if classes[index] in "at":
            index += 1
        elif line.lower[index] in openers and index + 1 < len(classes) and classes[index + 1] == "t":
            index += 2
        else:
            break
    return index


def complement(line: Folded, index: int, addressed: bool = False) -> Complement | None:
    """What follows a verb, after adverbials ("on Tuesday in a statement") and, where `addressed`, whoever is told."""
    classes, lower = line.classes, line.lower
    count = len(classes)
    index = skip_time(line, index)
    if index >= count:
        return None
    kind = classes[index]
    if addressed and kind in "Cdpwo0n":
        if kind in "on":
            index += 1
            return complement(line, index) if index < count else None
        return _after_phrase(line, index + 1)
    if kind in ":," and index + 1 < count and classes[index + 1] == QUOTATION:
        return Complement("quote", index + 1)
    if kind == QUOTATION:
        return Complement("quote", index)
    if kind == "h" and index + 1 < count and classes[index + 1] == "t":
        return complement(line, index + 2)  # that night
    if kind == "h":
        return Complement("that", index + 1) if index + 1 < count and classes[index + 1] not in ".,)" else None
    if kind == ":":
        return Complement("clause", index + 1) if index + 1 < count else Complement("colon", index)
    if kind == "i":
        if lower[index] == "to" and index + 1 < count and classes[index + 1] in "wax":
            return Complement("infinitive", index)
        return _after_phrase(line, index + 1)
    if kind == "b":
        return Complement("wh", index) if lower[index] in ("how", "why", "what", "whether", "if", "where", "when") else None
    if kind in "ndpCw0":
        return Complement("clause" if kind == "n" or _has_verb(line, index) else "object", index)
    if kind in "or":
        return Complement("object", index)
    if kind == "x":
        return Complement("gap", index)
    if kind == ",":
        return _after_comma(line, index)
    return None


def _after_comma(line: Folded, comma: int) -> Complement | None:
    """After "said, in a statement, that" and the like; None where the clause ends at the comma."""
    if comma + 1 < len(line.classes) and (line.classes[comma + 1] == "i" or line.classes[comma + 1] == "h"):
        if line.classes[comma + 1] == "h":
            return Complement("that", comma + 2) if comma + 2 < len(line.classes) else None
        found = _after_phrase(line, comma + 2)
        return found if found and found.form in ("that", "quote") else None
    return None


def _after_phrase(line: Folded, index: int) -> Complement | None:
    """What follows a noun phrase or prepositional phrase that is under way at `index`."""
    classes, lower = line.classes, line.lower
    least = index
    for index in range(least, min(len(classes), least + 30)):
        kind = classes[index]
        before = classes[index - 1]
        if kind == "h":
            return Complement("that", index + 1) if index + 1 < len(classes) else None
        if kind == QUOTATION:
            return Complement("quote", index) if before in ",:" or len(line.quotations[index].inner) else None
        if kind == "n" and before not in "i":
            return Complement("clause", index)
        opens = (kind == "C" and before in "wt") or (kind in "dp" and before in "wtC0")
        if opens and index > least and _has_verb(line, index):
            return Complement("clause", index)
        if kind == "b" and lower[index] in ("how", "why", "what", "whether", "if") and index >= least:
            return Complement("wh", index)
        if kind == "i" and lower[index] == "to" and index + 1 < len(classes) and classes[index + 1] in "w" and before != ",":
            return Complement("infinitive", index - (lower[index - 1] == "not"))
        if kind == ":" and index == len(classes) - 1:
            return Complement("colon", index)
        if kind in ".;:(x":
            return None
        if kind == "," and index + 1 < len(classes) and classes[index + 1] not in "hiat" + QUOTATION:
            return None
    return None


def _has_verb(line: Folded, index: int) -> bool:
    """Whether an auxiliary or a likely finite verb comes before the clause can end."""
    classes, lower = line.classes, line.lower
    for place in range(index + 1, min(len(classes), index + 14)):
        kind = classes[place]
        if kind == "x":
            return lower[place] not in ("being", "been", "having", "be")
        if kind in ";:.hr":
            return False
        if kind == "w" and lower[place].endswith("ed") and classes[place - 1] in "wC":
            return True
    return False
