from dataclasses import replace

import pytest

from tests.prompts.building import mark, reading, span_of
from tests.prompts.test_cards import ARTICLE, attribution, only_card
from tui.annotate.annotation import SourceKind
from tui.annotate.reading import Note, Practice, SourceTally
from tui.prompts.first_card import first_card
from tui.prompts.wording import load


def test_the_first_card_says_what_the_text_is_and_what_is_missing() -> None:
    shown = first_card(reading(ARTICLE))
    assert shown.heading == "BEFORE YOU READ"
    assert shown.lines == ("This text names no author or outlet and gives no date.",)
    assert shown.question == "Does the text bear out the headline? Who published this first?"


def test_the_first_card_gives_what_is_stated() -> None:
    text = ARTICLE.replace("closes\n", "closes\n\nBy Ada Fenn\n\nThe Lunt Courier, 3 March 2031\n", 1)
    said = attribution("wants war", "indirect", "Western officials")
    sources = [SourceTally(name, kind, None, None, (said,), words) for name, kind, words in (
        ("Ida Marsh", SourceKind.PERSON, 30), ("Western officials", SourceKind.VAGUE, 9),
        ("Port of Lunt", SourceKind.ORGANIZATION, 4))]
    shown = first_card(reading(text, genre="news report", sources=sources, notes=[Note("x", "A note.")]))
    assert shown.lines == (
        "Reads as a news report, by Ada Fenn, in The Lunt Courier, dated 3 March 2031.",
        "Most quoted: Ida Marsh, Port of Lunt.",
    )
    assert "A note." in shown.more


def test_the_first_card_says_that_a_page_may_show_its_beginning_alone() -> None:
    whole = reading(ARTICLE)
    cut_short = replace(whole, cut=replace(whole.cut, article=replace(whole.article, partial=True)))
    assert first_card(cut_short).lines[0].startswith("The page may show only the beginning")


@pytest.mark.parametrize("byline", ["The Lunt Courier", "admin", "Courier Staff", "Staff Reports"])
def test_an_outlet_or_a_program_is_no_author(byline: str) -> None:
    whole = reading(ARTICLE)
    about = replace(whole.cut.stated, byline=byline, outlet="Lunt Courier")
    shown = first_card(replace(whole, cut=replace(whole.cut, stated=about)))
    assert shown.lines == ("In Lunt Courier. It names no author and gives no date.",)


def test_the_date_of_a_caption_is_told_where_the_text_has_none() -> None:
    text = ARTICLE + "\n\nThe quay on May 2, 2031. Photo by Ben Orr"
    assert first_card(reading(text)).lines == (
        "This text names no author or outlet and gives no date but May 2, 2031, in a caption.",)


def test_of_what_is_done_well_as_much_is_told_as_fits_what_tells_most_first_and_the_rest_in_more() -> None:
    found = {"Ida": "named-sources", "Ships": "limits-admitted", "denied": "reply-included", "union": "correction"}
    practice = [Practice(kind, *span_of(ARTICLE, word)) for word, kind in found.items()]
    practice.append(Practice("limits-admitted", *span_of(ARTICLE, "nobody")))
    shown = first_card(reading(ARTICLE, practice=practice))
    told = load("article")["practice"]
    first = f"{told['reply-included']}; {told['limits-admitted']}"
    assert shown.lines[-1] == f"Done well: {first}; {told['correction']}."
    assert shown.more[0] == f"Done well, too: {told['named-sources']}."
    names = [SourceTally(f"Ida {name} of the Port", SourceKind.PERSON, None, None, (), 9)
             for name in ("Marsh", "Fenn", "Aldin")]
    crowded = first_card(reading(ARTICLE, practice=practice, sources=names))
    assert crowded.lines[-1] == f"Done well: {first}."
    assert crowded.more[0] == f"Done well, too: {told['correction']}; {told['named-sources']}."
    one = reading(ARTICLE, [mark(ARTICLE, "starving", "emotive")], practice=practice)
    assert not any("Done well" in line for line in only_card(one).lines)


