"""What a sentence tells that may answer a charge: who speaks or denies in it, and whose answer or silence is told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from tui.annotate.annotation import Annotation, SourceKind, Stance
from tui.annotate.attribution.cues import verb_cues
from tui.annotate.replies.bearing import ANSWERING
from tui.annotate.replies.common_nouns import is_asked_of_firm, is_firm
from tui.annotate.replies.exchange import Told
from tui.annotate.replies.parties import NOBODY, Party, parties_in, party_keys
from tui.annotate.replies.stems import stems
from tui.language.cut import CutArticle, Sentence
from tui.language.names.named import Sort
from tui.language.names.names import names_in
from tui.language.names.parts import pronouns
from tui.language.tokens import lower_of
from tui.lexicon import PhraseTable, load, words
from tui.lexicon.inflect import written
from tui.lexicon.loader import Found

_JUST_BEFORE = 8
"""Characters in which the word before a cue ends."""
_SURE_OF_SPEECH = 0.5
"""How sure an attribution must be for its source to be told as heard."""
_SUBJECT_REACH = 14
"""How many words before a verb of answering its subject is looked for."""
_SUBJECT_REACH_OVER = 32
"""The same where a comma stands before the verb: Brellow, which runs the ferries of the bay, declined to comment."""


@cache
def answering_phrases() -> PhraseTable[str]:
    """The words by which an answer is told, with how they tell it."""
    said = load("replies")["said"]
    return PhraseTable((phrase, kind) for kind, lists in said.items() for phrase in written(lists))


@dataclass(slots=True)
class _Voices:
    """Who says something in a sentence, by the words for them, and how."""

    own: set[str] = field(default_factory=set)
    """The words for all of them."""
    denying: set[str] = field(default_factory=set)
    denied: set[str] = field(default_factory=set)
    """The words of what is denied."""
    telling: set[str] = field(default_factory=set)
    """The words for those who surely say something, and do not deny."""
    voiced: list[tuple[Party, frozenset[str]]] = field(default_factory=list)
    """Those who speak with their own voice, and the words for them in the sentence."""
    of_firm: bool = False
    """Whether "the company" says something."""
    signals: set[str] = field(default_factory=set)


class Teller:
    """Tells of the sentences of an article who speaks and answers in them."""

    def __init__(self, cut: CutArticle) -> None:
        self._cut = cut
        self._parties = parties_in(cut)
        self._names = names_in(cut)

    def told(
        self, sentence: Sentence, said: Sequence[Annotation], before: Told | None = None, without: range = range(0)
    ) -> Told:
        """What a sentence tells in its tokens but for those `without`; `before`: what the sentence before it told."""
        found = [hit for hit in answering_phrases().find(sentence.lower) if hit.first not in without]
        sought = [hit for hit in found if hit.entry == "sought"]
        voices = self._voices(sentence, said)
        given = {hit.entry for hit in found} | voices.signals
        speaker, telling = self._parties.known_by(voices.own), self._parties.known_by(voices.telling)
        if not without and self._cut.quotations_in(sentence.start, sentence.end):
            given.add("quoted")
            if not voices.own and before and before.speaker.own and before.block >= sentence.block - 1:
                speaker, telling = before.speaker, before.told  # a quotation goes on
                given.add("goes_on")
        if not words("replies", "first_person", "words").isdisjoint(sentence.lower):
            given.add("first_person")
        if given >= {"calls", "rejects"} or any(_is_of_whatever(sentence.lower, hit) for hit in sought):
            given.add("points")
        lower = sentence.lower[: without.start] + sentence.lower[without.stop :]
        named: Sequence[str] = ()
        if given or voices.own:  # nobody asks whom a mute sentence names
            named = _named(sentence.words[: without.start] + sentence.words[without.stop :], lower)
        plainest = next((kind for kind in ANSWERING if kind in given), None)
        answering = [hit for hit in found if hit.entry == plainest]
        return Told(
            sentence.index, sentence.block, stems(lower), speaker,
            self._parties.known_by(voices.denying), frozenset(voices.denied), telling, voices.voiced,
            voices.of_firm or any(is_asked_of_firm(sentence.lower, hit.first) for hit in sought),
            self._answerer(sentence, answering), frozenset(named), frozenset(given), said,
        )

    def _voices(self, sentence: Sentence, said: Sequence[Annotation]) -> _Voices:
        """Who says what in a sentence, by what is handed to them there."""
        heard = _Voices()
        for annotation in said:
            if annotation.source:
                heard.own |= self._source(annotation)
                if self._is_speech(annotation):
                    told = frozenset(party_keys(lower_of(annotation.source.text)))
                    heard.voiced.append((self._parties.known_by(self._voice(annotation)), told))
            if annotation.stance in (Stance.DENIES, Stance.DOUBTS):
                heard.signals.add("denies")
            if annotation.stance is Stance.DENIES:
                heard.denying |= self._voice(annotation)
                heard.denied |= stems(sentence.lower[i] for i in sentence.tokens_in(annotation.start, annotation.end))
            elif annotation.shown and annotation.stance is Stance.ASSERTS:
                heard.of_firm = heard.of_firm or is_firm(annotation)
                heard.telling |= self._voice(annotation)
                if _speaks_for(annotation):
                    heard.signals.add("spoken_for")
        return heard

    def _source(self, annotation: Annotation) -> frozenset[str]:
        """The words by which the party of a source is known; "the company" is the body named last."""
        source = annotation.source
        assert source
        if not source.name and source.text.lower() in words("replies", "one_body", "words"):
            body = self._names.latest(source.span.start, (Sort.BODY,))
            if body:
                return self._parties.called(body.name).own
        return self._parties.speaking(source).own

    def _voice(self, annotation: Annotation) -> frozenset[str]:
        """The words by which the party is known whose own voice a source is: a spokesman for Brellow, not those who
        are only told of by the name of a party."""
        source = annotation.source
        if source is None or source.kind in (SourceKind.DOCUMENT, SourceKind.VAGUE):
            return frozenset()
        speaks_for = _speaks_for(annotation)
        if source.kind is SourceKind.ANONYMOUS and not speaks_for:
            return frozenset()
        return self._source(annotation) if speaks_for or not source.name else self._parties.called(source.name).own

    def _is_speech(self, annotation: Annotation) -> bool:
        """Whether somebody surely says something, and not only means, does or stands for it, in no words of another."""
        source, cue = annotation.source, annotation.cue
        if not annotation.shown or source is None or cue is None or annotation.confidence < _SURE_OF_SPEECH:
            return False
        lower = self._cut.lower_in(*cue)
        before = self._cut.lower_in(max(0, cue.start - _JUST_BEFORE), cue.start)[-1:]
        if lower[0][-3:] == "ing" and not words("grammar", "of_a_deed").isdisjoint(before):
            return False  # has been criticised for saying
        families = words("replies", "speaking", "families")
        verbs = (found.entry.takes.values() for found in verb_cues().find(lower))
        spoken = any(handing.family in families for takes in verbs for handing in takes) or "according" in lower
        negated = not words("replies", "speaking", "negations").isdisjoint(lower)
        return spoken and not negated

    def _answerer(self, sentence: Sentence, answering: Sequence[Found[str]]) -> Party:
        """Who stands before words of answering: "Vale's office has denied", "He has denied"."""
        own: set[str] = set()
        for hit in answering[:3]:
            first = _subject_from(sentence, hit.first)
            own |= set(_named(sentence.words[first : hit.first], sentence.lower[first : hit.first]))
            own |= set(self._called_back(sentence, first, hit.first))
            told = next((index for index in range(first, hit.first) if sentence.lower[index] in pronouns()), None)
            if told is not None:
                gender = pronouns()[sentence.lower[told]]
                one = self._names.latest(sentence.starts[told], (Sort.PERSON,), gender)
                own |= set(party_keys(one.name.lower().split())) if one else set()
        return self._parties.known_by(own) if own else NOBODY

    def _called_back(self, sentence: Sentence, first: int, last: int) -> Iterable[str]:
        """The words by which those are known whom a stretch calls by a common noun: emails to the company, the
        minister."""
        for index in range(first + 1, last):
            noun, start = sentence.lower[index], sentence.starts[index]
            if sentence.lower[index - 1] != "the":
                continue
            if noun in words("bodies", "called_back"):
                called = self._names.body_called(noun, start)
            elif noun in words("people", "roles") and sentence.words[index].islower():
                called = self._names.holder(noun, start)
            else:
                continue
            if called:
                yield from self._parties.called(called.name).own


def _speaks_for(annotation: Annotation) -> bool:
    """Whether the words of a source call somebody a spokesman or a lawyer."""
    told = lower_of(annotation.source.text) if annotation.source else ()
    return not words("replies", "said", "for_somebody", "words").isdisjoint(told)


def _named(spelled: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """The words by which those are known whom some words name, or call by a noun."""
    nouns = words("targets", "nouns")
    return party_keys(low for word, low in zip(spelled, lower, strict=True) if word[0].isupper() or low in nouns)


def _subject_from(sentence: Sentence, verb: int) -> int:
    """From which token on the subject of words of answering is looked for: after the last comma, where somebody stands
    there ("In Tarn, Vale denied it"); over it where only what is told of the subject does ("Vale, who is 62, has denied
    it"), and where several are listed ("Vale, Marsh and Marek denied it")."""
    lower = sentence.lower
    if lower[verb - 1 : verb] == (",",):
        return max(0, verb - _SUBJECT_REACH_OVER)
    first = max(0, verb - _SUBJECT_REACH)
    comma = next((index for index in range(verb - 2, first - 1, -1) if lower[index] == ","), None)
    if comma is None or not words("replies", "of_subject", "words").isdisjoint(lower[comma + 1 : verb]):
        return first
    stands = any(
        sentence.words[index][0].isupper() or lower[index] in words("targets", "nouns") or lower[index] in pronouns()
        for index in range(comma + 1, verb)
    )
    return comma + 1 if stands else first


def _is_of_whatever(lower: Sequence[str], sought: Found[str]) -> bool:
    """Whether words that a reply was sought name no other matter after them than what was just said: "declined to
    comment on Friday", "had no comment on that"."""
    before = lower[: sought.first]
    if "asked" in before and not words("replies", "of_a_matter", "words").isdisjoint(before):
        return False  # asked about the storm, declined to comment
    told = [*lower[sought.last : sought.last + 3], "", "", ""]
    if told[0] not in words("replies", "of_a_matter", "words") or told[1] in words("grammar", "times"):
        return True
    return told[1] in words("replies", "just_said", "words") and not told[2].isalpha()
