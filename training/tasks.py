"""The other things that the encoder learns beside attribution, each from a corpus of its own, as labels of words and of
sentences.

A label that a corpus does not know is left out of its loss. The names of the labels are those of `tui.model.tags`.
"""

import bisect
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from training.data import labelled
from tui.article.plaintext import from_text
from tui.article.sanitize import neutralise
from tui.language.cut import cut
from tui.model.tags import SENTENCE_LABELS, WORD_LABELS
from tui.model.windows import Line, lines
from tui.model.wordpiece import WordPiece

_WORD, _SENTENCE = ({name: number for number, name in enumerate(names)} for names in (WORD_LABELS, SENTENCE_LABELS))
UNKNOWN = -1.0
DISPUTED = 0.4
"""How far a word is marked that one of two readers struck out."""
HELD_OUT = {"annotated": 12, "propaganda": 16, "biased": 12, "checkworthy": 20}
"""One in so many rows of a task is held out, to choose and calibrate."""
LONE = ("biased", "checkworthy")
"""The tasks whose texts are a sentence or a post each."""
_JUDGES = {"Loaded_Language", "Name_Calling,Labeling", "Exaggeration,Minimisation"}
_SAYS_NOTHING = {"the", "and", "for", "president", "minister", "party", "government", "former", "senator", "officials"}


class Judged(NamedTuple):
    """A run of a line's words with a label of sentences: first word, word after the last, label, 0 or 1."""

    begins: int
    ends: int
    label: int
    value: float


class Charged(NamedTuple):
    """A charge in the words of one line, and the sentences of its article that answer it, by their numbers."""

    begins: int
    ends: int
    """Its first word in the line, and the word after its last."""
    sentence: int
    answers: frozenset[int]
    article: range
    """The numbers of all sentences of its article."""


@dataclass
class Example:
    """A line with what is known of it. `words`: words by labels, UNKNOWN where nothing is known."""

    line: Line
    words: NDArray[np.float32]
    judged: list[Judged] = field(default_factory=list)
    sentences: list[tuple[int, int, int]] = field(default_factory=list)
    """Where charges are known: the runs of words that are a sentence, with a number that no other sentence has."""
    charged: list[Charged] = field(default_factory=list)
    tags: list[int] | None = None
    """The tag of each word (data.TAGS), where the annotators of attributions did not set the line aside."""


def is_news(row: dict[str, Any]) -> bool:
    """Whether an annotated article is news, and none of those written for training: only news tells how often what is
    found there is right."""
    return row.get("origin") != "own"


def is_kept_back(task: str, row: dict[str, Any]) -> bool:
    """Whether a row is held out of the training of its task, by the hash of its text.

    PTC's articles stand among the annotated ones too: one that is held out there is held out of both.
    """
    parts = {HELD_OUT[task], HELD_OUT["annotated"]} if task == "propaganda" else {HELD_OUT[task]}
    number = int(hashlib.sha1(row["text"][:2000].encode()).hexdigest(), 16)
    return any(number % part == 0 for part in parts)


def attributed(some: Iterable[dict[str, Any]], wordpiece: WordPiece) -> Iterator[tuple[dict[str, Any], list[Example]]]:
    """PolNeAR: sources, cues and contents as tags."""
    for row in some:
        found = [(_blank(one.line), one) for one in labelled(row, wordpiece)]
        yield row, [Example(one.line, words, tags=one.tags if one.counts else None) for words, one in found]


