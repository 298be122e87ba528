"""From tagged stretches to attributions: which source and which cue a content belongs to.

The nearest cue, and the source nearest to it, counted in words; a stretch in another sentence is farther away. On spans
that people marked this pairs 93 contents in 100 with their source (PolNeAR).
"""

import bisect
import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tui.article.article import Span
from tui.language.cut import CutArticle, kept
from tui.language.folded import word_classes
from tui.language.names.names import names_in
from tui.language.tokens import tokenize
from tui.lexicon import words
from tui.model.tags import Role, Tagged

_SENTENCE = 12
"""Words that the end of a sentence between two stretches counts for."""
_FARTHEST = 40
"""Words beyond which nothing belongs together."""
BY_RULE = 0.5
"""How sure the model is said to be of a source or a cue that it has not tagged."""
_LONGEST_OPENING = 4
"""Words before a cue in a clause that is told of the subject after it, at most: six months after [warning] that …"""
_BETWEEN = 3
"""Words that may stand inside a cue in two parts: "would [now] like"."""


@dataclass(slots=True, eq=False)
class Link:
    """An attribution made of tagged stretches."""

    contents: list[Tagged]
    cue: Span | None = None
    source: Span | None = None
    carried: bool = False
    """Whether source and cue stand in an earlier paragraph."""
    cue_sureness: float = BY_RULE
    source_sureness: float = BY_RULE
    """How sure the model is of their words, 0 to 1."""

    @property
    def sureness(self) -> float:
        """How sure the model is of the content's words, 0 to 1."""
        return min(content.sureness for content in self.contents)


class Voice(NamedTuple):
    """Whose words were the last, and by which cue."""

    cue: Span | None
    source: Span | None


@dataclass(slots=True)
class _Block:
    """The tagged stretches of one block."""

    sources: list[Tagged] = field(default_factory=list)
    cues: list[Tagged] = field(default_factory=list)
    contents: list[Tagged] = field(default_factory=list)


class Distances:
    """How far apart stretches of an article stand."""

    def __init__(self, cut: CutArticle) -> None:
        self._words = [start for sentence in cut.sentences for start in sentence.starts]
        self._sentences = [sentence.start for sentence in cut.sentences]

    def between(self, one: Tagged | Span, other: Tagged | Span) -> int:
        """Words between two stretches, with what the ends of sentences count for; 0 where they touch or overlap."""
        first, second = (one, other) if one.start <= other.start else (other, one)
        words = bisect.bisect_left(self._words, second.start) - bisect.bisect_left(self._words, first.end)
        return max(0, words) + _SENTENCE * self._ends(first, second)

    def parted(self, one: Tagged | Span, other: Tagged | Span) -> bool:
        """Whether a sentence ends between two stretches."""
        first, second = (one, other) if one.start <= other.start else (other, one)
        return self._ends(first, second) > 0

    def _ends(self, first: Tagged | Span, second: Tagged | Span) -> int:
        ends = bisect.bisect_right(self._sentences, second.start) - bisect.bisect_left(self._sentences, first.end)
        return max(0, ends)


@kept
def distances_in(cut: CutArticle) -> Distances:
    """How far apart the stretches of an article stand."""
    return Distances(cut)


def linked(
    cut: CutArticle, tagged: Sequence[Tagged], speaking: Voice | None = None
) -> tuple[list[Link], Voice | None]:
    """The attributions made of these stretches, by the places of their contents, and whose words were the last.

    `speaking`: whose words were the last before them.
    """
    distances = distances_in(cut)
    links: list[Link] = []

    def is_quoted(content: Tagged) -> bool:
        return cut.quotation_at(content.start) is not None

    def may_say(source: Tagged, cue: Tagged, content: Tagged) -> bool:
        return not _is_of_next_clause(cut, source, cue, content)

    lines = _lines_of_quotations(cut)
    named = _with_names_as_sources(cut, tagged)
    for _, together in itertools.groupby(named, key=lambda one: lines.get(block := _block_of(cut, one), block)):
        made, speaking = _in_block(distances, list(together), speaking, is_quoted, may_say)
        links += made
    return links, speaking


