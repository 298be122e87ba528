"""An exercise on the screen, from the welcome to the thanks."""

from dataclasses import replace

import pytest

from tests.reader.harness import agrees, until
from tests.reader.lesson import BRUTAL, Class, Marking, course_in, exercise
from tui.annotate.annotation import Layer
from tui.classroom.answers import CalibrationMark
from tui.classroom.steps import Kind

STORY = (
    ("welcome", ()),
    ("calibrate", ("enter",)),
    ("calibrating", ("v", "right")),
    ("calibrated", ("3",)),
    ("read", ("enter", "0", "enter")),
    ("trust", ("G", "enter", "2")),
    ("mark", ("enter",)),
    ("selecting", ("}", "}", "v", "j", "left", "L")),
    ("help", ("?",)),
    ("asking", ("escape", "3")),
    ("marked", ("2",)),
    ("another", ("}", "v", ")", "2", "1")),
    ("parting", ("enter",)),
    ("comparing", ("enter",)),
    ("agreed", ("enter",)),
    ("difference", ("enter",)),
    ("decided", ("1",)),
    ("defending", ("enter", "3", *"Because.")),
    ("open", ("enter", "enter", "enter", "enter")),
    ("question", ("enter",)),
    ("answered", (*"Ann", "enter", "escape")),
    ("lateral", ("enter", *"A map.", "escape")),
    ("second", ("enter",)),
    ("second-parting", ("enter",)),
    ("second-comparing", ("enter", "enter")),
    ("trust-after", ("enter", "enter", "1")),
    ("closing", ("enter",)),
    ("closing-marks", ("enter", "5", "enter")),
    ("thanks", ("enter", "enter", "5", "enter")),
)
"""The keys pressed one after the other, and the name of the screen that they lead to."""


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_whole_exercise_looks_as_it_should(tmp_path, size):
    different = []
    async with Class(tmp_path, size) as pupil:
        for name, keys in STORY:
            await pupil.press(*keys)
            golden = f"exercise-{name}-{size[0]}x{size[1]}"
            if not agrees(pupil.app, golden):
                different.append(golden)
        assert pupil.kept.finished
    assert different == []


@pytest.mark.parametrize("kind", Kind)
async def test_each_kind_of_step_is_taken_up_where_it_was_left(tmp_path, kind):
    course = course_in(tmp_path)
    place = next(number for number, step in enumerate(course.steps, start=1) if step.kind is kind)
    while course.step.kind is not kind:
        course.next()
    async with Class(tmp_path, (60, 20)) as pupil:
        assert f"step {place} of {len(course.steps)}" in pupil.words
        await pupil.press("escape", "escape", "j", "k", "?", "escape")
        assert pupil.course.step == course.step


async def test_a_sentence_to_warm_up_with_is_answered_once_and_told_about_at_once(tmp_path):
    async with Class(tmp_path) as pupil:
        await pupil.press("enter", "enter", "x", "u", "v", "right", "3")
        assert pupil.kept.calibration == [CalibrationMark(2, 8, Layer.LOADED)]
        assert "You marked “brutal”. The key has “brutal”" in pupil.words
        assert "A [strong] word." in pupil.words
        await pupil.press("x", "u", "v", "2", "0")
        assert pupil.kept.calibration == [CalibrationMark(2, 8, Layer.LOADED)]
    async with Class(tmp_path) as pupil:
        assert "You marked “brutal”." in pupil.words
        await pupil.press("enter", "0")
        assert "You marked nothing. The key has nothing in it." in pupil.words


async def test_a_key_too_many_skips_no_step(tmp_path):
    async with Class(tmp_path) as pupil:
        welcome = pupil.app.screen
        welcome.action_go_on()
        welcome.action_go_on()
        await pupil.press("escape")
        assert pupil.course.step.name == "calibrate-1"


async def test_reading_goes_on_at_the_end_of_the_article(tmp_path):
    async with Class(tmp_path, (60, 20)) as pupil:
        await pupil.go_to("read-first")
        await pupil.press("enter")
        assert pupil.course.step.name == "read-first"
        assert "read on" in pupil.words
        await pupil.press("G", "enter")
        assert pupil.course.step.name == "trust-weak-before"


