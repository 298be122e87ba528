"""How fast the engine reads, against a bare search for words, and how time and memory grow with the text.

    .venv/bin/python -m benchmarks.reading [MOST_WORDS] [rules|model] [unbroken]

"unbroken" is a text pasted without its line breaks: all of it one paragraph.

Each size is read in a process of its own, so that its peak memory is its own. On a machine that is busy with other
things only the ratios tell anything.
"""

import gc
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

from benchmarks.article import article_of
from tui.annotate.engine import EngineName, read
from tui.article.plaintext import from_text
from tui.cli import NEW_BEFORE_A_LOOK

SIZES = (1_000, 10_000, 100_000, 1_000_000)


def main(most: int, engine: EngineName, *how: str) -> None:
    """Print words a second, the ratio to `re.findall`, and the growth from size to size."""
    print(f"{'words':>9} {'seconds':>9} {'words/s':>9} {'x findall':>9} {'MB':>6}")
    for size in (size for size in SIZES if size <= most):
        subprocess.run([sys.executable, "-m", "benchmarks.reading", "--one", str(size), engine, *how], check=True)


def one(size: int, engine: EngineName, *, unbroken: bool) -> None:
    """Read one article of `size` words and print its row."""
    text = article_of(size)
    if unbroken:
        text = " ".join(text.split())
    gc.set_threshold(NEW_BEFORE_A_LOOK)  # as the command does
    # Lexicons and weights are loaded once a process, and timed elsewhere.
    read(from_text(article_of(200), "warm-up.txt"), engine=engine)
    runs = 9 if size <= 10_000 else 1
    taken = statistics.median(
        _seconds(lambda: read(from_text(text, "article.txt"), engine=engine)) for _ in range(runs)
    )
    search = statistics.median(_seconds(lambda: re.findall(r"\w+", text)) for _ in range(9))
    words = len(text.split())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{words:9} {taken:9.3f} {words / taken:9.0f} {taken / search:9.1f} {peak:6.0f}", flush=True)


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    asked = sys.argv[1:]
    chosen: EngineName = "model" if "model" in asked else "rules"
    if asked[:1] == ["--one"]:
        one(int(asked[1]), chosen, unbroken="unbroken" in asked)
    else:
        most = next((int(word) for word in asked if word.isdigit()), SIZES[-1])
        main(most, chosen, *(word for word in asked if word == "unbroken"))
