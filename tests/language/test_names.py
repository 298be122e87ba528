"""The names in an article and who they are."""

import pytest

from tui.article.plaintext import from_text
from tui.language.cut import cut
from tui.language.names import Gender, Named, Names, Sort, names_in


def names(text: str) -> Names:
    return names_in(cut(from_text(text, "test")))


def named(text: str, name: str) -> Named:
    return next(one for one in names(text).everyone() if one.name == name)


@pytest.mark.parametrize(
    ("text", "name", "sort"),
    [
        ("The mayor met Ana Voss there.", "Ana Voss", Sort.PERSON),
        ("It was Mr. Ivo J. Marek Jr. who came.", "Ivo J. Marek Jr.", Sort.PERSON),
        ("They asked the Tarn Water Agency.", "Tarn Water Agency", Sort.BODY),
        ("They asked the Department of Rivers.", "Department of Rivers", Sort.BODY),
        ("They read the Tarn Daily News.", "Tarn Daily News", Sort.DOCUMENT),
        ("They waited for Moscow to answer.", "Moscow", Sort.BODY),
        ("They asked the NYAG again.", "NYAG", Sort.BODY),
        ("They live in Quelm Harbour.", "Quelm Harbour", Sort.BODY),
    ],
)
def test_what_a_name_names(text: str, name: str, sort: Sort) -> None:
    assert named(text, name).sort is sort


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Foreign Minister Ivo Marek left.", "Ivo Marek", "Foreign Minister"),
        ("Then the deputy foreign minister Ivo Marek left.", "Ivo Marek", "deputy foreign minister"),
        ("Ana Voss, the mayor of Tarn, left.", "Ana Voss", "mayor of Tarn"),
        ("The new mayor, Ana Voss, left.", "Ana Voss", "new mayor"),
        ("Sen. Ana Voss left.", "Ana Voss", "senator"),
        ("Ana Voss left.", "Ana Voss", None),
    ],
)
def test_roles(text: str, name: str, role: str | None) -> None:
    assert named(text, name).role == role


def test_short_forms_lead_back_to_the_fullest_name() -> None:
    text = "Ivo Marek left. Ivo Stefan Marek had been ill. Mr. Marek will return, and Marek’s wife too."
    assert {mention.named.name for mention in names(text).mentions} == {"Ivo Stefan Marek"}


def test_namesakes_are_told_apart_by_their_titles() -> None:
    text = "Ivo Marek and Ana Marek spoke. Ivo Marek left. Then Mrs. Marek left."
    assert names(text).mentions[-1].named.name == "Ana Marek"


@pytest.mark.parametrize(("name", "gender"), [("Ana Voss", Gender.SHE), ("Ivo Marek", Gender.HE), ("Zzyx Marek", None)])
def test_gender_by_first_name(name: str, gender: Gender | None) -> None:
    assert named(f"The mayor met {name} there, in Tarn.", name).gender is gender


def test_who_was_named_last_before_a_place() -> None:
    text = "Ana Voss met Ivo Marek. They spoke."
    found = names(text)
    he, she = (found.latest(len(text), (Sort.PERSON,), gender) for gender in (Gender.HE, Gender.SHE))
    assert he is not None and she is not None
    assert (he.name, she.name) == ("Ivo Marek", "Ana Voss")


def test_who_holds_a_role() -> None:
    text = "Ana Voss, the mayor, met Ivo Marek. The mayor spoke."
    holder = names(text).holder("mayor", len(text))
    assert holder is not None and holder.name == "Ana Voss"
    assert names(text).holder("bishop", len(text)) is None


def test_a_word_that_only_begins_a_sentence_is_no_name() -> None:
    assert names("Rivers are wide. The rivers rise.").everyone() == []


def test_a_lead_may_tell_a_role_before_its_holder_is_named() -> None:
    text = "The mayor spoke. Ana Voss, the mayor, met Ivo Marek."
    coming = names(text).coming_holder("mayor", len("The mayor"))
    assert coming is not None and coming.name == "Ana Voss"
    assert names(text).coming_holder("mayor", len(text)) is None


BODY = "Orin will keep the base at Marl.\n\nIvo Lavrik spoke there.\n\nThe base is large.\n\nIt is old."


def test_in_a_headline_of_capitals_only_what_the_text_names_is_a_name() -> None:
    found = names(f"Orin Will Defend Marl Base, Lavrik Says\n\n{BODY}")
    assert [one.name for one in found.everyone()] == ["Orin", "Marl", "Ivo Lavrik"]


@pytest.mark.parametrize(
    ("text", "name", "sort"),
    [
        ("They came to the hills of Quelm and Orin, the mayor has said.", "Orin", Sort.UNKNOWN),
        ("Then Quelm’s foreign minister left.", "Quelm", Sort.BODY),
    ],
)
def test_a_place_is_no_person(text: str, name: str, sort: Sort) -> None:
    found = named(text, name)
    assert (found.sort, found.role) == (sort, None)


def test_the_party_and_seat_of_a_senator_are_no_name() -> None:
    assert [one.name for one in names("They met Sen. Ana Voss, R-Tarn, there.").everyone()] == ["Ana Voss"]


def test_a_title_may_be_a_surname() -> None:
    found = names("Ivo King met the mayor. King left, and the King stayed.")
    assert [mention.named.name for mention in found.mentions] == ["Ivo King", "Ivo King"]
