"""Marking an article of an exercise, by keys and by the mouse."""

from tests.reader.harness import lines, offered, until
from tests.reader.lesson import BRUTAL, Class, Marking, course_in
from tui.classroom.atomic import NotKept


async def test_words_are_marked_changed_and_removed_by_keys_alone(tmp_path, view):
    async with Marking(tmp_path) as pupil:
        await pupil.press(*BRUTAL, "3", "3")
        assert pupil.marked == [("l", "brutal", 3)]
        await pupil.press("v", "L", "enter")
        assert pupil.marked == [("l", "brutal storm", 3)]
        await pupil.press("v", "o", "H", "2")
        assert pupil.marked == [("u", "a brutal storm", 3)]
        await pupil.press("-", "-", "-")
        assert pupil.marked == [("u", "a brutal storm", 1)]
        await pupil.press("+", "3")
        assert pupil.marked == [("l", "a brutal storm", 2)]
        await pupil.press("x")
        assert pupil.marked == []
        await pupil.press("u", "u", "u")
        assert pupil.marked == [("u", "a brutal storm", 1)]


async def test_a_selection_goes_to_the_ends_of_the_sentence_and_over_lines(tmp_path, view):
    async with Marking(tmp_path) as pupil:
        await pupil.press("}", "}", "v", ")", "2", "1")
        assert pupil.marked[0][1].endswith("a third of its planks")
        await pupil.press("x", "v", "j", "(", "3", "1")
        assert pupil.marked[0][1].startswith("The council of Marrow Bay has closed the old ferry pier after")
        await pupil.press("x", *BRUTAL, "end", "o", "home", "3", "1")
        assert pupil.marked[0][1].startswith("The council")
        assert pupil.marked[0][1].endswith("planks")


async def test_own_marks_are_gone_to_and_lend_their_edges(tmp_path):
    async with Marking(tmp_path) as pupil:
        await pupil.press(*BRUTAL, "3", "3", "}", "v", ")", "2", "1", "g", "]")
        assert "L words that judge “brutal” sure (3 of 3)" in pupil.words
        await pupil.press("]", "]")
        assert "U says who? “Officials" in pupil.words
        assert "no more marks of yours" in pupil.words
        await pupil.press("[", "j", "}", "v", "]")
        assert "a storm" not in pupil.words
        await pupil.press("escape", "g", "}", "}", "v", "]", "3", "1")
        assert pupil.marked[0][1] == "The council of Marrow Bay has closed the old ferry pier after a brutal"


async def test_escape_takes_back_one_thing_after_the_other_and_loses_no_mark(tmp_path):
    async with Marking(tmp_path) as pupil:
        await pupil.press(*BRUTAL, "3", "3", "v", "L", "escape", "escape", "v", "3", "escape")
        assert "What is it?" in pupil.words
        await pupil.press("escape", "escape", "escape", "enter", "escape", "escape")
        assert pupil.marked == [("l", "brutal", 3)]
        assert pupil.course.step.name == "mark-first"


async def test_what_is_not_asked_for_cannot_be_marked(tmp_path):
    async with Marking(tmp_path) as pupil:
        await pupil.press(*BRUTAL, "1", "4", "5", "0", "enter")
        assert pupil.kept.rounds["first"] == []
        assert "a number says what it is" in pupil.words
        await pupil.press("escape", "3", "x", "u", "l", "L", ")", "o", "+", "enter", "escape")
        assert pupil.kept.rounds["first"] == []


async def test_marking_by_the_mouse_alone(tmp_path, view):
    async with Marking(tmp_path) as pupil:
        await pupil.drag("brutal", "storm")
        await pupil.click("words that judge")
        await pupil.click("fairly sure")
        assert pupil.marked == [("l", "brutal storm", 2)]
        await pupil.click("Officials familiar")
        assert "1 mark. ]" in pupil.words
        await pupil.click("brutal")
        assert "“brutal storm” fairly sure" in pupil.words
        await pupil.click("surer")
        await pupil.click("says who?")
        assert pupil.marked == [("u", "brutal storm", 3)]
        await pupil.click("edges")
        await pupil.drag("a brutal", "brutal")
        await pupil.click("enter keep")
        assert pupil.marked == [("u", "a brutal", 3)]
        await pupil.click("remove")
        await pupil.click("denies", times=2)
        await pupil.click("says who?")
        await pupil.click("not sure")
        assert pupil.marked == [("u", "denies", 1)]


