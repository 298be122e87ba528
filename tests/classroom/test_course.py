from dataclasses import replace
from pathlib import Path

import pytest

from tests.classroom.making_up import FIRST_TEXT, marked, small
from tui.annotate.annotation import Layer
from tui.classroom.answers import Answers, StudentMark, load, taken_up
from tui.classroom.course import Course
from tui.classroom.exercise import FIRST, SECOND, Exercise, KeyMark
from tui.classroom.steps import Kind
from tui.classroom.wording import who_marked


def begun(exercise: Exercise, folder: Path) -> Course:
    return Course(exercise, taken_up(folder, exercise, "ann"), lambda answers: answers.save(folder))


def at(course: Course, step: str) -> Course:
    while course.step.name != step:
        course.next()
    return course


def test_the_steps_go_from_warming_up_to_the_article_that_ends_it(tmp_path: Path) -> None:
    assert [step.name for step in begun(small(), tmp_path).steps] == [
        "welcome", "calibrate-1", "calibrate-2", "read-first", "trust-weak-before", "mark-first", "decide-first",
        "prompts", "lateral", "mark-second", "decide-second", "trust-weak-after", "read-closing",
        "trust-sound-before", "mark-closing", "trust-sound-after", "thanks",
    ]
    bare = replace(small(), calibration=(), passages=small().passages[:1], prompts=(), lateral="", closing=None)
    assert [step.name for step in begun(replace(bare, name="bare"), tmp_path).steps] == [
        "welcome", "read-first", "trust-weak-before", "mark-first", "decide-first", "mark-second",
        "trust-weak-after", "thanks",
    ]


def test_whatever_is_done_is_kept_at_once_and_taken_up_at_that_step(tmp_path: Path) -> None:
    course = begun(small(), tmp_path)
    course.next()
    course.calibrate(Layer.LOADED, 2, 8)
    at(course, "trust-weak-before").trust(4)
    at(course, "mark-first").mark(Layer.LOADED, *marked(FIRST_TEXT, "brutal ban"), 3)
    again = begun(small(), tmp_path)
    assert again.step.name == "mark-first"
    assert [(FIRST_TEXT[m.start : m.end], m.layer, m.confidence) for m in again.marks] == [
        ("brutal ban", Layer.LOADED, 3)
    ]
    assert again.answers == course.answers
    assert load(tmp_path / "lunt.ann.answers.json") == course.answers


def test_what_could_not_be_saved_is_saved_at_the_end(tmp_path: Path) -> None:
    full = True

    def save(answers: Answers) -> None:
        if full:
            raise OSError("No space left on device")
        answers.save(tmp_path)

    course = Course(small(), taken_up(tmp_path, small(), "ann"), save)
    with pytest.raises(OSError, match="No space"):
        course.next()
    with pytest.raises(OSError, match="No space"):
        course.save_again()
    full = False
    course.save_again()
    kept = tmp_path / "lunt.ann.answers.json"
    assert load(kept).step == "calibrate-1"
    kept.unlink()  # somebody wants it gone, and all of it had been saved
    course.save_again()
    assert not kept.exists()


def test_marks_are_changed_removed_and_all_of_it_undone(tmp_path: Path) -> None:
    course = at(begun(small(), tmp_path), "mark-first")
    first = course.mark(Layer.LOADED, 20, 26, 3)
    second = course.mark(Layer.UNVERIFIED, 0, 4, 1)
    assert course.mark(Layer.LOADED, 20, 26, 2).id == first.id
    course.change(replace(second, layer=Layer.LOADED))
    course.remove(replace(first, confidence=2))
    assert [(m.id, m.layer) for m in course.marks] == [(second.id, Layer.LOADED)]
    assert [course.undo() for _ in range(6)] == [True] * 5 + [False]
    assert course.marks == ()
    assert begun(small(), tmp_path).marks == ()


def test_marks_are_made_only_while_they_are_blind(tmp_path: Path) -> None:
    course = at(begun(small(), tmp_path), "decide-first")
    with pytest.raises(ValueError, match="at the steps"):
        course.mark(Layer.LOADED, 0, 4, 1)


def test_mine_the_reference_and_the_machine_stand_side_by_side(tmp_path: Path) -> None:
    course = at(begun(small(), tmp_path), "mark-first")
    course.mark(Layer.LOADED, *marked(FIRST_TEXT, "brutal ban"), 3)
    course.mark(Layer.LOADED, *marked(FIRST_TEXT, "bans"), 1)
    course.next()
    told = [
        (FIRST_TEXT[row.span.start : row.span.end], list(row.marks), row.agreed, row.wanted, row.choices)
        for row in course.rows
    ]
    assert told == [
        ("bans", ["mine"], False, True, ("keep", "withdraw", "defend")),
        ("brutal ban", ["mine", "reference", "machine"], True, False, ()),
        ("Experts fear the worst", ["reference", "machine"], False, True, ("adopt", "leave", "defend")),
    ]


