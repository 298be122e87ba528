"""Claims whose source is told next door."""

from collections.abc import Sequence

import pytest

from tests.annotate.building import SOBER, article
from tui.annotate import sourced, unverified
from tui.annotate.annotation import Annotation, Layer
from tui.annotate.next_door import NextDoor
from tui.article.article import Span
from tui.language.cut import CutArticle

LINE = 0.34


def both(cut: CutArticle, words: str) -> tuple[Annotation, Annotation]:
    """The claim with some words, without and with what stands next door to it."""
    said = [*sourced.annotate(cut)]
    claims = [*unverified.annotate(cut, said)]
    weighed = NextDoor(cut, said).weighed(claims, LINE)
    place = cut.text.index(words)
    return next((old, new) for old, new in zip(claims, weighed, strict=True) if old.start <= place < old.end)


HARBOUR = "the harbour master stole from the widows of Lunt"
SPEAKS = "“He did,” said {}. “Everybody knows it.”"


@pytest.mark.parametrize(
    ("group", "paragraphs"),
    [
        ("Critics say", [SPEAKS.format("Ida Marsh, who sells fish on the quay")]),
        ("Harbour experts say", [SPEAKS.format("Ida Marsh, a professor of shipping at Ardmoor University")]),
        ("Many say", [SPEAKS.format("Ida Marsh, 54")]),
        ("Some Republicans say", [SPEAKS.format("Sen. Ida Marsh (R-Lunt)")]),
        ("Many lawmakers say", ["It rains there. " + SPEAKS.format("Sen. Ida Marsh")]),
        ("Other lawmakers say", [SPEAKS.format("Sen. Ida Marsh")]),
    ],
)
def test_what_a_group_says_matters_less_where_one_of_it_speaks_next(group: str, paragraphs: Sequence[str]) -> None:
    old, new = both(article(SOBER, f"{group} {HARBOUR}.", *paragraphs, SOBER), HARBOUR)
    assert old.kind == "weak-source"
    assert new.weight < old.weight
    assert (new.confidence, new.shown) == (old.confidence, old.shown)  # the others have no name


@pytest.mark.parametrize(
    ("before", "group", "paragraphs"),
    [
        (SOBER, "Critics say", [SOBER, SPEAKS.format("Ida Marsh, who sells fish on the quay")]),  # too far away
        ("Mayor Ida Marsh came.", "Critics say", [SPEAKS.format("Marsh")]),  # nobody new
        (SOBER, "Aides say", [SPEAKS.format("Ida Marsh, 54")]),  # who speaks is no aide
        (SOBER, "Some officials say", [SPEAKS.format("Ida Marsh, 54")]),
        (SOBER, "A senior official says", [SPEAKS.format("Ida Marsh, 54")]),  # one, and another
        (SOBER, "Some Republicans say", [SPEAKS.format("Sen. Ida Marsh (D-Lunt)") + " Sen. Ida Marsh left."]),
    ],
)
def test_who_speaks_next_may_be_none_of_the_group(before: str, group: str, paragraphs: Sequence[str]) -> None:
    old, new = both(article(before, f"{group} {HARBOUR}.", *paragraphs, SOBER), HARBOUR)
    assert old.kind == "weak-source"
    assert new == old


def test_a_figure_right_after_what_a_body_says_is_less_sure() -> None:
    bank = "The Bank of Ardmoor said trade fell sharply."
    figure = "Nearly 4,000 dockers lost their jobs in a year, the biggest loss on the coast."
    old, new = both(article(SOBER, f"{bank} {figure}", SOBER), "4,000")
    assert old.kind == "figure"
    assert new.confidence < old.confidence
    old, new = both(article(SOBER, bank, figure, SOBER), "4,000")  # in the next paragraph it may be another's
    assert new.confidence == old.confidence
    assert new.weight < old.weight
    old, new = both(article(SOBER, f"Nobody in Lunt likes the cold. {figure}", SOBER), "4,000")
    assert new == old


def test_a_figure_of_the_lead_may_have_its_source_below() -> None:
    lead = "Nearly 4,000 dockers lost their jobs in a year, the biggest loss on the coast."
    report = "The Bank of Ardmoor said 4,000 dockers had lost their jobs."
    old, new = both(article(lead, SOBER, report), "4,000")
    assert old.kind == "figure"
    assert new.confidence < old.confidence
    for other in (report.replace("4,000", "400"), report.replace("The Bank of Ardmoor", "Some")):
        old, new = both(article(lead, SOBER, other), "4,000")
        assert new == old


@pytest.mark.parametrize("court", ["The judge", "The magistrates", "The prosecutor"])
def test_what_a_court_has_before_it_is_less_sure_to_have_no_source(court: str) -> None:
    accused = "He was accused of robbing the widows of Lunt and of a plot to kill the harbour master."
    old, new = both(article(SOBER, f"{court} kept Ivo Orlo for a week. {accused}", SOBER), "widows")
    assert old.kind == "weak-source"
    assert new.confidence < old.confidence
    old, new = both(article(SOBER, f"Ivo Orlo came home on Monday. {accused}", SOBER), "widows")
    assert new == old


@pytest.mark.parametrize(("hedge", "is_mild"), [("seemed to", True), ("reportedly", False)])
def test_how_a_thing_looked_matters_less(hedge: str, is_mild: bool) -> None:
    did = "rob" if hedge == "seemed to" else "robbed"
    old, new = both(article(SOBER, f"The harbour master {hedge} {did} the widows of Lunt.", SOBER), "widows")
    assert old.kind == "hedged"
    assert (new.weight < old.weight) == is_mild


def test_what_the_model_alone_takes_for_a_weak_source_is_a_named_speakers_where_they_say_it() -> None:
    cut = article(SOBER, "Ida Marsh said the harbour master stole from the widows of Lunt.", SOBER)
    said = [*sourced.annotate(cut)]
    start = cut.text.index("the harbour master")
    span = Span(start, cut.text.index(".", start))
    alone = Annotation(Layer.UNVERIFIED, "weak-source", *span, 0.5, 0.75, True, "It rests on somebody.")
    [new] = NextDoor(cut, said).weighed([alone], LINE)
    assert not new.shown
    [new] = NextDoor(cut, []).weighed([alone], LINE)
    assert new == alone
