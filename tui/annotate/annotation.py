"""What a mark is, shared by all layers and by everything that shows, prints or asks about one."""

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from operator import attrgetter
from typing import Generic, Protocol, TypeVar

from tui.article.article import Span


class Layer(StrEnum):
    """The four things that are marked, in the order of their keys 1 to 4."""

    SOURCED = "sourced"
    UNVERIFIED = "unverified"
    LOADED = "loaded"
    COUNTERVIEW = "counterview"

    @property
    def letter(self) -> str:
        """Its letter in ids ("s3") and, as a capital, in the gutter."""
        return self.value[0]


class Stance(StrEnum):
    """What a source does with what it says."""

    ASSERTS = "asserts"
    DENIES = "denies"
    ACCUSES = "accuses"
    WANTS = "wants"
    BELIEVES = "believes"
    DOUBTS = "doubts"


class SourceKind(StrEnum):
    """Who or what a source is, from the most to the least traceable."""

    PERSON = "person"
    ORGANIZATION = "organization"
    DOCUMENT = "document"
    ANONYMOUS = "anonymous"
    VAGUE = "vague"

    @property
    def is_traceable(self) -> bool:
        """Whether a reader could find out who that is."""
        return self not in _UNTRACEABLE


_UNTRACEABLE = (SourceKind.ANONYMOUS, SourceKind.VAGUE)


class Voice(StrEnum):
    """Whose words a loaded wording is."""

    OUTLET = "outlet"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True)
class Source:
    """The words that name who says something, and who that is."""

    span: Span
    text: str
    name: str | None
    """The fullest name in the article, None where nobody is named."""
    kind: SourceKind
    href: str | None = None
    """Where the words lead, if they are a link."""


@dataclass(frozen=True, slots=True, eq=False)
class Annotation:
    """One mark. It says what the text does, and never whether a claim is true.

    Two annotations are the same only if they are the same object; offsets count code points of the article.
    """

    layer: Layer
    kind: str
    start: int
    end: int
    confidence: float
    """0 to 1: the share of such marks that a careful reader would keep, at the rate of real news."""
    weight: float
    """0 to 1: how much it matters to a reader of this article."""
    shown: bool
    """Whether the confidence is above the layer's default line."""
    reason: str
    """One sentence that a student understands, with the words that made the mark."""
    evidence: tuple[Span, ...] = ()
    """The words that made it, where they are not the mark itself: a cue, a hedge."""
    pieces: tuple[Span, ...] = ()
    """The stretches inside start..end, only when the content is interrupted."""
    stance: Stance | None = None
    source: Source | None = None
    cue: Span | None = None
    voice: Voice | None = None
    suggestion: str | None = None
    """A plainer wording that fits in its place."""
    target: str | None = None
    """Who a counter-view or an allegation is about."""
    related: tuple["Annotation", ...] = ()
    """Annotations that this one rests on."""

    @property
    def span(self) -> Span:
        """From the first marked character to the last."""
        return Span(self.start, self.end)

    @property
    def spans(self) -> tuple[Span, ...]:
        """The stretches that are marked: the pieces, or the one span."""
        return self.pieces or (self.span,)


class _Stretch(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=_Stretch)


class SpanIndex(Generic[S]):
    """Stretches of a text, found by where they lie; asking costs the logarithm of their number."""

    def __init__(self, stretches: Iterable[S]) -> None:
        self._stretches = sorted(stretches, key=attrgetter("start", "end"))
        self._starts = [s.start for s in self._stretches]
        self._reach = list(accumulate([s.end for s in self._stretches], max))
        """The greatest end so far: how far back an overlap can begin."""

    def overlapping(self, start: int, end: int) -> Sequence[S]:
        """Those that share a character with [start, end), in order."""
        last = bisect.bisect_left(self._starts, end)
        first = bisect.bisect_right(self._reach, start, 0, last)
        if first == last:
            return ()
        return [s for s in self._stretches[first:last] if s.end > start]
