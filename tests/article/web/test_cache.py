"""Pages kept on disk: there again when asked for, private, and harmless whatever became of the files."""

import json
import os
import stat
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.article.errors import UnreadableArticle
from tui.article.limits import Limits
from tui.article.web.cache import Cache
from tui.article.web.fetched import Fetched

PAGE = Fetched(
    url="https://news.example/story",
    final_url="https://www.news.example/story?full",
    status=200,
    content_type="text/html",
    charset="cp1252",
    body=b"<p>The ferry to Olm\r\n will run again.\x00\xff</p>\n",
    fetched="2026-03-01T09:30:00+00:00",
)
POSIX = pytest.mark.skipif(os.name != "posix", reason="only POSIX systems have these")


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "deep" / "pages")


def kept_file(cache: Cache) -> Path:
    (path,) = cache.folder.iterdir()
    return path


def test_a_page_once_kept_is_found_as_it_was(cache: Cache) -> None:
    assert cache.find(PAGE.url) is None
    assert cache.keep(PAGE)
    assert Cache(cache.folder).find(PAGE.url) == PAGE
    assert cache.find("https://news.example/other") is None
    assert cache.find(PAGE.final_url) is None


def test_an_address_is_found_however_it_was_typed(cache: Cache) -> None:
    cache.keep(replace(PAGE, url="https://xn--bcher-kva.example/stra%C3%9Fe"))
    assert cache.find(" HTTPS://Bücher.example:443/straße#part")
    with pytest.raises(UnreadableArticle, match="not the address of a web page"):
        cache.find("file:///etc/passwd")


def test_a_page_fetched_anew_takes_the_place_of_the_old(cache: Cache) -> None:
    cache.keep(PAGE)
    cache.keep(replace(PAGE, body=b"New.", charset=None))
    assert cache.find(PAGE.url) == replace(PAGE, body=b"New.", charset=None)
    assert kept_file(cache).stat().st_size < 1000


@POSIX
def test_only_the_user_may_look_into_it(cache: Cache) -> None:
    cache.folder.mkdir(parents=True, mode=0o755)
    cache.keep(PAGE)
    assert stat.S_IMODE(cache.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(kept_file(cache).stat().st_mode) == 0o600


def test_the_file_names_nothing_that_was_read(cache: Cache) -> None:
    cache.keep(PAGE)
    assert "news" not in kept_file(cache).name


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have their own places")
def test_it_stands_where_the_system_has_its_caches(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert Cache().folder == tmp_path / "readwise-tui" / "pages"


def test_the_oldest_pages_make_room(tmp_path: Path) -> None:
    cache = Cache(tmp_path, Limits(most_cached_bytes=3500))
    pages = [replace(PAGE, url=f"https://news.example/{number}", body=b"x" * 1000) for number in range(4)]
    for age, page in enumerate(pages):
        cache.keep(page)
        for path in tmp_path.iterdir():
            os.utime(path, ns=(0, path.stat().st_mtime_ns - 10**9))
        assert cache.find(page.url), age
    assert [bool(cache.find(page.url)) for page in pages] == [False, False, True, True]


def test_what_an_ended_program_left_is_cleared_away_and_other_files_are_not(cache: Cache) -> None:
    cache.keep(PAGE)
    left, new, other = (cache.folder / name for name in ("a.part", "b.part", "notes.txt"))
    for path in (left, new, other):
        path.write_bytes(b"x")
    for path in (left, other):
        os.utime(path, (0, 0))
    cache.keep(PAGE)
    assert (left.exists(), new.exists(), other.exists()) == (False, True, True)


# Files that are not what was kept


def changed(**fields: object) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        head, _, body = data.partition(b"\n")
        return json.dumps({**json.loads(head), **fields}).encode() + b"\n" + body

    return change


@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"",
        lambda data: data[:50],
        lambda data: data.replace(b"\n", b" "),
        lambda data: b"\n" + data,
        lambda data: b"[]\n" + data,
        lambda data: b'"schema"\n' + data,
        lambda data: b"[" * 60_000 + b"\n" + data,
        lambda data: b" " * 70_000 + data,
        lambda data: b"\x80\x04\x95" + data,
        lambda data: b"{}\n",
        changed(schema="readwise-tui-page/2"),
        changed(url="https://news.example/another"),
        changed(url=5),
        changed(url=None),
        changed(final_url="file:///etc/passwd"),
        changed(final_url="javascript:alert(1)"),
        changed(final_url="https://news.example/\x1b]52;c;\x07"),
        changed(status=404),
        changed(status=[]),
        changed(content_type="application/pdf"),
        changed(content_type={}),
        changed(fetched="yesterday\x1b[31m"),
        changed(fetched=20260301),
    ],
)
def test_a_file_that_was_damaged_or_forged_is_not_there(cache: Cache, change: Callable[[bytes], bytes]) -> None:
    cache.keep(PAGE)
    path = kept_file(cache)
    path.write_bytes(change(path.read_bytes()))
    assert cache.find(PAGE.url) is None
    assert cache.keep(PAGE)
    assert cache.find(PAGE.url) == PAGE


