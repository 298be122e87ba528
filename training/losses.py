"""What a model says of windows, and how far that is from what people and teachers say."""

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import PairsOf, Part
from training.chain import certain, cross_entropy, steps
from training.encoder import Joint
from training.packed import IS_ANSWER, PARTS, UNLABELLED, Windows, trimmed
from training.thoughts import Thought, unsteps
from tui.model.tags import SENTENCE_LABELS, WORD_LABELS

HARD = 0.5
"""How much the word of people weighs where a teacher has one too."""
ATTRIBUTION = 4.0
"""How much attribution counts beside the labels of words, which are many."""
PAIRS = 0.8
"""How much the pairs of a charge and a sentence count beside the words."""
_CORPORA, _OWN = 3.0, 1.3
_SENTENCE = 20
"""Words in a sentence, about."""


class Weights(NamedTuple):
    """How much labels count."""

    labels: Sequence[float]
    positive: float
    """How much more what people marked counts than what they did not."""


WORDS = Weights([_CORPORA if name.startswith("corpus:") else _OWN for name in WORD_LABELS], 2.0)  # few are marked
SENTENCES = Weights([{"biased": 1.0, "answer": 2.0}.get(name, 0.7) for name in SENTENCE_LABELS], 1.0)


class Judgement(NamedTuple):
    """What a model says of a batch: log-odds, but steps as scores."""

    tags: Tensor
    """Windows, words, tags."""
    moves: Tensor
    """Windows, words, tag before, tag: as of `chain.steps`."""
    words: Tensor
    """Windows, words, WORD_LABELS."""
    runs: Tensor
    """Windows, runs, SENTENCE_LABELS."""
    pairs: Tensor
    """A number a pair."""


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
    """How many words and runs of a batch have each label, and how many charges it holds, on average: what losses are
    divided by, so that a batch with few of a rare kind does not weigh as much as one with many."""

    words: Tensor
    runs: Tensor
    charges: float


def usual(some: Sequence[Part], count: int, taught: bool) -> Usual:
    """The same of so many batches of an epoch; with teachers every word and run has each label."""
    words = torch.zeros(len(WORD_LABELS), device=some[0].folds.device)
    runs = torch.zeros(len(SENTENCE_LABELS), device=some[0].folds.device)
    charges = 0
    for part in some:
        w = part.windows
        if taught:
            words += w.inside.sum()
            runs += w.inside.sum() / _SENTENCE
        else:
            words += ((w.labels != UNLABELLED) & w.inside[..., None]).sum((0, 1))
            runs += (w.judged != UNLABELLED).sum((0, 1))
        charges += len(torch.unique(w.pairs[:, :4], dim=0))
    return Usual((words / count).clamp_min(1), (runs / count).clamp_min(1), max(1, charges / count))


class Batch(NamedTuple):
    """Windows to learn from."""

    windows: Windows
    pairs: Tensor
    """The pairs of which both windows are here, by their places among these."""
    counts: Tensor
    """Windows, words: whose tags are known, by people or by teachers."""
    may_learn: Tensor
    """Windows: whether the labels of words and runs may be learnt from what teachers think."""
    soft: Thought | None


def batch_of(part: Part, chosen: Sequence[int], pairs_of: PairsOf, soft: Thought | None) -> Batch:
    """Some windows of a part, with what teachers think of them, if any do."""
    rows = torch.tensor(chosen, device=part.folds.device)
    w = trimmed(part.windows.at(rows))
    found, places = pairs_of.of(chosen)
    counts = w.inside & (w.tags >= 0)
    if soft is not None:
        size, at = w.inside.shape[1], torch.from_numpy(places).to(rows.device)
        soft = Thought(soft.steps[rows, :size], soft.words[rows, :size], soft.runs[rows], soft.pairs[at])
        counts = w.inside & ~part.tags_withheld[rows][:, None]
    return Batch(w, torch.from_numpy(found).to(rows.device), counts, ~part.labels_withheld[rows], soft)


def loss_of(said: Judgement, batch: Batch, norm: Usual) -> Tensor:
    """How far a judgement is from the labels, and from what the teachers think."""
    w, soft = batch.windows, batch.soft
    loss = ATTRIBUTION * _loss_of_tags(said, batch)
    loss = loss + _loss_of_labels(said.words, w.labels, w.inside, batch, soft and soft.words, norm.words, WORDS)
    loss = loss + _loss_of_labels(said.runs, w.judged, _used(w), batch, soft and soft.runs, norm.runs, SENTENCES)
    if len(batch.pairs):
        target = batch.pairs[:, IS_ANSWER].float()
        if soft is not None:
            target = HARD * target + (1 - HARD) * soft.pairs.float()
        each = functional.binary_cross_entropy_with_logits(said.pairs, target, reduction="sum")
        loss = loss + PAIRS * each / norm.charges
    return loss


def _loss_of_tags(said: Judgement, batch: Batch) -> Tensor:
    """The cross-entropy of paths and half that of tags, a word."""
    w = batch.windows
    known = (w.tags >= 0) & w.inside
    shares = certain(w.tags.long().clamp_min(0), w.first, known)
    if batch.soft is not None:
        taught = unsteps(batch.soft.steps) * batch.counts[..., None, None]
        shares = torch.where(known[..., None, None], HARD * shares + (1 - HARD) * taught, taught)
    plain = -(shares.sum(2) * functional.log_softmax(said.tags, -1)).sum()
    return (cross_entropy(said.moves, shares) + 0.5 * plain) / batch.counts.sum().clamp_min(1)


def _loss_of_labels(
    scores: Tensor,
    given: Tensor,
    use: Tensor,
    batch: Batch,
    thought: Tensor | None,
    often: Tensor,
    weights: Weights,
) -> Tensor:
    """The binary cross-entropy of each label over what is known of it, or thought by teachers.

    `scores`, `given`, `thought`: windows, words or runs, labels; `use`: windows, words or runs; `often`: as of `Usual`.
    """
    known = (given != UNLABELLED) & use[..., None]
    loss = functional.binary_cross_entropy_with_logits
    hard = loss(
        scores,
        given.float().clamp_max(PARTS) / PARTS,
        reduction="none",
        pos_weight=torch.tensor(weights.positive, device=scores.device),
    )
    if thought is None:
        each = hard * known
    else:
        taught = loss(scores, thought.float(), reduction="none")
        each = torch.where(known, HARD * hard + (1 - HARD) * taught, taught)
        each = each * (use & batch.may_learn[:, None])[..., None]
    return (each.sum((0, 1)) * torch.tensor(weights.labels, device=scores.device) / often).sum()


def _used(w: Windows) -> Tensor:
    """Windows, runs: whether there is one."""
    runs = torch.arange(w.judged.shape[1], device=w.runs.device)
    return runs[None] <= w.runs.long().masked_fill(~w.inside, 0).max(1).values[:, None]
