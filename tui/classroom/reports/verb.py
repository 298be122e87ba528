"""`readwise-tui exercise report`: from files of answers to the report, in all the forms that were asked for."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from tui.article.sanitize import one_line
from tui.classroom import answers, report
from tui.classroom.atomic import write_atomically
from tui.classroom.gathering import gathered, is_exercise
from tui.classroom.reports.terminal import lines
from tui.export.plain import writable

DONE, SOME_LEFT_OUT, WRONG_USAGE = 0, 1, 2


def print_report(
    paths: Sequence[Path],
    html: Path | None = None,
    csv: Path | None = None,
    projector: bool = False,
    box: Sequence[Path] = (),
    out: TextIO | None = None,
    messages: TextIO | None = None,
) -> int:
    """Print the report on answers, and write it as a page and a table; the exit status.

    `paths` are files of answers and of exercises, and folders with such; `box` the exercises that are there for all.
    What cannot be used is named in the messages and left out, and the rest goes on: the exit status is then 1. It is
    2 where a table was asked for without pseudonyms, or would be written over answers or an exercise.
    """
    out, messages = out or sys.stdout, messages or sys.stderr
    if wrong := _wrong(html, csv, projector):
        print(f"readwise-tui: {wrong}", file=messages)
        return WRONG_USAGE
    found = gathered(paths, box)
    for sentence in found.left_out:
        print(f"readwise-tui: {writable(sentence, messages.encoding)}", file=messages)
    if not found.lessons:
        where = "these files" if len(paths) > 1 else one_line(paths[0].name) or "this folder"
        print(f"readwise-tui: There are no answers in {where}: name the folder that holds them.", file=messages)
        return SOME_LEFT_OUT
    made = report.report(found.lessons)
    for line in lines(made, projector):
        out.write(writable(line, out.encoding) + "\n")
    out.flush()
    failed = False
    for path, text in _written(made, html, csv, projector):
        try:
            write_atomically(path, text)
        except OSError as problem:
            failed = True
            why = problem.strerror or str(problem)
            print(f"readwise-tui: {one_line(path.name)} cannot be written: {one_line(why)}.", file=messages)
    return SOME_LEFT_OUT if found.left_out or failed else DONE


def _written(made: report.Report, html: Path | None, csv: Path | None, projector: bool) -> list[tuple[Path, bytes]]:
    """What goes into which file. The table begins with a mark of its encoding, without which Excel guesses."""
    files = []
    if html:
        from tui.classroom.reports.page import page

        files.append((html, page(made, projector).encode("utf-8")))
    if csv:
        from tui.classroom.reports.table import table

        files.append((csv, table(made).encode("utf-8-sig")))
    return files


def _wrong(html: Path | None, csv: Path | None, projector: bool) -> str | None:
    if csv and projector:
        return "The table names each student: leave out --csv or --projector."
    for path in (html, csv):
        if path and (is_exercise(path) or path.name.endswith(answers.SUFFIX)):
            return f"{one_line(path.name)} would be written over: choose another name for the report."
    return None
