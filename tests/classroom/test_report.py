from statistics import correlation, mean
from typing import NamedTuple

import pytest

from tests.classroom.making_up import FIRST_TEXT, marked, small
from tests.classroom.simulated import LAYERS, class_of, exercise, sentence
from tui.annotate.annotation import Layer
from tui.classroom.answers import Answers, Decision, StudentMark
from tui.classroom.exercise import CLOSING, FIRST, SECOND, Exercise
from tui.classroom.report import LessonFigures, TextFigures, report
from tui.classroom.scoring import Score


def figures(made: Exercise, *answers: Answers) -> LessonFigures:
    (lesson,) = report([(made, answers)]).lessons
    return lesson


def did(made: Exercise, pseudonym: str, *marks: StudentMark, step: str = "thanks") -> Answers:
    answers = Answers(made.name, made.digest, pseudonym, step, finished=step == "thanks")
    answers.rounds[FIRST] = list(marks)
    return answers


def mark(words: str, layer: Layer = Layer.LOADED, confidence: int = 3) -> StudentMark:
    return StudentMark(1, layer, *marked(FIRST_TEXT, words), confidence)


def first_text(lesson: LessonFigures) -> TextFigures:
    return lesson.texts[0]


# A simulated class of thirty


class Simulated(NamedTuple):
    lesson: LessonFigures
    hits: list[dict[Layer, float]]
    alarms: list[int]


@pytest.fixture(scope="module")
def thirty() -> Simulated:
    quay = exercise()
    students = class_of(30, 20, quay)
    lesson = figures(quay, *(answers for answers, _ in students))
    return Simulated(lesson, [made.hits for _, made in students], [made.alarms for _, made in students])


@pytest.mark.parametrize("layer", LAYERS)
def test_strengths_are_recovered(thirty: Simulated, layer: Layer) -> None:
    true = [strength[layer] for strength in thirty.hits]
    found = [student.rounds[FIRST][layer].hit_rate for student in thirty.lesson.students]
    rates = [rate for rate in found if rate is not None]
    assert correlation(true, rates) > 0.9
    assert max(abs(one - other) for one, other in zip(true, rates, strict=True)) < 0.3
    figure = next(row for row in first_text(thirty.lesson).layers if row.layer is layer)
    assert figure.score.hit_rate == pytest.approx(mean(true), abs=0.05)


def test_false_alarms_are_recovered(thirty: Simulated) -> None:
    found = [student.rounds[FIRST][Layer.LOADED].false_alarms for student in thirty.lesson.students]
    assert found == thirty.alarms


def test_students_stand_in_the_order_of_their_pseudonyms(thirty: Simulated) -> None:
    assert [student.pseudonym for student in thirty.lesson.students] == [f"pupil-{number:02}" for number in range(30)]


def test_who_is_sure_is_right_more_often(thirty: Simulated) -> None:
    """The simulated are never less than fairly sure of a mark of the key, and never sure of one of their own."""
    unsure, fairly, sure = (level.rate for level in first_text(thirty.lesson).confidence)
    assert unsure == 0
    assert fairly is not None
    assert 0 < fairly < 1
    assert sure == 1


def test_the_most_disputed_are_marked_by_about_half(thirty: Simulated) -> None:
    disputed = first_text(thirty.lesson).disputed
    assert len(disputed) == 5
    assert all(12 <= dispute.marked <= 18 for dispute in disputed)
    assert len({dispute.start for dispute in disputed}) == 5


def test_a_class_of_one_mind_agrees_more(thirty: Simulated) -> None:
    made = exercise()
    answers = [answers for answers, _ in class_of(6, 1, made)]
    for other in answers[1:]:
        other.rounds[FIRST] = answers[0].rounds[FIRST]
    assert first_text(figures(made, *answers)).whole.alpha == 1
    alpha = first_text(thirty.lesson).whole.alpha
    assert alpha is not None
    assert 0 < alpha < 0.7


def test_words_are_counted_by_student() -> None:
    made = exercise()
    begin, end = sentence(0, 5, 6)
    twice = [StudentMark(1, Layer.LOADED, begin, end, 3), StudentMark(2, Layer.UNVERIFIED, begin, end, 3)]
    text = first_text(figures(made, did(made, "ann", *twice), did(made, "ben")))
    assert sum(text.counts) == 2, "two words, each marked by one student, in however many layers"


# Rounds that count


def test_a_round_that_is_still_open_is_left_out() -> None:
    lesson = figures(small(), did(small(), "ann", mark("brutal"), step="mark-first"), did(small(), "ben"))
    assert [[*student.rounds] for student in lesson.students] == [[], [FIRST, SECOND, CLOSING]]
    assert first_text(lesson).students == 1


def test_without_anyone_who_marked_there_is_no_text() -> None:
    assert figures(small(), did(small(), "ann", step="read-first")).texts == ()


