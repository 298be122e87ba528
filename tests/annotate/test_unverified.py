from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.annotate.building import SOBER, article, passage, said
from tui.annotate import unverified
from tui.annotate.annotation import Annotation, Layer, SourceKind, Stance
from tui.annotate.clauses.signals import hits_in
from tui.annotate.engine import read
from tui.article.plaintext import from_text
from tui.language.cut import CutArticle, cut


def mark_on(cut_article: CutArticle, words: str, *sourced: Annotation) -> Annotation | None:
    """The mark that covers some words of the article."""
    start = cut_article.text.index(words)
    found = [a for a in unverified.annotate(cut_article, sourced) if a.start <= start < a.end]
    assert len(found) <= 1, "a clause has one mark"
    return found[0] if found else None


@pytest.mark.parametrize(
    ("sentence", "words", "kind"),
    [
        ("The ferry firm reportedly bribed two inspectors in May.", "bribed", "hedged"),
        ("The ferry firm has wasted more than four million crowns on empty boats.", "wasted", "figure"),
        ("A third of the harbour’s boats were destroyed in the fire.", "destroyed", "figure"),
        ("A third ferry was destroyed in the total confusion at that point.", "destroyed", "unattributed"),
        ("The harbour was destroyed on 14 May, and on May 15 the ferry.", "destroyed", "unattributed"),
        ("The harbour was destroyed, as in the 1950s, after case No. 15-674.", "destroyed", "unattributed"),
        ("Prices in the harbour collapsed because of the new toll.", "collapsed", "causal"),
        ("The mayor has repeatedly ignored growing anger in the harbour.", "ignored", "unattributed"),
        ("The mayor is widely seen as a bully who ruined the harbour.", "seen", "weak-source"),
        ("The ferry firm has been accused of hiding 4,000 complaints.", "hiding", "weak-source"),
        ("The ferry firm is expected to close the harbour and fire its crews.", "close", "hedged"),
        ("The ferry firm has ruined 3 harbours and the trade of the coast.", "ruined", "unattributed"),
        ("The 34-year-old mayor has ruined the harbour and the trade of the coast.", "ruined", "unattributed"),
        ("The ferry firm has tried to ruin the harbour and the trade of the coast.", "ruin", "unattributed"),
    ],
)
def test_a_clause_of_the_articles_own_has_the_first_kind_that_fits(sentence: str, words: str, kind: str) -> None:
    mark = mark_on(article(SOBER, sentence, SOBER), words)
    assert mark is not None
    assert mark.kind == kind
    assert mark.source is None


def test_the_evidence_and_the_reason_name_the_words_that_made_the_mark() -> None:
    cut_article = article(SOBER, "The toll has driven 4,000 farmers out of the valley.", SOBER)
    mark = mark_on(cut_article, "driven")
    assert mark is not None
    assert [cut_article.text[s.start : s.end] for s in mark.evidence] == ["4,000 farmers"]
    assert mark.reason == "No source for “4,000 farmers” in this sentence or the one before."


def test_the_span_is_the_clause_and_not_the_sentence() -> None:
    cut_article = article(SOBER, "On Tuesday, the dam reportedly failed; the mayor was in Quill that day.", SOBER)
    mark = mark_on(cut_article, "reportedly")
    assert mark is not None
    assert cut_article.text[mark.start : mark.end] == "the dam reportedly failed"


def test_a_source_that_nobody_could_find_is_a_weak_one() -> None:
    cut_article = article(SOBER, "Critics said the mayor had secretly sold the harbour to her brother.", SOBER)
    content = said(
        cut_article, "the mayor had secretly sold the harbour to her brother", "Critics", kind=SourceKind.VAGUE
    )
    mark = mark_on(cut_article, "secretly", content)
    assert mark is not None
    assert mark.kind == "weak-source"
    assert mark.related == (content,)
    assert mark.source is content.source
    assert "“Critics”" in mark.reason


