"""What all steps of an exercise have in common on the screen, whether or not they show an article."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static

from tui.annotate.annotation import Layer
from tui.article.article import Article
from tui.article.sanitize import one_line
from tui.classroom.answers import LONGEST_ANSWER
from tui.reader import keys
from tui.reader.screens.help import HelpScreen
from tui.reader.sitting import Sitting
from tui.reader.widgets.answerfield import AnswerField
from tui.reader.widgets.choiceline import Choice, ChoiceLine
from tui.reader.widgets.footer import KeyLine
from tui.reader.widgets.strip import MarkStrip
from tui.reader.widgets.text import TextView
from tui.reader.widgets.views import view_for

_SECONDS_SAID = 4
_SECONDS_UNKEPT = 0.5
"""How long what is written waits to be kept, at most."""
MOVING = (
    "line-down", "line-up", "page-down", "page-up", "half-down", "half-up", "first", "last",
)  # fmt: skip
ALWAYS = ("go-on", "palette", "help", "quit", "unwind")


class StepScreen(Screen[None]):
    """One step: two lines that say where in the exercise it is, the step itself, and the keys.

    `GoneOn` is posted when it is done; whoever wants to leave is told that all is kept.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(*MOVING, *ALWAYS)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (104, "-wide")]  # noqa: RUF012  # as Textual declares it
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]  # noqa: RUF012  # the same
    HINTS: ClassVar[Sequence[keys.Hint]] = keys.EXERCISE_HINTS

    class GoneOn(Message):
        """This step is done. A second key that came before the next screen did says so once more."""

        def __init__(self, screen: "StepScreen", *, leaving: bool = False) -> None:
            super().__init__()
            self.screen = screen
            self.leaving = leaving
            """Whether the next step is for another time."""

    def __init__(self, title: str, asked: str) -> None:
        super().__init__()
        self._title = one_line(title)
        self.asked = asked
        """What is to be done here."""
        self._silence: Timer | None = None
        self._unkept: Timer | None = None
        """Runs while something is written that was not kept yet."""

    def compose(self) -> ComposeResult:
        """Where it is, the step, and the keys."""
        yield Static(id="header", markup=False)
        yield from self.compose_step()
        yield KeyLine(self.HINTS)

    def compose_step(self) -> ComposeResult:
        """The step itself."""
        yield VerticalScroll(Static(Content(self.asked), markup=False), ChoiceLine(), id="page", can_focus=False)

    @property
    def state(self) -> str:
        """Where in the exercise this is, and how it stands."""
        return ""

    def tell_state(self, said: str = "") -> None:
        """Bring the lines at the top up to date; what is said in answer to a key stands in place of the state."""
        second = Content(said).stylize("bold $primary") if said else Content(self.state).stylize("$text-dim")
        self.query_one("#header", Static).update(Content.assemble((self._title, "bold"), "\n", second))

    def offer(self, choices: Sequence[Choice]) -> None:
        """Show what can be chosen."""
        self.query_one(ChoiceLine).show(choices)

    def on_mount(self) -> None:
        """Show how it stands. Textual calls this of every base class."""
        self.tell_state()

    @contextmanager
    def kept(self) -> Iterator[None]:
        """What is done inside is saved; where it cannot be, it is said, and what was done stays on the screen."""
        try:
            yield
        except OSError as problem:
            why = one_line(str(problem), 200)
            self.notify(f"Not saved: {why}", severity="error", timeout=10, markup=False)

    @property
    def field(self) -> AnswerField:
        """The field to write in, of a step that has one."""
        return self.query_one(AnswerField)

    @property
    def writing(self) -> bool:
        """Whether something can be written now."""
        return False

    def keep_soon(self) -> None:
        """Keep what is being written, but not with every letter: the disk is waited for."""
        if self._unkept is None:
            self._unkept = self.set_timer(_SECONDS_UNKEPT, self.keep_now)

    def keep_now(self) -> None:
        """Keep what is written so far."""
        if self._unkept:
            self._unkept.stop()
            self._unkept = None
        if self.writing:
            with self.kept():
                self.keep_written(self.field.text)

    def keep_unkept(self) -> None:
        """Keep what was written since it was kept last, if anything was."""
        if self._unkept:
            self.keep_now()

    def keep_written(self, text: str) -> None:
        """Keep what stands in the field, where it is not kept already."""

    def say(self, words: str) -> None:
        """Answer a key, for a moment, where it hides nothing."""
        if self._silence:
            self._silence.stop()
        self.tell_state(words)
        self._silence = self.set_timer(_SECONDS_SAID, self.tell_state)

    # Keys

    def action_go_on(self) -> None:
        """This step is done."""
        self.post_message(self.GoneOn(self))

    def action_line(self, by: int) -> None:
        """A line down or up."""
        self.query_one("#page").scroll_relative(y=by, animate=False)

    def action_page(self, pages: float) -> None:
        """A page or half of one."""
        page = self.query_one("#page")
        page.scroll_relative(y=round(page.size.height * pages), animate=False)

    def action_end(self, side: int) -> None:
        """To the beginning or the end."""
        page = self.query_one("#page")
        if side > 0:
            page.scroll_end(animate=False)
        else:
            page.scroll_home(animate=False)

    def action_back(self) -> None:
        """Leave: what is written is kept."""
        self.keep_now()
        self.app.exit(0)

    def action_unwind(self) -> None:
        """Take back what was begun last; never leaves."""


