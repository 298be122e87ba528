"""From the words that name a source to who that is: the fullest name in the article, and how traceable it is.

Names are looked up in `tui.language.names`; a pronoun or "the minister" goes to whoever was named or heard last and
fits. Each look-up goes back over a bounded stretch of the text.
"""

import bisect
import itertools
from collections.abc import Container, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from tui.annotate.annotation import Source, SourceKind
from tui.article.article import Span
from tui.language.cut import CutArticle, Sentence
from tui.language.folded import acronyms_like_words, word_classes
from tui.language.layout import HEADINGS
from tui.language.names import Gender, Mention, Named, Names, Sort, best_holder, gender_of, pronouns
from tui.language.tokens import Tokens, tokenize
from tui.lexicon import load, words

_OF_SORT = {
    Sort.PERSON: SourceKind.PERSON,
    Sort.UNKNOWN: SourceKind.PERSON,
    Sort.BODY: SourceKind.ORGANIZATION,
    Sort.DOCUMENT: SourceKind.DOCUMENT,
}
_REACH = 1500
"""Characters that a pronoun or "the agency" looks back over."""
_REACH_OF_THEY = 600
"""Characters that "they" looks back over: so far back is whoever was heard last, and others have been told of since."""
_SENTENCES = 3
"""Sentences in which a pronoun prefers whoever was heard or named first."""
_SENTENCES_OF_TWO = 5
"""Sentences before "both" in which the two are looked for."""
_SENTENCES_OF_LEAD = 4
"""Sentences, the headline among them, that may tell of somebody before the name comes."""
_SENTENCES_TO_NAME = 8
"""Sentences after which no name is for whom a lead told of."""
_REACH_OF_COLON = 200
"""Characters between a description and the name before a colon."""
_LONGEST_PHRASE = 8
_LONGEST_WORD = 24
_MAINLY = 3
"""How many times as often as any namesake somebody must be named in full for the surname alone to mean them."""


_ASKED = ("Q", "A")
"""The letters for question and answer."""


class _Referent(NamedTuple):
    name: str | None
    kind: SourceKind


_BODY = SourceKind.ORGANIZATION
_NOBODY = _Referent(None, SourceKind.VAGUE)
_SOMEBODY = _Referent(None, SourceKind.ANONYMOUS)
_NOBODY_KNOWN = _Referent(None, SourceKind.VAGUE)
"""Whom a pronoun means that nothing leads back: its words tell nothing to whoever asks later."""


