"""A name as it stands inside a sentence of the article: the Marsh Report, where it begins with The; the Port Office."""

from collections import Counter

from tui.annotate.clauses.clause import is_verb
from tui.language.cut import CutArticle, Sentence, kept
from tui.language.folded import word_classes
from tui.language.layout import HEADINGS
from tui.language.names.named import Sort
from tui.language.names.names import names_in
from tui.lexicon import words


def with_article(cut: CutArticle, name: str) -> str:
    """A name with "the" where the article mostly writes it so; always so, of a name of one word. Some names have it
    wherever they stand for themselves."""
    first, space, rest = name.partition(" ")
    if space and first in ("The", "A", "An"):
        return first.lower() + space + rest
    with_the = name in _told_with_the(cut) or name.lower() in words("bodies", "with_the")
    return f"the {name}" if with_the else name


@kept
def _told_with_the(cut: CutArticle) -> frozenset[str]:
    """The names of the article that stand with "the" where they stand for themselves, and not before a noun: the
    Senate, and not: the Obama administration."""
    found: Counter[tuple[str, bool]] = Counter()
    for mention in names_in(cut).mentions:
        sentence = cut.sentence_at(mention.start)
        if mention.named.sort is Sort.PERSON or sentence is None or cut.role(sentence) in HEADINGS:
            continue
        first, last = sentence.token_at(mention.start), sentence.token_at(mention.end - 1)
        if not _stands_before_noun(sentence, last + 1):
            before = sentence.lower[first - 1] if first else ""
            if before == "the" or before in word_classes() or not before:
                found[mention.named.name, before == "the"] += 1
    return frozenset(
        name for name, with_the in found
        if with_the and found[name, False] < (found[name, True] if " " in name else 1)
    )


def _stands_before_noun(sentence: Sentence, after: int) -> bool:
    """Whether the word after a name may be a noun that the name only tells more of."""
    low = sentence.lower[after] if after < len(sentence.lower) else ""
    return low.isalpha() and sentence.words[after][0].islower() and low not in word_classes() and not is_verb(low)
