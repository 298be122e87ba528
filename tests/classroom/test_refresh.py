"""The machine's marks made anew in an exercise's file, all else untouched."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tui.classroom.files import read, write
from tui.classroom.refresh import main, refreshed

ARTICLE = "Lunt bans boats\n\nThe quay is reportedly closed. The brutal ban was slammed by Ida Marsh, a fisher.\n"
EXERCISE = """\
# A lesson of ours.
title = "Lunt"
layers = ["unverified", "loaded"]

[[passage]]
# The first one.
name = "first"
article = "lunt.txt"

[[passage.key]]
# Read twice.
layer = "loaded"
start = 52
end = 58
quote = "brutal"
note = "It judges the ban."

[[passage]]
name = "closing"
article = "rain.txt"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "lunt.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "rain.txt").write_text("Rain in Lunt\n\nIt rained.\n", "utf-8")
    path = tmp_path / "lunt.exercise.toml"
    path.write_text(EXERCISE, "utf-8")
    return path


def test_the_machine_s_marks_come_in_and_the_key_and_comments_stay(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = read(file)
    assert main([str(file)]) == 0
    after = read(file)
    text = file.read_text("utf-8")
    assert {ARTICLE[mark.start : mark.end] for mark in after.passages[0].machine} >= {"brutal", "slammed"}
    assert after.passages[0].key == before.passages[0].key
    assert after.digest == before.digest
    assert all(comment in text for comment in re.findall("#.*", EXERCISE))
    assert capsys.readouterr().out.startswith("lunt.exercise.toml: ")


def test_what_was_dropped_stays_dropped(file: Path) -> None:
    assert main([str(file)]) == 0
    made = read(file)
    first = made.passages[0]
    dropped = first.machine[0]
    machine = tuple(replace(mark, shown=mark != dropped) for mark in first.machine)
    again = refreshed(replace(made, passages=(replace(first, machine=machine), *made.passages[1:])))
    (hidden,) = (mark for mark in again.passages[0].machine if not mark.shown)
    assert (hidden.layer, hidden.start, hidden.end) == (dropped.layer, dropped.start, dropped.end)


def test_marks_that_come_and_go_leave_no_blank_lines_behind(file: Path) -> None:
    exercise = refreshed(read(file), "rules")
    first = exercise.passages[0]
    fewer = replace(exercise, passages=(replace(first, machine=first.machine[1:]),))
    write(exercise, file)
    written = file.read_bytes()
    for _ in range(3):
        write(fewer, file)
        write(exercise, file)
    assert file.read_bytes() == written
    assert b"\n\n\n" not in written


def test_a_file_that_cannot_be_used_is_named_and_the_rest_goes_on(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(file.with_name("none.exercise.toml")), str(file)]) == 1
    told = capsys.readouterr()
    assert "none.exercise.toml" in told.err and "lunt.exercise.toml" in told.out
