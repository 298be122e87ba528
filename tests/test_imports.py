"""What a command loads: nothing of the screen or of the network where it needs neither."""

import subprocess
import sys
from pathlib import Path

LIST_MODULES = """
import sys
from tui.cli import main
status = main(sys.argv[1:])
print("\\n".join(sorted(sys.modules)), file=sys.stderr)
raise SystemExit(status)
"""

UNWANTED = (
    "textual", "httpx", "httpcore", "readability", "lxml", "urllib.request", "http.client", "ssl", "socket", "asyncio",
)


def modules_after(*arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", LIST_MODULES, *arguments], capture_output=True, text=True, encoding="utf-8", check=True
    )
    return set(done.stderr.split())


def test_annotate_loads_neither_the_screen_nor_the_network(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("“We will rebuild it,” said the mayor, Ada Fenn.\n", "utf-8")
    loaded = modules_after("annotate", str(article), "--format", "jsonl")
    assert "tui.annotate.engine" in loaded
    assert not loaded & set(UNWANTED)


def test_plain_output_loads_neither_the_screen_nor_the_network(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("“We will rebuild it,” said the mayor, Ada Fenn.\n", "utf-8")
    loaded = modules_after("--plain", str(article))
    assert not loaded & set(UNWANTED)
