"""What the keys do, in both views of an article."""

from dataclasses import replace

import pytest

from tests.prompts import building
from tests.reader import harness
from tests.reader.harness import article, lines, press, settle
from tests.reader.session import BACK, MARK, NEXT_PARAGRAPH, PARAGRAPH_BACK, Session
from tui.annotate.annotation import Layer
from tui.article.plaintext import from_text
from tui.lexicon import load
from tui.reader.drawing import BAR
from tui.reader.widgets.lines import LinesView
from tui.reader.widgets.panel import CardPanel


async def test_opens_at_the_headline_unmarked_places_later(view):
    async with Session() as session:
        assert session.sentence == "Council of Marrow Bay Closes the Old Ferry Pier"
        assert session.barred == [4]
        assert isinstance(session.screen.text, LinesView) == (view == "lines")


async def test_marks_are_walked_both_ways(view):
    async with Session() as session:
        await session.press("plus", MARK)
        assert "brutal storm" in session.sentence
        await session.press("full_stop")
        assert "nine years" in session.sentence
        await session.press("comma", BACK)
        assert "brutal storm" in session.sentence


async def test_paragraphs_are_walked_both_ways(view):
    async with Session() as session:
        await session.press(NEXT_PARAGRAPH, NEXT_PARAGRAPH)
        assert session.sentence.startswith("The council of Marrow Bay")
        await session.press(PARAGRAPH_BACK)
        assert session.sentence == "By Ilse Varga"


async def test_lines_carry_the_place_along(view):
    async with Session(size=(60, 20)) as session:
        await session.press(NEXT_PARAGRAPH, NEXT_PARAGRAPH)
        before = session.barred[0]
        await session.press("j", "down", "j")
        assert session.sentence.startswith("“We were lucky"), "the first sentence that begins on the line"
        top = session.screen.text.top
        assert top == session.sitting.flow.moved(session.sitting.flow.first, 3)
        await session.press("k", "up", "k")
        assert session.sentence.startswith("The council of Marrow Bay")
        assert session.barred[0] == before


async def test_pages_and_ends(view):
    async with Session(size=(60, 20)) as session:
        await session.press("space")
        assert session.screen.text.top != session.sitting.flow.first
        await session.press("b")
        assert session.screen.text.top == session.sitting.flow.first
        await session.press("ctrl+d", "ctrl+d", "ctrl+u", "ctrl+u")
        assert session.screen.text.top == session.sitting.flow.first
        await session.press("G")
        assert session.sentence == "Read more"
        assert session.shown.splitlines()[-2].strip().startswith(BAR)
        await session.press("g")
        assert session.screen.text.top == session.sitting.flow.first


async def test_layers_are_switched_and_hidden(view):
    async with Session() as session:
        await session.press("plus")
        assert session.letters == {"S", "U", "L", "C"}
        await session.press("3")
        assert session.letters == {"S", "U", "C"}
        await session.press("1", "2")
        assert session.letters == {"C"}
        await session.press("0")
        assert session.letters == set()
        await session.press("0", "1", "2", "3")
        assert session.letters == {"S", "U", "L", "C"}


async def test_a_layer_s_key_shows_it_when_all_are_hidden(view):
    async with Session() as session:
        await session.press("0", "2")
        assert not session.sitting.hidden
        assert Layer.UNVERIFIED in session.sitting.layers


async def test_more_and_fewer(view):
    async with Session() as session:
        assert "showing 2 places, + for more" in session.shown
        await session.press("plus")
        assert "showing 4 places" in session.shown
        await session.press("minus", "minus")
        assert "showing 2 places, + for more" in session.shown