@pytest.mark.parametrize(("surer", "cue", "other"), [
    ("Critics", "say", "Voters"), ("A source", "said", "A study"), ("Observers", "said", "40 percent"),
    ("Analysts", "say", "Analysts"),
])  # fmt: skip
def test_people_nobody_could_find_are_asked_after_sooner_than_those_who_were_counted(
    surer: str, cue: str, other: str
) -> None:
    told = "the ferry firm has wasted the trade of the coast"

    def sure(who: str, how: str) -> float:
        cut_article = article(SOBER, f"{who} {how} {told}.", SOBER)
        mark = mark_on(cut_article, told, said(cut_article, told, who, how, kind=SourceKind.VAGUE))
        return mark.confidence if mark else 0.0

    assert sure(surer, cue) > sure(other, "posting" if surer == other else cue)


def test_what_a_side_claims_is_asked_after_sooner_than_what_it_announces() -> None:
    told = "the mayor misled the harbour about the toll"

    def sure(how: str) -> float:
        cut_article = article(SOBER, f"Ida Marsh {how} {told}.", SOBER)
        mark = mark_on(cut_article, told, said(cut_article, told, "Ida Marsh", how))
        return mark.confidence if mark else 0.0

    assert sure("claimed") > sure("said") > sure("explained")


def test_a_name_that_is_doubted_leaves_no_claim_open() -> None:
    told = "The so-called harbour reform has ruined the trade of the coast."
    mark = mark_on(article(SOBER, told, SOBER), "has ruined")
    assert mark is not None
    assert mark.kind == "unattributed"


def test_a_charge_of_a_named_source_is_an_allegation_with_its_target() -> None:
    sentence = "Ida Marsh said Orrin Vale had lied to the council and had bribed the inspectors."
    cut_article = article(SOBER, sentence, SOBER)
    content = said(cut_article, "Orrin Vale had lied to the council and had bribed the inspectors", "Ida Marsh")
    mark = mark_on(cut_article, "lied", content)
    assert mark is not None
    assert (mark.kind, mark.target, mark.related) == ("allegation", "Orrin Vale", (content,))
    assert mark.reason.startswith("One side’s charge about Orrin Vale: the only source for it here is Ida Marsh,")


def test_a_plan_of_another_is_their_word_and_no_charge() -> None:
    sentence = "Ida Marsh said Orrin Vale would sell the harbour to the ferry firm next year."
    cut_article = article(SOBER, sentence, SOBER)
    content = said(cut_article, "Orrin Vale would sell the harbour to the ferry firm next year", "Ida Marsh")
    mark = mark_on(cut_article, "sell", content)
    assert mark is not None
    assert (mark.kind, mark.target, mark.evidence) == ("allegation", "Orrin Vale", ())
    assert mark.reason.startswith("One side’s word about Orrin Vale")


def test_people_nobody_could_find_are_a_weak_source_in_the_articles_own_voice() -> None:
    cut_article = article(SOBER, "The mayor is widely seen as a bully who ruined the harbour.", SOBER)
    mark = mark_on(cut_article, "seen")
    assert mark is not None
    assert (mark.source, mark.related) == (None, ())
    assert mark.reason == "Nobody who could be found and asked stands behind “widely seen as”."


def test_what_may_be_somebodys_after_all_is_less_sure_but_a_hedge_stays_one() -> None:
    def sure(sentence: str) -> float:
        cut_article = article(SOBER, sentence, SOBER)
        start = cut_article.text.index(sentence)
        perhaps = replace(said(cut_article, sentence[:-1], "firm", "firm"), shown=False)
        alone, unsure = (
            next(a.confidence for a in unverified.annotate(cut_article, sourced) if a.start >= start)
            for sourced in ([], [perhaps])
        )
        return unsure - alone

    assert sure("The ferry firm has ruined the harbour and the trade of the coast.") < -0.02
    assert sure("The ferry firm has reportedly ruined the harbour and the trade of the coast.") > -0.02


def test_a_denial_is_no_allegation() -> None:
    sentence = "Ida Marsh denied Orrin Vale had bribed the inspectors."
    cut_article = article(SOBER, sentence, SOBER)
    content = said(
        cut_article, "Orrin Vale had bribed the inspectors", "Ida Marsh", "denied", stance=Stance.DENIES
    )
    assert mark_on(cut_article, "bribed", content) is None


