"""Addresses of pages, as people paste them and as sites lead on to them, taken apart and found sound or refused."""

import re
import unicodedata
from ipaddress import AddressValueError, IPv4Address

import httpx

from tui.article.errors import UnreadableArticle
from tui.article.sanitize import one_line

_LONGEST = 4096
_PORTS = {"http": 80, "https": 443}
_LABEL = "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_NAME = re.compile(rf"(?:{_LABEL}\.)*{_LABEL}\.?")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")


def typed(text: str) -> httpx.URL:
    """The address that a reader gave, without its fragment and in ASCII.

    Raises:
        UnreadableArticle: it is not one of a web page, or is written in a way that hides where it leads.
    """
    text = text.strip()
    shown = one_line(text, 80)
    if len(text) > _LONGEST:
        raise UnreadableArticle(f"{shown} is longer than {_LONGEST} characters. Copy the address, and nothing else.")
    if any(unicodedata.category(c)[0] in "CZ" for c in text):
        raise UnreadableArticle(f"{shown} has a space or a hidden character in it. Copy the address once more.")
    try:
        url = httpx.URL(text)
    except (httpx.InvalidURL, ValueError):
        raise UnreadableArticle(f"{shown} is not an address that a page can have. Copy it once more.") from None
    if url.scheme not in _PORTS:
        raise UnreadableArticle(f"{shown} is not the address of a web page: those begin with https:// or http://.")
    if url.userinfo:
        raise UnreadableArticle("The address holds a name or a password before an @. Take that out and try again.")
    if why := _unsound(url):
        raise UnreadableArticle(f"{shown} {why}. Check the address.")
    return url.copy_with(fragment=None)


def proxy(text: str) -> httpx.URL:
    """The address of a proxy that a reader gave; it may hold a name and a password.

    Raises:
        UnreadableArticle: it is none.
    """
    try:
        url = httpx.URL(text.strip())
        sound = url.scheme == "http" and not _unsound(url)
    except (httpx.InvalidURL, ValueError):
        sound = False
    if not sound:
        raise UnreadableArticle("The proxy's address is not one: write http://, its name, a colon and its port.")
    return url


def led_on(url: httpx.URL, location: str) -> httpx.URL:
    """Where a site's redirect from `url` leads.

    Raises:
        UnreadableArticle: to nowhere that a page can be.
    """
    begun = f"{name(url)} leads on to"
    refused = "Open the page in a browser and copy the address that it ends at."
    try:
        if len(location) > _LONGEST:
            raise ValueError
        target = url.join(location)
    except (httpx.InvalidURL, ValueError):
        raise UnreadableArticle(f"{begun} something that is not an address. {refused}") from None
    shown = one_line(str(target.copy_with(query=None, fragment=None)), 80)
    if target.scheme not in _PORTS:
        raise UnreadableArticle(f"{begun} {shown}, which is not a web page, and it was not opened. {refused}")
    if target.userinfo:
        raise UnreadableArticle(f"{begun} an address with a password in it, and it was not opened. {refused}")
    if why := _unsound(target):
        raise UnreadableArticle(f"{begun} an address that {why}, and it was not opened. {refused}")
    if port(target) != port(url) and port(target) not in _PORTS.values() and port(target) < 1024:
        raise UnreadableArticle(f"{begun} port {port(target)}, where no web pages are. {refused}")
    return target.copy_with(fragment=None)


def host(url: httpx.URL) -> str:
    """The host in ASCII; an IPv6 address without its brackets."""
    return url.raw_host.decode("ascii")


def port(url: httpx.URL) -> int:
    """The port, also where the address leaves it to the scheme."""
    return url.port if url.port is not None else _PORTS[url.scheme]


def name(url: httpx.URL) -> str:
    """The host as a message names it: in ASCII, so that letters which look alike stand out, and short."""
    return one_line(host(url), 80)


def _unsound(url: httpx.URL) -> str | None:
    """What is wrong with the host or the port, in words that follow "an address that"."""
    where = host(url)
    if not where:
        return "names no site"
    if not 1 <= port(url) <= 65535:
        return f"asks for port {one_line(str(url.port), 20)}, and there is none"
    if ":" in where:
        return "names a network card" if "%" in where else None
    if not _NAME.fullmatch(where) or len(where) > 254:
        return "names a site as none can be called"
    if _NUMBER.fullmatch(where.rstrip(".").rpartition(".")[2]):
        try:
            IPv4Address(where)  # browsers also take 2130706433, 0x7f.1 and 0177.0.0.1, which hide where they lead
        except AddressValueError:
            return "writes a computer's number in an unusual way"
    return None
