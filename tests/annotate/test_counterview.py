from dataclasses import replace

import pytest

from tests.annotate.building import SOBER, article, passage, said
from tui.annotate import counterview, unverified
from tui.annotate.annotation import Annotation, SourceKind, Stance
from tui.annotate.engine import read
from tui.article.article import Span
from tui.article.plaintext import from_text
from tui.language.cut import CutArticle

CHARGE = "Ida Marsh accused Orrin Vale of lying to the council and bribing two inspectors over the harbour contract."
CONTENT = "Orrin Vale of lying to the council and bribing two inspectors over the harbour contract"
DISPUTE = "The dispute over the docks of Ardmoor went on."
DENIAL = "Orrin Vale denied that he had bribed inspectors over the harbour contract."


def charge(cut_article: CutArticle) -> Annotation:
    return said(cut_article, CONTENT, "Ida Marsh", "accused", stance=Stance.ACCUSES)


def marks(cut_article: CutArticle, *sourced: Annotation) -> dict[str, list[Annotation]]:
    """The counter-views by kind."""
    claims = list(unverified.annotate(cut_article, sourced))
    found: dict[str, list[Annotation]] = {}
    for mark in counterview.annotate(cut_article, sourced, claims):
        found.setdefault(mark.kind, []).append(mark)
    return found


def test_a_charge_that_nobody_answers_is_marked_with_who_should_be_asked() -> None:
    cut_article = article(SOBER, CHARGE, SOBER)
    content = charge(cut_article)
    (mark,) = marks(cut_article, content)["unanswered"]
    assert mark.shown
    assert mark.target == "Orrin Vale"
    assert cut_article.text[mark.start : mark.end] == CONTENT
    assert mark.related[0].kind == "allegation"
    assert "Orrin Vale" in mark.reason


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
    (open_mark,) = marks(alone, charges[0])["unanswered"]
    closed = marks(answered, charges[1], answer).get("unanswered", [])
    assert all(mark.confidence < 0.7 * open_mark.confidence for mark in closed)


def test_being_quoted_on_another_point_far_away_counts_for_less_than_a_denial() -> None:
    other = "Orrin Vale said the bakery in Quill would open on Sunday."
    elsewhere = article(SOBER, CHARGE, *[SOBER] * 6, other)
    remark = said(elsewhere, "the bakery in Quill would open on Sunday", "Orrin Vale")
    answered = article(SOBER, CHARGE, DENIAL)
    denial = said(
        answered, "he had bribed inspectors over the harbour contract", "Orrin Vale", "denied", stance=Stance.DENIES
    )
    assert confidence(elsewhere, charge(elsewhere), remark) > confidence(answered, charge(answered), denial)


def test_a_sober_clause_speaks_against_nobody() -> None:
    cut_article = article(SOBER, "Ida Marsh said Orrin Vale would open the bridge on Friday.", SOBER)
    content = said(cut_article, "Orrin Vale would open the bridge on Friday", "Ida Marsh")
    assert not [m for m in marks(cut_article, content).get("unanswered", []) if m.shown]


def told_by(*names: str, lead: str = SOBER) -> tuple[CutArticle, list[Annotation]]:
    """An article of six statements by these in turn, after a lead."""
    statements = [f"the {thing} of the old harbour would be moved to the new quay before the winter" for thing in
                  ("crane", "office", "store", "wharf", "lamp", "gate")]
    speakers = [names[i % len(names)] for i in range(len(statements))]
    cut_article = article(lead, *[f"{who} said {what}." for who, what in zip(speakers, statements, strict=True)])
    return cut_article, [said(cut_article, what, who) for who, what in zip(speakers, statements, strict=True)]


def test_a_story_that_rests_on_one_source_is_marked_where_it_first_speaks() -> None:
    cut_article, sourced = told_by("Ida Marsh")
    (mark,) = marks(cut_article, *sourced)["single-source"]
    assert mark.span == sourced[0].span
    assert mark.source == sourced[0].source
    assert "Ida Marsh" in mark.reason


def test_a_story_with_several_voices_does_not_rest_on_one() -> None:
    cut_article, sourced = told_by("Ida Marsh", "Orrin Vale", "Tess Aldin")
    assert "single-source" not in marks(cut_article, *sourced)


