"""Where marks stand: the sentence of each, and the places that a reader stops at."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tui.annotate.annotation import Annotation, Layer
from tui.annotate.reading import Reading
from tui.language.cut import CutArticle, Sentence, kept
from tui.prompts.marks import Mark


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence with its visible marks, the heaviest first and who says so last."""

    sentence: Sentence
    marks: tuple[Mark, ...]

    @property
    def start(self) -> int:
        """Where the sentence begins in the article."""
        return self.sentence.start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.sentence.end


def places_of(reading: Reading, marks: Iterable[Mark], only_sourced: bool = False) -> tuple[Place, ...]:
    """The stops, in order: sentences with a mark of the layers 2 to 4, or with any if the sourced layer alone is on."""
    by_sentence: dict[int, list[Mark]] = {}
    marks = list(marks)
    for mark, sentence in zip(marks, sentences_of(reading, (mark.annotation for mark in marks)), strict=True):
        if sentence is not None:
            by_sentence.setdefault(sentence.index, []).append(mark)
    ranked = {index: sorted(here, key=_leading) for index, here in sorted(by_sentence.items())}
    return tuple(
        Place(reading.cut.sentences[index], tuple(here))
        for index, here in ranked.items() if only_sourced or here[0].layer is not Layer.SOURCED
    )


def _leading(mark: Mark) -> tuple[bool, float]:
    """What the marks of a place are sorted by: who says so last, before it the heaviest first."""
    return mark.layer is Layer.SOURCED, -mark.worth


def sentence_of(reading: Reading, annotation: Annotation) -> Sentence | None:
    """The sentence that a mark belongs to: the one where it begins; None outside the sentences."""
    return next(sentences_of(reading, (annotation,)))


def sentences_of(reading: Reading, annotations: Iterable[Annotation]) -> Iterator[Sentence | None]:
    """The sentence that each of some marks belongs to."""
    known = _by_mark(reading.cut, reading)
    return (known.get(annotation) or _sentence_at(reading.cut, annotation) for annotation in annotations)


@kept
def _by_mark(cut: CutArticle, reading: Reading) -> dict[Annotation, Sentence | None]:
    """The sentence of each mark: a key that shows more of a book would look for tens of thousands."""
    return {annotation: _sentence_at(cut, annotation) for annotation in reading.annotations}


def _sentence_at(cut: CutArticle, annotation: Annotation) -> Sentence | None:
    return cut.sentence_at(annotation.start) or cut.sentence_at(annotation.end - 1)
