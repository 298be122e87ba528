"""Who is heard, and how much."""

import pytest

from tui.annotate import sourced
from tui.annotate.annotation import SourceKind
from tui.annotate.naming.ledger import tally
from tui.annotate.reading import SourceTally
from tui.article.plaintext import from_text
from tui.language.cut import cut

ARTICLE = """Old dam holds

Ana Voss, the mayor of Tarn, said the dam was sound.

“We looked at every stone of it, twice, in the last month,” she said.

A senior official said it leaked.

The Tarn Water Agency denied the claim."""


def heard(text: str) -> tuple[SourceTally, ...]:
    article = cut(from_text(text, "test"))
    return tally(article, list(sourced.annotate(article)))


def test_the_attributions_of_one_name_are_counted_together() -> None:
    first = heard(ARTICLE)[0]
    assert (first.name, first.kind, first.role) == ("Ana Voss", SourceKind.PERSON, "mayor of Tarn")
    assert len(first.attributions) == 2
    assert first.words == 16


def test_those_with_most_words_come_first() -> None:
    words = [source.words for source in heard(ARTICLE)]
    assert words == sorted(words, reverse=True)


def test_who_is_not_named_is_told_by_the_words_of_the_text() -> None:
    assert ("A senior official", SourceKind.ANONYMOUS) in [(source.name, source.kind) for source in heard(ARTICLE)]


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        ("Ana Voss, the mayor of Tarn, said it held.", "Ana Voss", "Tarn"),
        ("Ana Voss, deputy director at the Tarn Water Agency, said it held.", "Ana Voss", "Tarn Water Agency"),
        ("Sen. Ana Voss (D-Tarn) said it held.", "Ana Voss", "Democrat"),
        ("Foreign Minister Ivo Lavrik said it held.", "Ivo Lavrik", None),
        ("Ana Voss, a farmer, said it held.", "Ana Voss", None),
        ("The Tarn council member Ana Voss said it held.", "Ana Voss", "Tarn"),
        ("Corvany’s foreign minister, Ana Voss, said it held.", "Ana Voss", "Corvany"),
        ("Orinfoss Energy spokesman Ivo Marek said it held.", "Ivo Marek", "Orinfoss Energy"),
        ("Former Orin mayor Ana Voss said it held.", "Ana Voss", "Orin"),
        ("Crale’s Orin chairman, Ivo Marek, said it held.", "Ivo Marek", "Crale"),
        ("Crale’s rival, Ivo Marek, said it held.", "Ivo Marek", None),
        ("Tarn-born novelist Ana Voss said it held.", "Ana Voss", None),
        ("Ana Voss, Head of Research at Orinfoss, said it held.", "Ana Voss", "Orinfoss"),
        ("Ana Voss, the secretary of State, said it held.", "Ana Voss", None),
        ("House Speaker Ana Voss said it held.", "Ana Voss", None),
        ("U.S. District Judge Ana Voss said it held.", "Ana Voss", None),
        ("Ana Voss, a lawyer with the Center for River Life, said it held.", "Ana Voss", "Center for River Life"),
    ],
)
def test_whose_side_they_are_told_to_be_on(text: str, name: str, side: str | None) -> None:
    assert [(source.name, source.side) for source in heard(text)] == [(name, side)]


def test_what_two_say_together_counts_for_both() -> None:
    text = "Ana Voss and Ivo Marek said the dam was sound. Ivo Marek said it was old."
    assert [(source.name, len(source.attributions)) for source in heard(text)] == [("Ivo Marek", 2), ("Ana Voss", 1)]


def test_the_name_of_one_body_is_one_voice() -> None:
    text = "The Tarn Centre for Dams and Rivers said it leaked. The Orin Bank and the Marl Bank said it held."
    assert {source.name for source in heard(text)} == {"Tarn Centre for Dams and Rivers", "Orin Bank", "Marl Bank"}


def test_an_owner_is_a_voice_only_if_told_by_a_noun() -> None:
    assert [source.name for source in heard("It rained. Their claim that it leaked was heard in Tarn.")] == []
    assert [source.name for source in heard("A mother’s claim that it leaked was heard in Tarn.")] == ["A mother"]


def test_a_pronoun_counts_for_whom_it_leads_back_to() -> None:
    text = "Critics said the dam was old. They said it leaked.\n\nHe said so."
    assert [(source.name, len(source.attributions)) for source in heard(text)] == [("Critics", 2)]


def test_who_is_told_of_again_without_a_name_is_one_voice() -> None:
    text = "A senior diver, who cannot be named, said it leaked. The diver said it was old. She said it was safe."
    assert [(one.name, len(one.attributions)) for one in heard(text)] == [("A senior diver", 3)]
    of_two = "A senior diver said it leaked. A young diver said it was old. The diver said it was safe."
    assert [len(one.attributions) for one in heard(of_two)] == [1, 1, 1]


def test_nobody_is_heard_in_a_text_without_attributions() -> None:
    assert heard("The dam was built in 1962. The river is wide.") == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Most roofs leak, according to a Tarn University poll. The survey of 812 owners found that many are old. "
            "The poll said that few care.",
            [("a Tarn University poll", 3)],
        ),
        (
            "A report by the Tarn River Trust (TRT) said the dam leaked. The TRT’s report said it was old. The "
            "council’s report said it was not.",
            [("A report by the Tarn River Trust (TRT)", 2), ("The council’s report", 1)],
        ),
        (
            "A Tarn poll found that the dam leaks. An Orin poll found that it holds. The Orin poll said it was old.",
            [("An Orin poll", 2), ("A Tarn poll", 1)],
        ),
        (
            "Few care about dam, poll finds\n\nIt is old, according to an Orin poll.\n\nIt is wide.\n\nIt is deep.",
            [("an Orin poll", 2)],
        ),
    ],
)
def test_a_document_that_is_told_of_again_is_one(text: str, told: list[tuple[str, int]]) -> None:
    documents = [source for source in heard(text) if source.kind is SourceKind.DOCUMENT]
    assert [(source.name, len(source.attributions)) for source in documents] == told


def test_a_share_of_those_asked_is_no_voice() -> None:
    text = "An Orin poll found that the dam leaks. Some 46 percent said it is old. Three in ten said it holds."
    assert [source.name for source in heard(text)] == ["An Orin poll"]
