"""The real program, killed while a student works: what was done is there, at the very step."""

import os
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.reader import harness
from tests.reader.lesson import exercise
from tests.terminal import Terminal
from tui.classroom.answers import Answers, load
from tui.classroom.files import read, write

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")


@pytest.fixture
def command(tmp_path: Path) -> Sequence[str]:
    path = tmp_path / "ferry.exercise.json"
    write(exercise(calibration=()), path)
    return [sys.executable, "-m", "tui", "exercise", "do", str(path), "--as", "heron", "--answers", str(tmp_path)]


def test_marks_survive_a_kill(tmp_path: Path, command: Sequence[str]) -> None:
    kept = tmp_path / "ferry.heron.answers.json"
    with Terminal(command) as terminal:
        for shown, keys in (
            ("step 1 of", "\r"), ("read on", "G"), ("go on", "\r"), ("fully", "2"), ("go on", "\r"),
            ("0 marks", "}}vjh3"), ("How sure are you?", "3"),
        ):  # fmt: skip
            terminal.wait_for(shown)
            terminal.send(keys)
        terminal.wait_for("1 mark")
        terminal.send("v")
        terminal.wait_for("New edges")
        terminal.kill()
    assert [mark.confidence for mark in load(kept).rounds["first"]] == [3]
    with Terminal(command, NO_COLOR="1") as terminal:
        terminal.wait_for("1 mark")
        terminal.send("]")
        terminal.wait_for("sure (3 of 3)")
        terminal.send("q")
        assert terminal.exit_status() == 0
        assert b"The same command takes it up again" in terminal.raw


def test_every_step_survives_a_kill(tmp_path: Path, command: Sequence[str]) -> None:
    kept = tmp_path / "ferry.heron.answers.json"
    steps = (
        ("welcome", "1 of", "\r"), ("read-first", "2 of", "G\r"), ("trust-weak-before", "3 of", "4\r"),
        ("mark-first", "4 of", "\r\r"), ("decide-first", "5 of", "\r\r\r\r\r\r"), ("prompts", "6 of", "Who?\r"),
    )  # fmt: skip
    for step, place, keys in steps:
        with Terminal(command) as terminal:
            terminal.wait_for(f"step {place}")
            assert load(kept).step == step
            terminal.settle()
            for key in keys:
                terminal.send(key)
                terminal.settle(0.1)
            patience = time.monotonic() + 10
            while (load(kept).step, load(kept).prompts[0]) == (step, "") and time.monotonic() < patience:
                terminal.settle(0.1)
            terminal.kill()
    assert load(kept).prompts == ["Who?", ""]
    assert load(kept).trust["weak-before"] == 4


def test_a_second_window_writes_over_nothing(tmp_path: Path, command: Sequence[str]) -> None:
    with Terminal(command) as first:
        first.wait_for("step 1 of")
        with Terminal(command) as second:
            second.wait_for("Another window is open for heron")
            assert second.exit_status() == 2
        first.send("\r")
        first.wait_for("step 2 of")
        first.kill()
    with Terminal(command) as again:  # the lock went with the window
        again.wait_for("step 2 of")
        again.settle()
        again.send("q")
        assert again.exit_status() == 0
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_half_a_defence_survives_a_kill(tmp_path: Path, command: Sequence[str]) -> None:
    kept = tmp_path / "ferry.heron.answers.json"
    with Terminal(command) as terminal:
        for shown, keys in (
            ("step 1 of", "\r"), ("read on", "G"), ("go on", "\r"), ("fully", "2"), ("go on", "\r"),
            ("0 marks", "\r\r"), ("step 5 of", "\r"), ("defend", "3"), ("Why?", "They say"),
        ):  # fmt: skip
            terminal.wait_for(shown)
            for key in keys:
                terminal.send(key)
                terminal.settle(0.1)
        terminal.wait_for("They say")
        patience = time.monotonic() + 10
        while [draft.because for draft in load(kept).drafts] != ["They say"] and time.monotonic() < patience:
            time.sleep(0.1)
        terminal.kill()
    assert [draft.because for draft in load(kept).drafts] == ["They say"]
    with Terminal(command) as terminal:
        terminal.wait_for("step 5 of")
        terminal.send("\r")
        terminal.wait_for("defend")
        terminal.send("3")
        terminal.wait_for("They say")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_whoever_ends_it_from_outside_loses_no_letter_and_gets_the_terminal_back(
    tmp_path: Path, command: Sequence[str], number: int
) -> None:
    at_questions = Answers("ferry", read(tmp_path / "ferry.exercise.json").digest, "heron", "prompts")
    at_questions.save(tmp_path)
    with Terminal(command) as terminal:
        terminal.wait_for("step 6 of")
        terminal.send("Who says")
        terminal.wait_for("Who says")
        terminal.signal(number)
        assert terminal.exit_status() == 128 + number
        assert b"\x1b[?1049l" in terminal.raw  # the screen that was there before
        assert b"Traceback" not in terminal.raw
    assert load(tmp_path / "ferry.heron.answers.json").prompts[0] == "Who says"


def test_what_a_teacher_is_writing_survives_a_kill(tmp_path: Path) -> None:
    article = tmp_path / "pier.txt"
    article.write_text(harness.TEXT, encoding="utf-8")
    kept = tmp_path / "pier.exercise.toml"
    command = [sys.executable, "-m", "tui", "exercise", "new", str(article), "--engine", "rules", "--layers", "1234"]
    with Terminal(command) as terminal:
        terminal.wait_for("Proposed")
        terminal.send("m")
        terminal.wait_for("esc out of the field")
        terminal.send(" As usual")
        patience = time.monotonic() + 10
        while "As usual" not in kept.read_text(encoding="utf-8") and time.monotonic() < patience:
            time.sleep(0.1)
        terminal.kill()
    with Terminal(command) as terminal:
        terminal.wait_for("take it up")
        terminal.send("take it up\r")
        terminal.wait_for("usual")
        terminal.send("q")
        assert terminal.exit_status() == 0
