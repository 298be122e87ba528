"""What each block is for, and what is set aside."""

import pytest

from tui.article.plaintext import from_text
from tui.language.cut import CutArticle, cut

BODY = "The council of Marl voted on Tuesday to keep the swimming hall open for another year, its clerk said."


def read(*paragraphs: str, gap: str = "\n\n") -> CutArticle:
    return cut(from_text(gap.join(paragraphs), "a.txt"))


def roles(article: CutArticle) -> list[str]:
    return [block.role.value for block in article.blocks]


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


def test_the_agency_of_a_dateline_is_the_outlet() -> None:
    assert read("Marl votes", f"MARL (AP) — {BODY}", BODY, BODY).stated.outlet == "AP"
    assert read("Marl votes", f"MARL (pop. 300) — {BODY}", BODY, BODY).stated.outlet is None
