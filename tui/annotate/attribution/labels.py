"""Attributions by a mark beside the name of a source: X: “…”; “…” — X; and whoever is announced by a colon."""

from tui.annotate.annotation import Stance
from tui.annotate.attribution.attribution import Attribution
from tui.annotate.attribution.contents import quotation_from
from tui.annotate.attribution.cues import noun_cues, verb_cues
from tui.annotate.attribution.nouns import owner_of
from tui.annotate.attribution.stretch import OPEN, Stretch
from tui.annotate.attribution.subjects import first_subject, subject_before
from tui.annotate.naming.nouns import is_body, is_document, may_be_people, names_a_page
from tui.article.article import Span
from tui.language.folded import QUOTATION, Folded
from tui.lexicon import words

_LONGEST_LABEL = 6
_LONGEST_SIGNATURE = 10


def by_colon(line: Folded, before: list[Attribution], colon: int) -> Attribution | None:
    """Ana Voss: “…”"""
    if any(s.last == OPEN or s.last > colon for other in before for s in other.content):
        return None
    label = colon < 12 and all(
        kind in "Cdps0-,()" or line.lower[index] in words("people", "roles")
        for index, kind in enumerate(line.classes[:colon])
    )
    if label and names_a_page(line.lower[:colon]):
        return None
    source = Stretch(0, colon) if label and colon else first_subject(line, colon)
    handed = Stretch(colon, colon + 1)
    if label and colon > 1 and (verb := verb_cues().at(line.lower, 0)) and "quote" in verb.entry.takes:
        source, handed = Stretch(verb.last, colon), Stretch(0, verb.last)  # Said Ana Voss: “…”
    if colon + 1 not in line.quotations:
        rubric = line.lower[colon - 1] in words("cues", "rubrics", "words" if colon == 1 else "last")
        short = label and 0 < colon <= _LONGEST_LABEL and not rubric
        content = [Stretch(colon + 1, OPEN)]
        return Attribution(line, "headline", Stance.ASSERTS, handed, source, 0, content) if short else None
    if source is None:
        return None
    rule, content = "label" if label else "colon", [quotation_from(line, colon + 1)]
    return Attribution(line, rule, Stance.ASSERTS, handed, source, source.first, content, quoted=True)


def by_dash(line: Folded, dash: int) -> Attribution | None:
    """“…” — Ana Voss"""
    name = _signed(line, dash)
    if name is None or QUOTATION not in line.classes[0]:
        return None
    content = [Stretch(0, dash)]
    return Attribution(line, "signed", Stance.ASSERTS, Stretch(dash, dash + 1), name, 0, content, quoted=True)


def by_last_words(line: Folded, dash: int) -> Attribution | None:
    """In a headline: Volcano could stay awake for years – geologists."""
    source = Stretch(dash + 1, len(line))
    last = line.lower[-1]
    if not 0 < len(line) - dash - 1 <= _LONGEST_LABEL or set(line.classes[slice(*source)]) - set("dws"):
        return None
    if not (may_be_people(last) or is_body(last) or is_document(last)):
        return None
    return Attribution(line, "headline", Stance.ASSERTS, Stretch(dash, dash + 1), source, 0, [Stretch(0, dash)])


def _signed(line: Folded, dash: int = 0) -> Stretch | None:
    """The name after a dash that ends a line, as under a saying: “…” — Ana Voss, 62, Tarn."""
    last = len(line)
    while last > dash + 1 and line.classes[last - 1] in ".,":
        last -= 1
    name = Stretch(dash + 1, last)
    if not 0 < last - dash - 1 <= _LONGEST_SIGNATURE or line.classes[dash : dash + 2] != ["-", "C"]:
        return None
    named = all(kind in "Cdps0w,i()" for kind in line.classes[slice(*name)])
    return name if named and not any(low.endswith("ed") for low in line.lower[slice(*name)]) else None


def by_signature(line: Folded, quoted: list[Span]) -> Attribution | None:
    """What is said in the quotations just before a line that is nothing but a dash and a name."""
    name = _signed(line)
    if name is None:
        return None
    return Attribution(line, "signed", Stance.ASSERTS, Stretch(0, 1), name, 0, more=quoted, quoted=True)


def announced(line: Folded) -> Attribution | None:
    """Who is about to be quoted, in a sentence without a cue that ends with a colon."""
    colon = len(line) - 1
    noun = next((i for i, low in enumerate(line.lower) if low in words("cues", "lists", "points")), None)
    if noun is not None and noun > 1 and (line.classes[noun - 1] == "s" or line.classes[noun - 2] == "s"):
        owner = noun - 1 if line.classes[noun - 1] == "s" else noun - 2
        source = owner_of(line, subject_before(line, owner))  # the union's demands are: …
    else:
        source = first_subject(line, colon)
    if source is None:
        return None
    stance = Stance.ASSERTS if noun is None else noun_cues().get(line.lower[noun], Stance.ASSERTS)
    made = Attribution(line, "colon-before", stance, Stretch(colon, colon + 1), source, 0, quoted=True)
    made.lists = noun is not None
    return made
