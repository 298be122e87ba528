"""The points of the layer of counter-views (tui/lexicon/points.toml), found again from annotated articles.

    .venv/bin/python -m training.points gold/train.jsonl.gz [--engine rules|model] [--write]

Lines of {"id", "text", "annotations": [{"layer", "kind", "start", "end", "target"}], "answered": [{"accusation",
"target", "responses"}]}. Five steps, the first four by logistic regression on named signals: is a clause a charge
(`charge`), which of several is it against (`target`, by conditional logit), does a sentence answer it (`reply`), is it
a charge that a reader would mark now that it is known against whom (`charged`), and of charges that nothing seems to
answer, how many had been marked (`measured.unanswered`). Signals worth little are dropped, and the rest fitted again.
Figures are printed from five folds, articles about one event in one fold; what is written is fitted on all of them. No
randomness.

The articles held out of the model's training are left out here too. With --engine model the tables `_hinted` are
fitted, which weigh the rules and the model's judgements as one, from those articles and none of the others.
"""

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from training.data import rows
from training.regression import fitted, fitted_choice
from training.scores import average_precision
from training.tasks import is_kept_back, is_news
from tui.annotate import sourced
from tui.annotate.annotation import Annotation
from tui.annotate.clauses.clause import Clause, Voices, clauses
from tui.annotate.clauses.signals import hits_in, probability
from tui.annotate.counterview import both_on_reply, reply_by_rules, signals_of_mark, silence_of, unheard
from tui.annotate.replies.answers import Replies
from tui.annotate.replies.charges import LEAST, Charge, both_on_charge, charge_of, party_in_headline, signals_of_charge
from tui.annotate.replies.parties import parties_in, party_keys
from tui.annotate.replies.somebody import Target
from tui.annotate.replies.targets import both_on_target, by_rules, decided, likeliest, weighed_targets
from tui.article.plaintext import from_text
from tui.article.sanitize import neutralise
from tui.language.cut import CutArticle, Sentence, cut
from tui.language.names.names import names_in
from tui.language.tokens import tokenize
from tui.model.tagger import tagger

FOLDS = 5
_HELD_BACK = 3.0
"""How much small points are preferred where the one who is meant is chosen."""
POINTS = Path(__file__).parent.parent / "tui" / "lexicon" / "points.toml"
_WORDS = re.compile(r"\w+")
Signals = Mapping[str, float]
Example = tuple[str, Signals, float]
"""The article, the signals, and whether it is right; between 0 and 1 where readers differ."""
Choice = tuple[str, Sequence[Signals], Sequence[bool]]
"""The article, the signals of all candidates of a charge, and which of them are right."""


class Accusation(NamedTuple):
    """A clause that an annotator marked as a charge."""

    start: int
    end: int
    targets: tuple[str, ...]
    answered: bool
    responses: tuple[tuple[int, int], ...]
    disputed: bool
    """Whether another annotator struck it out."""


class Candidate(NamedTuple):
    """A clause with the signals of a charge, those whom it may be against, and the charges that it matches."""

    charge: Charge
    signals: Signals
    targets: list[tuple[Target, Signals]]
    matches: list[Accusation]
    accused: tuple[tuple[Target, float], ...] = ()
    """Whom it is likeliest against, once points are found."""
    weighed: Sequence[tuple[Target, float]] = ()
    """All whom it may be against, with how likely each is by the rules."""

    @property
    def clause(self) -> Clause:
        """The clause itself."""
        return self.charge.clause


class Reading(NamedTuple):
    """An article, cut, with its candidates."""

    name: str
    cut: CutArticle
    replies: Replies
    candidates: list[Candidate]
    hints: Any
    """The model's judgements (tui/model/judged.py), None by the rules alone."""


Weighed = tuple[Reading, Sequence[tuple[Charge, Candidate]]]
"""An article with those of its candidates that may be charges."""


