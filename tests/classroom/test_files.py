from pathlib import Path

import pytest

from tests.classroom.making_up import small
from tui.classroom.files import read, write


@pytest.mark.parametrize("name", ["lunt.exercise.toml", "lunt.exercise.json"])
def test_what_is_written_is_what_is_read(name: str, tmp_path: Path) -> None:
    for _ in range(2):
        write(small(), tmp_path / name)
        assert read(tmp_path / name) == small()
