"""One window at a time keeps a student's answers."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tui.classroom.alone import OpenElsewhere, alone, is_open

KEEPS_IT = "import sys, pathlib\nfrom tui.classroom.alone import alone\n" \
    "with alone(pathlib.Path(sys.argv[1])):\n    print('open', flush=True)\n    sys.stdin.read()\n"


def test_another_program_is_kept_out_until_the_first_ends(tmp_path: Path) -> None:
    path = tmp_path / "ferry.heron.answers.json"
    with subprocess.Popen(
        [sys.executable, "-c", KEEPS_IT, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == b"open\n"
        assert is_open(path)
        with pytest.raises(OpenElsewhere), alone(path):
            pass
        other.kill()
    assert not is_open(path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="a folder that cannot be written, as POSIX has it")
def test_where_no_lock_can_be_had_the_work_is_done_and_nothing_is_taken_away(tmp_path: Path) -> None:
    beside = tmp_path / ".ferry.heron.answers.json.open.part"
    beside.mkdir()
    with alone(tmp_path / "ferry.heron.answers.json"):
        assert beside.exists()
    assert beside.exists()
