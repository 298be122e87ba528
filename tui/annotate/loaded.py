"""Words that judge, where a plainer one exists (ANNOTATION_GUIDE, section 3).

The wordings are looked up in the lexicons `loaded_*.toml`, where each has a grade: a word list alone is right once in
eight at the rate of real news. So the place of a word is weighed too: what stands beside it, and how loaded the rest of
its sentence and of the article is. Grade and context are log-odds that are added up (`loaded.toml`); the logistic of
their sum is the confidence.
"""

import itertools
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean
from typing import NamedTuple

from tui.annotate.annotation import Annotation, Layer, SpanIndex, Voice
from tui.annotate.weight import weigh
from tui.annotate.wordings.place import Place
from tui.annotate.wordings.plain_senses import plain_in
from tui.annotate.wordings.plainer import ARTICLES, is_said, plainer_for
from tui.annotate.wordings.scare_quotes import ScareQuotes, scare_quotes
from tui.article.article import Span
from tui.language.cut import CutArticle, Sentence
from tui.language.folded import word_classes
from tui.language.layout import HEADINGS
from tui.language.names.runs import is_title_case
from tui.language.spelling import is_american
from tui.lexicon import load, words
from tui.lexicon.inflect import american_words
from tui.lexicon.wordings import OMIT, Form, Part, Wording, wordings

CONTESTED = "contested-name"
_SHORT, _LONG = 12, 35
"""Sentences of fewer words are short, of more words long."""
_MOST_NEAR = 2.0
_TENSED = (Form.PAST, Form.PARTICIPLE, Form.GERUND)
_BEFORE = frozenset((Part.ADVERB, Part.ADJECTIVE, Part.NOUN))
_AFTER = frozenset((Part.ADJECTIVE, Part.NOUN))
"""What is one mark side by side: "utterly brutal", "brutal crackdown"."""


def annotate(cut: CutArticle, sourced: Sequence[Annotation]) -> Iterator[Annotation]:
    """The loaded wording of an article, in order: every candidate with its confidence."""
    found = Judging(cut)
    found.take(sourced, cut.sentences, anybody=bool(sourced))
    yield from found.marks()


class Judging:
    """The loaded wording of one article, taken in part after part from the top.

    The tone of the article, and with it the confidence of all marks, is known when its last part is taken.
    """

    def __init__(self, cut: CutArticle) -> None:
        self._cut = cut
        self._candidates: list[_Candidate] = []
        self._doubted: list[ScareQuotes] = []
        self._expected: dict[int, float] = {}  # how many loaded words, by sentence
        self._words = 0
        self._spelt: Mapping[str, str] = american_words() if is_american(cut) else {}
        self._latest = (0, 0)
        self._seen: Counter[str] = Counter()

    def take(self, sourced: Sequence[Annotation], sentences: Sequence[Sentence], anybody: bool) -> None:
        """Take in the next sentences. `sourced` are the attributions there, `anybody`: whether the article has any."""
        self._latest = len(self._candidates), len(self._doubted)
        new = [*_candidates(self._cut, _Attributions(sourced, anybody), sentences)]
        for candidate in new:
            index = candidate.place.sentence.index
            self._expected[index] = self._expected.get(index, 0.0) + candidate.alone
        _weigh_near(new, self._expected)
        self._candidates += new
        if sentences:
            self._doubted += scare_quotes(self._cut, sourced, Span(sentences[0].start, sentences[-1].end))
        self._words += sum(len(sentence.words) for sentence in sentences)

    def marks(self) -> list[Annotation]:
        """The marks in all that was taken in."""
        return self._marked(self._candidates, self._doubted, Counter())

    def latest(self) -> list[Annotation]:
        """The marks in what was taken in last, by the tone of the text so far. Ask once for each part."""
        candidates, doubted = self._latest
        return self._marked(self._candidates[candidates:], self._doubted[doubted:], self._seen)

    def settled(self, marks: Sequence[Annotation]) -> list[Annotation]:
        """Those of the latest marks that stay as they are but for their confidence.

        Whether two words that stand side by side are one mark is a matter of the tone.
        """
        new = self._candidates[self._latest[0] :]
        pairs = [
            Span(left.place.start, right.place.end)
            for left, right in itertools.pairwise(new) if _stand_together(self._cut.text, left, right)
        ]
        undecided = SpanIndex(pairs)
        return [mark for mark in marks if not undecided.overlapping(mark.start, mark.end)]

    def _marked(
        self, candidates: Sequence["_Candidate"], doubted: Sequence[ScareQuotes], seen: Counter[str]
    ) -> list[Annotation]:
        cut, whole, names = self._cut, sum(self._expected.values()), _contested_among(self._candidates)
        usual = load("loaded")["context"]["usual"] * self._words
        found = [_of_scare_quotes(cut, one, _tone(whole, usual)) for one in doubted]
        within = SpanIndex([one.quotation for one in doubted])
        weighed = _weighed_by_names(_weighed_by_tone(candidates, whole, usual), names)
        for mark in _joined(cut.text, weighed):
            if not within.overlapping(mark.start, mark.end):
                found.append(_of_wording(cut, mark, seen[mark.main.wording.lemma], self._spelt))
                seen[mark.main.wording.lemma] += 1
        return sorted(found, key=lambda a: (a.start, a.end))


