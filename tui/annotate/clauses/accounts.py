"""Whose account a claim is, where its clause does not say: a study's that goes on, a source's that can be found.

The results of a study go on over the sentences after the one that names it (docs/marks.md, S), and a reader
can find "her lawyer" or the judge in a report on a trial, though nobody gives a name. Neither is without a source.
"""

from collections.abc import Container, Sequence

from tui.annotate.annotation import Annotation, Source, SourceKind, SpanIndex, Stance
from tui.annotate.clauses.clause import Clause, Piece, is_verb, may_be_participle
from tui.annotate.clauses.signals import CHARGING, Hit
from tui.annotate.naming.nouns import bare, head_of, is_body, is_document, is_person
from tui.language.cut import CutArticle, Sentence
from tui.language.names.named import Sort
from tui.language.names.names import Names, names_in
from tui.language.names.parts import pronouns
from tui.language.tokens import lower_of, tokenize
from tui.lexicon import all_words, phrases, words
from tui.lexicon.inflect import forms_of

_OPENING, _LONGEST_OPENER = 4, 2
"""How many words of a sentence may stand before the study that it goes on with, and how many name that."""
_LONGEST_SOURCE = 6
"""Words of a description up to which its last noun tells who is meant."""
_LEAST_OF_OFFICE = 3
"""Words of the shortest description of officials by where they are: prosecutors in Tarn."""
_CARRIED = 3
"""A sentence is somebody's by and large if at least one part in so many of it is."""
_REACH = 4
"""How many sentences before a claim a study may have been named whose account it goes on with."""
_FAR = 16
"""The same, where it comes up again: the team also counted."""
_HELPERS, _BY_REACH = 3, 5
"""How many words before a participle may make it passive, and how many after it may tell who did it."""
_INDIRECT = "indirect"
"""The form of what does not stand in quotation marks."""
_PUT_REACH = 9
"""How many words after "put the damage" the figure may follow: of the fire at."""
_SIZE_REACH = 4
"""How many words after a figure may tell that it is a size."""
_QUOTED_REACH = 9
"""How many words into a clause may tell that it is of what a market quotes: the bank held its key interest rate."""
_POSSIBLE_REACH = 7
"""How many words into a clause may tell that it is only of what may be."""
_AGAINST = (*CHARGING, "ill", "cause", "outright")
"""Signals that a clause claims more than what is on record."""
_CLAIMING = (*CHARGING, "ill", "cause", "change", "consequence", "comparison", "ranked", "superlative", "hedge",
             "judging", "money", "money_sign", "percent_sign", "many")  # fmt: skip
"""Signals that it claims more than how big a thing is."""
_BESIDE = 3
"""How many words may stand between whoever knows or wants something and the verb that says so."""


def cannot_be_found(source: Source | None) -> bool:
    """Whether nobody says so, or nobody who could be asked; "who" in "Voss, who says …" stands for somebody."""
    if source is None:
        return True
    if source.kind.is_traceable or source.text.lower() in words("grammar", "relatives"):
        return False
    published = is_poll(source) and any(word[0].isupper() for word in source.text.split()[1:])
    return not (published or _is_of_somebody(lower_of(source.text)) or _is_of_office(source.text))


def is_unnamed(cut: CutArticle, source: Source | None) -> bool:
    """Whether nobody who could be asked says so, by the words for the source and by what is told before it."""
    return cannot_be_found(source) and not names_somebody(cut, source)


