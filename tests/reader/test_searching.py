"""Looking for words in the article."""

import pytest

from tests.reader.harness import lines
from tests.reader.session import Session


async def test_search_finds_walks_and_clears(view):
    async with Session(size=(60, 20)) as session:
        await session.press("slash", *"PIER", "enter")
        assert "1 of 4" in session.shown
        await session.press("n")
        assert "2 of 4" in session.shown
        await session.press("N", "N")
        assert "4 of 4" in session.shown
        assert "new pier" in session.sentence
        await session.press("escape")
        assert "of 4" not in session.shown
        assert session.sitting.matches == ()


@pytest.mark.parametrize("before", [("G", "g"), ("j",), ("full_stop", *"jj")], ids="".join)
async def test_the_text_stays_where_it_is_when_the_search_opens_and_closes(view, before):
    async with Session(size=(60, 20)) as session:
        await session.press(*before)
        top = lines(session.app)[2]
        await session.press("slash")
        assert lines(session.app)[2] == top
        await session.press("escape")
        assert lines(session.app)[2] == top


async def test_search_says_when_nothing_is_found(view):
    async with Session() as session:
        await session.press("slash", *"zeppelin", "enter")
        assert "not found in this text" in session.shown


async def test_a_letter_typed_into_the_search_is_no_command():
    async with Session() as session:
        await session.press("slash", *"quays")
        assert session.app.is_running
        assert "/quays" in session.shown
