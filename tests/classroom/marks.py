"""Marks for the tests, small ones and Hypothesis's."""

from dataclasses import dataclass

from hypothesis import strategies as st

from tui.annotate.annotation import Layer

TEXT = " ".join(f"word{number:02}" for number in range(30))
"""Thirty words of six characters, each followed by a space."""


@dataclass(frozen=True)
class Mark:
    layer: Layer
    start: int
    end: int
    votes: int | None = None
    voters: int | None = None


def mark(
    first: int, last: int, layer: Layer = Layer.LOADED, votes: int | None = None, voters: int | None = None
) -> Mark:
    """A mark on the words of TEXT from `first` to `last`, both included."""
    return Mark(layer, first * 7, last * 7 + 6, votes, voters)


_words = st.tuples(st.integers(0, 29), st.integers(0, 29)).map(sorted)
marks = st.builds(lambda words, layer: mark(words[0], words[1], layer), _words, st.sampled_from(Layer))
mark_lists = st.lists(marks, max_size=7)
minority_marks = st.builds(lambda words, layer: mark(words[0], words[1], layer, 1, 3), _words, st.sampled_from(Layer))
