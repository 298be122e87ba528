"""Making an exercise on the screen: nothing enters the key unseen, and all is saved as it is decided."""

from dataclasses import replace

import pytest

from tests.reader.harness import TEXT, OnScreen, agrees, press, settle, until
from tests.reader.lesson import exercise
from tui.annotate.annotation import Layer
from tui.classroom.atomic import NotKept
from tui.classroom.exercise import FIRST, Calibration
from tui.classroom.making import Making
from tui.reader.teacher import MakingApp

STORY = (
    ("proposed", ()), ("note", ("m",)), ("taken", ("enter", "[")), ("all-seen", ("enter", "x", "x")),
    ("parting", ("enter",)), ("asked", ("enter",)),
)  # fmt: skip
"""The keys pressed one after the other, and the name of the screen that they lead to."""


class Desk(OnScreen):
    """A teacher before the screen, with the machine's proposals for the invented article."""

    def __init__(self, size=(80, 24), save=None, kept_back=0, **changes):
        bare = {"prompts": (), "lateral": "", "calibration": ()} | changes
        it = exercise(**bare)
        first = it.passages[0]
        shown = len(first.machine) - kept_back
        unseen = tuple(replace(mark, seen=False, shown=n < shown) for n, mark in enumerate(first.machine))
        it = replace(it, passages=(replace(first, key=(), machine=unseen),))
        self.saved = []
        self.making = Making(it, save or self.saved.append, FIRST)
        super().__init__(MakingApp(self.making), size)

    async def press(self, *keys):
        await press(self.pilot, *keys)
        await settle(self.pilot)

    @property
    def words(self):
        return " ".join(self.shown.split())

    @property
    def key(self):
        """The key as it was saved last, with its words."""
        marks = self.saved[-1].passages[0].key if self.saved else ()
        return [(mark.layer.letter, TEXT[mark.start : mark.end], mark.note) for mark in marks]


async def test_nothing_is_in_the_key_before_it_was_looked_at():
    async with Desk() as desk:
        assert "3 of 3 proposals left · 0 marks in the key" in desk.words
        assert "Proposed: L words that judge “brutal” “brutal” judges." in desk.words
        await desk.press("q")
    assert desk.key == []
    assert len(desk.making.pending) == 3


async def test_proposals_are_accepted_changed_and_dropped_one_by_one():
    async with Desk() as desk:
        await desk.press("enter")
        assert desk.key == [("l", "brutal", "“brutal” judges.")]
        await desk.press("v", "L", "enter")
        assert desk.key[1:] == [("l", "radical faction", "“radical” judges.")]
        assert "In the key: L words that judge “radical faction”" in desk.words
        await desk.press("enter", "x", "escape")
        assert len(desk.key) == 2
        assert "all proposals seen · 2 marks in the key" in desk.words
        assert [mark.seen for mark in desk.saved[-1].passages[0].machine] == [True] * 3


async def test_another_layer_for_a_proposal_and_a_note_of_one_s_own():
    async with Desk() as desk:
        await desk.press("2")
        assert desk.key == [("u", "brutal", "")], "why it was proposed as another layer is no reason"
        await desk.press(*"Who says?", "enter")
        assert desk.key == [("u", "brutal", "Who says?")]
        await desk.press("enter", "m", *" Why.", "enter")
        assert desk.key[1] == ("l", "radical", "“radical” judges. Why.")
        assert "Proposed: L words that judge “slow year”" in desk.words


async def test_less_sure_proposals_come_when_they_are_asked_for():
    async with Desk(kept_back=2) as desk:
        assert "1 of 1 proposals left" in desk.words
        await desk.press("enter")
        assert "all proposals seen, p for more" in desk.words
        await desk.press("p")
        assert "2 more proposals, less sure" in desk.words
        assert "Proposed: L words that judge “radical”" in desk.words
        assert len(desk.making.pending) == 2
        await desk.press("x", "u", "enter", "p")
        assert "there are no more" in desk.words
        assert "p more" not in desk.words
    assert [mark.shown for mark in desk.making.passage.machine] == [True] * 3


async def test_proposals_that_nobody_asked_for_are_seen_by_no_student():
    async with Desk(kept_back=2) as desk:
        await desk.press("enter", "v", "p", "escape", "q")
    assert [mark.shown for mark in desk.making.passage.machine] == [True, False, False]


async def test_marks_are_added_with_a_note_changed_and_removed():
    async with Desk() as desk:
        await desk.press("escape", "g", "v", "3", *"Who?", "enter")
        assert desk.key == [("l", "Council", "Who?")]
        await desk.press("m", "!", "escape", "v", "L", "enter")
        assert desk.key == [("l", "Council of", "Who?!")]
        await desk.press("x")
        assert desk.key == []
        await desk.press("u", "u", "u")
        assert desk.key == [("l", "Council", "Who?")]
        await desk.press("u", "u", "u")
        assert desk.key == []
        assert "nothing to undo" in desk.words


async def test_a_note_that_is_left_is_still_there_when_it_is_taken_up():
    async with Desk() as desk:
        await desk.press("m", *" Hm [sic]", "escape")
        assert "Proposed: L words that judge “brutal” “brutal” judges. Hm [sic]" in desk.words
        assert desk.key == []
        await desk.press("m")
        await desk.press("enter")
        assert desk.key == [("l", "brutal", "“brutal” judges. Hm [sic]")]
        await desk.press("[", "m", *" No.", "escape", "m", "enter")
        assert desk.key[0][2] == "“brutal” judges. Hm [sic] No."


@pytest.mark.parametrize("onward", [("q",), ("enter", "enter")])
async def test_a_note_that_is_left_is_in_the_key_when_one_goes(onward):
    async with Desk() as desk:
        await desk.press("2", *"Who [says]?", "escape", "enter", "x", "x", *onward)
        assert desk.key == [("u", "brutal", "Who [says]?")]


