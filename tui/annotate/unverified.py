"""Says who: checkable claims that the article gives the reader no way to trace yet (docs/marks.md, U).

Every clause is a candidate. In the article's own voice it rests on people nobody could find, is hedged, a figure, a
cause or plainly unattributed; handed to a source that cannot be found it rests on a weak source; handed to a named one
it is an allegation where it is about somebody else. How likely it is that a careful reader would write "says who?"
beside it is added up from its signals (`clauses/signals.py`) by points that `training/claims.py` finds. A passage of
one to three lines has points of its own: there, nothing stands around a sentence that could give it a source.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from tui.annotate.accused import accused_in
from tui.annotate.annotation import Annotation, Layer, SourceKind, SpanIndex, Stance
from tui.annotate.clauses.accounts import (
    Accounts,
    cannot_be_found,
    carrier_of,
    is_clearing,
    is_denied,
    is_finding,
    is_motive,
    is_nobody,
    is_of_speaker,
    is_on_record,
    is_open_charge,
    is_own,
    is_poll,
    is_settled,
    is_size,
    is_suffered,
    is_unnamed,
    names_somebody,
    read_into,
)
from tui.annotate.clauses.clause import Clause, Voices
from tui.annotate.clauses.reasons import evidence_of, figures_of, reason_of
from tui.annotate.clauses.signalled import SentenceOfClauses, clauses_in
from tui.annotate.clauses.signals import (
    CHARGING,
    ILL,
    Hit,
    handing_of,
    hits_within,
    outright_in,
    quoted_in,
    signals_of,
    source_of,
)
from tui.annotate.hints import ANSWER, CHARGE, Hints
from tui.annotate.points import measured, probability
from tui.annotate.replies.candidates import Weighed
from tui.annotate.replies.candidates import candidates as candidates_of
from tui.annotate.replies.charges import is_good_deed
from tui.annotate.replies.parties import parties_in
from tui.annotate.replies.somebody import Target
from tui.annotate.replies.targets import likeliest_of, target_in
from tui.annotate.weight import weigh
from tui.annotate.wordings import voiced
from tui.language.cut import CutArticle, Sentence
from tui.language.names.named import Sort
from tui.language.names.names import Names, names_in
from tui.lexicon import words

SHOWN = 0.34
"""The default line. About as much is above it as careful readers marked."""
_LEAST = 0.05
"""How sure a claim is at least that is told of at all."""
_DOUBT = 4
"""How much it counts against a claim of the article's own that it may be somebody's after all. A hedge stays one,
whosever it is."""
_DOUBT_OF_MIND = 2
"""The same where the article reads a mind: of this it is likelier that nobody told."""
_SETTLED = "settled"
"""The family of clauses that are no candidates."""
_OF_NOBODY = "of_nobody"
"""That of what a named source says about nobody, or of what only may be, or is told from outside, in no word of blame:
only the model may find a charge in it."""
_MODELS_CHARGE, _SURE_CHARGE = 0.3, 0.85
"""How likely the model must then find it, and how likely in what only may be, or is told from outside."""
_ANSWERS = 0.45
"""How likely the model must find that somebody answers, and how much less likely that they charge another. Of the marks
that are left out so on 220 articles careful readers had made one in four."""
_NO_CANDIDATES = (_SETTLED, _OF_NOBODY)
_HANDED = frozenset({"attributed", "after_cue", "before_cue", "leads_in", "that_before", "part"})
"""Signals that a clause is what somebody says: of a mind that is read, they tell nothing."""
OUTRIGHT = 0.45
"""How sure it is at least that a reader would ask after a wrong that is told outright."""
UNSOURCED = ("unattributed", "figure", "causal")
"""Kinds of claims for which it matters whether they are somebody's after all."""


