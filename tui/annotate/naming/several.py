"""Several people or bodies that are one source, or are told of again as one: Ana Voss and Ivo Marek; both; the two."""

import itertools
import re
from collections.abc import Sequence

from tui.annotate.annotation import SourceKind
from tui.annotate.naming.heard import Heard
from tui.annotate.naming.nouns import is_age, is_role, people_among, tells_which
from tui.annotate.naming.referent import REACH, Referent
from tui.article.article import Span
from tui.language.cut import CutArticle, Sentence
from tui.language.folded import word_classes
from tui.language.names.named import Mention, Sort
from tui.language.names.names import Names
from tui.language.tokens import tokenize
from tui.lexicon import words

_SENTENCES_OF_TWO = 5
"""Sentences before "both" in which the two are looked for."""
_LONGEST_OFFICE = 24
"""Characters after a name in which the word for an office stands whole."""
IN_BRACKETS = re.compile(r"\([^()]{1,40}\)")
"""The party or the like after a name."""


class Several:
    """Those who are named together in one article."""

    def __init__(self, cut: CutArticle, names: Names, heard: Heard) -> None:
        self._cut = cut
        self._names = names
        self._heard = heard

    def together(self, mentions: Sequence[Mention], span: Span) -> Referent | None:
        """Several who say the same: Ana Voss and Ivo Marek; not: polls in Tarn and Orin."""
        if len(mentions) < 2:
            return None  # most: nothing is cut for them
        named = self._who_count(mentions)
        mentions = self._without_places(named)
        places = [one for one in named if one not in mentions]
        opening = tokenize(self._cut.text, span.start, mentions[0].start).lower if mentions else ()
        if any(word_classes().get(low) == "i" for low in opening):
            return None
        several = list(mentions[:1])
        joined = False
        for mention in mentions[1:]:
            between = self.joining(several[-1], mention, places=places)
            if not between:
                break
            joined = joined or not words("people", "joining").isdisjoint(between)
            several.append(mention)
        written = [one.named.sort is Sort.DOCUMENT for one in several]
        if not joined or (any(written) and not all(written)):
            return None
        if several[0].named.sort is Sort.BODY and all(one.named.sort is Sort.UNKNOWN for one in several[1:]):
            return Referent(self._cut.written(several[0].start, several[-1].end), SourceKind.ORGANIZATION)
        found = [self._heard.named(one, ()) for one in several]
        kinds = [one.kind for one in found]
        kind = SourceKind.PERSON if SourceKind.PERSON in kinds else kinds[0]
        if SourceKind.ORGANIZATION in kinds and all(one.named.sort is not Sort.PERSON for one in several):
            kind = SourceKind.ORGANIZATION
        names = list(dict.fromkeys(one.name for one in found if one.name))
        name = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else None
        return Referent(name, kind) if name else None

    def again(self, lower: Sequence[str], span: Span) -> Referent | None:
        """Those named together before whom "the senators" tells of again, and whom "the two" does."""
        if lower[0] != "the" or len(lower) != 2:
            return None
        if lower[1] == "two":
            return self._only_two(span)
        last = self._heard.recent("they", span.start)
        together = last and last.kind is SourceKind.PERSON and lower[1] in self._heard.words_for_they()
        return last if together else None

    def both(self, span: Span) -> Referent | None:
        """The two whom "both" means: the only two people named in the sentences before, or those whom "and" joins last.

        None where it tells of others ("both sides") or there are more whom it may mean.
        """
        sentence = self._cut.sentence_at(span.start)
        if sentence is None or sentence.lower[sentence.token_at(span.start)] != "both":
            return None
        following = self._cut.lower_in(*span)[1:]
        if following[:1] == ("of",):
            following = following[1:]
        if following and following[0] not in words("people", "after_both"):
            return None
        people = [m for m in self._people_before(sentence, span) if not tells_which(self._cut, m)]
        joined = [self.joining(one, other) for one, other in itertools.pairwise(people[-3:])]
        of_more = len(joined) > 1 and joined[0]  # Orlo, Marek and Voss
        if joined and not of_more and not words("people", "joining").isdisjoint(joined[-1]):
            people = people[-2:]
        return _two_of(people)

    def before_others(self, mentions: Sequence[Mention], span: Span) -> Referent | None:
        """Who is named before others that are not: Ana Voss and other leaders, Ana Voss and her team."""
        if not mentions or mentions[0].named.sort is not Sort.PERSON:
            return None
        following = tokenize(self._cut.text, mentions[0].end, span.end).lower[:2]
        theirs = following[1:] and (following[1] in words("people", "owners") or following[1] in ("other", "others"))
        if following[:1] != ("and",) or not theirs:
            return None
        opening = tokenize(self._cut.text, span.start, mentions[0].start).lower
        if any(word_classes().get(low) is not None for low in opening):
            return None  # strategists at odds with Voss and her team
        return self._heard.named(mentions[0], ())

    def _only_two(self, span: Span) -> Referent | None:
        """The only two people who are named in the sentences before."""
        sentence = self._cut.sentence_at(span.start)
        return _two_of(self._people_before(sentence, span)) if sentence else None

    def _people_before(self, sentence: Sentence, span: Span) -> list[Mention]:
        """The people who are named in this sentence and the ones before, up to a place in it."""
        begins = max(self._cut.sentences[max(0, sentence.index - _SENTENCES_OF_TWO)].start, span.start - REACH)
        return people_among(self._names.within(begins, span.start))

    def _who_count(self, mentions: Sequence[Mention]) -> Sequence[Mention]:
        """Of rivals such as Ana Voss (D) and Ivo Marek the names after "such as", else all; no party in brackets."""
        mentions = [one for one in mentions if self._cut.text[max(0, one.start - 1) : one.start] != "("]
        for place, mention in enumerate(mentions):
            before = tokenize(self._cut.text, max(0, mention.start - len(" such as ")), mention.start).lower
            if before[-2:] == ("such", "as"):
                return mentions[place:]
        return mentions

    def _without_places(self, mentions: Sequence[Mention]) -> Sequence[Mention]:
        """Without the names of no person just before an office, and those that "and" alone joins to them: whose head
        somebody is, as in Tarn and Orin mayor Ivo Marek."""
        kept: list[Mention] = []
        last: Mention | None = None
        for mention in reversed(mentions):
            following = tokenize(self._cut.text, mention.end, mention.end + _LONGEST_OFFICE).lower[:1]
            beside = bool(following) and (is_role(following[0]) or following[0] in words("people", "offices_told"))
            joined = last and self._cut.text[mention.end : last.start].strip() == "and"
            if mention.named.sort is not Sort.PERSON and (beside or joined):
                last = mention
            else:
                kept, last = [mention, *kept], None
        return kept

    def joining(self, one: Mention, other: Mention, *, places: Sequence[Mention] = ()) -> Sequence[str]:
        """The words between two who are named together, a comma or "and", but for `places`; nothing where others stand
        between them."""
        text, after = "", one.end
        for place in places:
            if after <= place.start < other.start:
                text, after = text + self._cut.text[after : place.start], place.end
        between = tokenize(IN_BRACKETS.sub("", text + self._cut.text[after : other.start])).lower
        known = words("people", "between_names")
        return between if all(low in known or is_role(low) or is_age(low) for low in between) else ()


def _two_of(people: Sequence[Mention]) -> Referent | None:
    """The two who are named, under both of their names; None if they are not two."""
    names = list(dict.fromkeys(m.named.name for m in people))
    return Referent(" and ".join(names), SourceKind.PERSON) if len(names) == 2 else None
