"""Loaded wordings: what the files `loaded_*.toml` hold, spelt out in all their forms.

Such a file is one kind of the layer. Its tables are senses, each with what its words do (`does`) and whether that is
`minor` (annotate/weight.py); below them stand the parts of speech, the grades, and lists of loaded words under the
plainer wording that fits in their place:

    [fight]
    does = "tells a disagreement as a fight"
    [fight.verbs.strong]
    criticise = ["slam", "lash out at"]

Of two plainer wordings ("say / criticise") the first is meant for a verb before a clause or a quotation, the second for
one before an object; of a noun or an adjective the first one that fits with an article before it. Each has been read in
sentences: where no word says the same without the judgement, there stands NONE, alone or as one of the two.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from tui.lexicon.inflect import plural, spellings, verb_forms, verb_variants
from tui.lexicon.loader import PhraseTable, load

FILES = {
    "emotive": "loaded_emotive",
    "label": "loaded_label",
    "euphemism": "loaded_euphemism",
    "exaggeration": "loaded_exaggeration",
    "presupposition": "loaded_presupposition",
    "contested-name": "loaded_contested",
    "reporting-verb": "loaded_reporting",
}
OMIT = "(omit)"
"""Stands as the plainer wording where the sentence says the same without the word."""
NONE = "(none)"
"""Stands where there is no plainer wording: each side has its own, or no other word says it."""
_OR = " / "
"""Between two plainer wordings."""


class Part(StrEnum):
    """What a wording is in its sentence, which says how it is inflected."""

    VERB = "verbs"
    NOUN = "nouns"
    ADJECTIVE = "adjectives"
    ADVERB = "adverbs"
    PHRASE = "phrases"


class Form(StrEnum):
    """The inflected form of a wording."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    PARTICIPLE = "participle"
    GERUND = "gerund"
    PLURAL = "plural"


class Wording(NamedTuple):
    """One form of a loaded wording."""

    kind: str
    does: str
    """What it does to the sentence, as the predicate of a sentence about the word."""
    part: Part
    form: Form
    lemma: str
    grade: str
    """How often such a word is loaded where it stands: a key of the weights in `loaded.toml`."""
    plainer_lemmas: str
    """What stands over it in the lexicon."""
    minor: bool = False
    """Whether what it does is worth a reader's time less often than what other words of its kind do."""

    @property
    def may_say(self) -> bool:
        """Whether it may stand in place of "say": "slammed"."""
        return self.plainer_lemmas.startswith(f"say{_OR}")

    @property
    def plainer(self) -> tuple[str, ...]:
        """The plainer wordings in the same form, the best first; OMIT, or none."""
        return _inflected(self.plainer_lemmas, self.form)

    @property
    def participles(self) -> tuple[str, ...]:
        """The same for a verb's form that is past and participle, where it is a participle ("spoken", not "spoke")."""
        return _inflected(self.plainer_lemmas, Form.PARTICIPLE) if self.form is Form.PAST else ()


@cache
def wordings() -> PhraseTable[tuple[Wording, ...]]:
    """All forms of all wordings; a form that can be read in several ways has them all, in the order of FILES.

    A neutral phrase ("heart attack") stands with no wording, so that its words are not found alone.
    """
    table: dict[str, tuple[Wording, ...]] = {}
    for kind, name in FILES.items():
        minor = {sense["does"] for sense in load(name).values() if sense.get("minor")}
        for does, part, grade, plainer, lemma in entries(name):
            seldom = does in minor
            for text, form in _forms(part, lemma).items():
                wording = Wording(kind, does, part, form, lemma, grade, plainer, seldom)
                table[text] = (*table[text], wording) if text in table else (wording,)
    table |= dict.fromkeys(neutral_phrases(), ())
    return PhraseTable(table.items())


def neutral_phrases() -> Iterator[str]:
    """The phrases that are never loaded, in all their forms."""
    for group in load("loaded_neutral").values():
        for phrase in group["phrases"]:
            yield from (phrase, plural(phrase))
        for verb in group.get("verbs", ()):
            yield from spellings(verb)


def entries(name: str) -> Iterator[tuple[str, Part, str, str, str]]:
    """What a file holds: (what the word does, part of speech, grade, plainer lemma, lemma)."""
    for sense in load(name).values():
        for entry in entries_of(sense):
            yield sense["does"], *entry


def entries_of(sense: Mapping[str, Any]) -> Iterator[tuple[Part, str, str, str]]:
    """The same of one sense, but for what its words do."""
    for part in Part:
        for grade, plain in sense.get(part, {}).items():
            for plainer, lemmas in plain.items():
                for lemma in lemmas:
                    yield part, grade, plainer, lemma


def _forms(part: Part, lemma: str) -> dict[str, Form]:
    """The written forms of a wording, lower case."""
    lemma = lemma.lower()
    if part is Part.VERB:
        return _verb_forms(lemma)
    return {plural(lemma): Form.PLURAL, lemma: Form.BASE} if part is Part.NOUN else {lemma: Form.BASE}


def _verb_forms(lemma: str) -> dict[str, Form]:
    """The same of a verb; a form that is both past and participle ("slammed") is the past."""
    found: dict[str, Form] = {}
    for base, third, past, participle, gerund in verb_variants(lemma):
        found.setdefault(past, Form.PAST)
        found.setdefault(participle, Form.PARTICIPLE)
        found.setdefault(base, Form.BASE)
        found.setdefault(third, Form.THIRD)
        found.setdefault(gerund, Form.GERUND)
    return found


def _inflected(plainer: str, form: Form) -> tuple[str, ...]:
    """The plainer wordings that a key of the lexicon names, in a form."""
    if plainer == NONE:
        return ()
    if plainer == OMIT or form is Form.BASE:
        return tuple(plainer.split(_OR))
    if form is Form.PLURAL:
        return tuple(plural(one) for one in plainer.split(_OR))
    return tuple(one if one == NONE else getattr(verb_forms(one), form) for one in plainer.split(_OR))