def test_what_a_named_source_says_is_not_unattributed() -> None:
    sentence = "Ida Marsh said prices had collapsed because of the new toll."
    cut_article = article(SOBER, sentence, SOBER)
    own = mark_on(cut_article, "collapsed")
    content = said(cut_article, "prices had collapsed because of the new toll", "Ida Marsh")
    handed = mark_on(cut_article, "collapsed", content)
    assert own is not None
    assert own.kind == "causal"
    assert handed is None


@pytest.mark.parametrize("sentence", [
    "The council met in the town hall on Tuesday afternoon.",
    "Who should speak first at the meeting?",
    "Marsh was born in Quill in 1970.",
])  # fmt: skip
def test_plain_scene_setting_and_questions_are_not_shown(sentence: str) -> None:
    mark = mark_on(article(SOBER, sentence, SOBER), sentence.split()[1])
    assert mark is None or not mark.shown


def test_a_sentence_alone_is_ranked_by_how_checkable_it_is() -> None:
    figures = "Unemployment has risen by 12 percent since last year and two million people lost their jobs."
    greeting = "Thank you, I hope we can talk about this very important question."
    (high,) = unverified.annotate(passage(figures), [])
    assert high.confidence > 0.6
    assert all(low.confidence < 0.1 for low in unverified.annotate(passage(greeting), []))


def test_an_allegation_stands_alone_too() -> None:
    text = "Ida Marsh said Orrin Vale had lied about the 4,000 jobs that he destroyed last year."
    cut_article = passage(text)
    content = said(cut_article, "Orrin Vale had lied about the 4,000 jobs that he destroyed last year", "Ida Marsh")
    (mark,) = unverified.annotate(cut_article, [content])
    assert (mark.kind, mark.target) == ("allegation", "Orrin Vale")


WORDS = st.sampled_from(
    ["because", "reportedly", "4,000", "the", "Marsh", "lied", ",", ".", "“", "”", "—", ";", "(", "and", "\n\n"]
)


@given(st.lists(WORDS, max_size=60))
def test_marks_lie_in_the_text_in_order_and_never_overlap(words: list[str]) -> None:
    cut_article = cut(from_text(" ".join(words), "any.txt"))
    marks = list(unverified.annotate(cut_article, []))
    assert all(0 <= a.start < a.end <= len(cut_article.text) for a in marks)
    assert all(0.05 <= a.confidence <= 1 and a.reason for a in marks)
    assert all(a.end <= b.start for a, b in pairwise(marks))


def test_how_somebody_seemed_to_a_reporter_is_no_hedge() -> None:
    seemed = "Some of the clerks seemed sympathetic to the crews."
    left_open = "The toll appears to have ruined the ferries."
    cut_article = article(SOBER, seemed, left_open, SOBER)
    hedge = mark_on(cut_article, left_open)
    assert hedge is not None and hedge.kind == "hedged"
    for sentence in cut_article.sentences:
        left_open_there = any("hedge" in hit.entry for hit in hits_in(sentence))
        assert left_open_there is cut_article.text[sentence.start : sentence.end].startswith("The toll appears")


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Rents on the coast have risen by 70 per cent since the new toll.", "70 per cent"),
        ("Two thirds of the boats were destroyed in the fire.", "Two thirds"),
        ("The ferry firm has lost 60 million pounds since the fire.", "60 million pounds"),
        ("The ferries lose three times as many crates as they did before the toll.", "three times as many crates"),
        ("The 14th ferry lost 4,000 crates at 1430 GMT to a fire.", "4,000 crates"),
        ("A boat that is 60 years old lost 4,000 crates in the fire.", "4,000 crates"),
        ("The ferry firm has lost 60 million pounds per crossing.", "60 million pounds per crossing"),
        ("The ferry firm has lost its boats per se.", "per se"),
    ],
)
def test_a_figure_is_told_whole(sentence: str, told: str) -> None:
    mark = mark_on(article(SOBER, sentence, SOBER), sentence)
    assert mark is not None
    assert mark.kind == "figure"
    assert mark.reason.startswith(f"No source for “{told}” in")


