"""Any exercise that Hypothesis thinks of."""

from hypothesis import strategies as st

from tui.annotate.annotation import Layer
from tui.article.plaintext import from_text
from tui.article.sanitize import one_line
from tui.classroom.exercise import (
    CLOSING,
    FIRST,
    SECOND,
    Calibration,
    Exercise,
    KeyMark,
    MachineMark,
    Passage,
    sha256_of,
)

_CHARACTERS = st.characters(blacklist_categories=("C",), whitelist_characters="\n\t")
_TEXTS = st.text(_CHARACTERS, max_size=60).map(str.strip)
_LINES = st.text(max_size=40).map(one_line)
_LAYERS = st.sampled_from(Layer)


@st.composite
def _stretches(draw: st.DrawFn, text: str) -> tuple[int, int]:
    start = draw(st.integers(0, len(text) - 1))
    return start, draw(st.integers(start + 1, len(text)))


@st.composite
def _key_marks(draw: st.DrawFn, text: str) -> KeyMark:
    voters = draw(st.none() | st.integers(1, 9))
    votes = None if voters is None else draw(st.integers(0, voters))
    kind = draw(st.sampled_from([None, "label"]))
    return KeyMark(draw(_LAYERS), kind, *draw(_stretches(text)), draw(_LINES), votes, voters)


@st.composite
def _machine_marks(draw: st.DrawFn, text: str) -> MachineMark:
    stretch, confidence = draw(_stretches(text)), draw(st.integers(0, 1000)) / 1000
    return MachineMark(
        draw(_LAYERS), "emotive", *stretch, confidence, draw(_LINES), draw(st.booleans()), draw(st.booleans())
    )


@st.composite
def _passages(draw: st.DrawFn, name: str) -> Passage:
    article = from_text(draw(st.text(_CHARACTERS, min_size=1, max_size=80).filter(str.strip)), "")
    text = article.text
    return Passage(
        name, draw(_LINES), text, sha256_of(text), tuple(draw(st.lists(_key_marks(text), max_size=3))),
        tuple(draw(st.lists(_machine_marks(text), max_size=3))), draw(_LINES), article.blocks,
    )  # fmt: skip


@st.composite
def _calibrations(draw: st.DrawFn) -> Calibration:
    sentence = draw(_LINES.filter(bool))
    layer = draw(st.none() | _LAYERS)
    return Calibration(sentence, layer, *(draw(_stretches(sentence)) if layer else (0, 0)), draw(_TEXTS))


@st.composite
def exercises(draw: st.DrawFn) -> Exercise:
    """With any texts and marks in any of its passages."""
    layers = draw(st.sets(_LAYERS, min_size=1))
    return Exercise(
        "lunt", draw(_LINES.filter(bool)), draw(_TEXTS), tuple(layer for layer in Layer if layer in layers),
        draw(st.none() | st.integers(1, 600)), draw(st.none() | _LINES.filter(bool)),
        tuple(draw(st.lists(_calibrations(), max_size=3))),
        (draw(_passages(FIRST)), *((draw(_passages(SECOND)),) if draw(st.booleans()) else ())),
        tuple(draw(st.lists(_TEXTS, max_size=3))), draw(_TEXTS), draw(st.none() | _passages(CLOSING)),
    )  # fmt: skip
