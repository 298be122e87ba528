"""Attributions by a noun for what is said: his claim that …"""

from tui.annotate.attribution.attribution import Attribution
from tui.annotate.attribution.cues import noun_cues, verb_cues
from tui.annotate.attribution.stretch import OPEN, Stretch
from tui.annotate.attribution.subjects import subject_before
from tui.annotate.clauses.clause import is_verb
from tui.language.folded import Folded


def by_noun(line: Folded, noun: int) -> Attribution | None:
    """His claim that …, the minister's promise that …, a belief that …; the union's message: …"""
    if noun + 2 >= len(line) or line.classes[noun + 2] == "x" or is_verb(line.lower[noun + 2]):
        return None  # a message that cast doubt on it
    source, begins = None, noun
    while begins and line.classes[begins - 1] in "wa0":
        begins -= 1
    owner = line.classes[begins - 1] if begins else ""
    if owner == "p":
        source = Stretch(begins - 1, begins)
    elif owner == "s":
        source = owner_of(line, subject_before(line, begins - 1))
    if source is None and (line.lower[noun + 1] == ":" or line.lower[noun] in verb_cues().first_words):
        return None  # whoever denies reports that …
    rule, stance = "noun" if source else "noun-nobody", noun_cues()[line.lower[noun]]
    begins = source.first if source else begins
    return Attribution(line, rule, stance, Stretch(noun, noun + 1), source, begins, [Stretch(noun + 2, OPEN)])


def owner_of(line: Folded, source: Stretch | None) -> Stretch | None:
    """Whose claim it is, without a verb before: They echoed [the report]'s claim that …"""
    first = next((i for i in reversed(range(*source)) if line.classes[i] in "dp"), source.first) if source else 0
    return Stretch(first, source.last) if source else None
