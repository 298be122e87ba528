"""What an exercise is: articles, what to look for in them, and what others marked there.

An exercise holds the machine's marks and the hash of each text, so that doing it runs no engine.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property

from tui.annotate.annotation import Layer
from tui.article.article import Article, Block, Span

FIRST, SECOND, CLOSING = "first", "second", "closing"
PASSAGES = (FIRST, SECOND, CLOSING)
TRUST_BEFORE = "Before you look closer: how far would you rely on this article, from 1 (not at all) to 5 (fully)?"
TRUST_AFTER = "You have looked closer: how far would you rely on this article now, from 1 (not at all) to 5 (fully)?"


class BadExercise(Exception):
    """A file that is no exercise. The message is one sentence for the teacher: what, and what to do."""


@dataclass(frozen=True, slots=True)
class KeyMark:
    """A mark of the reference: what people marked in the text, and why. Offsets count code points of the text."""

    layer: Layer
    kind: str | None
    start: int
    end: int
    note: str = ""
    """Why, in one sentence."""
    votes: int | None = None
    """How many of the `voters` marked this, each on their own; None where the lesson's author marked it."""
    voters: int | None = None

    @property
    def span(self) -> Span:
        """From the first marked character to the last."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class MachineMark:
    """A mark that the reader's engine made when the exercise was made."""

    layer: Layer
    kind: str
    start: int
    end: int
    confidence: float
    reason: str
    shown: bool = True
    seen: bool = True
    """Whether the teacher has decided about it; only while an exercise is being made is one not. One that is neither
    seen nor shown is kept back until the teacher asks for more."""

    @property
    def span(self) -> Span:
        """From the first marked character to the last."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Calibration:
    """A sentence to warm up with, and what is said about it at once."""

    sentence: str
    layer: Layer | None
    """None where there is nothing to mark; then `start` and `end` are 0."""
    start: int
    end: int
    """In the sentence."""
    feedback: str


@dataclass(frozen=True, slots=True)
class Passage:
    """An article of the exercise, with the reference and the machine's marks."""

    name: str
    """One of `PASSAGES`."""
    title: str
    text: str
    """Sanitised; it never changes after that."""
    sha256: str
    """Of the text in UTF-8, in hexadecimal."""
    key: tuple[KeyMark, ...] = ()
    machine: tuple[MachineMark, ...] = ()
    version: str = ""
    """Of the reader that made the machine's marks; empty where there are none."""
    blocks: tuple[Block, ...] = ()
    """How the text is laid out."""
    file: str = ""
    """The article's path, relative to the exercise's; empty where the text is part of the exercise's own file."""

    @property
    def article(self) -> Article:
        """The text to be read."""
        return Article(self.file or self.name, self.text, self.blocks, self.title or None)


@dataclass(frozen=True)
class Exercise:
    """A lesson: what is asked, the warming up, and one to three articles."""

    name: str
    """Letters, digits, - and _: it begins the names of the answers' files."""
    title: str
    instructions: str
    layers: tuple[Layer, ...]
    """What is looked for, in the order of the layers' keys; at least one."""
    minutes: int | None = None
    author: str | None = None
    calibration: tuple[Calibration, ...] = ()
    passages: tuple[Passage, ...] = ()
    """The first, and the second where another text is marked the second time."""
    prompts: tuple[str, ...] = ()
    lateral: str = ""
    """What to find out away from the page; empty where nothing is asked."""
    closing: Passage | None = None
    """The article that ends it, shown without marks."""
    trust: tuple[str, str] = (TRUST_BEFORE, TRUST_AFTER)
    """How trust in a text is asked for before and after a closer look."""

    @cached_property
    def digest(self) -> str:
        """A hash of the texts, of what is looked for and of the reference: answers name what they answer."""
        said = [
            [p.name, sha256_of(p.text), [[m.layer, m.start, m.end, m.votes, m.voters] for m in p.key]]
            for p in (*self.passages, *((self.closing,) if self.closing else ()))
        ]
        return sha256_of(json.dumps([self.name, self.layers, said]))

    def passage(self, name: str) -> Passage:
        """The passage of that name; the first stands in for a second that there is none of.

        Raises:
            KeyError: the exercise has no such passage.
        """
        if name == CLOSING and self.closing:
            return self.closing
        found = {passage.name: passage for passage in self.passages}
        return found[FIRST] if name == SECOND and SECOND not in found else found[name]

    def title_above(self, passage: Passage | None) -> str:
        """What stands above an article: the exercise's title, or the article's own if another gave its to all."""
        first = self.passages[0] if self.passages else None
        own = passage and first and passage is not first and self.title == first.title
        return (passage.title if passage and own else "") or self.title


def sha256_of(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
