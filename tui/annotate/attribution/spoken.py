"""Attributions over an article: those of each sentence, and the quotations and lists after it that go on with them.

A quotation that no cue of its own sentence claims is that of whoever spoke before it; what is set out below a colon is
that of whoever was announced; and a line of a dash and a name signs the quotation above it.
"""

import re
from collections import deque
from collections.abc import Container, Iterable, Iterator

from tui.annotate.attribution.attribution import Attribution
from tui.annotate.attribution.attributions import attributions_in
from tui.annotate.attribution.labels import announced, by_signature
from tui.annotate.attribution.stretch import OPEN, Stretch
from tui.annotate.naming.nouns import is_body, is_document, may_be_people
from tui.article.article import BlockKind, Span
from tui.language.cut import CutArticle
from tui.language.folded import QUOTATION, Folded, folded, folded_inside
from tui.language.layout import Role
from tui.language.quotations import Quotation
from tui.lexicon import words

_BULLET = re.compile(r"(?:[-–—•‣▪◦·*]|\(?(?:\d{1,2}|[a-z])[.)])(?:\s+|$)")
"""What a point of a list begins with."""


def spoken(cut: CutArticle, turns: Container[int]) -> Iterator[Attribution]:
    """All attributions, with the quotations of later sentences and paragraphs that go on with them.

    `turns`: blocks that are somebody's words as a whole, and not looked into.
    """
    speech = _Speech(cut)
    for number, line in enumerate(folded(cut)):
        yield from speech.settled()
        if line.block in turns:
            speech.interrupt()
        else:
            speech.take(number, line)
    yield from speech.made


class _Speech:
    """Who speaks, from sentence to sentence, and the attributions of which the first may still go on."""

    def __init__(self, cut: CutArticle) -> None:
        self._cut = cut
        self.made: deque[Attribution] = deque()
        self._speaker: Attribution | None = None  # whose words the last quotation was
        self._awaited: Attribution | None = None  # who has been announced with a colon
        self._asked: Span | None = None  # a question just before, which the next sentence may hand to somebody
        self._quoted: list[Span] = []  # what the line before says, if it is made of quotations alone
        self._nobodys = False  # whether that is left open at its end, and nobody's so far
        self._spoke = -2  # the number of the last sentence with words of the speaker

    def settled(self) -> Iterator[Attribution]:
        """Those that nothing more can be added to."""
        while self.made and self.made[0] is not self._speaker and self.made[0] is not self._awaited:
            yield self.made.popleft()

    def interrupt(self) -> None:
        """Nobody goes on after what is somebody's words as a whole."""
        self._speaker, self._awaited, self._asked = None, None, None

    def take(self, number: int, line: Folded) -> None:
        """The next sentence, with its number."""
        if self._is_set_out(line) or self._is_signature(line):
            return
        loose = _nothing_but_quotations(line)
        goes_on = line.classes[0] == QUOTATION and self._cut.text[line.start] not in words("grammar", "opening_marks")
        opens_anew = self._nobodys and line.classes[0] == QUOTATION
        begun = self._quoted if goes_on or opens_anew else []  # the lines of a quotation that ends in this one
        self._quoted = begun + [Span(q.start, q.end) for q in loose]
        self._nobodys = False
        if loose:
            self._go_on(number, line, loose)
        else:
            self._read(number, line, begun)
        for quotation in line.quotations.values():
            self.made += _quoted_by_others(self._cut, quotation)

    def _is_set_out(self, line: Folded) -> bool:
        """Take a line below a colon, in a list or an indented block, for what whoever was announced says."""
        awaited = self._awaited
        if not awaited or line.block <= awaited.line.block or not is_laid_out(self._cut, line.block, awaited):
            return False
        if not self.made or self.made[-1] is not awaited:
            self.made.append(awaited)
        awaited.more += _without_bullet(self._cut, line)
        return True

    def _is_signature(self, line: Folded) -> bool:
        """Take a dash and a name under a quotation for whoever says it."""
        quoted = self._quoted
        if not quoted or quoted[-1].end > line.start or self._cut.text[quoted[-1].end : line.start].strip():
            return False
        signature = by_signature(line, quoted)
        if signature is None:
            return False
        self._take_back(quoted)
        self.made.append(signature)
        self.interrupt()
        self._quoted = []
        return True

    def _go_on(self, number: int, line: Folded, loose: list[Quotation]) -> None:
        """Give a sentence of quotations alone to whoever was announced, or spoke before it."""
        next_to = number == self._spoke + 1
        if self._awaited and next_to:
            self._speaker = self._awaited
            self.made.append(self._speaker)
        if self._speaker and (next_to or self._speaker.line.block == line.block):
            self._speaker.more += [Span(q.start, q.end) for q in loose]
            self._spoke = number
        else:
            self._nobodys = not loose[-1].closed
        self._awaited, self._asked = None, _question(self._cut, loose[-1], line)

    def _read(self, number: int, line: Folded, begun: list[Span]) -> None:
        """Find the attributions of a sentence; `begun` are the lines before it of the quotation that it opens with."""
        found = attributions_in(line, self._asked, self._cut.blocks[line.block].role is Role.HEADLINE)
        found = [one for one in found if one.rule != "headline" or _names_a_speaker(self._cut, one)]
        if self._asked in [span for one in found for span in one.more]:
            self._take_back([self._asked])
        if begun and found and found[0].quoted and [s.first for s in found[0].content[:1]] == [0]:
            self._take_back(begun)
            found[0].more += begun
        self._hear(number, line, found)
        self.made += [one for one in found if not one.announces]

    def _hear(self, number: int, line: Folded, found: list[Attribution]) -> None:
        """Remember who has spoken in a sentence, or was announced at its end."""
        self._awaited, self._asked = None, None
        quoting = next((one for one in reversed(found) if one.quoted), None)
        if quoting and quoting.content:
            self._speaker, self._spoke = quoting, number
        elif line.classes[-1] == ":":
            self._awaited = found[-1] if found and found[-1].announces else None if found else announced(line)
            self._spoke = number if self._awaited else self._spoke
        elif self._speaker and self._speaker.line.block != line.block:
            self._speaker = None

    def _take_back(self, quoted: Container[Span | None]) -> None:
        """Leave quotations that turn out to be another's out of what the speaker says."""
        if self._speaker:
            self._speaker.more = [span for span in self._speaker.more if span not in quoted]


