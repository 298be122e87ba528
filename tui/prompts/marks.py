"""A mark as it is seen, what it is worth, and the words that come back and are one mark."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tui.annotate.annotation import Annotation, Layer, Voice
from tui.annotate.reading import Reading
from tui.annotate.wordings.plainer import ARTICLES
from tui.language.folded import word_classes
from tui.language.tokens import tokenize
from tui.lexicon import words
from tui.lexicon.wordings import wordings
from tui.prompts.measured import doubted


@dataclass(frozen=True, slots=True)
class Mark:
    """One visible mark; a word that comes back is one mark, at its heaviest place."""

    annotation: Annotation
    again: tuple[Annotation, ...] = ()
    """The other times that the same word is marked."""
    doubted: bool = False
    """Of a kind that is often wrong: it is put as a question only."""

    @property
    def layer(self) -> Layer:
        """Its layer."""
        return self.annotation.layer

    @property
    def count(self) -> int:
        """How often the word is marked."""
        return 1 + len(self.again)

    @property
    def worth(self) -> float:
        """What marks are ranked by."""
        return worth(self.annotation)


def worth(annotation: Annotation) -> float:
    """Weight times confidence: what marks are ranked by within their layer."""
    return annotation.weight * annotation.confidence


def is_quoted_wording(annotation: Annotation) -> bool:
    """Whether it is a loaded word that stands in a quotation."""
    return annotation.layer is Layer.LOADED and annotation.voice is Voice.QUOTED


def merged(reading: Reading, annotations: Iterable[Annotation]) -> Iterator[Mark]:
    """A loaded word that comes back as one mark, where it weighs most; every other mark by itself."""
    annotations = list(annotations)
    yield from (Mark(a, doubted=doubted(a)) for a in annotations if a.layer is not Layer.LOADED)
    for times in same_words(reading, annotations).values():
        heaviest = max(times, key=worth)  # the first of several that weigh the same
        yield Mark(heaviest, tuple(a for a in times if a is not heaviest), doubted(heaviest))


def same_words(reading: Reading, annotations: Iterable[Annotation]) -> dict[str, list[Annotation]]:
    """The marks of loaded wording by the words that are marked."""
    same: dict[str, list[Annotation]] = {}
    for annotation in annotations:
        if annotation.layer is Layer.LOADED:
            same.setdefault(word_of(reading, annotation), []).append(annotation)
    return same


def nobody_of(annotation: Annotation) -> str:
    """Who cannot be found behind a claim, by the words that are not small: "insiders" for "the two insiders"."""
    source = annotation.source
    if annotation.kind != "weak-source" or source is None:
        return ""
    lower = tokenize(source.name or source.text).lower
    telling = [low for low in lower if low not in word_classes() and low not in words("clauses", "numbers")]
    return " ".join(telling or lower)


def word_of(reading: Reading, annotation: Annotation) -> str:
    """What is marked, by which it is known when it comes back: "blasting" and "an enormous" are "blast" and "enormous".

    Each of its words that the lexicons have is its lemma, every other stands as it is written, in small letters.
    """
    lower = reading.cut.lower_in(annotation.start, annotation.end)
    told, after = [], 0
    for hit in wordings().find(lower):
        told += [*lower[after : hit.first], hit.entry[0].lemma if hit.entry else " ".join(lower[hit.first : hit.last])]
        after = hit.last
    told += lower[after:]
    return " ".join(told[1:] if len(told) > 1 and told[0] in ARTICLES else told)
