"""Whose words a loaded wording is: the writer's own or those of whoever is quoted or answers in an interview."""

import pytest

from tui.annotate import loaded, unverified
from tui.article.plaintext import from_text
from tui.language.cut import cut

OURS, THEIRS = "outlet", "quoted"
LETTERED = """Quill Mill after the fire

Ada Norrel has run the brutal mill since May.

Q: How bad was the horrific fire?

A: It was awful. Nobody knew what to do.

We lost the whole of a terrible winter, and then the roof.

Q: You told the guild to wait. Why?

A: The ruthless firms wanted it done.
"""
NAMED = """Quill Mill after the fire

ECHO: How bad was the horrific fire at the mill?

NORREL: It was awful. Nobody knew what to do.

ECHO: And the ruthless firms, what did they say?

NORREL: They were terrible to us.

Her brutal mill reopens in June.
"""
FACT_CHECK = """Checking what the candidates said

NORREL: "We built four mills in a year."

THE FACTS: The brutal regime is older. One mill was built.

PELL: "Nobody asked the guild."

THE FACTS: That is a terrible mistake. The guild was asked in May.
"""


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        (LETTERED, {"brutal": OURS, "horrific": OURS, "awful": THEIRS, "terrible": THEIRS, "ruthless": THEIRS}),
        (NAMED, {"horrific": OURS, "awful": THEIRS, "ruthless": OURS, "terrible": THEIRS, "brutal": OURS}),
        (FACT_CHECK, {"brutal regime": OURS, "terrible": OURS}),
    ],
)
def test_the_answers_of_an_interview_are_in_the_words_of_whoever_answers(text: str, voices: dict[str, str]) -> None:
    found = {text[a.start : a.end]: a.voice for a in loaded.annotate(cut(from_text(text, "test.txt")), [])}
    assert {word: found[word] for word in voices} == voices


def test_what_an_answer_goes_on_with_is_no_claim_of_the_writers_own() -> None:
    claim = "The guild wasted more than four million crowns on empty boats."
    answered = LETTERED.replace("We lost the whole of a terrible winter, and then the roof.", claim)
    written = LETTERED.replace("Ada Norrel has run the brutal mill since May.", claim)
    shown = [
        [one for one in unverified.annotate(cut(from_text(text, "test.txt")), []) if one.shown and one.kind == "figure"]
        for text in (answered, written)
    ]
    assert [len(some) for some in shown] == [0, 1]
