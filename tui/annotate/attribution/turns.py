"""Interviews and transcripts: paragraphs that open with who speaks and a colon are the words of whoever it is.

“VOSS: It will hold.” A single such paragraph may be anything; where several follow the same form, and one label comes
back, they are turns of a talk.
"""

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.annotate.annotation import Stance
from tui.annotate.attribution.said import Said
from tui.article.article import Span
from tui.language.cut import CutArticle, Sentence
from tui.language.layout import Role
from tui.language.names.named import Named, Sort
from tui.language.names.names import names_in
from tui.language.tokens import tokenize
from tui.lexicon import words

_LONGEST_LABEL = 5
_FEWEST = 3
_OF_ALL = 0.2
"""The share of the paragraphs that are questions, at least, in an interview without labels."""
_TO_SOMEBODY, _MOSTLY = 0.3, 0.5
"""The shares of the questions that say "you" and of the answers that say "I" from which it is an interview. Judged."""
_LONGEST_QUESTION = 400
"""Characters of a question that stands alone."""
_AROUND = " *_"
"""What stands around a question set in bold."""
_CONFIDENCE = 0.85
"""Judged: PolNeAR has few transcripts, and marks each turn in them."""


_GOES_ON = Said((), None, None, Stance.ASSERTS, 0.0)
"""Stands for a paragraph that is part of the turn before."""


class _Turn(NamedTuple):
    """A paragraph with its label, from `first` to the colon."""

    sentence: Sentence
    first: int
    colon: int

    @property
    def label(self) -> str:
        return " ".join(self.sentence.lower[self.first : self.colon])


def turns_in(cut: CutArticle) -> dict[int, Said]:
    """The turns of an article by the numbers of their blocks, in order; none where it is no talk.

    A paragraph that goes on with a turn has an entry of its own, without spans.
    """
    found = _of_a_talk(cut, [*_labelled(cut)])
    if not found:
        return _answers(cut)
    turns: dict[int, Said] = {}
    for turn, following in itertools.zip_longest(found, found[1:]):
        said = _said(cut, turn)
        if said is None:
            continue
        block = turn.sentence.block
        turns[block] = said
        if turn.first:  # a quotation, which the paragraphs after it may go on with
            more = _going_on(cut, block + 1, following.sentence.block if following else len(cut.blocks))
            turns[block] = said._replace(spans=(*said.spans, *more.values()))
            turns |= dict.fromkeys(more, _GOES_ON)
    return turns


def _of_a_talk(cut: CutArticle, found: Sequence[_Turn]) -> Sequence[_Turn]:
    """The turns, where they are those of a talk: one label comes back, as itself or as the initials of a name, or
    somebody with the initials of a name answers a question; none where not."""
    initials = {initials_of(turn.label): turn.label for turn in found if " " in turn.label}
    often = Counter(initials.get(turn.label, turn.label) for turn in found)
    if len(found) >= _FEWEST and max(often.values()) > 1:
        return found
    answers = [turn for turn in found if _is_answer(cut, turn)]
    if len(answers) > 1 and len({turn.label for turn in answers}) == 1:
        return found
    known = {initials_of(one.name.lower()) for one in names_in(cut).everyone}
    return found if len(found) > 1 and any(len(t.label) > 1 and t.label in known for t in answers) else ()


def _answers(cut: CutArticle) -> dict[int, Said]:
    """What somebody answers to questions that stand alone, without labels: How did you begin? / [My uncle had a press.]

    Only where enough questions say "you" and most answers "I", and one person is presented more than others before
    them. Below an answer, what says "I" goes on with it.
    """
    asked = questions_in(cut)
    questions, bodies = set(asked), sum(block.role is Role.BODY for block in cut.blocks)
    if len(asked) < max(_FEWEST, _OF_ALL * bodies) or _share(cut, asked, "second_person") < _TO_SOMEBODY:
        return {}
    answers = [number + 1 for number in asked if number + 1 < len(cut.blocks) and number + 1 not in questions]
    who = _presented(cut, cut.blocks[asked[0]].start)
    if who is None or _share(cut, answers, "first_person") <= _MOSTLY:
        return {}
    below = itertools.chain.from_iterable(range(one + 2, other) for one, other in itertools.pairwise(asked))
    going_on = (number for number in below if _share(cut, [number], "first_person"))
    found: dict[int, Said] = {}
    for number in sorted({*going_on, *answers}):
        block = cut.blocks[number]
        if block.role is Role.BODY and block.analysed.start < block.analysed.end:
            found[number] = Said((block.analysed,), who, None, Stance.ASSERTS, _CONFIDENCE, by_layout=True)
    return found


