"""Lines of a page that are no part of what is read: captions of pictures, and what the site itself says."""

import re
from functools import cache

from tui.language.quotations import tells_what_is_said
from tui.lexicon import load, words

EDGES = " \t\u00a0\ufeff.:…»›>→|-–—*•·_"
"""Marks that may stand around such a line."""
_MARKS = ",;()“”\"‘’'"
_CREDIT_REACH = 50
"""How far from either end of a caption its credit stands, in characters."""
_LONGEST_PROSE, _LONGEST_INVITATION = 60, 60
"""Characters of a line of the page that ends as prose does, and of one that asks to follow or to write to somebody."""
_ADDRESS = re.compile(r"(?:[\w ]{1,40}:\s?)?https?://\S+")
"""A line that is an address and a label at most: Full results: https://marl.example/vote"""


def is_furniture(line: str) -> bool:
    """Whether a line is what the site says, and not the article: Share this article."""
    low = spaced(line)
    bare = low.strip(EDGES)
    lexicon = load("furniture")
    if bare in words("furniture", "exact") or bare in words("furniture", "list_heads") or not bare:
        return True
    if is_taken_over(line) or _ADDRESS.fullmatch(line.strip()):
        return True
    if any(phrase in low for key in ("notices", "forms") for phrase in lexicon[key]):
        return not tells_what_is_said(line)
    begins = opening_of(low, "begins") or opening_of(low, "forms_open")
    if begins or any(phrase in low for phrase in lexicon["contains"]):
        return not _is_prose(line, low)
    if any(low.startswith(opening) and phrase in low for opening, phrase in lexicon["begins_and_has"]):
        return len(low) <= _LONGEST_INVITATION and not tells_what_is_said(line)
    return False


def is_taken_over(line: str) -> bool:
    """Whether a line tells where the text stood before, and no more: Reprinted with permission from Quell Notes."""
    opening = opening_of(spaced(line), "taken_over")
    if opening is None:
        return False
    rest = [bare for word in line.split()[len(opening.split()) :] if (bare := word.strip(f"{EDGES}{_MARKS}"))]
    names = [word for word in rest if not word.islower() or "." in word]  # an address has no capital
    small = words("furniture", "taken_over_words")
    if any(word not in small for word in rest if word not in names):
        return False
    dated = words("grammar", "months") | words("grammar", "times")
    return not rest or any(word[0].isalpha() and word.lower() not in dated for word in names)


def opening_of(low: str, key: str) -> str | None:
    """The opening of a list that a line, spaced, begins with, up to where a word ends; None where there is none."""
    openings = _openings(key)
    if not low.startswith(openings):
        return None
    begun = (opening for opening in openings if low.startswith(opening))
    return next((one for one in begun if not (one[-1].isalnum() and low[len(one) : len(one) + 1].isalnum())), None)


@cache
def _openings(key: str) -> tuple[str, ...]:
    return tuple(load("furniture")[key])


def _is_prose(line: str, low: str) -> bool:
    """Whether a line is a sentence of an article, by its end and its length or since it tells what somebody said."""
    return low[-1] in ".!?”\"'" and (len(low) > _LONGEST_PROSE or tells_what_is_said(line))


def is_caption(line: str) -> bool:
    """Whether a line tells what a picture shows, and who took it."""
    low = spaced(line)
    edges = f"{low[:_CREDIT_REACH]}\n{low[-_CREDIT_REACH:]}"
    credited = any(credit in edges for credit in load("furniture")["credits"])
    return credited and "“" not in line and ' "' not in line


def spaced(line: str) -> str:
    """In lower case, with single spaces and colons apart, as the lexicon is written."""
    return " ".join(line.lower().replace("’", "'").replace(":", " : ").split())
