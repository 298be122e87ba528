"""One line under the article: what to look for, and how often it was found."""

from textual import events
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from tui.reader.searching import MOST_MATCHES
from tui.reader.sitting import Sitting


class SearchBar(Horizontal):
    """Hidden until asked for; stays, with the count, for as long as matches are shown."""

    class Wanted(Message):
        """The reader has typed what to look for; `final` with enter."""

        def __init__(self, query: str, final: bool) -> None:
            super().__init__()
            self.query = query
            self.final = final

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(id="search")
        self.sitting = sitting

    async def ask(self) -> None:
        """Open, ready to type."""
        if not self.children:  # not before it is wanted: an Input's styles would hold the first paint up
            await self.mount(
                Static("/", id="slash", markup=False),
                Input(id="query", compact=True, select_on_focus=True),
                Static("", id="found", markup=False),
            )
        self.display = True
        self.screen.set_focus(self.query_one(Input))  # at once: `focus` waits behind keys that are typed already

    def close(self) -> None:
        """Go away, the words with it."""
        if self.display:
            self.query_one(Input).value = ""
            self.display = False

    def count(self) -> None:
        """Say how often the words were found, and which of them is the current one."""
        sitting = self.sitting
        number = len(sitting.matches)
        many = f"{number:,}" + ("+" if number == MOST_MATCHES else "")
        if not sitting.query:
            told = ""
        elif not number:
            told = "not found in this text"
        else:
            told = f"{sitting.match + 1:,} of {many} · n N · esc clears"
        self.query_one("#found", Static).update(Content(told))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for it at once."""
        event.stop()
        self.post_message(self.Wanted(event.value, final=False))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Look for it, and go back to the text."""
        event.stop()
        self.post_message(self.Wanted(event.value, final=True))

    def on_key(self, event: events.Key) -> None:
        """The tab key goes back to the text: there is nothing else in here."""
        if event.key in ("down", "up"):
            event.stop()
