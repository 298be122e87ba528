"""Answers in an article: what the accused, or anyone for them, says to a charge, or that their reply was sought.

Everything that is said, and every sentence with words of answering, is kept by the words that name its party, in the
order of the text. To look for the answers to a charge only those nearest to it are read, so that the cost does not grow
with the square of the text.
"""

import bisect
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from tui.annotate.annotation import Annotation, SourceKind, Stance
from tui.annotate.attribution.cues import verb_cues
from tui.annotate.clauses.clause import Clause
from tui.annotate.replies.bearing import AFTER, ANSWERING, BEFORE, SURE, place_of, settles, who_answers, who_speaks
from tui.annotate.replies.common_nouns import is_asked_of_firm, is_called, is_firm, nouns_for
from tui.annotate.replies.exchange import Charge, Told
from tui.annotate.replies.parties import NOBODY, Party, parties_in, party_keys
from tui.annotate.replies.stems import stems
from tui.language.cut import CutArticle, Sentence
from tui.language.names.identified import may_be_company
from tui.language.names.named import Sort
from tui.language.names.names import names_in
from tui.language.names.parts import pronouns
from tui.language.tokens import lower_of
from tui.lexicon import PhraseTable, load, words
from tui.lexicon.inflect import written
from tui.lexicon.loader import Found

_NEAREST = 8
"""How many statements of a party are read on either side of a charge."""
_ANSWERS = (*ANSWERING, "denies")
_OF_CHARGE = ("names_charge", "points")
"""Kinds of words that tell of what was said against somebody, whatever it was."""
_BESIDE = 2
"""How many sentences before and after a charge, in its paragraph, tell what it is about."""
_JUST_BEFORE = 8
"""Characters in which the word before a cue ends."""
_SURE_OF_SPEECH = 0.5
"""How sure an attribution must be for its source to be told as heard."""
_FEW = 3
"""Sentences up to which somebody says little in an article."""
_SUBJECT_REACH = 14
"""How many words before a verb of answering its subject is looked for."""
_SUBJECT_REACH_OVER = 32
"""The same where a comma stands before the verb: Brellow, which runs the ferries of the bay, declined to comment."""
_CLEARLY = 0.8
"""How likely whoever speaks in a charge must be the accused for it to be another's."""
_ENOUGH = 8.0
"""The weight of shared words from which on a sentence is on the same matter as a charge."""


@cache
def answering_phrases() -> PhraseTable[str]:
    """The words by which an answer is told, with how they tell it."""
    said = load("replies")["said"]
    return PhraseTable((phrase, kind) for kind, lists in said.items() for phrase in written(lists))


