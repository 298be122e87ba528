"""What is seen while the engine looks for marks, and where it fails."""

import threading

import pytest

from tests.reader import harness
from tests.reader.harness import article, lines, press, settle, until
from tests.reader.session import MARK, Session
from tui.reader.analysis import Analysis
from tui.reader.app import ReaderApp
from tui.reader.pace import Pace
from tui.reader.sitting import Sitting


@pytest.fixture
def gate(monkeypatch):
    """The engine reads once the gate is open."""
    gate = threading.Event()

    def waiting(it, progress=None, engine="rules", arrived=None):
        gate.wait(10)
        return harness.reading(it)

    monkeypatch.setattr("tui.annotate.engine.read", waiting)
    return gate


async def test_text_is_painted_before_the_engine_has_finished(view, gate):
    app = ReaderApp(article())
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "The council of Marrow Bay" in "\n".join(lines(app)))
        assert "looking for marks" in "\n".join(lines(app))
        await press(pilot, "j")
        gate.set()
        await settle(pilot)
        assert "showing 2 places, + for more" in "\n".join(lines(app))


async def test_an_engine_that_fails_leaves_the_text_readable(view, monkeypatch):
    def failing(it, progress=None, engine="rules", arrived=None):
        raise RuntimeError("[/] no lexicon")

    monkeypatch.setattr("tui.annotate.engine.read", failing)
    async with Session() as session:
        assert "marking failed (RuntimeError)" in session.shown
        await session.press("j", "k", MARK, "x", "o", "s", "plus", "1", "tab")
        assert "Council of Marrow Bay" in session.shown


def test_the_engine_goes_on_once_a_key_is_answered(monkeypatch):
    """As long as the screen has something to do for a key, the engine leaves the interpreter to it."""
    gone_on = threading.Event()

    def told(it, progress=None, engine="rules", arrived=None):
        progress(0.5)
        gone_on.set()
        return harness.reading(it)

    monkeypatch.setattr("tui.annotate.engine.read", told)
    monkeypatch.setattr("tui.reader.analysis.LONGEST_HOLD", 60)
    posted = []
    analysis = Analysis(article(), posted.append, lambda: Sitting(article()).wanted)
    analysis.hold()
    engine = threading.Thread(target=analysis.run)
    engine.start()
    assert not gone_on.wait(0.1)
    analysis.go_on()
    engine.join(10)
    assert gone_on.is_set() and posted


async def test_a_key_lets_the_engine_finish(monkeypatch):
    monkeypatch.setattr("tui.reader.analysis.LONGEST_HOLD", 60)
    gate = threading.Event()

    def told(it, progress=None, engine="rules", arrived=None):
        gate.wait(10)
        progress(0.5)
        return harness.reading(it)

    monkeypatch.setattr("tui.annotate.engine.read", told)
    app = ReaderApp(article())
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "looking for marks" in "\n".join(lines(app)))
        await press(pilot, "j", "question_mark", "j")
        gate.set()
        await press(pilot, "escape", "k")
        await until(pilot, lambda: "showing 2 places" in "\n".join(lines(app)))


async def test_escape_stops_a_slow_engine(monkeypatch):
    def slow(it, progress=None, engine="rules", arrived=None):
        for step in range(1000):
            progress(step / 1000)
            threading.Event().wait(0.02)
        return harness.reading(it)

    monkeypatch.setattr("tui.annotate.engine.read", slow)
    app = ReaderApp(article(), pace=Pace(progress_seconds=0.05))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "%, esc stops" in "\n".join(lines(app)))
        await press(pilot, "escape")
        await settle(pilot)
        assert "marking was cancelled" in "\n".join(lines(app))
        assert app.is_running


async def test_whoever_leaves_stops_the_engine(monkeypatch):
    ended = threading.Event()

    def slow(it, progress=None, engine="rules", arrived=None):
        try:
            for step in range(400):
                progress(step / 400)
                threading.Event().wait(0.02)
        finally:
            ended.set()
        return harness.reading(it)

    monkeypatch.setattr("tui.annotate.engine.read", slow)
    app = ReaderApp(article())
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.screen.begun)
        await press(pilot, "q")
    assert ended.wait(3)


async def test_the_panel_says_what_is_going_on_whatever_is_pressed(gate):
    app = ReaderApp(article())
    async with app.run_test(size=(140, 40)) as pilot:
        await press(pilot, "enter", "0", "plus", "o", MARK)
        assert "Looking for marks …" in "\n".join(lines(app))
        gate.set()
        await settle(pilot)
        assert "showing 2 places, + for more" in "\n".join(lines(app))
