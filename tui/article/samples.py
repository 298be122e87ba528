"""The practice articles that come with the reader."""

from pathlib import Path
from typing import NamedTuple

_PACKAGE = Path(__file__).resolve().parents[1]


class Sample(NamedTuple):
    """A practice article: where it is, its headline, and the note that says that it is invented."""

    path: Path
    title: str
    note: str


def samples() -> tuple[Sample, ...]:
    """The samples in order of their file names: those in the installed package, else those of the checkout."""
    for folder in (_PACKAGE / "samples", _PACKAGE.parent / "samples"):
        if found := tuple(_sample(path) for path in sorted(folder.glob("*.txt"))):
            return found
    return ()


def _sample(path: Path) -> Sample:
    note, title, *_ = (line for line in path.read_text("utf-8").splitlines() if line.strip())
    return Sample(path, title.strip(), note.strip("[] "))
