from dataclasses import replace
from itertools import pairwise

import pytest

from tests.prompts.building import mark, reading, source
from tui.annotate.annotation import Annotation, Layer, SourceKind, Voice
from tui.annotate.reading import Reading
from tui.prompts import measured
from tui.prompts.levels import Level
from tui.prompts.marks import Mark
from tui.prompts.selection import ALL_LAYERS, Selection, select
from tui.prompts.wording import load

LEVELS = list(Level)


def numbered(paragraphs: int, sentences: int, words: int = 12) -> str:
    """An article whose sentences all differ: "Ferry 3b left …"."""
    filler = " ".join(["quietly"] * (words - 3))
    body = [
        " ".join(f"Ferry p{p}s{s} left {filler}." for s in range(sentences)) for p in range(paragraphs)
    ]
    return "A harbour and its ferries\n\n" + "\n\n".join(body)


def everywhere(paragraphs: int, sentences: int, kind: str = "unattributed") -> tuple[str, Reading]:
    text = numbered(paragraphs, sentences)
    marks = [mark(text, f"Ferry p{p}s{s} ", kind) for p in range(paragraphs) for s in range(sentences)]
    return text, reading(text, marks)


def words_before(text: str, offset: int) -> int:
    return len(text[:offset].split())


def kinds(found: Selection) -> list[str]:
    return [m.annotation.kind for m in found.marks]


def test_the_default_view_keeps_every_ration() -> None:
    text, article = everywhere(40, 6)
    places = select(article).places
    assert len(places) == 15
    blocks = [place.sentence.block for place in places]
    assert max(blocks.count(block) for block in blocks) <= 2
    starts = [words_before(text, place.start) for place in places]
    assert all(later - first >= 250 for first, later in zip(starts, starts[5:], strict=False))


def test_a_short_article_has_about_one_place_in_seventy_words() -> None:
    text, article = everywhere(6, 4)
    assert len(select(article).places) == round(len(text.split()) / 70)


def test_a_text_without_line_breaks_is_not_rationed_as_one_paragraph() -> None:
    _, article = everywhere(1, 90)
    assert len(select(article).places) == 90 * 12 // 140


def test_nothing_is_marked_to_fill_the_ration() -> None:
    text = numbered(20, 5)
    assert select(reading(text, [mark(text, "Ferry p3s1 ", "figure")])).summary == "showing 1 place"
    assert select(reading(text)).summary == "nothing marked"
    said = mark(text, "Ferry p3s1 ", "indirect", source=source(text, "Ferry p3s1"))
    assert select(reading(text, [said])).summary == "nothing marked but who says so"


def test_more_and_fewer_step_along_the_levels_and_never_lose_a_mark_going_up() -> None:
    _, article = everywhere(40, 6)
    counts = [len(select(article, level).places) for level in LEVELS]
    assert counts == sorted(counts)
    assert counts[0] < counts[1] < counts[2] < counts[3] == 240
    assert [level.more for level in LEVELS] == [*LEVELS[1:], Level.CANDIDATES]
    assert [level.fewer for level in LEVELS] == [Level.FEWER, *LEVELS[:-1]]


def test_some_places_of_a_level_are_those_of_the_one_below_and_the_weightiest() -> None:
    text = numbered(20, 2)
    marks = [mark(text, f"Ferry p{p}s0 ", "unattributed", confidence=0.5 + p / 100) for p in range(10)]
    article = reading(text, [*marks, mark(text, "Ferry p12s0 ", "unattributed", confidence=0.9)])
    below = {place.start for place in select(article).places}
    all_of_it = select(article, Level.MORE)
    some = select(article, Level.MORE, most=len(below) + 1)
    assert below < {place.start for place in some.places}
    assert len(some.places) + some.held == len(all_of_it.places)
    assert {mark.annotation for mark in some.marks} < {mark.annotation for mark in all_of_it.marks}
    assert some.summary == f"showing {len(some.places)} places, + for more"
    assert select(article, Level.MORE, most=100) == all_of_it


