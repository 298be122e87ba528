"""Says who: checkable claims that the article gives the reader no way to trace yet (ANNOTATION_GUIDE, section 2).

Every clause is a candidate. In the article's own voice it rests on people nobody could find, is hedged, a figure, a
cause or plainly unattributed; handed to a source that cannot be found it rests on a weak source; handed to a named one
it is an allegation where it is about somebody else. How likely it is that a careful reader would write "says who?"
beside it is added up from its signals (`signals.py`) by points that `training/claims.py` finds. A passage of one to
three lines has points of its own: there, nothing stands around a sentence that could give it a source.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tui.annotate.annotation import Annotation, Layer, Source, Stance
from tui.annotate.charges import party_in_headline
from tui.annotate.clauses import SentenceOfClauses, clauses_in
from tui.annotate.hints import Hints
from tui.annotate.parties import Party, parties_in
from tui.annotate.signals import Hit, figures_in, measured, probability, quoted_in, signals_of, source_of
from tui.annotate.statements import Clause, Voices
from tui.annotate.targets import Target, surely_meant, target_in, targets_of
from tui.annotate.weight import weigh
from tui.article.article import Span
from tui.language.cut import CutArticle, Sentence
from tui.language.names import Names, names_in
from tui.lexicon import words

SHOWN = {"article": 0.34, "passage": 0.4}
"""The default lines. In articles about as much is above it as careful readers marked."""
_LEAST = 0.05
_DOUBT = 4
"""How much it counts against a claim of the article's own that it may be somebody's after all. A hedge stays one,
whosever it is."""
UNSOURCED = ("unattributed", "figure", "causal")
"""Kinds of claims for which it matters whether they are somebody's after all."""
_MOST_EVIDENCE = 3
_CHARGING = ("wrong", "blame", "deceit")


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


def annotate(
    cut: CutArticle, sourced: Sequence[Annotation], clauses: Sequence[SentenceOfClauses] | None = None,
    hints: Hints | None = None,
) -> Iterator[Annotation]:
    """The unverified claims of an article, or of some of its sentences, given as clauses."""
    names = names_in(cut)
    if clauses is None:
        clauses = clauses_in(cut, sourced)
    if cut.brief:
        for sentence, hits, signalled in clauses:
            yield from _in_passage(cut, names, sentence, hits, [clause.said for clause, _, _ in signalled])
        return
    head = party_in_headline(cut)
    for candidate in candidates(cut, sourced, clauses):
        sure = confidence_in(candidate)
        if sure >= _LEAST:
            accused = candidate.target and _accused(cut, candidate, head, hints)
            goes_on = "attributed_before" in candidate.signals
            yield _made(cut, candidate.clause, candidate.hits, kind_of(candidate), sure, accused, goes_on)


def candidates(
    cut: CutArticle, sourced: Sequence[Annotation], clauses: Sequence[SentenceOfClauses]
) -> Iterator[Candidate]:
    """Every one of some clauses with the signals by which it is weighed. What a named source denies, or says about
    nobody, is none."""
    voices, names = Voices(sourced), names_in(cut)
    for _, hits, signalled in clauses:
        for clause, inside, around in signalled:
            said = clause.said
            if said is None:
                perhaps = voices.perhaps_handed(clause)
                yield Candidate(clause, inside, "own", around | {"perhaps": 1.0} if perhaps else around, None)
                continue
            source = said.source
            signals = around | source_of(said) | {f"form_{said.kind}": 1.0}
            if _charges(said, inside):
                signals["charges"] = 1.0
            target = target_in(clause, names, inside)
            if target:
                signals["target_named" if target.named else "target_other"] = signals[f"target_{target.sort}"] = 1.0
            if _cannot_be_found(source):
                beside = (hit for hit in hits if not clause.first <= hit.first < clause.last)
                signals |= {f"beside_{signal}": 1.0 for hit in beside for signal in hit.entry}
                yield Candidate(clause, inside, "unnamed", signals, None)
            elif target and said.stance is not Stance.DENIES and _is_about(clause, target, signals):
                yield Candidate(clause, inside, "named", signals, target)


def _cannot_be_found(source: Source | None) -> bool:
    """Whether nobody says so, or nobody who could be asked; "who" in "Voss, who says …" stands for somebody."""
    if source is None:
        return True
    return not source.kind.is_traceable and source.text.lower() not in words("grammar", "relatives")


def _is_about(clause: Clause, target: Target, signals: Mapping[str, float]) -> bool:
    """Whether what somebody says charges anybody, or is about one whom the clause names or means by a pronoun."""
    return "charges" in signals or "they" in signals or clause.start <= target.start < clause.end


def confidence_in(candidate: Candidate) -> float:
    """How likely a careful reader would ask "says who?", as measured on annotated articles."""
    return measured(scale_of(candidate), likelihood_of(candidate, probability))


def likelihood_of(candidate: Candidate, by: Callable[[str, Mapping[str, float]], float]) -> float:
    """By the points of its family, less what speaks for somebody's having said it after all."""
    likely = by(candidate.family, candidate.signals)
    if scale_of(candidate) == "unsourced":
        likely *= (1 - by("handed", candidate.signals)) ** _DOUBT
    return likely


def scale_of(candidate: Candidate) -> str:
    """On which scale its likelihood is measured (points.toml, `measured`)."""
    return "unsourced" if kind_of(candidate) in UNSOURCED else "doubtful"


def kind_of(candidate: Candidate) -> str:
    """The first kind that fits, in the order of the guide."""
    if candidate.family == "own":
        return _own_kind(candidate.clause, candidate.hits)
    return "allegation" if candidate.family == "named" else "weak-source"