@pytest.mark.parametrize("outsider", ["Professor Vale", "The harbour inspectors", "The arbitrators"])
def test_an_expert_and_an_official_body_are_outsiders(outsider: str) -> None:
    without, few = told_by("Ida Marsh", "Orrin Vale", "Tess Aldin", lead=DISPUTE)
    with_one, more = told_by("Ida Marsh", outsider, "Tess Aldin", lead=DISPUTE)
    assert "no-independent" in marks(without, *few)
    assert "no-independent" not in marks(with_one, *more)


def test_where_nothing_is_at_issue_no_outsider_is_asked_for() -> None:
    cut_article, sourced = told_by("Ida Marsh", "Orrin Vale", "Tess Aldin")
    assert "no-independent" not in marks(cut_article, *sourced)


def test_a_passage_is_not_asked_for_more_voices() -> None:
    cut_article = passage(CHARGE)
    assert set(marks(cut_article, charge(cut_article))) <= {"unanswered"}


def accusations(*accused: str) -> tuple[CutArticle, list[Annotation]]:
    """An article in which Ida Marsh accuses these in turn."""
    things = ("crane", "office", "store", "wharf", "lamp")
    charges = [
        f"{who} of lying to the council and bribing the inspectors of the {thing}"
        for who, thing in zip(accused, things, strict=True)
    ]
    cut_article = article(*[f"Ida Marsh accused {what}." for what in charges])
    return cut_article, [said(cut_article, what, "Ida Marsh", "accused", stance=Stance.ACCUSES) for what in charges]


def test_one_side_is_told_with_its_numbers() -> None:
    cut_article, sourced = accusations("Orrin Vale", "Tess Aldin", "Ivo Marek", "Odd Berg", "Orrin Vale")
    found = marks(cut_article, *sourced)
    (mark,) = found["one-sided"]
    assert "all 5 come from one side (Ida Marsh)" in mark.reason
    assert not mark.shown
    assert "All 5 statements that have a source here are from Ida Marsh." in found["single-source"][0].reason


def test_an_article_told_against_one_who_is_not_heard_is_one_sided() -> None:
    cut_article, sourced = accusations(*["Orrin Vale"] * 5)
    (mark,) = marks(cut_article, *sourced)["one-sided"]
    assert mark.shown
    assert "5 of them against Orrin Vale, who is not heard" in mark.reason
    assert mark.start == cut_article.sentences[1].start


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


class Judgement:
    """A model that finds the same in every word."""

    def __init__(self, **shares: float) -> None:
        self._shares = shares

    def share(self, label: str, start: int, end: int) -> float:
        return self._shares.get(label.replace(":", "_"), 0.02)

    most = sentence = share

    def answers(self, charge: Span, start: int, end: int) -> float:
        return self._shares.get("fits", 0.02)


def test_what_a_model_says_of_a_charge_and_of_an_answer_is_weighed_in() -> None:
    remark = "It was late, Orrin Vale said."
    cut_article = article(SOBER, CHARGE, remark)
    sourced = [charge(cut_article), said(cut_article, "It was late", "Orrin Vale")]
    claims = list(unverified.annotate(cut_article, sourced))

    def sureness(judged: Judgement) -> float:
        found = counterview.annotate(cut_article, sourced, claims, judged)
        return max((m.confidence for m in found if m.kind == "unanswered" and m.target == "Orrin Vale"), default=0.0)

    charged = sureness(Judgement(accusation=0.9, party_accused=0.9))
    assert charged > sureness(Judgement(accusation=0.01, party_accused=0.9))
    assert charged > sureness(Judgement(accusation=0.9, party_accused=0.9, fits=0.95))


def shown(*paragraphs: str) -> list[Annotation]:
    """The charges without an answer that a reader sees, by the rules."""
    found = read(from_text("\n\n".join(paragraphs), "note")).annotations
    return [mark for mark in found if mark.kind == "unanswered" and mark.shown]


NEWS = "The council of Quill met on Monday to speak of the harbour. About forty people came to the hall."