def test_the_summary_says_how_much_is_shown() -> None:
    _, article = everywhere(40, 6)
    assert select(article).summary == "showing 15 places, + for more"
    assert select(article).of == 240
    assert select(article, Level.SHOWN).summary == "showing all 240 places"
    assert select(article, layers=()).summary == "marks hidden"


def test_doubtful_marks_are_shown_at_the_highest_level_only() -> None:
    text = numbered(4, 2)
    doubtful = mark(text, "Ferry p2s0 ", "figure", shown=False, confidence=0.2)
    article = reading(text, [mark(text, "Ferry p0s0 ", "figure"), doubtful])
    assert select(article, Level.SHOWN).summary == "showing 1 place, + for doubtful ones"
    assert [m.annotation for m in select(article, Level.CANDIDATES).marks][1] is doubtful


def test_marks_are_ranked_by_weight_times_confidence() -> None:
    text = numbered(2, 6)
    strong = mark(text, "Ferry p1s3 ", "unattributed", weight=0.9, confidence=0.7)
    weak = [mark(text, f"Ferry p{p}s{s} ", "hedged", weight=0.4, confidence=0.9) for p, s in ((0, 0), (0, 3), (1, 0))]
    found = select(reading(text, [*weak, strong]))
    assert [m.annotation for m in found.marks] == [weak[0], strong]


def test_a_mark_of_little_worth_waits_for_more() -> None:
    text = numbered(4, 2)
    article = reading(text, [mark(text, "Ferry p0s0 ", "reporting-verb", weight=0.2)])
    assert select(article).summary == "nothing sure enough to show, + for more"
    assert len(select(article, Level.MORE).places) == 1


def test_a_noisy_layer_cannot_crowd_out_the_others() -> None:
    text = numbered(30, 4)
    noise = [mark(text, f"Ferry p{p}s{s} ", "emotive", weight=0.6) for p in range(30) for s in (0, 1, 2)]
    claims = [mark(text, f"p{p}s3 ", "figure", weight=0.5) for p in (2, 8, 14, 20)]
    silence = [mark(text, "p25s3 ", "unanswered", weight=0.5)]
    assert {"figure", "unanswered"} <= set(kinds(select(reading(text, noise + claims + silence))))
    assert kinds(select(reading(text, noise + claims + silence))).count("figure") == 4


def test_sourced_marks_are_all_visible_and_cost_nothing() -> None:
    text = numbered(10, 6)
    sourced = [mark(text, f"Ferry p{p}s{s} left", "indirect") for p in range(10) for s in range(6)]
    claims = [mark(text, f"Ferry p{p}s0 ", "figure") for p in range(10)]
    alone = select(reading(text, claims))
    both = select(reading(text, sourced + claims))
    assert [place.start for place in both.places] == [place.start for place in alone.places]
    assert kinds(both).count("indirect") == 60
    assert [m.annotation.layer for m in both.places[0].marks] == [Layer.UNVERIFIED, Layer.SOURCED]


def test_sourced_sentences_are_the_stops_when_that_layer_alone_is_on() -> None:
    text = numbered(10, 2)
    marks = [mark(text, "Ferry p1s1 left", "direct"), mark(text, "Ferry p4s0 left", "direct"),
             mark(text, "Ferry p5s0 ", "figure")]
    found = select(reading(text, marks), layers={Layer.SOURCED})
    assert [place.start for place in found.places] == [text.index("Ferry p1s1"), text.index("Ferry p4s0")]
    assert found.summary == "showing all 2 places"


def test_a_word_that_comes_back_is_one_mark_with_its_count_where_it_weighs_most() -> None:
    text = "The pier\n\nA thug ran. Rain fell hard on it.\n\nOne Thug sat.\n\nThat thug slept. The sun came out late."
    times = [mark(text, "thug", "label", weight=0.4), mark(text, "Thug", "label", weight=0.7),
             mark(text, "thug", "label", time=2, weight=0.3)]
    (only,) = select(reading(text, times)).marks
    assert (only.annotation, only.count, only.again) == (times[1], 3, (times[0], times[2]))
    assert len(select(reading(text, times), Level.SHOWN).places) == 3


