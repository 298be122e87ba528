"""Who says what in headlines and lists."""

import pytest

from tests.annotate.attribution.finding import contents, found, only
from tui.annotate.annotation import Stance


def test_a_colon_in_a_headline_hands_over_what_follows() -> None:
    text = "Mayor Ana Voss: The dam will hold\n\nThe valley is quiet.\n\nThe river is wide.\n\nIt has rained."
    annotation = only(text)
    assert contents(text, annotation) == ["The dam will hold"]
    assert annotation.source is not None and annotation.source.name == "Ana Voss"


@pytest.mark.parametrize(
    "label",
    ["Editorial", "Opinion", "Review", "Live updates", "Results", "Introducing Tarn Pay", "The Latest", "Valley"],
)
def test_what_names_the_sort_of_text_before_a_colon_says_nothing(label: str) -> None:
    text = f"{label}: The dam will hold\n\nThe valley is quiet.\n\nThe river is wide.\n\nIt has rained."
    assert not [annotation for annotation in found(text) if annotation.shown]


def test_whoever_a_headline_ends_with_says_it() -> None:
    rest = "\n\nThe valley is quiet.\n\nThe river is wide.\n\nIt has rained."
    text = f"Dam could leak for years – geologists{rest}"
    annotation = only(text)
    assert contents(text, annotation) == ["Dam could leak for years"]
    assert annotation.source is not None and annotation.source.text == "geologists"
    assert not found(f"Dam could leak for years – Plumb Wire{rest}")
    assert not found(f"Interview: the keeper of the dam{rest}")


def test_people_say_what_stands_before_them_in_a_headline() -> None:
    rest = "\n\nThe valley is quiet.\n\nThe river is wide.\n\nIt has rained."
    text = f"Driver was asleep, say police{rest}"
    annotation = only(text)
    assert contents(text, annotation) == ["Driver was asleep"]
    assert annotation.source is not None and annotation.source.text == "police"


LISTS = [
    ("The growers want:", "The growers", Stance.WANTS),
    ("The growers are asking for:", "The growers", Stance.WANTS),
    ("The growers want the council to:", "The growers", Stance.WANTS),
    ("The union's demands are:", "The union", Stance.WANTS),
    ("Ana Voss made these points to the council:", "Ana Voss", Stance.ASSERTS),
]


@pytest.mark.parametrize(("opening", "source", "stance"), LISTS)
@pytest.mark.parametrize("bullets", [("- ", "- "), ("1. ", "2. "), ("• ", "• ")])
def test_the_points_of_a_list_are_what_is_said(
    opening: str, source: str, stance: Stance, bullets: tuple[str, str]
) -> None:
    text = f"{opening}\n\n{bullets[0]}a well in the valley\n{bullets[1]}a road that holds\n\nThe valley is quiet."
    annotation = only(text)
    assert contents(text, annotation) == ["a well in the valley", "a road that holds"]
    assert annotation.source is not None and annotation.source.text == source
    assert annotation.stance is stance


def test_a_list_that_nobody_puts_forward_is_nobodys() -> None:
    assert not [a for a in found("The road has three parts:\n\n- a bridge\n- a well\n\nIt is new.") if a.shown]
    assert not [a for a in found("The growers want:\n\nIt rained in the valley.") if a.shown]


def test_a_list_in_a_line_begins_after_what_counts_it() -> None:
    text = "The union wants three things: a well, a road and a bridge."
    assert contents(text, only(text)) == ["a well, a road and a bridge"]
