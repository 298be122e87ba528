"""The report as one HTML page that needs nothing else: no script, no request, and readable on paper and without colour.

All that comes from files is text: it is escaped, and the page's own policy forbids it to load or run anything.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files

from tui.article.article import BlockKind
from tui.article.sanitize import drawn, one_line
from tui.classroom.disputed import Disputed
from tui.classroom.report import LessonFigures, Report, TextFigures, Trust
from tui.classroom.reports import wording
from tui.classroom.reports.heat import BANDS, Run, runs
from tui.classroom.reports.wording import figure, percent
from tui.classroom.wording import LAYER_NAMES, MOST_TRUST

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_LEFT, _RIGHT, _TOP, _STEP = 90, 330, 20, 32
"""Of the drawing of trust: where before and after stand, the highest answer, and what one step down takes."""


def page(report: Report, projector: bool = False) -> str:
    """The whole page; for the projector in larger letters, without pseudonyms and without what anyone wrote."""
    titles = [one_line(lesson.exercise.title) for lesson in report.lessons]
    return "\n".join([
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>Class report: {escape(', '.join(titles))}</title>",
        f"<style>\n{files('tui.classroom.reports').joinpath('page.css').read_text('utf-8')}</style>\n</head>",
        f'<body class="{"projector" if projector else "teacher"}">',
        f"<h1>Class report</h1>\n<p>{escape(wording.ABOUT)}</p>",
        f'<p class="note">{escape(wording.ABOUT_RATES)}</p>',
        *(part for lesson in report.lessons for part in _lesson(lesson, lesson is report.lessons[0], projector)),
        *_growth(report, projector),
        "</body>\n</html>\n",
    ])


def _lesson(lesson: LessonFigures, first: bool, projector: bool) -> Iterator[str]:
    yield f'<h2 class="{"first" if first else "next"}">{escape(one_line(lesson.exercise.title))}</h2>'
    yield f"<p>{escape(wording.class_size(lesson))}</p>"
    for text in lesson.texts:
        yield f"<h3>{escape(wording.text_name(text.passage, lesson.exercise))}</h3>"
        yield from _agenda(text, projector)
        yield from _rates(text)
        yield from _confidence(text)
        yield from _map(text)
    yield from _trust(lesson.trust)
    if not projector:
        yield from _students(lesson)


def _agenda(text: TextFigures, projector: bool) -> Iterator[str]:
    if text.disputed:
        yield f'<h4>To talk about</h4>\n<p class="note">{escape(wording.ABOUT_DISPUTES)}</p>\n<ol class="agenda">'
        yield from (_dispute(text, dispute, projector) for dispute in text.disputed)
        yield "</ol>"


def _dispute(text: TextFigures, dispute: Disputed, projector: bool) -> str:
    reasons = "" if projector else "".join(
        f"<li>{escape(pseudonym)} ({escape(wording.CHOSEN[choice])}): {escape(wording.harmless(because))}</li>"
        for pseudonym, choice, because in dispute.reasons
    )
    return (
        f"<li><q>{escape(wording.quote(text, dispute))}</q> <span class=\"note\">{wording.where(text, dispute)}</span>"
        f'<div class="split" aria-hidden="true"><span style="width:{100 * dispute.marked / dispute.students:.1f}%">'
        f"</span></div>{escape(wording.told(dispute))}"
        + (f'<ul class="reasons">{reasons}</ul>' if reasons else "") + "</li>"
    )


def _map(text: TextFigures) -> Iterator[str]:
    if not any(text.counts):
        yield f"<p>{escape(wording.NOTHING_MARKED)}</p>"
        return
    yield f"<h4>{escape(wording.ABOUT_HEAT)}, of {text.students}</h4>"
    shades = "".join(f'<span class="b{band}">{_students_of(text, band)}</span>' for band in range(1, BANDS + 1))
    yield f'<p class="key">{shades}</p>\n<div class="text">'
    for number, block in enumerate(text.passage.blocks, start=1):
        headline = text.passage.text[block.start : block.end] == text.passage.title
        kind = ' class="heading"' if block.kind is BlockKind.HEADING or headline else ""
        words = "".join(_run(text, run) for run in runs(text, block))
        yield f'<p{kind}><span class="number">{number}</span>{words}</p>'
    yield "</div>"


def _students_of(text: TextFigures, band: int) -> str:
    """How many students a shade stands for."""
    low, high = (band - 1) * text.students // BANDS + 1, band * text.students // BANDS
    return "no one" if low > high else wording.counted(high, "student") if low == high else f"{low}–{high} students"


def _run(text: TextFigures, run: Run) -> str:
    words = escape(drawn(text.passage.text[run.start : run.end]).text)
    if not run.band:
        return words
    return f'<mark class="b{run.band}" title="{run.most} of {text.students}">{words}<sup>{run.most}</sup></mark>'


def _rates(text: TextFigures) -> Iterator[str]:
    yield "<h4>What was marked</h4>"
    heads = ("", "Hits", "False alarms", "Agreement", "Marks each", "In the key")
    rows = [
        [
            escape(wording.layer_name(row)), _rate(row.score.hit_rate, "hits"),
            _rate(wording.false_alarms(row), "alarms"), figure(row.alpha), wording.marks_each(row, text),
            escape(wording.reference(row)),
        ]
        for row in (*text.layers, *([text.whole] if len(text.layers) > 1 else []))
    ]
    yield _table(heads, rows, figures=(3, 4))
    if not text.whole.key:
        yield f'<p class="note">{escape(wording.ABOUT_NOTHING)}</p>'


def _confidence(text: TextFigures) -> Iterator[str]:
    if text.confidence:
        yield f'<h4>Sure, and right?</h4>\n<p class="note">{escape(wording.ABOUT_CONFIDENCE)}</p>'
        rows = [[wording.certainty(it), _rate(it.rate, "hits"), str(it.marks)] for it in text.confidence]
        yield _table(("", "In the key, too", "Marks"), rows, figures=(2,))


def _trust(trust: Trust) -> Iterator[str]:
    if trust.students:
        yield "<h3>How far the texts were relied on</h3>"
        yield _slopes(trust)
        yield f"<p>{escape(wording.verdict(trust))}</p>"


def _slopes(trust: Trust) -> str:
    """Two lines from before to after: trust in the weak and in the sound text, from 1 to 5."""
    height = {key: _TOP + (MOST_TRUST - value) * _STEP for key, value in trust.means.items()}
    axis = "".join(
        f'<line class="axis" x1="{_LEFT}" x2="{_RIGHT}" y1="{_TOP + n * _STEP}" y2="{_TOP + n * _STEP}"/>'
        for n in range(MOST_TRUST)
    )
    lines = "".join(
        f'<g class="{which}"><line x1="{_LEFT}" y1="{height[f"{which}-before"]:.1f}" x2="{_RIGHT}" '
        f'y2="{height[f"{which}-after"]:.1f}" stroke-width="3"/>'
        f'<circle cx="{_LEFT}" cy="{height[f"{which}-before"]:.1f}" r="5"/>'
        f'<circle cx="{_RIGHT}" cy="{height[f"{which}-after"]:.1f}" r="5"/></g>'
        for which in ("weak", "sound")
    )
    labels = _labels(trust, "before", _LEFT - 12, "end") + _labels(trust, "after", _RIGHT + 12, "start")
    foot = _TOP + MOST_TRUST * _STEP
    return (
        f'<svg viewBox="0 0 540 {foot + 10}" role="img" aria-label="Trust from 1 to 5, before and after">{axis}{lines}'
        f'{labels}<text x="{_LEFT}" y="{foot}" text-anchor="middle">before</text>'
        f'<text x="{_RIGHT}" y="{foot}" text-anchor="middle">after</text></svg>'
    )


def _labels(trust: Trust, time: str, x: int, anchor: str) -> str:
    """The two figures at one side, kept apart where the points are close; afterwards with the names of the lines."""
    means = {which: trust.means[f"{which}-{time}"] for which in ("sound", "weak")}
    points = sorted((_TOP + (MOST_TRUST - mean) * _STEP, which) for which, mean in means.items())
    near = max(16 - (points[1][0] - points[0][0]), 0) / 2
    names = {"weak": "the first text", "sound": "the closing text"}
    return "".join(
        f'<text x="{x}" y="{y + 4 + shift:.1f}" text-anchor="{anchor}">{figure(means[which], 1)}'
        f"{f' {names[which]}' if time == 'after' else ''}</text>"
        for (y, which), shift in zip(points, (-near, near), strict=True)
    )


def _students(lesson: LessonFigures) -> Iterator[str]:
    layers = lesson.exercise.layers
    yield "<h3>Students, in the order of their pseudonyms</h3>"
    yield '<p class="note">First marking: hits / false alarms. Differences: how many the student decided on; Defended: '
    yield "how many of these in a sentence.</p>"
    whole = ("All",) if len(layers) > 1 else ()
    heads = ("", *whole, *(LAYER_NAMES[layer].capitalize() for layer in layers), "Differences", "Defended")
    rows = [
        [escape(it.pseudonym), *map(wording.both, it.first(layers)), str(it.decided), str(it.defended)]
        for it in lesson.students
    ]
    yield _table(heads, rows, figures=range(1, len(heads)))


def _growth(report: Report, projector: bool) -> Iterator[str]:
    rows = [
        [
            escape(f"{one_line(lesson.exercise.title)}: {wording.round_name(round_, lesson.exercise)}"),
            _rate(score.hit_rate, "hits"), _rate(score.false_alarm_rate, "alarms"),
        ]
        for lesson, round_, score in report.markings
    ]
    if len(rows) < 2:
        return
    yield f'<h2 class="next">From marking to marking</h2>\n<p class="note">{escape(wording.ABOUT_GROWTH)}</p>'
    yield _table(("", "Hits", "False alarms"), rows)
    if not projector and len(report.lessons) > 1:
        yield '<h3>By student</h3>\n<p class="note">First marking: hits / false alarms.</p>'
        heads = ("", *(escape(one_line(lesson.exercise.title)) for lesson in report.lessons))
        by_student = [[escape(name), *map(wording.both, report.of(name))] for name in report.pseudonyms]
        yield _table(heads, by_student, figures=range(1, len(heads)))


def _rate(rate: float | None, kind: str) -> str:
    """A share as a bar and as a figure."""
    if rate is None:
        return wording.NOTHING
    bar = f'<span class="bar {kind}" style="width:{100 * rate:.1f}%"></span>'
    return f'<span class="rate"><span class="track" aria-hidden="true">{bar}</span><span>{percent(rate)}</span></span>'


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], figures: Iterable[int] = ()) -> str:
    """A table of cells that are HTML already; columns of `figures` stand to the right."""
    right = set(figures)
    classes = [' class="figure"' if column in right else "" for column in range(len(heads))]
    head = "".join(f'<th scope="col"{class_}>{cell}</th>' for cell, class_ in zip(heads, classes, strict=True))
    body = "\n".join(
        f'<tr><th scope="row">{row[0]}</th>'
        + "".join(f"<td{class_}>{cell}</td>" for cell, class_ in zip(row[1:], classes[1:], strict=True)) + "</tr>"
        for row in rows
    )
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"
