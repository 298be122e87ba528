import pytest

from tests.annotate.building import SOBER, article, said
from tui.annotate.annotation import Annotation, SourceKind, Stance
from tui.annotate.practice import good_practice
from tui.article.markdown import from_markdown
from tui.language.cut import CutArticle, cut


def practice(cut_article: CutArticle, *sourced: Annotation) -> set[tuple[str, str]]:
    return {(p.kind, cut_article.text[p.start : p.end]) for p in good_practice(cut_article, sourced, [])}


@pytest.mark.parametrize(
    ("sentence", "kind", "words"),
    [
        ("Vale could not be reached on Tuesday.", "reply-sought", "could not be reached"),
        ("Nobody at Brellow was available for comment on Tuesday.", "reply-sought", "available for comment"),
        ("Vale had not replied by the time of publication.", "reply-sought", "had not replied"),
        ("The figures could not be verified.", "limits-admitted", "could not be verified"),
        ("She spoke on condition of anonymity out of fear.", "anonymity-explained", "condition of anonymity"),
        ("An earlier version of this article gave the wrong year.", "correction", "An earlier version of this"),
    ],
)
def test_what_a_sentence_does_well(sentence: str, kind: str, words: str) -> None:
    assert (kind, words) in practice(article(SOBER, sentence, SOBER))


def test_that_somebody_will_be_written_to_is_no_reply_sought() -> None:
    assert not practice(article(SOBER, "Those who lost money will be contacted by letter.", SOBER))


def test_the_same_words_in_a_quotation_are_the_speakers() -> None:
    assert not practice(article(SOBER, "“I could not be reached,” she wrote.", SOBER))


def test_a_denial_that_is_told_is_a_reply_included() -> None:
    cut_article = article(SOBER, "Orrin Vale denied he had sold the yard.", SOBER)
    denial = said(cut_article, "he had sold the yard", "Orrin Vale", "denied", stance=Stance.DENIES)
    assert ("reply-included", "denied") in practice(cut_article, denial)


def test_a_figure_with_a_source_and_an_expert() -> None:
    cut_article = article(SOBER, "Professor Ida Marsh said the river rose by 40 centimetres.", SOBER)
    content = said(cut_article, "the river rose by 40 centimetres", "Professor Ida Marsh")
    expected = {("figures-attributed", "said"), ("independent-expert", "Professor Ida Marsh")}
    assert practice(cut_article, content) == expected


@pytest.mark.parametrize(("source", "found"), [("the Tarn Institute report", True), ("a report", False)])
def test_a_document_counts_where_it_could_be_found(source: str, found: bool) -> None:
    cut_article = article(SOBER, f"The river rose in May, according to {source}.", SOBER)
    content = said(cut_article, "The river rose in May", source, "according to", kind=SourceKind.DOCUMENT)
    assert (("document-named", source) in practice(cut_article, content)) is found


def test_named_sources_are_praised_once() -> None:
    statements = [f"the {thing} would move" for thing in ("crane", "office", "store", "wharf", "gate")]
    cut_article = article(*[f"Ida Marsh said {what}." for what in statements])
    kinds = [kind for kind, _ in practice(cut_article, *[said(cut_article, what, "Ida Marsh") for what in statements])]
    assert kinds.count("named-sources") == 1


def test_several_outsiders_are_good_practice() -> None:
    cut_article = article("Professor Vale said it was old.", "Tess Aldin, an engineer, said it was safe.", SOBER)
    one = said(cut_article, "it was old", "Professor Vale")
    other = said(cut_article, "it was safe", "Tess Aldin, an engineer", name="Tess Aldin")
    assert "independent-sources" not in {kind for kind, _ in practice(cut_article, one, other)}
    cut_article = article("Professor Vale said it was old.", "Dr Aldin, an analyst, said it was safe.", SOBER)
    one = said(cut_article, "it was old", "Professor Vale")
    other = said(cut_article, "it was safe", "Dr Aldin, an analyst", name="Aldin")
    assert ("independent-sources", "Dr Aldin, an analyst") in practice(cut_article, one, other)


