"""A long text in parts from the top, so that the marks of the first can be shown before the last is read."""

from bisect import bisect_right
from collections import deque
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from tui.annotate.attribution.said import Said
from tui.article.article import Span, words_in
from tui.language.cut import CutArticle, Sentence

LONG = 3_000
"""Words: a text with no more of them is read in one go."""
_SHORTEST = 500
"""Words and marks that a part has at least, so that there is something in it to choose from."""
_GROWTH = 1 / 3
"""A part is at least this share of all before it: the longer a text, the less often it is taken up anew."""


class Stretch(NamedTuple):
    """A part of an article: whole blocks, which no attribution by rule reaches into or out of."""

    start: int
    end: int
    sentences: Sequence[Sentence]
    ruled: Sequence[Said]
    """The attributions by rule in it, in the order of the text."""


def stretches_of(cut: CutArticle, ruled: Sequence[Said]) -> list[Stretch]:
    """An article in parts; one of no more than LONG words, or of one paragraph, in a single one."""
    firsts = _firsts(cut, ruled) if words_in(cut.text) > LONG else [0]
    starts = [0, *(cut.sentences[first].start for first in firsts[1:])]
    said: list[list[Said]] = [[] for _ in starts]
    for one in ruled:
        said[bisect_right(starts, _reach(one).start) - 1].append(one)
    ends = [*starts[1:], len(cut.text)]
    lasts = [*firsts[1:], len(cut.sentences)]
    return [
        Stretch(start, end, cut.sentences[first:last], of_part)
        for start, end, first, last, of_part in zip(starts, ends, firsts, lasts, said, strict=True)
    ]


def _firsts(cut: CutArticle, ruled: Sequence[Said]) -> list[int]:
    """The number of the sentence that each part begins with."""
    reaches = deque(sorted(map(_reach, ruled)))
    firsts = [0]
    words = before = furthest = 0
    for last, sentence in pairwise(cut.sentences):
        words += len(last.words)
        while reaches and reaches[0].start < sentence.start:
            furthest = max(furthest, reaches.popleft().end)
        long_enough = words >= max(_SHORTEST, _GROWTH * before)
        if long_enough and last.block != sentence.block and furthest <= sentence.start:
            firsts.append(sentence.index)
            before, words = before + words, 0
    return firsts


def _reach(said: Said) -> Span:
    """From the first character of an attribution to its last, whoever is named for it included."""
    spans = [*said.spans, *filter(None, (said.source, said.cue))]
    return Span(min(span.start for span in spans), max(span.end for span in spans))