class Linker:
    """Resolves the sources of one article; ask in the order of the text, since a pronoun looks back."""

    def __init__(self, cut: CutArticle, names: Names) -> None:
        self._cut = cut
        self._names = names
        self._links = sorted(cut.article.links)
        self._heard: list[tuple[int, Named]] = []
        self._nameless: dict[Named, _Referent] = {}
        self._learned: dict[Named, Gender] = {}
        self._last: dict[str, tuple[int, _Referent]] = {}
        self._spelled = {one.name.lower(): one.name for one in names.everyone()}
        self._first: dict[str, list[Named]] | None = None
        self._study: tuple[int, str] | None = None
        self._presented: dict[str, Named] = {}

    def source(self, span: Span) -> Source:
        """The source that a stretch of the text names."""
        referent = self._referent(self._without_topic(span))
        if referent.kind in (SourceKind.ANONYMOUS, SourceKind.VAGUE):
            referent = self._named_later(span) or referent
        if referent.kind in (SourceKind.ORGANIZATION, SourceKind.DOCUMENT):
            self._last["it"] = (span.start, referent)
        if referent.kind in (SourceKind.ORGANIZATION, SourceKind.VAGUE, SourceKind.ANONYMOUS):
            self._may_be_they(referent, span)
        return Source(span, self._cut.text[span.start : span.end], referent.name, referent.kind, self._href(span))

    def _without_topic(self, span: Span) -> Span:
        """Without what it is about in a headline: [Mayor] on dam: “It will hold”."""
        sentence = self._cut.sentence_at(span.start)
        heading = sentence is not None and self._cut.role(sentence) in HEADINGS
        if not heading or self._cut.text[span.end : span.end + 1] != ":":
            return span
        tokens = tokenize(self._cut.text, *span)
        topic = tokens.lower.index("on") if "on" in tokens.lower[1:-1] else 0
        return Span(span.start, tokens.ends[topic - 1]) if topic else span

    def _may_be_they(self, referent: _Referent, span: Span) -> None:
        """Keep those whom "they" may mean from now on: no single person, and of "many" nothing that would tell who."""
        lower = _bare(tokenize(self._cut.text, *span)).lower
        word = lower[_head(lower)]
        if referent.kind is SourceKind.ANONYMOUS and _is_of_one(word):
            return
        if word in words("grammar", "standing_alone"):
            referent = _NOBODY_KNOWN
        elif not referent.name and referent is not _NOBODY_KNOWN:
            referent = _Referent(self._cut.written(*span), referent.kind)
        self._last["they"] = (span.start, referent)

    def _href(self, span: Span) -> str | None:
        place = bisect.bisect_left(self._links, (span.start,))
        near = self._links[max(0, place - 1) : place + 1]
        return next((link.href for link in near if link.start < span.end and span.start < link.end), None)

    def _referent(self, span: Span) -> _Referent:
        tokens = _bare(tokenize(self._cut.text, span.start, span.end))
        lower = tokens.lower
        if len(lower) == 1 and (pronoun := self._pronoun(lower[0], span)):
            return pronoun
        if tokens.words[0] in _ASKED and len(lower) == 1:
            return _Referent(None, SourceKind.PERSON)
        if lower[0] in words("people", "owners") and len(lower) > 1:
            return self._owned(lower, span)
        if self._cut.text[span.start : span.start + 4].lower() == "both" and (both := self._both(span)):
            return both
        mentions = self._names.within(span.start, span.end)
        state = " ".join(lower).removeprefix("the ")
        if state in words("bodies", "states") and not (mentions and mentions[0].named.sort is Sort.BODY):
            return _Referent(self._spelled.get(state, self._cut.written(*span)), SourceKind.ORGANIZATION)
        opening = tokenize(self._cut.text, span.start, mentions[0].start).lower if mentions else ()
        inside = any(word_classes().get(low) == "i" for low in opening)  # polls in Tarn and Orin
        if not inside and (together := self._together(mentions)):
            return together
        starts = tokens.starts
        names = (range(bisect.bisect_right(starts, m.start), bisect.bisect_left(starts, m.end)) for m in mentions)
        head = _head(lower, set(itertools.chain.from_iterable(names)))
        if last := self._after_others(mentions, span):
            return self._named(last, ())
        core = [mention for mention in mentions if mention.start < tokens.ends[head]]
        if lower[head] in words("people", "utterances") and (speaker := self._uttering(tokens, head, core, span)):
            return speaker
        if core and core[-1].end >= tokens.ends[head] and not self._is_of_a_group(core[-1], lower[:head]):
            return self._named(core[-1], lower[: head + 1])
        if lower[head] not in words("bodies", "bodies") and lower[head] not in words("bodies", "documents"):
            one = _is_of_one(lower[head])
            grouped = bool(core) and self._is_of_a_group(core[-1], lower[:head])
            apposed = None if grouped else next((m for m in mentions if self._is_apposed(m, span, one)), None)
            if apposed:
                return self._named(apposed, lower)
        return self._described(lower, head, mentions, span)

    def _after_others(self, mentions: Sequence[Mention], span: Span) -> Mention | None:
        """The name that ends a stretch which begins with "and" and somebody else: and Ivo Marek, [Voss] said."""
        if len(mentions) < 2 or tokenize(self._cut.text, *span).lower[0] not in words("people", "joining"):
            return None
        last = mentions[-1]
        ends = not self._cut.text[last.end : span.end].strip(" ,")
        return last if ends and self._word_before(last, span.start) == "," else None

    def _uttering(self, tokens: Tokens, head: int, core: Sequence[Mention], span: Span) -> _Referent | None:
        """Who stands behind what somebody uttered: Ms. Voss's remarks, a speech by the mayor."""
        owner = core[-1] if core and core[-1].named.sort is Sort.PERSON else None
        if owner and set(tokenize(self._cut.text, owner.end, tokens.starts[head]).lower[:1]) & {"'s", "'"}:
            return self._named(owner, ())
        by, told = tokens.lower[head + 1 : head + 2], tokens.lower[head + 2 :]
        if told and by[0] in words("people", "before_utterers") and words("people", "utterances").isdisjoint(told):
            return self._referent(Span(tokens.starts[head + 2], span.end))
        return None

    def _is_of_a_group(self, mention: Mention, before: Sequence[str]) -> bool:
        """Whether a word in capitals tells what a group is made of: a group of liberal Rabbis."""
        plural = mention.named.name.endswith("s") and " " not in mention.named.name
        grouped = not words("people", "partitives").isdisjoint(before)
        return plural and grouped and before[0] in ("a", "an")

    def _is_apposed(self, mention: Mention, span: Span, of_one: bool = False) -> bool:
        """Whether a person's name stands after a comma, or ends a description that it is no part of: the mayor of
        Tarn, Ana Voss; former secretary of state Ana Voss; not: a lawyer for Ana Voss.

        `of_one`: it is the description of one person, whose name need not be known for that of one.
        """
        person = mention.named.sort is Sort.PERSON
        if mention.start == span.start or not (person or (of_one and " " in mention.named.name)):
            return False
        if not person and mention.named.sort is not Sort.UNKNOWN:
            return False
        before = tokenize(self._cut.text, span.start, mention.start).lower
        while len(before) > 1 and before[-1] in words("people", "before_names"):
            before = before[:-1]
        if before[-1] in (",", "—", "–"):
            return True
        last = before[-1:]
        ends = not self._cut.text[mention.end : span.end].strip(" ,.)")
        return ends and bool(last) and (word_classes().get(last[0]) is None) and last[0][0].isalpha()

    def _together(self, mentions: Sequence[Mention]) -> _Referent | None:
        """Several who say the same: Ana Voss and Ivo Marek."""
        several = list(mentions[:1])
        joined = False
        for mention in mentions[1:]:
            between = self._joining(several[-1], mention)
            if not between:
                break
            joined = joined or not words("people", "joining").isdisjoint(between)
            several.append(mention)
        written = [one.named.sort is Sort.DOCUMENT for one in several]
        if not joined or (any(written) and not all(written)):
            return None
        if several[0].named.sort is Sort.BODY and all(one.named.sort is Sort.UNKNOWN for one in several[1:]):
            return _Referent(self._cut.written(several[0].start, several[-1].end), SourceKind.ORGANIZATION)
        found = [self._named(one, ()) for one in several]
        kinds = [one.kind for one in found]
        kind = SourceKind.PERSON if SourceKind.PERSON in kinds else kinds[0]
        names = list(dict.fromkeys(one.name for one in found if one.name))
        name = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else None
        return _Referent(name, kind) if name else None

    def _joining(self, one: Mention, other: Mention) -> Sequence[str]:
        """The words between two who are named together, a comma or "and"; nothing where others stand between them."""
        between = tokenize(self._cut.text, one.end, other.start).lower
        return between if all(low in words("people", "between_names") or _is_role(low) for low in between) else ()

    def _both(self, span: Span) -> _Referent | None:
        """The two whom "both" means: the only two people named in the sentences before, or those whom "and" joins last.

        None where it tells of others ("both sides") or there are more whom it may mean.
        """
        following = tokenize(self._cut.text, *span).lower[1:]
        sentence = self._cut.sentence_at(span.start)
        if following[:1] == ("of",):
            following = following[1:]
        if sentence is None or (following and following[0] not in words("people", "after_both")):
            return None
        begins = max(self._cut.sentences[max(0, sentence.index - _SENTENCES_OF_TWO)].start, span.start - _REACH)
        mentions = self._names.within(begins, span.start)
        people = [m for m in mentions if m.named.sort is Sort.PERSON and not self._tells_which(m)]
        joined = [self._joining(one, other) for one, other in itertools.pairwise(people[-3:])]
        of_more = len(joined) > 1 and joined[0]  # Orlo, Marek and Voss
        if joined and not of_more and not words("people", "joining").isdisjoint(joined[-1]):
            people = people[-2:]
        names = list(dict.fromkeys(m.named.name for m in people))
        return _Referent(" and ".join(names), SourceKind.PERSON) if len(names) == 2 else None

    def _named(self, mention: Mention, lower: Sequence[str]) -> _Referent:
        named = mention.named
        if mention.namesakes:
            chosen = self._namesake(mention)
            if chosen is None:
                return _Referent(None, SourceKind.PERSON)
            named = chosen
        if named.sort is Sort.UNKNOWN and not named.mentions:
            named = self._by_first_word(named) or named
        kind = _OF_SORT[named.sort]
        if kind is SourceKind.PERSON and named.gender is None and named.name.lower().split()[-1] in _company_words():
            kind = SourceKind.ORGANIZATION  # the Tarn Water Corporation, a major supplier
        if named.sort is Sort.UNKNOWN and not named.mentions:  # a word with a capital, of which nothing more is known
            if lower and lower[-1] in words("people", "vague"):
                return _NOBODY
            kind = SourceKind.ORGANIZATION if lower and lower[0] in ("the", "a", "an") else kind
        if kind is SourceKind.PERSON:
            self._heard.append((mention.start, named))
        return _Referent(self._state(named) if kind is SourceKind.ORGANIZATION else named.name, kind)

    def _by_first_word(self, named: Named) -> Named | None:
        """The one whose name begins with this word, where the surname comes first: Lu is Lu Kang."""
        if self._first is None:
            self._first = {}
            for one in self._names.everyone():
                if one.sort is Sort.PERSON:
                    self._first.setdefault(one.name.lower().split(" ", 1)[0], []).append(one)
        known = self._first.get(named.name.lower(), ())
        return known[0] if len(known) == 1 else None

    def _namesake(self, mention: Mention) -> Named | None:
        """Which of several people a surname means; None where it is not clear.

        Whoever of them was heard just before, else the one whom the article is about, else the one named last. Who is
        named in full again and again is not meant by the surname, unless named first.
        """
        sentence = self._cut.sentence_at(mention.start)
        near = self._cut.sentences[max(0, sentence.index - _SENTENCES)].start if sentence else mention.start
        heard = [(at, named) for at, named in self._heard_before(mention.start) if named in mention.namesakes]
        if heard and heard[0][0] >= near:
            return heard[0][1] if heard[0][1].mentions < _MAINLY else mention.namesakes[0]
        often = sorted(mention.namesakes, key=lambda one: -one.mentions)
        if often[0].mentions >= _MAINLY * often[1].mentions:
            return often[0]
        if heard:
            return heard[0][1]
        just = {m.named for m in self._names.within(near, mention.start) if m.full and m.named in mention.namesakes}
        return next(iter(just)) if len(just) == 1 else None

    def _state(self, named: Named) -> str:
        """A capital or a palace as the state that it speaks for, where the article names that."""
        state: str | None = load("bodies")["speaking_for"].get(named.name.lower().removeprefix("the "))
        return self._spelled.get(state, named.name) if state else named.name

    # ------------------------------------------------------------------ pronouns

    def _pronoun(self, pronoun: str, span: Span) -> _Referent | None:
        gender = pronouns().get(pronoun)
        if gender:
            named = self._person(span.start, gender)
            if named:
                self._learned.setdefault(named, gender)
                self._heard.append((span.start, named))
                return self._nameless.get(named) or _Referent(named.name, SourceKind.PERSON)
            return _Referent(None, SourceKind.PERSON)
        if pronoun in words("people", "first_person"):
            author = self._cut.stated.byline if self._cut.quotation_at(span.start) is None else None
            return _Referent(author, SourceKind.PERSON) if author else _NOBODY
        if pronoun in words("grammar", "relatives") or pronoun == "that":
            return self._antecedent(span)
        if pronoun == "it":
            return self._body(span) or _NOBODY_KNOWN
        if pronoun == "they":
            return self._recent(pronoun, span) or _NOBODY_KNOWN
        return _NOBODY_KNOWN if pronoun in words("grammar", "subjects") else None

    def _recent(self, pronoun: str, span: Span) -> _Referent | None:
        where, referent = self._last.get(pronoun, (0, None))
        reach = _REACH_OF_THEY if pronoun == "they" else _REACH
        return referent if referent and span.start - where < reach else None

    def _person(self, before: int, gender: Gender) -> Named | None:
        """The person whom "he" or "she" means.

        Whoever was heard in this sentence or the two before, else named there; of those who are only named, one whose
        pronoun is known goes before one of whom it is not.
        """
        if lone := self._lone_name(before, gender):
            return lone
        near = list(self._near(before))
        voices = {named for _, named in self._heard_before(before)}
        for known in (True, False):
            for named in near:
                told = self._gender_of(named)
                if told is gender or (told is None and (not known or named in voices)):
                    return None if self._stands_with_another(named, near, gender, before) else named
        if opening := self._opening_name(before):
            return opening
        heard = (named for at, named in self._heard_before(before) if self._gender_of(named) in (None, gender))
        return next(heard, None) or self._latest(before, gender)

    def _lone_name(self, before: int, gender: Gender) -> Named | None:
        """The one name so far in this paragraph of two words of which nothing tells whose it is: whom it is about.

        None where somebody whom the pronoun fits is named or heard there.
        """
        sentence = self._cut.sentence_at(before)
        begins = max(self._cut.blocks[sentence.block].analysed.start, before - _REACH) if sentence else before
        if any(at >= begins for at, _ in self._heard_before(before)):
            return None
        lone: Named | None = None
        for mention in self._names.within(begins, before):
            named = mention.named
            if named.sort is Sort.PERSON and self._gender_of(named) in (None, gender):
                return None
            of_two_words = named.sort is Sort.UNKNOWN and " " in named.name and named is not lone
            if of_two_words and self._word_before(mention, begins) != "the":
                if lone:
                    return None
                lone = named
        return lone

    def _word_before(self, mention: Mention, begins: int) -> str:
        """The word before a name in lower case, empty where none stands there after `begins`."""
        near = tokenize(self._cut.text, max(begins, mention.start - _LONGEST_WORD), mention.start)
        return near.lower[-1] if near.lower else ""

    def _latest(self, before: int, gender: Gender) -> Named | None:
        """The last person named before whom the pronoun fits, sooner one who is not only named in "a Voss rally"."""
        mentions = self._names.within(max(0, before - 4 * _REACH), before)
        fitting = [m for m in mentions if m.named.sort is Sort.PERSON and m.named.gender in (None, gender)]
        named = next((m.named for m in reversed(fitting) if not self._tells_which(m)), None)
        return named or self._names.latest(before, (Sort.PERSON,), gender)

    def _tells_which(self, mention: Mention) -> bool:
        """Whether a name only tells which one is meant of what is named after it: a Voss rally, Ana Voss supporters."""
        beside = self._cut.text[mention.end : mention.end + _LONGEST_WORD]
        following = beside.split(None, 1)
        if not following or not beside[0].isspace():
            return False
        known = ("people", "beside_names"), ("people", "of_a_body"), ("bodies", "bodies")
        return any(following[0].rstrip(".,;:") in words(*where) for where in known)

    def _stands_with_another(self, named: Named, near: Sequence[Named], gender: Gender, before: int) -> bool:
        """Whether "he" may be either of two who are named together and of whom neither was heard: Ivo and Odd met."""
        if any(one is named for _, one in self._heard_before(before)):
            return False
        mentions = self._names.within(max(0, before - _REACH), before)
        for one, other in itertools.pairwise(mentions):
            if named in (one.named, other.named) and one.named is not other.named:
                both = one.named in near and other.named in near
                alike = self._gender_of(one.named) is self._gender_of(other.named)
                if both and alike and self._cut.text[one.end : other.start].strip() in ("and", "&"):
                    return True
        return False

    def _gender_of(self, named: Named) -> Gender | None:
        """The pronoun that a person takes: as their name or title tells, else the first that was led back to them."""
        return named.gender or self._learned.get(named)

    def _near(self, before: int) -> Iterator[Named]:
        """People heard or named in this sentence and the ones just before, the likeliest first."""
        sentence = self._cut.sentence_at(before)
        if sentence is None:
            return
        late: list[Named] = []
        for index in range(sentence.index, max(-1, sentence.index - _SENTENCES), -1):
            one = self._cut.sentences[index]
            if one.block < sentence.block - 1:
                break
            start, end = max(one.start, before - _REACH), min(one.end, before)
            yield from (named for at, named in self._heard_before(before) if start <= at < end)
            mentions = [
                m for m in self._names.within(start, end) if m.named.sort is Sort.PERSON and not self._tells_which(m)
            ]
            named = [m.named for m in mentions if self._cut.quotation_at(m.start) is None]
            if one is sentence and one.lower[0] in words("people", "opening_on_others"):
                late = named  # asked about Marek, she …
            else:
                yield from named
        yield from late

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
                body = mention.named.sort is Sort.BODY and not mention.named.place
                if body and self._cut.quotation_at(mention.start) is None:
                    return _Referent(mention.named.name, SourceKind.ORGANIZATION)
        return heard if heard and span.start - where < _REACH else None

    def _antecedent(self, span: Span) -> _Referent:
        """Who "who" is: the name or the noun before it."""
        sentence = self._cut.sentence_at(span.start)
        begin = max(sentence.start if sentence else 0, span.start - 200)
        before = self._names.within(begin, span.start)
        personal = self._cut.text[span.start : span.end].lower() != "which"
        if before and not self._cut.text[before[-1].end : span.start].strip(" ,—–-"):
            mention = before[-1]
            if personal and mention.named.sort is not Sort.PERSON:
                people = [m for m in before if m.named.sort is Sort.PERSON and self._is_set_off(m)]
                if people:
                    return self._named(people[-1], ())
            known = mention.named.sort is not Sort.UNKNOWN or mention.named.mentions
            placed = self._word_before(mention, begin) in words("people", "before_places")
            if placed and personal and mention.named.sort is not Sort.PERSON:
                return _NOBODY  # workers in Tarn who
            if not personal or mention.named.name.lower() not in words("bodies", "states"):
                return self._named(mention, ()) if known else _SOMEBODY
        phrase = tokenize(self._cut.text, begin, span.start)
        if subject := self._subject_of_predicate(phrase, span):
            return subject
        last = len(phrase.lower)
        while last and not phrase.lower[last - 1][0].isalpha():
            last -= 1
        noun = phrase.lower[last - 1] if last else ""
        told = self._phrase(phrase, last)
        if noun in words("people", "roles"):
            holder = self._names.holder(noun, span.start)
            return _Referent(holder.name, SourceKind.PERSON) if holder else self._somebody(noun, span, told)
        if noun in words("bodies", "bodies"):
            return _Referent(self._earlier(noun, span, Sort.BODY) or f"the {noun}", SourceKind.ORGANIZATION)
        if noun in words("bodies", "documents"):
            return _Referent(told, SourceKind.DOCUMENT)
        counted = not words("people", "numbers").isdisjoint(phrase.lower[max(0, last - 4) : last])
        return _Referent(told, SourceKind.ANONYMOUS if counted else SourceKind.VAGUE)

    def _subject_of_predicate(self, phrase: Tokens, span: Span) -> _Referent | None:
        """Who is said to be the one of whom "who" tells: [Ivo Marek] is a farmer who …, [she] was the first who …"""
        near = range(len(phrase.lower) - 1, max(1, len(phrase.lower) - _LONGEST_PHRASE), -1)
        noun = next((i for i in near if word_classes().get(phrase.lower[i]) not in (None, "0", "p")), 0)
        if noun < 2 or phrase.lower[noun] not in ("a", "an") or phrase.lower[noun - 1] not in words("grammar", "be"):
            return None
        first, end = phrase.starts[noun - 2], phrase.ends[noun - 2]
        if phrase.lower[noun - 2] in pronouns():
            return self._pronoun(phrase.lower[noun - 2], Span(first, end))
        before = self._names.within(max(0, first - _REACH_OF_COLON), end)
        return self._named(before[-1], ()) if before and before[-1].end == end else None

    def _is_set_off(self, mention: Mention) -> bool:
        """Whether a comma follows a name, and so what describes it: Ana Voss, a farmer from Tarn, who …"""
        return self._cut.text[mention.end : mention.end + 2].lstrip()[:1] in (",", "(", "—", "–")

    def _phrase(self, phrase: Tokens, last: int) -> str | None:
        """The words of the noun phrase that ends before the token `last`, from its determiner on, else its noun."""
        first, classes = last, word_classes()
        while first and last - first < _LONGEST_PHRASE:
            kind = classes.get(phrase.lower[first - 1], "w" if phrase.lower[first - 1][0].isalnum() else ".")
            if kind not in "wdp0" and phrase.lower[first - 1] != "of":
                break
            first -= 1
            if kind in "dp" and phrase.lower[max(0, first - 1)] != "of":
                return self._cut.written(phrase.starts[first], phrase.ends[last - 1])
        return self._cut.written(phrase.starts[last - 1], phrase.ends[last - 1]) if first < last else None

    # ------------------------------------------------------------- descriptions

    def _owned(self, lower: Sequence[str], span: Span) -> _Referent:
        """His campaign, her lawyer: the owner is named, the source is what they own."""
        head, gender = lower[_head(lower)], pronouns().get(lower[0])
        person = self._person(span.start, gender) if gender else None
        if gender:
            owner = person.name if person else None
        else:
            known = self._body(span) if lower[0] == "its" else self._recent("they", span)
            owner = known.name if known else None
        text = self._cut.written(*span)
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
        if person and head in words("people", "utterances"):
            return self._heard_now(person, span)
        if head in words("people", "vague"):
            return _NOBODY
        sure = person and gender and self._is_surely(person, gender, span.start)
        return self._somebody(head, span, name if sure else None)

    def _is_surely(self, person: Named, gender: Gender, before: int) -> bool:
        """Whether nobody else is near whom a pronoun fits: in its own sentence, or else in the sentences before."""
        sentence = self._cut.sentence_at(before)
        begins = max(sentence.start, before - _REACH) if sentence else before
        here = [m.named for m in self._names.within(begins, before) if m.named.sort is Sort.PERSON]
        here += [named for at, named in self._heard_before(before) if at >= begins]
        for near in (here, self._near(before)):
            fitting = {named for named in near if self._gender_of(named) in (None, gender)}
            if fitting:
                return fitting == {person}
        return False

    def _apposed(self, role: str, span: Span) -> Named | None:
        """Who is named just after a description: its leader, Ana Voss, …"""
        after = self._names.within(span.end, span.end + 4)
        return after[0].named if after and after[0].named.has_role(role) else None

    def _described(self, lower: Sequence[str], head: int, mentions: Sequence[Mention], span: Span) -> _Referent:
        """A source without a name of its own: "the minister", "a senior official", "PG&E officials"."""
        word = lower[head]
        text = self._cut.written(*span)
        if self._speaks_for_a_body(lower, word, mentions):
            return self._speaking(word, _Referent(self._spoken_for(lower, mentions, span) or text, _BODY), span)
        writes = word in words("people", "authors_of_documents")
        if writes and (document := self._authored(lower, text, mentions, span)):
            return document
        some = len(lower) == 1 or lower[0] in words("people", "some")
        if some and not mentions and word in words("bodies", "untold_documents"):
            return _NOBODY  # several reports
        if word in words("bodies", "documents"):
            earlier = None if mentions or len(lower) > 2 else self._earlier(word, span, Sort.DOCUMENT)
            return _Referent(earlier or self._in_full(text, mentions), SourceKind.DOCUMENT)
        if word in words("bodies", "bodies"):
            earlier = self._earlier(word, span, Sort.BODY) if lower[0] == "the" and not mentions else None
            return _Referent(earlier or text, SourceKind.ORGANIZATION)
        counted = any(low[0].isdigit() or low.split("-")[0] in words("people", "numbers") for low in lower[:2])
        if word in words("people", "close") and lower[0] not in words("people", "some"):
            return _SOMEBODY
        if word in words("people", "vague") and not counted:
            if lower[0] in words("people", "definite") and (told := self._told_before(word, span)):
                return told
            described = not words("people", "in_the_know").isdisjoint(lower[head + 1 :])
            return _SOMEBODY if described or self._of_a_body(lower, head, mentions) else _NOBODY
        if _is_of_one(word):
            return self._holder(lower, word, span)
        if counted or lower[0] in ("a", "an"):
            return self._somebody(word, span)
        several = word.endswith("s") and not word.endswith("ss")
        if several and lower[0] in words("people", "some"):
            return _NOBODY
        if mentions and not several and _is_person(word) and mentions[-1].end < span.end:
            return self._somebody(word, span)  # the Tarn councilwarden
        if mentions and not several and mentions[0].start < span.start + len(" ".join(lower[: head + 1])):
            return self._named(mentions[0], lower)
        if several and self._of_a_body(lower, head, mentions):
            return _SOMEBODY
        if lower[0] in words("people", "definite") and not several:
            return self._somebody(word, span)
        return _NOBODY

    def _in_full(self, text: str, mentions: Sequence[Mention]) -> str:
        """A description with the bodies in it by their full names: Tarn Water Agency records, for TWA records."""
        spelled = ((self._cut.text[m.start : m.end], m.named.name) for m in mentions)
        full = {short: name for short, name in spelled if short.isupper() and " " not in short}
        return " ".join(full.get(word, word) for word in text.split())

    def _told_before(self, word: str, span: Span) -> _Referent | None:
        """Those whom "the people" means who were heard before: people familiar with the talks."""
        known = self._recent("they", span)
        return known if known and known.name and word in known.name.lower().split() else None

    def _of_a_body(self, lower: Sequence[str], head: int, mentions: Sequence[Mention]) -> bool:
        """Whether people are those of a body that is named before them: White House advisers, not Western officials."""
        if lower[head] not in words("people", "of_a_body") or "'s" in lower[:head]:
            return False
        if not mentions:
            return head > 0 and lower[head - 1] in words("bodies", "bodies")  # campaign aides
        named = mentions[0].named
        state = named.name.lower() in words("bodies", "states") or named.name.lower() in words("people", "too_wide")
        return named.sort is Sort.BODY and not state and lower[0] not in words("people", "some")

    def _spoken_for(self, lower: Sequence[str], mentions: Sequence[Mention], span: Span) -> str | None:
        """The body that a spokesperson or its officials speak for: "Acme" of "a spokesman for Acme"."""
        bodies = [m.named for m in mentions if m.named.sort is not Sort.PERSON]
        if bodies:
            return self._state(bodies[-1])
        if any(mention.named.sort is Sort.PERSON for mention in mentions):
            return None
        word = next((low for low in reversed(lower) if low in words("bodies", "bodies")), None)
        return (self._earlier(word, span, Sort.BODY) or f"the {word}") if word else None

    def _speaking(self, word: str, referent: _Referent, span: Span) -> _Referent:
        """Whom "he" or "the spokesman" may mean from now on."""
        self._remember(word, referent, span)
        self._last["spokesperson"] = (span.start, referent)
        return referent

    def _somebody(self, word: str, span: Span, told: str | None = None) -> _Referent:
        """A person without a name, whom a pronoun may mean later; `told`: by which words, if not those of the span."""
        self._remember(word, _Referent(told or self._cut.written(*span), SourceKind.ANONYMOUS), span)
        return _Referent(told, SourceKind.ANONYMOUS)

    def _remember(self, word: str, referent: _Referent, span: Span) -> None:
        if _is_of_one(word):
            nameless = Named("", Sort.PERSON, gender=gender_of(word))
            self._nameless[nameless] = referent
            self._heard.append((span.start, nameless))

    def _authored(
        self, lower: Sequence[str], text: str, mentions: Sequence[Mention], span: Span
    ) -> _Referent | None:
        """The document that its authors speak for: the study's authors, the researchers of a study told before."""
        if any(low in words("bodies", "studies") for low in lower):
            return _Referent(text, SourceKind.DOCUMENT)
        if lower[0] not in words("people", "definite") or mentions or len(lower) > 3:
            return None
        told = self._study_before(span.start)
        return _Referent(f"the {told}", SourceKind.DOCUMENT) if told else None

    def _study_before(self, before: int) -> str | None:
        """The word by which a study has been told before an offset."""
        if self._study is None:
            studies = words("bodies", "studies")
            told = ((s.start, low) for s in self._cut.sentences for low in s.lower if low in studies)
            self._study = next(told, (len(self._cut.text), ""))
        start, word = self._study
        return word if start < before else None

    def _speaks_for_a_body(self, lower: Sequence[str], word: str, mentions: Sequence[Mention]) -> bool:
        """A spokesperson of something named, or officials of a body that has a name: not "Western officials"."""
        if word not in words("people", "speaking_for_a_body") or lower[0] in ("some", "many"):
            return False
        wide = bool(mentions) and mentions[0].named.name.lower() in words("people", "too_wide")
        if mentions and not (word == "officials" and wide):
            return True
        of_a_body = word != "officials" or lower[0] == "campaign"
        return of_a_body and any(low in words("bodies", "bodies") for low in lower)

    def _holder(self, lower: Sequence[str], role: str, span: Span) -> _Referent:
        """The minister: whoever has that role in the article, else the last person heard of whom no role is told.

        Of whom the article gives no name, the holder of an office can still be found: Tarn's foreign minister.
        """
        sentence = self._cut.sentence_at(span.start)
        headed = sentence is not None and self._cut.role(sentence) in HEADINGS
        headed = headed and lower[0] not in ("a", "an") and lower[0] not in words("people", "some")
        definite = lower[0] in words("people", "definite") or headed
        if not definite and "'s" not in lower:
            return self._somebody(role, span)
        alike = _alike().get(role, ())
        told = {low for low in lower[:-1] if low in self._capitals(span)}
        near = best_holder(self._near(span.start), (role, *alike), told)
        holders = (self._names.holder(one, span.start, told) for one in (role, *alike))
        holder = near or next((one for one in holders if one), None) or self._names.coming_holder(role, span.end, told)
        if holder is None and role in words("people", "speaking_for_a_body"):
            spoke = self._recent("spokesperson", span)
            if spoke:
                return self._speaking(role, spoke, span)
        single = role in words("people", "epithets") or not words("people", "former").isdisjoint(lower[:2])
        if holder is None and definite and single and "who" not in lower:
            holder = self._meant_by(role, span)
        if holder:
            return self._heard_now(holder, span)
        if role in words("people", "offices") or not words("people", "singling_out").isdisjoint(lower):
            return _Referent(self._cut.written(*span), SourceKind.PERSON)
        return self._somebody(role, span)

    def _named_later(self, span: Span) -> _Referent | None:
        """Who is meant by a description that the next sentences put a name to: a councilman … Councilman Ivo Marek."""
        sentence = self._cut.sentence_at(span.start)
        tokens = _bare(tokenize(self._cut.text, *span))
        word = tokens.lower[_head(tokens.lower)]
        if sentence is None:
            return None
        named = self._before_colon(span, sentence)
        if named is None and tokens.lower[0] in words("people", "definite"):
            named = self._presented.get(word)
        if named is None and sentence.index < _SENTENCES_OF_LEAD and _is_person(word):
            named = self._presented_after(tokens.lower, word, span, sentence)
        if named is None:
            return None
        self._presented.setdefault(word, named)
        return self._heard_now(named, span)

    def _before_colon(self, span: Span, sentence: Sentence) -> Named | None:
        """Who is told to be somebody, just before their words: the other who left is Ana Voss: “It leaks.”"""
        for mention in self._names.within(span.end, min(sentence.end, span.end + _REACH_OF_COLON)):
            if self._cut.text[mention.end : mention.end + 1] == ":" and mention.named.sort is Sort.PERSON:
                between = tokenize(self._cut.text, span.end, mention.start).lower
                verb = max((i for i, low in enumerate(between) if low in words("grammar", "be")), default=None)
                phrase = between if verb is None else between[verb + 1 :]
                of_another = any(word_classes().get(low) == "i" and low != "of" for low in phrase)  # sure about Voss:
                return None if verb is None or of_another else mention.named
        return None

    def _presented_after(self, lower: Sequence[str], word: str, span: Span, sentence: Sentence) -> Named | None:
        """The only person new in the sentences after a lead who has the role told there: a senator … Sen. Ana Voss.

        Where a lead tells of one person by what they did, the only one whose name opens one of the next sentences: the
        farmer who built the dam … Ivo Marek, a father of two, …
        """
        if word in words("people", "kept_unnamed"):
            return None
        following = self._cut.sentences[sentence.index + 1 : sentence.index + 1 + _SENTENCES_TO_NAME]
        ends = min(following[-1].end, span.end + 4 * _REACH) if following else span.end
        known = {m.named for m in self._names.within(max(0, span.end - _REACH), span.end)}
        after = [m for m in self._names.within(span.end, ends) if m.named.sort is Sort.PERSON and m.named not in known]
        roles = (word, *_alike().get(word, ()))
        if holders := {m.named for m in after if any(m.named.has_role(role) for role in roles)}:
            told = {low for low in self._capitals(span) if low not in word_classes()}
            holder = best_holder(holders, roles, told) if len(holders) == 1 else None
            of_role = holder.role.lower().split() if holder and holder.role else ()
            another = lower[0] in ("a", "an") and bool(told) and told.isdisjoint(of_role)
            return None if another else holder  # a Tarn senator … Sen. Voss, who may be from Orin
        told_by_deed = "who" in lower and lower[0] in words("people", "definite")
        coined = self._cut.role(sentence) in HEADINGS and not _is_of_one(word) and lower[0] not in ("a", "an")
        begins = {one.start for one in following[:_SENTENCES]} if told_by_deed or coined else set()
        opening = {m.named for m in after if m.start in begins and m.full and self._is_set_off(m)}
        return next(iter(opening)) if len(opening) == 1 else None

    def _capitals(self, span: Span) -> set[str]:
        """The words in capitals of a description, in lower case: "vermont" of "the Vermont senator"."""
        tokens = tokenize(self._cut.text, span.start, span.end)
        capitals = {low for word, low in zip(tokens.words, tokens.lower, strict=True) if word[0].isupper()}
        return capitals - words("people", "roles") - words("people", "offices_told") - words("people", "definite")

    def _meant_by(self, role: str, span: Span) -> Named | None:
        """Whom "the diplomat" means where nobody is told to be one: whoever was heard or named just before, if they
        may be."""
        gender = gender_of(role)
        near = list(self._near(span.start))
        sentence = self._cut.sentence_at(span.start)
        speaking = [one for at, one in self._heard_before(span.start) if sentence and at >= sentence.start]
        for named in (*near, *(one for _, one in self._heard_before(span.start))):
            if gender is None or self._gender_of(named) in (None, gender):
                if named.role and any(one is named for one in speaking):
                    continue  # the mayor said that the diplomat …
                fits = named.name and named.role is None
                unclear = gender is not None and self._stands_with_another(named, near, gender, span.start)
                return named if fits and not unclear else None
        return None

    def _heard_now(self, person: Named, span: Span) -> _Referent:
        self._heard.append((span.start, person))
        return self._nameless.get(person) or _Referent(person.name, SourceKind.PERSON)

    def _earlier(self, word: str, span: Span, sort: Sort) -> str | None:
        """The fullest name before this place of what is called by this word: "the agency", the "Tarn Water Agency"."""
        for mention in reversed(self._names.within(max(0, span.start - 4 * _REACH), span.start)):
            if mention.named.sort is sort and word in mention.named.name.lower().split():
                return mention.named.name
        if sort is not Sort.BODY:
            return None
        holder = self._names.holder(word, span.start)
        if holder and holder.sort is Sort.BODY:
            return holder.name
        if word not in words("bodies", "called_back"):
            return None
        known = self._body(span)
        if known and known.kind is SourceKind.ORGANIZATION and known.name and _may_be(known.name, word):
            return known.name
        if word not in words("bodies", "commercial"):
            return None
        before = self._names.within(max(0, span.start - 4 * _REACH), span.start)
        named = [m.named for m in before if m.named.sort is Sort.BODY and not m.named.place]
        bodies = [one.name for one in named if _may_be(one.name, word)]
        return max(dict.fromkeys(bodies), key=bodies.count, default=None)


