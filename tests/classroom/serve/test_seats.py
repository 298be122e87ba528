import pytest

from tui.classroom.serve.seats import SECONDS_HELD, Refused, Seats


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.mark.parametrize("name", ["", "a b", "../up", "x" * 33, "é", "owl\n", "<b>"])
def test_only_a_pseudonym_gets_a_seat(clock, name):
    with pytest.raises(Refused, match="A pseudonym is"):
        Seats(5, clock).take(name)


@pytest.mark.parametrize("again", ["Owl", "owl"])
def test_a_pseudonym_in_use_is_refused_to_another_browser(clock, again):
    seats = Seats(5, clock)
    seats.take("Owl")
    with pytest.raises(Refused, match="in use"):
        seats.take(again, token="something else")


def test_the_same_browser_keeps_its_seat(clock):
    seats = Seats(1, clock)
    seat = seats.take("owl")
    assert seats.take("owl", seat.token) is seat
    assert seats.of(seat.token) is seat


def test_a_seat_left_for_long_is_free_for_another_browser_and_shut_to_the_old_one(clock):
    seats = Seats(5, clock)
    old = seats.take("owl")
    clock.now += SECONDS_HELD - 1
    with pytest.raises(Refused):
        seats.take("owl")
    clock.now += 2
    new = seats.take("owl")
    assert new.token != old.token
    assert seats.of(old.token) is None and seats.of(new.token) is new


def test_a_seat_in_which_a_reader_runs_is_never_free(clock):
    seats = Seats(5, clock)
    seats.take("owl").process = object()  # type: ignore[assignment]
    clock.now += 10 * SECONDS_HELD
    with pytest.raises(Refused, match="in use"):
        seats.take("owl")


def test_there_are_so_many_seats_and_no_more(clock):
    seats = Seats(2, clock)
    seats.take("owl")
    seats.take("heron")
    with pytest.raises(Refused, match="All 2 seats"):
        seats.take("kite")
    clock.now += SECONDS_HELD + 1
    seats.take("kite")


def test_whoever_was_away_comes_back_only_if_there_is_room(clock):
    seats = Seats(1, clock)
    owl = seats.take("owl")
    clock.now += SECONDS_HELD + 1
    heron = seats.take("heron")
    with pytest.raises(Refused, match="All 1 seats"):
        seats.sit(owl)
    clock.now += SECONDS_HELD + 1
    seats.sit(owl)
    seats.sit(owl)
    with pytest.raises(Refused):
        seats.sit(heron)


def test_a_seat_given_up_is_free_at_once(clock):
    seats = Seats(1, clock)
    owl = seats.take("owl")
    seats.clear(owl)
    assert seats.of(owl.token) is None
    assert seats.take("owl").token != owl.token


@pytest.mark.parametrize("token", [None, "", "x", "\udc80", "é"])
def test_nothing_else_opens_a_seat(clock, token):
    seats = Seats(5, clock)
    seats.take("owl")
    assert seats.of(token) is None


def test_it_does_not_remember_without_end(clock):
    seats = Seats(5, clock)
    tokens = []
    for number in range(2500):
        tokens.append(seats.take(f"owl-{number}").token)
        clock.now += SECONDS_HELD
    assert sum(seats.of(token) is not None for token in tokens) <= 1000
