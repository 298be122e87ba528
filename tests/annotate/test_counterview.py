"""Counter-views: charges nobody answers, and whom an article leaves out."""

from dataclasses import replace

import pytest

from tests.annotate.building import SOBER, article, passage, said
from tests.annotate.charging import CHARGE, CONTENT, NEWS, Judgement, charge, marks
from tui.annotate import counterview, unverified
from tui.annotate.annotation import Annotation, Stance
from tui.annotate.engine import read
from tui.language.cut import CutArticle

DISPUTE = "The dispute over the docks of Ardmoor went on."


def test_a_charge_that_nobody_answers_is_marked_with_who_should_be_asked() -> None:
    cut_article = article(SOBER, CHARGE, SOBER)
    content = charge(cut_article)
    (mark,) = marks(cut_article, content)["unanswered"]
    assert mark.shown
    assert mark.target == "Orrin Vale"
    assert cut_article.text[mark.start : mark.end] == CONTENT
    assert mark.related[0].kind == "allegation"
    assert "Orrin Vale" in mark.reason


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


def test_one_long_statement_is_told_as_one() -> None:
    long = "the crane would be moved to the new quay " * 20
    told = [("Ida Marsh", long.strip()), *((who, f"no {who}") for who in ("Vale", "Aldin", "Berg", "Orr"))]
    cut_article = article(*[f"{who} said {what}." for who, what in told])
    (mark,) = marks(cut_article, *[said(cut_article, what, who) for who, what in told])["single-source"]
    assert mark.reason.startswith("1 of 5 statements that have a source here, with 9")
    assert mark.reason.endswith("is from Ida Marsh.")


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
    assert "All 5 statements that have a source here come from one side (Ida Marsh)" in mark.reason
    assert "2 of them against Orrin Vale; none of 5 statements are theirs" in mark.reason
    assert mark.shown
    assert "All 5 statements that have a source here are from Ida Marsh." in found["single-source"][0].reason


def test_an_article_told_against_one_who_is_not_heard_is_one_sided() -> None:
    cut_article, sourced = accusations(*["Orrin Vale"] * 5)
    (mark,) = marks(cut_article, *sourced)["one-sided"]
    assert mark.shown
    assert "all of them against Orrin Vale; none of 5 statements are theirs" in mark.reason
    assert mark.start == cut_article.sentences[1].start


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
    assert "All 6 statements that have a source here come from one side" in mark.reason
    assert not mark.shown
    assert "one-sided" not in found("The docks of Ardmoor opened again.")
    others = [f"Odd Berg said the {thing} would stay." for thing in ("bench", "tower", "pier")]
    assert "one-sided" not in found(DISPUTE, *others)


def test_whoever_was_told_by_their_body_once_stays_on_its_side() -> None:
    union = (
        "The chairman of the Tarn Dockers’ Union, Odd Berg, said that the crane would be sold.\n\n"
        "Berg said that the office would be shut. He said that the store would be moved.\n\n"
        "The union’s lawyer, Ida Marsh, said that the wharf would be let. She said that the gate would be locked.\n\n"
        "Marsh said that the weir would be dug."
    )
    for engine in ("model", "rules"):
        reading = read(article(DISPUTE, union, SOBER).article, engine=engine)
        (mark,) = (a for a in reading.annotations if a.kind == "one-sided")
        assert "All 6 statements that have a source here come from one side (Odd Berg, Ida Marsh)" in mark.reason


def test_those_who_said_something_together_are_of_no_one_side() -> None:
    both = [f"Ida Marsh and Orrin Vale said that the {thing} would be moved." for thing in ("crane", "office")]
    apart = [f"{who} said that the {thing} would be moved." for who, thing in (
        ("Ida Marsh", "store"), ("Orrin Vale", "wharf"), ("Ida Marsh", "lamp"), ("Orrin Vale", "gate"),
    )]
    assert "one-sided" not in {a.kind for a in read(article(DISPUTE, *both, *apart).article).annotations}
    alone = [f"Ida Marsh and Orrin Vale said that the {thing} would be moved." for thing in ("crane", "pier", "quay")]
    read(article(DISPUTE, *alone, *alone).article)  # nobody is of any side
