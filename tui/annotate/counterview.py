"""Who is not heard."""

from collections.abc import Iterator, Sequence

from tui.annotate.annotation import Annotation
from tui.language.cut import CutArticle


def annotate(
    cut: CutArticle, sourced: Sequence[Annotation], unverified: Sequence[Annotation], loaded: Sequence[Annotation]
) -> Iterator[Annotation]:
    """The places where a fair reader would expect a voice that the article does not give."""
    yield from ()
