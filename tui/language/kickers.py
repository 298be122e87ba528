"""Kickers: lines above or below a headline that name a section or a sort of text, as OPINION does."""

import re
from functools import cache

from tui.language.dates import LONGEST_LINE, day_in
from tui.language.furniture import EDGES, spaced
from tui.lexicon import load, words

_KICKERS_APART = re.compile(r" (?:[—–|:/-]|--) ")
_LONGEST_KICKER = 14
"""Words of a kicker."""


@cache
def section() -> re.Pattern[str]:
    """The pattern of a section named at the head of a line, with the mark after it."""
    return re.compile(rf"(?:{'|'.join(load('furniture')['sections'])})\s*[,|·–—-]\s*", re.I)


def is_kicker(line: str) -> bool:
    """Whether a line names a section, with a date or without, or says from when on it may be printed; or does both:
    News release — for immediate release."""
    if len(line) > LONGEST_LINE or len(line.split()) > _LONGEST_KICKER:
        return False
    low = spaced(line).strip(EDGES)
    return _names_section(low) or all(map(_names_section, _KICKERS_APART.split(low)))


def _names_section(low: str) -> bool:
    if any(low.startswith(opening) for opening in load("furniture")["kickers_begin"]):
        return True
    return _undated(low) in words("furniture", "kickers")


def _undated(low: str) -> str:
    """A line without the date that it ends with."""
    date = day_in(low)
    return low[: date.start()].strip(EDGES + ",(") if date and date.end() >= len(low.rstrip(EDGES + ")")) else low