def fold(name: str) -> int:
    """The fold of an article; those about one event (ids that differ in the last number) stay together."""
    return int(hashlib.sha1(re.sub(r"-\d+$", "", name).encode()).hexdigest(), 16) % FOLDS


def accusations(row: Mapping[str, Any]) -> list[Accusation]:
    """The charges of a row, answered or not."""
    found = [
        Accusation(a["start"], a["end"], _parts(a.get("target")), False, (), a.get("disputed", False))
        for a in row["annotations"]
        if a["kind"] == "unanswered"
    ]
    return found + [
        Accusation(
            a["accusation"][0],
            a["accusation"][1],
            _parts(a.get("target")),
            True,
            tuple((start, end) for start, end in a["responses"]),
            a.get("disputed", False),
        )
        for a in row["answered"]
    ]


def _parts(target: str | None) -> tuple[str, ...]:
    """The names in an annotator's words for a target: "Ida Marsh or the council"."""
    return (target, *(p for p in re.split(r",| and | or |/|;|\(|\)", target) if p.strip())) if target else ()


def read(name: str, text: str, charged: Sequence[Accusation], engine: str) -> Reading:
    """The candidates of an article."""
    cut_article = cut(from_text(neutralise(text), name))
    tagging = tagger().tag(cut_article) if engine == "model" else None
    said: list[Annotation] = list(sourced.annotate(cut_article, tagging.stretches if tagging else None))
    voices, names, parties = Voices(said), names_in(cut_article), parties_in(cut_article)
    pieces = {sentence.index: voices.pieces(sentence) for sentence in cut_article.sentences}
    head = party_in_headline(cut_article)
    starts = word_starts(text)
    gold = [(inside_words(starts, a.start, a.end), a) for a in charged]
    found = []
    for sentence in cut_article.sentences:
        hits = hits_in(sentence)
        for clause in clauses(sentence, pieces[sentence.index]):
            inside = [hit for hit in hits if clause.first <= hit.first < clause.last]
            words = inside_words(starts, clause.start, clause.end)
            matches = [a for of_gold, a in gold if same_words(words, of_gold)]
            agreed = [a for a in matches if not a.disputed]
            if matches and not agreed:
                continue
            signals = signals_of_charge(cut_article, clause, hits, pieces)
            found.append(
                Candidate(
                    charge_of(clause, inside, signals),
                    signals,
                    list(weighed_targets(clause, names, parties, hits, head)),
                    agreed,
                )
            )
    return Reading(name, cut_article, Replies(cut_article, said), found, tagging.judged if tagging else None)


def word_starts(text: str) -> list[int]:
    """Where each word of a text begins."""
    return [match.start() for match in _WORDS.finditer(text)]


def inside_words(starts: Sequence[int], start: int, end: int) -> frozenset[int]:
    """The words of a stretch."""
    return frozenset(word for word in starts if start <= word < end)


