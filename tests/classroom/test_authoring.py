"""Making an exercise as lines of question and answer."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.annotate.annotation import Layer
from tui.article.article import Article
from tui.article.errors import UnreadableArticle
from tui.classroom.atomic import NotKept
from tui.classroom.authoring import Wish, make
from tui.classroom.dialogue import Dialogue
from tui.classroom.exercise import CLOSING, FIRST, SECOND, BadExercise, Exercise, MachineMark
from tui.classroom.files import LONGEST_ARTICLE, read
from tui.classroom.making import Making

TEXT = """\
[Invented for practice: nothing here exists.]

Lunt bans boats

The brutal ban hit the quay on Monday. Experts fear the worst for the boats of Lunt, said Ida Marsh, who lives there.
The regime of the harbour office slammed the door.
"""
DESCRIBED = ["A ban", "", "A. Fenn"]


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An article in which the machine, whatever it has learned since, marks the same words."""
    monkeypatch.setattr("tui.classroom.authoring.proposed", proposals)
    path = tmp_path / "border.txt"
    path.write_text(TEXT, "utf-8")
    return path


def proposals(
    article: Article, layers: object, engine: str, progress: object = None
) -> tuple[tuple[MachineMark, ...], str]:
    assert engine == "rules"
    found = [(article.text.find(words), words) for words in ("brutal", "the worst", "regime", "slammed")]
    return tuple(
        MachineMark(Layer.LOADED, "emotive", start, start + len(words), 0.5, f"“{words}” judges.", seen=False)
        for start, words in found
        if start >= 0
    ), "0.1 rules"


def made(article: Path, *answers: str, **wishes: object) -> tuple[Path, str]:
    """The file that is made, and what was said."""
    out = io.StringIO()
    wish = Wish(str(article), **({"layers": (Layer.LOADED,), "engine": "rules"} | wishes))  # type: ignore[arg-type]
    assert make(wish, Dialogue(io.StringIO("".join(f"{answer}\n" for answer in answers)), out)) == 0
    return article.with_name("border.exercise.toml"), out.getvalue()


def words_of(exercise: Exercise) -> list[str]:
    first = exercise.passage(FIRST)
    return [first.text[mark.start : mark.end] for mark in first.key]


def test_each_proposal_is_accepted_changed_or_dropped_and_others_are_added(article: Path) -> None:
    path, said = made(
        article, *DESCRIBED,
        "accept", "It judges the ban.",
        "change", "4 fear the worst", "It alarms.",
        "drop",
        "accept", "",
        "3 hit", "A blow.",
        "remove 1", "undo", "change 2", "3 hit the quay", "A blow, as if by a fist.",
        "done",
    )  # fmt: skip
    exercise = read(path)
    assert (exercise.title, exercise.author, exercise.layers) == ("A ban", "A. Fenn", (Layer.LOADED,))
    assert words_of(exercise) == ["brutal", "hit the quay", "fear the worst", "slammed"]
    assert [mark.note for mark in exercise.passage(FIRST).key][:3] == [
        "It judges the ban.", "A blow, as if by a fist.", "It alarms.",
    ]  # fmt: skip
    assert all(mark.votes is None for mark in exercise.passage(FIRST).key)
    assert exercise.passage(FIRST).file == "border.txt"
    assert "Proposal 3 of 4" in said


def test_nothing_enters_the_key_unseen(article: Path) -> None:
    path, _ = made(article, *DESCRIBED)
    assert words_of(read(path)) == []
    assert [mark.seen for mark in read(path).passage(FIRST).machine] == [False] * 4
    path, said = made(article, "take", *DESCRIBED, "accept", "It judges.", "stop")
    assert words_of(read(path)) == ["brutal"]
    assert "The machine proposes 4 marks" in said
    path, said = made(article, "take", *DESCRIBED, "rest", "done")
    assert words_of(read(path)) == ["brutal"]
    assert "The machine proposes 3 marks" in said
    assert all(mark.seen for mark in read(path).passage(FIRST).machine)


def test_what_is_taken_back_is_proposed_again(article: Path) -> None:
    path, said = made(article, *DESCRIBED, "rest", "undo", "done", "accept", "It judges.", "rest", "done")
    assert words_of(read(path)) == ["brutal"]
    assert said.count("The machine proposes 4 marks.") == 2


