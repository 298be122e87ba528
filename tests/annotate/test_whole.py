import pytest

from tests.annotate.building import SOBER, article, passage, said
from tui.annotate.annotation import Annotation
from tui.annotate.engine import read
from tui.annotate.whole import notes_on
from tui.article.plaintext import from_text
from tui.language.cut import CutArticle, cut


def notes(cut_article: CutArticle, *sourced: Annotation, genre: str | None = None) -> dict[str, str]:
    return {note.kind: note.text for note in notes_on(cut_article, sourced, genre)}


def test_what_a_text_does_not_state_about_itself() -> None:
    assert notes(article(SOBER, SOBER, SOBER))["no-author-outlet-date"] == "This text states no author, outlet or date."
    stated = f"Bridge closed\n\nBy Tess Aldin\nThe Tarn Star, 3 May 2031\n\n{SOBER}\n\n{SOBER}"
    assert not [kind for kind in notes(cut(from_text(stated, "a.txt"))) if kind.startswith("no-")]


def test_a_quotation_that_is_never_closed() -> None:
    open_quotation = notes(article(SOBER, "Vale said: “The bridge will close in May.", SOBER))
    assert "“The bridge will close in May." in open_quotation["unclosed-quotation"]


def test_a_speech_over_several_paragraphs_is_not_unclosed() -> None:
    speech = article("“The bridge will close.", "“It will open in May,” Vale said.", SOBER)
    assert "unclosed-quotation" not in notes(speech)


def test_a_strong_word_of_the_headline_that_the_text_does_not_bear_out() -> None:
    body = "The council of Ardmoor moved the budget by a month."
    assert "“betrays”" in notes(article(body, SOBER, SOBER, headline="Council betrays voters"))["headline"]
    borne_out = article("The council betrayed its voters.", SOBER, SOBER, headline="Council betrays voters")
    assert "headline" not in notes(borne_out)


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("Rivals mock council", "They were mocking it."),
        ("Mocking of council ends", "It was mocked."),
        ("Flood kills three", "Three people drowned."),
        ("Cheats in the council", "He cheated."),
        ("Latest count helped council", "It has four more."),
    ],
)
def test_a_word_of_the_headline_in_another_form_or_with_many_others_is_borne_out(headline: str, body: str) -> None:
    assert "headline" not in notes(article(body, SOBER, SOBER, headline=headline))
    assert "“mock”" in notes(article(SOBER, SOBER, SOBER, headline="Rivals mock council"))["headline"]


def test_one_source_that_has_most_of_the_words() -> None:
    statements = [f"the {thing} of the harbour would move" for thing in ("crane", "office", "store", "wharf", "gate")]
    cut_article = article(*[f"Ida Marsh said {what}." for what in statements])
    text = notes(cut_article, *[said(cut_article, what, "Ida Marsh") for what in statements])["one-source"]
    assert text == "All the words that are quoted or reported here are from Ida Marsh."
    told = [said(cut_article, what, "Ida Marsh") for what in statements]
    another = article(*[f"Ida Marsh said {what}." for what in statements * 40], "Vale said no.")
    marks = [said(another, what, "Ida Marsh") for what in statements * 40]
    text = notes(another, *marks, said(another, "no", "Vale"))["one-source"]
    assert text == "99 in 100 of the words that are quoted or reported here are from Ida Marsh."
    assert "one-source" not in notes(cut_article, *told, genre="interview")


def test_an_opinion_says_so() -> None:
    assert "opinion" in notes(article(SOBER, SOBER, SOBER), genre="opinion")


def test_a_passage_has_no_notes_on_the_whole() -> None:
    assert notes(passage("The bridge will close in May.")) == {}


def test_the_one_whom_the_news_is_about_and_who_is_not_heard() -> None:
    statements = [f"Peter Vale would move the {thing}" for thing in ("crane", "office", "store", "wharf", "gate")]
    cut_article = article(*[f"Ida Marsh said {what}." for what in statements])
    heard = [said(cut_article, what, "Ida Marsh") for what in statements]
    told = notes(cut_article, *heard)["unheard"]
    assert told == "Peter Vale is named 5 times, but nothing is quoted or reported from that side."
    spoke = article(*[f"Ida Marsh said {what}." for what in statements], "A lawyer for Vale said it was late.")
    heard = [said(spoke, what, "Ida Marsh") for what in statements]
    assert "unheard" not in notes(spoke, *heard, said(spoke, "it was late", "A lawyer for Vale"))


def test_a_short_text_whose_headline_names_somebody_is_about_them() -> None:
    told = [f"{who} said Peter Vale would move the {thing}." for who, thing in (
        ("Ida Marsh", "crane"), ("Tess Aldin", "office"), ("Odd Berg", "store"),
    )]
    about = {note.kind: note.text for note in read(article(*told, headline="Peter Vale to move").article).notes}
    assert about["unheard"] == "Peter Vale is named 4 times, but nothing is quoted or reported from that side."
    elsewhere = read(article(*told, headline="Crane to move").article).notes
    assert "unheard" not in {note.kind for note in elsewhere}


def test_a_country_before_a_noun_is_nobody_who_could_be_heard() -> None:
    statements = [f"the {thing} had official Saudi money" for thing in ("crane", "office", "store", "wharf", "gate")]
    cut_article = article(*[f"Ida Marsh said {what}." for what in statements])
    assert "unheard" not in notes(cut_article, *(said(cut_article, what, "Ida Marsh") for what in statements))


def test_a_paragraph_in_another_language_is_told() -> None:
    german = "Der Hafen wird im Winter geschlossen, und die Boote werden nach Quill gebracht, sagte der Rat."
    assert notes(article(SOBER, german, SOBER))["other-language"].startswith("One paragraph is not in English")
    assert "other-language" not in notes(article(SOBER, SOBER, SOBER))
