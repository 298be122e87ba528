"""Says who: checkable claims that the article gives the reader no way to trace yet (ANNOTATION_GUIDE, section 2).

Every clause is a candidate. In the article's own voice it is hedged, a figure, a cause or plainly unattributed; handed
to a source that cannot be found it rests on a weak source; handed to a named one it is an allegation where it speaks
against somebody. How likely it is that a careful reader would write "says who?" beside it is added up from its signals
(`signals.py`). A passage of one to three lines has points of its own: there, nothing stands around a sentence that
could give it a source.
"""

from collections.abc import Iterator, Sequence

from tui.annotate.annotation import Annotation, Layer, SourceKind, Stance
from tui.annotate.clauses import SentenceOfClauses, clauses_in
from tui.annotate.signals import (
    Hit,
    figures_in,
    measured,
    probability,
    quoted_in,
    signals_of,
    source_of,
)
from tui.annotate.statements import Clause, Voices
from tui.annotate.targets import Target, target_in
from tui.annotate.weight import weigh
from tui.article.article import Span
from tui.language.cut import CutArticle, Sentence
from tui.language.names import Names, names_in

SHOWN = {
    "unattributed": 0.37, "figure": 0.28, "causal": 0.37, "hedged": 0.4, "weak-source": 0.36, "allegation": 0.36,
    "passage": 0.4,
}  # fmt: skip
"""The line of each kind, and of passages, chosen for precision on the articles that the points were found on."""
_LEAST = 0.05
_DOUBT = 5
"""How much it counts against a claim of the article's own that it may be somebody's after all."""
_MOST_EVIDENCE = 3
_AGAINST = ("wrong", "amiss", "blame", "deceit", "consequence", "judging", "hedge")
"""Signals of a clause that may speak against somebody."""
_CHARGING = ("wrong", "blame", "deceit")
_HARMLESS = 0.3
"""The most that a statement of a named source is worth as an allegation where no word charges anybody."""
_UNTRACEABLE = (SourceKind.ANONYMOUS, SourceKind.VAGUE)


def annotate(
    cut: CutArticle, sourced: Sequence[Annotation], clauses: Sequence[SentenceOfClauses] | None = None
) -> Iterator[Annotation]:
    """The unverified claims of an article, or of some of its sentences, given as clauses."""
    voices, names = Voices(sourced), names_in(cut)
    for sentence, hits, signalled in clauses_in(cut, sourced) if clauses is None else clauses:
        if cut.brief:
            yield from _in_passage(cut, names, sentence, hits, [clause.said for clause, _, _ in signalled])
            continue
        for clause, inside, signals in signalled:
            perhaps = clause.said is None and voices.perhaps_handed(clause)
            found = _mark(cut, names, clause, inside, signals | {"perhaps": 1.0} if perhaps else signals)
            if found:
                yield found


def _mark(
    cut: CutArticle, names: Names, clause: Clause, hits: Sequence[Hit], signals: dict[str, float]
) -> Annotation | None:
    """The mark of a clause, or None where it claims nothing that needs a source of its own."""
    said = clause.said
    if said is None:
        kind, sure = _own_kind(clause, hits), probability("own", signals)
        if kind != "hedged":  # a hedge stays one, whosever it is
            sure *= (1 - probability("handed", signals)) ** _DOUBT
        sure = measured("hedged" if kind == "hedged" else "own", sure)
        target = _blamed(clause, hits, names) if sure > _LEAST / 2 else None
        return _made(cut, clause, hits, kind, kind, sure, target, "attributed_before" in signals)
    source = said.source.kind if said.source else None
    signals = signals | source_of(said) | {f"form_{said.kind}": 1.0}
    target = target_in(clause, names)
    if target:
        signals["target_named" if target.named else "target_other"] = signals[f"target_{target.sort}"] = 1.0
    if "verb" not in signals and not _charges(said, hits):
        return None
    if source is None or source in _UNTRACEABLE:
        family, kind = "unnamed", "weak-source"
    elif target and said.stance is not Stance.DENIES:
        family = kind = "allegation"
    else:
        return None
    sure = measured(family, probability(family, signals))
    if kind == "allegation" and not _charges(said, hits):
        sure = min(sure, _HARMLESS)
    return _made(cut, clause, hits, kind, kind, sure, target)


