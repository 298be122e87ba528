"""Who says so: attributions with their source, cue and content.

A sentence is read with its quotations folded (`tui.language.folded`), and the attributions in it are found
(`attribution/`); quotations that no cue of their own sentence claims go on with the speaker before. Then each source
is led back to a name (`naming/`). Last come the claims that only a link gives a source (`naming/hyperlinks.py`).
"""

import heapq
from collections.abc import Iterator, Sequence

from tui.annotate.annotation import Annotation, Layer, Source, SourceKind, SpanIndex, Stance
from tui.annotate.attribution.attribution import Attribution
from tui.annotate.attribution.deeds import is_deed
from tui.annotate.attribution.going_on import with_what_goes_on
from tui.annotate.attribution.pairing import Voice
from tui.annotate.attribution.said import Said
from tui.annotate.attribution.spoken import is_laid_out, spoken
from tui.annotate.attribution.stances import stance_of_content
from tui.annotate.attribution.stretch import Stretch
from tui.annotate.attribution.tagged import joined
from tui.annotate.attribution.turns import turns_in
from tui.annotate.naming.as_told import inside_sentence
from tui.annotate.naming.hyperlinks import linked_claims
from tui.annotate.naming.linker import Linker
from tui.annotate.naming.nouns import is_pronoun
from tui.annotate.weight import PROMINENT, is_prominent
from tui.article.article import BlockKind, Span, side_by_side
from tui.language.cut import CutArticle
from tui.language.folded import Folded
from tui.language.names.names import names_in
from tui.lexicon import load
from tui.model.tags import Tagged

SHOWN, SHOWN_BY_BOTH = 0.3, 0.2
"""The layer's default line, by the rules alone and with the model: about where one more attribution stops adding to F1
(PolNeAR, train)."""
_DEED = 0.2
"""What is left of the confidence where nothing is said, but done, named or played. Judged."""
_WEIGHT_OF_KIND = {SourceKind.VAGUE: 0.45, SourceKind.ANONYMOUS: 0.45}
_WEIGHT_OF_OTHERS, _WEIGHT_OF_NOBODY = 0.3, 0.5
_WEIGHT_OF_STANCE = 0.1


def annotate(
    cut: CutArticle, tagged: Sequence[Tagged] | None = None, ruled: Sequence[Said] | None = None
) -> Iterator[Annotation]:
    """The attributions of an article: by the rules alone, or by them and the stretches that the model has tagged.

    `ruled` is what `by_rule` has found, where that is known already.
    """
    annotated: list[Annotation] = []
    for annotation in Attributions(cut).of([*by_rule(cut)] if ruled is None else ruled, tagged):
        annotated.append(annotation)
        yield annotation
    yield from linked_claims(cut, annotated)


class Attributions:
    """The attributions of one article, but for those of links. Ask from the top, for one part after the other: a source
    may be whoever spoke in the part before.
    """

    def __init__(self, cut: CutArticle) -> None:
        self._cut = cut
        self._linker = Linker(cut, names_in(cut))
        self._speaking: Voice | None = None
        self._open: list[Span] = []

    def of(self, ruled: Sequence[Said], tagged: Sequence[Tagged] | None = None) -> Iterator[Annotation]:
        """The attributions of the next part: by the rules alone, or by them and the stretches that are tagged there."""
        if tagged is not None:
            settled = [said for said in ruled if said.by_form]
            ruled, self._speaking = joined(self._cut, tagged, ruled, self._speaking)
            ruled = _with_settled(ruled, settled) if settled else ruled
        line = SHOWN if tagged is None else SHOWN_BY_BOTH
        for said in with_what_goes_on(self._cut, ruled):
            if not said.by_layout and is_deed(self._cut, said):
                said = said._replace(confidence=round(_DEED * said.confidence, 2))
            yield _annotation(self._cut, self._source(said), said, line)
            if said.confidence >= line:
                self._open += said.spans

    def _source(self, said: Said) -> Source | None:
        """Who the source is; whoever is told to have spoken inside what another says is not heard themselves."""
        if said.source is None:
            return None
        if said.by_layout:  # whoever is interviewed is named before all that is still open
            return self._linker.source(said.source)
        self._open = [span for span in self._open if span.end > said.source.start]
        inside = any(span.start <= said.source.start for span in self._open)
        return self._linker.source(said.source, inside)


def _with_settled(found: Sequence[Said], settled: Sequence[Said]) -> list[Said]:
    """The attributions with those that their form settles in place of whatever was found with the same cue, and without
    those that hand over what somebody else says inside them: Voss said the driver claimed [he had stopped]."""
    cues = SpanIndex([said.cue for said in settled if said.cue])
    contents = SpanIndex([span for said in settled for span in said.spans])

    def is_other(said: Said) -> bool:
        if said.cue is None:
            return True
        around = [span for span in contents.overlapping(*said.cue) if span.start <= said.cue.start]
        credited = said.source and any(said.source.end <= span.start for span in around)
        return not cues.overlapping(*said.cue) and not credited

    kept = [*filter(is_other, found), *settled]
    return sorted(kept, key=lambda said: (said.spans[0].start, said.spans[-1].end))