def _accused(cut: CutArticle, candidate: Candidate, head: Party | None, hints: Hints | None) -> Target | None:
    """Whom an allegation is about: whom a charge in the same words would be against, if that is clear."""
    clause, hits = candidate.clause, candidate.hits
    found = targets_of(clause, names_in(cut), parties_in(cut), hits, head, hints)
    return surely_meant(found, clause.source, parties_in(cut)) if found else candidate.target


def _in_passage(
    cut: CutArticle, names: Names, sentence: Sentence, hits: Sequence[Hit], said: Sequence[Annotation | None]
) -> Iterator[Annotation]:
    """The mark of a sentence that stands alone."""
    attribution = said[0] if said and all(one is said[0] for one in said) else None
    clause = Clause(sentence, 0, len(sentence.lower), attribution)
    signals = signals_of(clause, hits) | quoted_in(cut, clause.start, clause.end)
    kind = _own_kind(clause, hits)
    target = None
    if attribution and _cannot_be_found(attribution.source):
        kind = "weak-source"
    elif attribution and _charges(attribution, hits) and (target := target_in(clause, names, hits)):
        kind = "allegation"
    sure = probability("passage", signals)
    if sure >= _LEAST:
        yield _made(cut, clause, hits, kind, sure, target)


def _charges(said: Annotation, hits: Sequence[Hit]) -> bool:
    """Whether there are words of wrong-doing or blame; an event with victims alone is no charge against anybody."""
    return said.stance is Stance.ACCUSES or any(signal in hit.entry for hit in hits for signal in _CHARGING)


def _own_kind(clause: Clause, hits: Sequence[Hit]) -> str:
    """The first kind that fits a clause in the article's own voice, in the order of the guide."""
    given = {signal for hit in hits for signal in hit.entry}
    if "unfound" in given:
        return "weak-source"
    if "hedge" in given:
        return "hedged"
    if given & {"quantity", "ranked"} or _figures(clause):
        return "figure"
    return "causal" if "cause" in given else "unattributed"


def _figures(clause: Clause) -> list[int]:
    """The figures of a clause that are more than a few things or somebody's age."""
    lower = clause.sentence.lower
    found = figures_in(lower, clause.first, clause.last)
    return [index for index in found if len(lower[index]) > 1 and lower[index + 1 : index + 2] != ("-",)]


_EVIDENCE = {
    "hedged": ("hedge",), "figure": ("quantity", "ranked"), "causal": ("cause",), "weak-source": ("unfound",),
    "allegation": _CHARGING,
    "unattributed": ("consequence", "deceit", "wrong", "spread", "change", "judging", "mind"),
}  # fmt: skip


def _evidence(cut: CutArticle, clause: Clause, hits: Sequence[Hit], kind: str) -> tuple[Span, ...]:
    """The words that made the mark, those side by side as one; where none stand out, none."""
    sentence = clause.sentence
    wanted = _EVIDENCE[kind]
    found = [
        Span(sentence.starts[hit.first], sentence.ends[hit.last - 1])
        for hit in hits if any(signal in hit.entry for signal in wanted)
    ]
    if kind == "figure":
        found += [Span(sentence.starts[index], sentence.ends[index]) for index in _figures(clause)]
    joined: list[Span] = []
    for span in sorted(set(found)):
        if joined and not cut.text[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined[:_MOST_EVIDENCE])


def _made(
    cut: CutArticle, clause: Clause, hits: Sequence[Hit], kind: str, confidence: float,
    target: Target | None, goes_on: bool = False,
) -> Annotation:
    confidence = round(confidence, 3)
    evidence = _evidence(cut, clause, hits, kind)
    said = clause.said
    return Annotation(
        layer=Layer.UNVERIFIED, kind=kind, start=clause.start, end=clause.end, confidence=confidence,
        weight=weigh(cut, kind, clause.start), shown=confidence >= SHOWN["passage" if cut.brief else "article"],
        reason=_reason(cut, kind, evidence, said, target, goes_on), evidence=evidence,
        source=said.source if said and kind == "weak-source" else None,
        target=target.name if target else None, related=(said,) if said else (),
    )


def _reason(
    cut: CutArticle, kind: str, evidence: Sequence[Span], said: Annotation | None, target: Target | None, before: bool
) -> str:
    """What is missing, with the words that made the mark."""
    named = ", ".join(f"“{cut.written(*span)}”" for span in evidence)
    where = "in this sentence" if before else "in this sentence or the one before"
    if kind == "hedged":
        return f"{named} leaves it open, and nobody answers for it {where}."
    if kind == "figure":
        return f"No source for {named} {where}."
    if kind == "causal":
        return f"{named} gives a cause or a motive; no source or support for it {where}."
    if kind == "weak-source" and said and said.source:
        return f"The only source is “{' '.join(said.source.text.split())}”: nobody who could be found and asked."
    if kind == "weak-source" and not said:
        return f"Nobody who could be found and asked stands behind {named}."
    if kind == "weak-source":
        return "It is handed over, but no source is named."
    if kind == "allegation" and said and said.source:
        speaker = said.source.name or " ".join(said.source.text.split())
        about = f" about {target.name}" if target else ""
        what = "charge" if said.stance is Stance.ACCUSES or evidence else "word"
        return f"One side’s {what}{about}: only {speaker} says so here, and the clause gives no evidence."
    return f"Stated as a fact{f' ({named})' if named else ''}; no source for it {where}."
