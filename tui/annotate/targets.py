"""Whom a clause speaks against: who or what it names besides the one who speaks.

The doer of what is told comes first in an English clause; in "accused the firm of …" whoever is blamed comes first
after the verb; in the passive the doer stands after "by".
"""

from typing import NamedTuple

from tui.annotate.statements import Clause
from tui.language.names import Gender, Mention, Named, Names, Sort
from tui.lexicon import words

_PRONOUNS = {"he": Gender.HE, "his": Gender.HE, "him": Gender.HE, "she": Gender.SHE, "her": Gender.SHE}
_REACH = 1200
"""How far back a pronoun is followed, in characters."""
_MOST = 12


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
        if _is_somebody(m) and not _same(m.named, speaker) and not _opens_like_any_word(m, clause)
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
        if _is_somebody(mention) and not _same(mention.named, speaker):
            return Target(mention.named.name, mention.start, False, mention.named.sort)
    return None


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
    return alone and mention.start == clause.sentence.starts[0]


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
        gender = _PRONOUNS.get(lower[index])
        if gender:
            start = clause.sentence.starts[index]
            earlier = names.within(max(0, start - _REACH), start)[-_MOST:]
            for mention in reversed(earlier):
                named = mention.named
                if named.sort is Sort.PERSON and named.gender in (None, gender) and not _same(named, speaker):
                    return Target(named.name, start, False, Sort.PERSON)
            return None
    return None
