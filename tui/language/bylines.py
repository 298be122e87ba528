"""Bylines: lines that tell who wrote a text, for which newspaper and when, above it or at its end."""

import re
from functools import cache

from tui.language.dates import DAY, LONGEST_LINE, WEEKDAY, is_date_line
from tui.language.kickers import section
from tui.language.names.parts import governs
from tui.lexicon import load, words

CAPITAL = "[A-ZÀ-ÖØ-ÞĆČĎĐĘĞİŁŃŇŐŘŚŞŠȘŤȚŰŹŻŽ]"
"""The pattern of a capital letter."""
_BYLINE_NAME = re.compile(rf"(?:\S+\s+)?(?:[Bb]y|BY)\s+({CAPITAL}.*)", re.S)
_WHERE_FROM = re.compile(rf"\s+(?:in|at|for|from)\s+{CAPITAL}.*?(?=,|\s+and\s|$)", re.S)
"""Where somebody wrote from, or for whom, after their name."""
_PARTED = re.compile(r"\s*[,|·•/]\s*")
_LONGEST_OFFICE = 4
"""Words of what somebody is at a newspaper."""
_LONGEST_OUTLET = 6
"""Words of a newspaper's name."""
_LONGEST_NAME, _SHORTEST_LEAD = 60, 60
"""Characters of a line that only names whoever wrote, and of the line or paragraph below it."""
_LONGEST_SIGN_OFF = 300
"""Characters in which it is told who reported."""


# Patterns that few texts ask for are compiled when they do: each takes a millisecond or two before the first paint.


@cache
def _name() -> str:
    """The pattern of a name of two to five words."""
    inside = "|".join(load("furniture")["in_names"])
    return rf"{CAPITAL}[\w.’'-]*(?:\s+(?:{inside}|{CAPITAL}[\w.’'-]*)){{1,4}}"


@cache
def _one_to_three() -> str:
    """The pattern of up to three names."""
    return rf"{_name()}(?:\s*(?:,|and|&)\s*{_name()}){{0,2}}"


@cache
def _sign_off() -> re.Pattern[str]:
    """Who reported, at the end: (Reporting by Ada Fenn in Marl; Editing by Ben Orr)"""
    opening = "|".join(load("furniture")["sign_offs_open"])
    return re.compile(rf"(?:^|\()((?:{opening}) by\s+({_name()}[^();]*)(?:;[^()]*)?)\)?[\s.]*$")


@cache
def _signed() -> re.Pattern[str]:
    """A line that a name begins, and what stands after it: Ada Fenn / 12 March."""
    return re.compile(rf"({_one_to_three()})(?:\s*[/|·•,–—]\s*|\s+-\s+)(\S.*)")


@cache
def _byline() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:{'|'.join(load('furniture')['before_by'])}) )?by\s+"
        rf"{CAPITAL}[\w.’'-]+(?:\s+(?:and\s+|,\s*|de\s+|van\s+|von\s+|al-)?{CAPITAL}[\w.’'-]*){{0,7}}\b.{{0,80}}",
        re.I | re.S)


@cache
def _names() -> re.Pattern[str]:
    return re.compile(_one_to_three())


@cache
def _placed() -> re.Pattern[str]:
    """A name and where they wrote: Ada Fenn in Marl."""
    return re.compile(rf"({_one_to_three()})\s+(?:in|at)\s+{CAPITAL}\S*(?:\s+{CAPITAL}\S*){{0,3}}")


@cache
def _led_day() -> re.Pattern[str]:
    """A place or a newspaper, and the day: Marl, 3 July."""
    return re.compile(rf"([^.,:;?!\d]{{2,40}}),\s+({DAY}(?:,?\s+\d{{4}})?|{WEEKDAY})", re.I)


def is_byline(line: str) -> bool:
    """Whether a line tells who wrote, or when, or both."""
    line = line.strip()
    if len(line) > LONGEST_LINE or line.endswith(("?", "!")):
        return False
    short = len(line.split()) <= 14
    by = short and says_by(line) and _byline().fullmatch(line)
    return bool(by) or is_date_line(line) or signed_by(line) is not None or _by_nobody_named(line)


def _by_nobody_named(line: str) -> bool:
    """Whether a line tells of an office without a name: By our political staff, Our Special Correspondent."""
    told = line.lower().removeprefix("by ").split()
    by = len(told) < len(line.split())
    offices, last = words("furniture", "offices"), told[-1:] if not by else told
    opens = (by or len(told) > 1) and told[:1] and told[0] in words("furniture", "unnamed_authors")
    return bool(opens) and len(told) <= _LONGEST_OFFICE and not offices.isdisjoint(last)


def says_by(line: str) -> bool:
    """Whether a line tells by whom a text is, in so many words: By Ada Fenn, Analysis by Our Correspondent."""
    return _BYLINE_NAME.match(line) is not None


