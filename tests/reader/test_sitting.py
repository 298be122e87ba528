from tests.prompts.building import mark, reading
from tui.article.plaintext import from_text
from tui.language.layout import lay_out
from tui.prompts.selection import Level
from tui.reader.sitting import Sitting

TEXT = "The pier closed\n\nThe storm took the rail. Nobody knows when it will open."


def test_a_step_goes_on_to_where_something_changes() -> None:
    article = from_text(TEXT, "pier.txt")
    sitting = Sitting(article, lay_out(article))
    sitting.read(reading(TEXT, [mark(TEXT, "The storm took the rail", "unattributed", confidence=0.2, shown=False)]))
    assert sitting.selection and not sitting.selection.marks
    assert sitting.more()
    assert sitting.level is Level.CANDIDATES and len(sitting.selection.marks) == 1
    assert not sitting.more()
    assert sitting.fewer()
    assert not sitting.selection.marks


def test_a_step_that_only_marks_more_words_in_places_there_are_is_passed_over():
    text = "Rain\n\nThe grim dire vile foul dour harsh bleak day came.\n\nIt was a dull one.\n\nNobody spoke of it."
    words = ("grim", "dire", "vile", "foul", "dour", "harsh", "bleak")
    marks = [mark(text, word, "emotive") for word in words]
    doubtful = mark(text, "dull", "emotive", shown=False)
    it = from_text(text, "rain.txt")
    sitting = Sitting(it, lay_out(it))
    sitting.read(reading(text, [*marks, doubtful]))
    seen = [sitting.level]
    while sitting.more():
        seen.append(sitting.level)
    assert seen == [Level.DEFAULT, Level.CANDIDATES]
    assert len(sitting.selection.places) == 2
