"""An invented article with marks made by hand, and the screen's text for comparison with a golden file."""

import difflib
import html
import os
import re
import time
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Self

from textual import events
from textual.app import App
from textual.keys import KEY_NAME_REPLACEMENTS
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from tui.annotate.annotation import Annotation, Layer, Source, SourceKind, Stance, Voice
from tui.annotate.reading import Reading, in_order
from tui.article.article import Article, Span
from tui.article.plaintext import from_text
from tui.language.cut import cut
from tui.prompts.cards import Card
from tui.prompts.elsewhere import Lookup
from tui.prompts.places import Place
from tui.reader.screens.reading import ReadingScreen

GOLDENS = Path(__file__).parent / "goldens"
REGENERATE = "READER_GOLDENS"
"""Set this in the environment to write the golden files anew instead of comparing with them."""

_PIECE = re.compile(r'<text class="[^"]*-r\d+" x="([\d.]+)"[^>]*clip-path="url\(#[^)]*-line-(\d+)\)">([^<]*)</text>')
_PATIENCE = 10
"""Seconds; a machine on which something takes longer is taken for broken."""
_UNICODE_NAMES = {name: unicode for unicode, name in KEY_NAME_REPLACEMENTS.items()}
_MOST_ROUNDS = 100
"""A widget that is on its way out may never deal with what was posted to it."""
_CELL = 12.2
"""How wide a cell of the screenshot is."""

TEXT = """\
[Invented for practice: the reader's own tests.]

Council of Marrow Bay Closes the Old Ferry Pier

By Ilse Varga

The council of Marrow Bay has closed the old ferry pier after a brutal storm tore away a third of its \
planks. The harbour master said on Monday that nobody had been hurt. “We were lucky [sic],” Odd Renner said.

Officials familiar with the matter believe that the pier had not been inspected for nine years. \
The council denies this. Repairs will cost four million crowns.

Photo: Odd Renner / Bay Post

Shopkeepers blamed the radical faction around Pella Storm for the delay. They say that she had promised a new pier \
in spring. Nothing was built. The money went to the bandstand. Residents now take the long way round the bay, which \
adds an hour to the journey. Some have begun to move away.

The ferry company expects to sail again in May. Its director, Ana Lisk, spoke of a slow year. Boats will leave from \
the fish market until then.

Read more
"""


_ACCUSATION = "Shopkeepers blamed the radical faction around Pella Storm for the delay"


def article(text: str = TEXT) -> Article:
    """The invented article."""
    return from_text(text, "ferry.txt")


def reading(it: Article) -> Reading:
    """The article with marks made by hand, wherever their words stand in it."""
    marks = [mark for make in (_sourced, _others) for mark in make(it.text)]
    return Reading(cut(it), "rules", None, "en", "news report", None, in_order(marks), (), (), ())


def _sourced(text: str) -> list[Annotation]:
    found = []
    for content, name, cue, kind, form in (
        ("nobody had been hurt", "The harbour master", "said", SourceKind.PERSON, "indirect"),
        ("“We were lucky [sic],”", "Odd Renner", "said", SourceKind.PERSON, "direct"),
        ("the pier had not been inspected for nine years", "Officials familiar with the matter", "believe",
         SourceKind.ANONYMOUS, "indirect"),
    ):
        if content in text:
            at = text.index(content)
            start = text.index(name, max(at - 120, 0))
            source = Source(Span(start, start + len(name)), name, None, kind)
            spoken = text.index(cue, start)
            found.append(Annotation(
                Layer.SOURCED, form, at, at + len(content), 0.9, 0.5, True, f"{name} {cue} it.",
                stance=Stance.ASSERTS, source=source, cue=Span(spoken, spoken + len(cue)),
            ))
    return found


def _others(text: str) -> list[Annotation]:
    found = []
    for layer, kind, words, weight in (
        (Layer.LOADED, "emotive", "brutal", 0.5),
        (Layer.UNVERIFIED, "weak-source", "the pier had not been inspected for nine years", 0.8),
        (Layer.UNVERIFIED, "figure", "Repairs will cost four million crowns", 0.6),
        (Layer.COUNTERVIEW, "unanswered", _ACCUSATION, 0.9),
        (Layer.LOADED, "label", "radical faction", 0.7),
        (Layer.UNVERIFIED, "unattributed", "Some have begun to move away", 0.7),
    ):
        if words in text:
            at = text.index(words)
            voice = Voice.OUTLET if layer is Layer.LOADED else None
            found.append(Annotation(layer, kind, at, at + len(words), 0.9, weight, True, f"“{words}” made this mark.",
                                    voice=voice, target="Pella Storm" if layer is Layer.COUNTERVIEW else None))
    return found


def long_article(blocks: int) -> Article:
    """An article of so many blocks that it is drawn by lines, and in which the invented one stands first."""
    minutes = "\n".join(f"Paragraph {n} of the minutes is short." for n in range(blocks))
    return article(TEXT.replace("Read more\n", "") + minutes)


