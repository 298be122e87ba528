"""Where the paragraphs of a plain text are."""

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from tui.article.plaintext import from_text

PROSE = (
    "The council voted on Tuesday to close the old swimming hall, and its members said that the decision had been "
    "prepared for a year and discussed in four public meetings before the vote."
)


def paragraphs(text: str) -> list[str]:
    article = from_text(text, "a.txt")
    return [article.text[b.start : b.end] for b in article.blocks]


def test_a_line_break_ends_a_paragraph() -> None:
    assert paragraphs(f"{PROSE}\n{PROSE}\n\nShort.\n") == [PROSE, PROSE, "Short."]


def test_a_hard_wrapped_text_is_joined_up_to_the_blank_line() -> None:
    wrapped = textwrap.fill(PROSE, 60)
    assert paragraphs(f"A headline\n\n{wrapped}\n\n{wrapped}\n") == ["A headline", wrapped, wrapped]


def test_a_sentence_a_line_is_not_hard_wrapped() -> None:
    lines = ["The hall will close in May.", PROSE, "Nobody spoke against it.", "The mayor was away."]
    assert paragraphs("\n".join(lines)) == lines


@given(st.text(st.characters(codec="utf-8") | st.sampled_from("\n\n \t")))
def test_blocks_are_in_order_and_hold_every_visible_character(text: str) -> None:
    article = from_text(text.replace("\r\n", "\n"), "a.txt")
    assert len(article.text) == len(text.replace("\r\n", "\n"))
    end = 0
    for block in article.blocks:
        assert not article.text[end : block.start].strip()
        assert block.start < block.end
        assert article.text[block.start : block.end] == article.text[block.start : block.end].strip()
        end = block.end
    assert not article.text[end:].strip()
