"""The steps of an exercise without a comparison: words to read, sentences to warm up with, an article, a question."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from tui.annotate.annotation import Layer
from tui.article.article import Article, Block
from tui.classroom.answers import StudentMark
from tui.classroom.course import Course
from tui.classroom.serve import is_served
from tui.classroom.steps import Kind
from tui.classroom.wording import MOST_TRUST
from tui.reader import keys
from tui.reader.drawing import Paint
from tui.reader.marking import OwnMark
from tui.reader.screens.exercise.marking import MarkingScreen, quoted
from tui.reader.screens.exercise.step import ArticleScreen, StepScreen
from tui.reader.widgets.choiceline import Choice
from tui.reader.widgets.footer import KeyLine


def state_of(course: Course, words: str) -> str:
    """Which step this is, and what is done at it."""
    here, of = course.place
    return f"step {here} of {of} · {words}"


def passage_of(course: Course) -> Article:
    """The article of this step.

    Raises:
        ValueError: the step has none.
    """
    if course.passage is None:
        raise ValueError(f"the step {course.step.name} has no article")
    return course.passage.article


class PageScreen(StepScreen):
    """Words to read: the welcome, and the thanks."""

    def __init__(self, course: Course) -> None:
        self.course = course
        words = course.asked
        if course.step.kind is Kind.THANKS:
            words += f"\n\nYour answers are in the file {course.answers.file_name}. q closes this."
        else:
            again = "pseudonym" if is_served() else "command"
            words += f"\n\nEverything is kept as you go: q leaves at any time, the same {again} takes it up again."
            words += f" It takes about {course.exercise.minutes} minutes." if course.exercise.minutes else ""
        super().__init__(course.exercise.title, words)

    @property
    def state(self) -> str:
        """Which step."""
        return state_of(self.course, "the end" if self.course.step.kind is Kind.THANKS else "welcome")

    def on_mount(self) -> None:
        """Offer to go on."""
        last = self.course.step.kind is Kind.THANKS
        self.offer([Choice("q", "close", "back")] if last else [Choice("enter", "begin", "go_on")])

    def action_go_on(self) -> None:
        """Begin; at the end there is nothing to go on to."""
        if self.course.step.kind is Kind.THANKS:
            self.action_back()
        else:
            super().action_go_on()


class TrustScreen(StepScreen):
    """How far a text is relied on."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("choice")]

    def __init__(self, course: Course) -> None:
        self.course = course
        self._passing = False
        super().__init__(course.exercise.title, course.asked)

    @property
    def state(self) -> str:
        """Which step."""
        return state_of(self.course, "how far you would rely on it")

    def on_mount(self) -> None:
        """Offer the scale."""
        self._show()

    def _show(self) -> None:
        ends = {1: "not at all", MOST_TRUST: "fully"}
        scale = [
            Choice(str(n), ends.get(n, ""), f"choose({n})", n == self.course.trusted)
            for n in range(1, MOST_TRUST + 1)
        ]
        self.offer([*scale, *([Choice("enter", "go on", "go_on")] if self.course.trusted else ())])

    def action_choose(self, number: int) -> None:
        """Take a number of the scale."""
        if 1 <= number <= MOST_TRUST:
            with self.kept():
                self.course.trust(number)
            self._show()

    def action_go_on(self) -> None:
        """Go on, with an answer or, pressed twice, without."""
        if self.course.trusted or self._passing:
            super().action_go_on()
        else:
            self._passing = True
            self.say(f"1 to {MOST_TRUST} answers; enter again passes over it")


class ReadScreen(ArticleScreen):
    """An article to read, with nothing marked in it."""

    def __init__(self, course: Course) -> None:
        self.course = course
        super().__init__(course.exercise.title, course.asked, passage_of(course))

    @property
    def state(self) -> str:
        """Which step."""
        return state_of(self.course, "read")

    def on_text_view_moved(self) -> None:
        """At the end of the article it goes on."""
        super().on_text_view_moved()
        self.offer([Choice("enter", "go on" if self.at_end else "read on", "go_on")])

    def action_go_on(self) -> None:
        """A page down, until the end of the article was in sight."""
        if self.at_end:
            super().action_go_on()
        else:
            self.action_page(1)