class Candidate(NamedTuple):
    """A clause that may be a claim which a reader has no way to trace."""

    clause: Clause
    hits: Sequence[Hit]
    """The words in it that are signals."""
    family: str
    """By which points it is weighed: own, unnamed (handed to nobody who could be found) or named."""
    signals: dict[str, float]
    target: Target | None
    """Of what a named source says, whom it is about."""
    kind: str
    """The first kind that fits, in the order of the guide."""
    about: Sequence[Weighed] = ()
    """All whom that may be about."""
    mind: Annotation | None = None
    """What seems handed to somebody whose mind the article only reads."""


def annotate(
    cut: CutArticle, sourced: Sequence[Annotation], clauses: Sequence[SentenceOfClauses] | None = None,
    hints: Hints | None = None,
) -> Iterator[Annotation]:
    """The unverified claims of an article, or of some of its sentences, given as clauses."""
    names = names_in(cut)
    if clauses is None:
        clauses = clauses_in(cut, sourced)
    if cut.brief:
        voices = Voices(sourced)
        for sentence, hits, signalled in clauses:
            handed = [clause.said for clause, _, _ in signalled]
            yield from _in_passage(cut, names, sentence, hits, handed, carrier_of(sentence, voices.pieces(sentence)))
        return
    for candidate in _every(cut, sourced, clauses):
        settled = _is_settled(candidate, hints)
        if settled and hints:  # so that the model does not find it anew
            yield _made(cut, candidate.clause, (), candidate.kind, 0.0, None, candidate.signals)
        if settled or candidate.family == _OF_NOBODY:
            continue
        sure = confidence_in(candidate)
        if sure >= _LEAST:
            accused = candidate.target and accused_in(cut, candidate.clause, candidate.about, candidate.hits, hints)
            kind, mind = candidate.kind, candidate.mind
            yield _made(cut, candidate.clause, candidate.hits, kind, sure, accused, candidate.signals, mind)


def candidates(
    cut: CutArticle, sourced: Sequence[Annotation], clauses: Sequence[SentenceOfClauses]
) -> Iterator[Candidate]:
    """Every one of some clauses with the signals by which it is weighed. What a named source denies, or says about
    nobody, is none."""
    return (one for one in _every(cut, sourced, clauses) if one.family not in _NO_CANDIDATES)


def _is_settled(candidate: Candidate, hints: Hints | None) -> bool:
    """Whether a clause is none of the layer's: by the rules, or since the model finds no charge in what somebody says
    about nobody in particular, or takes it for an answer."""
    clause = candidate.clause
    if candidate.family == _SETTLED or hints is None or candidate.kind != "allegation":
        return candidate.family == _SETTLED
    least = _MODELS_CHARGE if is_open_charge(clause) else _SURE_CHARGE
    if candidate.family == _OF_NOBODY and hints.share(CHARGE, clause.start, clause.end) < least:
        return True
    return is_answer(clause.sentence, clause.start, clause.end, hints)


def is_answer(sentence: Sentence, start: int, end: int, hints: Hints) -> bool:
    """Whether the model takes what is said for an answer to a charge, and for no charge itself."""
    answers = hints.sentence(ANSWER, sentence.start, sentence.end)
    return answers >= _ANSWERS and hints.share(CHARGE, start, end) < _ANSWERS


