import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from training.data import rows as rows_of
from training.readings import OWN, digest_of, read_twice, with_texts

TEXT = "The mill poisoned the river, Ida Marsh said.\nThe mill denied it."
MARKS = {
    "annotations": [{"layer": "counterview", "kind": "unanswered", "start": 0, "end": 27, "target": [0, 8],
                     "accuser": [29, 38]}],
    "answered": [{"accusation": [0, 27], "target": [0, 8], "responses": [[45, 64]], "disputed": True}],
}  # fmt: skip


def written(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    return path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    written(tmp_path / "polnear" / "train.jsonl.gz", [{"id": "mill", "text": TEXT}])
    written(tmp_path / "ptc" / "train.jsonl.gz", [{"id": "mill", "text": "Another text."}])
    (tmp_path / "extraction").mkdir()
    (tmp_path / "extraction" / "truth.json").write_text(json.dumps({"page": {"articleBody": TEXT}}), "utf-8")
    return tmp_path


def test_marks_come_with_the_text_that_they_were_made_in(data: Path) -> None:
    places = (("polnear", "mill"), ("ptc", "mill"), ("web", "page"), ("web", "gone"))
    readings = [{"corpus": corpus, "id": name, "digest": digest_of(TEXT), **MARKS} for corpus, name in places]
    rows = list(with_texts(data, written(data / "readings.jsonl.gz", readings)))
    assert [row["id"] for row in rows] == ["polnear-mill", "web-page"]  # the text of one is another, one is not there
    for row in rows:
        assert row["text"] == TEXT
        assert [(a["target"], a["accuser"]) for a in row["annotations"]] == [("The mill", "Ida Marsh")]
        assert [(a["target"], a["disputed"]) for a in row["answered"]] == [("The mill", True)]


def test_a_second_reader_strikes_out_and_adds(data: Path) -> None:
    first = {"annotations": [{"layer": "loaded", "kind": "emotive", "start": 9, "end": 17}], "answered": []}
    annotated = written(data / "annotated.jsonl.gz", [{"id": name, "text": TEXT, **first} for name in ("a", "b")])
    second = {"corpus": "annotated", "id": "b", "digest": digest_of(TEXT), "struck": [0], "struck_answered": []}
    once, twice = read_twice(annotated, written(data / "readings.jsonl.gz", [{**second, **MARKS}]))
    assert once["annotations"] == first["annotations"]
    assert [a.get("disputed", False) for a in twice["annotations"]] == [True, False]
    assert twice["annotations"][1]["target"] == "The mill" and len(twice["answered"]) == 1


def test_the_marks_of_our_own_articles_stand_in_their_texts() -> None:
    for row in rows_of(OWN):
        spans = [(a["start"], a["end"]) for a in row["annotations"]]
        spans += [tuple(span) for a in row["answered"] for span in (a["accusation"], *a["responses"])]
        assert all(0 <= start < end <= len(row["text"]) and row["text"][start:end].strip() for start, end in spans)


def test_the_readings_lie_within_no_text_of_their_own() -> None:
    with gzip.open(Path(__file__).parents[2] / "training" / "readings.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    assert len(rows) > 500
    marks = [mark for row in rows for mark in (*row["annotations"], *row["answered"])]
    words = {value for mark in marks for value in mark.values() if isinstance(value, str)}
    assert words <= {
        "loaded", "unverified", "counterview", "outlet", "quoted",
        "emotive", "label", "euphemism", "exaggeration", "scare-quotes", "reporting-verb", "presupposition",
        "allegation", "weak-source", "hedged", "figure", "causal", "unattributed",
        "unanswered", "one-sided", "no-independent", "single-source",
    }  # fmt: skip
