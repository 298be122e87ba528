"""The names in an article and who they are: each mention is led back to the fullest form of its name.

A run of capitals is a name. What stands before it ("Foreign Minister", "Ms") or after a comma ("the mayor of Tarn")
is a role; the words in it tell a person from a body or a document. A later "Marek" is the "Ivo Marek" of the article.
"""

import bisect
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Container, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from tui.language.cut import CutArticle, Sentence, kept
from tui.language.folded import acronyms_like_words, word_classes
from tui.language.layout import HEADINGS
from tui.lexicon import load, words


class Sort(StrEnum):
    """What a name names."""

    PERSON = "person"
    BODY = "body"
    DOCUMENT = "document"
    UNKNOWN = "unknown"


class Gender(StrEnum):
    """The pronoun that a person takes."""

    HE = "he"
    SHE = "she"


@dataclass(slots=True, eq=False)
class Named:
    """Somebody or something that the article names."""

    name: str
    """The fullest form, without titles."""
    sort: Sort
    role: str | None = None
    """What the article says they are, in its own words."""
    gender: Gender | None = None
    mentions: int = 0
    """How often a person is named in full."""
    place: bool = False
    """Whether things are said to be in it: a place, which speaks only for whoever governs it."""

    def has_role(self, role: str) -> bool:
        """Whether their role has this word, in lower case."""
        return role in words_of_role(self)


class Mention(NamedTuple):
    """A place where a name stands, titles included."""

    start: int
    end: int
    named: Named
    full: bool
    """Whether more than the surname stands here."""
    namesakes: tuple[Named, ...] = ()
    """All whom a surname may mean, where it fits several."""
    opens: bool = False
    """Whether no other name stands before it in its sentence."""


class _Run(NamedTuple):
    """Words in capitals that stand together."""

    start: int
    end: int
    name: tuple[str, ...]
    lower: tuple[str, ...]
    titled: bool
    """Whether a title or an office stands before it."""
    role: str | None
    gender: Gender | None
    sort: Sort
    inside: bool
    """Whether something is said to be in it: in Tarn."""
    governed: bool
    """Whether it has a government of its own: Tarn's foreign minister."""
    opens: bool = False
    """Whether no other name stands before it in its sentence."""
    shared: bool = False
    """Whether its surname is told only with the next one: Ivo and Ana Marek."""

    @property
    def located(self) -> bool:
        """Whether it is shown to be a place."""
        return self.inside or self.governed


class _Seen(NamedTuple):
    """The words of an article by how they are spelled where the place asks for no capital."""

    lower: frozenset[str]
    capital: frozenset[str]
    """In lower case all the same."""


_LONGEST_NAME = 8
_TITLE_CASE = 0.6
_SHORT = 3
"""Letters up to which a word tells nothing about how a sentence is spelled."""
_WORDS_OF_HEADLINE = 5
"""Longer words from which a line of the text with capitals throughout is the headline told again."""
_LONGEST_ROLE = 9
_STEM = 5
_WITH_PARTICLE = re.compile(r"[a-z]{2,3}[A-Z][a-z]+")
_JOINED_PARTICLE = re.compile(r"([a-z]{1,4})[-'’]([A-Z].*)")
_CAPITAL_INSIDE = re.compile(r"([A-Z][a-z]{2,})[A-Z][a-z]+")
_PARTICLES_IN_A_ROW = 3
_LONGEST_OWNER = 4
_REACH_OF_ITS = 8
"""Words after a name in which "it" or "its" tells that it is that of a thing."""
_NO_NAMES = ("bodies", "plain_documents"), ("people", "heads_of_sentences"), ("people", "vague")
"""Lists of words that are no names at the head of a sentence."""
_DEPARTMENT_OF = ("department", "of")
"""The words that the name of a department is often told without."""
_PARTLY = 2
"""Letters up to which an acronym is not taken for that of a body with more words."""
_LEADING = 4
_OFTEN = 3
"""How many times a surname has meant one person before it means nobody else who has it."""
_NAMESAKES = 12
"""How many people of one surname are told apart: a bound on hostile texts."""


class Names:
    """The names of one article, by where they stand."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self.mentions: Sequence[Mention] = sorted(mentions, key=lambda m: m.start)
        self._starts = [m.start for m in self.mentions]
        self._times: Counter[Named] | None = None
        self._first: dict[Named, int] | None = None
        self._leading: Sequence[Named] | None = None

    def within(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions that begin in [start, end), in order."""
        return self.mentions[bisect.bisect_left(self._starts, start) : bisect.bisect_left(self._starts, end)]

    def over(self, offset: int) -> Sequence[Mention]:
        """The mention that stands over an offset, from before it on: of Detective [Inspector Ana Voss]."""
        place = bisect.bisect_left(self._starts, offset)
        return [mention for mention in self.mentions[max(0, place - 1) : place] if mention.end > offset]

    def latest(self, before: int, sorts: tuple[Sort, ...], gender: Gender | None = None) -> Named | None:
        """The last one of these sorts named before an offset that the pronoun fits."""
        place = bisect.bisect_left(self._starts, before)
        for mention in reversed(self.mentions[max(0, place - 40) : place]):
            named = mention.named
            if named.sort in sorts and (gender is None or named.gender in (None, gender)):
                return named
        return None

    def holder(self, role: str, before: int, told: Collection[str] = ()) -> Named | None:
        """The last one named before an offset whose role has this word: "the minister".

        `told`: what else is said of the role, in lower case ("orin" of "the Orin minister"), which the role of one of
        several holders may have too.
        """
        place = bisect.bisect_left(self._starts, before)
        return best_holder((m.named for m in reversed(self.mentions[max(0, place - 80) : place])), (role,), told)

    def body_called(self, noun: str, before: int) -> Named | None:
        """The last body named before an offset that "the …" with this noun may mean: by its name, or any that may be a
        company; no council and no club is one."""
        place = bisect.bisect_left(self._starts, before)
        bodies = [m.named for m in reversed(self.mentions[max(0, place - 40) : place]) if m.named.sort is Sort.BODY]
        named = next((one for one in bodies if noun in one.name.lower().split()), None)
        if named or noun not in words("bodies", "commercial"):
            return named
        return next((one for one in bodies if may_be_company(one.name) and not one.place), None)

    def coming_holder(self, role: str, after: int, told: Collection[str] = ()) -> Named | None:
        """The first one named after an offset whose role has this word: leads say "the minister" before a name."""
        place = bisect.bisect_left(self._starts, after)
        return best_holder((m.named for m in self.mentions[place : place + 80]), (role,), told)

    def first(self, named: Named) -> int:
        """Where somebody is named first."""
        if self._first is None:
            self._first = {mention.named: mention.start for mention in reversed(self.mentions)}
        return self._first[named]

    def times(self, named: Named) -> int:
        """How often the article names somebody, in full or not."""
        if self._times is None:
            self._times = Counter(mention.named for mention in self.mentions)
        return self._times[named]

    def leading(self) -> Sequence[Named]:
        """Those of a known sort that the article names most, the most named first."""
        if self._leading is None:
            known = [one for one in self.everyone() if one.sort in (Sort.PERSON, Sort.BODY)]
            self._leading = sorted(known, key=lambda one: -self.times(one))[:_LEADING]
        return self._leading

    def everyone(self) -> list[Named]:
        """All that are named, in the order of their first mention."""
        return list(dict.fromkeys(m.named for m in self.mentions))


