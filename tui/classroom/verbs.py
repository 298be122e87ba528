"""The verbs `exercise` and `serve`: arguments in, one call out. Each piece is imported by the verb that needs it."""

import argparse
import io
import shlex
import shutil
import sys
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tui.annotate.annotation import Layer
from tui.article.errors import UnreadableArticle
from tui.article.sanitize import one_line
from tui.classroom.alone import OpenElsewhere, alone
from tui.classroom.answers import SUFFIX, Answers, BadAnswers, is_pseudonym, taken_up
from tui.classroom.atomic import NotKept, kept, write_atomically
from tui.classroom.exercise import BadExercise, Exercise
from tui.classroom.files import JSON_SUFFIX, TOML_SUFFIX, name_from, read, write
from tui.columns import ARE_FROM_TO, COMFORTABLE, NARROWEST, columns
from tui.visiting import add_visiting, visit

if TYPE_CHECKING:
    from tui.classroom.course import Course
    from tui.classroom.dialogue import Dialogue
    from tui.classroom.making import Making

DONE, FAILED, UNUSABLE = 0, 1, 2
_EPILOG = """\
examples:
  readwise-tui exercise list
  readwise-tui exercise do who-says-so --as blue-heron
  readwise-tui exercise do border.exercise.toml --as blue-heron --plain
  readwise-tui exercise new border.txt
  readwise-tui exercise report answers/ --html report.html
  readwise-tui exercise report answers/ --projector
  readwise-tui exercise print who-says-so --html sheet.html
  readwise-tui exercise delete blue-heron --answers answers/
  readwise-tui serve who-says-so

EXERCISE is a file, NAME.exercise.toml or NAME.exercise.json, or the name or
number of a lesson that comes with the reader. A pseudonym is 1 to 32 letters,
digits, - and _: not a name. What a student does is kept after every answer as
NAME.PSEUDONYM.answers.json, and the same command takes it up again.
"""
_EXERCISE = "a file, or a lesson that comes with the reader"


class Screen(Protocol):
    """What draws a lesson on a terminal; handed in by whoever knows it."""

    def do(self, course: "Course") -> int:
        """Go through an exercise; the exit status."""
        ...

    def make(self, making: "Making") -> int:
        """Decide about the proposals in a passage and add to its key; the exit status."""
        ...


class Refused(Exception):
    """Something that cannot be done as it was asked for. The message is one sentence: what, and what to do."""


def run(given: Sequence[str], parser: type[argparse.ArgumentParser], screen: Callable[[], Screen] | None) -> int:
    """Run a verb with its arguments; the exit status. `screen` is None where nothing can be drawn.

    Raises:
        OSError: standard output cannot be written.
    """
    whole, exercise, verbs = _parser(parser)
    if given[:1] == ["exercise"] and given[1:] and (meant := _meant(given[1], verbs)):
        exercise.error(f"There is no verb {given[1]}; did you mean readwise-tui exercise {meant}?")
    options, unknown = whole.parse_known_args(given)
    if unknown:  # the verb's own parser knows where its options are told
        options.refuse(f"unrecognized arguments: {' '.join(unknown)}")
    try:
        status: int = options.run(options, None if options.plain else screen)
    except (BadExercise, BadAnswers, UnreadableArticle, Refused) as problem:
        print(f"readwise-tui: {problem}", file=sys.stderr)
        return UNUSABLE
    except NotKept as problem:
        print(f"readwise-tui: {problem}", file=sys.stderr)
        return FAILED
    return status


def _do(options: argparse.Namespace, screen: Callable[[], Screen] | None) -> int:
    from tui.classroom.course import Course

    if options.pseudonym is None:
        raise Refused("Say who you are here: --as and a pseudonym, which is not your name, such as --as blue-heron.")
    folder = Path(options.answers)
    exercise = read(_exercise_at(options.exercise))

    def save(answers: Answers) -> None:
        with kept(answers.file_name):
            answers.save(folder)

    if is_pseudonym(options.pseudonym):
        with kept(f"The folder {folder.name}"):
            folder.mkdir(exist_ok=True)
    begun = taken_up(folder, exercise, options.pseudonym)
    try:
        with alone(folder / begun.file_name):
            # Once more: a window that has closed meanwhile may have written.
            answers = taken_up(folder, exercise, options.pseudonym)
            course = Course(exercise, answers, save)
            save(course.answers)  # whether anything can be kept is known before anybody has worked
            return screen().do(course) if screen else _do_plainly(course, options)
    except OpenElsewhere:
        raise BadAnswers(
            f"Another window is open for {begun.pseudonym} in this exercise: go on there, or take another pseudonym."
        ) from None


def _do_plainly(course: "Course", options: argparse.Namespace) -> int:
    from tui.classroom.dialogue import Stopped
    from tui.classroom.plain import KEPT, do

    dialogue = _dialogue(options)
    try:
        do(course, dialogue)
    except (Stopped, KeyboardInterrupt) as end:
        dialogue.say(f"\n{KEPT}")
        if isinstance(end, KeyboardInterrupt):
            raise
    dialogue.say(f"Your answers: {course.answers.file_name}")
    return DONE


