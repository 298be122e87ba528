"""The bytes of a page: read up to a limit, unpacked as they come, and told apart by what they look like."""

import codecs
import re
import zlib
from collections.abc import Callable, Iterable, Iterator

from tui.article.decode import binary_format, image_format
from tui.article.errors import UnreadableArticle
from tui.article.sanitize import one_line

SAVE = "Save the page in a browser and open that file, or paste its text on standard input."
_AROUND = "Open the page that shows it in a browser and copy the address of that."
OR_SAVE = f"{SAVE[0].lower()}{SAVE[1:]}"
PACKINGS = "gzip, deflate"
"""What a server may pack a page with. Not Brotli or Zstandard: zlib is in Python and can stop after so many bytes."""

KINDS = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown")
"""What an article can be read from."""
_SAME = {
    "text/x-markdown": "text/markdown",
    "application/markdown": "text/markdown",
    "application/xhtml": "application/xhtml+xml",
}
_SHOWN = ("image/", "audio/", "video/", "font/")
"""Types of what stands on pages: saved, it would still be nothing to read."""
_XML = ("application/xml", "text/xml")
_SAYS_NOTHING = ("", "application/octet-stream", "binary/octet-stream", *_XML)
_MARKDOWN_NAME = re.compile(r"\.(?:md|markdown)\Z", re.IGNORECASE)
_MARKUP = re.compile(rb"<(?:!--|!doctype html|html|head|body|title|meta|script|article|div|h1|p\b)")
_MARKS = b"\xef\xbb\xbf\xfe\xff \t\r\n\f\0"  # a byte order mark, white space and the halves of UTF-16 letters
_CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([\w.:+-]{1,40})", re.IGNORECASE | re.ASCII)
_KNOWN_CHARSET = re.compile(
    r"utf-(8|16|16-le|16-be)|cp(125\d|874|932|949|866)|iso8859-\d+|iso2022_jp|koi8-[ru]|gb(2312|k|18030)|big5(hkscs)?"
    r"|euc_(jp|kr)|shift_jis|mac-roman"
)
_GZIP = b"\x1f"
_MOST_MEMBERS = 100
_PART = 1 << 16


def content_type(stated: str, path: str, body: bytes, name: str) -> str:
    """What kind of page it is: one of the four that `Fetched.content_type` lists.

    `stated` is the header's word for it, which is believed about text but not where the bytes are of a known binary
    format; `path` is the address's, whose ending tells Markdown that was sent as plain text.

    Raises:
        UnreadableArticle: nothing that an article can be read from.
    """
    beginning = body[:4096].lstrip(_MARKS)
    if what := image_format(body):  # a JPEG begins with the bytes of a mark
        raise UnreadableArticle(f"The page at {name} is {what}, not an article. {_AROUND}")
    if what := binary_format(beginning):
        raise UnreadableArticle(f"The page at {name} is {what}, not an article on a web page. {SAVE}")
    kind = _kind(stated)
    if kind in _SAYS_NOTHING:
        begins = beginning.replace(b"\0", b"").lower()
        if kind in _XML and b"<html" not in begins:
            raise UnreadableArticle(f"The page at {name} is data for programs (XML), not an article. {SAVE}")
        kind = "text/html" if kind in _XML or _MARKUP.match(begins) else "text/plain"
    if kind == "text/plain" and _MARKDOWN_NAME.search(path):
        return "text/markdown"
    must_not_be_shown(stated, name)
    if kind not in KINDS:
        raise UnreadableArticle(f"The page at {name} is a file of type {one_line(kind, 60)}, not an article. {SAVE}")
    return kind


def must_not_be_shown(stated: str, name: str) -> None:
    """Raises UnreadableArticle where the header's word is that of a picture, a film or the like, however large."""
    kind = _kind(stated)
    if kind.startswith(_SHOWN):
        raise UnreadableArticle(f"The page at {name} is a file of type {one_line(kind, 60)}, not an article. {_AROUND}")