def _may_be(name: str, word: str) -> bool:
    """Whether a name may be that of a company, an agency: no state, and called nothing else by its own words."""
    lower = name.lower().split()
    if name.lower() in words("bodies", "states") or name.lower() in words("bodies", "acting_for_states"):
        return False
    called = {low for low in lower if low in words("bodies", "bodies")}
    commercial = words("bodies", "commercial")
    return not called or word in called or (word in commercial and not commercial.isdisjoint(called))


@cache
def _company_words() -> frozenset[str]:
    """Words at the end of a name that nobody has for a surname."""
    return words("bodies", "bodies") & words("bodies", "ends_of_bodies")


@cache
def _alike() -> dict[str, tuple[str, ...]]:
    """The roles that somebody may be told to have who is called by this one, and the other way round."""
    pairs = [(role, other) for role, others in load("people")["alike"].items() for other in others]
    found: dict[str, dict[str, None]] = {}
    for one, other in (*pairs, *((other, role) for role, other in pairs)):
        found.setdefault(one, {})[other] = None
    return {role: tuple(others) for role, others in found.items()}


def _bare(tokens: Tokens) -> Tokens:
    """Without "even" before and "himself" or "who" after whoever is named; acronyms that look like a small word keep
    their capitals."""
    first, last = 0, len(tokens.lower)
    if last > 1 and tokens.lower[0] in words("grammar", "relatives"):
        last = 1  # who in the past
    ends = words("people", "ends_of_sources")
    while last > 1 and tokens.lower[last - 1] in ends and tokens.words[last - 1] not in acronyms_like_words():
        last -= 1
    while first < last - 1 and tokens.lower[first] in words("people", "before_sources"):
        first += 1
    kept, acronyms = slice(first, last), acronyms_like_words()
    spelled = tokens.words[kept]
    lower = tuple(word if word in acronyms else low for word, low in zip(spelled, tokens.lower[kept], strict=True))
    return Tokens(spelled, lower, tokens.starts[kept], tokens.ends[kept])