def test_more_asks_for_the_proposals_that_were_kept_back(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def some(*given: object) -> tuple[tuple[MachineMark, ...], str]:
        marks, version = proposals(*given)  # type: ignore[arg-type]
        return (marks[0], *(replace(mark, shown=False) for mark in marks[1:])), version

    monkeypatch.setattr("tui.classroom.authoring.proposed", some)
    path, said = made(article, *DESCRIBED, "accept", "It judges.", "more", "rest", "more", "done")
    said = " ".join(said.split())
    assert "The machine proposes 1 mark, the surest of 4; later, more asks for others." in said
    assert "Sentence and words to add, more for further proposals, or done:" in said
    assert "The machine proposes 3 marks. " in said
    assert words_of(read(path)) == ["brutal"]
    assert [mark.shown for mark in read(path).passage(FIRST).machine] == [True, False, False, False]


@pytest.mark.parametrize("answers", [(), ("leave",), ("nonsense", "leave"), ("stop",)])
def test_a_file_that_is_there_stays_unless_it_is_said(answers: tuple[str, ...], article: Path) -> None:
    path = article.with_name("border.exercise.toml")
    path.write_text("# mine\n", "utf-8")
    made(article, *answers)
    assert path.read_text("utf-8") == "# mine\n"


def test_made_anew_the_old_one_is_put_aside(article: Path) -> None:
    path = article.with_name("border.exercise.toml")
    for number in (1, 2):
        path.write_text(f"# mine {number}\n", "utf-8")
        _, said = made(article, "anew", *DESCRIBED)
        assert (f"border.exercise.toml.{number}" in said, read(path).title) == (True, "A ban")
    assert path.with_name("border.exercise.toml.1").read_text("utf-8") == "# mine 1\n"
    assert path.with_name("border.exercise.toml.2").read_text("utf-8") == "# mine 2\n"


def test_what_stands_around_the_article_is_asked_for(article: Path) -> None:
    path, _ = made(
        article, *DESCRIBED, "rest", "done",
        "A brutal frost came.", "brutal", "It judges.", "It rained.", "none", "Nothing judges.", "",
        "Who speaks?", "Who does not?", "", "Find the harbour office's page.",
    )  # fmt: skip
    exercise = read(path)
    assert [(c.sentence[c.start : c.end], c.layer) for c in exercise.calibration] == [
        ("brutal", Layer.LOADED), ("", None),
    ]  # fmt: skip
    assert exercise.prompts == ("Who speaks?", "Who does not?")
    assert exercise.lateral == "Find the harbour office's page."


@pytest.mark.parametrize("told", [(), ("brutal",)])
def test_a_sentence_that_was_left_half_told_is_told_on(article: Path, told: tuple[str, ...]) -> None:
    path, _ = made(article, *DESCRIBED, "rest", "done", "A brutal frost came.", *told)
    (begun,) = read(path).calibration
    assert (begun.sentence, begun.layer) == ("A brutal frost came.", Layer.LOADED if told else None)
    rest = [*([] if told else ["brutal"]), "It judges.", "It rained.", "none", "", ""]
    _, said = made(article, "take", "", "", "", "done", *rest)
    assert "The sentence: A brutal frost came." in said
    assert [(c.sentence, c.start, c.end, c.feedback) for c in read(path).calibration] == [
        ("A brutal frost came.", 2, 8, "It judges."), ("It rained.", 0, 0, ""),
    ]  # fmt: skip


def test_other_articles_come_along_and_the_closing_one_without_marks(article: Path, tmp_path: Path) -> None:
    (tmp_path / "east.md").write_text("# Quay shut\n\nThe *brutal* regime shut it.\n", "utf-8")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "rain.txt").write_text("Rain in Lunt\n\nIt rained, the brutal harbour office said.\n", "utf-8")
    path, _ = made(
        article, *DESCRIBED, "rest", "done", "accept", "", "rest",
        second=str(tmp_path / "east.md"), closing=str(elsewhere / "rain.txt"),
    )  # fmt: skip
    exercise = read(path)
    assert exercise.passage(SECOND).file == "east.md"
    assert [exercise.passage(SECOND).text[m.start : m.end] for m in exercise.passage(SECOND).key] == ["brutal"]
    closing = exercise.passage(CLOSING)
    assert (closing.title, closing.file, closing.key, closing.machine) == ("Rain in Lunt", "elsewhere/rain.txt", (), ())


def test_an_article_from_elsewhere_is_held_in_the_file(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    output = Path("lessons", "ban.exercise.json")
    output.parent.mkdir()
    _, said = made(article, *DESCRIBED, "accept", "", "stop", output=output)
    assert f"exercise print {output}" in " ".join(said.split()), "a line that can be typed as it stands"
    assert (read(output).name, words_of(read(output))) == ("ban", ["brutal"])
    assert read(output).passage(FIRST).file == ""


def test_on_a_screen_the_marks_are_decided_there(article: Path) -> None:
    seen: list[str] = []

    def decide(making: Making) -> int:
        seen.append(making.passage.name)
        for proposal in making.pending:
            making.drop(proposal)
        making.add(Layer.LOADED, *making.passage.machine[0].span)
        return 0

    wish = Wish(str(article), layers=(Layer.LOADED,), engine="rules")
    out = io.StringIO()
    assert make(wish, Dialogue(io.StringIO(), out), decide) == 0
    assert (seen, words_of(read(article.with_name("border.exercise.toml")))) == ([FIRST], ["brutal"])


def test_what_cannot_be_made_is_told_and_nothing_is_asked(article: Path, tmp_path: Path) -> None:
    with pytest.raises(UnreadableArticle, match="no file"):
        made(tmp_path / "none.txt")
    article.write_text("It rained. " * (LONGEST_ARTICLE // 10), "utf-8")
    with pytest.raises(BadExercise, match="longer than"):
        made(article)
    article.write_text(TEXT, "utf-8")
    with pytest.raises(NotKept, match="cannot be written"):
        made(article, output=tmp_path / "no" / "folder.exercise.toml")
    assert [path.name for path in tmp_path.iterdir()] == ["border.txt"]


def test_layers_are_asked_for(article: Path) -> None:
    path, _ = made(article, "5", "3, 1", layers=None)
    assert read(path).layers == (Layer.SOURCED, Layer.LOADED)


TYPED = [
    "accept", "change", "drop", "rest", "done", "undo", "list", "read 3", "remove 1", "change 1", "3 hit", "4-5 all",
    "help", "again", "brutal", "none", "3", "",
]  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(TYPED) | st.text(max_size=20), max_size=25))
def test_whatever_is_typed_is_answered_and_what_is_kept_can_be_read(article: Path, typed: list[str]) -> None:
    article.with_name("border.exercise.toml").unlink(missing_ok=True)
    path, said = made(article, *typed)
    first = read(path).passage(FIRST)
    assert len(first.key) <= len([line for line in typed if line.strip()])
    assert not set(said) & {"\x1b", "\r"}