def names_somebody(cut: CutArticle, source: Source | None) -> bool:
    """Whether the words for a source say who it is after all, or who is one of them: a miner who got out, Ida Marsh;
    many, including Ida Marsh; Ida Marsh and others; one user @marsh; the couple, of two who were named."""
    sentence = cut.sentence_at(source.span.start) if source else None
    if source is None or sentence is None:
        return False
    if " ".join(lower_of(source.text)) in words("clauses", "named_before"):
        near = cut.sentences[max(sentence.index - 1, 0)].start
        return any(m.named.sort is Sort.PERSON for m in names_in(cut).within(near, source.span.start))
    last = sentence.token_at(source.span.end - 1)
    for mention in names_in(cut).within(*source.span):
        first, after = sentence.token_at(mention.start), sentence.token_at(mention.end - 1) + 1
        if mention.named.sort is not Sort.PERSON:
            continue
        before = sentence.lower[first - 1] if mention.start > source.span.start else ""
        if before in words("clauses", "naming_some") or (before == "," and after == last + 1):
            return True
        if after <= last and phrases("clauses", "and_others").at(sentence.lower, after):
            return True
    told = source.text.lower().split()
    return told[-1][0] == "@" and words("grammar", "prepositions").isdisjoint(told[-2:-1])


def is_nobody(source: Source | None) -> bool:
    """Whether the words for a source are no people: a verb that begins them, or what is no more than a quality or an
    act, as in "the intensity of their attacks showed that", or an "it" that is nobody's: it would explain why."""
    if source is None or source.kind.is_traceable:
        return False
    lower = bare(tokenize(source.text)).lower
    if lower == ("it",):
        return True
    head = lower[head_of(lower)]
    if is_person(head) or is_body(head) or is_document(head) or head in words("people", "vague"):
        return False
    if is_verb(lower[0]) or not lower[0][0].isalnum():
        return True
    one = head.removesuffix("s")
    return one.endswith(tuple(words("clauses", "of_things"))) and head not in words("clauses", "many_as_one")


def _is_of_somebody(lower: Sequence[str]) -> bool:
    """Whether these are the kin or the staff of somebody who is named, or judges, of whom a court has its own."""
    if lower[:1] == ("the",) and " ".join(lower[1:]) in words("clauses", "deciding", "bodies"):
        return True
    owned = lower[:1] and (lower[0] in words("grammar", "possessives") or "'s" in lower[:_LONGEST_SOURCE])
    return bool(owned) and lower[-1] in words("clauses", "kin_and_staff")


def _is_of_office(text: str) -> bool:
    """Whether these are the officials or prosecutors of a body or a place that is named: prosecutors in Tarn."""
    spelled = text.split()
    if len(spelled) < _LEAST_OF_OFFICE or spelled[0].lower() not in words("clauses", "of_office"):
        return False
    after = spelled[2:4] if spelled[2] == "the" else spelled[2:3]
    in_body = spelled[2] == "the" and not words("bodies", "called_back").isdisjoint(spelled[3:_LONGEST_SOURCE])
    return spelled[1] in words("clauses", "office_of") and (in_body or after[-1][:1].isupper())


def is_own(source: Source | None, writer: str | None = None) -> bool:
    """Whether it is the outlet itself, its writer or its reader: nobody to whom a claim is handed."""
    if source is None or (source.kind.is_traceable and source.name != writer):
        return False
    lower = lower_of(source.text)
    if len(lower) == 1:
        return lower[0] in words("clauses", "no_sources")
    short = len(lower) <= _LONGEST_SOURCE
    return short and lower[0] in words("clauses", "reporters_of") and lower[-1] in words("clauses", "reporters")


def is_poll(source: Source | None) -> bool:
    """Whether it is a study, a poll or statistics: no side in a dispute."""
    if source is None or source.kind in (SourceKind.PERSON, SourceKind.ORGANIZATION):
        return False
    return not words("clauses", "polls").isdisjoint(lower_of(source.text))


def is_finding(source: Source | None) -> bool:
    """Whether it is a ruling, a record or the like: what is found or held there, and no side in a dispute."""
    if source is None or not looks_on(source):
        return False
    return not words("clauses", "findings").isdisjoint(lower_of(source.text))


def is_settled(clause: Clause, names: Names) -> bool:
    """Whether it is what a court, a jury or an arbitrator found, or what somebody owned up to: nobody's charge any
    more."""
    return _is_ruling(clause) or _is_admitted(clause, names)


