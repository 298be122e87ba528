from pathlib import Path

import pytest

from tui.reader import keys
from tui.reader.screens.help import keys_content

BOUND = {
    "j", "down", "k", "up", "right_square_bracket", "full_stop", "left_square_bracket", "comma", "right_curly_bracket",
    "left_curly_bracket", "space", "b", "ctrl+d", "ctrl+u", "g", "G", "1", "2", "3", "4", "0", "plus", "minus", "s",
    "enter", "tab", "slash", "n", "N", "y", "x", "u", "o", "colon", "ctrl+p", "question_mark", "q", "escape",
}  # fmt: skip


def test_the_keys_are_those_of_the_design_and_no_others():
    bound = [name for key in keys.KEYS for name in key.keys.split(",")]
    assert set(bound) == BOUND
    assert len(bound) == len(BOUND), "a key does one thing"


def test_ids_are_unique_and_no_binding_takes_precedence_over_typing_but_the_one_that_gives_way_in_fields():
    every = (*keys.KEYS, *keys.OWN_KEYS)
    assert len({key.id for key in every}) == len(every)
    assert [binding.key for binding in keys.bindings() if binding.priority] == ["slash"]


OWN = {
    "v", "l", "right", "h", "left", "L", "shift+right", "H", "shift+left", "right_parenthesis", "end",
    "left_parenthesis", "home", "o", "1", "2", "3", "4", "5", "0", "enter", "right_square_bracket", "full_stop",
    "left_square_bracket", "comma", "plus", "minus", "x", "u", "m", "p",
}  # fmt: skip


def test_the_keys_of_marking_are_these_and_each_does_one_thing():
    bound = [name for key in keys.OWN_KEYS for name in key.keys.split(",")]
    assert set(bound) == OWN
    assert len(bound) == len(OWN)
    assert not {"v", "m", "e"} & {name for key in keys.KEYS for name in key.keys.split(",")}, "not while reading"


def test_a_key_that_says_which_it_was_is_bound_once_for_each():
    made = {binding.key: binding.action for binding in keys.bindings("choice")}
    assert made["2"] == "choose(2)"
    assert set(made) == set("012345")


HINTS = [
    keys.READING_HINTS, keys.START_HINTS, keys.EXERCISE_HINTS, keys.MARKING_HINTS, keys.SELECTING_HINTS,
    keys.DECIDING_HINTS, keys.MAKING_HINTS, keys.WRITING_HINTS,
]  # fmt: skip


@pytest.mark.parametrize("hints", HINTS)
@pytest.mark.parametrize("width", [0, 18, 58, 78, 138])
def test_the_footer_fits(hints, width):
    shown = keys.fitting(hints, width)
    assert len("  ".join(f"{hint.shown} {hint.label}" for hint in shown)) <= width
    assert shown == [hint for hint in hints if hint in shown]


def test_the_footer_of_80_columns_shows_how_to_get_help_and_out():
    labels = {hint.label for hint in keys.fitting(keys.READING_HINTS, 78)}
    assert {"marks", "details", "more, fewer", "help", "quit"} <= labels


def test_the_help_names_every_key():
    plain = keys_content().plain
    for key in keys.KEYS:
        assert key.shown in plain
        assert key.tooltip in plain
    own = keys_content(keys.OWN_KEYS).plain
    assert own.strip().startswith("Mark yourself")
    for key in keys.OWN_KEYS:
        assert f"{key.shown:<8} {key.tooltip}" in own
        assert len(key.tooltip) <= 63, "it stays on one line of 80 columns"


def test_the_readme_has_the_table_of_keys():
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    assert keys.markdown_table(keys.OWN_KEYS) in readme, "put the output of `python -m tui.reader.keys` there"
    assert keys.markdown_table() in readme, "put the output of `python -m tui.reader.keys` between the key comments"
