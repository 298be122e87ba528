"""What the command palette offers: our keys by name, and the themes."""

from collections.abc import Callable
from functools import partial

from textual import on
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.message import Message
from textual.widgets import Input, OptionList

from tui.reader import keys
from tui.reader.screens.reading import ReadingScreen

_GROUPS = (keys.Group.OWN, keys.Group.MARKS, keys.Group.TEXT, keys.Group.REST, keys.Group.MOVE)
"""What is looked for by name comes first; whoever moves knows the keys."""
_NOT_OFFERED = frozenset(("palette", "unwind", "line-down", "line-up", "choice"))


class ReaderCommands(Provider):
    """All that the present screen's keys do, then the themes."""

    def _commands(self) -> list[tuple[str, str, Callable[[], object]]]:
        able = {active.binding.id or "" for active in self.screen.active_bindings.values()}
        found: list[tuple[str, str, Callable[[], object]]] = [
            (f"{key.label[0].upper()}{key.label[1:]} ({key.shown})", key.tooltip, partial(self._do, key.action))
            for group in _GROUPS
            for key in keys.by_group(keys.named(able)).get(group, ())
            if key.id not in _NOT_OFFERED
        ]
        if isinstance(self.screen, ReadingScreen) and not self.screen.sitting.complete:
            found.append(("Look for marks", "Again, after it was cancelled.", self.screen.mark))
        for name in sorted(self.app.available_themes, key=lambda name: (not name.startswith("readwise"), name)):
            found.append((f"Theme: {name}", "Change the colours.", partial(setattr, self.app, "theme", name)))
        return found

    async def _do(self, action: str) -> None:
        await self.screen.run_action(action)

    async def discover(self) -> Hits:
        """All commands."""
        for title, tooltip, run in self._commands():
            yield DiscoveryHit(title, run, help=tooltip)

    async def search(self, query: str) -> Hits:
        """The commands that fit what was typed."""
        matcher = self.matcher(query)
        for title, tooltip, run in self._commands():
            if (score := matcher.match(title)) > 0:
                yield Hit(score, matcher.highlight(title), run, help=tooltip)


class Palette(CommandPalette):
    """Textual's palette, but for a second enter that comes before it is gone: it would close the screen below, too."""

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _choose_once(self, event: Message) -> None:
        if not self.is_current:
            event.stop()
            event.prevent_default()
