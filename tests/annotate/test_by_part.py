"""Long texts are read in parts, and what a part was marked with stays."""

from functools import cache
from itertools import pairwise

import pytest

from tests.annotate.long_text import long_text
from tui import model
from tui.annotate.annotation import Annotation, Layer
from tui.annotate.engine import EngineName, read
from tui.annotate.parts import LONG
from tui.annotate.reading import Reading
from tui.article.plaintext import from_text
from tui.export.jsonlines import line

ENGINES = [
    "rules",
    pytest.param("model", marks=pytest.mark.skipif(not model.is_there(), reason="ONNX Runtime is not installed")),
]


def told(annotation: Annotation) -> tuple[Layer, str, int, int]:
    return annotation.layer, annotation.kind, annotation.start, annotation.end


def watched(text: str, engine: EngineName) -> tuple[list[Reading], Reading]:
    """What arrives while a text is read, and the whole."""
    arrived: list[Reading] = []
    return arrived, read(from_text(text, "dam.txt"), engine=engine, arrived=arrived.append)


@cache
def unwatched(engine: EngineName) -> tuple[tuple[float, ...], Reading]:
    """The progress told while a text a little too long for one go is read, and the whole."""
    shares: list[float] = []
    whole = read(from_text(long_text(LONG + 500, 2), "dam.txt"), shares.append, engine)
    return tuple(shares), whole


def check(text: str, engine: EngineName) -> None:
    arrived, whole = watched(text, engine)
    assert len(arrived) > 3
    known = {told(a): a for a in whole.annotations}
    before: set[tuple[Layer, str, int, int]] = set()
    for some in arrived:
        assert not some.complete
        marks = {told(a) for a in some.annotations}
        assert before <= marks
        before = marks
    handed = arrived[-1].annotations
    reach = max(a.start for a in handed)
    # Attributions and claims are what they will be; they are the very same.
    final = [a for a in whole.annotations if a.layer in (Layer.SOURCED, Layer.UNVERIFIED) and a.start <= reach]
    assert [a for a in handed if a.layer is not Layer.LOADED] == final
    # Loaded wording is where it will be and of its kind; only what hangs on the tone of the whole may wait or go.
    loaded = [a for a in handed if a.layer is Layer.LOADED]
    assert all(told(a) in known or a.confidence < 0.1 for a in loaded)
    late = [a for a in whole.annotations if a.layer is Layer.LOADED and a.start <= reach and told(a) not in before]
    beside = [a for a in late if a.confidence >= 0.1 and not _is_of_a_pair(text, a)]
    assert not beside


def _is_of_a_pair(text: str, mark: Annotation) -> bool:
    """Whether a word stands so that it may be one mark with the next or the one before, or is two already."""
    near = text[max(mark.start - 20, 0) : mark.end + 20]
    pairs = (
        "brutal crackdown", "utterly senseless", "outrageous delay", "deliberate plot", "radical faction",
        "radical mayor",
    )  # fmt: skip
    return any(pair in near for pair in pairs)


@pytest.mark.parametrize("seed", range(10, 14))
def test_what_arrives_in_parts_is_what_the_whole_has_by_the_rules(seed: int) -> None:
    check(long_text(6_000, seed), "rules")


@pytest.mark.skipif(not model.is_there(), reason="ONNX Runtime is not installed")
def test_what_arrives_in_parts_is_what_the_whole_has_by_the_model() -> None:
    check(long_text(6_000, 1), "model")


@pytest.mark.parametrize("engine", ENGINES)
def test_watching_the_parts_arrive_changes_nothing(engine: EngineName) -> None:
    _, whole = watched(long_text(LONG + 500, 2), engine)
    assert line(whole) == line(unwatched(engine)[1])


def test_a_text_that_is_not_long_is_read_in_one_go() -> None:
    arrived, whole = watched(long_text(LONG - 200, 3), "rules")
    assert arrived == []
    assert whole.complete and whole.parts == ()


def test_a_long_text_of_one_paragraph_is_read_in_one_go() -> None:
    arrived, whole = watched(long_text(LONG + 500, 3).replace("\n", " "), "rules")
    assert arrived == []
    assert whole.annotations


def test_a_long_text_in_which_nobody_speaks_has_its_wording_when_it_is_complete() -> None:
    text = "The town\n\n" + "It was a shameful day for the bay and for the boats on it.\n\n" * 400
    arrived, whole = watched(text, "rules")
    assert not any(some.layer(Layer.LOADED) for some in arrived[:-1])
    assert whole.layer(Layer.LOADED)


@pytest.mark.parametrize("engine", ENGINES)
def test_the_progress_goes_on_and_may_stop_the_work(engine: EngineName) -> None:
    shares, _ = unwatched(engine)
    assert list(shares) == sorted(shares)
    assert all(0 <= share <= 1 for share in shares)
    assert max(later - one for one, later in pairwise(shares)) < 0.2

    class Stopped(Exception):
        pass

    def stop(share: float) -> None:
        if share > 0.3:
            raise Stopped

    with pytest.raises(Stopped):
        read(from_text(long_text(LONG + 500, 2), "dam.txt"), stop, engine)