def _every(cut: CutArticle, sourced: Sequence[Annotation], clauses: Sequence[SentenceOfClauses]) -> Iterator[Candidate]:
    """The candidates, and the clauses of which it is settled that they are none: what a study found, say."""
    accounts = Accounts(cut, sourced)
    perhaps = SpanIndex([span for a in sourced if not a.shown for span in a.spans])  # too unsure to be shown
    for _, hits, signalled in clauses:
        minds = [_mind_read(cut, clause, inside) for clause, inside, _ in signalled]
        for place, (clause, inside, around) in enumerate(signalled):
            said, mind = clause.said, minds[place]
            if mind and place and (before := minds[place - 1]) and before.first == mind.first:
                yield Candidate(clause, inside, _SETTLED, around, None, "unattributed")  # the same mind, read on
            elif said is None:
                motive = minds[place + 1] if place + 1 < len(minds) else None
                if motive and is_motive(clause.sentence, motive.first) and motive.first <= clause.last + 1:
                    clause = clause._replace(last=motive.last)
                    inside = hits_within(hits, clause)
                signals = around | {"perhaps": 1.0} if perhaps.overlapping(clause.start, clause.end) else around
                kind = _own_kind(clause, inside)
                settled = _needs_no_source(cut, clause, kind, around, accounts)
                yield Candidate(clause, inside, _SETTLED if settled else "own", signals, None, kind)
            elif mind and (not is_motive(mind.sentence, mind.first) or place == 0 or signalled[place - 1].clause.said):
                told = hits_within(hits, mind)
                signals = {name: value for name, value in around.items() if name not in _HANDED}
                signals |= signals_of(mind, told) | {"mind_read": 1.0}
                yield Candidate(mind, told, "own", signals, None, _own_kind(mind, told), mind=said)
            elif is_own(said.source, cut.stated.byline):
                yield Candidate(clause, inside, _SETTLED, around, None, "unattributed")
            elif mind is None:
                yield _handed(cut, clause, said, inside, hits, around)


def _needs_no_source(
    cut: CutArticle, clause: Clause, kind: str, around: Mapping[str, float], accounts: Accounts
) -> bool:
    """Whether nobody asks who says a clause in the article's own voice: it goes on with an account or an answer, or is
    a figure on record."""
    if kind == "figure" and (is_size(clause, figures_of(clause), around) or is_on_record(clause, around)):
        return True
    goes_on = kind in UNSOURCED and accounts.go_on(clause, kind == "figure")
    return goes_on or (kind in UNSOURCED and voiced.is_answer(cut, clause.sentence))


def _mind_read(cut: CutArticle, clause: Clause, inside: Sequence[Hit]) -> Clause | None:
    """The clause as the article's own, where it reads a mind."""
    if clause.said is None:
        return None
    return read_into(cut, clause, any(not ILL.isdisjoint(hit.entry) for hit in inside))


def _handed(
    cut: CutArticle, clause: Clause, said: Annotation, inside: Sequence[Hit], hits: Sequence[Hit],
    around: dict[str, float],
) -> Candidate:
    """What somebody says: a claim if nobody could find them, or if it lays something at another's door."""
    cue = cut.lower_in(*said.cue) if said.cue else ()
    signals = around | source_of(said) | handing_of(said, cue) | {f"form_{said.kind}": 1.0}
    charges = _charges(clause, said, inside)
    if charges:
        signals["charges"] = 1.0
    if is_nobody(said.source):
        return Candidate(clause, inside, _SETTLED, signals, None, "weak-source")
    unnamed = is_unnamed(cut, said.source)
    named = said.source is not None and said.source.kind.is_traceable
    if not unnamed and (said.stance is Stance.DENIES or not _may_be_of_another(cut, clause, said, inside, charges)):
        return Candidate(clause, inside, _SETTLED, signals, None, "allegation" if named else "weak-source")
    if not (unnamed or named or charges) and names_somebody(cut, said.source):
        return Candidate(clause, inside, _SETTLED, signals, None, "weak-source")
    if not (unnamed or charges or is_open_charge(clause)):
        return Candidate(clause, inside, _OF_NOBODY, signals, None, "allegation" if named else "weak-source")
    about = list(candidates_of(clause, names_in(cut), inside))
    target = likeliest_of(about)
    if target:
        signals["target_named" if target.named else "target_other"] = signals[f"target_{target.sort}"] = 1.0
    if unnamed:
        beside = [hit for hit in hits if not clause.first <= hit.first < clause.last]
        signals |= {f"beside_{signal}": 1.0 for hit in beside for signal in hit.entry}
        if said.source is None and (hedge := _hedge_before(clause, beside)):
            whole = clause._replace(first=hedge.first, said=None)  # with its hedge, which nobody is told to have made
            return Candidate(whole, [hedge, *inside], "unnamed", signals, None, "hedged")
        return Candidate(clause, inside, "unnamed", signals, None, "weak-source")
    family = _family(cut, clause, said, target, signals)
    kind = "allegation" if named or family == "named" else "weak-source"
    return Candidate(clause, inside, family, signals, target, kind, about)


