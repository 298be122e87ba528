"""A teacher reads all texts."""

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import PairsOf, Part, filled
from training.chain import marginals
from training.encoder import Joint
from training.losses import judge
from training.packed import trimmed
from training.thoughts import Thought, few_steps

_LARGER = 4
"""How much larger batches may be than in training."""


def thinking(model: Joint, packings: Sequence[Sequence[Part]]) -> list[list[Thought]]:
    """What a teacher thinks of each part of each packing."""
    with torch.no_grad():
        return [[_of_part(model, part) for part in packing] for packing in packings]


def _of_part(model: Joint, part: Part) -> Thought:
    w, device = part.windows, part.folds.device
    pairs = PairsOf(w)
    found: list[tuple[Tensor, ...]] = []
    of_pairs = torch.zeros(len(w.pairs), dtype=torch.half, device=device)
    size = w.inside.shape[1]
    for rows in filled(part.by_text, _LARGER * part.most):
        some = trimmed(w.at(torch.tensor(rows, device=device)))
        its, places = pairs.of(rows)
        said = judge(model, some, torch.from_numpy(its).to(device), some.inside)
        padding = (0, 0, 0, size - some.inside.shape[1])
        shares = few_steps(marginals(said.moves, some.first)), torch.sigmoid(said.words).half()
        found.append((*(functional.pad(share, padding) for share in shares), torch.sigmoid(said.runs).half()))
        of_pairs[torch.from_numpy(places).to(device)] = torch.sigmoid(said.pairs).half()
    steps, words, runs = (torch.cat(share) for share in zip(*found, strict=True))
    return Thought(steps, words, runs, of_pairs)
