"""The steps of an exercise, in order, and what is asked at each."""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from tui.classroom.exercise import CLOSING, FIRST, SECOND, Exercise
from tui.classroom.wording import counted, named


class Kind(StrEnum):
    """What is done at a step."""

    WELCOME = "welcome"
    CALIBRATE = "calibrate"
    READ = "read"
    TRUST = "trust"
    MARK = "mark"
    DECIDE = "decide"
    PROMPTS = "prompts"
    LATERAL = "lateral"
    THANKS = "thanks"


@dataclass(frozen=True, slots=True)
class Step:
    """A step of an exercise."""

    name: str
    """What the answers say to stand at it."""
    kind: Kind
    passage: str | None = None
    """The name of the passage, and of the round, that it is about."""
    number: int = 0
    """Which calibration sentence, counted from 0."""
    trust: str = ""
    """Which question about trust: a key of `Answers.trust`."""


def steps_of(exercise: Exercise) -> tuple[Step, ...]:
    """The steps that an exercise has, in order."""
    steps = [Step("welcome", Kind.WELCOME)]
    steps += [Step(f"calibrate-{n + 1}", Kind.CALIBRATE, number=n) for n in range(len(exercise.calibration))]
    steps += [
        Step("read-first", Kind.READ, FIRST),
        Step("trust-weak-before", Kind.TRUST, FIRST, trust="weak-before"),
        Step("mark-first", Kind.MARK, FIRST),
        Step("decide-first", Kind.DECIDE, FIRST),
    ]
    if exercise.prompts:
        steps.append(Step("prompts", Kind.PROMPTS, FIRST))
    if exercise.lateral:
        steps.append(Step("lateral", Kind.LATERAL, FIRST))
    steps.append(Step("mark-second", Kind.MARK, SECOND))
    if not marks_the_same_text(exercise):
        steps.append(Step("decide-second", Kind.DECIDE, SECOND))
    steps.append(Step("trust-weak-after", Kind.TRUST, FIRST, trust="weak-after"))
    if exercise.closing:
        steps += [
            Step("read-closing", Kind.READ, CLOSING),
            Step("trust-sound-before", Kind.TRUST, CLOSING, trust="sound-before"),
            Step("mark-closing", Kind.MARK, CLOSING),
            Step("trust-sound-after", Kind.TRUST, CLOSING, trust="sound-after"),
        ]
    return (*steps, Step("thanks", Kind.THANKS))


def marks_the_same_text(exercise: Exercise) -> bool:
    """Whether the second time the first text is marked again: then others' marks there have been seen."""
    return exercise.passage(SECOND) is exercise.passage(FIRST)


def asked(exercise: Exercise, step: Step) -> str:
    """What is to be done at a step, in a few sentences."""
    layers = ", ".join(map(named, exercise.layers))
    match step.kind:
        case Kind.WELCOME:
            long = f" It takes about {exercise.minutes} minutes." if exercise.minutes else ""
            looked_for = f"You will look for: {layers}. There are no points and no grades.{long}"
            return f"{exercise.instructions}\n\n{looked_for}".strip()
        case Kind.CALIBRATE:
            return (
                f"Sentence {step.number + 1} of {len(exercise.calibration)} to warm up with. "
                f"Mark the words that you would mark ({layers}), or say that there is nothing to mark."
            )
        case Kind.READ if step.passage == CLOSING:
            return "A last article. Nothing is marked in it: read it as you would any other."
        case Kind.READ:
            return "Read the article once, without marking anything."
        case Kind.TRUST:
            before, after = exercise.trust
            title = exercise.passage(step.passage or FIRST).title
            return f"About “{title}”. {after if step.trust.endswith('after') else before}"
        case Kind.MARK if step.passage == CLOSING:
            return f"Would you mark anything here ({layers})? It may well be nothing: then go on."
        case Kind.MARK if step.passage == SECOND and marks_the_same_text(exercise):
            return "Look at the first article again, with what you know now. Change, add or remove marks; then go on."
        case Kind.MARK:
            again = "Another article. " if step.passage == SECOND else ""
            return (
                f"{again}Mark what you find on your own ({layers}), and say for each mark how sure you are, from 1 "
                "(not sure) to 3 (sure). Others' marks are shown afterwards."
            )
        case Kind.DECIDE:
            return (
                "What you marked, beside what others marked. Readers differ, and a machine marks what it was made to "
                "mark. Where you differ: keep yours, withdraw it, take up theirs, or defend your view in a sentence."
            )
        case Kind.PROMPTS:
            return "A few questions about the article."
        case Kind.LATERAL:
            return f"Leave the page. {exercise.lateral}\n\nWrite down in a few words what you found, and where."
        case Kind.THANKS:
            return _thanks(exercise)
    assert_never(step.kind)


def _thanks(exercise: Exercise) -> str:
    closing = exercise.closing
    if closing is None:
        return "That was the last step. Thank you: your work is kept."
    marked = len(closing.key)
    places = "nothing" if not marked else "one place" if marked == 1 else f"{counted(marked)} places"
    return (
        f"That was the last step. In the last article the key has {places}: to rely on a text with good "
        "reason is as much a part of reading as to ask. Thank you: your work is kept."
    )
