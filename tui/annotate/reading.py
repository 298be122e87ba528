"""The result: everything that was found in one article."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from tui.annotate.annotation import Annotation, Layer, SourceKind
from tui.article.article import Article
from tui.language.cut import CutArticle


@dataclass(frozen=True, slots=True)
class SourceTally:
    """One who is heard in the article, with what was handed to them."""

    name: str
    kind: SourceKind
    role: str | None
    """What the article says they are ("foreign minister"), where it says it."""
    side: str | None
    attributions: tuple[Annotation, ...]
    words: int
    """Words of the contents attributed to them."""


@dataclass(frozen=True, slots=True)
class Practice:
    """Something that the article does well, with the words that show it."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Note:
    """Something that holds for the whole article, in one sentence."""

    kind: str
    text: str


class Marked(NamedTuple):
    """A mark that may be shown before the article is complete."""

    first: Annotation
    """As it was when its part of the article had been read; what is shown is chosen by this, and so it stays shown."""
    now: Annotation
    """As it is now: of loaded wording the confidence may have changed."""


class Part(NamedTuple):
    """A part of a long text with its unverified claims and its loaded wording."""

    share: float
    """The share of the article's words up to its end, 0 to 1."""
    marks: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with all that was found in it. The same text and version give the same reading.

    A long text is read in parts. Of one that is not `complete`, the parts read so far have all their marks but
    counter-views, a few pairs of loaded words that may turn out to be one mark, and what rests on the whole: sources
    as the ledger of voices, genre, practice and notes. No mark of a part goes or moves when more is read.
    """

    cut: CutArticle
    engine: str
    """"rules" or "model"."""
    model: str | None
    """The model's version, None where rules alone were used."""
    language: str | None
    """"en", or None where the text is not English or too short to tell."""
    genre: str | None
    abstained: str | None
    """Why nothing is marked, None where marks were looked for."""
    annotations: tuple[Annotation, ...]
    """All candidates, sorted by start, end, layer and kind."""
    sources: tuple[SourceTally, ...]
    practice: tuple[Practice, ...]
    notes: tuple[Note, ...]
    parts: tuple[Part, ...] = ()
    """Of a long text, those read so far; none of a text that is read in one go."""
    complete: bool = True

    @property
    def article(self) -> Article:
        """What was read."""
        return self.cut.article

    def layer(self, layer: Layer) -> list[Annotation]:
        """The annotations of one layer, in order."""
        return [a for a in self.annotations if a.layer is layer]

    def ids(self) -> dict[Annotation, str]:
        """The id of each annotation: its layer's letter and its ordinal there by (start, end, kind)."""
        found: dict[Annotation, str] = {}
        for layer in Layer:
            members = sorted(self.layer(layer), key=lambda a: (a.start, a.end, a.kind))
            found |= {a: f"{layer.letter}{n}" for n, a in enumerate(members, start=1)}
        return found


def in_order(annotations: Iterable[Annotation]) -> tuple[Annotation, ...]:
    """Annotations by (start, end, layer, kind)."""
    layers = list(Layer)
    return tuple(sorted(annotations, key=lambda a: (a.start, a.end, layers.index(a.layer), a.kind)))
