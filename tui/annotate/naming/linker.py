"""From the words that name a source to who that is: the fullest name in the article, and how traceable it is.

Who has been heard, and so whom a name or a pronoun means, is in `heard.py`; "the minister" and whatever else has no
name of its own in `descriptions.py`, and in `named_later.py` where the name comes only after it; those who are named
together are in `several.py`, and whom "who" tells of in `antecedents.py`.
"""

import bisect
import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from tui.annotate.annotation import Source, SourceKind
from tui.annotate.attribution.openings import document_in, plural_at_head, thing_at_head
from tui.annotate.attribution.turns import initials_of
from tui.annotate.genre import has_turns
from tui.annotate.naming.antecedents import Antecedents
from tui.annotate.naming.descriptions import Descriptions
from tui.annotate.naming.headlined import body_meant
from tui.annotate.naming.heard import Heard
from tui.annotate.naming.named_later import NamedLater
from tui.annotate.naming.nouns import (
    bare,
    head_of,
    in_heading,
    is_body,
    is_document,
    is_of_one,
    is_role,
    people_among,
    word_before,
)
from tui.annotate.naming.referent import NOBODY, NOBODY_KNOWN, REACH, Referent
from tui.annotate.naming.several import Several
from tui.article.article import Span
from tui.language.cut import CutArticle, Sentence
from tui.language.folded import word_classes
from tui.language.names.named import Mention, Named, Sort
from tui.language.names.names import Names
from tui.language.names.parts import pronouns
from tui.language.tokens import Tokens, tokenize
from tui.lexicon import words

_ASKED = ("Q", "A")
"""The letters for question and answer."""


