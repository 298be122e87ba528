"""What each block is for, and what is set aside."""

import pytest

from tests.language.building import BODY, read, roles


def test_a_pasted_web_page() -> None:
    article = read(
        "[Invented for practice: nothing here exists.]",
        "Marl keeps its swimming hall",
        "By Ada Fenn",
        "The Marl Courier, 3 March 2031",
        BODY,
        f"{BODY} Read More",
        "The hall in winter",
        "Swimmers in the hall of Marl. Photo by Ben Orr",
        BODY,
        "Share this article",
        "Leave a Reply",
        "Powered by : Example Plugin",
    )
    assert roles(article) == [
        "note", "headline", "byline", "byline", "body", "body", "body", "caption", "body",
        "furniture", "furniture", "furniture",
    ]  # fmt: skip
    assert article.stated.title == "Marl keeps its swimming hall"
    assert article.stated.byline == "Ada Fenn"
    assert article.stated.published == "3 March 2031"
    assert article.stated.outlet == "The Marl Courier"
    glued = article.blocks[5]
    assert article.text[glued.furniture.start : glued.furniture.end] == "Read More"
    assert article.sentence_at(glued.furniture.start) is None


def test_a_line_above_a_caption_belongs_to_the_picture() -> None:
    article = read("Marl keeps its hall", BODY, "The hall\nSwimmers in Marl. © Ben Orr", BODY)
    assert roles(article) == ["headline", "body", "caption", "caption", "body"]


def test_a_form_to_fill_in_is_no_part_of_the_article() -> None:
    article = read(
        "Marl keeps its hall", BODY,
        "Take our survey of the month", "Which of the two halls of Marl would you keep?", "Only the old one", "Neither",
        "Name *", "Whoever sends this in has read our terms of use.",
        "The winner is told in May.", BODY,
    )  # fmt: skip
    assert roles(article) == ["headline", "body", *["furniture"] * 6, "body", "body"]
    told = "Take our poll, said the mayor of Marl, and you will see what the town thinks of it."
    asked = read("Marl keeps its hall", BODY, told, BODY)
    assert roles(asked) == ["headline", "body", "body", "body"]


def test_headlines_of_other_stories_stand_below_related() -> None:
    article = read(
        "Marl keeps its hall", BODY, "Related articles", "Quell loses its mill", "Who owns the river?", "It fell.",
        "Storm closes the harbour: shipsMarl counts its boats", "Marl counts its boats and its oars again",
        "Marl counts its boats and its oars again", BODY,
    )  # fmt: skip
    assert roles(article) == [
        "headline", "body", "furniture", "furniture", "body", "body", "furniture", "body", "furniture", "body",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "Article posted with permission from The Marl Courier", "Reprinted with permission from marl.example.",
        "Follow Ada Fenn on Twitter: @adafenn.", "View full results: https://marl.example/vote", "https://marl.example/1",
        "This story originally appeared in The Quell Star.", "_________", "Please consider a donation.",
        "This article was originally published by Quell Notes, 3 May 2031, and is republished here with permission.",
        "Used with permission.",
        "If you liked this story and the others of the week in Marl, please consider a donation.",
        "Copyright 2031 The Marl Courier. All rights reserved. No part of it may be sold.", "Subscribe today!",
        "By signing up, you agree to our terms and to the way in which the newspaper makes use of your address.",
        "This page is protected by reCAPTCHA and the Privacy Policy and Terms of Service of its maker apply.",
        "Privacy Policy | Terms of Service", "Contact | Privacy policy", "Read More", "Story timeline",
        "Reach Ada Fenn directly at ada@marl.example.", "Related links",
    ],
)  # fmt: skip
def test_what_a_site_says_of_itself_is_furniture(line: str) -> None:
    assert roles(read("Marl keeps its hall", BODY, BODY, line)) == ["headline", "body", "body", "furniture"]


@pytest.mark.parametrize("line", ["Read More", "Share this article", "Follow Ada Fenn on Twitter: @adafenn.", "Tagged"])
def test_what_a_site_says_is_furniture_in_a_text_of_many_lines_too(line: str) -> None:
    lines = [f"Ida Marsh swam {count} lengths." for count in range(400)]
    assert roles(read("Marl keeps its hall", *lines, line))[-2:] == ["body", "furniture"]


def test_nothing_of_the_article_follows_the_line_that_tells_where_it_stood_before() -> None:
    notice = "Reprinted with permission from Quell Notes."
    article = read("Marl keeps its hall", BODY, BODY, notice, "The Best of Ada Fenn")
    assert roles(article)[-2:] == ["furniture", "furniture"]
    above = read("Marl keeps its hall", "This story first appeared in Quell Notes.", *[BODY] * 4)
    assert roles(above) == ["headline", "furniture", "body", "body", "body", "body"]


@pytest.mark.parametrize("head", [("By Ada Fenn",), (), (BODY,)])
def test_the_body_below_the_line_that_tells_where_it_stood_before_is_kept(head: tuple[str, ...]) -> None:
    notice = "This article first appeared in The Quell Star."
    for bodies in (1, 2):
        article = read("Marl keeps its hall", *head, notice, *[BODY] * bodies, *["Ida Marsh swims there."] * (not head))
        assert roles(article)[len(head) + 1] == "furniture"
        assert set(roles(article)[len(head) + 2 :]) == {"body"}


def test_few_paragraphs_below_that_line_are_not_of_the_article() -> None:
    article = read("Marl keeps its hall", *[BODY] * 3, "Reprinted from Quell Notes.", BODY, BODY)
    assert roles(article) == ["headline", *["body"] * 3, *["furniture"] * 3]