def _kind(stated: str) -> str:
    kind = stated.partition(";")[0].strip().lower()
    return _SAME.get(kind, kind)


def charset(stated: str) -> str | None:
    """The charset of a `Content-Type` header as `bytes.decode` takes it, if it is one that web pages are in.

    As browsers do, Latin-1 and ASCII are taken for cp1252, which holds them (WHATWG, Encoding Standard, section 4.2).
    """
    found = _CHARSET.search(stated)
    if not found:
        return None
    try:
        name = codecs.lookup(found[1]).name
    except LookupError:
        return None
    if name in ("iso8859-1", "ascii"):
        return "cp1252"
    return name if _KNOWN_CHARSET.fullmatch(name) else None


def whole(chunks: Iterable[bytes], packing: str, most: int, name: str, read: Callable[[int], None]) -> bytes:
    """All of a page's bytes, unpacked; `packing` is the header `Content-Encoding`, `read` hears how many there are.

    Never holds more than `most` bytes and one chunk.

    Raises:
        UnreadableArticle: they are more than `most`, packed or unpacked, or packed in an unknown or damaged way.
    """
    body = bytearray()
    for part in _unpacked(_counted(chunks, most, name), packing, name):
        body += part
        if len(body) > most:
            raise too_large(most, name)
        read(len(body))
    return bytes(body)


def _counted(chunks: Iterable[bytes], most: int, name: str) -> Iterator[bytes]:
    """The chunks, as long as they are few enough: packed bytes need not unpack to anything."""
    count = 0
    for chunk in chunks:
        count += len(chunk)
        if count > most:
            raise too_large(most, name)
        yield chunk


def _unpacked(chunks: Iterable[bytes], packing: str, name: str) -> Iterator[bytes]:
    packings = [one.strip().lower() for one in packing.split(",") if one.strip().lower() not in ("", "identity")]
    if not packings:
        yield from chunks
    elif packings[0] in ("gzip", "x-gzip", "deflate") and len(packings) == 1:
        yield from _inflated(chunks, name)
    else:
        how = one_line(packing, 40)
        raise UnreadableArticle(f"{name} sends its page packed in a way that was not asked for ({how}). {SAVE}")


def _inflated(chunks: Iterable[bytes], name: str) -> Iterator[bytes]:
    """What is packed in the chunks, in small parts: a bomb is not unpacked further than it is asked for."""
    damaged = UnreadableArticle(f"The page at {name} came damaged. Try again. If it stays so, {OR_SAVE}")
    members = 0
    inflater = None
    for chunk in chunks:
        while chunk:
            if inflater is None:
                if members and not chunk.startswith(_GZIP):
                    return  # padding after the end, as some servers send
                if members == _MOST_MEMBERS:
                    raise damaged
                members += 1
                inflater = zlib.decompressobj(_window(chunk))
            try:
                part = inflater.decompress(chunk, _PART)
                while part:
                    yield part
                    part = inflater.decompress(inflater.unconsumed_tail, _PART)
            except zlib.error:
                raise damaged from None
            chunk = inflater.unused_data
            if inflater.eof:
                inflater = None
    if inflater is not None:
        raise damaged


def _window(beginning: bytes) -> int:
    """zlib's setting for data that begin so: gzip or zlib, or bare as some servers send what they call deflate."""
    zlib_header = len(beginning) == 1 or (beginning[0] & 15 == 8 and not int.from_bytes(beginning[:2], "big") % 31)
    return zlib.MAX_WBITS | 32 if zlib_header or beginning.startswith(_GZIP) else -zlib.MAX_WBITS


def too_large(most: int, name: str) -> UnreadableArticle:
    """What is said of such a page, whether its size was announced or found out."""
    return UnreadableArticle(f"The page at {name} is larger than {most / 1_000_000:g} MB. {SAVE}")