class Linker:
    """Resolves the sources of one article; ask in the order of the text, since a pronoun looks back."""

    def __init__(self, cut: CutArticle, names: Names) -> None:
        self._cut = cut
        self._names = names
        self._links = sorted(cut.article.links)
        self._heard = Heard(cut, names)
        self._descriptions = Descriptions(cut, names, self._heard)
        self._later = NamedLater(cut, names, self._heard)
        self._several = Several(cut, names, self._heard)
        self._antecedents = Antecedents(cut, names, self._heard, self._descriptions, self._pronoun)
        self._first_answer: int | None = None
        self._latest: tuple[Span, Referent] | None = None

    def source(self, span: Span, inside: bool = False) -> Source:
        """The source that a stretch of the text names; `inside`: inside what somebody else is told to have said."""
        if inside:
            self._heard.told_inside(span)
        referent = self._referent(self._without_topic(span))
        office = referent.kind is SourceKind.PERSON and referent.name == self._cut.written(*span)  # nobody holds it yet
        if office or referent.kind in (SourceKind.ANONYMOUS, SourceKind.VAGUE):
            referent = self._later.by(span) or referent
        if referent.kind is SourceKind.ORGANIZATION and referent.name == self._cut.written(*span):
            referent = referent._replace(name=body_meant(self._cut, self._names, span) or referent.name)
        self._heard.keep(referent, span)
        self._latest = (span, referent)
        return Source(span, self._cut.text[span.start : span.end], referent.name, referent.kind, self._href(span))

    def _without_topic(self, span: Span) -> Span:
        """Without what it is about in a headline: [Mayor] on dam: “It will hold”."""
        if not in_heading(self._cut, span.start) or self._cut.text[span.end : span.end + 1] != ":":
            return span
        tokens = tokenize(self._cut.text, *span)
        topic = tokens.lower.index("on") if "on" in tokens.lower[1:-1] else 0
        return Span(span.start, tokens.ends[topic - 1]) if topic else span

    def _href(self, span: Span) -> str | None:
        place = bisect.bisect_left(self._links, (span.start,))
        near = self._links[max(0, place - 1) : place + 1]
        return next((link.href for link in near if link.start < span.end and span.start < link.end), None)

    def _referent(self, span: Span) -> Referent:
        tokens = bare(tokenize(self._cut.text, *span))
        lower = tokens.lower
        if len(lower) == 1 and (pronoun := self._pronoun(lower[0], span)):
            return pronoun
        if tokens.words[0] in _ASKED and len(lower) == 1:
            asked = self._asked(span) if tokens.words[0] == _ASKED[1] else None
            return Referent(asked, SourceKind.PERSON)
        if speaker := self._in_turn(span):
            return speaker
        if lower[0] == "this" and len(lower) == 2 and lower[1] in words("people", "author"):
            return self._author(span)
        if lower[0] in words("people", "owners") and len(lower) > 1:
            return self._owned(lower, span)
        if lower[1:2] == ("and",) and lower[0] in pronouns() and not words("people", "owners").isdisjoint(lower[2:3]):
            return self._heard.by_pronoun(pronouns()[lower[0]], span)  # she and her aides
        if several := self._several.both(span) or self._several.again(lower, span):
            return several
        if national := self._descriptions.national(lower, span):
            return national
        mentions = [*self._names.over(span.start), *self._names.within(*span)]
        state = " ".join(lower).removeprefix("the ")
        if state in words("bodies", "states") and not (mentions and mentions[0].named.sort is Sort.BODY):
            return Referent(self._heard.spelled(state, self._cut.written(*span)), SourceKind.ORGANIZATION)
        if leader := self._several.before_others(mentions, span):
            return leader
        if holder := self._heard.called.in_office(tokens, mentions):
            return self._heard.now(holder, span)
        return self._several.together(mentions, span) or self._by_noun(tokens, mentions, span)

    def _by_noun(self, tokens: Tokens, mentions: Sequence[Mention], span: Span) -> Referent:
        """Who is meant by a noun and the names around it: a name that it ends with or that is set beside it, else
        whom its description tells of."""
        starts, lower = tokens.starts, tokens.lower
        names = (range(bisect.bisect_right(starts, m.start), bisect.bisect_left(starts, m.end)) for m in mentions)
        head = head_of(lower, set(itertools.chain.from_iterable(names)))
        if last := self._after_others(mentions, span):
            return self._heard.named(last, ())
        core = [mention for mention in mentions if mention.start < tokens.ends[head]]
        if lower[head] in words("people", "utterances") and (speaker := self._uttering(tokens, head, core, span)):
            return speaker
        if body := self._apposed_body(tokens, head, mentions):
            return body
        cut_off = bool(core) and self._cut.text[core[-1].start - 1 : core[-1].start] == "/"  # an Orin/Tarn poll
        grouped = cut_off or (bool(core) and _is_of_a_group(core[-1], lower[:head]))
        if core and core[-1].end >= tokens.ends[head] and not grouped:
            return self._heard.named(core[-1], lower[: head + 1])
        if not (grouped or is_body(lower[head]) or is_document(lower[head])):
            definite = lower[0] in words("people", "definite") or "'s" in lower[:head]  # Tarn's bosun, Ivo Marek
            singular = lower[0] in words("grammar", "of_one") or lower[head] == "one"  # one of its members, Ivo Marek
            one = definite or singular or is_of_one(lower[head])
            if apposed := next((m for m in mentions if self._is_apposed(m, span, one)), None):
                return self._heard.named(apposed, lower)
        return self._descriptions.of(lower, head, mentions, span)

    def _apposed_body(self, tokens: Tokens, head: int, mentions: Sequence[Mention]) -> Referent | None:
        """The body whose name stands just after the comma of a description: the operator, Orinfoss Rail; the firm that
        owns it, Orinfoss Foods."""
        word, place = tokens.lower[head], head + 2
        if tokens.lower[head + 1 : place] in (("that",), ("which",)) and "," in tokens.lower:
            place = len(tokens.lower) - tokens.lower[::-1].index(",")
            mentions = [mention for mention in mentions if mention.end == tokens.ends[-1]]
        elif tokens.lower[head + 1 : place] != (",",) or place >= len(tokens.starts) or is_document(word):
            return None
        mention = next((m for m in mentions if m.start == tokens.starts[place]), None)
        if mention is None or tokens.lower[bisect.bisect_left(tokens.starts, mention.end) :][:1] not in ((), (",",)):
            return None
        if word in words("people", "speaking_for_a_body"):
            return None
        of_body = is_body(word) or word in words("bodies", "called_back")
        if mention.named.sort is not Sort.BODY and not (of_body and mention.named.sort is Sort.UNKNOWN):
            return None
        return Referent(self._heard.state(mention.named), SourceKind.ORGANIZATION)

    def _after_others(self, mentions: Sequence[Mention], span: Span) -> Mention | None:
        """The name that ends a stretch which begins with somebody else, after "and" or for whom they speak: and Ivo
        Marek, [Voss] said; For Ivo Marek, [Voss] told the court."""
        if len(mentions) < 2:
            return None
        sentence, last = self._cut.sentence_at(span.start), mentions[-1]
        joined = self._cut.lower_in(*span)[0] in words("people", "joining")
        spoken_for = sentence is not None and self._cut.lower_in(sentence.start, span.start) == ("for",)
        ends = not self._cut.text[last.end : span.end].strip(" ,")
        return last if (joined or spoken_for) and ends and word_before(self._cut, last, span.start) == "," else None

    def _uttering(self, tokens: Tokens, head: int, core: Sequence[Mention], span: Span) -> Referent | None:
        """Who stands behind what somebody uttered: Ms. Voss's remarks, a speech by the mayor."""
        owner = core[-1] if core and core[-1].named.sort is Sort.PERSON else None
        if owner and set(tokenize(self._cut.text, owner.end, tokens.starts[head]).lower[:1]) & {"'s", "'"}:
            return self._heard.named(owner, ())
        by, told = tokens.lower[head + 1 : head + 2], tokens.lower[head + 2 :]
        if told and by[0] in words("people", "before_utterers") and words("people", "utterances").isdisjoint(told):
            return self._referent(Span(tokens.starts[head + 2], span.end))
        return None

    def _is_apposed(self, mention: Mention, span: Span, of_one: bool) -> bool:
        """Whether a person's name stands after a comma, or ends a description that it is no part of: the mayor of
        Tarn, Ana Voss; former secretary of state Ana Voss; not: a lawyer for Ana Voss.

        `of_one`: it is the description of one person, whose name need not be known for that of one.
        """
        person = mention.named.sort is Sort.PERSON
        ends = not self._cut.text[mention.end : span.end].lstrip()[:1].isalpha()  # her rival, Tarn captain Ivo Marek
        unknown = of_one and ends and mention.named.sort is Sort.UNKNOWN and " " in mention.named.name
        if mention.start <= span.start or not (person or unknown):
            return False  # a name may begin before the words for a source: Ivo “Bo” [Marek]
        before = tokenize(self._cut.text, span.start, mention.start).lower
        of_another = len(before) > 2 and is_role(before[-1]) and word_classes().get(before[-2]) == "i"
        if of_another or (before[-1] != "," and not words("grammar", "relatives").isdisjoint(before)):
            return False  # the wife of farmer Ivo Marek, a teenager who supports Ivo Marek
        inner = len(before) > 2 and before[-1] == "," and is_role(before[-2]) and not of_one
        if inner and any(word_classes().get(low) == "i" for low in before):
            return False  # sources close to the mayor, Ana Voss
        if before[-2:] == ("of", "the") and is_body(self._cut.lower_in(mention.start, mention.end)[0]):
            before = before[:-2]  # Speaker of the House Rep. Ana Voss
        while len(before) > 1 and before[-1] in words("people", "before_names"):
            before = before[:-1]
        last = before[-1]
        if last in (",", "—", "–"):
            return True
        ends = not self._cut.text[mention.end : span.end].split("(")[0].strip(" ,.)")
        if self._cut.text[mention.end : span.end].startswith(", who "):
            ends = last in words("people", "offices_told") or not any(word_classes().get(low) == "i" for low in before)
        return ends and word_classes().get(last) is None and last[0].isalpha()

    # ------------------------------------------------------------------- pronouns

    def _pronoun(self, pronoun: str, span: Span) -> Referent | None:
        gender = pronouns().get(pronoun)
        if gender:
            return self._heard.by_pronoun(gender, span)
        if pronoun in words("people", "first_person"):
            return self._author(span)
        if pronoun in words("grammar", "relatives") or pronoun == "that":
            return self._antecedents.of(span, self._latest)
        if pronoun == "it":
            return self._thing(span) or NOBODY_KNOWN
        if pronoun == "they":
            return self._they(span) or NOBODY_KNOWN
        return NOBODY_KNOWN if pronoun in words("grammar", "subjects") else None

    def _author(self, span: Span) -> Referent:
        """Whoever writes, of whom the byline tells; in a quotation or an interview it is anybody."""
        author = self._cut.stated.byline if self._cut.quotation_at(span.start) is None else None
        if self._has_turns:
            return self._answering(span)
        return Referent(author, SourceKind.PERSON) if author else NOBODY

    @cached_property
    def _has_turns(self) -> bool:
        return has_turns(self._cut)

    def _answering(self, span: Span) -> Referent:
        """Whose answer a stretch of an interview stands in, by the letter before it."""
        sentence = self._cut.sentence_at(span.start)
        block = self._cut.blocks[sentence.block] if sentence else None
        answers = block is not None and self._cut.text[block.start : block.start + 2].rstrip(".:") == _ASKED[1]
        asked = self._asked(span) if answers else None
        return Referent(asked, SourceKind.PERSON) if asked else NOBODY

    def _in_turn(self, span: Span) -> Referent | None:
        """Who speaks in a turn that opens with the initials of a name: AV: It will hold."""
        sentence = self._cut.sentence_at(span.start)
        if self._cut.text[span.end : span.end + 1] != ":" or sentence is None or sentence.start != span.start:
            return None
        one = None if in_heading(self._cut, span.start) else self._by_initials.get(self._cut.written(*span))
        if one is None:
            return None
        body = one.sort in (Sort.BODY, Sort.DOCUMENT) or one.place
        return Referent(one.name, SourceKind.ORGANIZATION if body else SourceKind.PERSON)

    @cached_property
    def _by_initials(self) -> Mapping[str, Named]:
        """Names of several words by their initials, the first of those with the same."""
        return {initials_of(one.name): one for one in reversed(self._names.everyone) if " " in one.name}

    def _asked(self, span: Span) -> str | None:
        """Whose answers an interview has: who is named most before the first of them."""
        if self._first_answer is None:
            self._first_answer = span.start
        near = self._names.within(max(0, self._first_answer - 2 * REACH), self._first_answer)
        told = people_among(near) or [m for m in near if m.named.sort is Sort.UNKNOWN and " " in m.named.name]
        times = Counter(m.named.name for m in told).most_common(2)
        return times[0][0] if times and (len(times) == 1 or times[0][1] > times[1][1]) else None

    def _thing(self, span: Span) -> Referent | None:
        """What "it" means: what the sentence opens with, or a body heard or named just before; else what the sentence
        before opens with or brings in."""
        own, before = self._own_sentence(span), self._sentence_before(span)
        opening = thing_at_head(own) if own else None
        if opening and (thing := self._described(opening)):
            return thing
        if subject := self._subject_of(before, span) if before else None:
            return subject
        if near := self._heard.body_near(span.start):
            return near
        for find in (thing_at_head, document_in):
            if before and (phrase := find(before)) and (thing := self._described(phrase)):
                return thing
        return self._heard.recent("it", span.start)

    def _subject_of(self, before: Sentence, span: Span) -> Referent | None:
        """What the sentence before is about, if that is a body, or something written that says things, and no other
        body is heard there: The review, led by a Tarn Council lawyer, …"""
        sentence, opening = self._cut.sentence_at(span.start), thing_at_head(before)
        if opening is None or sentence is None or sentence.block != before.block:
            return None
        noun = self._cut.lower_in(*opening)[-1]
        says = is_body(noun) or noun in words("bodies", "studies") or noun in words("bodies", "saying_things")
        heard = self._heard.recent("it", span.start, before.start)
        return self._described(opening) if says and heard is None else None

    def _they(self, span: Span) -> Referent | None:
        """Whom "they" means: the people with whom its sentence opens, or who was heard just before; else those with
        whom the sentence before opens, or two who are named together there; else whoever was heard last."""
        own, before = self._own_sentence(span), self._sentence_before(span)
        if own and (people := self._opening_people(own, span)):
            return people
        last = self._heard.recent("they", span.start, before.start if before else span.start)
        return (
            last
            or (self._opening_people(before, span) if before else None)
            or self._heard.recent("they", span.start)
        )

    def _opening_people(self, sentence: Sentence, span: Span) -> Referent | None:
        """The people with whom a sentence opens, else the only two who are named there, if together."""
        if (phrase := plural_at_head(sentence)) and (people := self._described(phrase)):
            return people
        two = people_among(self._names.within(sentence.start, min(sentence.end, span.start)))
        if len(two) != 2 or words("people", "joining").isdisjoint(self._several.joining(*two)):
            return None
        return self._several.together(two, Span(two[0].start, two[1].end))

    def _own_sentence(self, span: Span) -> Sentence | None:
        """The sentence of a source that is joined to what stands before: …, but it said; while …, it said.

        Not: it rains, it said.
        """
        sentence = self._cut.sentence_at(span.start)
        if sentence is None:
            return None
        own = tokenize(self._cut.text, max(sentence.start, span.start - REACH), span.start).lower
        if not own:
            return None
        first, last = word_classes().get(own[0]), word_classes().get(own[-1])
        return sentence if last in ("c", "b", "r") or (first == "b" and last == ",") else None

    def _sentence_before(self, span: Span) -> Sentence | None:
        sentence = self._cut.sentence_at(span.start)
        return self._cut.sentences[sentence.index - 1] if sentence and sentence.index else None

    def _described(self, phrase: Span) -> Referent | None:
        """Whom a description means that is no source itself, by its words where nobody is named; no single person."""
        referent = self._referent(phrase)
        if referent.kind is SourceKind.PERSON:
            return None
        return referent if referent.name else Referent(self._cut.written(*phrase), referent.kind)

    # ------------------------------------------------------------------ relations

    def _owned(self, lower: Sequence[str], span: Span) -> Referent:
        """His campaign, her lawyer: the owner is named, the source is what they own."""
        head, gender = lower[head_of(lower)], pronouns().get(lower[0])
        person = self._heard.person(span.start, gender) if gender else None
        if gender:
            owner = person.name if person else None
        else:
            known = self._heard.body(span.start) if lower[0] == "its" else self._heard.recent("they", span.start)
            owner = known.name if known else None
        text = self._cut.written(*span)
        name = f"{owner}’s {text.split(' ', 1)[-1]}" if owner else None
        mentioned = self._names.within(*span)
        people = people_among(mentioned)
        if people or (mentioned and "," in lower):
            return self._heard.named((people or mentioned)[-1], lower)
        holder = self._apposed(head, span) or self._names.holder(head, span.start)
        if holder and is_role(head):
            return self._heard.now(holder, span)
        if is_body(head) or head in words("people", "speaking_for_a_body"):
            return Referent(name, SourceKind.ORGANIZATION)
        if is_document(head):
            told = gender is not None or self._is_only_body_near(owner, span.start)
            return Referent(name if told else text, SourceKind.DOCUMENT)
        if person and head in words("people", "utterances"):
            return self._heard.now(person, span)
        if head in words("people", "vague"):
            return NOBODY
        sure = person and gender and self._heard.is_surely(person, gender, span.start)
        return self._heard.somebody(head, span, name if sure else None)

    def _is_only_body_near(self, owner: str | None, at: int) -> bool:
        """Whether the owner has a name of its own, and no other body is named in the paragraph of an offset and the one
        before."""
        sentence = self._cut.sentence_at(at)
        first = self._cut.blocks[max(sentence.block - 1, 0)].start if sentence else at
        named = (mention.named for mention in self._names.within(first, at))
        others = {one.name for one in named if one.sort is not Sort.PERSON} - {owner}
        return not others and any(one.name == owner for one in self._names.everyone)

    def _apposed(self, role: str, span: Span) -> Named | None:
        """Who is named just after a description: its leader, Ana Voss, …"""
        after = self._names.within(span.end, span.end + 4)
        return after[0].named if after and after[0].named.has_role(role) else None


def _is_of_a_group(mention: Mention, before: Sequence[str]) -> bool:
    """Whether a word in capitals tells what a group is made of: a group of liberal Rabbis."""
    plural = mention.named.name.endswith("s") and " " not in mention.named.name
    grouped = not words("people", "partitives").isdisjoint(before)
    return plural and grouped and before[0] in ("a", "an")
