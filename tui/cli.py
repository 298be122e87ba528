"""The command `readwise-tui`: arguments in, one call out."""

import argparse
import gc
import os
import stat
import sys
from collections.abc import Callable, Sequence
from types import ModuleType
from typing import TYPE_CHECKING, NoReturn, TextIO

from tui import __version__
from tui.columns import ARE_FROM_TO, COMFORTABLE, NARROWEST, columns
from tui.visiting import add_visiting, visit

if TYPE_CHECKING:
    from tui.article.article import Article

VERBS = ("annotate", "extract")
CLASSROOM = ("exercise", "serve")
_OF_LESSONS = ("do", "new", "report", "print", "list", "delete")
"""Verbs of `exercise`."""
_OTHERWISE = {"export": "annotate", "help": "--help"}
"""What is meant by words that are spelled more like another verb, or like none."""
WRONG_USAGE, UNREADABLE, INTERRUPTED, BROKEN_PIPE = 2, 2, 130, 141
_LEVELS = ("fewer", "default", "more", "shown", "candidates")
NEW_BEFORE_A_LOOK = 100_000
"""Objects that are new before the garbage collector looks at them: with the word lists, which stay, there are not as
many when all marks are there. With Python's own 700 it looks 230 times before that, a tenth of the time that they take;
a look at so many takes 20 ms."""

_ARTICLE = "a text or Markdown file, a saved page, a PDF or Word document, or a page's address; - is standard input"
_EPILOG = """\
verbs:
  annotate ARTICLE ...     print what is marked as JSON, one line an article
  extract PAGE ...         print the article on each page as JSON, unmarked
  exercise VERB ...        lessons: do, new, report, print, list, delete
  serve EXERCISE           let a class do an exercise in their browsers

examples:
  readwise-tui                             samples, and how to open your own
  readwise-tui article.txt                 read an article
  readwise-tui https://example.org/story   read the article on a page
  readwise-tui --read-first article.md     show marks after a first read
  readwise-tui --plain article.txt | less  plain lines, for screen readers
  pbpaste | readwise-tui -                 read what you copied
  readwise-tui annotate *.txt --format jsonl > marks.jsonl
  readwise-tui exercise list               the lessons that come with it
  readwise-tui exercise do lesson.exercise.toml --as blue-heron --plain
  readwise-tui exercise new article.txt    make an exercise from an article
  readwise-tui serve lesson.exercise.toml  open it to a class
  readwise-tui exercise --help             more about lessons

A first argument that is exactly the name of a verb is the verb; ./annotate
opens a file of that name.
Exit status: 0 done; 1 a verb could not read some of its articles; 2 wrong
usage, or no article to read.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; the exit status."""
    gc.set_threshold(NEW_BEFORE_A_LOOK)
    given = list(sys.argv[1:] if argv is None else argv)
    if sys.stdout is None:  # as by >&-
        print("readwise-tui: Standard output is closed, so there is nowhere to print to.", file=sys.stderr)
        return 1
    return _guarded(lambda: _classroom(given) if given[:1] and given[0] in CLASSROOM else _command(given))


def _command(given: list[str]) -> int:
    """Whatever is no lesson: reading, and the verbs that print JSON."""
    parser = _parser()
    names_from = given.index("--") if "--" in given else len(given)
    options = parser.parse_intermixed_args(given[:names_from])
    options.words += given[names_from + 1 :]  # argparse takes an option among them for one even here
    verb = options.words[0] if options.words[:1] and options.words[0] in VERBS else None
    _check(parser, options, verb)
    if options.engine == "auto" and verb != "extract":
        _tell_if_not_installed()
    if "-" in options.words and sys.stdin is not None and sys.stderr is not None and sys.stdin.isatty():
        end = "ctrl+z and enter" if os.name == "nt" else "ctrl+d"
        print(f"Type or paste the article. On a line of its own, {end} ends it.", file=sys.stderr)
    return _by_model(options.engine, lambda: _run(parser, options, verb))


