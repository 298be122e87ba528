import io
import os
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
        assert stream.getvalue() == "\rlooking for marks, 0%: page"
        line.marking(0.5)
        assert stream.getvalue().endswith("\rlooking for marks, 50%: page")
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


def test_its_line_is_as_wide_as_the_terminal_it_is_on_in_any_script(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Terminal, "fileno", lambda _: 2)
    monkeypatch.setattr("os.get_terminal_size", lambda of=1: os.terminal_size((20 if of == 2 else 80, 24)))
    stream = Terminal()
    with ProgressLine("page", stream) as line:
        line.fetching(Progress(Stage.WAITING, "電車の運賃が値上げ", 0))
        assert stream.getvalue() == "\rwaiting for 電車の "


def test_a_fetch_that_ends_soon_after_news_of_it_gives_way_to_what_comes_next() -> None:
    stream = Terminal()
    with ProgressLine("page", stream) as line:
        for read in (1000, 2000):
            line.fetching(Progress(Stage.READING, "example.org", read))
        line.marking(0)
        time.sleep(0.3)
        assert stream.getvalue().rstrip().endswith("looking for marks, 0%: page")
        line.marking(0.5)
        line.marking(0.6)
        time.sleep(0.3)
        assert "60%" in stream.getvalue()


def test_nothing_is_told_where_nobody_looks() -> None:
    stream = io.StringIO()
    with ProgressLine("page", stream) as line:
        line.fetching(Progress(Stage.WAITING, "example.org", 0))
    assert stream.getvalue() == ""
