"""Charges: clauses that lay something at somebody's door, each with the one whom it speaks against."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import compress
from typing import NamedTuple

from tui.annotate.annotation import Annotation, Stance
from tui.annotate.clauses.accounts import is_clearing, is_settled
from tui.annotate.clauses.clause import Clause, Piece, has_verb
from tui.annotate.clauses.signalled import SentenceOfClauses, clauses_in, signals_around
from tui.annotate.clauses.signals import CHARGING, ILL, Hit, first_against, hits_within, source_of
from tui.annotate.hints import CHARGE, CLAIM, UNHEARD, Hints
from tui.annotate.points import log_odds, probability
from tui.annotate.replies.framed import framed_in
from tui.annotate.replies.parties import Party, parties_in
from tui.annotate.replies.somebody import Target, is_somebody
from tui.annotate.replies.targets import surely_meant, targets_by_rules, targets_of
from tui.article.article import Span
from tui.language.cut import CutArticle, kept
from tui.language.layout import Role
from tui.language.names.named import Sort
from tui.language.names.names import Names, names_in
from tui.language.tokens import lower_of
from tui.lexicon import PhraseTable, load, phrases, words
from tui.lexicon.inflect import written

LEAST = 0.06
"""A clause that is less likely a charge is not looked at any further."""
_BY_ACCUSER = 0.6
"""How likely a clause is a charge at least if those whose part it is to accuse say what somebody did, and the model
finds that it may be one: "called for help" is none."""
_PERHAPS = 0.2
"""That likely."""
_FIRST_NAMED = frozenset({"first_person", "first_body", "first_unknown"})
"""Signals that whoever stands first in a clause is named."""
_CLEARLY = 0.6
"""How likely a clause must be a charge to be one although nobody stands in it."""
_GOES_ON = 2
"""Sentences after an accusation in which "they" are still the accused."""
_LEAST_WORDS = 3
_NAMED = (*CHARGING, "ill", "amiss")
"""Signals that are named in the reason."""
_AGAINST = frozenset((*_NAMED, "denying", "deeds"))
_OUTRIGHT, _BLAME = frozenset(CHARGING), frozenset(("blame",))
_NO_CHARGE = (Stance.DENIES, Stance.WANTS)
_NEAR_BY = frozenset((*CHARGING, "amiss", "consequence", "judging", "deeds", "hedge", "denying"))
_MANNER_REACH = 4
"""How many words before a bad word tell whether it is said to be so, may be so or is not so."""
_MOST_DOERS = 3
_OFTEN = 10
"""Times of being named in full from which on somebody is much spoken of."""
_MOST_EVIDENCE = 3


class Charge(NamedTuple):
    """A clause that may be a charge."""

    clause: Clause
    likelihood: float
    targets: tuple[tuple[Target, float], ...]
    """Who may be meant, the likeliest first, with their likelihoods; empty where nobody is found."""
    evidence: tuple[Span, ...]
    """The words that may lay something at somebody's door."""
    against: tuple[Span, ...]
    """Those of them that surely do, or else the words that hand an accusation over."""
    outright: bool
    """Whether they say so outright, and do not only speak ill of something."""


def charges_in(
    cut: CutArticle, sourced: Sequence[Annotation], hints: Hints | None = None,
    clauses: Sequence[SentenceOfClauses] | None = None,
) -> Iterator[Charge]:
    """The clauses of an article that may be charges, in order. `clauses` are all of it, where they are known."""
    names, parties = names_in(cut), parties_in(cut)
    head = party_in_headline(cut)
    accused: Charge | None = None
    for _, hits, signalled in clauses_in(cut, sourced) if clauses is None else clauses:
        for clause, inside, around in signalled:
            if clause.last - clause.first < _LEAST_WORDS or _is_own_affair(clause):
                continue
            signals = _signals(clause, hits, inside, around, names)
            likelihood = _likelihood(clause, signals, hints)
            if likelihood < LEAST or is_clearing(clause):
                continue
            if _is_harmless(clause, hits, signals) or _is_settled(clause, names):
                continue
            if hints:
                targets = targets_of(clause, names, parties, hits, head, hints)
            else:
                targets = targets_by_rules(cut, clause, hits, head)
            charge = charge_of(clause, inside, signals)._replace(likelihood=likelihood, targets=targets)
            if accused and _goes_on(charge, accused):
                charge = charge._replace(targets=accused.targets[:1])
            elif clause.said and clause.said.stance is Stance.ACCUSES and surely_meant(targets, None, parties):
                accused = charge
            yield charge


