"""How long the report on a class of thirty takes, against merely parsing the same files.

    .venv/bin/python -m benchmarks.report

The class and its exercise are those of the tests' simulation: forty places to find, thirty marks a student. Each
program is started anew, in turns: one makes all three forms of the report, the other starts Python and parses the
files as JSON. Medians of nine runs; the aim is two seconds for the report, and the ratio tells machines apart.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.classroom.simulated import class_of, exercise
from tui.classroom import files

RUNS = 9
STUDENTS = 30
_PROGRAMS = {
    "parsing alone": "import json; [json.loads(path.read_bytes()) for path in folder.glob('*.answers.json')]",
    "report": "from tui.classroom.reports.verb import print_report;"
    "print_report([folder], folder / 'report.html', folder / 'report.csv')",
}


def main() -> None:
    """Print the medians and their ratio."""
    subprocess.run([sys.executable, "-m", "compileall", "-q", "tui"], check=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lesson = exercise()
        files.write(lesson, folder / "quay.exercise.json")
        for answers, _ in class_of(STUDENTS, 1, lesson):
            answers.save(folder)
        times: dict[str, list[float]] = {program: [] for program in _PROGRAMS}
        for _ in range(RUNS):
            for program, code in _PROGRAMS.items():
                begun = time.perf_counter()
                subprocess.run(
                    [sys.executable, "-c", f"from pathlib import Path; folder = Path({name!r}); {code}"],
                    check=True, stdout=subprocess.DEVNULL,
                )
                times[program].append(time.perf_counter() - begun)
    medians = {program: statistics.median(taken) for program, taken in times.items()}
    for program, median in medians.items():
        print(f"{program:13} {1000 * median:6.0f} ms   {median / medians['parsing alone']:.1f} times parsing alone")


if __name__ == "__main__":
    main()
