"""The command `readwise-tui serve` in a process of its own, as a teacher runs it."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.classroom.making_up import small
from tui.classroom import answers
from tui.classroom.answers import Answers
from tui.classroom.files import write

SECONDS = 500.0


class Running:
    """A server, once it has said that it is open."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        self.process = process
        self.said: list[str] = []
        for line in process.stdout:
            self.said.append(line.rstrip("\n"))
            if line.startswith("Ctrl+c ends it"):
                break

    @property
    def address(self) -> str:
        return next(line.strip().rstrip("/") for line in self.said if line.startswith("    http"))

    @property
    def code(self) -> str:
        return next(line.removeprefix("Join code: ") for line in self.said if line.startswith("Join code: "))

    def children(self) -> list[int]:
        """The processes that it has started."""
        number = self.process.pid
        return [int(child) for child in Path(f"/proc/{number}/task/{number}/children").read_text().split()]


@contextmanager
def running(exercise: Path, *options: str) -> Iterator[Running]:
    command = [sys.executable, "-m", "tui", "serve", str(exercise), "--port", "0", *options]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    deadline = threading.Timer(SECONDS, process.kill)
    deadline.daemon = True
    deadline.start()
    try:
        yield Running(process)
    finally:
        deadline.cancel()
        if process.poll() is None:
            process.terminate()
        process.communicate()


def exercise_in(folder: Path) -> Path:
    """A small exercise in a folder whose name a shell would take apart."""
    inside = folder / "les$(touch x); 'sons'"
    inside.mkdir()
    path = inside / "lunt.exercise.json"
    write(small(), path)
    return path


def answers_of(exercise: Path, pseudonym: str) -> Answers:
    return answers.load(exercise.parent / "lunt-answers" / f"lunt.{pseudonym}.answers.json")
