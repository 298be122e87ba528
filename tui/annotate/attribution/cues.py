"""The words that hand a statement to someone, with what may follow them and the stance that they set."""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from tui.annotate.annotation import Stance
from tui.lexicon import PhraseTable, load
from tui.lexicon.inflect import plural, verb_forms


class Form(StrEnum):
    """How a verb is inflected, as far as that can be told from the word alone."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    PARTICIPLE = "participle"
    PAST_OR_PARTICIPLE = "past or participle"
    GERUND = "gerund"


@dataclass(frozen=True, slots=True)
class Handing:
    """What a verb does with one sort of complement: the family whose precision is measured, and the stance."""

    family: str
    stance: Stance


@dataclass(frozen=True, slots=True)
class Cue:
    """One inflected form of a verb that hands a statement to someone."""

    lemma: str
    form: Form
    judges: bool
    """Whether the verb also says what the writer thinks of the statement: claimed, insisted, admitted."""
    takes: dict[str, Handing] = field(hash=False)
    """By complement: quote, clause, that, object, infinitive, addressee."""


def _forms(lemma: str) -> dict[str, Form]:
    """The forms of a verb; of a phrase, its first word is inflected."""
    base, third, past, participle, gerund = verb_forms(lemma)
    forms = {base: Form.BASE, third: Form.THIRD, gerund: Form.GERUND}
    if lemma.startswith("be "):
        rest = lemma.removeprefix("be")
        forms |= {f"are{rest}": Form.BASE, f"am{rest}": Form.BASE, f"were{rest}": Form.PAST}
    if past == participle:
        return forms | {past: Form.PAST_OR_PARTICIPLE}
    return forms | {participle: Form.PARTICIPLE, past: Form.PAST}


@cache
def verb_cues() -> PhraseTable[Cue]:
    """All forms of all verbs of the lexicon."""
    takes: dict[str, dict[str, Handing]] = {}
    judging: set[str] = set()
    for group in load("cues")["verb"]:
        for lemma in group["words"]:
            known = takes.setdefault(lemma, {})
            for complement in group["takes"]:
                known.setdefault(complement, Handing(group["family"], Stance(group["stance"])))
            if group.get("judges"):
                judging.add(lemma)
    return PhraseTable(
        (phrase, Cue(lemma, form, lemma in judging, complements))
        for lemma, complements in takes.items()
        for phrase, form in _forms(lemma).items()
    )


@cache
def noun_cues() -> dict[str, Stance]:
    """Nouns of saying and believing that a clause with "that" may follow ("his claim that …"), singular and plural."""
    singular = {noun: Stance(stance) for stance, nouns in load("cues")["nouns"].items() for noun in nouns}
    return singular | {plural(noun): stance for noun, stance in singular.items()}


@cache
def phrase_cues() -> PhraseTable[Stance]:
    """Phrases that name the source of the clause around them: "according to"."""
    return PhraseTable(
        (phrase, Stance(stance)) for stance, phrases in load("cues")["phrases"].items() for phrase in phrases
    )


@cache
def tagged_cues() -> PhraseTable[Stance]:
    """What the model may take for a cue, beyond what the rules know, with the stance: all forms of its first word."""
    return PhraseTable(
        (form, Stance(stance)) for stance, phrases in load("cues")["tagged"].items() for phrase in phrases
        for form in (phrase, *_forms(phrase))
    )


@cache
def acts() -> PhraseTable[str]:
    """Forms of verbs for what is done by words, and not said: "ordered"."""
    return PhraseTable((form, verb) for verb in load("cues")["acts"]["verbs"] for form in _forms(verb))


@cache
def deed_cues(kind: str) -> PhraseTable[str]:
    """The forms of the verbs of one list of `deeds`, each with the verb's base form."""
    return PhraseTable((form, verb) for verb in load("cues")["deeds"][kind] for form in (verb, *_forms(verb)))
