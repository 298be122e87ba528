"""The kind of an unverified claim, by the rules and the model together."""

from collections.abc import Mapping

import pytest

from tests.annotate.building import SOBER, article, passage
from tests.annotate.charging import Judgement
from tui.annotate import kinds, sourced, unverified
from tui.annotate.annotation import Annotation
from tui.annotate.clauses.signalled import clauses_in
from tui.language.cut import CutArticle


def both(cut: CutArticle, words: str, shares: Mapping[str, float]) -> tuple[Annotation, Annotation]:
    """The claim with some words as the rules have it, and as they have it with the model."""
    said = [*sourced.annotate(cut)]
    clauses = clauses_in(cut, said)
    claims = [*unverified.annotate(cut, said, clauses)]
    told = kinds.told_anew(cut, claims, Judgement(**shares), clauses)
    place = cut.text.index(words)
    return next((old, new) for old, new in zip(claims, told, strict=True) if old.start <= place < old.end)


LOSS = "The collapse of the quay precipitated the fall of the mayor."
ONLY = "Lunt is the only harbour that ruined its fishermen."
CROWD = "Hundreds of fishermen were betrayed by the port of Lunt."
CRITICS = "Critics say the harbour master stole from the widows of Lunt."
MAYOR = "Mayor Ida Marsh said the harbour master reportedly stole from the widows of Lunt."
WHO = "That upset other clerks, who said the harbour master stole from the widows of Lunt."
MAYBE = "Critics say the harbour master could close the school of Lunt."
WANTS = "Critics want the harbour master to stop robbing the widows of Lunt."


@pytest.mark.parametrize(
    ("text", "by_rule", "shares", "kind", "names"),
    [
        (LOSS, "unattributed", {"causal": 0.6}, "causal", "“precipitated”"),
        (LOSS, "unattributed", {"figure": 0.9}, "unattributed", ""),  # no figure to name
        (LOSS, "unattributed", {"allegation": 0.9, "accusation": 0.9}, "unattributed", ""),  # nobody says so
        (ONLY, "unattributed", {"figure": 0.6}, "figure", "“the only”"),
        (CROWD, "figure", {"unattributed": 0.6, "figure": 0.1}, "unattributed", "were betrayed"),
        (CROWD, "figure", {"unattributed": 0.5, "figure": 0.45}, "figure", ""),  # the rules break what is nearly a tie
        (CROWD, "figure", {}, "figure", ""),
        (CRITICS, "weak-source", {"allegation": 0.6, "accusation": 0.6}, "allegation", "“critics”"),
        (CRITICS, "weak-source", {"allegation": 0.6, "accusation": 0.1}, "weak-source", ""),
        (MAYBE, "weak-source", {"allegation": 0.6, "accusation": 0.6}, "weak-source", ""),  # and may not
        (CRITICS, "weak-source", {"unattributed": 0.9}, "weak-source", ""),  # somebody says it
        (WHO, "allegation", {"weak-source": 0.9}, "weak-source", "clerks"),
        (WANTS, "weak-source", {"unattributed": 0.9}, "weak-source", ""),  # somebody has it in mind
        (MAYOR, "allegation", {"hedged": 0.9}, "hedged", "“reportedly”"),
        (MAYOR, "allegation", {"weak-source": 0.9}, "allegation", ""),  # she can be asked
    ],
)
def test_the_likeliest_kind_is_taken_of_those_that_words_stand_for(
    text: str, by_rule: str, shares: dict[str, float], kind: str, names: str
) -> None:
    old, new = both(article(SOBER, text, SOBER), text[-12:], shares)
    assert (old.kind, new.kind) == (by_rule, kind)
    assert names in new.reason
    if kind == by_rule:
        assert new == old


def test_a_new_kind_leaves_a_claim_where_it_is_and_as_sure() -> None:
    old, new = both(article(SOBER, LOSS, SOBER), "collapse", {"causal": 0.9})
    assert old.kind != new.kind
    assert (old.span, old.confidence, old.shown) == (new.span, new.confidence, new.shown)
    assert new.weight < old.weight  # a cause weighs less


def test_a_line_that_stands_alone_keeps_the_kind_of_the_rules() -> None:
    old, new = both(passage(LOSS), "collapse", {"causal": 0.9})
    assert old == new
