"""The points of unverified claims (tui/lexicon/points.toml), found again from annotated articles.

    python -m training.claims gold/train.jsonl.gz --attributed polnear/train.jsonl.gz [--write]

Lines as in `points.py`, and articles with their attributions. By logistic regression on named signals: would a careful
reader ask "says who?" at a clause in the article's own voice (`own`), at one handed to nobody who could be found
(`unnamed`) and at one of a named source (`named`); and is a clause for which no attribution was found somebody's after
all (`handed`). What one of two readers struck out counts for little. Figures are printed from five folds, articles
about one event in one fold; what is written is fitted on all. No randomness.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from training.data import is_held_out, rows
from training.families import Example, Points, knots_of, tell, write
from training.matching import inside_words, same_words, word_starts
from training.scores import average_precision
from training.tasks import DISPUTED, is_kept_back, is_news
from tui.annotate import sourced
from tui.annotate.clauses.signalled import clauses_in
from tui.annotate.points import between
from tui.annotate.unverified import SHOWN, Candidate, candidates, likelihood_of, scale_of
from tui.article.plaintext import from_text
from tui.article.sanitize import neutralise
from tui.language.cut import CutArticle, cut

FAMILIES = ("own", "unnamed", "named")
_SETTLED = ("hedge", "unfound", "left_open")
"""Signals of clauses of which it is not asked whether they are somebody's after all: they are passed on as open."""
_MORE = (0.8, 0.9, 1.0, 1.1, 1.2)
"""Times the default line."""


class Mark(NamedTuple):
    """What a reader marked: which of the article's marks, its kind, and that no other reader struck it out."""

    number: int
    kind: str
    agreed: bool


class Claim(NamedTuple):
    """A candidate of an article, with the marks that it matches."""

    article: str
    candidate: Candidate
    marks: list[Mark]

    @property
    def right(self) -> float:
        """How far it is right."""
        return 1.0 if any(mark.agreed for mark in self.marks) else DISPUTED if self.marks else 0.0


def read(row: Mapping[str, Any]) -> Iterator[Claim]:
    """The candidates of an annotated article."""
    article = _cut(row)
    starts = word_starts(row["text"])
    marked = [
        (inside_words(starts, a["start"], a["end"]), Mark(number, a["kind"], not a.get("disputed", False)))
        for number, a in enumerate(row["annotations"])
        if a["layer"] == "unverified"
    ]
    for candidate in _candidates(article):
        words = inside_words(starts, candidate.clause.start, candidate.clause.end)
        yield Claim(row["id"], candidate, [mark for span, mark in marked if same_words(words, span)])


def attributed(row: Mapping[str, Any]) -> Iterator[Example]:
    """The clauses that the rules find nobody for, and whether people marked most of them as what somebody says."""
    article = _cut(row)
    contents = [span for attribution in row["attributions"] for span in attribution["content"]]
    for candidate in _candidates(article):
        start, end = candidate.clause.start, candidate.clause.end
        if candidate.family == "own":
            handed = sum(max(0, min(end, e) - max(start, s)) for s, e in contents)
            asked = {signal: value for signal, value in candidate.signals.items() if signal not in _SETTLED}
            yield row["id"], asked, 2 * handed > end - start


def _candidates(article: CutArticle) -> Iterator[Candidate]:
    found = [*sourced.annotate(article)]
    return candidates(article, found, clauses_in(article, found))


def _cut(row: Mapping[str, Any]) -> CutArticle:
    return cut(from_text(neutralise(row["text"]), row["id"]))


def main() -> None:
    """Fit, print the figures of the folds, and print or write the points."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--attributed", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    gold = [row for row in rows(args.gold) if is_news(row) and not is_kept_back("annotated", row)]
    claims = [claim for row in gold for claim in read(row)]
    handed = [
        example
        for row in rows(args.attributed)
        if not is_held_out(row) and not is_kept_back("annotated", row)
        for example in attributed(row)
    ]
    tables = {
        family: fit(family, [(c.article, c.candidate.signals, c.right) for c in claims if c.candidate.family == family])
        for family in FAMILIES
    }
    tables["handed"] = fit("handed", handed)
    likely = [likelihood(claim, tables) for claim in claims]
    scales = np.array([scale_of(claim.candidate) for claim in claims])
    knots = {
        scale: knots_of([(one, bool(c.marks)) for one, c, s in zip(likely, claims, scales, strict=True) if s == scale])
        for scale in sorted({*scales})
    }
    print(f"measured: {json.dumps(knots)}", file=sys.stderr)
    tell_claims(claims, [between(knots[s], one) for one, s in zip(likely, scales, strict=True)], gold)
    if args.write:
        write(tables, knots)
    else:
        print("\n".join(points.as_toml(family) for family, points in tables.items()))


def fit(family: str, examples: Sequence[Example]) -> Points:
    """The points of a family, and how well they rank."""
    points = Points(examples, strength=0.1, seldom=15, least=0.08)
    tell(family, examples, points)
    return points


def likelihood(claim: Claim, tables: Mapping[str, Points]) -> float:
    """How likely a claim is right by the points that were fitted without its article."""

    def by_fold(family: str, signals: Mapping[str, float]) -> float:
        return float(tables[family].probabilities([signals], claim.article)[0])

    return likelihood_of(claim.candidate, by_fold)


def tell_claims(claims: Sequence[Claim], confidences: Sequence[float], gold: Sequence[Mapping[str, Any]]) -> None:
    """Print average precision by kind, and F1 of the marks that are shown, and of more and fewer of them."""
    likely = np.array(confidences)
    kinds = np.array([claim.candidate.kind for claim in claims])
    right = np.array([claim.right for claim in claims])
    for kind in sorted({*kinds}):
        some = kinds == kind
        precision = average_precision(right[some], likely[some])
        print(f"{kind}: {some.sum()} candidates, average precision {precision:.3f}", file=sys.stderr)
    wanted = sum(a["layer"] == "unverified" and not a.get("disputed") for row in gold for a in row["annotations"])
    thousands = sum(len(row["text"].split()) for row in gold) / 1000
    order = np.argsort(-likely, kind="stable")
    for by in _MORE:
        taken: set[tuple[str, int]] = set()
        shown = agreed = matched = same_kind = 0
        for claim, kind in ((claims[place], kinds[place]) for place in order if likely[place] >= by * SHOWN):
            shown += 1
            free = [mark for mark in claim.marks if (claim.article, mark.number) not in taken]
            if free:
                mark = max(free, key=lambda mark: mark.agreed)
                taken.add((claim.article, mark.number))
                matched += 1
                agreed += mark.agreed
                same_kind += mark.kind == kind
        precision, recall = matched / max(1, shown), agreed / wanted
        print(
            f"from {by} of the line: precision {precision:.3f}, recall {recall:.3f}, "
            f"F1 {2 * precision * recall / max(precision + recall, 1e-9):.3f}, kind {same_kind / max(1, matched):.3f}, "
            f"{shown / thousands:.1f} marks a thousand words",
            file=sys.stderr,
        )


if __name__ == "__main__":
    main()
