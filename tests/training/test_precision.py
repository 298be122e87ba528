"""The lines that editors' verdicts draw: what is a question, and what is shown unasked."""

import gzip
import json
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

from training import precision

Verdicts = Iterable[tuple[float, str]]


def table(tmp_path: Path, capsys: pytest.CaptureFixture[str], **kinds: Verdicts) -> dict[str, dict[str, float]]:
    """What is printed of verdicts, given by kind as confidence and word."""
    lines = [
        json.dumps({"kind": kind, "confidence": confidence, "verdict": verdict})
        for kind, verdicts in kinds.items()
        for confidence, verdict in verdicts
    ]
    path = tmp_path / "verdicts.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(lines).encode()))
    precision.main(path)
    return tomllib.loads(capsys.readouterr().out)


def test_a_kind_has_its_shares_and_one_seen_too_seldom_is_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mixed = [(0.6, "worth"), (0.6, "small"), (0.6, "off"), (0.6, "wrong")]
    told = table(tmp_path, capsys, label=mixed * 3, causal=mixed)
    assert told["label"] == {"precision": 0.5, "worth": 0.25, "marks": 12}
    assert "causal" not in told


def test_what_is_worth_the_time_only_where_it_is_sure_is_shown_unasked_from_there_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unsure = [(0.3, "wrong")] * 20 + [(0.6, "small")] * 20
    told = table(tmp_path, capsys, label=[*unsure, *[(0.9, "worth")] * 20])["label"]
    assert 0.3 < told["sure"] < 0.6 < told["unasked"] < 0.9


def test_what_is_always_right_and_never_worth_the_time_is_no_question_and_is_not_shown_unasked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = table(tmp_path, capsys, exaggeration=[(0.6, "small"), (0.8, "small")] * 10)["exaggeration"]
    assert told["sure"] < 0.6
    assert "unasked" not in told


def test_no_line_is_drawn_above_all_that_was_judged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = table(tmp_path, capsys, causal=[(0.3, "wrong")] * 8 + [(0.5, "worth"), (0.5, "wrong")] * 3)["causal"]
    assert "sure" not in told
