"""Doing an exercise, step by step: what is asked at each step, and what becomes of the answers. Knows no screen.

A `Course` saves after everything that is done, and begins at the step at which the answers stand. Marks are made
blind; only then others' marks are shown beside them, and nothing is ever called right or wrong.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from tui.annotate.annotation import Layer
from tui.article.article import Span
from tui.article.sanitize import neutralise
from tui.classroom.answers import LONGEST_ANSWER, MOST_MARKS, Answers, CalibrationMark, Decision, StudentMark
from tui.classroom.exercise import CLOSING, FIRST, SECOND, Calibration, Exercise, KeyMark, MachineMark, Passage
from tui.classroom.scoring import FULL_FROM, Words, overlap, paired

CONFIDENCES = {1: "not sure", 2: "fairly sure", 3: "sure"}
LAYER_NAMES = {
    Layer.SOURCED: "who says so",
    Layer.UNVERIFIED: "says who?",
    Layer.LOADED: "words that judge",
    Layer.COUNTERVIEW: "who is not heard",
}
"""What a layer is called before students."""
CHOICE_NAMES = {
    "keep": "keep mine",
    "withdraw": "withdraw mine",
    "defend": "defend my view in a sentence",
    "adopt": "take up theirs",
    "leave": "leave it unmarked",
}
MOST_TRUST = 5
_COUNTS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


class Kind(StrEnum):
    """What is done at a step."""

    WELCOME = "welcome"
    CALIBRATE = "calibrate"
    READ = "read"
    TRUST = "trust"
    MARK = "mark"
    DECIDE = "decide"
    PROMPTS = "prompts"
    LATERAL = "lateral"
    THANKS = "thanks"


@dataclass(frozen=True, slots=True)
class Step:
    """A step of an exercise."""

    name: str
    """What the answers say to stand at it."""
    kind: Kind
    passage: str | None = None
    """The name of the passage, and of the round, that it is about."""
    number: int = 0
    """Which calibration sentence, counted from 0."""
    trust: str = ""
    """Which question about trust: a key of `Answers.trust`."""


@dataclass(frozen=True, slots=True)
class Row:
    """What was marked at one place, side by side: mine, the reference and the machine's; at least one is there."""

    mine: StudentMark | None
    reference: KeyMark | None
    machine: MachineMark | None
    agreed: bool
    """Whether mine and the reference are the same mark."""

    @property
    def marks(self) -> dict[str, StudentMark | KeyMark | MachineMark]:
        """The marks that are there, by their sides."""
        sides = {"mine": self.mine, "reference": self.reference, "machine": self.machine}
        return {side: mark for side, mark in sides.items() if mark is not None}

    @property
    def side(self) -> str:
        """Whose mark a decision is about."""
        return next(iter(self.marks))

    @property
    def span(self) -> Span:
        """From the first word that any of them marked to the last."""
        marks = self.marks.values()
        return Span(min(mark.start for mark in marks), max(mark.end for mark in marks))

    @property
    def choices(self) -> tuple[str, ...]:
        """What can be decided, in the order in which it is offered; nothing where all is agreed."""
        if self.agreed:
            return ()
        if self.mine:
            return ("keep", "withdraw", "defend", "adopt") if self.reference else ("keep", "withdraw", "defend")
        return ("adopt", "leave", "defend") if self.reference else ("adopt", "leave")

    @property
    def wanted(self) -> bool:
        """Whether a decision is asked for: a mark of the machine alone may be passed over."""
        return not self.agreed and self.side != "machine"


def steps_of(exercise: Exercise) -> tuple[Step, ...]:
    """The steps that an exercise has, in order."""
    steps = [Step("welcome", Kind.WELCOME)]
    steps += [Step(f"calibrate-{n + 1}", Kind.CALIBRATE, number=n) for n in range(len(exercise.calibration))]
    steps += [
        Step("read-first", Kind.READ, FIRST),
        Step("trust-weak-before", Kind.TRUST, FIRST, trust="weak-before"),
        Step("mark-first", Kind.MARK, FIRST),
        Step("decide-first", Kind.DECIDE, FIRST),
    ]
    if exercise.prompts:
        steps.append(Step("prompts", Kind.PROMPTS, FIRST))
    if exercise.lateral:
        steps.append(Step("lateral", Kind.LATERAL, FIRST))
    steps.append(Step("mark-second", Kind.MARK, SECOND))
    if not marks_the_same_text(exercise):
        steps.append(Step("decide-second", Kind.DECIDE, SECOND))
    steps.append(Step("trust-weak-after", Kind.TRUST, FIRST, trust="weak-after"))
    if exercise.closing:
        steps += [
            Step("read-closing", Kind.READ, CLOSING),
            Step("trust-sound-before", Kind.TRUST, CLOSING, trust="sound-before"),
            Step("mark-closing", Kind.MARK, CLOSING),
            Step("trust-sound-after", Kind.TRUST, CLOSING, trust="sound-after"),
        ]
    return (*steps, Step("thanks", Kind.THANKS))


