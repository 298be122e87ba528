"""Texts with their labels as windows of one length in tensors, so that a GPU never waits for Python."""

import random
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor

from training.encoder import how_far
from training.tasks import UNKNOWN, Example, sentences_of
from tui.model.features import PLACES, QUOTED, SHAPES
from tui.model.tags import SENTENCE_LABELS, WORD_LABELS
from tui.model.windows import LONGEST, pack, window
from tui.model.wordpiece import WordPiece

UNLABELLED = 255
"""A label that nobody gave; else labels are 250ths."""
PARTS = 250
WINDOW, OTHER_WINDOW, IS_ANSWER = 1, 4, 7
"""Columns of `Windows.pairs`: the window of the charge, that of the sentence, and whether it answers."""
_CAPITAL = 2


class Windows(NamedTuple):
    """N windows of up to L pieces, S words and K runs of words (sentences), all padded; and pairs of runs."""

    pieces: Tensor
    """N, L: numbers of the vocabulary."""
    shapes: Tensor
    """N, L: the features of tui.model.features, as are the next two."""
    quoted: Tensor
    places: Tensor
    mask: Tensor
    """N, L: whether there is a piece."""
    words: Tensor
    """N, S: where the first piece of a word stands."""
    inside: Tensor
    """N, S: whether there is a word."""
    first: Tensor
    """N, S: whether it begins a line."""
    tags: Tensor
    """N, S: its tag, -1 where nobody gave any."""
    labels: Tensor
    """N, S, WORD_LABELS: in 250ths, UNLABELLED where nobody gave any."""
    runs: Tensor
    """N, S: the number of the run that it stands in."""
    judged: Tensor
    """N, K, SENTENCE_LABELS: likewise of runs."""
    texts: Tensor
    """N: the number of its text."""
    pairs: Tensor
    """P, 8: a text; a window, word and word after the last of a charge; a window and run; how far; whether it is an
    answer."""

    def at(self, rows: Tensor) -> "Windows":
        """Some of the windows, without the pairs."""
        return Windows._make([*(field[rows] for field in self[:-1]), self.pairs[:0]])

    def to(self, device: str) -> "Windows":
        """The same on a device."""
        return Windows._make(field.to(device) for field in self)


