"""What a page states about its article: headline, byline, date, outlet, what it files it under, where it is at home.

Read from JSON-LD (schema.org), Open Graph, meta elements, microdata and what is drawn, in that order of trust, each
for what it is best at. All of it is foreign and not yet sanitised.
"""

import html
import itertools
import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlElement

from tui.article.page.furniture import data, names, page_words
from tui.article.page.tree import ancestors

_ARTICLE = re.compile(r"(?:\w{0,40}Article|\w{0,40}Posting|Report|Review|\w{0,40}NewsItem)\Z")
_TAG = re.compile(r"<[^<>]{0,500}>")
_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)(?:19|20)\d{6}(?!\d)")
_SENT_ON = re.compile(r"[\d.\s]{0,20}[;,]\s{0,20}(?:url\s{0,20}=\s{0,20})?[\"']?([^\"']{1,4096})", re.IGNORECASE)
_TITLE_JOINTS = re.compile(r"\s+[|–—·•»:-]\s+|\s*\|\s*")
_SAME = 0.8
_MOST_STATED = 2_000_000
_LONGEST_VALUE = 600
_MOST_SECTIONS, _LONGEST_SECTION = 20, 60
_AROUND_HEADLINE = 4
"""How many elements around the headline are searched for the line above it."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page states, None where it states nothing. Values are one line each, as the page writes them."""

    title: str | None = None
    standfirst: str | None = None
    """A summary under the headline; it may be that of a search engine and not drawn anywhere."""
    byline: str | None = None
    published: str | None = None
    outlet: str | None = None
    canonical: str | None = None
    """An http or https address, whole."""
    language: str | None = None
    body: str | None = None
    """The text of JSON-LD's `articleBody`: paragraphs on lines of their own, or all in one."""
    sections: tuple[str, ...] = ()
    """What the page files its article under: its kind, its sections, the line above the headline, folders of its
    address."""
    free: bool = True
    """Whether the page does not state that it keeps its text for those who pay (schema.org `isAccessibleForFree`)."""
    onward: str | None = None
    """The other address, http or https, to which a browser goes on by itself after a while."""


def metadata(tree: HtmlElement, uri: str) -> Metadata:
    """What the tree of a whole page states; `uri` is where it came from."""
    stated = _stated_article(tree)
    meta = _meta(tree)
    outlet = _outlet(tree, stated, meta)
    claims = [stated.get("headline"), meta.get("og:title"), meta.get("twitter:title"), _page_title(tree)]
    title = _title(tree, [line for claim in claims if (line := _line(claim))], outlet)
    canonical = _canonical(tree, meta, uri)
    return Metadata(
        title=title,
        standfirst=_first(stated.get("description"), meta.get("og:description"), meta.get("description")),
        byline=_byline(tree, stated, meta, outlet),
        published=_published(tree, stated, meta),
        outlet=outlet,
        canonical=canonical,
        language=_first(stated.get("inLanguage"), tree.get("lang"), meta.get("og:locale")),
        body=_text_of(stated.get("articleBody")),
        sections=tuple(itertools.islice(dict.fromkeys(_sections(tree, stated, meta, title, canonical or uri)),
                                        _MOST_SECTIONS)),
        free=str(stated.get("isAccessibleForFree", True)).lower() != "false",
        onward=_onward(tree, uri),
    )


# ---------------------------------------------------------------- what is stated for programs

def _stated_article(tree: HtmlElement) -> dict[str, Any]:
    """The fields of the first JSON-LD object that is an article; of a page where none is."""
    best: dict[str, Any] = {}
    for thing in _stated(tree):
        kinds = thing.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and _ARTICLE.match(kind.rpartition("/")[2]) for kind in kinds):
            return thing
        if not best and "WebPage" in kinds:
            best = {key: thing[key] for key in ("datePublished", "author", "publisher") if key in thing}
    return best


