"""The help: the four layers, and the keys from their registry."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.annotate.annotation import Layer
from tui.reader import keys

_LAYERS = {
    Layer.SOURCED: "Who says so. The source and the verb are underlined; what they say lights up at the reading place.",
    Layer.UNVERIFIED: "Unverified in this text: a claim that it gives no way to trace yet. In italics.",
    Layer.LOADED: "Words that judge, where a plainer one exists. In bold.",
    Layer.COUNTERVIEW: "Who is not heard: a place where a fair reader would expect another voice. On a tinted ground.",
}

_ABOUT = """\
A mark says what the text does. It never says that a claim is false or that an outlet is biased: that is for you \
to find out, and the panel asks how. The marks are a machine's and are sometimes wrong; x takes one away."""


def keys_content(shown: Sequence[keys.Key] = keys.KEYS) -> Content:
    """The keys by what they are for."""
    parts = [Content("")]
    for group, members in keys.by_group(shown).items():
        parts.append(Content(str(group)).stylize("bold"))
        parts += [Content.assemble((f" {key.shown:<8}", "bold $primary"), f" {key.tooltip}") for key in members]
        parts.append(Content(""))
    return Content("\n").join(parts)


class HelpScreen(ModalScreen[None]):
    """The help, over whatever was there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(
            "line-down", "line-up", "page-down", "page-up", "half-down", "half-up", "first", "last", "help", "quit",
            "unwind",
        )
    ]

    def __init__(
        self, shown: Sequence[keys.Key] = keys.KEYS, here: str = "", layers: Mapping[Layer, str] = _LAYERS
    ) -> None:
        """`here`: what is to be done on the screen below, in place of what holds for reading; `layers` say what is."""
        super().__init__()
        self._shown = shown
        self._here = here
        self._layers = layers

    def compose(self) -> ComposeResult:
        """A scrolling page."""
        with VerticalScroll(id="help"):
            if self._here:
                yield Static(Content("Here").stylize("bold"))
                yield Static(Content(f"{self._here}\n"))
            yield Static(Content("The marks").stylize("bold"))
            for layer, words in self._layers.items():
                with Horizontal(classes="layer"):
                    yield Static(Content(layer.letter.upper()).stylize(f"bold $text-{layer}"), classes="letter")
                    yield Static(Content(words))
            if not self._here:
                yield Static(Content(_ABOUT))
            yield Static(keys_content(self._shown))

    def on_mount(self) -> None:
        """Ready to scroll."""
        self._page.focus()

    def action_line(self, by: int) -> None:
        """A line."""
        self._page.scroll_relative(y=by, animate=False)

    def action_page(self, pages: float) -> None:
        """A page or half of one."""
        self._page.scroll_relative(y=round(self._page.size.height * pages), animate=False)

    def action_end(self, side: int) -> None:
        """To the beginning or the end."""
        if side > 0:
            self._page.scroll_end(animate=False)
        else:
            self._page.scroll_home(animate=False)

    def action_back(self) -> None:
        """Back to where the reader was."""
        self.dismiss()

    def action_unwind(self) -> None:
        """Back to where the reader was."""
        self.dismiss()

    @property
    def _page(self) -> VerticalScroll:
        return self.query_one("#help", VerticalScroll)
