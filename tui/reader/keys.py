"""The one registry of key bindings: the screens, the footer, the help, the palette and the README's table use it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from textual.binding import Binding


class Group(StrEnum):
    """What keys are for, in the order of the help."""

    MOVE = "Move"
    MARKS = "Marks"
    TEXT = "Text"
    REST = "Everything else"


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that can be done, and the keys that do it."""

    id: str
    keys: str
    """As Textual names them, separated by commas."""
    shown: str
    """As a person reads them."""
    label: str
    """One or two words, for the footer and the palette."""
    tooltip: str
    """A sentence, for the help and the README."""
    group: Group
    action: str
    footer: int = 0
    """Its rank in the footer, which shows the lowest that fit; 0 is never shown there."""


KEYS = (
    Key("line-down", "j,down", "j ↓", "line down", "A line down; the reading place comes along.", Group.MOVE, "line(1)"),
    Key("line-up", "k,up", "k ↑", "line up", "A line up.", Group.MOVE, "line(-1)"),
    Key("next-mark", "right_square_bracket,full_stop", "] .", "next mark", "To the next mark.", Group.MOVE, "mark(1)", 1),
    Key("previous-mark", "left_square_bracket,comma", "[ ,", "back", "To the mark before.", Group.MOVE, "mark(-1)", 2),
    Key("next-paragraph", "right_curly_bracket", "}", "next paragraph", "To the next paragraph.", Group.MOVE,
        "paragraph(1)"),
    Key("previous-paragraph", "left_curly_bracket", "{", "previous paragraph", "To the paragraph before.", Group.MOVE,
        "paragraph(-1)"),
    Key("page-down", "space", "space", "page down", "A page down.", Group.MOVE, "page(1)"),
    Key("page-up", "b", "b", "page up", "A page up.", Group.MOVE, "page(-1)"),
    Key("half-down", "ctrl+d", "ctrl+d", "half a page down", "Half a page down.", Group.MOVE, "page(0.5)"),
    Key("half-up", "ctrl+u", "ctrl+u", "half a page up", "Half a page up.", Group.MOVE, "page(-0.5)"),
    Key("first", "g", "g", "beginning", "To the beginning.", Group.MOVE, "end(-1)"),
    Key("last", "G", "G", "end", "To the end.", Group.MOVE, "end(1)"),
    Key("details", "enter", "enter", "details", "More about the mark; on a fold, opens it.", Group.MARKS, "details", 3),
    Key("panel", "tab", "tab", "panel", "Opens the side panel, or moves to it and back.", Group.MARKS, "panel", 7),
    Key("more", "plus", "+", "more", "Show more marks.", Group.MARKS, "more", 4),
    Key("fewer", "minus", "-", "fewer", "Show fewer marks.", Group.MARKS, "fewer", 5),
    Key("layer-1", "1", "1", "sourced", "Show or hide S: who says so.", Group.MARKS, "layer(0)"),
    Key("layer-2", "2", "2", "unverified", "Show or hide U: unverified in this text.", Group.MARKS, "layer(1)"),
    Key("layer-3", "3", "3", "loaded", "Show or hide L: words that judge.", Group.MARKS, "layer(2)"),
    Key("layer-4", "4", "4", "counter-view", "Show or hide C: who is not heard.", Group.MARKS, "layer(3)"),
    Key("hide", "0", "0", "hide all", "Hide all marks, or show them again.", Group.MARKS, "hide"),
    Key("dismiss", "x", "x", "dismiss", "Dismiss the mark for this sitting.", Group.MARKS, "dismiss_mark"),
    Key("undo", "u", "u", "undo", "Bring the mark dismissed last back.", Group.MARKS, "undo"),
    Key("skim", "s", "s", "skim", "First sentences and marked ones; the rest is folded.", Group.TEXT, "skim", 8),
    Key("search", "slash", "/", "search", "Look for words in the article.", Group.TEXT, "search", 9),
    Key("next-match", "n", "n", "next match", "To the next match.", Group.TEXT, "match(1)"),
    Key("previous-match", "N", "N", "previous match", "To the match before.", Group.TEXT, "match(-1)"),
    Key("copy", "y", "y", "copy", "Copy the mark's quote, or else the sentence.", Group.TEXT, "copy"),
    Key("elsewhere", "o", "o", "elsewhere", "Lines to search for elsewhere.", Group.TEXT, "elsewhere", 10),
    Key("palette", "colon,ctrl+p", ": ctrl+p", "palette", "All commands and themes, by name.", Group.REST,
        "app.command_palette"),
    Key("help", "question_mark", "?", "help", "This help.", Group.REST, "app.help", 6),
    Key("quit", "q", "q", "quit", "Back, or quit.", Group.REST, "back", 7),
    Key("unwind", "escape", "esc", "close", "Close what was opened last; never quits.", Group.REST, "unwind"),
)

START = (
    Key("open", "enter", "enter", "open", "Open the sample.", Group.TEXT, "open", 1),
    *(it for it in KEYS if it.id in ("help", "quit")),
)
"""The keys of the start page's footer."""

_BY_ID = {key.id: key for key in KEYS}


def bindings(*ids: str) -> list[Binding | tuple[str, str] | tuple[str, str, str]]:
    """Textual's bindings of these keys, or of all."""
    # Textual's own list of bindings is invariant in this type.
    return [
        Binding(key.keys, key.action, key.label, id=key.id, tooltip=key.tooltip, key_display=key.shown)
        for key in (KEYS if not ids else map(_BY_ID.__getitem__, ids))
    ]


def key(name: str) -> Key:
    """The key with this id."""
    return _BY_ID[name]


def by_group(keys: Iterable[Key] = KEYS) -> dict[Group, list[Key]]:
    """Keys by what they are for."""
    return {group: [key for key in keys if key.group is group] for group in Group}


def footer(width: int, keys: Iterable[Key] = KEYS) -> list[Key]:
    """The keys that a footer of so many cells has room for, the most needed first chosen, in the registry's order."""
    shown: list[Key] = []
    room = width
    for it in sorted((it for it in keys if it.footer), key=lambda it: it.footer):
        cells = len(it.shown) + 1 + len(it.label) + 2
        if cells <= room:
            shown.append(it)
            room -= cells
    return [it for it in keys if it in shown]


def markdown_table() -> str:
    """The README's table of keys."""
    rows = ["| keys | what they do |", "| --- | --- |"]
    for it in KEYS:
        if it.id == "help":
            rows.append("| `?` | Help. |")
            continue
        shown = " ".join(f"`{name}`" for name in it.shown.split(" "))
        rows.append(f"| {shown} | {it.tooltip} |")
    return "\n".join(rows) + "\n"
