"""The names in an article and who they are."""

import pytest

from tests.language.building import names
from tui.language.names.named import Named, Sort
from tui.language.names.parts import Gender


def named(text: str, name: str) -> Named:
    return next(one for one in names(text).everyone if one.name == name)


@pytest.mark.parametrize(
    ("text", "name", "sort"),
    [
        ("The mayor met Ana Voss there.", "Ana Voss", Sort.PERSON),
        ("It was Mr. Ivo J. Marek Jr. who came.", "Ivo J. Marek Jr.", Sort.PERSON),
        ("They asked Ana White again.", "Ana White", Sort.PERSON),
        ("They asked Peter Long again.", "Peter Long", Sort.PERSON),
        ("On Monday Anna May, the premier, left.", "Anna May", Sort.PERSON),
        ("They asked the White House again.", "White House", Sort.BODY),
        ("They asked the Tarn Water Agency.", "Tarn Water Agency", Sort.BODY),
        ("They asked the Department of Rivers.", "Department of Rivers", Sort.BODY),
        ("They read the Tarn Daily News.", "Tarn Daily News", Sort.DOCUMENT),
        ("They waited for Moscow to answer.", "Moscow", Sort.BODY),
        ("They asked the NYAG again.", "NYAG", Sort.BODY),
        ("They live in Quelm Harbour.", "Quelm Harbour", Sort.BODY),
        ("They read the San Diego Union-Tribune daily.", "San Diego Union-Tribune", Sort.DOCUMENT),
        ("They read the Corvan newspaper Tarnblatt daily.", "Tarnblatt", Sort.DOCUMENT),
        ("They asked the advocacy group Quelm Speaks again.", "Quelm Speaks", Sort.BODY),
        ("They asked Joseph diOrlo again.", "Joseph diOrlo", Sort.PERSON),
        ("Previously Ana Voss had left.", "Ana Voss", Sort.PERSON),
        ("Orinfoss, which makes pumps, has closed.", "Orinfoss", Sort.BODY),
        ("Orinfoss said it had closed the dam.", "Orinfoss", Sort.BODY),
        ("Orinfoss has closed its dam.", "Orinfoss", Sort.BODY),
        ("Orinfoss said it had been late.", "Orinfoss", Sort.UNKNOWN),
        ("Orinfoss said the dam had lost its wall.", "Orinfoss", Sort.UNKNOWN),
        ("Orinfoss Pumps plc has closed.", "Orinfoss Pumps", Sort.BODY),
        ("They asked the Dam and River Union again.", "Dam and River Union", Sort.BODY),
        ("They asked the Dam and River Administration.", "Dam and River Administration", Sort.BODY),
        ("They asked the Department of Dams and Rivers again.", "Department of Dams and Rivers", Sort.BODY),
        ("They asked the Dam Crews’ Association again.", "Dam Crews’ Association", Sort.BODY),
        ("They asked the Association of Head Teachers again.", "Association of Head Teachers", Sort.BODY),
        ("They asked the Society for the Protection of Rivers.", "Society for the Protection of Rivers", Sort.BODY),
        ("They asked Rivers Without Dams again.", "Rivers Without Dams", Sort.BODY),
        ("They asked the Treasury and Tarn’s Council again.", "Treasury", Sort.BODY),
        ("They asked the Kremlin and River Agency again.", "Kremlin", Sort.BODY),
        ("They asked Ana Voss KC again.", "Ana Voss", Sort.PERSON),
        ("They asked the Dam Crews’ and Divers’ Union again.", "Dam Crews’ and Divers’ Union", Sort.BODY),
        ("They asked the Dam Workers of Corvany again.", "Dam Workers of Corvany", Sort.BODY),
        ("They asked the Orin-backed Quelm Speaks again.", "Quelm Speaks", Sort.BODY),
        ("Orinfoss, the regional weather service, warned of it.", "Orinfoss", Sort.BODY),
        ("In Orinfoss, the council has warned of it.", "Orinfoss", Sort.BODY),
        ("It hit Orinfoss shares.", "Orinfoss", Sort.BODY),
        ("It hit Orinfoss hard.", "Orinfoss", Sort.UNKNOWN),
        ("Orinfoss Pumps BV has closed.", "Orinfoss Pumps BV", Sort.BODY),
        ("Rival Orinfoss had it first.", "Orinfoss", Sort.BODY),
        ("Rival Zzyx Marek had it first.", "Zzyx Marek", Sort.PERSON),
        ("Villagers like Zzyx Marek saw it first.", "Zzyx Marek", Sort.PERSON),
        ("They asked Edward E. Curtis Voss again.", "Edward E. Curtis Voss", Sort.PERSON),
        ("They asked House Speaker Ana Voss of Tarn again.", "Ana Voss", Sort.PERSON),
        ("Ana Voss of Quelm, the leader of the party, left.", "Quelm", Sort.BODY),
        ("They met Rivers First again.", "Rivers First", Sort.BODY),
        ("They told Quelm Today so.", "Quelm Today", Sort.DOCUMENT),
        ("Quelm Harbour Works denied it.", "Quelm Harbour Works", Sort.BODY),
        ("They asked the River Service Executive again.", "River Service Executive", Sort.BODY),
        ("They asked the Dam and River Executive again.", "Dam and River Executive", Sort.BODY),
        ("They asked the U.S. Dam and River Service again.", "U.S. Dam and River Service", Sort.BODY),
        ("They asked the Institute on River Life again.", "Institute on River Life", Sort.BODY),
        ("They asked the Dam Makers’ Forum of the North.", "Dam Makers’ Forum of the North", Sort.BODY),
        ("They asked the Institute on Monday.", "Institute", Sort.BODY),
        ("They told the Quelm Reporter so.", "Quelm Reporter", Sort.DOCUMENT),
        ("They told the Quelm Argus Leader so.", "Quelm Argus Leader", Sort.DOCUMENT),
        ("Senior White House aides left.", "White House", Sort.BODY),
        ("They met Councillor Jan Voss again.", "Jan Voss", Sort.PERSON),
        ("Rep. Ana T. King of Tarn left.", "Ana T. King", Sort.PERSON),
        ("They met Quelm Origin. Then Quelm Origin left.", "Quelm Origin", Sort.BODY),
        ("They met Quelm Origin. Then Origin left.", "Quelm Origin", Sort.UNKNOWN),
        ("They asked Toyota again.", "Toyota", Sort.BODY),
        ("They told the New Quelm Union Leader so.", "New Quelm Union Leader", Sort.DOCUMENT),
        ("They asked Reuters again.", "Reuters", Sort.DOCUMENT),
        ("They met Mike “Bo” Marek again.", "Mike Marek", Sort.PERSON),
        ("They met Robert (Bob) Marek again.", "Robert Marek", Sort.PERSON),
        ("The Rivers Act was read again.", "Rivers Act", Sort.DOCUMENT),
        ("They read the Stop Voss bill again.", "Stop Voss", Sort.BODY),
        ("They asked Special Agent Zzyx Marek again.", "Zzyx Marek", Sort.PERSON),
        ("Police Service of Quelm denied it.", "Police Service of Quelm", Sort.BODY),
        ("Friends of the Quelm denied it.", "Friends of the Quelm", Sort.BODY),
        ("Save Our Rivers denied it.", "Save Our Rivers", Sort.BODY),
        ("Save the Quelm denied it.", "Save the Quelm", Sort.BODY),
        ("They asked the All Quelm Front again.", "All Quelm Front", Sort.BODY),
        ("They asked the Quelm Players’ Trust again.", "Quelm Players’ Trust", Sort.BODY),
        ("They asked the Port of Quelm again.", "Port of Quelm", Sort.BODY),
        ("Mark Port of Quelm left.", "Mark Port", Sort.PERSON),
        ("Transport for Quelm denied it.", "Transport for Quelm", Sort.BODY),
        ("TWA Quelm denied it.", "TWA Quelm", Sort.BODY),
        ("ZZYX MAREK denied it.", "ZZYX MAREK", Sort.UNKNOWN),
        ("Netball Jamaica denied it.", "Netball Jamaica", Sort.BODY),
        ("National Quelm denied it.", "National Quelm", Sort.BODY),
        ("Quelm Rising, a liberal action committee, denied it.", "Quelm Rising", Sort.BODY),
        ("Quelm Rising, an art and talent agency, denied it.", "Quelm Rising", Sort.BODY),
        ("The retailer Quelmo denied it.", "Quelmo", Sort.BODY),
        ("The news agency Quelmo denied it.", "Quelmo", Sort.DOCUMENT),
        ("Kilusan ng Quelm denied it.", "Kilusan ng Quelm", Sort.UNKNOWN),
        ("They met Zzyx Hassan Marek again.", "Zzyx Hassan Marek", Sort.PERSON),
        ("They met María de los Ángeles Voss again.", "María de los Ángeles Voss", Sort.PERSON),
        ("They met Corvans Ivo Marek again.", "Ivo Marek", Sort.PERSON),
        ("They met Attacking Ivo Marek again.", "Ivo Marek", Sort.PERSON),
        ("They met Datuk Zzyx Marek again.", "Zzyx Marek", Sort.PERSON),
        ("They met Director-General Zzyx Marek again.", "Zzyx Marek", Sort.PERSON),
        ("They met Sgt. Zzyx “King” Marek again.", "Zzyx Marek", Sort.PERSON),
        ("Ma. Luisa Voss denied it.", "Ma. Luisa Voss", Sort.PERSON),
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
        ("Dam Party MP Zzyx Marek left.", "Zzyx Marek", "Dam Party MP"),
        ("Then Dam TD Zzyx Marek left.", "Zzyx Marek", "Dam TD"),
        ("Engr. Zzyx Marek left.", "Zzyx Marek", None),
        ("After asking Ivo Marek, the rival candidate stated it.", "Ivo Marek", None),
        ("Ana Voss, an aide with Sen. Marek’s campaign, left.", "Ana Voss", "aide"),
        ("Then Commissioner (Dams) Zzyx Marek left.", "Zzyx Marek", "Commissioner"),
        ("Then Leader of Opposition Zzyx Marek left.", "Zzyx Marek", "Leader of Opposition"),
        ("Then Gen (retd) Zzyx Marek left.", "Zzyx Marek", "general"),
        ("Then Inspector of Works Zzyx Marek left.", "Zzyx Marek", "Inspector of Works"),
        ("Cllr Ana Voss left.", "Ana Voss", "councillor"),
        ("Beekeeper Ana Voss left.", "Ana Voss", "Beekeeper"),
        ("TWA president Ana Voss left.", "Ana Voss", "TWA president"),
        ("Orinfoss Energy spokesman Ivo Marek left.", "Ivo Marek", "Orinfoss Energy spokesman"),
        ("Outspoken talk show host Ivo Marek left.", "Ivo Marek", "outspoken talk show host"),
        ("Former Orin mayor Ivo Marek left.", "Ivo Marek", "former Orin mayor"),
        ("Corvany’s foreign minister, Ivo Marek, left.", "Ivo Marek", "Corvany’s foreign minister"),
        ("Ms. Voss’s lawyer, Ivo Marek, left.", "Ivo Marek", "Voss’s lawyer"),
        ("Chief Financial Officer Ana Voss left.", "Ana Voss", "Chief Financial Officer"),
        ("Prof. Dr. Ana Voss left.", "Ana Voss", "professor"),
        ("It was lead author Dr. Ana Voss who left.", "Ana Voss", "lead author"),
        ("Tarn-born Ana Voss left.", "Ana Voss", None),
        ("Ana Voss of Tarn, the leader of the party, left.", "Ana Voss", "leader of the party"),
        ("Ana Voss, of Tarn, a retired judge, left.", "Ana Voss", "retired judge"),
        ("Hydrologist Ana Voss left.", "Ana Voss", "Hydrologist"),
        ("Army spokesman Col. Ana Voss left.", "Ana Voss", "army spokesman"),
        ("The father of one of the victims, Ivo Marek, left.", "Ivo Marek", "father of one of the victims"),
        ("Ana Voss, its ambassador in the capital, left.", "Ana Voss", "ambassador in the capital"),
        ("Ana Voss, her lawyer said, left.", "Ana Voss", None),
        ("Ana Voss, chief of the Tarn Union of Bakers of Orin Bread left.", "Ana Voss",
         "chief of the Tarn Union of Bakers of Orin Bread"),
        ("Ana Voss, chief of the old and then the new office of one, left.", "Ana Voss", "chief of the old"),
        ("Ana Voss, the mayor since May, left.", "Ana Voss", "mayor"),
        ("It is of Orinfoss. Orinfoss lawyer Ana Voss left.", "Ana Voss", "Orinfoss lawyer"),
    ],
)
def test_what_somebody_is_stands_beside_the_name(text: str, name: str, role: str | None) -> None:
    assert named(text, name).role == role


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Ana Voss", Gender.SHE), ("Ivo Marek", Gender.HE), ("Zzyx Marek", None), ("Jiří Orlo", Gender.HE),
        ("Lindiwe Orlo", Gender.SHE), ("Hélène Voß-Orlo", Gender.SHE),
    ],
)  # fmt: skip
def test_gender_by_first_name(name: str, gender: Gender | None) -> None:
    assert named(f"The mayor met {name} there, in Tarn.", name).gender is gender


