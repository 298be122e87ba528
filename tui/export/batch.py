"""`readwise-tui annotate`: one JSON object a line for each input."""

import sys
from collections.abc import Sequence

from tui.annotate.engine import EngineName, read
from tui.article.errors import UnreadableArticle
from tui.article.load import load
from tui.export.jsonlines import line


def annotate(paths: Sequence[str], engine: EngineName = "rules") -> int:
    """Print each input's reading, in the order given; 1 if one could not be read, else 0."""
    status = 0
    for path in paths:
        try:
            print(line(read(load(path), engine=engine)), flush=True)
        except UnreadableArticle as problem:
            print(f"readwise-tui: {problem}", file=sys.stderr)
            status = 1
    return status
