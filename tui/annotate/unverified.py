"""Says who: checkable claims that the article gives no way to trace yet."""

from collections.abc import Iterator, Sequence

from tui.annotate.annotation import Annotation
from tui.language.cut import CutArticle


def annotate(cut: CutArticle, sourced: Sequence[Annotation]) -> Iterator[Annotation]:
    """The unverified claims of an article."""
    yield from ()