def by_rule(cut: CutArticle) -> Iterator[Said]:
    """What the rules find, as spans of the text."""
    turns = turns_in(cut)
    ours = ((found.line.block, said) for found in spoken(cut, turns) if (said := _said(cut, found)))
    for _, said in heapq.merge(ours, turns.items(), key=lambda placed: placed[0]):
        if said.spans:
            yield said


def _said(cut: CutArticle, found: Attribution) -> Said | None:
    spans, line, named, cue = _spans(cut, found), found.line, found.source, found.cue
    if not spans:
        return None
    source = _source(line, named) if named else None
    handed = Span(line.starts[cue.first], line.ends[cue.last - 1])
    below = bool(found.more) and (found.announces or found.lists) and is_laid_out(cut, line.block + 1, found)
    by_layout = found.rule == "headline" or below
    by_form = found.by_form or (below and found.lists)
    return Said(tuple(spans), source, handed, found.stance, _confidence_of(found), found.judges, by_layout, by_form)


def _source(line: Folded, named: Stretch) -> Span:
    """The words that name the source, without a mark at their end."""
    last = named.last
    while last > named.first + 1 and line.classes[last - 1] in ",-":
        last -= 1
    return Span(line.starts[named.first], line.ends[last - 1])


def _spans(cut: CutArticle, found: Attribution) -> list[Span]:
    """The content as stretches of the text, in order, those with nothing between them joined."""
    line, spans = found.line, list(found.more)
    for first, last in found.content:
        while first < last and line.classes[first] in ",;:-.)":
            first += 1
        while last > first and line.classes[last - 1] in ",;:-.(":
            last -= 1
        if last > first:
            spans.append(Span(line.starts[first], line.ends[last - 1]))
    return side_by_side(cut.text, spans)


def _annotation(cut: CutArticle, source: Source | None, said: Said, line: float) -> Annotation:
    stance = said.stance
    if stance is Stance.ASSERTS:
        stance = stance_of_content(cut, said.spans, source, said.cue) or stance
    return Annotation(
        layer=Layer.SOURCED,
        kind=_form(cut, said.spans),
        start=said.spans[0].start,
        end=said.spans[-1].end,
        confidence=said.confidence,
        weight=_weight(cut, source, stance, said.spans[0].start),
        shown=said.confidence >= line,
        reason=_reason(cut, source, said.cue, said.judges),
        evidence=(said.cue,) if said.cue else (),
        pieces=said.spans if len(said.spans) > 1 else (),
        stance=stance,
        source=source,
        cue=said.cue,
    )


def _confidence_of(found: Attribution) -> float:
    """The share of attributions of its sort that are right; see `precision` in `cues.toml` for the measurement."""
    precision = load("cues")["precision"]
    confidence: float = precision["rules"].get(found.rule, precision["others"]) * precision["manners"][found.manner]
    for doubt in found.doubts:
        confidence *= precision["doubts"][doubt]
    return round(confidence, 2)


def _weight(cut: CutArticle, source: Source | None, stance: Stance, start: int) -> float:
    """How much an attribution matters: more where its source cannot be traced, for more than a statement, and early."""
    weight = _WEIGHT_OF_KIND.get(source.kind, _WEIGHT_OF_OTHERS) if source else _WEIGHT_OF_NOBODY
    if stance is not Stance.ASSERTS:
        weight += _WEIGHT_OF_STANCE
    return round(weight * (PROMINENT if is_prominent(cut, start) else 1), 3)


def _reason(cut: CutArticle, source: Source | None, cue: Span | None, judges: bool) -> str:
    """The words that hand the content over, in a sentence."""
    by = f"“{cut.written(*cue)}” gives" if cue else "The words around it give"
    if source is None:
        return f"{by} this as somebody’s words, and nobody is named."
    who = " ".join(source.text.split()).rstrip(" ,")
    if is_pronoun(who.lower()) and not source.name:
        who = f"“{inside_sentence(who)}”"
    elif source.name and source.name.casefold() not in who.casefold():
        who = f"{source.name} (“{who}”)"
    else:
        who = inside_sentence(who)
    more = ", and says more than “said”" if judges else ""
    return f"{by} this as coming from {who}{more}".removesuffix(".") + "."


def _form(cut: CutArticle, spans: Sequence[Span]) -> str:
    """direct, indirect or mixed, by how much of the content stands in quotation marks."""
    inside = total = 0
    for span in spans:
        total += _printed(cut.text[span.start : span.end])
        for quotation in cut.quotations_in(*span):
            inside += _printed(cut.text[max(span.start, quotation.start) : min(span.end, quotation.end)])
    if not inside:
        sentences = [sentence for span in spans if (sentence := cut.sentence_at(span.start))]
        return "direct" if all(cut.blocks[one.block].kind is BlockKind.QUOTE for one in sentences) else "indirect"
    return "direct" if inside >= total - 2 else "mixed"


def _printed(text: str) -> int:
    """Characters that are no white space."""
    return sum(map(len, text.split()))