@pytest.mark.parametrize(
    "hedge",
    ["may have ruined", "probably ruined", "has evidently ruined", "possibly ruined", "is feared to have ruined",
     "is tipped to ruin", "is reckoned to have ruined"],
)  # fmt: skip
def test_what_is_left_open_is_not_told_as_a_fact(hedge: str) -> None:
    mark = mark_on(article(SOBER, f"The ferry firm {hedge} the trade of the coast.", SOBER), "The ferry firm")
    assert mark is not None
    assert mark.kind == "hedged"
    assert "leaves it open" in mark.reason


@pytest.mark.parametrize("sentence", [
    "The ferry firm may close in May.", "Perhaps the finest hour of the harbour was lost on the coast.",
    "The mayor feared the ferry firm and the trade of the coast.",
])  # fmt: skip
def test_a_permission_or_a_remark_is_no_hedge(sentence: str) -> None:
    mark = mark_on(article(SOBER, sentence, SOBER), sentence)
    assert mark is None or mark.kind != "hedged"


def test_a_plain_claim_is_told_by_what_it_says() -> None:
    mark = mark_on(article(SOBER, "The mayor has ruined the harbour and the trade of the coast.", SOBER), "The mayor")
    assert mark is not None
    assert mark.reason.startswith("Stated as a fact (“has ruined the harbour”); no source for it")


def test_a_forecast_is_not_told_as_a_fact() -> None:
    mark = mark_on(article(SOBER, "The toll will ruin the harbour and the trade of the coast.", SOBER), "The toll")
    assert mark is not None
    assert mark.reason.startswith("Told as what may be or will be (“will ruin the harbour")


@pytest.mark.parametrize(
    ("sentence", "motive"),
    [
        ("The mayor resigned to avoid an inquiry into the harbour.", "to avoid"),
        ("The mayor closed the harbour with an eye on the election.", "with an eye on"),
        ("The mayor sold the harbour in the hope of a seat on the council.", "in the hope of"),
        ("The mayor closed the harbour for fear of losing the election.", "for fear of"),
        ("The mayor sold the harbour cheaply to please the ferry firm.", "to please"),
        ("The mayor closed the harbour under pressure from the ferry firm.", "under pressure from"),
    ],
)
def test_a_motive_needs_no_because(sentence: str, motive: str) -> None:
    mark = mark_on(article(SOBER, sentence, SOBER), sentence)
    assert mark is not None
    assert (mark.kind, mark.reason.split(" gives")[0]) == ("causal", f"“{motive}”")


@pytest.mark.parametrize("sentence", [
    "The mayor tried to avoid the crews of the harbour.", "The court was asked to punish the crews of the harbour.",
    "The ferry is due to start in March and to run all year.", "The crews drove off in the ferry firm’s van.",
    "The crews met near 14 Oak Drive in Tarn after the fire.", "Nobody knew how to please the crews of the harbour.",
])  # fmt: skip
def test_an_infinitive_that_is_asked_for_and_a_drive_are_no_motives(sentence: str) -> None:
    mark = mark_on(article(SOBER, sentence, SOBER), sentence)
    assert mark is None or mark.kind != "causal"


def marks_in(*paragraphs: str) -> dict[str, Annotation]:
    """The unverified marks that are shown in an article read from end to end, by their words."""
    reading = read(article(SOBER, *paragraphs, SOBER).article)
    return {
        reading.article.text[a.start : a.end]: a
        for a in reading.annotations if a.layer is Layer.UNVERIFIED and a.shown
    }  # fmt: skip


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


@pytest.mark.parametrize("sentence", [
    "The ferry firm cut corners to finish before the rains.",
    "The council turned a blind eye, and the boats went out.",
    "It was quietly buried in the autumn.",
    "Officers in helmets pulled several of the crews down the steps by their hair.",
    "Soldiers dragged two of the crews across the quay.",
    "Troops looted the market and went home.",
])  # fmt: skip
def test_a_wrong_told_outright_is_shown_whatever_else_is_in_the_clause(sentence: str) -> None:
    mark = mark_on(article(SOBER, sentence, SOBER), sentence)
    assert mark is not None and mark.shown and mark.kind == "unattributed"