def _hedge_before(clause: Clause, beside: Sequence[Hit]) -> Hit | None:
    """The hedge that hands a clause over without a word for whose belief it is: It is believed that, It is alleged."""
    lower = clause.sentence.lower
    return next((
        hit for hit in beside if "hedge" in hit.entry and lower[hit.first] == "it"
        and lower[hit.last : clause.first] in ((), ("that",))
    ), None)


def _may_be_of_another(
    cut: CutArticle, clause: Clause, said: Annotation, inside: Sequence[Hit], charges: bool
) -> bool:
    """Whether words may be one party's about another: nothing that a poll, a study or a court found, or that somebody
    owns up to, and no deed that somebody only suffers."""
    if is_settled(clause, names_in(cut)):
        return False
    if is_poll(said.source) or is_finding(said.source) or is_clearing(clause):
        return False
    return charges or not any(is_suffered(clause, hit) for hit in inside)


def _family(
    cut: CutArticle, clause: Clause, said: Annotation, target: Target | None, signals: Mapping[str, float]
) -> str:
    """By which points what a named source says is weighed: as what may be about another, as about nobody or only in
    passing, or not at all, where they tell it of themselves or their own side."""
    if "charges" in signals:
        return "named"
    about = target is not None and ("they" in signals or clause.start <= target.start < clause.end)
    if target is None or not about:
        return _OF_NOBODY
    if is_good_deed(clause) or (not target.named and is_of_speaker(clause, names_in(cut))):
        return _SETTLED
    return _SETTLED if _is_own_side(cut, clause, said, target) else "named"


def _is_own_side(cut: CutArticle, clause: Clause, said: Annotation, target: Target) -> bool:
    """Whether a body, or those who are no more than named by what they are, belongs to whoever speaks: a spokesman for
    the council about the council, or its officials."""
    if said.source is None or target.sort is Sort.PERSON or not clause.start <= target.start < clause.end:
        return False
    of_body = said.source.kind is SourceKind.ORGANIZATION
    if of_body and target.start == clause.start and clause.lower[0] in words("clauses", "our"):
        return True
    speaker, own = parties_in(cut).speaking(said.source), parties_in(cut).called(target.name).own
    return not own.isdisjoint(speaker.own | speaker.side)


def confidence_in(candidate: Candidate) -> float:
    """How likely a careful reader would ask "says who?", as measured on annotated articles; what tells outright of a
    wrong is worth asking, whatever else is in the clause."""
    sure = measured(scale_of(candidate), likelihood_of(candidate, probability))
    return max(sure, OUTRIGHT) if is_outright(candidate) else sure


def is_outright(candidate: Candidate) -> bool:
    """Whether the article itself tells outright of a wrong, with no source in its sentence."""
    clause, signals = candidate.clause, candidate.signals
    if candidate.family != "own" or candidate.kind not in UNSOURCED or candidate.mind:
        return False
    sourced = "attributed" in signals or "quoted" in signals or "headline" in signals or "asked" in signals
    return not sourced and outright_in(clause, candidate.hits) is not None


def likelihood_of(candidate: Candidate, by: Callable[[str, Mapping[str, float]], float]) -> float:
    """By the points of its family, less what speaks for somebody's having said it after all."""
    likely = by(candidate.family, candidate.signals)
    if scale_of(candidate) == "unsourced":
        likely *= (1 - by("handed", candidate.signals)) ** (_DOUBT_OF_MIND if candidate.mind else _DOUBT)
    return likely


def scale_of(candidate: Candidate) -> str:
    """On which scale its likelihood is measured (points.toml, `measured`)."""
    return "unsourced" if candidate.kind in UNSOURCED else "doubtful"


