"""Who is meant by a description that the article puts a name to only later: a councilman … Councilman Ivo Marek."""

from collections.abc import Container, Sequence

from tui.annotate.attribution.cues import verb_cues
from tui.annotate.naming.heard import Heard
from tui.annotate.naming.nouns import (
    bare,
    capitals_in,
    head_of,
    in_heading,
    is_after_comma,
    is_of_one,
    is_person,
    is_set_off,
    people_among,
    roles_like,
)
from tui.annotate.naming.referent import REACH, Referent
from tui.article.article import Span
from tui.language.cut import CutArticle, Sentence
from tui.language.folded import word_classes
from tui.language.names.holders import best_holder, fields_of
from tui.language.names.named import Mention, Named, Sort, words_of_role
from tui.language.names.names import Names
from tui.language.names.parts import gender_of
from tui.language.tokens import tokenize
from tui.lexicon import words

_SENTENCES_OF_LEAD = 4
"""Sentences, the headline among them, that may tell of somebody before the name comes."""
_SENTENCES_TO_NAME = 8
"""Sentences after which no name is for whom a lead told of."""
_SENTENCES_TO_OPEN = 3
"""Those of them that may open with the name of whom a lead told of by what they did."""
_LONGEST_VERB = 12
_REACH_OF_COLON = 200
"""Characters between a description and the name before a colon."""


