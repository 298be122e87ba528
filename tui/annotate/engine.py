"""Runs the layers over an article, in order: each may rest on those before it."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Literal

from tui import model
from tui.annotate import counterview, loaded, sourced, unverified, weighed
from tui.annotate.abstain import why_abstained
from tui.annotate.annotation import Annotation, SpanIndex
from tui.annotate.genre import genre_of
from tui.annotate.parties import parties_in
from tui.annotate.practice import good_practice
from tui.annotate.reading import Reading, in_order
from tui.annotate.signals import signal_words
from tui.annotate.sources import tally
from tui.annotate.whole import notes_on
from tui.article.article import Article
from tui.language.cut import CutArticle, cut
from tui.language.english import foreign_paragraphs, language_of
from tui.lexicon.wordings import wordings

if TYPE_CHECKING:
    from tui.annotate.said import Said
    from tui.model.tagger import Tagging

EngineName = Literal["auto", "model", "rules"]
LEAST_CONFIDENCE = 0.05
"""Candidates that are less sure than this are nowhere told."""

LONGEST_FOR_MODEL = 1_000_000
"""Characters: a longer text would keep the model busy for more than half a minute, and is no article."""

_HANDED = 0.6
"""How sure an attribution of the model must be to take a claim out of the article's own voice: half of what it tags is
attitude, and who holds a view is no source for what it is about (F1 of that layer on 75 of our training articles: 0.40,
without this line 0.36)."""

Progress = Callable[[float], None]
"""Told the share of the work done, 0 to 1, every so often; it may raise to stop the work."""


def read(article: Article, progress: Progress | None = None, engine: EngineName = "rules") -> Reading:
    """All that is found in an article, by the rules alone or by them and the model.

    "auto" is the model where it can be run and the text is no longer than LONGEST_FOR_MODEL.

    Raises:
        ImportError: "model" is asked for, and what runs it is not installed.
    """
    told = progress or (lambda share: None)
    by_model = _by_model(engine, len(article.text))
    by, version = ("model", model.VERSION) if by_model else ("rules", None)
    cut_article = cut(article, lambda share: told(0.15 * share))
    language = language_of(cut_article)
    if abstained := why_abstained(cut_article):
        return Reading(cut_article, by, version, language, None, abstained, (), (), (), ())
    tagging, ruled = _tagged(cut_article, lambda share: told(0.15 + 0.30 * share)) if by_model else (None, None)
    stretches, judged = tagging or (None, None)
    attributed = _drained(
        sourced.annotate(cut_article, stretches, ruled), cut_article, told, 0.45 if by_model else 0.15, 0.50
    )
    claims = _drained(unverified.annotate(cut_article, handed(attributed, by_model)), cut_article, told, 0.50, 0.70)
    wording = _drained(loaded.annotate(cut_article, attributed), cut_article, told, 0.70, 0.90)
    if judged:
        claims = weighed.unverified(cut_article, claims, judged)
        wording = weighed.loaded(cut_article, wording, judged)
    missing = _drained(counterview.annotate(cut_article, attributed, claims, judged), cut_article, told, 0.90, 1.0)
    foreign = SpanIndex(foreign_paragraphs(cut_article))
    found = [
        a for layer in (attributed, claims, wording, missing) for a in layer
        if not foreign.overlapping(a.start, a.end)
    ]
    genre = genre_of(cut_article, attributed)
    return Reading(
        cut=cut_article,
        engine=by,
        model=version,
        language=language,
        genre=genre,
        abstained=None,
        annotations=in_order(a for a in found if a.confidence >= LEAST_CONFIDENCE),
        sources=tally(cut_article, attributed),
        practice=good_practice(cut_article, attributed, claims),
        notes=notes_on(cut_article, attributed, genre),
    )


def handed(attributed: Sequence[Annotation], by_model: bool) -> list[Annotation]:
    """The attributions that take a claim out of the article's own voice."""
    return [a for a in attributed if not by_model or a.confidence >= _HANDED]


def _by_model(engine: EngineName, length: int) -> bool:
    if engine == "auto":
        return length <= LONGEST_FOR_MODEL and model.is_there()
    return engine == "model"


def _tagged(cut_article: CutArticle, told: Progress) -> "tuple[Tagging, list[Said]]":
    """What the model says, and what the rules find meanwhile: the model works outside Python, on another core."""
    from concurrent.futures import ThreadPoolExecutor  # imported here, as are numpy and ONNX Runtime: the rules alone
    # do without, and they take a fifth of a second

    def tag() -> "Tagging":
        from tui.model.tagger import tagger

        return tagger().tag(cut_article, told)

    with ThreadPoolExecutor(1) as pool:
        tagging = pool.submit(tag)
        ruled = [*sourced.by_rule(cut_article)]
        wordings()  # the lexicons that take longest to build: as long as the model a thousand words
        signal_words()
        parties_in(cut_article)  # with the names; both are kept for the layers
        return tagging.result(), ruled


def _drained(
    found: Iterable[Annotation], cut_article: CutArticle, told: Progress, begins: float, ends: float
) -> list[Annotation]:
    """The annotations of a layer, telling the progress by how far into the text they lie."""
    length = len(cut_article.text)
    annotations = []
    for annotation in found:
        annotations.append(annotation)
        if len(annotations) % 64 == 1:
            told(begins + (ends - begins) * annotation.start / length)
    return annotations