@pytest.mark.parametrize(("first", "then"), [
    ("blasted", "blasting"), ("thug", "thugs"), ("brutal regime", "brutal regimes"), ("a whopping", "whopping"),
])
def test_a_word_that_comes_back_in_another_form_is_one_mark(first: str, then: str) -> None:
    text = f"The pier\n\nIt was {first} here. Rain fell hard on it.\n\nOn it sat those that were {then} , too."
    times = [mark(text, f"{first}", "emotive"), mark(text, f" {then} ,", "emotive")]
    times[1] = replace(times[1], start=times[1].start + 1, end=times[1].end - 2)
    (only,) = select(reading(text, times)).marks
    assert only.count == 2


def test_words_of_one_stem_that_say_other_things_are_two_marks() -> None:
    text = "The pier\n\nIt was brutal here. Rain fell hard on it.\n\nIts brutality shone. The sun came out."
    assert len(select(reading(text, [mark(text, "brutal", "emotive"), mark(text, "brutality", "emotive")])).marks) == 2


def test_a_source_that_nobody_could_find_is_asked_after_once_unasked() -> None:
    text = numbered(20, 2)
    who = [source("two insiders, the insiders, critics", words, SourceKind.VAGUE)
           for words in ("two insiders", "the insiders", "critics")]
    marks = [mark(text, f"Ferry p{4 * n}s0 ", "weak-source", source=one, weight=0.9 - n / 10)
             for n, one in enumerate(who)]
    assert [m.annotation for m in select(reading(text, marks)).marks] == [marks[0], marks[2]]
    assert len(select(reading(text, marks), Level.MORE).marks) == 3


def test_loaded_words_in_quotations_wait_for_more() -> None:
    text = numbered(4, 2)
    article = reading(text, [mark(text, "Ferry p0s0 ", "emotive", voice=Voice.QUOTED)])
    assert not select(article).marks
    assert select(article).summary == "nothing sure enough to show, + for more"
    assert "1 loaded word in quotations" in select(article).hidden
    assert len(select(article, Level.MORE).marks) == 1


def test_a_kind_that_is_often_wrong_waits_for_more_and_is_a_question_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measured, "load", lambda _: {"causal": {"precision": 0.5, "sure": 0.95, "unasked": 0.95}})
    text = numbered(20, 2)
    doubted = mark(text, "Ferry p0s0 ", "causal")
    surer = mark(text, "Ferry p2s0 ", "causal", confidence=0.95)
    sure = [mark(text, f"Ferry p{p}s0 ", "figure") for p in (4, 8, 12)]
    article = reading(text, [doubted, surer, *sure])
    assert select(article).marks == tuple(map(Mark, (surer, *sure)))
    assert any("kinds that we often get wrong" in told for told in select(article).hidden)
    assert Mark(doubted, doubted=True) in select(article, Level.MORE).marks


def test_what_is_right_but_seldom_worth_the_time_waits_for_more_and_is_no_question(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(measured, "load", lambda _: {"causal": {"precision": 0.9, "sure": 0.3, "unasked": 0.9}})
    text = numbered(20, 2)
    trifle, telling = (mark(text, f"Ferry p{p}s0 ", "causal", confidence=sure) for p, sure in ((0, 0.89), (8, 0.9)))
    article = reading(text, [trifle, telling])
    assert select(article).marks == (Mark(telling),)
    assert select(article, Level.MORE).marks == (Mark(trifle), Mark(telling))


def test_what_is_not_sure_enough_waits_for_more() -> None:
    text = numbered(2, 6)
    unsure = mark(text, "Ferry p0s0 ", "emotive", weight=0.9, confidence=0.5)
    assert select(reading(text, [unsure])).marks == ()
    assert [m.annotation for m in select(reading(text, [unsure]), Level.MORE).marks] == [unsure]


def test_of_a_kind_that_is_mostly_right_the_least_sure_marks_may_be_doubted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measured, "load", lambda _: {"causal": {"precision": 0.8, "sure": 0.7}})
    text = numbered(2, 2)
    marks = [mark(text, "Ferry p0s0 ", "causal", confidence=sure) for sure in (0.69, 0.7)]
    assert [measured.doubted(one) for one in marks] == [True, False]


