"""What can be chosen now, by number or by the mouse."""

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.style import Style
from textual.widgets import Static

_GAP = 3


class Choice(NamedTuple):
    """One thing to choose."""

    key: str
    """As a person reads it."""
    label: str
    action: str
    """What a click does: an action of the screen."""
    taken: bool = False
    """Whether it is what was chosen."""


class ChoiceLine(Static):
    """The choices one after the other, on as many lines as they need. A click on one does what its key does."""

    def __init__(self) -> None:
        super().__init__(classes="choices", markup=False)
        self._choices: tuple[Choice, ...] = ()

    def show(self, choices: Sequence[Choice]) -> None:
        """Offer these."""
        self._choices = tuple(choices)
        self.display = bool(choices)
        self._lay_out()

    def on_resize(self) -> None:
        """There may be room for more on a line, or for less."""
        self._lay_out()

    def _lay_out(self) -> None:
        """A line is broken between two choices only."""
        width = self.content_size.width or self.app.size.width
        lines: list[list[Content]] = [[]]
        for number, choice in enumerate(self._choices):
            drawn = self._drawn(number, choice)
            if lines[-1] and sum(it.cell_length + _GAP for it in lines[-1]) + drawn.cell_length > width:
                lines.append([])
            lines[-1].append(drawn)
        self.update(Content("\n").join(Content(" " * _GAP).join(line) for line in lines))

    def _drawn(self, number: int, choice: Choice) -> Content:
        words = [choice.label] if choice.label else []
        label = "".join(f" {word}" for word in (*words, *("✓" if choice.taken else ())))
        drawn = Content.assemble((choice.key, "bold $primary"), (label, "bold" if choice.taken else ""))
        return drawn.stylize(Style.from_meta({"choice": number}))

    async def on_click(self, event: events.Click) -> None:
        """Do what was clicked on."""
        number = event.style.meta.get("choice")
        if isinstance(number, int) and number < len(self._choices):
            event.stop()
            await self.screen.run_action(self._choices[number].action)