def marks_the_same_text(exercise: Exercise) -> bool:
    """Whether the second time the first text is marked again: then others' marks there have been seen."""
    return exercise.passage(SECOND) is exercise.passage(FIRST)


class Course:
    """One student's way through an exercise.

    `save` is called with the answers after every change; it may raise, and what it raises goes to the caller.
    """

    def __init__(self, exercise: Exercise, answers: Answers, save: Callable[[Answers], object]) -> None:
        self.exercise = exercise
        self.answers = answers
        self.steps = steps_of(exercise)
        self._save = save
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
        return _asked(self)

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
        """What is said about the answer: what the author marked, and why."""
        given = self.calibration
        if given.layer is None:
            told = "The lesson's author marked nothing in it."
        else:
            words = given.sentence[given.start : given.end]
            told = f"The lesson's author marked “{words}” as {named(given.layer)}."
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
        return self._decisions().get((self.step.passage or FIRST, *_about(row)))

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
        round_, (side, layer, start, end) = self.step.passage or FIRST, _about(row)
        made = Decision(round_, side, layer, start, end, choice, because)
        decisions = self._decisions() | {(round_, side, layer, start, end): made}
        self.answers.decisions = list(decisions.values())
        self._keep()

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
        """Say how far the text is to be relied on, 1 to 5."""
        if not 1 <= value <= MOST_TRUST:
            raise ValueError(f"trust is 1 to {MOST_TRUST}")
        self.answers.trust[self.step.trust] = value
        self._keep()

    # Inside

    def _keep(self) -> None:
        self._save(self.answers)

    def _marks_of(self, name: str) -> list[StudentMark]:
        return self.answers.closing if name == CLOSING else self.answers.rounds[name]

    def _set_marks(self, name: str, marks: Iterable[StudentMark]) -> None:
        self._marks_of(name)[:] = marks

    def _fit(self, name: str) -> list[StudentMark]:
        """The marks that a file had, without those that lie outside of the text or of what is looked for."""
        length = len(self.exercise.passage(name).text)
        return [m for m in self._marks_of(name) if m.end <= length and m.layer in self.exercise.layers]

    def _decisions(self) -> dict[tuple[str, str, Layer, int, int], Decision]:
        return {(d.passage, d.side, d.layer, d.start, d.end): d for d in self.answers.decisions}

    def _rows(self, name: str) -> tuple[Row, ...]:
        passage, layers = self.exercise.passage(name), self.exercise.layers
        if name not in self._words:
            self._words[name] = Words(passage.text)
        words = self._words[name]
        mine = self._marks_of(name)
        key = [mark for mark in passage.key if mark.layer in layers]
        machine = [mark for mark in passage.machine if mark.layer in layers and mark.shown]
        rows = []
        for pair in paired(words, mine, key):
            own = None if pair.mine is None else mine[pair.mine]
            other = None if pair.reference is None else key[pair.reference]
            rows.append(Row(own, other, None, own is not None and other is not None and _agree(words, own, other)))
        for pair in paired(words, [row.marks["reference" if row.reference else "mine"] for row in rows], machine):
            if pair.reference is not None:
                found = machine[pair.reference]
                if pair.mine is None:
                    rows.append(Row(None, None, found, False))
                else:
                    rows[pair.mine] = replace(rows[pair.mine], machine=found)
        return tuple(sorted(rows, key=lambda row: (row.span, row.side)))

    def _as_decided(self) -> list[StudentMark]:
        """The marks of the first round with what was decided about them: what the second begins with."""
        marks: list[StudentMark] = []
        for row in self._rows(FIRST):
            decided = self._decisions().get((FIRST, *_about(row)))
            choice = decided.choice if decided else "keep"
            if choice == "adopt":
                theirs = row.reference or row.machine
                assert theirs is not None
                marks.append(StudentMark(len(marks) + 1, theirs.layer, theirs.start, theirs.end, 2))
            elif row.mine and choice != "withdraw":
                marks.append(replace(row.mine, id=len(marks) + 1))
        return marks


