"""Whose account a claim is: a study's, somebody's whom nobody could find, or whoever reads a mind."""

import pytest

from tests.annotate.building import SOBER, article, mark_on, marks_in, said
from tui.annotate.annotation import SourceKind, Stance

STUDY = "Bats prefer old trees, according to a study published on Monday by the Tarn Institute."


@pytest.mark.parametrize(
    "paragraphs",
    [
        (STUDY + " Old trees held 48 per cent more of them than young trees did.",),
        (STUDY, "The crews walk there at night.", "The team also lost count: old trees held 48 per cent more of them."),
        ("Most voters fear the toll, according to a poll by the Tarn Institute.",
         "Support was highest on the coast, at 57 per cent of all voters."),
    ],
)  # fmt: skip
def test_a_study_goes_on_over_its_results(paragraphs: tuple[str, ...]) -> None:
    assert not marks_in(*paragraphs)


@pytest.mark.parametrize("sentence", [
    "The fire crews put the damage to the old harbour at 60 million crowns.",
    "The damage to the old harbour was twice the 60 million crowns projected by the Bank of Tarn.",
])  # fmt: skip
def test_a_figure_that_somebody_puts_it_at_is_theirs(sentence: str) -> None:
    assert not marks_in(sentence)


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Old trees held 48 per cent more of the bats than young trees did.",),
        (STUDY, "The ferry firm has lost 48 million crowns and 300 jobs since the fire."),
        ("The team also lost count: old trees held 48 per cent more of the bats.",),
    ],
)
def test_what_no_study_found_needs_a_source_still(paragraphs: tuple[str, ...]) -> None:
    assert marks_in(*paragraphs)


@pytest.mark.parametrize("paragraph", [
    "The reservoir above the harbour holds 12 billion cubic metres.",
    "The old harbour wall is 150 kilometres long, and the new one 90 feet.",
    "The toll costs 4 million crowns a year. The figures were published by the Tarn Institute.",
    "Some 300 boats have sunk in the harbour. The numbers come from the council.",
])  # fmt: skip
def test_the_size_of_a_thing_and_a_figure_whose_source_comes_next_are_not_marked(paragraph: str) -> None:
    assert not marks_in(paragraph)


@pytest.mark.parametrize("paragraph", [
    "The ferry firm has wasted 12 billion cubic metres of water since the fire.",
    "The toll has cost 4 million crowns and 300 jobs a year. The numbers frighten many voters.",
])  # fmt: skip
def test_a_loss_is_more_than_a_size_and_a_remark_is_no_source(paragraph: str) -> None:
    assert marks_in(paragraph)


@pytest.mark.parametrize(
    "source",
    ["Her lawyer", "Orrin Vale’s wife", "Her ex-husband", "The judge", "The arbitrators", "A Courier reporter"],
)
def test_kin_staff_and_the_outlets_own_reporter_are_no_weak_source(source: str) -> None:
    sentence = f"{source} said the dam had been secretly sold."
    cut_article = article(SOBER, sentence, SOBER)
    content = said(cut_article, "the dam had been secretly sold", source, kind=SourceKind.ANONYMOUS)
    mark = mark_on(cut_article, "the dam had been", content)
    assert mark is None or mark.kind != "weak-source"


@pytest.mark.parametrize(
    "source",
    ["A clerk who got out, Ida Marsh", "Prosecutors in Tarn", "Officials at the harbour company",
     "Police in the Tarn valley", "Many clerks, including Ida Marsh,", "Ida Marsh and others",
     "One user @marsh", "The couple"],
)  # fmt: skip
def test_whoever_is_named_or_speaks_for_a_named_office_is_no_weak_source(source: str) -> None:
    sentence = f"{source} said the dam had been secretly sold."
    cut_article = article(SOBER, "Ida Marsh met the council on Monday.", sentence, SOBER)
    content = said(cut_article, "the dam had been secretly sold", source, kind=SourceKind.ANONYMOUS)
    mark = mark_on(cut_article, "the dam had been", content)
    assert mark is None or mark.kind != "weak-source"


@pytest.mark.parametrize("source", ["The intensity of their attacks", "Many more instances", "Appeared"])
def test_a_quality_an_act_or_a_verb_is_no_source(source: str) -> None:
    cut_article = article(SOBER, f"{source} showed the dam had been secretly sold.", SOBER)
    content = said(cut_article, "the dam had been secretly sold", source, "showed", kind=SourceKind.VAGUE)
    assert mark_on(cut_article, "the dam had been", content) is None


@pytest.mark.parametrize("source", ["The delegation", "Many students", "The opposition"])
def test_people_may_be_told_by_a_word_that_ends_like_one_for_an_act(source: str) -> None:
    cut_article = article(SOBER, f"{source} showed the dam had been secretly sold.", SOBER)
    content = said(cut_article, "the dam had been secretly sold", source, "showed", kind=SourceKind.VAGUE)
    mark = mark_on(cut_article, "the dam had been", content)
    assert mark is not None and mark.kind == "weak-source"


