"""What the apps of a lesson share, the student's and the teacher's."""

from typing import Any

from textual.screen import Screen

from tui.reader.app import ReaderApp
from tui.reader.screens.exercise.step import StepScreen


class LessonApp(ReaderApp):
    """Steps over an empty screen. What is being written is kept however the app ends, a kill -9 aside."""

    def __init__(self) -> None:
        super().__init__(None)

    def get_default_screen(self) -> Screen[Any]:
        """An empty one, which stays below the steps."""
        return Screen()

    def on_exit_app(self) -> None:
        """It ends: by a key, because the window was closed, or because a class is over."""
        for screen in self.screen_stack:
            if isinstance(screen, StepScreen):
                screen.keep_unkept()
