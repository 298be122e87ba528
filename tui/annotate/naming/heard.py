"""Whom a name, "she", "it" or "they" means: by who has been heard and named before it.

Names are looked up in `tui.language.names`; a pronoun goes to whoever was named or heard last and fits. Each look-up
goes back over a bounded stretch of the text.
"""

import itertools
import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from tui.annotate.annotation import SourceKind
from tui.annotate.naming.nouns import bare, head_of, is_of_one, people_among, tells_which, word_before
from tui.article.article import Span
from tui.language.cut import CutArticle, Sentence
from tui.language.folded import word_classes
from tui.language.layout import HEADINGS
from tui.language.names.named import Mention, Named, Sort, words_of_role
from tui.language.names.names import Names
from tui.language.names.parts import Gender, gender_of, pronouns
from tui.language.tokens import tokenize
from tui.lexicon import load, words
from tui.lexicon.inflect import plural

REACH = 1500
"""Characters that a pronoun or "the agency" looks back over."""
_REACH_OF_THEY = 600
"""Characters that "they" looks back over: so far back is whoever was heard last, and others have been told of since."""
_SENTENCES = 3
"""Sentences in which a pronoun prefers whoever was heard or named first."""
_SENTENCES_OF_BODY = 2
"""Sentences in which "it", or a name that opens one, is looked for."""
_MAINLY = 3
"""How many times as often as any namesake somebody must be named in full for the surname alone to mean them."""
_INSIDE = 20
"""How many of those who are told by others to have spoken are remembered."""
_AGE = re.compile(r"\s?[,(]\s?(?:aged\s)?(\d{1,3})(?=[,.)])")
_LONGEST_AGE = 14
_REACH_OF_ITSELF = 24
"""Characters after a surname in which a verb and "he" or "she" tell which of two it is."""
_OF_SORT = {
    Sort.PERSON: SourceKind.PERSON,
    Sort.UNKNOWN: SourceKind.PERSON,
    Sort.BODY: SourceKind.ORGANIZATION,
    Sort.DOCUMENT: SourceKind.DOCUMENT,
}


class Referent(NamedTuple):
    """Who a source is: by which name, if any, and of which kind."""

    name: str | None
    kind: SourceKind


NOBODY = Referent(None, SourceKind.VAGUE)
SOMEBODY = Referent(None, SourceKind.ANONYMOUS)
UNCLEAR = Referent(None, SourceKind.PERSON)
"""One of several who are named, and nothing tells which."""
NOBODY_KNOWN = Referent(None, SourceKind.VAGUE)
"""Whom a pronoun means that nothing leads back: its words tell nothing to whoever asks later."""


