"""Answers in an article: what the accused, or anyone for them, says to a charge, or that their reply was sought.

Everything that is said, and every sentence with words of answering, is kept by the words that name its party, in the
order of the text. To look for the answers to a charge only those nearest to it are read, so that the cost does not grow
with the square of the text.
"""

import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tui.annotate.annotation import Annotation, Stance
from tui.annotate.statements import Clause
from tui.language.cut import CutArticle, Sentence
from tui.language.tokens import tokenize
from tui.lexicon import PhraseTable, load, words
from tui.lexicon.inflect import spellings

_NEAREST = 8
"""How many statements of a party are read on either side of a charge."""
_CLOSE = 3
"""Sentences over which a denial answers a charge even where they share no word."""
_STEM = 5
"""Words that begin with the same letters, so many, are taken for one another: "denied", "denial"."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """What of a sentence could make it an answer."""

    index: int
    block: int
    stems: frozenset[str]
    speakers: frozenset[str]
    """The words by which those are known who say something in it."""
    named: frozenset[str]
    """The words by which those are known whom it names."""
    given: frozenset[str]
    """answers, sought, denies, turns, quoted, for_somebody."""


@dataclass(frozen=True, slots=True)
class Charge:
    """What is laid at somebody's door: the clause, who is accused and who accuses, by the words they are known by."""

    index: int
    block: int
    stems: frozenset[str]
    accused: frozenset[str]
    named: frozenset[str]
    accuser: frozenset[str]


@cache
def _phrases() -> PhraseTable[str]:
    lexicon = load("replies")
    answers = [form for verb in lexicon["answer"]["verbs"] for form in sorted(spellings(verb))]
    table = dict.fromkeys([*lexicon["answer"]["words"], *answers], "answers")
    table |= dict.fromkeys(lexicon["turn"]["words"], "turns")
    return PhraseTable((table | dict.fromkeys(lexicon["unreached"]["words"], "sought")).items())


@cache
def _parties() -> PhraseTable[str]:
    """The names that stand for one party, with the first of them."""
    return PhraseTable((name, line[0]) for line in load("replies")["stand_for"]["lines"] for name in line)


def party_keys(name: Iterable[str]) -> tuple[str, ...]:
    """The words, in lower case, by which a party is known: of its name, and what stands for it."""
    lower = [word for word in name if word[0].isalnum()]
    stood_for = [f"={found.entry}" for found in _parties().find(lower)]
    distinct = [word for word in lower if word not in words("replies", "nobodys", "words") and len(word) > 1]
    return tuple(dict.fromkeys([*stood_for, *(distinct or lower)]))


def stems(lower: Iterable[str]) -> frozenset[str]:
    """The words that carry the content, cut to their beginnings."""
    common = words("replies", "shared", "words")
    return frozenset(word[:_STEM] for word in lower if len(word) > 3 and word not in common and word[0].isalpha())


class Replies:
    """The sentences of an article by whom they name and who speaks in them."""

    def __init__(self, cut: CutArticle, sourced: Sequence[Annotation]) -> None:
        self._sentences: list[_Sentence] = []
        self._by_key: dict[str, list[int]] = {}
        said: dict[int, list[Annotation]] = {}
        for annotation in sourced:
            places = [cut.sentence_at(span.start) for span in annotation.spans]
            for index in sorted({place.index for place in places if place}):
                said.setdefault(index, []).append(annotation)
        for sentence in cut.sentences:
            self._keep(cut, sentence, said.get(sentence.index, ()))

    def _keep(self, cut: CutArticle, sentence: Sentence, said: Sequence[Annotation]) -> None:
        given = {hit.entry for hit in _phrases().find(sentence.lower)}
        speakers: set[str] = set()
        for annotation in said:
            if annotation.source:
                name = tokenize(f"{annotation.source.text} {annotation.source.name or ''}").lower
                speakers.update(party_keys(name))
                if any(word in words("replies", "speaking_for", "words") for word in name):
                    given.add("for_somebody")
            if annotation.stance in (Stance.DENIES, Stance.DOUBTS):
                given.add("denies")
        if cut.quotations_in(sentence.start, sentence.end):
            given.add("quoted")
        nouns = words("targets", "nouns")
        named = [
            low for word, low in zip(sentence.words, sentence.lower, strict=True) if word[0].isupper() or low in nouns
        ]
        kept = _Sentence(
            sentence.index, sentence.block, stems(sentence.lower), frozenset(speakers), frozenset(party_keys(named)),
            frozenset(given),
        )
        self._sentences.append(kept)
        for key in kept.speakers | (kept.named if given else frozenset()):
            self._by_key.setdefault(key, []).append(sentence.index)

    def charge(self, target: str, clause: Clause) -> Charge:
        """A charge against a target."""
        sentence, source = clause.sentence, clause.said.source if clause.said else None
        accuser = frozenset(party_keys(tokenize(f"{source.text} {source.name or ''}").lower)) if source else frozenset()
        named = [
            low for word, low in zip(sentence.words[clause.first : clause.last], clause.lower, strict=True)
            if word[0].isupper()
        ]
        accused = frozenset(party_keys(tokenize(target).lower)) - accuser
        return Charge(
            sentence.index, sentence.block, stems(clause.lower), accused,
            frozenset(party_keys(named)) - accuser - accused, accuser,
        )

    def around(self, charge: Charge) -> Iterator[tuple[int, dict[str, float]]]:
        """The sentences that may answer a charge, with the signals of how well they would."""
        near = range(max(0, charge.index - 2), min(len(self._sentences), charge.index + 6))
        places = dict.fromkeys(near)
        for key in sorted(charge.accused | charge.named):
            indexes = self._by_key.get(key, [])
            place = bisect.bisect_left(indexes, charge.index)
            places |= dict.fromkeys(indexes[max(0, place - _NEAREST) : place + _NEAREST])
        for index in places:
            if index != charge.index:
                yield index, _signals(charge, self._sentences[index])


def _signals(charge: Charge, sentence: _Sentence) -> dict[str, float]:
    distance = sentence.index - charge.index
    found = {"next" if distance == 1 else "second" if distance == 2 else "close" if 0 < distance <= 5
             else "just_before" if -2 <= distance < 0 else "after" if distance > 0 else "before": 1.0}
    if sentence.block == charge.block:
        found["same_paragraph"] = 1.0
    if sentence.speakers & charge.accused:
        found["accused_speaks"] = 1.0
    elif sentence.named & charge.accused:
        found["accused_named"] = 1.0
    if sentence.speakers & charge.named:
        found["named_speaks"] = 1.0
    elif sentence.speakers and not sentence.speakers & charge.accuser:
        found["other_speaks"] = 1.0
    if sentence.speakers & charge.accuser:
        found["accuser_speaks"] = 1.0
    for signal in sentence.given:
        found[signal] = 1.0
        if sentence.speakers & charge.accused or sentence.named & charge.accused:
            found[f"accused_{signal}"] = 1.0
    if sentence.named & charge.accuser and not sentence.speakers & charge.accuser:
        found["accuser_named"] = 1.0
    fits = len(charge.stems & sentence.stems)
    if fits:
        found["fits"] = min(fits, 4) / 4
    close = fits or abs(distance) <= _CLOSE
    if "accused_sought" in found or (close and "denies" in found and "accused_speaks" in found):
        found["plain"] = 1.0
    return found
