"""One window at a time: two that keep the same answers would write over each other's."""

import contextlib
from collections.abc import Iterator
from pathlib import Path


class OpenElsewhere(Exception):
    """Another window works on the file."""


@contextlib.contextmanager
def alone(path: Path) -> Iterator[None]:
    """Around the work on a file. The lock goes with the program, however that ends; where none can be had, because the
    folder cannot be written or knows no locks, the work is done without.

    Raises:
        OpenElsewhere: another window works on it.
    """
    from filelock import FileLock, Timeout

    beside = path.with_name(f".{path.name}.open.part")  # named like a draft, so that it is deleted with the answers
    lock = FileLock(beside, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise OpenElsewhere from None
    except PermissionError:
        if beside.exists():  # another user's
            raise OpenElsewhere from None
    except (OSError, NotImplementedError):
        pass
    try:
        yield
    finally:
        if lock.is_locked:
            with contextlib.suppress(OSError):
                beside.unlink()  # before it is let go, or the next one's might be taken away
            lock.release()


def is_open(path: Path) -> bool:
    """Whether a window works on a file."""
    try:
        with alone(path):
            return False
    except OpenElsewhere:
        return True