def _quotations_in(line: Folded, content: Iterable[Stretch]) -> Iterator[Stretch]:
    """Those quotations of a line that lie in what is said: He told us [‘the dam is safe’] and the water came."""
    for one in content:
        last = len(line) if one.last == OPEN else one.last
        yield from (Stretch(place, place + 1) for place in sorted(line.quotations) if one.first <= place < last)


def _quoted_by_others(cut: CutArticle, quotation: Quotation) -> Iterator[Attribution]:
    """Whoever somebody quotes in their own words: “My mother rang and said ‘the water is at the door’,” Voss said."""
    for line in folded_inside(cut, quotation):
        for found in attributions_in(line):
            told = found.quoted and found.rule.split("-")[0] in ("said", "told", "speech", "ask", "inverted")
            plain = told and not found.doubts and found.manner in ("verb", "joined")
            if plain and found.source and line.lower[found.source.first] not in words("grammar", "first_person"):
                found.by_form, found.doubts = True, ("quoted",)
                found.content = [*_quotations_in(line, found.content)]
                yield found


def _names_a_speaker(cut: CutArticle, found: Attribution) -> bool:
    """Whether what a headline sets apart is somebody, and not its subject: "Budget: what it means" of an article that
    tells of "the budget"."""
    if found.source is None:
        return False
    lower = found.line.lower
    low = lower[found.source.last - 1]
    if may_be_people(low):
        return True
    told = lower[found.content[0].first]
    if low[0].isdigit() or (f" {low} " in cut.text and told in words("grammar", "asking")):
        return False
    return is_body(low) or is_document(low) or f" {low} " not in cut.text


def is_laid_out(cut: CutArticle, block: int, awaited: Attribution) -> bool:
    """Whether a block is an indented quotation, or a point of a list that somebody has been announced to make."""
    kind = cut.blocks[block].kind
    if kind is BlockKind.QUOTE:
        return True
    listed = kind is BlockKind.LIST_ITEM or bool(_BULLET.match(cut.text, cut.blocks[block].start))
    return listed and awaited.lists


def _without_bullet(cut: CutArticle, line: Folded) -> list[Span]:
    """A line of a list without its bullet or number; nothing where it is no more than that."""
    bullet = _BULLET.match(cut.text, line.start) if line.start == cut.blocks[line.block].start else None
    start = bullet.end() if bullet else line.start
    return [Span(start, line.end)] if start < line.end else []


def _nothing_but_quotations(line: Folded) -> list[Quotation]:
    """The quotations of a sentence that is made of them alone."""
    loose = [q for index, q in line.quotations.items() if not q.single or line.sentence_like(index)]
    return loose if all(kind in ".,-()" + QUOTATION for kind in line.classes) else []


def _question(cut: CutArticle, quotation: Quotation, line: Folded) -> Span | None:
    """“Why?” at the end of a sentence, which "she said" may follow, though it looks like a sentence of its own."""
    ends = quotation.end == line.end and cut.text[quotation.inner.end - 1] in "?!"
    return Span(quotation.start, quotation.end) if ends else None
