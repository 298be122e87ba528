"""How fast the rules read, against a bare search for words, and how time and memory grow with the text.

    .venv/bin/python -m benchmarks.rules [MOST_WORDS]

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
from tui.annotate.engine import read
from tui.article.plaintext import from_text

SIZES = (1_000, 10_000, 100_000, 1_000_000)


def main(most: int) -> None:
    """Print words a second, the ratio to `re.findall`, and the growth from size to size."""
    print(f"{'words':>9} {'seconds':>9} {'words/s':>9} {'x findall':>9} {'MB':>6}")
    for size in (size for size in SIZES if size <= most):
        subprocess.run([sys.executable, "-m", "benchmarks.rules", "--one", str(size)], check=True)


def one(size: int) -> None:
    """Read one article of `size` words and print its row."""
    text = article_of(size)
    read(from_text(article_of(200), "warm-up.txt"))  # the lexicons are loaded once a process, and timed elsewhere
    runs = 9 if size <= 10_000 else 1
    rules = statistics.median(_seconds(lambda: read(from_text(text, "article.txt"))) for _ in range(runs))
    search = statistics.median(_seconds(lambda: re.findall(r"\w+", text)) for _ in range(9))
    words = len(text.split())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{words:9} {rules:9.3f} {words / rules:9.0f} {rules / search:9.1f} {peak:6.0f}", flush=True)


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(int(sys.argv[2]))
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else SIZES[-1])
