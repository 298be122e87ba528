"""Frames of blame: who is blamed, by where English puts them beside the word that blames.

"Accused" has its object before "of", "was accused" its subject before it, "allegations" theirs after "against", and
"failure" an owner. Each such word (frames.toml) opens one place; what stands there are the words for who is blamed.
No parser is needed for that: a place ends at small words and marks.
"""

from collections.abc import Container, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from tui.annotate.clauses.clause import has_verb, may_be_participle
from tui.language.folded import word_classes
from tui.lexicon import PhraseTable, load, words
from tui.lexicon.inflect import spellings
from tui.lexicon.loader import Found

_LONGEST = 14
"""Words between a word that blames and the end of the place that it opens."""
_TO_RELATIVE = 7
"""How many words before a verb "whom" may stand."""
_TO_STOP = 3
"""How many words after the first a full stop may belong to a title or an initial."""
_TO_NAME = 9
"""How many words after "called" the bad name may begin: her a liar."""
_TO_OWNER = 5
"""How many words may stand between an owner and what is owned, and in the words for the owner."""
_TO_NOUN = 3
"""How many words may describe what somebody has met with: faced sharp and growing criticism."""
_ADVERBS = 3
"""How many words may stand among the auxiliaries of a passive: was, however, never accused."""


class Frame(NamedTuple):
    """A word that blames, at the tokens `first` to `last` of a sentence, and the place that it opens."""

    kind: str
    first: int
    last: int
    begins: int
    """The tokens, from here to before `ends`, where the words for who is blamed stand."""
    ends: int
    before: bool
    """Whether that place is before the word: as its subject or its owner."""


class _Word(NamedTuple):
    """What a word opens: the kind of its frame, and what must follow its object, if anything must."""

    kind: str
    needs: frozenset[str]


@cache
def _blaming() -> PhraseTable[_Word]:
    """All words that open a frame."""
    table = load("frames")
    found: list[tuple[str, _Word]] = []
    for verb, needs in table["object_with"].items():
        found += [(form, _Word("object", frozenset(needs))) for form in spellings(verb.replace("_", " "))]
    for kind in ("object", "calls"):
        found += [(form, _Word(kind, frozenset())) for verb in table[kind]["verbs"] for form in spellings(verb)]
    for kind in ("met", "noun", "owned"):
        found += [(phrase, _Word(kind, frozenset())) for phrase in table[kind]["words"]]
    return PhraseTable(found)


def frames_in(lower: Sequence[str]) -> Iterator[Frame]:
    """The frames of a sentence, in order; `lower` are its words in lower case."""
    for found in _blaming().find(lower):
        yield from _frames_of(lower, found)
    yield from _met_with(lower)


def _met_with(lower: Sequence[str]) -> Iterator[Frame]:
    """The frames of those who are told to have met with criticism of some sort: [the mayor] has faced sharp criticism
    for."""
    verbs, nouns = words("frames", "met_with", "verbs"), words("frames", "met_with", "nouns")
    if verbs.isdisjoint(lower):
        return
    for first in range(len(lower) - 2):
        if lower[first] not in verbs or lower[first + 1] in nouns:
            continue
        near = range(first + 2, min(first + 2 + _TO_NOUN, len(lower)))
        last = next((index for index in near if lower[index] in nouns), None)
        described = last and all(
            low == "and" or word_classes().get(low, "w") in "wad" for low in lower[first + 1 : last]
        )
        if last and described and lower[last + 1 : last + 2] != ("of",):
            yield Frame("met_with", first, last + 1, *_before(lower, start_of_group(lower, first)), True)


def _frames_of(lower: Sequence[str], found: Found[_Word]) -> Iterator[Frame]:
    """The frame of a word that blames, if its place is filled."""
    (kind, needs), first, last = found.entry, found.first, found.last
    if kind == "met":
        yield Frame(kind, first, last, *_before(lower, start_of_group(lower, first)), True)
    elif kind == "noun":
        yield from _after_noun(lower, first, last)
    elif kind == "owned":
        yield from _owner(lower, first, last)
    else:
        yield from _of_verb(lower, kind, needs, first, last)


def _of_verb(lower: Sequence[str], kind: str, needs: frozenset[str], first: int, last: int) -> Iterator[Frame]:
    """The frame of a verb: its object, or the subject of its passive."""
    follows = lower[last] if last < len(lower) else "."
    charging = needs or words("frames", "slots", "charging")
    if follows in charging and (relative := _relative_before(lower, first)):
        yield Frame(f"{kind}_passive", first, last, *_before(lower, relative), True)
        return
    if _is_passive(lower, first, follows, kind, charging):
        if not needs or follows in needs or _has_be(lower, first):
            yield Frame(f"{kind}_passive", first, last, *_before(lower, start_of_group(lower, first)), True)
        return
    begins = last
    while begins < len(lower) and lower[begins] in words("frames", "slots", "before"):
        begins += 1
    ends = _end_of_object(lower, begins, needs)
    after = lower[ends] if ends < len(lower) else "."
    if ends == begins or (needs and after not in needs):
        return
    if kind == "calls" and not _is_called_something(lower, begins, ends):
        return
    if after in words("frames", "slots", "charging"):
        kind = f"{kind}_as"
    elif kind == "object" and first and lower[first - 1] == "to":
        return  # asked to condemn the club: that it was not is the charge
    yield Frame(kind, first, last, begins, ends, False)


def _relative_before(lower: Sequence[str], first: int) -> int | None:
    """Where the words before "whom" end whose verb this is: [the rival] whom she accused of lying."""
    near = range(max(1, first - _TO_RELATIVE), first - 1)
    whom = next((index for index in near if lower[index] == "whom"), None)
    return whom if whom is None or lower[whom - 1] != "," else whom - 1