def _by_model(engine: str, run: Callable[[], int]) -> int:
    """What a call returns, and a sentence where the model was tried and does not load."""
    from tui import model

    try:
        status = run()
    except model.CannotRun as problem:
        print(f"readwise-tui: {problem}. Without --engine the rules alone make the marks.", file=sys.stderr)
        return UNREADABLE
    if engine == "auto" and (why := model.failed()):
        print(f"readwise-tui: {why}; the marks come from the rules alone.", file=sys.stderr)
    return status


def _run(parser: argparse.ArgumentParser, options: argparse.Namespace, verb: str | None) -> int:
    if verb == "annotate":
        from tui.export.batch import annotate

        return annotate(options.words[1:], visit(options), options.engine)
    if verb == "extract":
        from tui.export.extract import extract

        return extract(options.words[1:], visit(options))
    return _read(parser, options)


def _classroom(given: list[str]) -> int:
    """Lessons: a verb of their own parser; the screen is handed in, for they do not know it."""
    from tui.classroom.serve import is_served
    from tui.classroom.verbs import run

    on_screen = is_served() or (_is_terminal(sys.stdin) and _is_terminal(sys.stdout))
    return run(given, _Parser, _screen if on_screen else None)


def _screen() -> ModuleType:
    import tui.reader.classroom

    return tui.reader.classroom


def _guarded(run: Callable[[], int]) -> int:
    """What a call returns; an interruption, a reader who has gone and a full disk are no tracebacks."""
    try:
        try:
            return run()
        finally:
            sys.stdout.flush()  # here, where it can still be said that there is no room for it
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # whoever was reading has read enough
        _stop_writing()
        return BROKEN_PIPE
    except OSError as problem:
        _stop_writing()
        print(f"readwise-tui: {problem.strerror or problem}.", file=sys.stderr)
        return 1


