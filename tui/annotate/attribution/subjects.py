"""The subject of a verb: where whoever says something begins and ends, before their verb or after it."""

from tui.annotate.attribution.noun_phrases import FARTHEST, closing_bracket, noun_phrase, opening_bracket
from tui.annotate.attribution.stretch import Stretch
from tui.annotate.attribution.times import before_time, skip_time
from tui.annotate.naming.nouns import is_document
from tui.language.datelines import after_dateline
from tui.language.folded import QUOTATION, Folded
from tui.lexicon import words

_LONGEST_NAME = 6
_LONGEST_CLAUSE = 8
"""Words from "that" to the end of a clause that tells of what is written."""


def subject_before(line: Folded, end: int) -> Stretch | None:
    """The noun phrase that ends just before a verb group, with what is set off by commas after it."""
    if end <= 0:
        return None
    kind, low = line.classes[end - 1], line.lower[end - 1]
    if kind in "nr" or (kind == "h" and end > 1) or low in words("grammar", "standing_alone"):
        return Stretch(end - 1, end)
    if kind in ",-)":
        return _set_off(line, end - 1)
    if document := _with_clause(line, end):
        return document
    if kind in "ibxpdch:;.(" + QUOTATION or (kind == "o" and line.lower[end - 2 : end - 1] != ["of"]):
        return None
    last = before_time(line, end)
    if line.classes[last - 1] == ",":
        return _set_off(line, last - 1)  # Orinfoss, a firm in Tarn, today said
    return _with_name(line, noun_phrase(line, last))


def _with_clause(line: Folded, end: int) -> Stretch | None:
    """What is written with the clause that tells of it: [the records that she gave us] show."""
    near = reversed(range(max(0, end - _LONGEST_CLAUSE), end))
    that = next((index for index in near if line.classes[index] in "h,;:" + QUOTATION), 0)
    written = that > 0 and line.classes[that] == "h" and is_document(line.lower[that - 1])
    if not written or line.classes[end - 1] == "c":
        return None
    says = line.lower[that - 1] in words("cues", "ambiguous", "forms")
    if says and that > 1 and line.classes[that - 2] in "Cwnas":
        return None  # the agency notes that it gave
    verb = that + 1
    while verb < end and line.classes[verb] == "C":
        verb += 1
    verb += line.classes[verb] == "n"
    if verb == that + 1 or verb >= end or line.classes[verb] not in "xaw":
        return None
    phrase = noun_phrase(line, that)
    return Stretch(phrase.first, end) if phrase else None


def _with_name(line: Folded, phrase: Stretch | None) -> Stretch | None:
    """A role with the name before it, where no second comma sets it off: [Ana Voss, head of the council] said."""
    if phrase is None or phrase.first < 3 or line.classes[phrase.first - 1] != ",":
        return phrase
    if line.lower[phrase.first] not in words("people", "roles"):
        return phrase
    start = phrase.first - 1
    while start and line.classes[start - 1] == "C" and phrase.first - start < _LONGEST_NAME:
        start -= 1
    opens = not start or line.classes[start - 1] in ",;-c" + QUOTATION
    return Stretch(start, phrase.last) if opens and start < phrase.first - 2 else phrase


def _set_off(line: Folded, mark: int) -> Stretch | None:
    """The subject before "…, the foreign minister," or "… (R-Ohio)"."""
    if line.classes[mark] == ")":
        return _before_brackets(line, mark)
    segments = _segments(line, mark)
    if len(segments) < 2:
        return None
    pronoun = segments[-2].last - 1
    if line.classes[pronoun] == "n":
        return Stretch(pronoun, pronoun + 1)  # she, too, said
    if _is_full_name(line, segments[-2]) and not any(_is_full_name(line, segment) for segment in segments[:-2]):
        if _is_aside(line, segments[-1]):
            return segments[-2]  # [Ana Voss], in a letter, said
        return Stretch(segments[-2].first, mark)  # in Tarn, Marl and Orin, [Ana Voss, the deputy director,] said
    if len(segments) > 2 and _is_role_with_name(line, *segments[-2:]):
        return Stretch(segments[-2].first, mark)  # fares will rise, [the deputy director, Ana Voss,] said
    for segment in reversed(segments[:-1]):
        if line.classes[segment.first] == "c" and segment.last - segment.first > 1:
            phrase = noun_phrase(line, segment.last)
            return Stretch(phrase.first, mark) if phrase else None
    for segment in segments[:-1]:
        phrase = None if line.classes[segment.last - 1] in "ibxnc" else noun_phrase(line, segment.last)
        if phrase and not _is_adverbial(line, segment) and not line.lower[phrase.first].endswith("ing"):
            alone = segment is segments[-2] and _is_aside(line, segments[-1])
            return phrase if alone else Stretch(phrase.first, mark)
    return None


def _is_aside(line: Folded, segment: Stretch) -> bool:
    """Whether what stands between a name and its verb tells where or how it is said, and not who says it."""
    first = line.lower[segment.first]
    if first in words("grammar", "asked"):
        return True
    return first in words("grammar", "opening_asides") or (first.endswith("ing") and line.classes[segment.first] == "w")


def _is_full_name(line: Folded, segment: Stretch) -> bool:
    return segment.last - segment.first > 1 and all(kind == "C" for kind in line.classes[slice(*segment)])


def _is_role_with_name(line: Folded, role: Stretch, name: Stretch) -> bool:
    """Whether it is "the director, Ana Voss"; not "a man from Monsey, New York", nor "the mayor of Reading, Pa."."""
    definite = line.lower[role.first] == "the" or line.classes[role.first] == "p"
    if not definite or noun_phrase(line, role.last) != role:
        return False
    of_a_place = "i" in line.classes[slice(*role)]
    return _is_full_name(line, name) or (line.classes[slice(*name)] == ["C"] and not of_a_place)


