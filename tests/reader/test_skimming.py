"""Folding away all but first and marked sentences."""

import pytest

from tests.reader.harness import TEXT, article, settle
from tests.reader.session import Session


async def test_skim_folds_and_enter_opens(view):
    async with Session() as session:
        await session.press("s")
        assert "… 2 sentences" in session.shown
        assert "long way round" not in session.shown
        session.screen.text.go(TEXT.index("Residents now"))
        await settle(session.pilot)
        assert session.screen.text.fold
        await session.press("enter")
        assert "hour to the journey" in session.shown
        await session.press("s", "s")
        assert "long way round" not in session.shown


async def test_marked_sentences_are_not_folded(view):
    async with Session() as session:
        await session.press("s")
        assert "Some have begun to move away." not in session.shown
        await session.press("plus")
        assert "Some have begun to move away." in session.shown


@pytest.mark.parametrize("keys", [("G", "s", "0", "k"), ("s", "G", "3", "0", "0", "k"), ("G", "0", "s", "0", "b")])
async def test_keys_may_come_faster_than_the_folds_are_laid_out(view, keys):
    async with Session(size=(20, 12)) as session:
        await session.press("plus", "plus", "plus")
        for key in keys:
            session.app.simulate_key(key)
        await settle(session.pilot)
        assert session.barred, "the place is in sight"


async def test_skimming_a_first_read_unfolds_the_marked_sentences_at_its_end(view):
    late = article(TEXT.replace("Shopkeepers blamed", "It was a long day. Shopkeepers blamed"))
    async with Session(late, size=(60, 40), read_first=True) as session:
        await session.press("s")
        assert "Shopkeepers blamed" not in session.shown
        await session.press("G")
        assert "Shopkeepers blamed" in session.shown
        unfolded = session.shown
        await session.press("s", "s")
        assert session.shown == unfolded, "no row is cut off"