class ArticleScreen(StepScreen):
    """A step with an article, and below it (beside it, where there is room) what is asked about it."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("next-paragraph", "previous-paragraph")]
    AUTO_FOCUS = "#text"

    def __init__(self, title: str, asked: str, article: Article) -> None:
        super().__init__(title, asked)
        self.sitting = Sitting(article)
        self.text: TextView = view_for(self.sitting)

    def compose_step(self) -> ComposeResult:
        """The article, and the desk."""
        with Container(id="spread"):
            yield Horizontal(self.text, MarkStrip(self.sitting))
            with VerticalScroll(id="desk", can_focus=False):
                yield from self.compose_desk()

    def compose_desk(self) -> ComposeResult:
        """What stands below the article or beside it."""
        yield Static(Content(self.asked), id="asked", markup=False)
        yield Static(id="told", markup=False)
        yield from self.compose_details()
        field = AnswerField("", "", LONGEST_ANSWER)
        field.display = False
        yield field
        yield ChoiceLine()

    def compose_details(self) -> ComposeResult:
        """What stands between what is said and the choices."""
        return
        yield

    @property
    def writing(self) -> bool:
        """Whether the field is open: it is hidden until then."""
        return self.field.display

    def open_field(self, text: str, placeholder: str) -> None:
        """Let something be written; enter posts `AnswerField.Done`."""
        field = self.field
        field.fill(text, placeholder)
        field.display = True
        field.focus()
        self.query_one(KeyLine).show(keys.WRITING_HINTS)
        self.call_after_refresh(field.scroll_visible, animate=False)

    def close_field(self) -> None:
        """Back to the article."""
        self.field.display = False
        self.text.focus()
        self.query_one(KeyLine).show(self.HINTS)

    def tell(self, words: Content | str) -> None:
        """Say below the article what is going on."""
        told = self.query_one("#told", Static)
        told.display = bool(words)
        told.update(Content(words) if isinstance(words, str) else words)

    @property
    def at_end(self) -> bool:
        """Whether the end of the article is in sight."""
        return self.text.in_sight.end >= self.sitting.blocks[-1].end

    def on_text_view_moved(self) -> None:
        """The strip follows the reading place."""
        self.query_one(MarkStrip).update(self.text.in_sight)

    def on_mark_strip_pointed(self, message: MarkStrip.Pointed) -> None:
        """A click on the strip goes there."""
        self.text.go(message.offset)

    def action_line(self, by: int) -> None:
        """A line down or up; the place comes along."""
        self.text.line(by)

    def action_page(self, pages: float) -> None:
        """A page or half of one."""
        self.text.page(pages)

    def action_end(self, side: int) -> None:
        """To the beginning or the end of the article."""
        self.text.end(side)

    def action_paragraph(self, by: int) -> None:
        """To the next paragraph or the one before."""
        offset = self.sitting.next_block(by)
        if offset is not None:
            self.text.go(offset)


_LAYERS = {
    Layer.SOURCED: "Who says so: what the article hands to someone, in their words or in its own.",
    Layer.UNVERIFIED: "Says who? A claim that matters, and that the text gives no way to trace yet.",
    Layer.LOADED: "Words that judge beyond the fact, where a plainer word fits in their place.",
    Layer.COUNTERVIEW: "Who is not heard: a place where a fair reader would expect another voice.",
}


def help_for(screen: Screen[Any], layers: Sequence[Layer]) -> Screen[None]:
    """The help over a step's screen."""
    able = {active.binding.id or "" for active in screen.active_bindings.values()}
    asked = screen.asked if isinstance(screen, StepScreen) else ""
    return HelpScreen(keys.named(able), asked, {layer: _LAYERS[layer] for layer in layers})
