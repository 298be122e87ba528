from collections import Counter
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tui.classroom.agreement import alpha

_tables = st.lists(st.lists(st.sampled_from("abcd"), max_size=6), max_size=12)
"""For each unit the values that it was given."""


def counted(observers: list[str]) -> list[Counter[str]]:
    """Units from one string an observer, a character a unit, "." where that observer gave no value."""
    return [Counter(value for value in unit if value != ".") for unit in zip(*observers, strict=True)]


# The data and figures of Krippendorff (2011), Computing Krippendorff's alpha-reliability: its examples A to C.
@pytest.mark.parametrize(
    ("observers", "published"),
    [
        (["0100000010", "1110010000"], 0.095),
        (["aabbdcccedda", "babbbccceddd"], 0.692),
        (["123321412...", "1233224125.3", ".3332342251.", "12332441251."], 0.743),
    ],
)
def test_it_is_what_published_examples_say(observers: list[str], published: float) -> None:
    assert alpha(counted(observers)) == pytest.approx(published, abs=0.0005)


def test_full_agreement_is_one() -> None:
    assert alpha(counted(["abca", "abca"])) == 1.0


def test_systematic_disagreement_is_below_nothing() -> None:
    found = alpha(counted(["abab", "baba"]))
    assert found is not None
    assert found < 0


@pytest.mark.parametrize("observers", [["....", "...."], ["abc.", "...a"], ["aaaa", "aaaa"], []])
def test_without_anything_to_agree_on_there_is_no_figure(observers: list[str]) -> None:
    assert alpha(counted(observers)) is None


@given(_tables, st.integers())
def test_order_names_and_lone_values_do_not_matter(table: list[list[str]], seed: int) -> None:
    found = alpha(Counter(unit) for unit in table)
    shuffled = Random(seed).sample(table, len(table))
    renamed = [[{"a": "z", "b": "y", "c": "x", "d": "w"}[value] for value in unit] for unit in shuffled]
    assert alpha(Counter(unit) for unit in [*renamed, ["z"]]) == found


@given(_tables)
def test_it_is_at_most_one_and_one_exactly_when_all_agree(table: list[list[str]]) -> None:
    found = alpha(Counter(unit) for unit in table)
    assume(found is not None)
    assert found is not None
    assert found <= 1
    assert (found == 1) == all(len(set(unit)) < 2 for unit in table)


@given(_tables)
def test_it_agrees_with_the_package(table: list[list[str]]) -> None:
    krippendorff = pytest.importorskip("krippendorff")
    found = alpha(Counter(unit) for unit in table)
    assume(found is not None)
    counts = [[Counter(unit)[value] for value in "abcd"] for unit in table]
    assert krippendorff.alpha(value_counts=counts, level_of_measurement="nominal") == pytest.approx(found)
