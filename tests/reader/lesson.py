"""An invented exercise on the invented article, and its screens."""

from collections.abc import Callable
from pathlib import Path
from typing import Self

from tests.reader.harness import TEXT, OnScreen, lines, press, settle
from tui.annotate.annotation import Layer
from tui.article.plaintext import from_text
from tui.classroom.answers import Answers, load, taken_up
from tui.classroom.course import Course
from tui.classroom.exercise import Calibration, Exercise, KeyMark, MachineMark, Passage, sha256_of
from tui.reader.pupil import ExerciseApp
from tui.reader.screens.exercise.step import ArticleScreen
from tui.reader.widgets.text import TextView

SECOND = "The Pier Is Safe, Says the Council\n\nThe council tested the pier. A brutal wind blew.\n\nIt held.\n"
CLOSING = "The Pier Opens Again\n\nThe pier of Marrow Bay opens on 3 May. Ana Lisk said so on Friday.\n"


def passage(name: str, text: str, *marks: tuple[Layer, str, int | None], machine: tuple[str, ...] = ()) -> Passage:
    """A passage with a key (a layer, words of the text, votes of three) and machine's marks on loaded words."""
    key = tuple(
        KeyMark(layer, None, text.index(words), text.index(words) + len(words), f"It is “{words}” [sic].",
                votes, 3 if votes else None)
        for layer, words, votes in marks
    )  # fmt: skip
    spans = [(words, text.index(words), text.index(words) + len(words)) for words in machine]
    made = tuple(MachineMark(Layer.LOADED, "emotive", *span, 0.8, f"“{words}” judges.") for words, *span in spans)
    return Passage(name, text.splitlines()[0], text, sha256_of(text), key, made, "0.1", from_text(text, "").blocks)


def exercise(**changes: object) -> Exercise:
    """Two sentences to warm up with, two articles to mark, one to end with."""
    fields = {
        "name": "ferry",
        "title": "The [ferry] pier",
        "instructions": "Look for words that judge [sic], and for claims.",
        "layers": (Layer.UNVERIFIED, Layer.LOADED),
        "minutes": 20,
        "calibration": (
            Calibration("A brutal wind blew.", Layer.LOADED, 2, 8, "A [strong] word."),
            Calibration("A wind blew.", None, 0, 0, "It is a plain report."),
        ),
        "passages": (
            passage("first", TEXT, (Layer.LOADED, "brutal", 2), (Layer.LOADED, "radical faction", None),
                    (Layer.UNVERIFIED, "Repairs will cost four million crowns", None),
                    machine=("brutal", "radical", "slow year")),
            passage("second", SECOND, (Layer.LOADED, "brutal", None)),
        ),
        "prompts": ("Who is not heard?", "What would you ask?"),
        "lateral": "Find out who owns the pier.",
        "closing": passage("closing", CLOSING),
    }  # fmt: skip
    return Exercise(**(fields | changes))  # type: ignore[arg-type]


def course_in(folder: Path, it: Exercise | None = None, save: Callable[[Answers], object] | None = None) -> Course:
    """The way of one student, taken up where the folder has it."""
    it = it or exercise()
    return Course(it, taken_up(folder, it, "heron"), save or (lambda answers: answers.save(folder)))


class Class(OnScreen):
    """An exercise on the screen."""

    def __init__(self, folder: Path, size: tuple[int, int] = (80, 24), course: Course | None = None) -> None:
        self.folder = folder
        self.course = course or course_in(folder)
        self.app: ExerciseApp
        super().__init__(ExerciseApp(self.course), size)

    async def press(self, *keys: str) -> None:
        """Press keys, then wait until all that follows is drawn."""
        await press(self.pilot, *keys)
        await settle(self.pilot)

    async def go_to(self, step: str) -> None:
        """Pass over everything up to a step."""
        while self.course.step.name != step:
            self.course.next()
        self.app.switch_screen(self.app.screen_of_step())
        await settle(self.pilot)

    @property
    def words(self) -> str:
        """What the screen shows, as one line: wherever it was broken."""
        return " ".join(self.shown.split())

    @property
    def kept(self) -> Answers:
        """What the file of answers holds."""
        return load(self.folder / "ferry.heron.answers.json")

    def place_of(self, words: str) -> tuple[int, int]:
        """Where words are on the screen: column and row."""
        return next((line.index(words), row) for row, line in enumerate(lines(self.app)) if words in line)

    async def drag(self, first: str, last: str) -> None:
        """Drag the mouse over the screen from the first letter of some words to the last of others."""
        start, (x, y) = self.place_of(first), self.place_of(last)
        end = x + len(last) - 1, y
        await self.pilot.mouse_down(offset=start)
        await self.pilot.hover(offset=(start[0] + 1, start[1]))
        await self.pilot.hover(offset=end)
        await self.pilot.mouse_up(offset=end)
        await settle(self.pilot)

    async def click(self, words: str, times: int = 1) -> None:
        """Click on words."""
        await self.pilot.click(offset=self.place_of(words), times=times)
        await settle(self.pilot)


class Marking(Class):
    """At the step at which the first article is marked."""

    async def __aenter__(self) -> Self:
        await super().__aenter__()
        await self.go_to("mark-first")
        return self

    @property
    def marked(self) -> list[tuple[str, str, int | None]]:
        """The marks that are kept, with their words."""
        return [(it.layer.letter, TEXT[it.start : it.end], it.confidence) for it in self.kept.rounds["first"]]

    @property
    def text(self) -> TextView:
        """The article."""
        assert isinstance(self.app.screen, ArticleScreen)
        return self.app.screen.text


BRUTAL = ("g", "}", "}", "v", "j", "left")
"""Selects one word."""