def test_a_text_that_is_marked_again_is_scored_again_but_not_taken_for_blind() -> None:
    made = exercise()
    answers = did(made, "ann")
    answers.rounds[SECOND] = [StudentMark(1, made.passages[0].key[0].layer, *sentence(0, 5, 10), 3)]
    lesson = figures(made, answers)
    assert lesson.score_of(FIRST).hits == 0
    assert lesson.score_of(SECOND).hits == 1
    assert [text.passage.name for text in lesson.texts] == [FIRST, CLOSING]


def test_only_layers_that_are_looked_for_count() -> None:
    lesson = figures(small(), did(small(), "ann", mark("brutal", Layer.COUNTERVIEW)), did(small(), "ben"))
    assert sum(first_text(lesson).counts) == 0
    assert first_text(lesson).whole.score.marks == 0


# Disputes


def test_a_dispute_tells_who_marked_what_and_why() -> None:
    ann, ben, eve = did(small(), "ann", mark("brutal")), did(small(), "ben"), did(small(), "eve")
    eve.rounds[FIRST] = [mark("brutal", Layer.UNVERIFIED)]
    begin, end = marked(FIRST_TEXT, "brutal")
    ben.decisions = [Decision(FIRST, "reference", Layer.LOADED, begin, end, "defend", "It was hard.")]
    (dispute,) = first_text(figures(small(), ann, ben, eve)).disputed
    assert (dispute.layer, dispute.marked, dispute.students) == (Layer.LOADED, 1, 3)
    assert dispute.others == ((Layer.UNVERIFIED, 1),)
    assert dispute.key == small().passages[0].key[0]
    assert dispute.reasons == (("ben", "defend", "It was hard."),)
    assert FIRST_TEXT[dispute.start : dispute.end] == "brutal"


def test_another_border_is_no_dispute() -> None:
    lesson = figures(small(), did(small(), "ann", mark("brutal ban")), did(small(), "ben", mark("The brutal ban hit")))
    assert first_text(lesson).disputed == ()


def test_what_all_or_none_marked_is_no_dispute() -> None:
    lesson = figures(small(), did(small(), "ann", mark("brutal")), did(small(), "ben", mark("brutal")))
    assert first_text(lesson).disputed == ()


def test_what_one_of_eleven_thinks_is_no_dispute() -> None:
    class_ = [did(small(), f"pupil-{number}") for number in range(11)]
    class_[0].rounds[FIRST] = [mark("quay")]
    assert first_text(figures(small(), *class_)).disputed == ()
    class_[1].rounds[FIRST] = [mark("quay")]
    assert [dispute.marked for dispute in first_text(figures(small(), *class_)).disputed] == [2]


def test_a_dispute_has_the_borders_of_the_reference() -> None:
    ann, ben = did(small(), "ann", mark("Experts fear", Layer.UNVERIFIED)), did(small(), "ben")
    (dispute,) = first_text(figures(small(), ann, ben)).disputed
    assert FIRST_TEXT[dispute.start : dispute.end] == "Experts fear the worst"


# Trust and taking part


def test_a_widening_gap_is_told_from_falling_trust() -> None:
    wiser, colder, halfway = did(small(), "ann"), did(small(), "ben"), did(small(), "eve")
    wiser.trust = {"weak-before": 4, "weak-after": 2, "sound-before": 4, "sound-after": 4}
    colder.trust = {"weak-before": 4, "weak-after": 1, "sound-before": 4, "sound-after": 1}
    halfway.trust = {"weak-before": 1, "weak-after": 1, "sound-before": 5, "sound-after": None}
    trust = figures(small(), wiser, colder, halfway).trust
    assert (trust.students, trust.wider, trust.narrower) == (2, 1, 0)
    assert (trust.gap_before, trust.gap_after) == (0, 1)


def test_without_answers_there_is_no_gap() -> None:
    trust = figures(small(), did(small(), "ann")).trust
    assert (trust.students, trust.gap_before, trust.gap_after) == (0, None, None)


def test_each_decision_is_taking_part() -> None:
    answers = did(small(), "ann", mark("quay"))
    begin, end = marked(FIRST_TEXT, "quay")
    answers.decisions = [Decision(FIRST, "mine", Layer.LOADED, begin, end, "defend", "It is a place.")]
    (student,) = figures(small(), answers).students
    assert (student.decided, student.defended) == (1, 1)


def test_growth_is_told_over_exercises() -> None:
    early, late = exercise("early"), exercise("late")
    key = late.passages[0].key
    better = did(late, "ann", StudentMark(1, key[0].layer, key[0].start, key[0].end, 3))
    made = report([(early, [did(early, "ann")]), (late, [better, did(late, "Ben")])])
    assert made.pseudonyms == ("ann", "Ben")
    assert made.of("ann") == [Score(0, 40, 0, 0), Score(1, 40, 0, 1)]
    assert made.of("Ben") == [None, Score(0, 40, 0, 0)]
