"""The report as a table for spreadsheets: CSV, one line a student and exercise, shares from 0 to 1."""

import csv
import io
import re
from collections.abc import Iterator

from tui.annotate.annotation import Layer
from tui.article.sanitize import one_line
from tui.classroom.answers import TRUST
from tui.classroom.exercise import PASSAGES
from tui.classroom.report import LessonFigures, Report, Student, marks_in
from tui.classroom.reports.wording import harmless

_LONGEST_CELL = 30_000
"""Characters; spreadsheets take 32,767."""
# What a spreadsheet takes for a formula: the signs that begin one, in full width too, after any blanks.
_FORMULA = re.compile(r"[\s'\"]*[=+\-@|%＝＋－＠]")


def table(report: Report) -> str:
    """The table with its heading, lines ended as RFC 4180 asks; in order of exercise and pseudonym."""
    out = io.StringIO()
    writer = csv.writer(out)
    layers = [layer for layer in Layer if any(layer in lesson.exercise.layers for lesson in report.lessons)]
    writer.writerow(_heading(layers))
    for lesson in report.lessons:
        for student in lesson.students:
            writer.writerow(_row(lesson, student, layers))
    return out.getvalue()


def text_cell(text: str) -> str:
    """Foreign text as a cell that no spreadsheet calculates: on one line, and never begun by a formula's sign.

    Source: OWASP, CSV Injection. An apostrophe in front makes it text.
    """
    cell = one_line(harmless(text), _LONGEST_CELL)
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _heading(layers: list[Layer]) -> list[str]:
    rates = [
        f"{round_} {layer} {what}"
        for round_ in PASSAGES
        for layer in layers
        for what in ("hits", "false alarms")
    ]
    marks = [f"{round_} marks" for round_ in PASSAGES]
    return [
        "exercise", "student", "finished", *rates, *marks, "differences", "defended",
        *(f"trust {key}" for key in TRUST), "prompts", "lateral", "reasons",
    ]


def _row(lesson: LessonFigures, student: Student, layers: list[Layer]) -> list[str]:
    answers = student.answers
    reasons = (f"{it.choice}: {it.because}" for it in answers.decisions if it.because)
    written = (" / ".join(filter(None, answers.prompts)), answers.lateral, " / ".join(reasons))
    return [
        text_cell(lesson.exercise.name), text_cell(student.pseudonym), "yes" if answers.finished else "no",
        *(rate for round_ in PASSAGES for layer in layers for rate in _rates(student, round_, layer)),
        *(str(len(marks_in(answers, round_))) if round_ in student.rounds else "" for round_ in PASSAGES),
        str(student.decided), str(student.defended),
        *("" if (value := answers.trust[key]) is None else str(value) for key in TRUST),
        *map(text_cell, written),
    ]


def _rates(student: Student, round_: str, layer: Layer) -> Iterator[str]:
    score = student.rounds.get(round_, {}).get(layer)
    for rate in (score.hit_rate, score.false_alarm_rate) if score else (None, None):
        yield "" if rate is None else f"{rate:.3f}"
