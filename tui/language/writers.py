"""Notes on who wrote, above an article or below it: "Ada Fenn is a professor of law in Marl"."""

import re

from tui.language.bylines import CAPITAL
from tui.lexicon import words

_NOTE = re.compile(
    rf"((?:{CAPITAL}[\w.’'-]*\s+(?:\({CAPITAL}[\w.]*\)\s+)?){{0,5}})({CAPITAL}[\w’'-]+)(?:\s\([^()\n]{{2,40}}\))?(,\s[^\n]{{3,140}}?,)?\s+is\s+([^\n]+)"
)
_LONGEST, _TOLD = 450, 14
"""Characters of such a note, and words after "is" that tell what its writer is."""
_WORD = re.compile(r"[^\W\d_]+")


def writer_in(note: str) -> tuple[str, frozenset[str]] | None:
    """The last name of whom a note is about and the offices that it names; None for a line that is no such note.

    A last name alone is that of a reporter: the newspaper's own.
    """
    found = _NOTE.fullmatch(note) if len(note) <= _LONGEST else None
    if found is None:
        return None
    told = _WORD.findall(f"{found[3] or ''} {' '.join(found[4].split()[:_TOLD])}".lower())
    staff = words("furniture", "offices")
    offices = (staff | words("furniture", "writers_elsewhere") if found[1] else staff).intersection(told)
    opens = note.split()[0].lower() in words("function_words", "openers")
    return (found[2], offices) if offices and not opens else None


def writes_from_outside(note: str) -> bool:
    """Whether a note is about somebody who does not work for a newsroom: a professor, the head of a union."""
    found = writer_in(note)
    return found is not None and not words("furniture", "writers_elsewhere").isdisjoint(found[1])
