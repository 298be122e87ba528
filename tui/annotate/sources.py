"""Who is heard, and how much."""

from collections.abc import Sequence

from tui.annotate.annotation import Annotation
from tui.annotate.reading import SourceTally
from tui.language.cut import CutArticle


def tally(cut: CutArticle, sourced: Sequence[Annotation]) -> tuple[SourceTally, ...]:
    """The sources of an article, the most quoted first."""
    return ()