class _Attributions:
    """Where sources speak: the cues, and what is said."""

    def __init__(self, sourced: Sequence[Annotation], anybody: bool) -> None:
        self.any = anybody
        self._cues = SpanIndex([a.cue for a in sourced if a.cue])
        self._contents = SpanIndex([piece for a in sourced for piece in a.spans])

    def is_cue(self, start: int, end: int) -> bool:
        return bool(self._cues.overlapping(start, end))

    def holds(self, start: int, end: int) -> bool:
        return bool(self._contents.overlapping(start, end))


@dataclass(slots=True)
class _Candidate:
    """A wording found in a sentence. `log_odds` grows as its context is looked at."""

    place: Place
    wording: Wording
    quoted: bool
    alone: float
    """The share of such words that are loaded, wherever they stand."""
    log_odds: float


def _candidates(
    cut: CutArticle, attributions: _Attributions, sentences: Sequence[Sentence]
) -> Iterator[_Candidate]:
    table, grades, weights = wordings(), load("loaded")["grades"], load("loaded")["context"]
    for sentence in sentences:
        of_sentence: _OfSentence | None = None
        plain: frozenset[int] | None = None
        for phrase in table.find(sentence.lower):
            place = Place(sentence, phrase.first, phrase.last)
            if "-" in (cut.text[place.start - 1 : place.start], cut.text[place.end : place.end + 1]):
                continue  # a part of "90-minute"
            wording = _reading(place, phrase.entry, attributions)
            if wording is None:
                continue
            if plain is None:
                plain = plain_in(cut, sentence)
            if plain.issuperset(range(place.first, place.last)):
                continue
            if of_sentence is None:
                of_sentence = _of_sentence(cut, sentence, weights)
            grade = grades[wording.grade]
            log_odds = grade + of_sentence.log_odds + _place_log_odds(place, wording, weights)
            if of_sentence.violent and wording.lemma in _words("literal_in_violence"):
                log_odds += weights["violent"]
            if not of_sentence.title_case and _is_capitalised(place):
                log_odds += weights["name"]
            if attributions.holds(place.start, place.end):
                log_odds += weights["content"]
            quotation = cut.quotation_at(place.start)
            quoted = quotation is not None and place.end <= quotation.inner.end
            yield _Candidate(place, wording, quoted, _logistic(grade), log_odds)


def _reading(place: Place, readings: tuple[Wording, ...], attributions: _Attributions) -> Wording | None:
    """The reading of a form that its place asks for, None where none is loaded there."""
    reporting = [w for w in readings if w.kind == "reporting-verb" and w.part is Part.VERB]
    if reporting and _may_be_verb(place, reporting[0]) and _is_cue(place, reporting[0], attributions):
        return reporting[0]
    other = [w for w in readings if w not in reporting and _may_be(place, w)]
    attacks = (w for w in readings if w.part is Part.VERB and w not in reporting and w.may_say)
    if attributions.is_cue(place.start, place.end) and (attack := next(attacks, None)):
        return attack  # "Mayor blasts plan"
    if any(w.part is Part.ADJECTIVE for w in other) and _stands_before_its_noun(place):
        other = [w for w in other if w.part is not Part.VERB]  # "a crushing debt"
    for wording in other:
        if wording.part is Part.VERB and (len(other) == 1 or _stands_as_verb(place, wording)):
            return wording
        if wording.part is Part.ADJECTIVE and (len(other) == 1 or _stands_as_adjective(place)):
            return wording
    rest = [w for w in other if w.part not in (Part.VERB, Part.ADJECTIVE)]
    return rest[0] if rest else None


