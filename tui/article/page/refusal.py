"""Why a page is not an article, where it is none."""

from collections.abc import Iterator, Sequence
from typing import Any

from lxml.html import HtmlElement

from tui.article.page.furniture import data
from tui.article.page.metadata import Metadata
from tui.article.page.pieces import Piece, pieces
from tui.article.page.tree import PLACE

_SHORTEST = 140
"""Characters that a page's article has at least; Chinese and Japanese, which need fewer, reach that too."""
_WALL_WORDS = 150
_LINKED_HEADINGS = 6
_CHOOSE = "Open one of its articles in a browser and copy the address of that."


def refusal(found: Sequence[Piece], tree: HtmlElement, stated: Metadata, programs: bool) -> str | None:
    """What the page is instead of an article, as "page X ..." goes on; None where it is one.

    It ends in a full stop where it says what to do, too.

    `tree` is the whole page without what is not drawn; `programs`: whether it has any, which might draw more.
    """
    length = sum(len(piece.text) for piece in found)
    if _is_short(found):
        seen = drawn(tree) if length < _SHORTEST else " ".join(piece.text.lower() for piece in found)
        if wall := next(_walls(seen), None):
            return str(wall["says"])
    if length >= _SHORTEST:
        return f"is a page of links to articles, not an article. {_CHOOSE}" if _is_index(found) else None
    if stated.onward:
        return f"sends its readers on to {stated.onward} and holds no article itself. Open that address."
    if not stated.free:
        return "shows its article only to those who pay for it"
    whole = pieces(tree, PLACE)
    links = [piece.words for piece in whole if piece.link_density > 0.5]
    if sum(links) > 40 or (not programs and 2 * len(links) > len(whole)):
        return f"is a page of links, not an article. {_CHOOSE}"
    if programs and sum(piece.words for piece in whole) < 40:
        return "holds no text before a program (JavaScript) has run, and none is run here"
    return "holds no article that could be told from what stands around it"


def is_cut_short(found: Sequence[Piece], seen: str) -> bool:
    """Whether so little was found, and the page asks to subscribe so often, that it may be the beginning alone.

    `seen`: all that is `drawn` on the page.
    """
    return _is_short(found) and any(wall.get("around") for wall in _walls(seen))


def drawn(tree: HtmlElement) -> str:
    """The words of a page in small letters, what stands around an article included, while it is still in the tree."""
    return " ".join(tree.text_content().lower().split())[:100_000]


def _walls(seen: str) -> Iterator[dict[str, Any]]:
    return (wall for wall in data()["walls"] if sum(cue in seen for cue in wall["cues"]) >= wall["enough"])


def _is_short(found: Sequence[Piece]) -> bool:
    return sum(piece.words for piece in found) < _WALL_WORDS


def _is_index(found: Sequence[Piece]) -> bool:
    """Whether headings that lead elsewhere make up a third of what was found."""
    linked = sum(piece.level > 0 and piece.kind.value == "heading" and piece.link_density > 0.8 for piece in found)
    return linked >= _LINKED_HEADINGS and linked * 3 >= len(found)
