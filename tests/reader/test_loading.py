import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reader.harness import article, lines, press, settle, until
from tui.article.article import Article
from tui.article.errors import UnreadableArticle
from tui.article.load import takes_long
from tui.article.plaintext import from_text
from tui.article.web.fetched import Progress, Stage
from tui.article.web.visit import Visit
from tui.reader.app import ReaderApp
from tui.reader.pace import Pace
from tui.reader.screens.loading import LoadingScreen, Opening
from tui.reader.screens.reading import ReadingScreen
from tui.reader.screens.start import StartScreen


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """A site that is connected to soon, and answers when the gate is opened."""
    gate = threading.Event()

    def load(path: str, visit: Visit, progress: Callable[[Progress], None], cancelled: Callable[[], bool]) -> Article:
        for stage in (Stage.FINDING, Stage.CONNECTING, Stage.WAITING):
            progress(Progress(stage, "example.org", 0))
        while not gate.wait(0.05):
            if cancelled():
                raise UnreadableArticle("Stopped.")
        if "gone" in path:
            raise UnreadableArticle("There is no page.")
        return article()

    monkeypatch.setattr("tui.reader.screens.loading.load", load)
    return gate


def opening(address: str = "https://example.org/[sic]") -> ReaderApp:
    return ReaderApp(Opening(address, Visit()), pace=Pace(progress_seconds=0.05))


async def test_the_stage_that_lasts_is_the_one_that_is_told(gate: threading.Event) -> None:
    app = opening()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "waiting for example.org" in "\n".join(lines(app)))
        assert "Opening https://example.org/[sic]" in "\n".join(lines(app))
        gate.set()
        await settle(pilot)
        assert isinstance(app.screen, ReadingScreen)


async def test_escape_stops_and_leads_to_the_start_page(gate: threading.Event) -> None:
    app = opening()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "escape")
        await settle(pilot)
        assert isinstance(app.screen, StartScreen)


async def test_q_leaves_while_it_loads(gate: threading.Event) -> None:
    app = opening()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "q")
    assert app.return_code == 0
    assert app.refusal is None


async def test_a_page_that_cannot_be_opened_ends_the_reader_with_the_reason(gate: threading.Event) -> None:
    gate.set()
    app = opening("https://example.org/gone")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
    assert app.refusal == "There is no page."


def very_long(paragraphs: int = 12_000) -> Article:
    return from_text("A ferry left.\n" * paragraphs, "ferries.txt")


async def test_a_very_long_text_is_laid_out_beside_the_keys_and_then_read() -> None:
    app = ReaderApp(very_long())
    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app.screen, LoadingScreen)
        await settle(pilot)
        assert isinstance(app.screen, ReadingScreen)
        assert "A ferry left." in "\n".join(lines(app))


async def test_escape_stops_while_a_very_long_text_is_laid_out() -> None:
    app = ReaderApp(very_long(60_000))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, StartScreen)


def test_pages_documents_and_large_files_take_long(tmp_path: Path) -> None:
    small, large = tmp_path / "small.txt", tmp_path / "large.txt"
    small.write_text("A ferry left.")
    large.write_text("A ferry left.\n" * 50_000)
    assert not takes_long(str(small))
    assert not takes_long(str(tmp_path / "missing.txt"))
    assert not takes_long("a\0name")
    assert all(map(takes_long, (str(large), "https://example.org/", "report.pdf")))
