"""What teachers think of texts: soft labels, in half precision."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor

from training.batches import Part
from training.encoder import TAG_COUNT, allowed
from training.packed import UNLABELLED

_BEFORE, _AFTER = torch.nonzero((allowed() == 0) | (torch.arange(TAG_COUNT) == 0)[:, None]).unbind(1)
"""The tags of each step that can be, and of each into the first word of a line, which is told as from tag 0."""


class Thought(NamedTuple):
    """What a teacher thinks of windows, in half precision: as shares, in the shapes of `losses.Judgement` but that only
    those steps are kept which can be."""

    steps: Tensor
    words: Tensor
    runs: Tensor
    pairs: Tensor


def agreed(part: Part, thoughts: Sequence[tuple[int, Thought]]) -> Thought:
    """What teachers, each with the fold that it did not see, think together of a part. Where people said something,
    only what those think who did not see the text."""
    w, folds = part.windows, part.folds
    of_texts = torch.zeros(int(w.texts.max()) + 1, dtype=folds.dtype, device=folds.device)
    of_texts[w.texts] = folds
    known = [
        ((w.tags >= 0) & w.inside)[..., None],
        w.labels != UNLABELLED,
        w.judged != UNLABELLED,
        torch.ones(len(w.pairs), dtype=torch.bool, device=folds.device),
    ]
    made = []
    for place, its_folds in enumerate((folds, folds, folds, of_texts[w.pairs[:, 0]])):
        every = unseen = count = torch.zeros((), device=folds.device)
        for fold, thought in thoughts:
            share = thought[place].to(folds.device).float()
            did_not_see = (its_folds == fold).view(-1, *[1] * (share.dim() - 1)).float()
            every, unseen, count = every + share / len(thoughts), unseen + share * did_not_see, count + did_not_see
        honest = torch.where(count > 0, unseen / count.clamp_min(1), every)
        made.append(torch.where(known[place], honest, every).half())
    return Thought._make(made)


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


def write(path: Path, fold: int, thoughts: Sequence[Sequence[Thought]]) -> None:
    """Write what a teacher thinks, with the number of the texts that it did not see."""
    path.parent.mkdir(parents=True, exist_ok=True)
    plain = [[tuple(share.cpu() for share in thought) for thought in packing] for packing in thoughts]
    torch.save({"fold": fold, "thoughts": plain}, path)


def few_steps(shares: Tensor) -> Tensor:
    """Shares of the steps that can be: windows, words, _BEFORE."""
    return shares[:, :, _BEFORE, _AFTER].half()


def unsteps(few: Tensor) -> Tensor:
    """The reverse. Half precision rounds; those into a word are made to add up to one again, or the scores of all its
    tags would drift away together."""
    made = torch.zeros(*few.shape[:2], TAG_COUNT, TAG_COUNT, device=few.device)
    made[:, :, _BEFORE, _AFTER] = few.float()
    return made / made.sum((2, 3), keepdim=True).clamp_min(0.5)
