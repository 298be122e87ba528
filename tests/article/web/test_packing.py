"""Pages that come packed, well or badly."""

import gzip
import itertools
import re
import tracemalloc
import zlib

import pytest

from tests.article.web.fetching import CHUNKED, HTML, STORY, opened, refusal
from tests.article.web.server import Server, page


def gzipped(data: bytes) -> bytes:
    """Packed without the time of day: these bytes name tests, and each worker must collect the same ones."""
    return gzip.compress(data, mtime=0)


def deflated(data: bytes, window: int) -> bytes:
    packer = zlib.compressobj(wbits=window)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("packing", "packed"),
    [
        ("gzip", gzipped(STORY)),
        ("x-gzip", gzipped(STORY)),
        ("GZIP, identity", gzipped(STORY)),
        ("gzip", gzipped(STORY[:40]) + gzipped(STORY[40:])),
        ("gzip", gzipped(STORY) + b"\0\0\0\0"),
        ("deflate", zlib.compress(STORY)),
        ("deflate", deflated(STORY, -15)),
        ("identity", STORY),
    ],
)
def test_packed_pages_are_unpacked(server: Server, packing: str, packed: bytes) -> None:
    server.answers["/packed"] = page(packed, Content_Encoding=packing, Content_Type=HTML)
    assert opened(server, "/packed").body == STORY


def test_packed_pages_are_unpacked_however_they_are_cut(server: Server) -> None:
    body = b"".join(b"1\r\n%c\r\n" % byte for byte in zlib.compress(STORY)) + b"0\r\n\r\n"
    server.answers["/cut"] = lambda: [CHUNKED[:-2] + b"Content-Encoding: deflate\r\n\r\n", body]
    assert opened(server, "/cut").body == STORY


@pytest.mark.parametrize("packing", ["gzip", "deflate"])
def test_a_bomb_is_not_unpacked_beyond_the_limit(server: Server, packing: str) -> None:
    zeros = bytes(100_000_000)
    packed = gzip.compress(zeros, 9) if packing == "gzip" else zlib.compress(zeros, 9)
    del zeros
    server.answers["/bad"] = page(packed, Content_Encoding=packing, Content_Type=HTML)
    tracemalloc.start()
    try:
        assert "larger than 0.2 MB" in refusal(server)
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


def test_packed_bytes_that_unpack_to_nothing_are_counted_too(server: Server) -> None:
    nothing = gzipped(b"")[:10] + b"\x00\x00\x00\xff\xff" * 100_000
    server.answers["/bad"] = lambda: itertools.chain(
        [b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"], itertools.repeat(nothing)
    )
    assert "larger than 0.2 MB" in refusal(server)


@pytest.mark.parametrize(
    ("packing", "packed", "said"),
    [
        ("gzip", STORY, "came damaged"),
        ("gzip", gzipped(STORY)[:-12], "came damaged"),
        ("gzip", gzipped(STORY) + gzipped(STORY)[:-12], "came damaged"),
        ("gzip", gzipped(b"") * 200, "came damaged"),
        ("deflate", b"\xff\xff" + STORY, "came damaged"),
        ("br", STORY, r"not asked for \(br\)"),
        ("gzip, gzip", gzipped(gzipped(STORY)), "not asked for"),
    ],
)
def test_damaged_and_unknown_packing_is_said(server: Server, packing: str, packed: bytes, said: str) -> None:
    server.answers["/bad"] = page(packed, Content_Encoding=packing, Content_Type=HTML)
    assert re.search(said, refusal(server))
