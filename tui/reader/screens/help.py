"""The help: the four layers, and the keys from their registry."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
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
to find out, and the panel asks how. The marks are made by rules and are sometimes wrong; x takes one away."""


def help_content() -> Content:
    """The whole help."""
    parts = [Content("The marks").stylize("bold")]
    for layer, words in _LAYERS.items():
        parts.append(Content.assemble((f" {layer.letter.upper()} ", f"bold $text-{layer}"), f" {words}"))
    parts += [Content(_ABOUT), Content("")]
    for group, members in keys.by_group().items():
        parts.append(Content(str(group)).stylize("bold"))
        parts += [Content.assemble((f" {key.shown:<8}", "bold $primary"), f" {key.tooltip}") for key in members]
        parts.append(Content(""))
    return Content("\n").join(parts)


class HelpScreen(ModalScreen[None]):
    """The help, over whatever was there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,enter", "dismiss", "close"),
        Binding("j", "scroll(1)", show=False),
        Binding("k", "scroll(-1)", show=False),
        Binding("space", "page(1)", show=False),
        Binding("b", "page(-1)", show=False),
    ]

    def compose(self) -> ComposeResult:
        """A scrolling page."""
        with VerticalScroll(id="help"):
            yield Static(help_content())

    def on_mount(self) -> None:
        """Ready to scroll."""
        self.query_one("#help").focus()

    def action_scroll(self, by: int) -> None:
        """A line."""
        self.query_one("#help").scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        """A page."""
        page = self.query_one("#help")
        page.scroll_relative(y=by * max(page.size.height - 2, 1), animate=False)