async def test_a_proposal_is_accepted_with_the_note_that_was_left():
    async with Desk() as desk:
        await desk.press("m", *" Hm.", "escape", "enter")
        assert desk.key == [("l", "brutal", "“brutal” judges. Hm.")]


async def test_what_is_written_is_kept_when_one_leaves():
    async with Desk() as desk:
        await desk.press("x", "x", "x", "enter", "enter", *" [3]", "escape", "q")
        assert desk.app.return_code == 0
    assert desk.saved[-1].title == "The [ferry] pier [3]"


async def test_an_answer_is_kept_while_it_is_written():
    async with Desk() as desk:
        await desk.press("x", "x", "x", "enter", "enter", *" [3]")
        await until(desk.pilot, lambda: desk.saved[-1].title == "The [ferry] pier [3]")
        assert "What is the exercise called?" in desk.words


@pytest.mark.parametrize("above", [(), ("escape", "question_mark")])
async def test_what_was_written_last_is_kept_when_the_window_is_closed(above):
    async with Desk() as desk:
        await desk.press("x", "x", "x", "enter", "enter", *" [3]", *above)
        desk.app.exit(0)  # as by a class that ends, or a window that is closed
    assert desk.saved[-1].title == "The [ferry] pier [3]"


async def test_a_decision_is_undone():
    async with Desk() as desk:
        await desk.press("x", "enter", "u")
        assert desk.key == []
        assert "Proposed: L words that judge “radical”" in desk.words
        await desk.press("u")
        assert len(desk.making.pending) == 3
        assert "Proposed: L words that judge “brutal”" in desk.words


async def test_after_the_key_come_the_words_around_it():
    async with Desk() as desk:
        await desk.press("x", "x", "x")
        await desk.press("enter", "escape", "enter", "enter")
        assert "What is the exercise called?" in desk.words
        await desk.press("escape")
        assert "v write" in desk.words
        await desk.press("v")
        for answer in (" [2]", "", "Ms Fenn", "Ask [sic].", "Who?", "", "Bad luck.", ("v", "3", "enter"), "It judges.",
                       "Rain.", ("enter",), "", ""):  # fmt: skip
            await desk.press(*answer, *(() if isinstance(answer, tuple) else ("enter",)))
        assert desk.app.return_code == 0
    made = desk.saved[-1]
    assert (made.title, made.author, made.lateral) == ("The [ferry] pier [2]", "Ms Fenn", "Ask [sic].")
    assert made.instructions == "Look for words that judge [sic], and for claims."
    assert made.prompts == ("Who?",)
    marked, plain = made.calibration
    assert (marked.sentence, marked.layer, marked.start, marked.end) == ("Bad luck.", Layer.LOADED, 0, 3)
    assert marked.feedback == "It judges."
    assert (plain.sentence, plain.layer, plain.feedback) == ("Rain.", None, "")


async def test_questions_that_are_there_can_be_changed_and_emptied():
    async with Desk(prompts=("One?", "Two?")) as desk:
        await desk.press("x", "x", "x", "enter", "enter", "enter", "enter", "enter", "enter")
        assert "One?" in desk.words
        await desk.press(*["backspace"] * 4, "enter")
        assert "Two?" in desk.words
        await desk.press("!", "enter", "enter", "escape", "q")
        assert desk.app.return_code == 0
    assert desk.saved[-1].prompts == ("Two?!",)


async def test_a_sentence_to_warm_up_with_is_kept_while_it_is_made():
    async with Desk() as desk:
        await desk.press("x", "x", "x", *["enter"] * 7, *"Bad luck")
        await until(desk.pilot, lambda: [c.sentence for c in desk.saved[-1].calibration] == ["Bad luck"])
        await desk.press("enter", "v", "3")
        (marked,) = desk.saved[-1].calibration
        assert (marked.layer, marked.start, marked.end) == (Layer.LOADED, 0, 3)
        await desk.press("enter", *"It judges")
        await until(desk.pilot, lambda: [c.feedback for c in desk.saved[-1].calibration] == ["It judges"])
        assert desk.app.is_running


async def test_sentences_that_are_there_can_be_changed_and_emptied():
    warming = (
        Calibration("Bad luck.", Layer.LOADED, 0, 3, "It judges."),
        Calibration("Rain.", None, 0, 0, ""),
        Calibration("A vile wind.", Layer.LOADED, 2, 6, "So does this."),
    )
    async with Desk(calibration=warming) as desk:
        await desk.press("x", "x", "x", *["enter"] * 7)
        assert "Bad luck." in desk.words
        await desk.press("home", *"Very ", "enter", "enter", "end", "!", "enter")
        await desk.press(*["backspace"] * 5, "enter")
        await desk.press(*["backspace"] * 12, *"Wind.", "enter", "enter", "enter", "enter")
        assert desk.app.return_code == 0
    assert desk.saved[-1].calibration == (
        Calibration("Very Bad luck.", Layer.LOADED, 5, 8, "It judges.!"),
        Calibration("Wind.", None, 0, 0, "So does this."),
    )


async def test_what_cannot_be_saved_is_said():
    def refuse(it):
        raise NotKept("ferry cannot be written (no [space]): what was kept before is still there.")

    async with Desk(save=refuse) as desk:
        await desk.press("enter")
        assert "Not saved:" in desk.words
        assert desk.app.is_running


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_screens_look_as_they_should(size):
    different = []
    async with Desk(size) as desk:
        for name, keys in STORY:
            await desk.press(*keys)
            if not agrees(desk.app, f"making-{name}-{size[0]}x{size[1]}"):
                different.append(name)
    assert different == []
