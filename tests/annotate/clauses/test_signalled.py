"""Clauses with their signals: two layers ask for the same ones, and get those of the article and voices they name."""

from dataclasses import replace

import pytest

from tests.annotate.building import article, said
from tui.annotate.clauses.signalled import clauses_in
from tui.article.article import Span

CONTENT = "the dam had leaked for years"
REPORT = f"Ida Marsh said {CONTENT}."


def test_clauses_are_those_of_the_attributions_asked_about() -> None:
    cut_article = article("The council met on Monday in the old hall of Tarn.", REPORT)
    voice = said(cut_article, CONTENT, "Ida Marsh")
    own = [clause.said for sentence in clauses_in(cut_article, []) for clause, _, _ in sentence.clauses]
    handed = [clause.said for sentence in clauses_in(cut_article, [voice]) for clause, _, _ in sentence.clauses]
    assert voice not in own
    assert voice in handed


def test_a_clause_knows_whether_words_are_handed_over_beside_it() -> None:
    cut_article = article("The council met on Monday in the old hall of Tarn.", REPORT)
    _, before, _ = clauses_in(cut_article, [said(cut_article, CONTENT, "Ida Marsh")])
    assert "attributed_next" in before.clauses[0].signals
    _, alone, _ = clauses_in(cut_article, [])
    assert "attributed_next" not in alone.clauses[0].signals


def test_what_is_told_of_somebody_in_the_passive_is_one_clause_with_them() -> None:
    whom, what = "Orrin Vale, the mayor of Tarn", "to be furious with the council"
    cut_article = article(f"{whom}, was said {what}.")
    told = said(cut_article, what, "Orrin Vale", "was said")
    pieces = Span(cut_article.text.index(whom), told.start - len(", was said ")), told.span
    passive = replace(told, start=pieces[0].start, pieces=pieces, source=None)
    (_, sentence) = clauses_in(cut_article, [passive])
    assert [cut_article.text[clause.start : clause.end] for clause, _, _ in sentence.clauses] == [
        f"{whom}, was said {what}"
    ]


@pytest.mark.parametrize("whom", ["him", "her", "it"])
def test_a_clause_ends_with_whomever_it_is_about(whom: str) -> None:
    cut_article = article(f"Guards robbed and beat {whom}, and the police left.")
    (_, sentence) = clauses_in(cut_article, [])
    assert any(cut_article.text[clause.start : clause.end].endswith(whom) for clause, _, _ in sentence.clauses)


@pytest.mark.parametrize(
    ("sentence", "ends"),
    [
        ("The firm closed the school in May and charged its crews more than $30,000.", "$30,000"),
        ("Guards closed the dam, and ‘the [harbour] dues were raised by the board’.", "raised by the board"),
    ],
)
def test_a_clause_ends_with_its_sum_and_is_not_parted_by_a_word_in_brackets(sentence: str, ends: str) -> None:
    cut_article = article(sentence)
    (_, told) = clauses_in(cut_article, [])
    found = [cut_article.text[clause.start : clause.end] for clause, _, _ in told.clauses]
    assert any(one.endswith(ends) for one in found)
    assert not any(one.endswith("[harbour") for one in found)


@pytest.mark.parametrize("joint", ["and", "while"])
def test_a_clause_does_not_end_with_a_word_that_joins_it_to_the_next(joint: str) -> None:
    cut_article = article(f"The mayor closed the old school {joint} Ida Marsh said {CONTENT}.")
    (_, told) = clauses_in(cut_article, [said(cut_article, CONTENT, "Ida Marsh")])
    own = [cut_article.text[clause.start : clause.end] for clause, _, _ in told.clauses if clause.said is None]
    assert own == ["The mayor closed the old school"]


@pytest.mark.parametrize(
    ("sentence", "signals"),
    [
        ("The dam was closed in the autumn.", {"passive"}),
        ("The council has closed the old dam.", {"perfect"}),
        ("If the dam breaks, the valley will drown.", {"condition"}),
        ("The dam has held 14,000 tonnes since then.", {"large", "perfect"}),
        ("The dam held 3 old boats and a raft.", {"small"}),
        ("The dam held, but the valley drowned in the end.", {"joined", "contrast"}),
    ],
)
def test_a_clause_tells_by_its_form_how_much_it_claims(sentence: str, signals: set[str]) -> None:
    of_form = {"passive", "perfect", "condition", "large", "small", "joined", "contrast"}
    *_, last = clauses_in(article("The council met on Monday in the old hall of Tarn.", sentence), [])
    assert {name for clause in last.clauses for name in clause.signals} & of_form == signals


def test_a_short_clause_that_is_cut_off_by_what_somebody_says_is_none() -> None:
    content = "the claim that the dam had leaked for years"
    cut_article = article(f"Marsh’s team is reviewing {content}.")
    voice = said(cut_article, content, "Marsh", cue="reviewing")
    (_, sentence) = clauses_in(cut_article, [voice])
    assert [clause.said for clause, _, _ in sentence.clauses] == [voice]
