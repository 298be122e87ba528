"""Doing an exercise, step by step: what is asked at each step, and what becomes of the answers. Knows no screen.

A `Course` saves after everything that is done, and begins at the step at which the answers stand. Marks are made
blind; only then others' marks are shown beside them, and nothing is ever called right or wrong.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from tui.annotate.annotation import Layer
from tui.article.sanitize import neutralise
from tui.classroom.answers import LONGEST_ANSWER, MOST_MARKS, Answers, CalibrationMark, Decision, StudentMark
from tui.classroom.exercise import CLOSING, FIRST, SECOND, Calibration, Exercise, Passage
from tui.classroom.rows import Row, side_by_side
from tui.classroom.scoring import Words
from tui.classroom.steps import Kind, Step, asked, marks_the_same_text, steps_of
from tui.classroom.wording import MOST_TRUST, named

_Place = tuple[str, str, Layer, int, int]
"""The round, and the mark that a decision is about."""


class Course:
    """One student's way through an exercise.

    `save` is called with the answers after every change; it may raise, and what it raises goes to the caller.
    """

    def __init__(self, exercise: Exercise, answers: Answers, save: Callable[[Answers], object]) -> None:
        self.exercise = exercise
        self.answers = answers
        self.steps = steps_of(exercise)
        self._save = save
        self.unsaved = False
        """Whether the last change could not be saved."""
        self._past: list[tuple[StudentMark, ...]] = []
        self._words: dict[str, Words] = {}
        names = [step.name for step in self.steps]
        self._at = names.index(answers.step) if answers.step in names else 0
        for name in (FIRST, SECOND, CLOSING):
            if name != CLOSING or exercise.closing:
                self._set_marks(name, self._fit(name))
        del answers.calibration[len(exercise.calibration) :]
        answers.prompts = [*answers.prompts, *[""] * len(exercise.prompts)][: len(exercise.prompts)]

    # Where we are

    @property
    def step(self) -> Step:
        """The step to be done."""
        return self.steps[self._at]

    @property
    def place(self) -> tuple[int, int]:
        """Which step it is, from 1, and how many there are."""
        return self._at + 1, len(self.steps)

    @property
    def passage(self) -> Passage | None:
        """The text that the step is about."""
        return self.exercise.passage(self.step.passage) if self.step.passage else None

    @property
    def asked(self) -> str:
        """What is to be done at this step, in a few sentences."""
        return asked(self.exercise, self.step)

    def next(self) -> None:
        """Go on to the next step, whatever was left open in this one."""
        if self._at + 1 == len(self.steps):
            return
        self._at += 1
        self._past.clear()
        if self.step.name == "mark-second" and marks_the_same_text(self.exercise) and not self.marks:
            self._set_marks(SECOND, self._as_decided())
        self.answers.step = self.step.name
        self.answers.finished = self.step.kind is Kind.THANKS
        self._keep()

    def save_again(self) -> None:
        """Save what could not be saved so far; what `save` raises goes to the caller."""
        if self.unsaved:
            self._keep()

    # Calibration

    @property
    def calibration(self) -> Calibration:
        """The sentence of this step."""
        return self.exercise.calibration[self.step.number]

    @property
    def calibrated(self) -> CalibrationMark | None:
        """What was marked in it, None while nothing was answered."""
        made = self.answers.calibration
        return made[self.step.number] if self.step.number < len(made) else None

    def calibrate(self, layer: Layer | None, start: int = 0, end: int = 0) -> str:
        """Answer with a mark in the sentence, or with none (layer None); what is said about it at once."""
        mark = CalibrationMark(start, end, layer) if layer else CalibrationMark(0, 0, None)
        made = self.answers.calibration
        made += [CalibrationMark(0, 0, None)] * (self.step.number - len(made))  # those that were passed over
        made[self.step.number : self.step.number + 1] = [mark]
        self._keep()
        return self.feedback

    @property
    def feedback(self) -> str:
        """What is said about the answer: what the key has, and why."""
        given = self.calibration
        if given.layer is None:
            told = "The key has nothing in it."
        else:
            words = given.sentence[given.start : given.end]
            told = f"The key has “{words}” as {named(given.layer)}."
        return f"{told} {given.feedback}".strip()

    # Marking

    @property
    def marks(self) -> tuple[StudentMark, ...]:
        """The marks of this step's round, by where they begin."""
        return tuple(self._marks_of(self.step.passage or FIRST))

    def keep_marks(self, marks: Iterable[StudentMark]) -> None:
        """Put other marks in the place of all of this round.

        Raises:
            ValueError: marks are not made at this step, or there are more than 500.
        """
        if self.step.kind is not Kind.MARK:
            raise ValueError("marks are made at the steps for it")
        made = sorted(marks, key=lambda mark: (mark.start, mark.end, mark.id))
        if len(made) > MOST_MARKS:
            raise ValueError(f"more than {MOST_MARKS} marks")
        if tuple(made) != self.marks:
            self._past.append(self.marks)
            self._set_marks(self.step.passage or FIRST, made)
            self._keep()

    def mark(self, layer: Layer, start: int, end: int, confidence: int) -> StudentMark:
        """Mark a stretch of the passage; the same stretch and layer again only changes the confidence."""
        twin = next((m for m in self.marks if (m.layer, m.start, m.end) == (layer, start, end)), None)
        made = StudentMark(
            twin.id if twin else max((m.id for m in self.marks), default=0) + 1, layer, start, end, confidence
        )
        self.keep_marks([*(m for m in self.marks if m.id != made.id), made])
        return made

    def change(self, mark: StudentMark) -> None:
        """Put a mark in the place of the one with its id."""
        self.keep_marks([*(m for m in self.marks if m.id != mark.id), mark])

    def remove(self, mark: StudentMark) -> None:
        """Remove a mark."""
        self.keep_marks(m for m in self.marks if m.id != mark.id)

    def undo(self) -> bool:
        """Take back the last change of the marks in this step and sitting; whether there was one."""
        if not self._past:
            return False
        self._set_marks(self.step.passage or FIRST, self._past.pop())
        self._keep()
        return True

    # Deciding

    @property
    def rows(self) -> tuple[Row, ...]:
        """What was marked in this step's passage, side by side, by where it stands; only what is looked for."""
        return self._rows(self.step.passage or FIRST)

    def decision(self, row: Row) -> Decision | None:
        """What was decided about a row."""
        return _by_mark(self.answers.decisions).get(self._place(row))

    @property
    def open(self) -> tuple[Row, ...]:
        """The rows that still want a decision."""
        return tuple(row for row in self.rows if row.wanted and self.decision(row) is None)

    def decide(self, row: Row, choice: str, because: str = "") -> None:
        """Decide about a row, in place of what was decided before.

        Raises:
            ValueError: it is not among the row's choices, or nothing is said in defence.
        """
        because = _written(because)
        if choice not in row.choices:
            raise ValueError(f"{choice} is not offered here")
        if choice == "defend" and not because:
            raise ValueError("a defence is a sentence")
        made = Decision(*self._place(row), choice, because)
        before = self.decision(row)
        self.answers.decisions = list((_by_mark(self.answers.decisions) | {self._place(row): made}).values())
        if choice == "defend":
            self._leave_draft(row)
        elif before and before.because:  # whoever has third thoughts need not write it again
            self.answers.drafts.append(before)
        self._keep()

    def draft(self, row: Row) -> str:
        """The defence of a row that was begun, or given up; empty where none was."""
        begun = _by_mark(self.answers.drafts).get(self._place(row))
        return begun.because if begun else ""

    def keep_draft(self, row: Row, because: str) -> None:
        """Keep a defence while it is written; it decides nothing yet, and goes when the view is defended.

        Raises:
            ValueError: none is offered.
        """
        if "defend" not in row.choices:
            raise ValueError("no defence is offered here")
        decided = self.decision(row)
        if (because := _written(because)) != (self.draft(row) or (decided.because if decided else "")):
            self._leave_draft(row)
            if because:
                self.answers.drafts.append(Decision(*self._place(row), "defend", because))
            self._keep()

    def _leave_draft(self, row: Row) -> None:
        drafts = _by_mark(self.answers.drafts)
        drafts.pop(self._place(row), None)
        self.answers.drafts = list(drafts.values())

    def _place(self, row: Row) -> _Place:
        return (self.step.passage or FIRST, *_about(row))

    # Writing

    def answer(self, number: int, text: str) -> None:
        """Answer a prompt, counted from 0."""
        self.answers.prompts[number] = _written(text)
        self._keep()

    def report_lateral(self, text: str) -> None:
        """Write down what was found away from the page."""
        self.answers.lateral = _written(text)
        self._keep()

    @property
    def trusted(self) -> int | None:
        """What was answered to this step's question about trust."""
        return self.answers.trust[self.step.trust]

    def trust(self, value: int) -> None:
        """Say how far the text is to be relied on.

        Raises:
            ValueError: it is no number from 1 to 5.
        """
        if not 1 <= value <= MOST_TRUST:
            raise ValueError(f"trust is 1 to {MOST_TRUST}")
        self.answers.trust[self.step.trust] = value
        self._keep()

    # Inside

    def _keep(self) -> None:
        self.unsaved = True
        self._save(self.answers)
        self.unsaved = False

    def _marks_of(self, name: str) -> list[StudentMark]:
        return self.answers.closing if name == CLOSING else self.answers.rounds[name]

    def _set_marks(self, name: str, marks: Iterable[StudentMark]) -> None:
        self._marks_of(name)[:] = marks

    def _fit(self, name: str) -> list[StudentMark]:
        """The marks that a file had, without those that lie outside of the text or of what is looked for."""
        length = len(self.exercise.passage(name).text)
        return [m for m in self._marks_of(name) if m.end <= length and m.layer in self.exercise.layers]

    def _rows(self, name: str) -> tuple[Row, ...]:
        passage = self.exercise.passage(name)
        if name not in self._words:
            self._words[name] = Words(passage.text)
        return side_by_side(self._words[name], self._marks_of(name), passage, self.exercise.layers)

    def _as_decided(self) -> list[StudentMark]:
        """The marks of the first round with what was decided about them: what the second begins with."""
        marks: list[StudentMark] = []
        decisions = _by_mark(self.answers.decisions)
        for row in self._rows(FIRST):
            decided = decisions.get((FIRST, *_about(row)))
            choice = decided.choice if decided else "keep"
            if choice == "adopt":
                theirs = row.reference or row.machine
                assert theirs is not None
                marks.append(StudentMark(len(marks) + 1, theirs.layer, theirs.start, theirs.end, 2))
            elif row.mine and choice != "withdraw":
                marks.append(replace(row.mine, id=len(marks) + 1))
        return marks


def _by_mark(decisions: Iterable[Decision]) -> dict[_Place, Decision]:
    return {(d.passage, d.side, d.layer, d.start, d.end): d for d in decisions}


def _about(row: Row) -> tuple[str, Layer, int, int]:
    """The mark that a decision about a row names."""
    side, mark = next(iter(row.marks.items()))
    return side, mark.layer, mark.start, mark.end


def _written(text: str) -> str:
    """What a student wrote, sanitised and bounded."""
    return neutralise(text.replace("\r\n", "\n")).strip()[:LONGEST_ANSWER].rstrip()
