"""The smallest Textual app that shows a text: what the reader's start is measured against."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Bare(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        """The line whose appearance is timed."""
        yield Static("bare app painted", markup=False)


if __name__ == "__main__":
    Bare().run()
