"""What an article says about itself: its title, who wrote it, when and for whom."""

import re
from dataclasses import dataclass
from functools import cache

from tui.article.article import Article
from tui.language.bylines import (
    author_in,
    is_led_day,
    is_outlet,
    is_outlet_alone,
    parts_of,
    reporters,
    says_by,
    sign_off,
)
from tui.language.datelines import date_in_dateline, outlet_in_dateline
from tui.language.dates import before_dates, day_in
from tui.language.kickers import is_kicker, section
from tui.language.layout import CutBlock, Role
from tui.language.writers import writer_in

_LAST = 4
"""Paragraphs at the end that may tell who reported."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What an article says about itself; None where it says nothing."""

    title: str | None
    byline: str | None
    published: str | None
    outlet: str | None


def stated(article: Article, blocks: tuple[CutBlock, ...]) -> Stated:
    """Title, author, date and outlet: from the file's own metadata, else from the first lines."""
    text = article.text
    title, byline, published, outlet = article.title, article.byline, article.published, article.outlet
    for block in blocks:
        line = " ".join(text[block.start : block.end].split())
        if block.role is Role.HEADLINE and title is None:
            title = line
        elif block.role is Role.BYLINE and not writer_in(line):
            date = day_in(line)
            author = author_in(line)
            byline, published = byline or author, published or (date.group() if date else None)
            if author is None and not says_by(line):
                outlet = outlet or _outlet_in(line, date)
            elif author:
                outlet = outlet or next(filter(is_outlet_alone, parts_of(line)[1:]), None)
        elif block.role is Role.BODY:
            outlet, published = outlet or outlet_in_dateline(line), published or date_in_dateline(line)
            break
    return Stated(title, byline or _who_signs_off(text, blocks), published, outlet)


def _outlet_in(line: str, date: re.Match[str] | None) -> str | None:
    """For whom a text was written, by a line that is only that or tells it before a date; a place is no newspaper."""
    if date is None:
        return line if is_outlet_alone(line) and not _names_no_outlet(line) else None
    lead = section().sub("", line[: date.start()].strip(" ,|·•–—-"), count=1)
    if not lead or (is_led_day(line) and not is_outlet(lead)) or _names_no_outlet(lead):
        return None
    return lead


@cache
def _not_an_outlet() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:press|news|media) release|{before_dates()}|\w+day)\b", re.I)


def _names_no_outlet(lead: str) -> bool:
    """Whether what stands before a date is only the day, or what sort of text or section this is."""
    return bool(_not_an_outlet().match(lead)) or is_kicker(lead)


def _who_signs_off(text: str, blocks: tuple[CutBlock, ...]) -> str | None:
    """Who is named first as having reported, at the end."""
    signed = filter(None, (sign_off(text[block.start : block.end]) for block in blocks[-_LAST:]))
    return reporters(next(signed, "")) or None