def lines(app: App[int]) -> list[str]:
    """What the screen shows, as text. Read off the screenshot, which is the public way to it."""
    rows: list[str] = [""] * app.size.height
    for x, line, words in _PIECE.findall(app.export_screenshot(simplify=True)):
        column = round(float(x) / _CELL)
        rows[int(line)] = rows[int(line)].ljust(column) + html.unescape(words).replace("\N{NO-BREAK SPACE}", " ")
    return [row.rstrip() for row in rows]


def offered(app: App[int]) -> list[str]:
    """What the palette offers for the words typed there: titles, each with its explanation after it."""
    palette = "\n".join(lines(app)).partition("▔")[2].partition("▁")[0]
    return [line.strip() for line in palette.splitlines()[3:] if line.strip()]


def agrees(app: App[int], name: str) -> bool:
    """Whether the screen shows what the golden file holds; the difference is printed."""
    golden = GOLDENS / f"{name}.txt"
    shown = "".join(f"{line}\n" for line in lines(app))
    if os.environ.get(REGENERATE):
        golden.write_text(shown, "utf-8")
    expected = golden.read_text("utf-8")
    print("".join(difflib.unified_diff(expected.splitlines(True), shown.splitlines(True), "golden", "screen")))
    return shown == expected


async def until(pilot: Pilot[int], holds: Callable[[], object]) -> None:
    """Wait until something holds, and no longer. Where it never does, the test fails with what the screen shows."""
    deadline = time.monotonic() + _PATIENCE
    while not holds():
        assert time.monotonic() < deadline, "\n".join(lines(pilot.app))
        await pilot.pause(0.01)


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys, named as Textual does or by the character that they type, each when the one before has been obeyed.

    Textual's own pilot waits after each until the process hardly computes, which takes longer than what the key does.
    """
    for key in keys:
        pilot.app.post_message(events.Key(*_named(key)))
        await drawn(pilot)


def _named(key: str) -> tuple[str, str | None]:
    """The name of a key, and the character that it types."""
    if len(key) > 1:
        try:
            return key, unicodedata.lookup(_UNICODE_NAMES.get(key, key).upper().replace("_", " "))
        except KeyError:
            return key, None
    name = key if key.isalnum() else unicodedata.name(key).lower().replace(" ", "_").replace("-", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name), key


async def drawn(pilot: Pilot[int]) -> None:
    """Wait until all widgets have dealt with what was posted to them and with what is posted because of it."""
    for times in range(_MOST_ROUNDS):
        posted = any(node.message_queue_size for node in (pilot.app, *pilot.app.screen.walk_children(with_self=True)))
        if times > 1 and not posted:
            break
        await pilot.pause(0)


async def settle(pilot: Pilot[int]) -> None:
    """Wait until the engine is done and all that follows from it is drawn."""
    if isinstance(screen := pilot.app.screen, ReadingScreen):
        await until(pilot, lambda: screen.begun or not screen.is_running)
    for worker in [*pilot.app.workers]:
        with suppress(WorkerCancelled):  # the screen that began it has gone
            await worker.wait()
    for _ in range(2):
        await drawn(pilot)


class OnScreen:
    """An app on a screen in memory, entered as a context; with `pilot` its keys are pressed."""

    def __init__(self, app: App[int], size: tuple[int, int], *, notifications: bool = True) -> None:
        self.app = app
        self._running = app.run_test(size=size, notifications=notifications)
        self.pilot: Pilot[int]

    async def __aenter__(self) -> Self:
        self.pilot = await self._running.__aenter__()
        await settle(self.pilot)
        return self

    async def __aexit__(self, *problem: object) -> None:
        await self._running.__aexit__(*problem)  # type: ignore[arg-type]

    @property
    def shown(self) -> str:
        """The lines of the screen."""
        return "\n".join(lines(self.app))


class PlainCards:
    """Cards in words of our own, so that the screens of these tests stay when the cards are reworded."""

    def __init__(self, it: Reading) -> None:
        pass

    def of(self, place: Place) -> Card:
        mark = place.marks[0].annotation
        title = f"{_TITLES[mark.layer]} · {mark.kind}"
        others = tuple(f"Also here: {other.annotation.kind}." for other in place.marks[1:])
        return Card(
            mark.layer.letter.upper(), title, (mark.reason, *others), "What would you need to know about it?",
            ("More about this mark [sic].", "A second question?"),
        )


def plain_first_card(it: Reading) -> Card:
    """The first card, likewise."""
    told = ("This text names its author.",)
    return Card("", "Before you read", told, "Who published this first?", ("Most quoted: two.",))


def plain_lookups(it: Reading, place: Place | None = None) -> tuple[Lookup, ...]:
    """Lines to search for, likewise."""
    return (Lookup("Who is Ilse Varga?", '"Ilse Varga" [journalist]'), Lookup("Who else reports this?", "ferry pier"))


_TITLES = {
    Layer.SOURCED: "Who says so",
    Layer.UNVERIFIED: "Unverified in this text",
    Layer.LOADED: "Loaded wording",
    Layer.COUNTERVIEW: "Not heard here",
}