def same_words(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether two stretches match: three tenths of all their words, or six tenths of the shorter one."""
    shared = len(one & other)
    return bool(shared) and (shared >= 0.3 * len(one | other) or shared >= 0.6 * min(len(one), len(other)))


def same_name(one: str, other: str) -> bool:
    """Whether all words of one name stand in the other, or both are names of one party."""
    stood_for = ({key for key in party_keys(tokenize(name).lower) if key[0] == "="} for name in (one, other))
    if not next(stood_for).isdisjoint(next(stood_for)):
        return True
    a, b = ({w for w in _WORDS.findall(name.casefold()) if w not in ("the", "a", "an")} for name in (one, other))
    return bool(a and b and (a <= b or b <= a))


class Points:
    """A family of points: one for all, and one for each fold fitted on the others."""

    def __init__(self, examples: Sequence[Example], strength: float, seldom: int, least: float) -> None:
        names = sorted({signal for _, signals, _ in examples for signal in signals})
        matrix = _matrix([signals for _, signals, _ in examples], names)
        keep = (matrix != 0).sum(0) > seldom
        names, matrix = [n for n, k in zip(names, keep, strict=True) if k], matrix[:, keep]
        right = np.array([label for *_, label in examples], float)
        folds = np.array([fold(name) for name, *_ in examples])
        for _ in range(2):
            weights = fit(matrix, right, strength)
            worth = np.abs(weights[1:]) >= least
            names, matrix = [n for n, k in zip(names, worth, strict=True) if k], matrix[:, worth]
        self.names = names
        self.all = fit(matrix, right, strength)
        self._by_fold = [fit(matrix[folds != k], right[folds != k], strength) for k in range(FOLDS)]

    def probabilities(self, signals: Sequence[Signals], name: str | None) -> NDArray[np.float64]:
        """By the points fitted without the fold of an article, or by those of all."""
        weights = self.all if name is None else self._by_fold[fold(name)]
        return np.asarray(1 / (1 + np.exp(-(weights[0] + _matrix(signals, self.names) @ weights[1:]))))

    def as_toml(self, family: str) -> str:
        """The table of the family, from high to low."""
        return _as_toml(family, self.all[0], self.names, self.all[1:])


class Choices:
    """As Points, for a family that tells which of several is meant: the candidates of one charge are one group."""

    def __init__(self, examples: Sequence[Choice], seldom: int) -> None:
        signals = [told for _, some, _ in examples for told in some]
        names = sorted({name for told in signals for name in told})
        matrix = _matrix(signals, names)
        keep = (matrix != 0).sum(0) > seldom
        self.names = [n for n, k in zip(names, keep, strict=True) if k]
        matrix = matrix[:, keep]
        right = np.array([one for *_, some in examples for one in some], float)
        groups = np.repeat(np.arange(len(examples)), [len(some) for _, some, _ in examples])
        folds = np.array([fold(name) for name, *_ in examples])[groups]
        self.all = fitted_choice(matrix, right, groups, _HELD_BACK)
        self._by_fold = [
            fitted_choice(matrix[folds != k], right[folds != k], groups[folds != k], _HELD_BACK) for k in range(FOLDS)
        ]

    def shares(self, signals: Sequence[Signals], name: str | None) -> list[float]:
        """How likely each of the candidates of one charge is meant, by the points fitted without its fold."""
        weights = self.all if name is None else self._by_fold[fold(name)]
        scores = _matrix(signals, self.names) @ weights
        parts = np.exp(scores - scores.max(initial=0.0))
        return [float(part) for part in parts / parts.sum()]

    def as_toml(self, family: str) -> str:
        """The table of the family, from high to low."""
        return _as_toml(family, 0.0, self.names, self.all)


def _as_toml(family: str, start: float, names: Sequence[str], weights: NDArray[np.float64]) -> str:
    order = sorted(zip(weights, names, strict=True), key=lambda entry: (-round(entry[0], 2), entry[1]))
    lines = [f"[{family}]", f"start = {start:.2f}", *(f"{name} = {weight:.2f}" for weight, name in order)]
    return "\n".join(lines) + "\n"


def _matrix(signals: Sequence[Signals], names: Sequence[str]) -> NDArray[np.float64]:
    places = {name: index for index, name in enumerate(names)}
    made = np.zeros((len(signals), len(names)))
    for row, of_row in enumerate(signals):
        for name, value in of_row.items():
            if name in places:
                made[row, places[name]] = value
    return made


def fit(matrix: NDArray[np.float64], right: NDArray[np.float64], strength: float) -> NDArray[np.float64]:
    """The weights, that of the start first; `strength` is the weight of the data against small points."""
    return fitted(np.hstack([np.ones((len(matrix), 1)), matrix]), right, 1 / strength)


def main() -> None:
    """Fit, print the figures of the folds, and print or write the points."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--engine", default="rules", choices=("rules", "model"))
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    news = (row for row in rows(args.gold) if is_news(row))
    gold = [row for row in news if is_kept_back("annotated", row) == (args.engine == "model")]
    readings = [read(row["id"], row["text"], accusations(row), args.engine) for row in gold]
    if args.engine == "model":
        tables, knots = fit_hinted(readings)
    else:
        charge = fit_charge(readings)
        target, readings = fit_target(readings)
        reply = fit_reply(readings)
        weighed = [(r, weighed_charges(r, charge)) for r in readings]
        charged = fit_charged(weighed, "charged")
        tables = {"charge": charge, "target": target, "reply": reply, "charged": charged}
        knots = measure(weighed, charged, reply, signals_of_replies)
    print(f"measured: {json.dumps(knots)}", file=sys.stderr)
    if args.write:
        write(tables, {"unanswered_hinted" if args.engine == "model" else "unanswered": knots})
    else:
        print("\n".join(points.as_toml(family) for family, points in tables.items()))


