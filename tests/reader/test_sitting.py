"""One sitting with an article, without a screen: where the reader is, and which marks are seen."""

from functools import cache
from itertools import chain, pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.prompts.building import mark, reading
from tests.reader.harness import TEXT as FERRY
from tests.reader.harness import article
from tests.reader.harness import reading as by_hand
from tui.annotate.annotation import Annotation, Layer
from tui.annotate.reading import Reading
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


STEPS = st.lists(
    st.tuples(
        st.sampled_from((
            "mark", "paragraph", "go", "layer", "hide", "more", "fewer", "dismiss", "undo", "skim", "search", "match",
        )),
        st.integers(0, len(FERRY)),
    ),
    max_size=40,
)  # fmt: skip


@cache
def marked() -> Reading:
    return by_hand(article(FERRY))


def with_marks() -> Sitting:
    """A sitting with the invented article and its marks made by hand."""
    it = marked().article
    sitting = Sitting(it)
    sitting.read(marked())
    return sitting


def press(sitting: Sitting, step: str, number: int) -> None:
    """One of the keys, as the screen presses them: `number` stands for whatever the key is about."""
    by = 1 if number % 2 else -1
    if step in ("mark", "paragraph", "search", "match"):
        offset = {
            "mark": lambda: sitting.next_stop(by),
            "paragraph": lambda: sitting.next_block(by),
            "search": lambda: sitting.search(FERRY[number : number + 3], number),
            "match": lambda: sitting.next_match(by),
        }[step]()
        if offset is not None:
            sitting.go(offset)
    elif step == "go":
        sitting.go(number)
    elif step == "layer":
        sitting.toggle_layer(list(Layer)[number % 4])
    else:
        {
            "hide": sitting.toggle_hidden, "more": sitting.more, "fewer": sitting.fewer, "dismiss": sitting.dismiss,
            "undo": sitting.undo, "skim": sitting.toggle_skim,
        }[step]()  # fmt: skip


@given(STEPS)
def test_whatever_is_pressed_the_place_is_a_sentence_and_what_is_seen_is_what_was_asked_for(
    steps: list[tuple[str, int]]
) -> None:
    sitting = with_marks()
    gone: list[frozenset[Annotation]] = []
    for step, number in steps:
        before = sitting.stop
        press(sitting, step, number)
        if step == "dismiss" and before:
            gone.append(frozenset(mark.annotation for mark in before.marks))
        elif step == "undo" and gone:
            gone.pop()
        assert sitting.selection is not None and sitting.reading is not None
        seen = {mark.annotation for mark in sitting.selection.marks}
        assert sitting.flow.sentence_at(sitting.sentence.start) == sitting.sentence
        assert seen <= set(sitting.reading.annotations)
        assert {one.layer for one in seen} <= sitting.layers
        assert seen.isdisjoint(chain.from_iterable(gone))
        assert not sitting.hidden or (sitting.stop, sitting.next_stop(1), sitting.next_stop(-1)) == (None, None, None)


def test_going_from_mark_to_mark_comes_to_each_once_and_back_again() -> None:
    sitting = with_marks()
    while sitting.more():
        pass
    places = [place.start for place in sitting.selection.places] if sitting.selection else []
    met = []
    while (offset := sitting.next_stop(1)) is not None:
        sitting.go(offset)
        met.append(offset)
    assert met == places and len(places) > 3
    back = [met.pop()]
    while (offset := sitting.next_stop(-1)) is not None:
        sitting.go(offset)
        back.append(offset)
    assert back == places[::-1]


def test_a_layer_that_was_switched_off_is_shown_by_its_key_when_all_are_hidden() -> None:
    sitting = with_marks()
    sitting.toggle_layer(Layer.UNVERIFIED)
    sitting.toggle_hidden()
    sitting.toggle_layer(Layer.UNVERIFIED)
    assert not sitting.hidden
    assert sitting.layers == set(Layer)


def test_from_the_fewest_what_is_shown_unasked_comes_back_in_one_step() -> None:
    filler = "It was a long and quiet day on the quay of the town, and the rain went on. " * 6
    text = "Rain\n\n" + "\n\n".join(f"Ferry number {n} left in the rain at noon. {filler}" for n in range(16))
    claims = [mark(text, f"Ferry number {n} left", "unattributed", confidence=0.9) for n in range(16)]
    it = from_text(text, "rain.txt")
    sitting = Sitting(it)
    sitting.read(reading(text, claims))
    shown = [place.start for place in sitting.selection.places] if sitting.selection else []
    assert sitting.fewer() and sitting.selection and len(sitting.selection.places) < len(shown)
    assert sitting.more()
    assert [place.start for place in sitting.selection.places] == shown


def test_a_search_begins_where_the_reader_stands_and_goes_on_from_the_start() -> None:
    sitting = with_marks()
    first = FERRY.lower().index("pier")
    second = FERRY.lower().index("pier", first + 1)
    assert sitting.search("pier", first + 1) == second
    assert sitting.search("pier", len(FERRY)) == first


def test_what_a_source_says_lights_up_where_the_reader_stands() -> None:
    sitting = with_marks()
    words = "nobody had been hurt"
    sitting.go(FERRY.index(words))
    assert [FERRY[span.start : span.end] for span in sitting.draftsman.lit] == [words]
    sitting.go(FERRY.index("Photo"))
    assert sitting.draftsman.lit == ()


def test_hidden_marks_keep_no_sentence_from_being_folded() -> None:
    def folded(sitting: Sitting) -> int:
        blocks = range(len(sitting.flow.blocks))
        return sum(row.folded for number in blocks for row in sitting.flow.rows(number))

    sitting = with_marks()
    assert sitting.more() and sitting.toggle_skim()
    beside_marks = folded(sitting)
    sitting.toggle_hidden()
    assert folded(sitting) > beside_marks
