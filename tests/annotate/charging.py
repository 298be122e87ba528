"""A charge that somebody may answer, and what is marked of it."""

from tests.annotate.building import said
from tui.annotate import counterview, unverified
from tui.annotate.annotation import Annotation, Stance
from tui.annotate.engine import read
from tui.article.article import Span
from tui.article.plaintext import from_text
from tui.language.cut import CutArticle

CHARGE = "Ida Marsh accused Orrin Vale of lying to the council and bribing two inspectors over the harbour contract."
CONTENT = "Orrin Vale of lying to the council and bribing two inspectors over the harbour contract"
NEWS = "The council of Quill met on Monday to speak of the harbour. About forty people came to the hall."


def charge(cut_article: CutArticle) -> Annotation:
    """What Ida Marsh says of Orrin Vale in CHARGE."""
    return said(cut_article, CONTENT, "Ida Marsh", "accused", stance=Stance.ACCUSES)


def marks(cut_article: CutArticle, *sourced: Annotation) -> dict[str, list[Annotation]]:
    """The counter-views by kind."""
    claims = list(unverified.annotate(cut_article, sourced))
    found: dict[str, list[Annotation]] = {}
    for mark in counterview.annotate(cut_article, sourced, claims):
        found.setdefault(mark.kind, []).append(mark)
    return found


def shown(*paragraphs: str) -> list[Annotation]:
    """The charges without an answer that a reader sees, by the rules."""
    found = read(from_text("\n\n".join(paragraphs), "note")).annotations
    return [mark for mark in found if mark.kind == "unanswered" and mark.shown]


def sure(charge: str, target: str, *answer: str) -> float:
    """How sure the rules are that nobody answers a charge against somebody, with what is told after it."""
    found = read(from_text("\n\n".join([NEWS, charge, *answer, NEWS]), "note")).annotations
    return max((m.confidence for m in found if m.kind == "unanswered" and m.target == target), default=0.0)


class Judgement:
    """A model that finds the same in every word: a share for each label, written party_accused for party:accused."""

    def __init__(self, **shares: float) -> None:
        self._shares = shares

    def share(self, label: str, start: int, end: int) -> float:
        return self._shares.get(label.removeprefix("unverified:").replace(":", "_"), 0.02)

    most = sentence = share

    def answers(self, charge: Span, start: int, end: int) -> float:
        return self._shares.get("fits", 0.02)
