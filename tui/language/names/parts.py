"""The words of which names are made: first names, titles, generations, and what tells a person's gender."""

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from tui.lexicon import load, words

_WITH_PARTICLE = re.compile(r"[a-z]{2,3}[A-Z][a-z]+")
_JOINED_PARTICLE = re.compile(r"([a-z]{1,4})[-'’]([A-Z].*)")

_LONGEST_ACRONYM = 5
"""Letters of one."""


class Gender(StrEnum):
    """The pronoun that a person takes."""

    HE = "he"
    SHE = "she"


def is_like_dateline(name: str) -> bool:
    """Whether a name is spelled as a place at the head of a report is: in capitals, and too long for an acronym."""
    return name.isupper() and len(name) > _LONGEST_ACRONYM


@cache
def pronouns() -> dict[str, Gender]:
    """The pronouns of one person, in lower case."""
    return dict.fromkeys(words("people", "he"), Gender.HE) | dict.fromkeys(words("people", "she"), Gender.SHE)


@cache
def first_names() -> dict[str, Gender | None]:
    """First names in lower case, without accents, with the gender of those that only men or only women have."""
    men, women = (set(map(without_accents, load("people")["names"][key].split())) for key in ("men", "women"))
    return {name: None if name in men and name in women else Gender.HE if name in men else Gender.SHE
            for name in men | women}


@cache
def genders_of_words() -> dict[str, Gender]:
    """The gender that a title, a trade or a kinship tells: Mrs, chairman, son."""
    return dict.fromkeys(words("people", "men"), Gender.HE) | dict.fromkeys(words("people", "women"), Gender.SHE)


def gender_of(word: str) -> Gender | None:
    """The gender that a word for a person tells: "spokeswoman"."""
    return genders_of_words().get(word)


def begins_high(word: str) -> bool:
    """Whether a word has a capital at its head, or after the particle of a surname: diOrlo, al-Marek, not iPhone."""
    if word[0].isupper():
        return True
    if word.islower():
        return False
    if _WITH_PARTICLE.fullmatch(word):
        return True
    joined = _JOINED_PARTICLE.fullmatch(word)
    return joined is not None and joined[1] in words("people", "joined_particles")


def without_accents(low: str) -> str:
    """A word of a name without its accents, as it may be spelled elsewhere: "moreau-jose" of "moreau-josé"; a particle
    that stands alone keeps them."""
    if low.isascii() or low in words("people", "particles_in_capitals"):
        return low
    return "".join(c for c in unicodedata.normalize("NFD", low) if not unicodedata.combining(c))


def is_title(name: Sequence[str]) -> bool:
    """Whether a name is nothing but a title, which may be a surname all the same: King, Judge."""
    return len(name) == 1 and (name[0] in words("people", "roles") or name[0] in words("people", "titles"))


def governs(lower: str) -> bool:
    """Whether a name, in lower case, is that of a state or a province, or of what speaks for one: Tarn, the Kremlin."""
    return lower in _governing()


@cache
def _governing() -> frozenset[str]:
    return words("bodies", "states") | words("bodies", "provinces") | words("bodies", "acting_for_states")


def is_demonym(low: str) -> bool:
    """Whether a word tells of a people: the Arab Israeli."""
    return low in words("people", "too_wide") or low in load("bodies")["demonyms"]


def without_generation(lower: tuple[str, ...]) -> tuple[str, ...]:
    """A name without what tells fathers from sons: Ivo Marek [Jr]."""
    return lower[:-1] if len(lower) > 1 and lower[-1] in words("people", "generations") else lower


def is_surname_like_a_role(lower: Sequence[str], first: int, index: int) -> bool:
    """Whether a word that may be an office is a surname by the first name or the initial before it: Ana King, Ivo T.
    King; not: Senate President, President King."""
    if index <= first or lower[index] not in words("people", "roles"):
        return False
    before = lower[index - 1]
    initial = before == "." and index - 2 > first and len(lower[index - 2]) == 1
    return initial or (before in first_names() and not is_demonym(before) and not governs(before))
