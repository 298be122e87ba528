"""The line of keys at the bottom, as many as fit."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from tui.reader import keys


class KeyLine(Static):
    """Made from the registry of keys."""

    def __init__(self, hints: Sequence[keys.Hint]) -> None:
        super().__init__(id="footer", markup=False)
        self._hints = hints

    def show(self, hints: Sequence[keys.Hint]) -> None:
        """Show these from now on."""
        if hints is not self._hints:
            self._hints = hints
            self.on_resize()

    def on_resize(self) -> None:
        """Show what fits."""
        shown = keys.fitting(self._hints, self.content_size.width)
        self.update(Content("  ").join(
            Content.assemble((hint.shown, "bold $primary"), f" {hint.label}") for hint in shown
        ))