def _stated(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Every JSON-LD object on the page, those inside others after them."""
    for script in tree.iter("script"):
        if script.get("type", "").partition(";")[0].strip().lower() != "application/ld+json":
            continue
        source = (script.text or "").strip()[:_MOST_STATED]
        source = re.sub(r"\A(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\Z", "", source)
        try:
            pending = deque([json.loads(source, strict=False)])
        except (ValueError, RecursionError):
            continue
        while pending:
            thing = pending.popleft()
            if isinstance(thing, list):
                pending += thing
            elif isinstance(thing, dict):
                yield thing
                pending += [v for k, v in thing.items() if k in ("@graph", "mainEntity", "mainEntityOfPage")]


def _meta(tree: HtmlElement) -> dict[str, str]:
    """The first value of each meta element, by its name in lower case."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            name, value = element.get(attribute, "").strip().lower(), element.get("content", "").strip()
            if name and value:
                found.setdefault(name, value)
    return found


def _onward(tree: HtmlElement, uri: str) -> str | None:
    """Where the first `refresh` that names another page leads."""
    for element in tree.iter("meta"):
        sent_on = _SENT_ON.match(element.get("content", "").strip())
        if sent_on and element.get("http-equiv", "").strip().lower() == "refresh":
            whole = web_address(sent_on[1], uri)
            if whole and urldefrag(whole).url != urldefrag(uri).url:
                return whole
    return None


# ---------------------------------------------------------------- the fields

def _title(tree: HtmlElement, claims: list[str], outlet: str | None) -> str | None:
    """The headline as it is drawn, if one that is drawn is what the page states; else as stated."""
    drawn = [text for e in tree.iter("h1") if (text := _text(e)) and text != outlet]
    subheads = [text for e in tree.iter("h2", "h3") if (text := _text(e))]
    for candidates, enough in ((drawn, 0.5), (subheads, 0.8)):
        scored = [(max((likeness(text, claim) for claim in claims), default=0.0), text) for text in candidates]
        alike, text = max(scored, default=(0.0, ""), key=lambda pair: pair[0])
        if alike >= enough:
            return text
    if len(drawn) == 1 and len(_WORD.findall(drawn[0])) > 3:
        return drawn[0]
    return _without_outlet(claims[0], outlet) if claims else (drawn[0] if drawn else None)


def _without_outlet(title: str, outlet: str | None) -> str:
    parts = _TITLE_JOINTS.split(title)
    if len(parts) > 1 and outlet and likeness(parts[-1], outlet) >= 0.5:
        return title[: title.rindex(parts[-1])].rstrip(" |–—·•»:-")
    return title


def _byline(tree: HtmlElement, stated: dict[str, Any], meta: dict[str, str], outlet: str | None) -> str | None:
    """Who wrote it: a person that is drawn goes before an outlet that is stated."""
    found = _names_of(stated.get("author")) or _names_of(stated.get("creator"))
    if not found:
        found = [person for name in page_words("meta", "byline") if (person := _person(meta.get(name)))][:1]
    if not found or (outlet and likeness(found[0], outlet) >= 0.5):
        found = _drawn_names(tree) or found
    return ", ".join(dict.fromkeys(found)) or None


def _drawn_names(tree: HtmlElement) -> list[str]:
    for select in (_is_author, _is_byline):
        for element in tree.iter(etree.Element):
            if select(element) and not _beside(element):
                links = [person for a in element.iter("a") if a is not element and (person := _person(_text(a)))]
                if found := links[:5] or [person for line in _lines(element) if (person := _person(line))][:1]:
                    return found
    return []


def _is_author(element: HtmlElement) -> bool:
    return "author" in element.get("itemprop", "").split() or "author" in element.get("rel", "").split()


def _is_byline(element: HtmlElement) -> bool:
    return element.tag not in ("body", "html", "article", "main", "link", "meta") and not names(element).isdisjoint(
        page_words("parts", "byline")
    )


def _published(tree: HtmlElement, stated: dict[str, Any], meta: dict[str, str]) -> str | None:
    named = [stated.get("datePublished"), *map(meta.get, data()["meta"]["published"]), stated.get("dateCreated")]
    if found := next((date for value in named if (date := _date(_line(value)))), None):
        return found
    built_in = page_words("parts", "unless_quoting")
    elements = [e for e in tree.iter(etree.Element) if e.tag not in ("html", "body")]
    for chosen in (
        [e for e in elements if "datePublished" in e.get("itemprop", "").split()],
        [e for e in elements if e.tag == "time" and e.get("pubdate") is not None],
        [e for e in elements if e.tag == "time"],
        [e for e in elements if not names(e).isdisjoint(page_words("parts", "dates"))],
    ):
        for element in chosen:
            if _beside(element) or any(not names(e).isdisjoint(built_in) for e in element.iterancestors()):
                continue
            for value in (element.get("content"), element.get("datetime"), *_lines(element), _text(element)):
                if date := _date(_line(value)):
                    return date
    return None


def _beside(element: HtmlElement) -> bool:
    """Whether an element stands in a part of the page that is about something else."""
    return any(e.tag in ("aside", "footer", "nav", "form") for e in ancestors(element))


def _date(line: str | None) -> str | None:
    """What may be a date: it has a year of our time. Words such as "Published" before it are left out."""
    if line is None or not 6 <= len(line) <= 80 or not _YEAR.search(line):
        return None
    words = line.strip(" -–—|·•/[]()").split()
    while words and words[0].lower().strip(":") in page_words("cues", "dated"):
        words.pop(0)
    return " ".join(words) or None


def _outlet(tree: HtmlElement, stated: dict[str, Any], meta: dict[str, str]) -> str | None:
    """The publisher or the site's name, whichever the page's title ends with, if it does with either."""
    named = [line for name in data()["meta"]["outlet"] if (line := _line(meta.get(name))) and "://" not in line]
    claims = [*_names_of(stated.get("publisher"))[:1], *named]
    parts = _TITLE_JOINTS.split(_page_title(tree) or "")
    last = parts[-1] if len(parts) > 1 else ""
    if claims:
        return next((claim for claim in claims if likeness(claim, last) >= 0.5), claims[0])
    return last if last and len(_WORD.findall(last)) <= 5 else None


def _canonical(tree: HtmlElement, meta: dict[str, str], uri: str) -> str | None:
    stated = [e.get("href", "") for e in tree.iter("link") if "canonical" in e.get("rel", "").lower().split()]
    for address in (*stated, meta.get("og:url", "")):
        if address and (whole := web_address(address, uri)):
            return whole
    return None


def _sections(
    tree: HtmlElement, stated: dict[str, Any], meta: dict[str, str], title: str | None, address: str
) -> Iterator[str]:
    """What the article is filed under, for programs, above its headline and in its address."""
    named = [stated.get("@type"), stated.get("articleSection"), stated.get("genre")]
    named += [meta.get(name) for name in data()["meta"]["section"]]
    values = [each for value in named for each in (value if isinstance(value, list) else [value])]
    lines = [*map(_line, values), *_above_headline(tree, title)]
    yield from (line for line in lines if line and len(line) <= _LONGEST_SECTION)
    if urlsplit(address).scheme in ("http", "https"):
        yield from (folder for folder in urlsplit(address).path.split("/")[1:-1] if 0 < len(folder) <= _LONGEST_SECTION)


def _above_headline(tree: HtmlElement, title: str | None) -> Iterator[str]:
    """The lines before the headline that are called its section, near it, and the way to it from the front page."""
    headline = next((e for e in tree.iter("h1", "h2") if title and likeness(_text(e) or "", title) >= _SAME), None)
    if headline is None:
        return
    near = list(itertools.islice(headline.iterancestors(), _AROUND_HEADLINE))
    near = [e for e in near if e.tag not in ("body", "html")]
    for element in itertools.takewhile(lambda e: e is not headline, tree.iter(etree.Element)):
        called = names(element) | {element.get("aria-label", "").strip().lower()}
        beside = bool(near) and not called.isdisjoint(page_words("parts", "kicker"))
        if (beside and near[-1] in element.iterancestors()) or not called.isdisjoint(page_words("parts", "breadcrumb")):
            yield from _lines(element)


def base_address(tree: HtmlElement, stated: Metadata, uri: str) -> str:
    """What the page's links count from: its `base` element, where it came from, or what it calls its own address."""
    where = uri if urlsplit(uri).scheme in ("http", "https") else stated.canonical or uri
    href = next((e.get("href") for e in tree.iter("base") if e.get("href")), None)
    return (web_address(href, where) if href else None) or where


def web_address(href: str, base: str) -> str | None:
    """An address on a page made whole; None unless it is one of a web page, in printable ASCII."""
    try:
        whole = urljoin(base, href.strip())
        parts = urlsplit(whole)
    except ValueError:
        return None
    sound = parts.scheme in ("http", "https") and parts.netloc and len(whole) <= 4096
    return whole if sound and re.fullmatch(r"[!-~]+", whole) else None


# ---------------------------------------------------------------- values

def _names_of(value: Any) -> list[str]:
    """The names in a JSON-LD person or organization, a name, or a list of such."""
    things = value if isinstance(value, list) else [value]
    found = []
    for thing in things[:20]:
        name = thing.get("name") if isinstance(thing, dict) else thing
        if isinstance(name, list):
            name = name[0] if name else None
        if person := _person(name):
            found.append(person)
    return found


def _person(value: Any) -> str | None:
    """A name without "By"; None for an address or what is too long to be names."""
    line = _line(value)
    if line is None or "://" in line or line.startswith(("@", "www.")):
        return None
    if line.lower().rstrip(":") in page_words("cues", "by"):
        return None
    first, _, rest = line.partition(" ")
    if first.lower().rstrip(":") in page_words("cues", "by") and rest:
        line = rest
    return line.strip(" ,;|·•-") if 2 <= len(line) <= 120 else None


def _text_of(value: Any) -> str | None:
    return html.unescape(value) if isinstance(value, str) and value.strip() else None


def _line(value: Any) -> str | None:
    """A stated value as one line of text without markup."""
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, str):
        return None
    line = " ".join(_TAG.sub(" ", html.unescape(value[:_LONGEST_VALUE])).split())
    return line or None


def _text(element: HtmlElement | None) -> str | None:
    return _line("".join(element.itertext())[: _LONGEST_VALUE * 4]) if element is not None else None


def _page_title(tree: HtmlElement) -> str | None:
    return _text(next(tree.iter("title"), None))


def _first(*values: Any) -> str | None:
    return next((line for value in values if (line := _line(value))), None)


def _lines(element: HtmlElement) -> list[str]:
    """The stretches of an element's text between its tags."""
    return [line for part in itertools.islice(element.itertext(), 40) if (line := _line(part))]


def likeness(one: str, other: str) -> float:
    """The share of words that two titles have in common (Dice's coefficient)."""
    a, b = set(_WORD.findall(one.lower())), set(_WORD.findall(other.lower()))
    return 2 * len(a & b) / max(len(a) + len(b), 1)
