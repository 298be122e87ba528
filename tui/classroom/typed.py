"""Marks that are made and changed by typed lines: "3 a brutal ban", "list", "change 1", "undo"."""

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Generic, TypeVar

from tui.annotate.annotation import Layer
from tui.article.article import Span
from tui.classroom.answers import StudentMark
from tui.classroom.dialogue import Dialogue
from tui.classroom.exercise import KeyMark, Passage
from tui.classroom.numbered import NumberedText, Words

HELP = """\
Type the number of a sentence and the words that you mark in it, copied: 3 a brutal ban
For a longer stretch, its first and last words: 3 a brutal .. the quay
For a whole sentence: 3 all. Over two sentences: 3-4 we were .. the worst
list says the marks. change 1 and remove 1 change and remove the first of them. undo takes the last change back.
read says the text again, read 3 one sentence of it.
done goes on. stop leaves, and keeps what you did."""
_COMMAND = re.compile(r"(list|undo|done|read|change|remove)(?:\s+(\d{1,4}))?", re.IGNORECASE)

M = TypeVar("M", StudentMark, KeyMark)


class TypedMarks(ABC, Generic[M]):
    """A list of marks in a passage, and who types them. What a mark is beside its words, a subclass knows."""

    def __init__(self, dialogue: Dialogue, passage: Passage, layers: Sequence[Layer]) -> None:
        self.dialogue = dialogue
        self.text = NumberedText(passage.text, passage.blocks)
        self.words = Words(dialogue, layers)

    def take(self, question: str) -> None:
        """Do what is typed, until it is `done`."""
        self.dialogue.help = HELP
        self.dialogue.again = lambda: self.text.say(self.dialogue)
        while not self.obeyed(self.dialogue.ask(question)):
            pass

    def say_all(self) -> None:
        """Say all marks, with their numbers."""
        for number, mark in enumerate(self.marks, start=1):
            self.tell(f"Mark {number}", mark)
        if not self.marks:
            self.dialogue.say("There are no marks yet.")

    def tell(self, begins: str, mark: M) -> None:
        """Say what a mark is, after a word or two."""
        words = f"{self.text.quote(mark.span)} {self.text.where(mark.span)}"
        self.dialogue.say(f"{begins}: {words} as {self.said_of(mark)}")

    @property
    @abstractmethod
    def marks(self) -> Sequence[M]:
        """The marks, in the order of their numbers."""

    @abstractmethod
    def said_of(self, mark: M) -> str:
        """What a mark is taken for, and the rest of it; it ends in a full stop."""

    @abstractmethod
    def make(self, span: Span) -> M:
        """Ask for the rest of a new mark, and make it."""

    @abstractmethod
    def change(self, mark: M, span: Span) -> M:
        """Ask for the rest of a mark that gets these words, and change it."""

    @abstractmethod
    def remove(self, mark: M) -> None:
        """Remove a mark."""

    @abstractmethod
    def undo(self) -> bool:
        """Take the last change back; whether there was one."""

    def is_done(self) -> bool:
        """Whether `done` is meant."""
        return True

    def obeyed(self, answer: str) -> bool:
        """Do what a line says; whether it says that marking is done."""
        command = _COMMAND.fullmatch(answer)
        word, number = (command[1].lower(), int(command[2] or 0)) if command else ("", 0)
        match word:
            case "":
                if span := self.words.in_text(self.text, answer):
                    self.tell("Marked", self.make(span))
            case "done":
                return self.is_done()
            case "list":
                self.say_all()
            case "undo":
                self.dialogue.say("Taken back." if self.undo() else "There is nothing to take back.")
            case "read":
                self.text.say_again(self.dialogue, number)
            case _ if not 1 <= number <= len(self.marks):
                self.dialogue.say(f"Say which: {word} 1. list says the numbers of the marks.")
            case "remove":
                mark = self.marks[number - 1]
                self.remove(mark)
                self.tell("Removed, and undo brings it back", mark)
            case "change":
                self._change(self.marks[number - 1])
        return False

    def _change(self, mark: M) -> None:
        self.tell("Enter alone keeps what it is", mark)
        answer = self.dialogue.ask("Sentence and words:")
        if span := self.words.in_text(self.text, answer) if answer else mark.span:
            self.tell("Changed", self.change(mark, span))
