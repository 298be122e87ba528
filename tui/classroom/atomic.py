"""Files that are there whole or not at all, whenever the power goes."""

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from tui.article.sanitize import one_line


class NotKept(OSError):
    """A file that cannot be written. The message is one sentence: what, why, and what became of it."""


@contextlib.contextmanager
def kept(name: str) -> Iterator[None]:
    """Around the writing of a file: what goes wrong is told in a sentence.

    Raises:
        NotKept: it cannot be written.
    """
    try:
        yield
    except OSError as problem:
        why = one_line(problem.strerror or str(problem))
        todo = "make room there, or name another place; nothing kept before is lost"
        raise NotKept(f"{one_line(name)} cannot be written ({why}): {todo}.") from None


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