def _in_passage(
    cut: CutArticle, names: Names, sentence: Sentence, hits: Sequence[Hit], said: Sequence[Annotation | None],
    carrier: Annotation | None,
) -> Iterator[Annotation]:
    """The mark of a sentence that stands alone, which tells how checkable that is."""
    attribution = said[0] if said and all(one is said[0] for one in said) else carrier
    clause = Clause(sentence, 0, len(sentence.lower), attribution)
    signals = signals_of(clause, hits) | quoted_in(cut, clause.start, clause.end)
    kind, target = _own_kind(clause, hits), None
    if attribution and cannot_be_found(attribution.source):
        kind = "weak-source"
    elif attribution and (target := _charged(clause, attribution, hits, names)):
        kind = "allegation"
    sure = probability("passage", signals)
    if sure >= _LEAST:
        yield _made(cut, clause, hits, kind, sure, target, signals)


def shown_in_passage(
    sentences: Sequence[Annotation], clauses: Sequence[Annotation], least: float = 1.0
) -> list[Annotation]:
    """The marks of a passage: its clauses that an article would show, or that are at least so sure, as sure as their
    sentence deserves a check, and else its sentences, unshown. Much that deserves a check is told in any news: who was
    fined, how a match ended."""
    shown = [replace(it, shown=True) for it in clauses if it.shown or it.confidence >= least]
    by_clause, by_sentence = SpanIndex(shown), SpanIndex(sentences)
    made = [replace(it, shown=False) for it in sentences if not by_clause.overlapping(it.start, it.end)]
    for it in shown:
        beside = (one.confidence for one in by_sentence.overlapping(it.start, it.end))
        made.append(replace(it, confidence=max(beside, default=_LEAST)))
    return sorted(made, key=lambda it: (it.start, it.end))


def _charged(clause: Clause, said: Annotation, hits: Sequence[Hit], names: Names) -> Target | None:
    """Whom somebody charges in a sentence that stands alone, in what they say."""
    tokens = clause.sentence.tokens_in(said.start, said.end)
    inside = [hit for hit in hits if hit.first in tokens]
    if not tokens or said.stance is Stance.DENIES or not _charges(clause, said, inside):
        return None
    return target_in(clause._replace(first=tokens[0], last=tokens[-1] + 1), names, inside)


def _charges(clause: Clause, said: Annotation, hits: Sequence[Hit]) -> bool:
    """Whether there are words of wrong-doing or blame; an event with victims alone is no charge against anybody."""
    charging = (hit for hit in hits if any(signal in hit.entry for signal in CHARGING))
    charges = said.stance is Stance.ACCUSES or any(
        not is_suffered(clause, hit) and not is_denied(clause, hit) for hit in charging
    )
    return charges and not is_clearing(clause)


def _own_kind(clause: Clause, hits: Sequence[Hit]) -> str:
    """The first kind that fits a clause in the article's own voice, in the order of the guide."""
    given = {signal for hit in hits for signal in hit.entry}
    if "unfound" in given:
        return "weak-source"
    if given & {"hedge", "left_open"}:
        return "hedged"
    if given & {"quantity", "ranked"} or figures_of(clause):
        return "figure"
    return "causal" if "cause" in given else "unattributed"


def _made(
    cut: CutArticle, clause: Clause, hits: Sequence[Hit], kind: str, confidence: float,
    target: Target | None, signals: Mapping[str, float], mind: Annotation | None = None,
) -> Annotation:
    confidence = round(confidence, 3)
    evidence = (mind.cue,) if mind and mind.cue else evidence_of(cut, clause, hits, kind)
    said, accused = clause.said or mind, target.name if target else None
    return Annotation(
        layer=Layer.UNVERIFIED, kind=kind, start=clause.start, end=clause.end, confidence=confidence,
        weight=weigh(cut, kind, clause.start, minor=kind == "allegation" and not accused),
        shown=confidence >= SHOWN,
        reason=reason_of(cut, clause, hits, kind, evidence, accused, signals), evidence=evidence,
        source=said.source if said and kind == "weak-source" else None,
        target=accused, related=(said,) if said else (),
    )
