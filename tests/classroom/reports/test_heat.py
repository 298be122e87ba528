from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.classroom.making_up import FIRST_TEXT, small
from tui.annotate.annotation import Layer
from tui.classroom.answers import Answers, StudentMark
from tui.classroom.exercise import FIRST
from tui.classroom.report import TextFigures, report
from tui.classroom.reports.heat import BANDS, band_of, runs

_places = st.tuples(*[st.integers(0, len(FIRST_TEXT))] * 2).map(sorted).filter(lambda place: place[0] < place[1])
classes = st.lists(st.lists(_places, max_size=4), min_size=1, max_size=6)
"""For each student the stretches marked."""


def marked_by(class_: list[list[list[int]]]) -> TextFigures:
    students = []
    for number, places in enumerate(class_):
        answers = Answers(small().name, small().digest, f"pupil-{number}", "thanks", finished=True)
        answers.rounds[FIRST] = [
            StudentMark(id_, Layer.LOADED, start, end, 2) for id_, (start, end) in enumerate(places, start=1)
        ]
        students.append(answers)
    return report([(small(), students)]).lessons[0].texts[0]


@given(classes)
def test_runs_fill_each_block_without_a_gap(class_: list[list[list[int]]]) -> None:
    text = marked_by(class_)
    for block in text.passage.blocks:
        found = list(runs(text, block))
        assert (found[0].start, found[-1].end) == (block.start, block.end)
        assert all(one.end == two.start for one, two in pairwise(found))
        assert all(run.start < run.end for run in found)


@given(classes)
def test_each_word_stands_in_a_run_of_its_band(class_: list[list[list[int]]]) -> None:
    text = marked_by(class_)
    found = [run for block in text.passage.blocks for run in runs(text, block)]
    for start, count in zip(text.words.starts, text.counts, strict=True):
        (run,) = [run for run in found if run.start <= start < run.end]
        assert run.band == band_of(count, text.students)
        assert run.most >= count


@pytest.mark.parametrize(("count", "band"), [(0, 0), (1, 1), (6, 1), (7, 2), (24, 4), (25, 5), (30, BANDS)])
def test_a_band_is_a_fifth_of_the_class(count: int, band: int) -> None:
    assert band_of(count, 30) == band