def _is_ruling(clause: Clause) -> bool:
    source, bodies = clause.source, words("clauses", "deciding", "bodies")
    if source is None or bodies.isdisjoint(lower := lower_of(source.text)):
        return False
    head = head_of(lower)  # and no court papers, nor what is brought before a court
    on_bench = lower[head] in bodies or (source.kind is SourceKind.PERSON and not bodies.isdisjoint(lower[:head]))
    says = on_bench and not words("clauses", "deciding", "says").isdisjoint(clause.cue)
    return says or _is_handed_by(clause, "deciding")


def _is_admitted(clause: Clause, names: Names) -> bool:
    said, source = clause.said, clause.source
    if said is None or said.stance is Stance.DENIES or not _is_handed_by(clause, "admitting"):
        return False
    own = source.name or source.text if source else ""
    inside = (mention.named for mention in names.within(clause.start, clause.end))
    others = (named for named in inside if named.name not in own and not named.place)
    return all(named.sort not in (Sort.PERSON, Sort.UNKNOWN) for named in others)


def _is_handed_by(clause: Clause, what: str) -> bool:
    """Whether a verb of some list is among the words that hand a clause over."""
    return not forms_of("clauses", what, "verbs").isdisjoint(clause.cue)


def is_open_charge(clause: Clause) -> bool:
    """Whether what somebody says without a word of blame may lay something at another's door: nothing that only may be,
    nor what another outlet or a record tells."""
    return not (looks_on(clause.source) or _is_possibility(clause))


def looks_on(source: Source | None) -> bool:
    """Whether it is another outlet or a record: nothing that a side of a dispute has written for itself."""
    if source is None or source.kind is not SourceKind.DOCUMENT:
        return False
    return words("clauses", "of_a_side").isdisjoint(lower_of(source.text))


def _is_possibility(clause: Clause) -> bool:
    """Whether a clause tells only of what may be: the bill could cause chaos. The month of May tells nothing."""
    opening = clause.sentence.words[clause.first : min(clause.last, clause.first + _POSSIBLE_REACH)]
    possible = words("clauses", "possible")
    if possible.isdisjoint(opening):
        return False
    ends = all_words(("clauses", "subordinating"), ("grammar", "auxiliaries"))
    for word in opening:
        if word in possible:
            return True
        if word in ends or is_verb(word):
            return False
    return False


def carrier_of(sentence: Sentence, pieces: Sequence[Piece]) -> Annotation | None:
    """The attribution by which somebody who can be found says a good part of a sentence, if there is one."""
    found = [piece for piece in pieces if piece.content and not cannot_be_found(piece.of.source)]
    handing = sum(piece.end - piece.start for piece in pieces if not piece.content)
    said = sum(min(piece.end, sentence.end) - max(piece.start, sentence.start) for piece in found)
    return found[0].of if found and _CARRIED * said >= sentence.end - sentence.start - handing else None


def is_suffered(clause: Clause, hit: Hit) -> bool:
    """Whether a deed is told with whom it was done to and nobody who did it: three officers were shot near Tarn."""
    lower = clause.sentence.lower
    deed = lower[hit.last - 1]
    if "deeds" not in hit.entry or not may_be_participle(deed):
        return False
    passive = not words("grammar", "be").isdisjoint(lower[max(clause.first, hit.first - _HELPERS) : hit.first])
    return passive and "by" not in lower[hit.last : min(clause.last, hit.last + _BY_REACH)]


def is_denied(clause: Clause, hit: Hit) -> bool:
    """Whether a deed is denied where it is told: he had nothing to hide."""
    before = clause.sentence.lower[max(clause.first, hit.first - _HELPERS) : hit.first]
    return not words("clauses", "denying").isdisjoint(before)


def is_clearing(clause: Clause) -> bool:
    """Whether a clause speaks for somebody: innocent of the fraud, not guilty, cleared of wrong-doing."""
    return phrases("clauses", "clearing").occurs_in(clause.lower)


