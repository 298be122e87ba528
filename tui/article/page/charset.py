"""The bytes of a page to text: which charset they are in, as a browser would find out."""

import codecs
import re

from tui.article.decode import decode
from tui.article.web.payload import charset

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_META = re.compile(rb"<meta\b[^>]{0,300}?(charset\s{0,9}=\s{0,9}[\"']?[\w.:+-]{1,40})", re.IGNORECASE)
_SEARCHED = 8192
"""The HTML standard looks for a meta element in 1,024 bytes; many pages name their charset later."""


def html_text(data: bytes, stated: str | None, name: str) -> str:
    """The text of a page: byte order mark, UTF-8 if it is that, the charset stated, that of a meta element, a guess.

    UTF-8 goes before what is stated, since no text in another charset of the web happens to be valid UTF-8.
    `stated` is a name that `bytes.decode` takes; `name` is what the messages call the page.

    Raises:
        UnreadableArticle: the bytes are empty, a known binary format, mostly controls, or in no known charset.
    """
    if data.startswith(_MARKS):
        return decode(data, name)
    found = _META.search(data[:_SEARCHED])
    in_page = charset(found[1].decode("ascii")) if found else None
    if not data.isascii() and not _is_utf8(data):
        for label in (stated, in_page):
            if label and not label.startswith("utf-"):
                return data.decode(label, "replace")
        if stated and stated.startswith("utf-16"):
            return data.decode(stated, "replace")
    elif data.isascii() and "iso2022_jp" in (stated, in_page):  # Japanese in seven bits
        return data.decode("iso2022_jp", "replace")
    if 0 < data.count(0) < len(data) / 100 and _is_utf8(data):
        data = data.replace(b"\0", "\N{REPLACEMENT CHARACTER}".encode())  # as browsers do; it would end the parsing
    return decode(data, name)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
