"""Whose words a stretch is worded in: the writer's own, or those of whoever is quoted or answers in an interview."""

from collections import Counter
from collections.abc import Iterable

from tui.annotate.attribution.said import Said
from tui.annotate.attribution.turns import turns_in
from tui.language.cut import CutArticle, Sentence, kept


def is_voiced(cut: CutArticle, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a stretch of a sentence is in somebody's words: quoted, laid out so, or the answer in an interview."""
    return cut.is_quoted(sentence, start, end) or is_answer(cut, sentence)


def is_answer(cut: CutArticle, sentence: Sentence) -> bool:
    """Whether a sentence stands in the answer of an interview."""
    return sentence.block in _answers(cut)


@kept
def _answers(cut: CutArticle) -> frozenset[int]:
    """The numbers of the paragraphs that answer in an interview, those without a label that go on with one included.

    Whoever is asked more often than they ask answers; so the verdict of a fact-check, after a label of its own, does
    not.
    """
    turns = turns_in(cut)
    asked = {number for number in turns if number and _asks(cut, number - 1)}
    often = Counter(_label(cut, said) for number, said in turns.items() if number in asked)
    often.subtract(_label(cut, said) for number, said in turns.items() if _asks(cut, number))
    found, answering = set[int](), False
    for number in _through(turns):
        if number in turns:
            answering = turns[number].cue is None or often[_label(cut, turns[number])] > 0
        elif _asks(cut, number):
            answering = False
        if answering:
            found.add(number)
    return frozenset(found)


def _through(turns: Iterable[int]) -> range:
    """The paragraphs from the first turn to the last: what comes below that may be the writer's own."""
    numbers = [*turns]
    return range(min(numbers), max(numbers) + 1) if numbers else range(0)


def _asks(cut: CutArticle, number: int) -> bool:
    return cut.text[cut.blocks[number].end - 1] == "?"


def _label(cut: CutArticle, said: Said) -> str:
    return cut.written(*said.source).lower() if said.source else ""
