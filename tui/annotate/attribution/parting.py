"""Contents that a tagger has gone on with into what is handed over anew: by the next sentence, or by the next verb."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tui.annotate.annotation import SpanIndex
from tui.annotate.attribution.cues import verb_cues
from tui.annotate.attribution.said import Said
from tui.annotate.naming.nouns import is_body, is_person, is_role
from tui.article.article import Span
from tui.language.cut import CutArticle
from tui.language.names.names import names_in
from tui.language.names.parts import pronouns
from tui.lexicon import words
from tui.model.tags import Role, Tagged

TRUSTED, _BESIDE = 0.8, 0.4
"""Confidence from which a rule replaces what the model has; and from which it parts what a speaker says by one verb
from what by the next."""
_SUBJECT = 6
"""Words at the head of a clause among which stands whom it tells of."""


class Placed(NamedTuple):
    """A stretch of an attribution by rule, which it leads back to."""

    start: int
    end: int
    said: Said


def parted(cut: CutArticle, tagged: Sequence[Tagged], by_rule: Sequence[Said]) -> tuple[list[Tagged], set[int]]:
    """The stretches, each content up to where the rules hand something over anew; and the ids of what they have
    there."""
    found, anew = _until_told_anew(cut, tagged, by_rule)
    found, beside = _until_told_beside(cut, found, by_rule)
    return found, anew | beside


def _until_told_anew(
    cut: CutArticle, tagged: Sequence[Tagged], by_rule: Sequence[Said]
) -> tuple[list[Tagged], set[int]]:
    """The stretches, each content up to the sentence in which the rules hand something over anew: they said [it was
    old. It leaks], they say, [when it rains]; and the ids of what the rules have there."""
    found: list[Tagged] = []
    anew: set[int] = set()
    by_cue = SpanIndex([Placed(*said.cue, said) for said in by_rule if said.cue and said.confidence >= TRUSTED])
    for one in tagged:
        first = cut.sentence_at(one.start) if one.role is Role.CONTENT else None
        if first and one.end > first.end + 1 and cut.quotation_at(first.end - 1) is None:
            told = {
                id(place.said) for place in by_cue.overlapping(first.end, one.end)
                if _is_said_before(place.said, place.start) and place.said.spans[0].start > first.end
                and cut.quotation_at(place.start) is None
            }  # fmt: skip
            anew |= told
            one = one._replace(end=first.end) if told else one
        found.append(one)
    return found, anew


def _until_told_beside(
    cut: CutArticle, tagged: Sequence[Tagged], by_rule: Sequence[Said]
) -> tuple[list[Tagged], set[int]]:
    """The stretches, each content up to where the rules have its speaker say more by another verb: Voss said [it was
    old] but called the plan “a gift”; and the ids of what the rules have there."""
    found: list[Tagged] = []
    beside: set[int] = set()
    of_source: dict[Span | None, list[Said]] = {}
    for said in by_rule:
        of_source.setdefault(said.source, []).append(said)
    by_cue = SpanIndex([Placed(*said.cue, said) for said in by_rule if said.cue and said.confidence >= _BESIDE])
    for one in tagged:
        ends: list[int] = []
        rest = one.end
        for more in by_cue.overlapping(one.start + 1, one.end) if one.role is Role.CONTENT else ():
            if more.start >= rest:
                break  # in another sentence
            if cut.quotation_at(more.start) is None and (end := _end_before(cut, more.said, one, of_source)):
                beside.add(id(more.said))
                ends.append(end)
                sentence = cut.sentence_at(more.start)
                rest = min(rest, sentence.end + 1) if sentence else rest
        if ends:
            found.append(one._replace(end=min(ends)))
            one = one._replace(start=rest)
        if one.start < one.end:
            found.append(one)
    return found, beside


def _end_before(
    cut: CutArticle, more: Said, one: Tagged, of_source: Mapping[Span | None, Sequence[Said]]
) -> int | None:
    """Where a content ends that goes on with what its speaker says `more`; None where another verb says it."""
    if more.by_form and more.cue and one.start < more.spans[-1].end <= more.cue.start:
        sentence = cut.sentence_at(more.cue.start)
        rest = cut.lower_in(more.cue.end, min(one.end, sentence.end)) if sentence else ()
        return None if "," in rest else more.spans[-1].end  # it leaks, a charge Voss denies; not: denies, and of lying
    if more.cue is None or more.source is None or more.source.end > one.start or more.spans[0].start < more.cue.end:
        return None
    joining, told = cut.lower_in(one.start, more.cue.start)[-1:], cut.lower_in(*more.cue)
    verb = verb_cues().at(told, 0)
    families = {taken.family for taken in verb.entry.takes.values()} if verb else frozenset[str]()
    doubtful = told[0].endswith("ing") or told[0] in words("cues", "ambiguous", "forms")
    if doubtful or joining not in (("and",), ("but",)) or families.isdisjoint(words("cues", "families", "joined")):
        return None
    if "said" not in families and not _is_speakers(cut, one.start, more):
        return None
    others = (said for said in of_source.get(more.source, ()) if said is not more)
    ends = (said.spans[-1].end for said in others if said.spans[0].start < one.end)
    return max((end for end in ends if one.start < end <= more.cue.start), default=None)


def _is_said_before(said: Said, cue: int) -> bool:
    """Whether what is said stands before its source and its cue."""
    return said.source is not None and said.spans[0].end <= min(said.source.start, cue)


def _is_speakers(cut: CutArticle, start: int, more: Said) -> bool:
    """Whether the verb of `more` is that of whoever speaks, and not of somebody told of from `start` on: the pier was
    old but insisted, he left, and insisted; not the driver had stopped and told a nurse."""
    if more.cue is None or more.source is None:
        return False
    lower = cut.lower_in(start, more.cue.start)
    set_off = lower.count(",") == 1 and lower[-2] == ","
    if set_off or lower[:1] == ("it",) or lower[:1] == cut.lower_in(*more.source):
        return True
    told = lower[:_SUBJECT]
    people = any(is_person(low) or is_role(low) or is_body(low) or low in pronouns() or low == "they" for low in told)
    plural = not words("people", "vague").isdisjoint(told)
    return not people and not plural and not names_in(cut).within(start, more.cue.start)
