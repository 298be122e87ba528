from dataclasses import replace
from pathlib import Path

import pytest

from tests.classroom.making_up import FIRST_TEXT, small
from tui.annotate.annotation import Layer
from tui.classroom import files
from tui.classroom.answers import Answers, StudentMark
from tui.classroom.exercise import FIRST
from tui.classroom.gathering import gathered


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the exercise, and the answers of Ben and ann."""
    files.write(small(), tmp_path / "lunt.exercise.json")
    for pseudonym in ("Ben", "ann"):
        answers(pseudonym).save(tmp_path)
    return tmp_path


def answers(pseudonym: str) -> Answers:
    return Answers(small().name, small().digest, pseudonym)


def who(*paths: Path, box: tuple[Path, ...] = ()) -> list[str]:
    return [it.pseudonym for _, class_ in gathered(paths, box).lessons for it in class_]


def test_answers_are_put_beside_their_exercise_in_order_of_pseudonym(folder: Path) -> None:
    found = gathered(sorted(folder.glob("*.answers.json")))
    ((exercise, class_),) = found.lessons
    assert exercise.digest == small().digest
    assert [it.pseudonym for it in class_] == ["ann", "Ben"]
    assert found.left_out == []


def test_a_folder_stands_for_all_that_is_in_it(folder: Path) -> None:
    assert who(folder) == ["ann", "Ben"]
    assert who(folder, folder / "lunt.ann.answers.json") == ["ann", "Ben"]


def test_the_exercise_may_be_named_or_lie_in_the_box(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    exercise = (folder / "lunt.exercise.json").rename(elsewhere / "other.exercise.json")
    assert who(folder) == []
    assert who(folder, exercise) == ["ann", "Ben"]
    assert who(folder, box=(exercise,)) == ["ann", "Ben"]


def test_the_exercise_may_lie_around_the_answers_or_where_one_stands(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    around = folder.parent / "lunt.exercise.json"
    (folder / "lunt.exercise.json").rename(around)
    assert who(folder) == ["ann", "Ben"]
    here = tmp_path_factory.mktemp("here")
    around.rename(here / "lunt.exercise.json")
    assert who(folder) == []
    monkeypatch.chdir(here)
    assert who(folder) == ["ann", "Ben"]


def test_a_broken_file_is_named_and_the_rest_goes_on(folder: Path) -> None:
    (folder / "lunt.cy.answers.json").write_text("{", "utf-8")
    found = gathered([folder])
    assert len(found.lessons[0][1]) == 2
    (sentence,) = found.left_out
    assert "lunt.cy.answers.json is broken" in sentence


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"exercise": "other", "digest": "0" * 64}, "answers “other”, which is not here"),
        ({"digest": "0" * 64}, "or was changed since"),
        ({"rounds": {FIRST: [StudentMark(1, Layer.LOADED, 0, len(FIRST_TEXT) + 1, 1)], "second": []}}, "marks what is"),
    ],
)
def test_foreign_answers_are_named_and_left_out(folder: Path, change: dict[str, object], told: str) -> None:
    foreign = answers("cy")
    for key, value in change.items():
        setattr(foreign, key, value)
    path = foreign.save(folder)
    found = gathered([folder])
    assert len(found.lessons[0][1]) == 2
    (sentence,) = found.left_out
    assert path.name in sentence
    assert told in sentence


def test_a_second_file_of_a_student_is_left_out(folder: Path) -> None:
    (folder / "copy.answers.json").write_bytes((folder / "lunt.ann.answers.json").read_bytes())
    found = gathered([folder])
    assert len(found.lessons[0][1]) == 2
    assert "second file of ann" in found.left_out[0]


def test_an_exercise_that_cannot_be_used_is_said_to_be_the_reason(folder: Path) -> None:
    (folder / "lunt.exercise.json").write_text("{}", "utf-8")
    sentences = gathered([folder / "lunt.ann.answers.json"]).left_out
    assert len(sentences) == 1
    assert "lunt.exercise.json cannot be used" in sentences[0]


def test_a_file_that_is_not_there_is_named(folder: Path) -> None:
    assert "There is no file lunt.dee.answers.json" in gathered([folder / "lunt.dee.answers.json"]).left_out[0]


def test_lessons_of_the_box_come_in_its_order(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    box = tmp_path_factory.mktemp("box")
    for number, name in enumerate(("zeal", "lunt")):
        files.write(replace(small(), name=name), box / f"{number}-{name}.exercise.json")
    for name in ("zeal", "age"):
        made = replace(small(), name=name)
        files.write(made, folder / f"{name}.exercise.json")
        Answers(name, made.digest, "ann").save(folder)
    found = gathered([folder], sorted(box.iterdir()))
    assert [exercise.name for exercise, _ in found.lessons] == ["zeal", "lunt", "age"]
