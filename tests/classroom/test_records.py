import io
from pathlib import Path

import pytest

from tui.classroom.answers import Answers
from tui.classroom.records import delete, records

DIGEST = "0" * 64


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Answers of two students to two exercises, a draft that a crash left, a report and an exercise."""
    for exercise in ("lunt", "quay"):
        for pseudonym in ("ann", "ben"):
            Answers(exercise, DIGEST, pseudonym).save(tmp_path)
    for name in (".lunt.ann.answers.json.1a2b3c4d.part", "report.html", "lunt.exercise.toml"):
        (tmp_path / name).write_text("", "utf-8")
    return tmp_path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def deleted(
    folder: Path, pseudonym: str | None = None, exercise: str | None = None, answer: str = "yes"
) -> tuple[int, str, set[str]]:
    """Delete; the exit status, what was told, and the names that are gone."""
    before, out = names(folder), io.StringIO()
    status = delete(folder, pseudonym, exercise, ask=lambda _: answer, out=out)
    return status, out.getvalue(), before - names(folder)


def test_a_pupil_is_deleted_with_all_drafts(folder: Path) -> None:
    status, told, gone = deleted(folder, "ann")
    assert status == 0
    assert gone == {"lunt.ann.answers.json", "quay.ann.answers.json", ".lunt.ann.answers.json.1a2b3c4d.part"}
    assert "Deleted: 3 of 3." in told


def test_a_pupil_can_be_deleted_from_one_exercise(folder: Path) -> None:
    assert deleted(folder, "ben", "quay")[2] == {"quay.ben.answers.json"}


def test_a_class_is_deleted_and_nothing_else(folder: Path) -> None:
    deleted(folder)
    assert names(folder) == {"report.html", "lunt.exercise.toml"}


@pytest.mark.parametrize("answer", ["", "no", "y", "ja"])
def test_anything_but_yes_deletes_nothing(folder: Path, answer: str) -> None:
    status, told, gone = deleted(folder, answer=answer)
    assert (status, gone) == (1, set())
    assert "lunt.ann.answers.json" in told
    assert "Nothing was deleted: only the word yes, or --yes after the command, deletes." in told


def test_where_nobody_can_be_asked_nothing_is_deleted(folder: Path) -> None:
    def ask(question: str) -> str:
        raise EOFError

    assert delete(folder, ask=ask, out=io.StringIO()) == 1
    assert len(records(folder)) == 5


def test_yes_can_be_said_beforehand(folder: Path) -> None:
    def ask(question: str) -> str:
        raise AssertionError("nobody must be asked")

    assert delete(folder, "ann", yes=True, ask=ask, out=io.StringIO()) == 0
    assert len(records(folder)) == 2


def test_a_file_that_was_renamed_is_found_by_what_is_inside(folder: Path) -> None:
    (folder / "lunt.ben.answers.json").rename(folder / "copy.answers.json")
    assert "copy.answers.json" in deleted(folder, "ben")[2]


def test_a_broken_file_is_found_by_its_name(folder: Path) -> None:
    (folder / "lunt.ben.answers.json").write_text("{", "utf-8")
    assert "lunt.ben.answers.json" in deleted(folder, "ben")[2]


def test_a_pseudonym_is_no_pattern(folder: Path) -> None:
    status, told, gone = deleted(folder, "*")
    assert (status, gone) == (0, set())
    assert "no such answers" in told


def test_of_a_link_the_link_alone_is_deleted(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    target = tmp_path_factory.mktemp("elsewhere") / "kept.txt"
    target.write_text("kept", "utf-8")
    (folder / "lunt.cy.answers.json").symlink_to(target)
    assert deleted(folder, "cy")[2] == {"lunt.cy.answers.json"}
    assert target.read_text("utf-8") == "kept"


def test_a_folder_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    out = io.StringIO()
    assert delete(tmp_path / "nowhere", out=out) == 1
    assert "cannot be read" in out.getvalue()
