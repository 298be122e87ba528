"""Say-verbs of two sides: "claimed" of one and "said" of the other takes a side without a word of opinion.

Verbs that pass doubt on a speaker, tell a point as lost or tell a temper (`loaded_reporting.toml`) are counted for each
side that is heard; those that judge seldom ("argued", "stressed") are left out.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from tui.annotate.annotation import Annotation, SpanIndex
from tui.annotate.naming.with_article import with_article
from tui.annotate.reading import Note
from tui.annotate.replies.missing import source_name
from tui.annotate.replies.parties import parties_in
from tui.article.article import Span
from tui.language.cut import CutArticle
from tui.lexicon import load, words
from tui.lexicon.wordings import Part, wordings

_FEWEST_JUDGED = 3
_FEWEST = 4
"""Statements of the other side, from which on it can be said to be told otherwise."""
_OFTEN = 0.2
"""The share of a side's statements with a verb that judges, from which on it is told so."""
_TIMES = 3
"""How many times greater than the other side's that share must be."""
_MOST_VERBS = 3


@dataclass(slots=True)
class _Side:
    speakers: Counter[str] = field(default_factory=Counter)
    judging: Counter[str] = field(default_factory=Counter)
    """Its verbs that judge, as they stand in the text."""

    @property
    def statements(self) -> int:
        return self.speakers.total()

    @property
    def share(self) -> float:
        return self.judging.total() / self.statements


def say_verbs(cut: CutArticle, sourced: Sequence[Annotation]) -> Note | None:
    """A note where verbs that judge stand mostly with one of the two sides, with its numbers; None where not."""
    shown = SpanIndex([a for a in sourced if a.shown])
    by_verb = {  # what one verb hands over in parts is one statement: claimed that …, that … and that …
        a.cue: a for a in sourced if a.source and a.cue and (a.shown or _is_retold(cut, a.cue, shown))
    }
    statements = [(a, _judging(cut, a)) for a in by_verb.values()]
    if sum(bool(verb) for _, verb in statements) < _FEWEST_JUDGED:
        return None
    sides = _sides(cut, statements)
    doubted = max(sides, key=lambda side: side.judging.total())
    others = [side for side in sides if side is not doubted and side.statements >= _FEWEST]
    if doubted.judging.total() < _FEWEST_JUDGED or doubted.share < _OFTEN or not others:
        return None
    other = max(others, key=lambda side: side.statements)
    if other.share * _TIMES > doubted.share:
        return None
    verbs = ", ".join(
        f"“{verb}”" + (f" {times} times" if times > 1 else "")
        for verb, times in doubted.judging.most_common(_MOST_VERBS)
    )
    judged = other.judging.total() or "none"
    return Note(
        "say-verbs",
        f"Verbs that judge the speaker ({verbs}) go with {doubted.judging.total()} of {doubted.statements} "
        f"statements by {_named(cut, doubted)}, but with {judged} of {other.statements} by {_named(cut, other)}.",
    )


def _is_retold(cut: CutArticle, cue: Span, shown: SpanIndex[Annotation]) -> bool:
    """Whether a verb stands in what another is reported to have said, in the writer's words: Voss said that the firm
    had claimed …; verbs in a quotation are the speaker's."""
    retold = any(it.start <= cue.start and cue.end <= it.end for it in shown.overlapping(*cue))
    return retold and cut.quotation_at(cue.start) is None


def _judging(cut: CutArticle, attribution: Annotation) -> str:
    """The cue's verb that judges the speaker, in lower case; empty where there is none."""
    if attribution.cue is None:
        return ""
    lower = cut.lower_in(*attribution.cue)
    for found in wordings().find(lower):
        for wording in found.entry:
            seldom = wording.grade in words("loaded", "say_verbs", "seldom")
            judges = wording.does in _against() or (wording.kind == "emotive" and wording.may_say)
            if wording.part is Part.VERB and judges and not seldom:
                return " ".join(lower[found.first : found.last])
    return ""


def _against() -> Sequence[str]:
    """What verbs against a speaker do."""
    senses = load("loaded_reporting")
    return [senses[name]["does"] for name in load("loaded")["say_verbs"]["against"]]


def _sides(cut: CutArticle, statements: Sequence[tuple[Annotation, str]]) -> list[_Side]:
    """The sides that are heard, in the order of their first words; a speaker belongs to the first that fits."""
    parties = parties_in(cut)
    sides: list[_Side] = []
    of_name: dict[str, _Side] = {}
    of_word: dict[str, int] = {}  # the place among the sides of the one that a word is known by
    latest = ""
    for annotation, verb in statements:
        name = source_name(annotation)
        if parties.are_several(name):
            continue
        if name not in of_name and latest and _is_theirs(annotation):
            of_name[name] = of_name[latest]  # "his deputy, …"
        if name not in of_name:
            party = parties.called(name)
            known_by = party.own | party.side
            place = min((of_word[word] for word in known_by if word in of_word), default=len(sides))
            if place == len(sides):
                sides.append(_Side())
            of_name[name] = sides[place]
            for word in known_by:
                of_word.setdefault(word, place)
        latest, side = name, of_name[name]
        side.speakers[name] += 1
        if verb:
            side.judging[verb] += 1
    return sides


def _is_theirs(annotation: Annotation) -> bool:
    """Whether a source is told by whose it is, of whoever spoke last: "her party's spokesman, Tess Aldin"."""
    first = annotation.source.text.split(" ", 1)[0].lower() if annotation.source else ""
    return first in words("loaded", "say_verbs", "theirs")


def _named(cut: CutArticle, side: _Side) -> str:
    """Who is most heard of a side, and how many others."""
    name = with_article(cut, side.speakers.most_common(1)[0][0])
    others = len(side.speakers) - 1
    return name if not others else f"{name} and {others} more on that side"
