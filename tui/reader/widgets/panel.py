"""The side panel: the card of the current place, and its question."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.annotate.annotation import Layer

if TYPE_CHECKING:
    from tui.prompts.cards import Card  # not needed for the first paint


class CardPanel(VerticalScroll, can_focus=True):
    """A card. Beside the text where there is room, over it where there is not."""

    def __init__(self) -> None:
        super().__init__(id="panel")
        self._card: Card | None = None
        self._opened = False

    def compose(self) -> ComposeResult:
        """The card's text."""
        yield Static(id="card", markup=False)

    @property
    def opened(self) -> bool:
        """Whether the rest of the card is shown."""
        return self._opened

    def show(self, card: "Card | None", waiting: str = "") -> None:
        """Show a card, folded; the same card stays as it is. None shows why there is none."""
        if card is not None and card == self._card:
            return
        self._card = card
        self._opened = False
        self.scroll_home(animate=False)
        self._draw(waiting)

    def turn(self, opened: bool) -> None:
        """Show the rest of the card, or hide it."""
        self._opened = opened
        self._draw("")

    def _draw(self, waiting: str) -> None:
        card = self._card
        if card is None:
            self.query_one("#card", Static).update(Content(waiting))
            return
        colour = next((f"$text-{layer}" for layer in Layer if layer.letter.upper() == card.letter), "$primary")
        parts: list[Content] = [Content(card.heading).stylize(f"bold {colour}")]
        parts += [Content(line) for line in card.lines]
        parts.append(Content(card.question).stylize("bold"))
        if self._opened:
            parts += [Content(line) for line in card.more]
        elif card.more:
            parts.append(Content("enter: more").stylize("$text-dim"))
        self.query_one("#card", Static).update(Content("\n\n").join(parts))
