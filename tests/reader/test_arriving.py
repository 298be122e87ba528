"""Marks of a long text arrive from the top while it is read: what is shown stays, and so does the reader's place."""

import threading

import pytest

from tests.annotate.long_text import long_text
from tests.reader.harness import OnScreen, drawn, lines, press, settle, until
from tests.reader.session import MARK
from tui.annotate.reading import Reading
from tui.article.plaintext import from_text
from tui.reader.app import ReaderApp
from tui.reader.pace import Pace
from tui.reader.screens.reading import ReadingScreen

TEXT = long_text(4_000, 7)


class Slow:
    """The engine with its clock stopped: the next part arrives when the test says so."""

    def __init__(self) -> None:
        from tui.annotate.engine import read

        self.parts: list[Reading] = []
        self.whole = read(from_text(TEXT, "dam.txt"), arrived=self.parts.append)
        self.wind_up()

    def wind_up(self) -> None:
        """Stand before the first part, for another sitting."""
        self._may_go = threading.Semaphore(0)
        self.waits = threading.Event()

    def read(self, article, progress=None, engine="rules", arrived=None) -> Reading:
        for number, part in enumerate(self.parts):
            self._wait(progress, number / len(self.parts))
            arrived(part)
        self._wait(progress, 1.0)
        return self.whole

    def _wait(self, progress, share: float) -> None:
        self.waits.set()
        while not self._may_go.acquire(timeout=0.02):
            progress(share)

    async def go_on(self, pilot, times: int = 1) -> None:
        """Let so many parts arrive, and everything that follows from it be drawn."""
        for _ in range(times):
            self.waits.clear()
            self._may_go.release()
            await until(pilot, lambda: self.waits.is_set() or not any(it.is_running for it in pilot.app.workers))
        await drawn(pilot)


@pytest.fixture(scope="module")
def engine() -> Slow:
    return Slow()


@pytest.fixture
def slow(engine: Slow, monkeypatch: pytest.MonkeyPatch) -> Slow:
    engine.wind_up()
    monkeypatch.setattr("tui.annotate.engine.read", engine.read)
    return engine


class Session(OnScreen):
    """The long text on the screen, no marks yet."""

    def __init__(self, slow: Slow, size=(80, 24), **options) -> None:
        super().__init__(ReaderApp(from_text(TEXT, "dam.txt"), pace=Pace(progress_seconds=0.01), **options), size)
        self.slow = slow

    async def __aenter__(self) -> "Session":
        self.pilot = await self._running.__aenter__()
        await until(self.pilot, self.slow.waits.is_set)
        return self

    async def __aexit__(self, *problem: object) -> None:
        await self.slow.go_on(self.pilot, len(self.slow.parts) + 1)
        await super().__aexit__(*problem)

    async def press(self, *keys: str) -> None:
        await press(self.pilot, *keys)

    async def tells(self, words: str) -> None:
        """Wait until the screen tells these words: the engine tells its progress from a thread."""
        await until(self.pilot, lambda: words in self.shown)

    @property
    def screen(self) -> ReadingScreen:
        assert isinstance(self.app.screen, ReadingScreen)
        return self.app.screen

    @property
    def seen(self) -> set[tuple[str, int, int]]:
        """The marks that are shown."""
        selection = self.screen.sitting.selection
        marks = (mark.annotation for mark in selection.marks) if selection else ()
        return {(a.kind, a.start, a.end) for a in marks}

    @property
    def letters(self) -> list[str]:
        """The rows of the text with their letters in the gutter."""
        return [row for row in lines(self.app)[2:-1] if row[1:5].strip()]


async def test_the_marks_of_the_first_part_are_there_while_the_rest_is_not(slow: Slow, view: str) -> None:
    async with Session(slow) as session:
        await session.tells("looking for marks")
        assert not session.letters
        await slow.go_on(session.pilot)
        assert session.letters
        assert "so far" in session.shown
        await session.tells("looking for marks")
        shown, top = session.seen, session.screen.text.top
        for _ in slow.parts:
            await slow.go_on(session.pilot)
            assert shown <= session.seen
            assert session.screen.text.top == top
            shown = session.seen
        await settle(session.pilot)
        assert "so far" not in session.shown
        assert "for more" in session.shown


async def test_the_place_the_card_and_the_scroll_stay_when_more_arrives(slow: Slow, view: str) -> None:
    async with Session(slow, size=(140, 24)) as session:
        await slow.go_on(session.pilot)
        assert "] goes to the next" in " ".join(session.shown.split())
        await session.press(MARK)
        await session.press("enter")
        panel, text, sentence = session.screen.panel, session.screen.text, session.screen.sitting.sentence
        assert panel.opened
        here = text.top, panel.scroll_y
        await slow.go_on(session.pilot, len(slow.parts))
        assert session.screen.sitting.complete
        assert session.screen.sitting.sentence == sentence
        assert panel.opened
        assert (text.top, panel.scroll_y) == here


async def test_what_was_dismissed_stays_away_and_can_be_brought_back(slow: Slow) -> None:
    async with Session(slow) as session:
        await slow.go_on(session.pilot, 2)
        await session.press(MARK)
        stop = session.screen.sitting.stop
        assert stop
        gone = {(m.annotation.kind, m.annotation.start, m.annotation.end) for m in stop.marks}
        await session.press("x")
        assert not gone & session.seen
        await slow.go_on(session.pilot, len(slow.parts))
        assert session.screen.sitting.complete
        assert not gone & session.seen
        await session.press("u")
        assert gone <= session.seen


async def test_more_and_a_layer_that_is_off_stay_as_they_were_asked_for(slow: Slow) -> None:
    async with Session(slow) as session:
        await slow.go_on(session.pilot)
        await session.press("plus", "1")
        wanted = session.screen.sitting.wanted
        await slow.go_on(session.pilot, len(slow.parts))
        assert session.screen.sitting.wanted == wanted
        assert "without S" in session.shown


async def test_escape_keeps_what_is_there_and_looking_again_takes_nothing_away(slow: Slow) -> None:
    async with Session(slow) as session:
        await slow.go_on(session.pilot, 3)
        shown = session.seen
        await session.tells("esc stops")
        await session.press("escape")
        await settle(session.pilot)
        session.screen.header.say_no_more()
        await settle(session.pilot)
        assert "marking was cancelled" in session.shown
        assert session.seen == shown
        slow.waits.clear()
        session.screen.mark()
        await slow.go_on(session.pilot)
        assert shown <= session.seen
        await slow.go_on(session.pilot, len(slow.parts))
        assert session.screen.sitting.complete
        assert shown <= session.seen


async def test_whoever_reads_first_sees_no_marks_before_the_end(slow: Slow) -> None:
    async with Session(slow, size=(140, 24), read_first=True) as session:
        await slow.go_on(session.pilot, 2)
        assert not session.screen.sitting.marked
        assert "first read: marks come at the end" in session.shown
        assert "goes to the next" not in session.shown
        await session.press("G")
        assert session.screen.sitting.marked
        assert "] goes to the first mark" in session.shown
        assert "so far" in session.shown


async def test_skimming_unfolds_what_has_arrived_and_the_place_stays_in_sight(slow: Slow, view: str) -> None:
    async with Session(slow) as session:
        await slow.go_on(session.pilot)
        await session.press("s", "space")
        sentence = session.screen.sitting.sentence
        await slow.go_on(session.pilot, len(slow.parts))
        assert session.screen.sitting.sentence == sentence
        sight = session.screen.text.in_sight
        assert sight.start <= sentence.start < sight.end
