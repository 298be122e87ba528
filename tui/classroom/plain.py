"""An exercise done as plain lines of question and answer, for screen readers, braille lines and pipes."""

import re
from collections.abc import Iterable
from dataclasses import replace

from tui.classroom.answers import StudentMark
from tui.classroom.course import CONFIDENCES, LAYER_NAMES, MOST_TRUST, Course, Kind, Row, who_marked
from tui.classroom.dialogue import Dialogue
from tui.classroom.numbered import NumberedText, Words

ANYWHERE = "Answer help to hear what to type, again to hear once more what to do, stop to leave: what you did is kept."
KEPT = "Stopped. What you did is kept, and the same command takes it up again here."
MARK_HELP = """\
Type the number of a sentence and the words that you mark in it, copied: 3 a brutal ban
For a longer stretch, its first and last words: 3 a brutal .. the quay
For a whole sentence: 3 all. Over two sentences: 3-4 we were .. the worst
list says your marks. change 1 and remove 1 change and remove the first of them. undo takes the last change back.
read says the text again, read 3 one sentence of it.
done goes on. stop leaves, and keeps what you did."""
_HELP = {
    Kind.WELCOME: "Press enter to begin.",
    Kind.CALIBRATE: "Copy the words that you would mark, or first words .. last words, or all; or answer none.",
    Kind.READ: "Press enter when you have read it; again says the text again.",
    Kind.TRUST: f"Answer with a number from 1 (not at all) to {MOST_TRUST} (fully).",
    Kind.MARK: MARK_HELP,
    Kind.DECIDE: "Answer with a word that is offered, or its first letter. Enter alone passes over this place.",
    Kind.PROMPTS: "Write your answer in one line; enter alone passes over the question.",
    Kind.LATERAL: "Write what you found in one line; enter alone passes over it.",
}
_OFFERED = {"keep": "keep", "withdraw": "withdraw", "defend": "defend", "adopt": "adopt theirs", "leave": "leave"}
_COMMAND = re.compile(r"(list|undo|done|read|change|remove)(?:\s+(\d{1,4}))?", re.IGNORECASE)


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
        self._course.trust(self._dialogue.number(f"1 to {MOST_TRUST}", MOST_TRUST))

    def _calibrate(self) -> None:
        if self._course.calibrated is None:
            mark = self._words.in_sentence(self._course.calibration.sentence)
            self._course.calibrate(*mark) if mark else self._course.calibrate(None)
        self._dialogue.say(self._course.feedback)

    # Marking

    def _mark(self) -> None:
        self._dialogue.again = lambda: self._text.say(self._dialogue)
        if self._course.step.passage == self._heard:
            self._dialogue.say("read says the article again; help says how to mark.")
        else:
            self._dialogue.say("help says how to mark.")
            self._text.say(self._dialogue)
        if self._course.marks:
            self._list()
        while not self._obeyed(self._dialogue.ask("Sentence and words, or done:")):
            pass

    def _obeyed(self, answer: str) -> bool:
        """Do what a line says; whether it says that marking is done."""
        command = _COMMAND.fullmatch(answer)
        if command is None:
            self._mark_words(answer)
            return False
        word, number = command[1].lower(), int(command[2] or 0)
        if word == "done":
            return self._is_done()
        if word == "list":
            self._list()
        elif word == "undo":
            self._dialogue.say("Taken back." if self._course.undo() else "There is nothing to take back.")
        elif word == "read":
            self._text.say_again(self._dialogue, number)
        elif not 1 <= number <= len(self._course.marks):
            self._dialogue.say(f"Say which: {word} 1. list says the numbers of your marks.")
        elif word == "remove":
            self._remove(self._course.marks[number - 1])
        else:
            self._change(self._course.marks[number - 1])
        return False

    def _is_done(self) -> bool:
        marks = len(self._course.marks)
        made = f"You have made {marks} mark{'' if marks == 1 else 's'}; after this step they stay as they are."
        return self._dialogue.yes(f"{made} Go on?", empty=True)

    def _mark_words(self, answer: str) -> None:
        span = self._words.in_text(self._text, answer)
        if span is not None:
            layer, confidence = self._words.layer(), self._confidence()
            self._dialogue.say(f"Marked: {self._told(self._course.mark(layer, *span, confidence))}.")

    def _change(self, mark: StudentMark) -> None:
        self._dialogue.say(f"{self._told(mark)}. Enter alone keeps what it is.")
        answer = self._dialogue.ask("Sentence and words:")
        span = self._words.in_text(self._text, answer) if answer else mark.span
        if span is not None:
            layer, confidence = self._words.layer(mark.layer), self._confidence(mark.confidence)
            changed = replace(mark, layer=layer, start=span.start, end=span.end, confidence=confidence)
            self._course.change(changed)
            self._dialogue.say(f"Changed: {self._told(changed)}.")

    def _remove(self, mark: StudentMark) -> None:
        self._course.remove(mark)
        self._dialogue.say(f"Removed: {self._told(mark)}. undo brings it back.")

    def _confidence(self, standing: int | None = None) -> int:
        names = {str(number): name for number, name in CONFIDENCES.items()}
        return int(self._dialogue.choose("How sure are you?", names, str(standing) if standing else None))

    def _list(self) -> None:
        if not self._course.marks:
            self._dialogue.say("You have made no marks yet.")
        for number, mark in enumerate(self._course.marks, start=1):
            self._dialogue.say(f"Mark {number}: {self._told(mark)}.")

    def _told(self, mark: StudentMark) -> str:
        named = f"{LAYER_NAMES[mark.layer]}, {CONFIDENCES[mark.confidence]}"
        return f"{self._text.quote(mark.span)} {self._text.where(mark.span)}: {named}"

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
        offered = {choice: _OFFERED[choice] for choice in row.choices}
        choice = self._dialogue.choose("What do you do, or enter to pass on?", offered, "")
        because = ""
        while choice == "defend" and not because:
            because = self._dialogue.ask("Because, in one sentence:")
        if choice:
            self._course.decide(row, choice, because)

    def _sides(self, row: Row) -> Iterable[str]:
        """What each side marked, the others with their reasons."""
        if row.mine:
            yield f"You marked {self._text.quote(row.mine.span)}: {LAYER_NAMES[row.mine.layer]}."
        else:
            yield "You marked nothing here."
        if row.reference:
            mark = row.reference
            yield f"{who_marked(mark)} {self._text.quote(mark.span)}: {LAYER_NAMES[mark.layer]}. {mark.note}".rstrip()
        else:
            yield "The reference has no mark here."
        if row.machine:
            marked = row.machine
            yield f"The machine marked {self._text.quote(marked.span)}: {LAYER_NAMES[marked.layer]}. {marked.reason}"
        if row.agreed:
            yield "You and the reference marked the same."

    # Writing

    def _prompts(self) -> None:
        for number, prompt in enumerate(self._course.exercise.prompts):
            if not self._course.answers.prompts[number]:
                self._course.answer(number, self._dialogue.ask(prompt))

    def _lateral(self) -> None:
        if not self._course.answers.lateral:
            self._course.report_lateral(self._dialogue.ask("What you found:"))


def _heading(course: Course) -> str:
    place, steps = course.place
    return f"Step {place} of {steps}. "
