"""The report as plain lines, for any terminal and for screen readers: no colour, no cursor movement."""

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len

from tui.article.article import Block
from tui.article.sanitize import drawn, one_line
from tui.article.wrapping import wrap
from tui.classroom.report import LessonFigures, Report, TextFigures
from tui.classroom.reports import wording
from tui.classroom.reports.heat import runs
from tui.classroom.reports.wording import figure, percent
from tui.classroom.scoring import Score
from tui.classroom.wording import LAYER_NAMES

WIDTH = 80
_MOST_REASONS = 3


def lines(report: Report, projector: bool = False, width: int = WIDTH) -> Iterator[str]:
    """The lines of a report; for the projector without pseudonyms and without what anyone wrote."""
    yield from _paragraph(f"CLASS REPORT. {wording.ABOUT}", width)
    yield from _paragraph(wording.ABOUT_RATES, width)
    for lesson in report.lessons:
        yield from _lesson(lesson, projector, width)
    yield from _growth(report, projector, width)


def _lesson(lesson: LessonFigures, projector: bool, width: int) -> Iterator[str]:
    title = one_line(lesson.exercise.title)
    yield from (title, "=" * min(cell_len(title), width), "")
    yield from _paragraph(wording.class_size(lesson), width)
    for text in lesson.texts:
        yield from _heading(wording.text_name(text.passage, lesson.exercise), width)
        yield from _agenda(text, projector, width)
        yield from _rates(text, width)
        yield from _confidence(text, width)
        yield from _map(text, width)
    yield from _trust(lesson, width)
    if not projector:
        yield from _students(lesson, width)


def _agenda(text: TextFigures, projector: bool, width: int) -> Iterator[str]:
    if not text.disputed:
        return
    yield from _paragraph(f"To talk about. {wording.ABOUT_DISPUTES}", width)
    for number, dispute in enumerate(text.disputed, start=1):
        said = f"{number}. “{wording.quote(text, dispute)}” ({wording.where(text, dispute)}). {wording.told(dispute)}"
        yield from _wrapped(said, width, "   ")
        if not projector:
            for pseudonym, choice, because in dispute.reasons[:_MOST_REASONS]:
                reason = f"- {pseudonym} ({wording.CHOSEN[choice]}): {wording.harmless(because)}"
                yield from ("   " + line for line in _wrapped(reason, width - 3, "  "))
    yield ""


def _rates(text: TextFigures, width: int) -> Iterator[str]:
    rows = [["", "hits", "false alarms", "agreement", "marks each", "in the key"]]
    for row in (*text.layers, *([text.whole] if len(text.layers) > 1 else [])):
        rows.append([
            wording.layer_name(row), percent(row.score.hit_rate), percent(wording.false_alarms(row)), figure(row.alpha),
            wording.marks_each(row, text), wording.reference(row),
        ])
    yield from _table(rows, left=(0, 5))
    if not text.whole.key:
        yield from _paragraph(wording.ABOUT_NOTHING, width)


def _confidence(text: TextFigures, width: int) -> Iterator[str]:
    if not text.confidence:
        return
    yield from _paragraph(f"Sure, and right? {wording.ABOUT_CONFIDENCE}", width)
    rows = [
        [wording.certainty(level), percent(level.rate), f"of {wording.counted(level.marks, 'mark')}"]
        for level in text.confidence
    ]
    yield from _table(rows, left=(0, 2))


def _map(text: TextFigures, width: int) -> Iterator[str]:
    if not any(text.counts):
        yield from _paragraph(wording.NOTHING_MARKED, width)
        return
    yield from _paragraph(
        f"{wording.ABOUT_HEAT} (of {text.students}): in square brackets, with the greatest number of a run of words.",
        width,
    )
    for number, block in enumerate(text.passage.blocks, start=1):
        yield from _wrapped(f"{number:>3}  {_shaded(text, block)}", width, "     ")
    yield ""


def _shaded(text: TextFigures, block: Block) -> str:
    """A paragraph with the marked words in brackets, and how many marked them."""
    parts = []
    for run in runs(text, block):
        words = drawn(text.passage.text[run.start : run.end]).text
        parts.append(f"[{words}: {run.most}]" if run.band else words)
    return " ".join("".join(parts).split())


def _trust(lesson: LessonFigures, width: int) -> Iterator[str]:
    trust = lesson.trust
    if not trust.students:
        return
    yield from _heading("How far the texts were relied on, from 1 to 5", width)
    rows = [["", "before", "after"]]
    rows += [
        [name, *(figure(trust.means[f"{which}-{time}"], 1) for time in ("before", "after"))]
        for name, which in (("the first text", "weak"), ("the closing text", "sound"))
    ]
    rows.append(["the gap between them", figure(trust.gap_before, 1), figure(trust.gap_after, 1)])
    yield from _table(rows)
    yield from _paragraph(wording.verdict(trust), width)


def _students(lesson: LessonFigures, width: int) -> Iterator[str]:
    layers = lesson.exercise.layers
    yield from _heading("Students, in the order of their pseudonyms", width)
    names = ", ".join(f"{layer.letter.upper()} {LAYER_NAMES[layer]}" for layer in layers)
    yield from _paragraph(
        f"First marking: hits / false alarms in percent. {names}. Part: differences in which the student took part; "
        "the defended ones among them.",
        width,
    )
    whole = ["all"] if len(layers) > 1 else []
    rows = [["", *whole, *(layer.letter.upper() for layer in layers), "part", "defended"]]
    rows += [
        [student.pseudonym, *map(_both, student.first(layers)), str(student.decided), str(student.defended)]
        for student in lesson.students
    ]
    yield from _table(rows)


def _growth(report: Report, projector: bool, width: int) -> Iterator[str]:
    rows = [["", "hits", "false alarms"]]
    for lesson, round_, score in report.markings:
        name = f"{one_line(lesson.exercise.title, 40)}, {wording.round_name(round_, lesson.exercise)}"
        rows.append([name, percent(score.hit_rate), percent(score.false_alarm_rate)])
    if len(rows) < 3:
        return
    yield from _heading("From marking to marking", width)
    yield from _table(rows)
    yield from _paragraph(wording.ABOUT_GROWTH, width)
    if not projector and len(report.lessons) > 1:
        yield from _paragraph("Hits / false alarms in percent, first marking, by student:", width)
        numbers = [str(number) for number, _ in enumerate(report.lessons, start=1)]
        rows = [[name, *map(_both, report.of(name))] for name in report.pseudonyms]
        yield from _table([["", *numbers], *rows])


def _both(score: Score | None) -> str:
    return wording.both(score).replace("%", "")


def _heading(text: str, width: int) -> Iterator[str]:
    yield from _wrapped(text, width)
    yield "-" * min(cell_len(text), width)


def _paragraph(text: str, width: int) -> Iterator[str]:
    yield from _wrapped(text, width)
    yield ""


def _wrapped(text: str, width: int, indent: str = "") -> Iterator[str]:
    """Lines of at most `width` cells; all but the first are indented."""
    first, *rest = (line.text for line in wrap(text, 0, len(text), width - len(indent)))
    yield first
    yield from (indent + line for line in rest)


def _table(rows: Sequence[Sequence[str]], left: Iterable[int] = (0,)) -> Iterator[str]:
    """Columns that are as wide as they need to be; figures to the right, those of `left` to the left."""
    widths = [max(cell_len(cell) for cell in column) for column in zip(*rows, strict=True)]
    at_left = set(left)
    for row in rows:
        cells = [
            cell + " " * (width - cell_len(cell)) if column in at_left else " " * (width - cell_len(cell)) + cell
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()
    yield ""
