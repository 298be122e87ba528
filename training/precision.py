"""How often the surest marks of each kind are right: the figures of tui/prompts/precision.toml.

    .venv/bin/python -m training.precision training/verdicts.jsonl.gz > tui/prompts/precision.toml

A line is what a strict editor said of one of the surest marks of an article that the model had not seen:
{"corpus", "id", "digest", "start", "end", "layer", "kind", "confidence", "verdict"}, the digest that of the text
(training/readings.py); "named" is there, and true, where a charge names who makes it and begins with whom it accuses.
"right" is worth a reader's time, "small" is right at bottom, but trivial or a little off in one part, and "wrong" is
what an editor would not have marked. Kinds seen fewer than 12 times are left out: too few to tell.
"""

import sys
from collections import defaultdict
from pathlib import Path

from training.data import rows
from tui.prompts.measured import LEAST_PRECISION, SURE_ENOUGH

_FEWEST = 12
_PARTS = 6
"""The share of a kind's marks, one in so many, that must be right often enough by themselves."""
_STEPS = [step / 20 for step in range(1, 20)]
_HEAD = """\
# How often marks of a kind were right, as strict editors judged the surest of them. A kind under 0.7 is not shown
# unless asked for, and then as a question. A kind with a `sure` is shown from there on, where seven in ten were right,
# whatever the whole kind has. `named` is the share of those right among sure charges that name who makes them and begin
# with whom they accuse: from 0.7 on a few of these are put as a question unasked. A kind that is not here was seen too
# seldom to tell. Made by training/precision.py; may be edited.
"""

Judged = list[tuple[float, bool]]
"""The confidence of marks, and whether they were right."""


def main(path: Path) -> None:
    """Print the table."""
    marks: dict[str, Judged] = defaultdict(list)
    charges: dict[str, Judged] = defaultdict(list)
    for row in rows(path):
        judged = row["confidence"], row["verdict"] != "wrong"
        marks[row["kind"]].append(judged)
        if row.get("named") and row["confidence"] >= SURE_ENOUGH:
            charges[row["kind"]].append(judged)
    print(_HEAD)
    for kind, seen in sorted(marks.items()):
        if len(seen) >= _FEWEST:
            precision = _precision(seen)
            few = max(_FEWEST, len(seen) // _PARTS)
            sure = next((step for step in _STEPS if _is_enough(sorted(m for m in seen if m[0] >= step), few)), None)
            from_here = f", sure = {sure:.2f}" if sure and sure > min(seen)[0] else ""
            of_named = f", named = {_precision(charges[kind]):.2f}" if len(charges[kind]) >= _FEWEST else ""
            print(f"{kind} = {{ precision = {precision:.2f}, marks = {len(seen)}{from_here}{of_named} }}")


def _precision(seen: Judged) -> float:
    return sum(right for _, right in seen) / len(seen)


def _is_enough(sure: Judged, few: int) -> bool:
    """Whether marks, from the least sure to the surest, are right often enough: all of them, and the first few."""
    return len(sure) >= _FEWEST and min(_precision(sure), _precision(sure[:few])) >= LEAST_PRECISION


if __name__ == "__main__":
    main(Path(sys.argv[1]))
