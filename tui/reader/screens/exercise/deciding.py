"""What one marked, beside what others marked: each difference is kept, withdrawn, taken up or defended."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from tui.article.sanitize import one_line
from tui.classroom.answers import StudentMark
from tui.classroom.course import Course
from tui.classroom.exercise import KeyMark, MachineMark
from tui.classroom.rows import Row
from tui.classroom.wording import CHOICE_NAMES, CONFIDENCES, LAYER_NAMES, who_marked
from tui.reader import keys
from tui.reader.drawing import Paint
from tui.reader.screens.exercise.marking import quoted
from tui.reader.screens.exercise.pages import passage_of, state_of
from tui.reader.screens.exercise.step import ArticleScreen
from tui.reader.widgets.choiceline import Choice

_INKS = {"mine": "chosen", "reference": "reference", "machine": "machine"}
_LABELS = {
    "mine": ("mine", "reverse"),
    "reference": ("key", "bold underline"),
    "machine": ("machine", "italic on $ground-content"),
}
"""How each side is drawn in the text, and its name beside it: the names are the legend."""


class DecidingScreen(ArticleScreen):
    """One place of the article after the other, with all marks that were made there."""

    HINTS = keys.DECIDING_HINTS
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("choice", "next-own", "previous-own")]

    def __init__(self, course: Course) -> None:
        self.course = course
        self._rows = course.rows
        begun = any(map(course.decision, self._rows))
        left = set(course.open)
        self._left = [number for number, row in enumerate(self._rows) if row in left]
        """The places that still want a decision."""
        self._number = self._left[0] if begun and self._left else 0
        self._in_front = bool(self._rows) and not begun
        """Whether what is to be done is told, before the first place."""
        self._leaving = False
        super().__init__(course.exercise.title_above(course.passage), course.asked, passage_of(course))

    @property
    def state(self) -> str:
        """Which step, and how much is left to decide."""
        left = len(self._left)
        return state_of(self.course, f"compare · {f'{left} still open' if left else 'all decided'}")

    def compose_details(self) -> ComposeResult:
        """Whose mark it is and what it says, side by side; and what was decided."""
        for side in _INKS:
            with Horizontal(classes="side"):
                yield Static(Content(_LABELS[side][0]).stylize(_LABELS[side][1]), classes="label", markup=False)
                yield Static(id=side, markup=False)
        yield Static(id="decided", markup=False)

    def on_mount(self) -> None:
        """Show the first place that is open."""
        self._show()

    @property
    def _row(self) -> Row | None:
        return self._rows[self._number] if self._rows else None

    # Showing a place

    def _show(self) -> None:
        self.tell_state()
        self.query_one("#asked", Static).display = self.has_class("-wide") or self._in_front
        row = None if self._in_front or self._leaving else self._row
        for part in self.query(".side"):
            part.display = row is not None
        decided = self.query_one("#decided", Static)
        decided.display = False
        if row is None:
            self.tell(self._told_without())
            stay = [Choice("esc", "stay", "unwind")] if self._leaving else []
            self.offer([Choice("enter", "go on", "go_on"), *stay])
            return
        paints = [Paint(mark.start, mark.end, _INKS[side], mark.layer) for side, mark in row.marks.items()]
        self.sitting.draw(paints)
        self.text.light(None, row.span.start)
        self.tell(Content(f"Place {self._number + 1} of {len(self._rows)}: {_how(row)}").stylize("bold"))
        for side in _INKS:
            self.query_one(f"#{side}", Static).update(self._side(side, row))
        if made := self.course.decision(row):
            because = f": {one_line(made.because, 300)}" if made.because else ""
            decided.update(Content.assemble(("You decided: ", "bold"), f"{CHOICE_NAMES[made.choice]}{because}"))
            decided.display = True
        self.offer(self._choices(row))
        self.query_one("#desk").scroll_home(animate=False)

    def on_resize(self) -> None:
        """What is asked has more room, or less."""
        self.call_after_refresh(self._show)

    def _told_without(self) -> str:
        """What is said where no place is shown."""
        if self._leaving:
            left = len(self._left)
            return f"{'One place is' if left == 1 else f'{left} places are'} still open. Go on all the same?"
        if self._in_front:
            return ""
        return "Nobody marked anything here: neither you, nor the key, nor the machine."

    def _side(self, side: str, row: Row) -> Content:
        mark = row.marks.get(side)
        if mark is None:
            return Content("—").stylize("$text-dim")
        words = quoted(self.sitting.article.text[mark.start : mark.end])
        named = Content(f"{mark.layer.letter.upper()} {LAYER_NAMES[mark.layer]}").stylize(f"bold $text-{mark.layer}")
        told = _said(mark)
        if row.reference and mark is row.machine and told == one_line(row.reference.note, 300):
            told = ""  # the teacher has taken the machine's words
        return Content.assemble(named, f" {words} {told}".rstrip())

    def _choices(self, row: Row) -> list[Choice]:
        if self.writing:
            return []
        made = self.course.decision(row)
        choices = [
            Choice(str(number), CHOICE_NAMES[choice], f"choose({number})", bool(made and made.choice == choice))
            for number, choice in enumerate(row.choices, 1)
        ]
        last = self._number + 1 == len(self._rows)
        onward = Choice("enter", "go on" if not self._left and last else "next", "go_on")
        skip = [] if self._left or last else [Choice("0", "pass over the rest", "choose(0)")]
        return [*choices, onward, *skip]

    # Keys

    def action_mark(self, by: int) -> None:
        """To the next place or the one before."""
        if self._in_front and by > 0:
            self._go(0)
        elif 0 <= self._number + by < len(self._rows):
            self._go(self._number + by)
        else:
            self.say("no more places in this direction")

    def _go(self, number: int) -> None:
        self._stop_writing()
        self._leaving = self._in_front = False
        self._number = number
        self._show()

    def action_choose(self, number: int) -> None:
        """Decide; a defence is written first."""
        row = None if self._in_front else self._row
        if row and number == 0 and not self._left:
            super().action_go_on()
            return
        if row is None or not 1 <= number <= len(row.choices):
            self.say("the numbers below the text are what can be decided here" if row and row.choices else
                     "here all agree: enter goes on")  # fmt: skip
            return
        self._leaving = False
        self._stop_writing()
        choice = row.choices[number - 1]
        if choice == "defend":
            self._write(row)
            return
        self._decide(row, choice)
        self._show()
        if self.course.draft(row):
            self.say(f"your sentence is kept: {row.choices.index('defend') + 1} brings it back")

    def _decide(self, row: Row, choice: str, because: str = "") -> None:
        with self.kept():
            self.course.decide(row, choice, because)
        self._left = [number for number in self._left if number != self._number]

    def _write(self, row: Row) -> None:
        made = self.course.decision(row)
        draft = self.course.draft(row) or (made.because if made else "")
        self.open_field(draft, "Why? One sentence; enter keeps it, esc goes back")
        self._show()

    def _stop_writing(self) -> None:
        """Close the field, should it be open: what stands in it is about this place."""
        if self.writing:
            self.keep_now()
            self.close_field()
            self._show()

    def on_text_area_changed(self) -> None:
        """A defence that is left, by whatever befalls, is there until something is decided."""
        self.keep_soon()

    def keep_written(self, text: str) -> None:
        """The defence so far."""
        if row := self._row:
            self.course.keep_draft(row, text)

    def on_answer_field_done(self) -> None:
        """The defence is written."""
        row = self._row
        if row is None or not self.field.text.strip():
            self.say("write why, in a sentence; or esc goes back")
            return
        self._decide(row, "defend", self.field.text)
        self._stop_writing()

    def action_go_on(self) -> None:
        """To the next place about which nothing was decided; after the last, or once more, to the next step."""
        self._stop_writing()
        met = -1 if self._in_front else self._number
        after = [n for n, row in enumerate(self._rows) if n > met and self.course.decision(row) is None]
        if after and not self._leaving:
            self._go(after[0])
        elif self._left and not self._leaving:
            self._leaving, self._in_front = True, False
            self._show()
        else:
            super().action_go_on()

    def action_unwind(self) -> None:
        """Out of the field, or stay."""
        if self.writing:
            self._stop_writing()
        elif self._leaving:
            self._leaving = False
            self._show()


def _how(row: Row) -> str:
    """Who marked what, in a few words."""
    if row.agreed:
        return "you and the key agree"
    if row.mine and row.reference:
        same = row.mine.layer is row.reference.layer
        return "you and the key marked other words" if same else "you and the key see different things"
    if row.mine:
        return "only you marked this" if row.machine is None else "you and the machine marked this"
    return "the key has a mark that you do not" if row.reference else "only the machine marked this"


def _said(mark: StudentMark | KeyMark | MachineMark) -> str:
    """What is known about a mark: how sure, who, why."""
    if isinstance(mark, StudentMark):
        return f"({CONFIDENCES[mark.confidence]})"
    if isinstance(mark, KeyMark):
        who = who_marked(mark) if mark.voters else ""
        return f"{who} {one_line(mark.note, 400)}".strip()
    return one_line(mark.reason, 300)
