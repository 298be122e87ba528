"""The lines that `readwise-tui extract` prints."""

import json
from pathlib import Path

import pytest

from tests.article.page.pages import HEADLINE, TEXT, page
from tui.export.extract import extract


def test_the_body_alone_and_what_the_page_states(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "story.html"
    path.write_bytes(page(head="<meta name='author' content='Kim Dahl'><meta name='date' content='2026-03-03'>"))
    assert extract([str(path)]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "uri": str(path), "title": HEADLINE, "byline": "Kim Dahl", "published": "2026-03-03", "outlet": "Norby Post",
        "text": TEXT,
    }


def test_one_that_cannot_be_read_does_not_keep_the_others_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.html").write_text("<html><script>run()</script></html>")
    (tmp_path / "b.txt").write_text("Plain text.\n")
    assert extract([str(tmp_path / "a.html"), str(tmp_path / "none.html"), str(tmp_path / "b.txt")]) == 1
    printed = capsys.readouterr()
    (only,) = printed.out.splitlines()
    assert json.loads(only)["text"] == "Plain text.\n"
    assert len(printed.err.splitlines()) == 2


def test_lines_are_ascii(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "story.html"
    path.write_bytes(page(f"<p>{TEXT}</p><p>“Zoë” &#27;[2J went on to say more.</p>"))
    assert extract([str(path)]) == 0
    assert capsys.readouterr().out.isascii()
