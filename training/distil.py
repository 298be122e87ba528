"""Trains large teachers, has them read everything, and trains the small encoder on what they and people say.

`python -m training.distil teach` trains one teacher: on the texts of all folds but one, or on all. It writes what it
thinks of every text. `python -m training.distil learn` trains the small encoder: where people said something, on that
and on what the teacher thinks that did not see the text; elsewhere on what all teachers think. So each text teaches
each layer, and what is held out of a task stays so. Distilling: Hinton and others (2015); with the teacher that did not
see the text, so that it does not merely repeat the label: Furlanello and others, "Born-again neural networks" (2018).
"""

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from training.chain import certain, cross_entropy, marginals, steps
from training.encoder import LARGE, SMALL, TAGS, Joint, Tagger, decoding
from training.packed import PARTS, UNKNOWN, Renamed, Windows, packed
from training.scores import average_precision, best_f1, figures_of
from training.tasks import Example
from training.texts import Text, read
from tui.model.tagger import likeliest
from tui.model.tags import SENTENCE_LABELS, WORD_LABELS
from tui.model.windows import LONGEST
from tui.model.wordpiece import WordPiece

BATCH = 32
"""Windows of LONGEST pieces in a batch; of shorter ones more."""
WARM_UP, CLIP, DECAY = 0.06, 1.0, 0.01
AVERAGED = 0.05
"""Over what share of the steps the weights are averaged, in the main."""
HEAD_RATE, CRF_RATE = 1e-3, 1e-2
ATTRIBUTION = 4.0
"""How much attribution counts beside the labels of words, which are many."""
POSITIVE = 2.0
"""How much more a word counts that people marked: few are."""
HARD = 0.5
"""How much the word of people weighs where a teacher has one too."""
PAIRS = 0.8
"""How much the pairs of a charge and a sentence count beside the words."""
_CORPORA = {"corpus:ptc": 3.0, "corpus:babe": 3.0}
_OWN = 1.3
WORD_WEIGHTS = [_CORPORA.get(name, _OWN) for name in WORD_LABELS]
SENTENCE_WEIGHTS = [{"biased": 1.0, "answer": 2.0}.get(name, 0.7) for name in SENTENCE_LABELS]
_LENGTHS = (64, 128, LONGEST)
_ALLOWED_STEPS = [(a, b) for a in range(TAGS) for b in range(TAGS) if b % 2 or not b or a in (b, b - 1)]


class Thought(NamedTuple):
    """What a teacher thinks of windows, in half precision: shares of steps, of words' labels, runs' and pairs'."""

    steps: Tensor
    words: Tensor
    runs: Tensor
    pairs: Tensor


class Part(NamedTuple):
    """Windows of one length, with what belongs to each of them."""

    windows: Windows
    folds: Tensor
    tags_withheld: Tensor
    labels_withheld: Tensor
    batches: list[list[int]]
    """The windows of each text that go into one batch together."""


class Judgement(NamedTuple):
    """What a model says of a batch: log-odds, but steps as scores."""

    tags: Tensor
    moves: Tensor
    words: Tensor
    runs: Tensor
    pairs: Tensor


def parts(texts: Sequence[Text], wordpiece: WordPiece, seed: int, device: str) -> list[Part]:
    """All texts as windows: articles in one part, what stands alone in parts by its length."""
    chance = random.Random(seed)
    articles = [text for text in texts if not text.alone]
    groups = [(LONGEST, articles)]
    lone = [text for text in texts if text.alone]
    for shorter, length in zip((0, *_LENGTHS), _LENGTHS, strict=False):
        fits = [t for t in lone if shorter < sum(e.line.pieces + 1 for e in t.examples) + 1 <= length]
        groups.append((length, fits))
    renamed = Renamed([text.examples for text in articles]) if seed % 2 else None
    made = []
    for length, some in groups:
        if not some:
            continue
        alone = some[0].alone
        windows = packed([t.examples for t in some], wordpiece, length, chance, alone, None if alone else renamed)
        of_text = windows.texts
        flags = [torch.tensor([text[place] for text in some])[of_text] for place in (2, 3, 4)]
        by_text: dict[int, list[int]] = {}
        for window, text in enumerate(of_text.tolist()):
            by_text.setdefault(text, []).append(window)
        made.append(Part(windows.to(device), *(flag.to(device) for flag in flags), batches=[*by_text.values()]))
    return made


