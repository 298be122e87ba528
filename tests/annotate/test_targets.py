"""Whom a clause speaks against."""

import pytest

from tests.annotate.building import article
from tui.annotate.parties import parties_in
from tui.annotate.statements import Clause
from tui.annotate.targets import target_in, targets_of
from tui.language.names import names_in


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They say that Ana Voss lied to the council.", "Ana Voss"),
        ("They say that the harbour company lied to Ana Voss.", "the harbour company"),
        ("They say that Quelman voters were misled by Ana Voss.", "Ana Voss"),
        ("They say that the Quelm attack was ordered by Ana Voss.", "Ana Voss"),
        ("“Digging was a crime of Ana Voss.”", "Ana Voss"),
        ("They blame the Quelm Harbour Company for it.", "Quelm Harbour Company"),
    ],
)
def test_who_is_meant(text: str, name: str) -> None:
    cut_article = article("Nothing else was told of it.", text, "It rained.")
    sentence = cut_article.sentences[2]
    target = target_in(Clause(sentence, 0, len(sentence.lower), None), names_in(cut_article))
    assert target is not None and target.name == name


def test_a_peoples_adjective_is_told_as_a_name() -> None:
    cut_article = article("Nothing else was told of it.", "They say that the Chinese lied to her.", "It rained.")
    clause = Clause(cut_article.sentences[2], 0, len(cut_article.sentences[2].lower), None)
    (accused, _), *_ = targets_of(clause, names_in(cut_article), parties_in(cut_article), [], None, None)
    assert accused.name == "China"
