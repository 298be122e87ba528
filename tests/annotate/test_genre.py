from dataclasses import replace

import pytest

from tests.annotate.building import SOBER, article, passage, said
from tui.annotate.annotation import Annotation
from tui.annotate.engine import read
from tui.annotate.genre import genre_of
from tui.annotate.voice import argues
from tui.article.plaintext import from_text
from tui.language.cut import CutArticle, cut


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


def test_words_for_the_writer_in_a_name_are_not_the_writers() -> None:
    told = ["The US sent a ship.", "Our Harbour spent a million.", "It fell.", "Rain came.", "The Let's Row club won."]
    ours = ["They sent us a ship.", "Our harbour spent a million.", "It fell.", "Rain came.", "Let's row, then."]
    assert argues(article(*told), []) < argues(article(*ours), [])


COLUMN = (
    "The council wants to close the swimming hall of Marl, and it calls that a saving.",
    "It is nothing of the kind.",
    "Who will teach the children to swim?",
    "A town that closes its only pool does not save, it moves the bill to the hospital.",
    "The sums are wrong, and the council knows it.",
    "Perhaps the mayor has never stood in that queue on a wet morning.",
    "There is a better way, and even the auditors have found it.",
    "The hall should stay open.",
)
REPORT = (
    "The council voted on Monday to close the swimming hall of Marl.",
    "The mayor said the hall cost 90,000 a month.",
    "Ida Marsh, who swims there, said that nobody had asked the schools.",
    "The auditors told the council that a tunnel would leak.",
    "The hall opened in 1931 and was mended in 1988.",
    "It has two pools and a roof of glass.",
    "About 400 children learn to swim there every year.",
    "Work is expected to begin in May.",
)


def test_a_column_argues_without_a_word_for_its_writer() -> None:
    assert genre_of(article(*COLUMN), []) == "opinion"


def report(*more: str) -> CutArticle:
    return article(*REPORT, *more)


def reported(cut_article: CutArticle) -> list[Annotation]:
    return [
        said(cut_article, "the hall cost 90,000 a month", "The mayor"),
        said(cut_article, "nobody had asked the schools", "Ida Marsh"),
        said(cut_article, "a tunnel would leak", "The auditors", "told"),
    ]


def test_a_report_that_ends_on_a_question_is_one_still() -> None:
    plain, asking = report(), report("Why was the hall never mended again?")
    assert genre_of(plain, reported(plain)) == "news report"
    assert genre_of(asking, reported(asking)) == "news report"


def test_a_text_that_both_reports_and_argues_is_left_open() -> None:
    both = report(*COLUMN)
    assert genre_of(both, reported(both)) is None


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Lone Bak is a professor of law at the University of Tarn.", "opinion"),
        ("Lone Bak, a former mayor of Quell, is president of the Bridge Fund and author of Old Water.", "opinion"),
        ("Lone Bak is a reporter for the Tarn Star.", "news report"),
        ("Ida Marsh is a professor of law at the University of Tarn.", "news report"),
        ("That is the view of the professor who built the model, Lone Bak.", "news report"),
        ("Lone Bak is president of the millers' union. “The council lied to us,” she said.", "news report"),
        ("Lone Bak is president of the millers' union.\n\n“The council lied to us,” she said.", "news report"),
        ("Lone Bak is a columnist. “The council lied to us,” she said.", "news report"),
    ],
)
def test_a_note_on_a_writer_from_outside_makes_an_opinion(note: str, expected: str) -> None:
    """Unless the article itself speaks of whoever that is."""
    noted = report(SOBER, note)
    assert genre_of(noted, reported(noted)) == expected


def test_a_note_on_somebody_else_than_the_author_makes_no_opinion() -> None:
    noted = report(SOBER, "Lone Bak is a professor of law at the University of Tarn.")
    signed = article("By Ben Orr", *REPORT, SOBER, "Lone Bak is a professor of law at the University of Tarn.")
    assert (genre_of(noted, reported(noted)), genre_of(signed, reported(signed))) == ("opinion", "news report")


def test_a_writer_who_speaks_as_one_writes_an_opinion() -> None:
    views = ["I think the bridge must go.", "We should ask why.", "My view is plain.", "You must look.", "I said so."]
    assert genre_of(article(*views, SOBER), []) == "opinion"


def test_questions_and_answers_in_turns_are_an_interview() -> None:
    turns = ["What will happen to the bridge?", "It will close in May."] * 5
    assert genre_of(article(*turns), []) == "interview"


def test_a_short_interview_is_one_where_somebody_answers_for_themselves() -> None:
    asked = ["What will you miss?", "I will miss the quarrels in the queue."] * 3
    assert genre_of(article(*asked), []) == "interview"
    explained = ["What is the bridge?", "It is a road over the river."] * 3
    assert genre_of(article(*explained), []) is None


