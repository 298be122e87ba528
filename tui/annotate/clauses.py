"""The clauses of an article with the signals that hold whatever is looked for in them."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.annotate.annotation import Annotation
from tui.annotate.signals import Hit, beside, hits_in, place_of, quoted_in, signals_of
from tui.annotate.statements import Clause, Piece, Voices, clauses
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


def clauses_in(cut: CutArticle, sourced: Sequence[Annotation]) -> list[SentenceOfClauses]:
    """The sentences of an article, in order."""
    return _found(cut, tuple(sourced))


@kept
def _found(cut: CutArticle, sourced: tuple[Annotation, ...]) -> list[SentenceOfClauses]:
    voices = Voices(sourced)
    pieces = [voices.pieces(sentence) for sentence in cut.sentences]
    found = []
    for sentence in cut.sentences:
        hits = hits_in(sentence)
        signalled = []
        for clause in clauses(sentence, pieces[sentence.index]):
            inside = [hit for hit in hits if clause.first <= hit.first < clause.last]
            signalled.append(SignalledClause(clause, inside, signals_around(cut, clause, inside, pieces)))
        found.append(SentenceOfClauses(sentence, hits, signalled))
    return found


def signals_around(
    cut: CutArticle, clause: Clause, inside: Sequence[Hit], pieces: Sequence[Sequence[Piece]]
) -> dict[str, float]:
    """The signals of a clause and of where it stands; `pieces` are those of each sentence of the article."""
    index = clause.sentence.index
    found = signals_of(clause, inside)
    found |= place_of(cut, clause.sentence)
    if index and pieces[index - 1]:
        found["attributed_before"] = 1.0
    if index + 1 < len(pieces) and pieces[index + 1]:
        found["attributed_next"] = 1.0
    found |= beside(clause, pieces[index])
    found |= quoted_in(cut, clause.start, clause.end)
    return found