def questions_in(cut: CutArticle) -> list[int]:
    """The numbers of the blocks below the first that are a question and nothing else, and no quotation."""
    found = []
    for number, block in enumerate(cut.blocks[1:], start=1):
        line = cut.text[block.start : block.end].strip(_AROUND)
        short = block.role in (Role.BODY, Role.SUBHEAD) and len(line) <= _LONGEST_QUESTION
        if short and line.endswith("?") and line[0] not in words("grammar", "opening_marks"):
            found.append(number)
    return found


def _share(cut: CutArticle, numbers: Sequence[int], person: str) -> float:
    """The share of some blocks that have a pronoun of that person."""
    blocks = [cut.blocks[number] for number in numbers]
    told = [tokenize(cut.text, block.start, block.end).lower for block in blocks]
    return sum(not words("grammar", person).isdisjoint(lower) for lower in told) / max(1, len(numbers))


def _presented(cut: CutArticle, end: int) -> Span | None:
    """Where the person is named in full who is named most often before `end`; None where others are as often."""
    people = [one for one in names_in(cut).within(0, end) if _may_be_person(one.named)]
    often = Counter(id(one.named) for one in people).most_common(2)
    if not often or (len(often) > 1 and often[0][1] == often[1][1]):
        return None
    named = [one for one in people if id(one.named) == often[0][0] and one.full]
    return Span(named[-1].start, named[-1].end) if named else None


def _may_be_person(named: Named) -> bool:
    """Whether a name is a person's, or one of two words or more of which nothing tells that it is not."""
    return named.sort is Sort.PERSON or (named.sort is Sort.UNKNOWN and " " in named.name and not named.place)


def initials_of(name: str) -> str:
    """“av” of “ana voss”."""
    return "".join(word[0] for word in name.split())


def _is_answer(cut: CutArticle, turn: _Turn) -> bool:
    """Whether the block before asks something."""
    before = cut.blocks[turn.sentence.block - 1] if turn.sentence.block else None
    return before is not None and cut.text[before.end - 1] == "?"


def _going_on(cut: CutArticle, first: int, end: int) -> dict[int, Span]:
    """The blocks from `first` on that open with a quotation mark and no label, up to the first that does not."""
    found: dict[int, Span] = {}
    for block in range(first, end):
        stretch = cut.blocks[block].analysed
        if stretch.start == stretch.end or cut.text[stretch.start] not in words("grammar", "opening_marks"):
            break
        found[block] = stretch
    return found


def _lettered(cut: CutArticle) -> set[int]:
    """The blocks of an interview that open with "Q." and "A."."""
    opening = [(number, cut.text[block.start : block.start + 2]) for number, block in enumerate(cut.blocks)]
    asked = {number for number, letter in opening if letter == "Q."}
    return asked | {number for number, letter in opening if letter == "A." and number - 1 in asked}


def _labelled(cut: CutArticle) -> Iterator[_Turn]:
    block = -1
    lettered = _lettered(cut)
    for sentence in cut.sentences:
        if sentence.block == block:
            continue
        block = sentence.block
        lower = sentence.lower
        first = int(lower[0] in words("grammar", "opening_marks"))
        asks = block in lettered
        mark = "." if asks else ":"
        if mark not in lower[first + 1 : first + _LONGEST_LABEL + 1] or cut.role(sentence) is not Role.BODY:
            continue
        colon = lower.index(mark, first + 1)
        turn = _Turn(sentence, first, colon)
        capitals = all(word[0].isupper() or word == "." for word in sentence.words[first:colon])
        if capitals and turn.label not in words("abstain", "fact_checks", "labels"):  # of which nobody is a speaker
            yield turn


def _said(cut: CutArticle, turn: _Turn) -> Said | None:
    sentence, colon = turn.sentence, turn.colon
    end = cut.blocks[sentence.block].analysed.end
    start = sentence.ends[colon]
    content = cut.text[start:end]
    if not content.strip():
        return None
    span = Span(start + len(content) - len(content.lstrip()), end - len(content) + len(content.rstrip()))
    source = Span(sentence.starts[turn.first], sentence.ends[colon - 1])
    return Said((span,), source, Span(sentence.starts[colon], start), Stance.ASSERTS, _CONFIDENCE, by_layout=True)
