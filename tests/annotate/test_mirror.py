from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.mirror import Tally, compare, mirrored, pairs
from tui import model
from tui.annotate.annotation import Layer
from tui.annotate.engine import EngineName
from tui.language.tokens import tokenize
from tui.lexicon.wordings import wordings

SENTENCES = Path(__file__).with_name("mirror_sentences.txt").read_text("utf-8").splitlines()
LEAST = 0.95
"""Of a hundred marks so many stay when the sides change places."""


def stay(engine: EngineName) -> dict[Layer, Tally]:
    totals = {layer: Tally() for layer in Layer}
    for sentence in SENTENCES:
        for layer, tally in compare(sentence, engine).items():
            totals[layer] += tally
    return totals


@pytest.mark.parametrize(
    ("text", "image"),
    [
        ("A Democrat told her that an Israeli left.", "A Republican told him that a Palestinian left."),
        ("She lost her case, and her husband Mr. Vale his.", "He lost his case, and his wife Ms. Vale her."),
        ("THE RUSSIANS came; the far left did not.", "THE UKRAINIANS came; the far right did not."),
        ("An Indian’s plan for a conservative council.", "A Pakistani’s plan for a liberal council."),
        ("Take the right road to Ardmoor.", "Take the right road to Ardmoor."),
    ],
)
def test_sides_change_places(text: str, image: str) -> None:
    assert mirrored(text).text == image


@given(st.lists(
    st.sampled_from(["He", "Russia", "an Iranian", "regime", "the far left", "’s", ",", "her", "\n"]), max_size=30
))
def test_words_between_the_swapped_ones_are_found_again(pieces: list[str]) -> None:
    text = " ".join(pieces)
    image = mirrored(text)
    for start in range(len(text)):
        new_start, new_end = image.place(start, start + 1)
        if not any(old_start <= start < old_end for old_start, old_end, _, _ in image.moved):
            assert image.text[new_start:new_end] == text[start]
    assert image.place(0, len(text)) == (0, len(image.text))


def readings(term: str) -> list[list[tuple[str, str, str]]]:
    """How the lexicon reads the words of a term: kind, part of speech and grade."""
    found = wordings().find(tokenize(term).lower)
    return [[(wording.kind, wording.part.value, wording.grade) for wording in hit.entry] for hit in found]


def test_the_names_of_both_camps_weigh_alike() -> None:
    assert [(one, other) for one, other in pairs("camps") if readings(one) != readings(other)] == []


def test_every_sentence_has_two_sides() -> None:
    assert len(SENTENCES) >= 200
    assert [sentence for sentence in SENTENCES if mirrored(sentence).text == sentence] == []


WHERE_IT_RUNS = pytest.mark.skipif(not model.is_there(), reason="ONNX Runtime is not installed")


@pytest.mark.parametrize("engine", ["rules", pytest.param("model", marks=WHERE_IT_RUNS)])
def test_marks_stay_when_sides_change_places(engine: EngineName) -> None:
    totals = stay(engine)
    loaded = totals[Layer.LOADED]
    assert loaded.marks > 400 and loaded.share >= LEAST, loaded.moved.most_common(10)
    charges = totals[Layer.COUNTERVIEW]
    assert charges.marks > 100 and charges.share >= LEAST, charges.moved.most_common(10)
    every = sum(totals.values(), Tally())
    assert every.share >= LEAST, every.moved.most_common(10)