def _likelihood(clause: Clause, signals: Mapping[str, float], hints: Hints | None) -> float:
    """How likely a clause is a charge; 0 where it is hardly one, and against nobody."""
    likelihood = probability("charge", signals)
    if hints:
        likelihood = probability("charge_hinted", both_on_charge(likelihood, hints, clause))
    if (not hints or likelihood >= _PERHAPS) and _is_by_accuser(clause, signals):
        return max(likelihood, _BY_ACCUSER)
    return 0.0 if likelihood < _CLEARLY and _is_of_nobody(signals) else likelihood


def _is_harmless(clause: Clause, hits: Sequence[Hit], signals: Mapping[str, float]) -> bool:
    """Whether a clause tells of a good or an everyday deed by its first verb, and no word of its sentence speaks
    against anybody."""
    if "stance_accuses" in signals or any(not _AGAINST.isdisjoint(hit.entry) for hit in hits):
        return False
    return phrases("charges", "harmless", "words").occurs_in(clause.cue) or is_good_deed(clause)


def is_good_deed(clause: Clause) -> bool:
    """Whether a clause tells of a good or an everyday deed by its first verb."""
    verb = phrases("charges", "harmless", "words").first_in(clause.lower)
    return verb is not None and not has_verb([low for low in clause.lower[: verb.first] if low not in _auxiliaries()])


def _is_own_affair(clause: Clause) -> bool:
    """Whether a clause tells what those who speak mean to do or did themselves, and lays nothing at another's
    door: "the cooperative wants to block the harbour", "he said that he had acted in the heat of the moment"."""
    said = clause.said
    if said is None or said.stance is Stance.ACCUSES or said.source is None:
        return False
    if said.stance is Stance.WANTS:
        return clause.lower[0] == "to"
    own = lower_of(said.source.text)
    return len(own) == 1 and own[0] in words("charges", "of_themselves", "words") and own[0] == clause.lower[0]


def _is_by_accuser(clause: Clause, signals: Mapping[str, float]) -> bool:
    """Whether those whose part it is to accuse say that somebody did something: prosecutors, a lawsuit."""
    said = clause.said
    if said is None or said.source is None or said.stance in _NO_CHARGE:
        return False
    if "verb" not in signals or "passive" in signals or "forecast" in signals:
        return False
    if _FIRST_NAMED.isdisjoint(signals):
        return False
    return phrases("charges", "accusers", "words").occurs_in(lower_of(said.source.text))


def _is_of_nobody(signals: Mapping[str, float]) -> bool:
    """Whether a clause tells what is yet to come with nobody in it, and charges nobody outright: the looming offensive
    could cut the valley off."""
    return signals.keys() >= {"nobody", "forecast"} and signals.keys().isdisjoint(("beside_blame", "stance_accuses"))


def _goes_on(charge: Charge, before: Charge) -> bool:
    """Whether a charge says more of those accused just before: accused the council of …. "They knew," she said."""
    clause, target = charge.clause, before.targets[0][0]
    if not 0 < clause.sentence.index - before.clause.sentence.index <= _GOES_ON:
        return False
    first = next((low for low in clause.lower if low[0].isalpha()), "")
    kind = load("charges")["stand_ins"].get(first)
    return first in words("charges", "of_others", "words") and (kind == "he") == (target.sort is Sort.PERSON)


