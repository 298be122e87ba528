"""What stands on a page and is not the article, told by how the page is built."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

_NAME = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_NAMING = ("class", "id", "itemprop", "data-component", "data-type", "data-module", "data-testid", "data-uri")
_LONGEST_NAME = 400
_WHOLES = ("html", "body", "main", "article")


@cache
def data() -> dict[str, Any]:
    """The parsed page.toml."""
    return tomllib.loads(files("tui.article.page").joinpath("page.toml").read_text("utf-8"))


@cache
def page_words(table: str, key: str) -> frozenset[str]:
    """A list of page.toml as a set."""
    return frozenset(data()[table][key])


def names(element: HtmlElement) -> set[str]:
    """What the page's builder calls an element: the words of its names, and each two in a row."""
    found: set[str] = set()
    for attribute in _NAMING:
        for name in element.get(attribute, "")[:_LONGEST_NAME].split():
            parts = [part.lower() for part in _NAME.findall(name)]
            found.update(parts)
            found.update(f"{a} {b}" for a, b in pairwise(parts))
            found.add("".join(parts))
    return found


def furniture(root: HtmlElement) -> list[HtmlElement]:
    """The outermost elements below `root` that are furniture."""
    found: list[HtmlElement] = []
    inside: set[HtmlElement] = set()
    for element in root.iterdescendants(etree.Element):
        if element.getparent() in inside:
            inside.add(element)
        elif is_furniture(element):
            inside.add(element)
            found.append(element)
    return found


def is_furniture(element: HtmlElement) -> bool:
    """Whether an element is called, or is by its tag, something else than article text.

    A quotation from elsewhere that is built in, such as a post, is what the article shows and stays.
    """
    if element.tag in page_words("tags", "furniture"):
        return True
    if element.get("role", "") in page_words("parts", "never_article"):
        return True
    called = names(element)
    if element.tag in _WHOLES or "hentry" in called:  # blogs name a whole post after its author, tags and categories
        return False
    if not called.isdisjoint(page_words("parts", "furniture")):
        return True
    built_in = not called.isdisjoint(page_words("parts", "unless_quoting"))
    return built_in and next(element.iter("blockquote"), None) is None
