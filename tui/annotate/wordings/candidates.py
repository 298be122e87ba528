"""The wordings of an article that may be loaded, each with the log-odds that it is.

A grade of the lexicon says how often a word is loaded wherever it stands; what stands beside it and what its sentence
is like make it surer or less sure (`loaded.toml`). What the loaded words around it tell is added in tone.py.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from tui.annotate.points import logistic
from tui.annotate.wordings.place import Place, listed
from tui.annotate.wordings.plain_senses import is_in_phrase, plain_in
from tui.annotate.wordings.readings import TENSED, Attributions, reading_at
from tui.annotate.wordings.voiced import is_voiced
from tui.language.cut import CutArticle, Sentence
from tui.language.layout import HEADINGS
from tui.language.names.runs import is_title_case
from tui.lexicon import load
from tui.lexicon.wordings import Part, Wording, wordings

CONTESTED = "contested-name"
"""The kind of a name that each side would choose differently."""
_SHORT, _LONG = 12, 35
"""Sentences of fewer words are short, of more words long."""


@dataclass(slots=True)
class Candidate:
    """A wording found in a sentence. `log_odds` grows as its context is looked at."""

    place: Place
    wording: Wording
    quoted: bool
    alone: float
    """The share of such words that are loaded, wherever they stand."""
    log_odds: float

    def as_sure_as(self, log_odds: float) -> "Candidate":
        """The same with other log-odds."""
        return Candidate(self.place, self.wording, self.quoted, self.alone, log_odds)


def candidates_in(
    cut: CutArticle, attributions: Attributions, sentences: Sequence[Sentence]
) -> Iterator[Candidate]:
    """Those in some sentences of an article, in order, by their grade, their place and their sentence."""
    table, grades, weights = wordings(), load("loaded")["grades"], load("loaded")["context"]
    for sentence in sentences:
        of_sentence: _OfSentence | None = None
        plain: frozenset[int] | None = None
        for phrase in table.find(sentence.lower):
            place = Place(sentence, phrase.first, phrase.last)
            if "-" in (cut.text[place.start - 1 : place.start], cut.text[place.end : place.end + 1]):
                continue  # a part of "90-minute"
            wording = reading_at(place, phrase.entry, attributions)
            if wording is None:
                continue
            if plain is None:
                plain = plain_in(cut, sentence)
            if plain.issuperset(range(place.first, place.last)) or is_in_phrase(cut, place):
                continue
            if of_sentence is None:
                of_sentence = _of_sentence(cut, sentence, weights)
            log_odds = _log_odds(place, wording, of_sentence, grades[wording.grade])
            if attributions.holds(place.start, place.end):
                log_odds += weights["content"]
            quoted = is_voiced(cut, sentence, place.start, place.end)
            yield Candidate(place, wording, quoted, logistic(grades[wording.grade]), log_odds)


def _log_odds(place: Place, wording: Wording, of_sentence: "_OfSentence", grade: float) -> float:
    weights = load("loaded")["context"]
    log_odds = grade + of_sentence.log_odds + _place_log_odds(place, wording, weights)
    if of_sentence.violent and wording.lemma in listed("literal_in_violence"):
        log_odds += weights["violent"]
    if _is_capitalised(place) and not _is_in_title_case(place.sentence):
        log_odds += weights["name"]
    return log_odds


def _place_log_odds(place: Place, wording: Wording, weights: dict[str, float]) -> float:
    lower, first = place.sentence.lower, place.first
    log_odds = 0.0
    if wording.part is Part.ADJECTIVE:
        log_odds += weights["attributive" if place.is_before_noun else "predicative"]
    elif wording.part is Part.VERB:
        log_odds += weights["tensed" if wording.form in TENSED else "untensed"]
    if place.before in listed("intensifiers"):
        log_odds += weights["intensified"]
    if not listed("negations").isdisjoint(lower[max(first - 2, 0) : first]):
        log_odds += weights["negated"]
    return log_odds


@lru_cache(maxsize=4)  # asked of few sentences, but of a hostile one for each of its wordings
def _is_in_title_case(sentence: Sentence) -> bool:
    return is_title_case(sentence.words)


def _is_capitalised(place: Place) -> bool:
    """Whether a word that follows another, a comma or an initial, has a capital and is not shouted."""
    words_of, first = place.sentence.words, place.first
    word = words_of[first]
    after_initial = place.before == "." and first > 1 and len(words_of[first - 2]) == 1
    follows = place.before[:1].isalnum() or place.before == "," or after_initial
    return word[0].isupper() and follows and not (word.isupper() and len(word) > 3)


class _OfSentence(NamedTuple):
    """What a sentence gives to all that is found in it; looked at once, since a hostile one may be very long."""

    log_odds: float
    violent: bool
    """Whether it tells of violence, where "attacked" means what it says."""


def _of_sentence(cut: CutArticle, sentence: Sentence, weights: dict[str, float]) -> _OfSentence:
    log_odds = weights["headline"] if cut.role(sentence) in HEADINGS else 0.0
    if any(word[0].isdigit() for word in sentence.lower):
        log_odds += weights["figures"]
    if len(sentence.words) < _SHORT:
        log_odds += weights["short"]
    elif len(sentence.words) > _LONG:
        log_odds += weights["long"]
    violent = not listed("violence").isdisjoint(sentence.lower)
    return _OfSentence(log_odds, violent)