def test_a_word_that_only_begins_a_sentence_is_no_name() -> None:
    assert names("Rivers are wide. The rivers rise.").everyone == []


BODY = "Orin will keep the base at Marl.\n\nIvo Lavrik spoke there.\n\nThe base is large.\n\nIt is old."


def test_in_a_headline_of_capitals_only_what_the_text_names_is_a_name() -> None:
    found = names(f"Orin Will Defend Marl Base, Lavrik Says\n\n{BODY}")
    assert [one.name for one in found.everyone] == ["Orin", "Marl", "Ivo Lavrik"]


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
    assert [one.name for one in names("They met Sen. Ana Voss, R-Tarn, there.").everyone] == ["Ana Voss"]


def test_a_title_may_be_a_surname() -> None:
    found = names("Ivo King met the mayor. King left, and the King stayed.")
    assert [mention.named.name for mention in found.mentions] == ["Ivo King", "Ivo King"]


def test_a_headline_in_the_text_is_no_longer_name() -> None:
    found = names("Ana Voss Announces She Will Run Again In Tarn\n\nThe mayor, Ana Voss, said so.\n\nAna Voss left.")
    assert {one.name for one in found.everyone if one.sort is Sort.PERSON} == {"Ana Voss"}


def test_the_adjective_of_a_people_is_no_surname() -> None:
    text = "Israeli officials spoke. Then Arab Israeli lawmakers did."
    assert names(text).mentions[0].named.name == "Israeli"