def test_a_sum_that_nobody_named_puts_it_at_has_a_weak_source() -> None:
    mark = mark_on(article(SOBER, "Experts put the damage to the old harbour at 60 million crowns.", SOBER), "Experts")
    assert mark is not None and mark.kind == "weak-source"


@pytest.mark.parametrize(
    "source",
    ["Her critics", "A clerk", "Officials familiar with the talks", "A friend of Ida Marsh",
     "An old friend of the mayor", "Some reporters"],
)  # fmt: skip
def test_who_is_not_named_and_belongs_to_nobody_is_a_weak_source(source: str) -> None:
    sentence = f"{source} said the dam had been secretly sold."
    cut_article = article(SOBER, sentence, SOBER)
    content = said(cut_article, "the dam had been secretly sold", source, kind=SourceKind.ANONYMOUS)
    mark = mark_on(cut_article, "the dam had been", content)
    assert mark is not None and mark.kind == "weak-source"
    assert mark.reason == f"The only source is “{source[0].lower()}{source[1:]}”; no name is given in this sentence."


def test_a_pronoun_is_told_by_the_words_that_it_goes_back_to() -> None:
    cut_article = article(SOBER, "They said the dam had been secretly sold.", SOBER)
    content = said(cut_article, "the dam had been secretly sold", "They", name="two clerks", kind=SourceKind.ANONYMOUS)
    mark = mark_on(cut_article, "the dam had been", content)
    assert mark is not None and mark.reason == "The only source is “two clerks”; no name is given in this sentence."


def test_a_mind_that_is_read_is_a_claim_of_the_articles_own() -> None:
    sentence = "The ferry firm knew that the boats were rotten and dangerous."
    cut_article = article(SOBER, sentence, SOBER)
    belief = said(cut_article, "the boats were rotten and dangerous", "The ferry firm", "knew",
                  kind=SourceKind.ORGANIZATION, stance=Stance.BELIEVES)  # fmt: skip
    mark = mark_on(cut_article, "The ferry firm", belief)
    assert mark is not None
    assert cut_article.text[mark.start : mark.end] == sentence[:-1]
    assert (mark.kind, mark.source) == ("unattributed", None)
    assert mark.reason == "It tells what somebody knows or wants (“knew”), but not who says so."


def test_what_somebody_wants_is_their_word_unless_it_would_be_a_bad_deed() -> None:
    sentence = "Ida Marsh wants to build a school in the valley."
    cut_article = article(SOBER, sentence, SOBER)
    wish = said(cut_article, "to build a school in the valley", "Ida Marsh", "wants", stance=Stance.WANTS)
    assert mark_on(cut_article, "to build", wish) is None


def test_a_bad_wish_that_is_read_into_somebody_is_a_claim() -> None:
    sentence = "Ida Marsh wants to break the union of the crews."
    cut_article = article(SOBER, sentence, SOBER)
    wish = said(cut_article, "to break the union of the crews", "Ida Marsh", "wants", stance=Stance.WANTS)
    mark = mark_on(cut_article, "to break", wish)
    assert mark is not None
    assert mark.reason == "It tells what somebody knows or wants (“wants”), but not who says so."


def test_a_mind_that_is_read_over_several_clauses_is_marked_once() -> None:
    sentence = "Ida Marsh wants to break the union, to ruin the crews and to sink the harbour company."
    cut_article = article(SOBER, sentence, SOBER)
    wishes = [
        said(cut_article, wish, "Ida Marsh", "wants", stance=Stance.WANTS)
        for wish in ("to break the union", "to ruin the crews", "to sink the harbour company")
    ]
    mark = mark_on(cut_article, "Ida Marsh", *wishes)
    assert mark is not None and mark.kind == "unattributed"


@pytest.mark.parametrize(
    ("sentence", "content", "source", "cue"),
    [
        ("The crews who want to ruin the harbour met.", "to ruin the harbour", "who", "want"),
        ("Ida Marsh had reason to know that the boats were rotten.", "the boats were rotten", "Ida Marsh", "to know"),
    ],
)
def test_a_description_reads_no_mind(sentence: str, content: str, source: str, cue: str) -> None:
    cut_article = article(SOBER, sentence, SOBER)
    believed = said(cut_article, content, source, cue, stance=Stance.BELIEVES)
    mark = mark_on(cut_article, content, believed)
    assert mark is None or "knows or wants" not in mark.reason


def test_a_motive_read_into_somebody_belongs_to_the_clause_that_it_explains() -> None:
    sentence = "Orrin Vale hid the letter because Tess Aldin feared that it would cost her the harbour."
    cut_article = article(SOBER, sentence, SOBER)
    fear = said(cut_article, "it would cost her the harbour", "Tess Aldin", "feared", stance=Stance.BELIEVES)
    mark = mark_on(cut_article, "Orrin Vale hid", fear)
    assert mark is not None
    assert cut_article.text[mark.start : mark.end] == sentence[:-1]