def batches(
    some: Sequence[Part], chance: random.Random, fold: int = -1, tagged: bool = False
) -> Iterator[tuple[int, list[int]]]:
    """The batches of an epoch in a random order: a part and its windows; a text's windows stay together where they
    fit. Without the texts of a fold, and, if so wanted, without those whose attributions nobody tagged."""
    made: list[tuple[int, list[int]]] = []
    for number, part in enumerate(some):
        most = BATCH * LONGEST // part.windows.pieces.shape[1]
        folds, tags = part.folds.tolist(), (part.windows.tags >= 0).any(1).tolist()
        order = [
            windows
            for windows in part.batches
            if folds[windows[0]] != fold and (not tagged or any(tags[window] for window in windows))
        ]
        chance.shuffle(order)
        together: list[int] = []
        for windows in order:
            if together and len(together) + len(windows) > most:
                made.append((number, together))
                together = []
            together = together + windows
            while len(together) > most:
                made.append((number, together[:most]))
                together = together[most:]
        if together:
            made.append((number, together))
    chance.shuffle(made)
    yield from made


class Pairs:
    """The pairs of a part by window, so that a batch finds its own."""

    def __init__(self, windows: Windows) -> None:
        self._pairs = windows.pairs.cpu().numpy()
        self._count = len(windows.pieces)
        self._begins = np.searchsorted(self._pairs[:, 0], np.arange(int(windows.texts.max()) + 2))
        self._texts = windows.texts.cpu().numpy()

    def of(self, rows: Sequence[int]) -> tuple[np.ndarray, np.ndarray]:
        """The pairs whose windows are both among some, with windows by their place there; and their numbers."""
        place = np.full(self._count, -1)
        place[rows] = np.arange(len(rows))
        texts = np.unique(self._texts[rows])
        numbers = np.concatenate([np.arange(self._begins[text], self._begins[text + 1]) for text in texts])
        found = self._pairs[numbers].copy()
        found[:, 1], found[:, 4] = place[found[:, 1]], place[found[:, 4]]
        here = (found[:, 1] >= 0) & (found[:, 4] >= 0)
        return found[here], numbers[here]


def judge(model: Joint, w: Windows, pairs: Tensor, counts: Tensor) -> Judgement:
    """What a model says of windows. `counts`: windows, words: whose tags the CRF is to read."""
    device = w.pieces.device.type
    with torch.autocast(device, torch.bfloat16):
        encoded = model.tagger(w.pieces.long(), w.shapes.long(), w.quoted.long(), w.places.long(), w.mask)
    places = w.words.long()[..., None].expand(-1, -1, encoded.shape[2])
    hidden = model.tagger.dropout(encoded.gather(1, places).float())
    with torch.autocast(device, torch.bfloat16):
        tags, words, of_runs, asks, gives = (
            head(hidden) for head in (model.tagger.head, model.word_head, model.sentence_head, model.asks, model.gives)
        )
    tags = tags.float()
    moves = steps(model.tagger, tags, w.first, counts)
    runs = w.judged.shape[1]
    where = w.runs.long() + runs * torch.arange(len(w.runs), device=w.runs.device)[:, None]
    where = where.masked_fill(~w.inside, runs * len(w.runs)).flatten()

    def means(given: Tensor) -> Tensor:
        """Over the words of each run: windows times runs, labels."""
        sums = torch.zeros(runs * len(w.runs) + 1, given.shape[2] + 1, device=given.device)
        ones = torch.ones(*given.shape[:2], 1, device=given.device)
        sums.index_add_(0, where, torch.cat([given.float(), ones], 2).flatten(0, 1))
        return sums[:-1, :-1] / sums[:-1, -1:].clamp_min(1)

    of_pairs = torch.zeros(0, device=tags.device)
    if len(pairs):
        summed = functional.pad(asks.float().cumsum(1), (0, 0, 1, 0))
        _, window, begins, ends, other, run, apart, _ = pairs.unbind(1)
        asked = (summed[window, ends] - summed[window, begins]) / (ends - begins)[:, None]
        of_pairs = model.fit(asked, means(gives)[other * runs + run], apart)
    return Judgement(tags, moves, words.float(), means(of_runs).view(len(w.runs), runs, -1), of_pairs)


class Usual(NamedTuple):
    """How many words and runs of a batch have each label, on average: what losses are divided by, so that a batch with
    few of a rare kind does not weigh as much as one with many."""

    words: Tensor
    runs: Tensor
    charges: float


