"""Texts that differ only in who is who are the same to the model."""

import pytest

from benchmarks.mirror import pairs
from tui.article.plaintext import from_text
from tui.language.cut import cut
from tui.model.tagger import VOCABULARY
from tui.model.windows import lines
from tui.model.wordpiece import WordPiece

WORDPIECE = WordPiece(VOCABULARY.read_text("utf-8").splitlines())
OF_OTHER_LENGTH = {"Islamist", "Islamists", "Tel Aviv", "Saudi Arabia"}
"""Their counterparts have one word more or fewer."""
LEFT_APART = {
    "gay",  # and "straight", which is seldom about people
    "Labour Party",  # and "Conservative Party": liberals and conservatives are one, the parties of Britain another
    "pro-abortion", "abortion-rights", "pro-Israel", "anti-Israel",
}  # fmt: skip


def read_as(text: str) -> list[tuple[int, ...]]:
    """The pieces that the model reads of a text, a tuple a word."""
    return [word.pieces for line in lines(cut(from_text(text, "test")), WORDPIECE) for word in line.words]


@pytest.mark.parametrize("group", ["parties", "camps", "countries", "genders"])
def test_counterparts_are_read_as_one(group: str) -> None:
    unlike = [
        one for one, other in pairs(group)
        if read_as(f"Then the {one} left town.") != read_as(f"Then the {other} left town.")
    ]
    assert set(unlike) <= OF_OTHER_LENGTH | LEFT_APART


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("A Russian asked her for an Indian map.", "An Iraqi asked him for a Greek map."),
        ("The far right won, and right-wing papers said so.", "The far left won, and left-wing papers said so."),
        ("Pro-gun Democratic voters in South Korea.", "Anti-gun Republican voters in North Korea."),
    ],
)
def test_a_sentence_is_read_alike(text: str, other: str) -> None:
    assert read_as(text) == read_as(other)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("They were right to go.", "They were left to go."),
        ("The black car stopped.", "The white car stopped."),
        ("A democratic vote was held.", "A republican vote was held."),
        ("Anti-war songs were sung.", "Anti-wax songs were sung."),
    ],
)
def test_other_senses_stay_apart(text: str, other: str) -> None:
    assert read_as(text) != read_as(other)


def test_words_keep_their_places() -> None:
    text = "She told the Iraqis, and an envoy, that he left."
    words = [word for line in lines(cut(from_text(text, "test")), WORDPIECE) for word in line.words]
    assert [text[word.start : word.end] for word in words] == [
        "She", "told", "the", "Iraqis", ",", "and", "an", "envoy", ",", "that", "he", "left", ".",
    ]  # fmt: skip
