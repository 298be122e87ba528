"""What is a charge, and whom it is against."""

import pytest

from tests.annotate.charging import NEWS, shown
from tui.annotate.engine import read
from tui.article.plaintext import from_text


@pytest.mark.parametrize(
    ("charge", "target"),
    [
        ("Ida Marsh said Orrin Vale had lied about the contract and misled the council.", "Orrin Vale"),
        ("“Orrin Vale is a liar and a fraud,” Ida Marsh said.", "Orrin Vale"),
        ("Ida Marsh accused Brellow Ferries of hiding the accident from inspectors.", "Brellow Ferries"),
        ("“Orrin Vale has lied to us for years. He is corrupt and dishonest,” Ida Marsh said.", "Orrin Vale"),
        ("Prosecutors say Orrin Vale moved two million crowns to a firm of his brother.", "Orrin Vale"),
        ("Brellow Ferries moved the money abroad, the indictment says.", "Brellow Ferries"),
    ],
)
def test_a_plain_charge_is_shown_with_whom_it_is_against(charge: str, target: str) -> None:
    assert target in [mark.target for mark in shown(NEWS, charge, NEWS)]


@pytest.mark.parametrize(
    "text",
    [
        "Ida Marsh said two people were killed in the attack near Tarn last week.",
        "Ida Marsh won the primary with 52 percent of the vote and a margin of 300 ballots.",
        "“We should not be naive,” Ida Marsh said of the new session.",
        "Ida Marsh said she loves the young people of the community and the work of the local school.",
        "The statute says whoever damages the pier is liable for a fine of 40 crowns.",
        "The union wants to block the harbour on Saturday and to halve the hours of work.",
        "Orrin Vale wrote to the judges. He said he had acted in the heat of the moment and cheated nobody else.",
        "Diplomats believe the looming offensive could cut the valley off.",
        "Prosecutors said Orrin Vale would appear in court on Monday.",
        "Prosecutors said Orrin Vale was taken to a hospital in Quill.",
    ],
)
def test_what_charges_nobody_is_not_shown(text: str) -> None:
    assert shown(NEWS, text, NEWS) == []


def test_a_quotation_that_goes_on_is_against_those_accused_before() -> None:
    charge = "Ida Marsh accused Brellow Ferries of hiding the accident at Garrow Lane from inspectors."
    found = shown(NEWS, f"{charge} “They lied to us and they let us drown,” she said.", NEWS)
    assert {mark.target for mark in found} == {"Brellow Ferries"}


def test_who_is_accused_is_not_told_where_it_is_not_clear() -> None:
    charge = "Ida Marsh met Orrin Vale and Tess Aldin. One of them, a clerk said, had lied and misled the council."
    found = read(from_text("\n\n".join([NEWS, charge, NEWS]), "note")).annotations
    marks = [mark for mark in found if mark.kind == "unanswered"]
    assert [mark.target for mark in marks] == [None]
    assert all("could not make out whom" in mark.reason for mark in marks)


@pytest.mark.parametrize(
    "told", ["was not guilty of fraud", "was innocent of the fraud", "had been cleared of fraud", "did nothing wrong",
             "had done what did not rise to the level of fraud"]
)
def test_whoever_speaks_for_somebody_charges_nobody(told: str) -> None:
    found = read(from_text("\n\n".join([NEWS, f"Ida Marsh said Orrin Vale {told}.", NEWS]), "note")).annotations
    assert not [mark for mark in found if mark.shown and mark.kind in ("unanswered", "allegation")]