async def test_trust_is_answered_by_a_number_and_can_be_passed_over(tmp_path):
    async with Class(tmp_path) as pupil:
        await pupil.go_to("trust-weak-before")
        await pupil.press("0", "4", "2")
        assert pupil.kept.trust["weak-before"] == 2
        await pupil.go_to("trust-weak-after")
        await pupil.press("enter")
        assert pupil.course.step.name == "trust-weak-after"
        assert "enter once more: pass over it" in pupil.words
        await pupil.press("enter")
        assert pupil.kept.trust["weak-after"] is None
        assert pupil.course.step.name == "read-closing"


async def test_every_difference_is_kept_taken_up_or_defended(tmp_path):
    async with Marking(tmp_path) as pupil:
        await pupil.press("g", "v", ")", "2", "1", *BRUTAL, "3", "3", "enter", "enter", "enter")
        assert "Place 1 of 5: only you marked this" in pupil.words
        await pupil.press("2", "enter")
        assert "you and the key agree" in pupil.words
        await pupil.press("1", "enter", "1", "enter", "3", *"It is q?", "escape")
        assert "defend my view in a sentence enter next" in pupil.words
        await pupil.press("3", "enter", "]")
        assert "only the machine marked this" in pupil.words
        await pupil.press("2")
        told = [(it.side, it.choice, it.because) for it in pupil.kept.decisions]
        assert told == [
            ("mine", "withdraw", ""), ("reference", "adopt", ""), ("reference", "defend", "It is q?"),
            ("machine", "leave", ""),
        ]  # fmt: skip
        await pupil.press("enter")
        assert pupil.course.step.name == "prompts"


async def test_a_reason_that_the_key_took_from_the_machine_is_shown_once(tmp_path):
    it = exercise()
    first = it.passages[0]
    machine = tuple(replace(mark, reason=first.key[0].note) for mark in first.machine)
    it = replace(it, passages=(replace(first, machine=machine), *it.passages[1:]))
    async with Marking(tmp_path, course=course_in(tmp_path, it)) as pupil:
        await pupil.press(*BRUTAL, "3", "3", "enter", "enter", "enter")
        assert "you and the key agree" in pupil.words
        assert pupil.words.count("It is “brutal” [sic].") == 1


async def test_a_mark_of_the_machine_alone_is_shown_and_may_be_passed_over(tmp_path):
    async with Class(tmp_path) as pupil:
        await pupil.go_to("decide-first")
        assert "3 still open" in pupil.words
        await pupil.press("enter", "1", "enter", "1", "enter", "1", "enter")
        assert "all decided" in pupil.words
        assert "only the machine marked this" in pupil.words
        await pupil.press("[")
        assert "0 pass over the rest" in pupil.words
        await pupil.press("0")
        assert pupil.course.step.name == "prompts"


async def test_open_differences_are_asked_about_before_going_on(tmp_path):
    async with Class(tmp_path) as pupil:
        await pupil.go_to("decide-first")
        await pupil.press("enter", "enter", "enter", "enter", "enter")
        assert "3 places are still open" in pupil.words
        await pupil.press("escape", "[", "[", "[", "[", "1")
        assert "no more places" in pupil.words or "1 take up theirs ✓" in pupil.words
        await pupil.press("G", "]", "]", "enter", "enter", "enter")
        assert pupil.course.step.name == "prompts"


async def test_a_defence_needs_a_sentence(tmp_path):
    async with Class(tmp_path) as pupil:
        await pupil.go_to("decide-first")
        await pupil.press("enter", "3", "enter")
        assert "write why" in pupil.words
        await pupil.press("escape", "escape")
        assert pupil.kept.decisions == []


async def test_a_defence_is_kept_while_it_is_written(tmp_path):
    async with Class(tmp_path) as pupil:
        await pupil.go_to("decide-first")
        await pupil.press("enter", "3", *"Who?")
        await until(pupil.pilot, lambda: [draft.because for draft in pupil.kept.drafts] == ["Who?"])
        assert pupil.kept.decisions == []
        await pupil.press("escape", "3")
        assert pupil.app.screen.field.text == "Who?"
        await pupil.press("enter")
        assert [made.because for made in pupil.kept.decisions] == ["Who?"]
        assert pupil.kept.drafts == []
        await pupil.press("2")
        assert "your sentence is kept: 3 brings it back" in pupil.words
        await pupil.press("3")
        assert pupil.app.screen.field.text == "Who?"