def _in_passage(
    cut: CutArticle, names: Names, sentence: Sentence, hits: Sequence[Hit], said: Sequence[Annotation | None]
) -> Iterator[Annotation]:
    """The mark of a sentence that stands alone."""
    attribution = said[0] if said and all(one is said[0] for one in said) else None
    clause = Clause(sentence, 0, len(sentence.lower), attribution)
    signals = signals_of(clause, hits) | quoted_in(cut, clause.start, clause.end)
    kind = _own_kind(clause, hits)
    target = None
    if attribution and (attribution.source is None or attribution.source.kind in _UNTRACEABLE):
        kind = "weak-source"
    elif attribution and _charges(attribution, hits) and (target := target_in(clause, names)):
        kind = "allegation"
    found = _made(cut, clause, hits, kind, "passage", probability("passage", signals), target)
    if found:
        yield found


def _charges(said: Annotation, hits: Sequence[Hit]) -> bool:
    """Whether there are words of wrong-doing or blame; an event with victims alone is no charge against anybody."""
    return said.stance is Stance.ACCUSES or any(signal in hit.entry for hit in hits for signal in _CHARGING)


def _own_kind(clause: Clause, hits: Sequence[Hit]) -> str:
    """The first kind that fits a clause in the article's own voice, in the order of the guide."""
    given = {signal for hit in hits for signal in hit.entry}
    if "hedge" in given:
        return "hedged"
    if given & {"quantity", "ranked"} or figures_in(clause.sentence.lower, clause.first, clause.last):
        return "figure"
    return "causal" if "cause" in given else "unattributed"


def _blamed(clause: Clause, hits: Sequence[Hit], names: Names) -> Target | None:
    """Whom the article speaks against in its own voice, if anybody."""
    blame = next((hit for hit in hits if "blame" in hit.entry), None)
    if blame:
        return target_in(clause, names, blame.last - 1)
    return target_in(clause, names) if any(signal in hit.entry for hit in hits for signal in _AGAINST) else None


_EVIDENCE = {
    "hedged": ("hedge",), "figure": ("quantity", "ranked"), "causal": ("cause",), "weak-source": (),
    "allegation": ("wrong", "blame"),
    "unattributed": ("consequence", "deceit", "wrong", "spread", "change", "judging", "mind"),
}  # fmt: skip


def _evidence(clause: Clause, hits: Sequence[Hit], kind: str) -> tuple[Span, ...]:
    """The words that made the mark; where none stand out, none."""
    sentence = clause.sentence
    wanted = _EVIDENCE[kind]
    found = [
        Span(sentence.starts[hit.first], sentence.ends[hit.last - 1])
        for hit in hits if any(signal in hit.entry for signal in wanted)
    ]
    if kind == "figure":
        found += [
            Span(sentence.starts[index], sentence.ends[index])
            for index in figures_in(sentence.lower, clause.first, clause.last)
        ]
    return tuple(sorted(set(found))[:_MOST_EVIDENCE])


def _made(
    cut: CutArticle, clause: Clause, hits: Sequence[Hit], kind: str, line: str,
    confidence: float, target: Target | None, goes_on: bool = False,
) -> Annotation | None:
    confidence = round(confidence, 3)
    if confidence < _LEAST:
        return None
    evidence = _evidence(clause, hits, kind)
    said = clause.said
    return Annotation(
        layer=Layer.UNVERIFIED, kind=kind, start=clause.start, end=clause.end, confidence=confidence,
        weight=weigh(cut, kind, clause.start), shown=confidence >= SHOWN[line],
        reason=_reason(cut, kind, evidence, said, target, goes_on), evidence=evidence,
        source=said.source if said and kind == "weak-source" else None,
        target=target.name if target else None, related=(said,) if said else (),
    )


def _reason(
    cut: CutArticle, kind: str, evidence: Sequence[Span], said: Annotation | None, target: Target | None, before: bool
) -> str:
    """What is missing, with the words that made the mark."""
    named = ", ".join(f"“{' '.join(cut.text[span.start:span.end].split())}”" for span in evidence)
    where = "in this sentence" if before else "in this sentence or the one before"
    if kind == "hedged":
        return f"{named} leaves it open, and nobody answers for it {where}."
    if kind == "figure":
        return f"No source for {named} {where}."
    if kind == "causal":
        return f"{named} gives a cause or a motive; no source or support for it {where}."
    if kind == "weak-source" and said and said.source:
        return f"The only source is “{' '.join(said.source.text.split())}”: nobody who could be found and asked."
    if kind == "weak-source":
        return "It is handed over, but no source is named."
    if kind == "allegation" and said and said.source:
        speaker = said.source.name or " ".join(said.source.text.split())
        about = f" about {target.name}" if target else ""
        return f"One side’s charge{about}: only {speaker} says so here, and the clause gives no evidence."
    return f"Stated as a fact; no source for it {where}" + (f". It matters because of {named}." if named else ".")