def usual(some: Sequence[Part], count: int, taught: bool) -> Usual:
    """The same of so many batches of an epoch."""
    words = torch.zeros(len(WORD_LABELS), device=some[0].folds.device)
    runs = torch.zeros(len(SENTENCE_LABELS), device=some[0].folds.device)
    charges = 0
    for part in some:
        w = part.windows
        if taught:
            words += w.inside.sum()
            runs += w.inside.sum() / 20
        else:
            words += ((w.labels != UNKNOWN) & w.inside[..., None]).sum((0, 1))
            runs += (w.judged != UNKNOWN).sum((0, 1))
        charges += len(torch.unique(w.pairs[:, :4], dim=0))
    return Usual((words / count).clamp_min(1), (runs / count).clamp_min(1), max(1, charges / count))


def loss_of(
    said: Judgement, part: Part, rows: Tensor, w: Windows, pairs: Tensor, norm: Usual, soft: Thought | None
) -> Tensor:
    """How far a judgement is from the labels, and from what the teachers think."""
    known = (w.tags >= 0) & w.inside
    shares = certain(w.tags.long().clamp_min(0), w.first, known)
    counts = known
    if soft is not None:
        counts = w.inside & ~part.tags_withheld[rows][:, None]
        taught = unsteps(soft.steps) * counts[..., None, None]
        mixed = HARD * shares + (1 - HARD) * taught
        shares = torch.where(known[..., None, None], mixed, taught)
    number = counts.sum().clamp_min(1)
    plain = -(shares.sum(2) * functional.log_softmax(said.tags, -1)).sum()
    loss = ATTRIBUTION * (cross_entropy(said.moves, shares) + 0.5 * plain) / number
    for scores, given, weights, often, use, thought in (
        (said.words, w.labels, WORD_WEIGHTS, norm.words, w.inside, soft and soft.words),
        (said.runs, w.judged, SENTENCE_WEIGHTS, norm.runs, _used(w), soft and soft.runs),
    ):
        known = (given != UNKNOWN) & use[..., None]
        weight = torch.tensor(weights, device=scores.device) / often
        positive = torch.tensor(POSITIVE if scores is said.words else 1.0, device=scores.device)
        hard = functional.binary_cross_entropy_with_logits(
            scores, given.float().clamp_max(PARTS) / PARTS, reduction="none", pos_weight=positive
        )
        if thought is None:
            each = hard * known
        else:
            free = (use & ~part.labels_withheld[rows][:, None])[..., None]
            taught = functional.binary_cross_entropy_with_logits(scores, thought.float(), reduction="none")
            each = torch.where(known, HARD * hard + (1 - HARD) * taught, taught) * free
        loss = loss + (each.sum((0, 1)) * weight).sum()
    if len(pairs):
        target = pairs[:, 7].float()
        if soft is not None:
            target = HARD * target + (1 - HARD) * soft.pairs.float()
        each = functional.binary_cross_entropy_with_logits(said.pairs, target, reduction="sum")
        loss = loss + PAIRS * each / norm.charges
    return loss


def _used(w: Windows) -> Tensor:
    """Windows, runs: whether there is one."""
    runs = torch.arange(w.judged.shape[1], device=w.runs.device)
    return runs[None] <= w.runs.long().masked_fill(~w.inside, 0).max(1).values[:, None]


def few_steps(shares: Tensor) -> Tensor:
    """Shares of the steps that can be: windows, words, _ALLOWED_STEPS."""
    before, after = zip(*_ALLOWED_STEPS, strict=True)
    return shares[:, :, list(before), list(after)].half()


def unsteps(few: Tensor) -> Tensor:
    """The reverse."""
    made = torch.zeros(*few.shape[:2], TAGS, TAGS, device=few.device)
    before, after = zip(*_ALLOWED_STEPS, strict=True)
    made[:, :, list(before), list(after)] = few.float()
    return made


