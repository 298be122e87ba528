"""What kind of file the bytes that a reader names are, as far as that changes how they are read."""

import re
from pathlib import PurePath

_ENDINGS = {".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html", ".pdf": "pdf", ".docx": "docx"}
_HTML = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,99}<(?:!doctype\s{1,9}html|html)\b", re.IGNORECASE)


def format_of(path: str, data: bytes) -> str | None:
    """ "html", "pdf" or "docx"; None where it is none of those. `page.html.gz` counts as HTML.

    PDF is known by its first bytes, the others by the file's name: a text file may show HTML and mean it as text.
    What comes on standard input has no name, and there HTML is known by how it begins.
    """
    if data.startswith(b"%PDF-"):
        return "pdf"
    if path == "-":
        return "html" if _HTML.match(data) else None
    name = PurePath(path)
    return _ENDINGS.get((PurePath(name.stem) if name.suffix.lower() == ".gz" else name).suffix.lower())