def _is_settled(clause: Clause, names: Names) -> bool:
    """Whether a clause tells what a court found or somebody owned up to, or, in the article's own voice, that they
    did."""
    if is_settled(clause, names):
        return True
    return clause.said is None and phrases("charges", "settled", "words").occurs_in(clause.lower)


@cache
def _auxiliaries() -> frozenset[str]:
    return words("grammar", "auxiliaries")


@kept
def party_in_headline(cut: CutArticle) -> Party | None:
    """Whoever the headline names, taken as one party."""
    headline = next((s for s in cut.sentences if cut.role(s) is Role.HEADLINE), None)
    return parties_in(cut).called(cut.text[headline.start : headline.end]) if headline else None


def charge_of(clause: Clause, inside: Sequence[Hit], signals: Mapping[str, float]) -> Charge:
    """A clause with the words in it that charge somebody; how likely and against whom is not said yet."""
    against = _evidence(clause, inside, CHARGING) or _evidence(clause, _ill_of_somebody(clause, inside), ("ill",))
    said = clause.said
    if not against and said and said.cue and said.stance is Stance.ACCUSES:
        against = (said.cue,)
    return Charge(clause, 0.0, (), _evidence(clause, inside), against, _is_outright(clause, inside, signals))


def signals_of_charge(
    cut: CutArticle, clause: Clause, hits: Sequence[Hit], pieces: Mapping[int, Sequence[Piece]]
) -> dict[str, float]:
    """The signals of how likely a clause is a charge."""
    inside = hits_within(hits, clause)
    return _signals(clause, hits, inside, signals_around(cut, clause, inside, pieces), names_in(cut))


def _signals(
    clause: Clause, hits: Sequence[Hit], inside: Sequence[Hit], around: Mapping[str, float], names: Names
) -> dict[str, float]:
    """The signals of a charge, to which those of any clause belong; `hits` are those of its sentence."""
    found = dict(around)
    for hit in hits:
        if not clause.first <= hit.first < clause.last:
            for signal in _NEAR_BY.intersection(hit.entry):
                found[f"beside_{signal}"] = 1.0
    found |= _bad_words(inside, found)
    found |= _whose(clause, inside, names)
    for told in _told().find(clause.lower):
        found[told.entry] = 1.0
    if clause.said:
        found |= source_of(clause.said) | {f"form_{clause.said.kind}": 1.0}
    else:
        found["own"] = 1.0
    framed = framed_in(clause, names)
    if framed:
        found |= framed.signals
    if clause.sentence.lower[-1] == "!":
        found["exclaims"] = 1.0
    return found


@cache
def _told() -> PhraseTable[str]:
    """What is often part of a reproach, and what tells of none, whatever else is found in a clause."""
    told = load("charges")["told"]
    return PhraseTable((phrase, kind) for kind, lists in told.items() for phrase in written(lists))


@cache
def _kinds() -> dict[str, str]:
    """The words that stand for somebody, in lower case, with the kind of each: "he" and "she", common nouns."""
    stand_ins: dict[str, str] = load("charges")["stand_ins"]
    return dict.fromkeys(words("targets", "nouns"), "noun") | stand_ins


class _Somebody(NamedTuple):
    """Who stands in a clause, at the tokens `first` to `last`, end exclusive."""

    first: int
    last: int
    kind: str


def _somebody(clause: Clause, names: Names) -> tuple[list[_Somebody], int]:
    """Who stands in a clause, in order, and how often the article names the most named of them in full."""
    sentence, lower = clause.sentence, clause.sentence.lower
    found: dict[int, _Somebody] = {}
    often = 0
    for mention in names.within(clause.start, clause.end):
        if is_somebody(mention):
            first, last = sentence.token_at(mention.start), sentence.token_at(mention.end - 1) + 1
            found[first] = _Somebody(first, last, "place" if mention.named.place else str(mention.named.sort))
            often = max(often, mention.named.mentions)
    kinds = _kinds()
    for index in compress(range(clause.first, clause.last), map(kinds.__contains__, clause.lower)):
        found.setdefault(index, _Somebody(index, index + 1, kinds[lower[index]]))
    return sorted(found.values()), often


