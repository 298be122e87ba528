"""Articles with their attributions as windows with labels."""

import bisect
import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tui.article.plaintext import from_text
from tui.article.sanitize import neutralise
from tui.language.cut import cut
from tui.model.windows import Line, lines
from tui.model.wordpiece import Word, WordPiece

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
ROLES = ("source", "cue", "content")
_QUOTES = set("\"'“”‘’«»„`")


class Labelled(NamedTuple):
    """A line with a tag a word; `counts` is false where the annotators set the text aside."""

    line: Line
    tags: list[int]
    counts: bool


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a JSON-lines file, compressed or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def is_held_out(row: dict[str, Any]) -> bool:
    """About one article in fourteen, by the hash of its id, for choosing and calibrating."""
    return int(hashlib.sha1(row["id"].encode()).hexdigest(), 16) % 14 == 0


def labelled(row: dict[str, Any], wordpiece: WordPiece) -> list[Labelled]:
    """The lines of an article with the tags of its words."""
    article = from_text(neutralise(row["text"]), row["id"])
    found = list(lines(cut(article), wordpiece))
    words = [word for line in found for word in line.words]
    tags = [0] * len(words)
    starts, ends = [word.start for word in words], [word.end for word in words]
    for attribution in row["attributions"]:
        for number, role in enumerate(ROLES):
            for start, end in attribution[role]:
                inside = [*range(bisect.bisect_right(ends, start), bisect.bisect_left(starts, end))]
                for place, index in enumerate(_trimmed(inside, words, article.text)):
                    tags[index] = 2 * number + (2 if place else 1)
    made, begins = [], 0
    for line in found:
        first, last = line.words[0].start, line.words[-1].end
        counts = not any(start < last and first < end for start, end in row["discard"])
        made.append(Labelled(line, tags[begins : begins + len(line.words)], counts))
        begins += len(line.words)
    return made


def _trimmed(inside: list[int], words: list[Word], text: str) -> list[int]:
    """Without the marks at the edges that annotators take in or leave out as it comes; quotation marks stay."""

    def stays(index: int) -> bool:
        return any(c.isalnum() or c in _QUOTES for c in text[words[index].start : words[index].end])

    kept = [place for place, index in enumerate(inside) if stays(index)]
    return inside[kept[0] : kept[-1] + 1] if kept else []
