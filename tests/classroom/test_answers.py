import json
import os
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.classroom.making_up import small
from tests.classroom.test_files import JSON
from tui.annotate.annotation import Layer
from tui.article.sanitize import neutralise
from tui.classroom.answers import (
    CHOICES,
    SIDES,
    TRUST,
    Answers,
    BadAnswers,
    CalibrationMark,
    Decision,
    StudentMark,
    is_pseudonym,
    load,
    taken_up,
)
from tui.classroom.exercise import FIRST, SECOND

IN_ONE_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
LAYERS = st.sampled_from(Layer)
STRETCHES = st.tuples(st.integers(0, 500), st.integers(1, 500)).map(lambda pair: (pair[0], pair[0] + pair[1]))
TEXTS = st.text(max_size=30).map(neutralise)
MARKS = st.lists(st.tuples(LAYERS, STRETCHES, st.integers(1, 3)), max_size=4).map(
    lambda made: [StudentMark(n, layer, *stretch, sure) for n, (layer, stretch, sure) in enumerate(made, start=1)]
)
DECISIONS = st.builds(
    lambda passage, side, layer, stretch, choice, because: Decision(passage, side, layer, *stretch, choice, because),
    st.sampled_from([FIRST, SECOND]), st.sampled_from(SIDES), LAYERS, STRETCHES, st.sampled_from(CHOICES), TEXTS,
)  # fmt: skip
CALIBRATIONS = st.sampled_from([CalibrationMark(0, 0, None), CalibrationMark(2, 8, Layer.LOADED)])
ANSWERS = st.builds(
    Answers,
    exercise=st.just("lunt"),
    digest=st.just(small().digest),
    pseudonym=st.from_regex(r"[A-Za-z0-9_-]{1,32}", fullmatch=True),
    step=st.sampled_from(["welcome", "mark-first"]),
    calibration=st.lists(CALIBRATIONS, max_size=5),
    rounds=st.fixed_dictionaries({FIRST: MARKS, SECOND: MARKS}), decisions=st.lists(DECISIONS, max_size=4),
    drafts=st.lists(DECISIONS, max_size=2), lateral=TEXTS, prompts=st.lists(TEXTS, max_size=3),
    trust=st.fixed_dictionaries(dict.fromkeys(TRUST, st.none() | st.integers(1, 5))),
    closing=MARKS, finished=st.booleans(),
)  # fmt: skip


@IN_ONE_FOLDER
@given(ANSWERS)
def test_what_is_saved_is_what_is_loaded(tmp_path: Path, answers: Answers) -> None:
    path = answers.save(tmp_path)
    assert path.name == f"lunt.{answers.pseudonym}.answers.json"
    assert load(path) == answers
    assert taken_up(tmp_path, small(), answers.pseudonym) == answers
    path.unlink()


def test_a_file_says_nothing_about_who_where_or_when(tmp_path: Path) -> None:
    text = Answers("lunt", small().digest, "blue-heron").save(tmp_path).read_text("ascii")
    assert set(json.loads(text)) == {"schema"} | {field.name for field in fields(Answers)}
    assert str(tmp_path) not in text


@pytest.mark.parametrize("name", ["", "a" * 33, "Ann Lee", "../ann", "a/b", "ann\n", "änn", "a.b", "٣"])
def test_what_is_no_pseudonym_is_told(name: str, tmp_path: Path) -> None:
    assert not is_pseudonym(name)
    with pytest.raises(BadAnswers, match="A pseudonym is 1 to 32"):
        taken_up(tmp_path, small(), name)


def test_on_a_disk_that_takes_cases_for_one_nobody_gets_anothers_answers(tmp_path: Path) -> None:
    Answers("lunt", small().digest, "Ann").save(tmp_path).rename(tmp_path / "lunt.ann.answers.json")
    with pytest.raises(BadAnswers, match="someone else's"):
        taken_up(tmp_path, small(), "ann")


@pytest.mark.parametrize(("key", "value", "words"), [
    ("schema", "readwise-answers/2", "schema must be one of"),
    ("pseudonym", "../ann", "pseudonym is not well formed"),
    ("digest", "abc", "digest is not well formed"),
    ("trust", {"weak-before": 6}, "trust, weak-before must be a whole number from 1 to 5"),
    ("rounds", {"first": [{"id": 1, "layer": "loaded", "start": 3, "end": 3, "confidence": 1}]}, "an empty mark"),
    ("rounds", {"first": [{"id": 1, "layer": "loaded", "start": 0, "end": 3, "confidence": 1}] * 2}, "two of one id"),
    ("rounds", {"first": [{"id": 1, "layer": "loaded", "start": 0, "end": 3, "confidence": 4}]}, "confidence must be"),
    ("closing", [{}] * 501, "more than 500"),
    ("lateral", "a" * 2001, "longer than 2000"),
    ("decisions", [3], "decisions 1 is not a table"),
    ("finished", "yes", "true or false"),
])  # fmt: skip
def test_what_does_not_hold_together_is_told_by_its_place(key: str, value: object, words: str, tmp_path: Path) -> None:
    path = Answers("lunt", small().digest, "ann").save(tmp_path)
    path.write_text(json.dumps(json.loads(path.read_text()) | {key: value}))
    with pytest.raises(BadAnswers, match=words) as problem:
        load(path)
    assert str(problem.value).startswith("lunt.ann.answers.json")


def test_what_students_wrote_is_harmless_when_it_is_loaded(tmp_path: Path) -> None:
    path = Answers("lunt", small().digest, "ann", lateral="\x1b]52;c;x\x07\u202e", prompts=["\ud800"]).save(tmp_path)
    found = load(path)
    assert not set(found.lateral + found.prompts[0]) & set("\x1b\x07\u202e\ud800")


def test_answers_that_could_not_be_taken_up_are_not_saved(tmp_path: Path) -> None:
    answers = Answers("lunt", small().digest, "ann", lateral="kept")
    path = answers.save(tmp_path)
    because = "\N{GRINNING FACE}" * 2000
    answers.decisions = [Decision(FIRST, "mine", Layer.LOADED, n, n + 1, "defend", because) for n in range(100)]
    with pytest.raises(OSError, match="larger than 2 MB"):
        answers.save(tmp_path)
    assert load(path).lateral == "kept"


def test_files_that_are_none_are_told(tmp_path: Path) -> None:
    path = tmp_path / "lunt.ann.answers.json"
    with pytest.raises(BadAnswers, match="There is no file"):
        load(path)
    for content, words in ((b"a" * 3_000_000, "larger than 2 MB"), (b"[" * 100_000, "is broken"), (b"", "is broken")):
        path.write_bytes(content)
        with pytest.raises(BadAnswers, match=words):
            load(path)
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(BadAnswers, match="cannot be read"):
        load(path)


@IN_ONE_FOLDER
@given(st.binary(max_size=200) | JSON.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_are_answers_or_one_sentence(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "lunt.ann.answers.json"
    path.write_bytes(data)
    with pytest.raises(BadAnswers) as problem:
        load(path)
    assert "\n" not in str(problem.value)


@IN_ONE_FOLDER
@given(st.sampled_from([field.name for field in fields(Answers)]), JSON)
def test_any_value_in_any_place_is_taken_or_told(tmp_path: Path, key: str, value: object) -> None:
    path = Answers("lunt", small().digest, "ann").save(tmp_path)
    path.write_text(json.dumps(json.loads(path.read_text()) | {key: value}))
    try:
        assert load(path).save(tmp_path)
    except BadAnswers as problem:
        assert "\n" not in str(problem)
