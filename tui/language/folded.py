"""Sentences with their quotations folded: each quotation is one token, whatever it holds.

So "“I am glad. I will come,” she said." reads as [quotation] she said, and the rules that look for who says something
see one clause. Words inside quotations are not looked at.
"""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from tui.article.article import Span
from tui.language.cut import CutArticle, Sentence, kept
from tui.language.quotations import Quotation, quotations
from tui.language.tokens import FIGURE
from tui.lexicon import load, words

QUOTATION = "“"
"""The class of a folded quotation."""
_MARKS = {
    ",": ",", ";": ";", ":": ":", "-": "-", "–": "-", "—": "-", "―": "-", "(": "(", "[": "(", ")": ")", "]": ")",
    ".": ".", "!": ".", "?": ".", "…": ".", "&": "c", "$": "0", "%": "w", "'s": "s", "'": "s",
}  # fmt: skip
_CLASSES = {  # later ones win
    "a": "adverbs", "t": "times", "i": "prepositions", "c": "coordinators", "b": "subordinators", "x": "auxiliaries",
    "d": "determiners", "p": "possessives", "o": "objects", "n": "subjects", "r": "relatives",
}  # fmt: skip
AUXILIARIES = frozenset({"x", "h"})
"""Classes of words that show a clause and stand before no noun: claimed [that] two lives [had] been lost."""
_OPENING = re.compile(r"(?<=[\s,:])['‘\"“](?=\w)")
"""A mark with which a quotation begins inside another."""
_ATTACHED = frozenset(".-–")
"""Marks that may stand inside a word."""
_IN_LY = re.compile(r"\b[a-z]+,? ([A-Z][a-z]+ly),? (?=[a-z])")
"""A name inside a sentence that ends like an adverb; not in a headline with capitals."""
_BY_PLACE = _ATTACHED | {"'s", "may"}
"""What may be of another class because of what it stands beside."""
_KEPT = 8192
LONGEST = 300
"""Tokens in a folded sentence: more are no prose, and the rules look at each sentence as a whole."""


@cache
def word_classes() -> dict[str, str]:
    """The class of each small word and mark: one character (see `Folded.classes`)."""
    grammar = load("grammar")
    classes = dict(_MARKS)
    for letter, name in _CLASSES.items():
        classes |= dict.fromkeys(grammar[name], letter)
    return classes | {"that": "h", "--": "-", "---": "-"}


@cache
def acronyms_like_words() -> frozenset[str]:
    """Names of bodies that are spelled like a small word, but for their capitals: WHO, US."""
    return frozenset(low.upper() for low in words("bodies", "acronyms_like_words"))


