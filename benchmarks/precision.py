"""How often marks of each kind are right in the default view: the figures of tui/prompts/precision.toml.

    .venv/bin/python -m benchmarks.precision GOLD [GOLD ...] > tui/prompts/precision.toml

By the engine that reads by default, so GOLD must be articles that the model was not trained on.
GOLD is a folder of annotated articles (.json) or a .jsonl.gz of them: {"text", "annotations": [{"layer", "start",
"end"}]}. A mark is right if a gold one of its layer has at least 60% of the words of the shorter of the two; each
gold annotation makes one mark right. Kinds seen fewer than 12 times are left out: too few to tell.
"""

import gzip
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tui.annotate.annotation import Layer
from tui.annotate.engine import read
from tui.article.plaintext import from_text
from tui.prompts import selection
from tui.prompts.selection import LEAST_PRECISION, select

_FEWEST = 12
_SHARED = 0.6
_STEPS = [step / 20 for step in range(1, 20)]
_HEAD = """\
# How often marks of a kind were right in the default view, on articles that careful readers had marked. A kind under
# 0.7 is not shown unless asked for, save for marks at least as confident as its `sure`, from where on seven in ten were
# right, and for a few where its layer has little else; these then stand as a question. A kind that is not here was
# seen too seldom to tell. Made by benchmarks/precision.py; may be edited.
"""

Marks = dict[str, list[tuple[float, bool]]]
"""For each kind the confidence of its marks, and whether they were right."""


def main(paths: list[str]) -> None:
    """Print the table."""
    selection.doubted = lambda annotation: False  # what an earlier table hides is measured too
    marks: Marks = {}
    for article in (article for path in paths for article in _articles(Path(path))):
        _count(article, marks)
    print(_HEAD)
    for kind, seen in sorted(marks.items()):
        if len(seen) >= _FEWEST:
            precision = _precision(seen)
            sure = next((step for step in _STEPS if _is_enough([m for m in seen if m[0] >= step])), None)
            from_here = f", sure = {sure}" if sure and precision < LEAST_PRECISION else ""
            print(f"{kind} = {{ precision = {precision:.2f}, marks = {len(seen)}{from_here} }}")


def _precision(seen: list[tuple[float, bool]]) -> float:
    return sum(right for _, right in seen) / len(seen)


def _is_enough(seen: list[tuple[float, bool]]) -> bool:
    return len(seen) >= _FEWEST and _precision(seen) >= LEAST_PRECISION


def _articles(path: Path) -> Iterator[dict[str, Any]]:
    if path.is_dir():
        yield from (json.loads(file.read_text("utf-8")) for file in sorted(path.glob("*.json")))
    else:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def _count(article: dict[str, Any], marks: Marks) -> None:
    words = [match.start() for match in re.finditer(r"\w+", article["text"])]
    gold = [(a["layer"], _words(words, a["start"], a["end"])) for a in article["annotations"]]
    for mark in select(read(from_text(article["text"], "article.txt"), engine="auto")).marks:
        if mark.layer is not Layer.SOURCED:
            inside = _words(words, mark.annotation.start, mark.annotation.end)
            found = next((a for a in gold if a[0] == mark.layer.value and _same(inside, a[1])), None)
            marks.setdefault(mark.annotation.kind, []).append((mark.annotation.confidence, found is not None))
            if found:
                gold.remove(found)


def _words(starts: list[int], start: int, end: int) -> frozenset[int]:
    return frozenset(word for word in starts if start <= word < end)


def _same(one: frozenset[int], other: frozenset[int]) -> bool:
    return len(one & other) >= max(_SHARED * min(len(one), len(other)), 1)


if __name__ == "__main__":
    main(sys.argv[1:])
