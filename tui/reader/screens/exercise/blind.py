"""Steps of an exercise in which a student marks without seeing anyone else's marks: sentences, then articles."""

from collections.abc import Sequence

from tui.annotate.annotation import Layer
from tui.article.article import Article, Block
from tui.classroom.answers import MOST_MARKS, StudentMark
from tui.classroom.course import Course
from tui.reader import keys
from tui.reader.drawing import Paint
from tui.reader.marking import OwnMark
from tui.reader.screens.exercise.marking import MarkingScreen, quoted
from tui.reader.screens.exercise.pages import passage_of, state_of
from tui.reader.widgets.choiceline import Choice


class CalibrationScreen(MarkingScreen):
    """A sentence to warm up with; what its author marked is shown as soon as something is."""

    def __init__(self, course: Course) -> None:
        self.course = course
        sentence = course.calibration.sentence
        article = Article("calibration", sentence, (Block(0, len(sentence)),))
        made = course.calibrated
        marks = [OwnMark(1, made.layer, made.start, made.end)] if made and made.layer else []
        super().__init__(course.exercise.title, course.asked, article, marks, course.exercise.layers, sureness=False)

    @property
    def state(self) -> str:
        """Which step."""
        return state_of(self.course, "warm up")

    @property
    def idle(self) -> str:
        """Until it was answered, what to press; then what the author says of it."""
        if not self.answered:
            return "v selects words; then → and ← move, L and H stretch, ) is the whole sentence. 0: nothing to mark."
        made = self.course.calibrated
        text = self.sitting.article.text
        mine = f"You marked {quoted(text[made.start : made.end])}." if made and made.layer else "You marked nothing."
        return f"{mine} {self.course.feedback}"

    def idle_choices(self) -> list[Choice]:
        """Answer, or go on."""
        if self.answered:
            return [Choice("enter", "go on", "go_on")]
        return [Choice("v", "select", "select"), Choice("0", "nothing to mark", "choose(0)")]

    @property
    def hints(self) -> Sequence[keys.Hint]:
        """Once it was answered, only to go on."""
        return keys.EXERCISE_HINTS if self.answered else self.HINTS

    @property
    def answered(self) -> bool:
        """Whether something was answered: it stands from then on."""
        return self.course.calibrated is not None

    def on_mount(self) -> None:
        """Show the author's mark, if this was answered before."""
        if self.answered:
            self._compare()

    def marks_changed(self) -> None:
        """The first mark is the answer."""
        if not self.answered and self.marking.marks:
            mark = self.marking.marks[0]
            self._answer(mark.layer, mark.start, mark.end)

    def action_choose(self, number: int) -> None:
        """A layer; or nothing is to be marked."""
        if self.answered:
            self.say("enter goes on")
        elif number == 0 and not self.marking.selection:
            self._answer(None, 0, 0)
            self.show()
        else:
            super().action_choose(number)

    def action_select(self) -> None:
        """Select words, until this was answered."""
        if self.answered:
            self.say("enter goes on")
        else:
            super().action_select()

    def action_remove(self) -> None:
        """An answer stands."""
        self.say("enter goes on" if self.answered else "nothing is marked yet")

    def action_undo(self) -> None:
        """An answer stands; a selection does not."""
        if not self.answered:
            super().action_undo()

    def action_go_on(self) -> None:
        """Confirm; go on once it was answered."""
        if self.answered or self.marking.selection:
            super().action_go_on()
        else:
            self.say("v selects words; 0: there is nothing to mark")

    def _answer(self, layer: Layer | None, start: int, end: int) -> None:
        with self.kept():
            self.course.calibrate(layer, start, end)
        self.marking.stand_at(None)
        self._compare()

    def _compare(self) -> None:
        """Draw the author's mark beside one's own."""
        given = self.course.calibration
        marks = self.marking.marks
        paints = [Paint(mark.start, mark.end, "chosen", mark.layer) for mark in marks]
        if given.layer:
            paints.append(Paint(given.start, given.end, "reference", given.layer))
        self.sitting.draw(paints)
        self.text.redraw()


class MarkScreen(MarkingScreen):
    """The article to be marked: blind, or once more."""

    def __init__(self, course: Course) -> None:
        self.course = course
        marks = [OwnMark(it.id, it.layer, it.start, it.end, it.confidence) for it in course.marks]
        title = course.exercise.title_above(course.passage)
        super().__init__(title, course.asked, passage_of(course), marks, course.exercise.layers)

    @property
    def state(self) -> str:
        """Which step, and how much is marked."""
        count = len(self.marking.marks)
        return state_of(self.course, f"mark on your own · {count} mark{'' if count == 1 else 's'}")

    @property
    def parting(self) -> str:
        """What comes next is others' marks: these cannot be changed after that."""
        count = len(self.marking.marks)
        kept = "Nothing is marked." if not count else f"{count} mark{'' if count == 1 else 's'}."
        return f"{kept} Go on? You will not come back to this step."

    def marks_changed(self) -> None:
        """Keep them, as many as can be."""
        if len(self.marking.marks) > MOST_MARKS:
            self.marking.undo()
            self.notify(f"{MOST_MARKS} marks are as many as are kept.", markup=False)
        with self.kept():
            self.course.keep_marks(
                StudentMark(it.id, it.layer, it.start, it.end, it.confidence or 2) for it in self.marking.marks
            )
