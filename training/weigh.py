"""The points of `tui/annotate/weighed.py`: `python -m training.weigh --help` writes `tui/lexicon/weighed_points.toml`.

On texts that were held out of the encoder's training, every candidate of the rules and of the model is right where it
matches what people marked; a logistic regression tells how much each signal says of that. The default lines are
SHOWN, or where F1 over what is shown is best on the same texts.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from training import tasks
from training.calibrate import PENALTY
from training.data import rows
from training.regression import fitted
from tui.annotate import loaded, sourced, unverified, weighed
from tui.annotate.annotation import Annotation, Layer
from tui.annotate.by_part import handed
from tui.article.article import Span
from tui.article.plaintext import from_text
from tui.article.sanitize import neutralise
from tui.language.cut import CutArticle, cut
from tui.model.tagger import WEIGHTS, Tagger

OUT = Path(__file__).parent.parent / "tui" / "lexicon" / "weighed_points.toml"
SHOWN = {"loaded": 0.35, "loaded_passage": 0.34, "unverified": 0.22, "unverified_passage": 0.1}
"""Default lines somewhat above those at which F1 is best: what is shown by mistake teaches distrust. The claims
of a passage are weighed as those of an article are, and are shown from a lower line on, which was chosen on paragraphs
of the same articles: the model is less sure of what stands alone."""
_LAYERS = (Layer.LOADED, Layer.UNVERIFIED)


class Case(NamedTuple):
    """A candidate whose truth is known."""

    family: str
    line: str
    signals: dict[str, float]
    right: float
    left: float
    """The share of its confidence that is left to it."""
    sentence: str = ""
    """Of loaded wording in a sentence that stands alone: its id."""
    biased: float = 0.0
    """Whether people found that sentence biased."""


Candidate = tuple[Layer, bool, Annotation, dict[str, float], float]


def candidates_of(article: CutArticle, tagger: Tagger) -> Iterator[Candidate]:
    """Every candidate of a text: its layer, whether only the model has it, itself, its signals, what is left of it."""
    tagging = tagger.tag(article)
    said = [*sourced.annotate(article, tagging.stretches)]
    found = {
        Layer.UNVERIFIED: [*unverified.annotate(article, handed(said, True))],
        Layer.LOADED: [*loaded.annotate(article, said)],
    }
    for layer in _LAYERS:
        for alone, some in (
            (False, found[layer]),
            (True, weighed.candidates(article, found[layer], tagging.judged, layer)),
        ):
            for it in some:
                left = weighed.own(article, tagging.judged, it)
                yield layer, alone, it, weighed.signals(article, tagging.judged, it, alone), left


def matches(it: Annotation, spans: Sequence[Span]) -> bool:
    """Whether most of the shorter one is shared, or three tenths of both (as our scorer counts words)."""
    for span in spans:
        shared = min(it.end, span.end) - max(it.start, span.start)
        if shared > 0:
            shorter = min(it.end - it.start, span.end - span.start)
            if shared >= 0.6 * shorter or shared / (it.end - it.start + span.end - span.start - shared) >= 0.3:
                return True
    return False


def articles(path: Path, tagger: Tagger) -> Iterator[Case]:
    """Our own annotated articles."""
    for row in _held_out(path):
        article = cut(from_text(neutralise(row["text"]), row["id"]))
        marked = {layer: _spans(row, layer) for layer in _LAYERS}
        disputed = {layer: _spans(row, layer, disputed=True) for layer in _LAYERS}
        for layer, alone, it, signals, left in candidates_of(article, tagger):
            right = 1.0 if matches(it, marked[layer]) else tasks.DISPUTED * matches(it, disputed[layer])
            yield Case(weighed.family(article, layer, alone), layer.value, signals, right, left)


def passages(data: Path, tagger: Tagger) -> Iterator[Case]:
    """Sentences that stand alone: biased words, claims worth a check."""
    for layer, name, reader in (
        (Layer.LOADED, "babe", tasks.biased),
        (Layer.UNVERIFIED, "checkworthy", tasks.checkworthy),
    ):
        task = "biased" if layer is Layer.LOADED else "checkworthy"
        for row, _ in reader(rows(data / name / "train.jsonl.gz"), tagger.wordpiece):
            if not tasks.is_kept_back(task, row):
                continue
            article = cut(from_text(neutralise(row["text"]), row["id"]))
            spans = [Span(*span) for span in tasks.word_spans(row)] if layer is Layer.LOADED else []
            for found, alone, it, signals, left in candidates_of(article, tagger):
                if found is layer and article.brief:
                    family, line = weighed.family(article, layer, alone), f"{layer.value}_passage"
                    if layer is Layer.LOADED:
                        right = float(matches(it, spans))
                        yield Case(family, line, signals, right, left, row["id"], float(row["biased"]))
                    else:
                        yield Case(family, line, signals, float(row["checkworthy"]), left)


def _spans(row: dict[str, Any], layer: Layer, disputed: bool = False) -> list[Span]:
    of_layer = (a for a in row["annotations"] if a["layer"] == layer.value)
    return [Span(a["start"], a["end"]) for a in of_layer if a.get("disputed", False) == disputed]


def main() -> None:
    """Write the points, and print how well they tell right from wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--annotated", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    args = parser.parse_args()
    tagger = Tagger(args.weights, threads=1)
    cases = [*articles(args.annotated, tagger), *passages(args.data, tagger)]
    by_family: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        by_family[case.family].append(case)
    written, scored = ["# Made by training/weigh.py on texts that the model was not trained on.\n"], defaultdict(list)
    for family, some in sorted(by_family.items()):
        names = ["start", *sorted({name for case in some for name in case.signals})]
        table = np.array([[1.0, *(case.signals.get(name, 0.0) for name in names[1:])] for case in some])
        right = np.array([case.right for case in some])
        weights = fitted(table, right, PENALTY)
        shares = 1 / (1 + np.exp(-table @ weights))
        written.append(f"[{family}]")
        written += [f"{name} = {weight:.2f}" for name, weight in zip(names, weights, strict=True)]
        written.append("")
        for case, share in zip(some, shares, strict=True):
            scored[case.line].append((case, float(share) * case.left))
        eighths = np.array_split(np.argsort(shares), min(8, len(shares)))
        bins = [(round(shares[part].mean(), 2), round(right[part].mean(), 2)) for part in eighths]
        print(json.dumps({"family": family, "candidates": len(some), "right": round(right.mean(), 3), "bins": bins}))
    points = of_sentences(scored["loaded_passage"])
    written += ["[sentence]", *(f"{name} = {weight:.2f}" for name, weight in points.items()), ""]
    wanted = {layer.value: _wanted(args.annotated, layer) for layer in _LAYERS}
    for line, some_scored in scored.items():
        pairs = sorted(((share, case.right) for case, share in some_scored), reverse=True)
        hits = np.cumsum([right for _, right in pairs])
        all_right = wanted.get(line, hits[-1])
        f1 = 2 * hits / (np.arange(1, len(pairs) + 1) + all_right)
        best = int(f1.argmax())
        at = round(float(pairs[best][0]), 2)
        print(json.dumps({"line": line, "at": at, "f1": round(float(f1[best]), 3), "shown": best + 1}))
    written += ["[shown]", *(f"{line} = {at}" for line, at in sorted(SHOWN.items())), ""]
    OUT.write_text("\n".join(written), encoding="utf-8")


def of_sentences(scored: list[tuple[Case, float]]) -> dict[str, float]:
    """The points of whether a sentence that stands alone is biased, by its surest word and by what the model says of
    it as a whole."""
    by_share = sorted(range(len(scored)), key=lambda place: scored[place][1])
    places = [*{scored[place][0].sentence: place for place in by_share}.values()]
    signals = [weighed.of_sentence(scored[place][1], scored[place][0].signals) for place in places]
    names = ["start", *sorted(signals[0])]
    table = np.array([[1.0, *(one[name] for name in names[1:])] for one in signals])
    weights = fitted(table, np.array([scored[place][0].biased for place in places]), PENALTY)
    return dict(zip(names, weights.tolist(), strict=True))


def _wanted(path: Path, layer: Layer) -> int:
    return sum(len(_spans(row, layer)) for row in _held_out(path))


def _held_out(path: Path) -> Iterator[dict[str, Any]]:
    return (row for row in rows(path) if tasks.is_news(row) and tasks.is_kept_back("annotated", row))


if __name__ == "__main__":
    main()