def test_a_first_name_tells_of_no_document() -> None:
    assert named("Then Bill Marek spoke.", "Bill Marek").sort is Sort.PERSON


def test_what_is_against_somebody_is_no_name() -> None:
    assert [one.name for one in names("They held an anti-Voss rally in pro-Orin mood.").everyone] == []


@pytest.mark.parametrize(
    "text",
    [
        "Firefighters came late.", "Defenders say that it teaches.", "Breaking with the past, they left.",
        "Reached in the evening, they left.", "Former friends left.", "Specifically, the bureau left.",
        "A super PAC left.",
    ],
)  # fmt: skip
def test_what_has_its_capital_from_the_sentence_is_no_name(text: str) -> None:
    assert names(text).everyone == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Boeing said it was late.", "Boeing"), ("Rangers Athletic won.", "Rangers Athletic"),
        ("Reuters has it.", "Reuters"), ("Ted in Tarn left.", "Ted"), ("Emily, the owner, left.", "Emily"),
    ],
)  # fmt: skip
def test_a_name_that_looks_like_another_word_is_one(text: str, name: str) -> None:
    assert [one.name for one in names(text).everyone][:1] == [name]


def test_a_name_is_the_same_without_its_accents() -> None:
    found = names("Ana Vossová left. Then Vossova slept. Solveig Ó Dálor left. Then Ó Dálor slept.")
    assert [one.name for one in found.everyone] == ["Ana Vossová", "Solveig Ó Dálor"]


