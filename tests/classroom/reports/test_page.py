import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.classroom.making_up import small
from tests.classroom.reports.conftest import answers_of
from tui.classroom.report import Report, report
from tui.classroom.reports.page import page

_ALONE = {"meta", "circle", "line"}


class Reader(HTMLParser):
    """What a browser would make of a page: its elements, their attributes, and whether all were closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.told = ""
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += attrs
        if tag not in _ALONE:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.told += data


@pytest.mark.parametrize("projector", [False, True])
def test_the_page_asks_for_nothing_and_runs_nothing(made: Report, projector: bool) -> None:
    text = page(made, projector)
    read = Reader(text)
    assert not {"script", "link", "img", "iframe", "form", "a", "base", "object"} & set(read.elements)
    assert not any(name.startswith("on") or name in ("href", "src") for name, _ in read.attributes)
    assert not re.search(r"url\(|@import|@font-face", text)
    assert "default-src 'none'" in text


def test_what_students_wrote_is_text(made: Report) -> None:
    assert '=HYPERLINK("https://example.org")<script>alert(1)</script>' in Reader(page(made)).told


@given(st.text())
def test_whatever_is_written_the_page_has_the_same_elements(because: str) -> None:
    def elements(text: str) -> list[str]:
        answers = answers_of("ann", "brutal")
        answers.decisions = [replace(answers.decisions[0], because=text)]
        return Reader(page(report([(small(), [answers, answers_of("eve", "quay")])]))).elements

    assert elements(f"x{because}") == elements("x")


def test_the_view_for_the_projector_names_nobody_and_quotes_nobody(made: Report) -> None:
    told = Reader(page(made, projector=True)).told
    assert "2 of 4 marked this" in told
    assert not {"ann", "Ben", "eve", "-1"} & set(told.split())
    assert "HYPERLINK" not in told


def test_the_map_says_how_many_marked_each_word(made: Report) -> None:
    assert '<mark class="b3" title="2 of 4">brutal<sup>2</sup></mark>' in page(made)


def test_of_an_article_on_the_map_the_headline_alone_looks_like_one(made: Report) -> None:
    assert re.findall(r'<p class="heading"><span class="number">(\d)</span>', page(made)) == ["1", "1"]


def test_the_same_answers_make_the_same_page(made: Report) -> None:
    assert page(made) == page(made)
