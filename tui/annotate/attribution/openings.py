"""What a sentence opens with: the people, the body or the document that "they" or "it" of the next one may mean."""

from collections.abc import Callable

from tui.annotate.clauses.clause import is_verb
from tui.annotate.naming.nouns import is_body, is_document, is_of_one, is_person, is_role
from tui.article.article import Span
from tui.language.cut import Sentence
from tui.language.folded import word_classes
from tui.lexicon import words

_FARTHEST = 8
"""Words at the head of a sentence among which the noun is that it opens with."""
_LONGEST = 5
"""Words between "a" and the noun for what is written."""


def plural_at_head(sentence: Sentence) -> Span | None:
    """The people that a sentence opens with: Ana Voss’s lawyers have …, Critics of the dam …"""
    return _at_head(sentence, _is_plural_of_people)


def stranger_at_head(sentence: Sentence) -> Span | None:
    """Somebody without a name that a sentence opens with: A nurse was hurt, But a Tarn shopkeeper paid."""
    phrase = _at_head(sentence, lambda low: is_person(low) and is_of_one(low))
    first = sentence.token_at(phrase.start) if phrase else 0
    return phrase if sentence.lower[first] in ("a", "an", "one", "another") else None


def thing_at_head(sentence: Sentence) -> Span | None:
    """The body or the document that a sentence opens with: The motion, proposed by Ana Voss, …"""
    return _at_head(sentence, lambda low: is_body(low) or is_document(low))


def document_in(sentence: Sentence) -> Span | None:
    """The last thing written that a sentence brings in: Voss cited [a 2001 memorandum] by the agency."""
    for last in reversed(range(len(sentence.lower))):
        if not is_document(sentence.lower[last]):
            continue
        for first in reversed(range(max(0, last - _LONGEST), last)):
            if sentence.lower[first] in ("a", "an"):
                return Span(sentence.starts[first], sentence.ends[last])
            if word_classes().get(sentence.lower[first]) not in (None, "0"):
                break
    return None


def _at_head(sentence: Sentence, fits: Callable[[str], bool]) -> Span | None:
    """The words from the head of a sentence, without "but" and "while", to the noun of what it opens with."""
    lower, classes = sentence.lower, word_classes()
    first = 0
    while first < len(lower) and classes.get(lower[first]) in ("c", "b", "a", ","):
        first += 1
    for last in range(first, min(len(lower), first + _FARTHEST)):
        kind = classes.get(lower[last])
        if (kind not in (None, "d", "p", "s", "0", "-") and lower[last] != ".") or (kind == "d" and last > first):
            return None
        if fits(lower[last]) and _ends(lower[last + 1 : last + 2]):
            return Span(sentence.starts[first], sentence.ends[last])
    return None


def _ends(following: tuple[str, ...]) -> bool:
    """Whether a description ends before this word: not the Tarn council ’s lawyers, the police officers."""
    if not following:
        return False
    low = following[0]
    return word_classes().get(low) in (*"xairhbt,", "-") or low.endswith("ed") or is_verb(low)


def _is_plural_of_people(low: str) -> bool:
    return low in words("people", "vague") or (low.endswith("s") and is_role(low[:-1]))
