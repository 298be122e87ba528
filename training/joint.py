"""Goes on from a tagger of attributions and trains the other heads with it: `python -m training.joint --help`.

One encoder, a linear head a word for each label, sentences as the mean of their words. Batches are of one task; all
tasks are shuffled together, so that attribution is not forgotten. Seeds are fixed; one thread.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training import tasks
from training.data import Labelled, is_held_out, labelled, rows
from training.encoder import Tagger, crf_loss
from training.scores import average_precision, best_f1
from training.tasks import Charged, Example
from training.train import (
    BATCH,
    CLIP,
    CRF_RATE,
    DECAY,
    WARM_UP,
    batch_of,
    emissions,
    epoch_windows,
    evaluate,
    inputs_of,
)  # fmt: skip
from tui.model.tags import ASKS, GIVES, PAIR_WIDTH, SENTENCE_LABELS, WORD_LABELS
from tui.model.windows import LONGEST, pack, window
from tui.model.wordpiece import WordPiece

RATE, HEAD_RATE = 1.2e-4, 1e-3
TIMES = {"attribution": 2, "annotated": 3, "propaganda": 2, "biased": 3, "checkworthy": 1}
"""How often each task's texts are seen."""
WEIGHTS = {"attribution": 1.0, "annotated": 2.0, "propaganda": 1.0, "biased": 1.0, "checkworthy": 0.7}
POSITIVE = 2.0
"""How much more a word counts that people marked: few are."""
PAIRS = 0.4
"""How much the pairs of a charge and a sentence count beside the words."""
APART = range(-4, 12)
"""How many sentences after a charge one may stand that answers it; what is farther counts as the farthest. Weighed in
training alone: in use the rules do."""
_PIECES_IN_BATCH = 1800


class Joint(nn.Module):
    """A tagger with a linear head for words, one for sentences, and one for pairs of a charge and a sentence that may
    answer it: what the one asks for times what the other gives, and how far apart they stand."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger
        self.word_head = nn.Linear(tagger.head.in_features, len(WORD_LABELS))
        self.sentence_head = nn.Linear(tagger.head.in_features, len(SENTENCE_LABELS))
        nn.init.constant_(self.word_head.bias, -3.0)  # few words are marked
        self.asks = nn.Linear(tagger.head.in_features, ASKS)
        self.gives = nn.Linear(tagger.head.in_features, GIVES)
        self.apart = nn.Parameter(torch.full((len(APART),), -4.0))  # few sentences answer a charge

    def hidden(self, batch: dict[str, Tensor]) -> Tensor:
        """What the encoder makes of each word's first piece: words, width."""
        with torch.autocast("cpu", torch.bfloat16):
            inputs = [batch[name] for name in ("pieces", "shapes", "quoted", "places", "mask")]
            encoded = self.tagger.encoded(*inputs)
        return encoded.float().flatten(0, 1)[batch["words"]]


def task_batch(together: Sequence[Sequence[Example]], wordpiece: WordPiece) -> dict[str, Tensor]:
    """Windows as padded tensors, their words' labels, and the runs of words that have a label as a sentence."""
    made = [window([example.line for example in one], wordpiece) for one in together]
    inputs = inputs_of(made, wordpiece)
    longest = inputs["pieces"].shape[1]
    places: list[int] = []
    labels, runs = [], []
    charges: list[tuple[int, int, Charged]] = []
    sentences: dict[int, tuple[int, int]] = {}
    for number, (one, examples) in enumerate(zip(made, together, strict=True)):
        for (_, begins), example in zip(one.lines, examples, strict=True):
            first = len(places)
            places += [number * longest + begin for begin in begins]
            labels.append(example.words)
            runs += [(first + j.begins, first + j.ends, j.label, j.value) for j in example.judged]
            charges += [(first + c.begins, first + c.ends, c) for c in example.charged]
            sentences |= {number: (first + begins, first + ends) for begins, ends, number in example.sentences}
    pairs, answers = pairs_of(charges, sentences)
    return inputs | {
        "words": torch.tensor(places),
        "labels": torch.from_numpy(np.concatenate(labels)),
        "runs": torch.tensor([run[:3] for run in runs], dtype=torch.long).reshape(-1, 3),
        "values": torch.tensor([run[3] for run in runs]),
        "pairs": torch.tensor(pairs, dtype=torch.long).reshape(-1, 5),
        "answers": torch.tensor(answers),
    }


