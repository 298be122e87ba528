"""Who says so: attributions with their source, cue and content."""

from collections.abc import Iterator

from tui.annotate.annotation import Annotation
from tui.language.cut import CutArticle


def annotate(cut: CutArticle) -> Iterator[Annotation]:
    """The attributions of an article."""
    yield from ()
