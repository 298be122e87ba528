"""A class whose strengths are known: an exercise about an invented town, and thirty students who work through it."""

from bisect import bisect_left
from dataclasses import dataclass
from random import Random

from tests.classroom.making_up import passage
from tui.annotate.annotation import Layer
from tui.classroom.answers import Answers, Decision, StudentMark
from tui.classroom.exercise import CLOSING, FIRST, Exercise, KeyMark
from tui.classroom.scoring import Words

LAYERS = (Layer.UNVERIFIED, Layer.LOADED)
_SENTENCE = "the harbour of Lunt saw boats come and go while its council met about the new quay again"
_PARAGRAPHS, _SENTENCES = 12, 5
TEXT = "Lunt and its quay\n\n" + "\n\n".join(
    " ".join(f"On day {5 * paragraph + sentence} {_SENTENCE}." for sentence in range(_SENTENCES))
    for paragraph in range(_PARAGRAPHS)
) + "\n"
_WORDS = Words(TEXT)
CLOSING_TEXT = "Rain in Lunt\n\nIt rained on the quay of Lunt, the harbour office said.\n"


@dataclass(frozen=True)
class Strength:
    """What a simulated student is made to do."""

    hits: dict[Layer, float]
    """The chance of making a mark of the key, by layer."""
    alarms: int
    """Marks of one's own in each layer, at places where the key has none."""


def sentence(number: int, first: int, last: int) -> tuple[int, int]:
    """Where words stand in a sentence of the text, counted from 0, both ends included."""
    begin = bisect_left(_WORDS.starts, TEXT.index(f"On day {number} "))
    return _WORDS.starts[begin + first], _WORDS.ends[begin + last]


def exercise(name: str = "quay") -> Exercise:
    """Twenty marks in each of two layers, each in a sentence of its own, and a sound text at the end."""
    places = [*range(_PARAGRAPHS * _SENTENCES)]
    key = [KeyMark(layer, None, *sentence(number, 5, 10)) for number in places[:40] for layer in [LAYERS[number % 2]]]
    first = passage(FIRST, TEXT, tuple(key))
    return Exercise(name, f"The {name}", "Mark.", LAYERS, passages=(first,), closing=passage(CLOSING, CLOSING_TEXT))


def class_of(size: int, seed: int, made: Exercise) -> list[tuple[Answers, Strength]]:
    """Students of all strengths, the same for the same seed, in order of pseudonym."""
    chance = Random(seed)
    students = []
    for number in range(size):
        strength = Strength({layer: chance.uniform(0.1, 1.0) for layer in LAYERS}, chance.randrange(8))
        students.append((_student(f"pupil-{number:02}", strength, made, chance), strength))
    return students


def _student(pseudonym: str, strength: Strength, made: Exercise, chance: Random) -> Answers:
    first = made.passage(FIRST)
    marks = [
        StudentMark(number, mark.layer, *_about(mark, chance), chance.choice((2, 3, 3)))
        for number, mark in enumerate(first.key, start=1)
        if chance.random() < strength.hits[mark.layer]
    ]
    alarms = [
        StudentMark(100 + number, layer, *sentence(40 + place, 5, 10), chance.choice((1, 1, 2)))
        for layer in LAYERS
        for number, place in enumerate(chance.sample(range(20), strength.alarms), start=20 * LAYERS.index(layer))
    ]
    answers = Answers(made.name, made.digest, pseudonym, step="thanks", finished=True)
    answers.rounds[FIRST] = [*marks, *alarms]
    answers.decisions = [
        Decision(FIRST, "mine", mark.layer, mark.start, mark.end, chance.choice(("keep", "withdraw", "defend")),
                 "It judges, and nobody is asked.")
        for mark in alarms
    ]
    answers.trust = {"weak-before": 4, "weak-after": 2, "sound-before": 4, "sound-after": chance.choice((3, 4, 5))}
    answers.lateral = "The harbour office has a page of its own."
    return answers


def _about(mark: KeyMark, chance: Random) -> tuple[int, int]:
    """The six words of a mark, or one or two of its first words fewer."""
    return _WORDS.starts[_WORDS.under(mark).start + chance.randrange(3)], mark.end
