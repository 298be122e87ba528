"""Quotation marks: which stretches of a paragraph are in somebody's words.

A double quotation that is not closed runs to the end of its paragraph, as newspapers open each paragraph of a long
speech anew; a single one must close, since the same mark is an apostrophe.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from tui.article.article import Span
from tui.lexicon import words

_UP_TO_END = r"[^‘{0}\n]*+(?:(?<=\w){0}(?=\w)[^‘{0}\n]*+)*+(?<=[,.?!]){0}(?!\w)"
"""The rest of a quotation up to a closing mark after a comma or stop, with no mark but apostrophes between."""
_QUOTATION = re.compile(
    r"(?:[“«„]|(?<!\S)”(?=\w))(?P<curly>[^”»“«„\"]*)(?:[”»\"]|(?<=[,.?!])“(?=\s))?"  # keyboards mix them: each closes
    r"|(?<![\w\"])\"(?P<straight>(?:[^\"\n“”]|(?<=\d)\"(?=\s\w)|“[^“”\"\n]*+”|“)*+)(?:[\"”]|$)"
    r"|(?:``|'')(?P<latex>[^'`]*+(?:'(?!')[^'`]*+)*+)(?:''|$)"
    r"|(?<![\w’'])‘(?=\S)(?P<single>(?:[^‘’\n]|’(?=\w)|(?<=s)’(?= [a-z]" + _UP_TO_END.format("’")
    + r"))*[^\s‘’])’(?!\w)"
    r"|(?<![\w'’])(?P<plain>'(?=[^\s']))",
    re.M,
)
_ANY_MARK = re.compile(r"[“«„”»\"`'‘]")
"""What a quotation begins or ends with: looked for first, since the other patterns are tried at each character."""
_MARK = re.compile(r"(?P<close>(?<=\S)”|”(?!\w)|»|(?<=\S)\"(?=[\s,.;:?!)]|$))|[“„«\"]", re.M)
_LONGEST_SPEAKER = 100
"""Characters in which it is told who spoke."""
_OPENING = ("“", "«", "„", "\"")
"""Marks that open a paragraph with which a quotation goes on."""
_PLAIN_END = re.compile(r"(?<=[^\s'])'(?![\w'])|\n")
_PLURAL = re.compile(r"(?<=s)'(?= [a-z])")
"""What may be an apostrophe as well: the drivers' money."""
_TO_PLAIN_END = re.compile(_UP_TO_END.format("'"))


_WORD = re.compile(r"[^\W\d_]+")


class Quotation(NamedTuple):
    """A quotation with its marks (`start` to `end`) and the words between them (`inner`)."""

    start: int
    end: int
    inner: Span
    closed: bool
    single: bool
    """In single marks: as likely a term or a title as speech."""


def quotations_in(text: str, stretches: Sequence[Span]) -> list[list[Quotation]]:
    """The quotations of each paragraph.

    One that is left open goes on over the next lines where no empty line is between them and its closing mark is the
    first that comes: some texts have each sentence of a speech on a line of its own.
    """
    found = [quotations(text, *stretch) for stretch in stretches]
    closing = _lines_that_go_on(text, stretches)
    for index in range(1, len(stretches)):
        before, (start, end) = found[index - 1], stretches[index]
        if closing[index] and before and not before[-1].closed and _is_next_line(text, stretches, index):
            mark = _MARK.search(text, start, end)
            if mark is None:
                found[index] = [Quotation(start, end, Span(start, end), False, False)]
            elif mark.start() > start:
                whole = Quotation(start, mark.end(), Span(start, mark.start()), True, False)
                found[index] = [whole, *quotations(text, mark.end(), end)]
    for index, of_block in enumerate(found):
        following = stretches[index + 1].start if index + 1 < len(stretches) else len(text)
        goes_on = text[following : following + 1] in _OPENING  # in the next paragraph, which opens with a mark again
        for place, quotation in enumerate(of_block):
            if not quotation.closed and not (goes_on and place == len(of_block) - 1):
                of_block[place] = _before_speaker(text, quotation)
    return found


