"""Answers in an article: what the accused, or anyone for them, says to a charge, or that their reply was sought.

Everything that is said, and every sentence with words of answering, is kept by the words that name its party, in the
order of the text. To look for the answers to a charge only those nearest to it are read, so that the cost does not grow
with the square of the text.
"""

import bisect
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tui.annotate.annotation import Annotation, Stance
from tui.annotate.parties import NOBODY, Party, parties_in, party_keys
from tui.annotate.statements import Clause
from tui.language.cut import CutArticle, Sentence
from tui.language.names import Sort, names_in, pronouns
from tui.lexicon import PhraseTable, load, words
from tui.lexicon.inflect import written
from tui.lexicon.loader import Found

_NEAREST = 8
"""How many statements of a party are read on either side of a charge."""
_AFTER, _BEFORE = 12, 3
"""How many sentences beside a charge are read, whoever they are about."""
_CLOSE = 3
"""Sentences over which a denial answers a charge even where they hardly share a word."""
_ANSWERING = ("sought", "denies_outright", "rejects", "responds")
"""Words of answering whose subject is looked for, the plainest first."""
_ANSWERS = (*_ANSWERING, "denies")
_FITS = 0.3
"""How well a sentence must fit a charge to answer it outright from further away."""
_STEM = 5
"""Words that begin with the same letters, so many, are taken for one another: "denied", "denial"."""
_SUBJECT_REACH = 14
"""How many words before a verb of answering its subject is looked for."""
_ENOUGH = 8.0
"""The weight of shared words from which on a sentence is on the same matter as a charge."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """What of a sentence could make it an answer."""

    index: int
    block: int
    stems: frozenset[str]
    speaker: Party
    """Those who say something in it."""
    answerer: Party
    """Those who stand before its words of answering."""
    named: frozenset[str]
    """The words by which those are known whom it names."""
    given: frozenset[str]
    """The kinds of words in it (replies.toml), `denies`, `quoted`, `goes_on`."""
    said: Sequence[Annotation]


@dataclass(frozen=True, slots=True)
class Charge:
    """What is laid at somebody's door: the clause, who is accused and who accuses."""

    index: int
    block: int
    stems: frozenset[str]
    accused: Party
    accuser: Party
    clause: Clause
    meant: Sequence[tuple[Party, float]]
    """Those who may be accused, with how likely each is the one who is meant."""

    def sure_of(self, party: Party) -> float:
        """How likely it is that a party is the one who is meant."""
        return sum(likelihood for one, likelihood in self.meant if party.sides_with(one))


@cache
def _phrases() -> PhraseTable[str]:
    said = load("replies")["said"]
    return PhraseTable((phrase, kind) for kind, lists in said.items() for phrase in written(lists))


def stems(lower: Iterable[str]) -> frozenset[str]:
    """The words that carry the content, cut to their beginnings."""
    distinct = frozenset(lower) - words("replies", "shared", "words")
    return frozenset([word[:_STEM] for word in distinct if len(word) > 3 and word[0].isalpha()])


