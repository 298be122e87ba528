"""The linear-chain CRF over tags (Lafferty and others, 2001), for many lines at once on a GPU.

A window's lines stand one after another; where one begins, the step is from nowhere. The sum over all paths is taken
as a tree of products of matrices, in a few large operations in place of one a word. A target is a share for each step
from tag to tag, so that what a teacher thinks and what a person marked are of one form: what is learned is the
cross-entropy of whole paths (Wang and others, "Structural knowledge distillation", 2021).
"""

import torch
from torch import Tensor

from training.encoder import FORBIDDEN, TAG_COUNT, Tagger, allowed


def steps(model: Tagger, scores: Tensor, first: Tensor, inside: Tensor) -> Tensor:
    """The score of each step into a word: windows, words, tag before, tag.

    `scores`: windows, words, tags; `first`: whether a word begins a line; `inside`: whether there is a word that
    counts.
    """
    moves = model.transitions + allowed().to(scores.device)
    starts = model.begin.expand(TAG_COUNT, TAG_COUNT)
    made = torch.where(first[..., None, None], starts, moves) + scores[:, :, None, :]
    return torch.where(inside[..., None, None], made, _no_step(scores))


def total(moves: Tensor) -> Tensor:
    """The logarithm of the sum over all paths of each window, whose first word that counts begins a line: windows.

    `moves`: as of `steps`.
    """
    while moves.shape[1] > 1:
        if moves.shape[1] % 2:
            moves = torch.cat([moves, _no_step(moves).expand_as(moves[:, :1])], 1)
        moves = torch.logsumexp(moves[:, ::2, :, :, None] + moves[:, 1::2, None, :, :], -2)
    return torch.logsumexp(moves[:, 0, 0], -1)


def _no_step(like: Tensor) -> Tensor:
    """What a step is where there is no word: each tag stays as it is. Tag before, tag."""
    return torch.full((TAG_COUNT, TAG_COUNT), FORBIDDEN, device=like.device).fill_diagonal_(0.0)


def marginals(moves: Tensor, first: Tensor) -> Tensor:
    """How likely each step is: windows, words, tag before, tag; into the first word of a line, from tag 0.

    `moves`: as of `steps`; `first`: windows, words.
    """
    with torch.enable_grad():
        given = moves.detach().requires_grad_()
        (shares,) = torch.autograd.grad(total(given).sum(), given)
    return _from_nowhere(shares, first)


def _from_nowhere(shares: Tensor, first: Tensor) -> Tensor:
    """Shares of steps, with those into the first word of a line put together under tag 0."""
    gathered = torch.zeros_like(shares)
    gathered[..., 0, :] = shares.sum(-2)
    return torch.where(first[..., None, None], gathered, shares)


def certain(tags: Tensor, first: Tensor, inside: Tensor) -> Tensor:
    """The shares of steps where each word's tag is known: windows, words, tag before, tag.

    `tags`, `first`, `inside`: windows, words.
    """
    before = torch.cat([torch.zeros_like(tags[:, :1]), tags[:, :-1]], 1).masked_fill(first, 0)
    made = torch.zeros(*tags.shape, TAG_COUNT * TAG_COUNT, device=tags.device)
    made.scatter_(2, (before * TAG_COUNT + tags)[..., None], 1.0)
    return made.view(*tags.shape, TAG_COUNT, TAG_COUNT) * inside[..., None, None]


def cross_entropy(moves: Tensor, shares: Tensor) -> Tensor:
    """Of whole paths, summed over the windows. `shares`: as of `marginals` or `certain`."""
    return (total(moves) - (shares * moves).sum((1, 2, 3))).sum()
