"""What an article does well."""

from collections.abc import Sequence

from tui.annotate.annotation import Annotation
from tui.annotate.reading import Practice
from tui.language.cut import CutArticle


def good_practice(
    cut: CutArticle, sourced: Sequence[Annotation], unverified: Sequence[Annotation]
) -> tuple[Practice, ...]:
    """Documents named, replies included, limits admitted."""
    return ()
