"""Plain text to an article: where its paragraphs are."""

import re
from itertools import pairwise
from pathlib import Path

from tui.article.article import Article, Block
from tui.article.errors import UnreadableArticle
from tui.article.sanitize import neutralise

_LINE = re.compile(r"[^\n]+")
_NARROWEST_WRAP, _WIDEST_WRAP = 40, 120


def from_written(text: str, uri: str, name: str, markdown: bool) -> Article:
    """An article from decoded plain text or Markdown; `name` is what the messages call it.

    Raises:
        UnreadableArticle: it is Markdown that holds no text.
    """
    if not markdown:
        return from_text(text, uri)
    from tui.article.markdown import from_markdown  # costs 25 ms to import

    article = from_markdown(text, uri)
    if not article.blocks:
        raise UnreadableArticle(f"{name} holds no text, only markup.")
    return article


def is_markdown(name: str) -> bool:
    """Whether the name of a file says that it is Markdown."""
    return Path(name).suffix.lower() in (".md", ".markdown")


def from_text(text: str, uri: str) -> Article:
    """An article from decoded text, which stays as it is but for `neutralise`.

    A line break ends a paragraph, unless the text is hard-wrapped: then a blank line does.
    """
    text = neutralise(text)
    lines = [match.span() for match in _LINE.finditer(text) if not match.group().isspace()]
    if _hard_wrapped(text, lines):
        lines = _joined(text, lines)
    return Article(uri, text, tuple(Block(*_trimmed(text, start, end)) for start, end in lines))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    stretch = text[start:end]
    return start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip())


def _follows(text: str, end: int, start: int) -> bool:
    """Whether the line that starts at `start` is the very next one after that which ends at `end`."""
    return text.count("\n", end, start) == 1


def _joined(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    paragraphs: list[tuple[int, int]] = []
    for start, end in lines:
        if paragraphs and _follows(text, paragraphs[-1][1], start):
            paragraphs[-1] = (paragraphs[-1][0], end)
        else:
            paragraphs.append((start, end))
    return paragraphs


def _hard_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether line breaks were put in by a program that fills lines up to a width.

    Such a program breaks a line only where the next word would not have fitted. The width is that of the longest
    line; if nearly every line that is followed by another could not have taken that one's first word, the text
    was filled. Text with a paragraph or a sentence a line fails this as soon as one line is long.
    """
    pairs = [(here, after) for here, after in pairwise(lines) if _follows(text, here[1], after[0])]
    if len(pairs) < 3:
        return False
    width = max(end - start for start, end in lines)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return False
    full = 0
    for (start, end), (next_start, next_end) in pairs:
        first_word = text[next_start:next_end].split(maxsplit=1)[0]
        full += end - start + 1 + len(first_word) > width - 2
    return full >= 0.8 * len(pairs)
