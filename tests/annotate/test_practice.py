from dataclasses import replace

import pytest

from tests.annotate.building import SOBER, article, said
from tui.annotate.annotation import Annotation, Layer, SourceKind, Stance
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
        ("The agency could not rule out a leak.", "limits-admitted", "could not rule out"),
        ("Nobody knows who opened the gate.", "limits-admitted", "Nobody knows"),
        ("The figures could not be verified.", "limits-admitted", "could not be verified"),
        ("She spoke on condition of anonymity out of fear.", "anonymity-explained", "condition of anonymity"),
        ("An earlier version of this article gave the wrong year.", "correction", "An earlier version of this"),
    ],
)
def test_what_a_sentence_does_well(sentence: str, kind: str, words: str) -> None:
    assert (kind, words) in practice(article(SOBER, sentence, SOBER))


@pytest.mark.parametrize(
    ("sentence", "explained"),
    [
        ("The clerk spoke on condition of anonymity to discuss a private talk.", True),
        ("The clerk, who asked not to be named because the sale is secret, shrugged.", True),
        ("The clerk was not authorized to speak.", True),
        ("The clerk spoke on condition of anonymity.", False),
        ("Two clerks asked not to be named", False),
        ("The parties differ on background checks for guns.", False),
    ],
)
def test_a_nameless_source_is_good_practice_where_it_is_said_why(sentence: str, explained: bool) -> None:
    found = {kind for kind, _ in practice(article(SOBER, sentence, SOBER))}
    assert ("anonymity-explained" in found) is explained


def test_that_somebody_will_be_written_to_is_no_reply_sought() -> None:
    assert not practice(article(SOBER, "Those who lost money will be contacted by letter.", SOBER))


def test_the_same_words_in_a_quotation_are_the_speakers() -> None:
    assert not practice(article(SOBER, "“I could not be reached,” she wrote.", SOBER))


def test_a_denial_that_is_told_is_a_reply_included() -> None:
    cut_article = article(SOBER, "Orrin Vale denied he had sold the yard.", SOBER)
    denial = said(cut_article, "he had sold the yard", "Orrin Vale", "denied", stance=Stance.DENIES)
    assert ("reply-included", "denied") in practice(cut_article, denial)


@pytest.mark.parametrize(
    ("sentence", "content", "cue", "found"),
    [
        ("Orrin Vale rejected the claims of the board.", "the claims of the board", "rejected", True),
        ("Orrin Vale said that this was an invention.", "this was an invention", "said", True),
        ("Orrin Vale denied any part in it.", "any part in it", "denied", True),
        ("Orrin Vale denied selling the yard.", "selling the yard", "denied", True),
        ("Orrin Vale denied bail to the crew.", "bail to the crew", "denied", False),
        ("Orrin Vale rejected a plan for a bridge.", "a plan for a bridge", "rejected", False),
        ("Orrin Vale’s reply was to send more claims adjusters.", "to send more claims adjusters", "reply was", False),
        ("Orrin Vale disavowed the general.", "the general", "disavowed", False),
        ("Orrin Vale said he did not own a boat.", "he did not own a boat", "said", False),
    ],
)
def test_a_reply_is_to_what_was_said_against_somebody(sentence: str, content: str, cue: str, found: bool) -> None:
    cut_article = article(SOBER, sentence, SOBER)
    denial = said(cut_article, content, "Orrin Vale", cue, stance=Stance.DENIES)
    assert ("reply-included" in {kind for kind, _ in practice(cut_article, denial)}) is found


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("“I know her. I reject any suggestion of favour.”", True),
        ("“I reject the plan for a bridge.”", False),
        ("“They reject any suggestion of favour.”", False),
        ("that was an invention", True),
        ("that was a bridge", False),
        ("the old bridge was a lie told in stone", False),
    ],
)
def test_a_speaker_may_reject_a_charge_in_a_longer_answer(content: str, found: bool) -> None:
    cut_article = article(SOBER, f"Orrin Vale said: {content}", SOBER)
    answer = said(cut_article, content, "Orrin Vale")
    assert ("reply-included" in {kind for kind, _ in practice(cut_article, answer)}) is found


def test_a_figure_in_what_is_hardly_a_statement_has_no_source() -> None:
    held = "the crew that was held for 444 days"
    cut_article = article(SOBER, f"Orrin Vale agonised over {held}.", SOBER)
    for confidence, found in ((0.9, True), (0.5, False)):
        doubtful = replace(said(cut_article, held, "Orrin Vale", "agonised over"), confidence=confidence)
        assert ("figures-attributed" in {kind for kind, _ in practice(cut_article, doubtful)}) is found


def test_one_who_would_not_tell_how_many_was_not_asked_for_a_reply() -> None:
    assert not practice(article(SOBER, "Vale would not say how many boats there were.", SOBER))


