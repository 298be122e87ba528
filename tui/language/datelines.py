"""Datelines: where, when and for whom a text was written, at the head of its first paragraph."""

import re
from collections.abc import Sequence

from tui.language.bylines import CAPITAL
from tui.language.dates import DAY, DAY_LINE
from tui.lexicon import words

_LONGEST = 9
"""Words of a dateline, with its dash."""
_DATELINE = re.compile(r"([^()/\n]{0,60}?)\s*[(/]([A-Za-z ]{2,20})[)/]\.?\s*([—–-]?)")
"""Where and when it was written, and for whom: MARL, March 3 (AP) — or, without a dash, Marl, Mar 3 (PTI)."""
_PLACE_AND_DAY = re.compile(
    rf"(?:[A-Z][A-Z.’' -]{{2,40}}(?:,\s[A-Z][\w.]*)?,\s+|{CAPITAL}[\w.’' -]{{2,40}},\s+(?=[\w ]{{3,20}}\s[—–]\s))"
    rf"((?i:{DAY})(?:,?\s+\d{{4}})?)(?=[\s,(—–-])")
"""Where it was written, in capitals or before a dash, and when."""


def after_dateline(spelled: Sequence[str]) -> int:
    """Past "TARN (AP) —" at the head of a report: how many of its words that is, 0 where it begins with none."""
    if not (spelled[0].isupper() and len(spelled[0]) > 2):
        return 0
    dashes = words("clauses", "dashes")
    dash = next((index for index, word in enumerate(spelled[:_LONGEST]) if word in dashes), 0)
    return dash + 1 if dash and dash + 1 < len(spelled) else 0


def outlet_in_dateline(line: str) -> str | None:
    """For whom a paragraph was written that begins with where, and mostly when, it was: MARL, March 3 (AP) —"""
    found = _DATELINE.match(line)
    if found is None:
        return None
    known = found[2].lower() in words("furniture", "outlets_in_datelines")
    if not known and not (found[3] and date_in_dateline(line)):
        return None
    dated = DAY_LINE.search(found[1]) and not any(word[0].islower() for word in found[1].split())
    return found[2] if found[3] or dated else None


def date_in_dateline(line: str) -> str | None:
    """When a paragraph was written that begins with where, in capitals, and when: ROTTERDAM, 4 March —"""
    placed = _PLACE_AND_DAY.match(line)
    return placed[1] if placed else None