def best_holder(named: Iterable[Named], roles: Sequence[str], told: Collection[str]) -> Named | None:
    """The first of those with one of these roles.

    Where more is told of it, the first whom that fits, else the first whom it may fit. Of an office without more, the
    first who holds just that: "the president" is President Orlo sooner than the Corvan President Marek.
    """
    holders = [one for one in dict.fromkeys(named) if any(one.has_role(role) for role in roles)]
    if roles[0] in words("people", "offices"):  # the mayor is no deputy mayor
        holders = [one for one in holders if _deputes(words_of_role(one)) <= _deputes(told)]
    if fields := fields_of(told):  # the finance minister is no foreign minister
        may_be_told_short = fields <= words("people", "fields")
        fitting = [one for one in holders if fields & fields_of(words_of_role(one))]
        holders = fitting or [one for one in holders if may_be_told_short and not fields_of(words_of_role(one))]
        told = [low for low in told if low not in fields]
    bare = [one for one in holders if not _told_of_role(one)]
    if told:
        of_place = (one for one in holders if _fits(_told_of_role(one), told))
        return next(of_place, None) or next(iter(bare), None)
    if bare and roles[0] in words("people", "offices"):
        return bare[0]
    plain = [one for one in holders if words("people", "set_apart").isdisjoint(words_of_role(one))]
    return next(iter(holders if fields else plain or holders), None)  # the manager is sooner no area manager


def _deputes(lower: Iterable[str]) -> frozenset[str]:
    return words("people", "deputing").intersection(lower)


def fields_of(lower: Iterable[str]) -> frozenset[str]:
    """The words of a role that tell what it is in, or which of several it is: finance, line, union."""
    return (words("people", "fields") | words("people", "set_apart")).intersection(lower)


def words_of_role(one: Named) -> Sequence[str]:
    """The words of somebody's role, in lower case."""
    lower = (one.role or "").lower()
    for mark in ("'s ", "’s ", "' ", "’ ", "-", ","):
        lower = lower.replace(mark, " ")
    return lower.split()


def _fits(of_role: Iterable[str], told: Collection[str]) -> bool:
    places: dict[str, str] = load("bodies")["demonyms"]
    return any(
        _same_place(places.get(low, low), places.get(other, other)) for low in of_role for other in told
    )


def _same_place(low: str, other: str) -> bool:
    """Whether two words may be of one place: "corvany" and "corvan"."""
    if {low, other} <= words("bodies", "states"):
        return low == other  # Austria is not Australia
    return low == other or (len(low) >= _STEM and low[:_STEM] == other[:_STEM])


def _told_of_role(one: Named) -> list[str]:
    """The names in what is told of a role, in lower case: "corvan" of "Corvan Foreign Minister"."""
    spelled = (one.role or "").replace("'s", " ").replace("’s", " ").split()
    known = words("people", "roles") | words("people", "offices_told")
    return [word.lower() for word in spelled if word[0].isupper() and word.lower() not in known]


@kept
def names_in(cut: CutArticle) -> Names:
    """The names of an article."""
    headings, prose = _by_spelling(cut)
    seen = _Seen(
        frozenset(
            low for s in prose if "@" not in s.words for word, low in zip(s.words, s.lower, strict=True) if word == low
        ),
        frozenset(low for s in prose for word, low in zip(s.words[1:], s.lower[1:], strict=True) if word[0].isupper()),
    )
    runs: list[_Run] = []
    opening: _Run | None = None
    place = 0
    for sentence in prose:
        found = [*_runs(sentence, seen)]
        if opening and _is_called_back_as_company(sentence):
            runs[place] = opening._replace(sort=Sort.BODY)
        place, opening = len(runs), _unknown_that_opens(sentence, found)
        runs += found
    known = {low for run in runs for low in run.lower} | {word.lower() for run in runs for word in run.name}
    runs += [run for sentence in headings for run in _runs(sentence, seen, known)]
    return Names(_identified(sorted(runs, key=lambda run: run.start)))


def _unknown_that_opens(sentence: Sentence, runs: Sequence[_Run]) -> _Run | None:
    """The name that a sentence opens with, if nothing tells whose it is and nobody else is named there."""
    first = runs[0] if runs else None
    if first is None or first.start != sentence.start or first.sort is not Sort.UNKNOWN or first.role or first.gender:
        return None
    return None if any(run.sort in (Sort.BODY, Sort.PERSON) and not run.inside for run in runs[1:]) else first


def _is_called_back_as_company(sentence: Sentence) -> bool:
    """Whether a sentence goes on with "the company" or the like, which is what the one before opens with."""
    lower = sentence.lower
    return lower[0] == "the" and len(lower) > 2 and lower[1] in words("bodies", "commercial") and lower[2] != "of"


def _by_spelling(cut: CutArticle) -> tuple[list[Sentence], list[Sentence]]:
    """The sentences that are spelled as headlines are, whatever they are laid out as, and the others."""
    headings: list[Sentence] = []
    prose: list[Sentence] = []
    for sentence in cut.sentences:
        longer = [word for word in sentence.words if len(word) > _SHORT]
        in_text = len(longer) >= _WORDS_OF_HEADLINE and not {".", ":"} & {*sentence.words[-2:]}  # … the “fiasco.”
        in_text = in_text and sentence.words[0][0].isalnum()  # not: — Ana Voss (@anavoss)
        headline = (cut.role(sentence) in HEADINGS or in_text) and is_title_case(sentence.words)
        (headings if headline else prose).append(sentence)
    return headings, prose


def is_title_case(spelled: Sequence[str]) -> bool:
    """Whether most of the longer words of a sentence have a capital, as in headlines: there a capital tells nothing."""
    longer = [word for word in spelled if len(word) > _SHORT and word[0].isalpha()]
    return sum(word[0].isupper() for word in longer) > _TITLE_CASE * len(longer)


@cache
def pronouns() -> dict[str, Gender]:
    """The pronouns of one person, in lower case."""
    return dict.fromkeys(words("people", "he"), Gender.HE) | dict.fromkeys(words("people", "she"), Gender.SHE)


@cache
def _first_names() -> dict[str, Gender | None]:
    men, women = (set(load("people")["names"][key].split()) for key in ("men", "women"))
    return {name: None if name in men and name in women else Gender.HE if name in men else Gender.SHE
            for name in men | women}


@cache
def _genders() -> dict[str, Gender]:
    return dict.fromkeys(words("people", "men"), Gender.HE) | dict.fromkeys(words("people", "women"), Gender.SHE)


def gender_of(word: str) -> Gender | None:
    """The gender that a word for a person tells: "spokeswoman"."""
    return _genders().get(word)


