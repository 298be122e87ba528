"""Whose the words for a source are, where a tagger or a rule cut them out of a name."""

import pytest

from tests.annotate.building import article
from tui.annotate.engine import read
from tui.annotate.naming.linker import Linker
from tui.article.article import Span
from tui.article.plaintext import from_text
from tui.language.cut import cut
from tui.language.names.names import names_in


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Mike “Bo” Marek, a clerk in Quelm, said the dam was old.", "Marek, a clerk in Quelm", "Mike Marek"),
        ("Robert (Bob) Marek, the mayor of Quelm, said so.", "Bob) Marek, the mayor of Quelm", "Robert Marek"),
        ("Studies from Commissioner (Dams) Zzyx Marek 2011 said so.", "Dams) Zzyx Marek 2011", "Zzyx Marek"),
    ],
)
def test_words_that_begin_inside_a_name_are_those_of_whoever_has_it(text: str, words: str, name: str) -> None:
    cut_article = article(text)
    start = cut_article.text.index(words)
    assert Linker(cut_article, names_in(cut_article)).source(Span(start, start + len(words))).name == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The company that owns the van, Quelm Foods", "Quelm Foods"),
        ("The firm which built the dam in Tarn, Orinfoss", "Orinfoss"),
        ("The company that owns the van Quelm Foods sold", "The company that owns the van Quelm Foods sold"),
    ],
)
def test_a_body_told_by_what_it_does_has_the_name_after_that(words: str, name: str) -> None:
    cut_article = article(f"{words}, said it would pay.")
    start = cut_article.text.index(words)
    assert Linker(cut_article, names_in(cut_article)).source(Span(start, start + len(words))).name == name


def test_sources_close_to_somebody_are_not_that_person() -> None:
    text = "Sale off\n\nSources close to the mayor, Ana Voss, dismissed the account. It rained on the quay all night."
    reading = read(from_text(text, "a.txt"))
    assert "Ana Voss" not in {a.source.name for a in reading.annotations if a.source}


_MORE = "It rained on the quay all night.\n\nThe matter goes to a hearing in May.\n\nMore is known then."


@pytest.mark.parametrize(
    ("headline", "lead", "name"),
    [
        ("Union accuses ministry of losing files", "The nurses’ union accused it.", "The nurses’ union"),
        ("Council rejects plan for pier", "Tarn Borough Council has rejected the plan.", "Tarn Borough Council"),
        ("Airline denies pilots were tired", "Norlake Air denied it. The airline said they slept.", "Norlake Air"),
        ("Court says ban was unlawful", "The Tarn Court and the Quelm Court heard of the ban.", "Court"),
        ("Police say driver fled", "Police in Tarn said so. Quelm Police held a man.", "Police"),
    ],
)
def test_a_bare_noun_of_a_headline_is_the_body_that_the_text_below_names(headline: str, lead: str, name: str) -> None:
    cut_article = cut(from_text(f"{headline}\n\n{lead} {_MORE}", "a.txt"))
    assert Linker(cut_article, names_in(cut_article)).source(Span(0, headline.index(" "))).name == name


@pytest.mark.parametrize(("gap", "name"), [(" ", "Ivo Marek"), ("\n\n", None)])
def test_of_two_people_just_heard_a_new_paragraph_tells_neither_by_their_surname(gap: str, name: str | None) -> None:
    heard = f"Ana Marek said the dam was safe. Ivo Marek said it had cracked.{gap}Marek said the matter would be heard."
    reading = read(from_text(f"Two differ over dam\n\n{heard} {_MORE}", "a.txt"))
    told = [a.source for a in reading.annotations if a.source and a.source.text == "Marek"]
    assert [source.name for source in told] == [name]
