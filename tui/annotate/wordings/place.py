"""Where a wording stands in its sentence."""

from functools import cache
from typing import NamedTuple

from tui.language.cut import Sentence
from tui.language.tokens import CURRENCY
from tui.lexicon import words


@cache
def listed(name: str) -> frozenset[str]:
    """A list of the words beside a wording that the rules look at (loaded.toml)."""
    return words("loaded", "words", name)


class Place(NamedTuple):
    """The words of a sentence that a wording stands at, end exclusive."""

    sentence: Sentence
    first: int
    last: int

    @property
    def start(self) -> int:
        """Offset of its first character in the article."""
        return self.sentence.starts[self.first]

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.sentence.ends[self.last - 1]

    @property
    def before(self) -> str:
        """The word before it in lower case, empty at the sentence's start."""
        return self.sentence.lower[self.first - 1] if self.first else ""

    @property
    def after(self) -> str:
        """The word after it in lower case, empty at the sentence's end."""
        return self.sentence.lower[self.last] if self.last < len(self.sentence.lower) else ""

    @property
    def is_before_sum(self) -> bool:
        """Whether a sum with its sign of currency follows."""
        return self.after.startswith(tuple(CURRENCY))

    @property
    def is_before_noun(self) -> bool:
        """Whether an adjective here likely stands before its noun or a number: "a grim road", "a staggering £3m"."""
        if self.after in words("grammar", "auxiliaries"):
            return False  # "what was obvious did not help"
        return (self.after[:1].isalnum() or self.is_before_sum) and self.after not in listed("after_adjectives")
