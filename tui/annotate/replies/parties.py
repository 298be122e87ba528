"""Who belongs to whom: the words by which a party is known, and those by which its side is.

A person is known by the name and by the side that the article gives: the office or body of the role ("White House
press secretary"), whoever they work for ("Vale's lawyer, Tess Aldin"), the party in brackets ("R-Tarn"). A word that
begins with "=" stands for all names of one party: the Kremlin, Moscow and Russia.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from tui.annotate.annotation import Source
from tui.annotate.clauses.clause import has_verb
from tui.language.cut import CutArticle, Sentence, kept
from tui.language.names.named import Mention, Sort
from tui.language.names.names import Names, names_in
from tui.language.names.parts import pronouns
from tui.language.tokens import lower_of, tokenize
from tui.lexicon import PhraseTable, load, words

_ROLE_REACH = 6
"""How many words before a name may tell whose lawyer or minister somebody is."""

_LEAST_OF_STATE = 4
"""Letters that a name has of which an adjective is made."""
_JOINED = re.compile(r", | and ")
"""What joins the names of several who say the same."""


class Party(NamedTuple):
    """One who accuses, is accused or answers, by the words it is known by."""

    own: frozenset[str]
    side: frozenset[str]
    """Those of its side that are not its own."""

    def is_like(self, other: "Party") -> bool:
        """Whether both have a word of their own in common."""
        return not self.own.isdisjoint(other.own)

    def sides_with(self, other: "Party") -> bool:
        """Whether one belongs to the other, or both to one side."""
        return not (self.own.isdisjoint(other.own) and self.own.isdisjoint(other.side)
                    and self.side.isdisjoint(other.own) and self.side.isdisjoint(other.side))

    def without(self, other: "Party") -> "Party":
        """This party by the words that the other does not share."""
        return Party(self.own - other.own, self.side - other.own - other.side)


NOBODY = Party(frozenset(), frozenset())


@cache
def _names_of_one() -> PhraseTable[str]:
    """The names that stand for one party, with the first of them."""
    return PhraseTable((name, line[0]) for line in load("replies")["stand_for"]["lines"] for name in line)


def party_keys(name: Iterable[str]) -> tuple[str, ...]:
    """The words, in lower case, by which a party is known: of its name, and what stands for it."""
    lower = [word for word in name if word[0].isalnum()]
    stood_for = [f"={found.entry}" for found in _names_of_one().find(lower)]
    nobodys = words("replies", "nobodys", "words")
    distinct = [word for word in lower if word not in nobodys and len(word) > 1]
    told = distinct or [word for word in lower if word not in words("targets", "determiners")]
    return tuple(dict.fromkeys([*stood_for, *told]))


class Parties:
    """The sides of those whom an article names."""

    def __init__(self, cut: CutArticle) -> None:
        self._sides: dict[str, set[str]] = {}
        self._states: dict[str, str] = {}
        self._called: dict[str, Party] = {}
        names = names_in(cut)
        self._named = {one.name for one in names.everyone}
        for mention in names.mentions:
            if mention.named.sort is Sort.PERSON:
                sentence = cut.sentence_at(mention.start)
                beside = _beside(sentence, mention, names) if sentence else ()
                told = {*_by_role(mention.named.role or ""), *_by_body(mention, names), *beside}
                if told:
                    self._sides.setdefault(_surname(mention), set()).update(told)
        self._states = dict(_adjectives(names))

    def called(self, name: str) -> Party:
        """The party of a name or of words such as "a spokesman for Brellow"."""
        party = self._called.get(name)
        if party is None:
            party = self._called[name] = self.known_by(party_keys(lower_of(name))) if name else NOBODY
        return party

    def are_several(self, name: str) -> bool:
        """Whether a source is several whom the article names apart, too: what they say together is of no one side."""
        apart = _JOINED.split(name)
        return len(apart) > 1 and all(part in self._named for part in apart)

    def speaking(self, source: Source) -> Party:
        """The party of a source."""
        return self.called(f"{source.text} {source.name or ''}")

    def known_by(self, keys: Iterable[str]) -> Party:
        """The party with these words of its own."""
        own = frozenset(keys)
        if not own:
            return NOBODY
        side = {key for word in own for key in self._sides.get(word, ())}
        side |= {self._states[key] for key in own | side if key in self._states}
        return Party(own, frozenset(side) - own)


def _adjectives(names: Names) -> Iterator[tuple[str, str]]:
    """Adjectives of the article that are made from another name of it, with that: Corvanian, of Corvany."""
    known = {
        part for one in names.everyone if one.sort is not Sort.PERSON
        for part in one.name.lower().split() if len(part) >= _LEAST_OF_STATE
    }
    made = load("replies")["adjectives"]
    for state in sorted(known):
        for added in made["added"]:
            if state + added in known:
                yield state + added, state
        for added in made["in_place_of_last"]:
            if state[:-1] + added in known and state[:-1] + added != state:
                yield state[:-1] + added, state


def _of_pronoun(sentence: Sentence, first: int, names: Names) -> Iterable[str]:
    """Whose they are by "his" or "her" before the role: the last person named whom the pronoun fits."""
    lower = sentence.lower
    for index in range(first - 1, max(-1, first - _ROLE_REACH), -1):
        gender = pronouns().get(lower[index])
        if gender and lower[index] in load("targets")["owners"]:
            if not words("people", "roles").isdisjoint(lower[index + 1 : first]):
                one = names.latest(sentence.starts[index], (Sort.PERSON,), gender)
                yield from party_keys(one.name.lower().split()) if one else ()
            return


@kept
def parties_in(cut: CutArticle) -> Parties:
    """The parties of an article."""
    return Parties(cut)


def _surname(mention: Mention) -> str:
    return mention.named.name.rsplit(" ", 1)[-1].lower()


@lru_cache(maxsize=256)  # each is asked about again wherever somebody is named
def _by_role(told: str) -> Sequence[str]:
    """What a role names with a capital ("Clinton spokesman"), and the office that it is."""
    role = tokenize(told.split(",")[0])  # of a committee that one sits on, others sit on it too
    lower = [low for word, low in zip(role.words, role.lower, strict=True) if word[0].isupper()]
    distinct = [word for word in lower if word not in words("people", "roles")]
    return party_keys(distinct) if distinct else [f"={found.entry}" for found in _names_of_one().find(lower)]


def _by_body(mention: Mention, names: Names) -> Iterable[str]:
    """Whose they are where the role calls a body by a common noun: company spokeswoman Ana Voss."""
    for noun in lower_of(mention.named.role or "")[:-1]:
        if noun in words("bodies", "called_back") and (body := names.body_called(noun, mention.start)):
            yield from party_keys(lower_of(body.name))


def _beside(sentence: Sentence, mention: Mention, names: Names) -> Iterable[str]:
    """Whose they are by the words around the name: "Vale's lawyer, …", "his lawyer, …", "… of Corvany", "… (R-Tarn)",
    "…, a Republican"."""
    first, after = sentence.token_at(mention.start), sentence.token_at(mention.end)
    lower, spelled = sentence.lower, sentence.words
    owned = next((index for index in range(first - 1, max(0, first - _ROLE_REACH), -1) if lower[index] == "'s"), None)
    if owned is not None and not words("people", "roles").isdisjoint(lower[owned + 1 : first]):
        yield from party_keys(lower[i] for i in range(max(0, owned - 2), owned) if spelled[i][0].isupper())
    else:
        yield from _of_pronoun(sentence, first, names)
    if lower[after : after + 1] == ("of",) and after + 1 < len(lower) and spelled[after + 1][0].isupper():
        yield from party_keys(lower[after + 1 : after + 2])
    seats: dict[str, str] = load("replies")["seats"]
    for index in range(after, min(after + 3, len(lower))):
        if lower[index - 1] in ("(", ",") and spelled[index][1:2] == "-" and lower[index][0] in seats:
            yield from party_keys([seats[lower[index][0]]])
    if lower[after : after + 1] == (",",) and not has_verb(lower[after + 1 : after + 2]):
        yield from (f"={found.entry}" for found in _names_of_one().find(lower[after : after + 4]))
