"""Any encoding that a file comes in, and what is not text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.article.decode import decode
from tui.article.errors import UnreadableArticle

SENTENCE = "“Déjà vu,” the café’s owner said – naïve, perhaps."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_text_in_common_encodings_is_read_as_it_was_written(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding), "a.txt") == SENTENCE


def test_utf_16_without_a_mark_is_recognised() -> None:
    assert decode("The council met on Monday.".encode("utf-16-le"), "a.txt") == "The council met on Monday."


def test_other_encodings_are_guessed() -> None:
    text = "Городской совет утвердил бюджет на следующий год после долгих споров о школах и дорогах. " * 4
    assert decode(text.encode("cp1251"), "a.txt") == text


def test_a_damaged_byte_does_not_garble_the_rest() -> None:
    data = ("“Quoted” — " * 20).encode() + b"\xff" + " “and on”".encode()
    assert decode(data, "a.txt") == "“Quoted” — " * 20 + "\ufffd" + " “and on”"


def test_line_ends_become_line_feeds() -> None:
    assert decode(b"one\r\ntwo\r\n", "a.txt") == "one\ntwo\n"


def test_a_stated_charset_holds_unless_a_mark_says_otherwise() -> None:
    assert decode("Größe\r\n".encode("latin-1"), "a.txt", "latin-1") == "Größe\n"
    assert decode(SENTENCE.encode("utf-8-sig"), "a.txt", "latin-1") == SENTENCE


def test_one_nul_is_not_binary() -> None:
    assert "\x00" in decode(b"A sentence with one \x00 in it.", "a.txt")


@pytest.mark.parametrize("data", [b"", b"  \n\t\r\n ", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n"])
def test_nothing_to_read_is_said(data: bytes) -> None:
    with pytest.raises(UnreadableArticle, match=r"a\.txt is empty"):
        decode(data, "a.txt")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/epub+zip", "an e-book"),
        (b"{\\rtf1\\ansi The ferry runs.\\par}", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "PNG image, not text. Open it with a program that recognises text"),
        (b"\x1f\x8b\x08", "gzip"),
        (bytes(range(32)) * 20, "one character in ten"),
    ],
)
def test_what_is_not_text_is_named(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableArticle, match=what):
        decode(data, "a.txt")


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_clear_refusal(data: bytes) -> None:
    try:
        assert isinstance(decode(data, "a.txt"), str)
    except UnreadableArticle as refusal:
        assert "a.txt" in str(refusal)
