"""Words that judge, where a plainer one exists (ANNOTATION_GUIDE, section 3).

The wordings are looked up in the lexicons `loaded_*.toml`, where each has a grade; a word list alone would be right
once in eight, so the place of a word is weighed too: what stands beside it, how loaded the rest of its sentence and
of the article is. Grade and context are log-odds that are added (`loaded.toml`); their logistic is the confidence.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from tui.annotate.annotation import Annotation, Layer, SpanIndex, Voice
from tui.annotate.weight import weigh
from tui.article.article import Span
from tui.language.cut import CutArticle, Sentence
from tui.language.layout import Role
from tui.language.quotations import Quotation
from tui.lexicon import load, words
from tui.lexicon.wordings import OMIT, Form, Part, Wording, wordings

_HEADLINES = frozenset((Role.HEADLINE, Role.STANDFIRST, Role.SUBHEAD))
_TITLE_CASE = 0.6
"""In a sentence of which so many longer words are capitalised, a capital tells nothing."""
_MOST_NEAR = 2.0


@dataclass(slots=True)
class _Candidate:
    """A wording found in a sentence. `log_odds` grows as its context is looked at."""

    sentence: int
    start: int
    end: int
    wording: Wording
    quoted: bool
    alone: float
    """The share of such words that are loaded, wherever they stand."""
    log_odds: float


def annotate(cut: CutArticle, sourced: Sequence[Annotation]) -> Iterator[Annotation]:
    """The loaded wording of an article, in order, every candidate with its confidence."""
    found = [*_candidates(cut, _Attributions(sourced))]
    _weigh_company(cut, found)
    doubted = [*_scare_quotes(cut, SpanIndex(sourced))]
    return _annotations(cut, _joined(cut.text, found), doubted)


class _Attributions:
    """Where sources speak: the cues, and what is said."""

    def __init__(self, sourced: Sequence[Annotation]) -> None:
        self.any = bool(sourced)
        self._cues = SpanIndex([a.cue for a in sourced if a.cue])
        self._contents = SpanIndex([piece for a in sourced for piece in a.spans])

    def is_cue(self, start: int, end: int) -> bool:
        return bool(self._cues.overlapping(start, end))

    def holds(self, start: int, end: int) -> bool:
        return bool(self._contents.overlapping(start, end))


def _candidates(cut: CutArticle, attributions: _Attributions) -> Iterator[_Candidate]:
    table, grades, weights = wordings(), load("loaded")["grades"], load("loaded")["context"]
    for sentence in cut.sentences:
        of_sentence = 0.0
        for phrase in table.find(sentence.lower):
            start, end = sentence.starts[phrase.first], sentence.ends[phrase.last - 1]
            place = _Place(sentence, phrase.first, phrase.last)
            wording = _reading(place, phrase.entry, attributions)
            if wording is None:
                continue
            of_sentence = of_sentence or _sentence_log_odds(cut, sentence, weights)
            grade = grades[wording.grade]
            log_odds = grade + of_sentence + _place_log_odds(place, weights)
            if attributions.holds(start, end):
                log_odds += weights["content"]
            quotation = cut.quotation_at(start)
            quoted = quotation is not None and end <= quotation.inner.end
            yield _Candidate(sentence.index, start, end, wording, quoted, _share(grade), log_odds)


class _Place(NamedTuple):
    """The words of a sentence that a wording stands at, end exclusive."""

    sentence: Sentence
    first: int
    last: int

    @property
    def before(self) -> str:
        """The word before it in lower case, empty at the sentence's start."""
        return self.sentence.lower[self.first - 1] if self.first else ""

    @property
    def after(self) -> str:
        """The word after it in lower case, empty at the sentence's end."""
        return self.sentence.lower[self.last] if self.last < len(self.sentence.lower) else ""


def _reading(place: _Place, readings: tuple[Wording, ...], attributions: _Attributions) -> Wording | None:
    """The reading of a form that its place asks for, None where it is loaded only as a reporting verb and is none."""
    reporting = [w for w in readings if w.kind == "reporting-verb" and w.part is Part.VERB]
    if reporting and _is_cue(place, attributions):
        return reporting[0]
    other = [w for w in readings if w not in reporting]
    if not other:
        return None
    verbs = [w for w in other if w.part is Part.VERB]
    rest = [w for w in other if w.part is not Part.VERB]
    if not (verbs and rest):
        return other[0]
    return verbs[0] if _stands_as_verb(place, verbs[0]) else rest[0]


