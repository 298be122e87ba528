"""The lessons that come with the reader: which there are, and where one lies by its name."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from tui.classroom.exercise import BadExercise, Exercise
from tui.classroom.files import TOML_SUFFIX, read
from tui.classroom.wording import LAYER_NAMES

_PACKAGE = Path(__file__).resolve().parents[1]
_HOW = """\
Do one:    readwise-tui exercise do NAME --as PSEUDONYM
Print one: readwise-tui exercise print NAME
Serve one: readwise-tui serve NAME"""


def shelf(package: Path = _PACKAGE) -> tuple[Path, ...]:
    """The files of the lessons, in the order in which they are taught: those installed, else the checkout's."""
    for folder in (package / "samples" / "lessons", package.parent / "samples" / "lessons"):
        if found := tuple(sorted(folder.glob(f"*{TOML_SUFFIX}"))):
            return found
    return ()


def find(name: str) -> Path | None:
    """The file of the lesson of that name ("who-says-so", or its number, "1"); None where there is no such lesson."""
    for path in shelf():
        whole = path.name.removesuffix(TOML_SUFFIX)
        number, _, short = whole.partition("-")
        if name.strip().lower() in (whole, number, short):
            return path
    return None


def in_lines(lessons: Sequence[Path]) -> Iterator[str]:
    """A shelf in plain lines; a lesson that cannot be read is named with the reason, and the others go on."""
    for path in lessons:
        try:
            yield from _told(read(path))
        except BadExercise as problem:
            yield str(problem)
        yield ""
    yield from _HOW.splitlines() if lessons else ["No lessons came with this copy of the reader."]


def _told(exercise: Exercise) -> Iterator[str]:
    looked_for = ", ".join(LAYER_NAMES[layer] for layer in exercise.layers)
    yield f"{exercise.name}: {exercise.title}"
    yield f"  {exercise.minutes or '?'} minutes. Look for: {looked_for}"
    for passage in exercise.passages:
        yield f"  Article: {passage.title}"
    if exercise.closing:
        yield f"  Ends with: {exercise.closing.title}"