def test_a_file_larger_than_a_page_may_be_is_not_read(tmp_path: Path) -> None:
    cache = Cache(tmp_path, Limits(most_bytes=1000))
    cache.keep(PAGE)
    with kept_file(cache).open("ab") as file:
        file.truncate(100_000_000)
    assert cache.find(PAGE.url) is None


@pytest.mark.parametrize("charset", ["zip", "unicode_escape", "utf-7", "\x1b[31m", ["utf-8"]])
def test_a_forged_charset_is_none(cache: Cache, charset: object) -> None:
    cache.keep(PAGE)
    path = kept_file(cache)
    path.write_bytes(changed(charset=charset)(path.read_bytes()))
    assert cache.find(PAGE.url) == replace(PAGE, charset=None)


@given(st.binary(max_size=400))
def test_any_bytes_at_all_are_no_page(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    cache = Cache(tmp_path_factory.getbasetemp() / "fuzzed")
    cache.keep(PAGE)
    kept_file(cache).write_bytes(data)
    assert cache.find(PAGE.url) is None


@POSIX
@pytest.mark.parametrize("kind", ["link", "pipe", "folder", "device"])
def test_what_is_not_a_plain_file_is_not_opened(cache: Cache, tmp_path: Path, kind: str) -> None:
    cache.keep(PAGE)
    path = kept_file(cache)
    elsewhere = path.rename(tmp_path / "elsewhere")
    if kind == "link":
        path.symlink_to(elsewhere)
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to("/dev/zero")
    assert cache.find(PAGE.url) is None
    assert cache.keep(PAGE) is (kind != "folder")
    assert elsewhere.read_bytes().endswith(PAGE.body)
    assert [found.name for found in cache.folder.iterdir()] == [path.name]


@POSIX
def test_a_folder_that_is_a_link_to_another_is_left_as_it_is(cache: Cache, tmp_path: Path) -> None:
    elsewhere = tmp_path / "downloads"
    elsewhere.mkdir(mode=0o755)
    unfinished = elsewhere / "film.part"
    unfinished.write_bytes(b"half")
    os.utime(unfinished, (0, 0))
    cache.folder.parent.mkdir(parents=True, exist_ok=True)
    cache.folder.symlink_to(elsewhere)
    assert cache.keep(PAGE) is False
    assert (elsewhere.stat().st_mode & 0o777, [path.name for path in elsewhere.iterdir()]) == (0o755, ["film.part"])


@POSIX
def test_files_of_another_user_are_neither_read_nor_replaced(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.keep(PAGE)
    owner = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    assert cache.find(PAGE.url) is None
    assert cache.keep(PAGE) is False


def test_a_folder_that_cannot_be_made_does_not_stand_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file" / "pages")
    assert cache.find(PAGE.url) is None
    assert cache.keep(PAGE) is False


def test_a_write_that_fails_leaves_the_old_page_and_nothing_else(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.keep(PAGE)

    def full(self: Path, target: Path) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(Path, "replace", full)
    assert cache.keep(replace(PAGE, body=b"New.")) is False
    assert cache.find(PAGE.url) == PAGE
    assert kept_file(cache)
