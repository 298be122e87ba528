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
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from training.candidates import Candidate, Reading, accusations, read
from training.data import rows
from training.families import Choice, Choices, Example, Points, Signals, knots_of, tell, write
from training.matching import same_name
from training.scores import average_precision
from training.tasks import is_kept_back, is_news
from tui.annotate.counterview import both_on_reply, reply_by_rules, signals_of_mark, silence_of, unheard
from tui.annotate.points import probability
from tui.annotate.replies.charges import LEAST, Charge, both_on_charge
from tui.annotate.replies.parties import parties_in
from tui.annotate.replies.somebody import Target
from tui.annotate.replies.targets import both_on_target, by_rules, decided, likeliest
from tui.language.cut import Sentence

Weighed = tuple[Reading, Sequence[tuple[Charge, Candidate]]]
"""An article with those of its candidates that may be charges."""


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


if __name__ == "__main__":
    main()
