"""How sure an attribution of the model is, measured on the held-out articles: prints the points for `points.toml`.

Right: most of its words are those of an attribution that people marked (characters shared over all characters >= 0.5)
and the sources overlap or are missing on both sides.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np

from training.data import is_held_out, rows
from training.regression import fitted
from tui.annotate.attribution.bounds import bounded
from tui.annotate.attribution.links import tidy
from tui.annotate.attribution.pairing import linked
from tui.annotate.attribution.said import Said, overlap
from tui.annotate.attribution.tagged import said_by_both, signals
from tui.annotate.sourced import by_rule
from tui.article.article import Span
from tui.article.plaintext import from_text
from tui.language.cut import cut
from tui.model.tagger import Tagger

PENALTY = 2.0


def is_right(said: Said, attributions: list[dict[str, Any]]) -> bool:
    """Whether people marked the same."""
    for gold in attributions:
        if overlap(said.spans, tuple(Span(*span) for span in gold["content"])) >= 0.5:
            sources = [Span(*span) for span in gold["source"]]
            if not sources and not said.source:
                return True
            if said.source and any(said.source.overlaps(span) for span in sources):
                return True
    return False


def main() -> None:
    """Print the points, and how well they tell right from wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    args = parser.parse_args()
    tagger = Tagger(args.weights, threads=1)
    found: list[tuple[dict[str, float], bool]] = []
    for row in rows(args.data):
        if not is_held_out(row):
            continue
        article = cut(from_text(row["text"], row["id"]))
        links, _ = linked(article, bounded(article, tagger.tag(article).stretches))
        for link in links:
            tidy(article, link)
        for link, rule, said in said_by_both(article, links, list(by_rule(article))):
            found.append((signals(article, link, rule), is_right(said, row["attributions"])))
    names = ["start", *sorted({name for made, _ in found for name in made})]
    table = np.array([[1.0, *(made.get(name, 0.0) for name in names[1:])] for made, _ in found])
    right = np.array([is_it for _, is_it in found], float)
    weights = fitted(table, right, PENALTY)
    share = 1 / (1 + np.exp(-table @ weights))
    for name, weight in zip(names, weights, strict=True):
        print(f"{name} = {weight:.2f}")
    order = np.argsort(share)
    bins = [
        (len(part), round(share[part].mean(), 3), round(right[part].mean(), 3)) for part in np.array_split(order, 8)
    ]
    print(json.dumps({"links": len(found), "right": round(right.mean(), 3), "bins": bins}))


if __name__ == "__main__":
    main()
