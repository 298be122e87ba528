"""The worksheet: what stands on it, in which order, and that nothing on it is ever markup of someone else's."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.classroom.making_up import CLOSING_TEXT, FIRST_TEXT, SECOND_TEXT, small
from tui.article.plaintext import from_text
from tui.classroom.exercise import Exercise, KeyMark, Passage, sha256_of
from tui.classroom.files import read
from tui.classroom.shelf import shelf
from tui.classroom.worksheet import as_html, as_markdown

ALLOWED = set(
    "html head meta title style body section h1 h2 h3 p ol li div span b table tr th td".split()  # noqa: SIM905
)
PIECES = [*"<>&\"'`*_[](){}#+-=.!|~$^\\:/@\n 1a", "```", "<script>", "http://x.y", "www.x.y"]
HOSTILE = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


class Elements(HTMLParser):
    """The elements of a page with their attributes, and its text by section."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.sections: list[str] = [""]
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(attributes)))
        if tag == "section":
            self.sections.append("")

    def handle_data(self, data: str) -> None:
        self.sections[-1] += data


def all_text(exercise: Exercise, text: str) -> Exercise:
    """The exercise with a text wherever a text may stand."""
    article = from_text(f"Lunt\n\n{text}\n\nboats {text}", "")
    passages = [
        Passage(name, text, article.text, sha256_of(article.text), blocks=article.blocks,
                key=(KeyMark(exercise.layers[0], text, 0, len(article.text), text),))
        for name in ("first", "second", "closing")
    ]
    return replace(
        exercise, title=text, instructions=text, prompts=(text, text), lateral=text, trust=(text, text),
        calibration=tuple(replace(item, feedback=text) for item in exercise.calibration),
        passages=tuple(passages[:2]), closing=passages[2],
    )


def test_students_see_neither_key_nor_feedback_nor_the_machine_s_marks() -> None:
    *pages, key, machine = Elements(as_html(small())).sections[1:]
    students = " ".join(pages)
    assert len(pages) == 4
    assert "The brutal ban hit the quay." in students and "Find the harbour office's own page." in students
    assert "It judges the ban." not in students and "It judges the ban." in key
    assert "There is nothing to mark." not in students and "There is nothing to mark." in key
    assert "“the worst” alarms." not in students + key and "“the worst” alarms." in machine


def test_the_articles_stand_in_order_with_the_questions_behind_the_first() -> None:
    text = as_markdown(small())
    places = [
        text.index(words)
        for words in (
            "Mark the words that judge", "A brutal frost came", "1  Lunt bans boats", "Who was not asked?",
            "Find the harbour office", "1  Lunt keeps boats out", "1  Rain in Lunt", "## Key to", "## What a machine",
        )
    ]
    assert places == sorted(places)


def test_only_marks_of_what_is_looked_for_and_shown_are_told() -> None:
    machine = as_html(small()).partition("What a machine marked")[2]
    assert "“brutal” judges." in machine
    assert "“hit” may judge." not in machine


def test_votes_are_told_where_several_people_voted_and_else_the_author_once() -> None:
    text = as_markdown(small())
    assert "Two of three readers marked this. It judges the ban." in text
    lesson = as_markdown(read(shelf()[0]))
    assert lesson.count("author made these marks") == 1 and "author marked this" not in lesson


def test_with_one_article_it_is_marked_again() -> None:
    exercise = small()
    alone = as_markdown(replace(exercise, passages=exercise.passages[:1]))
    assert "mark the first article again" in alone
    assert "Second article" not in alone
    assert "mark the first article again" not in as_markdown(exercise)


def test_what_a_mark_is_is_written_down_only_where_several_things_are_looked_for() -> None:
    one, *_, several = (as_markdown(read(path)) for path in shelf())
    assert "In the margin, write how sure you are" in one
    assert "In the margin, write what it is (U for “says who?”, L for" in several


def test_an_exercise_that_says_next_to_nothing_can_be_printed() -> None:
    exercise = small()
    bare = Exercise("bare", "Bare", "", exercise.layers, passages=(replace(exercise.passages[0], key=(), machine=()),))
    assert "Nothing is marked." in as_markdown(bare)
    assert Elements(as_html(bare)).sections[-1].count("Nothing is marked.") == 1


@pytest.mark.parametrize("path", shelf(), ids=lambda path: path.name.partition(".")[0])
def test_a_page_asks_for_nothing_from_outside_and_runs_nothing(path: object) -> None:
    page = as_html(read(path))  # type: ignore[arg-type]
    elements = Elements(page)
    assert {tag for tag, _ in elements.found} <= ALLOWED
    assert not [name for _, attributes in elements.found for name, _ in attributes if name in ("src", "href", "style")]
    assert "default-src 'none'" in page
    assert "url(" not in page and "@import" not in page and "http" not in page.replace("http-equiv", "")


@given(HOSTILE)
def test_whatever_a_text_holds_it_is_text_on_the_page(text: str) -> None:
    found = Elements(as_html(all_text(small(), text))).found
    assert {tag for tag, _ in found} <= ALLOWED
    assert all(name in ("class", "lang", "charset", "http-equiv", "content", "name") for _, a in found for name, _ in a)


@given(HOSTILE)
def test_whatever_a_text_holds_it_is_text_in_markdown(text: str) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(as_markdown(all_text(small(), text)))
    kinds = {token.type for token in tokens}
    inline = {child.type for token in tokens for child in token.children or ()}
    assert inline <= {"text", "text_special", "softbreak"}, text
    assert not kinds & {"hr", "blockquote_open", "bullet_list_open", "code_block", "lheading_open"}
    assert {token.content for token in tokens if token.type == "html_block"} == {
        '<div style="break-before: page"></div>\n'
    }
    assert sum(token.type == "fence" for token in tokens) == 3


def test_every_word_of_the_articles_is_on_the_sheet() -> None:
    page = " ".join(" ".join(Elements(as_html(small())).sections).split())
    for text in (FIRST_TEXT, SECOND_TEXT, CLOSING_TEXT):
        assert all(word in page for word in text.split())
