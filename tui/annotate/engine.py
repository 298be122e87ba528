"""Runs the layers over an article, in order: each may rest on those before it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING, Literal

from tui import model
from tui.annotate import counterview, sourced
from tui.annotate.abstain import why_abstained
from tui.annotate.annotation import Annotation, Layer, SpanIndex
from tui.annotate.attribution.cues import tagged_cues
from tui.annotate.by_part import ByPart
from tui.annotate.clauses.signals import signal_words
from tui.annotate.genre import genre_of
from tui.annotate.naming.ledger import tally
from tui.annotate.practice import good_practice
from tui.annotate.reading import Marked, Part, Reading, in_order
from tui.annotate.replies.parties import parties_in
from tui.annotate.replies.telling import answering_phrases
from tui.annotate.weight import in_opinion
from tui.annotate.whole import notes_on
from tui.annotate.wordings.plain_senses import neutral_phrases
from tui.article.article import Article, Span
from tui.language.cut import CutArticle, cut
from tui.language.english import foreign_paragraphs, language_of
from tui.lexicon import load
from tui.lexicon.wordings import wordings

if TYPE_CHECKING:
    from concurrent.futures import Future
    from queue import SimpleQueue

    from tui.model.tagger import TaggedLine, Tagger

EngineName = Literal["auto", "model", "rules"]
LEAST_CONFIDENCE = 0.05
"""Candidates that are less sure than this are nowhere told."""

LONGEST_FOR_MODEL = 1_000_000
"""Characters: a longer text would keep the model busy for more than half a minute, and is no article."""

Progress = Callable[[float], None]
"""Told the share of the work done, 0 to 1, every so often; it may raise to stop the work."""
Arrived = Callable[[Reading], None]
"""Handed the reading of the parts of a long text that have been read."""


def read(
    article: Article, progress: Progress | None = None, engine: EngineName = "rules", arrived: Arrived | None = None
) -> Reading:
    """All that is found in an article, by the rules alone or by them and the model.

    "auto" is the model where it can be loaded and the text is no longer than LONGEST_FOR_MODEL. A long text is read in
    parts, and `arrived` is handed what has been read so far whenever there is more of it. The reading that is returned
    is the same without it.

    Raises:
        model.CannotRun: "model" is asked for, and it does not load here.
    """
    told = _onwards(progress) if progress else (lambda share: None)
    by_model = _by_model(engine, len(article.text))
    cut_article = cut(article, lambda share: told(0.15 * share))
    language = language_of(cut_article)
    abstained = why_abstained(cut_article)
    tagger = _tagger(engine) if by_model and not abstained else None
    by, version = ("model", model.VERSION) if tagger or (abstained and by_model) else ("rules", None)
    unmarked = Reading(cut_article, by, version, language, None, abstained, (), (), (), ())
    if abstained:
        return unmarked
    foreign = SpanIndex(foreign_paragraphs(cut_article))
    with _tagged(tagger.lines(cut_article)) if tagger else nullcontext() as tags:
        layers = _layers(cut_article, tags, told)
        parts = _read_parts(unmarked, layers, foreign, arrived)
    return _completed(unmarked, layers, parts, foreign, lambda share: told(0.9 + 0.1 * share))


def _read_parts(unmarked: Reading, layers: ByPart, foreign: SpanIndex[Span], arrived: Arrived | None) -> list[Part]:
    """Read all parts, and hand over what has been read so far after each but the last."""
    found: list[Annotation] = []
    parts: list[Part] = []
    for marks, part in _marked_parts(layers, unmarked.cut, foreign):
        found += marks
        parts.append(part)
        if arrived and part.share < 1:
            arrived(replace(unmarked, annotations=in_order(found), parts=tuple(parts), complete=False))
    return parts


def _completed(
    unmarked: Reading, layers: ByPart, parts: Sequence[Part], foreign: SpanIndex[Span], told: Progress
) -> Reading:
    """The reading with what only the whole article tells: loaded words by their number, missing answers, the notes."""
    cut_article, length = unmarked.cut, len(unmarked.article.text)
    claims, judged = layers.claims, layers.judged
    attributed = [a for a in layers.attributed if not foreign.overlapping(a.start, a.end)]
    wording = layers.wording(judged)
    genre = genre_of(cut_article, attributed)
    unheard = counterview.annotate(
        cut_article, attributed, claims, judged, layers.clauses, lambda at: told(at / length), genre
    )
    missing = [
        a for a in unheard
        if genre != "interview" or a.kind not in ("single-source", "no-independent")  # which it is by its nature
    ]
    weighed = map(in_opinion, claims) if genre == "opinion" else claims
    annotations = in_order(_candidates([*attributed, *weighed, *wording, *missing], foreign))
    return replace(
        unmarked,
        genre=genre,
        annotations=annotations,
        sources=tally(cut_article, attributed),
        practice=good_practice(cut_article, attributed, claims, genre),
        notes=notes_on(cut_article, attributed, genre),
        parts=_as_they_are(parts, annotations) if len(parts) > 1 else (),
    )


def _layers(cut_article: CutArticle, tags: "Iterator[TaggedLine] | None", told: Callable[[float], None]) -> ByPart:
    """The sentence-level layers, once the rules have read all that is said; lexicons are built as the model works."""
    ruled = []
    for said in sourced.by_rule(cut_article):
        ruled.append(said)
        told(0.15)  # which may stop the work: in a book this takes a second
    if tags is not None:
        _build(cut_article)
    return ByPart(cut_article, ruled, tags, lambda share: told(0.15 + 0.75 * share))


def _marked_parts(
    layers: ByPart, cut_article: CutArticle, foreign: SpanIndex[Span]
) -> Iterator[tuple[list[Annotation], Part]]:
    """Part by part all candidates that are told, and those of them that belong to the part alone."""
    words, all_words = 0, sum(len(sentence.words) for sentence in cut_article.sentences)
    for stretch, marks in layers.parts():
        told = list(_candidates(marks, foreign))
        words += sum(len(sentence.words) for sentence in stretch.sentences)
        by_part = tuple(Marked(a, a) for a in told if a.layer is not Layer.SOURCED)
        yield told, Part(words / all_words if all_words else 1.0, by_part)


def _by_model(engine: EngineName, length: int) -> bool:
    if engine == "auto":
        return length <= LONGEST_FOR_MODEL and model.is_there()
    return engine == "model"


def _tagger(engine: EngineName) -> "Tagger | None":
    """The model, None where it does not load and need not.

    It is loaded before all else that it needs: loading is Python's work too, and would wait for what else is done.
    """
    try:
        return model.loaded()
    except model.CannotRun:
        if engine == "model":
            raise
        return None


def _onwards(progress: Progress) -> Progress:
    """Tells the progress that it never goes back: a part is told of when the next one has been begun."""
    furthest = 0.0

    def told(share: float) -> None:
        nonlocal furthest
        furthest = max(furthest, share)
        progress(furthest)

    return told


def _candidates(marks: Iterable[Annotation], foreign: SpanIndex[Span]) -> Iterator[Annotation]:
    """Those that are told: sure enough, and in English."""
    return (a for a in marks if a.confidence >= LEAST_CONFIDENCE and not foreign.overlapping(a.start, a.end))


def _as_they_are(parts: Sequence[Part], annotations: Sequence[Annotation]) -> tuple[Part, ...]:
    """The parts with their marks as they are when the article is complete."""
    completed = {(a.start, a.end, a.kind): a for a in annotations if a.layer in (Layer.LOADED, Layer.UNVERIFIED)}

    def now(mark: Marked) -> Marked:
        first = mark.first
        return Marked(first, completed.get((first.start, first.end, first.kind), first))

    return tuple(Part(part.share, tuple(map(now, part.marks))) for part in parts)


def _build(cut_article: CutArticle) -> None:
    """Build the lexicons that take longest while the model works: as long as it takes for a thousand words."""
    wordings()
    signal_words()
    parties_in(cut_article)  # with the names; both are kept for the layers
    for table in (tagged_cues, neutral_phrases, answering_phrases):
        table()
    for lexicon in ("points", "weighed_points", "loaded", "charges"):
        load(lexicon)


@contextmanager
def _tagged(of_article: "Iterator[TaggedLine]") -> "Iterator[Iterator[TaggedLine]]":
    """What the model says, line by line, worked out ahead of whoever asks: it works outside Python, on another core."""
    from concurrent.futures import ThreadPoolExecutor  # imported here, as are numpy and ONNX Runtime: the rules alone
    from queue import SimpleQueue  # do without, and they take a fifth of a second

    lines: SimpleQueue[TaggedLine | None] = SimpleQueue()
    stopped = Event()

    def tag() -> None:
        try:
            for line in of_article:
                lines.put(line)
                if stopped.is_set():
                    return
        finally:
            lines.put(None)

    with ThreadPoolExecutor(1) as pool:
        work = pool.submit(tag)
        try:
            yield _taken(lines, work)
        finally:
            stopped.set()


def _taken(lines: "SimpleQueue[TaggedLine | None]", work: "Future[None]") -> "Iterator[TaggedLine]":
    while line := lines.get():
        yield line
    work.result()  # raises what went wrong