def test_a_document_that_is_linked_is_good_practice() -> None:
    text = "# Bridge\n\nThe [report](https://tarn.example/r) is long. [Tarn](https://tarn.example) is not."
    linked = cut(from_markdown(text, "a.md"))
    assert practice(linked) == {("document-linked", "report")}


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The Post could not establish who signed it.", "could not establish"),
        ("The account could not be independently verified.", "could not be independently verified"),
        ("It was not possible to confirm the number.", "not possible to confirm"),
        ("It is not clear whether the bridge will hold.", "not clear whether"),
        ("The authors caution that it covers one summer.", "authors caution"),
        ("The paper has not yet been peer-reviewed.", "not yet been peer-reviewed"),
        ("The figures do not show how many came back.", "do not show how"),
        ("The actors could not say the word aloud.", None),
        ("It was not clear skies that they wanted.", None),
        ("Speed is limited to 30 miles an hour.", None),
        ("The hall is closed until further notice.", None),
        ("The study stood in a peer-reviewed journal.", None),
        ("Vale is not known as a friend of the bridge.", None),
        ("The price was not confirmed by the market.", None),
    ],
)
def test_what_a_text_says_is_not_known(sentence: str, words: str | None) -> None:
    found = {text for kind, text in practice(article(SOBER, sentence, SOBER)) if kind == "limits-admitted"}
    assert found == ({words} if words else set())


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("In an email of 3 March, obtained by the Star, Vale asked for silence.", "email of 3 March, obtained by"),
        ("The Star has seen the contract and three invoices.", "seen the contract"),
        ("The figures came out under a freedom of information request.", "under a freedom of information"),
        ("The police have reviewed the contract.", None),
        ("The letter lay on a table and a fox was seen by the children.", None),
        ("“A memo seen by the Star is old,” he wrote.", None),
    ],
)
def test_documents_that_the_outlet_has_seen(sentence: str, words: str | None) -> None:
    found = {text for kind, text in practice(article(SOBER, sentence, SOBER)) if kind == "document-named"}
    assert found == ({words} if words else set())


def test_a_body_that_is_called_a_survey_is_no_document() -> None:
    cut_article = article(SOBER, "The Tarn Geological Survey said the river rose in May.", SOBER)
    content = said(cut_article, "the river rose in May", "The Tarn Geological Survey", kind=SourceKind.DOCUMENT)
    assert not practice(cut_article, content)


@pytest.mark.parametrize(
    ("source", "beside", "found"),
    [
        ("Professor Ida Marsh", "Nobody had asked her before.", True),
        ("Ida Marsh of the University of Tarn", "She knows the river.", True),
        ("Ida Marsh, who was not involved in the study", "It was led by Vale.", True),
        ("Professor Ida Marsh", "Marsh was hired by the council.", False),
        ("Professor Ida Marsh", "The study was led by Marsh.", False),
        ("Professor Ida Marsh", "Marsh said it was his own boat. Vale told of his study.", True),
        ("the council's expert Ida Marsh", "It met again.", False),
        ("Detective Inspector Ida Marsh", "It met again.", False),
        ("Ida Marsh, a Democratic pollster", "It met again.", False),
        ("the University of Tarn president, Ida Marsh", "It met again.", False),
    ],
)
def test_one_who_is_paid_or_tells_of_her_own_study_has_a_stake(source: str, beside: str, found: bool) -> None:
    cut_article = article(SOBER, f"The river rose by a foot, said {source}.", beside, SOBER)
    content = said(cut_article, "The river rose by a foot", source, name="Ida Marsh")
    assert ("independent-expert" in {kind for kind, _ in practice(cut_article, content)}) is found


def test_a_press_release_asks_no_outsider() -> None:
    cut_article = article(SOBER, "Professor Ida Marsh said the river rose.", SOBER)
    content = said(cut_article, "the river rose", "Professor Ida Marsh")
    assert good_practice(cut_article, [content], [])
    assert not good_practice(cut_article, [content], [], "press release")
