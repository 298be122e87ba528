"""No character of a foreign text reaches a terminal that obeys it, and no offset moves."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.article.sanitize import INVISIBLE, drawn, neutralise, one_line

characters = st.text(
    st.characters(codec=None) | st.sampled_from("\x1b\x07\x9b\x00\u202e\u2066\u200d\u200c\u00ad\ufe0f👩क")
)
anything = st.lists(characters | st.sampled_from(["👩\u200d👩", "क्\u200dक"])).map("".join)


@given(anything)
def test_neutralising_keeps_the_length_and_leaves_no_hidden_character(text: str) -> None:
    safe = neutralise(text)
    assert len(safe) == len(text)
    for before, after in zip(text, safe, strict=True):
        if unicodedata.category(before)[0] != "C" or before in "\n\t":
            assert after == before
        elif after in "\u200c\u200d":
            assert after == before  # a joiner that shapes letters or an emoji
        else:
            assert unicodedata.category(after)[0] != "C" or after == "\n"


@given(anything)
def test_neutralising_twice_changes_nothing_more(text: str) -> None:
    assert neutralise(neutralise(text)) == neutralise(text)


@given(anything)
def test_one_line_is_one_printable_line(text: str) -> None:
    line = one_line(text, limit=40)
    assert len(line) <= 40
    assert not any(unicodedata.category(c)[0] == "C" and c not in "\u200c\u200d" for c in line)
    assert "\n" not in line and "\u2028" not in line


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("\x1b]52;c;AAAA\x07", "␛]52;c;AAAA␇"),
        ("a\x9b31mb", "a\ufffd31mb"),
        ("\x7f\x00", "␡␀"),
        ("one\rtwo", "one\ntwo"),
        ("evil\u202etxt", "evil\ufffdtxt"),
        ("soft\u00adhyphen", f"soft{INVISIBLE}hyphen"),
        ("as[sic] it\u00a0is", "as[sic] it\u00a0is"),
        ("👩\u200d🚀 ❤\ufe0f\u200d🔥", "👩\u200d🚀 ❤\ufe0f\u200d🔥"),
        ("क्\u200dष می\u200cخواهم", "क्\u200dष می\u200cخواهم"),
        ("a\u200db", f"a{INVISIBLE}b"),
        ("line\u2028separator", "line\u2028separator"),
    ],
)
def test_what_is_replaced_and_what_stays(text: str, safe: str) -> None:
    assert neutralise(text) == safe


@given(anything.map(neutralise), st.integers(0, 1000))
def test_each_drawn_character_knows_where_it_came_from(text: str, start: int) -> None:
    line = drawn(text, start)
    assert len(line.text) == len(line.offsets)
    assert list(line.offsets) == sorted(line.offsets)
    assert all(start <= offset < start + len(text) for offset in line.offsets)
    assert not set(line.text) & set("\n\t\u2028\u2029")


def test_a_heap_of_combining_marks_is_drawn_as_four() -> None:
    assert drawn("e" + "\u0301" * 500 + "x").text == "e" + "\u0301" * 4 + "x"