def test_a_difference_is_decided_and_may_be_decided_anew(tmp_path: Path) -> None:
    course = at(begun(small(), tmp_path), "mark-first")
    course.mark(Layer.LOADED, *marked(FIRST_TEXT, "bans"), 1)
    course.next()
    mine, *_ = course.open
    with pytest.raises(ValueError, match="sentence"):
        course.decide(mine, "defend", " ")
    with pytest.raises(ValueError, match="not offered"):
        course.decide(mine, "adopt")
    course.decide(mine, "withdraw")
    course.decide(mine, "defend", "A ban is a\x1b[2J fact.")
    assert mine not in course.open
    decision = begun(small(), tmp_path).decision(mine)
    assert decision is not None
    assert (decision.choice, decision.because) == ("defend", "A ban is a␛[2J fact.")
    assert len(course.answers.decisions) == 1


def test_what_is_decided_about_the_second_article_is_kept_as_of_that_one(tmp_path: Path) -> None:
    course = at(begun(small(), tmp_path), "decide-second")
    course.decide(course.open[0], "leave")
    assert [decision.passage for decision in course.answers.decisions] == [SECOND]


def test_a_defence_that_is_given_up_can_be_brought_back(tmp_path: Path) -> None:
    course = at(begun(small(), tmp_path), "mark-first")
    course.mark(Layer.LOADED, *marked(FIRST_TEXT, "bans"), 1)
    course.next()
    mine, *_ = course.open
    course.decide(mine, "defend", "A ban is a fact.")
    assert course.draft(mine) == ""
    course.decide(mine, "withdraw")
    course.decide(mine, "keep")
    again = begun(small(), tmp_path)
    assert again.draft(mine) == "A ban is a fact."
    again.decide(mine, "defend", "A ban is one.")
    assert begun(small(), tmp_path).draft(mine) == ""


def test_a_defence_that_was_begun_is_kept_and_decides_nothing(tmp_path: Path) -> None:
    course = at(begun(small(), tmp_path), "mark-first")
    course.mark(Layer.LOADED, *marked(FIRST_TEXT, "bans"), 1)
    course.next()
    mine, *_ = course.open
    course.keep_draft(mine, "A ban is")
    course.keep_draft(mine, "A ban is a f")
    again = begun(small(), tmp_path)
    assert again.draft(mine) == "A ban is a f"
    assert mine in again.open
    again.decide(mine, "keep")
    assert begun(small(), tmp_path).draft(mine) == "A ban is a f"
    again.decide(mine, "defend", "A ban is a fact.")
    assert begun(small(), tmp_path).answers.drafts == []


def test_where_one_text_is_marked_twice_the_second_time_begins_with_what_was_decided(tmp_path: Path) -> None:
    one = replace(small(), passages=small().passages[:1])
    course = at(begun(one, tmp_path), "mark-first")
    course.mark(Layer.LOADED, *marked(FIRST_TEXT, "bans"), 1)
    course.mark(Layer.LOADED, *marked(FIRST_TEXT, "hit"), 3)
    course.next()
    for row in course.open:
        course.decide(row, row.choices[1] if row.span.start == 5 else row.choices[0])
    at(course, "mark-second")
    assert [FIRST_TEXT[m.start : m.end] for m in course.marks] == ["brutal", "hit", "Experts fear the worst"]
    assert [FIRST_TEXT[m.start : m.end] for m in course.answers.rounds[FIRST]] == ["bans", "hit"]


def test_the_article_that_ends_it_is_read_as_any_other(tmp_path: Path) -> None:
    course = begun(small(), tmp_path)
    assert at(course, "read-first").asked == "Read the article once, without marking anything."
    assert at(course, "read-closing").asked.startswith("A last article. Nothing is marked in it")


def test_what_is_asked_and_told_is_never_a_verdict(tmp_path: Path) -> None:
    course = begun(small(), tmp_path)
    told = [course.asked]
    while course.step.kind is not Kind.THANKS:
        course.next()
        told.append(course.asked)
        if course.step.kind is Kind.CALIBRATE:
            told.append(course.calibrate(None))
    assert len(set(told)) == len(course.steps) + 1  # two more, and both texts are decided about in the same words
    for word in ("wrong", "correct", "mistake", "score", "missed"):
        assert not any(word in sentence.lower() for sentence in told)


def test_feedback_names_the_people_only_where_they_marked_on_their_own() -> None:
    assert who_marked(KeyMark(Layer.LOADED, None, 0, 1)) == "The key has this."
    assert who_marked(KeyMark(Layer.LOADED, None, 0, 1, "", 2, 3)) == "Two of three readers marked this."
    assert who_marked(KeyMark(Layer.LOADED, None, 0, 1, "", 3, 3)) == "All three readers marked this."
    assert who_marked(KeyMark(Layer.LOADED, None, 0, 1, "", 1, 30)) == "One of 30 readers marked this."


def test_marks_that_do_not_fit_the_text_are_not_taken_up() -> None:
    answers = Answers("lunt", small().digest, "ann", step="nowhere", prompts=["a"] * 9)
    answers.rounds[FIRST] = [StudentMark(1, Layer.LOADED, 0, 9_999, 1), StudentMark(2, Layer.SOURCED, 0, 4, 1)]
    answers.rounds[SECOND] = [StudentMark(1, Layer.LOADED, 0, 4, 1)]
    course = Course(small(), answers, lambda _: None)
    assert (course.step.name, answers.prompts) == ("welcome", ["a", "a"])
    assert [len(answers.rounds[name]) for name in (FIRST, SECOND)] == [0, 1]
