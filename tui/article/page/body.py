"""Where the article stands on a page, and which of the pieces there belong to it."""

import copy
import re
from collections import Counter
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement
from readability import Document  # type: ignore[import-untyped]
from readability.readability import Unparseable  # type: ignore[import-untyped]

from tui.article.article import BlockKind
from tui.article.page.furniture import data, furniture, names, page_words
from tui.article.page.metadata import Metadata, likeness
from tui.article.page.pieces import Piece, pieces
from tui.article.page.tree import PLACE, ancestors, drop, number

_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MOST_OF_IT = 0.9
_TOO_MUCH_TO_LOSE = 0.3
_NEARLY_ALL = 0.8
_MOSTLY = 0.5
_SAME_TITLE = 0.8
_LONGEST_CUE = 40
_LONGEST_CREDIT = 15
_LONGEST_CALL = 25
_LONGEST_ADDRESS = 12
_LONGEST_CLOSING = 80
_LONG_ENOUGH_WORDS = 250
_ENOUGH_WORDS = 60
_LONGEST_CAPTION = 40
_LONGEST_HEAD = 8
_CAPTIONED: frozenset[object] = frozenset(("div", "center", "dl", "dd", "dt", "section", "td"))
_SENTENCE_ENDS = (".", "?", "!", "”", '"', ":", "…")


class _Readability(Document):  # type: ignore[misc]
    """readability-lxml, left alone with its choice: the page is not written out as HTML again."""

    def get_clean_html(self) -> str:
        """Nothing: the tree is read, not its markup."""
        return ""


@dataclass(frozen=True, slots=True)
class Body:
    """What was found of an article on a page."""

    pieces: list[Piece]
    standfirst: str | None = None


def body(tree: HtmlElement, stated: Metadata) -> Body:
    """The article's body, in the order of the page.

    Two tries: on the page without what is furniture by name, so that long comments or lists of other articles cannot
    be taken for the article; and on the whole page, should the first have thrown the article away.
    """
    cleaned = copy.deepcopy(tree)
    drop([e for e in furniture(cleaned) if not _holds_article(e, stated)])
    first = _tried(cleaned, stated)
    if _words(first) >= _ENOUGH_WORDS:
        return first
    second = _tried(tree, stated)
    return second if _words(second) > 3 * _words(first) else first


def _words(found: Body) -> int:
    return sum(piece.words for piece in found.pieces)


def _tried(tree: HtmlElement, stated: Metadata) -> Body:
    numbered = number(tree)
    picked = _picked(tree)
    container = _container(numbered, picked)
    if container is None:
        return Body([])
    container = _with_headline(tree, container, stated)
    total = sum(picked.values())
    drop([e for e in furniture(container) if _inside(e, picked) < _TOO_MUCH_TO_LOSE * total])
    found = [piece for piece in pieces(container, PLACE) if not _is_caption(piece)]
    standfirst, found = _begun(found, stated)
    found = [piece for piece in _without_link_lists(found) if not _leads_away(piece, picked)]
    return Body(_ended(found), standfirst)


def _holds_article(element: HtmlElement, stated: Metadata) -> bool:
    """Whether an element that is furniture by name has what only the article has."""
    for inner in element.iter(etree.Element):
        if inner.tag == "main" or "articleBody" in inner.get("itemprop", ""):
            return True
        if inner.tag == "h1" and stated.title and likeness(inner.text_content(), stated.title) >= _SAME_TITLE:
            return True
        if inner.tag == "article" and _prose(inner) >= _LONG_ENOUGH_WORDS:
            return True
    return False


def _inside(element: HtmlElement, picked: Counter[str]) -> int:
    return sum(picked[e.get(PLACE, "")] for e in element.iter(etree.Element))


def _picked(tree: HtmlElement) -> Counter[str]:
    """How many characters readability takes for the article, by the place of the element that holds them."""
    document = _Readability(tree)
    try:
        document.summary(html_partial=True)
    except Unparseable:  # whatever went wrong in it
        return Counter()
    picked: Counter[str] = Counter()
    for element in document.html.iter(etree.Element):
        picked[_holder(element)] += len((element.text or "").strip())
        if element.getparent() is not None:
            picked[_holder(element.getparent())] += len((element.tail or "").strip())
    return +picked


def _holder(element: HtmlElement) -> str:
    """The place of an element, or of the nearest around it that was on the page: readability makes some."""
    return next((place for e in ancestors(element) if (place := e.get(PLACE)) is not None), "")


def _container(numbered: dict[str, HtmlElement], picked: Counter[str]) -> HtmlElement | None:
    """The innermost element that holds nearly all that was picked."""
    weight = _weights(numbered, picked)
    total = sum(picked.values())
    holding = [e for e, n in weight.items() if n >= _MOST_OF_IT * total]
    return max(holding, key=lambda e: sum(1 for _ in e.iterancestors()), default=None)


def _weights(numbered: dict[str, HtmlElement], picked: Counter[str]) -> Counter[HtmlElement]:
    weight: Counter[HtmlElement] = Counter()
    for place, count in picked.items():
        if place in numbered:
            for element in ancestors(numbered[place]):
                weight[element] += count
    return weight


