"""What an article states about itself: who wrote it, when and for whom."""

import pytest

from tests.language.building import BODY, read, roles


def test_the_agency_of_a_dateline_is_the_outlet() -> None:
    assert read("Marl votes", f"MARL (AP) — {BODY}", BODY, BODY).stated.outlet == "AP"
    assert read("Marl votes", f"MARL (pop. 300) — {BODY}", BODY, BODY).stated.outlet is None


def test_the_date_below_a_line_that_only_names_a_section_is_read() -> None:
    article = read("News release | For immediate release", f"MARL, 3 March 2031 — {BODY}", BODY, BODY)
    assert (article.stated.title, article.stated.published) == (None, "3 March 2031")


@pytest.mark.parametrize(
    ("opening", "outlet", "published"),
    [
        ("MARL, April 22 (Quell Wire) - ", "Quell Wire", "April 22"),
        ("MARL, 4 March – ", None, "4 March"),
        ("PORT MARL, Q., March 3, 2031 — ", None, "March 3, 2031"),
        ("Port Marl, 2 October — ", None, "2 October"),
        ("Marl, March 4, was cold. ", None, None),
        ("The mayor of MARL, on 4 March (Labour) - ", None, None),
    ],
)
def test_a_dateline_tells_when_and_for_whom(opening: str, outlet: str | None, published: str | None) -> None:
    told = read("Marl votes", f"{opening}{BODY}", BODY, BODY).stated
    assert (told.outlet, told.published) == (outlet, published)


@pytest.mark.parametrize("lead", ["The Associated Press (AP) said on Monday", "Officials of the agency (Reuters) met"])
def test_an_agency_that_is_named_is_no_dateline(lead: str) -> None:
    assert read("Marl keeps its hall", f"{lead} that {BODY}", BODY, BODY).stated.outlet is None


@pytest.mark.parametrize(
    ("line", "byline", "published"),
    [
        ("Ada Fenn / 12 March", "Ada Fenn", "12 March"),
        ("Comment by Ada Fenn", "Ada Fenn", None),
        ("Ada Fenn | 12 March 2031", "Ada Fenn", "12 March 2031"),
        ("Ada Fenn and Ben van Orr, Tuesday 12 March", "Ada Fenn and Ben van Orr", "Tuesday 12 March"),
        ("Ada Fenn, health correspondent", "Ada Fenn", None),
        ("Ada Fenn\n12 March", "Ada Fenn", "12 March"),
        ("12 March 2031, 14:30\nAda Fenn", "Ada Fenn", "12 March 2031"),
        ("By Ada Fenn / 12 March", "Ada Fenn", "12 March"),
        ("By Ada Fenn\nLocal Democracy Reporter\nPublished 11 October 2023", "Ada Fenn", "11 October 2023"),
        ("By Ada Fenn at Dell Lane", "Ada Fenn", None),
        ("Interview by Ada Fenn", "Ada Fenn", None),
        ("EXCLUSIVE\nAda Fenn and Ben Orr\nSunday 18 August 2024", "Ada Fenn and Ben Orr", "18 August 2024"),
        ("By Óscar Ědl", "Óscar Ědl", None),
        ("EXCLUSIVE by ADA FENN, Consumer Editor", "ADA FENN", None),
        ("Ada Fenn", "Ada Fenn", None),
        ("Ada Fenn in Tarn", "Ada Fenn", None),
        ("Ada Fenn | Tarn", "Ada Fenn", None),
        ("Ada Fenn and Ben Orr", "Ada Fenn and Ben Orr", None),
        ("Comment\nAda Fenn", "Ada Fenn", None),
        ("Ada Fenn\nTarn, 3 July", "Ada Fenn", "3 July"),
        ("From Ada Fenn, Political Correspondent", "Ada Fenn", None),
        ("By Our Correspondent\nTARN, August 22", None, "August 22"),
        ("By Ada Fenn\nTARN, Friday", "Ada Fenn", None),
        ("By our political staff", None, None),
        ("Our Special Correspondent\n12 March", None, "12 March"),
    ],
)
def test_a_name_and_a_day_below_the_headline_are_who_wrote_it_and_when(
    line: str, byline: str, published: str | None
) -> None:
    article = read(f"Marl keeps its hall\n{line}", BODY, BODY, BODY)
    assert set(roles(article)) == {"headline", "byline", "body"}
    assert (article.stated.byline, article.stated.published) == (byline, published)
    assert article.stated.outlet is None


