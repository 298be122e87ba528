"""All layers together, over whatever text there is."""

import itertools
import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui import model
from tui.annotate.engine import read
from tui.annotate.reading import Reading, in_order
from tui.article.markdown import from_markdown
from tui.article.plaintext import from_text

PIECES = st.sampled_from(
    ["“", "”", "‘", "’", '"', "'", "''", "``", "(", ")", "[", "]", "—", "-", "…", ".", ",", ":", ";", "?", "!", "%",
     "$5", "4 May", "1,302", "\u034f", "a\u034f", "\ufffd", "\u00a0", "\n", "\n\n", "# ", "R-Tarn", "U.S.", "’s", "Ana",
     "Voss", "Mayor", "PM", "The Tarn", "Russia", "University of", "he", "who", "which", "nobody", "not one",
     "the most", "it", "said", "says", "claims", "accused", "was blamed", "of", "by", "because", "reportedly",
     "according to", "that", "and", "lied", "brutal", "regime", "slammed", "a third of", "did not respond to",
     "in Orin, Marl and Quelm", "report", "“It leaks,” said Ana Voss, “and it is old.”"]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=120).map(" ".join)


def check(reading: Reading) -> None:
    text = reading.cut.text
    assert reading.annotations == in_order(reading.annotations)
    for annotation in reading.annotations:
        assert 0 <= annotation.start < annotation.end <= len(text)
        assert 0 < annotation.confidence <= 1 and 0 <= annotation.weight <= 1
        assert annotation.reason
        inside = [*annotation.evidence, *annotation.spans, *filter(None, [annotation.cue])]
        inside += [annotation.source.span] if annotation.source else []
        assert all(0 <= span.start < span.end <= len(text) for span in inside)
        assert all(before.end < after.start for before, after in itertools.pairwise(annotation.spans))
        assert (annotation.spans[0].start, annotation.spans[-1].end) == annotation.span


@given(TEXTS)
def test_every_annotation_lies_in_the_text_whatever_it_is(text: str) -> None:
    check(read(from_text(text, "article.txt")))
    check(read(from_markdown(text, "article.md")))


@pytest.mark.parametrize(
    "unit",
    ["“‘", "“a ‘b ", ". , ; : ", "he said that ", "Ana Voss ", "University of ", "a\u034f \ufffd ",
     "# Voss said so\n\n", "Voss accused Marek of fraud.\n\n", "who, which, "],
)  # fmt: skip
def test_a_long_hostile_text_is_read(unit: str) -> None:
    english = "It was said in the town that the dam is old and that it will be of use to them. "
    check(read(from_text(english + unit * (30_000 // len(unit)), "article.txt")))


@pytest.mark.skipif(not model.is_there(), reason="ONNX Runtime is not installed")
@pytest.mark.parametrize(
    "unit", ["“No,” he said. ", "Voss denied it. ", '"It leaks ', "( [ “ ", "Voss accused Marek of fraud.\n\n"]
)
def test_a_long_hostile_text_is_read_by_the_model_and_its_progress_told(unit: str) -> None:
    told: list[float] = []
    english = "It was said in the town that the dam is old and that it will be of use to them. "
    check(read(from_text(english + unit * (6_000 // len(unit)), "article.txt"), told.append, "model"))
    assert told == sorted(told)


def test_the_same_marks_whatever_the_order_of_sets() -> None:
    """To the last digit, and not by rounding alone: answers to charges compare numbers before any is rounded."""
    printed = (
        "from tui.annotate.engine import read; from tui.article.samples import samples;"
        "from tui.article.load import load;"
        "print([repr(read(load(str(s.path))).annotations) for s in samples()[:4]])"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", printed], capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("0", "1")
    }
    assert len(outputs) == 1
