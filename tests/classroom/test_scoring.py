from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.classroom.marks import TEXT, Mark, mark, mark_lists, marks, minority_marks
from tui.annotate.annotation import Layer
from tui.classroom.scoring import Pair, Score, Words, credit, credits_of, overlap, paired, scores

WORDS = Words(TEXT)


def score(mine: list[Mark], key: list[Mark]) -> dict[Layer, Score]:
    return scores(WORDS, mine, key, list(Layer))


def total(mine: list[Mark], key: list[Mark]) -> Score:
    return sum(score(mine, key).values(), Score())


def test_a_word_that_is_marked_in_part_is_marked() -> None:
    assert WORDS.under(Mark(Layer.LOADED, 3, 8)) == range(2)
    assert not WORDS.under(Mark(Layer.LOADED, 6, 7)), "the space between two words is no word"


def test_punctuation_is_no_word() -> None:
    words = Words("“No,” said the clerk – twice.")
    assert len(words) == 5


@pytest.mark.parametrize(
    ("mine", "expected"),
    [
        (mark(4, 7), 1.0),
        (mark(4, 5), 1.0),  # half of the words are enough
        (mark(4, 4), 0.5),  # a quarter is half of one half
        (mark(0, 15), 0.5),  # a mark that is too long shares as little as one that is too short
        (mark(8, 9), 0.0),
        (mark(4, 7, Layer.UNVERIFIED), 0.5),
        (mark(4, 4, Layer.UNVERIFIED), 0.25),
    ],
)
def test_credit_grows_with_common_words(mine: Mark, expected: float) -> None:
    assert credit(WORDS, mine, mark(4, 7)) == expected


def test_each_mark_has_one_partner() -> None:
    assert paired(WORDS, [mark(0, 1), mark(0, 0)], [mark(0, 0), mark(9, 9)]) == [
        Pair(1, 0, 1.0),
        Pair(0, None, 0.0),
        Pair(None, 1, 0.0),
    ]


def test_pairs_are_made_for_the_best_sum_and_not_for_the_best_pair() -> None:
    """Mine at 0 fits the first best, but then the other of mine would stand alone."""
    mine, reference = [mark(0, 9), mark(0, 4)], [mark(0, 8), mark(6, 12)]
    assert {(pair.mine, pair.reference) for pair in paired(WORDS, mine, reference)} == {(0, 1), (1, 0)}


def test_the_right_words_under_another_layer_earn_half_in_the_layer_of_the_key() -> None:
    found = score([mark(0, 0, Layer.UNVERIFIED)], [mark(0, 0, Layer.LOADED)])
    assert found[Layer.LOADED] == Score(0.5, 1, 0.0, 0)
    assert found[Layer.UNVERIFIED] == Score(0.0, 0, 0.5, 1)


def test_only_the_layers_asked_for_count() -> None:
    mine, key = [mark(0, 0), mark(3, 3, Layer.SOURCED)], [mark(5, 5, Layer.COUNTERVIEW)]
    assert scores(WORDS, mine, key, [Layer.LOADED]) == {Layer.LOADED: Score(0.0, 0, 1.0, 1)}


def test_rates_of_nothing_are_no_figures() -> None:
    assert Score().hit_rate is None
    assert Score().false_alarm_rate is None


def test_a_mark_that_some_annotators_made_is_no_false_alarm_and_no_miss() -> None:
    key = [mark(0, 0, votes=3, voters=3), mark(5, 6, votes=1, voters=3)]
    assert total([mark(0, 0)], key) == Score(1.0, 1, 0.0, 1)
    assert total([mark(0, 0), mark(5, 6)], key) == Score(1.0, 1, 0.0, 2)


def test_a_mark_of_the_lessons_author_counts() -> None:
    assert total([], [mark(0, 0)]).hit_rate == 0.0


@given(marks, marks)
def test_credit_is_bounded_and_the_same_from_both_sides(one: Mark, other: Mark) -> None:
    assert 0 <= credit(WORDS, one, other) <= 1
    assert credit(WORDS, one, other) == credit(WORDS, other, one)
    assert credit(WORDS, one, one) == overlap(WORDS, one, one) == 1


