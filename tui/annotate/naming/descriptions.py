"""Who is meant by a description, a source without a name of its own: "the minister", "a senior official", "a study"."""

import itertools
from collections.abc import Collection, Sequence

from tui.annotate.annotation import SourceKind
from tui.annotate.naming.documents import Documents
from tui.annotate.naming.heard import Heard
from tui.annotate.naming.nouns import (
    age_in_figures,
    capitals_in,
    in_heading,
    is_age,
    is_body,
    is_body_of_two_words,
    is_document,
    is_national,
    is_of_one,
    is_person,
    is_role,
    is_share,
    roles_like,
    roles_meant,
)
from tui.annotate.naming.referent import NOBODY, REACH, SOMEBODY, UNCLEAR, Referent
from tui.article.article import Span
from tui.language.cut import CutArticle
from tui.language.names.holders import best_holder, fields_of
from tui.language.names.named import Mention, Named, Sort, words_of_role
from tui.language.names.names import Names
from tui.language.names.parts import gender_of, governs
from tui.language.names.sorts import is_told_of_as_a_thing
from tui.language.tokens import tokenize
from tui.lexicon import load, words

_WORDS_FOR_OUTLET = 3
"""Words at most by which a paper is called back."""
_WORDS_FOR_NATIONAL = 3
"""Words at most by which somebody is told of by their country: the young Finn."""


