"""Bytes to text: which encoding they are in, and whether they are text at all."""

import codecs
import re

from tui.article.errors import UnreadableArticle

_MARKS = (  # longest first: the UTF-32 mark begins with the UTF-16 one
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_SIGNATURES = {
    b"%PDF-": "a PDF document",
    b"{\\rtf": "an RTF document",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an office document",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ\x00": "an xz archive",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"\x7fELF": "a program",
    b"\xca\xfe\xba\xbe": "a program",
    b"SQLite format 3\x00": "a database",
    b"ID3": "a sound file",
    b"OggS": "a sound file",
}
_IMAGES = {
    b"\x89PNG\r\n": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF87a": "a GIF image",
    b"GIF89a": "a GIF image",
}
_EPUB = re.compile(rb"PK\x03\x04.{26}mimetypeapplication/epub\+zip", re.DOTALL)

_CONTROLS = bytes(code for code in range(0x20) if code not in b"\t\n\f\r\x1b") + b"\x7f"
_ASCII = bytes(range(0x80))
_WIDE_LETTERS = re.compile(rb"(?:[\t\n\r -~]\x00){8}"), re.compile(rb"(?:\x00[\t\n\r -~]){8}")


def decode(data: bytes, name: str, charset: str | None = None) -> str:
    """The text of a file: byte order mark, UTF-8, cp1252 where the bytes are mostly ASCII, then a guess.

    `name` is what the messages call it, `charset` what whoever sent it says, which a byte order mark overrides. A byte
    order mark is dropped; CRLF becomes LF.

    Raises:
        UnreadableArticle: the bytes are empty, a known binary format, mostly controls, or in no known encoding.
    """
    if not data.strip():
        raise UnreadableArticle(f"{name} is empty: there is nothing to read.")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _text(data.decode(encoding, "replace"), name)
    if what := image_format(data):
        recognised = "Open it with a program that recognises text, and save that."
        raise UnreadableArticle(f"{name} is {what}, not text. {recognised}")
    if what := binary_format(data):
        raise UnreadableArticle(f"{name} is {what}, not text. Save the article as plain text and open that.")
    for pattern, encoding in zip(_WIDE_LETTERS, ("utf-16-le", "utf-16-be"), strict=True):
        if pattern.match(data):  # UTF-16 without its mark, as some editors write it
            return _text(data.decode(encoding, "replace"), name)
    if len(data) - len(data.translate(None, _CONTROLS)) > len(data) / 10:
        raise UnreadableArticle(f"{name} is not text: more than one character in ten is a control character.")
    return _text(data.decode(charset, "replace") if charset else _decoded(data, name), name)


def binary_format(data: bytes) -> str | None:
    """What the first bytes give away, as in "a PDF document"; None where no known binary format begins like them."""
    if _EPUB.match(data):
        return "an e-book (EPUB)"
    return _known(data, _SIGNATURES)


def image_format(data: bytes) -> str | None:
    """What kind of image the first bytes give away, as in "a PNG image"; None where they are none's."""
    return _known(data, _IMAGES)


def _known(data: bytes, formats: dict[bytes, str]) -> str | None:
    return next((what for signature, what in formats.items() if data.startswith(signature)), None)


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    lenient = data.decode("utf-8", "replace")
    broken = lenient.count("\ufffd")
    intact = sum(1 for c in lenient if c > "\x7f") - broken
    if intact > 2 * broken:  # UTF-8 in which a few bytes were damaged: cp1252 would garble all the rest
        return lenient
    if len(data.translate(None, _ASCII)) < len(data) / 4:
        return data.decode("cp1252", "replace")
    from charset_normalizer import from_bytes  # costs 40 ms to import and is rarely needed

    best = from_bytes(data[: 1 << 18]).best()
    if best is None:
        raise UnreadableArticle(f"{name} is in no encoding that could be recognised. Save it as UTF-8 and try again.")
    return data.decode(best.encoding, "replace")


def _text(text: str, name: str) -> str:
    text = text.replace("\r\n", "\n")
    if not text.strip("\ufeff \t\n\r\f\v\u00a0\u200b"):
        raise UnreadableArticle(f"{name} is empty: there is nothing to read.")
    return text