def is_of_speaker(clause: Clause, names: Names) -> bool:
    """Whether the subject of what somebody says is a pronoun for themselves, and nobody else is meant in it."""
    said, source = clause.said, clause.source
    low, others = clause.lower[0], clause.lower[1:]
    if said is None or source is None:
        return False
    if any(mention.named.sort in (Sort.PERSON, Sort.BODY) for mention in names.within(clause.start, clause.end)):
        return False
    if low in words("clauses", "minds", "ours"):
        return pronouns().keys().isdisjoint(others)
    if said.kind != _INDIRECT:
        return False  # in a quotation, "she" is another
    if low in ("it", "they"):
        return source.kind is SourceKind.ORGANIZATION or (low == "they" and _is_of_office(source.text))
    inside = names.within(source.span.start, source.span.end)
    speaker = pronouns().get(source.text.lower()) or (inside[0].named.gender if inside else None)
    return speaker is not None and speaker is pronouns().get(low)


def read_into(cut: CutArticle, clause: Clause, is_bad: bool) -> Clause | None:
    """The clause with whoever is said in it to know or to hide something, or to want a bad deed, as one of the
    article's own: nobody says that of themselves. None where the words are theirs, or nobody in particular's."""
    said, source, sentence = clause.said, clause.source, clause.sentence
    if said is None or source is None or said.cue is None or not sentence.start <= said.cue.start < clause.start:
        return None
    if source.text.lower() in words("clauses", "minds", "ours") or cut.quotation_at(said.cue.start):
        return None
    first, last = sentence.token_at(said.cue.start), sentence.token_at(said.cue.end - 1) + 1
    beside = sentence.token_at(source.span.end - 1) + 1
    near = sentence.start <= source.span.start < said.cue.start and first - beside <= _BESIDE
    holder = sentence.token_at(source.span.start) if near else first
    if sentence.lower[holder] in words("grammar", "relatives") or sentence.lower[first] == "to":
        return None  # those who want to give more, reason to know it: a description
    why = is_motive(sentence, holder)
    aside = sentence.lower[first].endswith("ing") and first and sentence.lower[first - 1] == ","
    if cannot_be_found(source) and not (aside or why):
        return None
    cue = sentence.lower[first:last]
    told = [" ".join(cue[index:]) for index in range(1 if aside else len(cue))]
    read = not forms_of("clauses", "minds", "known").isdisjoint(told)
    if not read and (is_bad or aside or why):
        read = not forms_of("clauses", "minds", "wished").isdisjoint(told)
    return clause._replace(first=holder, said=None) if read else None


def is_motive(sentence: Sentence, first: int) -> bool:
    """Whether "because" stands before a word."""
    return first > 0 and sentence.lower[first - 1] == "because"


