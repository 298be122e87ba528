from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

import tui.lexicon
from tui.language.tokens import tokenize
from tui.lexicon import load
from tui.lexicon.wordings import FILES, NONE, OMIT, Part, entries, neutral_phrases, wordings

KINDS = sorted(FILES)
FOLDER = Path(tui.lexicon.__file__).parent


@pytest.mark.parametrize("kind", KINDS)
def test_every_wording_is_written_as_a_text_is_cut(kind: str) -> None:
    written = [lemma for _, _, _, _, lemma in entries(FILES[kind])]
    assert written
    assert [w for w in written if " ".join(tokenize(w).words) != w] == []


def test_every_neutral_phrase_is_written_as_a_text_is_cut() -> None:
    assert [phrase for phrase in neutral_phrases() if " ".join(tokenize(phrase).lower) != phrase] == []


ALL = sorted(path.stem for path in FOLDER.glob("*.toml"))
MATCHED_OTHERWISE = {
    "abbreviations", "furniture", "irregular", *FILES.values(),  # on lines, on words before their stop, or spelt out
    "genre.ends", "genre.sections",  # on lines
    "stances.going_to", "stances.of_the_past", "stances.surely",  # with what stands after an apostrophe
    "weighed.opened_by",  # with how words begin
}  # fmt: skip
WITHIN_WORDS = {"n't", "'ll", "'d", "'re", "'ve", "'m"}
"""What is no word of its own as a text is cut."""


def _lists(found: object, path: str) -> Iterator[tuple[str, list[str]]]:
    """The lists of words in a lexicon, each with where it stands."""
    if isinstance(found, dict):
        yield from chain.from_iterable(_lists(value, f"{path}.{key}") for key, value in found.items())
    elif isinstance(found, list) and all(isinstance(word, str) for word in found):
        yield path, found


@pytest.mark.parametrize("name", [name for name in ALL if name != "irregular"])
def test_no_list_names_a_word_twice(name: str) -> None:
    for path, found in _lists(load(name), name):
        assert [word for word, times in Counter(found).items() if times > 1] == [], path


@pytest.mark.parametrize("name", ALL)
def test_every_list_is_written_as_a_text_is_cut(name: str) -> None:
    for path, found in _lists(load(name), name):
        if MATCHED_OTHERWISE.isdisjoint((name, path, ".".join(path.split(".")[:2]))):
            cut = [{" ".join(tokenize(form).lower) for form in (word, word.upper())} for word in found]  # Q&A, not q&a
            assert [word for word, forms in zip(found, cut, strict=True) if word not in forms] == [], path
            assert [word for word in found if not WITHIN_WORDS.isdisjoint(word.split())] == [], path


@pytest.mark.parametrize("kind", KINDS)
def test_no_wording_stands_twice_in_a_kind(kind: str) -> None:
    counted = Counter((part, lemma.lower()) for _, part, _, _, lemma in entries(FILES[kind]))
    assert [wording for wording, times in counted.items() if times > 1] == []


def test_no_wording_is_of_two_kinds() -> None:
    # Reporting verbs aside: "mock" reports where it is a cue, and is emotive elsewhere.
    counted = Counter(
        (part, lemma.lower())
        for kind, name in FILES.items() if kind != "reporting-verb"
        for _, part, _, _, lemma in entries(name)
    )
    assert [wording for wording, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("kind", KINDS)
def test_grades_and_plainer_wordings_are_known(kind: str) -> None:
    for does, _, grade, plainer, lemma in entries(FILES[kind]):
        assert grade in load("loaded")["grades"], lemma
        assert plainer.strip() == plainer != "", lemma
        assert plainer == NONE or kind != "contested-name", lemma
        assert does and does[0].islower() and not does.endswith("."), lemma


def test_a_plainer_wording_is_not_loaded_itself() -> None:
    # Save for euphemisms: what they soften is said outright ("torture").
    loaded = {
        (part, lemma.lower())
        for kind, name in FILES.items() if kind != "reporting-verb"
        for _, part, _, _, lemma in entries(name)
    }
    plain_words = {
        (part, plain)
        for kind, name in FILES.items() if kind != "euphemism"
        for _, part, _, plainer, _ in entries(name)
        for plain in plainer.split(" / ")
    }
    assert sorted(plain_words & loaded) == []


def test_verbs_have_verbs_as_plainer_wordings() -> None:
    plain = {
        plainer for name in FILES.values() for _, part, _, plainer, _ in entries(name) if part is Part.VERB
    }
    assert OMIT not in plain


def test_labels_name_every_camp() -> None:
    activists = chain.from_iterable(
        lemmas for lists in load("loaded_label")["camp"]["nouns"].values() for lemmas in lists.values()
    )
    assert {"leftist", "right-winger", "socialist", "reactionary", "radical left", "far right"} <= set(activists)


def test_the_forms_of_a_wording_are_found_with_the_plainer_one_in_the_same_form() -> None:
    found = {form: wordings().at([form], 0) for form in ("derides", "deriding", "thugs")}
    assert all(found.values())
    plainer = {form: hit.entry[0].plainer for form, hit in found.items() if hit}
    assert plainer == {"derides": ("criticises",), "deriding": ("criticising",), "thugs": ("attackers",)}


def test_a_plain_sense_has_no_list_that_nothing_reads() -> None:
    known = {"words", "nouns", "verbs", "near", "before", "subject", "spoken"}
    assert {key for sense in load("loaded_plain")["beside"].values() for key in sense} <= known
    assert {key for sense in load("loaded_plain")["beside"].values() for key in sense["near"]} <= {"words", "nouns"}


@pytest.mark.parametrize("phrase", ["heart attack", "heart attacks", "slam into", "slammed into", "claiming victory"])
def test_a_neutral_phrase_has_no_wording(phrase: str) -> None:
    found = wordings().at(phrase.split(), 0)
    assert found is not None
    assert found.entry == ()
