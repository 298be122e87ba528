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


def test_ids_are_unique_and_no_binding_takes_precedence_over_typing():
    assert len({key.id for key in keys.KEYS}) == len(keys.KEYS)
    assert not any(binding.priority for binding in keys.bindings())


@pytest.mark.parametrize("hints", [keys.READING_HINTS, keys.START_HINTS])
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


def test_the_readme_has_the_table_of_keys():
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    assert keys.markdown_table() in readme, "put the output of `python -m tui.reader.keys` between the key comments"