def named(layer: Layer) -> str:
    """What a layer is called before students, in quotation marks: “says who?”."""
    return f"“{LAYER_NAMES[layer]}”"


def who_marked(mark: KeyMark) -> str:
    """Who made a mark of the reference, as a sentence: "Two of three readers marked this."."""
    if mark.votes is None or mark.voters is None:
        return "The lesson's author marked this."
    if mark.votes == mark.voters:
        return f"All {_counted(mark.voters)} readers marked this." if mark.voters > 1 else "One reader marked this."
    said = f"{_counted(mark.votes)} of {_counted(mark.voters)} readers marked this."
    return said[:1].upper() + said[1:]


def _counted(number: int) -> str:
    return _COUNTS[number] if number < len(_COUNTS) else str(number)


def _agree(words: Words, own: StudentMark, other: KeyMark) -> bool:
    return own.layer is other.layer and overlap(words, own, other) >= FULL_FROM


def _about(row: Row) -> tuple[str, Layer, int, int]:
    """The mark that a decision about a row names."""
    side, mark = next(iter(row.marks.items()))
    return side, mark.layer, mark.start, mark.end


def _written(text: str) -> str:
    """What a student wrote, sanitised and bounded."""
    return neutralise(text.replace("\r\n", "\n")).strip()[:LONGEST_ANSWER].rstrip()


def _asked(course: Course) -> str:
    exercise, step, title = course.exercise, course.step, course.passage.title if course.passage else ""
    layers = ", ".join(map(named, exercise.layers))
    match step.kind:
        case Kind.WELCOME:
            return f"{exercise.instructions}\n\nYou will look for: {layers}. There are no points and no grades.".strip()
        case Kind.CALIBRATE:
            return (
                f"Sentence {step.number + 1} of {len(exercise.calibration)} to warm up with. "
                f"Mark the words that you would mark ({layers}), or say that there is nothing to mark."
            )
        case Kind.READ if step.passage == CLOSING:
            return "A last article. Nothing is marked in it: read it as you would any other."
        case Kind.READ:
            return "Read the article once, without marking anything."
        case Kind.TRUST:
            before, after = exercise.trust
            return f"About “{title}”. {after if step.trust.endswith('after') else before}"
        case Kind.MARK if step.passage == CLOSING:
            return f"Would you mark anything here ({layers})? It may well be nothing: then go on."
        case Kind.MARK if step.passage == SECOND and marks_the_same_text(exercise):
            return "Look at the first article again, with what you know now. Change, add or remove marks; then go on."
        case Kind.MARK:
            again = "Another article. " if step.passage == SECOND else ""
            return (
                f"{again}Mark what you find on your own ({layers}), and say for each mark how sure you are, from 1 "
                "(not sure) to 3 (sure). Others' marks are shown afterwards."
            )
        case Kind.DECIDE:
            return (
                "What you marked, beside what others marked. Readers differ, and a machine marks what it was made to "
                "mark. Where you differ: keep yours, withdraw it, take up theirs, or defend your view in a sentence."
            )
        case Kind.PROMPTS:
            return "A few questions about the article."
        case Kind.LATERAL:
            return f"Leave the page. {exercise.lateral}\n\nWrite down in a few words what you found, and where."
        case Kind.THANKS:
            return _thanks(course)
    raise AssertionError(step.kind)


def _thanks(course: Course) -> str:
    closing = course.exercise.closing
    if closing is None:
        return "That was the last step. Thank you: your work is kept."
    marked = len(closing.key)
    places = "nothing" if not marked else "one place" if marked == 1 else f"{_counted(marked)} places"
    return (
        f"That was the last step. In the last article the lesson's author marked {places}: to rely on a text with good "
        "reason is as much a part of reading as to ask. Thank you: your work is kept."
    )
