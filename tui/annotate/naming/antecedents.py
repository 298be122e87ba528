"""Who "who", "which" and "that" tell of: the name or the noun before them."""

from collections.abc import Callable, Sequence

from tui.annotate.annotation import SourceKind
from tui.annotate.naming.descriptions import Descriptions
from tui.annotate.naming.heard import Heard
from tui.annotate.naming.nouns import (
    is_body,
    is_document,
    is_person,
    is_role,
    is_set_off,
    people_among,
    word_before,
)
from tui.annotate.naming.referent import NOBODY, SOMEBODY, Referent
from tui.annotate.naming.several import IN_BRACKETS
from tui.article.article import Span
from tui.language.cut import CutArticle
from tui.language.folded import word_classes
from tui.language.names.named import Mention, Sort
from tui.language.names.names import Names
from tui.language.names.parts import pronouns
from tui.language.tokens import Tokens, tokenize
from tui.lexicon import words

_REACH_OF_WHO = 200
"""Characters before "who", and before a predicate, in which stands whom they tell of."""
_LONGEST_PHRASE = 8


class Antecedents:
    """Whom the relative pronouns of one article tell of; ask in the order of the text.

    `pronoun` tells whom "she" at a place means.
    """

    def __init__(
        self,
        cut: CutArticle,
        names: Names,
        heard: Heard,
        descriptions: Descriptions,
        pronoun: Callable[[str, Span], Referent | None],
    ) -> None:
        self._cut = cut
        self._names = names
        self._heard = heard
        self._descriptions = descriptions
        self._pronoun = pronoun

    def of(self, span: Span, latest: tuple[Span, Referent] | None) -> Referent:
        """Who "who" is: the source before it, if that is the latest, else the name or the noun."""
        sentence = self._cut.sentence_at(span.start)
        begins = max(sentence.start if sentence else 0, span.start - _REACH_OF_WHO)
        if just := self._just_told(span, latest):
            return just
        if named := self._name_before_who(begins, span):
            return named
        phrase = tokenize(self._cut.text, begins, span.start)
        if subject := self._subject_of_predicate(phrase):
            return subject
        last = len(phrase.lower)
        while last and not phrase.lower[last - 1][0].isalpha():
            last -= 1
        noun = phrase.lower[last - 1] if last else ""
        told = self._phrase(phrase, last)
        if is_role(noun):
            holder = self._names.holder(noun, span.start)
            return Referent(holder.name, SourceKind.PERSON) if holder else self._heard.somebody(noun, span, told)
        if is_body(noun):
            name = self._descriptions.earlier(noun, span, Sort.BODY)
            return Referent(name or f"the {noun}", SourceKind.ORGANIZATION)
        if is_document(noun):
            return Referent(told, SourceKind.DOCUMENT)
        counted = not words("people", "numbers").isdisjoint(phrase.lower[max(0, last - 4) : last])
        of_one = (told or "").split(" ", 1)[0].lower() in words("grammar", "of_one")
        counted = counted or (of_one and noun not in words("people", "vague"))
        return Referent(told, SourceKind.ANONYMOUS if counted else SourceKind.VAGUE)

    def _just_told(self, span: Span, latest: tuple[Span, Referent] | None) -> Referent | None:
        """The source that ends just before "who", or is told of further up to it: said one farmer in Tarn, who …"""
        if latest is None:
            return None
        before, referent = latest
        if not before.end <= span.start < before.end + _REACH_OF_WHO or self._people_named(before.end, span.start):
            return None
        between = tokenize(self._cut.text, before.end, span.start).lower
        if between[-1:] == (",",):
            between = between[:-1]
        told = not between or word_classes().get(between[0]) == "i" or between[0] in words("people", "in_the_know")
        if not told or "," in between:
            return None
        return referent if referent.name else Referent(self._cut.written(*before), referent.kind)

    def _name_before_who(self, begins: int, span: Span) -> Referent | None:
        """Who is named just before "who", or before what describes them: Ana Voss, a farmer from Tarn, who …"""
        before = self._names.within(begins, span.start)
        if len(before) > 1 and self._cut.text[before[-1].start - 1] == "(":
            before = before[:-1]  # Ana Voss (Orinist), who …
        if not before:
            return None
        if IN_BRACKETS.sub("", self._cut.text[before[-1].end : span.start]).strip(" ,—–-"):
            return self._described_before_who(before, span)
        mention = before[-1]
        personal = self._cut.text[span.start : span.end].lower() != "which"
        if personal and mention.named.sort is not Sort.PERSON:
            described = [m for m in people_among(before) if is_set_off(self._cut, m)]
            if described:
                return self._heard.named(described[-1], ())
            if person := self._described_before_who(before, span):
                return person
            if word_before(self._cut, mention, begins) in words("people", "before_places"):
                return NOBODY  # workers in Tarn who
        if personal and mention.named.name.lower() in words("bodies", "states"):
            return None
        known = mention.named.sort is not Sort.UNKNOWN or mention.named.mentions
        return self._heard.named(mention, ()) if known else SOMEBODY

    def _described_before_who(self, before: Sequence[Mention], span: Span) -> Referent | None:
        """The person whom a description between commas tells of before "who": Ana Voss, the agency’s lawyer, who …; Ana
        Voss of Tarn, who …; Ana Voss of Tarn, the party’s leader, who …"""
        person = next((m for m in reversed(before) if m.named.sort is Sort.PERSON), None)
        if person is None or self._cut.text[span.start : span.end].lower() != "who":
            return None
        between = tokenize(self._cut.text, person.end, span.start).lower
        if between[:1] == ("of",) and "," in between:
            between = between[between.index(",") :]
            if between == (",",):
                return self._heard.named(person, ())
        set_off = between[:1] == (",",) and between[-1:] == (",",) and between.count(",") == 2
        clause = any(word_classes().get(low) in ("x", "c", "b", "r") for low in between)
        return self._heard.named(person, ()) if set_off and not clause else None

    def _subject_of_predicate(self, phrase: Tokens) -> Referent | None:
        """Who is said to be the one of whom "who" tells: [Ivo Marek] is a farmer who …, [she] was the first who …"""
        near = range(len(phrase.lower) - 1, max(1, len(phrase.lower) - _LONGEST_PHRASE), -1)
        noun = next((i for i in near if word_classes().get(phrase.lower[i]) not in (None, "0", "p")), 0)
        if noun < 2 or phrase.lower[noun] not in ("a", "an") or phrase.lower[noun - 1] not in words("grammar", "be"):
            return None
        first, end = phrase.starts[noun - 2], phrase.ends[noun - 2]
        if phrase.lower[noun - 2] in pronouns():
            return self._pronoun(phrase.lower[noun - 2], Span(first, end))
        before = self._names.within(max(0, first - _REACH_OF_WHO), end)
        return self._heard.named(before[-1], ()) if before and before[-1].end == end else None

    def _phrase(self, phrase: Tokens, last: int) -> str | None:
        """The words of the noun phrase that ends before the token `last`, from its determiner on, else its noun."""
        first, classes = last, word_classes()
        while first and last - first < _LONGEST_PHRASE:
            kind = classes.get(phrase.lower[first - 1], "w" if phrase.lower[first - 1][0].isalnum() else ".")
            if kind not in "wdp0" and phrase.lower[first - 1] != "of":
                break
            first -= 1
            described = self._tells_of_people(phrase.lower[last - 1])
            if kind in "dp" and (described or phrase.lower[max(0, first - 1)] != "of"):
                return self._cut.written(phrase.starts[first], phrase.ends[last - 1])
        return self._cut.written(phrase.starts[last - 1], phrase.ends[last - 1]) if first < last else None

    def _people_named(self, start: int, end: int) -> bool:
        return bool(people_among(self._names.within(start, end)))

    def _tells_of_people(self, low: str) -> bool:
        """Whether a noun is one for people, who may speak: the efforts of [a family friend] who …"""
        return is_person(low) or low in words("people", "vague")
