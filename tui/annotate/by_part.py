"""The layers that mark sentences, run over an article part by part from the top.

A part is marked when the attributions of the one after it are known: those may reach back, to a speaker who was
announced. Attributions, names included, and unverified claims then are what they will be when the article is complete.
Of loaded wording the confidence may still change with the tone of the whole article, and with it whether the mark is
above the line; its place, kind and words do not.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.annotate import kinds, loaded, sourced, unverified, weighed
from tui.annotate.accused import without_accused
from tui.annotate.annotation import Annotation, Layer
from tui.annotate.attribution.said import Said
from tui.annotate.clauses.signalled import SentenceOfClauses, clauses_in
from tui.annotate.naming.hyperlinks import linked_claims
from tui.annotate.next_door import NextDoor
from tui.annotate.parts import Stretch, stretches_of
from tui.article.article import Span
from tui.language.cut import CutArticle

if TYPE_CHECKING:
    from tui.model.judged import Judged, JudgedLine
    from tui.model.tagger import TaggedLine

_HANDED = 0.6
"""How sure an attribution of the model must be to take a claim out of the article's own voice: half of what it tags is
attitude, and who holds a view is no source for what it is about (F1 of that layer on 75 of our training articles: 0.40,
without this line 0.36)."""
_TAGGED, _ATTRIBUTED, _CLAIMED = 0.4, 0.5, 0.8
"""Shares of the work on a part that are done after each step."""


def handed(attributed: Sequence[Annotation], by_model: bool) -> list[Annotation]:
    """The attributions that take a claim out of the article's own voice."""
    return [a for a in attributed if not by_model or a.confidence >= _HANDED]


def drained(found: Iterable[Annotation], told: Callable[[int], object]) -> list[Annotation]:
    """The annotations of a layer; `told` is told where each begins."""
    annotations = []
    for annotation in found:
        annotations.append(annotation)
        told(annotation.start)
    return annotations


