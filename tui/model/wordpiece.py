"""WordPiece: words cut into the pieces of an uncased vocabulary, with offsets in the text.

The scheme of Schuster and Nakajima (2012) in the form that BERT uses it (Devlin and others, 2019): accents stripped,
lower case, each punctuation mark a word of its own, and from the left the longest piece that the vocabulary holds. For
Latin text the pieces equal those of the package `tokenizers`; a test compares them.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

_MARK = r"!-/:-@\[-`{-~¡§«¶·»¿‐-‧‰-⁃⁅-⁑⁓-⁞、-〃〈-】〔-〟"
_WORD = re.compile(rf"[^\s{_MARK}]+|[{_MARK}]")

PAD, UNKNOWN, START, END = "[PAD]", "[UNK]", "[CLS]", "[SEP]"
_LONGEST = 100
"""Characters; a longer word is unknown, which bounds the time that hostile text can cost."""


class Word(NamedTuple):
    """A word or a mark: its place in the text and the numbers of its pieces."""

    start: int
    end: int
    pieces: tuple[int, ...]


class WordPiece:
    """A vocabulary, given as its pieces in the order of their numbers."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(pieces)}
        self._known: dict[str, tuple[int, ...]] = {}
        self.pad, self.unknown, self.start, self.end = (self._numbers[p] for p in (PAD, UNKNOWN, START, END))

    def words(self, text: str, start: int, end: int) -> list[Word]:
        """The words of `text[start:end]` with their pieces; a word of which nothing remains is left out."""
        known, found = self._known, []
        for match in _WORD.finditer(text, start, end):
            word = match.group()
            pieces = known.get(word)
            if pieces is None:
                pieces = known[word] = self._cut(_plain(word))
                if len(known) > 100_000:
                    known.clear()
            if pieces:
                found.append(Word(match.start(), match.end(), pieces))
        return found

    def _cut(self, word: str) -> tuple[int, ...]:
        if len(word) > _LONGEST:
            return (self.unknown,)
        pieces, begins, prefix = [], 0, ""
        while begins < len(word):
            for ends in range(len(word), begins, -1):
                number = self._numbers.get(prefix + word[begins:ends])
                if number is not None:
                    pieces.append(number)
                    begins, prefix = ends, "##"
                    break
            else:
                return (self.unknown,)
        return tuple(pieces)


def _plain(word: str) -> str:
    """In lower case, without accents and control characters."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in apart if unicodedata.category(c) not in ("Mn", "Cc", "Cf", "Co", "Cn") and c != "\ufffd")
