"""How long the server waits for students and their readers, in one place that tests can shrink."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What a class may cost. Seconds and counts."""

    idle_seconds: float = 30 * 60
    """How long a reader runs while nothing is typed."""
    wrong_seconds: float = 0.2
    """How long a wrong join code waits for its answer; such answers go out one after the other."""
    most_waiting: int = 100
    """Wrong codes that wait at once; whoever sends more is refused without waiting."""
    quit_seconds: float = 6
    """How long a reader may take to quit before it is told to end."""
    obey_seconds: float = 2
    """How long it may take to end then, before it is killed."""
