"""The card beside the text or over it."""

import pytest

from tests.reader.harness import TEXT, article, press, settle
from tests.reader.session import MARK, Session
from tui.reader.widgets.panel import CardPanel


async def test_the_panel_opens_over_the_text_where_it_is_narrow(view):
    async with Session(size=(80, 24)) as session:
        panel = session.screen.query_one(CardPanel)
        assert not panel.display
        await session.press(MARK, "tab")
        assert panel.display
        assert "UNVERIFIED IN THIS TEXT" in session.shown
        assert session.barred, "the reading place stays above the panel"
        await session.press("escape")
        assert not panel.display


async def test_the_panel_stands_beside_the_text_where_it_is_wide(view):
    async with Session(size=(120, 30)) as session:
        assert "BEFORE YOU READ" in session.shown
        await session.press(MARK)
        assert "UNVERIFIED IN THIS TEXT" in session.shown
        assert "enter: more" in session.shown
        await session.press("enter")
        assert "enter: more" not in session.shown
        await session.press("escape")
        assert "enter: more" in session.shown
        await session.press("enter")
        await session.press("tab")
        assert session.screen.query_one(CardPanel).has_focus
        assert "j k scroll" in session.shown
        await session.press("tab")
        assert session.screen.text.has_focus
        await session.press("tab", "q")
        assert session.screen.text.has_focus


@pytest.mark.parametrize("key", ["j", "G", "space"])
async def test_a_card_takes_the_keys_that_move_only_where_it_has_more_than_is_seen(key):
    async with Session(size=(80, 30)) as session:
        await session.press(MARK, "tab")
        place, panel = session.sentence, session.screen.panel
        assert panel.has_focus
        assert not panel.max_scroll_y
        await session.press(key)
        assert session.screen.text.has_focus
        assert session.sentence != place
        await session.pilot.resize_terminal(60, 20)
        await session.press("g", MARK, "enter")
        assert panel.max_scroll_y
        assert panel.has_focus
        place = session.sentence
        await session.press(key, "k")
        assert session.sentence == place


async def test_a_card_that_lies_over_the_text_leaves_the_keys_to_the_text():
    async with Session(size=(80, 24)) as session:
        await session.press(MARK, "enter")
        assert session.screen.panel.display
        place = session.sentence
        await session.press(*"jjjj")
        assert session.sentence != place
        assert session.screen.panel.display


async def test_q_closes_a_card_before_it_quits():
    async with Session(size=(80, 24)) as session:
        await session.press(MARK, "enter", "enter", "q")
        assert session.app.is_running
        assert not session.screen.panel.display
        await session.press("tab", "q")
        assert session.app.is_running
        await press(session.pilot, "q")
        assert session.app.return_code == 0


async def test_an_answer_to_a_key_covers_neither_the_card_nor_the_count_of_matches():
    async with Session(notifications=True, size=(80, 24)) as session:
        await session.press("slash", *"pier", "enter", "enter")
        before = session.shown.splitlines()[2:]
        await session.press("u")
        assert "nothing to undo · showing 2 places" in session.shown
        assert session.shown.splitlines()[2:] == before


async def test_a_panel_that_had_the_focus_gives_it_back_when_it_goes(view):
    async with Session(size=(120, 30)) as session:
        await session.press("tab")
        await session.pilot.resize_terminal(60, 20)
        await settle(session.pilot)
        await session.press("j")
        assert session.screen.text.top != session.sitting.flow.first


async def test_a_sentence_with_a_source_alone_has_a_card(view):
    async with Session(size=(120, 30)) as session:
        session.screen.text.go(TEXT.index("The harbour master said"))
        await settle(session.pilot)
        assert "S WHO SAYS SO" in session.shown


async def test_the_first_card_stands_until_the_reader_goes_somewhere() -> None:
    # Here the first sentence has a mark itself, which must not take the first card's place.
    text = "Renner Was Lucky, “We were lucky [sic],” Odd Renner said\n\n" + TEXT.partition("\n\n")[2]
    async with Session(article(text), size=(140, 40)) as session:
        assert session.sitting.selection.marks[0].annotation.start < len(text.partition("\n")[0])
        assert "BEFORE YOU READ" in session.shown
        await session.press("j", "k")
        assert "BEFORE YOU READ" not in session.shown
        await session.press("g")
        assert "BEFORE YOU READ" in session.shown
