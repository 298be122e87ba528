from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.annotate.building import SOBER, article, passage, said
from tui.annotate import unverified
from tui.annotate.annotation import Annotation, SourceKind, Stance
from tui.annotate.signals import hits_in
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
    assert [cut_article.text[s.start : s.end] for s in mark.evidence] == ["4,000"]
    assert mark.reason == "No source for “4,000” in this sentence or the one before."


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


def test_a_charge_of_a_named_source_is_an_allegation_with_its_target() -> None:
    sentence = "Ida Marsh said Orrin Vale had lied to the council and had bribed the inspectors."
    cut_article = article(SOBER, sentence, SOBER)
    content = said(cut_article, "Orrin Vale had lied to the council and had bribed the inspectors", "Ida Marsh")
    mark = mark_on(cut_article, "lied", content)
    assert mark is not None
    assert (mark.kind, mark.target, mark.related) == ("allegation", "Orrin Vale", (content,))
    assert mark.reason.startswith("One side’s charge about Orrin Vale: only Ida Marsh says so here")


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
