"""Real files, pipes and folders."""

import os
import threading
from pathlib import Path

import pytest

from tui.article.article import BlockKind
from tui.article.errors import UnreadableArticle
from tui.article.load import MOST_BYTES, load


def test_a_text_file_keeps_every_character_and_its_name(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text("Headline\n\nOne [sic] paragraph.\n# not markdown\n", "utf-8")
    article = load(str(path))
    assert article.uri == str(path)
    assert article.text == "Headline\n\nOne [sic] paragraph.\n# not markdown\n"
    assert [article.text[b.start : b.end] for b in article.blocks] == [
        "Headline", "One [sic] paragraph.", "# not markdown",
    ]


def test_markdown_is_known_by_its_ending(tmp_path: Path) -> None:
    path = tmp_path / "story.MD"
    path.write_text("# Headline\n\nBody *text*.\n", "utf-8")
    assert load(str(path)).blocks[0].kind is BlockKind.HEADING


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: None, "There is no file"),
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: path.write_bytes(b""), "is empty"),
        (lambda path: path.write_bytes(b"\x7fELF" + bytes(100)), "is a program"),
        (lambda path: path.write_bytes(b"a" * (MOST_BYTES + 1)), "larger than 20 MB"),
        (lambda path: path.symlink_to(path), "cannot be read"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(tmp_path: Path, make: object, said: str) -> None:
    path = tmp_path / "input.txt"
    make(path)  # type: ignore[operator]
    with pytest.raises(UnreadableArticle, match=said) as caught:
        load(str(path))
    assert "\n" not in str(caught.value)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("text")
    path.chmod(0)
    with pytest.raises(UnreadableArticle, match="may not be read"):
        load(str(path))


@pytest.mark.parametrize("name", ["www.example.org", "example.org/news/fares", "ftp://example.org/fares"])
def test_an_address_that_is_taken_for_a_file_says_how_addresses_begin(name: str) -> None:
    with pytest.raises(UnreadableArticle, match="begins with https://"):
        load(name)


@pytest.mark.parametrize("name", ["fares.txt", "../fares.txt", "news/fares.txt"])
def test_a_missing_file_is_not_taken_for_an_address(name: str) -> None:
    with pytest.raises(UnreadableArticle) as caught:
        load(name)
    assert "https" not in str(caught.value)


def test_devices_and_impossible_names_are_refused() -> None:
    with pytest.raises(UnreadableArticle, match="device"):
        load("/dev/zero")
    with pytest.raises(UnreadableArticle, match="not a name"):
        load("nul\x00byte.txt")


def test_a_name_with_escape_codes_is_made_harmless_in_the_message() -> None:
    with pytest.raises(UnreadableArticle) as caught:
        load("\x1b[31mred.txt")
    assert "\x1b" not in str(caught.value)


def test_a_named_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=lambda: path.write_text("A piped sentence."))
    writer.start()
    try:
        assert load(str(path)).text == "A piped sentence."
    finally:
        writer.join()
