"""A page as it came from the web or out of the cache, before anything is read out of it."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Fetched:
    """One page's bytes and what was said about them. Everything here but `url` is foreign."""

    url: str
    """As asked for, without its fragment."""
    final_url: str
    """Where it was found, after redirects."""
    status: int
    content_type: str
    """`text/html`, `application/xhtml+xml`, `text/plain` or `text/markdown`: as stated, or as the bytes look."""
    charset: str | None
    """A name that `bytes.decode` takes, from the header alone; None where it named none, or none that is known."""
    body: bytes
    fetched: str
    """When, as `2026-03-01T09:30:00+00:00`."""


class Stage(StrEnum):
    """What a fetch is busy with."""

    FINDING = "finding"
    CONNECTING = "connecting"
    WAITING = "waiting"
    READING = "reading"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a fetch is. `host` is fit for a screen; `read` counts bytes after unpacking."""

    stage: Stage
    host: str
    read: int = 0
