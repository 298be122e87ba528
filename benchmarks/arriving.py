"""How soon the marks of a long text arrive in the reader, and how long a key waits meanwhile.

    .venv/bin/python -m benchmarks.arriving [WORDS] [rules|model]

Keys are pressed one after the other from the first marks to the last. A key has been answered when the text has
handled it; what is drawn of it follows with the next frame. On a machine that is busy with other things the longest
waits are those of the machine.
"""

import asyncio
import statistics
import sys
import time

from textual import events

from benchmarks.article import article_of
from tui.annotate.engine import EngineName
from tui.article.plaintext import from_text
from tui.reader.app import ReaderApp
from tui.reader.screens.reading import ReadingScreen

KEYS = {"j": "j", "k": "k", "right_square_bracket": "]", "space": " ", "g": "g", "plus": "+", "minus": "-"}
_BETWEEN = 0.03
"""Seconds from one key to the next."""


async def main(words: int, engine: EngineName) -> None:
    """Print when the first marks and all marks were there, and how long each key waited."""
    app = ReaderApp(from_text(article_of(words), "article.txt"), engine=engine)
    waits: dict[str, list[float]] = {key: [] for key in KEYS}
    async with app.run_test(size=(80, 24)):
        begun = time.perf_counter()
        screen = app.screen
        assert isinstance(screen, ReadingScreen)
        while screen.sitting.reading is None:
            await asyncio.sleep(0.01)
        first = time.perf_counter() - begun
        while not screen.sitting.complete:
            for key in KEYS:
                waits[key].append(await _answered(app, screen, key))
                await asyncio.sleep(_BETWEEN)
        print(f"{words:,} words, {engine}: first marks after {first:.2f} s, all by {time.perf_counter() - begun:.2f} s")
    print(f"{'key':>6} {'presses':>8} {'median':>8} {'longest':>8} ms")
    for key, taken in waits.items():
        if taken:
            print(f"{KEYS[key]:>6} {len(taken):8} {1000 * statistics.median(taken):8.1f} {1000 * max(taken):8.1f}")


async def _answered(app: ReaderApp, screen: ReadingScreen, key: str) -> float:
    """The seconds from a press of a key until the app, and then the text that has the focus, are done with it."""
    done = asyncio.Event()
    begun = time.perf_counter()
    app.post_message(events.Key(key, KEYS[key]))
    app.call_later(screen.text.call_later, done.set)
    await done.wait()
    return time.perf_counter() - begun


if __name__ == "__main__":
    asked = sys.argv[1:]
    chosen: EngineName = "model" if "model" in asked else "rules"
    asyncio.run(main(next((int(word) for word in asked if word.isdigit()), 12_000), chosen))
