"""How a sentence is cut into words and marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.language.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Moscow’s so-called plan isn’t new.", ["Moscow", "’s", "so-called", "plan", "isn’t", "new", "."]),
        ("AT&T and PG&E, or Orlo&Sons", ["AT&T", "and", "PG&E", ",", "or", "Orlo", "&", "Sons"]),
        ("The U.S. paid $1.5 million, or 25%.", ["The", "U.S.", "paid", "$1.5", "million", ",", "or", "25%", "."]),
        ("It lent ₹40 crore and ₦7bn.", ["It", "lent", "₹40", "crore", "and", "₦7bn", "."]),
        ("“No,” he said [sic] …", ["“", "No", ",", "”", "he", "said", "[", "sic", "]", "…"]),
        ("the workers' pay", ["the", "workers", "'", "pay"]),
        ("10:30 a.m. on the 3rd", ["10:30", "a.m.", "on", "the", "3rd"]),
        ("well--known…", ["well", "--", "known", "…"]),
        ("naïve café Łódź", ["naïve", "café", "Łódź"]),
    ],
)
def test_words_and_marks(text: str, words: list[str]) -> None:
    assert list(tokenize(text).words) == words


@given(st.text())
def test_tokens_are_in_order_and_hold_every_visible_character(text: str) -> None:
    tokens = tokenize(text)
    end = 0
    for word, start, stop in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        assert not text[end:start].strip("\u034f") or text[end:start].isspace()
        assert text[start:stop] == word
        end = stop
    assert not text[end:].strip("\u034f") or text[end:].isspace()


def test_lower_case_has_straight_apostrophes() -> None:
    assert tokenize("Isn’t").lower == ("isn't",)
