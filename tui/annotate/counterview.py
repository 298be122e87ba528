"""Who is not heard: charges that nobody answers, and voices that an article lacks (ANNOTATION_GUIDE, section 4).

A clause that speaks against somebody is a candidate. How likely it is a charge is added up from its signals, and so is
how likely each sentence near it, and each that has to do with the accused, answers it; what is left is the likelihood
that nobody does.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from tui.annotate.annotation import Annotation, Layer, SpanIndex
from tui.annotate.charges import Charge, charges_in
from tui.annotate.clauses import SentenceOfClauses
from tui.annotate.hints import ANSWER, CHARGE, Hints
from tui.annotate.missing import missing_voices
from tui.annotate.replies import Replies
from tui.annotate.signals import log_odds, measured, probability
from tui.annotate.targets import Target
from tui.annotate.weight import weigh
from tui.language.cut import CutArticle, Sentence
from tui.language.names import Sort

SHOWN = 0.12
"""The line for charges without an answer."""
_LEAST = 0.05
_PLAIN_ANSWER = 0.9
"""How surely the accused's denial, or that their reply was sought, answers a charge that it fits."""
_SILENCE = 0.7
"""How much silence counts: its parts are not independent of one another."""
_PERHAPS = 0.25
"""Above this, the sentence most like an answer is named in the reason."""
_HARMLESS = 0.1
"""The most that a clause is worth as a charge where no word of it charges anybody."""
_MILD = 0.11
"""The most that one is worth which only speaks ill of something, or of nobody who could answer."""
_MEANT = 0.3
"""How likely it must be that a target is the one meant: under it one in seven was, on our training articles."""
_SURE = 0.5
"""How likely a model must find a word to be part of a charge for the clause to count as one without outright words."""
_MOST_SHOWN = 5
"""Charges shown in an article: more of them tell a reader no more."""


class Answer(NamedTuple):
    """How an article answers a charge."""

    silence: float
    """How likely it is that nothing in it does."""
    best: float
    nearest: int | None
    """The sentence most like an answer, and how much it is like one."""


def annotate(
    cut: CutArticle, sourced: Sequence[Annotation], unverified: Sequence[Annotation], hints: Hints | None = None,
    clauses: Sequence[SentenceOfClauses] | None = None,
) -> Iterator[Annotation]:
    """The places where a fair reader would expect a voice that the article does not give.

    `clauses` are those of the article by these attributions, where they are known.
    """
    replies, claims = Replies(cut, sourced), SpanIndex(unverified)
    found = [
        mark for charge in charges_in(cut, sourced, hints, clauses)
        if charge.targets
        and (mark := _unanswered(cut, charge, answered(cut, replies, charge, hints), claims, hints))
    ]
    found = _chosen(cut, found)
    yield from sorted([*found, *missing_voices(cut, sourced, found)], key=lambda mark: (mark.start, mark.end))


def answered(cut: CutArticle, replies: Replies, charge: Charge, hints: Hints | None = None) -> Answer:
    """How likely a charge is answered, and by which sentence."""
    silence, best, nearest = 1.0, 0.0, None
    names = [target.name for target, _ in charge.targets]
    for index, signals in replies.around(replies.charge(names, charge.clause)):
        answers = reply_by_rules(signals)
        if hints:
            sentence = cut.sentences[index]
            answers = probability("reply_hinted", both_on_reply(answers, hints, sentence))
        silence *= 1 - answers
        if answers > best:
            best, nearest = answers, index
    return Answer(silence, best, nearest)


def reply_by_rules(signals: Mapping[str, float]) -> float:
    """How likely a sentence answers a charge, by its signals alone."""
    return max(_PLAIN_ANSWER if "plain" in signals else 0.0, probability("reply", signals))


def both_on_reply(by_rules: float, hints: Hints, sentence: Sentence) -> dict[str, float]:
    """The signals of the rules and of the model that a sentence answers a charge."""
    return {"rules": log_odds(by_rules), "model": log_odds(hints.sentence(ANSWER, sentence.start, sentence.end))}


def unheard(charged: float, silence: float) -> float:
    """How likely a clause is a charge that nothing answers: many sentences that hardly answer it are no answer."""
    return float(charged * silence**_SILENCE)


def _unanswered(
    cut: CutArticle, charge: Charge, answer: Answer, claims: SpanIndex[Annotation], hints: Hints | None
) -> Annotation | None:
    """The mark of a charge that nobody answers, or None."""
    family = "unanswered_hinted" if hints else "unanswered"
    confidence = round(measured(family, unheard(charge.likelihood, answer.silence)), 3)
    if not charge.evidence:
        confidence = min(confidence, _HARMLESS)
    elif not (charge.outright or _is_sure(charge, hints)) or not _can_answer(*charge.targets[0]):
        confidence = min(confidence, _MILD)
    if confidence < _LEAST:
        return None
    start, end = charge.clause.start, charge.clause.end
    return Annotation(
        layer=Layer.COUNTERVIEW, kind="unanswered", start=start, end=end, confidence=confidence,
        weight=weigh(cut, "unanswered", start), shown=confidence >= SHOWN, reason=_reason(cut, charge, answer),
        evidence=charge.evidence, target=charge.targets[0][0].name,
        related=tuple(claim for claim in claims.overlapping(start, end) if claim.kind == "allegation")[:1],
    )


def _is_sure(charge: Charge, hints: Hints | None) -> bool:
    """Whether a model finds some word of the clause likely to be part of a charge."""
    return hints is not None and hints.most(CHARGE, charge.clause.start, charge.clause.end) >= _SURE


def _can_answer(target: Target, likelihood: float) -> bool:
    """Whether it is likely enough that they are meant; a name of no known sort, outside the clause, may be anything."""
    return likelihood >= _MEANT and (target.named or target.sort is not Sort.UNKNOWN)


def _chosen(cut: CutArticle, found: Sequence[Annotation]) -> list[Annotation]:
    """Of a sentence the surest charge, and of an article so many as a reader will look at; the others are not shown."""
    taken: set[int] = set()
    shown: list[Annotation] = []
    for mark in sorted(found, key=lambda mark: (-mark.confidence, mark.start)):
        sentence = cut.sentence_at(mark.start)
        if mark.shown and sentence and sentence.index not in taken and len(shown) < _MOST_SHOWN:
            taken.add(sentence.index)
            shown.append(mark)
    return [mark if mark in shown or not mark.shown else replace(mark, shown=False) for mark in found]


def _reason(cut: CutArticle, charge: Charge, answer: Answer) -> str:
    named = ", ".join(f"“{' '.join(cut.text[s.start:s.end].split())}”" for s in charge.evidence[:2])
    by = f" ({named})" if named else ""
    target = charge.targets[0][0].name
    told = f"It speaks against {target}{by}; no answer and no request for one was found in this text."
    if answer.nearest is not None and answer.best > _PERHAPS:
        sentence = cut.sentences[answer.nearest]
        opening = " ".join(cut.text[sentence.start : sentence.end].split()[:5])
        told += f" The nearest to one begins “{opening}”."
    return told
