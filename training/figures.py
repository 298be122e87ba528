"""How good a model is on the texts that are held out of each task."""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from training.encoder import Joint, decoding
from training.losses import Judgement, judge
from training.packed import IS_ANSWER, PARTS, UNLABELLED, Windows, packed, trimmed
from training.scores import average_precision, best_f1, figures_of
from training.tasks import LONE, Example
from tui.model.tagger import likeliest
from tui.model.tags import SENTENCE_LABELS, WORD_LABELS
from tui.model.wordpiece import WordPiece

_TOGETHER = 8
"""Texts that are judged at once."""
_Scored = list[tuple[NDArray[Any], NDArray[Any]]]
"""What is right, and the scores of it."""


def figures(
    model: Joint, held_out: dict[str, list[list[Example]]], wordpiece: WordPiece, device: str
) -> dict[str, float]:
    """F1 of attribution; best F1 over words by label; average precision over sentences by label and over pairs."""
    model.eval()
    made: dict[str, float] = {}
    words: dict[str, _Scored] = defaultdict(list)
    ranked: dict[str, _Scored] = defaultdict(list)
    for task, texts in held_out.items():
        tags: list[tuple[list[int], list[int]]] = []
        for w, said in _judged(model, texts, wordpiece, task in LONE, device):
            if task == "attribution":
                tags += _tags(model, w, said)
                continue
            for number, name in enumerate(WORD_LABELS):
                given = w.labels[..., number]
                here = w.inside & ((given == 0) | (given == PARTS))
                if here.any():
                    words[name].append(_pair(given[here] > 0, torch.sigmoid(said.words[..., number][here])))
            for number, name in enumerate(SENTENCE_LABELS):
                given = w.judged[..., number]
                known = given != UNLABELLED
                if known.any():
                    ranked[name].append(_pair(given[known] > 0, said.runs[..., number][known]))
            ranked["pairs"].append(_pair(w.pairs[:, IS_ANSWER], said.pairs))
        if tags:
            made |= figures_of([gold for gold, _ in tags], [found for _, found in tags])
    for name, scored in words.items():
        made[name] = best_f1(*_joined(scored))["f1"]
    for name, scored in ranked.items():
        made[name] = round(average_precision(*_joined(scored)), 3)
    return made


def _judged(
    model: Joint, texts: Sequence[list[Example]], wordpiece: WordPiece, alone: bool, device: str
) -> Iterator[tuple[Windows, Judgement]]:
    """Windows of some texts at a time, packed as the product packs them, and what a model says."""
    for at in range(0, len(texts), _TOGETHER):
        w = trimmed(packed(texts[at : at + _TOGETHER], wordpiece, alone=alone).to(device))
        with torch.no_grad():
            yield w, judge(model, w, w.pairs, w.inside)


def _tags(model: Joint, w: Windows, said: Judgement) -> Iterator[tuple[list[int], list[int]]]:
    """The tags of each line, and the likeliest by the model."""
    transitions, begin = (one.detach().cpu().numpy() for one in decoding(dict(model.tagger.named_parameters())))
    for scores, tags, first, inside in zip(said.tags.cpu().numpy(), w.tags, w.first, w.inside, strict=True):
        starts = [*torch.nonzero(first).flatten().tolist(), int(inside.sum())]
        for begins, ends in itertools.pairwise(starts):
            if tags[begins] >= 0:
                yield tags[begins:ends].tolist(), likeliest(scores[begins:ends], transitions, begin)


def _pair(right: torch.Tensor, scores: torch.Tensor) -> tuple[NDArray[Any], NDArray[Any]]:
    return right.float().cpu().numpy(), scores.float().cpu().numpy()


def _joined(scored: _Scored) -> list[NDArray[Any]]:
    return [np.concatenate(one) for one in zip(*scored, strict=True)]
