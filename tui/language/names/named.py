"""What is found: runs of capitals as they are understood, those whom they name, and where they stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from tui.language.names.parts import Gender


class Sort(StrEnum):
    """What a name names."""

    PERSON = "person"
    BODY = "body"
    DOCUMENT = "document"
    UNKNOWN = "unknown"


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


class Run(NamedTuple):
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


class Seen(NamedTuple):
    """The words of an article by how they are spelled where the place asks for no capital."""

    lower: frozenset[str]
    capital: frozenset[str]
    """In lower case all the same."""


def words_of_role(one: Named) -> Sequence[str]:
    """The words of somebody's role, in lower case."""
    return _words_of(one.role or "")


@lru_cache(maxsize=256)  # the same few are asked about for every "minister"
def _words_of(role: str) -> Sequence[str]:
    lower = role.lower()
    for mark in ("'s ", "’s ", "' ", "’ ", "-", ","):
        lower = lower.replace(mark, " ")
    return tuple(lower.split())
