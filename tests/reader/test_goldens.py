"""Whole screens as text. READER_GOLDENS=1 writes the golden files anew; look at the difference before you commit."""

import pytest

from tests.reader.harness import agrees, article, settle
from tui.reader.app import ReaderApp

SIZES = [(60, 20), (80, 24), (140, 40)]


SCREENS = {
    "opened": "",
    "first-mark": "right_square_bracket",
    "more": "plus full_stop full_stop",
    "panel": "plus full_stop tab",
    "details": "plus full_stop tab enter",
    "skim": "plus full_stop s",
    "fold-opened": "plus s g right_curly_bracket right_curly_bracket right_curly_bracket j j enter",
    "search": "slash t h e enter n",
    "nothing-found": "slash q q enter",
    "hidden": "0",
    "one-layer": "1 2 4",
    "help": "question_mark",
    "elsewhere": "right_square_bracket o",
    "end": "G",
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCREENS)
async def test_by_blocks(name, size):
    await compare(name, size)


@pytest.mark.parametrize("name", SCREENS)
async def test_by_lines_it_looks_the_same(name, monkeypatch):
    monkeypatch.setattr("tui.reader.screens.reading.MOST_BLOCK_WIDGETS", 0)
    await compare(name, (80, 24))


async def compare(name, size):
    app = ReaderApp(article())
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press(*SCREENS[name].split())
        await settle(pilot)
        assert agrees(app, f"{name}-{size[0]}x{size[1]}")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_start_page(size, monkeypatch, tmp_path):
    from tui.article.samples import Sample

    invented = tuple(Sample(tmp_path / f"{n}.txt", f"Sample [{n}] about a pier", "invented") for n in range(3))
    monkeypatch.setattr("tui.reader.screens.start.samples", lambda: invented)
    app = ReaderApp(None)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert agrees(app, f"start-{size[0]}x{size[1]}")


async def test_read_first():
    app = ReaderApp(article(), read_first=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert agrees(app, "read-first-80x24")