def _runs(sentence: Sentence, seen: _Seen, known: Container[str] | None = None) -> Iterable[_Run]:
    """The names of a sentence; in one where every word has a capital, those made of `known` words."""
    tokens, lower = sentence.words, sentence.lower
    index, count = 0, len(tokens)
    opens = True
    waiting: _Run | None = None
    waiting_last = 0
    while index < count:
        if tokens[index].islower():  # most words: no look at the lists
            index += 1
            continue
        unknown = known is not None and lower[index] not in known
        if unknown or not _is_capital(sentence, index, seen):
            index += 1
            continue
        last = index + 1
        while last < count and last - index < _LONGEST_NAME + 4:
            step = _joins(sentence, index, last)
            if not step or (known is not None and lower[last + step - 1] not in known):
                break
            last += step
        run = None if _is_seat(sentence, index, last) else _understood(sentence, index, last, seen)
        if run:
            run = run._replace(opens=True) if opens else run
            if waiting and waiting_last + 1 == index and lower[index - 1] in words("people", "joining"):
                waiting = _of_one_surname(sentence, waiting, run)
            opens = False
        if waiting:
            yield waiting
        waiting, waiting_last = run, last
        index = last
    if waiting:
        yield waiting


def _of_one_surname(sentence: Sentence, first: _Run, second: _Run) -> _Run:
    """The first of two who are told with one surname, by both names: [Ivo] and Ana Marek, the brothers [Odd] and …"""
    names = first.lower[0], second.lower[0]
    if len(first.lower) > 1 or first.titled or second.titled or len(_without_generation(second.lower)) != 2:
        return first
    known = all(low in _first_names() for low in names)
    place = sentence.token_at(first.start)
    told = place > 0 and sentence.lower[place - 1] in words("people", "of_one_family")
    if not (known or told) or second.sort not in (Sort.PERSON, Sort.UNKNOWN):
        return first
    gender = first.gender or _first_names().get(names[0])
    return first._replace(
        name=(*first.name, second.name[1]), lower=(*first.lower, second.lower[1]), sort=Sort.PERSON, gender=gender,
        shared=True,
    )


def _is_seat(sentence: Sentence, first: int, last: int) -> bool:
    """Whether it is a party and a place, and no name: Sen. Ana Voss, R-Tarn."""
    word, before = sentence.words[first], sentence.lower[first - 1] if first else ""
    return last == first + 1 and before in (",", "(") and word[1:2] == "-" and word[2:3].isupper()


def _begins_high(word: str) -> bool:
    """Whether a word has a capital at its head, or after the particle of a surname: diOrlo, al-Marek, not iPhone."""
    if word[0].isupper():
        return True
    if word.islower():
        return False
    if _WITH_PARTICLE.fullmatch(word):
        return True
    joined = _JOINED_PARTICLE.fullmatch(word)
    return joined is not None and joined[1] in words("people", "joined_particles")


def _is_capital(sentence: Sentence, index: int, seen: _Seen) -> bool:
    """Whether a name may begin with this word, and not only a sentence."""
    word, low = sentence.words[index], sentence.lower[index]
    if not _begins_high(word) or (word[:2].isupper() and low in words("bodies", "acronyms_of_no_name")):
        return False
    if "-" in word and low.rpartition("-")[2] in words("people", "after_hyphens") and word[-1].islower():
        return False  # Tarn-born Ana Voss
    if low in word_classes() and low not in words("people", "titles") and word not in acronyms_like_words():
        return False
    if index == 0 and low.split("-")[0] in words("people", "numbers"):
        return False  # Ninety-two percent, Two senators
    opens = index == 0 and len(word) > 1 and word not in acronyms_like_words()
    if opens and sentence.lower[1:2] and sentence.lower[1] in words("bodies", "inside_names"):
        return sentence.words[1][0].isupper()  # Rivers Without Dams
    if opens and any(low in words(*where) for where in _NO_NAMES):
        return False  # Emails show …
    if opens and low not in seen.capital and _only_opens(sentence):
        return False
    if opens and low in seen.lower and low not in _first_names():
        office = low in words("people", "offices_told") and any(map(_begins_high, sentence.words[1:2]))
        return office or low in words("people", "titles") or low in words("people", "roles")
    return True


def _only_opens(sentence: Sentence) -> bool:
    """Whether the first word of a sentence has its capital from there, by its form: Firefighters say, Defenders say,
    Breaking with the past, Reached in Tarn, Former staff; not: Sellers of Ana Sellers, nor Boeing."""
    low, following = sentence.lower[0], "".join(sentence.words[1:2])
    one, kind = low[:-1], word_classes().get(following.lower())
    if low[-1] == "s" and one in words("people", "roles"):
        return True
    if following[:1].isupper() or low in _first_names() or low in words("bodies", "documents"):
        return False
    adverb = low[-2:] == "ly" and following == "," and low not in words("grammar", "names_in_ly") and not governs(low)
    if adverb or low in words("people", "before_names"):
        return True
    if low[-1] == "s" and one.endswith(_ends_of_plurals()):
        return one not in _first_names()
    return (low[-3:] == "ing" and kind in ("i", "d", "p")) or (low[-2:] == "ed" and kind == "i")


@cache
def _ends_of_plurals() -> tuple[str, ...]:
    """Endings of words for a person whose plural tells of people at the head of a sentence: defender, protagonist."""
    return tuple(end for end in words("people", "ends_of_people") if len(end) < 4)


def _joins(sentence: Sentence, first: int, last: int) -> int:
    """How many tokens at `last` go on with the name that began at `first`."""
    lower = sentence.lower
    low = lower[last]
    following = last + 1 < len(lower) and _begins_high(sentence.words[last + 1])
    if low == ".":
        return int(sentence.ends[last - 1] == sentence.starts[last] and _is_short(lower[last - 1], following))
    if _begins_high(sentence.words[last]):
        if low not in word_classes() or _is_initial(sentence, last):
            return 1
        if low in words("bodies", "inside_names") and following:
            return 2  # Rivers Without Dams
        return int(low in words("people", "names_like_auxiliaries") and following)
    if low in words("people", "particles"):
        return _with_particles(sentence, last)
    named = lower[first:last]
    of_a_body = any(word in words("bodies", "bodies") for word in named)
    if low == "'" and _owns_with_another(sentence, last):
        return 3
    if not following:
        of_the = of_a_body and low in ("of", "for") and lower[last + 1 : last + 2] == ("the",)
        called = of_the and not words("bodies", "of_the").isdisjoint(named)  # Society for the Protection of Rivers
        return 3 if called and last + 2 < len(lower) and _begins_high(sentence.words[last + 2]) else 0
    if low == "of":
        led = words("people", "roles").isdisjoint(named)  # not: House Speaker Ivo Marek of Tarn
        of_people = last - first > 1 and lower[last - 1] in words("people", "vague")  # Dam Workers of Corvany
        return 2 if (of_a_body and led) or of_people or lower[last - 1] in words("people", "roles") else 0
    if low == "for" and of_a_body:
        return 2
    if low in ("'", "'s"):
        return 2 if _owns_in_a_name(lower, last) else 0
    return 2 if low == "and" and _goes_on_after_and(sentence, first, last) else 0


def _owns_in_a_name(lower: Sequence[str], mark: int) -> bool:
    """Whether "'" or "'s" stands inside the name of a body: Farmers' Union, Women's Institute, not Tarn's Council."""
    plural = lower[mark] == "'" and lower[mark - 1].endswith("s") and lower[mark - 1] not in words("bodies", "states")
    owner = plural or lower[mark - 1] in words("bodies", "owners_in_names")
    following = lower[mark + 1 : mark + 4]
    return owner and not words("bodies", "with_and").isdisjoint(following)