def test_one_figure_with_a_source_is_no_praise_of_the_whole() -> None:
    once = Practice("figures-attributed", *span_of(ARTICLE, "say"))
    again = Practice("figures-attributed", *span_of(ARTICLE, "denied"))
    assert not any("figures" in line for line in first_card(reading(ARTICLE, practice=[once])).lines)
    assert any("figures" in line for line in first_card(reading(ARTICLE, practice=[once, again])).lines)


def test_more_does_not_ask_what_the_card_has_asked() -> None:
    shown = first_card(reading(ARTICLE))
    assert "Who published this first?" in shown.question
    assert "Leave the page and search for one of its sentences." in shown.more
    assert not any("Who published this first?" in told for told in shown.more)


def test_what_is_missing_is_told_once() -> None:
    shown = first_card(reading(ARTICLE, notes=[Note("no-author", "This text states no author."), Note("x", "A note.")]))
    assert shown.more[0] == "A note."


def test_whoever_is_not_heard_is_asked_after() -> None:
    note = "Orrin Vale is named 5 times, but nothing is quoted or reported from that side."
    shown = first_card(reading(ARTICLE, notes=[Note("unheard", note)]))
    assert [told for told in shown.more if "Orrin Vale" in told] == [f"{note} Who could say how they see it?"]


def test_a_text_that_was_not_read_says_why() -> None:
    assert first_card(reading(ARTICLE, abstained="This text is in another language.")).lines[0] == (
        "This text is in another language.")


@pytest.mark.parametrize(
    ("published", "told"),
    [("2031-03-03T09:30:00Z", "3 March 2031"), ("2031-11-12", "12 November 2031"), ("3 March 2031", "3 March 2031"),
     ("2031-13-03", "2031-13-03"), ("2031-03-031", "2031-03-031"),
     ("10:02 AM EST Nov 19, 2031", "Nov 19, 2031"), ("20 Nov 2031 08:02 GMT", "20 Nov 2031"), ("last Monday",) * 2],
)
def test_a_date_is_told_as_people_write_it(published: str, told: str) -> None:
    text = reading(ARTICLE)
    dated = replace(text, cut=replace(text.cut, stated=replace(text.cut.stated, published=published)))
    assert f"Dated {told}." in first_card(dated).lines[0]


def test_a_column_and_a_press_release_are_asked_about_as_such() -> None:
    assert "writer's view" in first_card(reading(ARTICLE, genre="opinion")).question
    assert "not asked" in first_card(reading(ARTICLE, genre="interview")).question
    assert "somebody else" in first_card(reading(ARTICLE, genre="press release")).question
    assert "headline" in first_card(reading(ARTICLE, genre="news report")).question


def test_of_a_text_that_is_not_judged_only_its_origin_is_asked() -> None:
    shown = first_card(reading(ARTICLE, abstained="This text is in another language."))
    assert (shown.question, shown.more) == ("Who published this first?", ())


def test_that_most_is_from_people_without_a_name_is_told_and_asked_about() -> None:
    sources = [SourceTally(name, kind, None, None, (), words) for name, kind, words in (
        ("Two aides", SourceKind.ANONYMOUS, 30), ("Ida Marsh", SourceKind.PERSON, 20), ("All", SourceKind.VAGUE, 9))]
    shown = first_card(reading(ARTICLE, sources=sources))
    assert "Most quoted: people it does not name, Ida Marsh." in shown.lines
    assert any("without a name" in line for line in shown.more)
    fewer = first_card(reading(ARTICLE, sources=sources[1:]))
    assert "Most quoted: Ida Marsh." in fewer.lines


def test_whoever_wrote_it_is_not_told_to_be_quoted_in_it() -> None:
    text = ARTICLE.replace("closes\n", "closes\n\nBy Ada Fenn\n", 1)
    sources = [SourceTally(name, SourceKind.PERSON, None, None, (), 9) for name in ("Ada Fenn", "Ida Marsh")]
    assert "Most quoted: Ida Marsh." in first_card(reading(text, genre="opinion", sources=sources)).lines


def test_that_a_part_is_in_another_language_is_told_before_all_else() -> None:
    note = Note("other-language", "4 paragraphs are not in English: nothing was marked there.")
    shown = first_card(reading(ARTICLE, notes=[note]))
    assert shown.lines[0] == note.text
    assert note.text not in shown.more
