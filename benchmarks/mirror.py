"""Whether marks stay where they are when parties, countries, camps and genders change places.

    .venv/bin/python -m benchmarks.mirror [--engine rules|model] [--limit N] [FILE ...]

FILE is a text or a .jsonl.gz of objects with a "text"; without one the samples are read. Printed are, by layer, the
shares of shown marks of both texts that stand in the other one too: of the same layer and kind, at the same words,
shown, and no more than 0.1 surer or less sure. Below stand the words whose marks moved, the most frequent first.
"""

import argparse
import gzip
import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import Any

from tui.annotate.annotation import Annotation, Layer
from tui.annotate.engine import EngineName, read
from tui.article.plaintext import from_text
from tui.article.samples import samples
from tui.language.tokens import tokenize
from tui.lexicon import PhraseTable
from tui.lexicon.inflect import takes_an

MOST_APART = 0.1
"""Confidences that differ by more are not the same."""
_SHOWN_WORST = 15
_GROUPS = ("parties", "camps", "countries", "genders")


@dataclass(frozen=True)
class Mirrored:
    """A text with its sides swapped, and where its words went."""

    text: str
    moved: tuple[tuple[int, int, int, int], ...]
    """The swapped stretches in order: start and end in the old text, start and end in the new one."""

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the old text stands in the new one."""
        return self._new(start, is_end=False), self._new(end, is_end=True)

    def _new(self, offset: int, *, is_end: bool) -> int:
        shift = 0
        for old_start, old_end, new_start, new_end in self.moved:
            if offset < old_start or (offset == old_start and is_end):
                break
            if offset == old_start:
                return new_start
            if offset < old_end:
                return max(new_start, new_end - (old_end - offset))  # within: terms that are alike are so at their ends
            shift = new_end - old_end
        return offset + shift


@dataclass
class Tally:
    """Marks of a layer in both texts, and how many of them stay."""

    marks: int = 0
    stay: int = 0
    moved: Counter[str] = field(default_factory=Counter)
    """The words of those that do not, with their kind."""

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.marks + other.marks, self.stay + other.stay, self.moved + other.moved)

    @property
    def share(self) -> float:
        """The share that stays; 1 where there are no marks."""
        return self.stay / self.marks if self.marks else 1.0


def mirrored(text: str) -> Mirrored:
    """The text with each term of mirror.toml in place of its counterpart, and "a" or "an" as the new one asks."""
    tokens = tokenize(text)
    pieces: list[str] = []
    moved: list[tuple[int, int, int, int]] = []
    length, done = 0, 0

    def put(start: int, end: int, new: str) -> None:
        nonlocal length, done
        before = text[done:start]
        pieces.extend((before, new))
        length += len(before)
        moved.append((start, end, length, length + len(new)))
        length += len(new)
        done = end

    for hit in _terms().find(tokens.lower):
        start, end = tokens.starts[hit.first], tokens.ends[hit.last - 1]
        new = _other(tokens.lower, hit.first, hit.last, hit.entry)
        new = _as_written(text[start:end], " ".join(tokens.words[hit.first : hit.last]), new)
        article = hit.first - 1
        if article >= 0 and tokens.lower[article] in ("a", "an") and tokens.starts[article] >= done:
            fitting = "an" if takes_an(new) else "a"
            written = tokens.words[article]
            put(tokens.starts[article], tokens.ends[article], fitting.capitalize() if written[0] == "A" else fitting)
        put(start, end, new)
    return Mirrored("".join([*pieces, text[done:]]), tuple(moved))


def pairs(group: str) -> list[tuple[str, str]]:
    """The terms that a group of mirror.toml swaps: "parties", "camps", "countries" or "genders"."""
    return [(one, other) for one, other in _table()[group]]


def compare(text: str, engine: EngineName = "rules") -> dict[Layer, Tally]:
    """How many of the shown marks of a text and of its mirror image stay, by layer."""
    image = mirrored(text)
    here, there = _marks(text, engine), _marks(image.text, engine)
    found_here = {(a.layer, a.kind, *image.place(a.start, a.end)): a for a in here}
    found_there = {(a.layer, a.kind, a.start, a.end): a for a in there}
    tallies = {layer: Tally() for layer in Layer}
    for (own, own_text), others in (((found_here, text), found_there), ((found_there, image.text), found_here)):
        for key, annotation in own.items():
            if annotation.shown:
                tally, other = tallies[annotation.layer], others.get(key)
                tally.marks += 1
                if other and other.shown and abs(other.confidence - annotation.confidence) <= MOST_APART:
                    tally.stay += 1
                else:
                    words = " ".join(own_text[annotation.start : annotation.end].split())[:60]
                    tally.moved[f"{annotation.kind}: {words}"] += 1
    return tallies


def _marks(text: str, engine: EngineName) -> Sequence[Annotation]:
    return read(from_text(text, "article.txt"), engine=engine).annotations


@cache
def _terms() -> PhraseTable[str]:
    """What to put in place of each term, in lower case where the table has it so."""
    both = (pair for group in _GROUPS for pair in pairs(group))
    phrases = chain.from_iterable(((one, other), (other, one)) for one, other in both)
    return PhraseTable((" ".join(tokenize(term).lower), other) for term, other in phrases)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def _other(lower: Sequence[str], first: int, last: int, other: str) -> str:
    """The counterpart; of "her" the one that its place asks for."""
    if lower[first:last] != ("her",):
        return other
    after = lower[last] if last < len(lower) else ""
    return "him" if not after[:1].isalpha() or after in _table()["words"]["after_object"] else "his"


def _as_written(written: str, words: str, new: str) -> str:
    """The new term with the capitals of the old one."""
    if len(words) > 2 and written.isupper():
        return new.upper()
    return new[0].upper() + new[1:] if written[0].isupper() else new


def _texts(paths: Sequence[Path]) -> Iterator[str]:
    for path in paths or [sample.path for sample in samples()]:
        if path.suffix == ".gz":
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                yield from (json.loads(line)["text"] for line in lines)
        else:
            yield path.read_text("utf-8")


def main(arguments: list[str]) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mirror", description=__doc__.split("\n\n")[0])
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--engine", choices=("rules", "model"), default="rules")
    parser.add_argument("--limit", type=int, default=None, help="read no more texts than this")
    asked = parser.parse_args(arguments)
    totals = {layer: Tally() for layer in Layer}
    texts = 0
    for text in islice(_texts(asked.files), asked.limit):
        texts += 1
        for layer, tally in compare(text, asked.engine).items():
            totals[layer] += tally
    print(f"{texts} texts, engine {asked.engine}\n{'':12}{'stay':>7}{'of':>7}{'share':>8}")
    named = {layer.value: tally for layer, tally in totals.items()} | {"all": sum(totals.values(), Tally())}
    for name, tally in named.items():
        print(f"{name:12}{tally.stay:7}{tally.marks:7}{tally.share:8.3f}")
    for layer, tally in totals.items():
        for words, times in tally.moved.most_common(_SHOWN_WORST):
            print(f"{times:4} {layer}, {words}")


if __name__ == "__main__":
    main(sys.argv[1:])
