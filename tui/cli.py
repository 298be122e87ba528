"""The command `readwise-tui`: arguments in, one call out."""

import argparse
import sys
from collections.abc import Sequence

from tui import __version__

VERBS = ("annotate",)

_EPILOG = """\
examples:
  readwise-tui                              the start page: samples, and how to open your own
  readwise-tui article.txt                  read an article
  readwise-tui --plain article.md | less    the same as plain lines
  pbpaste | readwise-tui -                  read what you copied
  readwise-tui annotate *.txt --format jsonl > marks.jsonl

A first argument that is exactly the name of a verb is the verb; ./annotate opens a file of that name.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    options = _parser().parse_intermixed_args(arguments)
    if options.words[:1] == ["annotate"]:
        from tui.export.batch import annotate

        return annotate(options.words[1:])
    raise NotImplementedError


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="readwise-tui",
        description="Opens a news article in the terminal and marks who says what, and what to ask about it.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("words", nargs="*", metavar="ARTICLE")
    parser.add_argument("--engine", choices=("auto", "model", "rules"), default="auto")
    parser.add_argument("--format", choices=("jsonl",), default="jsonl")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    return parser