@pytest.mark.parametrize(
    "line",
    [
        "He will follow the debate on Twitter from a boat, and he asked for no permission.",
        "The council said more at https://marl.example/vote and in a letter.",
        "Ada Fenn's McAdam bridge stood for years",
        "Following the ruling, Voss said on Twitter that the court had lied.",
        "Followers on Facebook called it a fraud, Ida Marsh said.", "Reached by phone, Voss spoke directly at length.",
        "“Please consider a donation,” said Ida Marsh, who runs the hall in Marl.",
        "Follow the money on Facebook, Ida Marsh told them.",
        "Voss sent the mill a letter: “Click here to lose your vote.”",
        "The company broke its own privacy policy.", "What they found may not be reproduced in Quell.",
        "The other side will never agree to our terms.",
        "Donated clothes filled the hall", "The mill may consider a donation of land.",
        "This report was originally published in May; the council says it was false.",
        "This report was originally published in Marl and caused a storm.",
        "This story was originally published in May.",
        "Reprinted from memory, the map shows a dam, Ana Voss said.",
        "This article originally appeared in Quell Notes. The council has sued them.",
    ],
)  # fmt: skip
def test_what_only_looks_like_that_is_not(line: str) -> None:
    assert roles(read("Marl keeps its hall", BODY, BODY, line)) == ["headline", "body", "body", "body"]


def test_what_is_told_of_the_writer_is_no_part_of_the_article() -> None:
    note = "Lone Bak (write to her) is a fellow of the Bridge Fund and the author of Old Water."
    noted = read("Marl keeps its hall", *[BODY] * 8, note, "Her next book is on mills.")
    assert roles(noted)[-3:] == ["body", "byline", "byline"]
    above = read("Marl keeps its hall", note, *[BODY] * 8)
    assert roles(above)[:3] == ["headline", "byline", "body"]
    assert above.stated.byline is None
    spoken_of = read("Marl keeps its hall", *[BODY] * 8, "Bak spoke for an hour.", note)
    assert roles(spoken_of)[-2:] == ["body", "body"]
    titled = "Lone Bak is the author of “Old Water of Marl” and writes on mills."
    assert roles(read("Marl keeps its hall", *[BODY] * 8, titled))[-1] == "byline"


@pytest.mark.parametrize(
    "last",
    [
        ("Lone Bak is a farmer and president of the millers' union. “The council lied to us,” she said on Tuesday.",),
        ("Lone Bak is president of the millers' union. She said that the council had lied.",),
        ("Lone Bak is president of the millers' union.", "“The council lied to us,” she wrote."),
        ("Lone Bak is president of the millers' union.", BODY),
    ],
)
@pytest.mark.parametrize("more", [0, 2])
def test_who_is_told_of_above_a_statement_is_its_source(last: tuple[str, ...], more: int) -> None:
    assert set(roles(read("Marl keeps its hall", *[BODY] * 9, *last, *[BODY] * more))[1:]) == {"body"}


@pytest.mark.parametrize(
    ("byline", "role"),
    [("By Lone Bak", "byline"), ("By LONE BAK", "byline"), ("By Our Correspondent", "byline"), ("By Ada Fenn", "body")],
)
def test_a_note_is_on_the_author_where_one_is_named(byline: str, role: str) -> None:
    note = "Lone Bak is a fellow of the Bridge Fund."
    assert roles(read("Marl keeps its hall", byline, *[BODY] * 9, note))[-1] == role


def test_sentences_of_the_body_are_never_furniture() -> None:
    article = read(
        "Marl keeps its hall",
        "Read more books, the mayor told children at the opening of the library in the old mill of Marl.",
        "Share prices fell by a tenth.",
        "Home is where the council meets, said its clerk, and there it will stay for the next ten years or so.",
    )
    assert roles(article) == ["headline", "body", "body", "body"]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_passage_of_three_lines_has_no_headline(count: int) -> None:
    article = read(*["Read more"] * count, gap="\n")
    assert article.brief
    assert roles(article) == ["body"] * count


def test_a_long_first_paragraph_is_no_headline() -> None:
    article = read(BODY * 3, BODY, BODY, BODY)
    assert roles(article) == ["body"] * 4


@pytest.mark.parametrize("kicker", ["OPINION", "Comment", "Politics", "News release, 3 March 2031",
                                    "EMBARGOED UNTIL 00.01 ON TUESDAY 3 MARCH",
                                    "Press release — for immediate release"])
def test_a_line_that_only_names_a_section_is_not_the_headline(kicker: str) -> None:
    article = read(kicker, "Marl keeps its hall", "By Ada Fenn", BODY, BODY)
    assert roles(article)[:4] == ["byline", "headline", "byline", "body"]
    assert (article.stated.title, article.stated.outlet) == ("Marl keeps its hall", None)


@pytest.mark.parametrize("headline", ["Opinion turns against the hall", "News of the hall", "Comment: keep the hall"])
def test_a_headline_may_begin_with_the_name_of_a_section(headline: str) -> None:
    assert read(headline, BODY, BODY, BODY).stated.title == headline


@pytest.mark.parametrize(
    "lead",
    [f"MARL, Aug. 3 (Reuters) - {BODY}", f"Marl, Aug 3 (PTI) {BODY}", f"MARL, March 3. /TASS/. {BODY}",
     f"MARL (AP) — {BODY}"],
)
def test_a_paragraph_with_a_dateline_is_no_headline(lead: str) -> None:
    article = read(lead, BODY, BODY, BODY)
    assert (article.stated.title, roles(article)) == (None, ["body"] * 4)
    assert article.stated.outlet in ("Reuters", "PTI", "TASS", "AP")
