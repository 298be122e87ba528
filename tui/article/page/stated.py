"""The text of an article that a page states for programs and does not draw."""

from collections.abc import Sequence

from tui.article.article import BlockKind
from tui.article.errors import UnreadableArticle
from tui.article.page.pieces import Piece, pieces
from tui.article.page.tree import PLACE, parsed, without_unseen

_ENOUGH_WORDS = 80


def stated_body(text: str | None, drawn: Sequence[Piece]) -> list[Piece] | None:
    """The pieces of JSON-LD's `articleBody` where that has more than twice the words that were found drawn."""
    if text is None or len(text.split()) < max(_ENOUGH_WORDS, 2 * sum(piece.words for piece in drawn)):
        return None
    if "</p>" in text or "<br" in text:
        try:
            return pieces(without_unseen(parsed(text)), PLACE)
        except UnreadableArticle:
            return None
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [Piece(None, BlockKind.PARAGRAPH, text=line) for line in lines if line]