@pytest.mark.parametrize(
    ("charge", "target"),
    [
        ("Ida Marsh said Orrin Vale had lied about the contract and misled the council.", "Orrin Vale"),
        ("“Orrin Vale is a liar and a fraud,” Ida Marsh said.", "Orrin Vale"),
        ("Ida Marsh accused Brellow Ferries of hiding the accident from inspectors.", "Brellow Ferries"),
        ("“Orrin Vale has lied to us for years. He is corrupt and dishonest,” Ida Marsh said.", "Orrin Vale"),
        ("Prosecutors say Orrin Vale moved two million crowns to a firm of his brother.", "Orrin Vale"),
        ("Brellow Ferries moved the money abroad, the indictment says.", "Brellow Ferries"),
    ],
)
def test_a_plain_charge_is_shown_with_whom_it_is_against(charge: str, target: str) -> None:
    assert target in [mark.target for mark in shown(NEWS, charge, NEWS)]


@pytest.mark.parametrize(
    "text",
    [
        "Ida Marsh said two people were killed in the attack near Tarn last week.",
        "Ida Marsh won the primary with 52 percent of the vote and a margin of 300 ballots.",
        "“We should not be naive,” Ida Marsh said of the new session.",
        "Ida Marsh said she loves the young people of the community and the work of the local school.",
        "The statute says whoever damages the pier is liable for a fine of 40 crowns.",
        "The union wants to block the harbour on Saturday and to halve the hours of work.",
        "Orrin Vale wrote to the judges. He said he had acted in the heat of the moment and cheated nobody else.",
        "Diplomats believe the looming offensive could cut the valley off.",
        "Prosecutors said Orrin Vale would appear in court on Monday.",
        "Prosecutors said Orrin Vale was taken to a hospital in Quill.",
    ],
)
def test_what_charges_nobody_is_not_shown(text: str) -> None:
    assert shown(NEWS, text, NEWS) == []


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


def test_a_quotation_that_goes_on_is_against_those_accused_before() -> None:
    charge = "Ida Marsh accused Brellow Ferries of hiding the accident at Garrow Lane from inspectors."
    found = shown(NEWS, f"{charge} “They lied to us and they let us drown,” she said.", NEWS)
    assert {mark.target for mark in found} == {"Brellow Ferries"}


@pytest.mark.parametrize("first", [True, False])
def test_a_reply_that_was_sought_counts_wherever_that_is_told(first: bool) -> None:
    charge = "Ida Marsh said Orrin Vale had lied about the contract and misled the council."
    sought = "Orrin Vale did not respond to a request for comment."
    between = [f"The ferry to Tarn was late on day {number} of the month." for number in range(20)]
    paragraphs = [NEWS, charge, *between, sought]
    assert shown(*(paragraphs if not first else [NEWS, sought, *between, charge])) == []


def test_who_is_accused_is_not_told_where_it_is_not_clear() -> None:
    charge = "Ida Marsh met Orrin Vale and Tess Aldin. One of them, a clerk said, had lied and misled the council."
    found = read(from_text("\n\n".join([NEWS, charge, NEWS]), "note")).annotations
    marks = [mark for mark in found if mark.kind == "unanswered"]
    assert [mark.target for mark in marks] == [None]
    assert all("could not make out whom" in mark.reason for mark in marks)


@pytest.mark.parametrize(
    "told", ["was not guilty of fraud", "was innocent of the fraud", "had been cleared of fraud", "did nothing wrong",
             "had done what did not rise to the level of fraud"]
)
def test_whoever_speaks_for_somebody_charges_nobody(told: str) -> None:
    found = read(from_text("\n\n".join([NEWS, f"Ida Marsh said Orrin Vale {told}.", NEWS]), "note")).annotations
    assert not [mark for mark in found if mark.shown and mark.kind in ("unanswered", "allegation")]


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


def sure(charge: str, target: str, *answer: str) -> float:
    """How sure the rules are that nobody answers a charge against somebody, with what is told after it."""
    found = read(from_text("\n\n".join([NEWS, charge, *answer, NEWS]), "note")).annotations
    return max((m.confidence for m in found if m.kind == "unanswered" and m.target == target), default=0.0)


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


