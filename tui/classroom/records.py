"""What is kept of students, and how it is deleted: a pupil's answers, or a whole class's."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

from tui.article.sanitize import one_line
from tui.classroom import answers
from tui.classroom.alone import is_open
from tui.classroom.answers import SUFFIX, BadAnswers

DONE, NOT_DELETED = 0, 1
_LONGEST_LIST = 40
REMINDER = "Reports that were made before, and copies of the folder, still hold what they held: delete them, too."


def records(folder: Path, pseudonym: str | None = None, exercise: str | None = None) -> list[Path]:
    """The files in a folder that hold answers, in order: of one student or of all, to one exercise or to all.

    A file counts by its name, NAME.PSEUDONYM.answers.json, and by what it says inside, should it have been renamed.
    Drafts that a crash left behind count, too. Folders inside are not looked into.

    Raises:
        OSError: the folder cannot be read.
    """
    found = [path for path in folder.iterdir() if not path.is_dir() and _kept_in(path) is not None]
    return sorted(path for path in found if _is_about(path, pseudonym, exercise))


def delete(
    folder: Path,
    pseudonym: str | None = None,
    exercise: str | None = None,
    yes: bool = False,
    ask: Callable[[str], str] = input,
    out: TextIO | None = None,
) -> int:
    """Delete the records of a student, or of the class where no pseudonym is given; asks first unless `yes`.

    The exit status: 0 when all are deleted or there were none, 1 when it was not wanted, one could not be, or a window
    is still open that would write one anew.
    """
    out = out or sys.stdout
    try:
        found = records(folder, pseudonym, exercise)
    except OSError as problem:
        why = one_line(problem.strerror or str(problem))
        print(f"{one_line(str(folder))} cannot be read: {why}.", file=out)
        return NOT_DELETED
    if not found:
        print("There are no such answers in this folder.", file=out)
        return DONE
    if busy := [path for path in found if path.name.endswith(SUFFIX) and is_open(path)]:
        print(f"{one_line(busy[0].name)} is open in a window: close it first. Nothing was deleted.", file=out)
        return NOT_DELETED
    for path in found[:_LONGEST_LIST]:
        print(f"  {one_line(path.name)}", file=out)
    if len(found) > _LONGEST_LIST:
        print(f"  and {len(found) - _LONGEST_LIST} more", file=out)
    files = "This file" if len(found) == 1 else f"These {len(found)} files"
    if not yes and not _agreed(f"{files} will be deleted for good. Type the word yes to delete, enter to leave: ", ask):
        print("Nothing was deleted: only the word yes, or --yes after the command, deletes.", file=out)
        return NOT_DELETED
    left = [path for path in found if not _deleted(path)]
    for path in left:
        print(f"{one_line(path.name)} could not be deleted.", file=out)
    print(f"Deleted: {len(found) - len(left)} of {len(found)}. {REMINDER}", file=out)
    return NOT_DELETED if left else DONE


def _agreed(question: str, ask: Callable[[str], str]) -> bool:
    try:
        return ask(question).strip().lower() == "yes"
    except EOFError:
        return False


def _deleted(path: Path) -> bool:
    try:
        path.unlink()  # of a link, the link alone
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def _kept_in(path: Path) -> str | None:
    """NAME.PSEUDONYM out of the name of a file of answers or of its draft, .NAME.PSEUDONYM.answers.json.1a2b.part."""
    name = path.name
    if name.startswith(".") and name.endswith(".part"):
        name = name[1:].removesuffix(".part").rpartition(".")[0]
    return name.removesuffix(SUFFIX) if name.endswith(SUFFIX) else None


def _is_about(path: Path, pseudonym: str | None, exercise: str | None) -> bool:
    return any(
        pseudonym in (None, whose) and exercise in (None, which) for which, whose in _said_of(path)
    )


def _said_of(path: Path) -> Iterator[tuple[str, str]]:
    """Exercise and pseudonym: by the file's name, and by what is inside."""
    which, _, whose = (_kept_in(path) or "").rpartition(".")
    yield which, whose
    try:
        inside = answers.load(path)
    except BadAnswers:
        return
    yield inside.exercise, inside.pseudonym
