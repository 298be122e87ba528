from dataclasses import replace

import pytest

from tests.classroom.making_up import FIRST_TEXT, marked, passage, small
from tui.annotate.annotation import Layer
from tui.article.plaintext import from_text
from tui.classroom.exercise import FIRST, SECOND, BadExercise, Exercise, MachineMark
from tui.classroom.making import Making, passage_of, proposed

BRUTAL = MachineMark(Layer.LOADED, "emotive", *marked(FIRST_TEXT, "brutal"), 0.9, "“brutal” judges.", seen=False)
EXPERTS = MachineMark(Layer.UNVERIFIED, "weak-source", *marked(FIRST_TEXT, "Experts"), 0.6, "Who?", seen=False)


def begun() -> tuple[Making, list[Exercise]]:
    saved: list[Exercise] = []
    first = passage(FIRST, FIRST_TEXT, (), (BRUTAL, EXPERTS))
    return Making(replace(small(), passages=(first,)), saved.append), saved


def test_nothing_is_in_the_key_but_what_the_teacher_decided() -> None:
    making, saved = begun()
    assert making.pending == (BRUTAL, EXPERTS)
    assert making.key == ()
    kept = making.accept(BRUTAL)
    assert (kept.layer, kept.kind, kept.start, kept.note) == (Layer.LOADED, "emotive", BRUTAL.start, "“brutal” judges.")
    assert (kept.votes, kept.voters) == (None, None)
    making.drop(EXPERTS)
    assert making.pending == ()
    assert making.key == (kept,)
    assert [mark.seen for mark in making.passage.machine] == [True, True]
    assert [mark.shown for mark in making.passage.machine] == [True, False], "what is dropped no student sees"
    assert saved[-1] == making.exercise
    assert len(saved) == 2


def test_the_rest_is_dropped_and_undone_as_one_decision() -> None:
    making, saved = begun()
    making.drop_rest()
    assert making.pending == ()
    assert not any(mark.shown for mark in making.passage.machine)
    assert making.key == ()
    assert len(saved) == 1  # each saving writes all of the exercise
    assert making.undo()
    assert making.pending == (BRUTAL, EXPERTS)


def test_a_proposal_may_be_changed_on_its_way_into_the_key() -> None:
    making, _ = begun()
    made = making.change(EXPERTS, Layer.LOADED, *marked(FIRST_TEXT, "fear"), "  It\nalarms. ")
    assert (made.layer, made.kind, made.note) == (Layer.LOADED, None, "It alarms.")
    assert making.pending == (BRUTAL,)


def test_marks_are_added_edited_removed_and_all_of_it_undone() -> None:
    making, _ = begun()
    added = making.add(Layer.LOADED, *marked(FIRST_TEXT, "hit"))
    making.add(Layer.LOADED, *marked(FIRST_TEXT, "hit"), "Hit is a blow.")
    assert [mark.note for mark in making.key] == ["Hit is a blow."]
    making.accept(BRUTAL, "It judges.")
    making.edit(making.key[1], replace(added, note="A blow."))
    assert [mark.note for mark in making.key] == ["It judges.", "A blow."]
    making.remove(making.key[0])
    assert [making.undo() for _ in range(6)] == [True] * 5 + [False]
    assert making.key == ()
    assert making.pending == (BRUTAL, EXPERTS)


def test_the_other_passages_are_marked_in_turn() -> None:
    making, saved = begun()
    other = from_text("[Invented for practice: nothing here exists.]\n\nQuay shut\n\nIt was a brutal shut.\n", "")
    making.put(passage_of(other, SECOND, "quay.txt"))
    making.turn_to(SECOND)
    making.add(Layer.LOADED, 70, 76)
    assert [part.title for part in saved[-1].passages] == ["Lunt bans boats", "Quay shut"]
    assert [len(part.key) for part in saved[-1].passages] == [0, 1]
    assert not (making.turn_to(FIRST) or making.undo())


def test_what_is_proposed_is_what_the_reader_marks_and_unseen() -> None:
    article = from_text(FIRST_TEXT, "")
    marks, version = proposed(article, (Layer.LOADED,), "rules")
    assert "brutal" in [FIRST_TEXT[mark.start : mark.end] for mark in marks]
    assert all(mark.layer is Layer.LOADED and not mark.seen and mark.reason for mark in marks)
    assert version.endswith("rules")


def test_at_once_one_in_two_sentences_is_proposed_and_half_as_many_again_when_asked() -> None:
    words = ["brutal", "vicious", "heartless", "reckless", "shameful", "cruel", "monstrous", "savage"]
    text = "Lunt bans boats\n\n" + "\n\n".join(f"It was a {word} ban. It was on {word} Monday." for word in words)
    marks, _ = proposed(from_text(text, ""), (Layer.LOADED,), "rules")
    making = Making(replace(small(), passages=(passage(FIRST, text, (), marks),)), lambda exercise: None)
    asked, kept = making.pending, making.kept_back
    assert (len(asked), making.proposals) == (8, 8)  # of 17 sentences
    assert kept
    assert min(mark.confidence for mark in asked) >= max(mark.confidence for mark in kept)
    making.drop_rest()
    assert (making.pending, making.kept_back) == ((), kept)
    assert making.propose_more() == min(4, len(kept))
    assert making.undo()
    assert making.kept_back == kept


def test_no_layer_takes_all_the_proposals() -> None:
    marks = [MachineMark(Layer.SOURCED, "direct", at, at + 1, 0.9, "", False, False) for at in range(8)]
    marks += [MachineMark(Layer.LOADED, "label", at, at + 1, 0.8, "", False, False) for at in range(8, 10)]
    making = Making(replace(small(), passages=(passage(FIRST, FIRST_TEXT, (), tuple(marks)),)), lambda exercise: None)
    assert making.propose_more() == 3
    assert [mark.layer for mark in making.pending] == [Layer.SOURCED, Layer.SOURCED, Layer.LOADED]


def test_an_article_with_more_proposals_than_anybody_looks_at_is_refused() -> None:
    article = from_text("The brutal regime of Lunt fell.\n\n" * 1001, "")
    with pytest.raises(BadExercise, match="more than 1,000: cut out the part"):
        proposed(article, (Layer.LOADED,), "rules")
