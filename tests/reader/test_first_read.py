"""Reading the article first, and its marks at the end."""

import pytest

from tests.reader.session import BACK, MARK, Session


async def test_read_first_shows_marks_at_the_end(view):
    async with Session(read_first=True, size=(60, 20)) as session:
        assert session.letters == set()
        assert "first read: marks come at the end" in session.shown
        await session.press(MARK)
        assert session.sentence.startswith("Council of Marrow Bay Closes")
        for _ in range(4):
            await session.press("space")
        assert "showing 2 places" in session.shown
        assert session.letters


async def test_after_a_first_read_the_key_for_marks_begins_with_the_first(view):
    async with Session(read_first=True) as session:
        assert "] [ marks" not in session.shown
        await session.press("G")
        assert session.sentence == "Read more"
        assert "] goes to the first mark" in session.shown
        assert "] [ marks" in session.shown
        await session.press(MARK)
        assert "nine years" in session.sentence
        await session.press(MARK)
        last = session.sentence
        await session.press(MARK)
        assert session.sentence == last, "it begins at the first once only"


@pytest.mark.parametrize("key", [MARK, BACK, "plus", "minus", "0", "x"])
async def test_keys_of_marks_say_why_nothing_happens_in_a_first_read(key):
    async with Session(notifications=True, read_first=True) as session:
        await session.press(key)
        assert session.shown.count("first read: marks come") == 1
        assert session.screen.header.said == "first read: marks come at the end"
        await session.press("G")
        assert "showing 2 places" in session.shown, "the key has not changed anything"
