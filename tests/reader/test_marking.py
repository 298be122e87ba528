"""Selecting words and marking them, whatever the text and whatever is pressed."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reader.harness import TEXT
from tui.annotate.annotation import Layer
from tui.article.article import Span
from tui.article.plaintext import from_text
from tui.language.layout import lay_out
from tui.reader.flow import Flow
from tui.reader.marking import Marking, OwnMark
from tui.reader.selecting import Words, selected

TEXTS = st.text(st.sampled_from("ab .\n\t—“”’s字é\u0301\u00a0-"), max_size=200).map(lambda text: f"“A {text}")
STEPS = st.lists(
    st.tuples(
        st.sampled_from((
            "select", "step", "stretch", "line", "end", "edge", "swap", "choose", "rate", "confirm", "cancel", "remove",
            "go", "click", "drag",
        )),
        st.integers(0, 250),
    ),
    max_size=40,
)  # fmt: skip


def flow_of(text: str) -> Flow:
    it = from_text(text, "")
    return Flow(it, lay_out(it))


def marking_of(text: str, **options) -> Marking:
    return Marking(flow_of(text), **options)


def press(marking: Marking, step: str, number: int) -> None:
    """One of the keys, as the screen presses them: `number` stands for whatever the key is about."""
    by = 1 if number % 2 else -1
    if step == "select":
        marking.select(marking.flow.sentence_at(number))
    elif step == "choose":
        marking.choose(list(Layer)[number % 4])
    elif step == "rate":
        marking.rate(number % 5)
    elif step in ("confirm", "cancel", "remove"):
        getattr(marking, step)()
    elif step == "go":
        marking.stand_at(marking.neighbour(number, by) or marking.current)
    elif step == "click":
        marking.stand_at(marking.at(number))
    elif step == "drag":
        marking.select_span(Span(number, number + 9))
    elif marking.selection:
        selection = marking.selection
        marking.move({
            "step": lambda: selection.step(by, stretch=False),
            "stretch": lambda: selection.step(by, stretch=True),
            "line": lambda: selection.to_offset(number, stretch=by > 0),
            "end": lambda: selection.to_end_of(marking.flow.sentence_at(selection.caret.start), by),
            "edge": lambda: selection.to_edge([mark.span for mark in marking.marks], by),
            "swap": selection.swapped,
        }[step]())  # fmt: skip


def on_word_edges(marking: Marking, span: Span) -> bool:
    words = [word for number in range(len(marking.flow.blocks)) for word in marking.words.in_block(number)]
    return span.start in {word.start for word in words} and span.end in {word.end for word in words}


@given(TEXTS, STEPS)
def test_selection_and_marks_lie_inside_the_text_on_word_edges(text, steps):
    marking = marking_of(text)
    for step in steps:
        press(marking, *step)
        spans = [mark.span for mark in marking.marks] + ([marking.selection.span] if marking.selection else [])
        for span in spans:
            assert 0 <= span.start < span.end <= len(text)
            assert on_word_edges(marking, span)


@given(TEXTS, STEPS)
def test_undo_goes_back_through_every_state_to_the_first(text, steps):
    marking = marking_of(text)
    states = [marking.marks]
    for step in steps:
        press(marking, *step)
        if marking.marks != states[-1]:
            states.append(marking.marks)
    marking.cancel()
    marking.cancel()
    for before in reversed(states[:-1]):
        marking.stand_at(None)
        assert marking.undo() is not None
        assert marking.marks == before
    assert marking.undo() is None


@given(TEXTS, STEPS)
def test_no_mark_is_there_twice_and_none_shares_its_number(text, steps):
    marking = marking_of(text)
    for step in steps:
        press(marking, *step)
        marks = marking.marks
        assert len({mark.id for mark in marks}) == len(marks)
        assert len({(mark.layer, mark.start, mark.end) for mark in marks}) == len(marks)
        assert list(marks) == sorted(marks, key=lambda mark: (mark.start, mark.end, mark.id))
        assert all(mark.confidence in (1, 2, 3) for mark in marks)


@given(TEXTS)
def test_words_follow_each_other_to_both_ends(text):
    flow = flow_of(text)
    words = Words(flow)
    every = [word for number in range(len(flow.blocks)) for word in words.in_block(number)]
    assert [words.at(word.start) for word in every] == every
    for before, after in pairwise(every):
        assert before.end <= after.start
        assert words.neighbour(before, 1) == after
        assert words.neighbour(after, -1) == before
    assert words.neighbour(every[0], -1) == every[0]
    assert words.neighbour(every[-1], 1) == every[-1]


def test_words_keep_possessives_hyphens_and_figures():
    text = "The mayor’s so-called plan—her own—cost $1.5m (25%)."
    assert [text[slice(*word)] for word in Words(flow_of(text)).in_block(0)] == [
        "The", "mayor’s", "so-called", "plan", "her", "own", "cost", "$1.5m", "25%",
    ]  # fmt: skip


def words_of(marking: Marking, span: Span) -> str:
    return marking.flow.text[span.start : span.end]


def at(marking: Marking, words: str) -> Span:
    return marking.flow.sentence_at(marking.flow.text.index(words))


def test_a_clause_is_selected_with_few_keys():
    marking = marking_of(TEXT)
    marking.select(at(marking, "Officials familiar"))
    assert words_of(marking, marking.selection.span) == "Officials"
    for _ in range(7):
        marking.move(marking.selection.step(1, stretch=False))
    marking.move(marking.selection.to_end_of(at(marking, "Officials familiar"), 1))
    assert words_of(marking, marking.selection.span) == "the pier had not been inspected for nine years"
    marking.move(marking.selection.swapped().step(1, stretch=True))
    assert words_of(marking, marking.selection.span).startswith("pier had")


def test_a_selection_reaches_the_edges_of_marks():
    marking = marking_of(TEXT)
    text = marking.flow.text
    marks = [Span(text.index("brutal storm"), text.index("brutal storm") + 12)]
    marking.select(at(marking, "The council of Marrow Bay has"))
    marking.move(marking.selection.to_edge(marks, 1))
    assert words_of(marking, marking.selection.span).endswith("brutal")
    marking.move(marking.selection.to_edge(marks, 1))
    assert words_of(marking, marking.selection.span).endswith("storm")
    there = marking.selection
    assert there.to_edge(marks, 1) == there


def test_a_mark_is_made_of_a_layer_and_of_how_sure_it_is():
    marking = marking_of(TEXT)
    marking.select(at(marking, "Officials familiar"))
    assert marking.choose(Layer.SOURCED)
    assert marking.asking is Layer.SOURCED
    assert marking.marks == ()
    marking.rate(2)
    assert [(mark.layer, mark.confidence) for mark in marking.marks] == [(Layer.SOURCED, 2)]
    assert marking.current == marking.marks[0]
    assert marking.selection is None


def test_where_nobody_asks_how_sure_a_mark_is_the_layer_makes_it():
    marking = marking_of(TEXT, sureness=False)
    marking.select(at(marking, "Officials familiar"))
    marking.choose(Layer.LOADED)
    assert [mark.confidence for mark in marking.marks] == [None]


def test_only_the_layers_that_are_asked_for_can_be_chosen():
    marking = marking_of(TEXT, layers=(Layer.LOADED,))
    marking.select(at(marking, "Officials familiar"))
    assert not marking.choose(Layer.SOURCED)
    assert marking.confirm(), "with one layer to choose, enter chooses it"
    assert marking.asking is Layer.LOADED


@pytest.fixture
def two() -> Marking:
    text = TEXT
    loaded, claim = text.index("brutal"), text.index("the pier had not")
    return Marking(flow_of(text), (
        OwnMark(7, Layer.UNVERIFIED, claim, claim + 46, 1), OwnMark(4, Layer.LOADED, loaded, loaded + 6, 3),
    ))  # fmt: skip


def test_marks_are_gone_through_both_ways(two):
    first, second = two.marks
    assert (first.id, second.id) == (4, 7)
    assert two.neighbour(0, 1) == first
    two.stand_at(first)
    assert two.neighbour(0, 1) == second
    assert two.neighbour(0, -1) is None
    two.stand_at(None)
    assert two.neighbour(len(TEXT), -1) == second


def test_edges_layer_and_sureness_change_and_all_of_it_is_undone(two):
    before = two.marks
    two.stand_at(before[0])
    two.select(at(two, "brutal"))
    two.move(two.selection.step(1, stretch=True))
    assert two.confirm()
    assert words_of(two, two.current.span) == "brutal storm"
    two.choose(Layer.UNVERIFIED)
    two.rate(1)
    assert (two.current.id, two.current.layer, two.current.confidence) == (4, Layer.UNVERIFIED, 1)
    for _ in range(3):
        assert words_of(two, two.undo()).startswith("brutal")
    assert two.marks == before
    assert two.undo() is None


def test_a_removed_mark_comes_back_current(two):
    before = two.marks
    two.stand_at(before[1])
    assert two.remove()
    assert two.marks == before[:1]
    assert not two.remove()
    two.undo()
    assert two.marks == before
    assert two.current == before[1]


def test_leaving_a_selection_leaves_the_mark_as_it_was(two):
    before = two.marks
    two.stand_at(before[0])
    two.select(at(two, "brutal"))
    two.move(two.selection.step(1, stretch=True))
    assert two.cancel()
    assert two.marks == before
    assert two.current == before[0]
    assert two.cancel()
    assert two.current is None
    assert not two.cancel()


def test_of_marks_that_overlap_each_can_be_come_to():
    start = TEXT.index("brutal storm")
    marking = Marking(flow_of(TEXT), (
        OwnMark(1, Layer.SOURCED, start, start + 12, 1), OwnMark(2, Layer.LOADED, start, start + 6, 1),
    ))  # fmt: skip
    met = []
    for _ in range(3):
        marking.stand_at(marking.at(start + 1))
        met.append(marking.current.id)
    assert met == [2, 1, 2]
    assert marking.at(start + 30) is None


def test_a_text_without_words_selects_nothing():
    marking = marking_of("“ — ” …")
    assert not marking.select(Span(0, 7))
    assert not marking.select_span(Span(0, 7))
    assert selected(marking.words, Span(0, 7)) is None