class Descriptions:
    """Resolves the descriptions of one article; ask in the order of the text, since "the agency" looks back.

    `lower` are the words of a description, `head` is the index of its noun, `mentions` are the names in it.
    """

    def __init__(self, cut: CutArticle, names: Names, heard: Heard) -> None:
        self._cut = cut
        self._names = names
        self._heard = heard
        self._documents = Documents(cut)
        self._first: dict[str, tuple[int, str]] = {}  # of each sort, where one is told of first, and by which word

    def of(self, lower: Sequence[str], head: int, mentions: Sequence[Mention], span: Span) -> Referent:
        """Whom a description means: a body or a document by its words or full name, else people."""
        word = lower[head]
        text = self._cut.written(*span)
        if self._speaks_for_a_body(lower, word, mentions) or self._are_of_one_told(lower, head, mentions, span):
            body = Referent(self._spoken_for(lower, mentions, span) or text, SourceKind.ORGANIZATION)
            return self._heard.speaking(word, body, span)
        writes = word in words("people", "authors_of_documents")
        if writes and (document := self._authored(lower, text, mentions, span)):
            return document
        if is_share(lower) and (poll := self._first_told("polls", span.end)):
            return poll
        some = len(lower) == 1 or lower[0] in words("people", "some")
        if some and not mentions and word in words("bodies", "untold_documents"):
            return NOBODY  # several reports
        outlet = self._outlet(span) if lower[0] == "the" and self._calls_outlet(lower, mentions) else None
        if outlet and not self._documents.only(word):  # the paper may be a study
            return Referent(outlet, SourceKind.DOCUMENT)
        if is_document(word):
            earlier = None if mentions or len(lower) > 2 else self.earlier(word, span, Sort.DOCUMENT)
            if earlier is None:
                earlier = self._documents.named(lower, head, mentions, span, self._in_full(text, mentions))
            return Referent(earlier, SourceKind.DOCUMENT)
        called_back = word in words("bodies", "called_back") and lower[0] == "the" and not is_person(word)
        if is_body(word) or called_back or is_body_of_two_words(lower, head):
            return self._body(lower, head, mentions, span)
        return self._firm(lower, span) or self._people(lower, head, mentions, span)

    def _body(self, lower: Sequence[str], head: int, mentions: Sequence[Mention], span: Span) -> Referent:
        """The body that a description means: one named before, somebody's, or nothing but what it says."""
        word = lower[head]
        earlier = self.earlier(word, span, Sort.BODY) if lower[0] == "the" and not mentions else None
        if earlier and not _is_told_by(lower[1:head], earlier):
            earlier = None  # the county roads department is not the County Audit Office
        name = earlier or self._of_a_person(word, mentions, span) or self._cut.written(*span)
        return Referent(name, SourceKind.ORGANIZATION)

    def _firm(self, lower: Sequence[str], span: Span) -> Referent | None:
        """The firm that is called what a person may be, where "it" or "its" tells so: the publisher said it had …"""
        sentence = self._cut.sentence_at(span.start)
        may_be = len(lower) == 2 and lower[0] == "the" and any(
            lower[1] in words("bodies", kind) for kind in ("called_back", "roles_of_firms")
        )
        if not may_be or sentence is None or sentence.start != span.start or not is_told_of_as_a_thing(sentence, 0, 2):
            return None
        role = lower[1]
        if self._names.holder(role, span.start) or self._names.coming_holder(role, span.end):
            return None  # Ana Voss, the producer: it had taken her years
        before = self._names.within(self._cut.sentences[max(0, sentence.index - 1)].start, span.start)
        firms = [m.named.name for m in before if m.named.sort is Sort.BODY and not m.named.place]
        return Referent(firms[-1] if firms else self._cut.written(*span), SourceKind.ORGANIZATION)

    def _people(self, lower: Sequence[str], head: int, mentions: Sequence[Mention], span: Span) -> Referent:
        """Whom a description of people means: "the minister", "a senior official", "White House advisers"."""
        word, text = lower[head], self._cut.written(*span)
        counted = any(low[0].isdigit() or low.split("-")[0] in words("people", "numbers") for low in lower[:2])
        some, definite = lower[0] in words("people", "some"), lower[0] in words("people", "definite")
        if word in words("people", "close") and not some:
            return SOMEBODY
        if word in words("people", "vague") and not counted:
            if word in words("people", "acting_for_bodies") and self._is_placed(mentions):
                return Referent(text.split(",")[0], SourceKind.ORGANIZATION)
            if definite and (told := self._told_before(word, span)):
                return told
            described = not words("people", "in_the_know").isdisjoint(lower[head + 1 :])
            return SOMEBODY if described or self._of_a_body(lower, head, mentions) else NOBODY
        told_of_one = is_person(word) and not words("people", "former").isdisjoint(lower[:head])
        aged = any(is_age(low) for low in lower[:head]) and is_person(word)  # the 45-year-old climber
        if is_of_one(word) or ((told_of_one or aged) and definite):
            return self._holder(lower, word, span)
        if counted or lower[0] in ("a", "an"):
            return self._heard.somebody(word, span)
        if word.endswith("s") and not word.endswith("ss"):
            return SOMEBODY if not some and self._of_a_body(lower, head, mentions) else NOBODY
        if mentions and is_person(word) and mentions[-1].end < span.end:
            return self._heard.somebody(word, span)  # the Tarn councilwarden
        owned = "'s" in lower[:head] and is_person(word)  # Voss's largest shareholder
        if mentions and not owned and mentions[0].start < span.start + len(" ".join(lower[: head + 1])):
            return self._heard.named(mentions[0], lower)
        return self._heard.somebody(word, span) if definite or owned else NOBODY

    # ------------------------------------------------------- bodies and documents

    def _speaks_for_a_body(self, lower: Sequence[str], word: str, mentions: Sequence[Mention]) -> bool:
        """A spokesperson of something named, or officials of a body that has a name: not "Western officials"."""
        if word not in words("people", "speaking_for_a_body") or lower[0] in ("some", "many"):
            return False
        wide = bool(mentions) and mentions[0].named.name.lower() in words("people", "too_wide")
        if mentions and not (wide and word.endswith("s")):
            return True
        of_a_body = word != "officials" or lower[0] == "campaign" or _is_at_one(lower, word)
        return of_a_body and any(is_body(low) or is_body_of_two_words(lower, i) for i, low in enumerate(lower))

    def _are_of_one_told(self, lower: Sequence[str], head: int, mentions: Sequence[Mention], span: Span) -> bool:
        """Whether they are officials of a body that is told before by name: agency officials, company officials."""
        if lower[head] != "officials" or mentions or not head or lower[head - 1] not in words("bodies", "called_back"):
            return False
        return head < 3 and self.earlier(lower[head - 1], span, Sort.BODY) is not None

    def _spoken_for(self, lower: Sequence[str], mentions: Sequence[Mention], span: Span) -> str | None:
        """The body that a spokesperson or its officials speak for: "Acme" of "a spokesman for Acme"."""
        named = list(itertools.takewhile(lambda m: not self._is_example(m, span), mentions))
        bodies = [m.named for m in named if m.named.sort is not Sort.PERSON]
        if bodies:
            return self._heard.state(bodies[-1])
        if mentions:
            return None
        word = next((low for low in reversed(lower) if is_body(low)), None)
        if word is None:
            return None
        last = max(index for index, low in enumerate(lower) if low == word)
        told = lower[lower.index("the", 1) : last] if "the" in lower[1:last] else ("the",)
        return self.earlier(word, span, Sort.BODY) or " ".join((*told, word))

    def _is_example(self, mention: Mention, span: Span) -> bool:
        """Whether a name is only one of several: the heads of nine firms, including Orinfoss."""
        before = tokenize(self._cut.text, span.start, mention.start).lower
        return "including" in before[-2:]

    def _authored(self, lower: Sequence[str], text: str, mentions: Sequence[Mention], span: Span) -> Referent | None:
        """The document that its authors speak for: the study's authors, the researchers of a study told before."""
        if any(low in words("bodies", "studies") for low in lower):
            return Referent(text, SourceKind.DOCUMENT)
        if "," in lower:  # the authors, led by Ana Voss
            lower, mentions = lower[: lower.index(",")], ()
        definite = lower[0] in words("people", "definite") and not mentions and len(lower) <= 3
        return self._first_told("studies", span.start) if definite or self._follows_study(lower, span) else None

    def _follows_study(self, lower: Sequence[str], span: Span) -> bool:
        """Whether researchers with whom a sentence opens are those of the study just told of."""
        sentence = self._cut.sentence_at(span.start)
        if sentence is None or sentence.start != span.start or lower[0] not in words("people", "authors_of_documents"):
            return False
        before = self._cut.sentences[max(0, sentence.index - 2) : sentence.index]
        return not words("bodies", "studies").isdisjoint(itertools.chain.from_iterable(one.lower for one in before))

    def _first_told(self, sort: str, before: int) -> Referent | None:
        """The document of a sort (a key of `bodies.toml`) of which the article tells first, if before an offset."""
        if sort not in self._first:
            known = words("bodies", sort)
            told = (
                (sentence.starts[index], low)
                for sentence in self._cut.sentences
                for index, low in enumerate(sentence.lower)
                if low in known and not (low == "polls" and sentence.lower[index - 1 : index] == ("the",))  # to vote
            )
            self._first[sort] = next(told, (len(self._cut.text), ""))
        start, word = self._first[sort]
        if start >= before:
            return None
        return Referent(self._documents.only(word) or f"the {word}", SourceKind.DOCUMENT)

    def _in_full(self, text: str, mentions: Sequence[Mention]) -> str:
        """A description with the bodies in it by their full names: Tarn Water Agency records, for TWA records."""
        spelled = ((self._cut.text[m.start : m.end], m.named.name) for m in mentions)
        full = {short: name for short, name in spelled if short.isupper() and " " not in short}
        return " ".join(full.get(word, word) for word in text.split())

    def _calls_outlet(self, lower: Sequence[str], mentions: Sequence[Mention]) -> bool:
        """Whether a description is one of a paper or a broadcaster that has been named: the news website."""
        return not mentions and len(lower) <= _WORDS_FOR_OUTLET and lower[-1] in words("bodies", "outlets_called")

    def _outlet(self, span: Span) -> str | None:
        """The paper or broadcaster that was named last."""
        for mention in reversed(self._names.within(max(0, span.start - REACH), span.start)):
            of_name = mention.named.name.lower().split()
            if mention.named.sort is Sort.DOCUMENT and words("bodies", "no_outlets").isdisjoint(of_name):
                return mention.named.name
        return None

    def earlier(self, word: str, span: Span, sort: Sort) -> str | None:
        """The fullest name before this place of what is called by this word: "the agency", the "Tarn Water Agency"."""
        before = self._names.within(max(0, span.start - 4 * REACH), span.start)
        for mention in reversed(before):
            if mention.named.sort is sort and word in mention.named.name.lower().split():
                return mention.named.name
        if sort is not Sort.BODY:
            return None
        holder = self._names.holder(word, span.start)
        if holder and holder.sort is Sort.BODY:
            return holder.name
        told = {m.named.name: m.named for m in before if m.named.sort is Sort.BODY}
        called = {name for name, one in told.items() if _is_called(one, word)}
        acronyms = {name for name in told if name.isupper() and not governs(name.lower())}
        known = self._heard.body(span.start)
        if known and known.name in called:
            return known.name
        if called and len(called | acronyms) == 1:
            return called.pop()
        if word not in words("bodies", "called_back") or word in words("bodies", "called_by_name"):
            return None
        if known and known.kind is SourceKind.ORGANIZATION and known.name and _may_be(known.name, word):
            return known.name
        if word not in words("bodies", "commercial"):
            return None
        named = [m.named for m in before if m.named.sort is Sort.BODY and not m.named.place]
        bodies = [one.name for one in named if _may_be(one.name, word)]
        return max(dict.fromkeys(bodies), key=bodies.count, default=None)

    def _of_a_person(self, word: str, mentions: Sequence[Mention], span: Span) -> str | None:
        """The body of somebody named before it, by their full name: Ana Voss’s campaign, for the Voss campaign."""
        if not mentions or mentions[-1].named.sort is not Sort.PERSON or mentions[-1].namesakes:
            return None
        between = tokenize(self._cut.text, mentions[-1].end, span.end).lower
        owned = between[:1] in (("'s",), ("'",))
        return f"{mentions[-1].named.name}’s {word}" if between[owned : owned + 1] == (word,) else None

    # -------------------------------------------------------------------- people

    def _told_before(self, word: str, span: Span) -> Referent | None:
        """Those whom "the people" means who were heard before: people familiar with the talks."""
        known = self._heard.recent("they", span.start)
        return known if known and known.name and word in known.name.lower().split() else None

    def _is_placed(self, mentions: Sequence[Mention]) -> bool:
        """Whether those who act for a body are told with the place or the office where they do: prosecutors in Tarn."""
        others = (one.named for one in mentions if one.named.sort is not Sort.PERSON)
        return any(named.name.lower() not in words("people", "too_wide") for named in others)

    def _of_a_body(self, lower: Sequence[str], head: int, mentions: Sequence[Mention]) -> bool:
        """Whether people are those of a body that is named before them: White House advisers, not Western officials."""
        if lower[head] not in words("people", "of_a_body") or "'s" in lower[:head]:
            return False
        if not mentions:
            return head > 0 and is_body(lower[head - 1])  # campaign aides
        named = mentions[0].named
        state = named.name.lower() in words("bodies", "states") or named.name.lower() in words("people", "too_wide")
        return named.sort is Sort.BODY and not state and lower[0] not in words("people", "some")

    def _holder(self, lower: Sequence[str], role: str, span: Span) -> Referent:
        """The minister: whoever has that role in the article, else the last person heard of whom no role is told.

        Of whom the article gives no name, the holder of an office can still be found: Tarn's foreign minister.
        """
        indefinite = lower[0] in ("a", "an") or lower[0] in words("people", "some")
        headed = in_heading(self._cut, span.start) and not indefinite  # headlines leave "the" out
        definite = headed or lower[0] in words("people", "definite")
        if not definite and "'s" not in lower:
            alone = lower == ("a", role) and role in words("people", "spokespeople")
            body = self._heard.opening_body(span.start) if alone else None
            return self._heard.speaking(role, body, span) if body else self._heard.somebody(role, span)
        before = [low for low, following in itertools.pairwise(lower[: lower.index(role) + 1]) if following != "'s"]
        told = (capitals_in(self._cut, *span) & set(lower[:-1])) | fields_of(before)
        holder = self._known_holder(role, told, span) or self._coming_holder(lower, role, told, span)
        if holder is None and role in words("people", "speaking_for_a_body"):
            spoke = self._heard.recent("spokesperson", span.start)
            if spoke:
                return self._heard.speaking(role, spoke, span)
        if holder:
            return self._heard.now(holder, span)
        if definite and fields_of(before) <= words("people", "left") and "who" not in lower:
            if _tells_of_one_known(lower, role) and not self._is_told_without_name(role, span):
                holder = self._heard.called.meant_by(role, span.start)
            if holder is None and self._is_epithet(lower, role, span):
                holder = self._only_near(lower, role, span)
                if holder is None and self._heard.called.is_anybody_near(span.start):
                    return UNCLEAR
        if holder:
            return self._heard.now(holder, span)
        if role in words("people", "offices") or not words("people", "singling_out").isdisjoint(lower):
            return Referent(self._cut.written(*span), SourceKind.PERSON)
        return self._heard.somebody(role, span)

    def _only_near(self, lower: Sequence[str], role: str, span: Span) -> Named | None:
        """The only one just told of whom such words may mean; those of an age or with children are no office."""
        told_besides = any(map(is_age, lower)) or role in words("people", "having_children")
        besides = "told_by_office" if told_besides else ""
        return self._heard.called.only_near(span.start, gender_of(role), age_in_figures(lower), besides)

    def _is_told_without_name(self, role: str, span: Span) -> bool:
        """Whether a former employee, say, has been told of: "the former employee" is that one, and nobody named."""
        return role in words("people", "anybody") and self._heard.called.is_told(role, span.start)

    def _known_holder(self, role: str, told: Collection[str], span: Span) -> Named | None:
        """Who has a role told before; sooner one of whom it is a wider word than one who is told by a wider word."""
        for roles in (roles_meant(role), roles_like(role)):
            near = best_holder(self._heard.near.people(span.start), roles, told)
            before = [near, *(self._names.holder(one, span.start, told) for one in roles)]
            if holder := next((one for one in before if one), None):
                return holder
        return None

    def _coming_holder(self, lower: Sequence[str], role: str, told: Collection[str], span: Span) -> Named | None:
        """Who is told to have the role only later; where more than the role is told, nobody who has it in something
        else: the manager of a farm is not her line manager."""
        holder = self._names.coming_holder(role, span.end, told)
        fields = fields_of(words_of_role(holder)) if holder and lower[-1] != role else frozenset[str]()
        return None if fields and fields.isdisjoint(lower) else holder

    def _is_epithet(self, lower: Sequence[str], role: str, span: Span) -> bool:
        """Whether a description is another word for somebody just told of: the 45-year-old, the father of two, the
        jeweller where the text has told of none."""
        place, last = lower.index(role), len(lower) - 1
        if lower[0] not in words("people", "definite"):
            return False
        if role in words("people", "having_children"):
            return lower[place + 1 : place + 2] == ("of",) and last == place + 2
        if place < last:
            return False
        if any(is_age(low) for low in lower):
            return True
        retired = not words("people", "former").isdisjoint(lower[:place])
        return (retired or role in words("people", "by_trade")) and not self._heard.called.is_told(role, span.start)

    def national(self, lower: Sequence[str], span: Span) -> Referent | None:
        """Whom their country tells of, who was told of just before: the Finn, the young Spaniard."""
        word = lower[-1]
        if lower[0] != "the" or not 1 < len(lower) <= _WORDS_FOR_NATIONAL or not is_national(word):
            return None
        if is_role(word) or is_body(word):  # the Orin Group
            return None
        if word.capitalize() not in self._cut.text[span.start : span.end]:
            return None
        if person := self._heard.called.only_near(span.start, gender_of(word)):
            return self._heard.now(person, span)
        return UNCLEAR if self._heard.called.is_anybody_near(span.start) else None


