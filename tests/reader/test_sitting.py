from itertools import pairwise

from tests.prompts.building import mark, reading
from tui.article.plaintext import from_text
from tui.prompts.levels import Level
from tui.reader.sitting import Sitting

TEXT = "The pier closed\n\nThe storm took the rail. Nobody knows when it will open."


def test_a_step_goes_on_to_where_something_changes() -> None:
    article = from_text(TEXT, "pier.txt")
    sitting = Sitting(article)
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
    marks = [mark(text, word, "emotive", confidence=0.9) for word in words]
    doubtful = mark(text, "dull", "emotive", shown=False)
    it = from_text(text, "rain.txt")
    sitting = Sitting(it)
    sitting.read(reading(text, [*marks, doubtful]))
    seen = [sitting.level]
    while sitting.more():
        seen.append(sitting.level)
    assert seen == [Level.DEFAULT, Level.CANDIDATES]
    assert len(sitting.selection.places) == 2


def test_each_step_shows_half_as_many_again_and_the_way_back_is_the_same():
    text = "Rain\n\n" + "\n\n".join(f"Ferry number {n} left in the rain at noon." for n in range(30))
    claims = [mark(text, f"Ferry number {n} left", "unattributed", confidence=0.5) for n in range(30)]
    it = from_text(text, "rain.txt")
    sitting = Sitting(it)
    sitting.read(reading(text, claims))
    seen = [[place.start for place in sitting.selection.places]]
    while sitting.more():
        seen.append([place.start for place in sitting.selection.places])
    counts = [len(places) for places in seen]
    assert counts[-1] == 30
    assert all(set(before) <= set(after) for before, after in pairwise(seen))
    assert all(after <= max(before + 3, -(-before * 3 // 2)) for before, after in pairwise(counts))
    while sitting.fewer() and sitting.level is not Level.DEFAULT:
        assert [place.start for place in sitting.selection.places] in seen
    assert [place.start for place in sitting.selection.places] == seen[0]
