"""What an article does well: documents named, replies included, limits admitted, figures with a source."""

from collections.abc import Iterator, Sequence
from functools import cache

from tui.annotate.annotation import Annotation, SourceKind, Stance
from tui.annotate.missing import is_independent, source_name
from tui.annotate.reading import Practice
from tui.annotate.signals import figures_in
from tui.article.article import Span
from tui.language.cut import CutArticle
from tui.language.tokens import tokenize
from tui.lexicon import PhraseTable, load, words

_IN_SENTENCES = {"limits": "limits-admitted", "anonymity": "anonymity-explained", "correction": "correction"}
_MOSTLY, _FEWEST = 0.7, 5
"""Share and number of attributions to a source with a name, from which on this is good practice."""


@cache
def _phrases() -> PhraseTable[str]:
    lexicon = load("practice")
    table = {phrase: kind for key, kind in _IN_SENTENCES.items() for phrase in lexicon[key]["words"]}
    return PhraseTable((dict.fromkeys(load("replies")["said"]["sought"]["words"], "reply-sought") | table).items())


def good_practice(
    cut: CutArticle, sourced: Sequence[Annotation], unverified: Sequence[Annotation]
) -> tuple[Practice, ...]:
    """What is done well, with the words that show it, in the order of the text."""
    found = {(span, kind) for kind, span in [*_in_sentences(cut), *_in_attributions(cut, sourced)]}
    named = [a for a in sourced if a.shown and a.source and a.source.kind.is_traceable]
    shown = sum(annotation.shown for annotation in sourced)
    if not cut.brief and shown >= _FEWEST and len(named) >= _MOSTLY * shown and named[0].source:
        found.add((named[0].source.span, "named-sources"))
    outsiders = {source_name(a): a.source.span for a in sourced if a.shown and a.source and is_independent(a)}
    if not cut.brief and len(outsiders) > 1:
        found.add((list(outsiders.values())[1], "independent-sources"))
    found |= {(span, "document-linked") for span in _linked(cut, sourced)}
    return tuple(Practice(kind, span.start, span.end) for span, kind in sorted(found))


def _linked(cut: CutArticle, sourced: Sequence[Annotation]) -> Iterator[Span]:
    """Links of the text that are called a document, and sources whose words lead to where they stand."""
    documents = words("practice", "documents", "words")
    for link in cut.article.links:
        named = tokenize(cut.text, link.start, link.end).lower
        if cut.sentence_at(link.start) and any(word in documents for word in named):
            yield Span(link.start, link.end)
    for annotation in sourced:
        source = annotation.source
        if annotation.shown and source and source.href and source.kind is SourceKind.DOCUMENT:
            yield source.span


def _in_sentences(cut: CutArticle) -> Iterator[tuple[str, Span]]:
    for sentence in cut.sentences:
        for hit in _phrases().find(sentence.lower):
            if cut.quotation_at(sentence.starts[hit.first]) is None:
                yield hit.entry, Span(sentence.starts[hit.first], sentence.ends[hit.last - 1])


def _in_attributions(cut: CutArticle, sourced: Sequence[Annotation]) -> Iterator[tuple[str, Span]]:
    for annotation in sourced:
        source = annotation.source
        if not annotation.shown or source is None:
            continue
        if annotation.stance is Stance.DENIES and source.kind.is_traceable:
            yield "reply-included", annotation.cue or source.span
        if is_independent(annotation) and source.kind is SourceKind.PERSON:
            yield "independent-expert", source.span
        elif source.kind is SourceKind.DOCUMENT and _can_be_found(source.text):
            yield "document-named", source.span
        if source.kind.is_traceable:
            sentence = cut.sentence_at(annotation.start)
            inside = sentence.tokens_in(annotation.start, annotation.end) if sentence else range(0)
            if sentence and figures_in(sentence.lower, inside.start, inside.stop):
                yield "figures-attributed", annotation.cue or source.span


def _can_be_found(text: str) -> bool:
    """Whether the words for a document name it, or say whose it is: "a Tarn Institute survey"."""
    named = text.split()
    is_document = any(word.strip(",.“”'’").lower() in words("practice", "documents", "words") for word in named)
    return is_document and any(word[0].isupper() for word in named[1:])