def fit_charge(readings: Sequence[Reading]) -> Points:
    """Whether a clause is a charge."""
    examples = [(r.name, c.signals, bool(c.matches)) for r in readings for c in r.candidates]
    points = Points(examples, strength=0.1, seldom=15, least=0.12)
    tell("charge", examples, points)
    return points


def fit_target(readings: Sequence[Reading]) -> tuple[Choices, list[Reading]]:
    """Whom a charge is against; and the readings with whom each may be."""
    points = Choices(
        [(r.name, [s for _, s in c.targets], meant(c)) for r in readings for c in r.candidates if meant(c)], seldom=15
    )
    told = []
    for r in readings:
        parties = parties_in(r.cut)
        candidates = [c._replace(accused=likeliest(_weighed(c.targets, points, r.name), parties)) for c in r.candidates]
        told.append(r._replace(candidates=candidates))
    tell_accused("target", told)
    return points, told


def _weighed(some: Sequence[tuple[Target, Signals]], points: Choices, name: str) -> list[tuple[Target, float]]:
    return decided(some, points.shares([signals for _, signals in some], name))


def meant(candidate: Candidate) -> list[bool]:
    """Which of those whom a charge may be against an annotator meant; empty where none told."""
    if not candidate.matches or not candidate.matches[0].targets:
        return []
    names = candidate.matches[0].targets
    return [any(same_name(target.name, name) for name in names) for target, _ in candidate.targets]


def tell_accused(family: str, readings: Sequence[Reading]) -> None:
    """Print how often the likeliest is the one whom the annotator named."""
    told = [(c, c.matches[0].targets) for r in readings for c in r.candidates if c.matches and c.matches[0].targets]
    right = sum(bool(c.accused) and any(same_name(c.accused[0][0].name, name) for name in names) for c, names in told)
    among = sum(any(meant(c)) for c, _ in told)
    print(
        f"{family}: the likeliest is right in {right / len(told):.3f} of {len(told)}, "
        f"among the candidates in {among / len(told):.3f}",
        file=sys.stderr,
    )


def fit_reply(readings: Sequence[Reading]) -> Points:
    """Whether a sentence answers a charge."""
    examples = []
    for r in readings:
        for c in (c for c in r.candidates if c.matches):
            accused = [(one.name, share) for one, share in c.accused]
            for index, signals in r.replies.around(r.replies.charge(accused, c.clause)):
                sentence = r.cut.sentences[index]
                answers = any(sentence.start < end and start < sentence.end for start, end in c.matches[0].responses)
                examples.append((r.name, signals, answers))
    points = Points(examples, strength=0.1, seldom=15, least=0.08)
    tell("reply", examples, points)
    return points


def weighed_charges(reading: Reading, charge: Points) -> list[tuple[Charge, Candidate]]:
    """The candidates that may be charges, by the points fitted without their article."""
    likely = charge.probabilities([c.signals for c in reading.candidates], reading.name)
    return [
        (c.charge._replace(likelihood=float(share), targets=c.accused), c)
        for share, c in zip(likely, reading.candidates, strict=True)
        if share >= LEAST and c.accused
    ]