def _before_brackets(line: Folded, closing: int) -> Stretch | None:
    opening = opening_bracket(line, closing)
    before = subject_before(line, opening) if opening else None
    return Stretch(before.first, closing + 1) if before else None


def _segments(line: Folded, mark: int) -> list[Stretch]:
    """The stretches between the commas and dashes before one, back to the edge of the clause or a dateline."""
    classes = line.classes
    head, start, edges = after_dateline(line.words), mark, [mark]
    while start > head and mark - start < FARTHEST and classes[start - 1] not in ";:." + QUOTATION:
        start -= 1
        if classes[start] in ",-":
            edges.append(start)
    segments, begins = [], start
    for edge in reversed(edges):
        if edge > begins:
            segments.append(Stretch(begins, edge))
        begins = edge + 1
    return segments


def _is_adverbial(line: Folded, segment: Stretch) -> bool:
    first = segment.first
    if line.classes[first] == "c" and first + 1 < segment.last:
        first += 1
    return line.classes[first] in "ibat"


def subject_after(line: Folded, start: int, prepositions: str = "of_a_name") -> Stretch | None:
    """The noun phrase that follows an inverted verb: said [Ana Voss, the deputy director].

    `prepositions` is the list in `grammar.toml` of those that may stand in it.
    """
    classes, count = line.classes, len(line)
    if start >= count or classes[start] not in "Cdpw0n":
        return None
    if classes[start] == "n":
        return Stretch(start, start + 1)
    index = start
    while index < count:
        kind = classes[index]
        if kind in "Cdpws0" or (kind == "a" and index == start) or _links(line, index, prepositions):
            index += 1
        elif kind == "t" and index > start and classes[index - 1] == "i":
            index += 1  # the audit of May
        elif kind == "(" and (closing := closing_bracket(line, index)):
            index = closing + 1
        elif kind == "," and _opens_apposition(line, index + 1):
            return Stretch(start, _end_of_apposition(line, index + 1))
        else:
            break
    return Stretch(start, index) if index > start else None


def _links(line: Folded, index: int, prepositions: str) -> bool:
    """Whether a preposition or "and" goes on with a noun phrase."""
    kind = line.classes[index]
    if index + 1 >= len(line):
        return False
    if kind == "i":
        return line.lower[index] in words("grammar", prepositions)
    return kind == "c" and line.lower[index] in ("and", "&") and line.classes[index + 1] in "Cdp"


def _opens_apposition(line: Folded, index: int) -> bool:
    if index + 1 >= len(line):
        return False
    kind = line.classes[index]
    if kind == "C":
        return line.classes[index + 1] in ",.-(Cis"
    return kind in "dp0r" or (kind == "w" and not line.lower[index].endswith("ing"))


def _end_of_apposition(line: Folded, start: int) -> int:
    classes, lower = line.classes, line.lower
    index = start
    while index < len(line) and classes[index] not in ".;:" + QUOTATION:
        if classes[index] in ",-" and index + 1 < len(line):
            left = lower[index + 1].endswith("ing") or classes[index + 1] == QUOTATION
            left = left or lower[index + 1] in words("grammar", "opening_asides")
            if left or index - start > FARTHEST:
                break
        index += 1
    while index > start and classes[index - 1] in ",-":
        index -= 1
    return index


def first_subject(line: Folded, verb: int) -> Stretch | None:
    """The subject of a sentence: of the first auxiliary or past form before `verb`, or what it begins with."""
    classes, lower = line.classes, line.lower
    start = _after_opening(line, verb)
    for index in range(start, verb):
        if classes[index] == "n":
            return Stretch(index, index + 1)
        if index > start and (classes[index] == "x" or (classes[index] == "w" and lower[index].endswith("ed"))):
            return subject_before(line, index)
    last = start
    while last < verb and classes[last] in "dp0":
        last += 1
    nouns = last
    while last < verb and classes[last] in "Cs":
        last += 1
    if last == nouns and start < last < verb and classes[last] == "w":
        last += 1
    return Stretch(start, last) if last > nouns else None


def _after_opening(line: Folded, verb: int) -> int:
    """Past "On Tuesday," and the like at the head of a sentence."""
    classes = line.classes
    start = skip_time(line, 0)
    while start < verb and classes[start] in "c,":
        start += 1
    if start < verb and (classes[start] in "ib" or line.lower[start] in words("grammar", "asked")):
        while start < verb and classes[start] != ",":
            start += 1
        start += 1
    return start if start < verb else 0


def coming_subject(line: Folded, index: int) -> Stretch | None:
    """The subject after a participle that opens its sentence: "Promising to stay, [Ana Voss] …"."""
    for comma in range(index, min(len(line) - 1, index + 40)):
        quoted = line.classes[comma] == QUOTATION and line.classes[comma + 1] in "nC"
        if line.classes[comma] == "," or quoted:
            subject = subject_after(line, comma + 1)
            return _without_verb(line, subject) if subject else None
    return None


def _without_verb(line: Folded, subject: Stretch) -> Stretch:
    """Without the verb that follows a name: [Ana Voss] left the hall."""
    for index in range(subject.first + 1, subject.last):
        after_name = line.classes[index] == "w" and line.classes[index - 1] == "C"
        if after_name and line.lower[index] not in words("people", "roles") and line.lower[index] not in words(
            "bodies", "bodies"
        ):
            return Stretch(subject.first, index)
    return subject