def _with_names_as_sources(cut: CutArticle, tagged: Sequence[Tagged]) -> list[Tagged]:
    """The stretches with a name just before a cue taken for who says what stands beside them, and not for what is
    said: “It leaks,” [Voss] was quoted as saying."""
    found = list(tagged)
    names = names_in(cut)
    for index, (one, cue) in enumerate(itertools.pairwise(tagged)):
        if (one.role, cue.role) != (Role.CONTENT, Role.CUE) or cut.text[one.end : cue.start].strip():
            continue
        beside = [*tagged[max(0, index - 1) : index], *tagged[index + 2 : index + 3]]
        inside = names.within(one.start, one.end)
        is_name = len(inside) == 1 and (inside[0].start, inside[0].end) == (one.start, one.end)
        lower = tokenize(cut.text, cue.start, cue.end).lower
        speaks = lower[-1] == "saying" or words("grammar", "be").isdisjoint(lower)  # not: was named by
        if is_name and speaks and any(other.role is Role.CONTENT for other in beside):
            found[index] = one._replace(role=Role.SOURCE)
    return found


@kept
def _lines_of_quotations(cut: CutArticle) -> dict[int, int]:
    """The first block of a quotation that goes on over several, for each of the others: lines of one speech."""
    first: dict[int, int] = {}
    for before, after in itertools.pairwise(cut.quotations):
        if before.closed or cut.text[after.start] in words("grammar", "opening_marks"):
            continue
        one, other = (cut.sentence_at(quotation.start) for quotation in (before, after))
        if one and other and other.block == one.block + 1:
            first[other.block] = first.get(one.block, one.block)
    return first


def _block_of(cut: CutArticle, one: Tagged) -> int:
    sentence = cut.sentence_at(one.start)
    return sentence.block if sentence else -1


def _in_block(
    distances: Distances, together: list[Tagged], before: Voice | None, is_quoted: Callable[[Tagged], bool],
    may_say: Callable[[Tagged, Tagged, Tagged], bool],
) -> tuple[list[Link], Voice | None]:
    """The attributions of a block, and whose words the next block may go on with.

    `is_quoted` tells of a content whether it begins with a quotation, which needs somebody to say it; `may_say` of a
    source, a cue and a content whether the words around them let the source be whose cue it is.
    """
    block = _Block()
    for one in together:
        {Role.SOURCE: block.sources, Role.CUE: block.cues, Role.CONTENT: block.contents}[one.role].append(one)
    links: dict[Tagged, Link] = {}
    made: list[Link] = []
    speaking: Link | None = None  # who the last quotation of the block is handed to
    for content in block.contents:
        cue, quoted = _nearest(distances, content, block.cues), is_quoted(content)
        if cue and not quoted and distances.parted(content, cue):
            made.append(Link([content]))  # Voss denied it. [She wants] a vote: a paraphrase has its cue in its sentence
            continue
        if cue and quoted and (earlier := _earlier_voice(distances, content, cue, before, made, block.contents)):
            made.append(Link([content], earlier.cue, earlier.source, carried=True))
            continue
        if cue and cue in links:
            link = links[cue]
            if speaking and quoted and _is_aside(distances, content, link, speaking):
                link = speaking
            link.contents.append(content)
        else:
            sources = [one for one in block.sources if may_say(one, cue, content)] if cue else block.sources
            link = _new_link(distances, content, cue, sources, before, quoted)
            made.append(link)
            if cue:
                links[cue] = link
        speaking = link if quoted else speaking
    if block.cues and together[-1].role is not Role.CONTENT and block.cues[-1] not in links:
        return made, Voice(_span(block.cues[-1]), _span(_nearest(distances, block.cues[-1], block.sources)))
    if not made:
        return made, before
    last = made[-1]  # where nobody is named for it, the next quotation is still that of whoever spoke before
    return made, Voice(last.cue, last.source or (before.source if before else None))


def _new_link(
    distances: Distances, content: Tagged, cue: Tagged | None, sources: list[Tagged], before: Voice | None, quoted: bool
) -> Link:
    """What is said with its cue and the source nearest to that; a quotation without one goes on with whoever spoke
    `before`."""
    source = _nearest(distances, cue or content, sources)
    if source and not quoted and distances.parted(cue or content, source):
        source = None  # They were told it leaks. [Voss] left: nor is whoever stands in another sentence its source
    link = Link([content], _span(cue), _span(source), cue_sureness=_sureness(cue), source_sureness=_sureness(source))
    if source is None and quoted and before is not None and before.cue is not None:
        link.cue, link.source, link.carried = link.cue or before.cue, before.source, True
    return link


