"""What holds for the whole article."""

from collections.abc import Sequence

from tui.annotate.annotation import Annotation
from tui.annotate.reading import Note
from tui.language.cut import CutArticle


def notes_on(cut: CutArticle, sourced: Sequence[Annotation]) -> tuple[Note, ...]:
    """Notes such as an unclosed quotation or a missing author."""
    return ()
