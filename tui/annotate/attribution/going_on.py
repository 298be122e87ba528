"""What goes on with an attribution after its clause of saying: it was safe, she said; [nobody had been hurt].

The sentence is still theirs where a semicolon joins a clause in the tense of what is told again (not: Marek said; Voss
has not replied), and after "but" or "and" where that tells of what only they could know: would, might.
"""

from collections.abc import Sequence

from tui.annotate.annotation import SpanIndex, Stance
from tui.annotate.attribution.said import Said
from tui.article.article import Span
from tui.language.cut import CutArticle
from tui.language.folded import word_classes
from tui.lexicon import words

_SURE = 0.5
"""How sure an attribution is at least that another clause is joined to."""
_REACH = 12
"""Words of a clause among which its auxiliary stands."""


def with_what_goes_on(cut: CutArticle, found: Sequence[Said]) -> list[Said]:
    """The attributions, with the clauses that go on with them and that no other has a part in."""
    told: SpanIndex[Span] | None = None
    kept: list[Said] = []
    for said in found:
        clause = _clause_after(cut, said)
        if clause:
            told = told or SpanIndex([s for one in found for s in (*one.spans, one.cue, one.source) if s])
            if not told.overlapping(*clause):
                said = said._replace(spans=(*said.spans, clause))
        kept.append(said)
    return kept


def _clause_after(cut: CutArticle, said: Said) -> Span | None:
    """The rest of the sentence after a paraphrase and whoever says it, where it may go on with that."""
    if said.source is None or said.cue is None or said.by_layout or said.confidence < _SURE:
        return None
    begins, ends = min(said.source.start, said.cue.start), max(said.source.end, said.cue.end)
    if said.stance is not Stance.ASSERTS or said.spans[-1].end > begins:
        return None
    sentence = cut.sentence_at(ends - 1)
    if sentence is None or ends >= sentence.end or said.spans[0].start < sentence.start:
        return None
    if any(cut.quotation_at(span.start) or cut.quotation_at(span.end - 1) for span in said.spans):
        return None
    first = sentence.token_at(ends)
    mark, joining = (*sentence.lower[first : first + 2], "", "")[:2]
    joined = mark == "," and joining in ("and", "but")
    if mark != ";" and not joined:
        return None
    first += 1 + joined
    lower, classes = sentence.lower[first:], word_classes()
    by_source = said.source.start > said.cue.start  # then a verb without a subject is not that of whoever says it
    if not lower or classes.get(lower[0]) in ("a", "c", "i", "r", *("" if by_source and joined else "x")):
        return None
    helping = next((low for low in lower[not by_source : _REACH] if classes.get(low) == "x"), None)
    if helping not in words("grammar", "not_seen" if joined else "told_back"):
        return None
    last = len(sentence.lower) - (sentence.lower[-1] in ".!?")
    return Span(sentence.starts[first], sentence.ends[last - 1])