class Replies:
    """The sentences of an article by whom they name and who speaks in them."""

    def __init__(self, cut: CutArticle, sourced: Sequence[Annotation]) -> None:
        self._cut = cut
        self._parties = parties_in(cut)
        self._names = names_in(cut)
        self._sentences: list[_Sentence] = []
        self._by_key: dict[str, list[int]] = {}
        self._answering: list[int] = []
        said: dict[int, list[Annotation]] = {}
        for annotation in sourced:
            places = [cut.sentence_at(span.start) for span in annotation.spans]
            for index in sorted({place.index for place in places if place}):
                said.setdefault(index, []).append(annotation)
        for sentence in cut.sentences:
            self._keep(sentence, said.get(sentence.index, ()))
        self._counted = Counter(stem for sentence in self._sentences for stem in sentence.stems)

    def _keep(self, sentence: Sentence, said: Sequence[Annotation]) -> None:
        before = self._sentences[-1] if self._sentences else None
        kept = self._told(sentence, said, range(0), before)
        self._sentences.append(kept)
        if kept.given.intersection(_ANSWERS):
            self._answering.append(sentence.index)
        keys = kept.speaker.own | kept.speaker.side | kept.answerer.own | kept.answerer.side
        for key in keys | (kept.named if kept.given else frozenset()):
            self._by_key.setdefault(key, []).append(sentence.index)

    def _told(
        self, sentence: Sentence, said: Sequence[Annotation], without: range, before: _Sentence | None
    ) -> _Sentence:
        """What a sentence tells in its tokens but for those `without`."""
        found = [hit for hit in _phrases().find(sentence.lower) if hit.first not in without]
        given = {hit.entry for hit in found}
        own: set[str] = set()
        for annotation in said:
            if annotation.source:
                own |= self._source(annotation)
            if annotation.stance in (Stance.DENIES, Stance.DOUBTS):
                given.add("denies")
        speaker = self._parties.known_by(own)
        if not without and self._cut.quotations_in(sentence.start, sentence.end):
            given.add("quoted")
            if not own and before and before.speaker.own and before.block >= sentence.block - 1:
                speaker = before.speaker  # a quotation goes on
                given.add("goes_on")
        nouns = words("targets", "nouns")
        tokens = [
            (word, low) for index, (word, low) in enumerate(zip(sentence.words, sentence.lower, strict=True))
            if index not in without
        ]
        named = [low for word, low in tokens if word[0].isupper() or low in nouns]
        answering = [hit for hit in found if hit.entry in _ANSWERING]
        return _Sentence(
            sentence.index, sentence.block, stems(low for _, low in tokens), speaker,
            self._answerer(sentence, answering), frozenset(party_keys(named)), frozenset(given), said,
        )

    def _source(self, annotation: Annotation) -> frozenset[str]:
        """The words by which the party of a source is known; "the company" is the body named last."""
        source = annotation.source
        assert source
        if not source.name and source.text.lower() in words("replies", "one_body", "words"):
            body = self._names.latest(source.span.start, (Sort.BODY,))
            if body:
                return self._parties.called(body.name).own
        return self._parties.speaking(source).own

    def _answerer(self, sentence: Sentence, answering: Sequence[Found[str]]) -> Party:
        """Who stands before words of answering: "Vale's office has denied", "He has denied"."""
        nouns, own = words("targets", "nouns"), set()
        for hit in answering[:3]:
            first = max(0, hit.first - _SUBJECT_REACH)
            named = [
                low for word, low in zip(sentence.words[first : hit.first], sentence.lower[first : hit.first],
                                         strict=True)
                if word[0].isupper() or low in nouns
            ]
            own |= set(party_keys(named))
            gender = next((g for low in sentence.lower[first : hit.first] if (g := pronouns().get(low))), None)
            if gender:
                one = self._names.latest(sentence.starts[first], (Sort.PERSON,), gender)
                own |= set(party_keys(one.name.lower().split())) if one else set()
        return self._parties.known_by(own) if own else NOBODY

    def charge(self, targets: Sequence[tuple[str, float]], clause: Clause) -> Charge:
        """A charge against the first of some targets, the likeliest; the others may be meant, and are taken for its
        side."""
        sentence = clause.sentence
        accuser = self._parties.speaking(clause.source) if clause.source else NOBODY
        meant = [(self._parties.called(name).without(accuser), likelihood) for name, likelihood in targets]
        accused = meant[0][0] if meant else NOBODY
        for other, _ in meant[1:]:
            accused = Party(accused.own, accused.side | other.own)
        return Charge(sentence.index, sentence.block, stems(clause.lower), accused, accuser, clause, meant)

    def around(self, charge: Charge) -> Iterator[tuple[int, dict[str, float]]]:
        """The sentences that may answer a charge, with the signals of how well they would."""
        near = range(max(0, charge.index - _BEFORE), min(len(self._sentences), charge.index + _AFTER))
        places = dict.fromkeys(near)
        keys = sorted(charge.accused.own | charge.accused.side)
        for indexes in [self._answering, *(self._by_key.get(key, []) for key in keys)]:
            place = bisect.bisect_left(indexes, charge.index)
            places |= dict.fromkeys(indexes[max(0, place - _NEAREST) : place + _NEAREST])
        for index in places:
            if index != charge.index:
                yield index, self._signals(charge, self._sentences[index])
        own = self._beside(charge)
        if own:
            yield charge.index, self._signals(charge, own) | {"same_sentence": 1.0}

    def _beside(self, charge: Charge) -> _Sentence | None:
        """What the sentence of a charge tells besides, if there are words of answering in it."""
        clause, whole = charge.clause, self._sentences[charge.index]
        if whole.given.isdisjoint(_ANSWERS) and len(whole.said) < 2:
            return None
        others = [
            a for a in whole.said
            if a is not clause.said and not any(s.start < clause.end and clause.start < s.end for s in a.spans)
        ]
        told = self._told(clause.sentence, others, range(clause.first, clause.last), None)
        return told if told.given.intersection(_ANSWERS) or told.speaker.own else None

    def _signals(self, charge: Charge, sentence: _Sentence) -> dict[str, float]:
        distance = sentence.index - charge.index
        found = {_place(distance): 1.0}
        if sentence.block == charge.block:
            found["same_paragraph"] = 1.0
        who = _who(charge, sentence)
        theirs = who in ("accused_speaks", "side_speaks")
        if who:
            found[who] = 1.0
        if theirs:
            found["sure_of_accused"] = charge.sure_of(sentence.speaker)
        answerer = _answerer(charge, sentence)
        if answerer:
            found[answerer] = 1.0
            if answerer.startswith(("accused_", "side_")):
                found["sure_of_answerer"] = charge.sure_of(sentence.answerer)
        for signal in sentence.given:
            found[signal] = 1.0
            if theirs:
                found[f"{signal}_by_accused"] = 1.0
        if sentence.named & charge.accuser.own and who != "accuser_speaks":
            found["accuser_named"] = 1.0
        if sentence.named & charge.accused.own:
            found["accused_named"] = 1.0
        shared = charge.stems & sentence.stems
        if shared:
            weight = sum(math.log(1 + len(self._sentences) / self._counted[stem]) for stem in sorted(shared))
            found["fits"] = min(weight / _ENOUGH, 1.0)
            if theirs or "sure_of_answerer" in found:
                found["fits_by_accused"] = found["fits"]
        fits, near = found.get("fits", 0.0), abs(distance) <= _CLOSE
        denied = "accused_denies_outright" in found and (
            (near and (fits or "refers" in found)) or (0 < distance < _AFTER and fits > _FITS)
        )
        if denied or "accused_sought" in found:
            found["plain"] = 1.0
        return found


