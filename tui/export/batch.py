"""The verbs that print one JSON object a line for each input: `annotate`, and what it shares with `extract`."""

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tui.article.errors import UnreadableArticle
from tui.article.load import load
from tui.article.web.visit import Visit
from tui.export.progress import ProgressLine

if TYPE_CHECKING:
    from tui.annotate.engine import EngineName


def annotate(paths: Sequence[str], visit: Visit | None = None, engine: "EngineName" = "rules") -> int:
    """Print each input's reading, in the order given; 1 if one could not be read, else 0."""
    from tui.annotate.engine import read  # `extract` does without
    from tui.export.jsonlines import line

    def marked(path: str, progress: ProgressLine) -> str:
        article = load(path, visit, progress.fetching)
        progress.marking(0)
        return line(read(article, progress.marking, engine))

    return each(paths, marked)


def each(paths: Sequence[str], line: Callable[[str, ProgressLine], str]) -> int:
    """Print a line for each input; of one that cannot be read, a sentence on standard error, and the others go on."""
    status = 0
    for path in paths:
        try:
            with ProgressLine(path) as progress:
                printed = line(path, progress)
            print(printed, flush=True)
        except UnreadableArticle as problem:
            print(f"readwise-tui: {problem}", file=sys.stderr)
            status = 1
    return status
