"""Doing an exercise as lines of question and answer, by the real program through pipes."""

import contextlib
import io
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.classroom.making_up import FIRST_TEXT, SECOND_TEXT, passage, small
from tui.annotate.annotation import Layer
from tui.classroom.answers import Answers, load, taken_up
from tui.classroom.course import Course
from tui.classroom.dialogue import Dialogue, Stopped
from tui.classroom.exercise import FIRST, SECOND
from tui.classroom.files import read, write
from tui.classroom.plain import do
from tui.classroom.shelf import shelf

SITTINGS = """
welcome: ·
calibrate: brutal · 3
calibrate: none
read: ·
trust: 4
mark: 2 BRUTAL ban · 3 · 3
mark: 1 bans · 3 · 1
mark: 2-4 hit the quay .. asked · 2 · 2
mark: remove 3 · undo
mark: change 1 · · 3 · 2
mark: list
mark: done · yes
decide: defend · A ban is not news.
decide: k
decide: t
prompts: They did.
prompts: Who asked first?
lateral: The harbour's page has other figures.
mark: 2 the regime · 3 · 3
mark: done · yes
trust: 2
read: ·
trust: 4
mark: done · yes
trust: 5
"""
"""What is typed, a line for what belongs together; each "·" ends a line of the dialogue."""

WHOLE = [
    "".join(f"{answer.strip()}\n" for answer in line.partition(":")[2].removesuffix("·").split("·"))
    for line in SITTINGS.strip().splitlines()
]


@pytest.fixture
def lesson(tmp_path: Path) -> Path:
    path = tmp_path / "lunt.exercise.toml"
    write(small(), path)
    return path


def command(lesson: Path, *more: str) -> Sequence[str]:
    return [
        sys.executable, "-m", "tui", "exercise", "do", lesson.name, "--as", "blue-heron", "--plain", *more,
    ]  # fmt: skip


def environment(**more: str) -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONUTF8": "1"} | more


def done(lesson: Path, typed: str, *more: str, **variables: str) -> str:
    """Everything that the program says."""
    finished = subprocess.run(
        command(lesson, *more), input=typed.encode(), capture_output=True, check=False, timeout=60, cwd=lesson.parent,
        env=environment(**variables),
    )  # fmt: skip
    assert (finished.stderr, finished.returncode) == (b"", 0)
    return finished.stdout.decode()


def test_an_exercise_is_done_from_its_first_line_to_its_last(lesson: Path) -> None:
    said = done(lesson, "".join(WHOLE))
    answers = load(lesson.parent / "lunt.blue-heron.answers.json")
    assert answers.finished
    assert [(m.layer, m.start, m.end) for m in answers.calibration] == [(Layer.LOADED, 2, 8), (None, 0, 0)]
    assert [(FIRST_TEXT[m.start : m.end], m.layer, m.confidence) for m in answers.rounds[FIRST]] == [
        ("bans", Layer.LOADED, 2),
        ("brutal ban", Layer.LOADED, 3),
        ("hit the quay. “We were not asked", Layer.UNVERIFIED, 2),
    ]
    assert [SECOND_TEXT[m.start : m.end] for m in answers.rounds[SECOND]] == ["The regime"]
    assert [(d.side, d.choice, d.because) for d in answers.decisions] == [
        ("mine", "defend", "A ban is not news."), ("mine", "keep", ""), ("reference", "adopt", ""),
    ]  # fmt: skip
    assert answers.prompts == ["They did.", "Who asked first?"]
    assert answers.lateral == "The harbour's page has other figures."
    assert answers.trust == {"weak-before": 4, "weak-after": 2, "sound-before": 4, "sound-after": 5}
    assert "Two of three readers marked “brutal” as “words that judge”." in " ".join(said.split())
    assert "The key has “Experts fear the worst” as “says who?”." in " ".join(said.split())
    assert "after this step they stay as they are. Go on? yes, no, enter for yes:" in " ".join(said.split())


