"""WordPiece against recorded expectations, and against `tokenizers` where that package is installed."""

import importlib.util

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model.wordpiece import WordPiece

VOCABULARY = [
    "[PAD]", "[UNK]", "[CLS]", "[SEP]",
    "the", "dam", "##s", "will", "hold", "##ing", "un", "##un", "##hold", "u", "##n",
    *"abcdefghijklmnopqrstvwxyz0123456789", *(f"##{c}" for c in "abcdefghijklmopqrtuvwxyz0123456789"),
    *"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~“”‘’—–…«»",
]  # fmt: skip
WORDPIECE = WordPiece(VOCABULARY)


def pieces(text: str) -> list[list[str]]:
    return [[VOCABULARY[number] for number in word.pieces] for word in WORDPIECE.words(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dams will", [["the"], ["dam", "##s"], ["will"]]),
        ("unholding", [["un", "##hold", "##ing"]]),
        ("Dàm’s", [["dam"], ["’"], ["s"]]),
        ("“Hold,”", [["“"], ["hold"], [","], ["”"]]),
        ("so-so", [["s", "##o"], ["-"], ["s", "##o"]]),
        ("dam水", [["[UNK]"]]),
        ("a" * 101, [["[UNK]"]]),
        (" \t\u0301", []),
    ],
)
def test_words_are_cut_from_the_left_into_the_longest_pieces(text: str, expected: list[list[str]]) -> None:
    assert pieces(text) == expected


def test_offsets_are_those_of_the_text() -> None:
    text = "It is “Dàm”, they say"
    words = WORDPIECE.words(text, 6, 12)
    assert [text[word.start : word.end] for word in words] == ["“", "Dàm", "”", ","]


LATIN = st.text(
    alphabet=st.characters(max_codepoint=0x17F, categories=("L", "N", "P", "Zs", "Mn"))
    | st.sampled_from("“”‘’—–…\n\t"),
    max_size=80,
)


@pytest.mark.skipif(importlib.util.find_spec("tokenizers") is None, reason="the oracle is not installed")
@given(LATIN)
def test_the_pieces_equal_those_of_the_oracle(text: str) -> None:
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    numbers = {piece: number for number, piece in enumerate(VOCABULARY)}
    oracle = Tokenizer(models.WordPiece(numbers, unk_token="[UNK]", max_input_chars_per_word=100))
    oracle.normalizer = normalizers.BertNormalizer(lowercase=True)
    oracle.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    ours = [number for word in WORDPIECE.words(text, 0, len(text)) for number in word.pieces]
    assert ours == oracle.encode(text).ids
