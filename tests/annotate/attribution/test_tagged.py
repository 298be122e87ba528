"""What becomes of tags in the hands of the rules, by tags set by hand; and the layer with the model itself."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.annotate.attribution.finding import contents
from tui import model
from tui.annotate import sourced
from tui.annotate.annotation import Annotation, Layer, Stance
from tui.annotate.engine import read
from tui.article.plaintext import from_text
from tui.language.cut import cut
from tui.model.tags import Role, Tagged

ROLES = {"S": Role.SOURCE, "Q": Role.CUE, "C": Role.CONTENT}
with_model = pytest.mark.skipif(not model.is_there(), reason="ONNX Runtime is not installed")


def found(marked: str) -> tuple[str, list[Annotation]]:
    """From a text in which {S Ana} {Q said} {C it rained} are set apart."""
    text, tags = "", []
    for part in marked.split("{"):
        inside, brace, rest = part.partition("}")
        if brace:
            tags.append(Tagged(len(text), len(text) + len(inside) - 2, ROLES[inside[0]], 0.95))
            text += inside[2:] + rest
        else:
            text += part
    return text, list(sourced.annotate(cut(from_text(text, "test")), tags))


def test_a_content_is_widened_to_the_quotation_that_it_mostly_covers() -> None:
    text, (one,) = found("{S Ana Voss} {Q said}: “The dam {C will hold for a hundred years}, I think.”")
    assert contents(text, one) == ["“The dam will hold for a hundred years, I think.”"]
    assert one.kind == "direct"


def test_the_parts_of_a_quotation_that_was_not_closed_before_its_cue_do_not_overlap() -> None:
    text, (one,) = found("“{C The dam}, {Q said} {S Ana Voss}, {C will hold for a hundred years and more, I think}.”")
    assert contents(text, one) == ["“The dam, said Ana Voss, will hold for a hundred years and more, I think.”"]


def test_whoever_speaks_inside_a_quotation_does_not_say_it() -> None:
    text, (one,) = found("“{S The keeper} {Q told us} {C that the dam will hold for years},” {Q said} {S Ana Voss}.")
    assert contents(text, one) == ["“The keeper told us that the dam will hold for years,”"]
    assert one.source and one.source.text == "Ana Voss"


def test_an_answer_is_as_surely_its_speakers_if_it_hands_something_on() -> None:
    answer = "Look, it is sound. {S Marek} {Q told} me {C the wall was sound}, and I believe him."
    _, marks = found(f"Q: Will the dam hold?\n\nA: {answer}\n\nQ: Who pays?\n\nA: The city pays.")
    first, second = (mark for mark in marks if mark.source and mark.source.text == "A")
    assert first.confidence == second.confidence


def test_a_wish_beside_somebody_elses_words_is_its_own_speakers() -> None:
    text, (said, wanted) = found("{S Ana Voss} {Q said} {C it would hold}. The union wants {C a new dam}.")
    assert (contents(text, said), said.source and said.source.text) == (["it would hold"], "Ana Voss")
    assert (contents(text, wanted), wanted.source and wanted.source.text) == (["a new dam"], "The union")
    assert wanted.stance is Stance.WANTS


@pytest.mark.parametrize(
    ("marked", "source"),
    [
        ("{S Sen. Ana Voss (D-Vt}.) {Q said} {C it would hold}.", "Sen. Ana Voss (D-Vt.)"),
        ("E.{S U. engineers} {Q said} {C it would hold}.", "E.U. engineers"),
        ("It rained in C. {S Ana Voss} {Q said} {C it would hold}.", "Ana Voss"),
        ("{S The Dam Office (DO}) {Q said} {C it would hold}.", "The Dam Office (DO)"),
        ("{S Ana Voss (left}, a keeper of the dam for more than thirty years) {Q said} {C it held}.", "Ana Voss (left"),
        ("{S Tarn Borough Council has} {Q rejected} {C a plan for the pier}.", "Tarn Borough Council"),
        ("{S Ana Voss, the mayor of Tarn, and} was there, {Q said} {C it would hold}.", "Ana Voss, the mayor of Tarn"),
        ("It leaks, {Q according to} {S a council report on} Friday, and {C it will not hold}.", "a council report"),
    ],
)
def test_a_source_is_whole(marked: str, source: str) -> None:
    _, (one,) = found(marked)
    assert one.source is not None
    assert one.source.text == source


def test_a_word_that_nothing_hands_over_is_no_content() -> None:
    _, annotations = found("The {C dam} stands. {S Ana Voss} looked at it.")
    assert annotations == []


def test_what_names_the_sort_of_text_before_a_colon_says_nothing() -> None:
    _, annotations = found("{S Editorial}: {C The dam will hold}")
    assert annotations == []
    _, (one,) = found("{S Ana Voss}: {C The dam will hold}")
    assert one.source and one.source.text == "Ana Voss"


def test_an_article_that_stands_alone_is_no_source() -> None:
    _, (one,) = found("It was {S the} {Q repeated claim} {C that the dam leaked}.")
    assert one.source is None


def test_a_quotation_of_one_word_is_a_content() -> None:
    text, (one,) = found("{C “No,”} {S Ana Voss} {Q said}.")
    assert contents(text, one) == ["“No,”"]


@pytest.mark.parametrize(
    ("marked", "stance"),
    [
        ("{S Ana} {Q denied} {C that the dam leaked}.", Stance.DENIES),
        ("{S Ana} {Q rejects} {C claims that it leaks}.", Stance.DENIES),
        ("{S Ana} {Q vowed} {C to mend the dam}.", Stance.WANTS),
        ("{S Ana} {Q blamed} {C the builders for the leak}.", Stance.ACCUSES),
        ("{S Ana} {Q believes} {C that the dam leaks}.", Stance.BELIEVES),
        ("{S Ana} {Q did not deny} {C that the dam leaks}.", Stance.ASSERTS),
        ("{S Ana} {Q does not believe} {C that the dam leaks}.", Stance.DOUBTS),
        ("{S Ana} {Q attacked} {C the builders}.", Stance.ACCUSES),
        ("{S Ana} {Q was willing to} {C mend the dam}.", Stance.WANTS),
        ("{S Ana} {Q put it about} {C that the dam leaks}.", Stance.ASSERTS),
        ("{S Ana} {Q pleaded} {C not guilty to theft}.", Stance.DENIES),
        ("{S Ana} {Q pleaded} {C guilty to theft}.", Stance.ASSERTS),
        ("{S Ana} {Q maintained} {C her innocence}.", Stance.DENIES),
        ("{S Ana} {Q asked} {C the judge to bar the sale}.", Stance.WANTS),
        ("{S Ana} {Q asked} {C “Who told the mayor to leave?”}", Stance.ASSERTS),
    ],
)
def test_the_words_of_the_cue_set_the_stance(marked: str, stance: Stance) -> None:
    _, annotations = found(marked)
    assert [one.stance for one in annotations if one.shown] == [stance]


def test_an_attribution_that_the_model_passes_over_is_kept_and_less_sure() -> None:
    text = "“The dam will hold,” said Ana Voss."
    (by_rules,) = sourced.annotate(cut(from_text(text, "test")))
    (kept,) = sourced.annotate(cut(from_text(text, "test")), [])
    assert kept.span == by_rules.span
    assert kept.confidence < by_rules.confidence


def test_an_attribution_inside_anothers_content_is_kept_as_a_candidate() -> None:
    text, annotations = found("{S Ana Voss} {Q said} {C that the mayor told her that the dam leaked}.")
    shown = [one for one in annotations if one.shown]
    assert [contents(text, one) for one in shown] == [["the mayor told her that the dam leaked"]]


def test_the_reason_has_the_words_of_the_cue_and_says_so_where_there_are_none() -> None:
    _, (one,) = found("{S Ana Voss} {Q put it about} {C that the dam leaks}.")
    assert one.reason == "“put it about” gives this as coming from Ana Voss."
    _, (other,) = found("{C “The dam leaks.”}")
    assert "nobody is named" in other.reason


TEXTS = st.lists(
    st.sampled_from(["“Rain,”", "said", "Ana Voss", ".", "that", "the dam", "leaks", ",", "\n\n", "She", "told", "“",
                     "”", "’", "[sic]", "🙂", "“Rain,” said Ana Voss, “is what the dam needs.”"]),
    max_size=60,
).map(" ".join)  # fmt: skip


@with_model
@settings(max_examples=25)
@given(TEXTS)
def test_marks_of_the_model_lie_in_the_text_and_never_name_it(text: str) -> None:
    reading = read(from_text(text, "test"), engine="model")
    for one in reading.layer(Layer.SOURCED):
        assert 0 <= one.start < one.end <= len(reading.article.text)
        assert "model" not in one.reason
        assert 0 <= one.confidence <= 1
        assert all(before.end <= after.start for before, after in zip(one.spans, one.spans[1:], strict=False))


PIECES = st.sampled_from(["“Rain,”", "said", "Ana Voss", ".", "that", "the dam", "leaks", ",", "but", "and", "and she",
                          "which", "She", "by", "of hiding it", ";", "“", "”", "\n\n", "however,"])  # fmt: skip
TAGGED = st.lists(st.tuples(PIECES, st.sampled_from([None, *Role])), max_size=30)


@settings(max_examples=150)
@given(TAGGED)
def test_whatever_is_tagged_marks_lie_in_the_text(pieces: list[tuple[str, Role | None]]) -> None:
    text, tags = "", []
    for piece, role in pieces:
        if role and piece.strip():
            tags.append(Tagged(len(text), len(text) + len(piece), role, 0.95))
        text += piece + " "
    for one in sourced.annotate(cut(from_text(text, "test")), tags):
        assert all(0 <= start < end <= len(text) for start, end in one.spans)


def test_marks_alone_are_nobody_who_says_anything() -> None:
    _, (one,) = found("{C It leaks}, {Q said} {S …}")
    assert one.source is None


def test_of_a_content_that_only_joins_nothing_is_left() -> None:
    assert found("Ana Voss {Q says}, {C but} {S she} left.")[1] == []


@with_model
def test_the_same_text_gives_the_same_reading() -> None:
    text = "“The dam will hold,” said Ana Voss. She denied that it leaks.\n\nCritics want it mended.\n" * 20
    readings = [read(from_text(text, "test"), engine="model") for _ in range(2)]
    (one, other) = [[(a.layer, a.span, a.confidence, a.reason) for a in reading.annotations] for reading in readings]
    assert one == other
    assert readings[0].engine == "model"
    assert readings[0].model


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        ("{S Ana Voss} {Q said} {C the dam was safe, and} {Q promised} {C a new gate}.", "the dam was safe"),
        ("{S Ana Voss} {Q said} {C the dam was “sound as a bell”.}", "the dam was “sound as a bell”"),
        ("{S Ana Voss} {Q said} {C it is sound; it leaks}, {Q according to} {S the keeper}.", "it is sound"),
        ("{S Ana Voss} {Q said} {C it was sound. It had leaked before, she said}.", "it was sound"),
    ],
)
def test_a_content_ends_where_another_is_said(marked: str, content: str) -> None:
    text, said = found(marked)
    assert [content] in [contents(text, one) for one in said]


@pytest.mark.parametrize(
    ("marked", "said", "more"),
    [
        ("{S Ana Voss} {Q said} that {C it was old but insisted it was safe}.", "it was old", "it was safe"),
        ("{S Ana Voss} {Q said} {C it was old, and called the plan “a gift”}.", "it was old", "the plan “a gift”"),
        ("{S Ana Voss} {Q said} {C it was old but promised that it would hold and called the plan “a gift”}.",
         "it was old but promised that it would hold", "the plan “a gift”"),
        ("{S Ana Voss} {Q said} {C he lied, a claim the firm rejects}.", "he lied", "he lied"),
        ("{S Ana Voss} {Q said} {C he lied, which he denies. It rained, too}.", "he lied", "he lied"),
    ],
)
def test_what_is_said_by_the_next_verb_is_an_attribution_of_its_own(marked: str, said: str, more: str) -> None:
    text, found_ = found(marked)
    assert [" ".join(contents(text, one)) for one in found_ if one.shown] == [said, more]


def test_what_others_told_stays_in_what_is_told_of_them() -> None:
    text, found_ = found("{S Police} {Q said} {C the driver had left and told a nurse that he was ill}. {C It rained}.")
    shown = [contents(text, one) for one in found_ if one.shown]
    assert ["the driver had left and told a nurse that he was ill"] in shown


def test_a_content_begins_after_the_that_before_its_clause_and_keeps_that_of_a_thing() -> None:
    text, (clause,) = found("{S Ana Voss} {Q said} {C that the dam leaked}.")
    assert contents(text, clause) == ["the dam leaked"]
    text, (thing,) = found("{S Ana Voss} {Q described} {C that plan}.")
    assert contents(text, thing) == ["that plan"]
    text, (aside,) = found("{S Ana Voss} {Q said}, {C though, that the dam leaked}.")
    assert contents(text, aside) == ["the dam leaked"]
    text, (pronoun,) = found("{S Ana Voss} {Q said} {C that was a mistake}.")
    assert contents(text, pronoun) == ["that was a mistake"]


@pytest.mark.parametrize(
    "marked",
    [
        "{Q Asked} {C whether the dam leaked}, {S Ana Voss} left the hall.",
        "When {Q asked} {C whether the dam leaked}, {S Ana Voss} left the hall.",
        "{S Ana Voss}, when {Q asked specifically} {C whether the dam leaked}, left the hall.",
    ],
)
def test_whose_question_it_is_that_somebody_was_asked_is_left_open(marked: str) -> None:
    _, annotations = found(marked)
    assert [one.source for one in annotations] == [None]


def test_whoever_is_accused_of_something_accuses_nobody() -> None:
    _, (one,) = found("{S Council} {Q accused} {C of hiding a report on the dam}")
    assert one.source is None


@pytest.mark.parametrize(
    ("marked", "source"),
    [
        ("Odd Berg left, whom {S Ana Voss} {Q accused} {C of hiding a report}.", "Ana Voss"),
        ("They met the crews {S she} {Q accused} {C of hiding a report}.", "she"),
    ],
)
def test_whoever_is_said_to_have_accused_somebody_named_before_accuses(marked: str, source: str) -> None:
    _, (one,) = found(marked)
    assert one.source is not None and one.source.text == source


@pytest.mark.parametrize(
    ("marked", "said", "source"),
    [
        ("{C The firms would stay}, while {S most of the crews} {Q said} {C they would go}.",
         ["they would go"], "most of the crews"),
        ("{C How long it would hold} was open, as {S Ana Voss} {Q told} the crews {C she did not know}.",
         ["she did not know"], "Ana Voss"),
        ("{S Ana Voss} {Q said} that {C she would stay}, but there was much talk in Tarn of {C a new dam}.",
         ["she would stay"], "Ana Voss"),
        ("{C If it rains all day}, {S Ana Voss} {Q said} {C it would leak}.",
         ["If it rains all day", "it would leak"], "Ana Voss"),
        ("It lost {C a case}, which {S the council} {Q has vowed} {C to take further}.",
         ["a case", "to take further"], "the council"),
        ("It lost {C a case}, in which {S the crews} {Q said} {C they were cheated}.",
         ["they were cheated"], "the crews"),
        ("{C Ana Voss}, {S whose firm} {Q said} {C it would leave}, came.", ["it would leave"], "whose firm"),
        ("{C The dam}, {S Ana Voss} {Q said}, {C would hold}.", ["The dam", "would hold"], "Ana Voss"),
        ("{S Ana Voss} {Q said} {C the dam} – the oldest one on the river – {C would go}.",
         ["the dam", "would go"], "Ana Voss"),
        ("{S Ana Voss} {Q said} {C the dam was little used}: that is, {C few boats came}.",
         ["the dam was little used", "few boats came"], "Ana Voss"),
    ],
)  # fmt: skip
def test_what_stands_in_another_clause_is_no_part_of_what_is_said(marked: str, said: list[str], source: str) -> None:
    text, annotations = found(marked)
    (one,) = [one for one in annotations if one.source and one.source.text == source]
    assert contents(text, one) == said


@pytest.mark.parametrize(
    ("marked", "source", "cue"),
    [
        ("{S The mayor} rejects {Q claims} {C that the dam leaked}.", "The mayor", "rejects"),
        ("Nurses at Tarn, {S who} fear for their jobs, {Q said} {C the dam leaked}.",
         "Nurses at Tarn, who fear for their jobs", "said"),
        ("Ana Voss, {S who} has left the dam, {Q said} {C it leaked}.", "Ana Voss", "said"),
        ("Letters seen by {S the Tarn Post} {Q show} {C that it leaked}.", "Letters seen by the Tarn Post", "show"),
        ("{S People who live at Tarn} {Q said} {C the dam leaked}.", "People who live at Tarn", "said"),
        ("{S The mayor} {Q made the claim} {C that the dam leaked}.", "The mayor", "made the claim"),
    ],
)  # fmt: skip
def test_the_words_around_a_content_are_those_that_hand_it_over(marked: str, source: str, cue: str) -> None:
    text, annotations = found(marked)
    (shown,) = [one for one in annotations if one.shown]
    assert shown.source is not None and shown.cue is not None
    assert (shown.source.text, text[slice(*shown.cue)]) == (source, cue)


def test_which_is_no_part_of_what_is_said() -> None:
    text, annotations = found("The dam, {C which} {S Ana Voss} {Q said} {C was old}, leaked.")
    assert [contents(text, one) for one in annotations if one.shown] == [["was old"]]


def test_a_quotation_is_not_given_to_the_cue_of_the_sentence_after_it() -> None:
    text, annotations = found(
        "{S Ana Voss} {Q said} {C the dam was old}.\n\n"
        "{C “It is late.”} The mayor works at the dam by the river, where {S friends} {Q described} {C him as “shy.”}"
    )
    quoted = next(one for one in annotations if contents(text, one) == ["“It is late.”"])
    assert quoted.source is not None and quoted.source.text == "Ana Voss"


def test_a_quotation_between_two_speakers_is_that_of_the_one_before() -> None:
    text, annotations = found(
        "{S Ana Voss} {Q said} {C the dam was old}. {C “It will kill this place.”} "
        "{S The builder} {Q said} {C it would bring jobs}."
    )
    said = {" ".join(contents(text, one)): one.source and one.source.text for one in annotations}
    assert said == {
        "the dam was old": "Ana Voss", "“It will kill this place.”": "Ana Voss", "it would bring jobs": "The builder",
    }  # fmt: skip


def test_the_lines_of_a_quotation_are_one_persons() -> None:
    text, annotations = found(
        "{S Ana Voss} {Q said} {C the dam was old}.\n\n"
        "{C “We looked twice.}\n{C We found a crack,”} {S Ivo Marek} {Q added}."
    )
    (added,) = [one for one in annotations if one.source and one.source.text == "Ivo Marek"]
    assert contents(text, added) == ["“We looked twice.", "We found a crack,”"]


def test_what_the_form_of_a_sentence_settles_stands_whatever_is_tagged() -> None:
    text, annotations = found("{S Ana Voss} {Q said} {C the dam leaked}. The mayor {Q denied} that.")
    (denied,) = [one for one in annotations if one.stance is Stance.DENIES]
    assert denied.shown and contents(text, denied) == ["that"]


def test_what_stands_between_commas_with_whose_word_it_is_stands_too() -> None:
    text, annotations = found("{S Ana Voss} {Q said} {C it leaked}. The dam, which the mayor says is old, was closed.")
    (old,) = [one for one in annotations if one.source and one.source.text == "the mayor"]
    assert old.shown and contents(text, old) == ["is old"]


def test_what_somebody_says_inside_a_statement_is_not_credited_to_whoever_makes_it() -> None:
    text, annotations = found("{S Police} {Q said} the driver {Q claimed} {C he had stopped}.")
    shown = [(one.source.text if one.source else None, contents(text, one)) for one in annotations if one.shown]
    assert shown == [("Police", ["the driver claimed he had stopped"])]


@pytest.mark.parametrize(
    "marked",
    [
        "{C The dam} {Q is expected} {C to hold}, and {S engineers} were at the hearing in Orin.",
        "{C The dam} {Q appears} {C to be sound}, but {S Ana Voss} has her own view of it.",
        "{S Ana Voss} left after {C Ivo Marek} {Q was declared} {C the winner}.",
    ],
)
def test_nobody_beyond_the_subject_of_a_passive_says_it(marked: str) -> None:
    _, found_there = found(marked)
    assert [one.source for one in found_there if one.confidence >= 0.05] == [None]


@pytest.mark.parametrize(
    "marked",
    [
        "{C The dam} {Q was condemned} {C as a folly} by {S Ana Voss}.",
        "{C The dam} {Q is described by} {S Ana Voss} {C as a folly}.",
    ],
)
def test_whoever_stands_after_by_says_it(marked: str) -> None:
    _, (one, *_) = found(marked)
    assert one.source and one.source.text == "Ana Voss"


def test_a_poll_keeps_what_those_asked_say_in_it() -> None:
    text, annotations = found("{Q According to} {S a Tarn Post poll}, {C half of all voters said they would move}.")
    poll = next(one for one in annotations if one.source and one.source.text == "a Tarn Post poll")
    assert contents(text, poll) == ["half of all voters said they would move"]


def test_a_source_that_was_tagged_as_said_is_cut_out_of_it() -> None:
    text, (one, *_) = found("{C The council}, {Q according to} {C minutes of the meeting, had been told twice}.")
    assert contents(text, one) == ["The council", "had been told twice"]
    assert one.source and one.source.text == "minutes of the meeting"


def test_it_is_no_part_of_what_was_announced() -> None:
    text, (one,) = found("{C It} {Q was announced} on Friday {C that the dam would be closed}.")
    assert contents(text, one) == ["the dam would be closed"]


@pytest.mark.parametrize(
    ("marked", "source"),
    [
        ("{C The firm} {Q was blamed} by {S inspectors for the leak}.", "inspectors"),
        ("{C The firm} {Q was blamed} by {S Mothers for Peace}.", "Mothers for Peace"),
        ("{C The firm} {Q was blamed} by {S people such as Ana Voss}.", "people such as Ana Voss"),
        ("{C The director} {Q was described} by {S one former manager as reckless}.", "one former manager"),
    ],
)
def test_what_somebody_is_blamed_for_is_no_part_of_who_blames(marked: str, source: str) -> None:
    _, (one,) = found(marked)
    assert one.source and one.source.text == source