def _new(options: argparse.Namespace, screen: Callable[[], Screen] | None) -> int:
    from tui.classroom.authoring import Wish, make

    articles = (options.article, options.second, options.closing)
    if "-" in articles:
        raise Refused("Name a file: standard input is where your answers come from.")
    wish = Wish(*articles, options.output, options.layers, options.engine, visit(options))
    return make(wish, _dialogue(options), (lambda making: screen().make(making)) if screen else None)


def _report(options: argparse.Namespace, screen: object) -> int:
    from tui.classroom.reports.verb import print_report
    from tui.classroom.shelf import shelf

    return print_report(
        [Path(path) for path in options.answers], options.html, options.csv, options.projector, box=shelf()
    )


def _print(options: argparse.Namespace, screen: object) -> int:
    from tui.classroom.worksheet import as_html, as_markdown
    from tui.export.plain import writable

    exercise = read(_exercise_at(options.exercise))
    if options.json:
        _pack(exercise, options.json)
    wanted = [(options.html, as_html), (options.markdown, as_markdown)]
    for path, made in wanted:
        if path:
            if path.name.endswith((TOML_SUFFIX, JSON_SUFFIX, SUFFIX)):
                raise Refused(f"{one_line(path.name)} would be written over: choose another name for the worksheet.")
            with kept(path.name):
                write_atomically(path, made(exercise).encode("utf-8"))
    if not (options.html or options.markdown or options.json):
        sys.stdout.write(writable(as_markdown(exercise), sys.stdout.encoding))
    return DONE


def _pack(exercise: Exercise, path: Path) -> None:
    """Write an exercise as one file that holds its articles, so that it can be handed on."""
    if path.suffix.lower() != ".json":
        raise Refused(f"{one_line(path.name)} must end in .json, as in {exercise.name}{JSON_SUFFIX}.")
    if path.exists():
        raise Refused(f"{one_line(path.name)} is there already: choose another name, or move it away.")
    with kept(path.name):
        write(exercise, path)


def _list(options: argparse.Namespace, screen: object) -> int:
    from tui.classroom.shelf import in_lines, shelf
    from tui.export.plain import writable

    for line in in_lines(shelf()):
        print(writable(line, sys.stdout.encoding))
    return DONE


def _delete(options: argparse.Namespace, screen: object) -> int:
    from tui.classroom.records import delete

    if (options.pseudonym is None) is not options.whole_class:
        raise Refused("Say whose answers: a pseudonym, or --class for all of them.")
    return delete(Path(options.answers), options.pseudonym, options.exercise, options.yes)


def _serve(options: argparse.Namespace, screen: object) -> int:
    from tui.classroom.serve.command import Wish, serve

    path = _exercise_at(options.exercise)
    answers = options.answers
    if answers is None and path != Path(options.exercise):  # a lesson of the box: its folder is the package's own
        answers = Path(f"{name_from(path)}-answers")
    given = {"host": options.host, "port": options.port, "public_url": options.public_url, "seats": options.seats}
    return serve(Wish(path, answers, **{key: value for key, value in given.items() if value is not None}))


def _exercise_at(name: str) -> Path:
    """The file that a name means: itself, or a lesson in the box."""
    path = Path(name)
    if name and "\0" not in name and path.exists():
        return path
    from tui.classroom.shelf import find

    if (found := find(name)) is None and name and Path(name).name == name and not path.suffix:
        raise Refused(f"There is no file and no lesson {one_line(name)}: readwise-tui exercise list names the lessons.")
    return found or path


def _dialogue(options: argparse.Namespace) -> "Dialogue":
    from tui.classroom.dialogue import Dialogue

    if sys.stdin is None or sys.stdout is None:
        raise Refused("There is nobody to talk to: standard input or standard output is closed.")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    width = options.width or min(shutil.get_terminal_size().columns, COMFORTABLE)
    return Dialogue(sys.stdin, sys.stdout, max(width, NARROWEST))


def _meant(word: str, verbs: Collection[str]) -> str | None:
    """What a word in the place of a verb may stand for: a verb, or an exercise that is to be done."""
    from difflib import get_close_matches

    if word.startswith("-") or word in verbs:
        return None
    if close := get_close_matches(word.lower(), verbs, n=1):
        return close[0]
    from tui.classroom.shelf import find

    return f"do {shlex.quote(word)} --as PSEUDONYM" if word.endswith((TOML_SUFFIX, JSON_SUFFIX)) or find(word) else None


