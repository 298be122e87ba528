"""The wording of cards and questions, kept as TOML beside this module, and how words of the article are put into it."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any

import tomli

from tui.article.article import Span
from tui.article.sanitize import one_line

LONGEST_QUOTE = 60
_MARKS = "“”\"«»„ "
_INNER = str.maketrans("“”", "‘’")
_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")


@cache
def load(name: str) -> dict[str, Any]:
    """The parsed `name`.toml of this folder. Read once a process; treat it as constant."""
    return tomli.loads(files("tui.prompts").joinpath(f"{name}.toml").read_text("utf-8"))


def filled(template: str, slots: Mapping[str, str], *, opens: bool = True) -> str | None:
    """The template with its braces filled, its first letter a capital where it opens a line; None if a slot is not
    there or empty."""
    if not all(slots.get(field) for field in _fields(template)):
        return None
    text = _TWO_STOPS.sub(".", template.format_map(slots))
    return text[:1].upper() + text[1:] if opens else text


def first_filled(templates: Iterable[str], slots: Mapping[str, str]) -> str:
    """The first of several wordings that can be filled; the last of them must need nothing."""
    return next(text for template in templates if (text := filled(template, slots)) is not None)


def quoted(text: str, span: Span, limit: int = LONGEST_QUOTE) -> str:
    """Words of the article fit for one line and for quotation marks of ours, cut at a word if too long."""
    words = one_line(text[span.start : span.start + 4 * limit][: span.end - span.start])
    return inside_marks(words.lstrip(",;: "), limit)


def inside_marks(words: str, limit: int = LONGEST_QUOTE) -> str:
    """Words as they stand inside quotation marks of ours: their own are single ones."""
    return shortened(words, limit).translate(_INNER)


def shortened(words: str, limit: int = LONGEST_QUOTE) -> str:
    """One line without the quotation marks around it; cut at a word, with an ellipsis, if longer than `limit`."""
    bare = words.strip(_MARKS)
    words = (words if _is_open(bare) and not _is_open(words) else bare).strip().rstrip(",;: ")
    if len(words) <= limit:
        return words
    whole, _, part = words[:limit].rpartition(" ")
    return (whole or part).rstrip(" ,;:–—-") + " …"


def _is_open(words: str) -> bool:
    """Whether a quotation mark in it has no other that belongs to it: the deal was "a gift."""
    return words.count('"') % 2 > 0 or words.count("“") != words.count("”") or words.count("«") != words.count("»")


def stopped(text: str) -> str:
    """A sentence with the stop at its end: by Theodore Boutrous Jr."""
    return text if text[-1:] in ".!?…" else f"{text}."


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 place", "2 places"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


@cache
def _fields(template: str) -> tuple[str, ...]:
    return tuple(field for _, field, _, _ in Formatter().parse(template) if field)
