"""Interviews: whose words a paragraph is, by the label that it opens with."""

import pytest

from tui.annotate.attribution.turns import turns_in
from tui.article.plaintext import from_text
from tui.language.cut import cut

OPENING = ("Ice on the lake", "Ana Voss keeps the road over the lake. We met her there.")


def turns(*paragraphs: str) -> list[tuple[str, str]]:
    """Label and words of each turn after an opening."""
    article = cut(from_text("\n\n".join((*OPENING, *paragraphs)), "test"))
    text = article.text
    return [
        (text[slice(*said.source)], text[slice(*said.spans[0])])
        for said in turns_in(article).values() if said.source and said.spans
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "again", "mark"),
    [
        ("Q", "A", ("Q", "A"), ":"),
        ("Q", "A", ("Q", "A"), "."),
        ("Ivo Marek", "Ana Voss", ("IM", "AV"), ":"),
        ("MAREK", "VOSS", ("MAREK", "VOSS"), ":"),
    ],
)
def test_labels_that_come_back_are_turns(one: str, other: str, again: tuple[str, str], mark: str) -> None:
    labels = (one, other, *again)
    said = ("Is it safe?", "For a car, yes.", "And for a lorry?", "No.")
    paragraphs = [f"{label}{mark} {words}" for label, words in zip(labels, said, strict=True)]
    assert turns(*paragraphs) == list(zip(labels, said, strict=True))


def test_the_facts_after_a_claim_are_told_by_nobody_but_the_writer() -> None:
    claims = [("VALE", "“We mended nine bridges.”"), ("VALE", "“Nobody paid.”"), ("MARSH", "“He did not ask us.”")]
    assert turns(*(f"{who}: {said}\n\nTHE FACTS: It is not so." for who, said in claims)) == claims


def test_answers_to_questions_without_a_label_are_turns() -> None:
    assert turns("Is it safe?", "Voss: For a car, yes.", "And for a lorry?", "Voss: No.") == [
        ("Voss", "For a car, yes."), ("Voss", "No."),
    ]  # fmt: skip


def test_the_initials_of_somebody_named_answer_a_question() -> None:
    assert turns("IM: Is it safe?", "AV: For a car, yes.") == [("IM", "Is it safe?"), ("AV", "For a car, yes.")]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Tarn: The road is closed.", "Orin: The road is open.", "Quelm: There is no road."),
        ("A. Voss keeps the road.", "A. Marek keeps the dam.", "A. Crale keeps the inn."),
        ("Is it safe?", "Tickets: Two crowns at the gate."),
        ("The answer is simple.", "Voss: It is safe."),
    ],
)
def test_a_colon_or_an_initial_alone_makes_no_turns(paragraphs: tuple[str, ...]) -> None:
    assert turns(*paragraphs) == []


def test_answers_to_questions_that_stand_alone_are_those_of_whoever_is_presented() -> None:
    questions = ("Do you live there?", "And what do you eat?", "Is it safe?")
    answers = ("I do. My hut is on the ice.", "We eat fish.", "For a car, I think so.")
    assert turns(*(part for pair in zip(questions, answers, strict=True) for part in pair)) == [
        ("Ana Voss", answer) for answer in answers
    ]


def test_of_three_questions_one_says_you_and_what_says_i_below_an_answer_goes_on_with_it() -> None:
    begun = ("How did it begin?", "On the ice. I had a hut.", "My uncle built it for me.", "The Courier saw it.")
    gone_on = ("What comes next?", "A boat, I hope.", "Do you swim?", "I never did.")
    assert turns(*begun, *gone_on) == [
        ("Ana Voss", answer) for answer in (*begun[1:3], gone_on[1], gone_on[3])
    ]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("What is ice?", "Ice is water.", "Why does it float?", "It is light.", "Is it safe?", "It is not always so."),
        ("Do you live there?", "I do.", "The road is closed."),
        ("Do you skate?", "The lake is wide.", "Do you fish?", "The ice is thick.", "Do you swim?", "It is cold."),
        ("“Do you live there?”", "I asked.", "“Do you eat fish?”", "I asked.", "“Do you skate?”", "I asked."),
    ],
)
def test_questions_that_nobody_is_asked_have_no_answers(paragraphs: tuple[str, ...]) -> None:
    assert turns(*paragraphs) == []


def test_a_few_questions_in_a_long_text_make_no_interview() -> None:
    news = [f"The lake at post {number} is wide and the ice on it is thick." for number in range(9)]
    asked = ("Would you go there?", "I would.")
    assert turns(*asked, *news, *asked, *news, *asked) == []
