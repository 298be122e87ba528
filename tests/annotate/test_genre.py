import pytest

from tests.annotate.building import SOBER, article, passage, said
from tui.annotate.genre import genre_of
from tui.article.plaintext import from_text
from tui.language.cut import cut


@pytest.mark.parametrize(
    ("label", "genre"),
    [
        ("Opinion, The Tarn Star, 3 May 2031", "opinion"),
        ("Press release, 3 May 2031", "press release"),
        ("FOR IMMEDIATE RELEASE", "press release"),
        ("Interview", "interview"),
    ],
)
def test_a_label_at_the_head_names_the_genre(label: str, genre: str) -> None:
    assert genre_of(article(label, SOBER, SOBER), []) == genre


def test_an_agency_in_the_dateline_makes_agency_copy() -> None:
    text = f"Bridge closed in Tarn\n\nTARN (Reuters) - The bridge was closed on Monday.\n\n{SOBER}\n\n{SOBER}"
    assert genre_of(cut(from_text(text, "wire.txt")), []) == "agency copy"


def test_a_writer_who_speaks_as_one_writes_an_opinion() -> None:
    views = ["I think the bridge must go.", "We should ask why.", "My view is plain.", "You must look.", "I said so."]
    assert genre_of(article(*views, SOBER), []) == "opinion"


def test_questions_and_answers_in_turns_are_an_interview() -> None:
    turns = ["What will happen to the bridge?", "It will close in May."] * 5
    assert genre_of(article(*turns), []) == "interview"


def test_statements_with_sources_make_a_news_report() -> None:
    statements = ["the crane would move", "the office would close", "the gate would open"]
    cut_article = article(*[f"Ida Marsh said {what}." for what in statements], SOBER)
    assert genre_of(cut_article, [said(cut_article, what, "Ida Marsh") for what in statements]) == "news report"


def test_what_cannot_be_told_is_left_open() -> None:
    assert genre_of(article(SOBER, SOBER, SOBER), []) is None
    assert genre_of(passage("I think the bridge must go."), []) is None