def optimizer_of(model: Joint, rate: float, count: int) -> tuple[torch.optim.AdamW, Any]:
    """The optimizer, and its rates: up over the first of so many steps, then down to nothing."""
    groups: dict[str, list[torch.nn.Parameter]] = {"encoder": [], "head": [], "crf": []}
    for name, weight in model.named_parameters():
        first = name.removeprefix("tagger.").split(".")[0]
        encoder = first in ("pieces", "positions", "norm", "layers", "relative")
        groups["encoder" if encoder else "crf" if first in ("transitions", "begin") else "head"].append(weight)
    made = torch.optim.AdamW(
        [
            {"params": groups["encoder"], "lr": rate},
            {"params": groups["head"], "lr": HEAD_RATE},
            {"params": groups["crf"], "lr": CRF_RATE, "weight_decay": 0.0},
        ],
        weight_decay=DECAY,
        fused=True,
    )
    warm = WARM_UP * count
    return made, torch.optim.lr_scheduler.LambdaLR(
        made, lambda step: min((step + 1) / warm, max(0.0, (count - step) / (count - warm)))
    )


def train(
    model: Joint,
    packings: Sequence[Sequence[Part]],
    thoughts: Sequence[Sequence[Thought]] | None,
    epochs: int,
    rate: float,
    seed: int,
    fold: int = -1,
    tagged: bool = False,
    stop: int = 0,
) -> Joint:
    """Train a model, each epoch on another packing; returns the average of its weights over the last steps.

    fold: the texts of this fold are left out. stop: end after so many steps, to try it out.
    """
    chance = random.Random(seed)
    plan = []
    for epoch in range(epochs):
        number = epoch % len(packings)
        plan += [(number, *batch) for batch in batches(packings[number], chance, fold, tagged)]
    norms = [usual(packing, len(plan) // epochs, thoughts is not None) for packing in packings]
    pairs_of = [[Pairs(part.windows) for part in packing] for packing in packings]
    optimizer, schedule = optimizer_of(model, rate, len(plan))
    average = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(1 - 1 / (AVERAGED * len(plan) + 1)))
    device = next(model.parameters()).device
    model.train()
    begun, recent = time.time(), 0.0
    for step, (packing, number, chosen) in enumerate(plan, start=1):
        part = packings[packing][number]
        rows = torch.tensor(chosen, device=device)
        w = trimmed(part.windows.at(rows))
        found, places = pairs_of[packing][number].of(chosen)
        pairs = torch.from_numpy(found).to(device)
        soft = None
        if thoughts is not None:
            its = thoughts[packing][number]
            size = w.inside.shape[1]
            at = torch.from_numpy(places).to(device)
            soft = Thought(its.steps[rows, :size], its.words[rows, :size], its.runs[rows], its.pairs[at])
        counts = w.inside & (w.tags >= 0) if soft is None else w.inside & ~part.tags_withheld[rows][:, None]
        loss = loss_of(judge(model, w, pairs, counts), part, rows, w, pairs, norms[packing], soft)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), CLIP)
        optimizer.step()
        schedule.step()
        average.update_parameters(model)
        if step % 100 == 0:
            recent = loss.item()
            print(f"step {step}/{len(plan)} loss {recent:.3f} {time.time() - begun:.0f} s", flush=True)
        if step == stop:
            break
    made: Joint = average.module
    return made.eval()


