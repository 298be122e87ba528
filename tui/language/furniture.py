"""Lines of a page that are no part of what is read: captions of pictures, and what the site itself says."""

import re
from functools import lru_cache

from tui.language.quotations import tells_what_is_said
from tui.lexicon import load, words

EDGES = " \t\u00a0\ufeff.:…»›>→|-–—*•·_"
"""Marks that may stand around such a line."""
_MARKS = ",;()“”\"‘’'"
_CREDIT_REACH = 50
"""How far from either end of a caption its credit stands, in characters."""
_LONGEST_PROSE, _LONGEST_INVITATION = 60, 60
"""Characters of a line of the page that ends as prose does, and of one that asks to follow or to write to somebody."""
_ANYWHERE = ("notices", "forms", "forms_may_have", "contains", "credits")
_AT_THE_HEAD = ("taken_over", "begins", "forms_open", "forms_may_open")
"""Lists of what may stand anywhere in a line, and of what it may begin with."""
_MANY = 300
"""Lines from which on it takes less to look through the whole text for a phrase than through each line."""
_ADDRESS = re.compile(r"(?:[\w ]{1,40}:\s?)?https?://\S+")
"""A line that is an address and a label at most: Full results: https://marl.example/vote"""


class Page:
    """What a page says of itself; in a text of many lines only what stands anywhere in it is looked for in each."""

    def __init__(self, text: str, lines: int) -> None:
        lexicon, whole = load("furniture"), spaced(text) if lines > _MANY else None

        def perhaps(phrases: list[str]) -> tuple[str, ...]:
            return tuple(phrases if whole is None else filter(whole.__contains__, phrases))

        self._phrases = {key: perhaps(lexicon[key]) for key in _ANYWHERE}
        self._openings = {key: perhaps(lexicon[key]) for key in _AT_THE_HEAD}
        self._pairs = [pair for pair in lexicon["begins_and_has"] if len(perhaps(pair)) == 2]

    def has(self, low: str, key: str) -> bool:
        """Whether a phrase of a list stands anywhere in a line, spaced."""
        return any(map(low.__contains__, self._phrases[key]))

    def opening_of(self, low: str, key: str) -> str | None:
        """The opening of a list that a line, spaced, begins with, up to where a word ends; None where there is none."""
        openings = self._openings[key]
        if not low.startswith(openings):
            return None
        begun = (opening for opening in openings if low.startswith(opening))
        return next((one for one in begun if not (one[-1].isalnum() and low[len(one) : len(one) + 1].isalnum())), None)

    def is_furniture(self, line: str) -> bool:
        """Whether a line is what the site says, and not the article: Share this article."""
        low = spaced(line)
        bare = low.strip(EDGES)
        if bare in words("furniture", "exact") or bare in words("furniture", "list_heads") or not bare:
            return True
        if self.is_taken_over(line) or ("//" in line and _ADDRESS.fullmatch(line.strip())):
            return True
        if self.has(low, "notices") or self.has(low, "forms"):
            return not tells_what_is_said(line)
        if self.opening_of(low, "begins") or self.opening_of(low, "forms_open") or self.has(low, "contains"):
            return not _is_prose(line, low)
        if any(low.startswith(opening) and phrase in low for opening, phrase in self._pairs):
            return len(low) <= _LONGEST_INVITATION and not tells_what_is_said(line)
        return False

    def is_taken_over(self, line: str) -> bool:
        """Whether a line tells where the text stood before, and no more: Reprinted with permission from Quell Notes."""
        opening = self.opening_of(spaced(line), "taken_over")
        if opening is None:
            return False
        rest = [bare for word in line.split()[len(opening.split()) :] if (bare := word.strip(f"{EDGES}{_MARKS}"))]
        names = [word for word in rest if not word.islower() or "." in word]  # an address has no capital
        small = words("furniture", "taken_over_words")
        if any(word not in small for word in rest if word not in names):
            return False
        dated = words("grammar", "months") | words("grammar", "times")
        return not rest or any(word[0].isalpha() and word.lower() not in dated for word in names)

    def is_caption(self, line: str) -> bool:
        """Whether a line tells what a picture shows, and who took it."""
        low = spaced(line)
        edges = f"{low[:_CREDIT_REACH]}\n{low[-_CREDIT_REACH:]}"
        return self.has(edges, "credits") and "“" not in line and ' "' not in line


def _is_prose(line: str, low: str) -> bool:
    """Whether a line is a sentence of an article, by its end and its length or since it tells what somebody said."""
    return low[-1] in ".!?”\"'" and (len(low) > _LONGEST_PROSE or tells_what_is_said(line))


@lru_cache(maxsize=8)  # each line is asked about several times in turn
def spaced(line: str) -> str:
    """In lower case, with single spaces and colons apart, as the lexicon is written."""
    return " ".join(line.lower().replace("’", "'").replace(":", " : ").split())
