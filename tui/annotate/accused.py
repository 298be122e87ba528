"""Whom an allegation is about, where that is clear enough to be told, and what of it is the deed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tui.annotate.annotation import Annotation, Stance
from tui.annotate.clauses.clause import Clause
from tui.annotate.clauses.reasons import noun_told
from tui.annotate.clauses.signals import Hit
from tui.annotate.hints import Hints
from tui.annotate.replies.candidates import Weighed
from tui.annotate.replies.charges import party_in_headline
from tui.annotate.replies.parties import parties_in
from tui.annotate.replies.somebody import Target
from tui.annotate.replies.targets import surely_meant, targets_among, targets_by_rules
from tui.language.cut import CutArticle, Sentence
from tui.language.names.named import Sort
from tui.language.names.names import names_in
from tui.lexicon import load, words

_LONGEST_ACCUSED = 10
"""How many words may stand before what somebody is accused of."""


def accused_in(
    cut: CutArticle, clause: Clause, about: Iterable[Weighed], hits: Sequence[Hit], hints: Hints | None
) -> Target | None:
    """Whom an allegation is about: whom a charge in the same words would be against, if that is clear, and no place in
    which it only happened. An adjective is told with its noun: Corvan troops. `about` are all whom it may be about,
    by `hits`, words that are signals."""
    names, parties = names_in(cut), parties_in(cut)
    head = party_in_headline(cut)
    if hints:
        found = targets_among(about, clause, parties, head, hints)
    else:
        found = targets_by_rules(cut, clause, hits, head, about)
    accused = surely_meant(found, clause.source, parties)
    if accused is None or not _agrees(clause, accused):
        return None
    mention = next(iter(names.within(accused.start, accused.start + 1)), None)
    if mention is None or mention.named.name != accused.name:
        return accused
    sentence = cut.sentence_at(mention.start)
    if sentence is None:
        return accused
    after = sentence.token_at(mention.end - 1) + 1
    if _is_where(sentence, sentence.token_at(mention.start)) and mention.named.sort is not Sort.PERSON:
        return None
    return accused._replace(name=noun_told(sentence, accused.name, after))


def without_accused(cut: CutArticle, it: Annotation) -> Annotation:
    """A claim without whoever is accused before what they are said to have done, as readers mark it: accused him of
    [hiding the report]."""
    sentence = cut.sentence_at(it.start)
    if sentence is None or not any(said.stance is Stance.ACCUSES and said.start == it.start for said in it.related):
        return it
    inside = sentence.tokens_in(it.start, it.end)
    for index in inside[1 : _LONGEST_ACCUSED + 1]:
        low = sentence.lower[index]
        if low.endswith("ing") or low in words("clauses", "edges") or not (low[0].isalnum() or low in ("'s", ",")):
            return it
        deed = sentence.lower[index + 1 : min(index + 3, inside.stop)]
        if low in ("of", "for") and any(one.endswith("ing") and _is_manner(deed[:at]) for at, one in enumerate(deed)):
            return replace(it, start=sentence.starts[index + 1])
    return it


def _is_manner(lower: Sequence[str]) -> bool:
    """Whether words only tell how something was done, or are a quotation mark: of secretly promising it."""
    return all(low.endswith("ly") or not low.isalpha() or low in words("grammar", "adverbs") for low in lower)


def _agrees(clause: Clause, accused: Target) -> bool:
    """Whether somebody whom a clause does not name may be the pronoun that is its subject: "they" are no person and no
    village."""
    subject = next((low for low in clause.lower if low[0].isalpha()), "")
    sorts = load("targets")["subjects"].get(subject)
    return accused.named or accused.decided or sorts is None or accused.sort in sorts


def _is_where(sentence: Sentence, first: int) -> bool:
    """Whether what is named at a word is only where something happened: in Tarn."""
    return first > 0 and sentence.lower[first - 1] in words("clauses", "where")
