"""The Textual app. It wires screens, themes and commands, and does nothing else."""

import asyncio
import os
import signal
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import App
from textual.screen import Screen

from tui.article.article import Article
from tui.article.errors import UnreadableArticle
from tui.reader import themes
from tui.reader.commands import Palette, ReaderCommands
from tui.reader.pace import Pace
from tui.reader.screens.reading import ReadingScreen
from tui.reader.sitting import Sitting

if TYPE_CHECKING:
    from tui.annotate.engine import EngineName
    from tui.reader.screens.loading import Opening


_MOST_BLOCKS_AT_ONCE = 10_000
"""An article of more blocks takes longer to lay out than anybody waits for a first paint without a word."""
_SECONDS_TO_END = 4
"""How long leaving may take once somebody has ended the program from outside."""


class NoTerminal(Exception):
    """There is no terminal to take keys from."""


class ReaderApp(App[int]):
    """The reader, on an article or on the start page."""

    TITLE = "readwise-tui"
    CSS_PATH = "reader.tcss"
    COMMANDS = {ReaderCommands}  # noqa: RUF012  # as Textual declares it

    def __init__(
        self,
        article: "Article | Opening | None",
        *,
        read_first: bool = False,
        engine: "EngineName" = "rules",
        pace: Pace | None = None,
    ) -> None:
        # Without colours the terminal's own ground and ink stay; Textual would paint greys on black.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self._article = article
        self.refusal: str | None = None
        """Why the article that was named cannot be opened."""
        self._read_first = read_first
        self._engine: EngineName = engine
        self._pace = pace or Pace()
        self.register_theme(themes.DARK)
        self.register_theme(themes.LIGHT)
        self.theme = themes.DARK.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The layers' colours, for themes that do not have them."""
        return themes.colours(self.current_theme.dark)

    def get_default_screen(self) -> Screen[Any]:
        """What was asked for; pushing it over an empty screen would cost a second layout before the first paint."""
        if self._article is None:
            return self._start_page()
        if isinstance(self._article, Article) and len(self._article.blocks) <= _MOST_BLOCKS_AT_ONCE:
            return self._reading(self._sitting(self._article))
        return super().get_default_screen()

    def on_mount(self) -> None:
        """Open what takes a while."""
        if self._article is not None and not isinstance(self.screen, ReadingScreen):
            from tui.reader.screens.loading import LoadingScreen

            self.push_screen(LoadingScreen(self._article, self._pace.progress_seconds, self._read_first), self._loaded)

    async def run_async(self, **how: Any) -> int | None:
        """Whoever ends the program from outside, or closes its window, leaves a terminal that can be used."""
        loop = asyncio.get_running_loop()
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:  # ignored: as by nohup
                with suppress(NotImplementedError):  # Windows
                    loop.add_signal_handler(number, self._end, 128 + number)
        return await super().run_async(**how)

    def _end(self, status: int) -> None:
        """Leave, though nobody may be there any more to draw for."""
        late = threading.Timer(_SECONDS_TO_END, os._exit, (status,))
        late.daemon = True
        late.start()
        self.call_after_refresh(self.exit, return_code=status)  # what is being mounted cannot be left half mounted

    async def on_event(self, event: events.Event) -> None:
        """A key is answered before the engine goes on."""
        if isinstance(event, events.Key) and isinstance(self.screen, ReadingScreen):
            self.screen.hold_engine()
        await super().on_event(event)

    def _start_page(self) -> Screen[None]:
        from tui.reader.screens.start import StartScreen  # whoever names an article does not wait for it

        return StartScreen(self._chosen)

    def _chosen(self, article: Article) -> ReadingScreen:
        return self._reading(self._sitting(article), first=False)

    def _sitting(self, article: Article) -> Sitting:
        return Sitting(article, read_first=self._read_first)

    def _reading(self, sitting: Sitting, *, first: bool = True) -> ReadingScreen:
        return ReadingScreen(sitting, engine=self._engine, first=first, pace=self._pace)

    def _loaded(self, result: Sitting | str | None) -> None:
        """Go on with the article; without one leave and say why, or go to the start page if escape stopped it."""
        if isinstance(result, Sitting):
            self.push_screen(self._reading(result))
        elif result:
            self.refusal = result
            self.exit(0)
        else:
            self.push_screen(self._start_page())
            self.notify("Stopped before it was open.", markup=False)

    def action_command_palette(self) -> None:
        """All commands by name."""
        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def action_help_quit(self) -> None:
        """Ctrl+c copies and interrupts elsewhere; here it says which key leaves."""
        self.clear_notifications()
        self.notify("q goes back or quits", timeout=2, markup=False)

    def action_help(self) -> None:
        """Open the help, or close it again."""
        from tui.reader.screens.help import HelpScreen

        if isinstance(self.screen, HelpScreen):
            self.screen.dismiss()
        else:
            self.push_screen(self.help_screen())

    def help_screen(self) -> Screen[None]:
        """The help for the present screen."""
        from tui.reader.screens.help import HelpScreen

        return HelpScreen()


def run(article: "Article | Opening | None", *, read_first: bool = False, engine: "EngineName" = "rules") -> int:
    """Read an article, or choose one of the samples; the exit status.

    Raises:
        UnreadableArticle: what was to be opened is not there, or is no article.
        NoTerminal: standard input is no terminal, and none can be opened to take keys from.
    """
    take_keys_from_terminal()
    app = ReaderApp(article, read_first=read_first, engine=engine)
    app.run()
    if app.refusal is not None:
        raise UnreadableArticle(app.refusal)
    return app.return_code or 0


def take_keys_from_terminal() -> None:
    """After an article came through standard input, put the terminal in its place.

    Raises:
        NoTerminal: there is none.
    """
    if sys.stdin is not None and not sys.stdin.closed and sys.stdin.isatty():
        return
    try:
        terminal = os.open("CONIN$" if os.name == "nt" else "/dev/tty", os.O_RDWR)
    except OSError:
        raise NoTerminal("There is no terminal to take keys from.") from None
    os.dup2(terminal, 0)
    if terminal:
        os.close(terminal)
    # Textual looks at the file that Python started with.
    sys.stdin = sys.__stdin__ = os.fdopen(0, encoding="utf-8", closefd=False)  # type: ignore[misc]
