"""What was marked in a text, side by side: a student's marks, the reference and the machine's."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from tui.annotate.annotation import Layer
from tui.article.article import Span
from tui.classroom.answers import StudentMark
from tui.classroom.exercise import KeyMark, MachineMark, Passage
from tui.classroom.scoring import FULL_FROM, Words, overlap, paired


@dataclass(frozen=True, slots=True)
class Row:
    """What was marked at one place, side by side: mine, the reference and the machine's; at least one is there."""

    mine: StudentMark | None
    reference: KeyMark | None
    machine: MachineMark | None
    agreed: bool
    """Whether mine and the reference are the same mark."""

    @property
    def marks(self) -> dict[str, StudentMark | KeyMark | MachineMark]:
        """The marks that are there, by their sides."""
        sides = {"mine": self.mine, "reference": self.reference, "machine": self.machine}
        return {side: mark for side, mark in sides.items() if mark is not None}

    @property
    def side(self) -> str:
        """Whose mark a decision is about."""
        return next(iter(self.marks))

    @property
    def span(self) -> Span:
        """From the first word that any of them marked to the last."""
        marks = self.marks.values()
        return Span(min(mark.start for mark in marks), max(mark.end for mark in marks))

    @property
    def choices(self) -> tuple[str, ...]:
        """What can be decided, in the order in which it is offered; nothing where all is agreed."""
        if self.agreed:
            return ()
        if self.mine:
            return ("keep", "withdraw", "defend", "adopt") if self.reference else ("keep", "withdraw", "defend")
        return ("adopt", "leave", "defend") if self.reference else ("adopt", "leave")

    @property
    def wanted(self) -> bool:
        """Whether a decision is asked for: a mark of the machine alone may be passed over."""
        return not self.agreed and self.side != "machine"


def side_by_side(
    words: Words, mine: Sequence[StudentMark], passage: Passage, layers: Collection[Layer]
) -> tuple[Row, ...]:
    """Each mark of the three sides once, of the layers looked for, by where it stands.

    A student's marks are paired with the reference one to one, and then the machine's with either.
    """
    key = [mark for mark in passage.key if mark.layer in layers]
    machine = [mark for mark in passage.machine if mark.layer in layers and mark.shown]
    rows = []
    for pair in paired(words, mine, key):
        own = None if pair.mine is None else mine[pair.mine]
        other = None if pair.reference is None else key[pair.reference]
        rows.append(Row(own, other, None, own is not None and other is not None and _agree(words, own, other)))
    for pair in paired(words, [row.marks["reference" if row.reference else "mine"] for row in rows], machine):
        if pair.reference is not None:
            found = machine[pair.reference]
            if pair.mine is None:
                rows.append(Row(None, None, found, False))
            else:
                rows[pair.mine] = replace(rows[pair.mine], machine=found)
    return tuple(sorted(rows, key=lambda row: (row.span, row.side)))


def _agree(words: Words, own: StudentMark, other: KeyMark) -> bool:
    return own.layer is other.layer and overlap(words, own, other) >= FULL_FROM
