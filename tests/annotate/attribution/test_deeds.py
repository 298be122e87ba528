"""What is done, named, played or measured is shown as nobody's statement."""

import pytest

from tui.annotate import sourced
from tui.annotate.annotation import Annotation
from tui.article.plaintext import from_text
from tui.language.cut import cut
from tui.model.tags import Role, Tagged


def shown(text: str) -> list[str]:
    """The contents shown by the rules."""
    return [text[a.start : a.end] for a in sourced.annotate(cut(from_text(text, "test"))) if a.shown]


def tagged(source: str, cue: str, content: str, first: Role = Role.SOURCE) -> list[Annotation]:
    """The attributions shown of a sentence of three stretches that are tagged."""
    text, tags = "", []
    for role, words in ((first, source), (Role.CUE, cue), (Role.CONTENT, content)):
        start = len(text) + bool(text)
        text = f"{text} {words}".strip()
        tags.append(Tagged(start, start + len(words), role, 0.95))
    return [a for a in sourced.annotate(cut(from_text(f"{text}.", "test")), tags) if a.shown]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor declared a day of mourning.",
        "The mayor thanked the crews.",
        "The choir sang “Long River” in the square.",
        "Locals call the wind “the Bishop”.",
        "The needle shows the depth of the lake.",
        "A red lamp tells the players that the gates are open.",
        "The fire claimed two lives.",
        "The books are shelved according to size.",
        "Pupils are placed in groups according to their age and ability.",
        "The mayor said she would not comment on a live case.",
        "The mayor refused to say how many jobs would go.",
        "The mayor declined later to state when the dam would close.",
        "The mill offered 3.5 percent, well below inflation.",
        "If the mayor rejects the plan, voters will know why.",
    ],
)
def test_no_statement_by_rule(text: str) -> None:
    assert shown(text) == []


@pytest.mark.parametrize(
    ("source", "cue", "content"),
    [
        ("An aide", "asked", "not to be named"),
        ("An aide", "insisted on", "anonymity"),
        ("An aide", "refused", "to be identified"),
        ("Friends", "know", "her as “Mouse”"),
        ("The band", "played", "the overture to “The Long River”"),
        ("The bell", "calls", "the men to supper"),
        ("The firm", "declined to say", "how many went"),
        ("The firm", "would not say", "how many went"),
        ("Ida Marsh", "refused", "to comment on the report"),
        ("The firm", "didn’t respond to", "a request"),
        ("The ministry", "did not reply to", "requests for comment"),
        ("The ministry", "would not directly answer", "questions about the dam"),
        ("The ministry", "declined to say", "whether the dam would close"),
        ("The ministry", "refused", "to discuss the leak"),
        ("The report", "makes no mention of", "the leak"),
        ("The union", "accepted", "a rise of 4 percent"),
        ("The mayor", "had the idea", "when her own boat sank"),
    ],
)
def test_no_statement_whatever_is_tagged(source: str, cue: str, content: str) -> None:
    assert tagged(source, cue, content) == []


@pytest.mark.parametrize("name", ["John Bell", "Mary Light", "Mr. Storm"])
def test_somebody_who_has_the_name_of_a_thing_speaks(name: str) -> None:
    assert shown(f"{name} said the plan would fail.") == ["the plan would fail"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The mayor declared that the war was lost.", "the war was lost"),
        ("The mayor declared the bridge safe.", "the bridge safe"),
        ("The choir sang “we are here, and here we stay”.", "“we are here, and here we stay”"),
        ("Critics call the plan “Operation Chaos”.", "the plan “Operation Chaos”"),
        ("Locals call the plan “a disgrace”.", "the plan “a disgrace”"),
        ("The mayor claimed that two lives had been lost.", "two lives had been lost"),
        ("The gauge maker said the lake was deep.", "the lake was deep"),
        ("The dam closes in May, according to the plan.", "The dam closes in May"),
        ("The mayor refused to sign the treaty.", "to sign the treaty"),
        ("The mayor said she would not sell the dam.", "she would not sell the dam"),
        ("The mayor said she did not say that.", "she did not say that"),
        ("The mayor said she could not comment on the letter because the council had not seen it.",
         "she could not comment on the letter because the council had not seen it"),
        ("The mayor asked for the dam to be named after her.", "the dam to be named after her"),
        ("The mayor did not deny that the dam leaked.", "the dam leaked"),
        ("The mill offered to pay 4 percent more.", "to pay 4 percent more"),
        ("Voss said if the mayor wants a vote, there will be one.", "if the mayor wants a vote, there will be one"),
    ],
)  # fmt: skip
def test_what_looks_alike_and_is_a_statement(text: str, said: str) -> None:
    assert shown(text) == [said]


@pytest.mark.parametrize(
    ("source", "cue", "content"),
    [
        ("The firm", "refused", "to pay the fine in full"),
        ("The firm", "not only said", "that it pays"),
        ("The firm", "has been refused to", "its face"),
        ("Ida Marsh", "would say no more than", "“it is over”"),
    ],
)
def test_other_refusals_are_told(source: str, cue: str, content: str) -> None:
    assert len(tagged(source, cue, content)) == 1


def test_who_does_not_only_say_something_says_it() -> None:
    assert tagged("The mayor", "did not just say", "that the dam was old")
    assert tagged("The mayor", "did not hesitate to explain", "why the dam was old")


@pytest.mark.parametrize(("conjunction", "found"), [("If", 0), ("Unless", 0), ("Although", 1), ("When", 1)])
def test_what_somebody_may_say_is_no_statement(conjunction: str, found: int) -> None:
    text = f"{conjunction} the mayor rejects the plan, the dam stays."
    first = len(conjunction) + 1
    tags = [
        Tagged(first, first + 9, Role.SOURCE, 0.95),
        Tagged(first + 10, first + 17, Role.CUE, 0.95),
        Tagged(first + 18, first + 26, Role.CONTENT, 0.95),
    ]
    assert len([a for a in sourced.annotate(cut(from_text(text, "test")), tags) if a.shown]) == found


@pytest.mark.parametrize(
    "marked",
    [
        ("The lower road", "also known as", "the Slip"),
        ("A book", "titled", "The River at Marl"),
        ("The firm", "was called", "Tarn Mills"),
    ],
)
def test_a_name_that_nobody_in_particular_uses_is_no_statement(marked: tuple[str, str, str]) -> None:
    assert tagged(*marked, first=Role.CONTENT) == []


def test_what_somebody_calls_a_thing_is_a_statement() -> None:
    assert len(tagged("The bridge", "was called", "a danger to everyone who uses it", Role.CONTENT)) == 1