def test_nothing_is_drawn(lesson: Path) -> None:
    said = done(lesson, "".join(WHOLE), "--width", "40", TERM="xterm-256color", FORCE_COLOR="1")
    assert not set(said) & {"\x1b", "\r", "\b", "\x07"}
    assert all(len(line) <= 41 for line in said.splitlines())  # a question ends in a space


def test_others_marks_are_not_told_before_ones_own_are_made(lesson: Path) -> None:
    said = done(lesson, "".join(WHOLE[:12]))
    assert "Marked: “brutal ban”" in said
    for words in ("readers marked", "Which experts", "The machine marked", "the worst” alarms"):
        assert words not in said


def sat(folder: Path, typed: str) -> tuple[Answers, str]:
    """One sitting in this process: what is kept after it, and what was said."""
    out = io.StringIO()
    course = Course(small(), taken_up(folder, small(), "ann"), lambda answers: answers.save(folder))
    with contextlib.suppress(Stopped):
        do(course, Dialogue(io.StringIO(typed), out))
    return taken_up(folder, small(), "ann"), out.getvalue()


def test_a_reason_that_the_key_took_from_the_machine_is_told_once(tmp_path: Path) -> None:
    it = small()
    first = it.passages[0]
    machine = tuple(replace(mark, reason="It judges the ban.") for mark in first.machine)
    it = replace(it, passages=(replace(first, machine=machine), *it.passages[1:]))
    out = io.StringIO()
    course = Course(it, taken_up(tmp_path, it, "ann"), lambda answers: answers.save(tmp_path))
    with contextlib.suppress(Stopped):
        do(course, Dialogue(io.StringIO("".join(WHOLE)), out))
    said = " ".join(out.getvalue().split())
    assert "readers marked “brutal” as “words that judge”. It judges the ban. The machine marked “brutal” as" in said
    assert "The machine marked “brutal” as “words that judge”. It judges" not in said
    assert "The machine marked “the worst” as “words that judge”. It judges the ban." in said


@pytest.mark.parametrize("end", ["", "stop\n"])
def test_it_may_be_left_after_any_answer_and_goes_on_there(end: str, tmp_path: Path) -> None:
    (tmp_path / "whole").mkdir()
    whole, _ = sat(tmp_path / "whole", "".join(WHOLE))
    for answered in range(1, len(WHOLE)):
        folder = tmp_path / str(answered)
        folder.mkdir()
        kept, _ = sat(folder, "".join(WHOLE[:answered]) + end)
        assert not kept.finished
        assert sat(folder, end)[0] == kept
        assert sat(folder, "".join(WHOLE[answered:]))[0] == whole


def test_what_was_typed_survives_a_kill(lesson: Path) -> None:
    with subprocess.Popen(
        command(lesson), stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=lesson.parent, env=environment()
    ) as running:
        assert running.stdin and running.stdout
        running.stdin.write("".join(WHOLE[:7]).encode())
        running.stdin.flush()
        while not running.stdout.readline().startswith("Marked: “bans”".encode()):
            pass
        running.kill()
    said = done(lesson, "list\n")
    assert "You were here before" in said
    assert "Mark 2: “brutal ban” in sentence 2 as “words that judge”, sure." in said
    assert [path.name for path in lesson.parent.iterdir() if path.suffix not in (".toml", ".json")] == []


def test_nothing_that_marks_is_loaded(lesson: Path) -> None:
    listing = "import sys\nfrom tui.cli import main\nmain(sys.argv[1:])\nprint(*sorted(sys.modules), sep='\\n')"
    finished = subprocess.run(
        [sys.executable, "-c", listing, *command(lesson)[3:]], input="".join(WHOLE).encode(), capture_output=True,
        check=True, timeout=60, cwd=lesson.parent, env=environment(),
    )  # fmt: skip
    loaded = set(finished.stdout.decode().split("That was the last step.")[1].split())
    assert "tui.classroom.plain" in loaded
    unwanted = ("tui.annotate.engine", "tui.model", "onnxruntime", "numpy", "textual", "tomlkit", "httpx", "ssl")
    assert not loaded & set(unwanted)