def _read(parser: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    """Open the reader, or print the same as plain lines where it cannot be opened or was not asked for."""
    from tui.article.errors import UnreadableArticle
    from tui.article.load import load, takes_long

    on_screen = not options.plain and _is_terminal(sys.stdout) and _is_terminal(sys.stderr)
    path = options.words[0] if options.words else "-" if _is_piped(sys.stdin) else None
    if path is None and not on_screen:
        parser.error("Name an article to read, or - for standard input.")
    article = None
    try:
        if on_screen:
            gc.disable()  # nothing can be collected while modules are imported, and looking takes a tenth of the start
            from tui.reader.app import NoTerminal, run

            gc.freeze()
            gc.enable()
            slow = path is not None and takes_long(path)
            article = load(path) if path is not None and not slow else None
            try:
                if path is not None and slow:
                    from tui.reader.screens.loading import Opening

                    return run(Opening(path, visit(options)), read_first=options.read_first, engine=options.engine)
                return run(article, read_first=options.read_first, engine=options.engine)
            except NoTerminal as problem:
                if path is None:
                    parser.error(f"{problem} Name an article to print it as plain lines.")
        assert path is not None
        return _print(options, path, article)
    except UnreadableArticle as problem:
        print(f"readwise-tui: {problem}", file=sys.stderr)
        return UNREADABLE


def _print(options: argparse.Namespace, path: str, article: "Article | None") -> int:
    """The reading as plain lines; `article` where it was loaded already."""
    import shutil

    from tui.annotate.engine import read
    from tui.article.load import load
    from tui.export.plain import print_plain
    from tui.export.progress import ProgressLine
    from tui.prompts.levels import Level

    width = options.width or min(shutil.get_terminal_size().columns, COMFORTABLE)
    with ProgressLine(path) as progress:
        article = article or load(path, visit(options), progress.fetching)
        progress.marking(0)
        reading = read(article, progress.marking, options.engine)
    print_plain(reading, max(width, NARROWEST), level=Level[options.level.upper()])
    return 0


def _is_piped(stream: TextIO | None) -> bool:
    """Whether something comes in: from another command, or from a file. A service's empty input is neither."""
    try:
        mode = os.fstat(stream.fileno()).st_mode if stream else 0
    except (OSError, ValueError):
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISREG(mode)


def _tell_if_not_installed() -> None:
    from tui import model

    if not model.is_there():
        print("readwise-tui: the model cannot be run here; the marks come from the rules alone.", file=sys.stderr)


def _check(parser: argparse.ArgumentParser, options: argparse.Namespace, verb: str | None) -> None:
    """Refuse what parses and yet makes no sense."""
    from tui import model

    if options.words[:1] and options.words[0] in CLASSROOM:
        parser.error(f"The verb {options.words[0]} comes first: readwise-tui {options.words[0]} --help.")
    if options.engine == "model" and not model.is_there():
        parser.error("The model needs the packages onnxruntime and numpy: leave out --engine, or say --engine rules.")
    if verb is not None:
        if len(options.words) == 1:
            parser.error(f"The verb {verb} needs at least one article, or - for standard input.")
        if options.plain or options.read_first or options.width or options.level != _LEVELS[1]:
            parser.error(f"--plain, --width, --level and --read-first are for reading, not for {verb}.")
        if verb == "extract" and options.engine != "auto":
            parser.error("--engine is for marks, and extract makes none.")
    elif options.words and options.words[0].endswith((".exercise.toml", ".exercise.json")):
        from shlex import quote

        parser.error(f"An exercise is opened by readwise-tui exercise do {quote(options.words[0])} --as PSEUDONYM.")
    elif options.words and (meant := _meant(options.words[0])):
        parser.error(f"There is no file and no verb {options.words[0]}; did you mean readwise-tui {meant}?")
    elif len(options.words) > 1:
        parser.error("The reader opens one article at a time; readwise-tui annotate takes several.")
    elif options.format:
        parser.error("--format goes with annotate: readwise-tui annotate ARTICLE --format jsonl.")


def _meant(word: str) -> str | None:
    """The verb that a first word may stand for that is none, and no file either."""
    from difflib import get_close_matches
    from pathlib import Path

    if "." in word or os.sep in word or "\0" in word or Path(word).exists():
        return None
    low = word.lower()
    if low in _OTHERWISE:
        return _OTHERWISE[low]
    told = [verb for verb in _OF_LESSONS if verb == low or len(verb) > 3]  # short words are like too many others
    close = next(iter(get_close_matches(low, (*VERBS, *CLASSROOM, *told), n=1)), None)
    return f"exercise {close}" if close in told else close


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Wrong usage: one line that says what, one that says where to look. It may hold hostile arguments."""
        from tui.article.sanitize import one_line

        sentence = one_line(message[:1].upper() + message[1:]).rstrip(".")
        end = "" if sentence.endswith("?") else "."
        print(f"readwise-tui: {sentence}{end}\nTry {self.prog} --help.", file=sys.stderr)
        raise SystemExit(WRONG_USAGE)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="readwise-tui",
        usage="readwise-tui [options] [ARTICLE]\n       readwise-tui annotate|extract [options] ARTICLE [ARTICLE ...]",
        description="Opens a news article in the terminal and marks who says what, and what to ask.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("words", nargs="*", metavar="ARTICLE", help=_ARTICLE)
    parser.add_argument("--plain", action="store_true", help="print plain lines instead of opening the reader")
    parser.add_argument("--read-first", action="store_true", help="on the screen: marks after a first read to the end")
    wide = f"columns of the plain lines, {ARE_FROM_TO}"
    parser.add_argument("--width", type=columns, metavar="N", help=wide)
    parser.add_argument("--level", choices=_LEVELS, default=_LEVELS[1], help="how many marks the plain lines tell")
    parser.add_argument("--engine", choices=("auto", "model", "rules"), default="auto", help="what makes the marks")
    parser.add_argument("--format", choices=("jsonl",), help="what the verbs print: one JSON object a line")
    add_visiting(parser)
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    return parser


def _is_terminal(stream: TextIO | None) -> bool:
    """Whether a stream leads to a terminal that a screen can be drawn on: the gutter and the strip need Unicode."""
    if stream is None or stream.closed or not stream.isatty() or os.environ.get("TERM") == "dumb":
        return False
    return (stream.encoding or "utf-8").lower().startswith("utf")


def _stop_writing() -> None:
    """Point standard output to nowhere, so that Python does not fail once more when it closes it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