@pytest.mark.parametrize(
    ("end", "byline", "kept"),
    [
        ("\n\n(Reporting by Ada Fenn in Marl and Ben Orr; Editing by Cy Dane)", "Ada Fenn and Ben Orr", ""),
        (" (Reporting by Ada Fenn; Editing by Cy Dane)", "Ada Fenn", ""),
        (" (Reporting by Ada Fenn.)", "Ada Fenn", ""),
        ("\n\nReporting by Ada Fenn", "Ada Fenn", ""),
        ("\n\nReporting by Ada Fenn led to a new law.", None, "Reporting by Ada Fenn led to a new law."),
        (" (Reporting by the Courier showed it.)", None, " (Reporting by the Courier showed it.)"),
        (" (Ada Fenn reports.)", None, " (Ada Fenn reports.)"),
    ],
)
def test_who_reported_is_told_at_the_end_and_is_no_part_of_the_article(
    end: str, byline: str | None, kept: str
) -> None:
    article = read("Marl keeps its hall", BODY, BODY, f"{BODY}{end}")
    assert article.stated.byline == byline
    last = article.sentences[-1].end
    assert article.text[:last].endswith((kept or BODY).strip())


def test_a_bracket_that_only_closes_is_no_sign_off() -> None:
    article = read("Reporting by Ada Fenn)", BODY, BODY, BODY)
    assert article.text.startswith("Reporting by Ada Fenn)")


@pytest.mark.parametrize("line", ["Port Marl", "Kestrels 2 Marl 1", "Ada Fenn, who runs the hall", "On 12 March"])
def test_other_short_lines_below_the_headline_are_no_byline(line: str) -> None:
    article = read("Marl keeps its hall", line, BODY, BODY, BODY)
    assert (article.stated.byline, article.stated.published) == (None, None)


def test_a_newspaper_before_a_day_is_no_person() -> None:
    assert read("Marl keeps its hall", "Marl Courier, 3 March", BODY, BODY).stated.byline is None
    assert read("Marl keeps its hall", "Marl Courier, 3 March 2031", BODY, BODY).stated.outlet == "Marl Courier"
    assert read("Marl keeps its hall", "Marl Courier, 14 March", BODY, BODY).stated.outlet == "Marl Courier"


@pytest.mark.parametrize(
    ("line", "outlet", "published"),
    [
        ("Ada Fenn, court reporter, Marl Gazette, 14 May", "Marl Gazette", "14 May"),
        ("By Ada Fenn, court reporter, Marl Gazette, 14 May 2031", "Marl Gazette", "14 May 2031"),
        ("Ada Fenn | Education Editor | The Marl Herald", "The Marl Herald", None),
        ("By Ada Fenn, Marl", None, None),
    ],
)
def test_a_byline_tells_for_whom_too(line: str, outlet: str | None, published: str | None) -> None:
    told = read("Marl keeps its hall", line, BODY, BODY).stated
    assert (told.byline, told.outlet, told.published) == ("Ada Fenn", outlet, published)


def test_a_newspaper_alone_below_the_byline_is_the_outlet() -> None:
    told = read("Marl keeps its hall", "By Ada Fenn\nThe Marl Courier", BODY, BODY).stated
    assert (told.byline, told.outlet) == ("Ada Fenn", "The Marl Courier")
