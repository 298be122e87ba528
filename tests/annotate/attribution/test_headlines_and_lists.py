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


BELOW = "\n\nThe valley is quiet.\n\nThe river is wide.\n\nIt has rained."


@pytest.mark.parametrize(
    ("headline", "content", "source"),
    [
        ("Dam could leak for years – geologists", "Dam could leak for years", "geologists"),
        ("Driver was asleep, say police", "Driver was asleep", "police"),
    ],
)
def test_whoever_a_headline_ends_with_says_it(headline: str, content: str, source: str) -> None:
    text = f"{headline}{BELOW}"
    annotation = only(text)
    assert contents(text, annotation) == [content]
    assert annotation.source is not None and annotation.source.text == source


@pytest.mark.parametrize("headline", ["Dam could leak for years – Plumb Wire", "Interview: the keeper of the dam"])
def test_an_outlet_or_a_sort_of_text_in_a_headline_says_nothing(headline: str) -> None:
    assert not found(f"{headline}{BELOW}")


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


@pytest.mark.parametrize("dateline", ["TARN, 3 March 2025 --", "TARN (AP) —", "TARN —"])
def test_whoever_stands_after_a_dateline_is_told_without_it(dateline: str) -> None:
    text = f"Plant opens\n\n{dateline} Voltane, a leading maker of dams, today announced the opening of it.{BELOW}"
    assert [a.source.text for a in found(text) if a.source] == ["Voltane, a leading maker of dams"]
