"""Exercises on the screen. Nothing of it is loaded to read an article, nor what makes one to do one."""

from typing import TYPE_CHECKING

from tui.classroom.serve import is_served
from tui.reader.app import take_keys_from_terminal

if TYPE_CHECKING:
    from tui.classroom.course import Course
    from tui.classroom.making import Making


def do(course: "Course") -> int:
    """Do an exercise in the terminal, from the step at which its answers stand; the exit status.

    Raises:
        NoTerminal: standard input is no terminal, and none can be opened to take keys from.
        OSError: what was done last cannot be saved.
    """
    if not is_served():
        take_keys_from_terminal()
    from tui.reader.pupil import ExerciseApp

    app = ExerciseApp(course)
    app.run()
    course.save_again()  # the disk may have room by now; if not, nobody is told that all is kept
    if not course.answers.finished:
        print(f"Kept in {course.answers.file_name}. The same command takes it up again.")
    return app.return_code or 0


def make(making: "Making") -> int:
    """Decide about the proposals in a passage and add to its key, in the terminal; the exit status.

    Raises:
        NoTerminal: standard input is no terminal, and none can be opened to take keys from.
    """
    take_keys_from_terminal()
    from tui.reader.teacher import MakingApp

    app = MakingApp(making)
    app.run()
    return app.return_code or 0
