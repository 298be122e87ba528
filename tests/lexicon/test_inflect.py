import pytest

from tui.lexicon.inflect import forms_of, is_uncountable, plural, spellings, takes_an, verb_forms, written


@pytest.mark.parametrize(
    ("lemma", "third", "past", "participle", "gerund"),
    [
        ("say", "says", "said", "said", "saying"),
        ("deny", "denies", "denied", "denied", "denying"),
        ("slam", "slams", "slammed", "slammed", "slamming"),
        ("steam", "steams", "steamed", "steamed", "steaming"),
        ("admit", "admits", "admitted", "admitted", "admitting"),
        ("visit", "visits", "visited", "visited", "visiting"),
        ("quip", "quips", "quipped", "quipped", "quipping"),
        ("blast", "blasts", "blasted", "blasted", "blasting"),
        ("vow", "vows", "vowed", "vowed", "vowing"),
        ("claim", "claims", "claimed", "claimed", "claiming"),
        ("lash", "lashes", "lashed", "lashed", "lashing"),
        ("criticise", "criticises", "criticised", "criticised", "criticising"),
        ("agree", "agrees", "agreed", "agreed", "agreeing"),
        ("tie", "ties", "tied", "tied", "tying"),
        ("panic", "panics", "panicked", "panicked", "panicking"),
        ("veto", "vetoes", "vetoed", "vetoed", "vetoing"),
        ("write", "writes", "wrote", "written", "writing"),
        ("be", "is", "was", "been", "being"),
        ("do not", "does not", "did not", "not", "not"),
        ("do not say", "does not say", "did not say", "not said", "not saying"),
        ("point out", "points out", "pointed out", "pointed out", "pointing out"),
    ],
)
def test_a_verb_has_five_forms(lemma: str, third: str, past: str, participle: str, gerund: str) -> None:
    assert verb_forms(lemma) == (lemma, third, past, participle, gerund)


def test_spellings_hold_the_british_and_the_american_form() -> None:
    assert {"labelled", "labeled", "labelling", "labeling"} <= spellings("label")
    assert {"criticised", "criticized", "criticizes"} <= spellings("criticise")
    assert "promized" not in spellings("promise")
    assert spellings("spell out") == {"spell out", "spells out", "spelled out", "spelling out"}


def test_a_table_is_found_by_its_words_and_all_forms_of_its_nouns_and_verbs() -> None:
    table = {"words": ["under fire"], "nouns": ["crisis"], "verbs": ["slam"]}
    assert written(table) == ["under fire", "crisis", "crises", "slam", "slammed", "slamming", "slams"]
    assert {"lie", "lied", "lying"} <= forms_of("targets", "seldom_passive")


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("regime", "regimes"), ("crony", "cronies"), ("toy", "toys"), ("box", "boxes"), ("wife", "wives"),
        ("strongman", "strongmen"), ("human", "humans"), ("crisis", "crises"), ("series", "series"),
        ("act of war", "acts of war"), ("body count", "body counts"), ("hero", "heroes"), ("photo", "photos"),
    ],
)
def test_a_noun_has_its_plural(one: str, many: str) -> None:
    assert plural(one) == many


@pytest.mark.parametrize("noun", ["anger", "lack of honesty"])
def test_some_nouns_are_not_counted(noun: str) -> None:
    assert is_uncountable(noun) is (noun == "anger")


@pytest.mark.parametrize(
    ("word", "an"),
    [
        ("unusual", True), ("large", False), ("hour", True), ("house", False), ("union", False), ("European", False),
        ("MP", True), ("UN", False), ("one-sided", False), ("honest answer", True),
    ],
)
def test_an_stands_before_a_vowel_that_is_heard(word: str, an: bool) -> None:
    assert takes_an(word) is an
