"""An article in numbered lines."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.classroom.making_up import FIRST_TEXT, passage, small
from tui.annotate.annotation import Layer
from tui.article.plaintext import from_text
from tui.classroom.exercise import FIRST, KeyMark, Passage, sha256_of
from tui.classroom.worksheet.lines import WIDTH, lines_of, where

LONG = "Lunt bans boats\n\n" + "The quay of Lunt was closed on Monday after a long night of rain, it said. " * 6 + "\n"


def a_passage(text: str) -> Passage:
    article = from_text(text, "")
    return Passage(FIRST, "Lunt", article.text, sha256_of(article.text), blocks=article.blocks)


def test_lines_are_numbered_from_one_and_paragraphs_begin_lines() -> None:
    lines = lines_of(small().passages[0])
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert [line.text for line in lines if line.opens] == [
        "Lunt bans boats", "The brutal ban hit the quay. “We were not asked,” said Ida"
    ]


@given(st.text(st.characters(codec="utf-8"), max_size=400))
def test_no_line_is_wider_than_all_and_no_word_is_lost(text: str) -> None:
    whole = a_passage(text)
    lines = lines_of(whole)
    assert all(cell_len(line.text) <= WIDTH for line in lines)
    assert lines == lines_of(whole)
    letters = [c for c in "".join(whole.text.split()) if c.isalnum()]
    assert [c for line in lines for c in line.text if c.isalnum()] == letters


def test_a_mark_is_on_the_lines_that_its_words_stand_on() -> None:
    long = a_passage(LONG)
    lines = lines_of(long)
    for line in lines:
        end = line.start + len(line.text)
        assert where(lines, KeyMark(Layer.LOADED, None, line.start, end)) == str(line.number)
        assert long.text[line.start : end] == line.text
    assert where(lines, KeyMark(Layer.LOADED, None, lines[1].start, lines[3].start + 1)) == "2 to 4"


def test_the_whole_text_is_from_the_first_line_to_the_last() -> None:
    lines = lines_of(passage(FIRST, FIRST_TEXT))
    assert where(lines, KeyMark(Layer.LOADED, None, 0, len(FIRST_TEXT))) == f"1 to {len(lines)}"