@cache
def words_with_stop() -> frozenset[str]:
    """Words whose full stop does not end the sentence that goes on after it."""
    lists = load("abbreviations")
    kinds = ("titles", "before_women", "before_figures", "inner", "either")
    return frozenset(word for kind in kinds for word in lists[kind])


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
    sentence_openers: set[int]
    """The tokens of quotations that begin with a capital."""

    def sentence_like(self, index: int) -> bool:
        """Whether the quotation at this token is a sentence of its own, and not part of the clause around it."""
        return index in self.sentence_openers

    def part(self, first: int, last: int) -> "Folded":
        """Some of its tokens, as a sentence of their own."""
        last = min(last, len(self))
        inside = range(first, last)
        return Folded(
            self.block, self.starts[first], self.ends[last - 1], self.lower[first:last], self.words[first:last],
            self.starts[first:last], self.ends[first:last], self.classes[first:last],
            {index - first: self.quotations[index] for index in inside if index in self.quotations},
            {index - first for index in inside if index in self.sentence_openers},
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


def folded_inside(cut: CutArticle, quotation: Quotation) -> Iterator[Folded]:
    """The sentences of a quotation in which somebody quotes another, folded: “She said ‘go’, so I went.”"""
    inner = quotation.inner
    if not _OPENING.search(cut.text, inner.start, inner.end):
        return
    others = deque(quotations(cut.text, *inner))
    sentence = cut.sentence_at(inner.start)
    while sentence and sentence.start < inner.end:
        start, end = max(sentence.start, inner.start), min(sentence.end, inner.end)
        found = []
        while others and others[0].start < end:
            found.append(others.popleft())
        if found:
            yield _folded(cut, [sentence], Span(start, end), found)
        sentence = cut.sentences[sentence.index + 1] if sentence.index + 1 < len(cut.sentences) else None


def _fold(cut: CutArticle, run: list[Sentence]) -> Folded:
    start, end = run[0].start, run[-1].end
    return _folded(cut, run, Span(start, end), [q for q in cut.quotations_in(start, end) if q.start >= start])


def _folded(cut: CutArticle, run: list[Sentence], within: Span, quoted: list[Quotation]) -> Folded:
    line = Folded(run[0].block, *within, [], [], [], [], [], {}, set())
    known, acronyms = word_classes(), acronyms_like_words()
    waiting = quoted[::-1]
    for sentence in run:
        inside = sentence.tokens_in(*within)
        told = (sentence.lower, sentence.words, sentence.starts, sentence.ends)
        for low, word, begins, end in zip(*(of_all[inside.start : inside.stop] for of_all in told), strict=True):
            while waiting and begins >= waiting[-1].end:
                waiting.pop()
            if waiting and begins >= waiting[-1].start:
                if not line.ends or line.ends[-1] != waiting[-1].end:
                    _add_quotation(line, cut.text, waiting[-1])
                continue
            kind = known.get(low)
            if kind is None or word in acronyms:
                kind = _class_of(word, low, opens=begins == sentence.starts[0])
            if kind == "a" and low.endswith("ly") and word != low and low not in known and word in _named_in_ly(cut):
                kind = "C"  # Latchly, a firm in Tarn
            if kind == "t" and line.lower[-1:] == ["the"] and line.lower[-2:-1] != ["on"]:
                # the Sunday Courier; not: on the Sunday Voss said
                kind = "C" if _opens_a_title(cut.text, word, end) else kind
            if low in _BY_PLACE and line.lower:
                kind = _class_by_place(line, cut.text, low, word, begins, end) or kind
            line.lower.append(low)  # as in `_add`, whose call for each word costs as much as all else here
            line.words.append(word)
            line.starts.append(begins)
            line.ends.append(end)
            line.classes.append(kind)
    return line


@kept
def _named_in_ly(cut: CutArticle) -> frozenset[str]:
    """The words that end like adverbs and have a capital inside a sentence of the text, too."""
    return frozenset(_IN_LY.findall(cut.text))


def _opens_a_title(text: str, word: str, end: int) -> bool:
    """Whether the name of a day begins that of something: another capital follows."""
    return word[0].isupper() and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()


def _class_by_place(line: Folded, text: str, low: str, word: str, begins: int, end: int) -> str | None:
    """The class that the month, or a mark inside a word, has because of what it stands beside."""
    if word == "May":
        named = line.classes[-1] == "C"  # Theresa May
        return "C" if named else "t" if line.lower[-1] in words("grammar", "before_months") else None
    if line.ends[-1] != begins:
        return None
    if low in _ATTACHED and text[end : end + 1].isalnum():
        return "w" if low != "." else "C"  # a 46-page letter, (D-N.Y.)
    return _attached(line, low) if low in (".", "'s") else None


def _add(line: Folded, low: str, word: str, start: int, end: int, kind: str) -> None:
    line.lower.append(low)
    line.words.append(word)
    line.starts.append(start)
    line.ends.append(end)
    line.classes.append(kind)


def _add_quotation(line: Folded, text: str, quotation: Quotation) -> None:
    inner = text[quotation.inner.start : quotation.inner.end]
    line.quotations[len(line)] = quotation
    if inner[0].isupper():
        line.sentence_openers.add(len(line))
    kind = "w" if _is_term(inner, line.classes) else QUOTATION
    _add(line, QUOTATION, QUOTATION, quotation.start, quotation.end, kind)


def _is_term(inner: str, classes: list[str]) -> bool:
    """Whether a quotation is a term or a title inside a phrase, as in: the “Open Gates” campaign."""
    return bool(classes) and classes[-1] in "dpis" and inner.count(" ") < 4 and inner[-1] not in ",.!?"


def _attached(line: Folded, low: str) -> str | None:
    """The class that a mark has because of the word that it touches: the stop of "Ms. Voss", the "'s" of "he's"."""
    before, word = line.lower[-1], line.words[-1]
    if low == "'s":
        return "x" if line.classes[-1] in "nh" else None
    initial = len(before) == 1 and word.isupper() and before != "i"
    return "C" if initial or before in words_with_stop() else None


@lru_cache(_KEPT)  # texts say most of their words again
def _class_of(word: str, low: str, opens: bool) -> str:
    """The class of a word that is none of the small ones. `opens`: it begins the sentence, where all have a capital."""
    first = word[0]
    adverb = len(low) > 4 and low.endswith("ly") and low not in words("grammar", "names_in_ly")
    if first.isupper():
        return "a" if opens and adverb else "C"
    if first in FIGURE or first.isdigit():
        return "0"
    return ("a" if adverb else "w") if first.isalpha() or first == "/" else "."
