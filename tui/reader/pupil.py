"""The app in which a student does an exercise: from step to step."""

from textual.screen import Screen

from tui.classroom.course import Course
from tui.classroom.steps import Kind
from tui.reader.lesson import LessonApp
from tui.reader.screens.exercise.blind import CalibrationScreen, MarkScreen
from tui.reader.screens.exercise.deciding import DecidingScreen
from tui.reader.screens.exercise.pages import PageScreen, ReadScreen, TrustScreen
from tui.reader.screens.exercise.step import StepScreen, help_for
from tui.reader.screens.exercise.writing import WritingScreen

_SCREENS = {
    Kind.WELCOME: PageScreen,
    Kind.CALIBRATE: CalibrationScreen,
    Kind.READ: ReadScreen,
    Kind.TRUST: TrustScreen,
    Kind.MARK: MarkScreen,
    Kind.DECIDE: DecidingScreen,
    Kind.PROMPTS: WritingScreen,
    Kind.LATERAL: WritingScreen,
    Kind.THANKS: PageScreen,
}


class ExerciseApp(LessonApp):
    """One student's way through an exercise. Everything is saved by the course as it is done."""

    def __init__(self, course: Course) -> None:
        super().__init__()
        self.course = course

    def on_mount(self) -> None:
        """Begin at the step at which the answers stand."""
        self.push_screen(self.screen_of_step())

    def screen_of_step(self) -> StepScreen:
        """The screen of the step to be done."""
        return _SCREENS[self.course.step.kind](self.course)

    def on_step_screen_gone_on(self, message: StepScreen.GoneOn) -> None:
        """On to the next step."""
        if message.screen is self.screen:
            with message.screen.kept():
                self.course.next()
            self.switch_screen(self.screen_of_step())

    def help_screen(self) -> Screen[None]:
        """What is to be done at this step, and the keys that do something there."""
        return help_for(self.screen, self.course.exercise.layers)
