import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tui import __version__, model
from tui.cli import main

ARTICLE = "Rain in Lunt\n\n“It rained,” said Ida Marsh, who lives there.\n\nNobody knows why.\n\nIt was a dull night.\n"


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, "utf-8")
    return str(path)


def wrong(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What wrong usage is told on standard error."""
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.endswith("Try readwise-tui --help.\n")
    return told.err


def command(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "tui", *arguments], input=stdin, capture_output=True, check=False, timeout=60,
        env={**os.environ, **environment},
    )


@pytest.mark.parametrize("how", [("annotate",), ("--plain",)])
@pytest.mark.parametrize(("engine", "status", "ending"), [
    ("auto", 0, "; the marks come from the rules alone."),
    ("model", 2, ". Without --engine the rules alone make the marks."),
])  # fmt: skip
def test_a_model_runtime_that_does_not_load_is_told_in_a_sentence(
    how: tuple[str, ...], engine: str, status: int, ending: str, article: str, tmp_path: Path
) -> None:
    broken = tmp_path / "broken" / "onnxruntime"
    broken.mkdir(parents=True)
    (broken / "__init__.py").write_text("raise ImportError('a library is missing')", "utf-8")
    path = os.pathsep.join(filter(None, (str(broken.parent), os.environ.get("PYTHONPATH"))))
    done = command(*how, article, article if how == ("annotate",) else "--plain", "--engine", engine, PYTHONPATH=path)
    told = done.stderr.decode().splitlines()
    assert done.returncode == status
    assert told == [f"readwise-tui: the model does not load here (ImportError: a library is missing){ending}"]
    assert bool(done.stdout) == (engine == "auto")


def test_an_article_is_printed_where_there_is_no_terminal(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([article]) == 0
    told = capsys.readouterr()
    assert "“It rained,” said Ida Marsh" in told.out
    assert "\x1b" not in told.out
    assert told.err == ""


@pytest.mark.parametrize("order", [("--plain", "--width", "30", "{}"), ("{}", "--width=30", "--plain"),
                                   ("--width", "30", "{}", "--plain", "--read-first")])
def test_options_stand_before_or_after(
    order: tuple[str, ...], article: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([word.format(article) for word in order]) == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 30


@pytest.mark.parametrize("order", [("annotate", "{}", "--format", "jsonl"), ("--format", "jsonl", "annotate", "{}"),
                                   ("--engine", "rules", "annotate", "--format", "jsonl", "{}"), ("annotate", "{}")])
def test_the_verb_may_have_options_on_either_side(
    order: tuple[str, ...], article: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([word.format(article) for word in order]) == 0
    assert json.loads(capsys.readouterr().out)["uri"] == article


def test_a_file_of_a_verbs_name_is_opened_by_its_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "annotate").write_text(ARTICLE, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["./annotate"]) == 0
    assert capsys.readouterr().out.startswith("Rain in Lunt\n")
    assert "needs at least one article" in wrong(capsys, "annotate")


def test_annotate_goes_on_after_an_input_that_cannot_be_read(
    article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["annotate", article, str(tmp_path), article]) == 1
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == 2
    (line,) = told.err.splitlines()
    assert "is a folder" in line


@pytest.mark.parametrize(("name", "content", "words"), [
    ("missing.txt", None, "There is no file"), ("empty.txt", b"", "is empty"),
    ("binary.txt", b"\x89PNG\r\n\x1a\n\0", "binary.txt"),
])
def test_an_unreadable_article_is_one_sentence_and_status_2(
    name: str, content: bytes | None, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert main([str(path)]) == 2
    told = capsys.readouterr()
    (line,) = told.err.splitlines()
    assert line.startswith("readwise-tui: ")
    assert words in line
    assert told.out == ""


def test_wrong_usage_says_what_to_do(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "readwise-tui annotate takes several" in wrong(capsys, article, article)
    assert "did you mean readwise-tui annotate?" in wrong(capsys, "annote", article)
    assert "did you mean readwise-tui annotate?" in wrong(capsys, "export", article)
    assert "did you mean readwise-tui exercise?" in wrong(capsys, "excercise", "list")
    assert "did you mean readwise-tui exercise report?" in wrong(capsys, "report", "answers/")
    assert "did you mean readwise-tui exercise print?" in wrong(capsys, "pritn", "who-says-so")
    assert "no file and no verb list; did you mean readwise-tui exercise list?" in wrong(capsys, "list")
    assert "did you mean readwise-tui --help?" in wrong(capsys, "help")
    assert "readwise-tui exercise do fares.exercise.toml --as" in wrong(capsys, "fares.exercise.toml")
    assert "exercise do 'bus fares.exercise.toml' --as" in wrong(capsys, "bus fares.exercise.toml")
    assert "takes several" in wrong(capsys, "story.txt", article)
    assert "goes with annotate" in wrong(capsys, article, "--format", "jsonl")
    assert "not for annotate" in wrong(capsys, "annotate", article, "--plain")
    assert "from 20 to 200" in wrong(capsys, article, "--width", "7")
    assert "from 20 to 200" in wrong(capsys, article, "--width", "9" * 5000)
    assert "Unrecognized arguments: --bogus" in wrong(capsys, article, "--bogus")
    assert "Name an article" in wrong(capsys)


def test_hostile_arguments_are_told_without_their_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert "\x1b" not in wrong(capsys, "--\x1b]52;c;x\x07")
    assert main(["\x1b[2J\udcff.txt"]) == 2
    told = capsys.readouterr().err
    assert "\x1b" not in told
    assert "\udcff" not in told


def test_standard_input_is_read_whole(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
    assert main(["-"]) == 0
    assert "It was a dull night." in capsys.readouterr().out


def test_what_is_piped_in_needs_no_name(article: str) -> None:
    command = [sys.executable, "-m", "tui", "--engine", "rules"]
    piped = subprocess.run(command, input=ARTICLE, capture_output=True, text=True, encoding="utf-8")
    assert "It was a dull night." in piped.stdout
    with open(article, encoding="utf-8") as file:
        assert "Rain in Lunt" in subprocess.run(command, stdin=file, capture_output=True, text=True).stdout
    nothing = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    assert (nothing.returncode, "Name an article" in nothing.stderr) == (2, True)


def test_after_two_hyphens_come_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "--plain").write_text(ARTICLE, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["--width", "40", "--", "--plain"]) == 0
    assert "It was a dull night." in capsys.readouterr().out
    assert main(["annotate", "--", "--plain", ""]) == 1
    assert json.loads(capsys.readouterr().out)["uri"] == "--plain"


@pytest.mark.parametrize("option", [("--plain",), ("--width", "40"), ("--level", "more"), ("--read-first",)])
def test_options_of_reading_are_not_for_the_verbs(
    option: tuple[str, ...], article: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "are for reading, not for annotate" in wrong(capsys, "annotate", article, *option)


def test_whoever_types_the_article_is_told_how_to_end_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = io.TextIOWrapper(io.BytesIO(ARTICLE.encode()))
    monkeypatch.setattr(typed, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys, "stdin", typed)
    assert main(["annotate", "-"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["text"] == ARTICLE
    assert "Type or paste the article." in told.err


def test_help_has_examples_and_version_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for option, words in (("--help", "readwise-tui annotate *.txt --format jsonl"), ("--version", __version__)):
        with pytest.raises(SystemExit) as stopped:
            main([option])
        assert stopped.value.code == 0
        told = capsys.readouterr().out
        assert words in told
        assert all(len(line) <= 80 for line in told.splitlines() if not line.startswith("usage"))


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def in_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Put standard output and standard error on a terminal. Not a fixture: pytest changes both after set-up."""
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm-256color")
    return screen


def test_a_terminal_gets_the_reader(article: str, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = in_terminal(monkeypatch)
    opened: list[tuple[str | None, bool]] = []

    def run(found: object, *, read_first: bool, engine: str) -> int:
        opened.append((getattr(found, "uri", None), read_first))
        return 0

    monkeypatch.setattr("tui.reader.app.run", run)
    assert main([article, "--read-first"]) == 0
    assert main([]) == 0
    assert opened == [(article, True), (None, False)]
    assert main(["--plain", article]) == 0
    monkeypatch.setenv("TERM", "dumb")
    assert main([article]) == 0
    assert len(opened) == 2
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(Terminal, "encoding", "iso8859-1")
    assert main([article]) == 0
    assert len(opened) == 2
    assert terminal.getvalue().count("Rain in Lunt") == 3


def test_without_a_terminal_for_the_keys_it_is_printed(article: str, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = in_terminal(monkeypatch)
    from tui.reader.app import NoTerminal

    def run(found: object, *, read_first: bool, engine: str) -> int:
        raise NoTerminal

    monkeypatch.setattr("tui.reader.app.run", run)
    assert main([article]) == 0
    assert terminal.getvalue().startswith("Rain in Lunt\n")
    with pytest.raises(SystemExit):
        main([])


def test_an_interrupt_is_quiet(
    article: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr("tui.article.load.load", interrupted)
    assert main([article]) == 130
    assert capsys.readouterr() == ("", "")


def test_a_reader_that_stops_reading_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"  # 168 KB: more than a pipe and its reader take
    path.write_text("Lunt\n\n" + "It rained on the quay of Lunt all night.\n\n" * 4_000, "utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "tui", str(path), "--engine", "rules"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None and running.stderr is not None
        assert running.stdout.readline() == b"Lunt\n"
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(60) == 141


def test_an_output_in_ascii_does_not_fail(article: str) -> None:
    done = command("-", stdin=ARTICLE.encode(), PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b'"It rained," said Ida Marsh' in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("given", [
    ("ARTICLE",), ("annotate", "ARTICLE"), ("--help",), ("--version",), ("exercise", "list"), ("exercise", "--help"),
])  # fmt: skip
def test_a_full_disk_is_one_sentence(given: tuple[str, ...], article: str) -> None:
    words = [article if word == "ARTICLE" else word for word in given]
    buffered = os.environ | {"PYTHONUNBUFFERED": ""}
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "tui", *words], stdout=full, stderr=subprocess.PIPE, env=buffered, check=False
        )
    assert (done.returncode, done.stderr) == (1, b"readwise-tui: No space left on device.\n")


@pytest.mark.parametrize("verb", [(), ("annotate",), ("extract",)])
def test_nowhere_to_print_to_is_said(
    verb: tuple[str, ...], article: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout", None)
    assert main([*verb, article]) == 1
    monkeypatch.undo()
    assert "nowhere to print to" in capsys.readouterr().err


def test_an_article_that_is_to_come_through_a_closed_standard_input_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    for arguments, status in (["-"], 2), (["annotate", "-"], 1), (["extract", "-"], 1):
        assert main(arguments) == status
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err == "readwise-tui: Standard input is closed. Name a file, or pipe an article in.\n"


def test_extract_takes_no_engine(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "--engine is for marks" in wrong(capsys, "extract", article, "--engine", "rules")


def test_without_the_runtime_the_rules_do_the_work_and_that_is_said_once(
    article: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.model.is_there", lambda: False)
    assert "onnxruntime" in wrong(capsys, article, "--engine", "model")
    assert main(["annotate", article, article]) == 0
    told = capsys.readouterr()
    assert [json.loads(line)["reader"]["engine"] for line in told.out.splitlines()] == ["rules", "rules"]
    assert told.err.count("rules alone") == 1
    assert main(["annotate", article, "--engine", "rules"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(not model.is_there(), reason="ONNX Runtime is not installed")
def test_the_engine_that_read_is_told(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    for engine, told in (("model", "model"), ("auto", "model"), ("rules", "rules")):
        assert main(["annotate", article, "--engine", engine]) == 0
        reader = json.loads(capsys.readouterr().out)["reader"]
        assert reader["engine"] == told
        assert bool(reader["model"]) == (told == "model")
