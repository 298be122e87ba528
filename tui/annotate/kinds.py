"""The kind of an unverified claim, as the rules and the model find it together.

The rules take the first kind that fits by their words; the model knows the company of those words: whether "as" tells
a cause, whether what critics say is a charge. The likeliest kind is taken of those that words of the text stand for, so
that a reason names them. Where a claim lies, how sure it is and whether it is shown were settled by the rules' kind,
and stay.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from tui.annotate.accused import accused_in
from tui.annotate.annotation import Annotation, Source, Stance
from tui.annotate.clauses.accounts import is_open_charge, is_settled, is_unnamed
from tui.annotate.clauses.clause import Clause
from tui.annotate.clauses.reasons import evidence_of, reason_of
from tui.annotate.clauses.signalled import SentenceOfClauses, SignalledClause
from tui.annotate.clauses.signals import Hit
from tui.annotate.hints import CHARGE
from tui.annotate.naming.nouns import is_pronoun
from tui.annotate.points import log_odds
from tui.annotate.replies.candidates import candidates
from tui.annotate.unverified import UNSOURCED
from tui.annotate.weighed import least_of_allegation
from tui.annotate.weight import weigh
from tui.article.article import Span
from tui.language.cut import CutArticle
from tui.language.names.names import names_in
from tui.lexicon import PhraseTable, load
from tui.lexicon.inflect import written
from tui.model.tags import UNVERIFIED_KINDS

if TYPE_CHECKING:
    from tui.model.judged import Judged

_FURTHER = {"causal": "cause", "figure": "quantity"}
"""Kinds for which more words count where the model finds them, with the signal that these then are."""


def told_anew(
    cut: CutArticle, claims: Sequence[Annotation], judged: "Judged", clauses: Sequence[SentenceOfClauses]
) -> list[Annotation]:
    """The claims with their kinds, and the reason, words and weight that go with one; `clauses` are those that the
    rules read. A claim that is no whole clause keeps its kind, and so do those of a passage, which have no order."""
    if cut.brief:
        return [*claims]
    places = {(one.clause.start, one.clause.end): one for sentence in clauses for one in sentence.clauses}
    return [_told(cut, it, judged, places.get((it.start, it.end))) for it in claims]


def _told(cut: CutArticle, it: Annotation, judged: "Judged", place: SignalledClause | None) -> Annotation:
    if place is None or (not it.evidence and not it.related):  # found by the model alone, whose kind it is
        return it
    clause, hits = place.clause, [*place.hits, *_further(place.clause)]
    fitting = dict(_fitting(cut, it, judged, clause, hits))
    worth = float(load("weighed")["kind"]["rule"])

    def likely(kind: str) -> float:
        return log_odds(judged.share(f"unverified:{kind}", it.start, it.end)) + worth * (kind == it.kind)

    kind = max((kind for kind in UNVERIFIED_KINDS if kind in fitting), key=likely)  # of equals the first by the guide
    if kind == it.kind:
        return it
    evidence, said = fitting[kind], clause.said
    about = candidates(clause, names_in(cut), place.hits) if kind == "allegation" else ()
    accused = accused_in(cut, clause, about, place.hits, judged)
    target = accused.name if accused else None
    return replace(
        it, kind=kind, evidence=evidence, target=target,
        weight=weigh(cut, kind, it.start, minor=kind == "allegation" and target is None),
        reason=reason_of(cut, clause, hits, kind, evidence, target, place.signals),
        source=said.source if said and kind == "weak-source" else None,
    )  # fmt: skip


def _fitting(
    cut: CutArticle, it: Annotation, judged: "Judged", clause: Clause, hits: Sequence[Hit]
) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """The kinds that a clause may be by its words, or by whoever says it, with the words; that of the rules is one."""
    for kind in UNVERIFIED_KINDS:
        if kind == it.kind:
            yield kind, it.evidence
        elif _may_be(cut, kind, it, judged, clause):
            evidence = evidence_of(cut, clause, hits, kind)
            if kind == "allegation" and not _is_likely_charge(cut, it, clause, evidence):
                continue
            if evidence or (clause.said and kind in ("allegation", "weak-source")):
                yield kind, evidence


def _may_be(cut: CutArticle, kind: str, it: Annotation, judged: "Judged", clause: Clause) -> bool:
    """Whether a claim of another kind by the rules may be of this one, by whoever says it."""
    said = clause.said
    if kind == "allegation":
        return said is not None and said.source is not None and _may_charge(said, clause, judged)
    if said and kind == "weak-source":
        return is_unnamed(cut, said.source) or _is_of_group(said.source)
    passed_on = said is not None or it.kind == "hedged"  # then the article does not claim it for its own
    return not (passed_on and kind in UNSOURCED)


def _is_of_group(source: Source | None) -> bool:
    """Whether a pronoun goes back to people whom nobody could find: experts, who say …"""
    if source is None or source.name is None or source.kind.is_traceable:
        return False
    return is_pronoun(source.text.lower())


def _may_charge(said: Annotation, clause: Clause, judged: "Judged") -> bool:
    """Whether what somebody says may be a charge by the model, too."""
    charge = judged.share(CHARGE, clause.start, clause.end)
    return said.stance is not Stance.DENIES and charge >= float(load("weighed")["kind"]["charge"])


def _is_likely_charge(cut: CutArticle, it: Annotation, clause: Clause, evidence: Sequence[Span]) -> bool:
    """Whether a claim that is shown is sure enough to be shown as a charge, and is one by whoever says it."""
    blames = bool(evidence) or (clause.said is not None and clause.said.stance is Stance.ACCUSES)
    if is_settled(clause, names_in(cut)) or not (blames or is_open_charge(clause)):
        return False
    return not it.shown or it.confidence >= least_of_allegation(blames)


def _further(clause: Clause) -> Iterator[Hit]:
    """The words by which a clause may tell a cause or an amount, if the model says so."""
    for hit in _further_words().find(clause.lower):
        yield Hit(clause.first + hit.first, clause.first + hit.last, hit.entry)


@cache
def _further_words() -> PhraseTable[tuple[str, ...]]:
    told = load("weighed")["rests_on"]
    return PhraseTable((phrase, (_FURTHER[kind],)) for kind, lists in told.items() for phrase in written(lists))
