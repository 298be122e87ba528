"""Whom a name, "she", "it" or "they" means: by who has been heard and named before it.

Names are looked up in `tui.language.names`; a pronoun goes to whoever was named or heard last and fits (`nearby.py`),
and so does "the diplomat" (`called.py`). Each look-up goes back over a bounded stretch of the text.
"""

from collections.abc import Container, Sequence
from functools import cache, cached_property

from tui.annotate.annotation import SourceKind
from tui.annotate.attribution.openings import stranger_at_head
from tui.annotate.naming.called import Called
from tui.annotate.naming.nearby import SENTENCES, SENTENCES_OF_BODY, Nearby
from tui.annotate.naming.nouns import bare, head_of, is_of_one, people_among, tells_which, without_clause, word_before
from tui.annotate.naming.referent import NOBODY, NOBODY_KNOWN, REACH, UNCLEAR, Referent
from tui.article.article import Span
from tui.language.cut import CutArticle
from tui.language.folded import word_classes
from tui.language.names.named import Mention, Named, Sort
from tui.language.names.names import Names
from tui.language.names.parts import Gender, gender_of, pronouns
from tui.language.tokens import tokenize
from tui.lexicon import load, words

_REACH_OF_THEY = 600
"""Characters that "they" looks back over: so far back is whoever was heard last, and others have been told of since."""
_MAINLY = 3
"""How many times as often as any namesake somebody must be named in full for the surname alone to mean them."""
_REACH_OF_ITSELF = 24
"""Characters after a surname in which a verb and "he" or "she" tell which of two it is."""
_OF_SORT = {
    Sort.PERSON: SourceKind.PERSON,
    Sort.UNKNOWN: SourceKind.PERSON,
    Sort.BODY: SourceKind.ORGANIZATION,
    Sort.DOCUMENT: SourceKind.DOCUMENT,
}


