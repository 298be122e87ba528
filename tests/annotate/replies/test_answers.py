"""What answers a charge, and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.annotate.building import SOBER, article, said
from tests.annotate.charging import CHARGE, NEWS, Judgement, charge, marks, shown, sure
from tui.annotate import counterview, unverified
from tui.annotate.annotation import Annotation, SourceKind, Stance
from tui.annotate.engine import read
from tui.article.article import Span
from tui.article.plaintext import from_text
from tui.language.cut import CutArticle

DENIAL = "Orrin Vale denied that he had bribed inspectors over the harbour contract."


def confidence(cut_article: CutArticle, *sourced: Annotation) -> float:
    found = marks(cut_article, *sourced).get("unanswered", [])
    return max((mark.confidence for mark in found if mark.target == "Orrin Vale"), default=0.0)


def test_a_denial_by_the_accused_answers_it() -> None:
    alone = article(SOBER, CHARGE, SOBER)
    answered = article(SOBER, CHARGE, DENIAL)
    denial = said(
        answered, "he had bribed inspectors over the harbour contract", "Orrin Vale", "denied", stance=Stance.DENIES
    )
    assert confidence(answered, charge(answered), denial) < 0.7 * confidence(alone, charge(alone))


def test_that_a_reply_was_sought_answers_it() -> None:
    alone = article(SOBER, CHARGE, SOBER)
    sought = article(SOBER, CHARGE, "Vale did not respond to a request for comment on the contract.")
    assert confidence(sought, charge(sought)) < 0.7 * confidence(alone, charge(alone))


def test_a_spokesman_answers_for_a_body() -> None:
    text = "Ida Marsh accused Brellow Ferries of lying to the council and bribing two inspectors over the contract."
    content = text.removeprefix("Ida Marsh accused ").removesuffix(".")
    alone = article(SOBER, text, SOBER)
    answered = article(SOBER, text, "A spokesman for Brellow said the charge was untrue.")
    charges = [said(c, content, "Ida Marsh", "accused", stance=Stance.ACCUSES) for c in (alone, answered)]
    answer = said(
        answered, "the charge was untrue", "A spokesman for Brellow", kind=SourceKind.ORGANIZATION, stance=Stance.DENIES
    )
    assert "unanswered" in marks(alone, charges[0])
    assert "unanswered" not in marks(answered, charges[1], answer)


def test_being_quoted_on_another_point_far_away_counts_for_less_than_a_denial() -> None:
    other = "Orrin Vale said the bakery in Quill would open on Sunday."
    elsewhere = article(SOBER, CHARGE, *[SOBER] * 6, other)
    remark = said(elsewhere, "the bakery in Quill would open on Sunday", "Orrin Vale")
    answered = article(SOBER, CHARGE, DENIAL)
    denial = said(
        answered, "he had bribed inspectors over the harbour contract", "Orrin Vale", "denied", stance=Stance.DENIES
    )
    assert confidence(elsewhere, charge(elsewhere), remark) > confidence(answered, charge(answered), denial)


def test_who_belongs_to_the_accused_answers_for_them() -> None:
    told = "The charge was baseless and the council was never lied to over the harbour contract"
    answers = [
        f"{told}, said Tess Aldin, a spokeswoman for Vale.",
        f"Vale's lawyer, Tess Aldin, called it a lie. {told}, Aldin said.",
    ]
    alone = article(SOBER, CHARGE, SOBER)
    for answer in answers:
        cut_article = article(SOBER, CHARGE, answer)
        reply = said(cut_article, told, "Aldin", kind=SourceKind.PERSON, name="Tess Aldin")
        assert confidence(cut_article, charge(cut_article), reply) < confidence(alone, charge(alone))


@pytest.mark.parametrize(
    "answer",
    [
        "Vale denied that he had lied about the contract.",
        "A spokesman for Vale said the accusation was untrue.",
        "Vale declined to comment on the contract.",
        "Vale’s lawyer, Tess Aldin, rejected the accusation as baseless.",
        "Vale could not immediately be contacted for comment.",
        "“I have never told anybody a lie,” Vale said.",
        "Vale, who runs the ferries and owns most of the land on both sides of the old road, declined to comment.",
        "Tess Aldin, a lawyer for Vale, said the contract had been read out in full.",
        "“There was no secret,” said Tess Aldin, who leads the defence.",
    ],
)
def test_an_answer_takes_the_mark_away(answer: str) -> None:
    charge = "Ida Marsh said Orrin Vale had lied about the contract and misled the council."
    assert [mark.target for mark in shown(NEWS, charge, NEWS)] == ["Orrin Vale"]
    assert shown(NEWS, charge, answer, NEWS) == []


@pytest.mark.parametrize(
    "elsewhere",
    [
        "Vale took part in a protest against the new toll at the harbour on Friday.",
        "Vale decided to use the old prison as a dispute over the mill went on.",
        "Vale defended the new cranes at the opening of the mill.",
    ],
)
def test_words_of_another_matter_are_no_answer(elsewhere: str) -> None:
    charge = "Ida Marsh said Orrin Vale had lied about the contract and misled the council."
    assert [mark.target for mark in shown(NEWS, charge, elsewhere, NEWS)] == ["Orrin Vale"]


@pytest.mark.parametrize("first", [True, False])
def test_a_reply_that_was_sought_counts_wherever_that_is_told(first: bool) -> None:
    charge = "Ida Marsh said Orrin Vale had lied about the contract and misled the council."
    sought = "Orrin Vale did not respond to a request for comment."
    between = [f"The ferry to Tarn was late on day {number} of the month." for number in range(20)]
    paragraphs = [NEWS, charge, *between, sought]
    assert shown(*(paragraphs if not first else [NEWS, sought, *between, charge])) == []


def test_an_answer_may_stand_in_the_sentence_of_the_charge() -> None:
    charge = "Ida Marsh said Orrin Vale had lied about the contract and misled the council"
    assert shown(NEWS, f"{charge}.", NEWS)
    assert not shown(NEWS, f"{charge}; Vale denied the accusation and called it untrue.", NEWS)


@pytest.mark.parametrize(
    "answer",
    [
        "The company denied that it had lied about the accident.",
        "Company spokeswoman Tess Aldin denied that inspectors had been misled about the accident.",
    ],
)
def test_the_company_answers_for_the_body_named_last(answer: str) -> None:
    charge = "Ida Marsh said the Brellow Company had lied about the accident and misled the inspectors."

    def sureness(*paragraphs: str) -> float:
        found = read(from_text("\n\n".join(paragraphs), "note")).annotations
        return max((m.confidence for m in found if m.kind == "unanswered" and m.target == "Brellow Company"), default=0)

    assert sureness(NEWS, charge, answer) < 0.8 * sureness(NEWS, charge, NEWS)


LEAKS = "Ida Marsh said Brellow Ferries had lied about the leaks in the hull and misled the inspectors."


@pytest.mark.parametrize(
    "answer",
    [
        "Brellow Ferries said each of the leaks had been mended within a day.",
        "“We mended every leak and never hid one,” said Tess Aldin, a director of Brellow Ferries.",
        "The company said each of the leaks had been mended within a day.",
        "The Tarn Council met on Friday. The company said each of the leaks had been mended within a day.",
        "Brellow Ferries apologised for the leaks.",
        "Nobody at Brellow Ferries was available for comment on Tuesday.",
        "Questions sent to Brellow Ferries went unanswered.",
        "Emails to the company were not returned.",
        "Brellow Ferries would not be drawn on the leaks.",
        "Brellow Ferries, which denies wrongdoing, will open a new route in May.",
        "Ivo Marek, Brellow Ferries and the Tarn Council declined to comment.",
        "Brellow Ferries does not comment on pending cases, a spokesman said.",
        "A spokesman said he could not discuss the matter.",
        "Tess Aldin, an agent in Tarn, rejected that.",
        "Tess Aldin had no comment on that.",
        "Tess Aldin called that nonsense.",
    ],
)
def test_whoever_speaks_for_the_accused_on_the_matter_answers(answer: str) -> None:
    assert sure(LEAKS, "Brellow Ferries", answer) < 0.24 <= sure(LEAKS, "Brellow Ferries")


@pytest.mark.parametrize(
    "elsewhere",
    [
        "Brellow Ferries said a new route to Tarn would open in the spring.",
        "A spokeswoman for the Tarn Hospital declined to comment on the new beds.",
        "The Tarn Hospital denied that a nurse had been dismissed.",
        "Ivo Marek said each of the leaks was as wide as a hand.",
        "Passengers will be contacted by letter.",
        "Ivo Marek rejected the plan for the school.",
        "Ivo Marek called the harbour pretty.",
        "Ivo Marek called it a disgrace.",
        "The Tarn police, asked about a fire at the quay, declined to comment.",
        "In a letter to those who work for Brellow Ferries, Ivo Marek declined to comment on the school.",
        "At a meeting with Brellow Ferries, Ivo Marek denied that the school had been closed.",
        "Ivo Marek refuted the figures of the mill and asked Brellow Ferries to answer by May.",
        "Brellow Ferries said the innocent victims of the storm were carried to Tarn.",
        "Ida Marsh declined to comment on her own ferry to Tarn.",
        "“The company told me, ‘You will be paid for the leaks,’” Ivo Marek said.",
    ],
)
def test_what_others_say_and_what_is_said_of_other_matters_answers_nothing(elsewhere: str) -> None:
    assert sure(LEAKS, "Brellow Ferries", elsewhere) >= 0.24


@pytest.mark.parametrize(
    "speaker",
    [
        "The Corvanian water ministry", "President Ivo Marek of Corvany", "Tess Aldin, a Corvanian diplomat,",
        "Corvany’s water minister, Tess Aldin,",
    ],
)
def test_a_state_answers_by_its_officials_and_by_its_adjective(speaker: str) -> None:
    charge = "Ida Marsh said Corvany had lied about the reservoir and misled the engineers."
    answer = f"{speaker} said the reservoir had been closed for a test agreed by all."
    assert sure(charge, "Corvany", answer) < 0.24 <= sure(charge, "Corvany")


@pytest.mark.parametrize(
    ("accused", "speaker"),
    [
        ("the government", "The government’s delegate, Tess Aldin,"),
        ("ministers", "The finance ministry"),
        ("officials", "A spokesman for the department"),
        ("officials", "The agency"),
        ("the president", "A spokesman for the presidency"),
        ("managers", "The director"),
        ("the school", "The principal"),
        ("the board", "Its chair, Tess Aldin,"),
        ("the police", "One officer"),
    ],
)
def test_those_accused_without_a_name_answer_by_whoever_is_called_so(accused: str, speaker: str) -> None:
    charge = f"Ida Marsh said {accused} had lied about the leaks in the hull and misled the inspectors."
    answer = f"{speaker} said each of the leaks had been mended within a day."
    by_another = "A teacher said each of the leaks had been mended within a day."
    of_another_matter = f"{speaker} said a new school would open in May."
    assert sure(charge, accused, answer) < 0.24
    assert sure(charge, accused, by_another) >= 0.24
    assert sure(charge, accused, of_another_matter) >= 0.24


def test_who_is_accused_of_what_they_said_answers_and_is_not_the_accuser() -> None:
    charge = "Orrin Vale was criticised for saying that nurses were liars and thieves."
    assert sure(charge, "Orrin Vale", "Vale said that none of his remarks was meant to hurt nurses.") < 0.24
    assert sure(charge, "Orrin Vale", "Vale did not respond to a request for comment.") < 0.24
    assert sure(charge, "Orrin Vale") >= 0.24


def test_a_namesake_is_not_taken_for_the_accused() -> None:
    charge = "Ida Marsh said Orrin Vale had lied about the contract and misled the council."
    assert sure(charge, "Orrin Vale", "Bea Vale said the contract was a good one and hung in her hall.") >= 0.24


def reason(*paragraphs: str) -> str:
    """Why the first mark of an article stands there."""
    found = read(from_text("\n\n".join([NEWS, *paragraphs, NEWS]), "note")).annotations
    return next(mark.reason for mark in found if mark.kind == "unanswered")


def test_a_reason_names_words_that_speak_against_somebody_and_no_chance_word() -> None:
    told = reason("Ida Marsh said Orrin Vale had only lied to the sick about the fuel for the ferry.")
    assert "“lied”" in told
    assert not any(word in told for word in ("only", "sick", "fuel"))


def test_a_reason_says_where_the_side_of_the_accused_is_heard() -> None:
    charge = "Ida Marsh said Orrin Vale had lied about the contract and misled the council."
    assert "request for one was found" in reason(charge)
    told = reason(charge, "Orrin Vale said the bakery in Quill would open on Sunday.")
    assert "their side is heard (“Orrin Vale said the bakery …”), but no answer to this was found" in told


@pytest.mark.parametrize(
    "text",
    [
        "Orrin Vale directed the guards to close the bakery in Quill.",
        "Orrin Vale has endured criticism for telling people that the bakery would open.",
        "Orrin Vale has not said that the bakery in Quill would open on Sunday.",
        "His message of bread is one that the bakery in Quill has heard.",
    ],
)
def test_no_reason_says_that_somebody_is_heard_who_only_acts(text: str) -> None:
    charge = "Ida Marsh said Orrin Vale had lied about the contract and misled the council."
    assert "their side is heard" not in reason(charge, text)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Orrin Vale, who was jailed for defrauding eleven widows, lives in Tarn.", None),
        ("Ida Marsh said Orrin Vale had defrauded eleven widows and lied to the council.", "Orrin Vale"),
    ],
)
def test_of_what_a_court_has_settled_no_answer_is_asked(text: str, target: str | None) -> None:
    assert next((mark.target for mark in shown(NEWS, text, NEWS)), None) == target


OF_A_HOSPITAL = "The Tarn Hospital denied that a nurse had been dismissed."


@pytest.mark.parametrize("fits", [0.02, 0.95])
@pytest.mark.parametrize(
    ("answer", "who", "told", "answers"),
    [
        (DENIAL, "Orrin Vale", "he had bribed inspectors over the harbour contract", True),
        (OF_A_HOSPITAL, "The Tarn Hospital", "a nurse had been dismissed", False),
    ],
)
def test_a_denial_by_the_accused_answers_and_one_by_others_does_not_whatever_the_model_makes_of_it(
    answer: str, who: str, told: str, answers: bool, fits: float
) -> None:
    judged = Judgement(accusation=0.9, party_accused=0.9, answer=fits, fits=fits)
    cut_article = article(SOBER, CHARGE, answer)
    sourced = [charge(cut_article), said(cut_article, told, who, "denied", stance=Stance.DENIES)]
    claims = list(unverified.annotate(cut_article, sourced))
    found = [mark for mark in counterview.annotate(cut_article, sourced, claims, judged) if mark.kind == "unanswered"]
    assert any(mark.shown and mark.target == "Orrin Vale" for mark in found) is not answers


def test_an_account_of_the_accused_that_the_model_does_not_hold_for_an_answer_is_none() -> None:
    told = "the inspectors had come to the harbour twice over the contract"
    judged = Judgement(accusation=0.9, party_accused=0.9)

    def sureness(cut_article: CutArticle, *answers: Annotation) -> float:
        sourced = [charge(cut_article), *answers]
        claims = list(unverified.annotate(cut_article, sourced))
        found = counterview.annotate(cut_article, sourced, claims, judged)
        return max(mark.confidence for mark in found if mark.target == "Orrin Vale")

    alone, account = article(SOBER, CHARGE, SOBER), article(SOBER, CHARGE, f"Orrin Vale said {told}.")
    assert sureness(account, said(account, told, "Orrin Vale")) > 0.9 * sureness(alone)


class Asked(Judgement):
    """A model that keeps which sentences it was asked to hold against which charge."""

    def __init__(self, **shares: float) -> None:
        super().__init__(**shares)
        self.sentences: list[tuple[Span, Span]] = []

    def answers(self, charge: Span, start: int, end: int) -> float:
        self.sentences.append((charge, Span(start, end)))
        return super().answers(charge, start, end)


def test_no_sentence_is_held_against_the_charge_that_stands_in_it() -> None:
    both = CHARGE.removesuffix(".") + f"; {DENIAL}"
    cut_article = article(SOBER, both, DENIAL)
    sourced = [charge(cut_article)]
    judged = Asked(accusation=0.9, party_accused=0.9)
    list(counterview.annotate(cut_article, sourced, list(unverified.annotate(cut_article, sourced)), judged))
    assert judged.sentences
    assert not any(sentence.covers(accused.start) for accused, sentence in judged.sentences)


@given(st.lists(st.floats(0, 1), max_size=12))
def test_of_many_sentences_the_two_most_like_an_answer_tell_whether_there_is_one(answers: list[float]) -> None:
    silence = counterview.silence_of(answers)
    assert 0 <= silence <= 1
    assert silence == counterview.silence_of(sorted(answers, reverse=True)[:2])
    assert counterview.silence_of([*answers, 1.0]) == 0
    assert counterview.silence_of([]) == 1


LIED = "Ida Marsh said Orrin Vale had lied about the contract and misled the council."


def test_of_what_the_accused_say_besides_the_reason_names_what_comes_after_the_charge() -> None:
    before, after = "Orrin Vale said the mill would close in May.", "Orrin Vale said the bakery would open on Sunday."
    assert "their side is heard (“Orrin Vale said the bakery …”)" in reason(before, LIED, after)
    assert "their side is heard (“Orrin Vale said the mill …”)" in reason(before, LIED)


def test_what_the_accused_say_in_the_sentence_of_the_charge_is_not_told_as_their_side() -> None:
    both = "Ida Marsh said Orrin Vale had lied about the contract, and Orrin Vale said the bakery would open on Sunday."
    assert "their side is heard" not in reason(both)


def test_the_reason_names_the_sentence_that_is_most_like_an_answer() -> None:
    told = reason(LIED, "Vale defended the new cranes at the opening of the mill.")
    assert told.endswith("found in this text; the nearest to one begins “Vale defended the new cranes …”.")
