"""A charge, and what a sentence tells that may answer it."""

from collections.abc import Sequence
from dataclasses import dataclass

from tui.annotate.annotation import Annotation
from tui.annotate.clauses.clause import Clause
from tui.annotate.replies.parties import Party


@dataclass(frozen=True, slots=True)
class Told:
    """What of a sentence could make it an answer."""

    index: int
    block: int
    stems: frozenset[str]
    speaker: Party
    """Those who say something in it."""
    denier: Party
    """Those who deny something in it."""
    denied: frozenset[str]
    """The words of what they deny."""
    told: Party
    """Those who surely say something in it, and do not deny."""
    voiced: Sequence[tuple[Party, frozenset[str]]]
    """Those who speak in it with their own voice, and the words for them there."""
    called: bool
    """Whether a body that says something in it, or was asked, is called by a common noun: the company."""
    answerer: Party
    """Those who stand before its words of answering."""
    named: frozenset[str]
    """The words by which those are known whom it names."""
    given: frozenset[str]
    """The kinds of words in it (replies.toml), `denies`, `quoted`, `goes_on`."""
    said: Sequence[Annotation]

    @property
    def is_mute(self) -> bool:
        """Whether nobody says anything in it, is asked, or answers."""
        return not (self.given or self.speaker.own or self.answerer.own)


@dataclass(frozen=True, slots=True)
class Charge:
    """What is laid at somebody's door: the clause, who is accused and who accuses."""

    index: int
    block: int
    stems: frozenset[str]
    matter: frozenset[str]
    """The words of what it is about: its own, those beside it and the headline's, but for the parties' names."""
    names: frozenset[str]
    """The words of those."""
    accused: Party
    accuser: Party
    clause: Clause
    meant: Sequence[tuple[Party, float]]
    """Those who may be accused, with how likely each is the one who is meant."""
    first_name: frozenset[str]
    """The first word of a name of several."""
    of_firm: bool
    """Whether the likeliest may be called "the company"."""
    few: bool
    """Whether they have but few sentences of the article."""
    nouns: frozenset[str]
    """The nouns by which somebody may be called who is accused without a name: of "the ministers", the government's."""

    def sure_of(self, party: Party) -> float:
        """How likely it is that a party is the one who is meant."""
        return sum(likelihood for one, likelihood in self.meant if party.sides_with(one))

    def is_namesake(self, party: Party) -> bool:
        """Whether a party shares no more than the first name with the one who is accused."""
        return not self.of_firm and party.own & self.accused.own == self.first_name

    def is_heard_in(self, sentence: Told) -> bool:
        """Whether the accused speak in a sentence, or somebody who is told there to be theirs."""
        return any(
            not voice.is_like(self.accuser) and not self.is_namesake(voice)
            and (voice.is_like(self.accused) or not (voice.side & told).isdisjoint(self.accused.own))
            for voice, told in sentence.voiced
        )

    def is_voice_of(self, party: Party, spoken_for: bool) -> float:
        """How likely it is that a party speaks for the one who is meant, and is no namesake; those who are said to
        speak for somebody (`spoken_for`) have a name of their own besides: Tess Aldin, a lawyer for Vale."""
        if spoken_for and not self.is_namesake(party):
            return self.sure_of(party)
        return sum(likelihood for one, likelihood in self.meant if _is_voice_of(party, one))


def _is_voice_of(party: Party, other: Party) -> bool:
    """Whether a party is another, and no namesake of it, or belongs to it."""
    shared = party.own & other.own
    if any(key[0] == "=" for key in shared) or not party.side.isdisjoint(other.own):
        return True
    return bool(shared) and (shared == party.own or shared == other.own)
