"""Whole screens as text. READER_GOLDENS=1 writes the golden files anew; look at the difference before you commit."""

import pytest

from tests.reader.harness import agrees, article, press, settle
from tests.reader.session import MARK
from tui.reader.app import ReaderApp
from tui.reader.pace import Pace

SIZES = [(60, 20), (80, 24), (140, 40)]

STORY = (
    ("opened", ()),
    ("first-mark", (MARK,)),
    ("elsewhere", ("o",)),
    ("more", ("escape", "g", "plus", "full_stop", "full_stop")),
    ("panel", ("tab",)),
    ("details", ("enter",)),
    ("skim", ("escape", "escape", "g", MARK, "s")),
    ("fold-opened", ("slash", *"lucky", "enter", "enter")),
    ("search", ("escape", "s", "g", "slash", *"the", "enter", "n")),
    ("nothing-found", ("escape", "slash", *"qq", "enter")),
    ("hidden", ("escape", "g", "0")),
    ("one-layer", ("0", "1", "2", "4")),
    ("end", ("1", "2", "4", "G")),
    ("help", ("question_mark",)),
)
"""The keys pressed one after the other, and the name of the screen that they lead to."""


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_sitting_with_the_article_by_blocks(size):
    assert await different_screens(size) == []


async def test_by_lines_it_looks_the_same(monkeypatch):
    monkeypatch.setattr("tui.reader.widgets.views.MOST_BLOCK_WIDGETS", 0)
    assert await different_screens((80, 24)) == []


ANSWERS_STAY = Pace(said_seconds=600)
"""What is answered to a key is still there when the screen is read, however slow the machine."""


async def different_screens(size):
    app = ReaderApp(article(), pace=ANSWERS_STAY)
    different = []
    async with app.run_test(size=size) as pilot:
        for name, keys in STORY:
            await press(pilot, *keys)
            await settle(pilot)
            golden = f"{name}-{size[0]}x{size[1]}"
            if not agrees(app, golden):
                different.append(golden)
    return different


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_start_page_looks_as_it_should(size, monkeypatch, tmp_path):
    from tui.article.samples import Sample

    invented = tuple(Sample(tmp_path / f"{n}.txt", f"Sample [{n}] about a pier", "invented") for n in range(3))
    monkeypatch.setattr("tui.reader.screens.start.samples", lambda: invented)
    app = ReaderApp(None)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert agrees(app, f"start-{size[0]}x{size[1]}")


async def test_a_first_read_looks_as_it_should():
    app = ReaderApp(article(), read_first=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert agrees(app, "read-first-80x24")
