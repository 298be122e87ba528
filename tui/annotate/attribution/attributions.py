"""Attributions within one folded sentence: for each word that can hand a statement over, whose it is and what it hands.

The rules know the orders of English news: said X / X said, before what is said, after it and in the middle of it;
according to X; X, who said; was told by X; his claim that; X: “…”.
"""

from functools import cache
from itertools import compress

from tui.annotate.attribution.attribution import Attribution
from tui.annotate.attribution.cues import noun_cues, phrase_cues, verb_cues
from tui.annotate.attribution.labels import by_colon, by_dash, by_last_words
from tui.annotate.attribution.nouns import by_noun
from tui.annotate.attribution.phrases import by_phrase, by_poll
from tui.annotate.attribution.settling import settled
from tui.annotate.attribution.verbs import by_verb
from tui.article.article import Span
from tui.language.folded import QUOTATION, Folded, word_classes


def attributions_in(line: Folded, asked: Span | None = None, headline: bool = False) -> list[Attribution]:
    """The attributions of one sentence, in order.

    `asked` is a question or exclamation in quotation marks just before the sentence, which may be the words of
    whoever it names: “Why?” she said. In a headline a colon hands over a clause, too.
    """
    found: list[Attribution] = []
    verbs, phrases, nouns, handing = verb_cues(), phrase_cues(), noun_cues(), _handing()
    after = 0
    for index in compress(range(len(line)), map(handing.__contains__, line.lower)):
        if index < after:
            continue
        low, kind = line.lower[index], line.classes[index]
        made: Attribution | None = None
        if low in verbs.first_words and (verb := verbs.at(line.lower, index)):
            made = by_verb(line, found, verb.entry, index, verb.last, asked)
        elif low in phrases.first_words and (phrase := phrases.at(line.lower, index)):
            made = by_phrase(line, phrase.entry, index, phrase.last)
        elif low == "in" and index <= 1 and not found:
            made = by_poll(line, index)
        elif kind == "-" and index and line.classes[index - 1] == QUOTATION and not found:
            made = by_dash(line, index)
        elif headline and kind == "-" and index and not found:
            made = by_last_words(line, index)
        elif low == ":" and (index + 1 in line.quotations or (headline and not found)):
            made = by_colon(line, found, index)
        if made is None and low in nouns and line.classes[index + 1 : index + 2] in (["h"], [":"]):
            made = by_noun(line, index)
        if made and not _is_question(line, made):
            found.append(made)
            after = made.cue.last
    return settled(line, found)


@cache
def _handing() -> frozenset[str]:
    """The words and marks that may hand a statement over."""
    dashes = (mark for mark, kind in word_classes().items() if kind == "-")
    return frozenset({"in", ":"}.union(verb_cues().first_words, phrase_cues().first_words, noun_cues(), dashes))


def _is_question(line: Folded, made: Attribution) -> bool:
    """Who can blame them?"""
    return made.source is not None and made.source.last == 1 and line.classes[0] == "r"
