"""Who is not heard: charges that nobody answers, and voices that an article lacks (ANNOTATION_GUIDE, section 4).

A clause of the layer before that speaks against somebody is a candidate. How likely it is a charge is added up from
its signals, and so is how likely each sentence near it, and each that has to do with the accused, answers it; what is
left is the likelihood that nobody does.
"""

from collections.abc import Iterator, Sequence

from tui.annotate.annotation import Annotation, Layer, SpanIndex
from tui.annotate.missing import missing_voices
from tui.annotate.replies import Replies
from tui.annotate.signals import hits_in, measured, place_of, probability, quoted_in, signals_of, source_of
from tui.annotate.statements import Clause
from tui.annotate.weight import weigh
from tui.language.cut import CutArticle

SHOWN = 0.11
"""The line for charges without an answer."""
_LEAST = 0.05
_PLAIN_ANSWER = 0.9
"""How surely the accused's denial, or that their reply was sought, answers a charge that it fits."""
_PERHAPS = 0.25
"""Above this, the sentence most like an answer is named in the reason."""
_CHARGING = ("wrong", "blame", "deceit", "stance_accuses")
_HARMLESS = 0.1
"""The most that a clause is worth as a charge where no word of it charges anybody."""


def annotate(
    cut: CutArticle, sourced: Sequence[Annotation], unverified: Sequence[Annotation], loaded: Sequence[Annotation]
) -> Iterator[Annotation]:
    """The places where a fair reader would expect a voice that the article does not give."""
    replies = Replies(cut, sourced)
    judging = SpanIndex([annotation for annotation in loaded if annotation.shown])
    found = [mark for claim in unverified if claim.target and (mark := _unanswered(cut, replies, judging, claim))]
    yield from sorted([*found, *missing_voices(cut, sourced, found)], key=lambda mark: (mark.start, mark.end))


def _unanswered(
    cut: CutArticle, replies: Replies, judging: SpanIndex[Annotation], claim: Annotation
) -> Annotation | None:
    """The mark of a charge that nobody answers, or None."""
    clause = _clause(cut, claim)
    if clause is None or claim.target is None:
        return None
    signals = _signals(cut, clause, claim)
    for wording in judging.overlapping(claim.start, claim.end):
        signals[f"loaded_{wording.kind}"] = 1.0
    charged = probability("accused", signals)
    if charged < _LEAST:
        return None
    silence, heard = 1.0, None
    best = 0.0
    for index, reply in replies.around(replies.charge(claim.target, clause)):
        answers = _PLAIN_ANSWER if "plain" in reply else probability("reply", reply)
        silence *= 1 - answers
        if answers > best:
            best, heard = answers, index
    confidence = round(measured("unanswered", charged * silence), 3)
    if not any(signal in signals for signal in _CHARGING):
        confidence = min(confidence, _HARMLESS)
    if confidence < _LEAST:
        return None
    return Annotation(
        layer=Layer.COUNTERVIEW, kind="unanswered", start=claim.start, end=claim.end, confidence=confidence,
        weight=weigh(cut, "unanswered", claim.start), shown=confidence >= SHOWN,
        reason=_reason(cut, claim, best, heard), evidence=claim.evidence, target=claim.target, related=(claim,),
    )


def _clause(cut: CutArticle, claim: Annotation) -> Clause | None:
    sentence = cut.sentence_at(claim.start)
    if sentence is None:
        return None
    inside = sentence.tokens_in(claim.start, claim.end)
    return Clause(sentence, inside.start, inside.stop, claim.related[0] if claim.related else None) if inside else None


def _signals(cut: CutArticle, clause: Clause, claim: Annotation) -> dict[str, float]:
    signals = signals_of(clause, hits_in(clause.sentence)) | place_of(cut, clause.sentence)
    signals[f"kind_{claim.kind}"] = 1.0
    signals["confidence"] = claim.confidence
    signals |= quoted_in(cut, claim.start, claim.end)
    return signals | (source_of(clause.said) if clause.said else {})


def _reason(cut: CutArticle, claim: Annotation, best: float, heard: int | None) -> str:
    named = ", ".join(f"“{' '.join(cut.text[s.start:s.end].split())}”" for s in claim.evidence[:2])
    by = f" ({named})" if named else ""
    told = f"It speaks against {claim.target}{by}; no answer and no request for one was found in this text."
    if heard is not None and best > _PERHAPS:
        words = cut.text[cut.sentences[heard].start : cut.sentences[heard].end].split()
        told += f" The nearest to one begins “{' '.join(words[:5])}”."
    return told
