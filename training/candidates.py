"""The clauses of annotated articles that may be charges, with their signals and what people marked there."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from training.families import Signals
from training.matching import inside_words, same_words, word_starts
from tui.annotate import sourced
from tui.annotate.annotation import Annotation
from tui.annotate.clauses.clause import Clause, Voices, clauses
from tui.annotate.clauses.signals import hits_in
from tui.annotate.replies.answers import Replies
from tui.annotate.replies.charges import Charge, charge_of, party_in_headline, signals_of_charge
from tui.annotate.replies.parties import parties_in
from tui.annotate.replies.somebody import Target
from tui.annotate.replies.targets import weighed_targets
from tui.article.plaintext import from_text
from tui.article.sanitize import neutralise
from tui.language.cut import CutArticle, cut
from tui.language.names.names import names_in
from tui.model.tagger import tagger


class Accusation(NamedTuple):
    """A clause that an annotator marked as a charge."""

    start: int
    end: int
    targets: tuple[str, ...]
    answered: bool
    responses: tuple[tuple[int, int], ...]
    disputed: bool
    """Whether another annotator struck it out."""


class Candidate(NamedTuple):
    """A clause with the signals of a charge, those whom it may be against, and the charges that it matches."""

    charge: Charge
    signals: Signals
    targets: list[tuple[Target, Signals]]
    matches: list[Accusation]
    accused: tuple[tuple[Target, float], ...] = ()
    """Whom it is likeliest against, once points are found."""
    weighed: Sequence[tuple[Target, float]] = ()
    """All whom it may be against, with how likely each is by the rules."""

    @property
    def clause(self) -> Clause:
        """The clause itself."""
        return self.charge.clause


class Reading(NamedTuple):
    """An article, cut, with its candidates."""

    name: str
    cut: CutArticle
    replies: Replies
    candidates: list[Candidate]
    hints: Any
    """The model's judgements (tui/model/judged.py), None by the rules alone."""


def accusations(row: Mapping[str, Any]) -> list[Accusation]:
    """The charges of a row, answered or not."""
    found = [
        Accusation(a["start"], a["end"], _parts(a.get("target")), False, (), a.get("disputed", False))
        for a in row["annotations"]
        if a["kind"] == "unanswered"
    ]
    return found + [
        Accusation(
            a["accusation"][0],
            a["accusation"][1],
            _parts(a.get("target")),
            True,
            tuple((start, end) for start, end in a["responses"]),
            a.get("disputed", False),
        )
        for a in row["answered"]
    ]


def _parts(target: str | None) -> tuple[str, ...]:
    """The names in an annotator's words for a target: "Ida Marsh or the council"."""
    return (target, *(p for p in re.split(r",| and | or |/|;|\(|\)", target) if p.strip())) if target else ()


def read(name: str, text: str, charged: Sequence[Accusation], engine: str) -> Reading:
    """The candidates of an article."""
    cut_article = cut(from_text(neutralise(text), name))
    tagging = tagger().tag(cut_article) if engine == "model" else None
    said: list[Annotation] = list(sourced.annotate(cut_article, tagging.stretches if tagging else None))
    voices, names, parties = Voices(said), names_in(cut_article), parties_in(cut_article)
    pieces = {sentence.index: voices.pieces(sentence) for sentence in cut_article.sentences}
    head = party_in_headline(cut_article)
    starts = word_starts(text)
    gold = [(inside_words(starts, a.start, a.end), a) for a in charged]
    found = []
    for sentence in cut_article.sentences:
        hits = hits_in(sentence)
        for clause in clauses(sentence, pieces[sentence.index]):
            inside = [hit for hit in hits if clause.first <= hit.first < clause.last]
            words = inside_words(starts, clause.start, clause.end)
            matches = [a for of_gold, a in gold if same_words(words, of_gold)]
            agreed = [a for a in matches if not a.disputed]
            if matches and not agreed:
                continue
            signals = signals_of_charge(cut_article, clause, hits, pieces)
            found.append(
                Candidate(
                    charge_of(clause, inside, signals),
                    signals,
                    list(weighed_targets(clause, names, parties, hits, head)),
                    agreed,
                )
            )
    return Reading(name, cut_article, Replies(cut_article, said), found, tagging.judged if tagging else None)
