"""An exercise on the screen: the app that leads from step to step. Nothing of it is loaded to read an article."""

from typing import Any

from textual.screen import Screen

from tui.classroom.course import Course, Kind
from tui.reader import keys
from tui.reader.app import ReaderApp, take_keys_from_terminal
from tui.reader.screens.exercise.deciding import DecidingScreen
from tui.reader.screens.exercise.step import StepScreen
from tui.reader.screens.exercise.steps import (
    CalibrationScreen,
    MarkScreen,
    PageScreen,
    ReadScreen,
    TrustScreen,
    WritingScreen,
)
from tui.reader.screens.help import HelpScreen

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


class ExerciseApp(ReaderApp):
    """One student's way through an exercise. Everything is saved by the course as it is done."""

    def __init__(self, course: Course) -> None:
        super().__init__(None)
        self.course = course

    def get_default_screen(self) -> Screen[Any]:
        """An empty one, which stays below the steps."""
        return Screen()

    def on_mount(self) -> None:
        """Begin at the step at which the answers stand."""
        self.push_screen(self._screen())

    def _screen(self) -> StepScreen:
        return _SCREENS[self.course.step.kind](self.course)

    def on_step_screen_gone_on(self, message: StepScreen.GoneOn) -> None:
        """On to the next step."""
        if isinstance(self.screen, StepScreen):
            with self.screen.kept():
                self.course.next()
            self.switch_screen(self._screen())

    def help_screen(self) -> Screen[None]:
        """What is to be done at this step, and the keys that do something there."""
        return exercise_help(self.screen)


def exercise_help(screen: Screen[Any]) -> Screen[None]:
    """The help over a step's screen."""
    able = {active.binding.id or "" for active in screen.active_bindings.values()}
    asked = screen.asked if isinstance(screen, StepScreen) else ""
    return HelpScreen(keys.named(able), asked)


def do(course: Course) -> int:
    """Do an exercise in the terminal, from the step at which its answers stand; the exit status.

    Raises:
        NoTerminal: standard input is no terminal, and none can be opened to take keys from.
    """
    take_keys_from_terminal()
    app = ExerciseApp(course)
    app.run()
    if not course.answers.finished:
        print(f"Kept in {course.answers.file_name}. The same command takes it up again.")
    return app.return_code or 0
