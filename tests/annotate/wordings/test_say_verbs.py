import pytest

from tests.annotate.building import SOBER, article, said
from tui.annotate.annotation import Annotation
from tui.annotate.engine import EngineName, read
from tui.annotate.wordings.say_verbs import say_verbs
from tui.language.cut import CutArticle

THINGS = ("crane", "office", "store", "wharf", "gate", "mill", "lock", "weir")


def told(*speakers_and_verbs: tuple[str, str]) -> tuple[CutArticle, list[Annotation]]:
    """An article of one statement a paragraph, each with its speaker and verb."""
    statements = [
        (who, how, f"the {thing} of the harbour would move")
        for (who, how), thing in zip(speakers_and_verbs, THINGS, strict=False)
    ]
    cut_article = article(*[f"{who} {how} that {what}." for who, how, what in statements], SOBER)
    return cut_article, [said(cut_article, what, who, how) for who, how, what in statements]


def test_verbs_that_judge_one_side_alone_are_told_with_their_numbers() -> None:
    note = say_verbs(*told(
        ("Orrin Vale", "claimed"), ("Ida Marsh", "said"), ("Orrin Vale", "claimed"), ("Ida Marsh", "said"),
        ("Orrin Vale", "insisted"), ("Ida Marsh", "said"), ("Orrin Vale", "said"), ("Ida Marsh", "added"),
    ))
    assert note is not None
    assert note.text == (
        "Verbs that judge the speaker (“claimed” 2 times, “insisted”) go with 3 of 4 statements by Orrin Vale, "
        "but with none of 4 by Ida Marsh."
    )


@pytest.mark.parametrize(
    "verbs",
    [
        ("claimed", "claimed", "insisted", "insisted", "claimed", "claimed", "said", "said"),  # of both
        ("said", "said", "claimed", "said", "said", "said", "said", "said"),  # too seldom
        ("argued", "said", "argued", "said", "argued", "said", "argued", "said"),  # hardly judges
        ("claimed", "said", "claimed", "said", "claimed", "said"),  # too little of the other side
    ],
)
def test_no_note_without_a_difference(verbs: tuple[str, ...]) -> None:
    speakers = ("Orrin Vale", "Ida Marsh") * 4
    assert say_verbs(*told(*zip(speakers, verbs, strict=False))) is None


def test_a_side_is_one_with_those_who_speak_for_it() -> None:
    note = say_verbs(*told(
        ("Orrin Vale", "claimed"), ("Vale’s lawyer, Tess Aldin,", "claimed"), ("Orrin Vale", "insisted"),
        ("Ida Marsh", "said"), ("Ida Marsh", "said"), ("Ida Marsh", "said"), ("Ida Marsh", "said"),
    ))
    assert note is not None and "3 of 3 statements by Orrin Vale and 1 more on that side" in note.text


def test_whoever_is_told_by_whose_they_are_belongs_to_the_one_who_spoke_last() -> None:
    note = say_verbs(*told(
        ("Orrin Vale", "claimed"), ("Orrin Vale", "insisted"), ("His deputy, Tess Aldin,", "claimed"),
        ("Ida Marsh", "said"), ("Ida Marsh", "said"), ("Ida Marsh", "said"), ("Her aide, Noll Birk,", "said"),
    ))
    assert note is not None and "3 of 3 statements" in note.text and "none of 4" in note.text


def test_verbs_of_attack_judge_the_speaker() -> None:
    verbs = ("blasted", "said") * 4
    assert say_verbs(*told(*zip(("Orrin Vale", "Ida Marsh") * 4, verbs, strict=True))) is not None


def test_those_who_say_something_together_do_not_make_their_sides_one() -> None:
    note = say_verbs(*told(
        ("Ida Marsh and Orrin Vale", "said"), ("Orrin Vale", "claimed"), ("Ida Marsh", "said"),
        ("Orrin Vale", "boasted"), ("Ida Marsh", "said"), ("Orrin Vale", "claimed"), ("Ida Marsh", "said"),
        ("Ida Marsh", "said"),
    ))
    assert note is not None and "3 of 3 statements by Orrin Vale, but with none of 4 by Ida Marsh" in note.text


def test_a_verb_that_hands_over_three_things_is_told_once() -> None:
    verbs = ("claimed", "said", "said", "said", "said", "said", "said", "said")
    cut_article, statements = told(*zip(("Orrin Vale", "Ida Marsh") * 4, verbs, strict=True))
    parts = [said(cut_article, part, "Orrin Vale", "claimed") for part in ("the crane", "the harbour would")]
    assert say_verbs(cut_article, [*statements, *parts]) is None


@pytest.mark.parametrize("engine", ["model", "rules"])
def test_verbs_in_what_somebody_is_reported_to_have_said_count(engine: EngineName) -> None:
    told = (
        "Ida Marsh told the inquiry that Orrin Vale had {} that the gates were shut. She said that Vale had {} in May "
        "that one gate was open. Marsh said that Vale had {} that it made no difference.\n\n"
        "Marsh said that Tess Aldin had said that the bell was rung. She said that Aldin had said that nobody came. "
        "Marsh said that Aldin had said that the road was under water. She said that the lamp was out."
    )
    reading = read(article(told.format("claimed", "admitted", "insisted"), SOBER).article, engine=engine)
    (note,) = (note for note in reading.notes if note.kind == "say-verbs")
    assert "go with 3 of 3 statements by Orrin Vale" in note.text
    reading = read(article(told.format("said", "said", "added"), SOBER).article, engine=engine)
    assert "say-verbs" not in {note.kind for note in reading.notes}


def test_whoever_is_told_of_a_statement_is_not_its_speaker() -> None:
    told = "Ida Marsh told the inquiry that the owner of the dam, Orrin Vale, had claimed that the gates were shut."
    reading = read(article(SOBER, told, SOBER).article)
    sources = {reading.article.text[a.start : a.end]: a.source for a in reading.annotations if a.cue}
    source = sources["the gates were shut"]
    assert source and source.text == "the owner of the dam, Orrin Vale"