@pytest.mark.parametrize("sentence", [
    "The crews were told never to cut corners.",
    "The council did not turn a blind eye to it.",
    "Did the ferry firm cut corners?",
    "The boat was buried in the sand.",
    "Officers dragged a driver from a burning car.",
    "Soldiers were dragged across the quay in the drill.",
    "Guards walked to the clubs of the old harbour.",
    "A rule says what happens if a firm ignored warnings.",
    "The inspectors would see whether it cut corners.",
    "She cut the corners off the paper.",
])  # fmt: skip
def test_what_is_wanted_left_open_or_done_to_help_is_no_wrong_told_outright(sentence: str) -> None:
    mark = mark_on(article(SOBER, sentence, SOBER), sentence)
    assert mark is None or mark.confidence < unverified.OUTRIGHT


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
    ("sentence", "is_hedged"),
    [
        ("The mayor is expected to address the council on the toll on Tuesday.", False),
        ("The mayors are expected to attend the opening of the harbour in May.", False),
        ("The mayor is expected to sell the harbour to the ferry firm.", True),
        ("The mayor is expected to sack the crews of the harbour.", True),
    ],
)
def test_what_is_in_the_diary_is_not_left_open(sentence: str, is_hedged: bool) -> None:
    mark = mark_on(article(SOBER, sentence, SOBER), sentence)
    assert (mark is not None and mark.kind == "hedged") is is_hedged


@pytest.mark.parametrize("sentence", [
    "The mayor resigned amid a storm over the trade of the coast.",
    "The crews made it to Quill, and the trade of the coast was lost.",
    "The council met to stem the flood of boats that ruined the harbour.",
])  # fmt: skip
def test_what_happens_at_the_same_time_is_no_cause(sentence: str) -> None:
    mark = mark_on(article(SOBER, sentence, SOBER), sentence)
    assert mark is None or mark.kind != "causal"


@pytest.mark.parametrize("sentence", [
    "The ferry firm ruined the harbour on Sept. 11 and the trade of the coast.",
    "The ferry firm ruined the harbour after 9/11 and the trade of the coast.",
    "Orrin Vale, 54, ruined the harbour and the trade of the coast.",
])  # fmt: skip
def test_a_day_or_an_age_is_no_figure(sentence: str) -> None:
    mark = mark_on(article(SOBER, sentence, SOBER), "ruined")
    assert mark is not None and mark.kind == "unattributed"


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
    assert mark.reason == f"The only source is “{source}”: nobody whom this sentence names."


def test_a_pronoun_is_told_by_the_words_that_it_goes_back_to() -> None:
    cut_article = article(SOBER, "They said the dam had been secretly sold.", SOBER)
    content = said(cut_article, "the dam had been secretly sold", "They", name="two clerks", kind=SourceKind.ANONYMOUS)
    mark = mark_on(cut_article, "the dam had been", content)
    assert mark is not None and mark.reason == "The only source is “two clerks”: nobody whom this sentence names."


def allegation_in(sentence: str, content: str, source: str, kind: SourceKind = SourceKind.PERSON) -> Annotation | None:
    cut_article = article(SOBER, sentence, SOBER)
    mark = mark_on(cut_article, content, said(cut_article, content, source, kind=kind))
    return mark if mark and mark.kind == "allegation" else None


@pytest.mark.parametrize(
    ("content", "source", "kind"),
    [
        ("three crews were shot near Tarn on Monday", "Police", SourceKind.ORGANIZATION),
        ("most voters want Orrin Vale to lose", "A new poll", SourceKind.DOCUMENT),
        ("she had lost her way in the fog that night", "She", SourceKind.PERSON),
    ],
)
def test_what_accuses_nobody_is_no_allegation(content: str, source: str, kind: SourceKind) -> None:
    assert allegation_in(f"{source} said {content}.", content, source, kind) is None


