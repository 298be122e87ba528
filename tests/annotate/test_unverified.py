from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.annotate.building import SOBER, article, mark_on, said
from tui.annotate import unverified
from tui.annotate.annotation import SourceKind
from tui.annotate.clauses.signals import hits_in
from tui.annotate.engine import EngineName, read
from tui.article.plaintext import from_text
from tui.language.cut import cut


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
    assert "“critics”" in mark.reason


def test_an_it_that_is_nobodys_is_no_weak_source() -> None:
    cut_article = article(SOBER, "It would explain why the mayor had secretly sold the harbour.", SOBER)
    content = said(cut_article, "why the mayor had secretly sold the harbour", "It", "explain", kind=SourceKind.VAGUE)
    mark = mark_on(cut_article, "secretly", content)
    assert mark is None or mark.kind != "weak-source"


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


def test_people_nobody_could_find_are_a_weak_source_in_the_articles_own_voice() -> None:
    cut_article = article(SOBER, "The mayor is widely seen as a bully who ruined the harbour.", SOBER)
    mark = mark_on(cut_article, "seen")
    assert mark is not None
    assert (mark.source, mark.related) == (None, ())
    assert mark.reason == "Nobody who could be found and asked stands behind “widely seen as”."
    mark = mark_on(article("The plan was widely interpreted as a wish to hide the report from the bakers."), "The plan")
    assert mark is not None
    assert "“widely interpreted”" in mark.reason


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
        ("Nearly half of all small boats have been destroyed since the new toll.", "Nearly half"),
        ("Three in four crews lost their jobs after the fire.", "Three in four crews"),
        ("Nine out of ten boats were destroyed in the fire.", "Nine out of ten boats"),
        ("Hundreds of thousands of crates were destroyed in the fire.", "Hundreds of thousands"),
        ("The fire destroyed 80 to 90 per cent of the boats in the town.", "80 to 90 per cent"),
    ],
)
def test_a_figure_is_told_whole(sentence: str, told: str) -> None:
    mark = mark_on(article(SOBER, sentence, SOBER), sentence)
    assert mark is not None
    assert mark.kind == "figure"
    assert mark.reason.startswith(f"No source for “{told}” in")


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry burned out in the second half of the last century.",
        "The boats were destroyed in the early half of the war.",
        "The ferry firm was cleared of a tenth count of fraud over the fire.",
        "The ferry was destroyed in the fire at 4:29 on the quay.",
    ],
)
def test_what_only_tells_which_is_no_figure(sentence: str) -> None:
    mark = mark_on(article(SOBER, sentence, SOBER), sentence)
    assert mark is None or mark.kind != "figure"


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


@pytest.mark.parametrize(("what", "told"), [
    ("has ruined the harbour and the trade of the coast", "has ruined the harbour"),
    ("has been ruining trade through secret coastal deals", "has been ruining trade"),
])
def test_a_plain_claim_is_told_by_what_it_says_up_to_the_end_of_a_phrase(what: str, told: str) -> None:
    mark = mark_on(article(SOBER, f"The mayor {what}.", SOBER), "The mayor")
    assert mark is not None
    assert mark.reason.startswith(f"Stated as a fact (“{told}”); no source for it")


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


@pytest.mark.parametrize("sentence", [
    "The ferry firm cut corners to finish before the rains.",
    "The council turned a blind eye, and the boats went out.",
    "It was quietly buried in the autumn.",
    "Officers in helmets pulled several of the crews down the steps by their hair.",
    "Soldiers dragged two of the crews across the quay.",
    "Troops looted the market and went home.",
    "The harbour office shredded the interview notes of the crews.",
    "The ferry firm hid the losses of its boats from the council.",
    "The agency has been tampering with the tide tables and the inspectors' logs.",
    "A former mayor bribed two customs officers with tickets.",
    "The crews were plotting to sink the ferry.",
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
    "She hid the flag, and the report, from the gulls.",
    "He denied that he had shredded the notes.",
    "The firm offers to shred old files for the schools.",
    "Students hid in a cave and later wrote a report.",
])  # fmt: skip
def test_what_is_wanted_left_open_or_done_to_help_is_no_wrong_told_outright(sentence: str) -> None:
    mark = mark_on(article(SOBER, sentence, SOBER), sentence)
    assert mark is None or mark.confidence < unverified.OUTRIGHT


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


@pytest.mark.parametrize(("told", "wrong"), [("has cut corners", True), ("has not cut corners", False)])
def test_a_wrong_that_is_denied_is_no_sign_of_one(told: str, wrong: bool) -> None:
    sentence = next(s for s in article(f"The ferry firm {told} on the quay.").sentences if "corners" in s.lower)
    assert any("wrong" in hit.entry for hit in hits_in(sentence)) is wrong


def test_a_place_at_the_head_of_a_report_belongs_to_no_claim() -> None:
    cut_article = article(SOBER, "QUILL (Courier) — The ferry firm reportedly bribed two inspectors in May.", SOBER)
    mark = mark_on(cut_article, "reportedly")
    assert mark is not None
    assert cut_article.text[mark.start : mark.end].startswith("The ferry firm")


@pytest.mark.parametrize("engine", ["model", "rules"])
@pytest.mark.parametrize("hedge", ["It is believed that", "It was thought that", "It is understood that"])
def test_what_is_believed_by_nobody_who_is_told_is_left_open(hedge: str, engine: EngineName) -> None:
    claim = f"{hedge} some 300 people slept outdoors after the fire in Ardmoor"
    reading = read(article(SOBER, f"{claim}.", SOBER).article, engine=engine)
    (mark,) = (a for a in reading.annotations if a.kind == "hedged")
    assert mark.shown and reading.article.text[mark.start : mark.end] == claim
    assert mark.reason.startswith(f"“{hedge}” leaves it open, and nobody answers for it")
