"""The exercise in a browser: a small web server of the teacher's, which runs one reader for each student."""

import os

DRIVER = "tui.reader.served:ServedDriver"
"""What draws the reader where it is no terminal that shows it; as Textual wants it named."""


def is_served() -> bool:
    """Whether this process was started by the server, for a student who sits at a browser."""
    return os.environ.get("TEXTUAL_DRIVER") == DRIVER