def _owns_with_another(sentence: Sentence, mark: int) -> bool:
    """Whether a body is named after two whose it is, the first of them here: Fitters[' and Porters]' Union."""
    lower, following = sentence.lower, sentence.lower[mark + 1 : mark + 6]
    joined = lower[mark - 1].endswith("s") and following[:1] == ("and",) and following[2:3] == ("'",)
    return joined and _begins_high(sentence.words[mark + 2]) and not words("bodies", "with_and").isdisjoint(following)


def _goes_on_after_and(sentence: Sentence, first: int, last: int) -> bool:
    """Whether "and" stands inside the name of a body: the Dam and River Union, Department of Dams and Rivers."""
    lower, spelled = sentence.lower, sentence.words
    before, end = lower[first:last], last + 1
    while end < len(lower) and _begins_high(spelled[end]) and lower[end] not in word_classes():
        end += 1
    after = lower[last + 1 : end]
    if not after or not _are_plain(before, spelled[first:last]) or not _are_plain(after, spelled[last + 1 : end]):
        return False
    bodies = words("bodies", "bodies")
    if before[0] in words("bodies", "heads_with_and") and "of" in before:
        return bodies.isdisjoint(after) and len(after) < 3
    the = first > 0 and lower[first - 1] == "the"
    return the and len(before) < 3 and after[-1] in words("bodies", "with_and") and bodies.isdisjoint(before)


def _are_plain(lower: Sequence[str], spelled: Sequence[str]) -> bool:
    """Whether no word of a name is that of a person, a state or an acronym, which speak for themselves."""
    others = (low for low in lower if low not in words("bodies", "bodies"))
    known = any(low in _first_names() or governs(low) or _is_demonym(low) for low in others)
    titled = not (words("people", "roles") | words("people", "titles")).isdisjoint(lower)
    return not known and not titled and not any(len(word) > 1 and word.isupper() for word in spelled)


def _with_particles(sentence: Sentence, last: int) -> int:
    """How many tokens go on with a name from a particle on: Femke [van der Orlo]; none where no name follows."""
    end = last
    while end < len(sentence.lower) and sentence.lower[end] in words("people", "particles"):
        end += 1
    named = end < len(sentence.lower) and _begins_high(sentence.words[end])
    return end - last + 1 if named and end - last <= _PARTICLES_IN_A_ROW else 0


def _is_initial(sentence: Sentence, index: int) -> bool:
    """A single letter with its full stop, which may look like a small word: Jay A. Sekul."""
    stop = index + 1 < len(sentence.words) and sentence.words[index + 1] == "."
    return len(sentence.words[index]) == 1 and stop and sentence.ends[index] == sentence.starts[index + 1]


def _is_short(word: str, following: bool) -> bool:
    """Whether the full stop after a word belongs to it: Ms. Voss, J. Marek, Marek Jr."""
    if word in words("people", "generations"):
        return True
    short = len(word) == 1 or word in words("abbreviations", "titles") or word in words("bodies", "short")
    return following and short


def _understood(sentence: Sentence, first: int, last: int, seen: _Seen) -> _Run | None:
    """A run of capitals as a name with the role before or after it, or None where it is a role or a title alone."""
    start = _where_name_starts(sentence.lower, first, last)
    if not _has_title(sentence.lower[first:start]):
        first = start  # Previously Ivo Marek
    honoured = last - start > 2 and sentence.words[last - 1].isupper() and sentence.lower[last - 1] in words(
        "people", "after_names"
    )
    ends, last = last, last - honoured  # Ana Voss KC
    spelled = _with_stops(sentence, start, last)
    if len(spelled) == 1 and start > first and sentence.lower[start - 1] in words("people", "parts_of_names"):
        spelled = (f"{sentence.words[start - 1]} {spelled[0]}",)  # Pope Felix
    name = tuple(low if low.isascii() else _plain(low) for low in sentence.lower[start:last] if low != ".")
    before = sentence.lower[first - 1] if first else ""
    owned = before == "'s" or before in words("people", "definite") or before in words("people", "former")
    of_office = start > first + 1 and sentence.lower[start - 1] == "of" and _first_names().keys().isdisjoint(name)
    if of_office and (last == start + 1 or sentence.lower[start - 2] in words("people", "of_a_field")):
        return None  # the Bishop of Tarn, Professor of Public Works
    of_a_role = _is_title(name[-1:]) and sentence.lower[last - 2 : last - 1] != ("of",)
    office = owned and of_a_role and name[0] not in _first_names()
    if not name or (office and name[-1] not in words("bodies", "titles_of_outlets")):
        return None  # the US President, but not the Department of Justice
    role, gender = _role(sentence, first, start, ends, seen)
    if gender is None and len(name) > 1:
        gender = _first_names().get(name[0])
    of_firm = role is not None and len(name) == 1 and _is_role_of_firms(role)
    sort = Sort.BODY if of_firm else _sort(name, spelled, titled=start > first, in_role=role is not None)
    hyphened = first > 1 and "-" in before and before.rpartition("-")[2] in words("people", "after_hyphens")
    if sort is Sort.UNKNOWN and len(name) > 1 and (sentence.lower[first - 2] if hyphened else before) == "the":
        sort = Sort.DOCUMENT if name[-1] in words("bodies", "titles_of_outlets") else Sort.BODY
    if sort is Sort.UNKNOWN and role is None and gender is None:
        sort = _presented_as(sentence, first, len(name)) or sort
    untold = role is None and gender is None and before not in words("people", "only_before_places")
    if untold and sort in (Sort.BODY, Sort.UNKNOWN) and (told := _body_after(sentence, last)):
        role, sort = told, Sort.BODY
    if sort is Sort.UNKNOWN and role is None and gender is None and start == first:
        thing = _is_told_of_as_a_thing(sentence, first, last) or _is_run_by_somebody(sentence, first)
        thing = thing or _is_of_somebody(sentence, first) or _has_what_firms_have(sentence, last)
        sort = Sort.BODY if thing else sort
    return _Run(
        start=sentence.starts[first], end=sentence.ends[ends - 1], name=spelled, lower=name, titled=start > first,
        role=role, gender=gender, sort=sort, governed=_governed(sentence, last),
        inside=before in words("people", "before_places") and not _is_part_in(sentence, first),
    )  # fmt: skip


def _is_role_of_firms(role: str) -> bool:
    """Whether a role is one that firms have as well as people, and is told of a name of one word: rival [Orinfoss]."""
    return role.lower().split(",")[0].split()[-1] in words("bodies", "roles_of_firms")


def _plain(low: str) -> str:
    """A word of a name without its accents, as it may be spelled elsewhere: "moreau-jose" of "moreau-josé"; a particle
    that stands alone keeps them."""
    if low.isascii() or low in words("people", "particles_in_capitals"):
        return low
    return "".join(c for c in unicodedata.normalize("NFD", low) if not unicodedata.combining(c))


def _is_part_in(sentence: Sentence, first: int) -> bool:
    """Whether "in" before a name tells of a part in a firm, and of no place: shares in Brellow."""
    return first > 1 and sentence.lower[first - 2] in words("people", "parts_in")


def _with_stops(sentence: Sentence, first: int, last: int) -> tuple[str, ...]:
    """The words of a name, with the stops and apostrophes that belong to them: J., Jr., Farmers'."""
    found: list[str] = []
    for index in range(first, last):
        if found and sentence.lower[index] in (".", "'", "'s"):
            found[-1] += sentence.words[index]
        elif sentence.words[index] != ".":
            found.append(sentence.words[index])
    return tuple(found)


