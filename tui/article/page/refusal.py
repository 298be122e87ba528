"""Why a page is not an article, where it is none."""

from collections.abc import Sequence

from lxml.html import HtmlElement

from tui.article.page.furniture import data
from tui.article.page.metadata import Metadata
from tui.article.page.pieces import Piece, pieces
from tui.article.page.tree import PLACE

_SHORTEST = 140
"""Characters that a page's article has at least; Chinese and Japanese, which need fewer, reach that too."""
_WALL_WORDS = 150
_LINKED_HEADINGS = 6


def refusal(found: Sequence[Piece], tree: HtmlElement, stated: Metadata, programs: bool) -> str | None:
    """What the page is instead of an article, as "page X ..." goes on; None where it is one.

    `tree` is the whole page without what is not drawn; `programs`: whether it has any, which might draw more.
    """
    length = sum(len(piece.text) for piece in found)
    words = sum(piece.words for piece in found)
    if words < _WALL_WORDS:
        seen = " ".join(tree.text_content().lower().split())[:100_000] if length < _SHORTEST else _text(found)
        for wall in data()["walls"]:
            if sum(cue in seen for cue in wall["cues"]) >= wall["enough"]:
                return str(wall["says"])
    if length >= _SHORTEST:
        return "is a page of links to articles, not an article" if _is_index(found) else None
    if not stated.free:
        return "shows its article only to those who pay for it"
    whole = pieces(tree, PLACE)
    links = [piece.words for piece in whole if piece.link_density > 0.5]
    if sum(links) > 40 or (not programs and 2 * len(links) > len(whole)):
        return "is a page of links, not an article"
    if programs and sum(piece.words for piece in whole) < 40:
        return "holds no text before a program (JavaScript) has run, and none is run here"
    return "holds no article that could be told from what stands around it"


def _text(found: Sequence[Piece]) -> str:
    return " ".join(piece.text.lower() for piece in found)


def _is_index(found: Sequence[Piece]) -> bool:
    """Whether headings that lead elsewhere make up a third of what was found."""
    linked = sum(piece.level > 0 and piece.kind.value == "heading" and piece.link_density > 0.8 for piece in found)
    return linked >= _LINKED_HEADINGS and linked * 3 >= len(found)
