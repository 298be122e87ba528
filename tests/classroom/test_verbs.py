"""The verbs of the command line: what they call, what they refuse, and what they say."""

import errno
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.article.web.server import Server, page
from tests.classroom.making_up import small
from tui.annotate.annotation import Layer
from tui.classroom.answers import load
from tui.classroom.course import Course
from tui.classroom.exercise import FIRST
from tui.classroom.files import read, write
from tui.classroom.making import Making
from tui.classroom.shelf import shelf
from tui.cli import main

ARTICLE = "Lunt bans boats\n\nThe brutal ban hit the quay.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with an exercise in it."""
    write(small(), tmp_path / "lunt.exercise.toml")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


def wrong(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one sentence that something unusable is told in."""
    with pytest.raises(SystemExit) as stopped:
        raise SystemExit(main(arguments))
    assert stopped.value.code == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("readwise-tui: ")
    return told.err


def test_help_names_every_verb_with_an_example(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    said = []
    for arguments in (["--help"], ["exercise", "--help"], ["exercise", "do", "--help"], ["serve", "--help"]):
        with pytest.raises(SystemExit) as stopped:
            main(arguments)
        assert stopped.value.code == 0
        said.append(capsys.readouterr().out)
        assert all(len(line) <= 80 for line in said[-1].splitlines())
    assert "readwise-tui exercise do" in said[0]
    assert "readwise-tui serve" in said[0]
    for verb in ("do", "new", "report", "print", "list", "delete"):
        assert f"readwise-tui exercise {verb}" in said[1]


def test_a_file_called_exercise_is_opened_by_its_path(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "exercise").write_text(ARTICLE, "utf-8")
    assert main(["./exercise", "--engine", "rules"]) == 0
    assert "The brutal ban hit the quay." in capsys.readouterr().out
    assert "required: VERB" in wrong(capsys, "exercise")
    assert "comes first" in wrong(capsys, "--plain", "exercise", "do")


@pytest.mark.parametrize(("word", "meant"), [
    ("pritn", "print"), ("Report", "report"), ("who-says-so", "do who-says-so --as PSEUDONYM"),
    ("lunt.exercise.toml", "do lunt.exercise.toml --as PSEUDONYM"),
])
def test_a_word_that_is_no_verb_of_lessons_is_answered_with_the_one_that_is_meant(
    folder: Path, capsys: pytest.CaptureFixture[str], word: str, meant: str
) -> None:
    told = wrong(capsys, "exercise", word)
    assert f"did you mean readwise-tui exercise {meant}?\nTry readwise-tui exercise --help." in told
    assert "choose from" in wrong(capsys, "exercise", "sing")


def test_an_option_that_a_verb_lacks_is_answered_with_where_its_options_are_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = wrong(capsys, "exercise", "report", ".", "--out", "report.html")
    assert "arguments: --out report.html.\nTry readwise-tui exercise report --help." in told


@pytest.mark.parametrize(("arguments", "words"), [
    (("do", "lunt.exercise.toml", "--as", "Ann Lee"), "A pseudonym is"),
    (("do", "lunt.exercise.toml", "--as", "../ann"), "A pseudonym is"),
    (("do", "lunt.exercise.toml", "--as", "a" * 33), "A pseudonym is"),
    (("do", "lunt.exercise.toml"), "such as --as blue-heron"),
    (("do", "nothere", "--as", "ann"), "no lesson nothere: readwise-tui exercise list"),
    (("do", "none.exercise.toml", "--as", "ann"), "There is no file none.exercise.toml"),
    (("do", "", "--as", "ann"), "readwise-tui: "),
    (("do", "\0", "--as", "ann"), "readwise-tui: "),
    (("do", ".", "--as", "ann"), "is not a file"),
    (("do", "lunt.exercise.toml", "--as", "ann", "--width", "9"), "from 20 to 200"),
    (("new", "-"), "Name a file"),
    (("new", "town.txt", "--closing", "-"), "Name a file"),
    (("new", "none.txt"), "There is no file none.txt"),
    (("new", "lunt.txt", "--layers", "5"), "1 to 4"),
    (("delete",), "Say whose"),
    (("delete", "ann", "--class"), "Say whose"),
    (("print", "none"), "There is no file and no lesson none"),
    (("print", "lunt.exercise.toml", "--html", "lunt.exercise.toml"), "written over"),
    (("report",), "required: ANSWERS"),
    (("bogus",), "Argument VERB"),
])  # fmt: skip
def test_what_cannot_be_done_is_one_sentence(
    arguments: tuple[str, ...], words: str, folder: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    typed(monkeypatch, "")
    assert words in wrong(capsys, "exercise", *arguments)
    assert [path.name for path in folder.iterdir()] == ["lunt.exercise.toml"]


def test_a_lesson_in_lines_needs_somebody_to_answer(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert "nobody to talk to" in wrong(capsys, "exercise", "do", "lunt.exercise.toml", "--as", "ann", "--plain")


def test_answers_are_kept_in_the_folder_that_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "\nbrutal\n3\n")
    assert main(["exercise", "do", "lunt.exercise.toml", "--as", "ann", "--answers", "class", "--plain"]) == 0
    assert load(folder / "class" / "lunt.ann.answers.json").step == "calibrate-2"
    assert capsys.readouterr().out.endswith("Your answers: lunt.ann.answers.json\n")


def test_where_nothing_can_be_kept_it_is_said_before_any_work(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["exercise", "do", "lunt.exercise.toml", "--as", "ann", "--plain"]
    typed(monkeypatch, "\nbrutal\n3\n")
    assert main([*arguments, "--answers", "no/such"]) == 1
    assert "The folder such cannot be written" in capsys.readouterr().err

    def refuse(path: Path, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("tui.classroom.answers.write_atomically", refuse)
    assert main(arguments) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "lunt.ann.answers.json cannot be written (No space left on device)" in told.err


def test_answers_of_another_state_of_the_exercise_are_not_taken_up(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("exercise", "do", "lunt.exercise.toml", "--as", "ann", "--plain")
    typed(monkeypatch, "\n")
    assert main(arguments) == 0
    path = folder / "lunt.exercise.toml"
    path.write_text(path.read_text("utf-8").replace("votes = 2", "votes = 1"), "utf-8")
    kept = (folder / "lunt.ann.answers.json").read_bytes()
    capsys.readouterr()
    assert "an earlier state" in wrong(capsys, *arguments)
    (folder / "lunt.ann.answers.json").write_bytes(b"{")
    told = wrong(capsys, *arguments)
    assert "is broken" in told
    assert "move it away to begin anew" in told
    assert (folder / "lunt.ann.answers.json").read_bytes() == b"{" != kept


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_in_a_terminal_the_screen_is_opened_unless_lines_are_asked_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def do(course: Course) -> int:
        opened.append(course.answers.pseudonym)
        return 0

    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr("tui.reader.classroom.do", do)
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setattr(sys, "stdin", Terminal())
    assert main(["exercise", "do", "lunt.exercise.toml", "--as", "ann"]) == 0
    assert opened == ["ann"]
    assert main(["exercise", "do", "lunt.exercise.toml", "--as", "ann", "--plain"]) == 0
    monkeypatch.setenv("TERM", "dumb")
    assert main(["exercise", "do", "lunt.exercise.toml", "--as", "ann"]) == 0
    assert opened == ["ann"]


def test_in_a_terminal_the_key_is_made_on_the_screen(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def make(making: Making) -> int:
        making.add(Layer.LOADED, *making.passage.machine[0].span)
        return 0

    (folder / "ban.txt").write_text(ARTICLE, "utf-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr("tui.reader.classroom.make", make)
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setattr(sys, "stdin", Terminal())
    assert main(["exercise", "new", "ban.txt", "--layers", "3", "--engine", "rules"]) == 0
    exercise = read(folder / "ban.exercise.toml")
    assert exercise.layers == (Layer.LOADED,)
    assert [(mark.layer, mark.votes) for mark in exercise.passage(FIRST).key] == [(Layer.LOADED, None)]


class Interrupted(io.StringIO):
    """A line, and then ctrl+c."""

    def readline(self, size: int | None = -1, /) -> str:
        if line := super().readline(size):
            return line
        raise KeyboardInterrupt


def test_an_interrupt_keeps_what_was_done(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stdin", Interrupted("\n"))
    assert main(["exercise", "do", "lunt.exercise.toml", "--as", "ann", "--plain"]) == 130
    assert "the same command takes it up again" in " ".join(out.getvalue().split())
    assert (folder / "lunt.ann.answers.json").exists()


def test_a_class_is_reported_on_and_deleted(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("ann", "bo"):
        typed(monkeypatch, "\nnone\nnone\n\n3\n2 brutal\n3\n3\ndone\n\n")
        assert main(["exercise", "do", "lunt.exercise.toml", "--as", name, "--plain"]) == 0
    capsys.readouterr()
    assert main(["exercise", "report", ".", "--html", "report.html", "--csv", "report.csv"]) == 0
    assert "Words that judge" in capsys.readouterr().out
    assert (folder / "report.html").stat().st_size > 1000
    assert "ann" in (folder / "report.csv").read_text("utf-8-sig")
    assert main(["exercise", "delete", "ann", "--yes"]) == 0
    assert [path.name for path in folder.glob("*.answers.json")] == ["lunt.bo.answers.json"]
    assert main(["exercise", "delete", "--class", "--yes"]) == 0
    assert [*folder.glob("*.answers.json")] == []


def test_a_worksheet_is_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["exercise", "print", "lunt.exercise.toml"]) == 0
    assert "Words that judge" in capsys.readouterr().out
    assert main(["exercise", "print", "lunt.exercise.toml", "--html", "a.html"]) == 0
    assert main(["exercise", "print", "lunt.exercise.toml", "--markdown", "a.md"]) == 0
    assert capsys.readouterr().out == ""
    assert (folder / "a.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert "Words that judge" in (folder / "a.md").read_text("utf-8")


def test_an_exercise_is_packed_into_one_file_that_is_never_written_over(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["exercise", "print", "who-says-so", "--json", "packed.exercise.json"]) == 0
    packed = read(folder / "packed.exercise.json")
    assert packed.digest == read(shelf()[0]).digest
    assert "is there already" in wrong(capsys, "exercise", "print", "who-says-so", "--json", "packed.exercise.json")
    assert "must end in .json" in wrong(capsys, "exercise", "print", "who-says-so", "--json", "lunt.exercise.toml")


def test_lessons_in_the_box_are_listed_and_done_by_name(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["exercise", "list"]) == 0
    listed = capsys.readouterr().out
    assert "who-says-so" in listed
    typed(monkeypatch, "\n")
    assert main(["exercise", "do", "who-says-so", "--as", "ann", "--plain"]) == 0
    assert [path.name for path in folder.glob("*.answers.json")] != []


def test_serving_gets_what_was_asked_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wishes: list[object] = []
    monkeypatch.setattr("tui.classroom.serve.command.serve", lambda wish: wishes.append(wish) or 0)
    from tui.classroom.serve.command import Wish

    assert main(["serve", "lunt.exercise.toml", "--host", "0.0.0.0", "--port", "9000", "--seats", "12"]) == 0
    assert main(["serve", "who-says-so"]) == 0
    assert wishes[0] == Wish(Path("lunt.exercise.toml"), None, "0.0.0.0", 9000, None, 12)
    named = wishes[1]
    assert isinstance(named, Wish)
    assert named.answers is not None
    assert not named.answers.is_absolute()


def test_listing_and_printing_load_neither_screen_nor_network(folder: Path) -> None:
    listing = "import sys\nfrom tui.cli import main\nmain(sys.argv[1:])\nprint(*sorted(sys.modules), file=sys.stderr)"
    for arguments in (["exercise", "list"], ["exercise", "print", "lunt.exercise.toml"]):
        done = subprocess.run(
            [sys.executable, "-c", listing, *arguments], capture_output=True, text=True, encoding="utf-8", check=True,
            env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONUTF8": "1"},
        )  # fmt: skip
        unwanted = {"textual", "httpx", "ssl", "socket", "asyncio", "aiohttp", "tui.annotate.engine", "onnxruntime"}
        assert not set(done.stderr.split()) & unwanted


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_an_exercise_is_made_of_pages_of_the_local_network_that_are_fetched_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    story = page(ARTICLE.encode(), Content_Type="text/plain")
    with Server({"/boats.txt": story, "/quay.txt": story}) as server:
        first, second = f"{server.address}/boats.txt", f"{server.address}/quay.txt"
        command = ["exercise", "new", first, "--second", second, "--layers", "3", "--engine", "rules", "--plain"]
        typed(monkeypatch, "")
        assert "add --allow-local" in wrong(capsys, *command)
        assert not server.requests
        monkeypatch.setattr(sys, "stderr", screen := Screen())
        assert main([*command, "--allow-local", "--no-history"]) == 0
        assert "waiting for 127.0.0.1" in screen.getvalue()
        assert [request.target for request in server.requests] == ["/boats.txt", "/quay.txt"]
    assert [passage.text for passage in read(folder / "boats.exercise.toml").passages] == [ARTICLE] * 2