def pairs_of(
    charges: Sequence[tuple[int, int, Charged]], sentences: dict[int, tuple[int, int]]
) -> tuple[list[tuple[int, ...]], list[float]]:
    """Each charge with each other sentence of its article that is at hand: first word and word after the last of both,
    and their distance (APART); and whether the sentence answers it."""
    pairs: list[tuple[int, ...]] = []
    answers: list[float] = []
    for begins, ends, charged in charges:
        for number in charged.article:
            if number in sentences and number != charged.sentence:
                pairs.append((begins, ends, *sentences[number], how_far(number - charged.sentence)))
                answers.append(float(number in charged.answers))
    return pairs, answers


def how_far(sentences: int) -> int:
    """The place in APART of so many sentences."""
    return min(max(sentences, APART[0]), APART[-1]) - APART[0]


def means_of(scores: Tensor, runs: Tensor) -> Tensor:
    """The mean over the words of each run. `runs`: first word, word after the last."""
    sums = torch.cat([torch.zeros(1, scores.shape[1]), scores.cumsum(0)])
    return (sums[runs[:, 1]] - sums[runs[:, 0]]) / (runs[:, 1] - runs[:, 0])[:, None]


def sentence_scores(model: Joint, hidden: Tensor, runs: Tensor) -> Tensor:
    """The score of each run for its label: the mean over its words."""
    return means_of(model.sentence_head(hidden), runs).gather(1, runs[:, 2:3])[:, 0]


def pair_scores(model: Joint, hidden: Tensor, pairs: Tensor) -> Tensor:
    """How likely the sentence of each pair answers its charge, as log-odds."""
    asked = means_of(model.asks(hidden), pairs[:, 0:2])
    given = means_of(model.gives(hidden), pairs[:, 2:4])
    fits = (asked * given[:, :PAIR_WIDTH]).sum(1) * PAIR_WIDTH**-0.5
    return fits + given[:, PAIR_WIDTH] + model.apart[pairs[:, 4]]


def task_loss(model: Joint, batch: dict[str, Tensor], hidden: Tensor) -> Tensor:
    """The mean loss of the words whose labels are known, and of the sentences."""
    loss = torch.zeros(())
    known = batch["labels"] >= 0
    if known.any():
        each = functional.binary_cross_entropy_with_logits(
            model.word_head(hidden), batch["labels"].clamp_min(0), reduction="none", pos_weight=torch.tensor(POSITIVE)
        )
        loss = loss + 3.0 * (each * known).sum() / known.any(1).sum() / known.any(0).sum().sqrt()
    if len(batch["runs"]):
        scores = sentence_scores(model, hidden, batch["runs"])
        loss = loss + functional.binary_cross_entropy_with_logits(scores, batch["values"])
    if len(batch["pairs"]):
        scores = pair_scores(model, hidden, batch["pairs"])
        each = functional.binary_cross_entropy_with_logits(scores, batch["answers"], reduction="sum")
        loss = loss + PAIRS * each / len(batch["pairs"][:, 0].unique())
    return loss


def article_windows(articles: list[list[Example]], chance: random.Random) -> list[list[Example]]:
    """The windows of articles, each packed from another offset."""
    made = []
    for article in articles:
        by_line = {id(one.line): one for one in article}
        for together in pack([one.line for one in article], chance.randint(40, LONGEST)):
            made.append([by_line[id(line)] for line in together])
    return made


def batches(articles: list[list[Example]], alone: bool, chance: random.Random) -> list[list[list[Example]]]:
    """Batches of windows; sentences that stand alone are put together with others of about their length."""
    if not alone:
        parts = []
        for article in articles:  # an answer may stand in another window than its charge
            windows = article_windows([article], chance)
            parts += [windows[at : at + BATCH] for at in range(0, len(windows), BATCH)]
        chance.shuffle(parts)
        return [*filled(parts)]
    windows = sorted(articles, key=lambda article: sum(e.line.pieces for e in article) + 3 * chance.random())
    made, begins = [], 0
    for index, article in enumerate(windows):
        longest = min(LONGEST, sum(e.line.pieces + 1 for e in article) + 1)
        if (index - begins + 1) * longest > _PIECES_IN_BATCH and index > begins:
            made.append(windows[begins:index])
            begins = index
    return [*made, windows[begins:]]