class NamedLater:
    """The people of one article whom descriptions tell of before their name; ask in the order of the text."""

    def __init__(self, cut: CutArticle, names: Names, heard: Heard) -> None:
        self._cut = cut
        self._names = names
        self._heard = heard
        self._presented: dict[str, Named] = {}

    def by(self, span: Span) -> Referent | None:
        """Who is meant by a description that so far nobody is known by: once found, "the councilman" is still them."""
        sentence = self._cut.sentence_at(span.start)
        if sentence is None:
            return None
        lower = bare(tokenize(self._cut.text, *span)).lower
        word = lower[head_of(lower)]
        named = self._before_colon(span, sentence)
        if named is None and lower[0] in words("people", "definite"):
            named = self._presented.get(word)
        if named is None and sentence.index < _SENTENCES_OF_LEAD and is_person(word):
            named = self._presented_after(lower, word, span, sentence)
        if named is None and lower[0] in ("a", "an", "one") and is_person(word):
            named = self._adding(word, sentence)
        if named is None:
            return None
        self._presented.setdefault(word, named)
        return self._heard.now(named, span)

    def _before_colon(self, span: Span, sentence: Sentence) -> Named | None:
        """Who is told to be somebody, just before their words: the other who left is Ana Voss: “It leaks.”"""
        near = people_among(self._names.within(span.end, min(sentence.end, span.end + _REACH_OF_COLON)))
        mention = next((m for m in near if self._cut.text[m.end : m.end + 1] == ":"), None)
        if mention is None:
            return None
        between = tokenize(self._cut.text, span.end, mention.start).lower
        verb = max((i for i, low in enumerate(between) if low in words("grammar", "be")), default=None)
        if verb is None:
            return None
        of_another = any(word_classes().get(low) == "i" and low != "of" for low in between[verb + 1 :])
        return None if of_another else mention.named  # not: the others are sure about Voss:

    def _adding(self, word: str, sentence: Sentence) -> Named | None:
        """Who opens the next sentence and is told to add to what somebody without a name said: A farmer said it
        leaked. Ana Voss, 71, added that …"""
        following = self._cut.sentences[sentence.index + 1 : sentence.index + 2]
        if not following or following[0].block != sentence.block:
            return None
        mention = next(iter(self._names.within(following[0].start, following[0].start + 1)), None)
        if mention is None or self._names.first(mention.named) != mention.start:
            return None
        named = mention.named
        fits = gender_of(word) in (None, named.gender) or named.gender is None
        after = tokenize(self._cut.text, mention.end, min(following[0].end, mention.end + 4 * _LONGEST_VERB)).lower
        verb = next((low for low in after if low in words("people", "heads_of_sentences")), None)
        return named if fits and self._is_presented(mention) and verb in words("people", "adding") else None

    def _presented_after(self, lower: Sequence[str], word: str, span: Span, sentence: Sentence) -> Named | None:
        """The only person new in the sentences after a lead who has the role told there: a senator … Sen. Ana Voss.

        Where nobody has it, the only one whose name opens one of the next sentences, if the lead tells of one person by
        what they did or whose they are: the farmer who built the dam, the wife of a farmer … Ana Voss, 45, … Of an
        office, whoever speaks next, if the text does not say who else that may be.
        """
        if word in words("people", "kept_unnamed") and words("people", "singling_out").isdisjoint(lower):
            return None
        following = self._cut.sentences[sentence.index + 1 : sentence.index + 1 + _SENTENCES_TO_NAME]
        ends = min(following[-1].end, span.end + 4 * REACH) if following else span.end
        known = {m.named for m in self._names.within(max(0, span.end - REACH), sentence.end)}
        new = [m for m in people_among(self._names.within(span.end, ends)) if m.named not in known]
        roles = roles_like(word)
        of_another = any(lower[i : i + 2] in (("of", "a"), ("of", "an")) for i in range(len(lower)))
        definite = lower[0] in words("people", "definite")
        opens = span.start == sentence.start
        told_by_deed = ("who" in lower and (definite or opens)) or (definite and of_another)
        if holders := {m.named for m in new if any(m.named.has_role(role) for role in roles)}:
            holder = self._only_holder(holders, roles, lower, span)
            fields = fields_of(words_of_role(holder)) if holder else frozenset[str]()
            if not (told_by_deed and fields and fields.isdisjoint(lower)):
                return holder  # the manager of a farm is not her line manager
        coined = in_heading(self._cut, span.start) and not is_of_one(word) and lower[0] not in ("a", "an")
        if told_by_deed or coined:
            return self._only_one_opening(known, span, following[:_SENTENCES_TO_OPEN])
        of_case = word in words("people", "told_by_office")
        owned = "'s" in lower or lower[0] in words("people", "owners")
        office = is_of_one(word) and not of_case and (definite or owned)
        if office and (speaker := self._speaking_next(span, known, word, following[:_SENTENCES_TO_OPEN])):
            return speaker
        lone = {m.named for m in new}
        return new[0].named if len(lone) == 1 and new[0].full and word in words("people", "epithets") else None

    def _only_holder(self, holders: set[Named], roles: Sequence[str], lower: Sequence[str], span: Span) -> Named | None:
        """The only one with the role; not for a Tarn senator … Sen. Voss, who may be from Orin."""
        told = {low for low in capitals_in(self._cut, *span) if low not in word_classes()}
        holder = best_holder(holders, roles, told) if len(holders) == 1 else None
        of_role = holder.role.lower().split() if holder and holder.role else ()
        another = lower[0] in ("a", "an") and bool(told) and told.isdisjoint(of_role)
        return None if another else holder

    def _only_one_opening(self, known: Container[Named], span: Span, following: Sequence[Sentence]) -> Named | None:
        """The only one whose full name opens a sentence and is set off there, as news presents somebody."""
        begins = {sentence.start for sentence in following}
        new = self._new(known, span, following)
        opening = {m.named for m in new if m.start in begins and is_set_off(self._cut, m) and self._is_presented(m)}
        return next(iter(opening)) if len(opening) == 1 else None

    def _is_presented(self, mention: Mention) -> bool:
        """Whether a name is surely that of somebody, or is told with an age or "who": Zzyx Marek, 45, …"""
        following = tokenize(self._cut.text, mention.end, mention.end + len(", aged 45")).lower
        return mention.named.sort is Sort.PERSON or any(low == "who" or low.isdigit() for low in following)

    def _new(self, known: Container[Named], span: Span, following: Sequence[Sentence]) -> list[Mention]:
        """Where somebody new is named in full after a description, whose name may be that of a person."""
        new = self._names.within(span.end, following[-1].end) if following else ()
        of_two_words = (m for m in new if m.full and " " in m.named.name and m.named not in known)
        return [m for m in of_two_words if m.named.sort in (Sort.PERSON, Sort.UNKNOWN)]

    def _speaking_next(
        self, span: Span, known: Container[Named], word: str, following: Sequence[Sentence]
    ) -> Named | None:
        """Who is named first after an office, at the head of a main clause or after a quotation, if they speak and
        nothing tells who they are: Tarn’s water minister asked for patience. // Ana Voss told …; Speaking in Orin, Ana
        Voss stressed …; “Not yet,” Ana Voss said."""
        mention = next(iter(self._new(known, span, following)), None)
        if mention is None or self._cut.quotation_at(mention.start) is not None:
            return None
        named, before = mention.named, self._cut.text[mention.start - 2 : mention.start].strip()
        opens = before in ("”", '"', "’") or any(self._heads(mention, sentence) for sentence in following)
        untold = named.role is None or named.role in words("people", "degrees")
        fits = gender_of(word) in (None, named.gender) or named.gender is None
        after = tokenize(self._cut.text, mention.end, mention.end + 2 * _LONGEST_VERB).lower
        speaks = bool(after) and (after[0] in words("people", "heads_of_sentences") or bool(verb_cues().at(after, 0)))
        speaks = speaks or (opens and self._cut.text.startswith(", who ", mention.end))
        return named if opens and untold and fits and speaks else None

    def _heads(self, mention: Mention, sentence: Sentence) -> bool:
        """Whether a sentence begins with a name, or its main clause does after what it was said on: Speaking in Orin,
        Ana Voss …"""
        if not sentence.start < mention.start < sentence.end:
            return mention.start == sentence.start
        if sentence.lower[0] not in words("people", "opening_on_others"):
            return False
        first = next(iter(people_among(self._names.within(sentence.start, sentence.end))), None)
        return first is mention and is_after_comma(self._cut, mention)
