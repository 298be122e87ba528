"""Files that are there whole or not at all, whenever the power goes."""

import contextlib
import os
import secrets
from pathlib import Path


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file anew beside its old self, then put it in its place.

    Raises:
        OSError: it cannot be written; then what was there before is untouched.
    """
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)  # the new name, too, is on the disk
        finally:
            os.close(folder)


def read_at_most(path: Path, most: int) -> bytes | None:
    """The bytes of a regular file; None where there are more than `most`.

    Raises:
        OSError: it cannot be read, or is something else than a file.
    """
    if path.exists() and not path.is_file():  # opening a pipe would wait for ever
        raise OSError("it is not a file")
    with open(path, "rb") as file:
        data = file.read(most + 1)
    return data if len(data) <= most else None