class Heard:
    """Who has been heard so far in one article, and whom a name or a pronoun means by that."""

    def __init__(self, cut: CutArticle, names: Names) -> None:
        self._cut = cut
        self._names = names
        self._heard: list[tuple[int, Named]] = []
        self._nameless: dict[Named, Referent] = {}
        self._learned: dict[Named, Gender] = {}
        self._last: dict[str, tuple[int, Referent]] = {}
        self._spelled = {one.name.lower(): one.name for one in names.everyone()}
        self._inside: list[Span] = []
        self._told: Sequence[str] = ()
        self._by_opening: dict[str, list[Named]] | None = None
        self._told_ages: dict[Named, str] | None = None
        self._of_age: dict[str, Named] = {}
        self._first_told: dict[str, int] | None = None

    # ---------------------------------------------------------------- remembering

    def keep(self, referent: Referent, span: Span) -> None:
        """Whom "it" and "they" may mean from now on."""
        if referent.kind in (SourceKind.ORGANIZATION, SourceKind.DOCUMENT):
            self._last["it"] = (span.start, referent)
        two = referent.kind is SourceKind.PERSON and referent.name and " and " in referent.name
        if two or referent.kind in (SourceKind.ORGANIZATION, SourceKind.VAGUE, SourceKind.ANONYMOUS):
            self._keep_for_they(referent, span)

    def told_inside(self, span: Span) -> None:
        """Whoever is heard in this stretch is only told by another to have said it."""
        self._inside.append(span)

    def _keep_for_they(self, referent: Referent, span: Span) -> None:
        """Whom "they" may mean from now on: no single person, and of "many" nothing that would tell who."""
        lower = bare(tokenize(self._cut.text, *span)).lower
        word = lower[head_of(lower)]
        if referent.kind is SourceKind.ANONYMOUS and is_of_one(word):
            return
        if word in words("grammar", "standing_alone"):
            referent = NOBODY_KNOWN
        elif not referent.name and referent is not NOBODY_KNOWN:
            referent = Referent(self._cut.written(*span), referent.kind)
        self._last["they"] = (span.start, referent)
        self._told = lower

    def words_for_they(self) -> Sequence[str]:
        """The words by which those were told of whom "they" means."""
        return self._told

    def now(self, person: Named, span: Span) -> Referent:
        """This person, who is heard here."""
        self._heard.append((span.start, person))
        return self._nameless.get(person) or Referent(person.name, SourceKind.PERSON)

    def somebody(self, word: str, span: Span, told: str | None = None) -> Referent:
        """A person without a name, whom a pronoun may mean later; `told`: by which words, if not those of the span."""
        self._remember(word, Referent(told or self._cut.written(*span), SourceKind.ANONYMOUS), span)
        return Referent(told, SourceKind.ANONYMOUS)

    def speaking(self, word: str, referent: Referent, span: Span) -> Referent:
        """The body that a spokesperson speaks for, whom "he" or "the spokesman" may mean from now on."""
        self._remember(word, referent, span)
        self._last["spokesperson"] = (span.start, referent)
        return referent

    def _remember(self, word: str, referent: Referent, span: Span) -> None:
        before = tokenize(self._cut.text, max(0, span.start - len("for ")), span.start).lower
        lower = self._cut.lower_in(*span)
        of_one = is_of_one(word) or (lower[0] in ("a", "an") and "who" in lower)  # a monitor who was there
        if of_one and before != ("for",):  # it is rare for a judge to say so
            nameless = Named("", Sort.PERSON, gender=gender_of(word))
            self._nameless[nameless] = referent
            self._heard.append((span.start, nameless))

    # --------------------------------------------------------------------- names

    def named(self, mention: Mention, lower: Sequence[str]) -> Referent:
        """Whom a name means, of which `lower` are the words before it and its own."""
        named = mention.named
        if mention.namesakes:
            chosen = self._namesake(mention)
            if chosen is None:
                return Referent(None, SourceKind.PERSON)
            named = chosen
        if named.sort is Sort.UNKNOWN and not named.mentions:
            named = self._by_first_word(named) or named
        kind = _OF_SORT[named.sort]
        if lower and lower[-1] in words("people", "vague") and named.name.lower() == lower[-1]:
            return NOBODY  # angry Christians
        if named.sort is not Sort.PERSON and self._is_outlet(mention):
            return Referent(named.name, SourceKind.DOCUMENT)
        if kind is SourceKind.PERSON and named.gender is None and named.name.lower().split()[-1] in _company_words():
            kind = SourceKind.ORGANIZATION  # the Tarn Water Corporation, a major supplier
        if named.sort is Sort.UNKNOWN and not named.mentions:  # a word with a capital, of which nothing more is known
            if lower and lower[-1] in words("people", "vague"):
                return NOBODY
            kind = SourceKind.ORGANIZATION if lower and lower[0] in ("the", "a", "an") else kind
        if kind is SourceKind.PERSON:
            self._heard.append((mention.start, named))
        return Referent(self.state(named) if kind is SourceKind.ORGANIZATION else named.name, kind)

    def _is_outlet(self, mention: Mention) -> bool:
        """Whether a name is that of a paper or a site, which had the news first: the Quelmian first reported it, as was
        reported by Quelmwatch."""
        before = tokenize(self._cut.text, max(0, mention.start - len("reported by the ")), mention.start).lower
        after = tokenize(self._cut.text, mention.end, mention.end + len(" first reported ")).lower[:2]
        before = before[:-1] if before[-1:] == ("the",) else before
        return before[-2:] == ("reported", "by") or after == ("first", "reported")

    def _by_first_word(self, named: Named) -> Named | None:
        """The one whose name begins with this word, where the surname comes first: Lu is Lu Kang."""
        if self._by_opening is None:
            self._by_opening = {}
            for one in self._names.everyone():
                if one.sort is Sort.PERSON:
                    self._by_opening.setdefault(one.name.lower().split(" ", 1)[0], []).append(one)
        known = self._by_opening.get(named.name.lower(), ())
        return known[0] if len(known) == 1 else None

    def _namesake(self, mention: Mention) -> Named | None:
        """Which of several people a surname means; None where it is not clear.

        Whoever of them was heard just before, else the one whom the article is about, else the one named last. Who is
        named in full again and again is not meant by the surname, unless named first.
        """
        if of_gender := self._told_by_pronoun(mention):
            return of_gender
        sentence = self._cut.sentence_at(mention.start)
        near = self._cut.sentences[max(0, sentence.index - _SENTENCES)].start if sentence else mention.start
        heard = [(at, named) for at, named in self._before(mention.start) if named in mention.namesakes]
        if heard and heard[0][0] >= near:
            return heard[0][1] if heard[0][1].mentions < _MAINLY else mention.namesakes[0]
        often = sorted(mention.namesakes, key=lambda one: -one.mentions)
        if often[0].mentions >= _MAINLY * often[1].mentions:
            return often[0]
        just = {m.named for m in self._names.within(near, mention.start) if m.full and m.named in mention.namesakes}
        if len(just) == 1:
            return just.pop()
        return heard[0][1] if heard else None

    def _told_by_pronoun(self, mention: Mention) -> Named | None:
        """The only one of a surname who is a man, or a woman, as what they say of themselves tells: Voss said he …"""
        following = tokenize(self._cut.text, mention.end, mention.end + _REACH_OF_ITSELF).lower
        if not following or following[0] not in words("people", "heads_of_sentences"):
            return None
        told = next((pronouns()[low] for low in following[1:3] if low in ("he", "she")), None)
        fitting = [one for one in mention.namesakes if self._gender_of(one) is told]
        return fitting[0] if told and len(fitting) == 1 else None

    def state(self, named: Named) -> str:
        """The name of a body; for a capital or a palace the state that it speaks for, where the article names that."""
        state: str | None = load("bodies")["speaking_for"].get(named.name.lower().removeprefix("the "))
        return self.spelled(state, named.name) if state else named.name

    def spelled(self, lower: str, otherwise: str) -> str:
        """A name in lower case as the article spells it, where it is named there."""
        return self._spelled.get(lower, otherwise)

    # -------------------------------------------------------------------- people

    def by_pronoun(self, gender: Gender, span: Span) -> Referent:
        """Whom "he" or "she" means, who is heard here."""
        person = self.person(span.start, gender)
        if person is None or (span in self._inside[-1:] and _speaks_for_another(person)):
            return UNCLEAR  # Voss's lawyer said he denied it
        self._learned.setdefault(person, gender)
        return self.now(person, span)

    def person(self, before: int, gender: Gender) -> Named | None:
        """The person whom "he" or "she" means.

        Whoever was heard in this sentence or the two before, else named there; of those who are only named, one whose
        pronoun is known goes before one of whom it is not.
        """
        if lone := self._lone_name(before, gender):
            return lone
        if self._is_told_with_another(gender, before):
            return None
        near = list(self.near(before))
        voices = {named for _, named in self._before(before)}
        subject = self._subject_before(before)
        for known in (True, False):
            for named in near:
                told = self._gender_of(named)
                if told is gender or (told is None and (not known or named in voices or named is subject)):
                    unclear = self._stands_with_another(named, near, gender, before)
                    return None if unclear or self._is_one_of_two(named, voices, gender, before) else named
        if opening := self._opening_name(before):
            return opening
        heard = (named for _, named in self._before(before) if self._gender_of(named) in (None, gender))
        return next(heard, None) or self._latest(before, gender)

    def _subject_before(self, before: int) -> Named | None:
        """The only person named in the sentence just before, if it begins with them or with what describes them: Ivo
        Marek left; the farmer’s grandson, Ivo Marek, left."""
        back = self._back_from(before, _SENTENCES_OF_BODY)
        if len(back) < _SENTENCES_OF_BODY or back[-1].block != back[0].block:
            return None
        start, end = max(back[-1].start, before - REACH), back[-1].end
        people = self._people_in(start, end)
        if not people or any(one.named is not people[0].named for one in people):
            return None
        opening = tokenize(self._cut.text, start, people[0].start).lower
        described = opening[-1:] == (",",) and opening.count(",") == 1
        return people[0].named if not opening or (described and word_classes().get(opening[0]) in ("d", "p")) else None

    def _lone_name(self, before: int, gender: Gender) -> Named | None:
        """The one name so far in this paragraph of two words of which nothing tells whose it is: whom it is about.

        None where somebody whom the pronoun fits is named or heard there.
        """
        sentence = self._cut.sentence_at(before)
        begins = max(self._cut.blocks[sentence.block].analysed.start, before - REACH) if sentence else before
        if any(at >= begins for at, _ in self._before(before)):
            return None
        lone: Named | None = None
        for mention in self._names.within(begins, before):
            named = mention.named
            if self._cut.quotation_at(mention.start) is not None:
                continue
            if named.sort is Sort.PERSON and self._gender_of(named) in (None, gender):
                return None
            of_two_words = named.sort is Sort.UNKNOWN and " " in named.name and named is not lone
            if of_two_words and word_before(self._cut, mention, begins) != "the":
                if lone:
                    return None
                lone = named
        return lone

    def _latest(self, before: int, gender: Gender) -> Named | None:
        """The last person named before whom the pronoun fits, sooner one who is not only named in "a Voss rally"."""
        people = people_among(self._names.within(max(0, before - 4 * REACH), before))
        fitting = [m for m in people if self._gender_of(m.named) in (None, gender)]
        named = next((m.named for m in reversed(fitting) if not tells_which(self._cut, m)), None)
        latest = named or self._names.latest(before, (Sort.PERSON,), gender)
        return latest if latest and self._gender_of(latest) in (None, gender) else None

    def is_surely(self, person: Named, gender: Gender, before: int) -> bool:
        """Whether nobody else is near whom a pronoun fits: in its own sentence, or else in the sentences before."""
        sentence = self._cut.sentence_at(before)
        begins = max(sentence.start, before - REACH) if sentence else before
        here = [m.named for m in people_among(self._names.within(begins, before))]
        here += [named for at, named in self._before(before) if at >= begins]
        for near in (here, self.near(before)):
            fitting = {named for named in near if self._gender_of(named) in (None, gender)}
            if fitting:
                return fitting == {person}
        return False

    def meant_by(self, role: str, before: int) -> Named | None:
        """Whom "the diplomat" means where nobody is told to be one: whoever was heard or named just before, if they
        may be."""
        gender = gender_of(role)
        near = list(self.near(before))
        sentence = self._cut.sentence_at(before)
        speaking = {one for at, one in self._before(before) if sentence and at >= sentence.start}
        others = [named for named in near if named not in speaking]  # Voss said that the diplomat …
        for named in (*others, *near, *(one for _, one in self._before(before))):
            fits = gender is None or self._gender_of(named) in (None, gender)
            if not fits or ((named.role or not named.name) and named in speaking):
                continue  # the mayor said that the diplomat …
            unclear = gender is not None and self._stands_with_another(named, near, gender, before)
            if not named.name or unclear:
                return None
            may_be = named.role is None or (_goes_with(role, named) and self._is_closest(named, before))
            return named if may_be else None
        return None

    def only_near(self, before: int, gender: Gender | None, age: str | None = None, besides: str = "") -> Named | None:
        """The only one whom another word for somebody just told of may mean: whoever is heard, or else named, in the
        last sentence before a place that tells of anybody whom it fits; who speaks in this one tells of others.

        `age`: how old they are, in figures; `besides`: the list of roles of whoever is not meant.
        """
        others = words("people", besides) if besides else frozenset[str]()
        ages = self._ages() if age else {}
        if age and (of_age := self._of_age.get(age)):
            return of_age
        back = self._back_from(before, _SENTENCES)
        for one in back:
            if one.block < back[0].block - 1:
                break
            start, end = max(one.start, before - REACH), min(one.end, before)
            speaking = [*self._speaking(before, start, end)]
            people = self._told_in(start, end)
            if one is back[0]:
                people, speaking = [named for named in people if named not in speaking], []
            speaking = [named for named in speaking if others.isdisjoint(words_of_role(named))]
            people = [named for named in people if others.isdisjoint(words_of_role(named))]
            likely = {named for named in speaking or people if ages.get(named, age) == age}
            if gender:
                likely = {named for named in likely if self._gender_of(named) in (None, gender)}
            if likely:
                return likely.pop() if len(likely) == 1 else None
        return None

    def is_anybody_near(self, before: int) -> bool:
        """Whether somebody with a name is told of just before a place."""
        return any(named.name for named in self.near(before))

    def _told_in(self, start: int, end: int) -> list[Named]:
        """The people named in a stretch, and full names of which nothing tells whose they are; no such name that does
        not open it by itself."""
        known = self._people_in(start, end)
        unknown = [
            m for m in self._names.within(start, end)
            if m.named.sort is Sort.UNKNOWN and m.named.mentions and not tells_which(self._cut, m)
            and word_before(self._cut, m, start) not in words("people", "not_before_people")
        ]  # fmt: skip
        if not known and unknown and self._cut.text[start : unknown[0].start].strip():
            return []
        return [m.named for m in (*known, *unknown)]

    def _ages(self) -> dict[Named, str]:
        """How old people are told to be, in figures, just after their name: Ana Voss, 45, …"""
        if self._told_ages is None:
            told = ((m.named, _AGE.match(self._cut.text, m.end, m.end + _LONGEST_AGE)) for m in self._names.mentions)
            self._told_ages = {named: age[1] for named, age in told if age}
            times = Counter(self._told_ages.values())
            self._of_age = {age: named for named, age in self._told_ages.items() if times[age] == 1}
        return self._told_ages

    def is_told(self, noun: str, before: int) -> bool:
        """Whether a noun, or its plural, stands in the text before a place; not in headlines, nor as the owner of
        something: a jeweller's."""
        if self._first_told is None:
            self._first_told = {}
            for sentence in self._cut.sentences:
                if self._cut.role(sentence) not in HEADINGS:
                    following = (*sentence.lower[1:], "")
                    for start, low, after in zip(sentence.starts, sentence.lower, following, strict=True):
                        if after != "'s":
                            self._first_told.setdefault(low, start)
        return any(self._first_told.get(one, before) < before for one in (noun, plural(noun)))

    def _is_closest(self, person: Named, before: int) -> bool:
        """Whether only they are heard, or else named, in the last sentence before a place that tells of anybody."""
        for one in self._back_from(before, _SENTENCES):
            start, end = max(one.start, before - REACH), min(one.end, before)
            people = {*self._speaking(before, start, end)} or {m.named for m in self._people_in(start, end)}
            if people:
                return people == {person}
        return False

    def _stands_with_another(self, named: Named, near: Sequence[Named], gender: Gender, before: int) -> bool:
        """Whether "he" may be either of two who are named together and of whom neither was heard since: Ivo and Odd
        met."""
        spoke = max((at for at, one in self._before(before) if one in near), default=-1)
        mentions = self._names.within(max(0, before - REACH), before)
        back = self._back_from(before, _SENTENCES_OF_BODY)[-1].start if self._cut.sentence_at(before) else 0
        for one, other in itertools.pairwise(mentions):
            if named in (one.named, other.named) and one.named is not other.named:
                both = one.named in near and other.named in near
                alike = self._gender_of(one.named) is self._gender_of(other.named)
                joined = self._cut.text[one.end : other.start].strip() in ("and", "&")
                if both and alike and joined and spoke < one.start and other.end > back:
                    return True
        return False

    def _is_told_with_another(self, gender: Gender, before: int) -> bool:
        """Whether the sentence before opens with "she" and another woman, of whom neither has spoken since: she may be
        either."""
        back = self._back_from(before, _SENTENCES_OF_BODY)
        if len(back) < _SENTENCES_OF_BODY or back[-1].lower[:2] != (gender.value, "and"):
            return False
        start, end = back[-1].start, min(back[-1].end, back[-1].start + REACH)
        other = next(iter(self._names.within(start, end)), None)
        if other is None or self._gender_of(other.named) not in (None, gender):
            return False
        joined = self._cut.text[start : other.start].lower().split() == [gender.value, "and"]
        return joined and all(at <= start for at, _ in self._before(before))

    def _is_one_of_two(self, named: Named, voices: Container[Named], gender: Gender, before: int) -> bool:
        """Whether "she" may as well be the other of two whom the sentence before brings in and of whom neither has been
        heard: Ana Voss met the deputy, Mia Crale. She …"""
        back = self._back_from(before, _SENTENCES_OF_BODY)
        if len(back) < _SENTENCES_OF_BODY or named in voices:
            return False
        if back[-1].lower[0] in words("people", "opening_on_others"):
            return False  # Asked about Voss, Crale left. She …
        start, end = max(back[-1].start, before - REACH), back[-1].end
        people = {m.named for m in self._people_in(start, end)}
        new = all(self._names.first(one) >= start and self._gender_of(one) is gender for one in people)
        return len(people) > 1 and named in people and new and not any(one in voices for one in people)

    def _gender_of(self, named: Named) -> Gender | None:
        """The pronoun that a person takes: as their name or title tells, else the first that was led back to them."""
        return named.gender or self._learned.get(named)

    def near(self, before: int) -> Iterator[Named]:
        """People heard or named in this sentence and the ones just before, the likeliest first."""
        late: list[Named] = []
        back = self._back_from(before, _SENTENCES)
        for one in back:
            if one.block < back[0].block - 1:
                break
            start, end = max(one.start, before - REACH), min(one.end, before)
            people = self._people_in(start, end)
            on_others = one.lower[0] in words("people", "opening_on_others")
            if on_others and one is not back[0] and people:
                main = self._after_opening(people)
                start = main.start
                people = [main, *reversed(people)]
            yield from self._speaking(before, start, end)
            named = [m.named for m in people]
            if on_others and one is back[0]:
                late = named  # asked about Marek, she …
                continue
            yield from named
        yield from late

    def _after_opening(self, people: Sequence[Mention]) -> Mention:
        """Of the people of a sentence that opens on others the one with whom its main clause begins: Asked about Marek,
        who denies it, Voss left; Speaking in Tarn, Voss thanked Marek."""
        return next((m for m in people if self._cut.text[m.start - 2 : m.start] == ", "), people[-1])

    def _people_in(self, start: int, end: int) -> list[Mention]:
        """People who are named in a stretch outside quotations, and not only to tell whose something is."""
        people = (m for m in people_among(self._names.within(start, end)) if not tells_which(self._cut, m))
        return [m for m in people if self._cut.quotation_at(m.start) is None]

    def _speaking(self, before: int, start: int, end: int) -> Iterator[Named]:
        """Who has been heard in a sentence, sooner those who speak themselves: Voss said that Marek had offered it."""
        inside: list[Named] = []
        for at, named in self._before(before):
            if start <= at < end:
                if any(span.start <= at < span.end for span in self._inside[-_INSIDE:]):
                    inside.append(named)
                else:
                    yield named
        yield from inside

    def _opening_name(self, before: int) -> Named | None:
        """A name of several words that opens this sentence or the one before, of which nothing tells whose it is."""
        for sentence in self._back_from(before, _SENTENCES_OF_BODY):
            within = self._names.within(sentence.start, sentence.start + 1)
            named = next((m.named for m in within if m.start < before), None)
            if named and named.sort is Sort.UNKNOWN and " " in named.name:
                return named
        return None

    def _before(self, before: int) -> Iterator[tuple[int, Named]]:
        """Who has been heard and where, the last one first, as far back as a pronoun looks."""
        for at, named in reversed(self._heard):
            if before - at > REACH:
                return
            if at < before:
                yield at, named

    def _back_from(self, before: int, count: int) -> Sequence[Sentence]:
        """The sentence at an offset and those before it, `count` in all, the last first; none between sentences."""
        sentence = self._cut.sentence_at(before)
        if sentence is None:
            return ()
        return self._cut.sentences[max(0, sentence.index - count + 1) : sentence.index + 1][::-1]

    # -------------------------------------------------------------- bodies, several

    def recent(self, word: str, before: int, after: int = 0) -> Referent | None:
        """Who was last told of, from `after` on, whom "they" or "the spokesperson" may mean."""
        where, referent = self._last.get(word, (0, None))
        reach = _REACH_OF_THEY if word == "they" else REACH
        return referent if referent and before - where < reach and where >= after else None

    def body(self, before: int) -> Referent | None:
        """The body that "the company" means: heard or named just before, else heard last."""
        return self.body_near(before) or self.recent("it", before)

    def body_near(self, before: int) -> Referent | None:
        """The body that "it" means: heard or named first in this sentence or the one before."""
        where, heard = self._last.get("it", (-1, None))
        for sentence in self._back_from(before, _SENTENCES_OF_BODY):
            start = max(sentence.start, before - REACH)
            if heard and where >= start:
                return heard
            for mention in self._names.within(start, min(sentence.end, before)):
                body = mention.named.sort is Sort.BODY and not mention.named.place
                if body and self._cut.quotation_at(mention.start) is None:
                    return Referent(mention.named.name, SourceKind.ORGANIZATION)
        return None


def _speaks_for_another(person: Named) -> bool:
    """Whether somebody is told to be one who speaks for others: a lawyer, a spokesman."""
    return any(person.has_role(role) for role in words("people", "speaking_for_others"))


def _goes_with(role: str, person: Named) -> bool:
    """Whether somebody of another role may be called by this one too: a governor who is a veteran or a candidate."""
    besides = words("people", "told_besides")
    return role in besides or any(person.has_role(other) for other in besides)


@cache
def _company_words() -> frozenset[str]:
    """Words at the end of a name that nobody has for a surname."""
    return words("bodies", "bodies") & words("bodies", "ends_of_bodies")