def _is_cue(place: _Place, attributions: _Attributions) -> bool:
    sentence = place.sentence
    if attributions.is_cue(sentence.starts[place.first], sentence.ends[place.last - 1]):
        return True
    if attributions.any:
        return place.after == "that"
    return place.after in _words("after_cues") or place.before in _words("quotation_marks")


def _stands_as_verb(place: _Place, verb: Wording) -> bool:
    if place.before in _words("before_verbs"):
        return True
    if place.before in _words("before_nouns") or place.before in _words("intensifiers"):
        return False
    return verb.form in (Form.PAST, Form.GERUND) or place.after in _words("after_verbs")


def _place_log_odds(place: _Place, weights: dict[str, float]) -> float:
    sentence, first = place.sentence, place.first
    log_odds = 0.0
    if place.before in _words("intensifiers"):
        log_odds += weights["intensified"]
    if place.before in _words("negations") or (first > 1 and sentence.lower[first - 2] in _words("negations")):
        log_odds += weights["negated"]
    if first and _is_name(place):
        log_odds += weights["name"]
    return log_odds


def _is_name(place: _Place) -> bool:
    """Whether a word that does not begin its sentence is capitalised, in a sentence where that tells something."""
    word = place.sentence.words[place.first]
    if not word[0].isupper() or (word.isupper() and len(word) > 3) or not place.before[0].isalnum():
        return False
    long_words = [w for w in place.sentence.words if len(w) > 3 and w[0].isalpha()]
    return sum(w[0].isupper() for w in long_words) <= _TITLE_CASE * len(long_words)


def _sentence_log_odds(cut: CutArticle, sentence: Sentence, weights: dict[str, float]) -> float:
    log_odds = weights["headline"] if cut.role(sentence) in _HEADLINES else 0.0
    if any(word[0].isdigit() for word in sentence.lower):
        log_odds += weights["figures"]
    return log_odds


def _weigh_company(cut: CutArticle, found: Sequence[_Candidate]) -> None:
    """Loaded words keep company: each is surer, the more there are in its sentence and in the article."""
    weights = load("loaded")["context"]
    in_sentence: Counter[int] = Counter()
    for candidate in found:
        in_sentence[candidate.sentence] += candidate.alone  # type: ignore[assignment]
    whole = sum(in_sentence.values())
    usual = weights["usual"] * sum(len(sentence.words) for sentence in cut.sentences)
    for candidate in found:
        near = in_sentence[candidate.sentence] - candidate.alone
        tone = math.log((whole - candidate.alone + 1.5) / (usual + 1.5))
        candidate.log_odds += weights["near"] * min(near, _MOST_NEAR) + weights["tone"] * tone


def _share(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))


@cache
def _words(name: str) -> frozenset[str]:
    return words("loaded", "words", name)


@dataclass(slots=True)
class _Mark:
    """One wording, or several that stand side by side ("utterly brutal")."""

    candidates: list[_Candidate]

    @property
    def start(self) -> int:
        return self.candidates[0].start

    @property
    def end(self) -> int:
        return self.candidates[-1].end

    @property
    def main(self) -> _Candidate:
        """The surest of them, of equals the last: it gives the kind and the reason."""
        return max(reversed(self.candidates), key=lambda c: c.log_odds)


def _joined(text: str, found: Sequence[_Candidate]) -> Iterator[_Mark]:
    """The candidates as marks: side by side, both likely enough, they are one."""
    least = load("loaded")["joined"]
    mark: list[_Candidate] = []
    for candidate in found:
        if mark and _together(text, mark[-1], candidate, least):
            mark.append(candidate)
            continue
        if mark:
            yield _Mark(mark)
        mark = [candidate]
    if mark:
        yield _Mark(mark)


def _together(text: str, left: _Candidate, right: _Candidate, least: float) -> bool:
    if right.start - left.end != 1 or text[left.end].isalnum() or left.sentence != right.sentence:
        return False
    if "reporting-verb" in (left.wording.kind, right.wording.kind) or left.quoted != right.quoted:
        return False
    return min(_share(left.log_odds), _share(right.log_odds)) >= least


class _Doubted(NamedTuple):
    """Quotation marks that doubt what they hold."""

    quotation: Quotation
    log_odds: float