def test_help_and_again_are_answered_at_every_question(tmp_path: Path) -> None:
    asked = "".join(f"help\nagain\n{line}" for line in WHOLE)
    kept, said = sat(tmp_path, asked)
    assert kept.finished
    assert said.count("Copy the words that you would mark") == 2
    assert said.count("2. The brutal ban hit the quay.") > 5


def test_what_is_passed_over_is_said(tmp_path: Path) -> None:
    out = io.StringIO()
    for step, answers in (("calibrate-1", "\nnone\n"), ("trust-weak-before", "\n")):
        course = Course(small(), Answers("lunt", small().digest, "ann", step=step), lambda answers: None)
        with pytest.raises(Stopped):
            do(course, Dialogue(io.StringIO(answers), out))
    assert "or answer none: there is nothing to mark" in " ".join(out.getvalue().split())
    assert "Passed over: nothing is noted of how far you would rely on it." in " ".join(out.getvalue().split())


def test_words_that_stand_there_twice_are_asked_for(tmp_path: Path) -> None:
    text = "The ban is a ban, said Lunt.\n"
    one = replace(small(), passages=(passage(FIRST, text),), calibration=(), layers=(Layer.LOADED,))
    out = io.StringIO()
    course = Course(one, Answers("lunt", one.digest, "ann", step="mark-first"), lambda answers: None)
    with pytest.raises(Stopped):
        do(course, Dialogue(io.StringIO("1 ban\n3\n2\n1\nnonsense\n9 ban\n1 said ... lunt\n2\n1\nall\n3\n"), out))
    assert [text[m.start : m.end] for m in course.marks] == ["The ban is a ban, said Lunt.", "ban", "said Lunt"]
    assert course.marks[1].start == 13
    assert "The sentences have numbers from 1 to 1." in out.getvalue()


PUPILS_ANSWERS = {
    r"The words to mark, or none: $": "none", r"1 to 5: $": "3", r"What is it\? (\d)": r"\1", "How sure": "2",
    r"Go on\?": "yes", r"to pass on\? (\w)": r"\1", r"about the article\.": "Nobody.",
}  # fmt: skip


class Pupil(io.StringIO):
    """Answers whatever is asked, by what was said since the last answer."""

    def __init__(self, out: io.StringIO) -> None:
        super().__init__()
        self._out, self._heard, self._marking = out, 0, False

    def readline(self, size: int | None = -1, /) -> str:
        said = " ".join(self._out.getvalue()[self._heard :].split("\n"))
        self._heard = len(self._out.getvalue())
        if said.endswith("or done: "):
            self._marking = not self._marking
            return "7 all\n" if self._marking else "done\n"
        found = (match.expand(answer) for ask, answer in PUPILS_ANSWERS.items() if (match := re.search(ask, said)))
        return f"{next(found, '')}\n"


@pytest.mark.parametrize("lesson", shelf(), ids=lambda path: path.name.partition(".")[0])
def test_each_lesson_in_the_box_is_done_to_its_end(lesson: Path) -> None:
    out, exercise = io.StringIO(), read(lesson)
    answers = Answers(exercise.name, exercise.digest, "ann")
    do(Course(exercise, answers, lambda _: None), Dialogue(Pupil(out), out))
    assert answers.finished
    assert [len(answers.rounds[name]) for name in (FIRST, SECOND)] == [1, 1]
    assert len(answers.closing) == 1
    assert {decision.choice for decision in answers.decisions} == {"keep", "adopt"}
    assert set(answers.trust.values()) == {3}


@given(st.lists(st.text(max_size=30) | st.sampled_from([*"".join(WHOLE).split("\n"), "remove 1", "2 all", "\x1b[2J"])))
def test_whatever_is_typed_is_answered(lines: list[str]) -> None:
    out, kept = io.StringIO(), []
    course = Course(small(), Answers("lunt", small().digest, "ann"), lambda answers: kept.append(answers.step))
    with contextlib.suppress(Stopped):
        do(course, Dialogue(io.StringIO("\n".join(lines)), out))
    assert out.getvalue().startswith("Words that judge.")
    assert "\x1b" not in out.getvalue()
    assert course.answers.step == (kept[-1] if kept else "welcome")