class Heard:
    """Who has been heard so far in one article, and whom a name or a pronoun means by that."""

    def __init__(self, cut: CutArticle, names: Names) -> None:
        self._cut = cut
        self._names = names
        self.near = Nearby(cut, names)
        self.called = Called(cut, names, self.near)
        self._nameless: dict[Named, Referent] = {}
        self._last: dict[str, tuple[int, Referent]] = {}
        self._spelled = {one.name.lower(): one.name for one in names.everyone}
        self._told: Sequence[str] = ()

    # ---------------------------------------------------------------- remembering

    def keep(self, referent: Referent, span: Span) -> None:
        """Whom "it" and "they" may mean from now on."""
        if referent.kind in (SourceKind.ORGANIZATION, SourceKind.DOCUMENT):
            self._last["it"] = (span.start, referent)
        two = referent.kind is SourceKind.PERSON and " and " in (referent.name or "")
        if two or referent.kind in (SourceKind.ORGANIZATION, SourceKind.VAGUE, SourceKind.ANONYMOUS):
            self._keep_for_they(referent, span)

    def told_inside(self, span: Span) -> None:
        """Whoever is heard in this stretch is only told by another to have said it."""
        self.near.inside.append(span)

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
        self.near.voices.append((span.start, person))
        return self._nameless.get(person) or Referent(person.name, SourceKind.PERSON)

    def somebody(self, word: str, span: Span, told: str | None = None) -> Referent:
        """A person without a name, whom a pronoun may mean later; `told`: by which words, if not those of the span."""
        told = told or self._told_again(word, span)
        self._remember(word, Referent(told or without_clause(self._cut.written(*span)), SourceKind.ANONYMOUS), span)
        return Referent(told, SourceKind.ANONYMOUS)

    def _told_again(self, word: str, span: Span) -> str | None:
        """By which words the only one without a name was told whom "the inspector" means: a senior inspector."""
        if self._cut.lower_in(*span) != ("the", word):
            return None
        told = {one.name for one in self._nameless.values() if one.kind is SourceKind.ANONYMOUS and one.name}
        known = [name for name in told if name.lower().startswith(("a ", "an ")) and word in name.lower().split()]
        return known[0] if len(known) == 1 else None

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
            self.near.voices.append((span.start, nameless))

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
        bare = named.sort is Sort.UNKNOWN and named.gender is None and named.role is None
        if bare and tuple(lower) == ("the", *self._cut.lower_in(mention.start, mention.end)):
            kind = SourceKind.ORGANIZATION  # the Harriers, of whom the text has told as the Orin Harriers
        if kind is SourceKind.PERSON:
            self.near.voices.append((mention.start, named))
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
        known = self._by_opening.get(named.name.lower(), ())
        return known[0] if len(known) == 1 else None

    @cached_property
    def _by_opening(self) -> dict[str, list[Named]]:
        """The people whom the article names, by the first words of their names."""
        found: dict[str, list[Named]] = {}
        for one in self._names.everyone:
            if one.sort is Sort.PERSON:
                found.setdefault(one.name.lower().split(" ", 1)[0], []).append(one)
        return found

    def _namesake(self, mention: Mention) -> Named | None:
        """Which of several people a surname means; None where it is not clear.

        Whoever of them was heard just before, unless two were and a new paragraph begins; else whom the article is
        about, else the one named last. Who is named in full again and again is meant only if named first.
        """
        if of_gender := self._told_by_pronoun(mention):
            return of_gender
        sentence = self._cut.sentence_at(mention.start)
        near = self._cut.sentences[max(0, sentence.index - SENTENCES)].start if sentence else mention.start
        heard = [(at, named) for at, named in self.near.before(mention.start) if named in mention.namesakes]
        if recent := {named for at, named in heard if at >= near}:
            if len(recent) > 1 and sentence and heard[0][0] < self._cut.text.rfind("\n", 0, sentence.start):
                return None
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
        fitting = [one for one in mention.namesakes if self.near.gender_of(one) is told]
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
        if stranger := self._stranger(gender, span):
            return stranger
        find = self.called.only_near if self.called.denies_another(span, gender) else self.person
        person = find(span.start, gender)
        if person is None or (span in self.near.inside[-1:] and _speaks_for_another(person)):
            return UNCLEAR  # Voss's lawyer said he denied it
        self.near.learned.setdefault(person, gender)
        return self.now(person, span)

    def _stranger(self, gender: Gender, span: Span) -> Referent | None:
        """Whom the sentence before opens with, if it gives them no name and names and hears nobody: A nurse was hurt.
        She …"""
        back = self.near.back_from(span.start, SENTENCES_OF_BODY)
        if len(back) < SENTENCES_OF_BODY or back[0].start != span.start or back[-1].block != back[0].block:
            return None
        phrase, start, end = stranger_at_head(back[-1]), back[-1].start, back[-1].end
        if phrase is None or not {"him", "her"}.isdisjoint(back[-1].lower):
            return None  # a doctor stopped him. He …
        if self.near.people_in(start, end) or any(at >= start for at, _ in self.near.before(end)):
            return None
        word = self._cut.lower_in(*phrase)[-1]
        return self.somebody(word, span, self._cut.written(*phrase)) if gender_of(word) in (None, gender) else None

    def person(self, before: int, gender: Gender) -> Named | None:
        """The person whom "he" or "she" means.

        Whoever was heard in this sentence or the two before, else named there; of those who are only named, one whose
        pronoun is known goes before one of whom it is not.
        """
        if lone := self._lone_name(before, gender):
            return lone
        if self._is_told_with_another(gender, before):
            return None
        near = list(self.near.people(before))
        voices = {named for _, named in self.near.before(before)}
        subject = self._subject_before(before)
        for known in (True, False):
            for named in near:
                told = self.near.gender_of(named)
                if told is gender or (told is None and (not known or named in voices or named is subject)):
                    unclear = self.near.stands_with_another(named, near, before)
                    return None if unclear or self._is_one_of_two(named, voices, gender, before) else named
        if opening := self._opening_name(before):
            return opening
        heard = (named for _, named in self.near.before(before) if self.near.gender_of(named) in (None, gender))
        return next(heard, None) or self._latest(before, gender)

    def _subject_before(self, before: int) -> Named | None:
        """The only person named in the sentence just before, if it begins with them or with what describes them: Ivo
        Marek left; the farmer’s grandson, Ivo Marek, left."""
        back = self.near.back_from(before, SENTENCES_OF_BODY)
        if len(back) < SENTENCES_OF_BODY or back[-1].block != back[0].block:
            return None
        start, end = max(back[-1].start, before - REACH), back[-1].end
        people = self.near.people_in(start, end)
        if not people or any(one.named is not people[0].named for one in people):
            return None
        opening = self._cut.lower_in(start, people[0].start)
        described = opening[-1:] == (",",) and opening.count(",") == 1
        return people[0].named if not opening or (described and word_classes().get(opening[0]) in ("d", "p")) else None

    def _lone_name(self, before: int, gender: Gender) -> Named | None:
        """The one name so far in this paragraph of two words of which nothing tells whose it is: whom it is about.

        None where somebody whom the pronoun fits is named or heard there.
        """
        sentence = self._cut.sentence_at(before)
        begins = max(self._cut.blocks[sentence.block].analysed.start, before - REACH) if sentence else before
        if any(at >= begins for at, _ in self.near.before(before)):
            return None
        lone: Named | None = None
        for mention in self._names.within(begins, before):
            named = mention.named
            if self._cut.quotation_at(mention.start) is not None:
                continue
            if named.sort is Sort.PERSON and self.near.gender_of(named) in (None, gender):
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
        fitting = [m for m in people if self.near.gender_of(m.named) in (None, gender)]
        named = next((m.named for m in reversed(fitting) if not tells_which(self._cut, m)), None)
        latest = named or self._names.latest(before, (Sort.PERSON,), gender)
        return latest if latest and self.near.gender_of(latest) in (None, gender) else None

    def is_surely(self, person: Named, gender: Gender, before: int) -> bool:
        """Whether nobody else is near whom a pronoun fits: in its own sentence, or else in the sentences before."""
        sentence = self._cut.sentence_at(before)
        begins = max(sentence.start, before - REACH) if sentence else before
        here = [m.named for m in people_among(self._names.within(begins, before))]
        here += [named for at, named in self.near.before(before) if at >= begins]
        for near in (here, self.near.people(before)):
            fitting = {named for named in near if self.near.gender_of(named) in (None, gender)}
            if fitting:
                return fitting == {person}
        return False

    def _is_told_with_another(self, gender: Gender, before: int) -> bool:
        """Whether the sentence before opens with "she" and another woman, of whom neither has spoken since: she may be
        either."""
        back = self.near.back_from(before, SENTENCES_OF_BODY)
        if len(back) < SENTENCES_OF_BODY or back[-1].lower[:2] != (gender.value, "and"):
            return False
        start, end = back[-1].start, min(back[-1].end, back[-1].start + REACH)
        other = next(iter(self._names.within(start, end)), None)
        if other is None or self.near.gender_of(other.named) not in (None, gender):
            return False
        joined = self._cut.text[start : other.start].lower().split() == [gender.value, "and"]
        return joined and all(at <= start for at, _ in self.near.before(before))

    def _is_one_of_two(self, named: Named, voices: Container[Named], gender: Gender, before: int) -> bool:
        """Whether "she" may as well be the other of two whom the sentence before brings in and of whom neither has been
        heard: Ana Voss met the deputy, Mia Crale. She …"""
        back = self.near.back_from(before, SENTENCES_OF_BODY)
        if len(back) < SENTENCES_OF_BODY or named in voices:
            return False
        if back[-1].lower[0] in words("people", "opening_on_others"):
            return False  # Asked about Voss, Crale left. She …
        start, end = max(back[-1].start, before - REACH), back[-1].end
        people = {m.named for m in self.near.people_in(start, end)}
        new = all(self._names.first(one) >= start and self.near.gender_of(one) is gender for one in people)
        return len(people) > 1 and named in people and new and not any(one in voices for one in people)

    def _opening_name(self, before: int) -> Named | None:
        """A name of several words that opens this sentence or the one before, of which nothing tells whose it is."""
        for sentence in self.near.back_from(before, SENTENCES_OF_BODY):
            within = self._names.within(sentence.start, sentence.start + 1)
            named = next((m.named for m in within if m.start < before), None)
            if named and named.sort is Sort.UNKNOWN and " " in named.name:
                return named
        return None

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
        for sentence in self.near.back_from(before, SENTENCES_OF_BODY):
            start = max(sentence.start, before - REACH)
            if heard and where >= start:
                return heard
            for mention in self._names.within(start, min(sentence.end, before)):
                body = mention.named.sort is Sort.BODY and not mention.named.place
                if body and self._cut.quotation_at(mention.start) is None:
                    return Referent(mention.named.name, SourceKind.ORGANIZATION)
        return None

    def opening_body(self, before: int) -> Referent | None:
        """The body for which "a spokesperson" speaks: the only one of the sentence before, which it opens or in which
        it is heard, else the one whose spokesperson was heard last there."""
        back = self.near.back_from(before, SENTENCES_OF_BODY)
        if len(back) < SENTENCES_OF_BODY or back[-1].block < back[0].block - 1:
            return None
        start, end = back[-1].start, back[-1].end
        spoke = self.recent("spokesperson", before, start)
        where, heard = self._last.get("it", (-1, None))
        bodies = [m for m in self._names.within(start, end) if m.named.sort is Sort.BODY and not m.named.place]
        if spoke or len({m.named for m in bodies}) > 1:
            return spoke
        if heard and heard.kind is SourceKind.ORGANIZATION and heard.name and where >= start:
            return heard
        opens = bool(bodies) and not self._cut.text[start : bodies[0].start].removeprefix("The ").strip()
        return Referent(bodies[0].named.name, SourceKind.ORGANIZATION) if opens else None


def _speaks_for_another(person: Named) -> bool:
    """Whether somebody is told to be one who speaks for others: a lawyer, a spokesman."""
    return any(person.has_role(role) for role in words("people", "speaking_for_others"))


@cache
def _company_words() -> frozenset[str]:
    """Words at the end of a name that nobody has for a surname."""
    return words("bodies", "bodies") & words("bodies", "ends_of_bodies")
