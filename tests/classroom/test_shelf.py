"""Finding the lessons that come with the reader."""

from pathlib import Path

import pytest

from tui.classroom.files import read
from tui.classroom.shelf import find, in_lines, shelf


def test_a_lesson_is_found_by_its_short_name_and_by_its_number() -> None:
    for number, path in enumerate(shelf(), start=1):
        name = read(path).name
        assert find(name) == find(name.upper()) == find(str(number)) == find(f"{number}-{name}") == path


@pytest.mark.parametrize("name", ["", "0", "who", "who-says-so.exercise.toml", "../who-says-so", "\x1b[2J"])
def test_nothing_else_is_a_lesson(name: str) -> None:
    assert find(name) is None


def test_the_list_tells_of_each_lesson_what_it_is_about_how_long_it_takes_and_its_articles() -> None:
    lines = list(in_lines(shelf()))
    for path in shelf():
        exercise = read(path)
        at = lines.index(f"{exercise.name}: {exercise.title}")
        assert f"{exercise.minutes} minutes" in lines[at + 1]
        for passage in exercise.passages:
            assert f"  Article: {passage.title}" in lines[at + 2 : at + 4]
    assert any("exercise do NAME" in line for line in lines)
    assert all(len(line) <= 100 and "\x1b" not in line for line in lines)


def test_a_lesson_that_is_broken_is_named_and_the_others_go_on(tmp_path: Path) -> None:
    folder = tmp_path / "samples" / "lessons"
    folder.mkdir(parents=True)
    for file in shelf()[0].parent.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "1-who-says-so.exercise.toml").write_text("title =", "utf-8")
    lines = list(in_lines(shelf(tmp_path)))
    assert any("1-who-says-so.exercise.toml is no exercise file" in line for line in lines)
    assert any(line.startswith("words-that-judge: ") for line in lines)


def test_lessons_lie_in_the_installed_package_or_else_beside_it(tmp_path: Path) -> None:
    package = tmp_path / "tui"
    for root in (tmp_path, package):
        folder = root / "samples" / "lessons"
        folder.mkdir(parents=True)
        (folder / "1-ferry.exercise.toml").touch()
        assert shelf(package) == (folder / "1-ferry.exercise.toml",)


def test_a_copy_without_lessons_says_so(tmp_path: Path) -> None:
    assert shelf(tmp_path / "tui") == ()
    assert list(in_lines(())) == ["No lessons came with this copy of the reader."]
