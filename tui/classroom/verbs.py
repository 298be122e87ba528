"""The verbs `exercise` and `serve`: arguments in, one call out. Each piece is imported by the verb that needs it."""

import argparse
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tui.article.sanitize import one_line
from tui.classroom.answers import Answers, BadAnswers, taken_up
from tui.classroom.exercise import BadExercise
from tui.classroom.files import read

if TYPE_CHECKING:
    from tui.classroom.course import Course
    from tui.classroom.dialogue import Dialogue

DONE, UNUSABLE = 0, 2
_NARROWEST, _WIDEST, _COMFORTABLE = 20, 200, 80
_EPILOG = """\
examples:
  readwise-tui exercise list
  readwise-tui exercise do border.exercise.toml --as blue-heron
  readwise-tui exercise do border.exercise.toml --as blue-heron --plain
  readwise-tui exercise new border.txt

A pseudonym is 1 to 32 letters, digits, - and _: not a name. What a student
does is kept after every answer, as one file in the current folder, and the
same command takes it up again.
"""


class Screen(Protocol):
    """What draws a lesson on a terminal; handed in by whoever knows it."""

    def do(self, course: "Course") -> int:
        """Go through an exercise; the exit status."""
        ...


def run(given: Sequence[str], parser: type[argparse.ArgumentParser], screen: Callable[[], Screen] | None) -> int:
    """Run a verb with its arguments; the exit status. `screen` is None where nothing can be drawn.

    Raises:
        OSError: a file cannot be written.
    """
    options = _parser(parser).parse_args(given)
    try:
        status: int = options.run(options, None if options.plain else screen)
    except (BadExercise, BadAnswers) as problem:
        print(f"readwise-tui: {problem}", file=sys.stderr)
        return UNUSABLE
    return status


def _do(options: argparse.Namespace, screen: Callable[[], Screen] | None) -> int:
    from tui.classroom.course import Course

    folder = Path(options.folder)
    exercise = read(Path(options.file))
    answers = taken_up(folder, exercise, options.pseudonym)

    def save(answers: Answers) -> None:
        try:
            answers.save(folder)
        except OSError as problem:
            why = one_line(problem.strerror or str(problem))
            raise BadAnswers(f"{answers.file_name} cannot be kept ({why}): what came before it is kept.") from None

    course = Course(exercise, answers, save)
    save(answers)  # whether anything can be kept is known before anybody has worked
    if screen:
        return screen().do(course)
    from tui.classroom.dialogue import Stopped
    from tui.classroom.plain import KEPT, do

    dialogue = _dialogue(options)
    try:
        do(course, dialogue)
    except Stopped:
        dialogue.say(f"\n{KEPT}")
    dialogue.say(f"Your answers: {answers.file_name}")
    return DONE


def _dialogue(options: argparse.Namespace) -> "Dialogue":
    from tui.classroom.dialogue import Dialogue

    width = options.width or min(shutil.get_terminal_size().columns, _COMFORTABLE)
    if sys.stdin is None or sys.stdout is None:
        raise BadAnswers("There is nobody to talk to: standard input or standard output is closed.")
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "backslashreplace")):
        reconfigure = getattr(stream, "reconfigure", None)  # tests put other streams in their place
        if reconfigure:
            reconfigure(errors=errors)
    return Dialogue(sys.stdin, sys.stdout, max(width, _NARROWEST))


def _parser(parser: type[argparse.ArgumentParser]) -> argparse.ArgumentParser:
    whole = parser(prog="readwise-tui", add_help=False, allow_abbrev=False)
    verbs = whole.add_subparsers(required=True, metavar="VERB")
    exercise = verbs.add_parser(
        "exercise",
        description="Lessons in critical reading: do one, make one, see what a class made of it.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    kinds = exercise.add_subparsers(required=True, metavar="VERB", title="verbs")
    doing = _add(kinds, "do", "do an exercise, or take it up again", _do)
    doing.add_argument("file", metavar="EXERCISE", help="NAME.exercise.toml or NAME.exercise.json")
    doing.add_argument("--as", dest="pseudonym", required=True, metavar="PSEUDONYM", help="who you are here")
    doing.add_argument("--folder", default=".", metavar="FOLDER", help="where answers are kept; else the current one")
    _add_plain(doing)
    return whole


def _add(
    kinds: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, what: str, run: Callable[..., int]
) -> argparse.ArgumentParser:
    parser = kinds.add_parser(name, help=what, description=f"{what[:1].upper()}{what[1:]}.", allow_abbrev=False)
    parser.set_defaults(run=run, plain=False)
    return parser


def _add_plain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--plain", action="store_true", help="as lines of question and answer, without a screen")
    parser.add_argument("--width", type=_width, metavar="N", help=f"columns of these lines, {_NARROWEST} to {_WIDEST}")


def _width(argument: str) -> int:
    if not argument.isdecimal() or len(argument) > 3 or not _NARROWEST <= int(argument) <= _WIDEST:
        raise argparse.ArgumentTypeError(f"{argument[:20]} is not a number of columns from {_NARROWEST} to {_WIDEST}")
    return int(argument)
