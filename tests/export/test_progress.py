import io

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


def test_nothing_is_told_where_nobody_looks() -> None:
    stream = io.StringIO()
    with ProgressLine("page", stream) as line:
        line.fetching(Progress(Stage.WAITING, "example.org", 0))
    assert stream.getvalue() == ""