async def test_a_selection_backwards_over_paragraphs_ends_on_words(tmp_path, view):
    async with Marking(tmp_path) as pupil:
        start, end = pupil.place_of("nobody had"), pupil.place_of("Varga")
        await pupil.pilot.mouse_down(offset=start)
        await pupil.pilot.hover(offset=(start[0] - 1, start[1]))
        await pupil.pilot.hover(offset=end)
        await pupil.pilot.mouse_up(offset=end)
        await pupil.press("2", "1")
        words = pupil.marked[0][1]
        assert words.startswith("Varga")
        assert words.endswith(("that", "nobody"))


async def test_marks_survive_being_put_aside(tmp_path):
    async with Marking(tmp_path) as pupil:
        await pupil.press(*BRUTAL, "3", "3", "q")
        assert pupil.app.return_code == 0
    async with Class(tmp_path) as pupil:
        assert "mark on your own · 1 mark" in pupil.words
        assert "Mark what you find on your own" in pupil.words, "what is to be done is told anew"
        await pupil.press("]", "-")
        assert [mark.confidence for mark in pupil.kept.rounds["first"]] == [2]


async def test_enter_instead_of_a_number_is_told_what_the_number_says(tmp_path):
    async with Marking(tmp_path) as pupil:
        await pupil.press("v", "enter")
        assert "a number says what it is" in pupil.words
        await pupil.press("3", "enter")
        assert "a number says how sure you are" in pupil.words


async def test_nobody_else_s_marks_are_shown_before_one_s_own_are_made(tmp_path):
    async with Marking(tmp_path, (120, 40)) as pupil:
        assert [line for line in lines(pupil.app)[2:-1] if line[5:6] == " " and line[1:5].strip()] == []
        assert "judges" not in pupil.words
        await pupil.press("]", "v", "]", "3", "1")
        assert pupil.marked == [("l", "Council", 1)], "no edge of theirs to stretch to"


async def test_what_cannot_be_saved_is_said_and_stays_on_the_screen(tmp_path):
    full = False

    def save(answers):
        if full:
            raise NotKept("ferry.heron.answers.json cannot be written (no [space]): what was kept before is there.")
        answers.save(tmp_path)

    course = course_in(tmp_path, save=save)
    async with Class(tmp_path, course=course) as pupil:
        await pupil.go_to("mark-first")
        full = True
        await pupil.press(*BRUTAL, "3", "3")
        assert "Not saved:" in pupil.words
        assert "[space]" in pupil.words
        assert "L words that judge “brutal”" in pupil.words
        full = False
        await pupil.press("+", "-")
        assert [mark.confidence for mark in pupil.kept.rounds["first"]] == [2]


async def test_a_new_size_keeps_selection_and_place(tmp_path, view):
    async with Marking(tmp_path) as pupil:
        await pupil.press(*BRUTAL)
        for size in ((120, 40), (40, 12), (80, 24)):
            await pupil.pilot.resize_terminal(*size)
            await pupil.press("L", "H")
            assert "“brutal”" in pupil.words
        await pupil.press("3", "1")
        assert pupil.marked == [("l", "brutal", 1)]


async def test_the_palette_offers_what_can_be_done_here(tmp_path):
    async with Marking(tmp_path) as pupil:
        await pupil.press("colon", *"remove")
        await until(pupil.pilot, lambda: offered(pupil.app) == ["Remove (x)", "Remove this mark of yours."])
        await pupil.press("escape")
        assert pupil.course.step.name == "mark-first"
