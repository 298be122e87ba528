"""What `annotate` prints is a promise: a schema, offsets that fit, the same output for the same text."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.annotate.engine import read
from tui.article.plaintext import from_text
from tui.article.samples import samples
from tui.export.jsonlines import line

SCHEMA = json.loads(Path(__file__).with_name("annotation.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

SENTENCES = st.sampled_from(
    [
        "“We were never asked,” said Ada Fenn, the mayor of Marl.",
        "Critics say the regime’s brutal plan will cost $4 million.",
        "Experts believe that the bridge was reportedly sabotaged.",
        "Orin accused Marl of stealing the water.",
        "Marl denied it.",
        "“This goes on.",
        "He slammed the ‘experts’ – and [sic] left.",
        "\x1b]52;c;AAAA\x07 evil\u202e \u200b",
        "Read More",
        "\n\n",
        "\n",
    ]
)
articles = st.lists(SENTENCES | st.text(max_size=20), min_size=1, max_size=12).map(" ".join)


def printed(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(line(read(from_text(text, "article.txt"))))
    return found


def check(found: dict[str, Any]) -> None:
    VALIDATOR.validate(found)
    text, ids = found["text"], [a["id"] for a in found["annotations"]]
    assert len(set(ids)) == len(ids)
    assert [(a["start"], a["end"]) for a in found["annotations"]] == sorted(
        (a["start"], a["end"]) for a in found["annotations"]
    )
    for layer in "sulc":
        of_layer = sorted((a["start"], a["end"], a["kind"], int(a["id"][1:])) for a in found["annotations"]
                          if a["id"][0] == layer)
        assert [n for *_, n in of_layer] == list(range(1, len(of_layer) + 1))
    for a in found["annotations"]:
        assert a["layer"][0] == a["id"][0]
        assert text[a["start"] : a["end"]] == a["quote"]
        for words in filter(None, (a["source"], a["cue"])):
            assert text[words["start"] : words["end"]] == words["text"]
        for start, end in a.get("pieces", []):
            assert a["start"] <= start < end <= a["end"]
        assert set(a["related"]) <= set(ids)
    for source in found["sources"]:
        assert set(source["attributions"]) <= set(ids)
    for practice in found["practice"]:
        assert text[practice["start"] : practice["end"]] == practice["text"]
    assert {p["annotation"] for p in found["prompts"]} <= {None, *ids}


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.path.stem)
def test_each_sample_prints_an_object_that_keeps_the_promise(sample: Any) -> None:
    text = sample.path.read_text("utf-8")
    found = printed(text)
    check(found)
    assert found["text"] == text
    assert found["annotations"]


@given(articles)
def test_any_text_prints_an_object_that_keeps_the_promise(text: str) -> None:
    check(printed(text.replace("\r\n", "\n")))


@given(articles, articles)
def test_a_text_prints_the_same_line_alone_and_after_another(text: str, other: str) -> None:
    alone = line(read(from_text(text, "a.txt")))
    line(read(from_text(other, "b.txt")))
    assert line(read(from_text(text, "a.txt"))) == alone


def test_a_line_is_ascii_without_controls() -> None:
    printed_line = line(read(from_text("“Là,” she said. \x1b]0;x\x07\x7f\u202e", "na\udcffme\x1b.txt")))
    assert printed_line.isascii() and printed_line.isprintable()


def test_what_is_stated_about_the_article_is_printed() -> None:
    found = printed("Marl votes\n\nBy Ada Fenn\n\nThe Courier, 3 March 2031\n\nThe council voted.\n\nIt was close.\n")
    assert (found["title"], found["byline"], found["published"], found["outlet"]) == (
        "Marl votes", "Ada Fenn", "3 March 2031", "The Courier",
    )


def test_a_text_that_is_not_english_is_not_marked_and_says_so() -> None:
    found = printed("Der Rat der Stadt Marl hat am Dienstag entschieden, das Schwimmbad zu schließen. " * 8)
    assert found["annotations"] == [] and found["language"] is None
    assert "English" in found["abstained"]