@given(mark_lists, mark_lists)
def test_pairs_are_one_to_one_and_leave_nobody_out(mine: list[Mark], reference: list[Mark]) -> None:
    pairs = paired(WORDS, mine, reference)
    assert sorted(pair.mine for pair in pairs if pair.mine is not None) == [*range(len(mine))]
    assert sorted(pair.reference for pair in pairs if pair.reference is not None) == [*range(len(reference))]
    assert all((pair.credit > 0) == (None not in pair[:2]) for pair in pairs)
    assert all(pair.mine is not None or pair.reference is not None for pair in pairs)


@given(mark_lists, mark_lists)
def test_swapping_the_sides_swaps_the_pairs(mine: list[Mark], reference: list[Mark]) -> None:
    there = [(pair.mine, pair.reference, pair.credit) for pair in paired(WORDS, mine, reference)]
    back = [(pair.reference, pair.mine, pair.credit) for pair in paired(WORDS, reference, mine)]
    if len(set(mine)) == len(mine) and len(set(reference)) == len(reference):
        assert set(there) == set(back)
    assert sorted(credit for *_, credit in there) == sorted(credit for *_, credit in back)


@given(st.lists(marks, max_size=4), st.lists(marks, max_size=4))
def test_no_other_pairing_earns_more(mine: list[Mark], reference: list[Mark]) -> None:
    few, many = sorted((mine, reference), key=len)
    best = max(
        sum(credit(WORDS, one, other) for one, other in zip(few, order, strict=True))
        for order in permutations(many, len(few))
    )
    assert sum(pair.credit for pair in paired(WORDS, mine, reference)) == pytest.approx(best, abs=1e-4)


@given(mark_lists, mark_lists, st.integers())
def test_order_does_not_matter(mine: list[Mark], key: list[Mark], seed: int) -> None:
    shuffled = Random(seed)
    other_mine, other_key = shuffled.sample(mine, len(mine)), shuffled.sample(key, len(key))
    assert score(other_mine, other_key) == score(mine, key)


@given(mark_lists, mark_lists)
def test_what_one_side_hits_the_other_does_not_call_a_false_alarm(mine: list[Mark], key: list[Mark]) -> None:
    here, there = total(mine, key), total(key, mine)
    assert here.hits == pytest.approx(there.marks - there.false_alarms)
    assert (here.expected, here.marks) == (there.marks, there.expected)


@given(mark_lists, st.lists(marks | minority_marks, max_size=7))
def test_rates_are_bounded(mine: list[Mark], key: list[Mark]) -> None:
    for found in score(mine, key).values():
        assert found.hit_rate is None or 0 <= found.hit_rate <= 1
        assert found.false_alarm_rate is None or 0 <= found.false_alarm_rate <= 1


@given(mark_lists)
def test_the_key_itself_is_all_hits(key: list[Mark]) -> None:
    found = total(key, key)
    assert found.hits == found.expected == found.marks
    assert found.false_alarms == 0


@given(mark_lists, mark_lists, st.lists(minority_marks, max_size=3))
def test_missing_what_only_some_marked_costs_nothing(mine: list[Mark], key: list[Mark], some: list[Mark]) -> None:
    without, with_ = score(mine, key), score(mine, key + some)
    for layer in Layer:
        assert (with_[layer].hits, with_[layer].expected) == (without[layer].hits, without[layer].expected)
    all_without, all_with = total(mine, key), total(mine, key + some)
    assert all_with.false_alarms <= all_without.false_alarms + 1e-9


@given(mark_lists, mark_lists, minority_marks)
def test_making_what_only_some_marked_costs_nothing(mine: list[Mark], key: list[Mark], some: Mark) -> None:
    key = [*key, some]
    without, with_ = total(mine, key), total([*mine, some], key)
    assert with_.hits >= without.hits - 1e-4
    assert with_.false_alarms == without.false_alarms


def test_each_mark_can_be_asked_what_it_earned() -> None:
    key = [mark(0, 0), mark(5, 6, votes=1, voters=3)]
    assert credits_of(WORDS, [mark(9, 9), mark(0, 0), mark(5, 6)], key, [Layer.LOADED]) == [0.0, 1.0, None]
