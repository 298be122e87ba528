"""The names in an article and who they are: each mention is led back to the fullest form of its name.

A run of capitals is a name. What stands before it ("Foreign Minister", "Ms") or after a comma ("the mayor of Tarn")
is a role; the words in it tell a person from a body or a document. A later "Marek" is the "Ivo Marek" of the article.
"""

import bisect
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from itertools import chain

from tui.language.cut import CutArticle, Sentence, kept
from tui.language.names.holders import best_holder
from tui.language.names.identified import identify, may_be_company
from tui.language.names.named import Mention, Named, Run, Seen, Sort
from tui.language.names.parts import Gender
from tui.language.names.runs import by_spelling, runs_in
from tui.lexicon import load, words

_LEAD = 400
"""Characters below a headline in which news says whom it means."""
_LEADING = 4
"""How many of those that an article names are its leading ones."""
_NEAR, _FAR = 40, 80
"""Mentions beside a place among which a name, and the holder of an office, is looked for: a bound on hostile texts."""


class Names:
    """The names of one article, by where they stand."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self.mentions: Sequence[Mention] = sorted(mentions, key=lambda m: m.start)
        self._starts = [m.start for m in self.mentions]

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
        for mention in reversed(self.mentions[max(0, place - _NEAR) : place]):
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
        return best_holder((m.named for m in reversed(self.mentions[max(0, place - _FAR) : place])), (role,), told)

    def body_called(self, noun: str, before: int) -> Named | None:
        """The last body named before an offset that "the …" with this noun may mean: by its name, or any that may be a
        company, or the only one with a word that stands for the noun: the agency, of a department."""
        place = bisect.bisect_left(self._starts, before)
        bodies = [m.named for m in reversed(self.mentions[max(0, place - _NEAR) : place]) if m.named.sort is Sort.BODY]
        named = next((one for one in bodies if noun in one.name.lower().split()), None)
        if named:
            return named
        if noun in words("bodies", "commercial"):
            return next((one for one in bodies if may_be_company(one.name) and not one.place), None)
        called = frozenset(load("bodies")["called"].get(noun, ()))
        kin = dict.fromkeys(one for one in bodies if not called.isdisjoint(one.name.lower().split()))
        return next(iter(kin)) if len(kin) == 1 else None

    def told_below(self, noun: str, headline: int) -> Named | None:
        """Who is named below a headline, if anybody is, of whom that tells by a noun alone: Builder … the builder Orin
        Homes; Airline … Orinair."""
        if noun in words("people", "roles") and (holder := self.coming_holder(noun, headline)):
            return holder if self.first(holder) < headline + _LEAD else None
        known = noun in words("bodies", "called_back") or noun in load("bodies")["called"]
        return self.body_called(noun, headline + _LEAD) if known else None

    def coming_holder(self, role: str, after: int, told: Collection[str] = ()) -> Named | None:
        """The first one named after an offset whose role has this word: leads say "the minister" before a name."""
        place = bisect.bisect_left(self._starts, after)
        return best_holder((m.named for m in self.mentions[place : place + _FAR]), (role,), told)

    def first(self, named: Named) -> int:
        """Where somebody is named first."""
        return self._first[named]

    @cached_property
    def _first(self) -> dict[Named, int]:
        return {mention.named: mention.start for mention in reversed(self.mentions)}

    def times(self, named: Named) -> int:
        """How often the article names somebody, in full or not."""
        return self._times[named]

    @cached_property
    def _times(self) -> Counter[Named]:
        return Counter(mention.named for mention in self.mentions)

    @cached_property
    def leading(self) -> Sequence[Named]:
        """Those of a known sort that the article names most, the most named first."""
        known = [one for one in self.everyone if one.sort in (Sort.PERSON, Sort.BODY)]
        return sorted(known, key=lambda one: -self.times(one))[:_LEADING]

    @cached_property
    def everyone(self) -> Sequence[Named]:
        """All that are named, in the order of their first mention."""
        return list(dict.fromkeys(m.named for m in self.mentions))


@kept
def names_in(cut: CutArticle) -> Names:
    """The names of an article."""
    headings, prose = by_spelling(cut)
    seen = _seen_in(prose)
    runs: list[Run] = []
    opening: Run | None = None
    place = 0
    for sentence in prose:
        found = [*runs_in(sentence, seen)]
        if opening and _is_called_back_as_company(sentence):
            runs[place] = opening._replace(sort=Sort.BODY)
        place, opening = len(runs), _unknown_that_opens(sentence, found)
        runs += found
    known = {low for run in runs for low in run.lower} | {word.lower() for run in runs for word in run.name}
    runs += [run for sentence in headings for run in runs_in(sentence, seen, known)]
    return Names(identify(sorted(runs, key=lambda run: run.start)))


def _seen_in(prose: Sequence[Sentence]) -> Seen:
    """How the words of some sentences are spelled; what stands in small letters is no part of a user's name."""
    plain = [s for s in prose if "@" not in s.words]
    spelled = frozenset(chain.from_iterable(s.words for s in plain))
    lowered = dict(chain.from_iterable(zip(s.words[1:], s.lower[1:], strict=True) for s in prose))
    return Seen(
        spelled.intersection(chain.from_iterable(s.lower for s in plain)),  # what is spelled as in lower case
        frozenset([low for word, low in lowered.items() if word[0].isupper()]),
    )


def _unknown_that_opens(sentence: Sentence, runs: Sequence[Run]) -> Run | None:
    """The name that a sentence opens with, if nothing tells whose it is and nobody else is named there."""
    first = runs[0] if runs else None
    if first is None or first.start != sentence.start or first.sort is not Sort.UNKNOWN or first.role or first.gender:
        return None
    return None if any(run.sort in (Sort.BODY, Sort.PERSON) and not run.inside for run in runs[1:]) else first


def _is_called_back_as_company(sentence: Sentence) -> bool:
    """Whether a sentence goes on with "the company" or the like, which is what the one before opens with."""
    lower = sentence.lower
    return lower[0] == "the" and len(lower) > 2 and lower[1] in words("bodies", "commercial") and lower[2] != "of"
