"""The real program in a real terminal: hostile articles, standard input, leaving."""

import re
import shlex
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.terminal import Terminal

PAYLOADS = {
    "OSC 52, the clipboard": "\x1b]52;c;RVZJTA==\x07",
    "OSC 0, the window title": "\x1b]0;pwned-title\x1b\\",
    "CSI, colours": "\x1b[38;5;199;5m",
    "CSI, the cursor": "\x1b[13;37H",
    "C1 CSI": "\x9b13;37H",
    "C1 OSC": "\x9d52;c;RVZJTA==\x9c",
    "DCS": "\x1bPq#0;2;0;0;0\x1b\\",
    "bidirectional override": "\u202e\u2066",
    "tag characters": "\U000e0041",
}
STRING_INTRODUCER = re.compile(rb"\x1b[\]PX^_k].{0,12}", re.DOTALL)
"""What begins an OSC, DCS, SOS, PM or APC, or a title as screen(1) reads it, with a few bytes of what follows."""
HOSTILE = (
    "A headline of [/] and [sic] \x1b]52;c;RVZJTA==\x07\n\n"
    + 3 * "The council had been told of it in the spring, and it did not want to hear of it again, as he said.\n\n"
    + "\n\n".join(
        f"It came before {payload} and it was after that, said the mayor\x00 [bold]loudly[/bold], who had been there "
        "for most of the week and did not want to hear of it again, as he told the council in the spring of that year."
        for payload in PAYLOADS.values()
    )
    + "\n"
)


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    path = tmp_path / "hostile.txt"
    path.write_text(HOSTILE, "utf-8")
    return path


def readwise(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "tui", *arguments]


def assert_harmless(raw: bytes) -> None:
    for name, payload in PAYLOADS.items():
        assert payload.encode() not in raw, name
    for sign in ("\x9b", "\x9d", "\u202e", "\u2066", "\U000e0041"):
        assert sign.encode() not in raw, repr(sign)
    assert b"\x00" not in raw
    # Textual itself sends one kind of string to the terminal: the pointer's shape. What is left of a payload on the
    # screen may be cut anywhere by a repaint, so its visible rest says nothing; only an introducer makes it a command.
    strings = STRING_INTRODUCER.findall(raw)
    assert all(string.startswith(b"\x1b]22;") for string in strings), strings


def test_no_byte_of_a_payload_reaches_the_terminal(hostile: Path) -> None:
    with Terminal(readwise(str(hostile)), 140, 40) as terminal:  # text and panel side by side
        terminal.wait_for("[sic]")
        terminal.wait_for("+ for more")
        assert terminal.shows("[/] and [sic]")
        assert terminal.shows("[bold]loudly[/bold]")
        for keys in ("]", "\t", "\x1b", "o", "\x1b", "s", "/", "after\r", "G", "?"):
            terminal.send(keys)
            terminal.settle()
        assert_harmless(bytes(terminal.raw))
        terminal.send("\x1b")
        terminal.wait_until_gone("Half a page down")  # a key on the heels of esc would be one with it: alt and q
        terminal.send("q")
        assert terminal.exit_status() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("seconds", [0.001, 0.02, 0.05])
def test_whoever_ends_it_while_it_opens_gets_the_terminal_back(hostile: Path, number: int, seconds: float) -> None:
    with Terminal(readwise(str(hostile))) as terminal:
        while b"\x1b[?1049h" not in terminal.raw:
            terminal.settle(0.001)
        time.sleep(seconds)
        terminal.signal(number)
        assert terminal.exit_status() == 128 + number
        assert b"\x1b[?1049l" in terminal.raw  # the screen that was there before
        assert b"Traceback" not in terminal.raw


def test_an_article_on_standard_input_leaves_the_keys_to_the_terminal(hostile: Path) -> None:
    command = f"cat {shlex.quote(str(hostile))} | {shlex.join(readwise('-'))}"
    with Terminal(["sh", "-c", command]) as terminal:
        terminal.wait_for("[sic]")
        terminal.send("?")
        terminal.wait_for("The marks")
        terminal.send("\x1b")
        terminal.wait_until_gone("The marks")
        terminal.send("q")
        assert terminal.exit_status() == 0


def test_words_typed_on_the_heels_of_the_slash_are_looked_for(hostile: Path) -> None:
    with Terminal(readwise(str(hostile))) as terminal:
        terminal.wait_for("+ for more")
        terminal.send("/after\r")
        terminal.wait_for("1 of 9")
        terminal.send("/a/b\r")
        terminal.wait_for("not found in this text")
        assert terminal.shows("/a/b"), "in the field a slash is a slash"


def test_a_missing_file_is_said_without_opening_the_screen() -> None:
    with Terminal(readwise("no-such-article.txt")) as terminal:
        terminal.wait_for("There is no file no-such-article.txt")
        assert terminal.exit_status() == 2
        assert b"\x1b[?1049h" not in terminal.raw
        assert b"Traceback" not in terminal.raw
