"""Takes the sides out of what the model reads: for each term of `sides.toml` it reads one stand-in.

A model that was trained on what people marked learns whom they marked more often. What it cannot see it cannot weigh:
texts that differ only in who is who give the same marks ("blindness" in Garg and others, "Counterfactual fairness in
text classification through robustness", 2019). Shapes, quotation marks and places stay those of the text.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from tui.lexicon import load
from tui.model.wordpiece import Word, WordPiece

Pieces = tuple[int, ...]


class Beside(NamedTuple):
    """A word that tells a side only after or before some others: what to read for it then."""

    stand_in: Pieces
    after: frozenset[Pieces]
    before: frozenset[Pieces]


class Sides:
    """The terms of `sides.toml` in the pieces of a vocabulary; what it does not know stays unknown."""

    def __init__(self, wordpiece: WordPiece) -> None:
        def pieces(term: str) -> Pieces:
            return wordpiece.words(term, 0, len(term))[0].pieces

        lexicon = load("sides")
        self._stand_ins = {pieces(other): pieces(first) for first, *others in lexicon["words"] for other in others}
        self._stand_ins.pop((wordpiece.unknown,), None)
        self._beside = {
            pieces(entry["word"]): Beside(
                pieces(entry["as"]), frozenset(map(pieces, entry["after"])), frozenset(map(pieces, entry["before"]))
            )
            for entry in lexicon["beside"]
        }
        self._hyphen = pieces("-")

    def without(self, words: Sequence[Word]) -> list[Word]:
        """The words in order, each side's terms as their stand-ins."""
        stand_ins, beside = self._stand_ins, self._beside
        made = []
        for index, word in enumerate(words):
            pieces = word.pieces
            other = stand_ins.get(pieces)
            if other is None and (entry := beside.get(pieces)) and self._stands_beside(words, index, entry):
                other = entry.stand_in
            made.append(word if other is None else word._replace(pieces=other))
        return made

    def _stands_beside(self, words: Sequence[Word], index: int, entry: Beside) -> bool:
        return self._next(words, index, -1) in entry.after or self._next(words, index, 1) in entry.before

    def _next(self, words: Sequence[Word], index: int, step: int) -> Pieces | None:
        """The pieces of the word before or after one, a hyphen between them set aside."""
        index += step
        if 0 <= index < len(words) and words[index].pieces == self._hyphen:
            index += step
        return words[index].pieces if 0 <= index < len(words) else None


@cache
def sides_in(wordpiece: WordPiece) -> Sides:
    """The sides in the pieces of a vocabulary, built once."""
    return Sides(wordpiece)
