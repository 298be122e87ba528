import os
import subprocess
import sys

import pytest

from tests.reader.harness import TEXT, lines, offered, press, settle, until
from tui.article.samples import Sample
from tui.reader.app import ReaderApp
from tui.reader.screens.reading import ReadingScreen
from tui.reader.screens.start import StartScreen


@pytest.fixture
def one_sample(monkeypatch, tmp_path):
    path = tmp_path / "ferry.txt"
    path.write_text(TEXT, "utf-8")
    missing = tmp_path / "gone.txt"
    found = (Sample(path, "Ferry [/] pier", "invented"), Sample(missing, "Gone", "invented"))
    monkeypatch.setattr("tui.reader.screens.start.samples", lambda: found)


async def test_a_sample_opens_and_q_comes_back(one_sample):
    app = ReaderApp(None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Ferry [/] pier" in "\n".join(lines(app))
        await press(pilot, "j", "k", "enter")
        await settle(pilot)
        assert isinstance(app.screen, ReadingScreen)
        assert "showing 2 places" in "\n".join(lines(app))
        await press(pilot, "q")
        await settle(pilot)
        assert isinstance(app.screen, StartScreen)
        await press(pilot, "escape")
        await settle(pilot)
        assert app.is_running
        await press(pilot, "q")
        assert app.return_code == 0


async def test_all_of_the_start_page_is_reached_on_a_low_screen(one_sample):
    app = ReaderApp(None)
    async with app.run_test(size=(60, 12)) as pilot:
        await settle(pilot)
        assert "A reader that marks" in "\n".join(lines(app))
        await press(pilot, "j")
        await settle(pilot)
        assert "pbpaste" in "\n".join(lines(app))
        await press(pilot, "k")
        await settle(pilot)
        assert "A reader that marks" in "\n".join(lines(app))


async def test_a_sample_that_cannot_be_read_says_so(one_sample):
    app = ReaderApp(None)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "j", "enter")
        await settle(pilot)
        assert isinstance(app.screen, StartScreen)
        assert "There is no file" in "\n".join(lines(app))


async def test_the_palette_runs_our_commands_and_themes(one_sample):
    app = ReaderApp(None)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await settle(pilot)
        await press(pilot, "colon", *"wise-light")
        await until(pilot, lambda: offered(app) == ["Theme: readwise-light", "Change the colours."])
        await press(pilot, "enter")
        await settle(pilot)
        assert app.theme == "readwise-light"
        await press(pilot, "ctrl+p", *"hide")
        await until(pilot, lambda: offered(app) == ["Hide all (0)", "Hide all marks, or show them again."])
        await press(pilot, "enter")
        await settle(pilot)
        assert "all marks hidden" in "\n".join(lines(app))


async def test_a_second_enter_in_the_palette_is_not_for_what_stands_below(one_sample):
    app = ReaderApp(None)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await settle(pilot)
        below = app.screen
        await press(pilot, "colon", *"hide")
        await until(pilot, lambda: offered(app) == ["Hide all (0)", "Hide all marks, or show them again."])
        for _ in range(3):  # as by a key that is held down
            app.simulate_key("enter")
        await settle(pilot)
        assert app.screen is below
        assert "all marks hidden" in "\n".join(lines(app))


@pytest.mark.parametrize("key", ["escape", "q", "question_mark"])
async def test_help_opens_and_closes(one_sample, key):
    app = ReaderApp(None)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "question_mark")
        await settle(pilot)
        assert "The marks" in lines(app)[0]
        await press(pilot, "G", "g", "j", "k", key)
        await settle(pilot)
        assert isinstance(app.screen, StartScreen)


@pytest.mark.skipif(os.name == "nt", reason="sessions without a terminal are made by setsid")
def test_without_a_terminal_it_says_so():
    program = """
from tui.reader.app import NoTerminal, run
try:
    run(None)
except NoTerminal as no:
    print("NO", no)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], stdin=subprocess.DEVNULL, capture_output=True, text=True,
        start_new_session=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.stdout.startswith("NO There is no terminal")
    assert done.stderr == ""


def test_reading_an_article_loads_nothing_of_exercises():
    program = "import sys, tui.reader.app; print(*[n for n in sys.modules if 'classroom' in n or 'exercise' in n])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == ""