async def test_a_step_adds_half_as_many_places_again(view):
    text = "Rain\n\n" + "\n\n".join(f"Ferry number {n} left in the rain at noon." for n in range(30))
    claims = [building.mark(text, f"Ferry number {n} left", "unattributed", confidence=0.5) for n in range(30)]
    async with Session(article(text)) as session:
        session.sitting.read(building.reading(text, claims))
        counts = [len(session.sitting.selection.places)]
        for _ in range(4):
            await session.press("plus")
            counts.append(len(session.sitting.selection.places))
        assert counts[:3] == [0, 3, 6]
        assert counts[-1] > counts[-2]
        assert f"showing {counts[-1]} places, + for more" in session.shown
        await session.press("minus")
        assert f"showing {counts[-2]} places, + for more" in session.shown


async def test_the_answer_to_a_key_goes_with_the_next_one(view):
    async with Session() as session:
        await session.press("y")
        assert "was sent to the terminal's clipboard" in session.shown
        await session.press("plus")
        assert "clipboard" not in session.shown
        assert "showing 4 places" in session.shown
        await session.press("g", MARK, "x")
        assert "u brings it back" in session.shown
        await session.press("u")
        assert "u brings it back" not in session.shown
        await session.press("y", MARK)
        assert "clipboard" not in session.shown


async def test_dismissing_is_undone_in_reverse_order(view):
    async with Session() as session:
        await session.press("plus", MARK, "x", MARK, "x")
        assert not session.sitting.next_stop(-1)
        await session.press("u")
        assert "nine years" in session.sentence
        await session.press("u")
        assert "brutal" in session.sentence
        await session.press("u")
        assert "L" in session.letters


async def test_copies_the_quote_or_the_sentence(view):
    async with Session() as session:
        await session.press("y")
        assert session.app.clipboard == "Council of Marrow Bay Closes the Old Ferry Pier"
        await session.press("plus", MARK, "y")
        assert session.app.clipboard == "brutal"


async def test_resizing_keeps_the_place(view):
    async with Session(size=(140, 40)) as session:
        await session.press("plus", MARK, MARK, MARK)
        sentence = session.sentence
        for size in ((60, 20), (80, 24), (30, 8), (140, 40)):
            await session.pilot.resize_terminal(*size)
            await settle(session.pilot)
            assert session.sentence == sentence
            assert session.barred


async def test_the_strip_is_empty_while_all_of_the_text_is_in_sight_and_has_no_letters(view):
    async with Session(size=(80, 24)) as session:
        await session.press("plus", MARK)
        strip = [line[-1:] for line in session.shown.splitlines()[2:-1]]
        assert {"◆", "•"} <= set(strip)
        assert not set(strip) & set("SULC")
        await session.pilot.resize_terminal(80, 60)
        await settle(session.pilot)
        assert not {"◆", "•", "┃"} & set(session.shown)


async def test_escape_unwinds_and_never_quits(view):
    async with Session() as session:
        await session.press("slash", *"pier", "enter", "tab", "enter")
        for _ in range(8):
            await session.press("escape")
        assert session.app.is_running
        assert not session.screen.query_one(CardPanel).display
        assert session.sitting.query == ""


async def test_the_state_of_the_marks_is_readable_where_the_header_has_no_room_for_all():
    async with Session(size=(60, 20)) as session:
        await session.press("1", "2", "s")
        assert session.shown.splitlines()[1].endswith("without S U · skim")
        await session.pilot.resize_terminal(100, 30)
        await settle(session.pilot)
        assert session.shown.splitlines()[1].startswith(" 173 words · 1 min · ")


@pytest.mark.parametrize(("kind", "told"), [("language", "English"), ("verse", "an article")])
async def test_why_nothing_is_marked_is_told_above_the_text(kind, told, monkeypatch):
    def abstaining(it, *rest, **named):
        return replace(harness.reading(it), abstained=load("abstain")["told"][kind])

    monkeypatch.setattr("tui.annotate.engine.read", abstaining)
    async with Session() as session:
        assert session.shown.splitlines()[1].endswith(f"nothing marked: not read as {told}")