def filled(parts: list[list[list[Example]]]) -> Iterator[list[list[Example]]]:
    """Parts of articles put together while they fit a batch."""
    together: list[list[Example]] = []
    for part in parts:
        if together and len(together) + len(part) > BATCH:
            yield together
            together = []
        together = together + part
    if together:
        yield together


def short_enough(article: list[Example]) -> bool:
    """Whether a row fits one window."""
    return 0 < sum(example.line.pieces + 1 for example in article) < LONGEST


def held_out_figures(model: Joint, held_out: dict[str, list[list[Example]]], wordpiece: WordPiece) -> dict[str, Any]:
    """Best F1 over words by label, average precision over sentences by label."""
    model.eval()
    words: dict[str, list[tuple[np.ndarray, np.ndarray]]] = {}
    sentences: dict[str, list[tuple[float, float]]] = {}
    answers: list[tuple[float, float]] = []
    with torch.no_grad():
        for task, articles in held_out.items():
            for article in articles:
                windows = (
                    [article] if task in ("biased", "checkworthy") else article_windows([article], random.Random(0))
                )
                for some in [windows] if task == "annotated" else [[one] for one in windows]:
                    batch = task_batch(some, wordpiece)
                    hidden = model.hidden(batch)
                    shares = torch.sigmoid(model.word_head(hidden)).numpy()
                    labels = batch["labels"].numpy()
                    for number, name in enumerate(WORD_LABELS):
                        known = (labels[:, number] == 0) | (labels[:, number] == 1)
                        if known.any():
                            words.setdefault(name, []).append((labels[known, number], shares[known, number]))
                    if len(batch["runs"]):
                        scores = torch.sigmoid(sentence_scores(model, hidden, batch["runs"])).tolist()
                        for run, score, value in zip(batch["runs"], scores, batch["values"], strict=True):
                            sentences.setdefault(SENTENCE_LABELS[int(run[2])], []).append((float(value), score))
                    if len(batch["pairs"]):
                        scores = pair_scores(model, hidden, batch["pairs"]).tolist()
                        answers += zip(batch["answers"].tolist(), scores, strict=True)
    model.train()
    made: dict[str, Any] = {}
    for name, pairs in words.items():
        made[name] = best_f1(np.concatenate([g for g, _ in pairs]), np.concatenate([s for _, s in pairs]))
    for name, scored in sentences.items():
        made[name] = round(average_precision(*np.array(scored).T), 3)
    if answers:
        made["pairs"] = round(average_precision(*np.array(answers).T), 3)
    return made


def examples(
    data: Path, annotated: Path, wordpiece: WordPiece
) -> tuple[dict[str, list[list[Example]]], dict[str, list[list[Example]]]]:
    """The texts of each task but attribution, to train on and held out."""
    texts = {
        "annotated": (tasks.annotated, annotated),
        "propaganda": (tasks.propaganda, data / "ptc" / "train.jsonl.gz"),
        "biased": (tasks.biased, data / "babe" / "train.jsonl.gz"),
        "checkworthy": (tasks.checkworthy, data / "checkworthy" / "train.jsonl.gz"),
    }
    train: dict[str, list[list[Example]]] = {}
    held_out: dict[str, list[list[Example]]] = {}
    for task, (reader, path) in texts.items():
        for row, article in reader(rows(path), wordpiece):
            if article and (task in ("annotated", "propaganda") or short_enough(article)):
                (held_out if tasks.is_kept_back(task, row) else train).setdefault(task, []).append(article)
    return train, held_out


def plan(articles: list[list[Labelled]], train: dict[str, list[list[Example]]], seed: int) -> list[tuple[str, Any]]:
    """The batches of all tasks, shuffled together."""
    chance = random.Random(seed)
    made: list[tuple[str, Any]] = []
    for epoch in range(TIMES["attribution"]):
        windows = epoch_windows(articles, random.Random(1000 * seed + 50 + epoch))
        made += [("attribution", windows[at : at + BATCH]) for at in range(0, len(windows), BATCH)]
    for task, some in train.items():
        for _ in range(TIMES[task]):
            made += [(task, batch) for batch in batches(some, task in ("biased", "checkworthy"), chance)]
    chance.shuffle(made)
    return made


