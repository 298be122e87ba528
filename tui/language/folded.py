"""Sentences with their quotations folded: each quotation is one token, whatever it holds.

So "“I am glad. I will come,” she said." reads as [quotation] she said, and the rules that look for who says something
see one clause. Words inside quotations are not looked at.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tui.language.cut import CutArticle, Sentence
from tui.language.quotations import Quotation
from tui.lexicon import load, words

QUOTATION = "“"
"""The class of a folded quotation."""
_MARKS = {
    ",": ",", ";": ";", ":": ":", "-": "-", "–": "-", "—": "-", "(": "(", "[": "(", ")": ")", "]": ")",
    ".": ".", "!": ".", "?": ".", "…": ".", "&": "c", "$": "0", "%": "w", "'s": "s", "'": "s",
}  # fmt: skip
_CLASSES = {  # later ones win
    "w": (), "a": ("adverbs",), "t": ("times",), "i": ("prepositions",), "c": ("coordinators",), "b": ("subordinators",),
    "x": ("auxiliaries",), "d": ("determiners",), "p": ("possessives",), "o": ("objects",), "n": ("subjects",),
    "r": ("relatives",),
}  # fmt: skip


LONGEST = 600
"""Tokens in a folded sentence: more are no prose, and the rules look at each sentence as a whole."""


@cache
def word_classes() -> dict[str, str]:
    """The class of each small word and mark: one character (see `Folded.classes`)."""
    grammar = load("grammar")
    classes = dict(_MARKS)
    for letter, lists in _CLASSES.items():
        classes |= {word: letter for name in lists for word in grammar[name]}
    return classes | {"that": "h", "--": "-", "---": "-"}


@cache
def words_with_stop() -> frozenset[str]:
    """Words whose full stop does not end the sentence that goes on after it."""
    return frozenset(word for key in ("titles", "before_figures", "inner", "either") for word in load("abbreviations")[key])


@dataclass(frozen=True, slots=True)
class Folded:
    """One sentence, or the sentences that a quotation runs through, as parallel lists of tokens."""

    block: int
    start: int
    end: int
    lower: list[str]
    words: list[str]
    starts: list[int]
    ends: list[int]
    classes: list[str]
    """d determiner, p possessive, n subject pronoun, o object pronoun, r who and which, h that, i preposition, c and or
    but, b other joining words, x auxiliary, a adverb, t word of time, C capitalised, 0 number, w other word, s the
    possessive mark, “ a quotation, and , ; : - ( ) . for marks."""
    quotations: dict[int, Quotation]
    """The folded quotations by the index of their token."""

    sentence_openers: frozenset[int]
    """The tokens of quotations that begin with a capital."""

    def sentence_like(self, index: int) -> bool:
        """Whether the quotation at this token is a sentence of its own, and not part of the clause around it."""
        return index in self.sentence_openers

    def part(self, first: int, last: int) -> "Folded":
        """Some of its tokens, as a sentence of their own."""
        last = min(last, len(self))
        return Folded(
            self.block, self.starts[first], self.ends[last - 1], self.lower[first:last], self.words[first:last],
            self.starts[first:last], self.ends[first:last], self.classes[first:last],
            {index - first: q for index, q in self.quotations.items() if first <= index < last},
            frozenset(index - first for index in self.sentence_openers if first <= index < last),
        )  # fmt: skip

    def __len__(self) -> int:
        return len(self.lower)


def folded(cut: CutArticle) -> Iterator[Folded]:
    """The sentences of an article, folded, in order."""
    for line in _whole(cut):
        if len(line) <= LONGEST:
            yield line
        else:
            yield from (line.part(start, start + LONGEST) for start in range(0, len(line), LONGEST))


def _whole(cut: CutArticle) -> Iterator[Folded]:
    run: list[Sentence] = []
    reach = 0
    for sentence in cut.sentences:
        if run and (sentence.start >= reach or sentence.block != run[-1].block):
            yield _fold(cut, run)
            run = []
        run.append(sentence)
        inside = cut.quotation_at(sentence.end - 1)
        reach = inside.end if inside and inside.end > sentence.end else sentence.end
    if run:
        yield _fold(cut, run)


def _fold(cut: CutArticle, run: list[Sentence]) -> Folded:
    start, end = run[0].start, max(run[-1].end, run[0].start)
    known = word_classes()
    lower: list[str] = []
    spelled: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    classes: list[str] = []
    quotes: dict[int, Quotation] = {}
    waiting = [q for q in cut.quotations_in(start, end) if q.start >= start]
    place = 0
    for sentence in run:
        for index, low in enumerate(sentence.lower):
            begins = sentence.starts[index]
            while place < len(waiting) and begins >= waiting[place].end:
                place += 1
            if place < len(waiting) and begins >= waiting[place].start:
                if not quotes or ends[-1] != waiting[place].end or (len(lower) - 1) not in quotes:
                    quotes[len(lower)] = waiting[place]
                    lower.append(QUOTATION)
                    spelled.append(QUOTATION)
                    starts.append(waiting[place].start)
                    ends.append(waiting[place].end)
                    term = _is_term(cut.text[waiting[place].inner.start : waiting[place].inner.end], classes)
                    classes.append("w" if term else QUOTATION)
                continue
            word = sentence.words[index]
            lower.append(low)
            spelled.append(word)
            starts.append(begins)
            ends.append(sentence.ends[index])
            classes.append(_in_context(lower, spelled, ends, classes) or known.get(low) or _class_of(word, low, not index))
    openers = frozenset(i for i, q in quotes.items() if cut.text[q.inner.start : q.inner.start + 1].isupper())
    return Folded(run[0].block, start, end, lower, spelled, starts, ends, classes, quotes, openers)


def _in_context(lower: list[str], spelled: list[str], ends: list[int], classes: list[str]) -> str | None:
    """The class of the last word where what stands before it decides: the full stop of "Ms. Voss", the "'s" of "he's"."""
    if len(classes) != len(lower) - 1 or not classes:
        return None
    low, before = lower[-1], lower[-2]
    if low == "'s":
        return "x" if classes[-1] in "nh" else None
    if low == "." and ends[-1] - ends[-2] == 1:
        initial = len(before) == 1 and spelled[-2].isupper() and before != "i"
        return "C" if initial or before in words_with_stop() else None
    return None


def _is_term(inner: str, classes: list[str]) -> bool:
    """Whether a quotation is a term or a title inside a phrase, as in: the “Open Gates” campaign."""
    return bool(classes) and classes[-1] in "dpis" and inner.count(" ") < 4 and inner[-1] not in ",.!?"


def _class_of(word: str, low: str, opens: bool) -> str:
    first = word[0]
    if first.isupper():
        return "a" if opens and len(low) > 4 and low.endswith("ly") and low not in words("grammar", "names_in_ly") else "C"
    if first.isdigit() or first in "$£€¥":
        return "0"
    if first.isalpha():
        return "a" if len(low) > 4 and low.endswith("ly") else "w"
    return "."
