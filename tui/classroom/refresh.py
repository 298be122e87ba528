"""The machine's marks in exercises that are there already, made anew: `python -m tui.classroom.refresh FILE ...`.

Everything else in a file stays as it is, its key, its comments and its order among it.
"""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tui.classroom.exercise import BadExercise, Exercise, Passage
from tui.classroom.files import read, write
from tui.classroom.making import proposed

if TYPE_CHECKING:
    from tui.annotate.engine import EngineName


def refreshed(exercise: Exercise, engine: "EngineName" = "auto") -> Exercise:
    """The exercise with the marks that the reader makes of its texts today; what was dropped stays dropped.

    Raises:
        BadExercise: the reader makes none of one of its texts.
    """

    def remarked(passage: Passage) -> Passage:
        marks, version = proposed(passage.article, exercise.layers, engine)
        dropped = {(mark.layer, mark.start, mark.end) for mark in passage.machine if not mark.shown}
        machine = (
            replace(mark, seen=True, shown=(mark.layer, mark.start, mark.end) not in dropped) for mark in marks
        )
        return replace(passage, machine=tuple(machine), version=version)

    return replace(
        exercise,
        passages=tuple(map(remarked, exercise.passages)),
        closing=remarked(exercise.closing) if exercise.closing else None,
    )


def main(files: Sequence[str]) -> int:
    """Refresh files in place; the exit status, 1 where one of them could not be used."""
    status = 0
    for file in files:
        path = Path(file)
        try:
            exercise = refreshed(read(path))
            write(exercise, path)
            marks = sum(len(passage.machine) for passage in exercise.passages)
            print(f"{path.name}: {marks} marks of the machine in the articles that are marked.")
        except (BadExercise, OSError) as problem:
            print(f"readwise-tui: {problem}", file=sys.stderr)
            status = 1
    return status


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
