"""What the reader waits for while an article is opened and read, in one place that tests can shorten or draw out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds."""

    painted_seconds: float = 0.03
    """Until the first paint has left for the terminal: the engine's thread would hold it up."""
    progress_seconds: float = 0.5
    """Until it is told that opening a page or looking for marks goes on."""
    said_seconds: float = 3
    """How long the answer to a key stands."""