def test_a_namesake_is_not_taken_for_the_accused() -> None:
    charge = "Ida Marsh said Orrin Vale had lied about the contract and misled the council."
    assert sure(charge, "Orrin Vale", "Bea Vale said the contract was a good one and hung in her hall.") >= 0.24


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("Ida Marsh said Brellow Ferries had hired nine sailors from the island.", False),
        ("Ida Marsh said that the minister, Orrin Vale, had kept his promise to them.", False),
        ("Ida Marsh praised Brellow Ferries for cutting the fare for children.", False),
        ("Ida Marsh said Brellow Ferries had helped smugglers and bribed two inspectors.", True),
        ("Ida Marsh said Brellow Ferries had hired nine sailors and cheated them of their pay.", True),
    ],
)
def test_a_good_deed_speaks_against_nobody(text: str, against: bool) -> None:
    cut_article = article(NEWS, text, NEWS)
    content = text.removeprefix("Ida Marsh ").removeprefix("said that ").removeprefix("said ").removesuffix(".")
    sourced = [said(cut_article, content.removeprefix("praised "), "Ida Marsh", text.split()[2])]
    judged = Judgement(accusation=0.8, party_accused=0.8)
    claims = list(unverified.annotate(cut_article, sourced))
    found = [m for m in counterview.annotate(cut_article, sourced, claims, judged) if m.kind == "unanswered"]
    about = [m for m in found if cut_article.text[m.start : m.end] in text]
    assert bool(about) is against


@pytest.mark.parametrize(("deed", "speaks_ill"), [("taken", False), ("stolen", True)])
def test_an_allegation_that_is_likely_in_words_that_speak_ill_and_that_nobody_answers_is_shown_as_unanswered(
    deed: str, speaks_ill: bool
) -> None:
    cut_article = article(SOBER, f"Ida Marsh said Orrin Vale had {deed} 18,400 crowns from the fund.", SOBER)
    content = said(cut_article, f"Orrin Vale had {deed} 18,400 crowns from the fund", "Ida Marsh")
    (claim,) = (c for c in unverified.annotate(cut_article, [content]) if c.kind == "allegation")

    def found(share: float, *claims: Annotation) -> Annotation | None:
        marks = counterview.annotate(cut_article, [content], claims, Judgement(accusation=share))
        return next((m for m in marks if m.kind == "unanswered" and m.target == "Orrin Vale"), None)

    shares = (share / 100 for share in range(50))
    perhaps = next(s for s in shares if (mark := found(s)) and not mark.shown and mark.confidence > 0.14)
    agreed = found(perhaps, replace(claim, confidence=0.3, target="Orrin Vale"))
    assert agreed and agreed.shown is speaks_ill
    unsure = found(perhaps, replace(claim, confidence=0.2, target="Orrin Vale"))
    assert unsure and not unsure.shown


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
    assert "neither an answer nor a request for one was found" in reason(charge)
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


def test_those_of_one_body_are_one_side_of_a_dispute() -> None:
    statements = [f"the {thing} would be moved" for thing in ("crane", "office", "store", "wharf", "lamp", "gate")]
    speakers = ["Ida Marsh, the union’s president,", "The union’s treasurer, Ivo Marek,", "Its lawyer, Tess Aldin,"]
    told = [f"{speakers[i % 3]} said {what}." for i, what in enumerate(statements)]

    def found(lead: str, *others: str) -> dict[str, list[Annotation]]:
        cut_article = article(lead, *told, *others)
        names = [speaker.strip(",") for speaker in speakers]
        sourced = [said(cut_article, what, names[i % 3]) for i, what in enumerate(statements)]
        more = [said(cut_article, other.split(" said ")[1].rstrip("."), other.split(" said ")[0]) for other in others]
        return marks(cut_article, *sourced, *more)

    (mark,) = found(DISPUTE)["one-sided"]
    assert "A dispute is told of; all 6 statements that have a source here come from one side" in mark.reason
    assert "one-sided" not in found("The docks of Ardmoor opened again.")
    others = [f"Odd Berg said the {thing} would stay." for thing in ("bench", "tower", "pier")]
    assert "one-sided" not in found(DISPUTE, *others)