def test_an_address_tells_nothing_of_how_a_name_is_spelled() -> None:
    text = "Orinfoss has closed. They wrote to press@orinfoss.example on Monday."
    assert names(text).everyone[0].name == "Orinfoss"


def test_a_sentence_that_ends_in_a_quotation_is_no_headline() -> None:
    text = "It met.\n\nOrinia Mayor Greg Stanor asked Attorney General Ana Rivers and Orinia Police about the “fiasco.”"
    assert "Greg Stanor" in [one.name for one in names(text).everyone]


def test_the_mayor_is_no_deputy_mayor() -> None:
    found = names("Ana Voss, the deputy mayor, met Ivo Marek.")
    deputy = found.holder("mayor", 60, ["deputy"])
    assert found.holder("mayor", 60) is None
    assert deputy is not None and deputy.name == "Ana Voss"


def test_workers_who_open_a_sentence_are_no_name_but_a_surname_is() -> None:
    assert names("Firefighters came late.").everyone == []
    assert [m.named.name for m in names("Ivo Sellers left. Sellers slept.").mentions] == ["Ivo Sellers", "Ivo Sellers"]


def test_where_a_report_was_written_is_no_company() -> None:
    text = "TARN — The Orinfoss Air Group let pilots fly without training. The company is sorry. TARN met."
    assert named(text, "TARN").place
    company = names(text).body_called("company", len(text))
    assert company is not None and company.name == "Orinfoss Air Group"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They asked St Ada’s Hospital again.", "St Ada’s Hospital"),
        ("They asked the River Commissioner's Office again.", "River Commissioner's Office"),
        ("They fought the Brigade of the North again.", "Brigade of the North"),
        ("They read it in the Sunday Courier again.", "Sunday Courier"),
    ],
)
def test_a_body_keeps_all_of_its_name(text: str, name: str) -> None:
    assert [one.name for one in names(text).everyone] == [name]


def test_a_day_before_another_name_is_no_part_of_it() -> None:
    assert [one.name for one in names("They said on Sunday Orinfoss would close.").everyone] == ["Orinfoss"]


@pytest.mark.parametrize("name", ["Sanders", "Kipling", "Beijing", "Chambers"])
def test_a_name_that_ends_like_another_word_is_one_at_the_head_of_a_sentence(name: str) -> None:
    assert name in [one.name for one in names(f"{name} on Monday said the dam was old.").everyone]


def test_what_is_told_with_the_surname_alone_makes_nobody_a_firm() -> None:
    text = "Zzyx Marek left the hall. His rival Marek stayed, and Marek's customers came."
    assert named(text, "Zzyx Marek").sort is not Sort.BODY


def test_a_day_after_a_first_name_is_no_surname() -> None:
    assert "Anna May" not in {one.name for one in names("They told Anna May 3 was the day.").everyone}