def _earlier_voice(
    distances: Distances, content: Tagged, cue: Tagged, before: Voice | None, made: Sequence[Link],
    contents: Sequence[Tagged],
) -> Voice | None:
    """Whose a quotation is although it has a cue near it: that of whoever spoke in the block before, or was told of in
    the sentence before; None where the cue is its own."""
    if before and _is_of_another(distances, content, cue, contents):
        return before
    if made and _goes_on(distances, content, cue, made[-1], contents):
        return Voice(made[-1].cue, made[-1].source)
    return None


def _is_of_next_clause(cut: CutArticle, source: Tagged, cue: Tagged, content: Tagged) -> bool:
    """Whether a source stands after what a cue before it hands over, as the subject of another clause: there was talk
    of [a new dam] when Voss …

    Not where the cue opens the clause before: warning that [it leaks], Voss …; in a swipe at [the council], Voss …; nor
    where that is all about what its subject did: after spending a week arguing over [the dam], Voss …; on Monday, while
    discussing [the dam], Voss …
    """
    sentence = cut.sentence_at(cue.start)
    if sentence is None or not cue.end <= content.start < content.end <= source.start:
        return False
    before = tokenize(cut.text, sentence.start, cue.start).lower
    if not before or "by" in cut.lower_in(content.start, source.start):
        return False
    doing, stands = cut.lower_in(cue.start, cue.end)[0].endswith("ing"), word_classes().get(before[0]) in ("i", "b")
    all_its_own = stands and before[1:] and before[1].endswith("ing")
    aside = word_classes().get(before[-1]) == "b" and cut.text[content.end : content.end + 1] == ","
    if doing and (all_its_own or aside):
        return False
    return not (doing or stands) or len(before) > _LONGEST_OPENING


def _is_aside(distances: Distances, content: Tagged, link: Link, speaking: Link) -> bool:
    """Whether the cue nearest to a quotation only adds to the words of whoever spoke last, in the sentence before:
    “It leaks,” Voss said, [referring to the dam]. “It is old.”"""
    if link is speaking or link.cue is None or speaking.cue is None or link.cue.start > content.start:
        return False
    told = link.contents[-1]
    apart = link.cue.end <= told.start and distances.parted(told, content)
    return apart and speaking.cue.start < link.cue.start and not distances.parted(speaking.cue, link.cue)


def _goes_on(distances: Distances, content: Tagged, cue: Tagged, last: Link, contents: Sequence[Tagged]) -> bool:
    """Whether a quotation goes on with what was told last, in the sentence before it, since the next sentence has a
    speaker of its own: Voss said it was safe. “It is new.” Marek said it leaked."""
    if last.cue is None or last.source is None or cue.start < content.end or not distances.parted(content, cue):
        return False
    near = min(distances.between(one, content) for one in (last.cue, last.source, last.contents[-1]))
    return near < 2 * _SENTENCE and any(not distances.parted(cue, other) for other in _next(contents, cue))


def _is_of_another(distances: Distances, content: Tagged, cue: Tagged, contents: Sequence[Tagged]) -> bool:
    """Whether a cue in a sentence after a quotation hands over what stands in that sentence: “It is late.” Odd works
    at the dam, where friends described him as “shy.”"""
    if cue.start < content.end or distances.between(content, cue) < _SENTENCE + _BETWEEN:
        return False
    return any(distances.between(cue, other) < _SENTENCE for other in _next(contents, cue))


def _next(contents: Sequence[Tagged], cue: Tagged) -> Sequence[Tagged]:
    """The first content after a cue, if there is any."""
    return contents[bisect.bisect_right(contents, cue.start, key=lambda one: one.start) :][:1]


def _span(one: Tagged | None) -> Span | None:
    return Span(one.start, one.end) if one else None


def _sureness(one: Tagged | None) -> float:
    return one.sureness if one else BY_RULE


def _nearest(distances: Distances, to: Tagged, some: list[Tagged]) -> Tagged | None:
    """The nearest of some stretches, which are in order; of two as near the one before."""
    place = bisect.bisect_left(some, to.start, key=lambda one: one.start)
    beside = some[max(0, place - _FARTHEST) : place + _FARTHEST]  # a word each at least: others are too far away
    measured = [(distances.between(to, one), one.start > to.start, one.start, one) for one in beside]
    if not measured:
        return None
    distance, _, _, one = min(measured)
    return one if distance <= _FARTHEST else None