def tells_what_is_said(line: str) -> bool:
    """Whether a line quotes somebody or says that somebody said something; the title of a book is no quotation."""
    if not words("grammar", "handing_on").isdisjoint(_WORD.findall(line.lower())):
        return True
    return any(not in_title_case(line[slice(*one.inner)]) for one in quotations(line, 0, len(line)))


def in_title_case(line: str) -> bool:
    """Whether more than half of the words of a line have a capital."""
    written = line.split()
    return sum(word[0].isupper() for word in written) > len(written) / 2


@cache
def _speaker() -> re.Pattern[str]:
    """Who spoke, at the end of a paragraph or before the next mark: , said Ana Voss, the mayor."""
    verbs = "|".join(sorted(words("grammar", "after_quotations")))
    named = r"(?:he|she|they|(?:[A-Z][\w’'.-]+ ?){1,4}(?:, (?:the|a|an|its|his|her) [\w ’'-]{1,40},)?)"
    return re.compile(rf"(?<=[,?!]) (?:(?:{verbs})\b[\w’'. ,-]+|{named} ?(?:{verbs})\.?)\s*$")


def _before_speaker(text: str, left_open: Quotation) -> Quotation:
    """A quotation that is never closed, without the "said Ana Voss." at its end."""
    end = left_open.end
    tail = _speaker().search(text, max(left_open.inner.start, end - _LONGEST_SPEAKER), end)
    if tail is None:
        return left_open
    inner = Span(left_open.inner.start, tail.start())
    return left_open._replace(end=inner.end, inner=inner)


def _lines_that_go_on(text: str, stretches: Sequence[Span]) -> list[bool]:
    """Whether the first double mark from each stretch on, over lines without one, is one that closes."""
    closing = [False] * (len(stretches) + 1)
    for index in range(len(stretches) - 1, -1, -1):
        start, end = stretches[index]
        first = _ANY_MARK.search(text, start, end)
        mark = _MARK.search(text, first.start(), end) if first else None
        if mark is None:
            closing[index] = closing[index + 1] and _is_next_line(text, stretches, index + 1)
        else:
            closing[index] = mark["close"] is not None
    return closing


def _is_next_line(text: str, stretches: Sequence[Span], index: int) -> bool:
    start, end = stretches[index]
    return start < end and text.count("\n", stretches[index - 1].end, start) == 1


def _plain_end(text: str, start: int, end: int) -> re.Match[str] | None:
    """What closes a quotation in straight single marks, or the end of its line: 'It is our drivers' fee,' he said."""
    close = _PLAIN_END.search(text, start, end)
    while close and _PLURAL.match(text, close.start()) and _TO_PLAIN_END.match(text, close.end(), end):
        close = _PLAIN_END.search(text, close.end(), end)
    return close


def quotations(text: str, start: int, end: int) -> list[Quotation]:
    """The quotations of one paragraph, `text[start:end]`, in order and not nested."""
    found: list[Quotation] = []
    last_plain = end  # no straight single mark closes from here on: keeps a line of lone apostrophes linear
    while (mark := _ANY_MARK.search(text, start, end)) and (match := _QUOTATION.search(text, mark.start(), end)):
        start = match.end()
        if match["plain"]:
            close = _plain_end(text, start, end) if start < last_plain else None
            if close is None:
                last_plain = min(last_plain, start)
            elif close.group() == "'":
                found.append(Quotation(match.start(), close.end(), Span(start, close.start()), True, True))
                start = close.end()
            continue
        inner = Span(*match.span(match.lastgroup or 0))
        start = max(start, inner.start)
        if written := text[inner.start : inner.end].rstrip():
            closed = match.end() > inner.end
            if not closed:  # the next mark opens a quotation; the space before it is in neither
                inner = Span(inner.start, inner.start + len(written))
            last = match.end() if closed else inner.end
            found.append(Quotation(match.start(), last, inner, closed, match["single"] is not None))
    return found