def _tells_of_one_known(lower: Sequence[str], role: str) -> bool:
    """Whether a description is one of somebody told of before, by another word: the senator, the former Tarn mayor,
    the real estate agent."""
    if role in words("people", "epithets") or role in words("people", "told_besides"):
        return True
    before = lower[: lower.index(role)]
    trade = role in words("people", "trades") and len(before) > 1 and "'s" not in before
    return trade or not words("people", "former").isdisjoint(before)


def _is_at_one(lower: Sequence[str], word: str) -> bool:
    """Whether officials are told with the body that they are of: officials at the election commission."""
    following = lower[lower.index(word) + 1 :]
    return len(following) > 1 and following[0] in words("people", "at_bodies") and following[1] == "the"


def _is_called(named: Named, word: str) -> bool:
    """Whether a body is called by a word as by one in its name: the force, of the Tarn Police."""
    called: list[str] = load("bodies")["called"].get(word, [])
    return not set(called).isdisjoint(named.name.lower().split())


def _is_told_by(told: Sequence[str], name: str) -> bool:
    """Whether the words before the noun of a body are in its name, or say nothing of which it is: the same agency."""
    of_name = name.lower().split()
    known = words("bodies", "of_any_body") | words("people", "after_hyphens")
    return all(low in of_name or low.rpartition("-")[2] in known or low == "-" for low in told)


def _may_be(name: str, word: str) -> bool:
    """Whether a name may be that of a company, an agency: no state, and called nothing else by its own words."""
    lower = name.lower().split()
    of_a_firm = lower[-1] in words("bodies", "last_words_of_companies") and word in words("bodies", "over_firms")
    if of_a_firm or governs(name.lower()):
        return False
    if not words("people", "vague").isdisjoint(lower):
        return False  # Voss officials, Dam Workers of Corvany
    called = {low for low in lower if is_body(low)}
    commercial = words("bodies", "commercial")
    return not called or word in called or (word in commercial and not commercial.isdisjoint(called))
