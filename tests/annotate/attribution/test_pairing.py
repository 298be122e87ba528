"""Which source and cue a content goes with, by tags set by hand."""

import pytest

from tui.annotate.attribution.pairing import Link, linked
from tui.article.plaintext import from_text
from tui.language.cut import cut
from tui.model.tags import Role, Tagged

ROLES = {"S": Role.SOURCE, "Q": Role.CUE, "C": Role.CONTENT}


def links(marked: str) -> tuple[str, list[Link]]:
    """From a text in which {S Ana} {Q said} {C it rained} are set apart."""
    text, tags = "", []
    for part in marked.split("{"):
        if "}" in part:
            inside, rest = part.split("}")
            words = inside[2:]
            tags.append(Tagged(len(text), len(text) + len(words), ROLES[inside[0]], 1.0))
            text += words + rest
        else:
            text += part
    return text, linked(cut(from_text(text, "test")), tags)[0]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{S Ana Voss} {Q said} {C it rained}.", [("it rained", "said", "Ana Voss")]),
        ("{C “It rained,”} {Q said} {S Ana Voss}.", [("“It rained,”", "said", "Ana Voss")]),
        ("{C “It,”} {S she} {Q said}, {C “rained.”}", [("“It,” “rained.”", "said", "she")]),
        (
            "{S Ana} {Q said} {C it rained}. {S Odd} {Q denied} {C it}.",
            [("it rained", "said", "Ana"), ("it", "denied", "Odd")],
        ),
        ("{Q It was announced} {C that it rained}.", [("that it rained", "It was announced", None)]),
        ("{S Ana Voss} {Q continued}:\n\n{C “It rained.”}", [("“It rained.”", "continued", "Ana Voss")]),
        (
            "{C “It rained.”} {S Ana} {Q said}.\n\n{C “It rained all day.”}",
            [("“It rained.”", "said", "Ana"), ("“It rained all day.”", "said", "Ana")],
        ),
        ("{S Ana} {Q said} {C it rained}.\n\nOthers came.\n\nMany.\n\n{S Odd} left.", [("it rained", "said", "Ana")]),
        ("{C “It rained.”}", [("“It rained.”", None, None)]),
        (
            "{S Odd} left.\n\n{C “It,”} {C Ana Voss} {Q was quoted as saying}.",
            [("“It,”", "was quoted as saying", "Ana Voss")],
        ),
        (
            "{C It rained}. {C Ana Voss} {Q was praised by} {S Odd}.",
            [("It rained", None, None), ("Ana Voss", "was praised by", "Odd")],
        ),
        (
            "{S Ana} {Q said} {C it rained}. {C The union wants a roof}.",
            [("it rained", "said", "Ana"), ("The union wants a roof", None, None)],
        ),
        (
            "{C “It leaks,”} {Q said} {S Ana}, {Q referring to} {C the dam}. {C “It is old.”}",
            [("“It leaks,” “It is old.”", "said", "Ana"), ("the dam", "referring to", "Ana")],
        ),
        (
            "{C “It leaks,”} {Q said} {S Ana}. {S Odd} {Q called} {C the dam old}. {C “It must go.”}",
            [("“It leaks,”", "said", "Ana"), ("the dam old “It must go.”", "called", "Odd")],
        ),
        (
            "{C Odd} {Q was told} {C that it rained}. {S Ana} left.",
            [("Odd that it rained", "was told", None)],
        ),
        (
            "There had been much {Q talk of} {C a new dam} when {S Ana} left.",
            [("a new dam", "talk of", None)],
        ),
        (
            "{S Odd} left the hall, {Q denouncing} {C the dam}, after {S Ana} came.",
            [("the dam", "denouncing", "Odd")],
        ),
        (
            "Days after {Q warning} {C that it leaked}, {S Ana} left.",
            [("that it leaked", "warning", "Ana")],
        ),
        (
            "After spending much of a week {Q arguing over} {C the dam}, {S Ana} left.",
            [("the dam", "arguing over", "Ana")],
        ),
        (
            "On Monday at the hall in Tarn, while {Q discussing} {C the dam}, {S Ana} left.",
            [("the dam", "discussing", "Ana")],
        ),
        (
            "After a week of rain, much was heard {Q regarding} {C the dam} when {S Ana} left.",
            [("the dam", "regarding", None)],
        ),
        (
            "{C “It rained.} {C It poured.”} {S Ana} {Q said}.",
            [("“It rained. It poured.”", "said", "Ana")],
        ),
        (
            "{S Ana} {Q said} {C it rained}.\n\n{C That it rained} {Q was clear}.\n\n{C “It poured.”}",
            [("it rained", "said", "Ana"), ("That it rained", "was clear", None), ("“It poured.”", "was clear", "Ana")],
        ),
    ],
)
def test_the_nearest_cue_and_the_source_nearest_to_it(
    marked: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    text, found = links(marked)
    made = [
        (
            " ".join(text[one.start : one.end] for one in link.contents),
            text[link.cue.start : link.cue.end] if link.cue else None,
            text[link.source.start : link.source.end] if link.source else None,
        )
        for link in found
    ]
    assert made == expected
