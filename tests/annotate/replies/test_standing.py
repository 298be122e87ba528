"""Where somebody stands beside the words that blame and those that tell of wrong-doing."""

import pytest

from tests.annotate.building import article
from tui.annotate.clauses.clause import Clause
from tui.annotate.clauses.signals import hits_in
from tui.annotate.replies.standing import Standing


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ana Voss was blamed for it.", {"before_blame_is_done", "before_ill_is_done"}),
        ("Ana Voss blamed them for it.", {"before_blame_does", "before_ill_does", "tells"}),
        ("They blamed Ana Voss for it.", {"after_blame_does", "after_ill_does"}),
        ("They made no accusations against Ana Voss.", {"after_blame_noun"}),
        ("They called Ana Voss a liar.", {"after_calls_does", "before_ill_word"}),
        ("It was a lie of Ana Voss.", {"after_ill_word"}),
        ("Ana Voss's lie came out.", {"before_ill_does", "owns", "owns_ill"}),
        ("Ana Voss's boat came in.", {"owns"}),
    ],
)
def test_each_place_is_told_by_the_nearest_words_on_both_sides(text: str, told: set[str]) -> None:
    sentence = article(text).sentences[-1]
    first = sentence.lower.index("ana")
    signals = Standing(Clause(sentence, 0, len(sentence.lower), None), hits_in(sentence)).signals(first, first + 2, ())
    assert {signal for signal in signals if not signal.startswith(("next_", "first_", "last_"))} == told
    assert {signal.partition("_")[2] for signal in signals if signal.startswith("next_")} <= told


def test_somebody_between_is_nearer_to_a_word() -> None:
    sentence = article("Ana Voss, as Ivo Marek said, was blamed.").sentences[-1]
    standing = Standing(Clause(sentence, 0, len(sentence.lower), None), hits_in(sentence))
    first = sentence.lower.index("ivo")
    assert "last_before_blame_is_done" in standing.signals(first, first + 2, (0, first))
    assert "last_before_blame_is_done" not in standing.signals(0, 2, (0, first))
