"""Answers in an article: what the accused, or anyone for them, says to a charge, or that their reply was sought.

Everything that is said, and every sentence with words of answering, is kept by the words that name its party, in the
order of the text. To look for the answers to a charge only those nearest to it are read, so that the cost does not grow
with the square of the text.
"""

import bisect
import math
from collections import Counter
from collections.abc import Iterator, Sequence

from tui.annotate.annotation import Annotation
from tui.annotate.clauses.clause import Clause
from tui.annotate.replies.bearing import AFTER, ANSWERING, BEFORE, SURE, place_of, settles, who_answers, who_speaks
from tui.annotate.replies.common_nouns import is_called, nouns_for
from tui.annotate.replies.exchange import Charge, Told
from tui.annotate.replies.parties import NOBODY, Party, parties_in
from tui.annotate.replies.stems import stems
from tui.annotate.replies.telling import Teller
from tui.language.cut import CutArticle, Sentence
from tui.language.names.identified import may_be_company
from tui.language.names.named import Sort
from tui.language.names.names import names_in

_NEAREST = 8
"""How many statements of a party are read on either side of a charge."""
_ANSWERS = (*ANSWERING, "denies")
_OF_CHARGE = ("names_charge", "points")
"""Kinds of words that tell of what was said against somebody, whatever it was."""
_BESIDE = 2
"""How many sentences before and after a charge, in its paragraph, tell what it is about."""
_FEW = 3
"""Sentences up to which somebody says little in an article."""
_CLEARLY = 0.8
"""How likely whoever speaks in a charge must be the accused for it to be another's."""
_ENOUGH = 8.0
"""The weight of shared words from which on a sentence is on the same matter as a charge."""


class Replies:
    """The sentences of an article by whom they name and who speaks in them."""

    def __init__(self, cut: CutArticle, sourced: Sequence[Annotation]) -> None:
        self._cut = cut
        self._teller = Teller(cut)
        self._parties = parties_in(cut)
        self._names = names_in(cut)
        self._known = {one.name: one for one in self._names.everyone}
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
        kept = self._teller.told(sentence, said, before)
        self._sentences.append(kept)
        if kept.given.intersection(_ANSWERS):
            self._answering.append(sentence.index)
        for key in kept.told.own:
            self._told_by.setdefault(key, []).append(sentence.index)
        keys = kept.speaker.own | kept.speaker.side | kept.answerer.own | kept.answerer.side
        for key in keys | (kept.named if kept.given else frozenset()):
            self._by_key.setdefault(key, []).append(sentence.index)

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
        told = self._teller.told(clause.sentence, others, without=range(clause.first, clause.last))
        return told if told.given.intersection(_ANSWERS) or told.speaker.own else None

    def _signals(self, charge: Charge, sentence: Told) -> dict[str, float]:
        """How well a sentence would answer a charge: its words, where it stands, who speaks and answers, on what."""
        found = dict.fromkeys(sentence.given, 1.0)
        found[place_of(sentence.index - charge.index)] = 1.0
        if sentence.block == charge.block:
            found["same_paragraph"] = 1.0
        who = who_speaks(charge, sentence)
        by_noun = who in (None, "other_speaks") and self._tells_by_noun(charge, sentence)
        if by_noun:
            who = "side_speaks"
            found["accused_tells"] = 1.0
        theirs = who in ("accused_speaks", "side_speaks")
        if who:
            found[who] = 1.0
        if theirs:
            found["sure_of_accused"] = charge.meant[0][1] if by_noun else charge.sure_of(sentence.speaker)
            found |= dict.fromkeys([f"{signal}_by_accused" for signal in sentence.given], 1.0)
        found |= _of_answerer(charge, sentence)
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
        self._add_own_voice(found, charge, sentence)
        if settled := settles(charge, sentence, found):
            found[settled] = 1.0
        return found

    def _add_own_voice(self, found: dict[str, float], charge: Charge, sentence: Told) -> None:
        """Add the signals that the accused themselves, or who surely speaks for them, tell or deny something."""
        for signal, voice in (("accused_denies", sentence.denier), ("accused_tells", sentence.told)):
            if not voice.own or voice.is_like(charge.accuser):
                continue
            if charge.is_voice_of(voice, "spoken_for" in found) >= SURE:
                found[signal] = 1.0
        if sentence.called and "accused_tells" not in found and self._may_be_called(charge, sentence):
            found[next((f"accused_{how}" for how in ("sought", "denies") if how in found), "accused_tells")] = 1.0
        of_accuser = "accuser_speaks" in found or "ally_speaks" in found
        if "defending" in found and not of_accuser and sentence.speaker.own:
            found["accused_tells"] = 1.0

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


def _of_answerer(charge: Charge, sentence: Told) -> dict[str, float]:
    """The signals of whose answer or silence a sentence tells."""
    answerer = who_answers(charge, sentence)
    if answerer is None:
        return {}
    if answerer.startswith(("accused_", "side_")):
        return {answerer: 1.0, "sure_of_answerer": charge.sure_of(sentence.answerer)}
    return {answerer: 1.0}
