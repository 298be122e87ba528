"""A link is a source: what a sentence says and links to a document elsewhere is handed to that document.

Only where the sentence names no other source. Links to the site's own pages, to a person's or a topic's page for
instance, count only if their words name a document ("the audit").
"""

from collections.abc import Iterable, Iterator

from tui.annotate.annotation import Annotation, Layer, Source, SourceKind, SpanIndex, Stance
from tui.article.article import Link, Span, host_of
from tui.language.cut import CutArticle, Sentence
from tui.language.layout import Role
from tui.language.tokens import tokenize
from tui.lexicon import words

_NAMES_A_DOCUMENT, _LEADS_AWAY = 0.6, 0.4
"""Judged, not measured: none of the corpora keeps the links of its pages."""
_WEIGHT = 0.3
_MOST_OF_THE_SENTENCE = 0.8
"""A link over more than this is a call to read another article, not a source for something said here."""


def linked_claims(
    cut: CutArticle, attributed: Iterable[Annotation], within: Span | None = None
) -> Iterator[Annotation]:
    """The claims that a link alone gives a source, one a sentence; `within` a stretch, or in the whole article."""
    home = host_of(cut.article.uri)
    sourced = SpanIndex(Span(a.start, a.end) for a in attributed if a.shown)
    claimed: set[int] = set()
    for link in sorted(cut.article.links):
        if within and not within.covers(link.start):
            continue
        sentence = cut.sentence_at(link.start)
        if sentence is None or sentence.index in claimed or cut.role(sentence) is not Role.BODY:
            continue
        confidence = _confidence(cut, link, home)
        whole = link.end - link.start > _MOST_OF_THE_SENTENCE * (sentence.end - sentence.start)
        if confidence and not whole and not sourced.overlapping(sentence.start, sentence.end):
            claimed.add(sentence.index)
            yield _annotation(cut, sentence, link, confidence)


def _confidence(cut: CutArticle, link: Link, home: str | None) -> float:
    tokens = tokenize(cut.text, link.start, link.end)
    if any(word in words("bodies", "documents") for word in tokens.lower):
        return _NAMES_A_DOCUMENT
    return _LEADS_AWAY if home and host_of(link.href) != home else 0.0


def _annotation(cut: CutArticle, sentence: Sentence, link: Link, confidence: float) -> Annotation:
    host = host_of(link.href)
    span = Span(link.start, min(link.end, sentence.end))
    end = sentence.end - (cut.text[sentence.end - 1] == ".")
    return Annotation(
        layer=Layer.SOURCED,
        kind="indirect",
        start=sentence.start,
        end=end,
        confidence=confidence,
        weight=_WEIGHT,
        shown=True,
        reason=f"The link on “{cut.written(*span)}” leads to {host}, which it rests on.",
        evidence=(span,),
        stance=Stance.ASSERTS,
        source=Source(span, cut.text[span.start : span.end], host, SourceKind.DOCUMENT, link.href),
    )
