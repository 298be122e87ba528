"""The side panel: the card of the current place, and its question."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.annotate.annotation import Layer

if TYPE_CHECKING:
    from tui.prompts.cards import Card  # not needed for the first paint


_LOW = 14
"""Rows: a panel of fewer has no empty lines between those of the card, and the question first."""


class CardPanel(VerticalScroll, can_focus=True):
    """A card. Beside the text where there is room, over it where there is not."""

    def __init__(self) -> None:
        super().__init__(id="panel")
        self._card: Card | None = None
        self._waiting = ""
        self._opened = False
        self._low = False

    def compose(self) -> ComposeResult:
        """The card, and under it what `more` opens."""
        yield Static(id="card", markup=False)
        yield Static(id="more", markup=False)

    @property
    def opened(self) -> bool:
        """Whether the rest of the card is shown."""
        return self._opened

    @property
    def has_more(self) -> bool:
        """Whether the card has a rest that can be shown."""
        return self._card is not None and bool(self._card.more)

    def show(self, card: "Card | None", waiting: str = "", *, stays: bool = False) -> None:
        """Show a card, folded; the same card stays as it is. None shows why there is none.

        `stays`: it is the card of the same place, of which more is known now.
        """
        if card is not None and card == self._card:
            return
        stays = stays and self._card is not None
        self._card, self._waiting = card, waiting
        if not stays:
            self._opened = False
            self.scroll_home(animate=False)
        self._draw()

    def turn(self, opened: bool) -> None:
        """Show the rest of the card, or hide it."""
        self._opened = opened
        self._draw()
        if opened:
            self.call_after_refresh(self.query_one("#more").scroll_visible, animate=False)

    def on_resize(self) -> None:
        """A low panel is laid out otherwise."""
        low = self.size.height < _LOW
        if low != self._low and self._card:
            self.call_after_refresh(self._draw)  # drawn at once, it would be as high as before
        self._low = low

    def _draw(self) -> None:
        card, folded, rest = self._card, self.query_one("#card", Static), self.query_one("#more", Static)
        if card is None:
            folded.update(Content(self._waiting))
            rest.update(Content(""))
            return
        gap = Content("\n" if self._low else "\n\n")
        question = Content(card.question).stylize("bold")
        colour = next((f"$text-{layer}" for layer in Layer if layer.letter.upper() == card.letter), "$primary")
        heading, lines = Content(card.heading).stylize(f"bold {colour}"), [Content(line) for line in card.lines]
        if card.claim:
            heading = Content.assemble(heading, "\n", Content(card.claim))
        # A low panel has the question where it is seen without scrolling.
        folded.update(gap.join([heading, question, *lines] if self._low else [heading, *lines, question]))
        if self._opened:
            rest.update(gap.join(map(Content, card.more)))
        else:
            rest.update(Content("enter: more" if card.more else "").stylize("$text-dim"))
