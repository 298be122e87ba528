"""Scare quotes: quotation marks that doubt a few words instead of quoting a speaker."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.annotate.annotation import Annotation, SpanIndex
from tui.annotate.wordings.place import listed
from tui.article.article import Span
from tui.language.cut import CutArticle, Sentence, kept
from tui.language.layout import HEADINGS
from tui.language.quotations import Quotation
from tui.lexicon import load, words

_LONGEST = 80
"""A longer quotation, in characters, is not looked at."""
_CALLING_REACH = 6
"""How many words after it may say who calls something so ("as the English call it")."""
_NAMING_REACH = 3
"""How many words before a quotation may say that it names something ("a film called …")."""


class ScareQuotes(NamedTuple):
    """A quotation that may doubt what it holds, and the log-odds that it does."""

    quotation: Quotation
    log_odds: float


def scare_quotes(cut: CutArticle, sourced: Sequence[Annotation], within: Span) -> Iterator[ScareQuotes]:
    """The quotations of one to four words, in a stretch of the article that parts none, that neither quote somebody
    named near nor name a work or a term."""
    weights = load("loaded")["scare_quotes"]
    attributions = SpanIndex(sourced)
    attributed: dict[int, bool] = {}  # by sentence: a hostile one may hold very many quotations
    for quotation in cut.quotations_in(*within):
        if quotation.inner.end - quotation.inner.start > _LONGEST or not quotation.closed:
            continue
        sentence = cut.sentence_at(quotation.start)
        if sentence is None:
            continue
        held = _held(cut, quotation, sentence)
        if not held or _names_something(quotation, sentence) or _echoes(cut, held, cut.role(sentence) in HEADINGS):
            continue
        if sentence.index not in attributed:
            attributed[sentence.index] = _is_attributed(sentence, attributions)
        if attributed[sentence.index]:
            continue
        log_odds = weights["few" if len(held) <= weights["few_words"] else "more"]
        if len(held) == 1 and held[0].endswith("ly"):
            log_odds += weights["adverb"]
        if "so-called" in _before(quotation, sentence):
            log_odds += weights["so_called"]
        yield ScareQuotes(quotation, log_odds)


def _is_attributed(sentence: Sentence, attributions: SpanIndex[Annotation]) -> bool:
    within = attributions.overlapping(sentence.start, sentence.end)
    return bool(within) or not listed("speech").isdisjoint(sentence.lower)


def _held(cut: CutArticle, quotation: Quotation, sentence: Sentence) -> list[str]:
    """The words of a quotation inside its sentence; none where they are speech, a name or too many."""
    inside = sentence.tokens_in(*quotation.inner)
    held = [sentence.words[i] for i in inside if sentence.words[i][0].isalnum()]
    if not held or len(held) > load("loaded")["scare_quotes"]["most_words"]:
        return []
    if any(word[0].isdigit() for word in held) or cut.text[quotation.inner.end - 1] in ".!?":
        return []
    titled = held[0][0].isupper() and cut.role(sentence) not in HEADINGS
    return [] if titled or inside.start < 2 else held


def _names_something(quotation: Quotation, sentence: Sentence) -> bool:
    """Whether a quotation stands for a name or a term: what stands before it says so, it is known as one, or what
    follows calls it so or tells what it is ("“bushmeat”, which is", "the “carried interest” loophole")."""
    if not listed("naming").isdisjoint(_before(quotation, sentence)):
        return True
    last = sentence.token_at(quotation.end - 1) + 1
    after = sentence.lower[last : last + _CALLING_REACH]
    tells = after[:1] == (",",) and after[1:2] == ("which",) and after[2:3] and after[2] in words("grammar", "be")
    return bool(tells) or not listed("calling").isdisjoint(after) or not listed("named").isdisjoint(after[:1])


def _echoes(cut: CutArticle, held: Sequence[str], heading: bool) -> bool:
    """Whether the words of a quotation stand in a longer one too, which tells whose they are (a single word only where
    a heading quotes it), or come back so often that they are what the article calls a thing; or are known as such a
    name."""
    once = " ".join(held).lower()
    if _quoted(cut)[once] >= load("loaded")["scare_quotes"]["often"] or once in listed("coined"):
        return True
    return (heading or len(held) > 1) and once in _inside_longer(cut)


@kept
def _quoted(cut: CutArticle) -> Counter[str]:
    """How often words stand in quotation marks by themselves."""
    held = (cut.lower_in(*quotation.inner) for quotation in cut.quotations)
    return Counter(" ".join([low for low in lower if low[0].isalnum()]) for lower in held)


@kept
def _inside_longer(cut: CutArticle) -> set[str]:
    """The words that stand, up to a few of them side by side, within longer quotations."""
    most = load("loaded")["scare_quotes"]["most_words"]
    found: set[str] = set()
    for held in (quoted.split(" ") for quoted in _quoted(cut)):
        for many in range(1, min(most + 1, len(held))):
            found.update(map(" ".join, zip(*(held[i:] for i in range(many)), strict=False)))
    return found


def _before(quotation: Quotation, sentence: Sentence) -> Sequence[str]:
    mark = sentence.token_at(quotation.start)
    return sentence.lower[max(mark - _NAMING_REACH, 0) : mark]
