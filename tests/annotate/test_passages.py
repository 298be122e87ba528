"""Says who, of a passage that stands alone."""

import pytest

from tests.annotate.building import passage
from tui.annotate import unverified
from tui.annotate.annotation import Annotation, Layer
from tui.annotate.engine import read


def test_a_sentence_alone_is_ranked_by_how_checkable_it_is() -> None:
    figures = "Unemployment has risen by 12 percent since last year and two million people lost their jobs."
    greeting = "Thank you, I hope we can talk about this very important question."
    (high,) = unverified.annotate(passage(figures), [])
    assert high.confidence > 0.6
    assert all(low.confidence < 0.1 for low in unverified.annotate(passage(greeting), []))


def shown_in_passage(text: str) -> list[str]:
    return [mark.kind for mark in marks_in_passage(text) if mark.shown]


def marks_in_passage(text: str) -> list[Annotation]:
    return [a for a in read(passage(text).article).annotations if a.layer is Layer.UNVERIFIED]


@pytest.mark.parametrize("text", [
    "Shares in Tamarind Foods closed 2.4 per cent higher at 318 rupees on the Tarn exchange on Thursday.",
    "The Bank of Corva held its key interest rate at 4.5 per cent on Wednesday. It meets again on 12 July.",
    "The trial opened on 3 March before Judge Anthea Crowe. The jury returned a guilty verdict on two counts.",
    "The match ended 3-2 after Mwangi scored in the 88th minute. It was the visitors' fourth win of the season.",
    "Tickets cost €25 and children under 12 go free.",
    "She was born in Tarn in 1971 and studied law at Quill. She has sat in the Court of Appeal since 2016.",
])  # fmt: skip
def test_fair_news_alone_is_not_shown(text: str) -> None:
    assert shown_in_passage(text) == []


def test_of_a_passage_the_clause_is_marked_as_sure_as_its_sentence_deserves_a_check() -> None:
    text = "The bridge opened in May. Critics say the scheme has become a slush fund for the ruling party."
    (mark,) = [mark for mark in marks_in_passage(text) if mark.shown]
    assert text[mark.start : mark.end] == "the scheme has become a slush fund for the ruling party"
    (sentence,) = [it for it in unverified.annotate(passage(text), []) if it.start < mark.end and it.end > mark.start]
    assert mark.confidence == pytest.approx(sentence.confidence, abs=0.1)


@pytest.mark.parametrize("text", [
    "Unemployment has risen by 12 percent since last year, Ida Marsh told the council on Monday.",
    "The Tarn Water Agency said the dam had cost 4 million crowns since 2019.",
    "“We lost 4,000 jobs and two million crowns last year,” said Ida Marsh.",
    "The Tarn Water Agency denied that it had bribed 12 inspectors in 2019.",
])  # fmt: skip
def test_a_sentence_alone_that_names_its_source_is_not_shown(text: str) -> None:
    assert shown_in_passage(text) == []
    assert any(mark.confidence >= 0.4 for mark in read(passage(text).article).annotations)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Unemployment has risen by 12 percent since last year and two million people lost their jobs.", "figure"),
        ("Critics said that 4,000 jobs and two million crowns were lost last year.", "weak-source"),
        ("Ida Marsh said Orrin Vale had lied about the 4,000 jobs that he destroyed last year.", "allegation"),
    ],
)
def test_a_sentence_alone_without_a_source_and_a_charge_are_shown(text: str, kind: str) -> None:
    assert shown_in_passage(text) == [kind]
