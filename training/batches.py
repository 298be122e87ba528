"""Texts as batches of windows for a GPU, each epoch in another order and from another offset."""

import random
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.packed import OTHER_WINDOW, WINDOW, Renamed, Windows, packed
from training.texts import Text
from tui.model.windows import LONGEST
from tui.model.wordpiece import WordPiece

BATCH = 32
"""Windows of LONGEST pieces in a batch; of shorter ones more."""
_LENGTHS = (64, 128, LONGEST)


class Part(NamedTuple):
    """Windows of one length, with what belongs to each of them."""

    windows: Windows
    folds: Tensor
    """Windows: the fold of the text."""
    tags_withheld: Tensor
    labels_withheld: Tensor
    """Windows: as of `Text`."""
    by_text: list[list[int]]
    """The windows of each text, which go into one batch together where they fit."""

    @property
    def most(self) -> int:
        """How many of these windows a batch holds."""
        longest: int = self.windows.pieces.shape[1]
        return BATCH * LONGEST // longest


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
        folds = torch.tensor([text.fold for text in some])[of_text].to(device)
        tags = torch.tensor([text.tags_withheld for text in some])[of_text].to(device)
        labels = torch.tensor([text.labels_withheld for text in some])[of_text].to(device)
        by_text: dict[int, list[int]] = {}
        for window, text in enumerate(of_text.tolist()):
            by_text.setdefault(text, []).append(window)
        made.append(Part(windows.to(device), folds, tags, labels, [*by_text.values()]))
    return made


def batches(some: Sequence[Part], chance: random.Random, fold: int = -1) -> list[tuple[int, list[int]]]:
    """The batches of an epoch in a random order: a part and its windows; a text's windows stay together where they
    fit. Without the texts of a fold."""
    made: list[tuple[int, list[int]]] = []
    for number, part in enumerate(some):
        folds = part.folds.tolist()
        order = [windows for windows in part.by_text if folds[windows[0]] != fold]
        chance.shuffle(order)
        made += [(number, together) for together in filled(order, part.most)]
    chance.shuffle(made)
    return made


def filled(texts: Iterable[list[int]], most: int) -> Iterator[list[int]]:
    """The windows of texts put together while so many hold them; a text with more is parted."""
    together: list[int] = []
    for windows in texts:
        if together and len(together) + len(windows) > most:
            yield together
            together = []
        together = together + windows
        while len(together) > most:
            yield together[:most]
            together = together[most:]
    if together:
        yield together


class PairsOf:
    """The pairs of a part by window, so that a batch finds its own."""

    def __init__(self, windows: Windows) -> None:
        self._pairs = windows.pairs.cpu().numpy()
        self._count = len(windows.pieces)
        self._begins = np.searchsorted(self._pairs[:, 0], np.arange(int(windows.texts.max()) + 2))
        self._texts = windows.texts.cpu().numpy()

    def of(self, rows: Sequence[int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The pairs whose windows are both among some, with windows by their place there; and their numbers.

        Shapes: pairs, 8 and pairs.
        """
        place = np.full(self._count, -1)
        place[rows] = np.arange(len(rows))
        texts = np.unique(self._texts[rows])
        numbers = np.concatenate([np.arange(self._begins[text], self._begins[text + 1]) for text in texts])
        found = self._pairs[numbers].copy()
        for column in (WINDOW, OTHER_WINDOW):
            found[:, column] = place[found[:, column]]
        here = (found[:, WINDOW] >= 0) & (found[:, OTHER_WINDOW] >= 0)
        return found[here], numbers[here]