async def test_what_came_through_standard_input_is_called_so():
    async with Session(from_text("It rained in Lunt.", "-")) as session:
        assert session.shown.splitlines()[0] == " Standard input"


async def test_ctrl_c_says_which_key_leaves():
    async with Session(notifications=True) as session:
        await session.press("ctrl+c")
        assert "q goes back or quits" in session.shown


async def test_q_quits():
    async with Session() as session:
        await press(session.pilot, "q")
        assert session.app.return_code == 0
        assert not session.app.is_running


@pytest.mark.parametrize("key", ["v", "m", "e", "d", "p", "t", "h", "l", "i"])
async def test_keys_that_are_not_ours_do_nothing(key):
    async with Session() as session:
        before = session.shown
        await session.press(key)
        assert session.shown == before


async def test_foreign_text_is_never_markup(view):
    head = "[b]Minister [sic] says [/] no[/b]\n\n"
    text = "The [Reuters] report [red]names[/red] $primary nobody.\n\nIt [/] ends.\n"
    it = harness.article(head + text + "More words stand here.\n" * 4)
    async with Session(it, size=(100, 24)) as session:
        await session.press("o", "escape", "slash", *"[/]", "enter", MARK, "y")
        shown = session.shown
        assert shown.count("[b]Minister [sic] says [/] no[/b]") == 2, "in the header and in the text"
        assert "The [Reuters] report [red]names[/red] $primary" in shown


@pytest.mark.parametrize("size", [(20, 5), (10, 3), (200, 60)])
async def test_no_size_crashes_it(view, size):
    async with Session(size=size) as session:
        await session.press("j", MARK, "tab", "enter", "tab", "s", "G", "slash", "a", "enter", "n", "escape", "space")
        await session.press("question_mark", "q", "o", "q", "g", "plus", "x", "u")
        assert session.app.is_running


async def test_a_click_sets_the_place(view):
    async with Session() as session:
        row = next(n for n, line in enumerate(lines(session.app)) if "Photo" in line)
        await session.pilot.click(offset=(10, row))
        await settle(session.pilot)
        assert session.sentence == "Photo: Odd Renner / Bay Post"


async def test_the_mouse_selects_words_of_the_article(view):
    async with Session() as session:
        row = next(n for n, line in enumerate(lines(session.app)) if "Photo" in line)
        await session.pilot.mouse_down(offset=(6, row))
        await session.pilot.hover(offset=(10, row))
        await session.pilot.hover(offset=(16, row))
        await session.pilot.mouse_up(offset=(16, row))
        selected = session.screen.get_selected_text()
        assert selected is not None
        assert selected.startswith("Photo: Odd")


async def test_the_wheel_scrolls(view):
    from textual import events

    async with Session(size=(60, 20)) as session:
        text = session.screen.text
        text.post_message(events.MouseScrollDown(text, 5, 5, 0, 1, 0, False, False, False))
        await settle(session.pilot)
        assert text.top == session.sitting.flow.moved(session.sitting.flow.first, 3)


async def test_a_long_article_is_drawn_by_lines():
    async with Session(harness.long_article(400), size=(80, 24)) as session:
        assert isinstance(session.screen.text, LinesView)
        await session.press("G")
        assert session.sentence == "Paragraph 399 of the minutes is short."
        await session.press("slash", *"paragraph 200 ", "enter")
        assert session.sentence.startswith("Paragraph 200")


async def test_keys_that_cannot_go_further_say_so():
    async with Session(notifications=True) as session:
        for keys, told in (
            (("x",), "no mark here"), ((PARAGRAPH_BACK, PARAGRAPH_BACK), "no more paragraphs"),
            (("minus", "minus"), "the fewest"), (("plus",) * 5, "no more marks were found"),
            (("G", MARK), "no marks after this"), (("g", BACK), "no marks before this"),
        ):  # fmt: skip
            await session.press(*keys)
            assert told in session.shown
