"""Those whom a clause may be about, as they are named, and which words are names and nouns for them."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from tui.language.cut import Sentence
from tui.language.names.holders import fields_of
from tui.language.names.named import Mention, Named, Sort
from tui.language.names.names import Names
from tui.language.names.parts import is_like_dateline
from tui.lexicon import load, words

REACH = 1200
"""How far back a pronoun is followed, in characters."""
_BEFORE_MARKS = re.compile(r" (?=['’](?:s\b| )|[.] )")
"""The blank before an apostrophe or the full stop of an initial."""


class Target(NamedTuple):
    """Who a clause is about."""

    name: str
    start: int
    named: bool
    """Whether the clause itself names them, and not a pronoun or a common noun."""
    sort: Sort
    decided: bool = False
    """Whether a frame of blame plainly says that it is them."""
    doubtful: bool = False
    """Whether the clause tells that something was done to them, or only happened there."""


def is_somebody(mention: Mention) -> bool:
    """Whether a name may be that of somebody who acts, and is no document, day or place at the head of a report."""
    return _may_act(mention.named)


@lru_cache(maxsize=256)  # the same few are asked about for every clause
def _may_act(named: Named) -> bool:
    if named.sort is Sort.DOCUMENT or named.name.lower() in words("targets", "nobody"):
        return False
    return not is_like_dateline(named.name)


def called(
    sentence: Sentence, begins: int, index: int, inside: Sequence[Mention], names: Names
) -> Named | None:
    """Who is called so: the minister, this Tarn senator, the company. The noun stands at the token `index`, the words
    for them begin at `begins`, and `inside` are the names in these."""
    lower, start = sentence.lower, sentence.starts[begins]
    if sentence.index == 0 and begins == index and lower[-1][-1].isalnum():
        return names.told_below(lower[index], sentence.end)  # headlines leave "the" out, and come first
    if lower[begins] not in ("the", "this"):
        return None
    noun = lower[index]
    if noun in words("people", "roles"):
        told = frozenset(low for mention in inside for low in mention.named.name.lower().split())
        told |= fields_of(lower[begins:index]) | words("people", "deputing").intersection(lower[begins:index])
        holder = names.holder(noun, start, told)
        return holder if holder and holder.sort is Sort.PERSON else None
    if inside or index > begins + 1 or not (noun in words("bodies", "called_back") or noun in load("bodies")["called"]):
        return None
    return names.body_called(noun, start)


def written(sentence: Sentence, begins: int, ends: int, inside: Sequence[Mention]) -> str:
    """The words for somebody at the tokens `begins` to `ends`, with the name that they begin with told in full, if it
    can be no other: Ana Voss’s campaign, but the Voss campaign."""
    first = next((m for m in inside if m.start == sentence.starts[begins] and not m.namesakes), None)
    rest = sentence.token_at(first.end - 1) + 1 if first else begins
    told = [*([first.named.name] if first else ()), *sentence.words[rest:ends]]
    return _BEFORE_MARKS.sub("", " ".join(told))
