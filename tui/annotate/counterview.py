"""Who is not heard: charges that nobody answers, and voices that an article lacks (docs/marks.md, C).

A clause that speaks against somebody is a candidate. How likely it is a charge is added up from its signals, and so is
how likely each sentence near it, and each that has to do with the accused, answers it; what is left is the likelihood
that nobody does.
"""

import heapq
import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from tui.annotate.annotation import Annotation, Layer, SpanIndex, Stance
from tui.annotate.clauses.clause import Clause
from tui.annotate.clauses.signalled import SentenceOfClauses
from tui.annotate.clauses.signals import place_of
from tui.annotate.hints import ANSWER, Hints
from tui.annotate.naming.with_article import with_article
from tui.annotate.points import log_odds, measured, probability
from tui.annotate.replies.answers import Replies
from tui.annotate.replies.charges import Charge, charges_in
from tui.annotate.replies.missing import missing_voices
from tui.annotate.replies.parties import parties_in
from tui.annotate.replies.somebody import Target
from tui.annotate.replies.targets import surely_meant
from tui.annotate.weight import weigh
from tui.article.article import Span
from tui.language.cut import CutArticle, Sentence

SHOWN = 0.25
"""The line for charges without an answer."""
_LEAST = 0.05
_PLAIN_ANSWER = 0.9
"""How surely the accused's denial, or that their reply was sought, answers a charge that it fits."""
_ACCOUNT = 0.5
"""How surely what the accused tell of the matter answers it."""
_TOLD_SOON = 0.25
"""How surely whatever else they tell of themselves or of what was said, just after it, does."""
_OF_OTHERS = 0.2
"""How surely it answers a charge at most that somebody else denies something, or was asked."""
_JUST_ANSWERED = 0.5
"""How surely it does that just after it what was said is denied or called something, or somebody was asked, although by
their words they are not the accused: of 120 such sentences in annotated articles about half answered the charge."""
_UNFIT = -1
"""The log-odds that a sentence fits a charge, by the model, below which no account is held for an answer to it."""
_FLOORS = {"plain": _PLAIN_ANSWER, "account": _ACCOUNT, "told_soon": _TOLD_SOON, "just_answered": _JUST_ANSWERED}
"""How surely a sentence answers at least that is told so, the surest first."""
_SILENCE = 2.5
"""How much silence counts beside how likely a clause is a charge: on articles whose answers were cut out, marks then
come and go most surely with the answer."""
_PROBABLE, _UNANSWERED, _ALLEGED = 0.14, 0.7, 0.22
"""How sure a mark must be, how likely silence and how sure the same allegation, for a clause in whose words something
speaks against somebody to be shown as unanswered."""
_MOST_LIKE = 2
"""How many sentences, those most like an answer, tell whether there is one."""
_OPENING_WORDS = 5
_UNQUOTED = str.maketrans("", "", "“”\"")
_PERHAPS = 0.25
"""Above this, the sentence most like an answer is named in the reason."""


class Answer(NamedTuple):
    """How an article answers a charge."""

    silence: float
    """How likely it is that nothing in it does."""
    best: float
    nearest: int | None
    """The sentence most like an answer, and how much it is like one."""
    heard: int | None
    """The first sentence in which the accused, or somebody for them, say anything else, after the charge if there is
    one."""


def annotate(
    cut: CutArticle, sourced: Sequence[Annotation], unverified: Sequence[Annotation], hints: Hints | None = None,
    clauses: Sequence[SentenceOfClauses] | None = None, told: Callable[[int], object] = lambda at: None,
    genre: str | None = None,
) -> list[Annotation]:
    """The places where a fair reader would expect a voice that the article does not give.

    `clauses` are those of the article by these attributions, where they are known. `told` is told where each charge
    begins, and may raise to stop.
    """
    replies, claims = Replies(cut, sourced), SpanIndex(unverified)
    found: list[Annotation] = []
    for charge in charges_in(cut, sourced, hints, clauses):
        told(charge.clause.start)
        if charge.targets and not _is_denied(charge):
            mark = _unanswered(cut, charge, answered(cut, replies, charge, hints), claims, hints)
            found += [mark] if mark else []
    return sorted([*found, *missing_voices(cut, sourced, found, genre)], key=lambda mark: (mark.start, mark.end))


def answered(cut: CutArticle, replies: Replies, charge: Charge, hints: Hints | None = None) -> Answer:
    """How likely a charge is answered, and by which sentence."""
    found: list[tuple[float, int]] = []
    heard: list[int] = []
    names = [(target.name, likelihood) for target, likelihood in charge.targets]
    of_charge = replies.charge(names, charge.clause)
    for index, signals in replies.around(of_charge):
        answers = reply_by_rules(signals)
        if hints:
            sentence = cut.sentences[index]
            both = both_on_reply(answers, hints, charge.clause, sentence)
            held = signals.keys() - {"account"} if both.get("fits", 0.0) < _UNFIT else signals.keys()
            answers = max(probability("reply_hinted", both), _surely(held))
        if "of_others" in signals:
            answers = min(answers, _OF_OTHERS)
        found.append((answers, -index))
        elsewhere = "accused_tells" in signals and index != charge.clause.sentence.index
        if elsewhere and replies.is_heard(of_charge, index):
            heard.append(index)
    best, nearest = max(found, default=(0.0, None))
    first = min(heard, key=lambda index: (index < charge.clause.sentence.index, index), default=None)
    return Answer(silence_of(answers for answers, _ in found), best, None if nearest is None else -nearest, first)


