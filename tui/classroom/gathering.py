"""The answers of a class, put beside the exercises that they answer. What cannot be used is named and left out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tui.article.sanitize import one_line
from tui.classroom import answers as answers_files
from tui.classroom import files
from tui.classroom.answers import Answers, BadAnswers
from tui.classroom.exercise import CLOSING, FIRST, SECOND, BadExercise, Exercise

_MOST_EXERCISES = 200
"""Exercise files that are looked at in one folder."""


@dataclass
class Gathered:
    """Exercises, each with its answers in order of pseudonym."""

    lessons: list[tuple[Exercise, list[Answers]]] = field(default_factory=list)
    """Those of the box first, in the order in which they are taught, then others as their answers were given."""
    left_out: list[str] = field(default_factory=list)
    """A sentence for each file that could not be used: which, why, and what to do."""


def gathered(paths: Iterable[Path], box: Sequence[Path] = ()) -> Gathered:
    """Answers and the exercises that they name, from files and folders in any order.

    An exercise is looked for among the paths themselves, then in the folder of the answers, the one around it and the
    present one, then among those of the `box`; answers name it by its digest, so that one that was changed since is
    not taken for it.
    """
    found = Gathered()
    given = [*dict.fromkeys(path for place in paths for path in _files_at(place))]
    shelf = _Shelf(box)
    for path in given:
        if is_exercise(path):
            shelf.add(path, found.left_out)
    lessons: dict[str, tuple[Exercise, list[Answers]]] = {}
    for path in given:
        if is_exercise(path):
            continue
        try:
            answers = answers_files.load(path)
            exercise = shelf.exercise_of(answers, path)
            _, class_ = lessons.setdefault(exercise.digest, (exercise, []))
            if any(other.pseudonym == answers.pseudonym for other in class_):
                raise BadAnswers(f"{_named(path)} is a second file of {answers.pseudonym}: leave one of them out.")
            class_.append(answers)
        except BadAnswers as problem:
            found.left_out.append(str(problem))
    done = list(lessons)
    if len(done) > 1:
        taught = shelf.in_the_box()
        done.sort(key=lambda digest: taught.index(digest) if digest in taught else len(taught))
    found.lessons = [(lessons[digest][0], sorted(lessons[digest][1], key=in_order)) for digest in done]
    return found


def is_exercise(path: Path) -> bool:
    """Whether a file's name says that it holds an exercise."""
    return path.name.endswith((files.TOML_SUFFIX, files.JSON_SUFFIX))


def in_order(answers: Answers) -> tuple[str, str]:
    """Sorts by pseudonym, capitals or not: never by any figure."""
    return answers.pseudonym.casefold(), answers.pseudonym


class _Shelf:
    """Exercises by their digest, read when they are first asked for."""

    def __init__(self, box: Sequence[Path]) -> None:
        self._box = box
        self._known: dict[str, Exercise] = {}
        self._looked_at: dict[Path, str] = {}
        self._problems: dict[str, str] = {}

    def add(self, path: Path, left_out: list[str] | None = None) -> None:
        """Read an exercise; where it cannot be, say so at once or, without `left_out`, when it is missed."""
        if path in self._looked_at:
            return
        self._looked_at[path] = ""
        try:
            exercise = files.read(path)
            self._known.setdefault(exercise.digest, exercise)
            self._looked_at[path] = exercise.digest
        except BadExercise as problem:
            if left_out is None:
                self._problems[files.name_from(path)] = str(problem)
            else:
                left_out.append(str(problem))

    def in_the_box(self) -> list[str]:
        """The digests of the box's exercises, in its order."""
        for path in self._box:
            self.add(path)
        return [self._looked_at[path] for path in self._box]

    def exercise_of(self, answers: Answers, path: Path) -> Exercise:
        """The exercise that answers were given to.

        Raises:
            BadAnswers: it is not found, cannot be read, or the answers mark what is not in it.
        """
        around = path.parent.resolve().parent
        for places in ((), path.parent, around, Path(), self._box):
            for place in _exercises_in(places) if isinstance(places, Path) else places:
                self.add(place)
            if answers.digest in self._known:
                return _fitting(self._known[answers.digest], answers, path)
        if answers.exercise in self._problems:
            raise BadAnswers(f"{_named(path)} is left out, since {self._problems[answers.exercise]}")
        raise BadAnswers(
            f"{_named(path)} answers “{answers.exercise}”, which is not here or was changed since: put that exercise "
            "beside the answers, or name its file after them: exercise report ANSWERS EXERCISE."
        )


def _fitting(exercise: Exercise, answers: Answers, path: Path) -> Exercise:
    """The exercise, if all marks stand in its texts."""
    closing = [(CLOSING, answers.closing)] if exercise.closing else []
    for name, marks in [(FIRST, answers.rounds[FIRST]), (SECOND, answers.rounds[SECOND]), *closing]:
        if any(mark.end > len(exercise.passage(name).text) for mark in marks):
            raise BadAnswers(f"{_named(path)} marks what is not in the article: leave it out.")
    return exercise


def _files_at(place: Path) -> Iterator[Path]:
    """The file itself; of a folder the exercises and answers in it."""
    if place.is_dir():
        yield from _exercises_in(place)
        yield from sorted(place.glob(f"*{answers_files.SUFFIX}"))
    else:
        yield place


def _exercises_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.exercise.*") if is_exercise(path))[:_MOST_EXERCISES]


def _named(path: Path) -> str:
    return one_line(path.name, 100)
