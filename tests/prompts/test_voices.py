import pytest

from tests.prompts.building import mark, reading, source
from tui.annotate.annotation import SourceKind, Stance
from tui.annotate.reading import SourceTally
from tui.prompts.voices import Voices


def test_each_source_of_a_paragraph_is_told_once() -> None:
    text = "A yard\n\nIda Marsh said it would rain and feared a flood, and who knew that it was late.\n\nIt rained."
    marsh = source(text, "Ida Marsh", name="Ida Marsh")
    statements = [
        mark(text, "it would rain", "indirect", stance=Stance.ASSERTS, source=marsh),
        mark(text, "a flood", "mixed", stance=Stance.BELIEVES, source=marsh),
        mark(text, "it would rain", "indirect", stance=Stance.DENIES, source=marsh),
        mark(text, "it was late", "indirect", stance=Stance.ASSERTS, source=source(text, "who", SourceKind.VAGUE)),
    ]
    tally = SourceTally("Ida Marsh", SourceKind.PERSON, "mayor", None, tuple(statements[:3]), 5)
    voices, met = Voices(reading(text, statements, sources=[tally])), set[str]()
    told = "in the writer's words, also as a denial; partly quoted, as a belief."
    assert list(voices.each(statements, met)) == [f"Ida Marsh, mayor, {told}"]
    assert list(voices.each(statements, met)) == [f"Ida Marsh, {told}"], "the role is told once"


@pytest.mark.parametrize(("role", "told"), [
    ("favourite President", "Ida Marsh, President, in the writer's words."),
    ("Former crane driver", "Ida Marsh, former crane driver, in the writer's words."),
    ("chief rival", "Ida Marsh, in the writer's words."),
])
def test_a_role_is_what_somebody_is_and_not_what_another_thinks_of_them(role: str, told: str) -> None:
    text = "Strike\n\nIda Marsh said that it would rain.\n\nRain fell."
    said = mark(text, "it would rain", "indirect", stance=Stance.ASSERTS,
                source=source(text, "Ida Marsh", name="Ida Marsh"))
    tally = SourceTally("Ida Marsh", SourceKind.PERSON, role, None, (said,), 5)
    assert Voices(reading(text, [said], sources=[tally])).of(said) == told


@pytest.mark.parametrize(("words", "told"), [
    ("Critics of the port", "critics of the port"), ("Two guards", "two guards"), ("Russian guards", "Russian guards"),
    ("Cook County guards", "Cook County guards"), ("US officials", "US officials"), ("A guard", "a guard"),
    ("Democrats", "Democrats"), ("Others", "others"),
])
def test_words_that_begin_a_sentence_stand_as_inside_one(words: str, told: str) -> None:
    text = f"A yard\n\n{words} said that it would rain.\n\nIt rained."
    said = mark(text, "it would rain", "indirect", stance=Stance.ASSERTS, source=source(text, words, SourceKind.VAGUE))
    line = f"“{told}”, in the writer's words. The text does not say exactly who."
    assert Voices(reading(text, [said])).of(said, opens=False) == line


def test_a_role_is_told_as_far_as_there_is_room() -> None:
    text = "Strike\n\nIda Marsh said that it would rain.\n\nRain fell."
    said = mark(text, "it would rain", "indirect", stance=Stance.ASSERTS,
                source=source(text, "Ida Marsh", name="Ida Marsh Jr."))
    role = "deputy, long-serving chairwoman of the committee for harbours and all inland waters"
    tally = SourceTally("Ida Marsh Jr.", SourceKind.PERSON, role, None, (said,), 5)
    told = Voices(reading(text, [said], sources=[tally])).of(said)
    assert told == "Ida Marsh Jr., deputy, in the writer's words."