def _governed(sentence: Sentence, last: int) -> bool:
    """Whether a name is that of a place with a government of its own: Corvany's foreign minister."""
    lower = sentence.lower
    owned = last < len(lower) and lower[last] == "'s"
    return owned and not words("people", "offices").isdisjoint(lower[last + 1 : last + 4])


def _has_title(lower: Sequence[str]) -> bool:
    """Whether the words before a name tell of a title or a role."""
    return any(not words("people", key).isdisjoint(lower) for key in ("roles", "titles", "before_names"))


def _is_title(name: Sequence[str]) -> bool:
    """Whether a name is nothing but a title, which may be a surname all the same: King, Judge."""
    return len(name) == 1 and (name[0] in words("people", "roles") or name[0] in words("people", "titles"))


def _where_name_starts(lower: Sequence[str], first: int, last: int) -> int:
    """Past the titles and roles that a run of capitals begins with, unless they name a body ("Justice Department")."""
    roles, titles, bodies = words("people", "roles"), words("people", "titles"), words("bodies", "bodies")
    start = first
    for index in range(first, last - 1):
        if lower[index] in roles or lower[index] in titles or (lower[index] == "." and lower[index - 1] in titles):
            start = index + 1
    while start < last - 1 and (
        lower[start] in (".", "of") or lower[start] in words("people", "before_names")
        or (start > first and lower[start - 1] == "of" and lower[start] in words("people", "offices_told"))
    ):  # Secretary of State Ana Voss
        start += 1
    known = _first_names()
    rest = lower[start:last]
    if lower[start] in words("bodies", "heads_of_places"):
        return start  # the San Diego Tribune
    if start > first and any(low in bodies for low in rest) and not any(low in known for low in rest):
        return first
    if start > first and rest[0] in words("people", "vague") and lower[first] in bodies:
        return first  # the Association of Head Teachers
    for index in range(start + 1, min(last - 1, start + 4)):
        inside = lower[index - 1] in words("people", "particles")  # Salem bin Ivo Marek
        inside = inside or (lower[index - 1] == "." and len(lower[index - 2]) == 1)  # Ana E. Marek Voss
        if lower[index] in known and not inside and not any(low in bodies for low in lower[index:last]):
            return index if lower[start] not in known or index - start > 2 else start
    return start


def _role(
    sentence: Sentence, first: int, start: int, last: int, seen: _Seen
) -> tuple[str | None, Gender | None]:
    """The role told before or after a name, and the gender that it or a title tells."""
    lower, genders = sentence.lower, _genders()
    roles = words("people", "roles")
    role, gender = None, None
    beside = first - 1 - (first > 1 and lower[first - 1] == ",")  # minister Ivo Marek; the minister, Ivo Marek
    if start > first:
        gender = next((genders[low] for low in lower[first:start] if low in genders), None)
        role = _title_as_role(sentence.words[first:start], lower[first:start])
        more = role is None or role in words("people", "degrees") or lower[first - 1] in words("people", "speaking")
        if first and more and lower[first - 1] in roles:
            role = _role_before(sentence, first, seen)  # lead author Dr. Voss
    elif beside >= 0 and lower[beside] in roles:
        role, gender = _role_before(sentence, beside + 1, seen), genders.get(lower[beside])
    elif 0 <= beside < first - 1 < last - 2 and (told := _role_of(sentence, beside + 1)):
        role, gender = told, next((genders[low] for low in told.lower().split() if low in genders), None)
    of_one_word = start == first and last == start + 1
    placed = of_one_word and first and lower[first - 1] in words("people", "only_before_places")
    placed = placed or _is_of_somebody(sentence, first)
    last = _after_place(sentence, start, last)
    if start > first and role and role.lower() in load("people")["abbreviated"].values():
        also = _role_after(sentence, last)  # Sen. Ivo Marek, the chairman of the committee
        role = f"{role.lower()}, {also}" if also else role
    elif role and lower[last : last + 1] == (",",) and lower[last + 1 : last + 2] in (("a",), ("an",)):
        still = words("people", "left").isdisjoint(lower[last + 2 : last + 3])
        also = _role_after(sentence, last) if still else None  # Mayor Ivo Marek, a retired judge
        role = f"{role}, {also}" if also else role
    if role is None and not placed:  # in Tarn, Mayor Ivo Marek …
        role = _role_after(sentence, last)
        after = role.lower().split()[:4] if role and gender is None else ()
        gender = gender or next((genders[low] for low in after if low in genders and low in roles), None)
    return role, gender


def _is_of_somebody(sentence: Sentence, first: int) -> bool:
    """Whether a name is that of what somebody named just before it is of: Sen. Ana Voss of [Tarn], the leader, …; Ivo
    Marek, of [Orin], a farmer."""
    lower = sentence.lower
    last = first - 1 - (first > 1 and lower[first - 1] == "the")
    if last < 2 or lower[last] != "of" or not _begins_high(sentence.words[first]):
        return False
    last -= last > 2 and lower[last - 1] == ","
    named = _begins_high(sentence.words[last - 1]) and _begins_high(sentence.words[last - 2])
    known = words("people", "roles") | words("bodies", "bodies")
    return named and known.isdisjoint(lower[last - 2 : last])


def _after_place(sentence: Sentence, start: int, last: int) -> int:
    """Where what somebody is may be told after their name, past the place that they are of: Ana Voss [of Tarn], …"""
    end = last + 1 + (sentence.lower[last : last + 2] == (",", "of"))
    end += sentence.lower[end : end + 1] == ("the",)
    if last - start < 2 or end >= len(sentence.lower) or not _is_of_somebody(sentence, end):
        return last
    while end < len(sentence.lower) and _begins_high(sentence.words[end]):
        end += 1
    return end


def _sort(name: tuple[str, ...], spelled: tuple[str, ...], titled: bool, in_role: bool) -> Sort:
    """What sort of thing a name names, by the words in it."""
    whole = " ".join(name)
    told = [low for low in name if low in words("bodies", "bodies")]
    surname = in_role and name[0] in _first_names() and told == [*name[-1:]]  # the spokeswoman, Anna White
    if not titled and told and not (surname and name[-1] in words("bodies", "like_surnames")):
        return Sort.BODY
    if not titled and len(name) > 1 and name[-1] in words("bodies", "last_words_of_companies"):
        return Sort.BODY if name[0] not in _first_names() else Sort.PERSON
    joined = "&" in name and not all(word.isupper() or word == "&" for word in spelled)
    form = spelled[-1].isupper() and name[-1] in words("bodies", "after_companies")
    company = joined or (len(name) > 1 and (form or name[-1] in words("bodies", "short")))
    if company and not titled and name[0] not in _first_names():
        return Sort.BODY  # Pacific Gas & Electric Co
    surnames = name[1:] if name[0] in _first_names() else name  # Bill Orlo
    if not titled and any(_tells_outlet(low) for low in surnames):
        return Sort.DOCUMENT
    if len(name) == 1 and not titled and _is_coined(spelled[0]):
        return Sort.BODY
    if not titled and len(name) > 1 and len(spelled[0]) > 2 and spelled[0].isupper() and governs(name[-1]):
        return Sort.BODY  # TWA Corvany
    if titled or in_role or (len(name) > 1 and name[0] in _first_names()):
        return Sort.PERSON
    if governs(whole):
        return Sort.BODY
    return Sort.BODY if len(name) == 1 and len(whole) > 1 and spelled[0].isupper() else Sort.UNKNOWN


