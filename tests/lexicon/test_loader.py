import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.lexicon import PhraseTable

WORDS = st.lists(st.sampled_from("abc"), min_size=1, max_size=4)
PHRASES = st.lists(WORDS.map(" ".join), min_size=1, max_size=8, unique=True)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the river crisis", ["river crisis"]),
        ("the river crisis talks", ["river crisis talks"]),
        ("a river", ["river"]),
        ("the crisis", []),
    ],
)
def test_the_longest_phrase_is_found(text: str, found: list[str]) -> None:
    table = PhraseTable((phrase, phrase) for phrase in ("river", "river crisis", "river crisis talks"))
    assert [one.entry for one in table.find(text.split())] == found


@given(PHRASES, WORDS)
def test_what_is_found_stands_there_and_nothing_longer_does(phrases: list[str], words: list[str]) -> None:
    after = 0
    for found in PhraseTable((phrase, phrase) for phrase in phrases).find(words):
        assert after <= found.first < found.last <= len(words)
        assert found.entry == " ".join(words[found.first : found.last])
        longer = {" ".join(words[found.first : last]) for last in range(found.last + 1, len(words) + 1)}
        assert longer.isdisjoint(phrases)
        after = found.last


@given(PHRASES, WORDS)
def test_the_first_phrase_is_the_first_of_those_found(phrases: list[str], words: list[str]) -> None:
    table = PhraseTable((phrase, phrase) for phrase in phrases)
    found = [*table.find(words)]
    assert table.first_in(words) == (found[0] if found else None)
    assert table.occurs_in(words) == bool(found)
