"""Where somebody stands beside the words that blame and those that tell of wrong-doing.

Who comes before "accused" is the one who accuses, unless it is "was accused"; who comes after "misled" has been misled,
unless "by" stands between. So each such word is told by its form, and each place by the nearest of them on both sides.
"""

import itertools
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from tui.annotate.attribution.cues import verb_cues
from tui.annotate.clauses.clause import Clause, may_be_participle
from tui.annotate.clauses.signals import ILL, Hit, hits_within
from tui.lexicon import PhraseTable, load, words
from tui.lexicon.inflect import forms_of, spellings, written

_BE_REACH = 3
"""How many words before a participle may hold the verb that makes it a passive: was once again accused."""
_NEAR = 4
_OWN_REACH = 5
"""How many words after "'s" tell what is somebody's own: Voss's long record of fraud."""


class _Word(NamedTuple):
    """Words that blame or tell of wrong-doing, at the tokens `first` to `last` of a sentence."""

    first: int
    last: int
    kind: str


class Standing:
    """The places of a sentence as they stand beside its words of blame and of wrong-doing."""

    def __init__(self, clause: Clause, hits: Sequence[Hit]) -> None:
        self._lower = clause.sentence.lower
        self._blame = sorted(_blaming(self._lower, hits))
        self._ill = sorted(_ill(self._lower, hits_within(hits, clause)))

    def signals(self, first: int, last: int, others: Collection[int]) -> dict[str, float]:
        """The signals of who stands at the tokens `first` to `last`; `others` are those where anybody begins."""
        lower = self._lower
        told = (self._beside(some, first, last, others) for some in (self._blame, self._ill) if some)
        found = dict.fromkeys(itertools.chain.from_iterable(told), 1.0)
        if lower[last : last + 1] == ("'s",) or (lower[last : last + 1] == ("'",) and lower[last - 1][-1] == "s"):
            found["owns"] = 1.0
            if any(0 <= word.first - last <= _OWN_REACH for word in self._ill):
                found["owns_ill"] = 1.0
        verb = last + (lower[last : last + 1] == (",",))
        if verb < len(lower) and verb_cues().at(lower, verb):
            found["tells"] = 1.0
        return found

    @staticmethod
    def _beside(some: Sequence[_Word], first: int, last: int, others: Collection[int]) -> Iterator[str]:
        """The signals of the nearest of some words before and after a place."""
        before = next((word for word in reversed(some) if word.last <= first), None)
        after = next((word for word in some if word.first >= last), None)
        if before:
            yield f"after_{before.kind}"
            if first - before.last < _NEAR:
                yield f"next_after_{before.kind}"
            if not any(before.last <= other < first for other in others):
                yield f"first_after_{before.kind}"
        if after:
            yield f"before_{after.kind}"
            if after.first - last < _NEAR:
                yield f"next_before_{after.kind}"
            if not any(last <= other < after.first for other in others):
                yield f"last_before_{after.kind}"


def blaming(hits: Iterable[Hit]) -> tuple[int, ...]:
    """Where the words that blame begin: of the hits outside a clause no others tell where somebody stands in it."""
    return tuple([hit.first for hit in hits if "blame" in hit.entry])


def _blaming(lower: Sequence[str], hits: Iterable[Hit]) -> Iterator[_Word]:
    """The words that blame: verbs by their form, and nouns."""
    known = set()
    for hit in hits:
        if "blame" in hit.entry:
            known.add(hit.first)
            verb = lower[hit.first] in _forms("blame")
            yield _Word(hit.first, hit.last, f"blame_{_form(lower, hit.first, hit.last)}" if verb else "blame_noun")
    for found in _labels().find(lower):
        if found.first not in known:
            kind = _form(lower, found.first, found.last) if found.entry == "calls" else "noun"
            yield _Word(found.first, found.last, f"{found.entry}_{kind}")


def _ill(lower: Sequence[str], hits: Sequence[Hit]) -> Iterator[_Word]:
    """The words that tell of wrong-doing; those of deeds that are news only where there are no others."""
    some = [hit for hit in hits if not ILL.isdisjoint(hit.entry)]
    grave = [hit for hit in some if "deeds" not in hit.entry]
    for hit in grave or some:
        verb = any(lower[hit.first] in _forms(signal) for signal in ("wrong", "ill"))
        yield _Word(hit.first, hit.last, f"ill_{_form(lower, hit.first, hit.last)}" if verb else "ill_word")


def _form(lower: Sequence[str], first: int, last: int) -> str:
    """Whether a verb tells what somebody does or what is done to them: "was blamed", "a clerk accused of"."""
    word = lower[first]
    if not may_be_participle(word):
        return "does"
    if not _be().isdisjoint(lower[max(0, first - _BE_REACH) : first]):
        return "is_done"
    if word in forms_of("targets", "seldom_passive"):  # "were lied to", but "lied for years"
        return "does"
    return "is_done" if last < len(lower) and lower[last] in words("targets", "after_passives") else "does"


@cache
def _be() -> frozenset[str]:
    """What makes a passive of a participle."""
    return words("grammar", "be") | words("targets", "like_be")


@cache
def _forms(table: str) -> frozenset[str]:
    """All forms of the verbs of a table, by their first words."""
    verbs = load("accusations")[table].get("verbs", ())
    return frozenset(form.split()[0] for verb in verbs for form in spellings(verb))


@cache
def _labels() -> PhraseTable[str]:
    """What gives somebody a bad name, and what tells of criticism that somebody has met with."""
    told = load("targets")["told"]
    return PhraseTable((phrase, kind) for kind, lists in told.items() for phrase in written(lists))
