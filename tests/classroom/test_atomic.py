import os
from pathlib import Path

import pytest

from tui.classroom.atomic import NotKept, kept, read_at_most, write_atomically


def test_a_file_is_on_the_disk_before_it_takes_the_place_of_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    there: list[bytes] = []
    monkeypatch.setattr(os, "fsync", lambda handle: there.append(path.read_bytes()))
    write_atomically(path, b"new")
    assert there == [b"old", b"new"]  # the file, then the folder's list of names
    assert [*tmp_path.iterdir()] == [path]


@pytest.mark.parametrize("failing", ["fsync", "replace"])
def test_what_fails_leaves_the_old_file_alone(failing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "a"
    path.write_bytes(b"old")
    monkeypatch.setattr(*((os, "fsync") if failing == "fsync" else (Path, "replace")), fails)
    with pytest.raises(NotKept, match=r"^a cannot be written \(No space left on device\)"), kept("a"):
        write_atomically(path, b"new")
    assert [*tmp_path.iterdir()] == [path]
    assert path.read_bytes() == b"old"


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(b"mine")
    (tmp_path / "a").symlink_to(tmp_path / "elsewhere")
    write_atomically(tmp_path / "a", b"new")
    assert (tmp_path / "elsewhere").read_bytes() == b"mine"
    assert (tmp_path / "a").read_bytes() == b"new"


def test_reading_stops_at_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert read_at_most(tmp_path / "a", 5) == b"12345"
    assert read_at_most(tmp_path / "a", 4) is None