def _is_passive(lower: Sequence[str], first: int, follows: str, kind: str, charging: Container[str]) -> bool:
    if not may_be_participle(lower[first]):
        return False
    if _has_be(lower, first):
        return True
    return kind == "object" and follows in charging  # a clerk accused of theft: an object would stand there


def _has_be(lower: Sequence[str], first: int) -> bool:
    return not words("frames", "slots", "of_passive").isdisjoint(lower[start_of_group(lower, first) : first])


def start_of_group(lower: Sequence[str], first: int) -> int:
    """Where the auxiliaries before a verb begin: [has repeatedly been] accused."""
    helpers, start, index = words("frames", "slots", "helpers"), first, first
    while index > 0 and first - index < 3 * _ADVERBS:
        word = lower[index - 1]
        if word in helpers:
            start = index - 1
        elif not (word_classes().get(word) == "a" or word.endswith("ly")) or start - index > 1:
            break
        index -= 1
    return start


def _end_of_object(lower: Sequence[str], begins: int, needs: frozenset[str]) -> int:
    """The end of the words for who is blamed: the first word that leads on; an apposition between commas is passed."""
    leading = words("frames", "slots", "leading")
    index = begins
    while index < min(len(lower), begins + _LONGEST):
        word = lower[index]
        if word == "," and index > begins:
            return _past_apposition(lower, index)
        if index > begins and _joins(lower, index, needs):
            index += 1
            continue
        if word in leading or not (word[0].isalnum() or word in words("frames", "slots", "inside")):
            of_title = word == "." and index - begins < _TO_STOP and index + 1 < len(lower)
            if not of_title:
                return index
        index += 1
    return index


def _past_apposition(lower: Sequence[str], comma: int) -> int:
    """The end of what a comma sets off, where what somebody is blamed for follows: his rival[, Ana Voss,] of lying."""
    charging, leading = words("frames", "slots", "charging"), words("frames", "slots", "leading")
    near = range(comma + 1, min(comma + _LONGEST // 2, len(lower)))
    closing = next((index for index in near if lower[index] == "," or lower[index] in leading), None)
    if closing is None or closing == comma + 1:
        return comma
    if lower[closing] == ",":
        after = lower[closing + 1] if closing + 1 < len(lower) else "."
        return closing + 1 if after in charging else closing if after in ("a", "an") else comma
    return comma if lower[closing] not in charging or has_verb(lower[comma + 1 : closing]) else closing


def _joins(lower: Sequence[str], index: int, needs: frozenset[str]) -> bool:
    """Whether "and" or "of" stands among the words for who is blamed: Voss and Marek, the head of Tarn for."""
    if lower[index] == "and":
        return not has_verb(lower[index + 1 : index + 3])
    if lower[index] == "of" and lower[index - 1] in words("frames", "slots", "parts"):
        return True  # half of the voters
    return lower[index] == "of" and ((bool(needs) and "of" not in needs) or _goes_on(lower, index))


def _goes_on(lower: Sequence[str], of: int) -> bool:
    """Whether "of" belongs to the words for somebody, since what they are blamed for follows: the head of Tarn for."""
    charging = words("frames", "slots", "charging")
    for word in lower[of + 1 : of + 6]:
        if word in charging:
            return True
        if word.endswith("ing") or word in words("frames", "slots", "leading") or not word[0].isalnum():
            return False
    return False


def _is_called_something(lower: Sequence[str], begins: int, ends: int) -> bool:
    """Whether a name or a word follows the object of "called": her a liar, the plan as cruel."""
    if ends < len(lower) and lower[ends] == "as":
        return True
    return not words("frames", "slots", "names_called").isdisjoint(lower[begins + 1 : begins + _TO_NAME])


def _after_noun(lower: Sequence[str], first: int, last: int) -> Iterator[Frame]:
    """The frame of a noun: allegations against [the bishop]."""
    if last >= len(lower):
        return
    seldom = lower[first] in words("frames", "noun", "seldom")
    if lower[last] not in words("frames", "noun", "of_seldom" if seldom else "to_accused"):
        return
    ends = _end_of_object(lower, last + 1, frozenset({"of"}))
    if ends > last + 1:
        yield Frame(f"noun_{'of' if lower[last] == 'of' else 'against'}", first, last, last + 1, ends, False)


def _owner(lower: Sequence[str], first: int, last: int) -> Iterator[Frame]:
    """The frame of what somebody owns: [the council]'s failure."""
    classes = word_classes()
    for index in range(first - 1, max(first - _TO_OWNER, 0), -1):
        if lower[index] in ("'s", "'"):
            begins = index
            while begins and index - begins < _TO_OWNER and _is_in_name(lower[begins - 1]):
                begins -= 1
            if begins < index:
                yield Frame("owned", first, last, begins, index, True)
            return
        if classes.get(lower[index], "w") not in "wa":
            return


def _is_in_name(low: str) -> bool:
    return low[0].isalnum() and word_classes().get(low, "w") in "wd"


def _before(lower: Sequence[str], end: int) -> tuple[int, int]:
    """Where the words for the subject of a verb begin and end, as far as marks tell."""
    marks, begins = words("frames", "slots", "marks"), end
    while begins > 0 and end - begins < 2 * _LONGEST:
        if lower[begins - 1] in marks and end > begins and not _is_initial(lower, begins - 1):
            break
        begins -= 1
    return begins, end


def _is_initial(lower: Sequence[str], stop: int) -> bool:
    """Whether a full stop belongs to a title or an initial: Mr., John F."""
    return lower[stop] == "." and stop > 0 and len(lower[stop - 1]) <= 3
