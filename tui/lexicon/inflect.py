"""English inflection from the base form: what a lexicon need not spell out.

Rules of spelling first, the irregular forms from `irregular.toml`. It is meant for the words of the lexicons, and
takes any word: an unknown one is taken as regular.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from tui.lexicon.loader import load, words

_VOWELS = tuple("aeiou")
_CLOSED_SYLLABLE = re.compile(r"(?:qu|[^aeiou])*[aeiouy][^aeiouwxyh]")
"""A verb of one syllable with one short vowel before one consonant: "slam", "quit"."""
_DENIED = "do not"


class VerbForms(NamedTuple):
    """The forms of a verb. Of a phrasal verb ("point out") only the first word changes."""

    base: str
    third: str
    past: str
    participle: str
    gerund: str


@cache
def verb_forms(lemma: str) -> VerbForms:
    """The forms of the verb whose base is `lemma`, in lower case: `verb_forms("deny").past` is "denied".

    After "do not" the verb itself changes in the -ing form and the participle: "did not say", "not saying". "do not"
    alone stands before a verb that the text has.
    """
    if lemma == _DENIED:
        return VerbForms(lemma, "does not", "did not", "not", "not")
    if lemma.startswith(f"{_DENIED} "):
        denied = verb_forms(lemma.removeprefix(f"{_DENIED} "))
        return VerbForms(
            lemma,
            f"does not {denied.base}",
            f"did not {denied.base}",
            f"not {denied.participle}",
            f"not {denied.gerund}",
        )
    verb, _, rest = lemma.partition(" ")
    if rest:
        return VerbForms(*[f"{form} {rest}" for form in verb_forms(verb)])
    irregular = load("irregular")
    past, participle = irregular["verbs"].get(verb) or (_with_ed(verb),) * 2
    third = irregular["third"].get(verb) or _with_s(verb)
    gerund = irregular["gerund"].get(verb) or _with_ing(verb)
    return VerbForms(verb, third, past, participle, gerund)


@cache
def verb_variants(lemma: str) -> tuple[VerbForms, ...]:
    """The forms of a verb in British spelling and, where it differs ("labeled", "criticized"), in American."""
    verb, _, rest = lemma.partition(" ")
    forms = verb_forms(lemma)
    found = [forms]
    if verb in words("irregular", "doubling", "british"):
        past, gerund = f"{verb}ed {rest}".rstrip(), f"{verb}ing {rest}".rstrip()
        found.append(forms._replace(past=past, participle=past, gerund=gerund))
    if verb.endswith("ise") and verb not in words("irregular", "ise", "only"):
        found.append(verb_forms(f"{verb[:-3]}ize {rest}".rstrip()))
    return tuple(found)


@cache
def spellings(lemma: str) -> frozenset[str]:
    """All forms of a verb as they may be written, British and American: what a text is searched for."""
    return frozenset(form for forms in verb_variants(lemma) for form in forms)


@cache
def forms_of(name: str, *keys: str) -> frozenset[str]:
    """All forms of the verbs of a list in a lexicon: `forms_of("targets", "seldom_passive")`."""
    return frozenset(form for verb in words(name, *keys) for form in spellings(verb))


def written(lists: Mapping[str, Sequence[str]]) -> list[str]:
    """What a table of a lexicon is found by: its `words`, both numbers of its `nouns`, and all forms of its `verbs`."""
    nouns = (form for noun in lists.get("nouns", ()) for form in (noun, plural(noun)))
    verbs = (form for verb in lists.get("verbs", ()) for form in sorted(spellings(verb)))
    return [*lists.get("words", ()), *nouns, *verbs]


@cache
def american_words() -> Mapping[str, str]:
    """Words as they are spelt in Britain, in lower case, with their American spelling."""
    american = load("irregular")["american"]
    forms = (verb_variants(verb) for verb in american["verbs"])
    of_verbs = {british: other for both in forms for british, other in zip(both[0], both[-1], strict=True)}
    return {british: other for british, other in (of_verbs | american["words"]).items() if british != other}


@cache
def plural(noun: str) -> str:
    """The plural of a noun. Of a phrase the head changes: "acts of war", "body counts"."""
    if " " not in noun:
        return _plural(noun)
    parts = noun.split(" ")
    head = _head(parts)
    parts[head] = _plural(parts[head])
    return " ".join(parts)


def _head(parts: Sequence[str]) -> int:
    """The index of a phrase's head: the word before "of" and the like, else the last."""
    after_heads = words("irregular", "phrases", "head_before")
    return next((i - 1 for i, part in enumerate(parts) if i and part in after_heads), len(parts) - 1)


def is_uncountable(noun: str) -> bool:
    """Whether "a" does not stand before a noun and it has no plural: "anger", "loss of dignity"."""
    parts = noun.split(" ")
    return parts[_head(parts)] in words("irregular", "uncountable", "nouns")


def is_plural(noun: str) -> bool:
    """Whether a noun is of many, so that "a" does not stand before it: "job cuts", but "series", "loss of savings"."""
    parts = noun.split(" ")
    head = parts[_head(parts)]
    return head.endswith("s") and not head.endswith("ss") and head not in words("irregular", "unchanged", "nouns")


def takes_an(word: str) -> bool:
    """Whether "an" and not "a" stands before a word, by its sound: "an hour", "a union", "an SUV"."""
    first = word.split(" ")[0].split("-")[0].lower()
    if word[:2].isupper():
        return word[0] in "AEFHILMNORSX"  # spelt out: "an MP", but "a UN envoy"
    if first.startswith(tuple(load("irregular")["articles"]["an"])):
        return True
    return first[:1] in _VOWELS and not first.startswith(tuple(load("irregular")["articles"]["a"]))


def _plural(noun: str) -> str:
    irregular = load("irregular")
    if noun in words("irregular", "unchanged", "nouns") or noun in words("irregular", "uncountable", "nouns"):
        return noun
    known: str | None = irregular["plurals"].get(noun)
    if known is None and noun.endswith("man") and not noun.endswith(tuple(irregular["in_man"]["ends"])):
        known = f"{noun[:-2]}en"
    return known or _with_s(noun)


def _with_s(word: str) -> str:
    if _ends_in_consonant_y(word):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh")) else f"{word}s"


def _with_ed(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if _ends_in_consonant_y(verb):
        return f"{verb[:-1]}ied"
    return f"{_doubled(verb)}ed"


def _with_ing(verb: str) -> str:
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return f"{verb[:-1]}ing"
    return f"{_doubled(verb)}ing"


def _ends_in_consonant_y(word: str) -> bool:
    return len(word) > 1 and word[-1] == "y" and word[-2] not in _VOWELS


@cache
def _doubled(verb: str) -> str:
    """With its last consonant doubled where it is: "slam" but not "steam", "admit" but not "edit"."""
    if verb.endswith("ic"):
        return f"{verb}k"
    doubling = load("irregular")["doubling"]
    doubles = verb in doubling["always"] or verb in doubling["british"] or _CLOSED_SYLLABLE.fullmatch(verb)
    return verb + verb[-1] if doubles else verb