def _parser(
    parser: type[argparse.ArgumentParser],
) -> tuple[argparse.ArgumentParser, argparse.ArgumentParser, Collection[str]]:
    """The parser of all, the one of `exercise`, and the verbs of that."""
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
    _add_do(_add(kinds, "do", "do an exercise, or take it up again", _do))
    _add_new(_add(kinds, "new", "make an exercise from an article, or take it up again", _new))
    _add_report(_add(kinds, "report", "what a class made of exercises, without grades or ranks", _report))
    printing = _add(kinds, "print", "print an exercise as a worksheet, Markdown on standard output", _print)
    printing.add_argument("exercise", metavar="EXERCISE", help=_EXERCISE)
    printing.add_argument("--html", type=Path, metavar="FILE", help="write it as a page that prints well")
    printing.add_argument("--markdown", type=Path, metavar="FILE", help="write it as Markdown")
    printing.add_argument("--json", type=Path, metavar="FILE", help="write it with its articles into one file")
    _add(kinds, "list", "list the lessons that come with the reader", _list)
    _add_delete(_add(kinds, "delete", "delete the answers of a student or of a class", _delete))
    _add_serve(_add(verbs, "serve", "open an exercise to a class, each in a browser of their own", _serve))
    return whole, exercise, kinds.choices


def _add_do(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("exercise", metavar="EXERCISE", help=_EXERCISE)
    parser.add_argument("--as", dest="pseudonym", metavar="PSEUDONYM", help="who you are here, such as blue-heron")
    parser.add_argument("--answers", default=".", metavar="FOLDER", help="where answers are kept; else in this folder")
    _add_plain(parser)


def _add_new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("article", metavar="ARTICLE", help="what is marked first: a file, or a page's address")
    parser.add_argument("--second", metavar="ARTICLE", help="another article, marked the second time")
    parser.add_argument("--closing", metavar="ARTICLE", help="the article that ends it, shown without marks")
    parser.add_argument("--layers", type=_layers, metavar="1234", help="what is looked for, such as 23; else it asks")
    parser.add_argument("--output", type=Path, metavar="FILE", help="NAME.exercise.toml or .json")
    parser.add_argument("--engine", choices=("auto", "model", "rules"), default="auto", help="what proposes marks")
    add_visiting(parser)
    _add_plain(parser)


def _add_report(parser: argparse.ArgumentParser) -> None:
    named = "files of answers, and folders with such; the exercise too, where it lies elsewhere"
    parser.add_argument("answers", nargs="+", metavar="ANSWERS", help=named)
    parser.add_argument("--html", type=Path, metavar="FILE", help="write it as one page, too")
    parser.add_argument("--csv", type=Path, metavar="FILE", help="write its figures as a table, too")
    parser.add_argument("--projector", action="store_true", help="without pseudonyms, to be shown to the class")


def _add_delete(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pseudonym", nargs="?", metavar="PSEUDONYM", help="whose answers are deleted")
    parser.add_argument("--class", dest="whole_class", action="store_true", help="delete those of all students")
    parser.add_argument("--exercise", metavar="NAME", help="only those to this exercise")
    parser.add_argument("--answers", default=".", metavar="FOLDER", help="where they are; else in this folder")
    parser.add_argument("--yes", action="store_true", help="do not ask first")


def _add_serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("exercise", metavar="EXERCISE", help=_EXERCISE)
    parser.add_argument("--answers", type=Path, metavar="FOLDER", help="where answers are kept; else NAME-answers")
    parser.add_argument("--host", metavar="ADDRESS", help="be reached from other computers under this address")
    parser.add_argument("--port", type=_port, metavar="N", help="another port than the usual one")
    parser.add_argument("--public-url", metavar="ADDRESS", help="under which address a proxy shows it")
    parser.add_argument("--seats", type=_seats, metavar="N", help="how many may be in it at once")


def _add(
    kinds: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, what: str, run: Callable[..., int]
) -> argparse.ArgumentParser:
    parser = kinds.add_parser(name, help=what, description=f"{what[:1].upper()}{what[1:]}.", allow_abbrev=False)
    parser.set_defaults(run=run, refuse=parser.error, plain=False)
    return parser


def _add_plain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--plain", action="store_true", help="as lines of question and answer, without a screen")
    parser.add_argument("--width", type=columns, metavar="N", help=f"columns of these lines, {ARE_FROM_TO}")


def _port(argument: str) -> int:
    if not argument.isdecimal() or len(argument) > 5 or int(argument) > 65_535:
        raise argparse.ArgumentTypeError(f"{argument[:20]} is not a port, 0 to 65535")
    return int(argument)


def _seats(argument: str) -> int:
    if not argument.isdecimal() or len(argument) > 3 or int(argument) < 1:
        raise argparse.ArgumentTypeError(f"{argument[:20]} is not a number of seats, 1 to 999")
    return int(argument)


def _layers(argument: str) -> tuple[Layer, ...]:
    if not argument or not set(argument) <= set("1234"):
        raise argparse.ArgumentTypeError(f"{argument[:20]} is not made of the layers' numbers, 1 to 4")
    return tuple(layer for number, layer in enumerate(Layer, start=1) if str(number) in argument)