def _is_cue(place: Place, verb: Wording, attributions: _Attributions) -> bool:
    """Whether a reporting verb reports here. One of several words ("refused to say") does so wherever it stands."""
    if place.before in words("grammar", "be") and place.after == "by":
        return False  # "the attack was claimed by …"
    if place.last - place.first > 1 or attributions.is_cue(place.start, place.end):
        return True
    if verb.lemma in _words("nouns_too"):
        if verb.form is Form.BASE and _is_of_one(place.before):
            return False  # "the usual bluster that"
        if place.before in _words("subjects_and_to") and (place.after == "to" or is_said(place)):
            return True  # "she claims to have written it"
        if _is_beside_name(place, place.first - 1) and place.after == "to" and not _has_object(place, after=1):
            return True  # "Aldin claims to have written it"
    if attributions.any:
        return place.after == "that"
    return place.after in _words("after_cues") or place.before in _words("quotation_marks")


def _is_of_one(low: str) -> bool:
    """Whether a word before a verb in its base form cannot be its subject: a noun of one thing, or a year."""
    if low in word_classes() or low in words("grammar", "plurals") or low.endswith(("s", "ly")):
        return False
    return low.isalpha() or (low.isdigit() and len(low) == 4)


def _is_beside_name(place: Place, index: int) -> bool:
    """Whether the word at an index has a capital, and a wording that stands beside it has none."""
    words_of = place.sentence.words
    return 0 <= index < len(words_of) and words_of[index][0].isupper() and words_of[place.first][0].islower()


def _has_object(place: Place, after: int = 0) -> bool:
    """Whether the word that follows, or one after it, begins an object."""
    return not _words("objects").isdisjoint(place.sentence.lower[place.last + after : place.last + after + 1])


def _may_be(place: Place, wording: Wording) -> bool:
    if wording.part is Part.VERB:
        return _may_be_verb(place, wording)
    if wording.lemma in _words("before_names") and _is_beside_name(place, place.last):
        return False
    if wording.part is not Part.ADJECTIVE:  # "to lie to them" and "she claims to know" are verbs
        if wording.lemma not in _words("nouns_too"):
            return True
        return not (_follows_to(place) or place.before in _words("subjects_and_to") - {"to"})
    is_participle = wording.lemma.endswith(("ing", "ed"))
    if place.after in _words("objects") and (place.before in _words("before_verbs") or is_participle):
        return False  # "is defining the term", "to complete it", "staged a march": a verb
    if wording.lemma in _words("verbs_but_before_nouns") and not (place.is_before_noun and _may_open_nouns(place)):
        return False  # "the attempt failed", "rowers celebrated the win"
    if wording.kind == "exaggeration":
        return place.is_before_noun  # "a complete disgrace", but "the work is complete"
    return place.before not in _words("have")  # "has complicated the talks" too


def _may_open_nouns(place: Place) -> bool:
    """Whether what stands before a participle lets it belong to a noun after it: a small word, an adverb, a number."""
    before = place.before
    if before in _words("subjects_and_to") or before == ",":
        return False
    return not before.isalpha() or before in word_classes() or before.endswith("ly")


def _follows_to(place: Place) -> bool:
    """Whether an infinitive may stand here: "to lie", but "prone to lies"."""
    lower, first = place.sentence.lower, place.first
    return place.before == "to" and lower[max(first - 2, 0)] not in _words("before_to_nouns")


def _may_be_verb(place: Place, verb: Wording) -> bool:
    if verb.form is Form.GERUND and verb.lemma in _words("names_of_things"):
        return _has_object(place) or _is_beside_name(place, place.last)
    if verb.form in _TENSED:
        return True
    if verb.lemma in _words("nouns_too") and verb.kind != "reporting-verb":  # those are seen to be cues
        return _stands_as_verb(place, verb)
    return not _stands_as_noun(place, verb)  # "the blast"


