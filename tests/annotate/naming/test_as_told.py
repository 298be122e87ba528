import pytest

from tui.annotate.annotation import Source, SourceKind
from tui.annotate.naming.as_told import as_told, inside_sentence, points_at_nobody
from tui.article.article import Span
from tui.lexicon import load


def source(text: str, name: str | None = None, kind: SourceKind = SourceKind.ANONYMOUS) -> Source:
    return Source(Span(0, len(text)), text, name, kind)


@pytest.mark.parametrize(
    ("told", "inside"),
    [
        ("Experts", "experts"), ("Two people who work there", "two people who work there"), ("The mayor", "the mayor"),
        ("Documents seen by the Courier", "documents seen by the Courier"), ("Letter Hill aides", "Letter Hill aides"),
        ("US officials", "US officials"), ("I", "I"), ("Western officials", "Western officials"),
        ("Priest", "Priest"), ("Texan officials", "Texan officials"), ("Liberals", "Liberals"),
    ],
)  # fmt: skip
def test_only_words_that_are_no_names_lose_the_capital_of_their_sentence(told: str, inside: str) -> None:
    assert inside_sentence(told) == inside


def test_peoples_keep_their_capitals() -> None:
    peoples = next(line for line in load("sides")["words"] if "kurds" in line)
    assert [people for people in peoples if inside_sentence(people.capitalize()) == people] == []


def test_what_else_is_told_of_a_source_is_left_out_though_a_pronoun_goes_back_to_it() -> None:
    neighbour = "A neighbour, who declined to give her name"
    assert as_told(source(neighbour)) == as_told(source("She", neighbour)) == "a neighbour"


@pytest.mark.parametrize(
    ("text", "nobody"), [("who", True), ("two of whom", True), ("She", True), ("others", False), ("one of them", False)]
)
def test_a_word_that_only_points_tells_no_source_apart_from_its_sentence(text: str, nobody: bool) -> None:
    assert points_at_nobody(source(text)) == nobody
