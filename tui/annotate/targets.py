"""Whom a clause speaks against: who or what it names besides the one who speaks.

The doer of what is told comes first in an English clause; in "accused the firm of …" whoever is blamed comes first
after the verb; in the passive the doer stands after "by".
"""

from typing import NamedTuple

from tui.annotate.statements import Clause, has_verb
from tui.language.folded import word_classes
from tui.language.names import Mention, Named, Names, Sort, pronouns
from tui.lexicon import load, words

_REACH = 1200
"""How far back a pronoun is followed, in characters."""
_MOST = 12
_OPENING_MARKS = 3


class Target(NamedTuple):
    """Who a clause is about."""

    name: str
    start: int
    named: bool
    """Whether the clause itself names them, and not a pronoun or a common noun."""
    sort: Sort


def target_in(clause: Clause, names: Names, after: int | None = None) -> Target | None:
    """The one whom a clause is about; `after` is the token of a verb of blaming, whose object they are."""
    source = clause.said.source if clause.said else None
    speaker = _key(source.name or source.text) if source else ""
    first = clause.first if after is None else after + 1
    start = clause.sentence.starts[first] if first < clause.last else clause.end
    mentions = [
        m for m in names.within(start, clause.end)
        if _is_somebody(m) and not _same(m.named, speaker)
        and not _opens_like_any_word(m, clause) and not _modifies(m, clause)
    ]
    named = mentions[0] if mentions else None
    common = _common(clause, first, names)
    pronoun = _pronoun(clause, first, names, speaker) if after is None else None
    found = [t for t in (named and _of(named), common, pronoun) if t]
    if found:
        return min(found, key=lambda t: t.start)
    return _just_before(clause, names, speaker)


def _just_before(clause: Clause, names: Names, speaker: str) -> Target | None:
    """Whom a clause without a name goes on about: who the sentence named last, or the text before it first."""
    begins = clause.sentence.start
    before = names.within(max(0, begins - _REACH // 4), clause.start)
    inside = [m for m in before if m.start >= begins]
    for mention in [*reversed(inside), *before[: len(before) - len(inside)]]:
        if _is_somebody(mention) and not _same(mention.named, speaker) and not _describes_speaker(mention, clause):
            return Target(mention.named.name, mention.start, False, mention.named.sort)
    return None


def _describes_speaker(mention: Mention, clause: Clause) -> bool:
    """Whether a name belongs to those who speak: Democrats, including Ivo Marek, said …"""
    said = clause.said
    return bool(said and said.source and said.cue and said.source.span.start <= mention.start < said.cue.start)


def _of(mention: Mention) -> Target:
    return Target(mention.named.name, mention.start, True, mention.named.sort)


def _is_somebody(mention: Mention) -> bool:
    named = mention.named
    if named.sort is Sort.DOCUMENT:
        return False
    return named.name.lower() not in words("targets", "nobody")


def _opens_like_any_word(mention: Mention, clause: Clause) -> bool:
    """Whether a capital may only be there because the sentence begins, as in "Digging"."""
    alone = " " not in mention.named.name and mention.named.sort is Sort.UNKNOWN
    before = clause.sentence.token_at(mention.start)
    return alone and before < _OPENING_MARKS and not any(word[0].isalnum() for word in clause.sentence.words[:before])


def _modifies(mention: Mention, clause: Clause) -> bool:
    """Whether a name only tells which of its kind a noun means: American voters, the Tarn water supply."""
    sentence = clause.sentence
    first, after = sentence.token_at(mention.start), sentence.token_at(mention.end)
    if after != first + 1 or after == len(sentence.words) or sentence.words[first].isupper():
        return False
    noun = sentence.words[after]
    if not noun.islower() or not noun[0].isalpha() or noun in word_classes() or has_verb([noun]):
        return False
    determined = first > 0 and sentence.lower[first - 1] in words("targets", "determiners") and not noun.endswith("s")
    return determined or sentence.lower[first].endswith(tuple(load("targets")["of_a_people"]))


def _key(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _same(named: Named, speaker: str) -> bool:
    return bool(speaker) and (named.name.casefold() in speaker or speaker in named.name.casefold())


def _common(clause: Clause, first: int, names: Names) -> Target | None:
    """The government, these officials, his campaign: a common noun for somebody who acts."""
    lower = clause.sentence.lower
    nouns, openers = words("targets", "nouns"), words("targets", "before_nouns")
    for index in range(first, clause.last):
        if lower[index] in nouns:
            begins = index
            earliest = max(first, index - 3)
            while begins > earliest and lower[begins - 1] not in openers and lower[begins - 1][0].isalpha():
                begins -= 1
            if begins > first and lower[begins - 1] in words("targets", "determiners"):
                begins -= 1
            elif lower[index] in words("targets", "bare"):
                begins = index
            else:
                continue
            start = clause.sentence.starts[begins]
            inside = [m for m in names.within(start, clause.sentence.ends[index]) if _is_somebody(m)]
            holder = names.holder(lower[index], start) if not inside and lower[begins] == "the" else None
            text = " ".join(clause.sentence.words[begins : index + 1])
            return Target(holder.name if holder else text, start, bool(inside), Sort.PERSON if holder else Sort.BODY)
    return None


def _pronoun(clause: Clause, first: int, names: Names, speaker: str) -> Target | None:
    lower = clause.sentence.lower
    for index in range(first, min(first + 8, clause.last)):
        gender = pronouns().get(lower[index])
        if gender:
            start = clause.sentence.starts[index]
            earlier = names.within(max(0, start - _REACH), start)[-_MOST:]
            for mention in reversed(earlier):
                named = mention.named
                if named.sort is Sort.PERSON and named.gender in (None, gender) and not _same(named, speaker):
                    return Target(named.name, start, False, Sort.PERSON)
            return None
    return None
