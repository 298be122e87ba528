"""A small class with hostile words in all that it wrote, and its report."""

import pytest

from tests.classroom.making_up import FIRST_TEXT, SECOND_TEXT, marked, small
from tui.annotate.annotation import Layer
from tui.classroom.answers import Answers, Decision, StudentMark
from tui.classroom.exercise import FIRST, SECOND
from tui.classroom.report import Report, report

HOSTILE = '=HYPERLINK("https://example.org")<script>alert(1)</script>'


def answers_of(pseudonym: str, words: str) -> Answers:
    """Answers of someone who marked these words of the first text, and defends another view in hostile words."""
    exercise = small()
    answers = Answers(exercise.name, exercise.digest, pseudonym, "thanks", finished=True)
    begin, end = marked(FIRST_TEXT, words)
    answers.rounds[FIRST] = [StudentMark(1, Layer.LOADED, begin, end, 3)]
    answers.rounds[SECOND] = [StudentMark(1, Layer.LOADED, *marked(SECOND_TEXT, "regime"), 2)]
    answers.decisions = [
        Decision(FIRST, "reference", Layer.LOADED, *marked(FIRST_TEXT, "brutal"), "defend", HOSTILE)
    ]
    answers.lateral = HOSTILE
    answers.prompts = ["", "Nobody was asked."]
    answers.trust = {"weak-before": 4, "weak-after": 2, "sound-before": 3, "sound-after": 3}
    return answers


@pytest.fixture(scope="package")
def made() -> Report:
    """Four students in one exercise: half of them marked the brutal ban."""
    class_ = [answers_of(*who) for who in (("ann", "brutal"), ("Ben", "quay"), ("eve", "brutal ban"), ("-1", "quay"))]
    return report([(small(), class_)])
