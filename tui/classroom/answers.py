"""What one student answered in one exercise, kept as one JSON file.

It holds no user, host, path, date or time of day: a pseudonym is all that says whose it is.
"""

import json
import re
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import NamedTuple

from tui.annotate.annotation import Layer
from tui.article.article import Span
from tui.article.sanitize import one_line
from tui.classroom.atomic import read_at_most, write_atomically
from tui.classroom.exercise import FIRST, PASSAGES, SECOND, Exercise
from tui.classroom.fields import Fields, Unfit

SCHEMA = "readwise-answers/1"
SUFFIX = ".answers.json"
NO_PSEUDONYM = "A pseudonym is 1 to 32 letters, digits, - and _, without a space, such as blue-heron."
SIDES = ("mine", "reference", "machine")
CHOICES = ("keep", "withdraw", "defend", "adopt", "leave")
TRUST = ("weak-before", "weak-after", "sound-before", "sound-after")
MOST_BYTES = 2_000_000
MOST_MARKS = 500
MOST_CALIBRATIONS = 20
MOST_PROMPTS = 20
LONGEST_ANSWER = 2_000
"""Characters of what a student writes in answer to one question."""
_LEAVE_OUT = ": leave it out."
_MOST_DECISIONS = 10_000
_FURTHEST = 10_000_000

_PSEUDONYM = re.compile(r"[A-Za-z0-9_-]{1,32}")
_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
_DIGEST = re.compile(r"[0-9a-f]{64}")


class BadAnswers(Exception):
    """A file that holds no answers, or none to this exercise. The message is one sentence: what, and what to do."""


class CalibrationMark(NamedTuple):
    """What was marked in a calibration sentence; layer None where nothing was."""

    start: int
    end: int
    layer: Layer | None


@dataclass(frozen=True, slots=True)
class StudentMark:
    """What a student marked before seeing anyone else's marks."""

    id: int
    layer: Layer
    start: int
    end: int
    confidence: int
    """1 (not sure) to 3 (sure)."""

    @property
    def span(self) -> Span:
        """From the first marked character to the last."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a student decided about one mark that others do not share."""

    passage: str
    """The round: "first" or "second"."""
    side: str
    """Whose mark it is about: one of `SIDES`."""
    layer: Layer
    start: int
    end: int
    """Where that mark stands."""
    choice: str
    """One of `CHOICES`."""
    because: str = ""


@dataclass
class Answers:
    """All that one student did in an exercise, up to the step that it stands at."""

    exercise: str
    """The exercise's name."""
    digest: str
    """The exercise's digest when it was begun."""
    pseudonym: str
    step: str = "welcome"
    calibration: list[CalibrationMark] = field(default_factory=list)
    rounds: dict[str, list[StudentMark]] = field(default_factory=lambda: {FIRST: [], SECOND: []})
    """What was marked, by the name of the round."""
    decisions: list[Decision] = field(default_factory=list)
    drafts: list[Decision] = field(default_factory=list)
    """Defences that were begun, and are no decisions yet."""
    lateral: str = ""
    prompts: list[str] = field(default_factory=list)
    trust: dict[str, int | None] = field(default_factory=lambda: dict.fromkeys(TRUST))
    """1 to 5 in the first passage ("weak-…") and in the closing one ("sound-…"); None where not asked yet."""
    closing: list[StudentMark] = field(default_factory=list)
    finished: bool = False

    @property
    def file_name(self) -> str:
        """NAME.PSEUDONYM.answers.json."""
        return f"{self.exercise}.{self.pseudonym}{SUFFIX}"

    def save(self, folder: Path) -> Path:
        """Keep it in the folder, in place of what was kept before; the file's path.

        Raises:
            OSError: it cannot be written; what was kept before stays.
        """
        path = folder / self.file_name
        kept = {"schema": SCHEMA} | asdict(self) | {"calibration": [mark._asdict() for mark in self.calibration]}
        data = json.dumps(kept, ensure_ascii=True, allow_nan=False, indent=1).encode("ascii") + b"\n"
        if len(data) > MOST_BYTES:
            raise OSError(f"the answers are larger than {MOST_BYTES // 1_000_000} MB")  # `load` would not take them
        write_atomically(path, data)
        return path


def is_pseudonym(name: str) -> bool:
    """Whether it may stand in a file's name for a student."""
    return _PSEUDONYM.fullmatch(name) is not None


