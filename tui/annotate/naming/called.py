"""Whom another word for somebody means who was just told of: the diplomat, the 45-year-old."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from tui.annotate.annotation import Stance
from tui.annotate.attribution.cues import verb_cues
from tui.annotate.attribution.turns import initials_of
from tui.annotate.naming.nearby import SENTENCES, Nearby
from tui.annotate.naming.nouns import tells_which, word_before
from tui.annotate.naming.referent import REACH
from tui.article.article import Span
from tui.language.cut import CutArticle
from tui.language.layout import HEADINGS
from tui.language.names.named import Mention, Named, Sort, words_of_role
from tui.language.names.names import Names
from tui.language.names.parts import Gender, gender_of, pronouns
from tui.language.tokens import Tokens
from tui.lexicon import all_words, words
from tui.lexicon.inflect import plural

_AGE = re.compile(r"\s?[,(]\s?(?:aged\s)?(\d{1,3})(?=[,.)])")
_LONGEST_AGE = 14
_DENYING = 3
"""Words after "he" in which a verb tells that he denies it: has always denied."""


class Called:
    """The people of one article who are called by what they are."""

    def __init__(self, cut: CutArticle, names: Names, near: Nearby) -> None:
        self._cut = cut
        self._names = names
        self._near = near

    def meant_by(self, role: str, before: int) -> Named | None:
        """Whom "the diplomat" means where nobody is told to be one: whoever was heard or named just before, if they
        may be."""
        gender = gender_of(role)
        near = list(self._near.people(before))
        sentence = self._cut.sentence_at(before)
        speaking = {one for at, one in self._near.before(before) if sentence and at >= sentence.start}
        others = [named for named in near if named not in speaking]  # Voss said that the diplomat …
        for named in (*others, *near, *(one for _, one in self._near.before(before))):
            fits = gender is None or self._near.gender_of(named) in (None, gender)
            if not fits or ((named.role or not named.name) and named in speaking):
                continue  # the mayor said that the diplomat …
            unclear = gender is not None and self._near.stands_with_another(named, near, before)
            if not named.name or unclear:
                return None
            may_be = named.role is None or (_goes_with(role, named) and self._is_closest(named, before))
            return named if may_be else None
        return None

    def only_near(self, before: int, gender: Gender | None, age: str | None = None, besides: str = "") -> Named | None:
        """The only one whom another word for somebody just told of may mean: whoever is heard, or else named, in the
        last sentence before a place that tells of anybody whom it fits; who speaks in this one tells of others.

        `age`: how old they are, in figures; `besides`: the list of roles of whoever is not meant.
        """
        others = words("people", besides) if besides else frozenset[str]()
        ages = self._ages if age else {}
        if age and (of_age := self._of_age.get(age)):
            return of_age
        back = self._near.back_from(before, SENTENCES)
        for one in back:
            if one.block < back[0].block - 1:
                break
            start, end = max(one.start, before - REACH), min(one.end, before)
            speaking = [*self._near.speaking(before, start, end)]
            people = self._told_in(start, end)
            if one is back[0]:
                people, speaking = [named for named in people if named not in speaking], []
            speaking = [named for named in speaking if others.isdisjoint(words_of_role(named))]
            people = [named for named in people if others.isdisjoint(words_of_role(named))]
            likely = {named for named in speaking or people if ages.get(named, age) == age}
            if gender:
                likely = {named for named in likely if self._near.gender_of(named) in (None, gender)}
            if likely:
                return likely.pop() if len(likely) == 1 else None
        return None

    def denies_another(self, span: Span, gender: Gender) -> bool:
        """Whether "he" denies what somebody else says of him in its sentence: Voss said Marek lied, a charge he denies;
        not where it may be told of the speaker: Voss said she was sued over it, which she denies."""
        sentence = self._cut.sentence_at(span.start)
        spoke = [at for at, _ in self._near.before(span.start) if sentence and at >= sentence.start]
        if sentence is None or not spoke:
            return False
        told, verbs = self._cut.lower_in(spoke[0], span.start), self._cut.lower_in(span.end, sentence.end)[:_DENYING]
        aside = all_words(("cues", "denied", "nouns"), ("cues", "denied", "several"), ("cues", "denied", "alone"))
        if aside.isdisjoint(told[-2:]) or "," not in told[-4:] or gender in map(pronouns().get, told[1:]):
            return False
        denied = (cues.entry.takes.get("clause") for at in range(len(verbs)) if (cues := verb_cues().at(verbs, at)))
        return any(handing is not None and handing.stance is Stance.DENIES for handing in denied)

    def in_office(self, tokens: Tokens, mentions: Sequence[Mention]) -> Named | None:
        """Whose office is told by its letters: the CS, of Cabinet Secretary Ana Voss; not where these are a body's,
        nor of a role in small letters: the FA is no finance adviser."""
        letters, spelled = tokens.lower[-1], tokens.words[-1]
        if len(tokens.lower) != 2 or tokens.lower[0] != "the" or not (spelled.isupper() and len(letters) > 1):
            return None
        if mentions and mentions[0].named.name.lower() != letters:
            return None
        holders = [one for one in self._offices.get(letters, ()) if self._names.first(one) < tokens.starts[0]]
        return holders[0] if len(holders) == 1 else None

    @cached_property
    def _offices(self) -> dict[str, list[Named]]:
        """Those who hold an office that is written with capitals, by the letters of its last words, two or more."""
        found: dict[str, list[Named]] = {}
        for one in self._names.everyone:
            office = (one.role or "").split(",")[0].split() if one.sort is Sort.PERSON else []
            for first in range(len(office) - 2, -1, -1):
                if not all(word[0].isupper() for word in office[first:]):
                    break
                found.setdefault(initials_of(" ".join(office[first:]).lower()), []).append(one)
        return found

    def is_anybody_near(self, before: int) -> bool:
        """Whether somebody with a name is told of just before a place."""
        return any(named.name for named in self._near.people(before))

    def is_told(self, noun: str, before: int) -> bool:
        """Whether a noun, or its plural, stands in the text before a place; not in headlines, nor as the owner of
        something: a jeweller's."""
        return any(self._first_told.get(one, before) < before for one in (noun, plural(noun)))

    @cached_property
    def _first_told(self) -> dict[str, int]:
        """Where each word of the text first stands."""
        found: dict[str, int] = {}
        for sentence in self._cut.sentences:
            if self._cut.role(sentence) in HEADINGS:
                continue
            for start, low, after in zip(sentence.starts, sentence.lower, (*sentence.lower[1:], ""), strict=True):
                if after != "'s":
                    found.setdefault(low, start)
        return found

    def _told_in(self, start: int, end: int) -> list[Named]:
        """The people named in a stretch, and full names of which nothing tells whose they are; no such name that does
        not open it by itself."""
        known = self._near.people_in(start, end)
        unknown = [
            m for m in self._names.within(start, end)
            if m.named.sort is Sort.UNKNOWN and m.named.mentions and not tells_which(self._cut, m)
            and word_before(self._cut, m, start) not in words("people", "not_before_people")
        ]  # fmt: skip
        if not known and unknown and self._cut.text[start : unknown[0].start].strip():
            return []
        return [m.named for m in (*known, *unknown)]

    @cached_property
    def _ages(self) -> dict[Named, str]:
        """How old people are told to be, in figures, just after their name: Ana Voss, 45, …"""
        told = ((m.named, _AGE.match(self._cut.text, m.end, m.end + _LONGEST_AGE)) for m in self._names.mentions)
        return {named: age[1] for named, age in told if age}

    @cached_property
    def _of_age(self) -> dict[str, Named]:
        """The people of whose age nobody else is told to be."""
        times = Counter(self._ages.values())
        return {age: named for named, age in self._ages.items() if times[age] == 1}

    def _is_closest(self, person: Named, before: int) -> bool:
        """Whether only they are heard, or else named, in the last sentence before a place that tells of anybody."""
        for one in self._near.back_from(before, SENTENCES):
            start, end = max(one.start, before - REACH), min(one.end, before)
            people = {*self._near.speaking(before, start, end)} or {m.named for m in self._near.people_in(start, end)}
            if people:
                return people == {person}
        return False


def _goes_with(role: str, person: Named) -> bool:
    """Whether somebody of another role may be called by this one too: a governor who is a veteran or a candidate."""
    besides = words("people", "told_besides")
    return role in besides or any(person.has_role(other) for other in besides)