def _is_coined(word: str) -> bool:
    """Whether a word has a capital inside, as companies write themselves: AgroVale, not McVale, DeVale or MacVale."""
    coined = _CAPITAL_INSIDE.match(word)
    before = coined[1].lower() if coined else ""
    return bool(before) and before not in words("people", "before_surnames") and before not in _first_names()


def governs(lower: str) -> bool:
    """Whether a name, in lower case, is that of a state or a province, or of what speaks for one: Tarn, the Kremlin."""
    return any(lower in words("bodies", key) for key in ("states", "provinces", "acting_for_states"))


def _tells_outlet(low: str) -> bool:
    """Whether a word in a name makes a document or a newspaper of it: Chronicle, Union-Tribune."""
    documents = words("bodies", "documents")
    if "-" not in low:
        return low in documents
    parts = low.split("-")
    return low in documents or all(part in documents or part in words("bodies", "parts_of_outlets") for part in parts)


def _title_as_role(spelled: Sequence[str], lower: Sequence[str]) -> str | None:
    """The role that the words before a name tell: "Foreign Minister", "senator" for "Sen."; None for "Ms."."""
    short = load("people")["abbreviated"]
    if not any(low in words("people", "roles") or low in short for low in lower):
        return None
    least = "dr" if "prof" in lower else "."  # Prof. Dr. Voss
    parts = (short.get(low, word) for word, low in zip(spelled, lower, strict=True) if low not in (".", least))
    dropped = words("people", "titles") - words("people", "ranks")
    return " ".join(part for part in parts if part.lower() not in dropped) or None


def _role_before(sentence: Sentence, first: int, seen: _Seen) -> str:
    """The role just before a name, with whose it is: "deputy foreign minister", "Tarn's foreign minister"."""
    lower = sentence.lower
    start = first - 1
    classes = word_classes()
    while start > 0 and first - start < 5 and lower[start - 1][0].isalpha() and lower[start - 1] not in classes:
        if lower[start - 1] in words("people", "heads_of_sentences"):
            break  # said spokesman Ivo Marek
        start -= 1
    told = sentence.words[start:first]
    if not start and len(told) > 1 and not _is_name_at_head(told, seen):
        told = (lower[0], *told[1:])  # the capital is that of the sentence: Outspoken talk show host Ivo Marek
    return "".join((*_owner_before(sentence, start), " ".join(told)))


def _role_of(sentence: Sentence, comma: int) -> str | None:
    """The role before a name and a comma that goes on with "of": the mayor of Tarn, Ana Voss."""
    lower, start = sentence.lower, comma
    while start and comma - start < _LONGEST_ROLE and (lower[start - 1][0].isalpha() or lower[start - 1] == "'s"):
        of_another = start > 1 and lower[start - 2] == "of"  # the father of [the boy], Ana Voss
        kind = word_classes().get(lower[start - 1])
        if kind in ("p", "x", "c", "h") or (lower[start - 1] in ("the", "a", "an") and not of_another):
            break
        if lower[start - 1].endswith("ing") and lower[start - 1] not in words("people", "before_names"):
            break  # before becoming chairman of the council, Voss
        start -= 1
    of = next((i for i in range(start + 1, comma) if lower[i] in words("people", "ties")), comma)
    whole = start > 0 and word_classes().get(lower[start]) != "i"
    if of == comma or lower[of - 1] not in words("people", "roles") or not whole:
        return None
    return " ".join(sentence.words[start:comma]).replace(" 's", "'s").replace(" ’s", "’s")


def _owner_before(sentence: Sentence, start: int) -> Sequence[str]:
    """Whose role it is, with its mark: "Tarn's " of Tarn's foreign minister, "union's " of the union's leader."""
    mark = start - 1
    if mark < 1 or sentence.lower[mark] not in ("'s", "'") or not sentence.words[mark - 1][0].isalpha():
        return ()
    first = mark - 1
    if not _begins_high(sentence.words[first]):
        is_noun = sentence.lower[first] not in word_classes()
        return (sentence.words[first], sentence.words[mark], " ") if is_noun else ()
    while first and mark - first < _LONGEST_OWNER and _begins_high(sentence.words[first - 1]) and (
        sentence.lower[first - 1] not in word_classes()
    ):
        first -= 1
    while first < mark and (_is_title(sentence.lower[first : first + 1]) or sentence.lower[first] == "."):
        first += 1  # Ms. Voss's lawyer
    return (" ".join(sentence.words[first:mark]), sentence.words[mark], " ") if first < mark else ()


def _is_name_at_head(told: Sequence[str], seen: _Seen) -> bool:
    """Whether the first word of a sentence keeps its capital: TWA president, Orinfoss Energy spokesman."""
    word, low = told[0], told[0].lower()
    if low in words("people", "before_names"):
        return False
    if (len(word) > 1 and word.isupper()) or (told[1][0].isupper() and told[1].lower() not in words("people", "roles")):
        return True
    return low in seen.capital or (low not in seen.lower and _may_be_demonym(low))


def _may_be_demonym(low: str) -> bool:
    """Whether a word at the head of a sentence may be a name or tell of a place: Corvan foreign minister Ivo Marek."""
    return _is_demonym(low) or low.endswith(tuple(words("bodies", "ends_of_demonyms")))


def _role_after(sentence: Sentence, last: int) -> str | None:
    """The role after a name and a comma: ", the mayor of Tarn,"."""
    lower = sentence.lower
    if last + 1 >= len(lower) or lower[last] != ",":
        return None
    start = last + 1
    owned = lower[start] in words("people", "owners")
    if owned or lower[start] in ("the", "a", "an"):
        start += 1
    if start < len(lower) and lower[start] in word_classes():
        return None
    end = start
    while end < len(lower) and end - start < _LONGEST_ROLE and (lower[end][0].isalpha() or lower[end] == "'s"):
        if lower[end] in words("people", "ends_of_roles"):
            break
        end += 1
    if word_classes().get(lower[end] if end < len(lower) else "") == "x":
        return None  # the verb has another subject: in Orin and Tarn, the mayor has …
    longest = min(len(lower), start + 2 * _LONGEST_ROLE)
    while 0 < end < longest and _begins_high(sentence.words[end - 1]) and _begins_high(sentence.words[end]):
        end += 1  # the rest of a long name
    while end > start and word_classes().get(lower[end - 1]) in ("i", "d"):
        end -= 1  # the chief of the Tarn office [of]
    if owned and lower[end : end + 1] != (",",):
        return None  # Ana Voss, her lawyer said, …
    stretch = lower[start:end]
    if any(w in words("people", "roles") for w in stretch[:5]):
        text = sentence.words[start:end]
        return " ".join(text).replace(" 's", "'s").replace(" ’s", "’s")
    return None


