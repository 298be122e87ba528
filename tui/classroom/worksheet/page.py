"""A worksheet as one HTML page that prints well. It asks for nothing from outside, and runs nothing."""

from collections.abc import Iterable
from html import escape
from itertools import groupby
from pathlib import Path

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

_STYLE = Path(__file__).with_name("worksheet.css")
_HEAD = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
"""
_RULED = '<div class="ruled"></div>'


def as_html(exercise: Exercise) -> str:
    """The worksheet with its key. Whatever the exercise says stands in it as text, and never as markup."""
    head = _HEAD.format(title=escape(exercise.title), style=_STYLE.read_text("utf-8"))
    pages = groupby(parts(exercise), lambda part: isinstance(part, NewPage))
    body = "".join(_page(page) for turned, page in pages if not turned)
    return f"{head}{body}</body>\n</html>\n"


def _page(page: Iterable[Part]) -> str:
    return "\n".join(["<section>", *map(_written, page), "</section>", ""])


def _written(part: Part) -> str:
    match part:
        case Heading(text, level):
            return f"<h{level}>{escape(text)}</h{level}>"
        case Text(text):
            return f"<p>{escape(text)}</p>"
        case Pseudonym():
            return '<p class="pseudonym">Pseudonym (not your name):</p>'
        case Items(items):
            return f"<ol>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ol>"
        case Question(text):
            return f'<div class="question"><p>{escape(text)}</p>{_RULED * 3}</div>'
        case Scale(text, most):
            numbers = "".join(f"<b>{number}</b>" for number in range(1, most + 1))
            return f'<p class="scale">{escape(text)} <span>{numbers}</span></p>'
        case Lines():
            return _article(part)
        case Table(rows):
            return f"<table>{_row('th', COLUMNS)}{''.join(_row('td', row) for row in rows)}</table>"
        case NewPage():
            return ""


def _row(cell: str, texts: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<{cell}>{escape(text)}</{cell}>' for text in texts)}</tr>\n"


def _article(part: Lines) -> str:
    lines = "\n".join(
        f'<div class="line {line.role.value}{" opens" if line.opens else ""}">'
        f"<span>{line.number}</span>{escape(line.text)}</div>"
        for line in part.lines
    )
    return f'<div class="article">\n{lines}\n</div>'