def fit_charged(weighed: Sequence[Weighed], family: str) -> Points:
    """Whether a reader would mark what may be a charge."""
    examples = [(r.name, signals_of_mark(r.cut, charge), bool(c.matches)) for r, some in weighed for charge, c in some]
    points = Points(examples, strength=0.3, seldom=8, least=0.05)
    tell(family, examples, points)
    return points


def measure(
    weighed: Sequence[Weighed],
    charged: Points,
    reply: Points,
    replies: Callable[[Reading, Charge, Candidate], Sequence[Signals]],
) -> list[list[float]]:
    """Of clauses of about one likelihood, the share that was marked as unanswered, by the points of the folds.

    `replies` gives the signals of each sentence that may answer a charge.
    """
    scored = []
    for r, some in weighed:
        shares = charged.probabilities([signals_of_mark(r.cut, charge) for charge, _ in some], r.name)
        for share, (charge, c) in zip(shares, some, strict=True):
            signals = replies(r, charge, c)
            silent = silence_of(reply.probabilities(signals, r.name).tolist()) if signals else 1.0
            scored.append((unheard(float(share), silent), any(not a.answered for a in c.matches)))
    return knots_of(scored)


def signals_of_replies(reading: Reading, charge: Charge, candidate: Candidate) -> list[Signals]:
    """Those of the rules of each sentence that may answer a charge."""
    likely = [(target.name, likelihood) for target, likelihood in charge.targets]
    return [signals for _, signals in reading.replies.around(reading.replies.charge(likely, candidate.clause))]


def knots_of(scored: list[tuple[float, bool]]) -> list[list[float]]:
    """Likelihoods with the share that was right, from the least to the greatest."""
    scored = sorted(scored)
    edges = [*(int(len(scored) * q) for q in (0.3, 0.5, 0.65, 0.77, 0.86, 0.92, 0.96, 0.985)), len(scored)]
    knots, begins = [], int(len(scored) * 0.1)
    for ends in edges:
        part = scored[begins:ends]
        knots.append([round(sum(s for s, _ in part) / len(part), 3), round(sum(m for _, m in part) / len(part), 3)])
        begins = ends
    for before, after in pairwise(knots):
        after[1] = max(after[1], round(before[1] + 0.001, 3))  # surer never means less often right
    return knots


def fit_hinted(readings: Sequence[Reading]) -> tuple[dict[str, Points | Choices], list[list[float]]]:
    """How much the rules count and how much the model, by the points of the rules as they stand in the lexicon."""
    readings = [_by_the_lexicon(r) for r in readings]
    charges: list[Example] = []
    targets: list[Choice] = []
    replies: list[Example] = []
    for r in readings:
        for c in r.candidates:
            likely = probability("charge", c.signals)
            charges.append((r.name, both_on_charge(likely, r.hints, c.clause), bool(c.matches)))
            if not c.matches:
                continue
            if meant(c):
                targets.append((r.name, [both_on_target(share, r.hints, one) for one, share in c.weighed], meant(c)))
            for sentence, likely, answers in _replies(r, c):
                replies.append((r.name, both_on_reply(likely, r.hints, c.clause, sentence), answers))
    made = {
        family: Points(examples, strength=1.0, seldom=0, least=0.0)
        for family, examples in (("charge_hinted", charges), ("reply_hinted", replies))
    }
    for (family, points), examples in zip(made.items(), (charges, replies), strict=True):
        tell(family, examples, points)
        rules_alone = np.array([signals["rules"] for _, signals, _ in examples])
        labels = np.array([label for *_, label in examples])
        print(f"  by the rules alone {average_precision(labels, rules_alone):.3f}", file=sys.stderr)
    target = Choices(targets, seldom=0)
    weighed = [(r, weighed_by_both(r, made["charge_hinted"], target)) for r in readings]
    tell_accused("by the rules alone, target", readings)
    by_both = [r._replace(candidates=[_by_both(r, c, target) for c in r.candidates]) for r in readings]
    tell_accused("target_hinted", by_both)
    charged = fit_charged(weighed, "charged_hinted")
    knots = measure(
        weighed,
        charged,
        made["reply_hinted"],
        lambda r, _, c: [both_on_reply(likely, r.hints, c.clause, sentence) for sentence, likely, _ in _replies(r, c)],
    )
    return {**made, "target_hinted": target, "charged_hinted": charged}, knots


