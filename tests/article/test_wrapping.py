from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.article.sanitize import drawn, neutralise
from tui.article.wrapping import Line, wrap

ALPHABET = "ab —-\t\n\u00a0\u200d\u3000漢e\u0301\u034f\U0001f600\ufe0f\u2028\u202fم" + "\u0300"
texts = st.text(alphabet=ALPHABET, max_size=120).map(neutralise)
widths = st.integers(min_value=1, max_value=30)


def lines_of(text: str, width: int) -> list[str]:
    return [line.text for line in wrap(text, 0, len(text), width)]


def test_words_fill_a_line_up_to_the_width() -> None:
    assert lines_of("the council met on Monday night", 12) == ["the council", "met on", "Monday night"]


def test_a_stretch_is_wrapped_with_the_offsets_of_the_article() -> None:
    text = "Headline\n\nOne two three four"
    first, second, _ = wrap(text, 10, len(text), 8)
    assert (first.text, list(first.offsets), first.start, first.end) == ("One two", list(range(10, 17)), 10, 18)
    assert (second.text, second.start) == ("three", 18)


def test_a_line_feed_inside_a_paragraph_is_a_space() -> None:
    assert lines_of("one\ntwo\u2028three", 40) == ["one two three"]


def test_a_no_break_space_is_drawn_as_a_space_and_does_not_break() -> None:
    assert lines_of("about 5\u00a0km away", 9) == ["about", "5 km away"]
    assert lines_of("nearly 5\u202fkm", 9) == ["nearly", "5\u202fkm"]


def test_what_no_break_spaces_hold_together_is_broken_only_when_wider_than_the_line() -> None:
    assert lines_of("aaaa\u00a0bbbb\u00a0cccc", 9) == ["aaaa bbbb", "cccc"]


def test_a_long_word_is_folded() -> None:
    assert lines_of("see https://example.org/abcdef now", 10) == ["see", "https://ex", "ample.org/", "abcdef now"]


def test_a_long_dash_between_words_may_end_a_line() -> None:
    assert lines_of("the budget—never voted", 12) == ["the budget—", "never voted"]
    assert lines_of("“I never—” he said", 10) == ["“I never—”", "he said"]


def test_wide_and_zero_width_characters_are_counted_in_cells() -> None:
    assert lines_of("漢字漢字漢", 4) == ["漢字", "漢字", "漢"]
    assert lines_of("ne\u0301e\u0301 x", 5) == ["ne\u0301e\u0301 x"]


def test_the_first_line_keeps_its_indentation() -> None:
    assert lines_of("    x = 1", 20) == ["    x = 1"]


def test_nothing_to_draw_is_one_empty_line() -> None:
    assert wrap("abc", 1, 1, 10) == [Line("", (), 1, 1)]


def test_offsets_and_columns_lead_to_each_other() -> None:
    text = "漢字 and\tmore"
    (line,) = wrap(text, 0, len(text), 40)
    assert line.text == "漢字 and    more"
    assert line.column_of(text.index("and")) == 5
    assert line.column_of(text.index("more")) == 12
    assert line.offset_at(1) == 0
    assert line.offset_at(9) == text.index("\t")
    assert line.offset_at(99) == len(text) - 1
    assert line.offset_at(-1) == 0


def test_the_drawn_part_of_a_span_leaves_out_what_is_not_drawn() -> None:
    text = "a\u034fb c"
    (line,) = wrap(text, 0, len(text), 10)
    first, last = line.drawn(1, 3)
    assert line.text[first:last] == "b"


@given(texts, widths)
def test_lines_fit_and_follow_each_other_without_a_gap(text: str, width: int) -> None:
    lines = wrap(text, 0, len(text), width)
    assert all(cell_len(line.text) <= max(width, 2) for line in lines)
    assert lines[0].start == 0
    assert lines[-1].end == len(text)
    assert all(before.end == after.start for before, after in pairwise(lines))
    for line in lines:
        assert len(line.text) == len(line.offsets)
        assert all(line.start <= offset < line.end for offset in line.offsets)


@given(texts, widths)
def test_everything_but_white_space_is_drawn_once_and_in_order(text: str, width: int) -> None:
    lines = wrap(text, 0, len(text), width)
    assert "".join("".join(line.text.split()) for line in lines) == "".join(drawn(text).text.split())
    for line in lines:
        for character, offset in zip(line.text, line.offsets, strict=True):
            assert character in (text[offset], " ")


@pytest.mark.parametrize("text", ["x" * 300_000, " " * 300_000, "—" * 300_000, "\u00a0" * 300_000, "a\u0301" * 150_000])
def test_hostile_lines_are_wrapped_in_linear_time(text: str) -> None:
    lines = wrap(text, 0, len(text), 80)
    assert lines[-1].end == len(text)
