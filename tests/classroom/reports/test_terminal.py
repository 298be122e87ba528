from dataclasses import replace

from rich.cells import cell_len

from tests.classroom.simulated import class_of, exercise
from tui.classroom.report import Report, report
from tui.classroom.reports.terminal import WIDTH, lines


def test_the_report_tells_what_the_class_did(made: Report) -> None:
    told = " ".join(" ".join(lines(made)).split())
    assert "4 students; all came to the end." in told
    assert "1. “brutal” (paragraph 2). 2 of 4 marked this as “words that judge”." in told
    assert "- ann (defends the view): =HYPERLINK" in told
    assert "[brutal: 2]" in told
    assert "The gap went from −1.0 to 1.0. It widened for 4 of 4 students" in told


def test_rates_stand_by_layer_beside_the_agreement(made: Report) -> None:
    """What two of three readers marked is in nobody's rates; the key's other mark was found by nobody.

    Alpha by hand: of twenty words two were marked by two of four students, and one by one; 1 - (22/3) / (750/79).
    """
    (row,) = [line for line in lines(made) if line.startswith("says who?")][:1]
    assert row.split() == ["says", "who?", "0%", "–", "–", "0.0", "1", "(author’s)"]
    (row,) = [line for line in lines(made) if line.startswith("words that judge")][:1]
    assert row.split()[3:] == ["–", "50%", "0.23", "1.0", "1", "(0", "by", "all)"]


def test_a_student_has_rates_by_layer_and_of_all_where_there_are_several() -> None:
    quay = exercise()
    answered = [answers for answers, _ in class_of(1, 3, quay)]
    for layers, heads in ((quay.layers, ["all", "U", "L"]), (quay.layers[:1], ["U"])):
        told = list(lines(report([(replace(quay, layers=layers), answered)])))
        first = next(number for number, line in enumerate(told) if line.startswith("pupil-00"))
        head, row = told[first - 1 : first + 1]
        assert head.split() == [*heads, "part", "defended"]
        assert row.count(" / ") == len(heads)


def test_the_view_for_the_projector_names_nobody_and_quotes_nobody(made: Report) -> None:
    told = "\n".join(lines(made, projector=True))
    assert "1. “brutal”" in told
    assert not {"ann", "Ben", "eve", "-1"} & set(told.split())
    assert "HYPERLINK" not in told


def test_nothing_controls_the_terminal_and_nothing_is_too_wide() -> None:
    quay, regatta = exercise(), exercise("regatta")
    both = [(one, [answers for answers, _ in class_of(6, 3, one)]) for one in (quay, regatta)]
    told = list(lines(report(both)))
    assert "From marking to marking" in told
    assert max(map(cell_len, told)) <= WIDTH
    assert all(line.isprintable() for line in told)


def test_a_class_that_has_only_begun_is_told_so() -> None:
    quay = exercise()
    ((answers, _),) = class_of(1, 3, quay)
    answers.step, answers.finished = "mark-first", False
    told = list(lines(report([(quay, [answers])])))
    assert "1 student; 0 came to the end." in told
    assert not any("To talk about" in line for line in told)