def _scare_quotes(cut: CutArticle, sourced: SpanIndex[Annotation]) -> Iterator[_Doubted]:
    rules = load("loaded")["scare_quotes"]
    for quotation in cut.quotations:
        if quotation.inner.end - quotation.inner.start > rules["most_words"] * 20 or not quotation.closed:
            continue
        sentence = cut.sentence_at(quotation.start)
        if sentence is None or not _may_doubt(cut.text, quotation, sentence):
            continue
        before = sentence.lower[: sentence.token_at(quotation.start)]
        log_odds = rules["base"]
        if sourced.overlapping(sentence.start, sentence.end) or not _words("speech").isdisjoint(sentence.lower):
            log_odds += rules["attributed"]
        if "so-called" in before[-2:]:
            log_odds += rules["so_called"]
        yield _Doubted(quotation, log_odds)


def _may_doubt(text: str, quotation: Quotation, sentence: Sentence) -> bool:
    """Whether it holds a few words that are no speech of their own, no name or title, and not the sentence itself."""
    inside = sentence.tokens_in(*quotation.inner)
    held = [sentence.words[i] for i in inside if sentence.words[i][0].isalnum()]
    if not 1 <= len(held) <= load("loaded")["scare_quotes"]["most_words"]:
        return False
    if any(word[0].isdigit() for word in held) or text[quotation.inner.end - 1] in ".!?":
        return False
    if not inside.start or inside.start - 1 == 0 or any(word[0].isupper() and word != "I" for word in held[:1]):
        return False
    around = sentence.lower[max(inside.start - 5, 0) : inside.start - 1]
    return _words("naming").isdisjoint(around[-3:])


def _annotations(cut: CutArticle, marks: Iterable[_Mark], doubted: Sequence[_Doubted]) -> Iterator[Annotation]:
    doubts = SpanIndex([d.quotation for d in doubted])
    made = [_of_quotes(cut, d) for d in doubted]
    seen: Counter[str] = Counter()
    for mark in marks:
        if doubts.overlapping(mark.start, mark.end):
            continue
        lemma = mark.main.wording.lemma
        made.append(_of_wording(cut, mark, seen[lemma]))
        seen[lemma] += 1
    yield from sorted(made, key=lambda a: (a.start, a.end))


def _of_wording(cut: CutArticle, mark: _Mark, seen: int) -> Annotation:
    main = mark.main
    wording, confidence = main.wording, _share(main.log_odds)
    written = cut.text[mark.start : mark.end]
    plainer = _plainer(mark, written)
    return Annotation(
        layer=Layer.LOADED,
        kind=wording.kind,
        start=mark.start,
        end=mark.end,
        confidence=confidence,
        weight=weigh(cut, wording.kind, mark.start, quoted=main.quoted, seen=seen),
        shown=confidence >= load("loaded")["shown"],
        reason=_reason(wording, written, plainer),
        voice=Voice.QUOTED if main.quoted else Voice.OUTLET,
        suggestion=plainer,
    )


def _plainer(mark: _Mark, written: str) -> str | None:
    """The plainer wordings of a mark's words together; a capital at the start stays."""
    parts = [c.wording.plainer for c in mark.candidates]
    if mark.main.wording.plainer is None:
        return None
    kept = " ".join(part for part in parts if part not in (OMIT, None))
    return (kept[0].upper() + kept[1:] if written[0].isupper() else kept) if kept else OMIT


def _reason(wording: Wording, written: str, plainer: str | None) -> str:
    """One sentence with the words in it: what they do, and what the plainer wording would do."""
    ends = load("loaded")["reasons"][wording.kind]
    if plainer is None:
        return f"“{written}” {wording.does}."
    if plainer == OMIT:
        return f"“{written}” {wording.does}; {load('loaded')['reasons']['omit']}."
    return f"“{written}” {wording.does}; “{plainer}” {ends}."


def _of_quotes(cut: CutArticle, doubt: _Doubted) -> Annotation:
    quotation, confidence = doubt.quotation, _share(doubt.log_odds)
    held = cut.text[quotation.inner.start : quotation.inner.end].rstrip(",;: ")
    return Annotation(
        layer=Layer.LOADED,
        kind="scare-quotes",
        start=quotation.start,
        end=quotation.end,
        confidence=confidence,
        weight=weigh(cut, "scare-quotes", quotation.start),
        shown=confidence >= load("loaded")["shown"],
        reason=f"The quotation marks around “{held}” {load('loaded')['reasons']['scare-quotes']}.",
        evidence=(Span(quotation.start, quotation.inner.start), Span(quotation.inner.end, quotation.end)),
        voice=Voice.OUTLET,
        suggestion=held,
    )
