"""Which stretches of a paragraph stand in quotation marks."""

import pytest

from tui.article.article import Span
from tui.language.quotations import quotations, quotations_in
from tui.language.sentences import sentence_spans


def inner(text: str) -> list[str]:
    return [text[q.inner.start : q.inner.end] for q in quotations(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“Yes,” she said, “we can.”", ["Yes,", "we can."]),
        ('He called it "a mess" and "over".', ["a mess", "over"]),
        ("«Ja», sagte er.", ["Ja"]),
        ("The ‘final’ offer isn’t the workers’ last.", ["final"]),
        ("It's the boys' 'big' day, isn't it?", ["big"]),
        ("``So be it,'' he said.", ["So be it,"]),
        ("Rock ’n’ roll in the ’90s", []),
    ],
)
def test_what_is_quoted(text: str, quoted: list[str]) -> None:
    assert inner(text) == quoted


def test_an_unclosed_quotation_runs_to_the_end_of_its_paragraph() -> None:
    text = "“This goes on. And on."
    (found,) = quotations(text, 0, len(text))
    assert not found.closed
    assert found.end == len(text)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“It is old, said the mayor, Ana Voss.", "It is old,"),
        ("\"It is old, Ana Voss, the mayor, said.", "It is old,"),
        ("“Is it old? she asked.", "Is it old?"),
        ("“It is old. She said so in May, and left.", "It is old. She said so in May, and left."),
        ("“He told me, Ana, that it is old.", "He told me, Ana, that it is old."),
    ],
)
def test_who_spoke_is_no_part_of_an_unclosed_quotation(text: str, quoted: str) -> None:
    ((found,),) = quotations_in(text, [Span(0, len(text))])
    assert text[found.inner.start : found.inner.end] == quoted


def test_an_unclosed_quotation_that_goes_on_in_the_next_paragraph_keeps_its_end() -> None:
    text = "“I saw it. Go home, said my mother.\n\n“So I went.”"
    end = text.index("\n")
    (found,), _ = quotations_in(text, [Span(0, end), Span(end + 2, len(text))])
    assert found.end == end


def test_a_new_opening_mark_ends_one_that_was_never_closed() -> None:
    text = "She said “one and then “two” again."
    assert inner(text) == ["one and then", "two"]
    assert [text[q.start : q.end] for q in quotations(text, 0, len(text))] == ["“one and then", "“two”"]


@pytest.mark.parametrize("mark", ["“", "\"", "''", "‘", "'", "."])
def test_a_line_of_marks_takes_no_longer_than_its_length(mark: str) -> None:
    text = f"{mark} a " * 20_000
    assert len(quotations(text, 0, len(text))) <= 40_000
    assert len(sentence_spans(text, 0, len(text))) <= 40_000


def test_apostrophes_that_never_close_take_no_longer_either() -> None:
    text = "'a " * 40_000
    assert quotations(text, 0, len(text)) == []


@pytest.mark.parametrize(
    ("lines", "quoted"),
    [
        (["“It fell.", "It was loud.", "We ran.” They came."], ["“It fell.", "It was loud.", "We ran.”"]),
        (["“It fell.", "It was loud.", "They came."], ["“It fell."]),
        (["“It fell.", "“It was loud.”", "We ran.”"], ["“It fell.", "“It was loud.”"]),
        (['"It fell.', 'It was loud," she said.'], ['"It fell.', 'It was loud,"']),
    ],
)
def test_a_quotation_goes_on_over_the_next_lines_to_its_closing_mark(lines: list[str], quoted: list[str]) -> None:
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:index]) for index in range(len(lines))]
    stretches = [Span(start, start + len(line)) for start, line in zip(starts, lines, strict=True)]
    assert [text[q.start : q.end] for found in quotations_in(text, stretches) for q in found] == quoted


def test_an_empty_line_ends_what_is_left_open() -> None:
    text = "“It fell.\n\nIt was loud.”"
    found = quotations_in(text, [Span(0, 9), Span(11, len(text))])
    assert [len(some) for some in found] == [1, 0]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("'It is the drivers' money, not ours,' he said.", ["'It is the drivers' money, not ours,'"]),
        ("‘It is the drivers’ money, not Orin’s,’ he said.", ["‘It is the drivers’ money, not Orin’s,’"]),
        ("The 'late flyers' were here, 'as ever,' he said.", ["'late flyers'", "'as ever,'"]),
        ("The ‘late flyers’ left the drivers’ yard.", ["‘late flyers’"]),
    ],
)
def test_the_apostrophe_of_a_plural_closes_no_quotation_that_goes_on(text: str, quoted: list[str]) -> None:
    assert [text[one.start : one.end] for one in quotations(text, 0, len(text))] == quoted