def test_a_reply_sought_is_praised_once_a_sentence() -> None:
    found = practice(article(SOBER, "Vale did not respond to a request for comment.", SOBER))
    assert found == {("reply-sought", "did not respond")}


def test_a_wish_has_no_figure_to_give_a_source_to() -> None:
    cut_article = article(SOBER, "Ida Marsh wants 400 parking spaces.", SOBER)
    wish = said(cut_article, "400 parking spaces", "Ida Marsh", "wants", stance=Stance.WANTS)
    assert not practice(cut_article, wish)


def test_figures_are_not_praised_where_as_many_have_no_source() -> None:
    cut_article = article(SOBER, "Ida Marsh said the river rose by 40 centimetres.", SOBER)
    told = said(cut_article, "the river rose by 40 centimetres", "Ida Marsh")
    without = Annotation(Layer.UNVERIFIED, "figure", 0, 7, 0.9, 0.5, True, "")
    assert good_practice(cut_article, [told], [])
    assert not good_practice(cut_article, [told], [without])


def test_what_the_writer_believes_names_no_source() -> None:
    statements = [f"the {thing} would move" for thing in ("crane", "office", "store", "wharf", "gate")]
    cut_article = article(*[f"I think {what}." for what in statements])
    assert not practice(cut_article, *[said(cut_article, what, "I", "think") for what in statements])


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
        ("Neither account could be independently confirmed.", "Neither account could be independently confirmed"),
        ("It has not been possible to verify the claim.", "not been possible to verify"),
        ("Neither of the boats could be moved.", None),
        ("The actors could not say the word aloud.", None),
        ("It was not clear skies that they wanted.", None),
        ("Speed is limited to 30 miles an hour.", None),
        ("The hall is closed until further notice.", None),
        ("The study stood in a peer-reviewed journal.", None),
        ("Vale is not known as a friend of the bridge.", None),
        ("The price was not confirmed by the market.", None),
        ("The authors said the data covered only two of the nine isles.", "data covered only"),
        ("The survey did not include anybody under 18.", "survey did not include"),
        ("The study said its result should be read with care.", "be read with care"),
        ("The plan covered only two of the nine isles.", None),
        ("She read with care what the isles had sent.", None),
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
        ("Invoices and delivery notes seen by this newspaper bear two dates.", "notes seen by"),
        ("Vale wrote an email to staff, which this newspaper has seen.",
         "email to staff, which this newspaper has seen"),
        ("The club has a fine car, which this newspaper has seen.", None),
        ("He showed us his logbook.", "showed us his logbook"),
        ("The records that she gave us end in May.", "records that she gave us"),
        ("He showed us the way to the hall where the letter lay.", None),
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
        ("Ida Marsh, a former aide to Vale and now an analyst", "It met again.", False),
        ("Ida Marsh, a University of Tarn graduate", "It met again.", False),
        ("Professor Ida Marsh", "The survey was made by Marsh, who directed the count.", False),
    ],
)
def test_one_who_is_paid_or_tells_of_her_own_study_has_a_stake(source: str, beside: str, found: bool) -> None:
    cut_article = article(SOBER, f"The river rose by a foot, said {source}.", beside, SOBER)
    content = said(cut_article, "The river rose by a foot", source, name="Ida Marsh")
    assert ("independent-expert" in {kind for kind, _ in practice(cut_article, content)}) is found


@pytest.mark.parametrize(
    ("source", "found"),
    [("Professor Ida Marsh", False), ("Professor Ida Marsh of the University of Orle", True),
     ("Professor Ida Marsh of the University of Tarn", False)],
)
def test_in_news_of_a_school_its_own_professors_are_no_outsiders(source: str, found: bool) -> None:
    cut_article = article("The University of Tarn will close its clinic.", f"It was old, {source} said.", SOBER)
    content = said(cut_article, "It was old", source, name="Ida Marsh")
    assert ("independent-expert" in {kind for kind, _ in practice(cut_article, content)}) is found


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Professor Ida Marsh, who teaches law in Tarn, reviewed the papers at our request.", "Ida Marsh"),
        ("At our request, the mayor, Ida Marsh, opened the hall.", None),
    ],
)
def test_one_who_looked_at_the_papers_for_the_outlet_is_an_outsider(sentence: str, words: str | None) -> None:
    cut_article = article(SOBER, sentence, SOBER)
    found = [text for kind, text in practice(cut_article) if kind == "independent-expert"]
    assert [text.removeprefix("Professor ") for text in found] == ([words] if words else [])


def test_a_press_release_asks_no_outsider() -> None:
    cut_article = article(SOBER, "Professor Ida Marsh said the river rose.", SOBER)
    content = said(cut_article, "the river rose", "Professor Ida Marsh")
    assert good_practice(cut_article, [content], [])
    assert not good_practice(cut_article, [content], [], "press release")
