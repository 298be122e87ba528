"""Whether an article is spelt the American way."""

from tui.language.cut import CutArticle
from tui.lexicon.inflect import american_words


def is_american(cut: CutArticle) -> bool:
    """Whether more of its words are spelt as in America ("center") than as in Britain; not where neither is."""
    british, american = american_words().keys(), frozenset(american_words().values())
    balance = 0
    for sentence in cut.sentences:
        found = set(sentence.lower)
        balance += len(found & american) - len(found & british)
    return balance > 0
