"""Whom a clause speaks against."""

import pytest

from tests.annotate.building import article
from tui.annotate.annotation import Source, SourceKind
from tui.annotate.clauses.clause import Clause
from tui.annotate.clauses.signals import hits_in
from tui.annotate.replies.parties import parties_in
from tui.annotate.replies.somebody import Target
from tui.annotate.replies.targets import surely_meant, target_in, targets_by_rules, targets_of
from tui.article.article import Span
from tui.language.names.named import Sort
from tui.language.names.names import names_in


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They say that Ana Voss lied to the council.", "Ana Voss"),
        ("They say that the harbour company lied to Ana Voss.", "the harbour company"),
        ("They say that Quelman voters were misled by Ana Voss.", "Ana Voss"),
        ("They say that the Quelm attack was ordered by Ana Voss.", "Ana Voss"),
        ("“Digging was a crime of Ana Voss.”", "Ana Voss"),
        ("They blame the Quelm Harbour Company for it.", "Quelm Harbour Company"),
    ],
)
def test_who_is_meant(text: str, name: str) -> None:
    cut_article = article("Nothing else was told of it.", text, "It rained.")
    sentence = cut_article.sentences[2]
    target = target_in(Clause(sentence, 0, len(sentence.lower), None), names_in(cut_article), hits_in(sentence))
    assert target is not None and target.name == name


def test_a_verb_ends_the_words_for_somebody() -> None:
    cut_article = article("The order has left them without boats.")
    sentence = cut_article.sentences[-1]
    target = target_in(Clause(sentence, 0, len(sentence.lower), None), names_in(cut_article), hits_in(sentence))
    assert target is None or "has" not in target.name


def test_a_peoples_adjective_is_told_as_a_name() -> None:
    cut_article = article("Nothing else was told of it.", "They say that the Chinese lied to her.", "It rained.")
    clause = Clause(cut_article.sentences[2], 0, len(cut_article.sentences[2].lower), None)
    (accused, _), *_ = targets_of(clause, names_in(cut_article), parties_in(cut_article), [], None, None)
    assert accused.name == "China"


def accused(text: str, *before: str) -> str:
    """Whom the last sentence of an article is most likely against."""
    cut_article = article("Nothing else was told of it.", *before, text, "It rained.")
    start = cut_article.text.index(text)
    sentence = next(s for s in cut_article.sentences if s.start == start)
    clause = Clause(sentence, 0, len(sentence.lower), None)
    found = targets_of(clause, names_in(cut_article), parties_in(cut_article), hits_in(sentence), None, None)
    return found[0][0].name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ana Voss accused Ivo Marek of lying to the council.", "Ivo Marek"),
        ("Ivo Marek was accused of fraud by Ana Voss.", "Ivo Marek"),
        ("Ana Voss labeled Ivo Marek a liar and a fraud.", "Ivo Marek"),
        ("Ana Voss slammed Ivo Marek’s reckless handling of the harbour.", "Ivo Marek"),
        ("Ana Voss blames Ivo Marek for the failures at the harbour.", "Ivo Marek"),
        ("The money was squandered by Ivo Marek.", "Ivo Marek"),
        ("Ivo Marek misled Ana Voss about the harbour.", "Ivo Marek"),
        ("Ivo Marek lied for years to Ana Voss.", "Ivo Marek"),
        ("Ana Voss was lied to by Ivo Marek.", "Ivo Marek"),
        ("Voters were cheated by Ivo Marek.", "Ivo Marek"),
        ("Employers lied to employees about the dust.", "Employers"),
        ("Critics of Ivo Marek lied for years.", "Critics of Ivo Marek"),
        ("Voss’s wife lied for years.", "Voss’s wife"),
        ("Marek supporters lied for years about it.", "Marek supporters"),
    ],
)
def test_who_is_accused_and_who_accuses(text: str, name: str) -> None:
    assert accused(text) == name


@pytest.mark.parametrize(
    ("before", "text", "name"),
    [
        ("Brellow Ferries Inc ran the port.", "The company has lied to its clients for years.", "Brellow Ferries Inc"),
        ("Ivo Marek ran the harbour.", "He was accused of fraud by Ana Voss.", "Ivo Marek"),
        ("Ivo Marek ran the harbour.", "He was accused by the pilots’ union of lying.", "Ivo Marek"),
        ("The University of Quelm spoke.", "The company has lied to its clients for years.", "The company"),
        ("The Quelm Angling Club met.", "The company has lied to its clients for years.", "The company"),
        ("Senator Ivo Marek ran the harbour.", "The senator has lied to the voters for years.", "Ivo Marek"),
        ("Ivo Marek ran the harbour.", "He has lied to the voters for years.", "Ivo Marek"),
        ("Senator Ivo Marek ran the harbour.", "This senator has lied to the voters for years.", "Ivo Marek"),
        ("Ivo Marek ran the harbour.", "Marek’s campaign has lied for years.", "Ivo Marek’s campaign"),
        ("Ivo Marek ran the harbour.", "Marek’s campaign posters were lies.", "Ivo Marek"),
        (
            "Vice President Ivo Marek met President Ana Voss.", "The vice president has lied for years.", "Ivo Marek",
        ),
        (
            "The Department of Quelman Rivers met.", "The agency has lied to the voters for years.",
            "Department of Quelman Rivers",
        ),
        ("Nobody came.", "Quelman officials covered up the failures.", "Quelman officials"),
        ("Nobody came.", "Critics say school administrators covered up the failures.", "school administrators"),
        ("Nobody came.", "They say the U.S. Department of Justice lied about it.", "U.S. Department of Justice"),
    ],
)
def test_how_the_accused_is_told(before: str, text: str, name: str) -> None:
    assert accused(text, before) == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Russians", "Ukrainians"), ("Americans", "Iranians"), ("Israelis", "Palestinians"), ("Muslims", "Hindus"),
        ("Catholics", "Christians"), ("Republicans", "Democrats"),
    ],
)  # fmt: skip
def test_whoever_does_it_is_accused_on_both_sides(one: str, other: str) -> None:
    for doer, victim in ((one, other), (other, one)):
        assert accused(f"{doer} lied to {victim} for years.", "Nobody came.") == doer