def _stands_as_noun(place: Place, verb: Wording) -> bool:
    """Whether what stands before a form that verb and noun share makes it a noun: "a bold claim that"."""
    before, is_noun_too = place.before, verb.lemma in _words("nouns_too")
    if before in _words("determiners"):
        return True
    if not is_noun_too or not place.first or not place.sentence.words[place.first - 1].islower():
        return False
    if before in words("grammar", "prepositions"):
        return before != "to" or verb.form is not Form.BASE
    if before.endswith("ed"):
        return before != "accused"  # "rejected claims that", but "the accused claims that"
    return before in _words("before_claims") or before.endswith(tuple(_words("endings_of_adjectives")))


def _stands_as_verb(place: Place, verb: Wording) -> bool:
    if verb.form in (Form.BASE, Form.THIRD) and place.before in _words("before_participles"):
        return False  # "the plan is trash"
    if place.before in _words("before_verbs"):
        return place.before != "to" or _follows_to(place)
    if place.before in _words("before_nouns") or place.before in _words("intensifiers"):
        return False
    return verb.form in _TENSED or place.after in _words("after_verbs")


def _stands_before_its_noun(place: Place) -> bool:
    return place.is_before_noun and place.after not in _words("objects") and place.before not in _words("before_verbs")


def _stands_as_adjective(place: Place) -> bool:
    return place.is_before_noun or place.before not in _words("determiners")


def _place_log_odds(place: Place, wording: Wording, weights: dict[str, float]) -> float:
    lower, first = place.sentence.lower, place.first
    log_odds = 0.0
    if wording.part is Part.ADJECTIVE:
        log_odds += weights["attributive" if place.is_before_noun else "predicative"]
    elif wording.part is Part.VERB:
        log_odds += weights["tensed" if wording.form in _TENSED else "untensed"]
    if place.before in _words("intensifiers"):
        log_odds += weights["intensified"]
    if not _words("negations").isdisjoint(lower[max(first - 2, 0) : first]):
        log_odds += weights["negated"]
    return log_odds


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
    title_case: bool
    """Whether capitals tell nothing there."""
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
    violent = not _words("violence").isdisjoint(sentence.lower)
    return _OfSentence(log_odds, is_title_case(sentence.words), violent)


def _weigh_near(candidates: Sequence[_Candidate], expected: Mapping[int, float]) -> None:
    """Make each candidate surer, the more loaded words are to be expected in its sentence."""
    weight = load("loaded")["context"]["near"]
    for candidate in candidates:
        near = expected[candidate.place.sentence.index] - candidate.alone
        candidate.log_odds += weight * min(near, _MOST_NEAR)


def _weighed_by_tone(candidates: Sequence[_Candidate], whole: float, usual: float) -> list[_Candidate]:
    """Each candidate surer, the more loaded words are to be expected in the rest of the article."""
    weight = load("loaded")["context"]["tone"]
    return [replace(one, log_odds=one.log_odds + weight * _tone(whole - one.alone, usual)) for one in candidates]


def _contested_among(candidates: Sequence[_Candidate]) -> frozenset[str]:
    """The names in a text that each side would choose differently, but for those that seldom are."""
    seldom = words("loaded", "contested", "seldom")
    return frozenset(
        one.wording.lemma for one in candidates if one.wording.kind == CONTESTED and one.wording.grade not in seldom
    )


def _weighed_by_names(candidates: Sequence[_Candidate], names: frozenset[str]) -> list[_Candidate]:
    """Each contested name surer, the more others there are in the text, and as sure wherever it stands."""
    weights, seldom = load("loaded")["contested"], words("loaded", "contested", "seldom")
    log_odds: dict[str, list[float]] = {}
    for one in candidates:
        wording = one.wording
        if wording.kind == CONTESTED:
            beside = weights["beside"] * min(len(names - {wording.lemma}), weights["most_beside"])
            own = 0.0 if wording.grade in seldom or wording.part is Part.PHRASE else weights["name"]
            log_odds.setdefault(wording.lemma, []).append(one.log_odds + own + beside * (wording.grade != "rare"))
    return [
        replace(one, log_odds=fmean(log_odds[one.wording.lemma])) if one.wording.kind == CONTESTED else one
        for one in candidates
    ]


def _tone(found: float, usual: float) -> float:
    """The logarithm of how many loaded words are to be expected, against the usual number."""
    return math.log((found + 1.5) / (usual + 1.5))  # the 1.5 keeps a short text near the usual


def _logistic(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))


