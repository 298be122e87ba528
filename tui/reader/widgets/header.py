"""Two lines above the article: its title, and how much of it is marked."""

from rich.cells import cell_len
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from tui.annotate.annotation import Layer
from tui.article.article import minutes_for, words_in
from tui.article.sanitize import one_line
from tui.lexicon import load
from tui.reader.sitting import Sitting


class ArticleHeader(Static):
    """Title, length, and the state of the marks; no count by layer, which would invite ranking articles by it."""

    def __init__(self, sitting: Sitting, title: str, said_seconds: float) -> None:
        super().__init__(id="header", markup=False)
        self.sitting = sitting
        self._said_seconds = said_seconds
        self._title = one_line(title)
        words = words_in(sitting.article.text)
        self._length = f"{words:,} word{'s' if words != 1 else ''} · {minutes_for(words):,} min"
        self._news = ""
        self.said = ""
        """The answer to a key that is shown now."""
        self._stressed = False
        """Whether the answer is the state itself, which may change meanwhile."""
        self._silence: Timer | None = None

    def tell(self, news: str) -> None:
        """What the engine is about, in place of the number of marks; empty where it has nothing to say."""
        self._news = news
        self.show()

    def say(self, words: str) -> None:
        """Answer a key, for a moment, before the state of the marks: a toast would cover the card or a count."""
        if self._silence:
            self._silence.stop()
        self.said, self._stressed = words, words == self.state
        self.show()
        self._silence = self.set_timer(self._said_seconds, self.say_no_more)

    def say_no_more(self) -> None:
        """Show again how it stands."""
        self.said, self._stressed = "", False
        self.show()

    def show(self) -> None:
        """Bring both lines up to date; where there is no room for length and state, the state is what changes."""
        state, width = self.state, self.content_size.width
        begins, rest = (state, "") if self._stressed else (self.said, f" · {state}")
        whole = f"{begins or self._length}{rest}"
        fits = not width or cell_len(whole) <= width
        if begins:
            second = Content.assemble((begins, "bold $primary"), (rest if fits else "", "$text-dim"))
        else:
            second = Content(whole if fits else state).stylize("$text-dim")
        self.update(Content.assemble((self._title, "bold"), "\n", second))

    def on_mount(self) -> None:
        """Show what is known before anything was read."""
        self.show()

    def on_resize(self) -> None:
        """There may be more room, or less."""
        self.show()

    @property
    def state(self) -> str:
        """How many marks are shown, or why none are."""
        sitting = self.sitting
        if sitting.waiting:
            return "first read: marks come at the end"
        if self._news and not sitting.marked:
            return self._news
        if sitting.reading is None or sitting.selection is None:
            return "looking for marks"
        if sitting.reading.abstained:
            foreign = sitting.reading.abstained == load("abstain")["told"]["language"]
            return f"nothing marked: not read as {'English' if foreign else 'an article'}"
        if sitting.hidden:
            return "all marks hidden, 0 shows them"
        missing = " ".join(layer.letter.upper() for layer in Layer if layer not in sitting.layers)
        without = f" · without {missing}" if missing and sitting.layers else ""
        news = f" · {self._news}" if self._news else ""
        return sitting.selection.summary + without + (" · skim" if sitting.flow.skimming else "") + news