class MarkScreen(MarkingScreen):
    """The article to be marked: blind, or once more."""

    def __init__(self, course: Course) -> None:
        self.course = course
        marks = [OwnMark(it.id, it.layer, it.start, it.end, it.confidence) for it in course.marks]
        super().__init__(course.exercise.title, course.asked, passage_of(course), marks, course.exercise.layers)

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
        """Keep them."""
        with self.kept():
            self.course.keep_marks(
                StudentMark(it.id, it.layer, it.start, it.end, it.confidence or 2) for it in self.marking.marks
            )


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
            return "v selects words; then → moves, L and H make the selection longer and shorter. 0: nothing to mark."
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


class WritingScreen(ArticleScreen):
    """Questions about the article, answered in writing one after the other."""

    AUTO_FOCUS = "#answer"
    HINTS = keys.WRITING_HINTS
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("next-own", "previous-own", "select"),
    ]

    def __init__(self, course: Course) -> None:
        self.course = course
        exercise = course.exercise
        lateral = course.step.kind is Kind.LATERAL
        self._questions: Sequence[str] = (course.asked,) if lateral else exercise.prompts
        answers = course.answers.prompts
        self._number = 0 if lateral else next((n for n, said in enumerate(answers) if not said), len(answers) - 1)
        super().__init__(exercise.title, course.asked, passage_of(course))

    @property
    def state(self) -> str:
        """Which step, and which of its questions."""
        words = "beyond the page" if self.course.step.kind is Kind.LATERAL else "questions"
        of = f" · {self._number + 1} of {len(self._questions)}" if len(self._questions) > 1 else ""
        return state_of(self.course, words + of)

    def on_mount(self) -> None:
        """Ready to write."""
        self.query_one("#asked").display = False
        self.field.display = True
        self._ask()

    @property
    def _answer(self) -> str:
        answers = self.course.answers
        return answers.lateral if self.course.step.kind is Kind.LATERAL else answers.prompts[self._number]

    def _ask(self) -> None:
        self.tell(Content(self._questions[self._number]).stylize("bold"))
        self.field.fill(self._answer, "Your answer; enter is done with it")
        self.tell_state()

    def on_text_area_changed(self) -> None:
        """Keep what is written as it is written."""
        if self.field.text.strip() != self._answer:
            with self.kept():
                if self.course.step.kind is Kind.LATERAL:
                    self.course.report_lateral(self.field.text)
                else:
                    self.course.answer(self._number, self.field.text)

    def on_descendant_focus(self) -> None:
        """The keys at the bottom, and what can be clicked, depend on whether the field takes the letters."""
        self._follow_focus()

    def on_descendant_blur(self) -> None:
        """The same."""
        self._follow_focus()

    def _follow_focus(self) -> None:
        writing = self.field.has_focus
        self.query_one(KeyLine).show(keys.WRITING_HINTS if writing else keys.EXERCISE_HINTS)
        choices = [Choice("enter", "go on", "go_on")]
        if not writing:
            choices.append(Choice("v", "write", "select"))
        if len(self._questions) > 1 and not writing:
            choices.append(Choice("] [", "other questions", "mark(1)"))
        self.offer(choices)

    def on_answer_field_done(self) -> None:
        """The next question, or the next step."""
        self.action_go_on()

    def action_select(self) -> None:
        """Back to the field."""
        self.field.focus()

    def action_mark(self, by: int) -> None:
        """To another question."""
        self._number = (self._number + by) % len(self._questions)
        self._ask()

    def action_go_on(self) -> None:
        """The next question, or after the last one the next step."""
        if self._number + 1 < len(self._questions):
            self.action_mark(1)
        else:
            super().action_go_on()

    def action_unwind(self) -> None:
        """Out of the field: what is written stays."""
        self.text.focus()


