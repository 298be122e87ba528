"""The encoder run over an article, window by window: which words are a source, a cue or a content, and which words and
sentences people would mark.

One window a run, on one thread a run: the scale of the whole numbers that the encoder reckons with is then that of the
window, and a text gets the same marks alone, among others, and however many threads there are.
"""

import json
import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tui.language.cut import CutArticle
from tui.model.judged import Judged, JudgedLine
from tui.model.tags import SENTENCE_LABELS, WORD_LABELS, Role, Tagged
from tui.model.windows import Line, Window, lines, pack, window
from tui.model.wordpiece import WordPiece

# From 1.29 on ONNX Runtime tells its makers of every process that loads it, and keeps a number for the machine, unless
# this is set before it is imported. What Windows would be given to tell is switched off afterwards.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
import onnxruntime  # type: ignore[import-untyped]

onnxruntime.disable_telemetry_events()

_HERE = Path(__file__).parent
WEIGHTS, VOCABULARY = _HERE / "encoder.onnx", _HERE / "vocabulary.txt"
THREADS = 2
_AT_ONCE = 4
"""Windows handed to the threads ahead of the one that is waited for: how far the work goes on after it was stopped."""

Scores = NDArray[np.float32]

_ROLES = tuple(Role)
_CONTENT = [2 * _ROLES.index(Role.CONTENT) + 1, 2 * _ROLES.index(Role.CONTENT) + 2]
"""The tags of a word that begins a content or goes on with one."""


class TaggedLine(NamedTuple):
    """What it says of the words of one block, or of a part of a long one."""

    stretches: list[Tagged]
    """Sources, cues and contents, in order."""
    judged: JudgedLine

    @property
    def start(self) -> int:
        """Where its first word begins."""
        return self.judged.words[0].start

    @property
    def end(self) -> int:
        """Where its last word ends."""
        return self.judged.words[-1].end


class Tagging(NamedTuple):
    """What the model says of an article."""

    stretches: list[Tagged]
    """Sources, cues and contents, in order."""
    judged: Judged


class Tagger:
    """The model, loaded. Its session may be shared by threads."""

    def __init__(self, weights: Path = WEIGHTS, threads: int = THREADS) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # The graph is made of ONNX Runtime's own operators: to look for more of them takes longer than to load it.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        self._session = onnxruntime.InferenceSession(str(weights), options, providers=["CPUExecutionProvider"])
        about = self._session.get_modelmeta().custom_metadata_map
        self.version: str = about["version"]
        self._transitions = np.array(json.loads(about["transitions"]), np.float32)
        self._begin = np.array(json.loads(about["begin"]), np.float32)
        if json.loads(about["labels"]) != [*WORD_LABELS, *SENTENCE_LABELS]:
            raise ValueError(f"{weights} was made for other labels than this version knows")
        self.wordpiece = WordPiece(VOCABULARY.read_text(encoding="utf-8").split("\n")[:-1])
        self._threads = threads

    def tag(self, cut: CutArticle) -> Tagging:
        """What the model says of a whole article."""
        lines = [*self.lines(cut)]
        return Tagging([one for line in lines for one in line.stretches], Judged([line.judged for line in lines]))

    def lines(self, cut: CutArticle) -> Iterator[TaggedLine]:
        """What the model says of an article, line by line as it gets there. Whoever has enough closes the iterator."""
        waiting = (window(together, self.wordpiece) for together in pack(lines(cut, self.wordpiece)))
        with ThreadPoolExecutor(self._threads) as pool:
            ahead = deque((one, pool.submit(self._scores, one)) for one in islice(waiting, _AT_ONCE))
            try:
                while ahead:
                    one, scores = ahead.popleft()
                    yield from self._tagged(cut, one, scores.result())
                    ahead.extend((one, pool.submit(self._scores, one)) for one in islice(waiting, 1))
            finally:
                pool.shutdown(wait=False, cancel_futures=True)

    def _tagged(self, cut: CutArticle, one: Window, scores: Scores) -> Iterator[TaggedLine]:
        for line, of_line in _by_line(one, scores):
            of_tags = of_line[:, : len(self._begin)]
            shares = shares_of(of_tags)
            judged = JudgedLine(line.words, of_line[:, len(self._begin) :], shares[:, _CONTENT].sum(1))
            yield TaggedLine([*self._stretches(cut, line, of_tags, shares)], judged)

    def _scores(self, one: Window) -> Scores:
        """Scores of a window's words, line by line: of the tags, then of the labels of words and sentences."""
        inputs = {
            "pieces": [one.pieces],
            "shapes": [one.shapes],
            "quoted": [one.quoted],
            "places": [one.places],
            "positions": range(len(one.pieces)),
            "words": [begin for _, begins in one.lines for begin in begins],
        }
        fed = {name: np.asarray(values, np.int64) for name, values in inputs.items()}
        (scores,) = self._session.run(["scores"], fed)
        return np.asarray(scores[0])

    def _stretches(self, cut: CutArticle, line: Line, scores: Scores, shares: Scores) -> Iterator[Tagged]:
        tags = likeliest(scores, self._transitions, self._begin)
        begins = 0
        for index in range(1, len(tags) + 1):
            if index < len(tags) and tags[index] and tags[index] % 2 == 0 and (
                tags[index] in _CONTENT or cut.sentence_at(line.words[index - 1].start)
                is cut.sentence_at(line.words[index].start)
            ):  # fmt: skip
                continue  # inside: it goes on with what has begun; a source and a cue end with their sentence
            if tag := tags[begins]:
                number = (tag - 1) // 2
                sure = shares[begins:index, 2 * number + 1 : 2 * number + 3].sum(1).mean()
                role, last = _ROLES[number], line.words[index - 1]
                yield Tagged(line.words[begins].start, last.end, role, round(float(sure), 3))
            begins = index


def _by_line(one: Window, scores: Scores) -> Iterator[tuple[Line, Scores]]:
    begins = 0
    for line, places in one.lines:
        yield line, scores[begins : begins + len(places)]
        begins += len(places)


def shares_of(scores: Scores) -> Scores:
    """How likely each tag is for each word by itself: scores as shares of one (softmax)."""
    shares = np.exp(scores - scores.max(1, keepdims=True))
    return np.asarray(shares / shares.sum(1, keepdims=True))


def likeliest(scores: Scores, transitions: Scores, begin: Scores) -> list[int]:
    """The likeliest sequence of tags (Viterbi). `scores`: words by tags; `transitions`: from tag to tag."""
    best, back = scores[0] + begin, []
    for row in scores[1:]:
        through = best[:, None] + transitions
        back.append(through.argmax(0))
        best = through.max(0) + row
    tags = [int(best.argmax())]
    for row in reversed(back):
        tags.append(int(row[tags[-1]]))
    return tags[::-1]


@cache
def tagger() -> Tagger:
    """The model of this package, loaded once."""
    return Tagger()
