"""Which charges are put as questions unasked, and how many."""

from typing import Any

import pytest

from tests.prompts.building import mark, reading, source
from tui.annotate.annotation import Annotation, SourceKind, Stance
from tui.prompts import measured
from tui.prompts.levels import Level
from tui.prompts.marks import Mark
from tui.prompts.selection import select

_STORY = "The budget of Corrin Bay"
_FILLER = "It rained on the bay all morning and the boats stayed in. " * 12


@pytest.fixture(autouse=True)
def as_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Charges are often wrong, but for those that name both sides."""
    monkeypatch.setattr(measured, "load", lambda _: {"allegation": {"precision": 0.4, "named": 0.7}})


def charge(text: str, words: str, by: str, accused: str, **fields: Any) -> Annotation:
    """A charge that somebody makes in a text, as sure as most."""
    kind = SourceKind.PERSON if by[0].isupper() else SourceKind.ANONYMOUS
    said = mark(text, words, "indirect", source=source(text, by, kind, by), stance=Stance.ACCUSES)
    return mark(text, words, "allegation", **({"target": accused, "related": (said,), "confidence": 0.7} | fields))


def asked(text: str, *marks: Annotation, level: Level = Level.DEFAULT) -> list[Annotation]:
    """The marks that are shown as questions."""
    return [one.annotation for one in select(reading(text, marks), level).marks if one.doubted]


def test_a_charge_that_names_both_sides_is_put_as_a_question_unasked() -> None:
    text = f"{_STORY}\n\nIda Marsh accused Tom Vale of wasting the harbour money.\n\n{_FILLER}"
    made = charge(text, "Tom Vale of wasting the harbour money", "Ida Marsh", "Tom Vale")
    assert select(reading(text, [made])).marks == (Mark(made, doubted=True),)
    assert not any("often get wrong" in told for told in select(reading(text, [made])).hidden)


@pytest.mark.parametrize(
    ("sentence", "words", "by", "accused", "sure"),
    [
        ("A clerk said Tom Vale wasted the money.", "Tom Vale wasted the money", "A clerk", "Tom Vale", 0.5),
        ("one clerk said Tom Vale wasted the money.", "Tom Vale wasted the money", "one clerk", "Tom Vale", 0.7),
        ("Ida Marsh said the neighbours stole it.", "the neighbours stole it", "Ida Marsh", "the neighbours", 0.7),
        ("Ida Marsh said a man who once worked for Tom Vale stole it.", "a man who once worked for Tom Vale stole it",
         "Ida Marsh", "Tom Vale", 0.7),
    ],
)  # fmt: skip
def test_others_wait_until_they_are_asked_for(sentence: str, words: str, by: str, accused: str, sure: float) -> None:
    text = f"{_STORY}\n\n{sentence}\n\n{_FILLER}"
    made = charge(text, words, by, accused, confidence=sure)
    assert asked(text, made) == []
    assert asked(text, made, level=Level.MORE) == [made]


def test_only_the_weightiest_charges_are_put_unasked() -> None:
    names = ["Vale", "Orr", "Penn", "Lund"]
    text = "\n\n".join([_STORY, *(f"Ida Marsh accused {name} of fraud. {_FILLER}" for name in names)])
    made = [
        charge(text, f"{name} of fraud", "Ida Marsh", name, confidence=0.6 + place / 10)
        for place, name in enumerate(names)
    ]
    assert asked(text, *made) == made[2:]
    assert asked(text, *made, level=Level.FEWER) == made[3:]
    assert asked(text, *made, level=Level.MORE) == made
