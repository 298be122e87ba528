"""What the layer of counter-views asks of a model's judgements, if there are any."""

from typing import Protocol

from tui.article.article import Span

CHARGE, UNHEARD, CLAIM = "accusation", "unanswered", "unverified:allegation"
"""The labels (tui/model/tags.py) of a word that speak for a charge."""
ACCUSED, ACCUSER = "party:accused", "party:accuser"
"""Those of a word that names a party."""
ANSWER = "answer"
"""That of a sentence."""


class Hints(Protocol):
    """Shares, 0 to 1, of a stretch of the text."""

    def share(self, label: str, start: int, end: int) -> float:
        """The mean over the words of a stretch."""

    def most(self, label: str, start: int, end: int) -> float:
        """That of the likeliest of the words."""

    def sentence(self, label: str, start: int, end: int) -> float:
        """That of a whole sentence."""

    def answers(self, charge: Span, start: int, end: int) -> float:
        """How well a sentence answers a charge."""