def _by_the_lexicon(reading: Reading) -> Reading:
    """A reading with whom each may be against by the points of the rules as they stand in the lexicon."""
    weighed = [(c, by_rules(c.targets)) for c in reading.candidates]
    parties = parties_in(reading.cut)
    return reading._replace(
        candidates=[c._replace(weighed=some, accused=likeliest(some, parties)) for c, some in weighed]
    )


def _by_both(reading: Reading, candidate: Candidate, target: Choices) -> Candidate:
    """A candidate with those accused by what the rules and the model say."""
    both = [both_on_target(share, reading.hints, one) for one, share in candidate.weighed]
    weighed = decided(candidate.targets, target.shares(both, reading.name))
    return candidate._replace(accused=likeliest(weighed, parties_in(reading.cut)))


def weighed_by_both(reading: Reading, charge: Points, target: Choices) -> list[tuple[Charge, Candidate]]:
    """As `weighed_charges`, by what the rules and the model say."""
    both = [both_on_charge(probability("charge", c.signals), reading.hints, c.clause) for c in reading.candidates]
    found = []
    for share, c in zip(charge.probabilities(both, reading.name), reading.candidates, strict=True):
        if share >= LEAST and c.targets:
            accused = _by_both(reading, c, target).accused
            found.append((c.charge._replace(likelihood=float(share), targets=accused), c))
    return found


def _replies(reading: Reading, candidate: Candidate) -> Iterator[tuple[Sentence, float, bool]]:
    """The sentences that may answer a charge, how likely they do by the rules, and whether they do."""
    likely = [(target.name, share) for target, share in candidate.accused[:1]]
    charge = reading.replies.charge(likely, candidate.clause)
    responses = candidate.matches[0].responses if candidate.matches else ()
    for index, signals in reading.replies.around(charge):
        sentence = reading.cut.sentences[index]
        answers = any(sentence.start < end and start < sentence.end for start, end in responses)
        yield sentence, reply_by_rules(signals), answers


def tell(family: str, examples: Sequence[Example], points: Points) -> None:
    """Print how well the points of the folds rank what is right."""
    by_article: dict[str, list[int]] = {}
    for place, (name, *_) in enumerate(examples):
        by_article.setdefault(name, []).append(place)
    scores = np.zeros(len(examples))
    for name, places in by_article.items():
        scores[places] = points.probabilities([examples[place][1] for place in places], name)
    right = np.array([label for *_, label in examples])
    print(
        f"{family}: {len(examples)} examples, {int(right.sum())} right, {len(points.names)} signals, "
        f"average precision {average_precision(right, scores):.3f}",
        file=sys.stderr,
    )


def write(tables: Mapping[str, Points | Choices], knots: Mapping[str, list[list[float]]] | None = None) -> None:
    """Put the points, and measured shares, in the place of those that stand in the lexicon."""
    text = POINTS.read_text("utf-8")
    for table, points in tables.items():
        text = _replaced(text, rf"\[{table}\][^\n]*\n(?:[^\n\[]+\n)*", points.as_toml(table))
    for family, measured in (knots or {}).items():
        text = _replaced(text, rf"(?m)^{family} = \[\[.*\]\]\n", f"{family} = {json.dumps(measured)}\n")
    POINTS.write_text(text, "utf-8")


def _replaced(text: str, pattern: str, by: str) -> str:
    made, count = re.subn(pattern, lambda _: by, text, count=1)
    if not count:
        raise ValueError(f"no table like {pattern} in {POINTS.name}")
    return made


if __name__ == "__main__":
    main()
