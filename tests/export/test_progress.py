import io
import time

import pytest

from tui.article.web.fetched import Progress, Stage
from tui.export.progress import ProgressLine


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_each_stage_of_a_fetch_is_told_at_once_and_gone_at_the_end() -> None:
    stream = Terminal()
    with ProgressLine("page", stream) as line:
        for stage in (Stage.FINDING, Stage.CONNECTING, Stage.WAITING):
            line.fetching(Progress(stage, "example.org", 0))
        assert stream.getvalue().endswith("\rwaiting for example.org  ")
    assert stream.getvalue().endswith("\r" + " " * len("waiting for example.org") + "\r")


def test_marks_that_are_found_soon_are_not_told() -> None:
    stream = Terminal()
    with ProgressLine("page", stream) as line:
        line.marking(0.5)
    assert stream.getvalue() == ""


def test_what_was_told_at_once_is_written_when_nothing_else_is_told_for_long() -> None:
    stream = Terminal()
    with ProgressLine("page", stream) as line:
        line.marking(0)
        time.sleep(0.7)
        assert stream.getvalue() == "\rpage: looking for marks, 0%"
        line.marking(0.5)
        assert stream.getvalue().endswith("\rpage: looking for marks, 50%")
    assert stream.getvalue().endswith(" \r")
    ended = stream.getvalue()
    time.sleep(0.2)
    assert stream.getvalue() == ended


def test_it_stays_on_one_line_of_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    stream = Terminal()
    with ProgressLine("page", stream) as line:
        line.fetching(Progress(Stage.WAITING, "reading.example.org", 0))
        assert stream.getvalue() == "\rwaiting for reading"


def test_nothing_is_told_where_nobody_looks() -> None:
    stream = io.StringIO()
    with ProgressLine("page", stream) as line:
        line.fetching(Progress(Stage.WAITING, "example.org", 0))
    assert stream.getvalue() == ""
