"""HTML to a tree of elements, and out of that what no reader sees: programs, styles, hidden parts.

Imported only by the child process of `page`: lxml and readability cost 100 ms and take hostile input.
"""

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from tui.article.errors import UnreadableArticle
from tui.article.sanitize import neutralise

PLACE = "data-place"
"""The attribute that numbers the elements of a tree, so that they are known again in a copy."""

_UNSEEN = (
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "applet", "canvas",
    "audio", "video", "map", "dialog", "title", "meta", "link", "base",  # not head: the parser may put articles in it
    "amp-ad", "amp-embed", "amp-sidebar", "amp-consent", "amp-iframe",
)
_HIDDEN_STYLE = re.compile(
    r"(?:^|;)\s{0,9}(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.IGNORECASE
)
_DEEPEST = 2000
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold, and so lxml takes from a page and then cannot move about."""


def parsed(text: str) -> HtmlElement:
    """The tree of a page, without comments. Nothing is fetched, whatever the page names.

    Raises:
        UnreadableArticle: there is no markup in it, or it is nested deeper than any page that people write. The
            message goes on after "The page".
    """
    text = _UNFIT.sub(lambda found: neutralise(found.group()), _REFERENCE.sub(_fit, text))
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        tree = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, ValueError):
        raise UnreadableArticle("is empty") from None
    if any("depth" in entry.message for entry in parser.error_log):
        raise UnreadableArticle(f"nests its parts more than {_DEEPEST:,} deep, as no article needs")
    return tree


def _fit(reference: re.Match[str]) -> str:
    """A numeric character reference, or a stand-in for the character if that is unfit."""
    digits = reference[1] or reference[2]
    code = int(digits.lstrip("0")[:9] or "0", 16 if reference[1] else 10)
    character = chr(code) if code <= 0x10FFFF else "\ufffe"
    return neutralise(character) if _UNFIT.match(character) else reference.group()


def without_unseen(tree: HtmlElement) -> HtmlElement:
    """The same tree after what is not drawn was taken out of it."""
    drop(list(tree.iter(*_UNSEEN)))
    drop([e for e in tree.iter(etree.Element) if _hidden(e)])
    return tree


def _hidden(element: HtmlElement) -> bool:
    if element.tag in ("html", "body"):
        return False
    return element.get("hidden") is not None or bool(_HIDDEN_STYLE.search(element.get("style", "")))


def drop(elements: list[HtmlElement]) -> None:
    """Take elements out, keeping the text after them."""
    for element in elements:
        if element.getparent() is not None:
            element.drop_tree()


def number(tree: HtmlElement) -> dict[str, HtmlElement]:
    """Give each element its number; the elements by their numbers."""
    numbered = {}
    for place, element in enumerate(tree.iter(etree.Element)):
        element.set(PLACE, str(place))
        numbered[str(place)] = element
    return numbered


def ancestors(element: HtmlElement) -> Iterator[HtmlElement]:
    """The element and all that it stands in, from the inside out."""
    yield element
    yield from element.iterancestors()
