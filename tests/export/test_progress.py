import io
import os
import threading

import pytest

from tui.article.web.fetched import Progress, Stage
from tui.export.progress import ProgressLine

_PATIENCE = 20
"""Seconds in which what is told must be written, however busy the machine is."""


class Terminal(io.StringIO):
    def __init__(self) -> None:
        super().__init__()
        self._written = threading.Condition()

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        with self._written:
            self._written.notify_all()
            return super().write(text)

    def comes_to_show(self, words: str) -> bool:
        with self._written:
            return self._written.wait_for(lambda: self.getvalue().rstrip().endswith(words), _PATIENCE)


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
        assert stream.comes_to_show("\rlooking for marks, 0%: page")
        line.marking(0.5)
        assert stream.comes_to_show("\rlooking for marks, 50%: page")


def test_nothing_is_written_after_the_end() -> None:
    stream = Terminal()
    with ProgressLine("page", stream) as line:
        line.fetching(Progress(Stage.WAITING, "example.org", 0))
        line.marking(0)
        waiting = [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]
    ended = stream.getvalue()
    assert ended.endswith(" \r")
    assert waiting
    for timer in waiting:
        timer.join(_PATIENCE)
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
        assert stream.comes_to_show("looking for marks, 0%: page")
        line.marking(0.5)
        line.marking(0.6)
        assert stream.comes_to_show("looking for marks, 60%: page")


def test_nothing_is_told_where_nobody_looks() -> None:
    stream = io.StringIO()
    with ProgressLine("page", stream) as line:
        line.fetching(Progress(Stage.WAITING, "example.org", 0))
    assert stream.getvalue() == ""
