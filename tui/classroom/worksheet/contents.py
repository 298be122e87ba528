"""What stands on a worksheet, part by part, whatever it is then written in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tui.article.sanitize import one_line
from tui.classroom.exercise import CLOSING, FIRST, SECOND, Exercise, KeyMark, MachineMark, Passage
from tui.classroom.wording import CONFIDENCES, LAYER_NAMES, MOST_TRUST, who_marked
from tui.classroom.worksheet.lines import SheetLine, lines_of, where

_HEADINGS = {FIRST: "First article", SECOND: "Second article", CLOSING: "Last article"}
_WARMING_UP = "Underline the words that you would mark, or write “nothing” behind the sentence."
_FIRST = "Read it once without a pencil, and answer the question. Then mark."
_SECOND = "Mark this one too."
_AGAIN = "Now mark the first article again, in another colour."
_CLOSING = "Read this one as you would any other. It may well be that there is nothing to mark."
_KEY = (
    "For the teacher, to be given out when everybody has marked on their own. A key is one careful reading. Where a "
    "student differs and says why, that is taking part; there are no points."
)
_AUTHOR = "The lesson’s author made these marks."
_MACHINE = (
    "A machine made these marks. It knows words, and how sentences are built, and nothing of the matter. Which of them "
    "help a reader, and which are false alarms?"
)
_NONE = "Nothing is marked."


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a section; level 1 is the sheet's own."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Pseudonym:
    """Room for a pseudonym."""


@dataclass(frozen=True, slots=True)
class Items:
    """A list with numbers."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question with room for an answer by hand."""

    text: str


@dataclass(frozen=True, slots=True)
class Scale:
    """A question that is answered by a ring around a number from 1 to `most`."""

    text: str
    most: int = MOST_TRUST


@dataclass(frozen=True, slots=True)
class Lines:
    """An article, in numbered lines."""

    lines: tuple[SheetLine, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Marks by line, each a row of `COLUMNS`."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a new page."""


COLUMNS = ("Line", "Words", "What", "Why")
Part = Heading | Text | Pseudonym | Items | Question | Scale | Lines | Table | NewPage


def parts(exercise: Exercise) -> Iterator[Part]:
    """The sheet from its heading to its last page: for students, then the key, then the machine's marks."""
    articles = [*exercise.passages, *((exercise.closing,) if exercise.closing else ())]
    lines = {passage.name: lines_of(passage) for passage in articles}
    yield from _opening(exercise)
    for passage in articles:
        yield NewPage()
        yield Heading(_HEADINGS[passage.name])
        yield from _article(exercise, passage.name, Lines(lines[passage.name]))
    yield NewPage()
    yield from _key(exercise, articles, lines)
    if any(mark.shown and mark.layer in exercise.layers for passage in articles for mark in passage.machine):
        yield NewPage()
        yield from _machine(exercise, articles, lines)


def _opening(exercise: Exercise) -> Iterator[Part]:
    yield Heading(exercise.title, level=1)
    yield Pseudonym()
    names = ", ".join(f"“{LAYER_NAMES[layer]}”" for layer in exercise.layers)
    yield Text(f"You will look for {names}." + (f" {exercise.minutes} minutes." if exercise.minutes else ""))
    yield from map(Text, _paragraphs(exercise.instructions))
    yield Text(_how_to_mark(exercise))
    if exercise.calibration:
        yield Heading("To warm up")
        yield Text(_WARMING_UP)
        yield Items(tuple(item.sentence for item in exercise.calibration))


def _article(exercise: Exercise, name: str, lines: Lines) -> Iterator[Part]:
    before, after = exercise.trust
    if name == FIRST:
        yield from (Text(_FIRST), Scale(before), lines)
        yield from _writing(exercise)
        if len(exercise.passages) == 1:
            yield from (Text(_AGAIN), Scale(after))
    elif name == SECOND:
        yield from (Text(_SECOND), lines, Scale(f"About the first article: {after}"))
    else:
        yield from (Text(_CLOSING), Scale(before), lines, Scale(after))


def _writing(exercise: Exercise) -> Iterator[Part]:
    if exercise.prompts:
        yield Heading("Questions")
        yield from map(Question, exercise.prompts)
    if lateral := _paragraphs(exercise.lateral):
        yield Heading("Leave the page")
        yield from map(Text, lateral[:-1])
        yield Question(lateral[-1])


def _key(exercise: Exercise, articles: list[Passage], lines: dict[str, tuple[SheetLine, ...]]) -> Iterator[Part]:
    voted = any(mark.votes is not None for passage in articles for mark in passage.key)
    yield Heading(f"Key to “{exercise.title}”")
    yield Text(_KEY if voted else f"{_KEY} {_AUTHOR}")
    if exercise.calibration:
        yield Heading("To warm up", level=3)
        yield Items(tuple(_calibrated(exercise)))
    for passage in articles:
        yield from _marks(exercise, passage, lines[passage.name], (
            (mark, f"{who_marked(mark)} {mark.note}" if voted else mark.note) for mark in passage.key
        ))


def _machine(exercise: Exercise, articles: list[Passage], lines: dict[str, tuple[SheetLine, ...]]) -> Iterator[Part]:
    yield Heading("What a machine marked")
    yield Text(_MACHINE)
    for passage in articles:
        yield from _marks(exercise, passage, lines[passage.name], (
            (mark, mark.reason) for mark in passage.machine if mark.shown
        ))


def _marks(
    exercise: Exercise,
    passage: Passage,
    lines: tuple[SheetLine, ...],
    marks: Iterable[tuple[KeyMark | MachineMark, str]],
) -> Iterator[Part]:
    yield Heading(f"{_HEADINGS[passage.name]}: {passage.title}", level=3)
    asked = sorted(
        ((mark, why) for mark, why in marks if mark.layer in exercise.layers),
        key=lambda told: (told[0].start, told[0].end),
    )
    rows = [
        (where(lines, mark), one_line(passage.text[mark.start : mark.end]), _named(mark), why) for mark, why in asked
    ]
    yield Table(tuple(rows)) if rows else Text(_NONE)


def _named(mark: KeyMark | MachineMark) -> str:
    kind = f" ({mark.kind.replace('-', ' ')})" if mark.kind else ""
    return f"{LAYER_NAMES[mark.layer]}{kind}"


def _calibrated(exercise: Exercise) -> Iterator[str]:
    """What was marked in each of the sentences, and why."""
    for item in exercise.calibration:
        words = f"“{item.sentence[item.start : item.end]}”" if item.layer else "Nothing"
        yield f"{words}. {item.feedback}"


def _how_to_mark(exercise: Exercise) -> str:
    sure = ", ".join(f"{number} {name}" for number, name in CONFIDENCES.items())
    letters = ", ".join(f"{layer.letter.upper()} for “{LAYER_NAMES[layer]}”" for layer in exercise.layers)
    what = f"what it is ({letters}) and " if len(exercise.layers) > 1 else ""
    return f"Underline the words. In the margin, write {what}how sure you are: {sure}."


def _paragraphs(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]
