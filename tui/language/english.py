"""Whether a text is English, told by its commonest words."""

from tui.language.cut import CutArticle
from tui.lexicon import words

_LEAST_SHARE = 0.16
"""English news has 30 to 45 such words in a hundred; other languages that share a few of them stay below ten."""
_SAMPLE = 2000


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
