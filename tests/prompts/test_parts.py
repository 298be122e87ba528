"""What is shown of a long text while its parts arrive stays shown."""

from functools import cache

import pytest

from tests.annotate.long_text import long_text
from tests.prompts.building import mark, reading
from tests.prompts.test_selection import kinds, numbered
from tui.annotate.annotation import Layer
from tui.annotate.engine import read
from tui.annotate.reading import Marked, Part, Reading
from tui.article.plaintext import from_text
from tui.prompts.levels import Level
from tui.prompts.marks import Mark
from tui.prompts.selection import ALL_LAYERS, select


@cache
def arriving(seed: int) -> tuple[Reading, ...]:
    """What arrives while a long text is read, the whole last."""
    arrived: list[Reading] = []
    whole = read(from_text(long_text(6_000, seed), "dam.txt"), arrived=arrived.append)
    return *arrived, whole


def told(shown: Mark) -> tuple[Layer, str, int, int]:
    return shown.layer, shown.annotation.kind, shown.annotation.start, shown.annotation.end


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("layers", [ALL_LAYERS, {Layer.LOADED}, {Layer.UNVERIFIED, Layer.COUNTERVIEW}])
def test_nothing_that_was_shown_goes_at_any_level(seed: int, layers: set[Layer]) -> None:
    for level in Level:
        shown: set[tuple[Layer, str, int, int]] = set()
        places: set[int] = set()
        for some in arriving(seed):
            found = select(some, level, layers)
            assert shown <= {told(m) for m in found.marks}
            assert places <= {place.start for place in found.places}
            shown, places = {told(m) for m in found.marks}, {place.start for place in found.places}


def test_the_places_are_shared_out_from_the_top_and_some_are_kept() -> None:
    *parts, whole = arriving(1)
    counts = [len(select(some).places) for some in parts]
    assert 1 <= counts[0] <= 3
    assert counts == sorted(counts)
    assert counts[-1] <= 12
    assert len(select(whole).places) <= 15


def test_what_is_shown_of_a_long_text_keeps_the_rations() -> None:
    for place in [select(arriving(seed)[-1]).places for seed in (1, 2, 3)]:
        blocks = [one.sentence.block for one in place]
        assert max(blocks.count(block) for block in blocks) <= 2


def test_the_summary_says_that_more_may_come() -> None:
    first, *_, whole = arriving(1)
    assert select(first).summary.endswith(" so far")
    assert "so far" not in select(whole).summary


def test_a_dismissed_mark_stays_away_when_more_arrives() -> None:
    first, *_, whole = arriving(2)
    gone = select(first).places[0].marks[0]
    assert told(gone) in map(told, select(whole).marks)
    assert told(gone) not in map(told, select(whole, dismissed={gone.annotation}).marks)


def by_part(text: str, parts: list[list[Mark]], late: list[Mark]) -> Reading:
    """A complete reading of these parts, with marks that were found at the end."""
    made = reading(text, [m.annotation for m in [*(m for part in parts for m in part), *late]])
    shares = [(number + 1) / len(parts) for number in range(len(parts))]
    marked = [tuple(Marked(m.annotation, m.annotation) for m in part) for part in parts]
    return Reading(
        made.cut, made.engine, None, "en", None, None, made.annotations, (), (), (),
        tuple(Part(share, marks) for share, marks in zip(shares, marked, strict=True)),
    )


def test_counter_views_take_the_places_that_are_kept_and_no_others() -> None:
    text = numbered(60, 5)
    claims = [[Mark(mark(text, f"Ferry p{p}s0 ", "figure")) for p in range(first, first + 20)] for first in (0, 20, 40)]
    unheard = [Mark(mark(text, f"Ferry p{p}s3 ", "unanswered", weight=0.95)) for p in range(0, 60, 6)]
    before = select(by_part(text, claims, []))
    after = select(by_part(text, claims, unheard))
    assert kinds(before).count("figure") == kinds(after).count("figure") == 12
    assert kinds(after).count("unanswered") == 3


def test_a_part_above_does_not_take_the_places_of_one_below() -> None:
    text = numbered(60, 5)
    strong = [Mark(mark(text, f"Ferry p{p}s0 ", "figure", weight=0.9)) for p in range(20)]
    weak = [Mark(mark(text, f"Ferry p{p}s0 ", "figure", weight=0.3)) for p in range(40, 60)]
    starts = [place.start for place in select(by_part(text, [strong, weak], [])).places]
    assert sum(start < len(text) / 2 for start in starts) == sum(start > len(text) / 2 for start in starts) == 6


def test_a_loaded_word_is_counted_on_and_stays_where_it_was_shown() -> None:
    text = numbered(60, 5).replace("Ferry p1s1 left", "A thug left").replace("Ferry p50s1 left", "A thug came")
    first = Mark(mark(text, "thug", "label", weight=0.5))
    heavier = Mark(mark(text, "thug", "label", time=2, weight=0.9))
    (shown,) = select(by_part(text, [[first], [heavier]], [])).marks
    assert shown.annotation is first.annotation
    assert shown.count == 2
