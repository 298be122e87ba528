"""Question and answer in plain lines: what is said goes out line by line, what is answered comes in as lines.

Nothing is drawn: no colour, no cursor, no line that changes after it was written.
"""

from collections.abc import Callable, Mapping
from typing import TextIO

from tui.article.sanitize import neutralise
from tui.article.wrapping import wrap
from tui.columns import COMFORTABLE
from tui.export.plain import writable

LONGEST_LINE = 20_000
"""Characters of an answer that are looked at; what comes after them on the line is dropped."""


class Stopped(Exception):
    """The answers ended, or somebody said that they want to stop."""


class Dialogue:
    """Who is asked, and who answers. `width` is that of the lines, in cells.

    At every question `help` says `help`, `again` says what `again` does, and the question is put once more.
    """

    def __init__(self, answers: TextIO, out: TextIO, width: int = COMFORTABLE) -> None:
        self._answers = answers
        self._out = out
        self._width = width
        self.help = ""
        self.again: Callable[[], object] = lambda: None

    def say(self, text: str = "", begins: str = "") -> None:
        """Write a text, paragraph by paragraph; the first begins with what is given."""
        for paragraph in text.split("\n"):
            self._write(self._filled(begins + paragraph) + "\n")
            begins = ""
        self._out.flush()

    def ask(self, question: str) -> str:
        """The line that answers a question, without the space around it.

        Raises:
            Stopped: there is no answer, or it is `stop`.
        """
        while True:
            self._write(self._filled(question) + " ")
            self._out.flush()
            answer = self._line()
            match answer.lower():
                case "stop" | "quit":
                    raise Stopped
                case "help" | "?":
                    self.say(self.help)
                case "again":
                    self.again()
                case _:
                    return answer

    def choose(self, question: str, options: Mapping[str, str], empty: str | None = None) -> str:
        """One of the options' keys, asked for until one is answered; `empty` is what no answer stands for.

        Options are offered with their names, where they have any. An answer is a key, or the beginning of one or of a
        name, where that is one option's alone.

        Raises:
            Stopped: there is no answer, or it is `stop`.
        """
        told = ", ".join(name if name.startswith(key) else f"{key} {name}" for key, name in options.items() if name)
        if empty in options:
            told = ", ".join(filter(None, (told, f"enter for {empty}")))
        while True:
            answer = self.ask(f"{question} {told}:" if told else f"{question}:").lower()
            if not answer and empty is not None:
                return empty
            found = [key for key in options if key == answer] or [
                key for key, name in options.items() if answer and (key.startswith(answer) or name.startswith(answer))
            ]
            if len(found) == 1:
                return found[0]
            self.say(f"Please answer with one of: {', '.join(options)}.")

    def yes(self, question: str, empty: bool) -> bool:
        """Whether the answer is yes; `empty` is what no answer stands for."""
        return self.choose(question, {"yes": "yes", "no": "no"}, "yes" if empty else "no") == "yes"

    def number(self, question: str, most: int, empty: str | None = None) -> int:
        """A number from 1 to `most`."""
        return int(self.choose(question, dict.fromkeys((str(n) for n in range(1, most + 1)), ""), empty))

    def _line(self) -> str:
        line = self._answers.readline(LONGEST_LINE)
        if not self._answers.isatty():  # nobody's enter key ended the line of the question
            self._write("\n")
        if not line:
            raise Stopped
        rest = line
        while rest and not rest.endswith("\n"):
            rest = self._answers.readline(LONGEST_LINE)
        return " ".join(neutralise(line).split())

    def _filled(self, text: str) -> str:
        text = neutralise(text)
        return "\n".join(line.text.rstrip() for line in wrap(text, 0, len(text), self._width))

    def _write(self, text: str) -> None:
        self._out.write(writable(text, self._out.encoding))
