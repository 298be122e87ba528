"""Trains large teachers, has them read everything, and trains the small encoder on what they and people say.

`python -m training.distil teach` trains one teacher, on the texts of all folds but one, and writes what it thinks of
every text. `python -m training.distil learn` trains the small encoder: where people said something, on that and on
what the teacher thinks that did not see the text; elsewhere on what all teachers think. So each text teaches each
layer, and what is held out of a task stays so. Distilling: Hinton and others (2015); by the teacher that did not see
the text, so that it does not merely repeat the label: Furlanello and others, "Born-again neural networks" (2018).
"""

import argparse
import json
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from training.batches import PairsOf, Part, batches, parts
from training.encoder import LARGE, SMALL, Joint, Tagger
from training.figures import figures
from training.losses import batch_of, judge, loss_of, usual
from training.texts import read
from training.thinking import thinking
from training.thoughts import Thought, heard, write
from tui.model.wordpiece import WordPiece

WARM_UP, CLIP, DECAY = 0.06, 1.0, 0.01
AVERAGED = 0.05
"""Over what share of the steps the weights are averaged, in the main."""
HEAD_RATE, CRF_RATE = 1e-3, 1e-2


def _optimizer_of(model: Joint, rate: float, count: int) -> tuple[torch.optim.AdamW, Any]:
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
    args: argparse.Namespace,
) -> Joint:
    """Train a model, each epoch on another packing; returns the average of its weights over the last steps."""
    chance = random.Random(args.seed)
    plan = []
    for epoch in range(args.epochs):
        number = epoch % len(packings)
        plan += [(number, *batch) for batch in batches(packings[number], chance, args.fold)]
    norms = [usual(packing, len(plan) // args.epochs, thoughts is not None) for packing in packings]
    pairs_of = [[PairsOf(part.windows) for part in packing] for packing in packings]
    optimizer, schedule = _optimizer_of(model, args.rate, len(plan))
    average = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(1 - 1 / (AVERAGED * len(plan) + 1)))
    model.train()
    begun = time.time()
    for step, (packing, number, rows) in enumerate(plan[: args.stop or None], start=1):
        soft = thoughts[packing][number] if thoughts else None
        batch = batch_of(packings[packing][number], rows, pairs_of[packing][number], soft)
        loss = loss_of(judge(model, batch.windows, batch.pairs, batch.counts), batch, norms[packing])
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), CLIP)
        optimizer.step()
        schedule.step()
        average.update_parameters(model)
        if step % 100 == 0:
            print(f"step {step}/{len(plan)} loss {loss.item():.3f} {time.time() - begun:.0f} s", flush=True)
    made: Joint = average.module.eval()
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
    thoughts = heard(args.thoughts, packings) if args.what == "learn" and args.thoughts else None
    model = train(model, packings, thoughts, args)
    print(json.dumps(figures(model, held_out, wordpiece, device)), flush=True)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({name: weight.half().cpu() for name, weight in model.state_dict().items()}, args.out)
    if args.what == "teach" and args.thoughts:
        write(args.thoughts / f"{args.out.stem}.pt", args.fold, thinking(model, packings))
    print(f"done, {time.time() - begun:.0f} s", flush=True)


if __name__ == "__main__":
    main()
