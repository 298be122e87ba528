import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.classroom.report import Report
from tui.classroom.reports.table import table, text_cell


def rows(made: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table(made), newline="")))


def test_each_student_has_a_line(made: Report) -> None:
    ann = rows(made)[0]
    assert (ann["exercise"], ann["student"], ann["finished"]) == ("lunt", "ann", "yes")
    assert (ann["first unverified hits"], ann["second loaded hits"]) == ("0.000", "1.000")
    assert (ann["first loaded hits"], ann["first loaded false alarms"]) == ("", "0.000")
    assert (ann["differences"], ann["defended"], ann["trust weak-before"]) == ("1", "1", "4")
    assert ann["prompts"] == "Nobody was asked."
    assert len({student["student"] for student in rows(made)}) == 4


def test_layers_that_nobody_looked_for_have_no_columns(made: Report) -> None:
    assert not any("sourced" in column for column in rows(made)[0])


def test_what_students_wrote_is_never_a_formula(made: Report) -> None:
    cells = [cell for row in rows(made) for cell in row.values()]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
    assert rows(made)[0]["lateral"].startswith("'=HYPERLINK")


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(1)", " \t=1", "\n=1", "＝1", "|calc", "%0A=1", "'=1", '"=1']
)
def test_formulas_become_text(text: str) -> None:
    assert text_cell(text).startswith("'")


def test_plain_words_stay() -> None:
    assert text_cell("It was hard - and 1+1 is 2.") == "It was hard - and 1+1 is 2."


@given(st.text())
def test_a_cell_is_one_line_and_no_formula(text: str) -> None:
    cell = text_cell(text)
    assert "\n" not in cell
    assert "\r" not in cell
    assert not cell.startswith(tuple("=+-@|%＝＋－＠"))