def _presented_as(sentence: Sentence, first: int, length: int) -> Sort | None:
    """What a noun just before a name tells that it names: the newspaper Tarnblatt, the advocacy group River Speaks.

    One word after "the group" may be anybody: told the group Voss had left.
    """
    lower = sentence.lower
    if not first:
        return None
    if lower[first - 1] in words("bodies", "presenting_outlets"):
        return Sort.DOCUMENT
    if length > 1 and first > 1 and lower[first - 1] == "like" and lower[first - 2] in words("people", "vague"):
        return Sort.PERSON  # voters like Ana Voss
    told_more = first > 1 and lower[first - 2] not in word_classes() and lower[first - 2][0].isalpha()
    presented = lower[first - 1] in words("bodies", "called_back") and told_more
    return Sort.BODY if presented and length > 1 else None


def _body_after(sentence: Sentence, last: int) -> str | None:
    """What a name is said to be after a comma: Acme, a utility in Tarn, …"""
    lower = sentence.lower
    if last + 2 >= len(lower) or lower[last] != "," or lower[last + 1] not in ("a", "an", "the"):
        return None
    for index in range(last + 2, min(len(lower), last + 2 + _LONGEST_ROLE)):
        if lower[index] == "'s":
            continue
        if not lower[index][0].isalpha() or word_classes().get(lower[index]):
            return None
        ends = word_classes().get(lower[index + 1] if index + 1 < len(lower) else ".", "w") in (",", "i", "r", ".", "-")
        noun = ends and sentence.words[index].islower() and lower[index] in words("bodies", "bodies")
        if noun or lower[index] in words("bodies", "called_back"):
            return " ".join(sentence.words[last + 2 : index + 1])
    return None