def _place(distance: int) -> str:
    """Where a sentence stands, seen from a charge so many sentences before it."""
    if distance < 0:
        return "just_before" if distance >= -2 else "before"
    return ("here", "next", "second")[distance] if distance < 3 else "close" if distance <= 5 else "after"


def _who(charge: Charge, sentence: _Sentence) -> str | None:
    """Who speaks in a sentence, seen from a charge."""
    speaker = sentence.speaker
    if not speaker.own:
        return None
    if speaker.is_like(charge.accused):
        return "accused_speaks"
    if speaker.is_like(charge.accuser):
        return "accuser_speaks"
    if speaker.sides_with(charge.accused):
        return "side_speaks"
    return "ally_speaks" if speaker.sides_with(charge.accuser) else "other_speaks"


def _answerer(charge: Charge, sentence: _Sentence) -> str | None:
    """Whose answer or silence a sentence tells of, seen from a charge."""
    how = next((kind for kind in _ANSWERING if kind in sentence.given), None)
    if how is None or not sentence.answerer.own:
        return None
    if sentence.answerer.is_like(charge.accused):
        return f"accused_{how}"
    if sentence.answerer.is_like(charge.accuser):
        return f"accuser_{how}"
    return f"{'side' if sentence.answerer.sides_with(charge.accused) else 'other'}_{how}"
