"""The lessons in the box: that each loads and holds what a lesson must, and is about nothing real."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from tui.annotate.annotation import Layer
from tui.article.article import words_in
from tui.article.load import load
from tui.classroom.exercise import Exercise, KeyMark, MachineMark
from tui.classroom.files import read, write
from tui.classroom.shelf import shelf
from tui.language.cut import cut
from tui.language.layout import Role

SOUND = "false-alarms"
MOST_IN_A_SOUND_ONE = 3
LONGEST_NOTE = 160
REAL_PLACES = frozenset(Path(__file__).with_name("real_places.txt").read_text("utf-8").split())

lessons = pytest.mark.parametrize("path", shelf(), ids=lambda path: path.name.partition(".")[0])


def marked(exercise: Exercise) -> list[KeyMark]:
    return [mark for passage in exercise.passages for mark in passage.key]


def said(exercise: Exercise) -> list[str]:
    """All that a lesson says itself, the texts of its articles left out."""
    return [
        exercise.title, exercise.instructions, *exercise.prompts, exercise.lateral,
        *(line for item in exercise.calibration for line in (item.sentence, item.feedback)),
        *(mark.note for mark in marked(exercise)),
    ]


def test_there_are_four() -> None:
    assert [read(path).name for path in shelf()] == ["who-says-so", "words-that-judge", "missing-reply", SOUND]


@lessons
def test_a_lesson_says_what_it_asks_for_and_how_long_it_takes(path: Path) -> None:
    exercise = read(path)
    assert path.name.endswith(f"-{exercise.name}.exercise.toml")
    assert exercise.title and exercise.instructions and exercise.lateral
    assert exercise.minutes and 20 <= exercise.minutes <= 30
    assert 2 <= len(exercise.prompts) <= 4
    assert len(exercise.layers) == (3 if exercise.name == SOUND else 1)


@lessons
def test_five_sentences_warm_up_and_two_or_three_of_them_have_nothing_to_mark(path: Path) -> None:
    exercise = read(path)
    assert len(exercise.calibration) == 5
    assert 2 <= sum(item.layer is None for item in exercise.calibration) <= 3
    assert all(item.layer in (None, *exercise.layers) and item.feedback for item in exercise.calibration)


@lessons
def test_one_event_is_told_twice_and_a_short_article_ends_it(path: Path) -> None:
    exercise = read(path)
    assert [passage.name for passage in exercise.passages] == ["first", "second"]
    assert all(350 <= words_in(passage.text) <= 600 for passage in exercise.passages)
    assert exercise.closing and 180 <= words_in(exercise.closing.text) <= 280
    assert exercise.closing.key == ()


@lessons
def test_the_two_sides_use_the_technique_as_often_and_in_the_same_ways(path: Path) -> None:
    first, second = (sorted(mark.kind or "" for mark in passage.key) for passage in read(path).passages)
    assert first == second


@lessons
def test_the_key_marks_what_is_looked_for_each_with_a_short_reason(path: Path) -> None:
    exercise = read(path)
    key = marked(exercise)
    if exercise.name == SOUND:
        assert all(1 <= len(passage.key) <= MOST_IN_A_SOUND_ONE for passage in exercise.passages)
    else:
        assert 8 <= len(key) <= 25
    assert {mark.layer for mark in key} <= set(exercise.layers)
    assert all(mark.votes is None and mark.voters is None for mark in key), "nobody voted on these"
    for mark in key:
        assert mark.kind and 20 <= len(mark.note) <= LONGEST_NOTE
        assert re.fullmatch(r"[“A-Z].*[.?]", mark.note) and ". " not in mark.note, mark.note


@lessons
def test_no_two_marks_of_a_layer_overlap_and_each_lies_within_a_paragraph(path: Path) -> None:
    for passage in read(path).passages:
        in_order = sorted(passage.key, key=lambda mark: mark.start)
        assert all(one.end <= other.start for one, other in pairwise(in_order) if one.layer is other.layer)
        assert all(any(b.start <= mark.start < mark.end <= b.end for b in passage.blocks) for mark in in_order)


@lessons
def test_each_article_says_that_it_is_invented_and_is_laid_out_as_an_article(path: Path) -> None:
    exercise = read(path)
    assert exercise.closing
    for passage in (*exercise.passages, exercise.closing):
        article = cut(load(str(path.parent / passage.file)))
        assert article.text == passage.text
        assert article.text.startswith("[Invented for practice: ")
        assert [block.role for block in article.blocks[:2]] == [Role.NOTE, Role.HEADLINE]
        assert article.stated.title == passage.title
        assert not [block for block in article.blocks if block.role in (Role.FURNITURE, Role.CAPTION)]


@lessons
def test_a_lesson_names_no_real_place(path: Path) -> None:
    exercise = read(path)
    assert exercise.closing
    texts = [*said(exercise), *(passage.text for passage in (*exercise.passages, exercise.closing))]
    words = set(re.findall(r"\w+", " ".join(texts).lower()))
    assert not words & REAL_PLACES


@lessons
def test_the_machine_s_marks_are_there_and_of_what_is_looked_for(path: Path) -> None:
    exercise = read(path)
    assert exercise.closing
    passages = (*exercise.passages, exercise.closing)
    machine: list[MachineMark] = [mark for passage in passages for mark in passage.machine]
    assert {mark.layer for mark in machine} <= set(exercise.layers)
    assert all(mark.reason and mark.seen for mark in machine)
    assert passages[0].version and {passage.version for passage in passages} == {passages[0].version}


def test_most_alarms_in_the_sound_articles_are_false() -> None:
    exercise = next(read(path) for path in shelf() if SOUND in path.name)
    for passage in exercise.passages:
        true = [alarm for alarm in passage.machine if any(_meet(alarm, mark) for mark in passage.key)]
        assert len(true) * 2 < len(passage.machine), "the machine has become too good for this lesson"


def test_missing_replies_are_marked_apart_from_accusations_that_are_answered() -> None:
    exercise = next(read(path) for path in shelf() if "missing-reply" in path.name)
    for passage in exercise.passages:
        answered = re.search(r"[^.\n]*also accused[^.]*\.", passage.text)
        assert answered
        assert not [mark for mark in passage.key if mark.start < answered.end() and answered.start() < mark.end]
        assert {mark.layer for mark in passage.key} == {Layer.COUNTERVIEW}


@lessons
def test_writing_a_lesson_again_changes_nothing(path: Path, tmp_path: Path) -> None:
    for file in path.parent.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    copy = tmp_path / path.name
    write(read(copy), copy)
    assert copy.read_bytes() == path.read_bytes()


def _meet(one: MachineMark, other: KeyMark) -> bool:
    return one.layer is other.layer and one.start < other.end and other.start < one.end
