"""Pages kept in the user's cache folder, so that an article once opened opens again without the network.

One file a page, named by a hash of its address: a line of JSON that says what is known about the page, and then the
page's bytes. The folder is trusted no more than the web: a file is read only if it is a plain one of the user's own
and not too large, every value is checked, and whatever is wrong with it, the page is simply not there. A cache that
cannot be written never stands in the way of reading.
"""

import hashlib
import json
import os
import re
import stat
import tempfile
import time
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from platformdirs import user_cache_path

from tui.article.errors import UnreadableArticle
from tui.article.limits import Limits
from tui.article.web import urls
from tui.article.web.fetched import Fetched
from tui.article.web.payload import KINDS, charset

_SCHEMA = "readwise-tui-page/1"
_LONGEST_HEAD = 1 << 16
_NAME = re.compile(r"[0-9a-f]{64}\.page")
_PART = ".part"
_ABANDONED = 3600
"""Seconds after which a file that was not finished is left over from a program that was ended."""
_READING = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)  # a link could lead to any file
    | getattr(os, "O_NONBLOCK", 0)  # opening a pipe would wait for a writer
    | getattr(os, "O_BINARY", 0)
)
_UNSOUND = (ValueError, TypeError, KeyError, AttributeError, RecursionError, UnreadableArticle)
"""What comes of reading JSON that is not what was written: no JSON, other types, other fields, other values."""


class Cache:
    """The pages kept in a folder; without one named, in the place that the system has for such things."""

    def __init__(self, folder: Path | None = None, limits: Limits | None = None) -> None:
        self.folder = folder or user_cache_path("readwise-tui", appauthor=False) / "pages"
        self._limits = limits or Limits()

    def find(self, url: str) -> Fetched | None:
        """The page kept for an address, None where there is none that can be trusted.

        Raises:
            UnreadableArticle: the address is not one of a web page.
        """
        asked = str(urls.typed(url))
        try:
            page = _page(self._read(self._path(asked)))
        except (OSError, *_UNSOUND):
            return None
        return page if page.url == asked else None

    def keep(self, page: Fetched) -> bool:
        """Keep a page in place of what was kept for its address, and throw away the oldest where it gets too much.

        Only what an article was read from should be kept: else a page that asked for a login once would do so forever.
        False where the folder takes no files.
        """
        known = asdict(page)
        body = known.pop("body")
        head = json.dumps({"schema": _SCHEMA, **known}).encode()
        if len(head) >= _LONGEST_HEAD:
            return False
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            state = self.folder.lstat()
            if not stat.S_ISDIR(state.st_mode) or not _own(state):  # where a link leads, others may need to look
                return False
            self.folder.chmod(0o700)
            self._write(self._path(page.url), head + b"\n" + body)
            self._make_room()
        except OSError:
            return False
        return True

    def _path(self, url: str) -> Path:
        return self.folder / f"{hashlib.sha256(url.encode()).hexdigest()}.page"

    def _read(self, path: Path) -> bytes:
        descriptor = os.open(path, _READING)
        try:
            state = os.fstat(descriptor)
            most = self._limits.most_bytes + _LONGEST_HEAD
            if not stat.S_ISREG(state.st_mode) or not _own(state) or state.st_size > most:
                raise OSError("not a file that was kept here")
            with open(descriptor, "rb", closefd=False) as file:
                return file.read(most)
        finally:
            os.close(descriptor)

    def _write(self, path: Path, data: bytes) -> None:
        """Another program sees the file whole or not at all; only its owner may read it (mkstemp's doing)."""
        descriptor, unfinished = tempfile.mkstemp(_PART, dir=self.folder)
        try:
            with open(descriptor, "wb") as file:
                file.write(data)
            Path(unfinished).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(unfinished).unlink()
            raise

    def _make_room(self) -> None:
        kept = []
        for entry in sorted(os.scandir(self.folder), key=lambda entry: entry.name):
            state = entry.stat(follow_symlinks=False)
            if _NAME.fullmatch(entry.name):
                kept.append((state.st_mtime_ns, entry.path, state.st_size))
            elif entry.name.endswith(_PART) and state.st_mtime < time.time() - _ABANDONED:
                Path(entry.path).unlink(missing_ok=True)
        total = sum(size for _, _, size in kept)
        for _, path, size in sorted(kept):
            if total <= self._limits.most_cached_bytes:
                break
            Path(path).unlink(missing_ok=True)
            total -= size


def _own(state: os.stat_result) -> bool:
    return not hasattr(os, "geteuid") or state.st_uid == os.geteuid()


def _page(data: bytes) -> Fetched:
    """The page in a file's bytes.

    Raises:
        One of `_UNSOUND`: it was not written here, or was damaged.
    """
    end = data.index(b"\n", 0, _LONGEST_HEAD)
    known = json.loads(data[:end])
    if known["schema"] != _SCHEMA or known["content_type"] not in KINDS or known["status"] not in (200, 203):
        raise ValueError("not a page that would have been kept")
    return Fetched(
        url=str(urls.typed(known["url"])),
        final_url=str(urls.typed(known["final_url"])),
        status=known["status"],
        content_type=known["content_type"],
        charset=None if known["charset"] is None else charset(f"charset={known['charset']}"),
        body=data[end + 1 :],
        fetched=datetime.fromisoformat(known["fetched"]).isoformat(timespec="seconds"),
    )
