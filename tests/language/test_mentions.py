"""Whom a short form, a title or a surname means."""

import pytest

from tests.language.building import names
from tui.language.names.named import Sort
from tui.language.names.parts import Gender


def test_short_forms_lead_back_to_the_fullest_name() -> None:
    text = "Ivo Marek left. Ivo Stefan Marek had been ill. Mr. Marek will return, and Marek’s wife too."
    assert {mention.named.name for mention in names(text).mentions} == {"Ivo Stefan Marek"}


def test_namesakes_are_told_apart_by_their_titles() -> None:
    text = "Ivo Marek and Ana Marek spoke. Ivo Marek left. Then Mrs. Marek left."
    assert names(text).mentions[-1].named.name == "Ana Marek"


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


def test_a_lead_may_tell_a_role_before_its_holder_is_named() -> None:
    text = "The mayor spoke. Ana Voss, the mayor, met Ivo Marek."
    coming = names(text).coming_holder("mayor", len("The mayor"))
    assert coming is not None and coming.name == "Ana Voss"
    assert names(text).coming_holder("mayor", len(text)) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Voss Jr. left. Ivo Voss Jr. had been ill.", "Ivo Voss Jr."),
        ("Carlos Garcia Voss spoke. Then Garcia Voss left.", "Carlos Garcia Voss"),
        ("Joseph diOrlo spoke. Then diOrlo left.", "Joseph diOrlo"),
        ("The Corvan River Safety Board met. The RSB closed the dam.", "Corvan River Safety Board"),
        ("Femke van der Orlo spoke. Then Ms Van der Orlo left, and van der Orlo slept.", "Femke van der Orlo"),
        ("Sheikh Salem bin Nasser al-Marek spoke. Al-Marek left.", "Salem bin Nasser al-Marek"),
        ("Solveig Ó Marek spoke. Then Ó Marek left.", "Solveig Ó Marek"),
        ("Engineer Voss Jiayi spoke. Then Dr Voss left, and Voss slept.", "Voss Jiayi"),
        ("Marisol Orlo Voss spoke. Then Orlo left, and Orlo Voss slept.", "Marisol Orlo Voss"),
        ("They read the Orin Times. The Times had it first.", "Orin Times"),
        ("Let Ana Voss speak. Then Voss left, and special agent Voss slept.", "Ana Voss"),
        ("Mayor Jón Þór Orlosson spoke. Then Jón Þór left.", "Jón Þór Orlosson"),
        ("Zzyx Ji-quo spoke. Then Zzyx left.", "Zzyx Ji-quo"),
        ("Luisa Orlo-Quelm spoke. Then Ms Quelm left.", "Luisa Orlo-Quelm"),
        ("Quelm Prime Dairies closed. Quelm Prime had lost.", "Quelm Prime Dairies"),
    ],
)
def test_other_forms_lead_back_too(text: str, meant: str) -> None:
    assert {mention.named.name for mention in names(text).mentions} == {meant}


def test_a_place_is_no_short_form_of_what_is_called_after_it() -> None:
    found = names("Quelm Vale is old. In Quelm, they spoke of it. Then Quelm closed the road.")
    assert found.mentions[-1].named.name == "Quelm"


def test_a_title_may_tell_of_somebody_who_has_no_full_name() -> None:
    mentions = names("President Marek left. His daughter, Ana Marek, waved. Mr. Marek smiled.").mentions
    assert [mention.named.name for mention in mentions] == ["Marek", "Ana Marek", "Marek"]


def test_a_surname_means_none_who_is_named_only_later() -> None:
    text = "Ivo Marek spoke. Ivo Marek left. Then Marek sat down. His wife, Ana Marek, waved."
    assert names(text).mentions[2].namesakes == ()


def test_a_surname_that_has_long_meant_one_person_means_nobody_else() -> None:
    text = "Ana Voss spoke. Voss left. Voss slept. Voss rose. Then Hal Voss, her brother, came. Voss left again."
    assert names(text).mentions[-1].namesakes == ()


def test_a_president_who_has_only_a_surname_is_not_the_son() -> None:
    text = "President Marek left. Ivo Marek Jr. waved. Mr. Marek smiled."
    assert [mention.named.name for mention in names(text).mentions] == ["Marek", "Ivo Marek Jr.", "Marek"]


@pytest.mark.parametrize(
    ("text", "names_of_both"),
    [
        ("Ivo Van Marek spoke. Then Al Voss left.", ["Ivo Van Marek", "Al Voss"]),
        ("Orla Voss, a nurse, spoke. Then Greta Orla left.", ["Orla Voss", "Greta Orla"]),
    ],
)
def test_a_particle_or_a_surname_first_leads_back_to_nobody_else(text: str, names_of_both: list[str]) -> None:
    assert [mention.named.name for mention in names(text).mentions] == names_of_both


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Luis and Carmen Voss left.", ["Luis Voss", "Carmen Voss"]),
        ("The brothers Zzyx and Quo Marek left.", ["Zzyx Marek", "Quo Marek"]),
        ("Ivo Grant spoke. Then Grant and Ana Voss left.", ["Ivo Grant", "Ana Voss"]),
        ("Tarn and Ana Voss left.", ["Tarn", "Ana Voss"]),
        ("Grant and the mayor, Ana Voss, left.", ["Grant", "Ana Voss"]),
        ("Luis & Carmen Voss left.", ["Luis Voss", "Carmen Voss"]),
        ("Luis Marek & Carmen Voss left.", ["Luis Marek", "Carmen Voss"]),
        ("Quelm & Marek left.", ["Quelm & Marek"]),
    ],
)
def test_two_may_share_a_surname_that_is_told_once(text: str, people: list[str]) -> None:
    assert [one.name for one in names(text).everyone] == people
