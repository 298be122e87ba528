"""Which body a headline means that tells of it by its noun alone: Union … the nurses' union, Council … Tarn Council."""

from collections.abc import Iterator

from tui.annotate.naming.nouns import in_heading, is_body
from tui.article.article import Span
from tui.language.cut import CutArticle, Sentence
from tui.language.folded import word_classes
from tui.language.names.named import Sort
from tui.language.names.names import Names

_SENTENCES = 4
"""Sentences below the headline in which news says whom it means."""
_LONGEST = 4
"""Words between "the" and the noun, at most: the nurses ' union."""
_BARE = 2
"""Words of what tells no more than the headline: the union."""


def body_meant(cut: CutArticle, names: Names, span: Span) -> str | None:
    """The name, else the description, by which the text below tells of it; None where it has none, or several."""
    told, sentence = cut.lower_in(*span), cut.sentence_at(span.start)
    if sentence is None or not in_heading(cut, span.start) or not is_body(told[-1]):
        return None
    below = [one for one in cut.sentences[sentence.index + 1 :][:_SENTENCES] if not in_heading(cut, one.start)]
    if any(one.lower[0] == told[0] for one in below):
        return None  # Police in Tarn
    named = [m.named for one in below for m in names.within(one.start, one.end)]
    found = [one.name for one in named if one.sort is Sort.BODY and set(told).issubset(one.name.lower().split())]
    again = [phrase for one in below for phrase in _told_of(one, told[-1])]
    found = found or [cut.written(*phrase) for phrase in again if len(cut.lower_in(*phrase)) > _BARE]
    meant = {one.lower(): one for one in reversed(found)}
    if not meant and again and len(told) == 1:
        called = names.told_below(told[0], sentence.end)  # Norlake Air … the airline
        return called.name if called else None
    return meant.popitem()[1] if len(meant) == 1 else None


def _told_of(sentence: Sentence, noun: str) -> Iterator[Span]:
    """Where a sentence tells of a body by this noun: the union, the nurses' union."""
    lower = sentence.lower
    for last in range(1, len(lower)):
        if lower[last] != noun:
            continue
        first = last - 1
        while first > max(0, last - 1 - _LONGEST) and word_classes().get(lower[first]) in (None, "s"):
            first -= 1
        if lower[first] == "the":
            yield Span(sentence.starts[first], sentence.ends[last])
