"""What the keys do, in both views of an article."""

import threading

import pytest

from tests.prompts import building
from tests.reader import harness
from tests.reader.harness import TEXT, article, lines, settle
from tui.annotate.annotation import Layer
from tui.article.plaintext import from_text
from tui.reader.app import ReaderApp
from tui.reader.drawing import BAR
from tui.reader.screens.reading import ReadingScreen
from tui.reader.widgets.lines import LinesView
from tui.reader.widgets.panel import CardPanel

MARK, BACK, NEXT_PARAGRAPH, PARAGRAPH_BACK = (
    "right_square_bracket", "left_square_bracket", "right_curly_bracket", "left_curly_bracket",
)  # fmt: skip


class Session(harness.OnScreen):
    """An article on the screen, all marks shown."""

    def __init__(self, it=None, size=(80, 24), notifications=False, **options):
        super().__init__(ReaderApp(it or article(), **options), size, notifications=notifications)

    async def press(self, *keys):
        await self.pilot.press(*keys)
        await settle(self.pilot)

    @property
    def screen(self) -> ReadingScreen:
        assert isinstance(self.app.screen, ReadingScreen)
        return self.app.screen

    @property
    def sitting(self):
        return self.screen.sitting

    @property
    def sentence(self) -> str:
        start, end = self.sitting.sentence
        return self.sitting.article.text[start:end]

    @property
    def barred(self) -> list[int]:
        """The rows that have the bar of the reading place."""
        return [number for number, line in enumerate(lines(self.app)) if line.strip().startswith(BAR)]

    @property
    def letters(self) -> set[str]:
        """The letters in the gutter."""
        rows = lines(self.app)[2:-1]
        return {letter for row in rows for letter in row[1:5] if row[5:6] == " " and letter in "SULC"}


async def test_opens_at_the_headline_unmarked_places_later(view):
    async with Session() as session:
        assert session.sentence == "Council of Marrow Bay Closes the Old Ferry Pier"
        assert session.barred == [4]
        assert isinstance(session.screen.text, LinesView) == (view == "lines")


async def test_text_is_painted_before_the_engine_has_finished(view, monkeypatch):
    gate = threading.Event()

    def slow(it, progress=None, engine="rules", arrived=None):
        gate.wait(10)
        return harness.reading(it)

    monkeypatch.setattr("tui.annotate.engine.read", slow)
    app = ReaderApp(article())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.pause()
        before = "\n".join(lines(app))
        assert "The council of Marrow Bay" in before
        assert "looking for marks" in before
        await pilot.press("j")
        gate.set()
        await settle(pilot)
        assert "showing 2 places, + for more" in "\n".join(lines(app))


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


async def test_resizing_keeps_the_place(view):
    async with Session(size=(140, 40)) as session:
        await session.press("plus", MARK, MARK, MARK)
        sentence = session.sentence
        for size in ((60, 20), (80, 24), (30, 8), (140, 40)):
            await session.pilot.resize_terminal(*size)
            await settle(session.pilot)
            assert session.sentence == sentence
            assert session.barred


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
        await session.pilot.press("q")
        await session.pilot.pause()
        assert session.app.return_code == 0


async def test_an_answer_to_a_key_covers_neither_the_card_nor_the_count_of_matches():
    async with Session(notifications=True, size=(80, 24)) as session:
        await session.press("slash", *"pier", "enter", "enter")
        before = session.shown.splitlines()[2:]
        await session.press("u")
        assert "nothing to undo · showing 2 places" in session.shown
        assert session.shown.splitlines()[2:] == before


async def test_the_strip_is_empty_while_all_of_the_text_is_in_sight_and_has_no_letters(view):
    async with Session(size=(80, 24)) as session:
        await session.press("plus", MARK)
        strip = [line[-1:] for line in session.shown.splitlines()[2:-1]]
        assert {"◆", "•"} <= set(strip)
        assert not set(strip) & set("SULC")
        await session.pilot.resize_terminal(80, 60)
        await settle(session.pilot)
        assert not {"◆", "•", "┃"} & set(session.shown)




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


async def test_what_came_through_standard_input_is_called_so():
    async with Session(from_text("It rained in Lunt.", "-")) as session:
        assert session.shown.splitlines()[0] == " Standard input"


async def test_ctrl_c_says_which_key_leaves():
    async with Session(notifications=True) as session:
        await session.press("ctrl+c")
        assert "q goes back or quits" in session.shown


async def test_q_quits():
    async with Session() as session:
        await session.pilot.press("q")
        await session.pilot.pause()
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


async def test_an_engine_that_fails_leaves_the_text_readable(view, monkeypatch):
    def failing(it, progress=None, engine="rules", arrived=None):
        raise RuntimeError("[/] no lexicon")

    monkeypatch.setattr("tui.annotate.engine.read", failing)
    async with Session() as session:
        assert "marking failed (RuntimeError)" in session.shown
        await session.press("j", "k", MARK, "x", "o", "s", "plus", "1", "tab")
        assert "Council of Marrow Bay" in session.shown


async def test_escape_stops_a_slow_engine(monkeypatch):
    def slow(it, progress=None, engine="rules", arrived=None):
        for step in range(1000):
            progress(step / 1000)
            threading.Event().wait(0.02)
        return harness.reading(it)

    monkeypatch.setattr("tui.annotate.engine.read", slow)
    app = ReaderApp(article())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.9)
        assert "%, esc stops" in "\n".join(lines(app))
        await pilot.press("escape")
        await settle(pilot)
        assert "marking was cancelled" in "\n".join(lines(app))
        assert app.is_running


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


@pytest.mark.parametrize("key", [MARK, BACK, "plus", "minus", "0", "x"])
async def test_keys_of_marks_say_why_nothing_happens_in_a_first_read(key):
    async with Session(notifications=True, read_first=True) as session:
        await session.press(key)
        assert session.shown.count("first read: marks come") == 1
        assert session.screen.header.said == "first read: marks come at the end"
        await session.press("G")
        assert "showing 2 places" in session.shown, "the key has not changed anything"


async def test_keys_that_cannot_go_further_say_so():
    async with Session(notifications=True) as session:
        for keys, told in (
            (("x",), "no mark here"), ((PARAGRAPH_BACK, PARAGRAPH_BACK), "no more paragraphs"),
            (("minus", "minus"), "the fewest"), (("plus",) * 5, "no more marks were found"),
            (("G", MARK), "no marks after this"), (("g", BACK), "no marks before this"),
        ):  # fmt: skip
            await session.press(*keys)
            assert told in session.shown


async def test_the_panel_says_what_is_going_on_whatever_is_pressed(monkeypatch):
    gate = threading.Event()

    def slow(it, progress=None, engine="rules", arrived=None):
        gate.wait(10)
        return harness.reading(it)

    monkeypatch.setattr("tui.annotate.engine.read", slow)
    app = ReaderApp(article())
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.pause(0.1)
        await pilot.press("enter", "0", "plus", "o", MARK)
        assert "Looking for marks …" in "\n".join(lines(app))
        gate.set()
        await settle(pilot)
        assert "showing 2 places, + for more" in "\n".join(lines(app))