def test_every_measured_precision_is_a_share_with_its_number_of_marks() -> None:
    assert all(0 <= row["precision"] <= 1 and row["marks"] > 0 for row in load("precision").values())


def test_the_place_of_a_dismissed_mark_stays_empty() -> None:
    _, article = everywhere(40, 6)
    before = select(article)
    gone = before.marks[3].annotation
    after = select(article, dismissed={gone})
    assert [m for m in before.marks if m.annotation is not gone] == list(after.marks)
    assert "1 mark that you dismissed" in after.hidden


def test_nor_does_anything_move_up_where_only_some_of_a_level_are_shown() -> None:
    text = numbered(20, 2)
    marks = [mark(text, f"Ferry p{p}s0 ", "unattributed", confidence=0.5 + p / 100) for p in range(12)]
    article = reading(text, marks)
    before = select(article, Level.MORE, most=8)
    gone = before.marks[-1].annotation
    after = select(article, Level.MORE, dismissed={gone}, most=8)
    assert [place.start for place in after.places] == [place.start for place in before.places[:-1]]
    assert after.held == before.held


def test_a_colouring_word_waits_to_be_asked_for_where_no_plainer_one_can_be_held_beside_it() -> None:
    text = "The pier closed\n\nThe grim day passed.\n\nThe breakaway district stayed.\n\nThe horrid radical came."
    marks = [
        mark(text, "grim", "emotive", suggestion=None),
        mark(text, "breakaway district", "contested-name", suggestion=None),
        mark(text, "radical", "label", suggestion=None),
    ]
    shown = {text[m.annotation.start : m.annotation.end] for m in select(reading(text, marks)).marks}
    assert shown == {"breakaway district", "radical"}
    assert len(select(reading(text, marks), Level.SHOWN).marks) == 3


def test_marks_of_one_sentence_are_one_place_with_the_heaviest_first() -> None:
    text = "The pier closed\n\nThe radical mayor shut it because he hates boats, 90% of sailors say. It rained."
    marks = [mark(text, "radical", "label", weight=0.6), mark(text, "because he hates boats", "causal", weight=0.7),
             mark(text, "90% of sailors", "figure", weight=0.3), mark(text, "shut", "emotive", weight=0.2)]
    (place,) = select(reading(text, marks)).places
    assert [m.annotation.kind for m in place.marks] == ["causal", "label", "figure"]


def test_a_place_is_found_by_any_offset_of_its_sentence() -> None:
    text, article = everywhere(3, 1)
    found = select(article, Level.SHOWN)
    second = found.places[1]
    assert found.place_at(second.start) is second
    assert found.place_at(second.end - 1) is second
    assert found.place_at(second.end) is None
    assert found.place_at(0) is None
    assert text[second.start :].startswith("Ferry p1s0")


def test_layers_switched_off_are_not_chosen_from_and_are_named() -> None:
    text = numbered(4, 2)
    marks = [mark(text, "Ferry p0s0 ", "emotive"), mark(text, "Ferry p2s0 ", "figure")]
    found = select(reading(text, marks), layers=ALL_LAYERS - {Layer.LOADED})
    assert kinds(found) == ["figure"]
    assert found.hidden == ("the layer loaded, switched off",)


def test_the_same_reading_gives_the_same_selection() -> None:
    text = numbered(30, 4)
    marks = [mark(text, f"Ferry p{p}s{s} ", kind) for p in range(30)
             for s, kind in enumerate(("emotive", "figure", "unanswered", "label"))]
    first = select(reading(text, marks))
    again = select(reading(text, list(reversed(marks))))
    assert first.marks == again.marks
    assert all(a.start <= b.start for a, b in pairwise(m.annotation for m in first.marks))


def test_a_mark_outside_the_sentences_does_no_harm() -> None:
    text = "The pier closed\n\nIt rained all day on the pier.\n\nNobody came.\n\nPhoto: A. Lund/Getty Images"
    stray: Annotation = mark(text, "Getty Images", "label", source=source(text, "A. Lund"))
    assert select(reading(text, [stray]), Level.CANDIDATES).places == ()
