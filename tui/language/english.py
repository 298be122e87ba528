"""Whether a text is English, and which of its paragraphs are not, told by the commonest words."""

from tui.article.article import Span
from tui.language.cut import CutArticle
from tui.lexicon import words

_LEAST_SHARE = 0.13
"""English news has 30 to 45 such words in a hundred; other languages that share a few of them stay below ten."""
_SAMPLE = 2000
_FEWEST_WORDS = 8
_FOREIGN, _OTHER = 0.1, 0.12
"""A paragraph has fewer of the English words than this share, and more of those of other languages than that."""


def language_of(cut: CutArticle) -> str | None:
    """ "en", or None where too few of the words are common English ones."""
    common, counted = 0, 0
    known = words("function_words", "english")
    for sentence in cut.sentences:
        for word in sentence.lower:
            if word[0].isalpha():
                counted += 1
                common += word in known
        if counted >= _SAMPLE:
            break
    return "en" if counted and common / counted >= _LEAST_SHARE else None


def foreign_paragraphs(cut: CutArticle) -> tuple[Span, ...]:
    """The paragraphs of an English text in another language: in other letters, or with its commonest words."""
    english, others = words("function_words", "english"), words("function_words", "others")
    counted: dict[int, list[int]] = {}
    for sentence in cut.sentences:
        count = counted.setdefault(sentence.block, [0, 0, 0, 0])
        found = [word for word in sentence.lower if word[0].isalpha()]
        count[0] += len(found)
        count[1] += sum(map(english.__contains__, found))
        count[2] += sum(map(others.__contains__, found))
        if max(found, default="") > "\u024f":
            count[3] += sum(word[0] > "\u024f" for word in found)
    return tuple(
        Span(cut.blocks[block].start, cut.blocks[block].end)
        for block, (all_words, common, other, unlike) in counted.items()
        if (all_words >= _FEWEST_WORDS and common < _FOREIGN * all_words and other > _OTHER * all_words)
        or unlike > max(all_words / 2, 2)
    )