def test_all_names_of_a_party_make_it_likelier() -> None:
    cut_article = article("Nothing else was told of it.", "They say that Moscow, or Russia at least, lied to Ana Voss.")
    sentence = cut_article.sentences[2]
    clause = Clause(sentence, 0, len(sentence.lower), None)
    found = targets_of(clause, names_in(cut_article), parties_in(cut_article), hits_in(sentence), None, None)
    ((target, likelihood),) = found
    assert target.name in ("Moscow", "Russia")
    assert likelihood > 0.5


def test_what_is_kept_of_a_clause_is_told_by_the_hits_that_are_asked_with() -> None:
    text = "Ana Voss accused Ivo Marek of theft, and the harbour company lied to Odd Berg."
    cut_article = article("Nothing else was told of it.", text, "It rained.")
    sentence = next(s for s in cut_article.sentences if s.start == cut_article.text.index(text))
    clause, hits = Clause(sentence, sentence.lower.index("the"), len(sentence.lower), None), hits_in(sentence)
    names, parties = names_in(cut_article), parties_in(cut_article)
    inside = [hit for hit in hits if hit.first >= clause.first]
    by_all, by_its_own = (targets_of(clause, names, parties, some, None, None) for some in (hits, inside))
    assert by_all != by_its_own
    for _ in range(2):
        assert targets_by_rules(cut_article, clause, inside, None) == by_its_own
        assert targets_by_rules(cut_article, clause, hits, None) == by_all


@pytest.mark.parametrize(("likelihood", "told"), [(0.49, False), (0.5, True)])
def test_who_is_accused_is_told_where_it_is_likelier_than_not(likelihood: float, told: bool) -> None:
    voss = Target("Ana Voss", 0, True, Sort.PERSON)
    parties = parties_in(article("It rained."))
    assert surely_meant([(voss, likelihood)], None, parties) == (voss if told else None)
    assert surely_meant([], None, parties) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They say that Ana Voss was the victim of a hoax.", False),
        ("They say that she may have been sabotaged.", False),
        ("They say that Quelm has long been neglected.", False),
        ("They say that the attacks in Quelm were a disgrace.", False),
        ("They say that Ana Voss was attacked for lying.", True),
        ("They say that Ana Voss has long neglected it.", True),
    ],
)
def test_no_victim_and_no_place_is_told_as_the_accused(text: str, told: bool) -> None:
    cut_article = article("Nothing else was told of it.", "Ana Voss slept.", text, "It rained.")
    sentence = next(s for s in cut_article.sentences if s.start == cut_article.text.index(text))
    after_that = sentence.lower.index("that") + 1
    clause, parties = Clause(sentence, after_that, len(sentence.lower), None), parties_in(cut_article)
    found = targets_of(clause, names_in(cut_article), parties, hits_in(sentence), None, None)
    assert (surely_meant(found, None, parties) is not None) is told


def test_whoever_speaks_is_not_told_as_the_accused() -> None:
    voss = Target("Ana Voss", 0, True, Sort.PERSON)
    speaking = Source(Span(0, 3), "she", "Ana Voss", SourceKind.PERSON)
    parties = parties_in(article("It rained."))
    assert surely_meant([(voss, 0.9)], speaking, parties) is None
    decided = voss._replace(decided=True)  # Ana Voss stands accused of lying
    assert surely_meant([(decided, 0.9)], speaking, parties) == decided


@pytest.mark.parametrize(
    ("words", "name", "kind", "itself"),
    [
        ("the envoy to Ana Voss", None, SourceKind.ANONYMOUS, False),
        ("Ivo Marek, a doctor of Ana Voss", "Ivo Marek", SourceKind.PERSON, False),
        ("his wife, Tess Voss", "Tess Voss", SourceKind.PERSON, False),
        ("Voss", "Voss", SourceKind.PERSON, True),
        ("Ana Voss’s team", None, SourceKind.ORGANIZATION, True),
    ],
)
def test_who_is_only_told_with_the_source_may_be_accused(
    words: str, name: str | None, kind: SourceKind, itself: bool
) -> None:
    voss = Target("Ana Voss", 400, True, Sort.PERSON)
    speaking = Source(Span(0, len(words)), words, name, kind)
    told = surely_meant([(voss, 0.9)], speaking, parties_in(article("It rained.")))
    assert told == (None if itself else voss)
