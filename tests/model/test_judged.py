"""What the model says of stretches: means, greatest values and runs over words, means over sentences."""

import pytest

from tui import model

pytestmark = pytest.mark.skipif(not model.is_there(), reason="ONNX Runtime is not installed")

TEXT = "A brutal, savage storm hit Lunt."
WORDS = ((0, 1), (2, 8), (8, 9), (10, 16), (17, 22), (23, 26), (27, 31), (31, 32))


def judged(loaded: dict[int, float], biased: float = 0.0, pairs: float = 0.0):
    """A sentence whose words have these log-odds of being loaded, all others -10."""
    import numpy as np

    from tui.model.judged import LABELS, Judged, JudgedLine
    from tui.model.tags import ASKS, GIVES, SENTENCE_LABELS, WORD_LABELS
    from tui.model.wordpiece import Word

    scores = np.full((len(WORDS), LABELS + ASKS + GIVES), -10.0, np.float32)
    scores[:, LABELS:] = pairs
    for index, value in loaded.items():
        scores[index, WORD_LABELS.index("loaded")] = value
    scores[:, len(WORD_LABELS) + SENTENCE_LABELS.index("biased")] = biased
    contents = np.linspace(0, 1, len(WORDS), dtype=np.float32)
    return Judged([JudgedLine([Word(start, end, (1,)) for start, end in WORDS], scores, contents)])


def test_a_share_is_the_mean_of_the_words_in_a_stretch_and_most_the_greatest() -> None:
    it = judged({1: 0.0, 3: 10.0})
    assert it.share("loaded", 2, 8) == 0.5
    assert it.most("loaded", 2, 16) == pytest.approx(1.0, abs=1e-3)
    assert it.share("loaded", 2, 16) == pytest.approx(0.5, abs=1e-3)  # brutal 0.5, the comma 0, savage 1
    assert it.share("unverified", 2, 16) == pytest.approx(0.0, abs=1e-3)


def test_what_somebody_said_is_a_label_too() -> None:
    assert judged({}).share("content", 0, 1) == 0
    assert judged({}).share("content", 31, 32) == 1


def test_a_stretch_without_words_has_no_share() -> None:
    it = judged({1: 5.0})
    assert it.share("loaded", 9, 10) == it.most("loaded", 9, 10) == it.sentence("biased", 9, 10) == 0.0
    assert [*it.runs("loaded", 0.5, 9, 10)] == []


def test_runs_are_the_words_side_by_side_above_a_line() -> None:
    it = judged({1: 2.0, 2: 2.0, 3: 2.0, 7: 2.0})
    assert [TEXT[run.start : run.end] for run in it.runs("loaded", 0.5, 0, len(TEXT))] == ["brutal, savage", "."]
    assert [TEXT[run.start : run.end] for run in it.runs("loaded", 0.5, 0, 16)] == ["brutal, savage"]
    assert [*it.runs("loaded", 0.95, 0, len(TEXT))] == []


@pytest.mark.parametrize(("score", "share"), [(0.0, 0.5), (4.0, 0.982), (-900.0, 0.0)])
def test_a_sentence_is_the_mean_of_what_its_words_give(score: float, share: float) -> None:
    assert judged({}, score).sentence("biased", 0, len(TEXT)) == pytest.approx(share, abs=1e-3)


def test_how_well_a_sentence_answers_a_charge_is_open_where_nothing_tells() -> None:
    from tui.article.article import Span

    assert judged({}).answers(Span(2, 8), 10, 26) == 0.5
    assert judged({}, pairs=1.0).answers(Span(2, 8), 10, 26) > 0.99
    assert judged({}, pairs=-1.0).answers(Span(2, 8), 10, 26) > 0.5  # what fits may be told by numbers below zero
    assert judged({}, pairs=1.0).answers(Span(9, 10), 9, 10) == 0.5


def test_a_text_without_words_can_be_asked() -> None:
    from tui.model.judged import Judged

    it = Judged([])
    assert it.share("loaded", 0, 5) == 0.0
    assert [*it.runs("loaded", 0.1, 0, 5)] == []
