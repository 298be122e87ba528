"""The clauses of an article with the signals that hold whatever is looked for in them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tui.annotate.annotation import Annotation
from tui.annotate.clauses.clause import Clause, Piece, Voices, clauses
from tui.annotate.clauses.signals import Hit, beside, hits_in, place_of, quoted_in, signals_of
from tui.language.cut import CutArticle, Sentence, kept


class SignalledClause(NamedTuple):
    """A clause with what is found in it and around it."""

    clause: Clause
    hits: Sequence[Hit]
    """Those that begin in it."""
    signals: dict[str, float]


class SentenceOfClauses(NamedTuple):
    """A sentence with its clauses."""

    sentence: Sentence
    hits: Sequence[Hit]
    clauses: Sequence[SignalledClause]


def clauses_in(
    cut: CutArticle, sourced: Sequence[Annotation], sentences: Sequence[Sentence] | None = None
) -> list[SentenceOfClauses]:
    """The sentences of an article, in order, or some that follow one another."""
    sentences = cut.sentences if sentences is None else sentences
    if not sentences:
        return []
    voices = Voices(sourced)
    first, last = max(sentences[0].index - 1, 0), sentences[-1].index + 2
    pieces = {one.index: voices.pieces(one) for one in cut.sentences[first:last]}
    found, known = [], _known(cut)
    for sentence in sentences:
        if sentence not in known:
            known[sentence] = hits_in(sentence)
        hits = known[sentence]
        signalled = []
        for clause in clauses(sentence, pieces[sentence.index]):
            _, first, last, _ = clause
            inside = [hit for hit in hits if first <= hit.first < last]
            signalled.append(SignalledClause(clause, inside, signals_around(cut, clause, inside, pieces)))
        found.append(SentenceOfClauses(sentence, hits, signalled))
    return found


@kept
def _known(cut: CutArticle) -> dict[Sentence, Sequence[Hit]]:
    """The words that are signals, by their sentences: with the model these are parted into clauses twice, by the surer
    attributions and by all."""
    return {}


def signals_around(
    cut: CutArticle, clause: Clause, inside: Sequence[Hit], pieces: Mapping[int, Sequence[Piece]]
) -> dict[str, float]:
    """The signals of a clause and of where it stands; `pieces` are those of the sentences around, by their numbers."""
    index = clause.sentence.index
    found = signals_of(clause, inside)
    found |= place_of(cut, clause.sentence)
    for where, beside_it in (("before", pieces.get(index - 1)), ("next", pieces.get(index + 1))):
        if beside_it:
            found[f"attributed_{where}"] = 1.0
            if any(piece.of.source and piece.of.source.kind.is_traceable for piece in beside_it):
                found[f"named_{where}"] = 1.0  # "Some fear …": and the next sentence tells of one who does
    found |= beside(clause, pieces[index])
    found |= quoted_in(cut, clause.start, clause.end)
    return found