class Replies:
    """The sentences of an article by whom they name and who speaks in them."""

    def __init__(self, cut: CutArticle, sourced: Sequence[Annotation]) -> None:
        self._cut = cut
        self._parties = parties_in(cut)
        self._names = names_in(cut)
        self._known = {one.name: one for one in self._names.everyone()}
        self._sentences: list[Told] = []
        self._by_key: dict[str, list[int]] = {}
        self._told_by: dict[str, list[int]] = {}
        self._answering: list[int] = []
        said: dict[int, list[Annotation]] = {}
        for annotation in sourced:
            if annotation.source and cut.quotation_at(annotation.source.span.start):
                continue  # whom somebody quotes does not answer: “The mayor told me, ‘You will be paid.’”
            places = [cut.sentence_at(span.start) for span in annotation.spans]
            for index in sorted({place.index for place in places if place}):
                said.setdefault(index, []).append(annotation)
        for sentence in cut.sentences:
            self._keep(sentence, said.get(sentence.index, ()))
        counted = Counter(stem for sentence in self._sentences for stem in sentence.stems)
        self._rarity = {stem: math.log(1 + len(self._sentences) / count) for stem, count in counted.items()}

    def _keep(self, sentence: Sentence, said: Sequence[Annotation]) -> None:
        before = self._sentences[-1] if self._sentences else None
        kept = self._told(sentence, said, range(0), before)
        self._sentences.append(kept)
        if kept.given.intersection(_ANSWERS):
            self._answering.append(sentence.index)
        for key in kept.told.own:
            self._told_by.setdefault(key, []).append(sentence.index)
        keys = kept.speaker.own | kept.speaker.side | kept.answerer.own | kept.answerer.side
        for key in keys | (kept.named if kept.given else frozenset()):
            self._by_key.setdefault(key, []).append(sentence.index)

    def _told(
        self, sentence: Sentence, said: Sequence[Annotation], without: range, before: Told | None
    ) -> Told:
        """What a sentence tells in its tokens but for those `without`."""
        found = [hit for hit in answering_phrases().find(sentence.lower) if hit.first not in without]
        given = {hit.entry for hit in found}
        own: set[str] = set()
        denying: set[str] = set()
        telling: set[str] = set()
        denied: frozenset[str] = frozenset()
        called = False
        voiced: list[tuple[Party, frozenset[str]]] = []
        for annotation in said:
            if annotation.source and self._is_speech(annotation):
                told = frozenset(party_keys(lower_of(annotation.source.text)))
                voiced.append((self._parties.known_by(self._voice(annotation)), told))
            theirs = self._source(annotation) if annotation.source else frozenset()
            own |= theirs
            if annotation.stance in (Stance.DENIES, Stance.DOUBTS):
                given.add("denies")
            if annotation.stance is Stance.DENIES:
                denying |= self._voice(annotation)
                denied |= stems(sentence.lower[i] for i in sentence.tokens_in(annotation.start, annotation.end))
            elif annotation.shown and annotation.stance is Stance.ASSERTS:
                called = called or is_firm(annotation)
                telling |= self._voice(annotation)
                if self._speaks_for(annotation):
                    given.add("spoken_for")
        speaker = self._parties.known_by(own)
        if not without and self._cut.quotations_in(sentence.start, sentence.end):
            given.add("quoted")
            if not own and before and before.speaker.own and before.block >= sentence.block - 1:
                speaker = before.speaker  # a quotation goes on
                telling = set(before.told.own)
                given.add("goes_on")
        if not words("replies", "first_person", "words").isdisjoint(sentence.lower):
            given.add("first_person")
        sought = [hit for hit in found if hit.entry == "sought"]
        called = called or any(is_asked_of_firm(sentence.lower, hit.first) for hit in sought)
        if given >= {"calls", "rejects"} or any(_is_of_whatever(sentence.lower, hit) for hit in sought):
            given.add("points")
        lower = sentence.lower[: without.start] + sentence.lower[without.stop :]
        named: Iterable[str] = ()
        if given or own:  # nobody asks whom a mute sentence names
            spelled, nouns = sentence.words[: without.start] + sentence.words[without.stop :], words("targets", "nouns")
            named = [low for word, low in zip(spelled, lower, strict=True) if word[0].isupper() or low in nouns]
        plainest = next((kind for kind in ANSWERING if kind in given), None)
        answering = [hit for hit in found if hit.entry == plainest]
        return Told(
            sentence.index, sentence.block, stems(lower), speaker,
            self._parties.known_by(denying), denied, self._parties.known_by(telling), voiced, called,
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

    def _voice(self, annotation: Annotation) -> frozenset[str]:
        """The words by which the party is known whose own voice a source is: a spokesman for Brellow, not those who
        are only told of by the name of a party."""
        source = annotation.source
        if source is None or source.kind in (SourceKind.DOCUMENT, SourceKind.VAGUE):
            return frozenset()
        speaks_for = self._speaks_for(annotation)
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

    def _speaks_for(self, annotation: Annotation) -> bool:
        """Whether the words of a source call somebody a spokesman or a lawyer."""
        told = lower_of(annotation.source.text) if annotation.source else ()
        return not words("replies", "said", "for_somebody", "words").isdisjoint(told)

    def _answerer(self, sentence: Sentence, answering: Sequence[Found[str]]) -> Party:
        """Who stands before words of answering: "Vale's office has denied", "He has denied"."""
        nouns, own = words("targets", "nouns"), set()
        for hit in answering[:3]:
            first = _subject_from(sentence, hit.first)
            named = [
                low for word, low in zip(sentence.words[first : hit.first], sentence.lower[first : hit.first],
                                         strict=True)
                if word[0].isupper() or low in nouns
            ]
            own |= set(party_keys(named))
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

    def charge(self, targets: Sequence[tuple[str, float]], clause: Clause) -> Charge:
        """A charge against the first of some targets, the likeliest; the others may be meant, and are taken for its
        side."""
        sentence = clause.sentence
        accuser = self._parties.speaking(clause.source) if clause.source else NOBODY
        if targets and targets[0][1] > _CLEARLY and not self._parties.called(targets[0][0]).without(accuser).own:
            accuser = NOBODY  # it is told against whoever speaks in it: Vale, who told jokes that were called racist
        meant = [(self._parties.called(name).without(accuser), likelihood) for name, likelihood in targets]
        accused = meant[0][0] if meant else NOBODY
        for other, _ in meant[1:]:
            accused = Party(accused.own, accused.side | other.own)
        own = stems(clause.lower)
        matter = own | self._beside_charge(sentence)
        names = stems(accused.own | accused.side | accuser.own)
        name = targets[0][0] if targets else ""
        return Charge(
            sentence.index, sentence.block, own, matter - names, names, accused, accuser, clause, meant,
            first_name=frozenset(name.lower().split()[:1] if " " in name else ()), of_firm=self._may_be_firm(name),
            few=max((len(self._told_by.get(key, ())) for key in accused.own), default=0) <= _FEW,
            nouns=nouns_for(name),
        )

    def _may_be_firm(self, name: str) -> bool:
        """Whether somebody may be called "the company": a body, or a name that may be that of a firm."""
        one = self._known.get(name)
        return one is not None and not one.place and one.sort in (Sort.BODY, Sort.UNKNOWN)

    def _beside_charge(self, sentence: Sentence) -> frozenset[str]:
        """The words of the sentences beside one in its paragraph, and of the headline."""
        near = self._sentences[max(0, sentence.index - _BESIDE) : sentence.index + _BESIDE + 1]
        told = [one.stems for one in near if one.block == sentence.block]
        return frozenset().union(self._sentences[0].stems, *told)

    def is_heard(self, charge: Charge, index: int) -> bool:
        """Whether the accused, or somebody for them, speak in a sentence."""
        return charge.is_heard_in(self._sentences[index])

    def around(self, charge: Charge) -> Iterator[tuple[int, dict[str, float]]]:
        """The sentences that may answer a charge, with the signals of how well they would; none in which nobody speaks,
        is asked or answers."""
        near = range(max(0, charge.index - BEFORE), min(len(self._sentences), charge.index + AFTER))
        places = dict.fromkeys(near)
        keys = sorted(charge.accused.own | charge.accused.side)
        for indexes in [self._answering, *(self._by_key.get(key, []) for key in keys)]:
            place = bisect.bisect_left(indexes, charge.index)
            places |= dict.fromkeys(indexes[max(0, place - _NEAREST) : place + _NEAREST])
        for index in places:
            if index != charge.index and not self._sentences[index].is_mute:
                yield index, self._signals(charge, self._sentences[index])
        own = self._beside(charge)
        if own:
            yield charge.index, self._signals(charge, own) | {"same_sentence": 1.0}

    def _beside(self, charge: Charge) -> Told | None:
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

    def _signals(self, charge: Charge, sentence: Told) -> dict[str, float]:
        found = dict.fromkeys(sentence.given, 1.0)
        found[place_of(sentence.index - charge.index)] = 1.0
        if sentence.block == charge.block:
            found["same_paragraph"] = 1.0
        who = who_speaks(charge, sentence)
        by_noun = charge.nouns and who in (None, "other_speaks") and self._tells_by_noun(charge, sentence)
        if by_noun:
            who = "side_speaks"
            found["accused_tells"] = 1.0
        theirs = who in ("accused_speaks", "side_speaks")
        if who:
            found[who] = 1.0
        if theirs:
            found["sure_of_accused"] = charge.meant[0][1] if by_noun else charge.sure_of(sentence.speaker)
            for signal in sentence.given:
                found[f"{signal}_by_accused"] = 1.0
        answerer = who_answers(charge, sentence)
        if answerer:
            found[answerer] = 1.0
            if answerer.startswith(("accused_", "side_")):
                found["sure_of_answerer"] = charge.sure_of(sentence.answerer)
        if who != "accuser_speaks" and not sentence.named.isdisjoint(charge.accuser.own):
            found["accuser_named"] = 1.0
        if not sentence.named.isdisjoint(charge.accused.own):
            found["accused_named"] = 1.0
        if fits := self._shared(charge.stems, sentence.stems):
            found["fits"] = fits
            if theirs or "sure_of_answerer" in found:
                found["fits_by_accused"] = fits
        if about := self._shared(charge.matter, sentence.stems):
            found["on_matter"] = about
        for signal, voice in (("accused_denies", sentence.denier), ("accused_tells", sentence.told)):
            if not voice.own or voice.is_like(charge.accuser):
                continue
            if charge.is_voice_of(voice, "spoken_for" in found) >= SURE:
                found[signal] = 1.0
        if sentence.called and "accused_tells" not in found and self._may_be_called(charge, sentence):
            found[next((f"accused_{how}" for how in ("sought", "denies") if how in found), "accused_tells")] = 1.0
        if "defending" in found and who not in ("accuser_speaks", "ally_speaks") and sentence.speaker.own:
            found["accused_tells"] = 1.0
        if settled := settles(charge, sentence, found):
            found[settled] = 1.0
        return found

    @staticmethod
    def _tells_by_noun(charge: Charge, sentence: Told) -> bool:
        """Whether the accused may tell something of a charge in a sentence by a noun, and no name."""
        of_charge = not (charge.stems.isdisjoint(sentence.stems) and sentence.given.isdisjoint(_OF_CHARGE))
        return of_charge and any(is_called(it, charge.nouns) for it in sentence.said)

    def _may_be_called(self, charge: Charge, sentence: Told) -> bool:
        """Whether "the company" may mean the accused: a firm, and no other is named after the charge."""
        if not charge.of_firm or not charge.index < sentence.index <= charge.index + AFTER:
            return False
        after = self._names.within(charge.clause.end, self._cut.sentences[sentence.index].start)
        firms = (
            self._parties.called(m.named.name) for m in after
            if m.named.sort is Sort.BODY and not m.named.place and may_be_company(m.named.name)
        )
        return all(charge.sure_of(firm) >= SURE for firm in firms)

    def _shared(self, stems_of_one: frozenset[str], stems_of_other: frozenset[str]) -> float:
        """How much it tells that two sentences share words, 0 to 1: more, the rarer they are in the article."""
        shared = stems_of_one & stems_of_other
        return min(math.fsum([self._rarity[stem] for stem in shared]) / _ENOUGH, 1.0) if shared else 0.0


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
