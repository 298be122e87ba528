"""Which document is meant where one is told of again: the survey, of a Tarn University poll."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from tui.annotate.naming.nouns import in_heading
from tui.article.article import Span
from tui.language.cut import CutArticle
from tui.language.folded import word_classes
from tui.language.names.named import Mention
from tui.language.tokens import tokenize
from tui.lexicon import load, words

_MOST = 40
"""Documents of one article that are remembered: a bound on hostile texts."""


class _Told(NamedTuple):
    name: str
    noun: str
    words: frozenset[str]
    """All that has been told of it, in lower case."""


class Documents:
    """The documents that have spoken so far in one article; ask in the order of the text."""

    def __init__(self, cut: CutArticle) -> None:
        self._cut = cut
        self._told: list[_Told] = []

    def named(self, lower: Sequence[str], head: int, mentions: Sequence[Mention], span: Span, text: str) -> str:
        """The words by which a document was told first, if only one can be meant; else `text`, its words here."""
        noun = lower[head]
        names = {low for m in mentions for low in m.named.name.lower().split()}
        told = self._words(mentions, span) | names
        if lower[0] in words("people", "definite") or "'s" in lower[:head]:
            apart = {low for low in names.union(set(lower[:head]) & told) if _tells_which(low)} - {noun}
            known = [one for one in self._told if are_alike(noun, one.noun) and apart <= one.words]
            same = [one for one in known if one.noun == noun]
            if len(known) == 1 or (apart and len(same) == 1):
                return (same or known)[0].name
        if not in_heading(self._cut, span.start) and len(self._told) < _MOST:
            self._told.append(_Told(text, noun, told))
        return text

    def only(self, noun: str) -> str | None:
        """The words by which the only document told by such a noun was told first."""
        known = [one.name for one in self._told if are_alike(noun, one.noun)]
        return known[0] if len(known) == 1 else None

    def _words(self, mentions: Sequence[Mention], span: Span) -> frozenset[str]:
        """The words of a description in lower case but for those of the names in it."""
        tokens = tokenize(self._cut.text, *span)
        inside = {i for i, at in enumerate(tokens.starts) if any(m.start <= at < m.end for m in mentions)}
        return frozenset(low for i, low in enumerate(tokens.lower) if i not in inside)


def are_alike(noun: str, other: str) -> bool:
    """Whether what is told by one noun may be told of again by the other: a poll and the survey."""
    alike: dict[str, Collection[str]] = load("bodies")["called_again"]
    return noun == other or other in alike.get(noun, ())


def _tells_which(low: str) -> bool:
    """Whether a word tells one document from another: not "the", "new" or "'s"."""
    return low[0].isalnum() and word_classes().get(low) is None and low not in words("bodies", "of_any_document")
