"""A worksheet as Markdown, for whoever wants to change it before it is printed."""

import re
from collections.abc import Iterable

from tui.classroom.exercise import Exercise
from tui.classroom.worksheet.contents import (
    COLUMNS,
    Heading,
    Items,
    Lines,
    NewPage,
    Part,
    Pseudonym,
    Question,
    Scale,
    Table,
    Text,
    parts,
)

# What is markup anywhere; what would make a link of an address; what is markup at the start of a line alone.
_MARKUP = re.compile(r"[\\`*_\[\]<>|&~$^{}@]|:(?=//)|(?<=www)\.|^[#+=\-]", re.IGNORECASE)
_ENUMERATED = re.compile(r"^(\d{1,9})([.)])")
_RULE = "\\_" * 60
_NEW_PAGE = '<div style="break-before: page"></div>'


def as_markdown(exercise: Exercise) -> str:
    """The worksheet with its key. Whatever the exercise says stands in it as text, and never as markup."""
    return "\n\n".join(map(_written, parts(exercise))) + "\n"


def _written(part: Part) -> str:
    match part:
        case Heading(text, level):
            return f"{'#' * level} {_text(text)}"
        case Text(text):
            return _text(text)
        case Pseudonym():
            return f"Pseudonym (not your name): {_RULE[:48]}"
        case Items(items):
            return "\n".join(f"{number}. {_text(item)}" for number, item in enumerate(items, start=1))
        case Question(text):
            return "\n\n".join([_text(text), _RULE, _RULE, _RULE])
        case Scale(text, most):
            return f"{_text(text)} {' '.join(map(str, range(1, most + 1)))}"
        case Lines():
            return _fenced(part)
        case Table(rows):
            return "\n".join([_row(COLUMNS), _row(["---"] * len(COLUMNS)), *(_row(map(_text, row)) for row in rows)])
        case NewPage():
            return _NEW_PAGE


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _fenced(part: Lines) -> str:
    """The lines with their numbers, between fences that no line of the text can close."""
    wide = len(str(len(part.lines)))
    lines: list[str] = []
    for line in part.lines:
        if line.opens and lines:
            lines.append("")
        lines.append(f"{line.number:>{wide}}  {line.text}")
    longest = max((len(run) for line in lines for run in re.findall("`+", line)), default=0)
    fence = "`" * max(longest + 1, 3)
    return "\n".join([fence, *lines, fence])


def _text(text: str) -> str:
    """Text of the exercise on one line, with all that Markdown could take for markup escaped."""
    return _ENUMERATED.sub(r"\1\\\2", _MARKUP.sub(r"\\\g<0>", " ".join(text.split())))
