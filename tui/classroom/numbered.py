"""A text by ear: a sentence is named by its number, words in it by copying them."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from tui.annotate.annotation import Layer
from tui.article.article import Block, Span
from tui.classroom.dialogue import Dialogue
from tui.classroom.wording import LAYER_NAMES
from tui.language.sentences import sentence_spans
from tui.language.tokens import tokenize

_FROM_TO = re.compile(r"\s*(?:\.\.+|…)\s*")
_ANSWER = re.compile(r"(\d{1,6})(?:\s*-\s*(\d{1,6}))?\s*[:.]?(?:\s+(.*))?")
_WHOLE = ("all", "whole")
_NOTHING = ("none", "nothing")


class Numbered(NamedTuple):
    """A sentence of a text, with its number from 1."""

    number: int
    span: Span
    begins_block: bool


class NumberedText:
    """A text in which sentences are named by number and words by copying them."""

    def __init__(self, text: str, blocks: Sequence[Block] | None = None) -> None:
        self.text = text
        self.sentences: list[Numbered] = []
        for block in [Block(0, len(text))] if blocks is None else blocks:
            for place, (start, end) in enumerate(sentence_spans(text, block.start, block.end)):
                self.sentences.append(Numbered(len(self.sentences) + 1, Span(start, end), not place))
        self._starts = [sentence.span.start for sentence in self.sentences]

    def say(self, dialogue: Dialogue) -> None:
        """Say all sentences, each after its number, with an empty line between paragraphs."""
        for sentence in self.sentences:
            if sentence.begins_block and sentence.number > 1:
                dialogue.say()
            self.say_one(dialogue, sentence.number)

    def say_one(self, dialogue: Dialogue, number: int) -> None:
        """Say one sentence after its number."""
        dialogue.say(self._words(self.sentences[number - 1].span), f"{number}. ")

    def say_again(self, dialogue: Dialogue, number: int) -> None:
        """Say one sentence, or all of them where the number is 0."""
        if number == 0:
            self.say(dialogue)
        elif number <= len(self.sentences):
            self.say_one(dialogue, number)
        else:
            dialogue.say(self.numbers())

    def numbers(self) -> str:
        """Which numbers there are, as a sentence."""
        return f"The sentences have numbers from 1 to {len(self.sentences)}."

    def number_at(self, offset: int) -> int:
        """The number of the sentence at an offset, or of the last one before it."""
        return max(bisect_right(self._starts, offset), 1)

    def where(self, span: Span) -> str:
        """Where a stretch is: "in sentence 3", "in sentences 3 to 4"."""
        first, last = self.number_at(span.start), self.number_at(span.end - 1)
        return f"in sentence {first}" if first == last else f"in sentences {first} to {last}"

    def quote(self, span: Span) -> str:
        """The words of a stretch, in quotation marks, on one line."""
        return f"“{self._words(span)}”"

    def places_of(self, words: str, first: int, last: int | None = None) -> list[Span]:
        """Where copied words stand in the sentences from `first` to `last`, by number; each place they stand at.

        Case, punctuation and the kind of apostrophe do not matter. "first words .. last words" is the stretch from the
        ones to the others; "all" is all that the sentences hold.
        """
        stretch = Span(self.sentences[first - 1].span.start, self.sentences[(last or first) - 1].span.end)
        if words.lower() in _WHOLE:
            return [stretch]
        ends = [part for part in _FROM_TO.split(words, maxsplit=1) if part]
        begins = self._found(ends[0], stretch) if ends else []
        if len(ends) < 2:
            return begins
        closings = self._found(ends[1], stretch)
        if not begins or not closings or closings[-1].end <= begins[0].start:
            return []
        return [Span(begins[0].start, closings[-1].end)]

    def _found(self, words: str, stretch: Span) -> list[Span]:
        sought = [word for word, _, _ in _spoken(words, 0, len(words))]
        spoken = _spoken(self.text, *stretch)
        said, length = [word for word, _, _ in spoken], len(sought)
        if not 0 < length <= len(said):
            return []
        return [
            Span(spoken[at][1], spoken[at + length - 1][2])
            for at in range(len(said) - length + 1)
            if said[at] == sought[0] and said[at : at + length] == sought
        ]

    def _words(self, span: Span) -> str:
        return " ".join(self.text[span.start : span.end].split())


class Words:
    """Asks for words of a text, and for what they are marked as."""

    def __init__(self, dialogue: Dialogue, layers: Sequence[Layer]) -> None:
        self._dialogue = dialogue
        self._layers = layers

    def in_text(self, text: NumberedText, answer: str) -> Span | None:
        """The stretch that an answer such as "3 a brutal ban" names; None, and it is said why, where it names none."""
        found = _ANSWER.fullmatch(answer)
        if found is None:
            self._dialogue.say("Begin with the number of a sentence, as in: 3 a brutal ban. help says more.")
            return None
        first, last = int(found[1]), int(found[2] or found[1])
        if not 1 <= first <= last <= len(text.sentences):
            self._dialogue.say(text.numbers())
            return None
        words = found[3]
        if not words:
            for number in range(first, last + 1):
                text.say_one(self._dialogue, number)
            words = self._dialogue.ask("Which words? Copy them, or all:")
        return self._one_of(text, words, first, last)

    def in_sentence(self, sentence: str) -> tuple[Layer, int, int] | None:
        """The words copied out of a single sentence, and their layer; None where there is nothing to mark."""
        text = NumberedText(sentence)
        self._dialogue.say(f"The sentence: {sentence}")
        while True:
            answer = self._dialogue.ask("The words to mark, or none:")
            if not answer:
                self._dialogue.say("Copy words out of the sentence, or answer none: there is nothing to mark.")
                continue
            if answer.lower() in _NOTHING:
                return None
            if span := self._one_of(text, answer, 1, len(text.sentences)):
                return self.layer(), *span

    def layer(self, standing: Layer | None = None) -> Layer:
        """Which layer they have, by its number or name; `standing` is what no answer stands for."""
        if len(self._layers) == 1:
            return self._layers[0]
        every = list(Layer)
        names = {str(every.index(layer) + 1): LAYER_NAMES[layer] for layer in self._layers}
        kept = str(every.index(standing) + 1) if standing else None
        return every[int(self._dialogue.choose("What is it?", names, kept)) - 1]

    def _one_of(self, text: NumberedText, words: str, first: int, last: int) -> Span | None:
        """The place where the words stand, asked for where there are several; None, and that is said, where none."""
        places = text.places_of(words, first, last)
        if not places:
            self._dialogue.say("Those words are not there in that order. Copy them as they stand.")
            return None
        if len(places) == 1:
            return places[0]
        return places[self._dialogue.number(f"They stand there {len(places)} times. Which time", len(places)) - 1]


def _spoken(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """The words of a stretch in lower case, without punctuation, and where they stand."""
    tokens = tokenize(text, start, end)
    return [
        token for token in zip(tokens.lower, tokens.starts, tokens.ends, strict=True)
        if any(character.isalnum() for character in token[0])
    ]
