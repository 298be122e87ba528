"""Charges: clauses that lay something at somebody's door, each with the one whom it speaks against."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tui.annotate.annotation import Annotation, Stance
from tui.annotate.clauses import SentenceOfClauses, clauses_in, signals_around
from tui.annotate.hints import CHARGE, Hints
from tui.annotate.parties import parties_in
from tui.annotate.signals import Hit, log_odds, probability, source_of
from tui.annotate.statements import Clause, Piece
from tui.annotate.targets import Target, targets_of
from tui.article.article import Span
from tui.language.cut import CutArticle, Sentence
from tui.language.layout import Role
from tui.language.names import names_in

LEAST = 0.06
"""A clause that is less likely a charge is not looked at any further."""
_LEAST_WORDS = 3
_CHARGING = ("wrong", "deceit", "blame", "ill", "amiss")
"""Signals that are named in the reason."""
_OUTRIGHT = ("wrong", "deceit", "blame")
_NO_CHARGE = (Stance.DENIES, Stance.WANTS)
_NEAR_BY = ("wrong", "blame", "deceit", "amiss", "consequence", "judging")
_MOST_EVIDENCE = 3


class Charge(NamedTuple):
    """A clause that may be a charge."""

    clause: Clause
    likelihood: float
    targets: tuple[tuple[Target, float], ...]
    """Who may be meant, the likeliest first, with their likelihoods; empty where nobody is found."""
    evidence: tuple[Span, ...]
    """The words that lay something at somebody's door."""
    outright: bool
    """Whether they say so outright, and do not only speak ill of something."""


def charges_in(
    cut: CutArticle, sourced: Sequence[Annotation], hints: Hints | None = None,
    clauses: Sequence[SentenceOfClauses] | None = None,
) -> Iterator[Charge]:
    """The clauses of an article that may be charges, in order. `clauses` are all of it, where they are known."""
    names, parties = names_in(cut), parties_in(cut)
    headline = next((s for s in cut.sentences if cut.role(s) is Role.HEADLINE), None)
    head = parties.called(cut.text[headline.start : headline.end]) if headline else None
    for _, hits, signalled in clauses_in(cut, sourced) if clauses is None else clauses:
        for clause, inside, around in signalled:
            if clause.last - clause.first < _LEAST_WORDS:
                continue
            signals = _signals(clause, hits, inside, around)
            likelihood = probability("charge", signals)
            if hints:
                likelihood = probability("charge_hinted", both_on_charge(likelihood, hints, clause))
            if likelihood >= LEAST:
                targets = targets_of(clause, names, parties, inside, head, hints)
                outright = _is_outright(clause, inside, signals)
                yield Charge(clause, likelihood, targets, _evidence(clause, inside), outright)


def signals_of_charge(
    cut: CutArticle, clause: Clause, hits: Sequence[Hit], pieces: Mapping[int, Sequence[Piece]]
) -> dict[str, float]:
    """The signals of how likely a clause is a charge."""
    inside = [hit for hit in hits if clause.first <= hit.first < clause.last]
    return _signals(clause, hits, inside, signals_around(cut, clause, inside, pieces))


def _signals(
    clause: Clause, hits: Sequence[Hit], inside: Sequence[Hit], around: Mapping[str, float]
) -> dict[str, float]:
    """The signals of a charge, to which those of any clause belong; `hits` are those of its sentence."""
    found = dict(around)
    for hit in hits:
        if not clause.first <= hit.first < clause.last:
            for signal in _NEAR_BY:
                if signal in hit.entry:
                    found[f"beside_{signal}"] = 1.0
    found |= _bad_words(inside, found)
    if clause.said:
        found |= source_of(clause.said) | {f"form_{clause.said.kind}": 1.0}
    else:
        found["own"] = 1.0
    if clause.sentence.lower[-1] == "!":
        found["exclaims"] = 1.0
    return found


def both_on_charge(by_rules: float, hints: Hints, clause: Clause) -> dict[str, float]:
    """The signals of the rules and of the model that a clause is a charge."""
    return {
        "rules": log_odds(by_rules),
        "model": log_odds(hints.share(CHARGE, clause.start, clause.end)),
        "most": log_odds(hints.most(CHARGE, clause.start, clause.end)),
    }


def _bad_words(inside: Sequence[Hit], found: dict[str, float]) -> dict[str, float]:
    """The signals of how much ill a clause speaks."""
    ill = sum("ill" in hit.entry for hit in inside)
    bad = ill + sum("wrong" in hit.entry or "deceit" in hit.entry for hit in inside)
    told = {"ills": min(ill, 3) / 1.0, "bads": min(bad, 4) / 2}
    if bad:
        told["bad"] = 1.0
        if "denying" in found:
            told["not_bad"] = 1.0
        if found.get("quoted", 0.0) > 0.5:
            told["quoted_bad"] = 1.0
    elif "denying" in found and "praise" in found:
        told["not_praise"] = 1.0
    return told


def _is_outright(clause: Clause, inside: Sequence[Hit], signals: Mapping[str, float]) -> bool:
    """Whether somebody is charged in so many words, and not only with what the news is about: attacks, crimes."""
    if clause.said and clause.said.stance in _NO_CHARGE:
        return False
    if "beside_blame" in signals or "stance_accuses" in signals:
        return True
    return any("deeds" not in hit.entry and any(signal in hit.entry for signal in _OUTRIGHT) for hit in inside)


def _evidence(clause: Clause, inside: Sequence[Hit]) -> tuple[Span, ...]:
    sentence: Sentence = clause.sentence
    found = [
        (_CHARGING.index(next(s for s in _CHARGING if s in hit.entry)),
         Span(sentence.starts[hit.first], sentence.ends[hit.last - 1]))
        for hit in inside if any(signal in hit.entry for signal in _CHARGING)
    ]
    return tuple(sorted({span for _, span in sorted(found)[:_MOST_EVIDENCE]}))
