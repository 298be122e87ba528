"""Who says something in the words of the text, as these stand inside a sentence: the letter, relatives of the dead."""

import re

from tui.annotate.annotation import Source
from tui.annotate.naming.nouns import is_document, is_pronoun
from tui.language.folded import word_classes
from tui.language.names.parts import is_demonym
from tui.lexicon import words

_ASIDE = re.compile(r"\s*[,(–—]\s*(?:who|which|whom|whose)\b|\s+--?\s+who\b")
"""Where a clause begins that only tells more of whoever it is: the letter, which the faculty sent to Ryan."""


def as_told(source: Source) -> str:
    """The words that name a source, without what else is told of it; of a pronoun those that it goes back to:
    "businesses" for "that"."""
    told = " ".join(source.text.split())
    if source.name and is_pronoun(told.lower()):
        told = source.name
    aside = _ASIDE.search(told)
    return inside_sentence(told[: aside.start()] if aside and aside.start() else told)


def points_at_nobody(source: Source) -> bool:
    """Whether the words for a source say nothing apart from their sentence: who, two of whom, she; not: others."""
    low = " ".join(source.text.lower().split())
    if low.rpartition(" ")[2] in words("grammar", "relatives"):
        return source.name is None or not source.kind.is_traceable
    in_lists = low in words("people", "vague") and low not in words("grammar", "going_back")
    return source.name is None and low in word_classes() and not in_lists


def inside_sentence(told: str) -> str:
    """Words that begin a sentence as they stand inside one: a senior official; Western officials and Priest, who may be
    named so, as they are."""
    first, space, rest = told.partition(" ")
    low = first.lower()
    listed = low in words("people", "vague") or low in words("people", "numbers") or low in word_classes()
    common = listed or (is_document(low) and not rest[:1].isupper())  # Letter Hill aides
    of_a_people = is_demonym(low) or is_demonym(low.removesuffix("s")) or low in words("people", "with_capitals")
    is_name = first == "I" or (len(first) > 1 and first.isupper()) or of_a_people
    return low + space + rest if common and not is_name else told