class Accounts:
    """The studies, polls and reports whose results an article tells, and how far each account goes."""

    def __init__(self, cut: CutArticle, sourced: Sequence[Annotation]) -> None:
        self._cut = cut
        named = (one for one in sourced if one.shown and one.source)
        self._studies = SpanIndex([one for one in named if one.source and _is_study(one.source)])

    def go_on(self, clause: Clause, is_figure: bool) -> bool:
        """Whether a clause in the article's own voice goes on with what a study found: a figure soon after it in its
        paragraph, a share in the one after a poll, and anything in a paragraph in which "the team also counted"."""
        sentence = clause.sentence
        paragraph = self._paragraph(sentence)
        if is_figure and (_is_put_at(clause) or self._is_told_next(sentence)):
            return True
        before = self._studies.overlapping(self._reach(paragraph), sentence.start) if is_figure else ()
        if before and before[-1].end > paragraph[0].start:
            return True
        if before and _tells_share(clause) and any(_asks_many(one.source) for one in before):
            return True
        far = self._cut.sentences[max(sentence.index - _FAR, 0)].start
        return bool(self._studies.overlapping(far, sentence.start)) and any(map(self._opens_account, paragraph))

    def _is_told_next(self, sentence: Sentence) -> bool:
        """Whether the next sentence of its paragraph tells whose the figures are: The numbers come from the port."""
        near = self._cut.sentences[sentence.index + 1 : sentence.index + 2]
        if not near or near[0].block != sentence.block:
            return False
        opener = phrases("clauses", "figure_openers").at(near[0].lower, 0)
        return opener is not None and not words("clauses", "figure_givers").isdisjoint(near[0].lower[opener.last :])

    def _paragraph(self, sentence: Sentence) -> Sequence[Sentence]:
        """The sentences of its paragraph up to it, or the last of them."""
        near = self._cut.sentences[max(sentence.index - _REACH, 0) : sentence.index + 1]
        return [one for one in near if one.block == sentence.block]

    def _reach(self, paragraph: Sequence[Sentence]) -> int:
        """Where the sentences begin from which an account may go on to the last of these, in their paragraph or the one
        before."""
        last, first = paragraph[-1], paragraph[0]
        near = self._cut.sentences[max(last.index - _REACH, 0) : last.index + 1]
        block = self._cut.sentences[first.index - 1].block if first.index else first.block
        return next(one.start for one in near if one.block in (block, last.block))

    def _opens_account(self, sentence: Sentence) -> bool:
        """Whether a study is the subject of a sentence, after no more than an adverbial: In June, the team …"""
        lower = sentence.lower
        found = phrases("clauses", "account_openers").find(lower[: _OPENING + _LONGEST_OPENER])
        return any(one.first == 0 or (one.first <= _OPENING and lower[one.first - 1] == ",") for one in found)


def is_size(clause: Clause, figures: Sequence[int], signals: Container[str]) -> bool:
    """Whether the figures of a clause are only the size of a thing, of which nothing else is claimed: the reservoir
    holds 12 billion cubic metres."""
    if not figures or any(signal in signals for signal in _CLAIMING):
        return False
    lower, sizes = clause.sentence.lower, words("clauses", "sizes")
    return all(not sizes.isdisjoint(lower[index + 1 : index + _SIZE_REACH]) for index in figures)


def is_on_record(clause: Clause, signals: Container[str]) -> bool:
    """Whether its figures stand in a public record and claim nothing more: how shares closed, what a court imposed,
    what a ticket costs."""
    if any(signal in signals for signal in _AGAINST):
        return False
    if phrases("clauses", "on_record", "outcomes").occurs_in(clause.lower):
        return True
    if not phrases("clauses", "on_record", "quoted").occurs_in(clause.lower[:_QUOTED_REACH]):
        return False
    return "dated" in signals or not words("clauses", "on_record", "closing").isdisjoint(clause.lower)


def _is_put_at(clause: Clause) -> bool:
    """Whether a figure is handed to its subject, or to whoever reckoned it: they put the damage at two million euros;
    the 2 percent projected by the Tarn Bank."""
    lower, spelled = clause.lower, clause.sentence.words[clause.first : clause.last]
    for index in range(1, len(lower) - 2):
        if lower[index + 1] == "by" and lower[index] in words("clauses", "put_by"):
            name = index + 3 if lower[index + 2] == "the" else index + 2
            if spelled[name : name + 1] and spelled[name][0].isupper():
                return True
    for index, low in enumerate(lower[1:-3], start=1):
        if low in words("clauses", "putting") and lower[index + 2] in words("clauses", "put_at"):
            return "at" in lower[index + 3 : index + _PUT_REACH]
    return False


def _tells_share(clause: Clause) -> bool:
    return any(low.endswith("%") or low in words("clauses", "shares") for low in clause.lower)


def _asks_many(source: Source | None) -> bool:
    return source is not None and not words("clauses", "asking_many").isdisjoint(lower_of(source.text))


def _is_study(source: Source) -> bool:
    told = is_poll(source) or source.kind is SourceKind.DOCUMENT
    return told and not words("clauses", "studies").isdisjoint(lower_of(source.text))
