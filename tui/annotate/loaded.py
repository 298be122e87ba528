"""Words that judge, where a plainer one exists (docs/marks.md, L).

The wordings are looked up in the lexicons `loaded_*.toml`, where each has a grade: a word list alone is right once in
eight at the rate of real news. So the place of a word is weighed too: what stands beside it, and how loaded the rest of
its sentence and of the article is. Grade and context are log-odds that are added up (`loaded.toml`); the logistic of
their sum is the confidence.
"""

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tui.annotate.annotation import Annotation, Layer, SpanIndex, Voice
from tui.annotate.points import logistic
from tui.annotate.weight import weigh
from tui.annotate.wordings.candidates import CONTESTED, Candidate, candidates_in
from tui.annotate.wordings.plainer import plainer_for, without_article
from tui.annotate.wordings.readings import Attributions
from tui.annotate.wordings.scare_quotes import ScareQuotes, scare_quotes
from tui.annotate.wordings.tone import contested_among, tone_of, weigh_near, weighed_by_names, weighed_by_tone
from tui.article.article import Span
from tui.language.cut import CutArticle, Sentence
from tui.language.spelling import is_american
from tui.lexicon import load, words
from tui.lexicon.inflect import american_words
from tui.lexicon.wordings import OMIT, Part, Wording

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
        self._candidates: list[Candidate] = []
        self._doubted: list[ScareQuotes] = []
        self._expected: dict[int, float] = {}  # how many loaded words, by sentence
        self._words = 0
        self._spelt: Mapping[str, str] = american_words() if is_american(cut) else {}
        self._latest = (0, 0)
        self._seen: Counter[str] = Counter()

    def take(self, sourced: Sequence[Annotation], sentences: Sequence[Sentence], anybody: bool) -> None:
        """Take in the next sentences. `sourced` are the attributions there, `anybody`: whether the article has any."""
        self._latest = len(self._candidates), len(self._doubted)
        new = [*candidates_in(self._cut, Attributions(sourced, anybody), sentences)]
        for candidate in new:
            index = candidate.place.sentence.index
            self._expected[index] = self._expected.get(index, 0.0) + candidate.alone
        weigh_near(new, self._expected)
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
        self, candidates: Sequence[Candidate], doubted: Sequence[ScareQuotes], seen: Counter[str]
    ) -> list[Annotation]:
        cut, whole, names = self._cut, sum(self._expected.values()), contested_among(self._candidates)
        usual = load("loaded")["context"]["usual"] * self._words
        found = [_of_scare_quotes(cut, one, tone_of(whole, usual)) for one in doubted]
        within = SpanIndex([one.quotation for one in doubted])
        weighed = weighed_by_names(weighed_by_tone(candidates, whole, usual), names)
        for mark in _joined(cut.text, weighed):
            if not within.overlapping(mark.start, mark.end):
                lemma = mark.main.wording.lemma
                found.append(_of_wording(cut, mark, seen[lemma], self._spelt))
                seen[lemma] += 1
        return sorted(found, key=lambda a: (a.start, a.end))


class _Mark(NamedTuple):
    """One candidate, or several that stand side by side."""

    candidates: tuple[Candidate, ...]

    @property
    def start(self) -> int:
        return self.candidates[0].place.start

    @property
    def end(self) -> int:
        return self.candidates[-1].place.end

    @property
    def main(self) -> Candidate:
        """The surest, of equals the last: it gives the kind and the reason."""
        return max(reversed(self.candidates), key=lambda c: c.log_odds)


def _joined(text: str, candidates: Sequence[Candidate]) -> Iterator[_Mark]:
    """The candidates as marks, in order."""
    least = load("loaded")["joined"]
    together: list[Candidate] = []
    for candidate in candidates:
        if together and not _belong_together(text, together[-1], candidate, least):
            yield _Mark(tuple(together))
            together = []
        together.append(candidate)
    if together:
        yield _Mark(tuple(together))


def _belong_together(text: str, left: Candidate, right: Candidate, least: float) -> bool:
    """Whether two wordings make one phrase and are both likely enough."""
    return _stand_together(text, left, right) and min(logistic(left.log_odds), logistic(right.log_odds)) >= least


def _stand_together(text: str, left: Candidate, right: Candidate) -> bool:
    """Whether only a space parts two wordings that may make one phrase."""
    if text[left.place.end : right.place.start] != " " or left.quoted != right.quoted:
        return False
    if left.wording.part not in _BEFORE or right.wording.part not in _AFTER:
        return False
    if right.wording.kind == "label" and _is_of_clause(left.wording):
        return False
    # each side has its own name: there is no plainer wording for the two together
    return CONTESTED not in (left.wording.kind, right.wording.kind)


def _is_of_clause(left: Wording) -> bool:
    """Whether a wording goes with all that follows and not with the word beside it: "it is clear that radical …"."""
    if left.kind == "exaggeration" and left.part is Part.NOUN:
        return True  # "nothing radical"
    _, space, last = left.lemma.rpartition(" ")
    leads_on = space != "" and last in words("loaded", "words", "before_whole")
    return leads_on or left.lemma in words("loaded", "words", "of_clauses")


def _of_wording(cut: CutArticle, mark: _Mark, seen: int, spelt: Mapping[str, str]) -> Annotation:
    main = mark.main
    wording = main.wording
    confidence = logistic(main.log_odds)
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
    written, plainer = without_article(written, plainer)
    if plainer in (OMIT, ""):
        return f"“{written}” {wording.does}; {endings['omit']}."
    if quoted:
        return f"“{written}” {wording.does}; {endings['quoted']} “{plainer}”."
    return f"“{written}” {wording.does}; “{plainer}” {endings[wording.kind]}."


def _of_scare_quotes(cut: CutArticle, doubted: ScareQuotes, tone: float) -> Annotation:
    quotation = doubted.quotation
    weights, ending = load("loaded")["scare_quotes"], load("loaded")["reasons"]["scare-quotes"]
    confidence = logistic(doubted.log_odds + weights["tone"] * tone)
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