def test_statements_with_sources_make_a_news_report() -> None:
    statements = ["the crane would move", "the office would close", "the gate would open"]
    cut_article = article(*[f"Ida Marsh said {what}." for what in statements], SOBER)
    assert genre_of(cut_article, [said(cut_article, what, "Ida Marsh") for what in statements]) == "news report"


def test_what_people_think_and_say_in_general_makes_no_report() -> None:
    statements = ["the crane will move", "the office will close", "the gate will open"]
    cut_article = article(*[f"Ida Marsh thinks {what}." for what in statements], SOBER)
    assert genre_of(cut_article, [said(cut_article, what, "Ida Marsh", "thinks") for what in statements]) is None


def test_what_cannot_be_told_is_left_open() -> None:
    assert genre_of(article(SOBER, SOBER, SOBER), []) is None
    assert genre_of(passage("I think the bridge must go."), []) is None


def genre(text: str, **stated: object) -> str | None:
    return genre_of(cut(replace(from_text(text, "a.txt"), **stated)), [])


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("Opinion", "opinion"), ("News/Op-Ed", "opinion"), ("OpinionNewsArticle", "opinion"),
        ("commentisfree", "opinion"),
        ("press-releases", "press release"), ("Media releases", "press release"), ("Interviews", "interview"),
        ("Politics", None), ("Public opinion", None), ("NewsArticle", None),
    ],
)
def test_what_the_page_files_it_under_names_the_genre(section: str, expected: str | None) -> None:
    assert genre(f"Bridge closed\n\n{SOBER}\n\n{SOBER}\n\n{SOBER}", sections=("2031", section)) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("OPINION\n\nKeep the bridge", "opinion"),
        ("Editorial: Keep the bridge", "opinion"),
        ("Opinion | Keep the bridge", "opinion"),
        ("Keep the bridge | Opinion", "opinion"),
        ("Town has no opinion", None),
        ("Keep the bridge\n\nGuest essay by Ida Marsh", "opinion"),
        ("EMBARGOED UNTIL 00.01 ON TUESDAY\n\nBridge closed", "press release"),
        ("PRESS RELEASE – FOR IMMEDIATE RELEASE", "press release"),
        ("PRESS RELEASE – FOR IMMEDIATE RELEASE on Tuesday, 3 May 2031, at the gate of Tarn Mills", "press release"),
        ("PRESS RELEASE", "press release"),
        ("PRESS RELEASE:", "press release"),
        ("In conversation with Ida Marsh", "interview"),
        ("Opinion turns against the bridge", None),
        ("Leader of the council resigns", None),
        ("Letters were sent to the families\n\nComment was not to be had.", None),
        ("Bridge closed\n\nThe mayor told of it in a press release.", None),
    ],
)
def test_a_label_is_all_of_its_line_or_stands_apart_from_the_rest(head: str, expected: str | None) -> None:
    assert genre(f"{head}\n\n{SOBER}\n\n{SOBER}\n\n{SOBER}") == expected


@pytest.mark.parametrize(
    ("foot", "expected"),
    [
        ("Ida Marsh is a columnist for the Tarn Star.", "opinion"),
        ("The views expressed in this article are the author's own.", "opinion"),
        ("The mayor is the sister of the columnist Ida Marsh.", None),
        ("The opinions of those who came to the hall were divided.", None),
        ("Press contact: Lone Bak, press@tarn.example, 0555 0101", "press release"),
        ("About Tarn Mills\n\nTarn Mills is a maker of flour in Tarn.", "press release"),
        ("About Ida Marsh\n\nIda Marsh is a reporter in Tarn.", None),
        ("About the bridge\n\nThe bridge was built in 1931.", None),
        ("###", "press release"),
        ("For more information, please visit tarnmills.example.", "press release"),
        ("The council has more information on its page.", None),
        ("The Associated Press", "agency copy"),
        ("(Reporting by Ida Marsh; Editing by Orrin Vale)", "agency copy"),
        ("Copyright 2031 The Associated Press. All rights reserved.", "agency copy"),
        ("The Associated Press contributed to this report.", None),
        ("Reporting by Ida Marsh.", None),
        (f"{SOBER} (Reporting by Ida Marsh; Editing by Orrin Vale)", "agency copy"),
    ],
)
def test_what_stands_at_the_foot(foot: str, expected: str | None) -> None:
    assert genre(f"Bridge closed\n\n{SOBER}\n\n{SOBER}\n\n{SOBER}\n\n{foot}") == expected


