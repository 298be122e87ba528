"""Who says so, in hard short texts (`hard_cases.toml`): by the rules one by one, by the model as a share."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tui import model
from tui.annotate import sourced
from tui.annotate.annotation import Annotation
from tui.annotate.attribution.said import overlap
from tui.article.article import Span
from tui.article.markdown import from_markdown
from tui.article.plaintext import from_text
from tui.language.cut import cut

Case = dict[str, Any]

CASES: dict[str, list[Case]] = tomllib.loads(Path(__file__).with_name("hard_cases.toml").read_text(encoding="utf-8"))
LEAST_BY_MODEL = 0.88
"""The share of the cases in which the model with the rules as its hands must find the same source, name and kind."""


def cases() -> Iterator[Any]:
    for phenomenon, some in CASES.items():
        for number, case in enumerate(some, start=1):
            marks = [pytest.mark.xfail(strict=True, reason=case["misses"])] if "misses" in case else []
            yield pytest.param(case, id=f"{phenomenon}-{number}", marks=marks)


def shown(case: Case, engine: str) -> tuple[str, list[Annotation]]:
    make = from_markdown if case.get("markdown") else from_text
    article = cut(make(case["text"], "https://courier.example/test"))
    tagged = None
    if engine == "model":
        from tui.model.tagger import tagger  # ONNX Runtime may not be there

        tagged = tagger().tag(article).stretches
    return article.text, [one for one in sourced.annotate(article, tagged) if one.shown]


def places(text: str, case: Case) -> tuple[Span, ...]:
    """The expected stretches, each looked for after the one before it; the last that stands in the text."""
    found: list[Span] = []
    for words in case["said"]:
        start = text.index(words, found[-1].end) if found else text.rindex(words)
        found.append(Span(start, start + len(words)))
    return tuple(found)


def told(text: str, one: Annotation) -> dict[str, object]:
    source = one.source
    return {
        "said": [text[start:end] for start, end in one.spans],
        "source": [source.text, source.name or "", source.kind.value] if source else None,
        "stance": one.stance.value if one.stance else None,
        "form": one.kind,
    }


@pytest.mark.parametrize("case", [*cases()])
def test_the_rules_hand_over_what_is_said_to_whoever_says_it(case: Case) -> None:
    text, found = shown(case, "rules")
    if "silent" in case:
        start = text.index(case["silent"])
        over = Span(start, start + len(case["silent"]))
        assert [told(text, one) for one in found if any(span.overlaps(over) for span in one.spans)] == []
        return
    expected = {
        "said": case["said"], "source": case.get("source"), "stance": case.get("stance", "asserts"),
        "form": case.get("form", "indirect"),
    }  # fmt: skip
    wanted = places(text, case)
    best = max(found, key=lambda one: overlap(one.spans, wanted), default=None)
    assert best is not None
    assert told(text, best) == expected


@pytest.mark.skipif(not model.is_there(), reason="ONNX Runtime is not installed")
def test_the_model_meets_most() -> None:
    missed = []
    for phenomenon, some in CASES.items():
        for case in some:
            text, found = shown(case, "model")
            if not is_met(text, case, found):
                missed.append(f"{phenomenon}: {case['text']}")
    count = sum(len(some) for some in CASES.values())
    assert 1 - len(missed) / count >= LEAST_BY_MODEL, missed


def is_met(text: str, case: Case, found: list[Annotation]) -> bool:
    """Whether the content is found by and large, with the name, the kind and the stance that the case has."""
    if "silent" in case:
        start = text.index(case["silent"])
        over = Span(start, start + len(case["silent"]))
        return not any(span.overlaps(over) for one in found for span in one.spans)
    wanted = places(text, case)
    best = max(found, key=lambda one: overlap(one.spans, wanted), default=None)
    if best is None or overlap(best.spans, wanted) < 0.5:
        return False
    source = [best.source.name or "", best.source.kind.value] if best.source else None
    stance = best.stance.value if best.stance else None
    return source == (case["source"][1:] if "source" in case else None) and stance == case.get("stance", "asserts")


def test_there_are_many_cases_and_few_are_missed() -> None:
    every = [case for some in CASES.values() for case in some]
    assert len(every) >= 150
    assert sum("misses" in case for case in every) <= len(every) // 10