async def test_half_a_defence_stays_with_its_place(tmp_path):
    async with Class(tmp_path) as pupil:
        await pupil.go_to("decide-first")
        await pupil.press("enter", "3", *"Who?", "tab", "]", "]")
        assert len({(draft.side, draft.start) for draft in pupil.kept.drafts}) == 1
        assert not pupil.app.screen.writing


async def test_answers_are_kept_while_they_are_written(tmp_path):
    async with Class(tmp_path) as pupil:
        await pupil.go_to("prompts")
        await pupil.press(*"Ana q?")
        await until(pupil.pilot, lambda: pupil.kept.prompts[:1] == ["Ana q?"])
        await pupil.press("escape", "]", "v", *"ok", "escape", "[")
        assert "Ana q?" in pupil.words
        assert pupil.kept.prompts == ["Ana q?", "ok"]
        await pupil.press("enter", "enter")
        assert pupil.course.step.name == "lateral"
        await pupil.press("pagedown", *"The registry", "escape", "q")
        assert pupil.kept.lateral == "The registry"
    async with Class(tmp_path) as pupil:
        assert "The registry" in pupil.words


async def test_what_is_pasted_is_made_harmless_and_bounded(tmp_path):
    from textual import events

    async with Class(tmp_path) as pupil:
        await pupil.go_to("lateral")
        field = pupil.app.screen.query_one("#answer")
        field.post_message(events.Paste("\x1b]52;c;QQ==\x07 a\nb [/] " + "x" * 3000))
        await pupil.press("y", "escape")
        kept = pupil.kept.lateral
        assert kept.startswith("␛]52;c;QQ==␇ a b [/] xxx")
        assert len(kept) == 2000


async def test_without_a_closing_article_and_questions_it_is_shorter(tmp_path):
    short = exercise(prompts=(), lateral="", closing=None, calibration=(), passages=exercise().passages[:1])
    async with Class(tmp_path, course=course_in(tmp_path, short)) as pupil:
        await pupil.press("enter", "G", "enter", "3", "enter", "enter", "enter", "enter", *["enter"] * 5)
        assert pupil.course.step.name == "mark-second"
        await pupil.press("enter", "enter", "2", "enter")
        assert pupil.kept.finished
        assert "Your answers are in the file ferry.heron.answers.json" in pupil.words
        await pupil.press("enter")
        assert pupil.app.return_code == 0


async def test_foreign_words_are_never_markup(tmp_path):
    hostile = exercise(title="[b]A[/b] [/] $x", instructions="[red]Do[/red] [@click=app.quit]it[/]",
                       lateral="[/] [sic]", prompts=("[u]Why[/u] [/]",))  # fmt: skip
    async with Class(tmp_path, course=course_in(tmp_path, hostile)) as pupil:
        assert "[b]A[/b] [/] $x" in pupil.words
        assert "[red]Do[/red] [@click=app.quit]it[/]" in pupil.words
        await pupil.go_to("prompts")
        assert "[u]Why[/u] [/]" in pupil.words
        await pupil.press("enter")
        assert "[/] [sic]" in pupil.words


async def test_on_a_small_terminal_it_is_said_what_to_do(tmp_path):
    async with Class(tmp_path, (40, 12)) as pupil:
        await pupil.press("enter")
        assert "0: nothing to mark" in pupil.words
        assert "A brutal wind blew." in pupil.words
        await pupil.press("0")
        assert "You marked nothing. The key has “brutal”" in pupil.words
        await pupil.go_to("mark-first")
        assert "v selects words at the bar" in pupil.words


async def test_no_size_crashes_it(tmp_path, view):
    size = (10, 3) if view == "blocks" else (200, 60)
    course = course_in(tmp_path)
    async with Class(tmp_path, size, course) as pupil:
        for step in ("calibrate-1", "trust-weak-before", "mark-first", "decide-first", "prompts", "thanks"):
            await pupil.go_to(step)
            await pupil.press("v", "L", "3", "1", "?", "escape", "escape", "]")
        assert pupil.kept.finished


async def test_the_second_article_has_its_own_title_above_it_where_the_first_gave_the_exercise_its_name(tmp_path):
    it = exercise()
    named = replace(it, title=it.passages[0].title)
    async with Class(tmp_path, course=course_in(tmp_path, named)) as pupil:
        await pupil.go_to("mark-second")
        assert pupil.shown.splitlines()[0].strip() == it.passages[1].title
