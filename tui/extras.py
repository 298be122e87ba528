"""How packages are added that are installed only on request."""

import os
import sys


def adding(extra: str) -> str:
    """The command that adds an extra, in a checkout, to the Python that runs this: its folder may have no pip."""
    python = "py" if os.name == "nt" else "python3"
    return f'{python} -m pip --python "{sys.executable}" install ".[{extra}]"'
