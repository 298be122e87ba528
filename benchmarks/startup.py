"""How long the reader takes to paint an article, and to mark it, against a bare Textual app.

    .venv/bin/python -m benchmarks.startup

Each program is started in a pseudo-terminal of its own, in turns, and timed from its start until the words looked for
have been drawn. Medians of nine runs; what counts are the ratios, since machines differ.
"""

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.article import article_of
from tests.terminal import Terminal

RUNS = 9
WORDS = 1000


def main() -> None:
    """Print the medians and their ratios."""
    subprocess.run([sys.executable, "-m", "compileall", "-q", "tui", "benchmarks"], check=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "article.txt")
        path.write_text(article_of(WORDS), "utf-8")
        first_words = " ".join(path.read_text("utf-8").split("\n\n")[1].split()[:4])
        programs = {
            "bare app": ("benchmarks.bare", "bare app painted"),
            "first paint": ("tui", first_words),
            "all marks": ("tui", "showing "),
        }
        times: dict[str, list[float]] = {name: [] for name in programs}
        for _ in range(RUNS):
            for name, (module, words) in programs.items():
                with Terminal([sys.executable, "-m", module, str(path)], columns=140, rows=40) as terminal:
                    times[name].append(terminal.wait_for(words))
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    for name, median in medians.items():
        print(f"{name:12} {1000 * median:6.0f} ms   {median / medians['bare app']:.2f} times the bare app")


if __name__ == "__main__":
    main()
