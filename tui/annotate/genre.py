"""What sort of text it is."""

from collections.abc import Sequence

from tui.annotate.annotation import Annotation
from tui.language.cut import CutArticle


def genre_of(cut: CutArticle, sourced: Sequence[Annotation]) -> str | None:
    """News report, opinion, press release, agency copy or interview; None where it cannot be told."""
    return None
