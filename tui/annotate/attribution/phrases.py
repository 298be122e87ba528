"""Attributions by a phrase without a verb: according to X; in a poll by X."""

from tui.annotate.annotation import Stance
from tui.annotate.attribution.attribution import Attribution
from tui.annotate.attribution.stretch import OPEN, Stretch
from tui.annotate.attribution.subjects import subject_after
from tui.annotate.naming.nouns import is_of_one
from tui.language.folded import QUOTATION, Folded
from tui.lexicon import words

_LONGEST_ASIDE = 13
"""Words between two commas that tell who or what a source is."""
_WITH_WHICH = 4
"""Words at its head among which a relative pronoun stands: a copy of which."""


def by_phrase(line: Folded, stance: Stance, first: int, last: int) -> Attribution | None:
    """According to X: the content is the rest of the sentence, or of the clause where commas set the phrase off."""
    classes = line.classes
    start = 0
    while start < first and classes[start] in "c,a":
        start += 1
    in_front = start >= first
    source = _up_to_comma(line, last) if in_front else subject_after(line, last, "of_a_source")
    if source is None:
        return None
    if not in_front:
        source = _with_relative(line, _without_clause(line, source))
    rule = "according-front" if in_front else "according"
    made = Attribution(line, rule, stance, Stretch(first, last), source, first)
    made.by_form = in_front and "," in line.classes[slice(*source)]  # which a tagger takes for what is said
    end = first
    while end > start and classes[end - 1] in ",-(":
        end -= 1
    if not in_front:
        made.content.append(Stretch(start, end))
        made.quoted = QUOTATION in classes[start:end]
    after = source.last
    if after + 1 < len(line) and classes[after] in ",:":
        goes_on = classes[first - 1] == "," and classes[after + 1] not in "cr"
        made.content += [Stretch(after + 1, OPEN)] if in_front or goes_on else []
    return made if made.content else None


def by_poll(line: Folded, first: int) -> Attribution | None:
    """In a poll of 900 voters by the Tarn Post, half said …: what a poll found is its own, whoever was asked."""
    if first and line.classes[0] != "c":
        return None
    near = range(first + 1, min(len(line), first + _LONGEST_ASIDE))
    poll = next((i for i in near if line.lower[i] in words("cues", "polls", "nouns")), None)
    if poll is None or poll + 1 == len(line) or any(line.classes[i] not in "dpsCw0t-" for i in range(first + 1, poll)):
        return None
    ends = line.classes[poll + 1 : poll + 2] in ([","], ["i"], ["t"]) or line.lower[poll + 1].endswith("ed")
    source = _up_to_comma(line, first + 1) if ends else None
    if source is None or source.last <= poll or source.last + 2 >= len(line):
        return None
    content = [Stretch(source.last + 1, OPEN)]
    return Attribution(line, "poll-front", Stance.ASSERTS, Stretch(first, first + 1), source, first, content)


def _with_relative(line: Folded, source: Stretch) -> Stretch:
    """With the clause that tells which ones are meant: according to [two people who have seen the accounts]."""
    if line.classes[source.last : source.last + 1] != ["r"]:
        return source
    ends = (i for i in range(source.last, len(line)) if line.classes[i] in ",;:.-" + QUOTATION)
    return Stretch(source.first, next(ends, len(line)))


def _without_clause(line: Folded, source: Stretch) -> Stretch:
    """Without a clause that a comma parts from it: according to [the audit], the wall had cracked."""
    for comma in range(source.first + 1, source.last):
        if line.classes[comma] == "," and line.classes[comma + 1 : comma + 2] in (["d"], ["n"], ["p"]):
            rest = range(comma + 1, source.last)
            if any(line.classes[i] in "xn" or (line.classes[i] == "w" and line.lower[i].endswith("ed")) for i in rest):
                return Stretch(source.first, comma)
    return source


def _up_to_comma(line: Folded, start: int) -> Stretch | None:
    """All up to the comma that ends "According to …,", past what is set off to tell who or what the source is."""
    commas = [i for i in range(start, min(len(line), start + 40)) if line.classes[i] in ",:"]
    if not commas:
        return None
    end = commas[0]
    if len(commas) > 1 and line.classes[end] == "," and _describes(line, Stretch(start, end), commas[1]):
        end = commas[1]
    return Stretch(start, end) if end > start else None


def _describes(line: Folded, source: Stretch, last: int) -> bool:
    """Whether what stands between the comma after a source and the next one tells who or what that is: the coroner,
    Ana Voss, …; Ana Voss, the mayor, …; the study, which followed 300 nurses, …; and what comes then is a clause."""
    classes, first = line.classes, source.last + 1
    if last - first > _LONGEST_ASIDE or last + 1 >= len(line) or classes[last + 1] not in "dpnCw0it" + QUOTATION:
        return False
    if "r" in classes[first : first + _WITH_WHICH] or line.lower[first].endswith("ed"):
        return True
    named = classes[source.last - 1] == "C"
    if all(kind == "C" for kind in classes[first:last]):
        return not named and last - first > 1 and is_of_one(line.lower[source.last - 1])
    if named and line.lower[first].endswith("ing"):
        return True  # Ana Voss, writing in the Plumb Wire, …
    no_clause = not any(classes[i] in "xnr" or line.lower[i].endswith("ed") for i in range(first, last))
    return named and classes[first] in "dpw" and no_clause
