"""Dates as newspapers print them, and lines that only tell when something was written."""

import re
from functools import cache

from tui.lexicon import load

LONGEST_LINE = 160
"""Characters of a line beside the text: a date, a byline, the name of a section, furniture of the page."""
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
DAY = rf"(?:{WEEKDAY},?\s+)?(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH})"
"""The pattern of a day without its year; it and that of a weekday are read in either case."""
DAY_LINE = re.compile(rf"{DAY}(?:,?\s+\d{{4}})?(?:,?\s+(?:at\s+)?\d{{1,2}}[:.]\d{{2}})?", re.I)
"""A day by itself, mostly without its year, as newspapers print it."""
_DATE = re.compile(
    rf"(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{4})", re.I)
"""A day with its year."""


@cache
def _date_line() -> re.Pattern[str]:
    """A line with such a date, what is told of it and at most for whom."""
    return re.compile(
        rf"(?:(?:{'|'.join(load('furniture')['dated'])})\b[^.]{{0,40}}?|[^.?!]{{0,60}}?[,|·•–-]\s*"
        rf"|{WEEKDAY},?\s+)?{_DATE.pattern}[^.?!]{{0,40}}", re.I)


@cache
def before_dates() -> str:
    """The pattern of the words that tell when a text was put out: updated, last."""
    return "|".join(dict.fromkeys(told.split()[0] for told in load("furniture")["dated"]))


def date_in(line: str) -> str | None:
    """The first date with a year in a line, as it is written."""
    found = _DATE.search(line)
    return found.group() if found else None


def day_in(line: str) -> re.Match[str] | None:
    """The first date with a year in a line, else the first day without one."""
    return _DATE.search(line) or DAY_LINE.search(line)


def is_date_line(line: str) -> bool:
    """Whether a line tells when a text was written, and at most for whom: Published on 3 March 2031."""
    return len(line) <= LONGEST_LINE and bool(_date_line().fullmatch(line) or DAY_LINE.fullmatch(line))
