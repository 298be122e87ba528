"""How much of a page's time and space is taken, in one place that tests can shrink."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What a page from the web may cost. Seconds, bytes and counts; nothing is read past them."""

    connect_seconds: float = 10
    """For finding a name's addresses, connecting to one and agreeing on encryption, at each address in a chain."""
    total_seconds: float = 20
    """For the whole fetch, redirects included; then the socket is closed, however busy it is."""
    most_bytes: int = 10_000_000
    """Of a page, counted both as it comes and unpacked."""
    most_redirects: int = 5
    extraction_seconds: float = 10
    """For the child process that finds the article in a page's HTML."""
    extraction_bytes: int = 1_000_000_000
    """Of memory for that child process."""
    most_cached_bytes: int = 200_000_000
    """Of pages kept for reading again; the oldest are thrown away."""
