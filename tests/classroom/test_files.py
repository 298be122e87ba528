"""Exercises as files: what is written is what is read, and whatever is read is an exercise or a sentence."""

import json
import os
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.classroom.any_exercise import exercises
from tests.classroom.making_up import FIRST_TEXT, small
from tui.annotate.annotation import Layer
from tui.article.article import BlockKind
from tui.classroom.exercise import FIRST, BadExercise, Exercise, KeyMark
from tui.classroom.files import article_in, read, write
from tui.classroom.making import passage_of, with_passage

NAMES = ("lunt.exercise.toml", "lunt.exercise.json")
IN_ONE_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize("name", NAMES)
@settings(IN_ONE_FOLDER, max_examples=settings().max_examples // 2)
@given(first=exercises(), then=exercises())
@example(first=small(), then=small())
def test_what_is_written_is_what_is_read_whatever_was_there(
    name: str, first: Exercise, then: Exercise, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.unlink(missing_ok=True)
    for exercise in (first, then):
        write(exercise, path)
        assert read(path) == exercise


def beside(tmp_path: Path, text: str = FIRST_TEXT, file: str = "border.txt") -> Exercise:
    """The small exercise with its first text in a file of its own."""
    (tmp_path / file).write_text(text, "utf-8")
    first = passage_of(article_in(text.encode(), file), FIRST, file)
    return with_passage(small(), replace(first, key=small().passage(FIRST).key))


def written(tmp_path: Path, **changes: str) -> Path:
    """The TOML file of it, with words in it changed."""
    path = tmp_path / NAMES[0]
    write(beside(tmp_path), path)
    toml = path.read_text("utf-8")
    for old, new in changes.items():
        assert old in toml
        toml = toml.replace(old, new)
    path.write_text(toml, "utf-8")
    return path


def why(path: Path) -> str:
    """The one sentence that an unusable file is told in."""
    with pytest.raises(BadExercise) as problem:
        read(path)
    said = str(problem.value)
    assert said.startswith(path.name[:100]) or path.name in said
    assert said.endswith(".")
    assert "\n" not in said
    return said


def test_a_text_in_a_file_of_its_own_is_named_and_read(tmp_path: Path) -> None:
    path = written(tmp_path)
    toml = path.read_text("utf-8")
    assert 'article = "border.txt"' in toml
    assert "We were not asked" not in toml
    assert read(path) == beside(tmp_path)
    (tmp_path / "border.txt").write_bytes(FIRST_TEXT.replace("\n", "\r\n").encode())
    assert read(path) == beside(tmp_path)


def test_markdown_keeps_its_layout_also_inside_a_json_file(tmp_path: Path) -> None:
    exercise = beside(tmp_path, "# Lunt bans boats\n\n- The brutal ban.\n- Experts fear the worst.\n", "border.md")
    exercise = with_passage(exercise, replace(exercise.passage(FIRST), key=()))
    assert BlockKind.LIST_ITEM in [block.kind for block in exercise.passage(FIRST).blocks]
    for name in NAMES:
        write(exercise, tmp_path / name)
        assert read(tmp_path / name).passage(FIRST).blocks == exercise.passage(FIRST).blocks


def test_comments_and_order_survive_and_only_what_changed_is_written(tmp_path: Path) -> None:
    path = tmp_path / NAMES[0]
    write(small(), path)
    before = path.read_text("utf-8").replace('title = "Words that judge"', 'own = 1  # mine\ntitle = "Words" # why')
    before = before.replace('note = "Which experts?"', '# ask them\nnote = "Which experts?"')
    path.write_text(before, "utf-8")
    exercise = read(path)
    write(exercise, path)
    assert path.read_text("utf-8") == before
    first = exercise.passage(FIRST)
    key = (replace(first.key[0], note="It judges."), KeyMark(Layer.LOADED, None, 0, 4, "New."), first.key[1])
    write(replace(with_passage(exercise, replace(first, key=key)), title="More words"), path)
    after = path.read_text("utf-8")
    assert 'own = 1  # mine\ntitle = "More words" # why' in after
    assert '# ask them\nnote = "Which experts?"' in after
    assert read(path).passage(FIRST).key == key
    old, new = set(before.splitlines()), set(after.splitlines())
    assert old - new == {'title = "Words" # why', 'note = "It judges the ban."'}
    assert {*new - old, "start = 0", "end = 4"} == {
        'title = "More words" # why', 'note = "It judges."', 'note = "New."', 'quote = "Lunt"', "start = 0", "end = 4",
    }  # fmt: skip


def test_a_mark_by_its_words_alone_is_found_where_they_stand_once(tmp_path: Path) -> None:
    start = FIRST_TEXT.index("brutal")
    path = written(tmp_path, **{f"start = {start}\nend = {start + 6}\n": ""})
    assert read(path).passage(FIRST).key == beside(tmp_path).passage(FIRST).key
    path.write_text(path.read_text("utf-8").replace('quote = "brutal"', 'quote = "an"'), "utf-8")
    assert "more than once" in why(path)
    path.write_text(path.read_text("utf-8").replace('quote = "an"', 'quote = "nowhere"'), "utf-8")
    assert "does not stand in the text: “nowhere”" in why(path)


def test_a_text_that_was_changed_is_told(tmp_path: Path) -> None:
    path = written(tmp_path)
    (tmp_path / "border.txt").write_text(FIRST_TEXT.replace("brutal", "severe"), "utf-8")
    assert "the text of border.txt was changed after the marks were made" in why(path)


@pytest.mark.parametrize(("old", "new", "words"), [
    ('quote = "brutal"', 'quote = "harsh"', "passage 1, key 1, quote is not what stands there"),
    ("votes = 2", "votes = 4", "not more than voters"),
    ("votes = 2\n", "", "stand together"),
    ('layer = "unverified"', 'layer = "unsure"', "must be one of sourced, unverified"),
    ('layers = ["unverified", "loaded"]', "layers = []", "layers must be a list out of"),
    ('layers = ["unverified", "loaded"]', "layers = 3", "layers must be a list"),
    ('name = "second"', 'name = "first"', "must name one passage"),
    ('name = "second"', 'name = "third"', "must be one of first"),
    ('name = "lunt"', 'name = "a/b"', "must be letters, digits"),
    ("minutes = 20", "minutes = 2.5", "must be a whole number"),
    ("minutes = 20", "minutes = true", "must be a whole number"),
    ('title = "Words that judge"', "title = [1]", "title must be a text"),
    ('schema = "readwise-exercise/1"', 'schema = "readwise-exercise/9"', "schema must be one of"),
    ("start = 2\nend = 8", "start = 8\nend = 2", "calibration 1, end must be a whole number"),
    ("start = 2\nend = 8", "start = 2\nend = 2", "end must be after start"),
    ("start = 2\nend = 8", "start = 2\nend = 800", "end must be a whole number from 2"),
    ('sentence = "It rained."', "", "sentence is missing"),
    ("[[calibration]]", "[calibration", "is no exercise file"),
])  # fmt: skip
def test_what_does_not_hold_together_is_told_with_its_place(old: str, new: str, words: str, tmp_path: Path) -> None:
    assert words in why(written(tmp_path, **{old: new}))


@pytest.mark.parametrize("article", [
    "../border.txt", "a/../../border.txt", "/etc/hostname", "C:border.txt", "..\\border.txt", "a\\u0000b", "link.txt",
    "folder/border.txt", "page.html", "folder", "pipe.txt",
])  # fmt: skip
def test_nothing_outside_of_the_folder_is_read(article: str, tmp_path: Path) -> None:
    inside = tmp_path / "lesson"
    (inside / "a").mkdir(parents=True)
    (tmp_path / "border.txt").write_text(FIRST_TEXT, "utf-8")
    (inside / "page.html").write_text(f"<p>{FIRST_TEXT}</p>", "utf-8")
    (inside / "link.txt").symlink_to(tmp_path / "border.txt")
    (inside / "folder").symlink_to(tmp_path)
    os.mkfifo(inside / "pipe.txt")
    path = written(inside, **{'article = "border.txt"': f'article = "{article}"'})
    assert "passage 1, article" in why(path)


def test_what_is_too_large_is_not_read(tmp_path: Path) -> None:
    begun = time.perf_counter()
    for name in NAMES:
        (tmp_path / name).write_bytes(b"a" * 10_000_000)
        assert "larger than 3 MB" in why(tmp_path / name)
        (tmp_path / name).unlink()
    path = written(tmp_path)
    (tmp_path / "border.txt").write_bytes(b"It rained. " * 1_000_000)
    assert "longer than 200,000 characters" in why(path)
    assert time.perf_counter() - begun < 5


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    assert "There is no file" in why(tmp_path / NAMES[0])
    (tmp_path / NAMES[0]).mkdir()
    assert "cannot be read" in why(tmp_path / NAMES[0])
    os.mkfifo(tmp_path / NAMES[1])
    assert "cannot be read" in why(tmp_path / NAMES[1])


@pytest.mark.parametrize("there", [b"[[[", b"\xff\xfe"])
def test_what_is_no_toml_file_is_not_written_over(tmp_path: Path, there: bytes) -> None:
    path = tmp_path / NAMES[0]
    path.write_bytes(there)
    with pytest.raises(BadExercise, match="move it away first"):
        write(small(), path)
    assert path.read_bytes() == there


def test_nested_too_deep_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / NAMES[0]).write_text("layers = " + "[" * 100_000, "utf-8")
    (tmp_path / NAMES[1]).write_text("[" * 100_000, "utf-8")
    for name in NAMES:
        assert "is no exercise file" in why(tmp_path / name)


def test_an_article_is_no_exercise_and_how_it_becomes_one_is_said(tmp_path: Path) -> None:
    article = tmp_path / "bus fares.txt"
    article.write_text("[Note]\n\nFares will rise, the mayor said.\n", "utf-8")
    assert why(article).endswith(f"readwise-tui exercise new '{article}' makes one.")


@IN_ONE_FOLDER
@given(st.binary(max_size=300))
def test_any_bytes_are_an_exercise_or_one_sentence(tmp_path: Path, data: bytes) -> None:
    for name in NAMES:
        (tmp_path / name).write_bytes(data)
        why(tmp_path / name)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=10,
)


@IN_ONE_FOLDER
@given(st.data(), JSON)
def test_any_value_in_any_place_is_taken_or_told(tmp_path: Path, data: st.DataObject, value: object) -> None:
    path = tmp_path / NAMES[1]
    write(small(), path)
    table = json.loads(path.read_text("utf-8"))
    place = table
    while True:
        key = data.draw(st.sampled_from(sorted(place)) if isinstance(place, dict) else st.integers(0, len(place) - 1))
        inner = place[key]
        if not isinstance(inner, dict | list) or not inner or data.draw(st.booleans()):
            place[key] = value
            break
        place = inner
    path.write_text(json.dumps(table), "utf-8")
    try:
        exercise = read(path)
    except BadExercise as problem:
        assert "\n" not in str(problem)
    else:
        assert all(0 <= mark.start < mark.end <= len(p.text) for p in exercise.passages for mark in p.key)
