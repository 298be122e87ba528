"""Words that judge, where a plainer one exists."""

from collections.abc import Iterator, Sequence

from tui.annotate.annotation import Annotation
from tui.language.cut import CutArticle


def annotate(cut: CutArticle, sourced: Sequence[Annotation]) -> Iterator[Annotation]:
    """The loaded wording of an article."""
    yield from ()
