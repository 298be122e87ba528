import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.article.article import Span
from tui.article.sanitize import neutralise
from tui.prompts.wording import filled, first_filled, load, quoted, shortened, stopped

SLOTS = {
    "words", "unquoted", "plainer", "hedge", "target", "who", "speaker", "source", "name", "anonymous", "group",
    "written",
}


def templates(found: object) -> list[str]:
    """All strings of a parsed TOML file."""
    if isinstance(found, dict):
        return [text for value in found.values() for text in templates(value)]
    if isinstance(found, list):
        return [text for value in found for text in templates(value)]
    return [str(found)]


def fields(template: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(template) if field}


def test_a_template_is_filled_and_begins_with_a_capital() -> None:
    assert filled("{who} says {words}", {"who": "the mayor", "words": "no"}) == "The mayor says no"


def test_a_template_with_nothing_to_fill_it_is_none_and_the_next_is_taken() -> None:
    assert filled("{who} says", {"who": ""}) is None
    assert filled("{who} says", {}) is None
    assert first_filled(["{who} says", "somebody says"], {"who": ""}) == "Somebody says"


def test_words_of_an_article_are_not_filled_again() -> None:
    assert filled("{words}?", {"words": "{who} {0} %s [b]"}) == "{who} {0} %s [b]?"


@pytest.mark.parametrize(("words", "limit", "short"), [
    ("“quite so,”", 60, "quite so"),
    ("one two three", 8, "one two …"),
    ("unbreakable", 5, "unbre …"),
    ("one", 3, "one"),
])
def test_long_words_are_cut_at_a_space(words: str, limit: int, short: str) -> None:
    assert shortened(words, limit) == short


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(codec=None), max_size=300).map(neutralise))
def test_a_quote_of_an_article_is_one_printable_line(text: str) -> None:
    found = quoted(text, Span(0, len(text)))
    assert "\n" not in found
    assert len(found) <= 62


def test_questions_ask_and_need_only_what_a_mark_can_have() -> None:
    for kind, moves in load("questions").items():
        asked = templates(moves)
        assert all(question.endswith("?") for question in asked), kind
        assert all(fields(question) <= SLOTS for question in asked), kind
        assert any(not fields(question) for question in asked), kind


def test_the_last_wording_of_a_heading_needs_nothing() -> None:
    for kind, wordings in load("cards")["headings"].items():
        assert fields(wordings[-1]) <= {"words"}, kind


def test_a_name_with_a_stop_ends_its_sentence() -> None:
    assert filled("Quoted from {name}.", {"name": "Orrin Vale Jr."}) == "Quoted from Orrin Vale Jr."
    assert stopped("Most quoted: Orrin Vale Jr.") == "Most quoted: Orrin Vale Jr."


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ('the sale was "a gift to friends"', 'the sale was "a gift to friends"'),
        ('"A gift," he said', '"A gift," he said'),
        ('"A gift to friends,"', "A gift to friends"), ("“A gift", "A gift"), ("the “gift”", "the “gift”"),
    ],
)
def test_of_quotation_marks_only_those_around_all_of_it_are_left_out(words: str, told: str) -> None:
    assert shortened(words) == told