def annotated(some: Iterable[dict[str, Any]], wordpiece: WordPiece) -> Iterator[tuple[dict[str, Any], list[Example]]]:
    """Our own annotated articles: kinds of loaded words and of unverified claims, accusations and who answers them."""
    sentences = 0
    for row in some:
        marked: dict[str, list[tuple[int, int]]] = {}
        disputed: dict[str, list[tuple[int, int]]] = {}
        accusations: list[tuple[int, int, str, str]] = []
        for a in row["annotations"]:
            span, labels = (a["start"], a["end"]), disputed if a.get("disputed") else marked
            if a["layer"] in ("loaded", "unverified"):
                labels.setdefault(a["layer"], []).append(span)
                labels.setdefault(f"{a['layer']}:{a['kind']}", []).append(span)
                if a["layer"] == "loaded" and a.get("voice") == "quoted":
                    labels.setdefault("loaded:quoted", []).append(span)
            elif a["kind"] == "unanswered":
                labels.setdefault("accusation", []).append(span)
                labels.setdefault("unanswered", []).append(span)
                accusations.append((*span, a.get("target") or "", a.get("accuser") or ""))
        for answered in row["answered"]:
            span = tuple(answered["accusation"])
            (disputed if answered.get("disputed") else marked).setdefault("accusation", []).append(span)
            accusations.append((*span, answered.get("target") or "", ""))
        known = [name for name in WORD_LABELS if not name.startswith(("corpus:", "party:"))]
        found = _examples(row["text"], row["id"], wordpiece)
        for example in found:
            _fill(example, known, marked)
            _dispute(example, disputed)
            _parties(example, row["text"], accusations)
            _answers(example, row)
        sentences = _charges(found, row, sentences)
        yield row, found


def propaganda(some: Iterable[dict[str, Any]], wordpiece: WordPiece) -> Iterator[tuple[dict[str, Any], list[Example]]]:
    """PTC: loaded language, name calling and exaggeration as one label."""
    for row in some:
        spans = [(s["start"], s["end"]) for s in row["spans"] if s["technique"] in _JUDGES]
        found = _examples(row["text"], row["id"], wordpiece)
        for example in found:
            _fill(example, ["corpus:ptc"], {"corpus:ptc": spans})
        yield row, found


def biased(some: Iterable[dict[str, Any]], wordpiece: WordPiece) -> Iterator[tuple[dict[str, Any], list[Example]]]:
    """BABE: sentences that people found biased, with the words that made them so."""
    for row in some:
        found = _examples(row["text"], row["id"], wordpiece)
        spans = word_spans(row)
        for example in found:
            _fill(example, ["corpus:babe"], {"corpus:babe": spans})
            example.judged = [_whole(example, "biased", row["biased"])]
        yield row, found


def word_spans(row: dict[str, Any]) -> list[tuple[int, int]]:
    """Where the listed words of a sentence of BABE stand in it."""
    folded, spans = row["text"].casefold(), []
    for phrase in row["words"]:
        wanted = re.escape(phrase.strip().casefold())
        spans += [m.span() for m in re.finditer(rf"(?<!\w){wanted}(?!\w)", folded)] if phrase.strip() else []
    return spans


def checkworthy(some: Iterable[dict[str, Any]], wordpiece: WordPiece) -> Iterator[tuple[dict[str, Any], list[Example]]]:
    """Sentences of debates and posts, worth a check or not; each origin is a label of its own."""
    for row in some:
        found = _examples(row["text"], row["id"], wordpiece)
        for example in found:
            example.judged = [_whole(example, f"checkworthy:{row['origin']}", row["checkworthy"])]
        yield row, found


def _examples(text: str, name: str, wordpiece: WordPiece) -> list[Example]:
    article = from_text(neutralise(text), name)
    return [Example(line, _blank(line)) for line in lines(cut(article), wordpiece)]


def _blank(line: Line) -> NDArray[np.float32]:
    return np.full((len(line.words), len(WORD_LABELS)), UNKNOWN, np.float32)


def _whole(example: Example, label: str, value: float) -> Judged:
    return Judged(0, len(example.line.words), _SENTENCE[label], float(value))


def _fill(example: Example, known: Iterable[str], marked: dict[str, list[tuple[int, int]]]) -> None:
    """Set the known labels of a line's words: 1 inside a marked span, else 0."""
    for name in known:
        column = _WORD[name]
        example.words[:, column] = 0.0
        for start, end in marked.get(name, ()):
            for index in _inside(example, start, end):
                example.words[index, column] = 1.0


