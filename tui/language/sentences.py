"""Where sentences end.

A full stop ends one unless the word before it is an abbreviation, an initial or part of a number, or what follows
begins in lower case. Closing quotation marks and brackets belong to the sentence that they close. What goes on without
end is no sentence, and is parted between words: the layers look at all of a sentence for each of its clauses.
"""

import re
from collections.abc import Iterator
from functools import cache

from tui.lexicon import load, words

LONGEST = 3000
"""Characters that a sentence has at most: about five hundred words."""
# The lookbehind and the possessive repeats keep a line of nothing but full stops from costing its square.
_STOP = re.compile(r"(?<![.!?…])[.!?…]++(?:[\"'”’»)\]]*+(?=\s)|\s++[”»](?=\s))")
_NO_SPACE = re.compile(r"\S")
_LAST_WORD = re.compile(r"([^\s“\"(‘'\[]+?)[.!?…]+[\"'”’»)\]]*$")
_OPENS = re.compile(r"\s++[\"'“‘(\[«—–-]*\s*(.)", re.S)


def sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The (start, end) of each sentence of `text[start:end]`, which lies inside one paragraph."""
    found: list[tuple[int, int]] = []
    for stop in _STOP.finditer(text, start, end):
        if _ends(text, start, stop.end(), end):
            found += _parted(text, start, stop.end())
            start = _after_space(text, stop.end(), end)
    if start < end:
        found += _parted(text, start, end)
    return found


def _parted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence as it is, or in parts that are no longer than LONGEST."""
    while end - start > LONGEST:
        half = start + LONGEST // 2
        space = max(text.rfind(mark, half, start + LONGEST) for mark in " \n")
        stop = space if space > half else start + LONGEST
        yield start, stop
        start = _after_space(text, stop, end)
    if start < end:
        yield start, end


def _is_woman(text: str) -> bool:
    """Whether a text begins with a woman's first name."""
    first = re.match(r"\W*(\w+)", text)
    return first is not None and first.group(1).lower() in _names_of_women()


@cache
def _names_of_women() -> frozenset[str]:
    return frozenset(load("people")["names"]["women"].split())


def _after_space(text: str, start: int, end: int) -> int:
    found = _NO_SPACE.search(text, start, end)
    return found.start() if found else end


def _ends(text: str, start: int, stop: int, end: int) -> bool:
    opening = _OPENS.match(text, stop, end)
    if opening is None or opening.group(1).islower():
        return False
    last = _LAST_WORD.search(text, max(start, stop - 40), stop)
    if last is None or not text[last.end(1) : stop].startswith(".") or text[last.end(1) : stop].startswith(".."):
        return True
    word = last.group(1).lower()
    if last.group(1).islower() and word in words("abbreviations", "like_words"):
        return True  # a near miss. Pilots …
    if word in words("abbreviations", "before_women"):
        return not _is_woman(text[stop : min(end, stop + 40)])  # Ma. Pia Voss; but: founded by Jack Ma. Shares rose
    if word in words("abbreviations", "inner") or word in words("abbreviations", "titles"):
        return False
    if len(word) == 1 and word.isalpha():  # an initial, save for "I." and "plan B."
        return last.group(1).islower() or text[max(last.start(1) - 5, 0) : last.start(1)].lower() == "plan "
    following = opening.group(1)
    if word in words("abbreviations", "before_figures"):
        return not following.isdigit()
    if word in words("abbreviations", "either") or re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
        # "the U.S. Senate" goes on, "in the U.S. The Senate" ends: look for a word that only begins sentences.
        next_word = re.match(r"\W*(\w+)", text[stop : min(end, stop + 40)])
        return next_word is not None and next_word.group(1).lower() in words("function_words", "openers")
    return True