def _is_person(word: str) -> bool:
    """Whether a word is a noun for a person, as a list or its ending tells: mayor, speechwriter."""
    ends = tuple(words("people", "ends_of_people"))
    return _is_of_one(word) or (word_classes().get(word) is None and word.endswith(ends))


def _head(lower: Sequence[str], inside: Container[int] = ()) -> int:
    """The index of the noun that a description is about: the word before "of", "who" or a comma.

    `inside`: the places of words that stand inside a name and end nothing: the University of Tarn poll.
    """
    ends, classes = words("people", "ends_of_heads"), word_classes()
    for index, low in enumerate(lower):
        if index in inside:
            continue
        if index and classes.get(low) in ("d", "p", "n") and _is_document(lower[index - 1]):
            return index - 1  # figures her campaign released
        if low == "of" and index and lower[index - 1] in words("people", "partitives"):
            continue  # a new batch of emails
        if low == "-" and index and lower[index - 1].isdigit():
            continue  # a 46-page letter
        if index and (low in ends or (low.endswith("ed") and _is_noun(lower[index - 1]))):
            return index - 1
    return len(lower) - 1


def _is_of_one(low: str) -> bool:
    """Whether a noun is one for a single person: brother, official."""
    return _is_role(low) or low in words("people", "singular_people")


def _is_role(low: str) -> bool:
    return low in words("people", "roles")


def _is_document(low: str) -> bool:
    return low in words("bodies", "documents")


def _is_noun(low: str) -> bool:
    """Whether a word surely is the noun of a description: emails [unearthed …], residents [affected …]."""
    nouns = ("people", "vague"), ("people", "roles"), ("bodies", "documents"), ("bodies", "bodies")
    return any(low in words(*where) for where in nouns)
