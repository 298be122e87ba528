"""How long the reader takes to paint an article, and to mark it, against a bare Textual app.

    .venv/bin/python benchmarks/startup.py

Each program is started in a pseudo-terminal of its own, in turns, and timed from its start until the words looked for
have been drawn. Medians of nine runs; what counts are the ratios, since machines differ.
"""

import fcntl
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

import pyte

RUNS = 9
COLUMNS, ROWS = 140, 40
HERE = Path(__file__).parent
WORDS = 1000


def main() -> None:
    """Print the medians and their ratios."""
    from article import article_of

    subprocess.run([sys.executable, "-m", "compileall", "-q", str(HERE.parent / "tui")], check=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "article.txt")
        path.write_text(article_of(WORDS), "utf-8")
        opening = " ".join(path.read_text("utf-8").split()[:4])
        programs = {
            "bare app": ([sys.executable, str(HERE / "bare.py")], "bare app painted"),
            "first paint": ([sys.executable, "-m", "tui", str(path)], opening),
            "all marks": ([sys.executable, "-m", "tui", str(path)], "showing "),
        }
        times: dict[str, list[float]] = {name: [] for name in programs}
        for _ in range(RUNS):
            for name, (command, wanted) in programs.items():
                times[name].append(seconds_until(command, wanted))
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    for name, median in medians.items():
        print(f"{name:12} {1000 * median:6.0f} ms   {median / medians['bare app']:.2f} times the bare app")


def seconds_until(command: list[str], wanted: str, patience: float = 30.0) -> float:
    """Seconds from the start of a command until `wanted` stands on its screen.

    Raises:
        TimeoutError: it did not within `patience` seconds.
    """
    screen = pyte.Screen(COLUMNS, ROWS)
    stream = pyte.ByteStream(screen)
    begun = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execv(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    received = bytearray()
    needle = wanted.split()[0].encode()
    try:
        while time.perf_counter() - begun < patience:
            if not select.select([terminal], [], [], 0.5)[0]:
                continue
            arrived = time.perf_counter()
            received += os.read(terminal, 1 << 16)
            if needle not in received:
                continue  # parsing every chunk would time the emulator
            stream.feed(bytes(received))
            received = received[-len(needle) :]
            if any(wanted in line for line in screen.display):
                return arrived - begun
        raise TimeoutError(f"{command} never showed {wanted!r}:\n" + "\n".join(screen.display))
    finally:
        os.kill(pid, 9)
        os.waitpid(pid, 0)
        os.close(terminal)


if __name__ == "__main__":
    main()
