"""Contrast of every text colour on every ground it can stand on, by the formula of WCAG 2.1."""

import re
import sys
from itertools import product

import pytest
from textual.color import Color

from tests.reader.harness import TEXT, article, press, settle
from tests.terminal import Terminal
from tui.reader import themes
from tui.reader.app import ReaderApp

ENOUGH = 4.5
GROUNDS = ("background", "surface", "panel")


def luminance(colour: Color) -> float:
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.normalized]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Color, other: Color) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_reckoned_as_the_guidelines_do():
    assert contrast(Color.parse("#000000"), Color.parse("#ffffff")) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), Color.parse("#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", [themes.DARK, themes.LIGHT], ids=lambda theme: theme.name)
def test_contrast_is_enough_in_our_themes(theme):
    colours = theme.variables | {name: getattr(theme, name) for name in ("foreground", "primary", *GROUNDS)}
    texts = [name for name in colours if name.startswith("text-") and name != "text-current-match"]
    grounds = [name for name in colours if name.startswith("ground-") and name != "ground-current-match"]
    pairs = [*product([*texts, "foreground"], [*grounds, *GROUNDS]), *product(["primary"], GROUNDS)]
    pairs.append(("text-current-match", "ground-current-match"))
    low = {
        pair: round(ratio, 2)
        for pair in pairs
        if (ratio := contrast(Color.parse(colours[pair[0]]), Color.parse(colours[pair[1]]))) < ENOUGH
    }
    assert len(pairs) > 40
    assert low == {}


async def test_another_theme_reaches_the_marks(view):
    app = ReaderApp(article())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for theme, ink in ((themes.LIGHT, "#0b4a86"), (themes.DARK, "#8ec7ff")):
            app.theme = theme.name
            await settle(pilot)
            assert ink in app.export_screenshot()


async def test_themes_of_textual_can_be_chosen():
    app = ReaderApp(article())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for theme in ("textual-light", "dracula", "ansi-dark"):
            app.theme = theme
            await settle(pilot)
            assert "Marrow" in app.export_screenshot()


async def test_without_colour_the_styles_of_text_remain(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    app = ReaderApp(article())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "plus")
        await settle(pilot)
        shown = app.export_screenshot()
        for style in ("underline", "italic", "bold"):
            assert style in shown


def test_without_colour_the_terminal_s_own_ground_and_ink_stay(tmp_path):
    path = tmp_path / "ferry.txt"
    path.write_text(TEXT, "utf-8")
    command = [sys.executable, "-m", "tui", "--engine", "rules", str(path)]
    with Terminal(command, NO_COLOR="1") as terminal:
        terminal.wait_for("showing")
        terminal.settle()
        assert re.search(rb"\x1b\[(?:\d+;)*4[;m]", terminal.raw), "who says so is underlined"
        assert not re.search(rb"\x1b\[[0-9;]*[34]8;[25];", terminal.raw)
        assert not re.search(rb"\x1b\[(?:[0-9;]*;)?(?:3[0-7]|4[0-7]|9[0-7]|10[0-7])[;m]", terminal.raw)