def optimizer_of(model: Joint, steps: int) -> tuple[torch.optim.AdamW, torch.optim.lr_scheduler.LambdaLR]:
    """The optimizer, and its rates: up over the first of so many steps, then down to nothing."""
    crf = [model.tagger.transitions, model.tagger.begin]
    heads = [weight for name, weight in model.named_parameters() if not name.startswith("tagger.")]
    named = {id(weight) for weight in (*crf, *heads)}
    encoder = [weight for weight in model.parameters() if id(weight) not in named]
    groups = [
        {"params": encoder, "lr": RATE},
        {"params": heads, "lr": HEAD_RATE},
        {"params": crf, "lr": 0.2 * CRF_RATE, "weight_decay": 0.0},
    ]
    made = torch.optim.AdamW(groups, weight_decay=DECAY, fused=True)
    warm = WARM_UP * steps
    return made, torch.optim.lr_scheduler.LambdaLR(
        made, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))
    )


def batch_and_loss(model: Joint, task: str, some: Any, wordpiece: WordPiece) -> tuple[dict[str, Tensor], Tensor]:
    """A batch of a task as tensors, and its loss."""
    if task != "attribution":
        batch = task_batch(some, wordpiece)
        return batch, task_loss(model, batch, model.tagger.dropout(model.hidden(batch)))
    batch = batch_of(some, wordpiece)
    scores = emissions(model.tagger, batch)
    inside = torch.arange(scores.shape[1])[None] < batch["lengths"][:, None]
    chained = crf_loss(model.tagger, scores, batch["tags"], batch["lengths"]) / int(inside.sum())
    return batch, chained + 0.5 * functional.cross_entropy(scores[inside], batch["tags"][inside])


def started(resume: Path, vocabulary: int) -> Joint:
    """A model with the weights of a checkpoint, of training.train or of this; what it lacks is new."""
    model = Joint(Tagger(vocabulary))
    state = torch.load(resume)
    if "word_head.weight" in state:
        model.load_state_dict(state, strict="asks.weight" in state)
    else:
        model.tagger.load_state_dict(state)
    return model


def main() -> None:
    """Train, writing checkpoints and the figures on what is held out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--resume", type=Path, required=True, help="a checkpoint of training.train or of this")
    parser.add_argument("--data", type=Path, required=True, help="the folder of the corpora")
    parser.add_argument("--annotated", type=Path, required=True, help="our own annotated articles")
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=0, help="stop early, to time it")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(1)
    vocabulary = args.vocabulary.read_text(encoding="utf-8").split("\n")[:-1]
    wordpiece = WordPiece(vocabulary)
    train, held_out = examples(args.data, args.annotated, wordpiece)
    articles: list[list[Labelled]] = []
    checked: list[list[Labelled]] = []
    for row in rows(args.data / "polnear" / "train.jsonl.gz"):
        (checked if is_held_out(row) else articles).append(labelled(row, wordpiece))
    model = started(args.resume, len(vocabulary))
    steps = plan(articles, train, args.seed)
    total = len(steps)
    optimizer, schedule = optimizer_of(model, total)
    counts = {task: sum(name == task for name, _ in steps) for task in WEIGHTS}
    print(json.dumps({"steps": total, **counts, "held out": {t: len(a) for t, a in held_out.items()}}), flush=True)
    args.out.mkdir(parents=True, exist_ok=True)
    begun, pieces = time.time(), 0
    losses: dict[str, list[float]] = {task: [] for task in WEIGHTS}
    for step, (task, some) in enumerate(steps, start=1):
        batch, loss = batch_and_loss(model, task, some, wordpiece)
        losses[task].append(loss.item())
        optimizer.zero_grad(set_to_none=True)
        (WEIGHTS[task] * loss).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), CLIP)
        optimizer.step()
        schedule.step()
        pieces += int(batch["mask"].sum())
        if step % 25 == 0:
            recent = {name: round(sum(last[-20:]) / max(1, len(last[-20:])), 3) for name, last in losses.items()}
            print(f"step {step}/{total} {pieces / (time.time() - begun):.0f} pieces/s {recent}", flush=True)
        if args.steps and step >= args.steps:
            return
        if step in (total // 3, 2 * total // 3, total):
            torch.save(model.state_dict(), args.out / f"step{step}.pt")
            print(json.dumps({"step": step, **held_out_figures(model, held_out, wordpiece)}), flush=True)
    torch.save(model.state_dict(), args.out / "last.pt")
    print(json.dumps(evaluate(model.tagger, checked, wordpiece)), flush=True)


if __name__ == "__main__":
    main()
