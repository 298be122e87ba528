"""The points of whether an article is one-sided (tui/lexicon/points.toml), found again from annotated articles.

    .venv/bin/python -m training.one_sided gold/train.jsonl.gz [--write]

Lines as in `points.py`; the signals are those of the rules, and the points hold for both engines, since the charges
that are counted are as sure as they are right in either. The articles held out of the model's training are left out.
"""

import argparse
from pathlib import Path

from training.data import rows
from training.families import Example, Points, tell, write
from training.tasks import is_kept_back, is_news
from tui.annotate.annotation import Layer
from tui.annotate.engine import read
from tui.annotate.replies.missing import signals_of_one_side
from tui.article.plaintext import from_text


def main() -> None:
    """Fit, print the figures of the folds, and print or write the points."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    examples: list[Example] = []
    for row in rows(args.gold):
        if not is_news(row) or is_kept_back("annotated", row):
            continue
        reading = read(from_text(row["text"], row["id"]))
        statements = [one for one in reading.layer(Layer.SOURCED) if one.shown and one.source]
        charges = [mark for mark in reading.layer(Layer.COUNTERVIEW) if mark.kind == "unanswered"]
        marked = any(one.get("kind") == "one-sided" for one in row["annotations"])
        examples.append((row["id"], signals_of_one_side(reading.cut, statements, charges, reading.genre), marked))
    points = Points(examples, strength=0.3, seldom=8, least=0.05)
    tell("one_sided", examples, points)
    if args.write:
        write({"one_sided": points})
    else:
        print(points.as_toml("one_sided"))


if __name__ == "__main__":
    main()
