"""All texts to learn from, each once, with what any corpus says of it; and those that are held out."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from training import tasks
from training.data import is_held_out, rows
from training.tasks import LONE, UNKNOWN, Example
from tui.model.windows import LONGEST
from tui.model.wordpiece import WordPiece

FOLDS = 5


class Text(NamedTuple):
    """A text with its labels. `alone`: it is a sentence or a post; `fold`: which teacher does not see it."""

    examples: list[Example]
    alone: bool
    fold: int
    tags_withheld: bool
    """Whether its attributions are held out, so that nobody may learn or be taught any."""
    labels_withheld: bool
    """The same of its other labels."""


def read(data: Path, annotated: Path, wordpiece: WordPiece) -> tuple[list[Text], dict[str, list[list[Example]]]]:
    """The texts to learn from, and those held out of each task."""
    texts: dict[str, Text] = {}
    held_out: dict[str, list[list[Example]]] = {}
    for task, row, examples in _all(data, annotated, wordpiece):
        alone = task in LONE
        if not examples or (alone and not _short_enough(examples)):
            continue
        withheld = _is_withheld(task, row)
        digest = hashlib.sha1(row["text"].encode()).hexdigest()
        if withheld:
            held_out.setdefault(task, []).append(examples)
            examples = [Example(example.line, np.full_like(example.words, UNKNOWN)) for example in examples]
        text = Text(
            examples,
            alone,
            int(digest, 16) % FOLDS,
            tags_withheld=withheld and task == "attribution",
            labels_withheld=withheld and task != "attribution",
        )
        texts[digest] = _both(texts[digest], text) if digest in texts else text
    return [text for text in texts.values() if not (text.alone and text.labels_withheld)], held_out


def _all(data: Path, annotated: Path, wordpiece: WordPiece) -> Iterator[tuple[str, dict[str, Any], list[Example]]]:
    sources = {
        "attribution": (tasks.attributed, data / "polnear" / "train.jsonl.gz"),
        "annotated": (tasks.annotated, annotated),
        "propaganda": (tasks.propaganda, data / "ptc" / "train.jsonl.gz"),
        "biased": (tasks.biased, data / "babe" / "train.jsonl.gz"),
        "checkworthy": (tasks.checkworthy, data / "checkworthy" / "train.jsonl.gz"),
    }
    for task, (reader, path) in sources.items():
        for row, examples in reader(rows(path), wordpiece):
            yield task, row, examples


def _is_withheld(task: str, row: dict[str, Any]) -> bool:
    """Whether a row is held out of its task; what was written for training never is."""
    return is_held_out(row) if task == "attribution" else tasks.is_news(row) and tasks.is_kept_back(task, row)


def _short_enough(examples: list[Example]) -> bool:
    """Whether a row fits one window."""
    return sum(example.line.pieces + 1 for example in examples) < LONGEST


def _both(one: Text, other: Text) -> Text:
    """What two corpora say of the same text."""
    joined = [
        Example(
            a.line,
            np.where(b.words == UNKNOWN, a.words, b.words),
            judged=a.judged + b.judged,
            sentences=a.sentences or b.sentences,
            charged=a.charged or b.charged,
            tags=a.tags if b.tags is None else b.tags,
        )
        for a, b in zip(one.examples, other.examples, strict=True)
    ]
    return one._replace(
        examples=joined,
        tags_withheld=one.tags_withheld or other.tags_withheld,
        labels_withheld=one.labels_withheld or other.labels_withheld,
    )