class ByPart:
    """The sentence-level marks of one article."""

    def __init__(
        self, cut: CutArticle, ruled: Sequence[Said], tags: "Iterator[TaggedLine] | None", told: Callable[[float], None]
    ) -> None:
        """`ruled`: all attributions by rule. `tags`: what the model says of the article, line by line; None without it.

        `told` is told the share done, and may raise to stop.
        """
        self._cut = cut
        self._tags = tags
        self._told = told
        self._stretches = stretches_of(cut, ruled)
        self._attributions = sourced.Attributions(cut)
        self._said: list[list[Annotation]] = []  # by part, as are the next two
        self._linked: list[list[Annotation]] = []
        self._judged: list[Judged] = []
        self._lines: list[JudgedLine] = []
        self._ahead: TaggedLine | None = None
        self._judging = loaded.Judging(cut)
        self._waiting: list[int] = []
        self.claims: list[Annotation] = []
        """The unverified claims of the parts marked so far."""
        self.clauses: list[SentenceOfClauses] | None = [] if tags is None else None
        """The clauses there by all attributions, where claims were looked for in the same: without the model."""

    @property
    def attributed(self) -> list[Annotation]:
        """The attributions found so far, those of links last."""
        return [a for layer in (self._said, self._linked) for part in layer for a in part]

    @property
    def judged(self) -> "Judged | None":
        """What the model would mark, in the whole article; None without it."""
        if self._tags is None or len(self._judged) == 1:
            return self._judged[0] if self._judged else None
        from tui.model.judged import Judged  # as below, not above: it needs numpy, which the rules alone do without

        return Judged(self._lines)

    def wording(self, judged: "Judged | None") -> list[Annotation]:
        """The loaded wording of the article, by its whole tone, once all its parts are marked."""
        marks = self._judging.marks()
        return weighed.loaded(self._cut, marks, judged) if judged else marks

    def parts(self) -> Iterator[tuple[Stretch, list[Annotation]]]:
        """Each part with the marks that were found in it, once they will stay."""
        last = len(self._stretches) - 1
        for number in range(last + 1):
            self._attribute(number)
            if number:
                yield self._marked(number - 1)
        yield self._marked(last)

    def _attribute(self, number: int) -> None:
        stretch = self._stretches[number]
        tagged = None
        if self._tags is not None:
            lines = list(self._tagged_until(stretch))
            tagged = [one for line in lines for one in line.stretches]
            self._lines += [line.judged for line in lines]
            from tui.model.judged import Judged

            self._judged.append(Judged([line.judged for line in lines], self._judged[-1] if number else None))
        found = self._attributions.of(stretch.ruled, tagged)
        begins = _TAGGED if self._tags is not None else 0
        self._said.append(drained(found, self._telling(stretch, begins, _ATTRIBUTED)))
        self._linked.append([*linked_claims(self._cut, self._said[-1], Span(stretch.start, stretch.end))])

    def _tagged_until(self, stretch: Stretch) -> "Iterator[TaggedLine]":
        """The model's lines in a part."""
        assert self._tags is not None
        while line := self._ahead or next(self._tags, None):
            self._ahead = line if line.start >= stretch.end else None
            if self._ahead:
                return
            self._tell(stretch, _TAGGED * (line.end - stretch.start) / (stretch.end - stretch.start))
            yield line

    def _marked(self, number: int) -> tuple[Stretch, list[Annotation]]:
        """A part with its marks; without the loaded wording if it is the only part: `wording` has all of it."""
        cut, stretch, near = self._cut, self._stretches[number], self._around(number)
        handing = handed(near, self._tags is not None)
        clauses = clauses_in(cut, handing, stretch.sentences)
        if self.clauses is not None:
            self.clauses += clauses
        judged = self._judged[number] if self._judged else None

        def claims_of(as_read: CutArticle) -> list[Annotation]:
            found = unverified.annotate(as_read, handing, clauses, judged)
            claims = drained(found, self._telling(stretch, _ATTRIBUTED, _CLAIMED))
            if judged:
                claims = weighed.unverified(as_read, claims, judged, stretch.sentences)
                claims = kinds.told_anew(as_read, claims, judged, clauses)
            line = weighed.line_of(as_read, Layer.UNVERIFIED) if judged else unverified.SHOWN
            return [without_accused(as_read, it) for it in NextDoor(as_read, near).weighed(claims, line)]

        claims = claims_of(cut)
        if cut.brief:
            least = weighed.least_of_clause() if judged else 1.0
            claims = unverified.shown_in_passage(claims, claims_of(replace(cut, brief=False)), least)
        self.claims += claims
        # Whether "insisted" reports or judges is told otherwise in a text in which nobody is ever quoted.
        self._waiting.append(number)
        anybody = any((*self._said, *self._linked))
        wording = list(self._worded(anybody)) if anybody or number == len(self._stretches) - 1 else []
        return stretch, [*self._said[number], *self._linked[number], *claims, *wording]

    def _worded(self, anybody: bool) -> Iterator[Annotation]:
        """The loaded wording of the parts that wait for it."""
        for number in self._waiting:
            stretch = self._stretches[number]
            self._judging.take(self._around(number), stretch.sentences, anybody)
            self._tell(stretch, _CLAIMED)
            if len(self._stretches) > 1:
                marks = self._judging.latest()
                if self._judged:
                    marks = weighed.loaded(self._cut, marks, self._judged[number], stretch.sentences)
                yield from self._judging.settled(marks)
        self._waiting.clear()

    def _around(self, number: int) -> list[Annotation]:
        """The attributions of a part and of those beside it."""
        near = slice(max(number - 1, 0), number + 2)
        return [a for layer in (self._said, self._linked) for part in layer[near] for a in part]

    def _telling(self, stretch: Stretch, begins: float, ends: float) -> Callable[[int], None]:
        """Tells the progress of a step on a part, by how far into it the step has come."""
        length = stretch.end - stretch.start
        return lambda at: self._tell(stretch, begins + (ends - begins) * (at - stretch.start) / length)

    def _tell(self, stretch: Stretch, share: float) -> None:
        self._told((stretch.start + share * (stretch.end - stretch.start)) / max(len(self._cut.text), 1))