def silence_of(answers: Iterable[float]) -> float:
    """How likely it is that nothing answers a charge, by how likely each sentence does: of many that hardly do, those
    most like an answer count."""
    return math.prod(1 - answer for answer in heapq.nlargest(_MOST_LIKE, answers))


def reply_by_rules(signals: Mapping[str, float]) -> float:
    """How likely a sentence answers a charge, by its signals alone."""
    return max(_surely(signals), probability("reply", signals))


def _surely(signals: Collection[str]) -> float:
    """How likely a sentence answers a charge at least, by the rules that hold whatever else speaks against it."""
    for signal, floor in _FLOORS.items():
        if signal in signals:
            return floor
    return 0.0


def both_on_reply(by_rules: float, hints: Hints, charge: Clause, sentence: Sentence) -> dict[str, float]:
    """The signals of the rules and of the model that a sentence answers a charge."""
    found = {
        "rules": log_odds(by_rules), "model": log_odds(hints.sentence(ANSWER, sentence.start, sentence.end)),
    }
    if sentence.index == charge.sentence.index:
        found["same_sentence"] = 1.0
    else:
        found["fits"] = log_odds(hints.answers(Span(charge.start, charge.end), sentence.start, sentence.end))
    return found


def unheard(charged: float, silence: float) -> float:
    """How likely a clause is a charge that nothing answers: many sentences that hardly answer it are no answer."""
    return float(charged * silence**_SILENCE)


def _unanswered(
    cut: CutArticle, charge: Charge, answer: Answer, claims: SpanIndex[Annotation], hints: Hints | None
) -> Annotation | None:
    """The mark of a charge that nobody answers, or None."""
    charged = probability("charged_hinted" if hints else "charged", signals_of_mark(cut, charge))
    family = "unanswered_hinted" if hints else "unanswered"
    confidence = round(measured(family, unheard(charged, answer.silence)), 3)
    start, end = charge.clause.start, charge.clause.end
    accused = surely_meant(charge.targets, charge.clause.source, parties_in(cut))
    alleged = [claim for claim in claims.overlapping(start, end) if claim.kind == "allegation"]
    agreed = accused and any(claim.confidence >= _ALLEGED and claim.target == accused.name for claim in alleged)
    if hints and agreed and charge.against and confidence >= _PROBABLE and answer.silence > _UNANSWERED:
        confidence = max(confidence, SHOWN)  # by the rules alone, one in four of these was right
    if confidence < _LEAST:
        return None
    return Annotation(
        layer=Layer.COUNTERVIEW, kind="unanswered", start=start, end=end, confidence=confidence,
        weight=weigh(cut, "unanswered", start, minor=accused is None), shown=confidence >= SHOWN,
        reason=_reason(cut, charge, accused, answer),
        evidence=charge.against, target=accused.name if accused else None,
        related=tuple(alleged[:1]),
    )


def _is_denied(charge: Charge) -> bool:
    """Whether a clause is what somebody denies: it answers a charge, and is none."""
    return charge.clause.said is not None and charge.clause.said.stance is Stance.DENIES


def signals_of_mark(cut: CutArticle, charge: Charge) -> dict[str, float]:
    """The signals of whether a reader would mark a clause as a charge: that it is one, that it is clear against whom,
    and the words that say so outright."""
    target, likelihood = charge.targets[0]
    found = place_of(cut, charge.clause.sentence) | {
        "charge": log_odds(charge.likelihood), "target": likelihood, "words": len(charge.evidence) / 3,
        f"sort_{target.sort}": 1.0,
    }
    if charge.evidence:
        found["evidence"] = 1.0
    if charge.outright:
        found["outright"] = 1.0
    if target.named:
        found["named"] = 1.0
    if charge.clause.said is None:
        found["own"] = 1.0
    return found


def _reason(cut: CutArticle, charge: Charge, accused: Target | None, answer: Answer) -> str:
    named = ", ".join(f"“{cut.written(*span)}”" for span in charge.against[:2])
    if not named and accused is None:
        named = f"“{_opening_of(cut, charge.clause.start, charge.clause.end)} …”"
    by = f" ({named})" if named else ""
    name = with_article(cut, accused.name) if accused else ""
    if not accused:
        told = f"It speaks against somebody{by}, but we could not make out whom, and found no answer in this text"
    elif answer.heard is not None:
        told = (
            f"It speaks against {name}{by}; their side is heard (“{_opening(cut, answer.heard)} …”), "
            "but no answer to this was found in this text"
        )
    else:
        told = f"It speaks against {name}{by}; neither an answer nor a request for one was found in this text"
    if answer.nearest is not None and answer.nearest != answer.heard and answer.best > _PERHAPS:
        told += f"; the nearest to one begins “{_opening(cut, answer.nearest)} …”"
    return f"{told}."


def _opening(cut: CutArticle, index: int) -> str:
    """The words with which a sentence begins."""
    sentence = cut.sentences[index]
    return _opening_of(cut, sentence.start, sentence.end)


def _opening_of(cut: CutArticle, start: int, end: int) -> str:
    """The words with which a stretch begins, without quotation marks."""
    return " ".join(cut.written(start, end).translate(_UNQUOTED).split()[:_OPENING_WORDS])