@pytest.mark.parametrize(
    ("content", "source", "kind"),
    [
        ("its officials would meet the crews of the harbour on Monday", "A spokeswoman for the Tarn council", "org"),
        ("the council had handed out 400 filters by noon", "A spokesman for the council", "org"),
        ("crews had mended two thirds of the boats by noon", "The Tarn Harbour Company", "org"),
        ("the boat had been sold in Quill to a cousin", "Ida Marsh", "person"),
        ("the boat had been hidden in Quill by the crews", "The court’s ruling", "document"),
        ("the ferry firm lost 4,000 crates of goods", "Its accounts", "document"),
    ],
)
def test_what_is_told_of_ones_own_side_or_of_nobody_or_is_on_record_is_no_allegation(
    content: str, source: str, kind: str
) -> None:
    kinds = {"org": SourceKind.ORGANIZATION, "person": SourceKind.PERSON, "document": SourceKind.DOCUMENT}
    assert allegation_in(f"{source} said {content}.", content, source, kinds[kind]) is None


OUTLET, RECORD, LETTER = "The Tarn Gazette", "The minutes", "A letter from the crews"


@pytest.mark.parametrize(
    ("content", "source", "cue", "kind", "charged"),
    [
        ("Orrin Vale had misled the harbour board", "The judge", "ruled", SourceKind.PERSON, False),
        ("Orrin Vale had misled the harbour board", "The judge", "complained", SourceKind.PERSON, True),
        ("the ferry firm had misled the harbour board", "Ivo Marek", "admitted", SourceKind.PERSON, False),
        ("the ferry firm had misled the harbour board", "Ivo Marek", "complained", SourceKind.PERSON, True),
        ("Orrin Vale had misled the harbour board", "Ivo Marek", "admitted", SourceKind.PERSON, True),
        ("Orrin Vale had bought four boats in Quill", OUTLET, "reported", SourceKind.DOCUMENT, False),
        ("Orrin Vale had bought four boats in Quill", RECORD, "showed", SourceKind.DOCUMENT, False),
        ("Orrin Vale had bought four boats in Quill", LETTER, "said", SourceKind.DOCUMENT, True),
        ("Orrin Vale had secretly misled the harbour board", OUTLET, "reported", SourceKind.DOCUMENT, True),
        ("Orrin Vale could close four quays in Tarn", "Ida Marsh", "said", SourceKind.PERSON, False),
        ("Orrin Vale had closed what could be a school", "Ida Marsh", "said", SourceKind.PERSON, True),
        ("Orrin Vale might cheat the crews of their pay", "Ida Marsh", "said", SourceKind.PERSON, True),
    ],
)
def test_what_is_found_owned_up_to_told_from_outside_or_only_possible_is_no_charge(
    content: str, source: str, cue: str, kind: SourceKind, charged: bool
) -> None:
    cut_article = article(SOBER, f"{source} {cue} that {content}.", SOBER)
    mark = mark_on(cut_article, content, said(cut_article, content, source, cue, kind=kind))
    assert (mark is not None and mark.kind == "allegation") is charged


@pytest.mark.parametrize(
    ("content", "source"),
    [
        ("the council had secretly sold the harbour to the ferry firm", "A spokesman for the ferry firm"),
        ("the crews had bribed the inspectors of the harbour", "The Tarn Harbour Company"),
        ("Orrin Vale had taken the boats to Quill at night", "The Tarn Harbour Company"),
    ],
)
def test_what_a_body_says_about_others_is_an_allegation(content: str, source: str) -> None:
    assert allegation_in(f"{source} said {content}.", content, source, SourceKind.ORGANIZATION) is not None


@pytest.mark.parametrize(
    "content", ["the crews were shot by Orrin Vale on Monday", "she had bribed the inspectors of the harbour"]
)
def test_whoever_did_it_is_accused(content: str) -> None:
    assert allegation_in(f"Ida Marsh said {content}.", content, "Ida Marsh") is not None


def test_he_in_a_quotation_is_another() -> None:
    content = "He secretly sold the dam"
    cut_article = article(SOBER, f"Ivo Marek said: “{content}.” The firm is his.", SOBER)
    quoted = replace(said(cut_article, content, "Ivo Marek"), kind="direct")
    mark = mark_on(cut_article, content, quoted)
    assert mark is not None and mark.kind == "allegation"


def test_an_adjective_is_told_with_its_noun() -> None:
    content = "Corvan troops had poisoned the wells of the valley"
    mark = allegation_in(f"Ida Marsh said {content}.", content, "Ida Marsh")
    assert mark is not None
    assert mark.target in (None, "Corvan troops")


