import io
from pathlib import Path

import pytest

from tests.classroom.making_up import small
from tests.classroom.reports.conftest import answers_of
from tui.classroom import files
from tui.classroom.reports.verb import print_report


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files.write(small(), tmp_path / "lunt.exercise.json")
    for pseudonym, words in (("ann", "brutal"), ("Ben", "quay")):
        answers_of(pseudonym, words).save(tmp_path)
    return tmp_path


def reported(
    *paths: Path, html: Path | None = None, csv: Path | None = None, projector: bool = False
) -> tuple[int, str, str]:
    """Exit status, report and messages."""
    out, messages = io.StringIO(), io.StringIO()
    status = print_report(paths, html, csv, projector, out=out, messages=messages)
    return status, out.getvalue(), messages.getvalue()


def test_the_report_is_printed_and_written(folder: Path) -> None:
    status, out, messages = reported(folder, html=folder / "report.html", csv=folder / "report.csv")
    assert (status, messages) == (0, "")
    assert out.startswith("CLASS REPORT.")
    assert (folder / "report.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert (folder / "report.csv").read_bytes().startswith(b"\xef\xbb\xbfexercise,student")


def test_a_broken_file_is_named_and_the_rest_goes_on(folder: Path) -> None:
    (folder / "lunt.cy.answers.json").write_text("{", "utf-8")
    status, out, messages = reported(folder)
    assert status == 1
    assert "2 students" in out
    assert "lunt.cy.answers.json is broken" in messages
    assert str(folder) not in messages + out


def test_without_answers_there_is_no_report(tmp_path: Path) -> None:
    status, out, messages = reported(tmp_path)
    assert (status, out) == (1, "")
    assert f"no answers in {tmp_path.name}: name the folder" in messages


def test_the_projector_gets_no_table_of_students(folder: Path) -> None:
    status, out, messages = reported(folder, csv=folder / "report.csv", projector=True)
    assert (status, out) == (2, "")
    assert "--csv" in messages
    assert not (folder / "report.csv").exists()


@pytest.mark.parametrize("name", ["lunt.ann.answers.json", "lunt.exercise.json"])
def test_a_report_is_never_written_over_answers_or_an_exercise(folder: Path, name: str) -> None:
    before = (folder / name).read_bytes()
    status, _, _ = reported(folder, html=folder / name)
    assert status == 2
    assert (folder / name).read_bytes() == before


def test_a_report_that_cannot_be_written_is_said_so(folder: Path) -> None:
    status, out, messages = reported(folder, html=folder / "nowhere" / "report.html")
    assert status == 1
    assert out
    assert "report.html cannot be written" in messages


def test_nothing_says_who_made_it_where_or_when(folder: Path) -> None:
    reported(folder, html=folder / "report.html", csv=folder / "report.csv")
    written = (folder / "report.html").read_text("utf-8") + (folder / "report.csv").read_text("utf-8-sig")
    assert folder.name not in written
    first = (folder / "report.html").read_bytes()
    reported(folder, html=folder / "report.html")
    assert (folder / "report.html").read_bytes() == first
