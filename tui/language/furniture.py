"""Lines of a page that are no part of what is read: captions of pictures, and what the site itself says."""

import re

from tui.lexicon import load, words

EDGES = " \t\u00a0\ufeff.:…»›>→|-–—*•·_"
"""Marks that may stand around such a line."""
_CREDIT_REACH = 50
"""How far from either end of a caption its credit stands, in characters."""
_ADDRESS = re.compile(r"(?:[\w ]{1,40}:\s?)?https?://\S+")
"""A line that is an address and a label at most: Full results: https://marl.example/vote"""


def is_furniture(line: str) -> bool:
    """Whether a line is what the site says, and not the article: Share this article."""
    low = spaced(line)
    bare = low.strip(EDGES)
    lexicon = load("furniture")
    if bare in words("furniture", "exact") or not bare:
        return True
    ends_like_prose = low[-1] in ".!?”\"'" and len(low) > 60
    if not ends_like_prose and any(low.startswith(opening) for opening in lexicon["begins"]):
        return True
    if is_taken_over(line):
        return True
    if any(low.startswith(opening) and phrase in low for opening, phrase in lexicon["begins_and_has"]):
        return True
    return any(phrase in low for phrase in lexicon["contains"]) or bool(_ADDRESS.fullmatch(line.strip()))


def is_taken_over(line: str) -> bool:
    """Whether a line tells where the text stood before: Reprinted with permission from The Marl Courier."""
    low = spaced(line)
    return any(low.startswith(opening) for opening in load("furniture")["taken_over"])


def is_caption(line: str) -> bool:
    """Whether a line tells what a picture shows, and who took it."""
    low = spaced(line)
    edges = (low[:_CREDIT_REACH], low[-_CREDIT_REACH:])
    credited = any(credit in edge for credit in load("furniture")["credits"] for edge in edges)
    return credited and "“" not in line and ' "' not in line


def spaced(line: str) -> str:
    """In lower case, with single spaces and colons apart, as the lexicon is written."""
    return " ".join(line.lower().replace("’", "'").replace(":", " : ").split())
