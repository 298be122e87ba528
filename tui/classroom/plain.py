"""An exercise done as plain lines of question and answer, for screen readers, braille lines and pipes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tui.article.article import Span
from tui.article.sanitize import one_line
from tui.classroom.answers import StudentMark
from tui.classroom.course import Course
from tui.classroom.dialogue import Dialogue
from tui.classroom.exercise import Passage
from tui.classroom.numbered import NumberedText, Words
from tui.classroom.rows import Row
from tui.classroom.steps import Kind
from tui.classroom.typed import HELP, TypedMarks
from tui.classroom.wording import CONFIDENCES, MOST_TRUST, named, who_marked

ANYWHERE = "Answer help to hear what to type, again to hear once more what to do, stop to leave: what you did is kept."
KEPT = "Stopped. What you did is kept, and the same command takes it up again here."
_HELP = {
    Kind.WELCOME: "Press enter to begin.",
    Kind.CALIBRATE: "Copy the words that you would mark, or first words .. last words, or all; or answer none.",
    Kind.READ: "Press enter when you have read it; again says the text again.",
    Kind.TRUST: f"Answer with a number from 1 (not at all) to {MOST_TRUST} (fully); enter alone passes over it.",
    Kind.MARK: HELP,
    Kind.DECIDE: "Answer with a word that is offered, or its first letter. Enter alone passes over this place.",
    Kind.PROMPTS: "Write your answer in one line; enter alone passes over the question.",
    Kind.LATERAL: "Write what you found in one line; enter alone passes over it.",
}
_OFFERED = {"keep": "keep", "withdraw": "withdraw", "defend": "defend", "adopt": "take up theirs", "leave": "leave"}
"""How each choice is said, and answered: by the word or by its beginning."""


def do(course: Course, dialogue: Dialogue) -> None:
    """Go through what is left of an exercise; return when it is done.

    Raises:
        Stopped: the answers ended or somebody wants to stop; what was answered is kept.
    """
    dialogue.say(f"{course.exercise.title}. {ANYWHERE}")
    if course.place[0] > 1:
        dialogue.say("You were here before, and go on where you stopped.")
    heard: str | None = None
    while course.step.kind is not Kind.THANKS:
        dialogue.say()
        dialogue.say(_heading(course) + course.asked)
        _Step(course, dialogue, heard).do()
        heard = course.step.passage
        course.next()
    dialogue.say()
    dialogue.say(course.asked)


class _Step:
    """One step, done until its questions are answered or passed over."""

    def __init__(self, course: Course, dialogue: Dialogue, heard: str | None) -> None:
        self._course = course
        self._dialogue = dialogue
        self._heard = heard
        """The passage that was read out just before."""
        passage = course.passage
        self._text = NumberedText(passage.text, passage.blocks) if passage else NumberedText("")
        self._words = Words(dialogue, course.exercise.layers)
        dialogue.help = _HELP[course.step.kind]
        dialogue.again = lambda: dialogue.say(course.asked)

    def do(self) -> None:
        {
            Kind.WELCOME: self._welcome,
            Kind.CALIBRATE: self._calibrate,
            Kind.READ: self._read,
            Kind.TRUST: self._trust,
            Kind.MARK: self._mark,
            Kind.DECIDE: self._decide,
            Kind.PROMPTS: self._prompts,
            Kind.LATERAL: self._lateral,
        }[self._course.step.kind]()

    def _welcome(self) -> None:
        self._dialogue.ask("Enter begins:")

    def _read(self) -> None:
        self._dialogue.again = lambda: self._text.say(self._dialogue)
        self._text.say(self._dialogue)
        self._dialogue.ask("Enter when you have read it:")

    def _trust(self) -> None:
        numbers = dict.fromkeys(map(str, range(1, MOST_TRUST + 1)), "")
        if answer := self._dialogue.choose(f"1 to {MOST_TRUST}", numbers, ""):
            self._course.trust(int(answer))
        elif self._course.trusted is None:
            self._dialogue.say("Passed over: nothing is noted of how far you would rely on it.")

    def _calibrate(self) -> None:
        if self._course.calibrated is None:
            mark = self._words.in_sentence(self._course.calibration.sentence)
            self._course.calibrate(*mark) if mark else self._course.calibrate(None)
        self._dialogue.say(self._course.feedback)

    def _mark(self) -> None:
        passage = self._course.passage
        assert passage is not None
        marks = _Marks(self._dialogue, passage, self._course)
        if passage.name == self._heard:
            self._dialogue.say("read says the article again; help says how to mark.")
        else:
            self._dialogue.say("help says how to mark.")
            self._text.say(self._dialogue)
        if marks.marks:
            marks.say_all()
        marks.take("Sentence and words, or done:")

    # Deciding

    def _decide(self) -> None:
        rows = self._course.rows
        if not rows:
            self._dialogue.say("Neither you nor anyone else marked anything here.")
        for number, row in enumerate(rows, start=1):
            if self._course.decision(row) is None:
                self._decide_row(row, f"Place {number} of {len(rows)}, {self._text.where(row.span)}.")

    def _decide_row(self, row: Row, place: str) -> None:
        def said() -> None:
            self._dialogue.say(place)
            for line in self._sides(row):
                self._dialogue.say(line)

        self._dialogue.again = said
        said()
        if row.agreed:
            return
        offered = {_OFFERED[choice]: choice for choice in row.choices}
        answer = self._dialogue.choose("What do you do, or enter to pass on?", {said: said for said in offered}, "")
        choice = offered.get(answer, "")
        because = ""
        begun = self._course.draft(row) if choice == "defend" else ""
        if begun:
            self._dialogue.say(f"You had begun: “{one_line(begun)}”. Enter keeps it.")
        while choice == "defend" and not because:
            because = self._dialogue.ask("Because, in one sentence:") or begun
        if choice:
            self._course.decide(row, choice, because)

    def _sides(self, row: Row) -> Iterable[str]:
        """What each side marked, the others with their reasons."""
        if row.mine:
            yield f"You marked {self._text.quote(row.mine.span)} as {named(row.mine.layer)}."
        else:
            yield "You marked nothing here."
        if row.reference:
            mark = row.reference
            marked = who_marked(mark).removesuffix(" this.")  # "The key has", "Two of three readers marked"
            yield f"{marked} {self._text.quote(mark.span)} as {named(mark.layer)}. {mark.note}".rstrip()
        else:
            yield "The key has no mark here."
        if row.machine:
            machine = row.machine
            reason = machine.reason if row.reference is None or machine.reason != row.reference.note else ""
            told = f"The machine marked {self._text.quote(machine.span)} as {named(machine.layer)}. {reason}"
            yield told.rstrip()
        if row.agreed:
            yield "You and the key marked the same."

    # Writing

    def _prompts(self) -> None:
        for number, prompt in enumerate(self._course.exercise.prompts):
            if not self._course.answers.prompts[number]:
                self._course.answer(number, self._dialogue.ask(prompt))

    def _lateral(self) -> None:
        if not self._course.answers.lateral:
            self._course.report_lateral(self._dialogue.ask("What you found:"))


class _Marks(TypedMarks[StudentMark]):
    """A student's own."""

    def __init__(self, dialogue: Dialogue, passage: Passage, course: Course) -> None:
        super().__init__(dialogue, passage, course.exercise.layers)
        self._course = course

    @property
    def marks(self) -> Sequence[StudentMark]:
        return self._course.marks

    def said_of(self, mark: StudentMark) -> str:
        return f"{named(mark.layer)}, {CONFIDENCES[mark.confidence]}."

    def make(self, span: Span) -> StudentMark:
        return self._course.mark(self.words.layer(), *span, self._confidence())

    def change(self, mark: StudentMark, span: Span) -> StudentMark:
        layer, confidence = self.words.layer(mark.layer), self._confidence(mark.confidence)
        changed = replace(mark, layer=layer, start=span.start, end=span.end, confidence=confidence)
        self._course.change(changed)
        return changed

    def remove(self, mark: StudentMark) -> None:
        self._course.remove(mark)

    def undo(self) -> bool:
        return self._course.undo()

    def is_done(self) -> bool:
        marks = len(self.marks)
        made = f"You have made {marks} mark{'' if marks == 1 else 's'}; after this step they stay as they are."
        return self.dialogue.yes(f"{made} Go on?", empty=True)

    def _confidence(self, standing: int | None = None) -> int:
        names = {str(number): name for number, name in CONFIDENCES.items()}
        return int(self.dialogue.choose("How sure are you?", names, str(standing) if standing else None))


def _heading(course: Course) -> str:
    place, steps = course.place
    return f"Step {place} of {steps}. "
