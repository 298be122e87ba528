"""A class's figures, from exercises and answers: where to look again together. No ranks and no grades.

Students stand in the order of their pseudonyms, never by a figure.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from math import fsum
from operator import add

from tui.annotate.annotation import Layer
from tui.classroom.agreement import alpha
from tui.classroom.answers import TRUST, Answers, StudentMark
from tui.classroom.disputed import Disputed, disputed
from tui.classroom.exercise import CLOSING, FIRST, SECOND, Exercise, Passage
from tui.classroom.scoring import Score, Words, credits_of, is_minority, scores
from tui.classroom.steps import Kind, marks_the_same_text, steps_of
from tui.classroom.wording import CONFIDENCES


@dataclass(frozen=True, slots=True)
class Student:
    """One student's figures in one exercise."""

    answers: Answers
    rounds: Mapping[str, Mapping[Layer, Score]]
    """By the name of the round, those that were done to their end, and by layer."""

    @property
    def pseudonym(self) -> str:
        """All that says who it is."""
        return self.answers.pseudonym

    def first(self, layers: Sequence[Layer]) -> list[Score | None]:
        """The scores of the first marking: of each layer, after that of all if there are several; None if not done."""
        found = self.rounds.get(FIRST)
        whole = [total([found]) if found else None] if len(layers) > 1 else []
        return [*whole, *(found[layer] if found else None for layer in layers)]

    @property
    def decided(self) -> int:
        """The differences in which the student took part: kept, withdrawn, taken up, left or defended."""
        return len(self.answers.decisions)

    @property
    def defended(self) -> int:
        """Those of them that were defended in a sentence."""
        return sum(decision.choice == "defend" for decision in self.answers.decisions)


@dataclass(frozen=True, slots=True)
class LayerFigures:
    """How a class marked one layer of a text, or all of them together."""

    layer: Layer | None
    """None where all layers are taken together."""
    score: Score
    """All students' scores added up."""
    alpha: float | None
    """Krippendorff's alpha between the students: whether they marked each word."""
    key: int
    """The reference's marks."""
    unanimous: int | None
    """Those of them that all annotators made; None where the lesson's author alone marked."""


@dataclass(frozen=True, slots=True)
class Confidence:
    """Marks that were made equally sure."""

    level: int
    """1 (not sure) to 3 (sure)."""
    marks: int
    """Those that only some annotators made are left out."""
    earned: float
    """The sum of their credit."""

    @property
    def rate(self) -> float | None:
        """The share that the reference has, too; None without marks."""
        return self.earned / self.marks if self.marks else None


@dataclass(frozen=True, slots=True)
class TextFigures:
    """How a class marked one text, each student blind to what others marked."""

    passage: Passage
    students: int
    """Those who marked it to the end."""
    layers: tuple[LayerFigures, ...]
    whole: LayerFigures
    words: Words
    counts: tuple[int, ...]
    """For each word how many students marked it, in whichever layer."""
    disputed: tuple[Disputed, ...]
    confidence: tuple[Confidence, ...]
    """By how sure the students were; empty where the text has no reference."""


@dataclass(frozen=True, slots=True)
class Trust:
    """How far students relied on a weak and on a sound text; only those count who answered all four questions."""

    students: int
    means: Mapping[str, float]
    """By the question, 1 to 5; empty without students."""
    wider: int
    """Students who told the two texts further apart afterwards."""
    narrower: int

    @property
    def gap_before(self) -> float | None:
        """How much more the sound text was relied on than the weak one."""
        return self.means["sound-before"] - self.means["weak-before"] if self.means else None

    @property
    def gap_after(self) -> float | None:
        """The same after a closer look. The lesson works when it is greater, not when trust falls."""
        return self.means["sound-after"] - self.means["weak-after"] if self.means else None


@dataclass(frozen=True, slots=True)
class LessonFigures:
    """A class's figures in one exercise."""

    exercise: Exercise
    students: tuple[Student, ...]
    texts: tuple[TextFigures, ...]
    """The first; the second where it is another one; the closing one."""
    trust: Trust

    def score_of(self, round_: str) -> Score:
        """All students' scores of a round, added up over the layers."""
        return total(student.rounds[round_] for student in self.students if round_ in student.rounds)


@dataclass(frozen=True, slots=True)
class Report:
    """A class's figures in one exercise or several, in the order in which they were given."""

    lessons: tuple[LessonFigures, ...]

    @property
    def pseudonyms(self) -> tuple[str, ...]:
        """All students, in order."""
        found = {student.pseudonym for lesson in self.lessons for student in lesson.students}
        return tuple(sorted(found, key=lambda name: (name.casefold(), name)))

    @property
    def markings(self) -> list[tuple[LessonFigures, str, Score]]:
        """Each round of marking of the first and second texts, with the class's score: growth is read off here."""
        return [
            (lesson, round_, lesson.score_of(round_))
            for lesson in self.lessons
            for round_ in (FIRST, SECOND)
            if any(round_ in student.rounds for student in lesson.students)
        ]

    def of(self, pseudonym: str) -> list[Score | None]:
        """A student's score in the first marking of each exercise; None where there is none."""
        scores_ = []
        for lesson in self.lessons:
            rounds = next((it.rounds for it in lesson.students if it.pseudonym == pseudonym), {})
            scores_.append(total([rounds[FIRST]]) if FIRST in rounds else None)
        return scores_