class _Mark(NamedTuple):
    """One candidate, or several that stand side by side."""

    candidates: tuple[_Candidate, ...]

    @property
    def start(self) -> int:
        return self.candidates[0].place.start

    @property
    def end(self) -> int:
        return self.candidates[-1].place.end

    @property
    def main(self) -> _Candidate:
        """The surest, of equals the last: it gives the kind and the reason."""
        return max(reversed(self.candidates), key=lambda c: c.log_odds)


def _joined(text: str, candidates: Sequence[_Candidate]) -> Iterator[_Mark]:
    """The candidates as marks, in order."""
    least = load("loaded")["joined"]
    together: list[_Candidate] = []
    for candidate in candidates:
        if together and not _belong_together(text, together[-1], candidate, least):
            yield _Mark(tuple(together))
            together = []
        together.append(candidate)
    if together:
        yield _Mark(tuple(together))


def _belong_together(text: str, left: _Candidate, right: _Candidate, least: float) -> bool:
    """Whether two wordings make one phrase and are both likely enough."""
    return _stand_together(text, left, right) and min(_logistic(left.log_odds), _logistic(right.log_odds)) >= least


def _stand_together(text: str, left: _Candidate, right: _Candidate) -> bool:
    """Whether only a space parts two wordings that may make one phrase."""
    if text[left.place.end : right.place.start] != " " or left.quoted != right.quoted:
        return False
    if left.wording.part not in _BEFORE or right.wording.part not in _AFTER:
        return False
    # each side has its own name: there is no plainer wording for the two together
    return CONTESTED not in (left.wording.kind, right.wording.kind)


def _of_wording(cut: CutArticle, mark: _Mark, seen: int, spelt: Mapping[str, str]) -> Annotation:
    main, wording = mark.main, mark.main.wording
    confidence = _logistic(main.log_odds)
    plainer = plainer_for([(candidate.wording, candidate.place) for candidate in mark.candidates])
    first = mark.candidates[0].place
    start = first.sentence.starts[first.first - 1] if plainer and plainer.takes_article else mark.start
    written = cut.text[start : mark.end]
    suggestion = _as_written(plainer.text, written, spelt) if plainer else None
    return Annotation(
        layer=Layer.LOADED,
        kind=wording.kind,
        start=start,
        end=mark.end,
        confidence=confidence,
        weight=weigh(cut, wording.kind, mark.start, quoted=main.quoted, seen=seen, minor=wording.minor),
        shown=confidence >= load("loaded")["shown"],
        reason=_reason(wording, written, suggestion, main.quoted),
        voice=Voice.QUOTED if main.quoted else Voice.OUTLET,
        suggestion=suggestion,
    )


def _as_written(plainer: str, written: str, spelt: Mapping[str, str]) -> str:
    """The plainer wording in the article's spelling, with the capital of the words that it stands for."""
    plainer = " ".join(spelt.get(word, word) for word in plainer.split(" "))
    return plainer[0].upper() + plainer[1:] if written[0].isupper() else plainer


def _reason(wording: Wording, written: str, plainer: str | None, quoted: bool) -> str:
    endings = load("loaded")["reasons"]
    if plainer is None:
        return f"“{written}” {wording.does}."
    if plainer == OMIT or plainer.lower() in ARTICLES:
        return f"“{written}” {wording.does}; {endings['omit']}."
    if quoted:
        return f"“{written}” {wording.does}; {endings['quoted']} “{plainer}”."
    return f"“{written}” {wording.does}; “{plainer}” {endings[wording.kind]}."


def _of_scare_quotes(cut: CutArticle, doubted: ScareQuotes, tone: float) -> Annotation:
    quotation = doubted.quotation
    weights, ending = load("loaded")["scare_quotes"], load("loaded")["reasons"]["scare-quotes"]
    confidence = _logistic(doubted.log_odds + weights["tone"] * tone)
    held = cut.text[quotation.inner.start : quotation.inner.end].strip(" ,;:")
    return Annotation(
        layer=Layer.LOADED,
        kind="scare-quotes",
        start=quotation.start,
        end=quotation.end,
        confidence=confidence,
        weight=weigh(cut, "scare-quotes", quotation.start),
        shown=confidence >= load("loaded")["shown"],
        reason=f"The quotation marks around “{held}” {ending}.",
        evidence=(Span(quotation.start, quotation.inner.start), Span(quotation.inner.end, quotation.end)),
        voice=Voice.OUTLET,
        suggestion=held,
    )


def _words(name: str) -> frozenset[str]:
    return words("loaded", "words", name)
