"""From the words that name a source to who that is: the fullest name in the article, and how traceable it is.

Names are looked up in `tui.language.names`; a pronoun or "the minister" goes to whoever was named or heard last and
fits. Each look-up goes back over a bounded stretch of the text.
"""

import bisect
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.annotate.annotation import Source, SourceKind
from tui.article.article import Span
from tui.language.cut import CutArticle
from tui.language.names import Gender, Mention, Named, Names, Sort, pronouns
from tui.language.tokens import tokenize
from tui.lexicon import load, words

_OF_SORT = {
    Sort.PERSON: SourceKind.PERSON,
    Sort.UNKNOWN: SourceKind.PERSON,
    Sort.BODY: SourceKind.ORGANIZATION,
    Sort.DOCUMENT: SourceKind.DOCUMENT,
}
_REACH = 1500
"""Characters that a pronoun or "the agency" looks back over."""
_SENTENCES = 3
"""Sentences in which a pronoun prefers whoever was heard or named first."""


class _Referent(NamedTuple):
    name: str | None
    kind: SourceKind


_NOBODY = _Referent(None, SourceKind.VAGUE)
_SOMEBODY = _Referent(None, SourceKind.ANONYMOUS)


class Linker:
    """Resolves the sources of one article; ask in the order of the text, since a pronoun looks back."""

    def __init__(self, cut: CutArticle, names: Names) -> None:
        self._cut = cut
        self._names = names
        self._links = sorted(cut.article.links)
        self._heard: list[tuple[int, Named]] = []
        self._learned: dict[Named, Gender] = {}
        self._last: dict[str, tuple[int, _Referent]] = {}

    def source(self, span: Span) -> Source:
        """The source that a stretch of the text names."""
        referent = self._referent(span)
        if referent.kind in (SourceKind.ORGANIZATION, SourceKind.DOCUMENT):
            self._last["it"] = (span.start, referent)
        if referent.kind in (SourceKind.ORGANIZATION, SourceKind.VAGUE, SourceKind.ANONYMOUS):
            self._last["they"] = (span.start, referent)
        return Source(span, self._cut.text[span.start : span.end], referent.name, referent.kind, self._href(span))

    def _href(self, span: Span) -> str | None:
        place = bisect.bisect_left(self._links, (span.start,))
        near = self._links[max(0, place - 1) : place + 1]
        return next((link.href for link in near if link.start < span.end and span.start < link.end), None)

    def _referent(self, span: Span) -> _Referent:
        tokens = tokenize(self._cut.text, span.start, span.end)
        lower = tokens.lower
        if len(lower) == 1 and (pronoun := self._pronoun(lower[0], span)):
            return pronoun
        if lower[0] in words("people", "owners") and len(lower) > 1:
            return self._owned(lower, span)
        mentions = self._names.within(span.start, span.end)
        head = _head(lower)
        core = [mention for mention in mentions if mention.start < tokens.ends[head]]
        if core and core[-1].end >= tokens.ends[head]:
            return self._named(core[-1], lower[: head + 1])
        if lower[head] in words("people", "roles"):
            apposed = next((m for m in mentions if self._is_apposed(m, span)), None)
            if apposed:
                return self._named(apposed, lower)
        return self._described(lower, head, mentions, span)

    def _is_apposed(self, mention: Mention, span: Span) -> bool:
        """Whether a person's name stands after a comma: the mayor of Tarn, Ana Voss."""
        before = self._cut.text[span.start : mention.start].rstrip()
        return mention.named.sort is Sort.PERSON and before.endswith((",", "—", "–"))

    def _named(self, mention: Mention, lower: Sequence[str]) -> _Referent:
        named = mention.named
        kind = _OF_SORT[named.sort]
        if named.sort is Sort.UNKNOWN and not named.mentions:  # a word with a capital, of which nothing more is known
            if lower[-1] in words("people", "vague"):
                return _NOBODY
            kind = SourceKind.ORGANIZATION if lower[0] in ("the", "a", "an") else kind
        if kind is SourceKind.PERSON:
            self._heard.append((mention.start, named))
        return _Referent(named.name, kind)

    # ------------------------------------------------------------------ pronouns

    def _pronoun(self, pronoun: str, span: Span) -> _Referent | None:
        gender = pronouns().get(pronoun)
        if gender:
            named = self._person(span.start, gender)
            if named:
                self._learned.setdefault(named, gender)
                self._heard.append((span.start, named))
            return _Referent(named.name if named else None, SourceKind.PERSON)
        if pronoun in words("grammar", "relatives") or pronoun == "that":
            return self._antecedent(span)
        if pronoun == "it":
            return self._body(span) or _NOBODY
        if pronoun == "they":
            return self._recent(pronoun, span) or _NOBODY
        return _NOBODY if pronoun in words("grammar", "subjects") else None

    def _recent(self, pronoun: str, span: Span) -> _Referent | None:
        where, referent = self._last.get(pronoun, (0, None))
        return referent if referent and span.start - where < _REACH else None

    def _person(self, before: int, gender: Gender) -> Named | None:
        """The person whom "he" or "she" means.

        Whoever was heard in this sentence or the two before, else named there; one whose pronoun is known goes before
        one of whom it is not.
        """
        near = list(self._near(before))
        for known in (True, False):
            for named in near:
                told = self._gender_of(named)
                if told is gender or (not known and told is None):
                    return named
        if opening := self._opening_name(before):
            return opening
        heard = (named for at, named in self._heard_before(before) if self._gender_of(named) in (None, gender))
        return next(heard, None) or self._names.latest(before, (Sort.PERSON,), gender)

    def _gender_of(self, named: Named) -> Gender | None:
        """The pronoun that a person takes: as their name or title tells, else the first that was led back to them."""
        return named.gender or self._learned.get(named)

    def _near(self, before: int) -> Iterator[Named]:
        """People heard or named in this sentence and the ones just before, the likeliest first."""
        sentence = self._cut.sentence_at(before)
        if sentence is None:
            return
        for index in range(sentence.index, max(-1, sentence.index - _SENTENCES), -1):
            one = self._cut.sentences[index]
            if one.block < sentence.block - 1:
                return
            start, end = max(one.start, before - _REACH), min(one.end, before)
            yield from (named for at, named in self._heard_before(before) if start <= at < end)
            for mention in self._names.within(start, end):
                if mention.named.sort is Sort.PERSON and self._cut.quotation_at(mention.start) is None:
                    yield mention.named

    def _opening_name(self, before: int) -> Named | None:
        """A name of several words that opens this sentence or the one before, of which nothing tells whose it is."""
        sentence = self._cut.sentence_at(before)
        for index in range(sentence.index, max(-1, sentence.index - 2), -1) if sentence else ():
            start = self._cut.sentences[index].start
            named = next((m.named for m in self._names.within(start, start + 1) if m.start < before), None)
            if named and named.sort is Sort.UNKNOWN and " " in named.name:
                return named
        return None

    def _heard_before(self, before: int) -> Iterator[tuple[int, Named]]:
        """Who has been heard, the last one first, as far back as a pronoun looks."""
        for at, named in reversed(self._heard):
            if before - at > _REACH:
                return
            if at < before:
                yield at, named

    def _body(self, span: Span) -> _Referent | None:
        """The body that "it" or "the company" means: heard or named first in this sentence or the one before."""
        where, heard = self._last.get("it", (-1, None))
        sentence = self._cut.sentence_at(span.start)
        for index in range(sentence.index, max(-1, sentence.index - 2), -1) if sentence else ():
            start = max(self._cut.sentences[index].start, span.start - _REACH)
            if heard and where >= start:
                return heard
            end = min(self._cut.sentences[index].end, span.start)
            for mention in self._names.within(start, end):
                if mention.named.sort is Sort.BODY and self._cut.quotation_at(mention.start) is None:
                    return _Referent(mention.named.name, SourceKind.ORGANIZATION)
        return heard if heard and span.start - where < _REACH else None

    def _antecedent(self, span: Span) -> _Referent:
        """Who "who" is: the name or the noun before it."""
        sentence = self._cut.sentence_at(span.start)
        begin = max(sentence.start if sentence else 0, span.start - 200)
        before = self._names.within(begin, span.start)
        if before and not self._cut.text[before[-1].end : span.start].strip(" ,—–-"):
            known = before[-1].named.sort is not Sort.UNKNOWN or before[-1].named.mentions
            return self._named(before[-1], ()) if known else _SOMEBODY
        spelled = [low for low in tokenize(self._cut.text, begin, span.start).lower if low[0].isalpha()]
        noun = spelled[-1] if spelled else ""
        if noun in words("people", "roles"):
            holder = self._names.holder(noun, span.start)
            return _Referent(holder.name, SourceKind.PERSON) if holder else _SOMEBODY
        if noun in words("bodies", "bodies"):
            return _Referent(self._earlier(noun, span, Sort.BODY) or f"the {noun}", SourceKind.ORGANIZATION)
        return _Referent(None, SourceKind.DOCUMENT) if noun in words("bodies", "documents") else _NOBODY

    # ------------------------------------------------------------- descriptions

    def _owned(self, lower: Sequence[str], span: Span) -> _Referent:
        """His campaign, her lawyer: the owner is named, the source is what they own."""
        head, gender = lower[_head(lower)], pronouns().get(lower[0])
        if gender:
            person = self._person(span.start, gender)
            owner = person.name if person else None
        else:
            known = self._recent("it" if lower[0] == "its" else "they", span)
            owner = known.name if known else None
        text = " ".join(self._cut.text[span.start : span.end].split())
        name = f"{owner}’s {text.split(' ', 1)[-1]}" if owner else None
        mentioned = self._names.within(span.start, span.end)
        people = [mention for mention in mentioned if mention.named.sort is Sort.PERSON]
        if people or (mentioned and "," in lower):
            return self._named((people or mentioned)[-1], lower)
        holder = self._apposed(head, span) or self._names.holder(head, span.start)
        if holder and head in words("people", "roles"):
            return self._heard_now(holder, span)
        if head in words("bodies", "bodies") or head in words("people", "speaking_for_a_body"):
            return _Referent(name, SourceKind.ORGANIZATION)
        if head in words("bodies", "documents"):
            return _Referent(name, SourceKind.DOCUMENT)
        return _NOBODY if head in words("people", "vague") else _SOMEBODY

    def _apposed(self, role: str, span: Span) -> Named | None:
        """Who is named just after a description: its leader, Ana Voss, …"""
        after = self._names.within(span.end, span.end + 4)
        return after[0].named if after and after[0].named.has_role(role) else None

    def _described(self, lower: Sequence[str], head: int, mentions: Sequence[Mention], span: Span) -> _Referent:
        """A source without a name of its own: "the minister", "a senior official", "PG&E officials"."""
        word = lower[head]
        text = " ".join(self._cut.text[span.start : span.end].split())
        if self._speaks_for_a_body(lower, word, mentions):
            return _Referent(text, SourceKind.ORGANIZATION)
        if word in words("bodies", "documents"):
            earlier = None if mentions or len(lower) > 2 else self._earlier(word, span, Sort.DOCUMENT)
            return _Referent(earlier or text, SourceKind.DOCUMENT)
        if word in words("bodies", "bodies"):
            earlier = self._earlier(word, span, Sort.BODY) if lower[0] == "the" and not mentions else None
            return _Referent(earlier or text, SourceKind.ORGANIZATION)
        if word in words("people", "vague") and lower[0] not in words("people", "numbers"):
            return _NOBODY
        if word in words("people", "roles") or word in words("people", "singular_people"):
            return self._holder(lower, word, span)
        if lower[0] in words("people", "numbers") or lower[0] in ("a", "an"):
            return _SOMEBODY
        if mentions and not ("'s" in lower[:head] and word.endswith("s")):  # not Tarn's engineers
            return self._named(mentions[0], lower)
        return _SOMEBODY if lower[0] in words("people", "definite") and not word.endswith("s") else _NOBODY

    def _speaks_for_a_body(self, lower: Sequence[str], word: str, mentions: Sequence[Mention]) -> bool:
        """A spokesperson of something named, or officials of a body that has a name: not "Western officials"."""
        if word not in words("people", "speaking_for_a_body") or lower[0] in ("some", "many"):
            return False
        if mentions and not (word == "officials" and mentions[0].named.name.lower() in words("people", "too_wide")):
            return True
        return word != "officials" and any(low in words("bodies", "bodies") for low in lower)

    def _holder(self, lower: Sequence[str], role: str, span: Span) -> _Referent:
        """The minister: whoever has that role in the article, else the last person heard of whom no role is told.

        Of whom the article gives no name, the holder of an office can still be found: Tarn's foreign minister.
        """
        definite = lower[0] in words("people", "definite")
        if not definite and "'s" not in lower:
            return _SOMEBODY
        alike = load("people")["alike"].get(role, ())
        holders = (self._names.holder(one, span.start) for one in (role, *alike))
        holder = next((one for one in holders if one), None) or self._names.coming_holder(role, span.end)
        if holder is None and definite:
            heard = (named for _, named in self._heard_before(span.start) if named.role is None)
            holder = next(heard, None)
        if holder:
            return self._heard_now(holder, span)
        if role in words("people", "offices") or not words("people", "singling_out").isdisjoint(lower):
            return _Referent(" ".join(self._cut.text[span.start : span.end].split()), SourceKind.PERSON)
        return _SOMEBODY

    def _heard_now(self, person: Named, span: Span) -> _Referent:
        self._heard.append((span.start, person))
        return _Referent(person.name, SourceKind.PERSON)

    def _earlier(self, word: str, span: Span, sort: Sort) -> str | None:
        """The fullest name before this place that has the word in it: "the agency", the "Tarn Water Agency"."""
        for mention in reversed(self._names.within(max(0, span.start - 4 * _REACH), span.start)):
            if mention.named.sort is sort and word in mention.named.name.lower().split():
                return mention.named.name
        known = self._body(span) if sort is Sort.BODY else None
        return known.name if known and known.kind is SourceKind.ORGANIZATION else None


def _head(lower: Sequence[str]) -> int:
    """The index of the noun that a description is about: the word before "of", "who" or a comma."""
    ends = words("people", "ends_of_heads")
    return max(0, next((i for i, low in enumerate(lower) if low in ends and i), len(lower)) - 1)
