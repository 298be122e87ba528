"""Lines to search for elsewhere: leave the page to judge it. Nothing is looked up from here."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static
from textual.widgets.option_list import Option

from tui.annotate.reading import Reading
from tui.prompts.elsewhere import lookups
from tui.prompts.places import Place
from tui.reader import keys
from tui.reader.widgets.choices import Choices

_HINT = "y copies a line, to paste into a search engine. esc goes back. Nothing leaves this machine."


class ElsewhereScreen(ModalScreen[None]):
    """What to look for about the marks at the reading place, or about the whole article."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("line-down", "line-up", "copy", "quit", "unwind")]

    def __init__(self, reading: Reading, place: Place | None) -> None:
        super().__init__()
        self._lookups = lookups(reading, place)

    def compose(self) -> ComposeResult:
        """A list of lines, each with the question that it may answer."""
        with Vertical(id="elsewhere"):
            yield Static(Content("Look elsewhere").stylize("bold"))
            yield Static(Content(_HINT).stylize("$text-dim"))
            yield Choices(
                *(Option(Content.assemble((f"\n{it.label}", "$text-dim"), f"\n{it.line}")) for it in self._lookups),
                markup=False,
                compact=True,
            )

    def on_mount(self) -> None:
        """Ready to choose."""
        self.query_one(Choices).focus()

    def on_option_list_option_selected(self) -> None:
        """Enter copies too: there is nothing else to do with a line."""
        self.action_copy()

    def action_line(self, by: int) -> None:
        """The line below or above."""
        self.query_one(Choices).line(by)

    def action_copy(self) -> None:
        """Send the line to the terminal's clipboard."""
        chosen = self.query_one(Choices).highlighted
        if chosen is not None:
            self.app.copy_to_clipboard(self._lookups[chosen].line)
            self.notify("the line was sent to the terminal's clipboard", timeout=2, markup=False)

    def action_back(self) -> None:
        """Back to the article."""
        self.dismiss()

    def action_unwind(self) -> None:
        """Back to the article."""
        self.dismiss()