def _dispute(example: Example, disputed: dict[str, list[tuple[int, int]]]) -> None:
    """Set the labels of words that one reader marked and another struck out."""
    for name, spans in disputed.items():
        column = example.words[:, _WORD[name]]
        for start, end in spans:
            for index in _inside(example, start, end):
                column[index] = max(column[index], DISPUTED)


def _inside(example: Example, start: int, end: int) -> Iterator[int]:
    """The words of a line that lie at least half inside a stretch of the text."""
    words = example.line.words
    if words[-1].end <= start or words[0].start >= end:
        return
    first = bisect.bisect_right([word.end for word in words], start)
    for index in range(first, len(words)):
        word = words[index]
        if word.start >= end:
            return
        if min(word.end, end) - max(word.start, start) >= (word.end - word.start) / 2:
            yield index


def _parties(example: Example, text: str, accusations: Sequence[tuple[int, int, str, str]]) -> None:
    """In lines with an accusation: the words that name who is accused, and who accuses, by words shared with the names
    that the annotators gave (which need not stand in the line)."""
    words = example.line.words
    for start, end, target, accuser in accusations:
        if not words[0].start < end or not start < words[-1].end:
            continue
        for label, name in (("party:accused", target), ("party:accuser", accuser)):
            named = {w for w in re.findall(r"\w+", name.casefold()) if len(w) > 2 and w not in _SAYS_NOTHING}
            here = [i for i, w in enumerate(words) if text[w.start : w.end].casefold() in named]
            if not here:
                continue
            column = example.words[:, _WORD[label]]
            column[column == UNKNOWN] = 0.0
            column[here] = 1.0


def _answers(example: Example, row: dict[str, Any]) -> None:
    """Which sentences of a line answer an accusation; only in articles in which there are answers at all."""
    responses = [span for answered in row["answered"] for span in answered["responses"]]
    if responses:
        for begins, ends in sentences_of(example.line):
            value = _stands_in(example.line, begins, ends, responses)
            example.judged.append(Judged(begins, ends, _SENTENCE["answer"], float(value)))


def _charges(found: Sequence[Example], row: dict[str, Any], first: int) -> int:
    """Number the sentences of an article from `first` on, and tell of each charge which of them answer it; returns the
    number after the last."""
    count = first
    for example in found:
        for begins, ends in sentences_of(example.line):
            example.sentences.append((begins, ends, count))
            count += 1
    unanswered = (a for a in row["annotations"] if a["kind"] == "unanswered")
    charges: list[tuple[int, int, list[list[int]]]] = [(a["start"], a["end"], []) for a in unanswered]
    charges += [(*a["accusation"], a["responses"]) for a in row["answered"]]
    for start, end, responses in charges:
        answers = frozenset(
            number
            for example in found
            for begins, ends, number in example.sentences
            if _stands_in(example.line, begins, ends, responses)
        )
        for example in found:
            inside = [*_inside(example, start, end)]
            if not inside:
                continue
            number = next(number for _, ends, number in example.sentences if inside[0] < ends)
            example.charged.append(Charged(inside[0], inside[-1] + 1, number, answers, range(first, count)))
            break  # a charge is looked for where it begins
    return count


def sentences_of(line: Line) -> Iterator[tuple[int, int]]:
    """The runs of a line's words that are a sentence."""
    begins = 0
    for index in range(1, len(line.words) + 1):
        if index == len(line.words) or line.features[index][2]:
            yield begins, index
            begins = index


def _stands_in(line: Line, begins: int, ends: int, spans: Iterable[Sequence[int]]) -> bool:
    """Whether the middle of a run of words lies in one of some stretches."""
    middle = (line.words[begins].start + line.words[ends - 1].end) // 2
    return any(start <= middle < end for start, end in spans)
