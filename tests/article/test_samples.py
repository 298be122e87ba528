"""The practice articles: how many, how long, and that each says it is invented."""

import pytest

from tui.article.article import words_in
from tui.article.load import load
from tui.article.samples import Sample, samples
from tui.language.cut import cut
from tui.language.layout import Role


def test_there_are_enough_and_a_sound_control_among_them() -> None:
    assert len(samples()) >= 6
    assert "sound-control" in {sample.path.stem for sample in samples()}


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.path.stem)
def test_each_sample_is_of_a_lesson_s_length_and_says_that_it_is_invented(sample: Sample) -> None:
    article = cut(load(str(sample.path)))
    assert 350 <= words_in(article.text) <= 900
    assert sample.note.startswith("Invented for practice")
    assert [block.role for block in article.blocks[:2]] == [Role.NOTE, Role.HEADLINE]
    assert article.stated.title == sample.title
    assert not [block for block in article.blocks if block.role in (Role.FURNITURE, Role.CAPTION)]