def _whose(clause: Clause, inside: Sequence[Hit], names: Names) -> dict[str, float]:
    """The signals of who stands before and after the words that speak ill, and of how these are said of them."""
    parties, often = _somebody(clause, names)
    lower = clause.sentence.lower
    found = {"known": min(often, _OFTEN) / _OFTEN, "parties": min(len(parties), 4) / 2}
    found[f"first_{parties[0].kind}" if parties else "nobody"] = 1.0
    for one in parties[:_MOST_DOERS]:
        does = load("charges")["does"].get(lower[one.last]) if one.last < clause.last else None
        if does and one.kind not in words("charges", "speaking"):
            found[f"somebody_{does}"] = 1.0
    if lower[clause.first] in words("charges", "openers"):
        found[f"opens_{lower[clause.first]}"] = 1.0
    for signal, kinds in (("bad", ILL), ("blame", _BLAME)):
        hit = first_against(inside, kinds)
        if hit is None:
            continue
        before = [one.kind for one in parties if one.first < hit.first]
        after = [one.kind for one in parties if one.first >= hit.last]
        found[f"{signal}_by_{before[-1]}" if before else f"{signal}_by_none"] = 1.0
        if before:
            found[f"{signal}_by"] = 1.0
        if after:
            found |= {f"{signal}_on": 1.0, f"{signal}_on_{after[0]}": 1.0}
        for manner in ("is", "may", "not"):
            if not words("charges", "manner", manner).isdisjoint(
                lower[max(clause.first, hit.first - _MANNER_REACH) : hit.first]
            ):
                found[f"{signal}_{manner}"] = 1.0
        if hit.first - clause.first < 3:
            found[f"{signal}_early"] = 1.0
    return found


def both_on_charge(by_rules: float, hints: Hints, clause: Clause) -> dict[str, float]:
    """The signals of the rules and of the model that a clause is a charge."""
    return {
        "rules": log_odds(by_rules),
        "model": log_odds(hints.share(CHARGE, clause.start, clause.end)),
        "most": log_odds(hints.most(CHARGE, clause.start, clause.end)),
        "unheard": log_odds(hints.share(UNHEARD, clause.start, clause.end)),
        "claim": log_odds(hints.share(CLAIM, clause.start, clause.end)),
    }


def _bad_words(inside: Sequence[Hit], found: dict[str, float]) -> dict[str, float]:
    """The signals of how much ill a clause speaks."""
    ill = sum(["ill" in hit.entry for hit in inside])
    bad = ill + sum(["wrong" in hit.entry or "deceit" in hit.entry for hit in inside])
    told = {"ills": float(min(ill, 3)), "bads": min(bad, 4) / 2}
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
    return first_against(inside, _OUTRIGHT) is not None


def _ill_of_somebody(clause: Clause, inside: Sequence[Hit]) -> list[Hit]:
    """The words that speak ill, but for those that are mostly said of nobody: sick, fuel."""
    lower, chance = clause.sentence.lower, words("charges", "chance", "words")
    return [hit for hit in inside if hit.last - hit.first > 1 or lower[hit.first] not in chance]


def _evidence(clause: Clause, inside: Sequence[Hit], kinds: Sequence[str] = _NAMED) -> tuple[Span, ...]:
    """The words of some kinds of a clause, the plainest kept where there are many, in order."""
    sentence, wanted = clause.sentence, frozenset(kinds)
    found = [
        (min(kinds.index(signal) for signal in hit.entry if signal in kinds),
         Span(sentence.starts[hit.first], sentence.ends[hit.last - 1]))
        for hit in inside if not wanted.isdisjoint(hit.entry)
    ]
    return tuple(sorted({span for _, span in sorted(found)[:_MOST_EVIDENCE]}))
