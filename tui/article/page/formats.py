"""What kind of file the bytes that a reader names are, as far as that changes how they are read."""

import re
from pathlib import PurePath

_ENDINGS = {".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html", ".pdf": "pdf", ".docx": "docx"}
_SIGNS = {"pdf": b"%PDF-", "docx": b"PK\x03\x04"}
_PACKED = b"\x1f\x8b"
_FIRST = 1024
"""Bytes in which a document says what it is: some PDF files have a mail's or a server's headers before them."""
_HTML = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,99}<(?:!doctype\s{1,9}html|html)\b", re.IGNORECASE)


def named_format(path: str) -> str | None:
    """ "html", "pdf" or "docx", as the end of a file's name promises; None where it promises none of those."""
    name = PurePath(path)
    return _ENDINGS.get((PurePath(name.stem) if name.suffix.lower() == ".gz" else name).suffix.lower())


def format_of(path: str, data: bytes) -> str | None:
    """ "html", "pdf" or "docx"; None where it is none of those. `page.html.gz` counts as HTML.

    PDF is known by its first bytes, HTML by the file's name: a text file may show HTML and mean it as text. What comes
    on standard input has no name, and there HTML is known by how it begins. A name that promises a document is
    believed where the bytes are one, or are packed: what is empty, or something else under that name, is treated as
    what it is, as a page that a site sent in its place.
    """
    if data.startswith(b"%PDF-"):
        return "pdf"
    named = named_format(path)
    if named == "html" or (named and (data.startswith(_PACKED) or _SIGNS[named] in data[:_FIRST])):
        return named
    return "html" if (named or path == "-") and _HTML.match(data) else None
