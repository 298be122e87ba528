"""Who does the exercise: a seat for each pseudonym, and never two browsers in one."""

import asyncio
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from tui.classroom.answers import NO_PSEUDONYM, is_pseudonym
from tui.classroom.serve.process import StudentProcess

SECONDS_HELD = 60.0
"""How long a seat is kept for a browser that has just joined, or has lost its connection."""
_MOST_REMEMBERED = 1_000


class Refused(Exception):
    """There is no seat. The message is one sentence for the student: why, and what to do."""


@dataclass
class Seat:
    """Where one student works."""

    pseudonym: str
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    """What the browser shows to come back."""
    since: float = 0.0
    """When it was taken, or left last, in seconds of the clock of `Seats`."""
    process: StudentProcess | None = None
    """The reader that runs there."""
    turn: asyncio.Lock = field(default_factory=asyncio.Lock, repr=False)
    """Held while a reader starts or stops: two windows of one browser do not have two readers."""


class Seats:
    """All seats of a server. They are kept in memory alone."""

    def __init__(self, most: int, clock: Callable[[], float]) -> None:
        self._most = most
        self._clock = clock
        self._by_name: dict[str, Seat] = {}

    def take(self, pseudonym: str, token: str | None = None) -> Seat:
        """A seat for a browser that has shown the join code; its old one if `token` is of that.

        Raises:
            Refused: the pseudonym is none, is in use in another browser, or all seats are taken.
        """
        if not is_pseudonym(pseudonym):
            raise Refused(NO_PSEUDONYM)
        name = pseudonym.lower()  # Owl and owl are one file on some disks
        there = self._by_name.get(name)
        if there is not None and there.pseudonym == pseudonym and _same(there.token, token):
            return there
        if there is not None and self._is_taken(there):
            raise Refused(
                "This pseudonym is in use in another window: choose another one, or leave there and wait a minute."
            )
        self._make_room()
        self._by_name[name] = seat = Seat(pseudonym, since=self._clock())
        return seat

    def of(self, token: str | None) -> Seat | None:
        """The seat of a browser that comes back."""
        return next((seat for seat in self._by_name.values() if _same(seat.token, token)), None)

    def sit(self, seat: Seat) -> None:
        """Come back to a seat, before a reader is started there.

        Raises:
            Refused: others have taken all seats meanwhile.
        """
        if not self._is_taken(seat):
            self._make_room()
        seat.since = self._clock()

    def rise(self, seat: Seat) -> None:
        """The reader of a seat has stopped; the seat is held for a while."""
        seat.process = None
        seat.since = self._clock()

    def clear(self, seat: Seat) -> None:
        """Give a seat up."""
        if self._by_name.get(seat.pseudonym.lower()) is seat:
            del self._by_name[seat.pseudonym.lower()]

    def working(self) -> list[Seat]:
        """The seats in which a reader runs."""
        return [seat for seat in self._by_name.values() if seat.process is not None]

    def _is_taken(self, seat: Seat) -> bool:
        return seat.process is not None or seat.turn.locked() or self._clock() - seat.since < SECONDS_HELD

    def _make_room(self) -> None:
        taken = sum(map(self._is_taken, self._by_name.values()))
        if taken >= self._most:
            raise Refused(f"All {self._most} seats are taken: tell the teacher.")
        if len(self._by_name) >= _MOST_REMEMBERED:
            self._by_name = {name: seat for name, seat in self._by_name.items() if self._is_taken(seat)}


def _same(token: str, given: str | None) -> bool:
    return given is not None and hmac.compare_digest(token.encode(), given.encode("utf-8", "replace"))