def _with_headline(tree: HtmlElement, container: HtmlElement, stated: Metadata) -> HtmlElement:
    """The container, or the `article` element around the headline where that is another one with enough text."""
    if stated.title is None:
        return container
    for heading in tree.iter("h1", "h2"):
        if likeness(heading.text_content(), stated.title) < _SAME_TITLE:
            continue
        around = next((e for e in heading.iterancestors("article")), None)
        if around is None or container in set(around.iter()) or around in set(container.iter()):
            return container
        return around if _prose(around) >= _ENOUGH_WORDS else container
    return container


def _prose(element: HtmlElement) -> int:
    """How many words stand in an element's pieces that look like sentences."""
    return sum(piece.words for piece in pieces(element, PLACE) if piece.words > 10 and piece.link_density < 0.3)


def _is_caption(piece: Piece) -> bool:
    """Whether a short text that is no sentence shares a block of its own with an image."""
    element = piece.element
    if element is None or element.tag not in _CAPTIONED:
        return False
    if piece.words > _LONGEST_CAPTION or piece.text.endswith(_SENTENCE_ENDS):
        return False
    image = next(element.iter("img", "picture"), None) is not None
    return image and len("".join(element.itertext()).split()) <= len(piece.text.split())


def _begun(found: list[Piece], stated: Metadata) -> tuple[str | None, list[Piece]]:
    """The standfirst, and the pieces after headline, standfirst, byline and date."""
    start = 0
    standfirst = None
    for index, piece in enumerate(found[:_LONGEST_HEAD]):
        if stated.title and likeness(piece.text, stated.title) >= _SAME_TITLE:
            start = index + 1
    while start < len(found) - 1:
        piece = found[start]
        if _is_standfirst(piece, stated):
            standfirst = piece.text
        elif not _is_about_article(piece, stated):
            break
        start += 1
    return standfirst, found[start:]


def _is_standfirst(piece: Piece, stated: Metadata) -> bool:
    around = list(ancestors(piece.element))[:2] if piece.element is not None else []
    named = any(not names(e).isdisjoint(page_words("parts", "standfirst")) for e in around)
    stated_so = stated.standfirst is not None and likeness(piece.text, stated.standfirst) >= _SAME_TITLE
    return piece.words > 3 and (named or (piece.kind is BlockKind.HEADING and stated_so))


def _is_about_article(piece: Piece, stated: Metadata) -> bool:
    """Whether a piece before the first paragraph is a date, a byline or a way to somewhere else."""
    if piece.words > 15:
        return False
    if piece.link_density > _NEARLY_ALL or piece.words == 0:
        return True
    if piece.words <= 12 and _YEAR.search(piece.text) and not piece.text.endswith(_SENTENCE_ENDS):
        return True
    return stated.byline is not None and likeness(piece.text, stated.byline) >= 0.6


def _without_link_lists(found: list[Piece]) -> list[Piece]:
    """The pieces without those that are a list of ways to somewhere else: two in a row, of nothing but links."""
    away = [piece.link_density > _NEARLY_ALL and piece.words > 2 for piece in found]
    return [
        piece for i, piece in enumerate(found)
        if not (away[i] and ((i and away[i - 1]) or (i + 1 < len(found) and away[i + 1])))
    ]


def _leads_away(piece: Piece, picked: Counter[str]) -> bool:
    """Whether a piece is only there to send its reader elsewhere, or to say who made a picture."""
    words = _WORD.findall(piece.text.lower())
    before_colon = _WORD.findall(piece.text.lower()[:_LONGEST_CUE].partition(":")[0])
    cue = _begins(words, "elsewhere")
    if piece.link_density > _NEARLY_ALL:
        if piece.kind is BlockKind.PARAGRAPH:
            return "://" not in piece.text and not piece.text.endswith((".", "”", ":"))
        return cue or (piece.kind is BlockKind.LIST_ITEM and not piece.sources & picked.keys())
    if ":" in piece.text[:_LONGEST_CUE]:
        announced = " ".join(before_colon)
        if announced in page_words("cues", "credit") and piece.words <= _LONGEST_CREDIT:
            return True
        if announced in page_words("cues", "elsewhere") and piece.links and piece.words <= _LONGEST_CALL:
            return True
    if " ".join(words) in page_words("cues", "alone"):
        return True
    return cue and piece.words <= _LONGEST_CALL and piece.link_density > _MOSTLY


def _begins(words: list[str], cues: str) -> bool:
    """Whether the first words, four at most, are one of these cues."""
    return any(" ".join(words[:count]) in page_words("cues", cues) for count in range(1, 5))


def _ended(found: list[Piece]) -> list[Piece]:
    """The pieces without what comes after the last paragraph: headings of nothing, calls and credits."""
    end = len(found)
    while end > 1 and _closes(found[end - 1]):
        end -= 1
    return found[:end]


def _closes(piece: Piece) -> bool:
    text = piece.text.lower()
    words = _WORD.findall(text)
    if piece.kind is BlockKind.HEADING or not words or piece.link_density > _NEARLY_ALL:
        return True
    reachable = "@" in text
    if len(words) <= _LONGEST_ADDRESS and reachable and not text.endswith("."):
        return True
    if len(words) > _LONGEST_CLOSING:
        return False
    if _begins(words, "after") or any(cue in text for cue in data()["cues"]["after_anywhere"]):
        return True
    return _begins(words, "after_with_link") and (bool(piece.links) or reachable or len(words) <= _LONGEST_ADDRESS)