@pytest.mark.parametrize(
    ("byline", "expected"),
    [("Reuters", "agency copy"), ("Ida Marsh, Associated Press", "agency copy"), ("AFP and Ida Marsh", "agency copy"),
     ("Ida Marsh", None), ("Pa Marsh", None)],
)
def test_an_agency_that_signs_is_where_it_comes_from(byline: str, expected: str | None) -> None:
    assert genre(f"Bridge closed\n\n{SOBER}\n\n{SOBER}\n\n{SOBER}", byline=byline) == expected


@pytest.mark.parametrize(
    ("byline", "expected"),
    [("By Ida Marsh, columnist", "opinion"), ("Ida Marsh | Star columnist", "opinion"),
     ("By Ida Marsh, reporter", None)],
)
def test_a_columnist_in_the_byline_writes_a_column(byline: str, expected: str | None) -> None:
    assert genre(f"Bridge closed\n\n{byline}\n\n{SOBER}\n\n{SOBER}\n\n{SOBER}") == expected


@pytest.mark.parametrize(
    ("outlet", "expected"),
    [("Quell Wire", "agency copy"), ("Corvo News Agency", "agency copy"), ("The Tarn Star", None),
     ("Business Wire", "press release")],
)
def test_one_that_is_called_an_agency_in_a_dateline_is_one(outlet: str, expected: str | None) -> None:
    copy = f"TARN, May 3 ({outlet}) - The bridge was closed on Monday."
    assert genre(f"Bridge closed\n\n{copy}\n\n{SOBER}\n\n{SOBER}") == expected


def test_the_dateline_of_an_agency_counts_in_another_outlet_and_without_a_headline() -> None:
    copy = "TARN, May 3 (Reuters) - The bridge was closed on Monday."
    assert genre(f"Bridge closed\n\n{copy}\n\n{SOBER}\n\n{SOBER}", outlet="The Tarn Star") == "agency copy"
    assert genre(f"{copy}\n\n{SOBER}\n\n{SOBER}\n\n{SOBER}") == "agency copy"
    assert genre(copy) == "agency copy"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tarn Mills is pleased to announce the opening of its mill.", "press release"),
        ("Today we're excited to introduce a new flour.", "press release"),
        ("“We are proud to announce the opening,” the owner wrote.", None),
        ("The mayor was pleased to share a table with the miller.", None),
        ("TARN--(BUSINESS WIRE)--Tarn Mills will open its mill.", "press release"),
        ("The business wire was cut on Monday.", None),
    ],
)
def test_one_who_is_pleased_to_announce_publishes_it(text: str, expected: str | None) -> None:
    assert genre(f"The mill\n\n{text}\n\n{SOBER}\n\n{SOBER}\n\n{SOBER}") == expected


@pytest.mark.parametrize(
    ("outlet", "expected"),
    [("Ministry of Water", "press release"), ("University of Tarn Newsroom", "press release"), ("Tarn Star", None),
     ("The University Times", None), ("Police Gazette", None)],
)
def test_a_public_body_that_publishes_tells_its_own_news(outlet: str, expected: str | None) -> None:
    assert genre(f"The bridge\n\n{SOBER}\n\n{SOBER}\n\n{SOBER}", outlet=outlet) == expected


def test_few_statements_in_a_text_whose_writer_is_heard_make_no_report() -> None:
    statements = ["the crane would move", "the office would close", "the gate would open"]
    urged = ["You should look.", "We need it.", *["The bridge is old, and nobody has ever mended it."] * 12]
    cut_article = article(*[f"Ida Marsh said {what}." for what in statements], *urged)
    assert genre_of(cut_article, [said(cut_article, what, "Ida Marsh") for what in statements]) == "opinion"


def test_two_statements_make_a_report_of_a_few_sentences() -> None:
    told = "The yard closed, Ida Marsh said.", "The gate had no lock, Orrin Vale said.", "It rained."
    short, long = article(*told), article(*told, *[SOBER] * 4)
    found = [genre_of(one, [said(one, "The yard closed", "Ida Marsh"), said(one, "The gate had no lock", "Orrin Vale")])
             for one in (short, long)]
    assert found == ["news report", None]


def test_an_interview_is_not_marked_for_having_one_voice() -> None:
    turns = "\n\n".join(
        f"Ivo Marek: What about the {thing}?\n\nAV: I looked at the {thing} in May, and it was bad."
        for thing in ("bridge", "crane", "quay", "gate", "boats"))
    reading = read(from_text(f"Ana Voss on the port\n\nWe spoke to Ana Voss in her office.\n\n{turns}", "a.txt"))
    assert reading.genre == "interview"
    assert reading.sources[0].name == "Ana Voss"
    assert not {"single-source", "no-independent"}.intersection(a.kind for a in reading.annotations)
    assert not {"named-sources", "figures-attributed"}.intersection(p.kind for p in reading.practice)
