"""Notes on who wrote, above an article or below it: "Ada Fenn is a professor of law in Marl"."""

import re
from typing import NamedTuple

from tui.language.bylines import CAPITAL
from tui.language.quotations import tells_what_is_said
from tui.lexicon import words

_NOTE = re.compile(
    rf"((?:{CAPITAL}[\w.’'-]*\s+(?:\({CAPITAL}[\w.]*\)\s+)?){{0,5}})({CAPITAL}[\w’'-]+)(?:\s\([^()\n]{{2,40}}\))?"
    r"(,\s[^\n]{3,140}?,)?\s+is\s+([^\n]+)"
)
_LONGEST, _TOLD = 450, 14
"""Characters of such a note, and words after "is" that tell what its writer is."""
_WORD = re.compile(r"[^\W\d_]+")


class Writer(NamedTuple):
    """Whom a note is about."""

    last_name: str
    in_full: bool
    """Whether the note also has their first name; a last name alone is that of a reporter: the newspaper's own."""
    offices: frozenset[str]


def writer_in(note: str) -> Writer | None:
    """Whom a note is about; None for a line that is no such note, or in which somebody says something: a source."""
    found = _NOTE.fullmatch(note) if len(note) <= _LONGEST else None
    if found is None:
        return None
    told = _WORD.findall(f"{found[3] or ''} {' '.join(found[4].split()[:_TOLD])}".lower())
    staff = words("furniture", "offices")
    offices = (staff | words("furniture", "writers_elsewhere") if found[1] else staff).intersection(told)
    opens = note.split()[0].lower() in words("function_words", "openers")
    if opens or not offices or tells_what_is_said(note):
        return None
    return Writer(found[2], bool(found[1]), offices)


def writes_from_outside(note: str) -> bool:
    """Whether a note is about somebody who does not work for a newsroom: a professor, the head of a union."""
    found = writer_in(note)
    return found is not None and not words("furniture", "writers_elsewhere").isdisjoint(found.offices)
