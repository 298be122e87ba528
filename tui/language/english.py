"""Whether a text is English, and which of its paragraphs are not, told by the commonest words."""

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter

from tui.article.article import Span
from tui.language.cut import CutArticle, Sentence, kept
from tui.lexicon import words

_LEAST_SHARE, _LEAST_OF_ITS_OWN = 0.13, 0.03
"""English news has 30 to 45 such words in a hundred, 20 of which no other language has; other languages that share a
few of them stay below ten, but for Irish, with its many "an" and "i"."""
_SAMPLE, _FEWEST_WORDS = 2000, 8
"""Words of a text that tell its language, and of a paragraph that is told to be in another."""
_SHORT, _LONG_ENOUGH = 40, 12
"""Words of a text below which it is told by what is foreign in it, and from which on one such word is enough."""
_FOREIGN_WORDS = 2
"""Foreign words that tell a short text to be in another language."""
_FOREIGN, _OTHER = 0.1, 0.12
"""A paragraph has fewer of the English words than this share, and more of those of other languages than that."""
_SURELY_OTHER = 4
"""How many different words of other languages tell one in which those words of English stand that others have too:
a déclaré, on nous a promis."""


@kept
def language_of(cut: CutArticle) -> str | None:
    """ "en", or None where too few of the words are common English ones."""
    common, own, counted = 0, 0, 0
    known = words("function_words", "english")
    english_alone = known - words("function_words", "also_elsewhere")
    for sentence in cut.sentences:
        counted += sum([word[0].isalpha() for word in sentence.lower])
        common += sum(map(known.__contains__, sentence.lower))
        own += sum(map(english_alone.__contains__, sentence.lower))
        if counted >= _SAMPLE:
            break
    if counted < _SHORT and is_foreign_passage(cut):
        return None
    enough = counted and common >= _LEAST_SHARE * counted and (counted < _SHORT or own >= _LEAST_OF_ITS_OWN * counted)
    return "en" if enough else None


def is_foreign_passage(cut: CutArticle) -> bool:
    """Whether a text too short to count its common words has words of other languages, and no English ones beside them.

    Small words of other languages and words in small letters with an accent count; a name with an accent does not.
    """
    known, ambiguous = words("function_words", "english"), words("function_words", "also_elsewhere")
    found = [(w, low) for s in cut.sentences for w, low in zip(s.words, s.lower, strict=True) if low[0].isalpha()]
    if len(found) >= _SHORT:
        return False
    common = sum(low in known for _, low in found)
    english = sum(low in known and low not in ambiguous for _, low in found)
    others = words("function_words", "others")
    foreign = sum(low in others or (word.islower() and not word.isascii() and low not in known) for word, low in found)
    rarely = common < _LEAST_SHARE * len(found)
    if foreign >= _FOREIGN_WORDS and (rarely or not english):
        return True
    return bool(foreign) and rarely and len(found) >= _LONG_ENOUGH


@kept
def foreign_paragraphs(cut: CutArticle) -> tuple[Span, ...]:
    """The paragraphs of an English text in another language: in other letters, or with its commonest words."""
    by_block = groupby(cut.sentences, key=attrgetter("block"))
    foreign = (cut.blocks[block] for block, sentences in by_block if _is_foreign(cut, block, [*sentences]))
    return tuple(Span(block.start, block.end) for block in foreign)


def _is_foreign(cut: CutArticle, block: int, sentences: Sequence[Sentence]) -> bool:
    """Whether a paragraph of such sentences is in another language."""
    others = words("function_words", "others")
    other = sum(sum(map(others.__contains__, sentence.lower)) for sentence in sentences)
    accented = [one for one in sentences if not cut.text[one.start : one.end].isascii()]
    unlike = sum(word[0].isalpha() and word[0] > "\u024f" for one in accented for word in one.lower)
    if not (other or unlike):
        return False  # nearly all
    english = words("function_words", "english")
    all_words = sum(word[0].isalpha() for sentence in sentences for word in sentence.lower)
    common = sum(sum(map(english.__contains__, sentence.lower)) for sentence in sentences)
    by_words = (
        all_words >= _FEWEST_WORDS and other > _OTHER * all_words
        and (common < _FOREIGN * all_words or _only_shares(cut, block))
    )
    return by_words or unlike > max(all_words / 2, 2)


def _only_shares(cut: CutArticle, block: int) -> bool:
    """Whether of the common English words of a paragraph hardly any is English alone, and those of others are many."""
    found = cut.lower_in(cut.blocks[block].start, cut.blocks[block].end)
    own = words("function_words", "english") - words("function_words", "also_elsewhere")
    others = words("function_words", "others").intersection(found)
    return len(others) >= _SURELY_OTHER and sum(map(own.__contains__, found)) < _LEAST_OF_ITS_OWN * len(found)