def _is_told_of_as_a_thing(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the words after a name tell that it is nobody's: Orinfoss plc, Orinfoss, which …, Orinfoss said it had …

    “It” may stand for nothing before "is" and "was": Orinfoss said it was late.
    """
    lower = sentence.lower
    following = lower[last : last + 1]
    if following and following[0] in words("bodies", "after_companies"):
        return True
    if lower[last : last + 2] == (",", "which"):
        return first < 2 or lower[first - 1] in words("people", "joining")  # not: in front of Voss, which …
    if first > 1 or (first and lower[0] not in words("people", "before_sources")):
        return False
    for index in range(last, min(len(lower) - 1, last + _REACH_OF_ITS)):
        low, kind = lower[index], word_classes().get(lower[index])
        if low == "its":
            return True
        if low == "it":
            following = lower[index + 1 : index + 3]
            dummy = not words("grammar", "be").isdisjoint(following) and following[-1][-3:] != "ing"
            return following[0][0].isalpha() and not dummy and word_classes().get(lower[index - 1]) != "i"
        if kind in ("d", "p", "n", "o", "c", "b") or not low[0].isalpha() or sentence.words[index][0].isupper():
            return False
    return False


def _has_what_firms_have(sentence: Sentence, last: int) -> bool:
    """Whether what follows a name is what only firms have: Orinfoss shares, Orinfoss's headquarters."""
    following = sentence.lower[last : last + 3]
    return not words("bodies", "of_firms").isdisjoint(following[:2] if following[:1] == ("'s",) else following[:1])


def _is_run_by_somebody(sentence: Sentence, first: int) -> bool:
    """Whether a name is that of what somebody is the head of: the chief executive of Orinfoss."""
    before = sentence.lower[max(0, first - 2) : first]
    return len(before) == 2 and before[0] in words("people", "running_bodies") and before[1] in ("of", "at")


def _identified(runs: Sequence[_Run]) -> Iterable[Mention]:
    """Each run as a mention of somebody: full names first, then the short forms that lead back to them."""
    full: dict[tuple[str, str], Named] = {}
    surnames: dict[str, list[Named]] = {}
    runs = _without_others_shared(runs)
    bodies = _bodies(runs)
    longer = _longer_names(runs)
    in_full: list[tuple[int, Named]] = []
    for run in runs:
        if not _may_be_full_name(run) or (*_DEPARTMENT_OF, *run.lower) in bodies:
            continue
        key = _key(run.lower, longer)
        named = full.get(key)
        if named is None:
            named = full[key] = Named(" ".join(run.name), run.sort)
            surnames.setdefault(_surname(run.lower), []).append(named)
            if run.lower[0] in _first_names():
                surnames.setdefault(run.lower[0], []).append(named)
        if len(" ".join(run.name)) > len(named.name):
            named.name = " ".join(run.name)
        named.mentions += 1
        in_full.append((run.start, named))
        _learn(named, run)
    for relatives in surnames.values():
        if any(one.sort is Sort.PERSON for one in relatives):
            for one in relatives:
                one.sort = Sort.PERSON  # Zzyx Marek and his sister Ana Marek
    others = _others_of_a_surname(runs, surnames, in_full)
    opening = _by_opening(full.values())
    introduced: set[Named] = set()
    short: Counter[Named] = Counter()
    for run in runs:
        person = full.get(_key(run.lower, longer)) if _may_be_full_name(run) else None
        lone = _without_generation(run.lower)
        if person:
            introduced.add(person)
            yield Mention(run.start, run.end, person, True, opens=run.opens)
        elif (other := others.get(run.lower[0])) and _is_titled_surname(run) and _agree(run, other):
            _learn(other, run)
            yield Mention(run.start, run.end, other, False, opens=run.opens)
        elif len(lone) == 1 and (run.sort is not Sort.DOCUMENT) and (known := surnames.get(_surname(lone))):
            alike = _fitting(known[:_NAMESAKES], run, introduced)
            often = [one for one in alike if short[one] >= _OFTEN]
            if len(often) == 1 and not any(short[one] for one in alike if one is not often[0]):
                alike = often
            named = max(alike, key=lambda one: one.mentions)
            if len(alike) == 1:
                short[named] += 1
            _learn(named, run)
            yield Mention(run.start, run.end, named, False, tuple(alike) if len(alike) > 1 else (), run.opens)
        elif (run.titled or run.sort is Sort.UNKNOWN) and len(lone) == 1 and (first := opening.get(lone[0])):
            _learn(first, run)
            yield Mention(run.start, run.end, first, False, opens=run.opens)
        elif not _is_title(run.lower):
            named = bodies[run.lower]
            _learn(named, run)
            yield Mention(run.start, run.end, named, True, opens=run.opens)


def _without_others_shared(runs: Sequence[_Run]) -> Sequence[_Run]:
    """Without a shared surname for whoever is told by a surname of their own: not Ivo Marek of Marek and Ana Voss."""
    told = {_surname(run.lower) for run in runs if len(run.lower) > 1 and not run.shared}
    return [
        run._replace(name=run.name[:1], lower=run.lower[:1], shared=False)
        if run.shared and run.lower[0] in told else run
        for run in runs
    ]  # fmt: skip


def _by_opening(people: Iterable[Named]) -> dict[str, Named]:
    """The people by the word that their name begins with, where it is no common first name and nobody else's: Voss
    Jiayi, who is Dr Voss."""
    found: dict[str, Named | None] = {}
    for one in people:
        low = _plain(one.name.lower().split(" ", 1)[0])
        if one.sort is Sort.PERSON and low not in _first_names():
            found[low] = None if low in found else one
    return {low: one for low, one in found.items() if one}


def _fitting(namesakes: Sequence[Named], run: _Run, introduced: Container[Named]) -> Sequence[Named]:
    """Those of one surname whom a short form may mean: whom "Mr." or "Jr." fits, and nobody minor yet to come."""
    told = run.lower[1:]
    generation = [one for one in namesakes if told and tuple(one.name.lower().rstrip(".").split()[-1:]) == told]
    fitting = generation or [one for one in namesakes if _agree(run, one)]
    most = max((one.mentions for one in fitting if one in introduced), default=0)
    known = [one for one in fitting if one in introduced or one.mentions > most]
    return known or fitting or namesakes


def may_be_company(name: str) -> bool:
    """Whether a name may be that of a company: no state, no council or club by its head noun, and no bare acronym but
    one like AT&T."""
    lower = name.lower()
    head = lower.split(" of ")[0].rsplit(" ", 1)[-1]
    acronym = name.isupper() and "&" not in name
    return not (acronym or governs(lower) or head in words("bodies", "no_companies"))


def _agree(run: _Run, named: Named) -> bool:
    """Whether a title, if there is one, may be that of somebody."""
    return run.gender is None or named.gender in (None, run.gender)


def _longer_names(runs: Sequence[_Run]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The names of three words and more by what they end with: Ana Orlo Voss by Orlo Voss, Femke van der Orlo by
    Van der Orlo."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    particles = words("people", "particles") | words("people", "particles_in_capitals")
    for run in runs:
        if len(run.lower) < 3 or run.sort not in (Sort.PERSON, Sort.UNKNOWN):
            continue
        if run.sort is Sort.PERSON and run.lower[-2] not in _first_names():
            found.setdefault(run.lower[-2:], run.lower)
        particle = next((i for i in range(1, len(run.lower) - 1) if run.lower[i] in particles), None)
        if particle:
            found.setdefault(run.lower[particle:], run.lower)
    return found


def _key(lower: tuple[str, ...], longer: dict[tuple[str, ...], tuple[str, ...]]) -> tuple[str, str]:
    """The first name and the surname by which the forms of a full name are known to be of one person."""
    lower = longer.get(lower, lower)
    return _first_name(lower[0]), _surname(lower)


def _others_of_a_surname(
    runs: Sequence[_Run], surnames: dict[str, list[Named]], full: Sequence[tuple[int, Named]]
) -> dict[str, Named]:
    """Those told of by surname alone whom a title sets apart from all with the full name: Mr. Voss beside Ana Voss,
    President Voss before his son, Ivo Voss Jr.; `full`: who is named in full where.
    """
    found: dict[str, Named] = {}
    first = {one: start for start, one in reversed(full)}
    for run in runs:
        alike = surnames.get(run.lower[0]) if _is_titled_surname(run) else None
        if not alike or run.lower[0] in found:
            continue
        fits = [one for one in alike[:_NAMESAKES] if _agree(run, one)]
        if all(one.name.endswith("Jr.") and run.start < first[one] for one in fits):
            found[run.lower[0]] = Named(" ".join(run.name), Sort.PERSON, gender=run.gender)
    return found


def _is_titled_surname(run: _Run) -> bool:
    """Whether it is a surname alone with a title or an office before it: Mr. Voss, President Voss."""
    return len(run.lower) == 1 and run.titled


def _bodies(runs: Sequence[_Run]) -> dict[tuple[str, ...], Named]:
    """What is neither a person nor led back to one, by its words; short forms lead to the full one of the article."""
    found: dict[tuple[str, ...], Named] = {}
    short: dict[str, Named] = {}
    partly: dict[str, Named] = {}
    before: _Run | None = None
    places = {run.lower[0] for run in runs if run.located}
    for run in runs:
        if not _may_be_full_name(run):
            named = found.setdefault(run.lower, Named(" ".join(run.name), run.sort))
            if len(" ".join(run.name)) > len(named.name):
                named.name = " ".join(run.name)
            if len(run.lower) > 1:
                letters = _initials(run)
                short.setdefault(letters, named)
                if "of" in run.lower[1:-1]:  # the DOS of the Corvan Department of State
                    spelled = "".join(low[0] for low in run.lower)
                    short.setdefault(spelled, named)
                    if len(spelled) > _PARTLY + 1:
                        partly.setdefault(spelled[1:], named)
                for part in (letters[1:], letters[:-1], letters[1:-1], letters[1:-2]):
                    if len(part) > _PARTLY:
                        partly.setdefault(part, named)  # the RSB of the Corvan River Safety Board
                if run.lower[-1] == "department":
                    short.setdefault(f"do{run.lower[0][0]}", named)  # the DOR of the Rivers Department
                elif words("bodies", "bodies").isdisjoint(run.lower):
                    short.setdefault(f"d{_initials(run)}", named)  # the DRS of (the Department of) River Safety
                forms = words("bodies", "forms_of_companies") | words("bodies", "left_out_of_companies")
                if forms.issuperset(run.lower[1:]) and run.lower[0] not in places and not _is_demonym(run.lower[0]):
                    short.setdefault(run.lower[0], named)
            elif before and run.start == before.end + 2 and run.name[0].isupper() and len(before.lower) > 1:
                short.setdefault(run.lower[0], found.get(before.lower, named))  # the Tarn Water Board (TWB)
        before = run
    for run in runs:
        if department := found.get((*_DEPARTMENT_OF, *run.lower)):
            found[run.lower] = department
        known = short.get(run.lower[0], partly.get(run.lower[0])) if len(run.lower) == 1 else None
        if known and (run.name[0].isupper() or known.name.lower().startswith(run.lower[0])):
            found[run.lower] = known
    return found


def _initials(run: _Run) -> str:
    """The letters that a body is called by: "twa" for the Tarn Water Agency."""
    return "".join(low[0] for low in run.lower if low not in word_classes())


def _may_be_full_name(run: _Run) -> bool:
    last = run.lower[-1]
    people = last in words("people", "vague") or (run.lower[0] not in _first_names() and _is_demonym(last))
    return len(_without_generation(run.lower)) > 1 and run.sort in (Sort.PERSON, Sort.UNKNOWN) and not people


def _is_demonym(low: str) -> bool:
    """Whether a word tells of a people: the Arab Israeli."""
    return low in words("people", "too_wide") or low in load("bodies")["demonyms"]


def _without_generation(lower: tuple[str, ...]) -> tuple[str, ...]:
    return lower[:-1] if len(lower) > 1 and lower[-1] in words("people", "generations") else lower


def _first_name(low: str) -> str:
    """A first name in its full form: "robert" for "bob"."""
    full: str = load("people")["nicknames"].get(low, low)
    return full


def _surname(lower: tuple[str, ...]) -> str:
    """The surname without a particle that is written together with it: "marek" of "al-marek"."""
    last = _without_generation(lower)[-1]
    particle, mark, rest = last.partition("-")
    return rest if mark and particle in words("people", "joined_particles") else last


def _learn(named: Named, run: _Run) -> None:
    named.role = named.role or run.role
    named.gender = named.gender or run.gender
    named.place = named.place or run.inside
    if run.sort is Sort.PERSON:
        named.sort = Sort.PERSON
    elif run.sort is Sort.BODY and named.sort is Sort.UNKNOWN and not named.gender:
        named.sort = Sort.BODY
    elif run.located and named.sort is Sort.UNKNOWN:
        named.sort = Sort.BODY  # a place, which speaks for whoever governs it
