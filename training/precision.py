"""How often the marks of each kind are right and worth a stop: the figures of tui/prompts/precision.toml.

    .venv/bin/python -m training.precision training/verdicts.jsonl.gz > tui/prompts/precision.toml

A line is what a strict editor said of a mark in an article that the model had not seen:
{"corpus", "id", "digest", "start", "end", "layer", "kind", "confidence", "verdict"}, the digest that of the text
(training/readings.py); "named" is there, and true, where a charge names who makes it and begins with whom it accuses.
"worth" is right and worth a reader's time, "small" is right, but a stock word or a trifle, "off" is right at bottom and
wrong in one part (the kind, the words, the one accused), and "wrong" is what an editor would not have marked.
Kinds seen fewer than eight times are left out: too few to tell.
"""

import math
import sys
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from training.data import rows
from training.regression import fitted
from tui.annotate.points import log_odds, logistic
from tui.prompts.measured import LEAST_PRECISION, LEAST_WORTH_IT, SURE_ENOUGH

_FEWEST = 8
_PENALTY = 1.0
_LEAST = 0.05
"""The confidence of whatever is a mark at all."""
_FEW_ABOVE = 4
"""A line above which fewer marks were judged is guesswork."""
_RIGHT, _WORTH_IT = ("worth", "small"), ("worth",)
_HEAD = """\
# How often marks of a kind were right, and worth a reader's time, as strict editors judged. From the confidence `sure`
# on a mark is as likely right as seven in ten, from `unasked` on also as likely worth the time as three in ten. What is
# less sure than `sure`, or of a kind without one, is not shown unless asked for, and then as a question; what is less
# sure than `unasked` is not shown unless asked for. `named` is the share of those right among sure charges that name
# who makes them and begin with whom they accuse: from 0.7 on a few of these are put as a question unasked. A kind that
# is not here was seen too seldom to tell. Made by training/precision.py; may be edited.
"""


class Judged(NamedTuple):
    """A mark with what was said of it."""

    confidence: float
    verdict: str


_BY_ANNOTATORS = {"one-sided": ("precision = 0.64", "marks = 39")}
"""Kinds that editors have not judged: how often articles were so annotated of which the reader shows it, with the
encoder, of 892."""


def main(path: Path) -> None:
    """Print the table."""
    marks: dict[str, list[Judged]] = defaultdict(list)
    charges: dict[str, list[Judged]] = defaultdict(list)
    for row in rows(path):
        judged = Judged(row["confidence"], row["verdict"])
        marks[row["kind"]].append(judged)
        if row.get("named") and judged.confidence >= SURE_ENOUGH:
            charges[row["kind"]].append(judged)
    judged_by_editors = {kind: _figures(seen, charges[kind]) for kind, seen in marks.items() if len(seen) >= _FEWEST}
    print(_HEAD)
    for kind, figures in sorted((_BY_ANNOTATORS | judged_by_editors).items()):
        print(f"{kind} = {{ {', '.join(figures)} }}")


def _figures(seen: Sequence[Judged], charges: Collection[Judged]) -> Iterator[str]:
    """What is told of the marks of a kind."""
    yield f"precision = {_share(seen, _RIGHT):.2f}"
    yield f"worth = {_share(seen, _WORTH_IT):.2f}"
    yield f"marks = {len(seen)}"
    right = _from_where(seen, _RIGHT, LEAST_PRECISION)
    if right is not None:
        yield f"sure = {right:.2f}"
        worth_it = _from_where(seen, _WORTH_IT, LEAST_WORTH_IT)
        if worth_it is not None:
            yield f"unasked = {max(right, worth_it):.2f}"
    if len(charges) >= _FEWEST:
        yield f"named = {_share(charges, _RIGHT):.2f}"


def _share(seen: Collection[Judged], verdicts: Collection[str]) -> float:
    return sum(mark.verdict in verdicts for mark in seen) / len(seen)


def _from_where(seen: Sequence[Judged], verdicts: Collection[str], least: float) -> float | None:
    """From which confidence on a mark has one of some verdicts as likely as that, by logistic regression; none if
    hardly a mark that was judged is as sure."""
    share = np.array([mark.verdict in verdicts for mark in seen], float)
    sureness = np.array([log_odds(mark.confidence) for mark in seen])
    base, slope = fitted(np.column_stack([np.ones(len(seen)), sureness]), share, _PENALTY)
    if slope <= 0:  # how sure they are tells nothing
        return _LEAST if share.mean() >= least else None
    line = max((log_odds(least) - base) / slope, log_odds(_LEAST))
    return math.ceil(logistic(line) * 100) / 100 if sum(sureness >= line) >= _FEW_ABOVE else None


if __name__ == "__main__":
    main(Path(sys.argv[1]))