def test_a_mind_that_is_read_is_a_claim_of_the_articles_own() -> None:
    sentence = "The ferry firm knew that the boats were rotten and dangerous."
    cut_article = article(SOBER, sentence, SOBER)
    belief = said(cut_article, "the boats were rotten and dangerous", "The ferry firm", "knew",
                  kind=SourceKind.ORGANIZATION, stance=Stance.BELIEVES)  # fmt: skip
    mark = mark_on(cut_article, "The ferry firm", belief)
    assert mark is not None
    assert cut_article.text[mark.start : mark.end] == sentence[:-1]
    assert (mark.kind, mark.source) == ("unattributed", None)
    assert mark.reason == "It tells what somebody knows or wants (“knew”), and not who says so."


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
    assert mark.reason == "It tells what somebody knows or wants (“wants”), and not who says so."


@pytest.mark.parametrize(("told", "wrong"), [("has cut corners", True), ("has not cut corners", False)])
def test_a_wrong_that_is_denied_is_no_sign_of_one(told: str, wrong: bool) -> None:
    sentence = next(s for s in article(f"The ferry firm {told} on the quay.").sentences if "corners" in s.lower)
    assert any("wrong" in hit.entry for hit in hits_in(sentence)) is wrong


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


@pytest.mark.parametrize(
    ("content", "source", "kind"),
    [
        ("Orrin Vale helped the crews of the harbour", "Ida Marsh", SourceKind.PERSON),
        ("they had no list of the boats", "Officials at the harbour company", SourceKind.VAGUE),
    ],
)
def test_a_good_deed_and_what_a_named_office_says_of_itself_are_settled(
    content: str, source: str, kind: SourceKind
) -> None:
    cut_article = article(SOBER, f"{source} said {content}.", SOBER)
    assert mark_on(cut_article, content, said(cut_article, content, source, kind=kind)) is None


def test_a_motive_read_into_somebody_belongs_to_the_clause_that_it_explains() -> None:
    sentence = "Orrin Vale hid the letter because Tess Aldin feared that it would cost her the harbour."
    cut_article = article(SOBER, sentence, SOBER)
    fear = said(cut_article, "it would cost her the harbour", "Tess Aldin", "feared", stance=Stance.BELIEVES)
    mark = mark_on(cut_article, "Orrin Vale hid", fear)
    assert mark is not None
    assert cut_article.text[mark.start : mark.end] == sentence[:-1]


def test_a_place_at_the_head_of_a_report_belongs_to_no_claim() -> None:
    cut_article = article(SOBER, "QUILL (Courier) — The ferry firm reportedly bribed two inspectors in May.", SOBER)
    mark = mark_on(cut_article, "reportedly")
    assert mark is not None
    assert cut_article.text[mark.start : mark.end].startswith("The ferry firm")


def shown_in_passage(text: str) -> list[str]:
    reading = read(passage(text).article)
    return [a.kind for a in reading.annotations if a.layer is Layer.UNVERIFIED and a.shown]


@pytest.mark.parametrize("text", [
    "Unemployment has risen by 12 percent since last year, Ida Marsh told the council on Monday.",
    "The Tarn Water Agency said the dam had cost 4 million crowns since 2019.",
    "“We lost 4,000 jobs and two million crowns last year,” said Ida Marsh.",
    "The Tarn Water Agency denied that it had bribed 12 inspectors in 2019.",
])  # fmt: skip
def test_a_sentence_alone_that_names_its_source_is_not_shown(text: str) -> None:
    assert shown_in_passage(text) == []
    assert any(mark.confidence >= 0.4 for mark in read(passage(text).article).annotations)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Unemployment has risen by 12 percent since last year and two million people lost their jobs.", "figure"),
        ("Critics said that 4,000 jobs and two million crowns were lost last year.", "weak-source"),
        ("Ida Marsh said Orrin Vale had lied about the 4,000 jobs that he destroyed last year.", "allegation"),
    ],
)
def test_a_sentence_alone_without_a_source_and_a_charge_are_shown(text: str, kind: str) -> None:
    assert shown_in_passage(text) == [kind]
