"""Steps of an exercise in which one reads: words to the student, an article; and how far it is relied on."""

from typing import ClassVar

from textual.binding import BindingType

from tui.article.article import Article
from tui.classroom.course import Course
from tui.classroom.serve import is_served
from tui.classroom.steps import Kind
from tui.classroom.wording import MOST_TRUST
from tui.reader import keys
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
        super().__init__(course.exercise.title, words)

    @property
    def state(self) -> str:
        """Which step."""
        return state_of(self.course, "the end" if self.course.step.kind is Kind.THANKS else "welcome")

    def on_mount(self) -> None:
        """Offer to go on."""
        last = self.course.step.kind is Kind.THANKS
        self.offer([Choice("q", "close", "back")] if last else [Choice("enter", "begin", "go_on")])
        if last:
            self.query_one(KeyLine).show(keys.END_HINTS)

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
        onward = "go on" if self.course.trusted else "once more: pass over it" if self._passing else ""
        self.offer([*scale, *([Choice("enter", onward, "go_on")] if onward else ())])

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
            self._show()
            self.say(f"1 to {MOST_TRUST} answers; enter again passes over it")


class ReadScreen(ArticleScreen):
    """An article to read, with nothing marked in it."""

    def __init__(self, course: Course) -> None:
        self.course = course
        super().__init__(course.exercise.title_above(course.passage), course.asked, passage_of(course))

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