def author_in(line: str) -> str | None:
    """Who a line says has written: By Ada Fenn in Marl; Ada Fenn / 12 March; nobody where it is Our Correspondent."""
    name = _BYLINE_NAME.match(line)
    if name is None:
        return None if _by_nobody_named(line) else signed_by(line) or _name_that_signs(line)
    alone = re.split(r"\s*[|·•(/]|,\s|\s[–—-]\s", name.group(1))[0]
    unnamed = alone.split()[0].lower() in words("furniture", "unnamed_authors")
    return None if unnamed else _WHERE_FROM.sub("", alone).strip() or None


def signed_by(line: str) -> str | None:
    """Who signs a line without "By": a name before a date or an office, "Ada Fenn / 12 March", "Ada Fenn, reporter",
    "Ada Fenn, reporter, Marl Gazette, 12 March"."""
    signed = _signed().fullmatch(line) if len(line) <= LONGEST_LINE else None
    if signed is None or is_outlet(signed[1]) or section().match(line):
        return None
    dated = is_date_line(signed[2])
    told, *more = parts_of(signed[2])
    if not all(is_outlet_alone(part) or is_date_line(part) for part in more):
        told = signed[2]
    offices = words("furniture", "offices").intersection(told.lower().replace(",", " ").split())
    return signed[1].removeprefix("From ") if dated or (offices and len(told.split()) <= _LONGEST_OFFICE) else None


def signs_alone(line: str, following: str) -> bool:
    """Whether a line above a paragraph is the name of whoever wrote it, and no place: Ada Fenn; Ada Fenn in Marl."""
    opens = line.split()[0].lower()
    if len(line) > _LONGEST_NAME or len(following) < _SHORTEST_LEAD or opens in words("furniture", "place_openers"):
        return False
    return _name_that_signs(line) is not None


def _name_that_signs(line: str) -> str | None:
    """The name in a line that is only that, with where they wrote or without: Ada Fenn, Ada Fenn in Marl."""
    if placed := _placed().fullmatch(line):
        return placed[1]
    signed = _signed().fullmatch(line)
    if signed and is_name(signed[1]) and "|" in line and is_name(f"{signed[1]} {signed[2]}"):
        return signed[1]
    return line if is_name(line) and not any(governs(low) for low in line.lower().split()) else None


def is_name(line: str) -> bool:
    """Whether a line is a name in capitals, and that of no newspaper, or two or three such names."""
    return bool(_names().fullmatch(line)) and not is_outlet(line)


def is_office(line: str) -> bool:
    """Whether a line below a name tells what somebody is at a newspaper: Local Democracy Reporter."""
    told = line.lower().replace(",", " ").split()
    return len(told) <= _LONGEST_OFFICE + 1 and line[-1] not in ".?!" and bool(words("furniture", "offices") & {*told})


def is_outlet(name: str) -> bool:
    """Whether a name is likely that of a newspaper or an agency: The Marl Courier."""
    low = name.lower().split()
    titles = words("bodies", "titles_of_outlets") | words("bodies", "documents") | words("furniture", "outlets_end")
    return low[0] == "the" or low[-1] in titles or " ".join(low) in words("furniture", "outlets_in_datelines")


def is_outlet_alone(line: str) -> bool:
    """Whether a line is the name of a newspaper, and nothing else."""
    told = line.split()
    capitals = all(word[0].isupper() for word in told)
    fits = 1 < len(told) <= _LONGEST_OUTLET and capitals and line[-1] not in ".?!"
    return fits and is_outlet(line) and not is_office(line)


def is_led_day(line: str) -> bool:
    """Whether a line tells where or for whom, and on what day: Marl, 3 July."""
    led = _led_day().fullmatch(line)
    return led is not None and all(word[0].isupper() for word in led[1].split())


def parts_of(line: str) -> list[str]:
    """What commas, bars and strokes part in a line."""
    return [part.strip() for part in _PARTED.split(line)]


def is_sign_off(line: str) -> bool:
    """Whether a line begins by telling who reported, and tells nothing else."""
    found = _sign_off().match(line)
    return found is not None and _tells_only_names(found)


def sign_off(paragraph: str) -> str | None:
    """Who reported, wrote and edited, where a paragraph is that or ends with it in brackets."""
    found = _sign_off().search(paragraph, max(0, len(paragraph) - _LONGEST_SIGN_OFF))
    return found[1] if found and _tells_only_names(found) else None


def _tells_only_names(found: re.Match[str]) -> bool:
    """Whether nothing is told besides the names: no "Reporting by Ada Fenn led to a law"."""
    told = found[1].replace(",", " ").replace(";", " ").split()
    small = words("furniture", "sign_offs") | words("furniture", "in_names")
    return all(word[0].isupper() or word in small for word in told)


def reporters(told: str) -> str:
    """Who is named first as having reported, by what `sign_off` gives: Ada Fenn and Ben Orr; empty where nobody is."""
    return _WHERE_FROM.sub("", told.partition(";")[0].partition(" by ")[2]).strip(" .")