def report(lessons: Sequence[tuple[Exercise, Sequence[Answers]]]) -> Report:
    """The figures of a class; answers are in order of pseudonym and belong to the exercise that they stand with."""
    return Report(tuple(_lesson(exercise, class_) for exercise, class_ in lessons))


def total(by_layers: Iterable[Mapping[Layer, Score]]) -> Score:
    """Scores added up over students and layers."""
    return reduce(add, (score for by_layer in by_layers for score in by_layer.values()), Score())


def _lesson(exercise: Exercise, class_: Sequence[Answers]) -> LessonFigures:
    words = {name: Words(exercise.passage(name).text) for name in _rounds(exercise)}
    students = tuple(
        Student(answers, {name: _scored(exercise, name, words[name], answers) for name in _done(exercise, answers)})
        for answers in class_
    )
    blind = [name for name in words if name != SECOND or not marks_the_same_text(exercise)]
    texts = (_text(exercise, name, words[name], [it for it in students if name in it.rounds]) for name in blind)
    return LessonFigures(exercise, students, tuple(text for text in texts if text.students), _trust(class_))


def _rounds(exercise: Exercise) -> list[str]:
    """The names of the rounds of marking, in order."""
    return [step.passage for step in steps_of(exercise) if step.kind is Kind.MARK and step.passage]


def _done(exercise: Exercise, answers: Answers) -> list[str]:
    """The rounds that a student left behind: in one that is still open, what is unmarked says nothing yet."""
    steps = steps_of(exercise)
    names = [step.name for step in steps]
    at = names.index(answers.step) if answers.step in names else 0
    return [step.passage for step in steps[:at] if step.kind is Kind.MARK and step.passage]


def marks_in(answers: Answers, round_: str) -> list[StudentMark]:
    """What a student marked in a round, the closing text's included."""
    return answers.closing if round_ == CLOSING else answers.rounds[round_]


def _scored(exercise: Exercise, round_: str, words: Words, answers: Answers) -> dict[Layer, Score]:
    return scores(words, marks_in(answers, round_), exercise.passage(round_).key, exercise.layers)


def _text(exercise: Exercise, round_: str, words: Words, students: Sequence[Student]) -> TextFigures:
    passage, layers = exercise.passage(round_), exercise.layers
    made = [[mark for mark in marks_in(it.answers, round_) if mark.layer in layers] for it in students]
    marked = {layer: _counts(words, made, (layer,)) for layer in layers}
    class_ = [
        (it.pseudonym, marks, [decision for decision in it.answers.decisions if decision.passage == round_])
        for it, marks in zip(students, made, strict=True)
    ]
    return TextFigures(
        passage=passage,
        students=len(students),
        layers=tuple(
            _figures(layer, (layer,), passage, [{layer: it.rounds[round_][layer]} for it in students],
                     _alpha(marked[layer], len(students)))
            for layer in layers
        ),
        whole=_figures(None, layers, passage, [it.rounds[round_] for it in students],
                       _alpha([count for counts in marked.values() for count in counts], len(students))),
        words=words,
        counts=tuple(_counts(words, made, layers)),
        disputed=disputed(words, passage, layers, class_),
        confidence=_confidence(exercise, passage, words, made),
    )


def _figures(
    layer: Layer | None,
    layers: Collection[Layer],
    passage: Passage,
    by_student: Sequence[Mapping[Layer, Score]],
    agreement: float | None,
) -> LayerFigures:
    key = [mark for mark in passage.key if mark.layer in layers]
    voted = any(mark.votes is not None for mark in key)
    unanimous = sum(not is_minority(mark) for mark in key) if voted else None
    return LayerFigures(layer, total(by_student), agreement, len(key), unanimous)


def _counts(words: Words, made: Sequence[Sequence[StudentMark]], layers: Collection[Layer]) -> list[int]:
    """For each word how many students marked it in one of the layers."""
    counts = [0] * len(words)
    for marks in made:
        for word in {word for mark in marks if mark.layer in layers for word in words.under(mark)}:
            counts[word] += 1
    return counts


def _alpha(counts: Sequence[int], students: int) -> float | None:
    """Agreement on words, of which so many students each marked so many times."""
    return alpha({True: count, False: students - count} for count in counts)


def _confidence(
    exercise: Exercise, passage: Passage, words: Words, made: Sequence[Sequence[StudentMark]]
) -> tuple[Confidence, ...]:
    if not any(mark.layer in exercise.layers for mark in passage.key):
        return ()
    earned: dict[int, list[float]] = {level: [] for level in CONFIDENCES}
    for marks in made:
        for mark, credit in zip(marks, credits_of(words, marks, passage.key, exercise.layers), strict=True):
            if credit is not None:
                earned[mark.confidence].append(credit)
    return tuple(Confidence(level, len(credits), fsum(credits)) for level, credits in earned.items())


def _trust(class_: Sequence[Answers]) -> Trust:
    told = [{key: value for key in TRUST if (value := answers.trust[key]) is not None} for answers in class_]
    told = [trust for trust in told if len(trust) == len(TRUST)]
    moved = [it["sound-after"] - it["weak-after"] - it["sound-before"] + it["weak-before"] for it in told]
    means = {key: sum(trust[key] for trust in told) / len(told) for key in TRUST} if told else {}
    return Trust(len(told), means, sum(change > 0 for change in moved), sum(change < 0 for change in moved))
