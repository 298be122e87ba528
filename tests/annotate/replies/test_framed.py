"""Whom a frame of blame says to be accused."""

import pytest

from tests.annotate.building import article
from tui.annotate.clauses.clause import Clause
from tui.annotate.clauses.signals import hits_in
from tui.annotate.replies.framed import framed_in
from tui.annotate.replies.parties import parties_in
from tui.annotate.replies.targets import surely_meant, targets_of
from tui.language.names.names import names_in


def framed(text: str, *before: str, after: str = "") -> str | None:
    """Whom the frame of the last sentence tells; of the words behind `after`, where they are the clause."""
    cut_article = article("Nothing else was told of it.", *before, text, "It rained.")
    start = cut_article.text.index(text)
    sentence = next(s for s in cut_article.sentences if s.start == start)
    first = sentence.token_at(start + text.index(after) + len(after) + 1) if after else 0
    found = framed_in(Clause(sentence, first, len(sentence.lower), None), names_in(cut_article))
    return found.target.name if found else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ana Voss accused Ivo Marek of being too close to the Quelm Port Company.", "Ivo Marek"),
        ("Ana Voss blamed her rival, Ivo Marek, for the fire in Quelm.", "Ivo Marek"),
        ("Ana Voss attacked her rival, Gov. Ivo Marek, as a puppet.", "Ivo Marek"),
        ("Police suspect Ivo Marek of setting fire to the mill.", "Ivo Marek"),
        ("Ivo Marek, a friend of Ana Voss, was charged with theft.", "Ivo Marek"),
        ("Ivo Marek, who was once again accused of theft by Ana Voss, left.", "Ivo Marek"),
        ("Ana Voss met Ivo Marek, whom she had accused of theft.", "Ivo Marek"),
        ("Brellow Ferries Inc accused of hiding leaks to protect Ana Voss", "Brellow Ferries Inc"),
        ("Ana Voss called Ivo Marek a coward.", "Ivo Marek"),
        ("Ana Voss painted Ivo Marek as living off the poor of Quelm.", "Ivo Marek"),
        ("Ivo Marek came under fire for a letter to Ana Voss.", "Ivo Marek"),
        ("Ana Voss spoke of the allegations against Ivo Marek.", "Ivo Marek"),
        ("Ivo Marek’s mishandling of the flood has cost Ana Voss her house.", "Ivo Marek"),
        ("Ana Voss accused the ferry owners of stealing wages.", "the ferry owners"),
        ("Ivo Marek has faced sharp and growing criticism from Ana Voss for the fire.", "Ivo Marek"),
        ("Ivo Marek drew loud anger from Ana Voss for the fire.", "Ivo Marek"),
        ("Ana Voss accused half of Ivo Marek’s supporters of theft.", "Ivo Marek’s supporters"),
    ],
)
def test_the_place_that_a_word_of_blame_opens(text: str, name: str) -> None:
    assert framed(text) == name


@pytest.mark.parametrize(
    ("before", "text", "name"),
    [
        ("Ivo Marek ran the harbour.", "Ana Voss accused him of theft.", "Ivo Marek"),
        ("Senator Ivo Marek ran the harbour.", "Ana Voss criticised the senator for taking gifts.", "Ivo Marek"),
        ("Ivo Marek ran the harbour.", "Ana Voss portrayed the businessman as greedy.", "Ivo Marek"),
        ("Ivo Marek ran the harbour.", "Tess Aldin slammed Ana Voss, calling her a liar.", "Ana Voss"),
    ],
)
def test_who_is_meant_by_a_pronoun_or_a_role(before: str, text: str, name: str) -> None:
    assert framed(text, before) == name


def test_the_frame_that_leads_to_a_clause() -> None:
    assert framed("Ana Voss accused Ivo Marek of lying to the Quelm council.", after="Marek of") == "Ivo Marek"


@pytest.mark.parametrize(
    "text",
    [
        "Ana Voss charged the battery and called Ivo Marek.",
        "Ana Voss was asked to condemn Ivo Marek.",
        "Ana Voss called for calm in Quelm.",
        "Ana Voss hit Quelm on Monday.",
        "Ana Voss had faced criticism of her own.",
    ],
)
def test_words_that_open_no_place_for_another(text: str) -> None:
    assert framed(text) in (None, "Ana Voss")


def test_a_frame_decides_whoever_else_is_spoken_of_more() -> None:
    often = "Ana Voss spoke. Ana Voss wrote. Ana Voss sang. Ana Voss slept. Ana Voss rose."
    text = "Ana Voss attacked Ivo Marek as a puppet of the Quelm Port Company."
    cut_article = article(often, text, "It rained.")
    sentence = next(s for s in cut_article.sentences if s.start == cut_article.text.index(text))
    clause, parties = Clause(sentence, 0, len(sentence.lower), None), parties_in(cut_article)
    found = targets_of(clause, names_in(cut_article), parties, hits_in(sentence), None, None)
    told = surely_meant(found, None, parties)
    assert told is not None and told.name == "Ivo Marek"
