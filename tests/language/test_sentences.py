"""Where sentences end, and where they do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.language.sentences import LONGEST, sentence_spans


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, 0, len(text))]


@pytest.mark.parametrize(
    "whole",
    [
        "Dr. Ana Holm met Mr. Reyes on Jan. 5 in St. Orin.",
        "The U.S. Senate met at 10 a.m. on Monday.",
        "The firm, Calder Inc., grew by 2.5 percent.",
        "J. K. Oram wrote it.",
        "He spoke of no. 7 and of e.g. Berlin.",
        "“Is that so?” she asked.",
        "“We won!” cried the mayor.",
        "It cost … a lot.",
        "Brig. Odd Berg and Coun. Ida Lisk met Cllr. Ana Voss and Ma. Luisa Voss of Tarn, Ore. on Monday.",
    ],
)
def test_one_sentence_stays_whole(whole: str) -> None:
    assert sentences(whole) == [whole]


@pytest.mark.parametrize(
    "parts",
    [
        ["The hall closed.", "Nobody came."],
        ["“It is over.”", "She left."],
        ["He lives in the U.S.", "The visit was short."],
        ["Was it planned?", "“No,” he said.", "Then he left!"],
        ["It opened in 1999.", "In 2001 it closed."],
        ["(He was late.)", "They began."],
        ["Nobody answered…", "The line was dead."],
        ["Tarn exports iron ore.", "Miners live there."],
        ["It was founded by Jack Ma.", "Shares rose."],
    ],
)
def test_sentences_are_told_apart(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


@given(st.text(st.sampled_from("aB. !?…”“\"'()\u00a0")))
def test_sentences_are_in_order_and_hold_every_visible_character(text: str) -> None:
    end = 0
    for start, stop in sentence_spans(text, 0, len(text)):
        assert end <= start < stop
        assert not text[end:start].strip()
        end = stop
    assert not text[end:].strip()


@given(st.text("ab ,\n", min_size=5, max_size=40))
def test_what_goes_on_without_end_is_parted(piece: str) -> None:
    text = piece * (2 * LONGEST // len(piece) + 1)
    found = sentence_spans(text, 0, len(text))
    assert all(0 < end - start <= LONGEST for start, end in found)
    assert "".join("".join(text[start:end].split()) for start, end in found) == "".join(text.split())


def test_it_is_parted_between_words_where_there_are_any() -> None:
    assert {sentence[-4:] for sentence in sentences("Vale " * LONGEST)[:-1]} == {"Vale"}
    assert [len(sentence) for sentence in sentences("a" * (LONGEST + 5))] == [LONGEST, 5]