def trimmed(w: Windows) -> Windows:
    """Without the columns that no window of these fills."""
    pieces, words = -8 * (-int(w.mask.sum(1).max()) // 8), int(w.inside.sum(1).max())  # attention wants eights
    by_piece = {name: getattr(w, name)[:, :pieces] for name in ("pieces", "shapes", "quoted", "places", "mask")}
    by_word = {name: getattr(w, name)[:, :words] for name in ("words", "inside", "first", "tags", "labels", "runs")}
    return w._replace(**by_piece, **by_word)


@torch.no_grad()
def think(model: Joint, part: Part) -> Thought:
    """What a teacher thinks of a part."""
    w = part.windows
    pairs = Pairs(w)
    steps_, words, runs = [], [], []
    of_pairs = torch.zeros(len(w.pairs), dtype=torch.half, device=w.pieces.device)
    size, most = w.inside.shape[1], 4 * BATCH * LONGEST // w.pieces.shape[1]
    together: list[list[int]] = [[]]
    for windows in part.batches:
        if len(together[-1]) + len(windows) > most:
            together.append([])
        together[-1] += windows
    for rows in together:
        some = trimmed(w.at(torch.tensor(rows, device=w.pieces.device)))
        found, places = pairs.of(rows)
        said = judge(model, some, torch.from_numpy(found).to(w.pieces.device), some.inside)
        short = size - some.inside.shape[1]
        steps_.append(functional.pad(few_steps(marginals(said.moves, some.first)), (0, 0, 0, short)))
        words.append(functional.pad(torch.sigmoid(said.words).half(), (0, 0, 0, short)))
        runs.append(torch.sigmoid(said.runs).half())
        of_pairs[torch.from_numpy(places).to(of_pairs.device)] = torch.sigmoid(said.pairs).half()
    return Thought(torch.cat(steps_), torch.cat(words), torch.cat(runs), of_pairs)


def agreed(part: Part, thoughts: Sequence[tuple[int, Thought]]) -> Thought:
    """What teachers think together. Where people said something, only that of those who did not see the text."""
    made = []
    w = part.windows
    device = w.pieces.device
    known = [
        ((w.tags >= 0) & w.inside)[..., None],
        w.labels != UNKNOWN,
        w.judged != UNKNOWN,
        torch.ones(len(w.pairs), dtype=torch.bool, device=device),
    ]
    for place in range(len(Thought._fields)):
        folds = part.folds
        if place == len(known) - 1:
            by_text = torch.zeros(int(w.texts.max()) + 1, dtype=folds.dtype, device=device)
            by_text[w.texts] = folds
            folds = by_text[w.pairs[:, 0]]
        shape = (-1, *[1] * (thoughts[0][1][place].dim() - 1))
        every, unseen, count = 0.0, 0.0, 0.0
        for fold, thought in thoughts:
            mine = thought[place].to(device)
            every = every + mine.float() / len(thoughts)
            did_not_see = (folds == fold).view(shape)
            unseen = unseen + mine.float() * did_not_see
            count = count + did_not_see.float()
        honest = torch.where(count > 0, unseen / count.clamp_min(1), every)
        made.append(torch.where(known[place], honest, every).half())
    return Thought(*made)


def heard(folder: Path, packings: Sequence[Sequence[Part]]) -> list[list[Thought]]:
    """What the teachers of a folder agree on, part by part of each packing."""
    told = [torch.load(path, weights_only=True, mmap=True) for path in sorted(folder.glob("*.pt"))]
    return [
        [
            agreed(part, [(one["fold"], Thought(*one["thoughts"][p][n])) for one in told])
            for n, part in enumerate(packing)
        ]
        for p, packing in enumerate(packings)
    ]


@torch.no_grad()
def figures(model: Joint, held_out: dict[str, list[list[Example]]], wordpiece: WordPiece, device: str) -> dict[str, Any]:
    """F1 of attribution; best F1 over words by label; average precision over sentences by label and over pairs."""
    model.eval()
    transitions, begin = (one.detach().cpu().numpy() for one in decoding(
        {name: weight.cpu() for name, weight in model.tagger.state_dict().items() if name in ("transitions", "begin")}
    ))
    made: dict[str, Any] = {}
    words: dict[str, list[tuple[Any, Any]]] = {}
    for task, texts in held_out.items():
        alone = task in ("biased", "checkworthy")
        w = packed(texts, wordpiece, alone=alone).to(device)
        pairs = Pairs(w) if len(w.pairs) else None
        gold, found = [], []
        judged: dict[int, list[tuple[Any, Any]]] = {}
        answers: list[tuple[Any, Any]] = []
        by_text: dict[int, list[int]] = {}
        for window, text in enumerate(w.texts.tolist()):
            by_text.setdefault(text if task == "annotated" else window // 64, []).append(window)
        for rows in by_text.values():
            some = trimmed(w.at(torch.tensor(rows, device=device)))
            of_these = pairs.of(rows)[0] if pairs else np.zeros((0, 8), np.int64)
            said = judge(model, some, torch.from_numpy(of_these).to(device), some.inside)
            if task == "attribution":
                for scores, tags, first, inside in zip(*(t.cpu().numpy() for t in (said.tags, some.tags, some.first, some.inside)), strict=True):
                    size = int(inside.sum())
                    starts = [*np.flatnonzero(first[:size]), size]
                    for begins, ends in zip(starts, starts[1:], strict=False):
                        if tags[begins] >= 0:
                            gold.append(tags[begins:ends].tolist())
                            found.append(likeliest(scores[begins:ends], transitions, begin))
                continue
            labels = some.labels.cpu().numpy()
            shares = torch.sigmoid(said.words).cpu().numpy()
            use = some.inside.cpu().numpy()
            for number, name in enumerate(WORD_LABELS):
                here = use & ((labels[..., number] == 0) | (labels[..., number] == PARTS))
                if here.any():
                    words.setdefault(name, []).append(((labels[here, number] > 0).astype(np.float32), shares[here, number]))
            given = some.judged.cpu().numpy()
            runs = said.runs.cpu().numpy()
            for number in range(len(SENTENCE_LABELS)):
                here = given[..., number] != UNKNOWN
                judged.setdefault(number, []).append((given[here, number] > 0, runs[here, number]))
            if len(of_these):
                answers.append((of_these[:, 7], said.pairs.cpu().numpy()))
        if task == "attribution":
            made |= figures_of(gold, found)
        for number, scored in judged.items():
            truth, score = (np.concatenate(one) for one in zip(*scored, strict=True))
            if len(truth):
                made[SENTENCE_LABELS[number]] = round(average_precision(truth, score), 3)
        if answers:
            truth, score = (np.concatenate(one) for one in zip(*answers, strict=True))
            made["pairs"] = round(average_precision(truth, score), 3)
    for name, scored in words.items():
        made[name] = best_f1(*(np.concatenate(one) for one in zip(*scored, strict=True)))["f1"]
    return made


def started(path: Path, vocabulary: int) -> Joint:
    """A model with an encoder's first weights (training.make), or with those of a checkpoint."""
    state = {name: weight.float() for name, weight in torch.load(path, weights_only=True).items()}
    model = Joint(Tagger(vocabulary, LARGE if any("relative" in name for name in state) else SMALL))
    (model if "word_head.weight" in state else model.tagger).load_state_dict(state)
    return model


def main() -> None:
    """Teach or learn."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("what", choices=("teach", "learn"))
    parser.add_argument("--start", type=Path, required=True, help="the encoder's first weights")
    parser.add_argument("--data", type=Path, required=True, help="the folder of the corpora")
    parser.add_argument("--annotated", type=Path, required=True, help="our own annotated articles")
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--thoughts", type=Path, help="folder of what teachers think: written by teach, read by learn")
    parser.add_argument("--out", type=Path, required=True, help="the checkpoint")
    parser.add_argument("--epochs", type=int, required=True)
    parser.add_argument("--rate", type=float, required=True)
    parser.add_argument("--packings", type=int, default=4)
    parser.add_argument("--fold", type=int, default=-1, help="the texts that a teacher does not see")
    parser.add_argument("--tagged", action="store_true", help="train on texts with tagged attributions alone")
    parser.add_argument("--taggers", type=Path, help="folder of what teachers of attribution think, in place of others")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--stop", type=int, default=0, help="stop early, to try it out")
    parser.add_argument("--few", type=int, default=0, help="only so many texts, to try it out")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    vocabulary = args.vocabulary.read_text(encoding="utf-8").split("\n")[:-1]
    wordpiece = WordPiece(vocabulary)
    begun = time.time()
    texts, held_out = read(args.data, args.annotated, wordpiece)
    if args.few:
        chance = random.Random(1)
        texts = chance.sample(texts, args.few)
        held_out = {task: some[: args.few // 20] for task, some in held_out.items()}
    packings = [parts(texts, wordpiece, seed, device) for seed in range(args.packings)]
    print(f"{len(texts)} texts, {time.time() - begun:.0f} s", flush=True)
    model = started(args.start, len(vocabulary)).to(device)
    thoughts = None
    if args.what == "learn" and args.thoughts:
        thoughts = heard(args.thoughts, packings)
        if args.taggers:
            for packing, others in zip(thoughts, heard(args.taggers, packings), strict=True):
                packing[:] = [one._replace(steps=other.steps) for one, other in zip(packing, others, strict=True)]
        print(f"heard, {time.time() - begun:.0f} s", flush=True)
    model = train(model, packings, thoughts, args.epochs, args.rate, args.seed, args.fold, args.tagged, args.stop)
    print(json.dumps(figures(model, held_out, wordpiece, device)), flush=True)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({name: weight.half().cpu() for name, weight in model.state_dict().items()}, args.out)
    if args.what == "teach" and args.thoughts:
        args.thoughts.mkdir(parents=True, exist_ok=True)
        told = [[tuple(t.cpu() for t in think(model, part)) for part in packing] for packing in packings]
        torch.save({"fold": args.fold, "thoughts": told}, args.thoughts / f"{args.out.stem}.pt")
    print(f"done, {time.time() - begun:.0f} s", flush=True)


if __name__ == "__main__":
    main()
