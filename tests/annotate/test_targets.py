"""Whom a clause speaks against."""

import pytest

from tests.annotate.building import article
from tui.annotate.statements import Clause
from tui.annotate.targets import target_in
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
