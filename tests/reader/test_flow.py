"""Where things stand on the rows of an article, whatever its text."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tui.article.article import Article, Block, BlockKind
from tui.article.plaintext import from_text
from tui.language.layout import lay_out
from tui.reader.flow import Flow, Position, RowKind
from tui.reader.searching import MOST_MATCHES, matches

LETTERS = st.sampled_from("ab .\n\t—“”字é\u0301\u00a0S") | st.characters(codec="utf-8")
TEXTS = st.text(LETTERS, min_size=1, max_size=300).map(lambda text: f"A {text}")


def flow_of(text: str, width: int) -> Flow:
    it = from_text(text, "")
    flow = Flow(it, lay_out(it))
    flow.set_width(width)
    return flow


@given(TEXTS, st.integers(8, 40))
def test_every_character_is_on_the_row_that_its_position_names(text, width):
    flow = flow_of(text, width)
    for block in flow.blocks:
        for offset in range(block.start, block.end):
            row = flow.row(flow.position_of(offset))
            assert row.kind is RowKind.TEXT
            assert row.start <= offset < row.end


@given(TEXTS, st.integers(8, 40), st.integers(-50, 50))
def test_moving_counts_rows(text, width, by):
    flow = flow_of(text, width)
    start = flow.moved(flow.first, 7)
    there = flow.moved(start, by)
    assert flow.first <= there <= flow.last
    distance = flow.distance(start, there, 100)
    assert distance == by or there in (flow.first, flow.last)
    assert flow.moved(start, distance) == there


@given(TEXTS)
def test_each_character_is_in_one_sentence_at_most(text):
    flow = flow_of(text, 40)
    for number in range(len(flow.blocks)):
        ends = [flow.blocks[number].start]
        for sentence in flow.sentences(number):
            assert ends[-1] <= sentence.start <= sentence.end
            ends.append(sentence.end)
            assert flow.sentence_at(sentence.start) == sentence


@given(TEXTS)
def test_skimming_hides_nothing_for_good(text):
    flow = flow_of(text, 30)
    flow.skim(lambda block: ())
    for number in range(len(flow.blocks)):
        for _ in range(3):
            for row in flow.rows(number):
                if row.kind is RowKind.FOLD:
                    flow.open_fold(row)
        assert all(row.kind is not RowKind.FOLD for row in flow.rows(number))


def test_a_row_is_made_only_when_asked_for():
    it = from_text("One line here.\n" * 5000, "")
    flow = Flow(it, lay_out(it))
    made: set[int] = set()
    flow.skim(lambda block: made.add(block) or ())
    assert flow.moved(flow.first, 3) == Position(1, 1)
    assert len(made) < 5


def test_lists_quotes_and_code_are_laid_out_as_such():
    text = "Head\n\none\n\ntwo\n\nsaid so\n\nx = 1\n  y = 2"
    kinds = [BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.CODE]
    starts = [text.index(word) for word in ("Head", "one", "two", "said", "x =")]
    blocks = tuple(
        Block(start, start + len(text[start:].split("\n\n")[0]), kind, 1)
        for start, kind in zip(starts, kinds, strict=True)
    )
    it = Article("", text, blocks)
    flow = Flow(it, lay_out(it))
    shown = [
        row.lead + (row.line.text if row.line else "")
        for number in range(len(blocks))
        for row in flow.rows(number)
    ]
    assert shown == ["Head", "", "• one", "• two", "", "│ said so", "", "x = 1", "  y = 2"]


def test_search_is_lenient():
    text = "The minister’s\nreply: “No”, said the MINISTER'S aide."
    assert [text[start:end] for start, end in matches(text, "minister's")] == ["minister’s", "MINISTER'S"]
    assert matches(text, "minister's  reply")
    assert matches(text, '"no"')
    assert matches(text, " ") == ()
    assert matches(text, "(") == ()
    assert len(matches("a" * (MOST_MATCHES + 5), "a")) == MOST_MATCHES


@given(st.text(LETTERS, max_size=80), st.integers(0, 79), st.integers(1, 12))
def test_words_of_the_text_are_found_where_they_stand(text, start, length):
    words = text[start : start + length].strip()
    found = matches(text, words)
    assert all(0 <= match.start < match.end <= len(text) for match in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    at = text.find(words, start)
    assert not words or any(match.start < at + len(words) and at < match.end for match in found)


def test_a_very_long_paragraph_stays_one_to_the_eye():
    for text in ("Some words stand here. " * 3000, "word\n" * 9000, "x" * 40_000):
        it = Article("", text.strip(), (Block(0, len(text.strip())),))
        flow = Flow(it, lay_out(it))
        rows = [row for number in range(len(flow.blocks)) for row in flow.rows(number)]
        assert len(flow.blocks) > 5
        assert all(row.kind is RowKind.TEXT for row in rows)
        assert "".join(row.line.text for row in rows if row.line).replace(" ", "") == "".join(text.split())
        assert max(len(flow.rows(number)) for number in range(len(flow.blocks))) < 200
