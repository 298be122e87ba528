"""Steps of an exercise in which a student writes about the article: the questions, and the lateral task."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from tui.classroom.course import Course
from tui.classroom.steps import Kind
from tui.reader import keys
from tui.reader.screens.exercise.pages import passage_of, state_of
from tui.reader.screens.exercise.step import ArticleScreen
from tui.reader.widgets.choiceline import Choice
from tui.reader.widgets.footer import KeyLine


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
        """Keep what is written while it is written."""
        self.keep_soon()

    def keep_written(self, text: str) -> None:
        """The answer so far."""
        if text.strip() != self._answer:
            if self.course.step.kind is Kind.LATERAL:
                self.course.report_lateral(text)
            else:
                self.course.answer(self._number, text)

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
        self.keep_now()
        self._number = (self._number + by) % len(self._questions)
        self._ask()

    def action_go_on(self) -> None:
        """The next question, or after the last one the next step."""
        self.keep_now()
        if self._number + 1 < len(self._questions):
            self.action_mark(1)
        else:
            super().action_go_on()

    def action_unwind(self) -> None:
        """Out of the field: what is written stays."""
        self.keep_now()
        self.text.focus()
