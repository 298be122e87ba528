"""The line of keys at the bottom, as many as fit."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from tui.reader import keys


class KeyLine(Static):
    """Made from the registry of keys."""

    def __init__(self, shown: Sequence[keys.Key] = keys.KEYS) -> None:
        super().__init__(id="footer", markup=False)
        self._shown = shown

    def on_resize(self) -> None:
        """Show what fits."""
        parts = []
        for key in keys.footer(self.size.width, self._shown):
            parts.append(Content.assemble((key.shown, "bold $primary"), f" {key.label}"))
        self.update(Content("  ").join(parts))