def trimmed(w: Windows) -> Windows:
    """Without the columns that no window of these fills."""
    pieces, words = -8 * (-int(w.mask.sum(1).max()) // 8), int(w.inside.sum(1).max())  # attention wants eights
    by_piece = {name: getattr(w, name)[:, :pieces] for name in ("pieces", "shapes", "quoted", "places", "mask")}
    by_word = {name: getattr(w, name)[:, :words] for name in ("words", "inside", "first", "tags", "labels", "runs")}
    return w._replace(**by_piece, **by_word)


def packed(
    texts: Sequence[Sequence[Example]],
    wordpiece: WordPiece,
    longest: int = LONGEST,
    chance: random.Random | None = None,
    alone: bool = False,
    others: "Renamed | None" = None,
) -> Windows:
    """Texts as windows: as the product packs them, or with `chance` from another offset each.

    alone: each text is one window, and each of its lines one run. others: gives some of the names other pieces.
    """
    made: list[dict[str, Any]] = []
    pairs: list[list[int]] = []
    for number, text in enumerate(texts):
        by_line = {id(example.line): example for example in text}
        lines = [example.line for example in text]
        companies = [lines] if alone else pack(lines, chance.randint(40, LONGEST) if chance else LONGEST)
        words: dict[int, tuple[int, int]] = {}  # the window and first word of each line
        numbers: dict[int, tuple[int, int]] = {}  # the window and run of each sentence with a number
        for together in companies:
            examples = [by_line[id(line)] for line in together]
            row = _window(examples, wordpiece, alone)
            row["texts"] = number
            begins = 0
            for example in examples:
                words[id(example)] = (len(made), begins)
                begins += len(example.line.words)
            numbers |= {sentence: (len(made), run) for sentence, run in row.pop("numbers").items()}
            made.append(row)
        for example in text:
            for charged in example.charged:
                place, begins = words[id(example)]
                charge = [number, place, begins + charged.begins, begins + charged.ends]
                for sentence in charged.article:
                    if sentence in numbers and sentence != charged.sentence:
                        far = how_far(sentence - charged.sentence)
                        pairs.append([*charge, *numbers[sentence], far, sentence in charged.answers])
    if others and chance:
        others.rename(made, chance)
    return _stacked(made, pairs, longest, wordpiece.pad)


def _window(examples: Sequence[Example], wordpiece: WordPiece, alone: bool) -> dict[str, Any]:
    one = window([example.line for example in examples], wordpiece)
    runs: list[int] = []
    tags: list[int] = []
    judged: list[list[float]] = []
    numbers: dict[int, int] = {}
    for example in examples:
        stretches = [(0, len(example.line.words))] if alone else [*sentences_of(example.line)]
        numbered = {begins: number for begins, _, number in example.sentences}
        for begins, ends in stretches:
            if begins in numbered:
                numbers[numbered[begins]] = len(judged)
            runs += [len(judged)] * (ends - begins)
            known = {j.label: j.value for j in example.judged if j.begins == begins}
            judged.append([known.get(label, UNKNOWN) for label in range(len(SENTENCE_LABELS))])
        tags += [-1] * len(example.line.words) if example.tags is None else example.tags
    return {
        "pieces": one.pieces,
        "shapes": one.shapes,
        "quoted": one.quoted,
        "places": one.places,
        "words": [begin for _, begins in one.lines for begin in begins],
        "first": [not index for line, _ in one.lines for index in range(len(line.words))],
        "tags": tags,
        "labels": np.concatenate([example.words for example in examples]),
        "runs": runs,
        "judged": np.array(judged),
        "numbers": numbers,
    }


def _stacked(made: Sequence[dict[str, Any]], pairs: list[list[int]], longest: int, pad: int) -> Windows:
    most = max(len(row["words"]) for row in made)
    runs = max(len(row["judged"]) for row in made)
    count = len(made)

    def padded(name: str, size: int, fill: int, kind: type[np.generic]) -> Tensor:
        out = np.full((count, size), fill, kind)
        for number, row in enumerate(made):
            out[number, : len(row[name])] = row[name]
        return torch.from_numpy(out)

    def whole(name: str, size: int, labels: int) -> Tensor:
        out = np.full((count, size, labels), UNLABELLED, np.uint8)
        for number, row in enumerate(made):
            given = row[name]
            out[number, : len(given)] = np.where(given == UNKNOWN, UNLABELLED, np.round(given * PARTS)).astype(np.uint8)
        return torch.from_numpy(out)

    places = padded("words", most, -1, np.int16)
    return Windows(
        padded("pieces", longest, pad, np.int16),
        padded("shapes", longest, SHAPES - 1, np.uint8),
        padded("quoted", longest, QUOTED - 1, np.uint8),
        padded("places", longest, PLACES - 1, np.uint8),
        torch.from_numpy(np.arange(longest)[None] < np.array([[len(row["pieces"])] for row in made])),
        places.clamp_min(0),
        places >= 0,
        padded("first", most, 0, np.bool_),
        padded("tags", most, -1, np.int8),
        whole("labels", most, len(WORD_LABELS)),
        padded("runs", most, 0, np.int16),
        whole("judged", runs, len(SENTENCE_LABELS)),
        torch.tensor([row["texts"] for row in made]),
        torch.tensor(pairs, dtype=torch.long).reshape(-1, 8),
    )


class Renamed:
    """Gives words with a capital, inside sentences, the pieces of other such words: who is named should not matter.

    Their labels stay. A word gets one of as many pieces, the same one throughout a text.
    """

    SHARE = 0.3

    def __init__(self, texts: Sequence[Sequence[Example]]) -> None:
        self._by_length: dict[int, list[tuple[int, ...]]] = {}
        for text in texts:
            for example in text:
                for word, (shape, _, place) in zip(example.line.words, example.line.features, strict=True):
                    if shape == _CAPITAL and not place:
                        self._by_length.setdefault(len(word.pieces), []).append(word.pieces)

    def rename(self, made: Sequence[dict[str, Any]], chance: random.Random) -> None:
        """Change the pieces of windows in place."""
        names: dict[tuple[int, tuple[int, ...]], tuple[int, ...]] = {}
        for row in made:
            for begins, ends in _words(row):
                if row["shapes"][begins] != _CAPITAL or row["places"][begins]:
                    continue
                name = (row["texts"], tuple(row["pieces"][begins:ends]))
                if name not in names:
                    others = self._by_length.get(ends - begins, [name[1]])
                    names[name] = chance.choice(others) if chance.random() < self.SHARE else name[1]
                row["pieces"][begins:ends] = names[name]


def _words(row: dict[str, Any]) -> Iterator[tuple[int, int]]:
    """The first piece of each word of a window and the one after its last."""
    begins, marks = row["words"], row["shapes"]
    for index, begin in enumerate(begins):
        end = begins[index + 1] if index + 1 < len(begins) else len(marks)
        while marks[end - 1] == SHAPES - 1:  # the closing mark of a line
            end -= 1
        yield begin, end
