"""The one registry of key bindings: the screens, the footer, the help, the palette and the README's table use it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from textual.binding import Binding


class Group(StrEnum):
    """What keys are for, in the order of the help."""

    OWN = "Mark yourself"
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
    """A word or three, for the palette."""
    tooltip: str
    """A sentence, for the help and the README."""
    group: Group
    action: str
    """`{key}` in it stands for the key that was pressed."""
    before_others: bool = False
    """Whether it goes before keys that were typed on its heels, since those are for what it opens."""


KEYS = (
    Key("line-down", "j,down", "j ↓", "line down", "A line down; the place comes along.", Group.MOVE, "line(1)"),
    Key("line-up", "k,up", "k ↑", "line up", "A line up.", Group.MOVE, "line(-1)"),
    Key("next-mark", "right_square_bracket,full_stop", "] .", "next mark", "To the next mark.", Group.MOVE, "mark(1)"),
    Key("previous-mark", "left_square_bracket,comma", "[ ,", "previous mark", "To the mark before.", Group.MOVE,
        "mark(-1)"),
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
    Key("details", "enter", "enter", "details", "More about the mark; on a fold, opens it.", Group.MARKS, "details"),
    Key("panel", "tab", "tab", "panel", "Opens the side panel, or moves to it and back.", Group.MARKS, "panel"),
    Key("more", "plus", "+", "more", "Show more marks.", Group.MARKS, "more"),
    Key("fewer", "minus", "-", "fewer", "Show fewer marks.", Group.MARKS, "fewer"),
    Key("layer-1", "1", "1", "sourced", "Show or hide S: who says so.", Group.MARKS, "layer(0)"),
    Key("layer-2", "2", "2", "unverified", "Show or hide U: unverified in this text.", Group.MARKS, "layer(1)"),
    Key("layer-3", "3", "3", "loaded", "Show or hide L: words that judge.", Group.MARKS, "layer(2)"),
    Key("layer-4", "4", "4", "counter-view", "Show or hide C: who is not heard.", Group.MARKS, "layer(3)"),
    Key("hide", "0", "0", "hide all", "Hide all marks, or show them again.", Group.MARKS, "hide"),
    Key("dismiss", "x", "x", "dismiss", "Dismiss the mark for this sitting.", Group.MARKS, "dismiss_mark"),
    Key("undo", "u", "u", "undo", "Bring the mark dismissed last back.", Group.MARKS, "undo"),
    Key("skim", "s", "s", "skim", "First sentences and marked ones; the rest is folded.", Group.TEXT, "skim"),
    Key("search", "slash", "/", "search", "Look for words in the article.", Group.TEXT, "search",
        before_others=True),
    Key("next-match", "n", "n", "next match", "To the next match.", Group.TEXT, "match(1)"),
    Key("previous-match", "N", "N", "previous match", "To the match before.", Group.TEXT, "match(-1)"),
    Key("copy", "y", "y", "copy", "Copy the mark's quote, or else the sentence.", Group.TEXT, "copy"),
    Key("elsewhere", "o", "o", "elsewhere", "Lines to search for elsewhere.", Group.TEXT, "elsewhere"),
    Key("palette", "colon,ctrl+p", ": ctrl+p", "palette", "All commands and themes, by name.", Group.REST,
        "app.command_palette"),
    Key("help", "question_mark", "?", "help", "This help.", Group.REST, "app.help"),
    Key("quit", "q", "q", "quit", "Back, or quit.", Group.REST, "back"),
    Key("unwind", "escape", "esc", "close", "Close what was opened last; never quits.", Group.REST, "unwind"),
)

OWN_KEYS = (
    Key("select", "v", "v", "select", "Select words at the reading place; at a mark, its edges.",
        Group.OWN, "select"),
    Key("word-on", "l,right", "l →", "next word", "The next word instead.", Group.OWN, "word(1)"),
    Key("word-back", "h,left", "h ←", "word before", "The word before instead.", Group.OWN, "word(-1)"),
    Key("stretch-on", "L,shift+right", "L", "stretch on", "Stretch the selection a word on (also shift and →).",
        Group.OWN, "stretch(1)"),
    Key("stretch-back", "H,shift+left", "H", "stretch back", "Stretch it a word back (also shift and ←).", Group.OWN,
        "stretch(-1)"),
    Key("sentence-end", "right_parenthesis,end", ") end", "to the sentence's end",
        "As far as the end of the sentence.", Group.OWN, "sentence(1)"),
    Key("sentence-start", "left_parenthesis,home", "( home", "to the sentence's beginning",
        "As far as the beginning of the sentence.", Group.OWN, "sentence(-1)"),
    Key("other-end", "o", "o", "other end", "Stretch at the other end from now on.", Group.OWN, "swap"),
    Key("choice", "1,2,3,4,5,0", "0-5", "choose",
        "What has that number below the text.", Group.OWN,
        "choose({key})"),
    Key("go-on", "enter", "enter", "go on", "Confirm; with nothing to confirm, go on.", Group.OWN, "go_on"),
    Key("next-own", "right_square_bracket,full_stop", "] .", "next",
        "To the next mark or place; a selection: to a mark's edge.", Group.OWN,
        "mark(1)"),
    Key("previous-own", "left_square_bracket,comma", "[ ,", "previous", "The same, backwards.", Group.OWN,
        "mark(-1)"),
    Key("surer", "plus", "+", "surer", "Surer of this mark.", Group.OWN, "surer(1)"),
    Key("less-sure", "minus", "-", "less sure", "Less sure of this mark.", Group.OWN, "surer(-1)"),
    Key("remove", "x", "x", "remove", "Remove this mark of yours.", Group.OWN, "remove"),
    Key("note", "m", "m", "note", "Say why it is marked (while making an exercise).", Group.OWN,
        "note"),
    Key("propose", "p", "p", "more proposals", "Propose more, less sure ones (while making an exercise).", Group.OWN,
        "propose"),
    Key("undo-own", "u", "u", "undo", "Undo the last change of your marks.", Group.OWN, "undo"),
)
"""Where a person marks instead of the engine. Some mean something else there than while reading."""

_BY_ID = {key.id: key for key in (*KEYS, *OWN_KEYS)}


@dataclass(frozen=True, slots=True)
class Hint:
    """What the footer says about one key, or about two that belong together."""

    ids: tuple[str, ...]
    label: str
    rank: int
    """The hints of the lowest ranks that fit are shown."""

    @property
    def shown(self) -> str:
        """The first name of each key."""
        return " ".join(_BY_ID[name].shown.split(" ")[0] for name in self.ids)

    @property
    def cells(self) -> int:
        """How wide it is, with the space after it."""
        return len(self.shown) + len(self.label) + 3


READING_HINTS = (
    Hint(("next-mark", "previous-mark"), "marks", 1),
    Hint(("details",), "details", 4),
    Hint(("more", "fewer"), "more, fewer", 5),
    Hint(("skim",), "skim", 7),
    Hint(("search",), "search", 6),
    Hint(("elsewhere",), "elsewhere", 8),
    Hint(("panel",), "panel", 9),
    Hint(("copy",), "copy", 10),
    Hint(("dismiss",), "dismiss", 11),
    Hint(("help",), "help", 2),
    Hint(("quit",), "quit", 3),
)
FIRST_READ_HINTS = (
    Hint(("line-down", "line-up"), "line", 4),
    Hint(("page-down", "page-up"), "page", 1),
    Hint(("search",), "search", 5),
    Hint(("copy",), "copy", 6),
    Hint(("help",), "help", 2),
    Hint(("quit",), "quit", 3),
)
PANEL_HINTS = (
    Hint(("line-down", "line-up"), "scroll", 1),
    Hint(("details",), "more", 2),
    Hint(("next-mark", "previous-mark"), "marks", 4),
    Hint(("unwind",), "back to the text", 3),
)
LOADING_HINTS = (
    Hint(("unwind",), "stop", 1),
    Hint(("quit",), "quit", 2),
)
START_HINTS = (
    Hint(("line-down", "line-up"), "choose", 3),
    Hint(("details",), "open", 4),
    Hint(("help",), "help", 2),
    Hint(("quit",), "quit", 1),
)


EXERCISE_HINTS = (
    Hint(("page-down", "page-up"), "page", 4),
    Hint(("line-down", "line-up"), "line", 5),
    Hint(("go-on",), "go on", 1),
    Hint(("help",), "help", 2),
    Hint(("quit",), "leave, take up later", 3),
)
END_HINTS = (
    Hint(("quit",), "close", 1),
    Hint(("help",), "help", 2),
)
MARKING_HINTS = (
    Hint(("select",), "select", 1),
    Hint(("next-own", "previous-own"), "your marks", 4),
    Hint(("undo-own",), "undo", 5),
    Hint(("line-down", "line-up"), "line", 7),
    Hint(("page-down", "page-up"), "page", 8),
    Hint(("go-on",), "done", 6),
    Hint(("help",), "help", 2),
    Hint(("quit",), "leave", 3),
)
SELECTING_HINTS = (
    Hint(("word-back", "word-on"), "word", 2),
    Hint(("stretch-back", "stretch-on"), "stretch", 1),
    Hint(("sentence-start", "sentence-end"), "sentence", 4),
    Hint(("other-end",), "other end", 6),
    Hint(("unwind",), "leave it", 3),
    Hint(("help",), "help", 5),
)
DECIDING_HINTS = (
    Hint(("next-own", "previous-own"), "places", 3),
    Hint(("page-down", "page-up"), "page", 6),
    Hint(("go-on",), "go on", 1),
    Hint(("help",), "help", 2),
    Hint(("quit",), "leave", 5),
)
MAKING_HINTS = (
    Hint(("go-on",), "accept, go on", 1),
    Hint(("remove",), "drop", 4),
    Hint(("select",), "select", 5),
    Hint(("note",), "note", 6),
    Hint(("next-own", "previous-own"), "marks", 7),
    Hint(("undo-own",), "undo", 8),
    Hint(("help",), "help", 2),
    Hint(("quit",), "leave", 3),
)
PROPOSING_HINTS = (*MAKING_HINTS, Hint(("propose",), "more proposals", 9))
WRITING_HINTS = (
    Hint(("go-on",), "go on", 1),
    Hint(("unwind",), "out of the field, for ? and q", 2),
)


def bindings(*ids: str) -> list[Binding | tuple[str, str] | tuple[str, str, str]]:
    """Textual's bindings of these keys, or of all that there are while reading."""
    # Textual's own list of bindings is invariant in this type.
    return [
        Binding(name, key.action.format(key=name), key.label, id=key.id, tooltip=key.tooltip, key_display=key.shown,
                priority=key.before_others)
        for key in (KEYS if not ids else map(_BY_ID.__getitem__, ids))
        for name in (key.keys.split(",") if "{key}" in key.action else [key.keys])
    ]


def named(ids: Collection[str]) -> list[Key]:
    """The keys of these ids, in the order of the registry."""
    return [key for key in _BY_ID.values() if key.id in ids]


def by_group(keys: Sequence[Key] = KEYS) -> dict[Group, list[Key]]:
    """Keys by what they are for; groups that none is in are left out."""
    return {group: members for group in Group if (members := [key for key in keys if key.group is group])}


def fitting(hints: Sequence[Hint], width: int) -> list[Hint]:
    """The hints that a footer of so many cells has room for, in their order, the most needed chosen first."""
    chosen = set()
    for hint in sorted(hints, key=lambda hint: hint.rank):
        if hint.cells - 2 <= width:
            chosen.add(hint)
            width -= hint.cells
    return [hint for hint in hints if hint in chosen]


def markdown_table(keys: Sequence[Key] = KEYS) -> str:
    """A table of keys for the README."""
    rows = ["| keys | what they do |", "| --- | --- |"]
    for it in keys:
        shown = " ".join(f"`{name}`" for name in it.shown.split(" "))
        rows.append(f"| {shown} | {it.tooltip} |")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    print(markdown_table(), markdown_table(OWN_KEYS), sep="\n", end="")
