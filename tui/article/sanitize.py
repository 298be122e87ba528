"""Foreign text made harmless, at every boundary where it comes in or goes out to a terminal.

A terminal obeys escape sequences wherever they stand, and a reader's eye obeys invisible direction marks.
Two policies:

- `neutralise` for the article itself: every character of Unicode category C but line feed and tab is
  replaced by exactly one other character, so that offsets made on the file by others still hold;
- `one_line` for names, titles and messages: the same, then folded to one line without hidden characters.

What is left for drawing (tabs, line separators, heaps of combining marks) is `drawn`, a mapping that keeps
each drawn character's place in the text.
"""

import re
import unicodedata
from typing import NamedTuple

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
INVISIBLE = "\N{COMBINING GRAPHEME JOINER}"
"""Takes the place of harmless invisible characters (a soft hyphen, a zero-width space): it draws nothing."""

_HARMLESS = frozenset("\u00ad\u200b\u2060\ufeff")
_JOINERS = "\u200c\u200d"
_JOINER = re.compile(f"[{_JOINERS}]")
_KEPT = frozenset("\n\t" + _JOINERS)
_PLAIN_ASCII = re.compile(r"[\t\n -~]*")

# Scripts whose letters a joiner shapes: Hebrew to N'Ko and Arabic Extended, the Indic blocks to Myanmar,
# Khmer, Mongolian, and the Arabic presentation forms.
_JOINING_SCRIPTS = ((0x0590, 0x08FF), (0x0900, 0x109F), (0x1780, 0x18AF), (0xA840, 0xA9DF), (0xFB50, 0xFEFC))


def neutralise(text: str) -> str:
    """The text with every dangerous or hidden character replaced by one other; its length stays.

    CRLF must have been folded to LF before, since that changes the length. A lone CR becomes LF.
    """
    if _PLAIN_ASCII.fullmatch(text):
        return text
    table = {ord(c): _stand_in(c) for c in set(text) if c not in _KEPT and unicodedata.category(c)[0] == "C"}
    if table:
        text = text.translate(table)
    return _JOINER.sub(_joiner, text)


def _stand_in(character: str) -> str:
    if character == "\r":
        return "\n"
    if character in _HARMLESS:
        return INVISIBLE
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)  # the Unicode picture of a C0 control: ESC is drawn as ␛
    return "\N{SYMBOL FOR DELETE}" if code == 0x7F else REPLACEMENT


def _joiner(match: re.Match[str]) -> str:
    """A joiner stays between letters of a joining script, or (ZWJ alone) between parts of an emoji."""
    text, place = match.string, match.start()
    before, after = text[max(place - 1, 0) : place], text[place + 1 : place + 2]
    if _joins(before) and _joins(after):
        return match.group()
    if match.group() == "\u200d" and _pictorial(before) and _pictorial(after):
        return match.group()
    return INVISIBLE


def _joins(character: str) -> bool:
    return bool(character) and any(low <= ord(character) <= high for low, high in _JOINING_SCRIPTS)


def _pictorial(character: str) -> bool:
    """A symbol, a skin tone, or the variation selector that makes the one before it an emoji."""
    return bool(character) and (character == "\ufe0f" or unicodedata.category(character) in ("So", "Sk"))


def one_line(text: str, limit: int = 200) -> str:
    """A name, title or message fit for one line of a screen: no controls, no hidden characters, folded.

    Longer ones are cut to `limit` characters, the last of them an ellipsis.
    """
    text = neutralise(text.replace("\r\n", "\n")).replace(INVISIBLE, "")
    text = " ".join("".join(_capped_marks(text)).split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


class Drawn(NamedTuple):
    """Text as a terminal may draw it, and for each of its characters the offset it came from."""

    text: str
    offsets: tuple[int, ...]


TAB = "    "
_NEEDS_MAPPING = re.compile("[\n\t\u2028\u2029\u00a0\u034f\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a"
                            "\u064b-\u065f\u0e31-\u0e3a\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
_MOST_MARKS = 4
"""Combining marks drawn on one letter. Vietnamese and pointed Hebrew need three; a heap is an attack."""


def drawn(text: str, start: int = 0) -> Drawn:
    """How a stretch of sanitised text is drawn; `start` is where it begins in the article.

    A line feed inside a block, a line or paragraph separator and a no-break space are drawn as a space, a tab as
    four; stacked combining marks beyond four are left out, and so is what draws nothing.
    """
    if not _NEEDS_MAPPING.search(text):
        return Drawn(text, tuple(range(start, start + len(text))))
    out: list[str] = []
    offsets: list[int] = []
    marks = 0
    for offset, character in enumerate(text, start):
        marks = marks + 1 if unicodedata.combining(character) or character == INVISIBLE else 0
        if character == INVISIBLE or marks > _MOST_MARKS:
            continue
        shown = TAB if character == "\t" else " " if character in "\n\u2028\u2029" else character
        out.append(shown)
        offsets.extend([offset] * len(shown))
    return Drawn("".join(out), tuple(offsets))


def _capped_marks(text: str) -> list[str]:
    return list(drawn(text).text)
