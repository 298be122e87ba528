"""What stands on a page apart from the text: forms to fill in, headlines of other stories, lines that stand twice."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from tui.language.furniture import EDGES, Page, spaced
from tui.lexicon import words

_LONGEST_FORM, _MOST_LINKS = 16, 12
"""Lines of a form, and of a list of other stories."""
_LAST = 4
"""Lines at the end, one of which may tell where the text stood before."""
_SHORTEST_REPEATED = 30
"""Characters of a line that is set aside where it repeats the one before."""
_GLUED = re.compile(r"\b[a-z]{4,}[A-Z][a-z]+\s")
"""Where two headlines met as a page was copied: "numbers fell: boardMarl loses its"."""


def boxed(lines: Sequence[str], page: Page) -> Iterator[int]:
    """The places of such lines and of what follows the end; an empty line stands for a paragraph that is too long."""
    for place, line in enumerate(lines):
        if not line:
            continue
        if page.is_taken_over(line):
            yield from range(place, len(lines) if _is_over(lines, place) else place + 1)
        elif _opens_form(line, page):
            yield from range(place, place + _length_of_form(lines[place : place + _LONGEST_FORM], page))
        elif spaced(line).strip(EDGES) in words("furniture", "list_heads"):
            below = lines[place + 1 : place + _MOST_LINKS]
            yield from range(place + 1, place + 1 + sum(1 for _ in takewhile(_is_headline, below)))
        elif (_is_headline(line) and _GLUED.search(line)) or _repeats(lines, place):
            yield place


def _is_over(lines: Sequence[str], place: int) -> bool:
    """Whether the article is over at a line: few lines follow, and fewer paragraphs than stand above."""
    above, below = (sum(not _is_headline(line) for line in part) for part in (lines[:place], lines[place + 1 :]))
    return place >= len(lines) - _LAST and below < above


def _repeats(lines: Sequence[str], place: int) -> bool:
    """Whether a line is the one before once more: a headline, or what a form asks."""
    line = lines[place]
    return place > 0 and line == lines[place - 1] and len(line) >= _SHORTEST_REPEATED and line[-1] != "."


def _is_headline(line: str) -> bool:
    """Whether a line may be the headline of another story: it does not end as prose does."""
    return line != "" and line[-1] not in ".!?…:;,”\"'’)"


def _opens_form(line: str, page: Page) -> bool:
    low = spaced(line)
    return bool(page.opening_of(low, "forms_open") or page.opening_of(low, "forms_may_open"))


def _length_of_form(lines: Sequence[str], page: Page) -> int:
    """How many lines a form has that the first line opens; 0 where nothing below it is to be filled in."""
    within = list(takewhile(len, lines))
    entries = [place for place, line in enumerate(within) if _is_of_form(line, page)]
    asks = any("?" in line for line in within[:2])
    return entries[-1] + 1 if entries and (asks or entries[0] <= 1) else 0


def _is_of_form(line: str, page: Page) -> bool:
    low = spaced(line)
    return page.has(low, "forms") or page.has(low, "forms_may_have")
