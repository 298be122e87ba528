"""Whether an article is spelt the American way."""

from functools import cache

from tui.language.cut import CutArticle
from tui.lexicon.inflect import american_words


def is_american(cut: CutArticle) -> bool:
    """Whether more of its words are spelt as in America ("center") than as in Britain; not where neither is."""
    british, american = _spellings()
    balance = 0
    for sentence in cut.sentences:
        balance += len(american.intersection(sentence.lower)) - len(british.intersection(sentence.lower))
    return balance > 0


@cache
def _spellings() -> tuple[frozenset[str], frozenset[str]]:
    """The words as they are spelt in Britain, and as in America."""
    return frozenset(american_words()), frozenset(american_words().values())