def load(path: Path) -> Answers:
    """The answers that a file holds.

    Raises:
        BadAnswers: it cannot be read, is larger than 2 MB, or holds something else.
    """
    name = one_line(path.name, 100)
    try:
        data = read_at_most(path, MOST_BYTES)
        if data is None:
            raise BadAnswers(f"{name} is larger than {MOST_BYTES // 1_000_000} MB, which no answers are{_LEAVE_OUT}")
        return _answers(Fields(json.loads(data)))
    except Unfit as problem:
        why = one_line(str(problem))
        raise BadAnswers(f"{name} is no answers file of this reader ({why}){_LEAVE_OUT}") from None
    except FileNotFoundError:
        raise BadAnswers(f"There is no file {name}: check the name and the folder.") from None
    except OSError as problem:
        raise BadAnswers(f"{name} cannot be read: {one_line(problem.strerror or str(problem))}.") from None
    except (ValueError, RecursionError):
        raise BadAnswers(f"{name} is broken, or not an answers file (it is not JSON){_LEAVE_OUT}") from None


def taken_up(folder: Path, exercise: Exercise, pseudonym: str) -> Answers:
    """What this student kept of this exercise in the folder, or the answers of someone who begins.

    Raises:
        BadAnswers: the pseudonym is none, there is no such folder, or the file of that name is broken or another's.
    """
    if not is_pseudonym(pseudonym):
        raise BadAnswers(NO_PSEUDONYM)
    answers = Answers(exercise.name, exercise.digest, pseudonym)
    path = folder / answers.file_name
    if not folder.is_dir():
        raise BadAnswers(f"There is no folder {one_line(folder.name, 100)} to keep answers in: make it first.")
    if not path.exists():
        return answers
    try:
        found = load(path)
    except BadAnswers as problem:
        instead = ": move it away to begin anew, or put a copy in its place."
        raise BadAnswers(str(problem).replace(_LEAVE_OUT, instead)) from None
    if (found.exercise, found.pseudonym) != (answers.exercise, answers.pseudonym):  # Ann and ann are one on some disks
        raise BadAnswers(f"{path.name} is someone else's: choose another pseudonym.")
    if found.digest != answers.digest:
        raise BadAnswers(
            f"{path.name} answers an earlier state of this exercise: take another pseudonym, or move that file away."
        )
    return found


def _answers(given: Fields) -> Answers:
    given.choice("schema", (SCHEMA,))
    rounds, trust = given.table("rounds"), given.table("trust")
    return Answers(
        exercise=_matching(given, "exercise", _NAME),
        digest=_matching(given, "digest", _DIGEST),
        pseudonym=_matching(given, "pseudonym", _PSEUDONYM),
        step=given.line("step", 40),
        calibration=[
            CalibrationMark(*_stretch(mark), _layer(mark) if "layer" in mark else None)
            for mark in given.tables("calibration", MOST_CALIBRATIONS)
        ],
        rounds={name: _marks(rounds, name) for name in (FIRST, SECOND)},
        decisions=[_decision(table) for table in given.tables("decisions", _MOST_DECISIONS)],
        drafts=[_decision(table) for table in given.tables("drafts", _MOST_DECISIONS)],
        lateral=given.text("lateral", LONGEST_ANSWER, ""),
        prompts=given.strings("prompts", MOST_PROMPTS, LONGEST_ANSWER),
        trust={key: trust.integer_if_any(key, 1, 5) for key in TRUST},
        closing=_marks(given, "closing"),
        finished=given.truth("finished", False),
    )


def _matching(given: Fields, key: str, pattern: re.Pattern[str]) -> str:
    value = given.line(key, 64)
    if not pattern.fullmatch(value):
        raise given.unfit(key, "is not well formed")
    return value


def _marks(given: Fields, key: str) -> list[StudentMark]:
    marks = [
        StudentMark(mark.integer("id", 1, _FURTHEST), _layer(mark), *_stretch(mark), mark.integer("confidence", 1, 3))
        for mark in given.tables(key, MOST_MARKS)
    ]
    if any(mark.start == mark.end for mark in marks) or len({mark.id for mark in marks}) < len(marks):
        raise given.unfit(key, "has an empty mark, or two of one id")
    return marks


def _decision(given: Fields) -> Decision:
    return Decision(
        given.choice("passage", PASSAGES), given.choice("side", SIDES), _layer(given), *_stretch(given),
        given.choice("choice", CHOICES), given.text("because", LONGEST_ANSWER, ""),
    )


def _layer(given: Fields) -> Layer:
    return Layer(given.choice("layer", tuple(Layer)))


def _stretch(given: Fields) -> tuple[int, int]:
    start = given.integer("start", 0, _FURTHEST)
    return start, given.integer("end", start, _FURTHEST)
