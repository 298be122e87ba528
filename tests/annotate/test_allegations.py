"""What somebody says against others: an unverified mark of its own kind."""

from dataclasses import replace

import pytest

from tests.annotate.building import SOBER, article, mark_on, passage, said
from tests.annotate.charging import Judgement
from tui.annotate import unverified
from tui.annotate.annotation import Annotation, Layer, SourceKind, Stance
from tui.annotate.engine import EngineName, read


def test_a_charge_of_a_named_source_is_an_allegation_with_its_target() -> None:
    sentence = "Ida Marsh said Orrin Vale had lied to the council and had bribed the inspectors."
    cut_article = article(SOBER, sentence, SOBER)
    content = said(cut_article, "Orrin Vale had lied to the council and had bribed the inspectors", "Ida Marsh")
    mark = mark_on(cut_article, "lied", content)
    assert mark is not None
    assert (mark.kind, mark.target, mark.related) == ("allegation", "Orrin Vale", (content,))
    assert mark.reason.startswith("The only source here for this charge against Orrin Vale is Ida Marsh,")


def test_a_plan_of_another_is_their_word_and_no_charge() -> None:
    sentence = "Ida Marsh said Orrin Vale would sell the harbour to the ferry firm next year."
    cut_article = article(SOBER, sentence, SOBER)
    content = said(cut_article, "Orrin Vale would sell the harbour to the ferry firm next year", "Ida Marsh")
    mark = mark_on(cut_article, "sell", content)
    assert mark is not None
    assert (mark.kind, mark.target, mark.evidence) == ("allegation", "Orrin Vale", ())
    assert mark.reason.startswith("The only source here for what is said of Orrin Vale is")


def test_what_is_no_charge_and_about_nobody_has_its_source_told_for_this_alone() -> None:
    charge = "Orrin Vale stole the money, said Ida Marsh. Vale denied it."
    word = "According to Ida Marsh, the mill lost 30 percent of its orders last year."
    read_article = read(article(SOBER, f"{charge} {word}", SOBER).article)
    found = [a for a in read_article.annotations if a.kind == "allegation"]
    assert [a.reason.partition(",")[0] for a in found if not a.target] == ["The only source here for this is Ida Marsh"]


@pytest.mark.parametrize(
    ("judged", "stays"),
    [
        (Judgement(accusation=0.9, answer=0.1), True),
        (Judgement(accusation=0.9, answer=0.9), True),
        (Judgement(accusation=0.1, answer=0.9), False),
    ],
)
def test_what_the_model_takes_for_an_answer_and_for_no_charge_is_no_allegation(judged: Judgement, stays: bool) -> None:
    cut_article = article(SOBER, "Ida Marsh said Orrin Vale had lied to the council about the harbour.", SOBER)
    content = said(cut_article, "Orrin Vale had lied to the council about the harbour", "Ida Marsh")
    (mark,) = [it for it in unverified.annotate(cut_article, [content], hints=judged) if it.kind == "allegation"]
    assert mark.shown is stays
    assert (mark.confidence > 0) is stays


def test_a_denial_is_no_allegation() -> None:
    sentence = "Ida Marsh denied Orrin Vale had bribed the inspectors."
    cut_article = article(SOBER, sentence, SOBER)
    content = said(
        cut_article, "Orrin Vale had bribed the inspectors", "Ida Marsh", "denied", stance=Stance.DENIES
    )
    assert mark_on(cut_article, "bribed", content) is None


def test_an_allegation_stands_alone_too() -> None:
    text = "Ida Marsh said Orrin Vale had lied about the 4,000 jobs that he destroyed last year."
    cut_article = passage(text)
    content = said(cut_article, "Orrin Vale had lied about the 4,000 jobs that he destroyed last year", "Ida Marsh")
    (mark,) = unverified.annotate(cut_article, [content])
    assert (mark.kind, mark.target) == ("allegation", "Orrin Vale")


def test_they_are_no_village() -> None:
    text = "“They shot at the crews and burned two boats,” said Ida Marsh, who fled to the harbour."
    before = "Gunmen came to the village of Karo-Bisa on Saturday."
    reading = read(article(SOBER, before, text, SOBER).article)
    (mark,) = [a for a in reading.annotations if a.kind == "allegation"]
    assert mark.target is None and "about" not in mark.reason


def allegation_in(sentence: str, content: str, source: str, kind: SourceKind = SourceKind.PERSON) -> Annotation | None:
    cut_article = article(SOBER, sentence, SOBER)
    mark = mark_on(cut_article, content, said(cut_article, content, source, kind=kind))
    return mark if mark and mark.kind == "allegation" else None


@pytest.mark.parametrize(
    ("content", "source", "kind"),
    [
        ("three crews were shot near Tarn on Monday", "Police", SourceKind.ORGANIZATION),
        ("most voters want Orrin Vale to lose", "A new poll", SourceKind.DOCUMENT),
        ("she had lost her way in the fog that night", "She", SourceKind.PERSON),
    ],
)
def test_what_accuses_nobody_is_no_allegation(content: str, source: str, kind: SourceKind) -> None:
    assert allegation_in(f"{source} said {content}.", content, source, kind) is None


@pytest.mark.parametrize(
    ("content", "source", "kind"),
    [
        ("its officials would meet the crews of the harbour on Monday", "A spokeswoman for the Tarn council", "org"),
        ("the council had handed out 400 filters by noon", "A spokesman for the council", "org"),
        ("crews had mended two thirds of the boats by noon", "The Tarn Harbour Company", "org"),
        ("the boat had been sold in Quill to a cousin", "Ida Marsh", "person"),
        ("the boat had been hidden in Quill by the crews", "The court’s ruling", "document"),
        ("the ferry firm lost 4,000 crates of goods", "Its accounts", "document"),
    ],
)
def test_what_is_told_of_ones_own_side_or_of_nobody_or_is_on_record_is_no_allegation(
    content: str, source: str, kind: str
) -> None:
    kinds = {"org": SourceKind.ORGANIZATION, "person": SourceKind.PERSON, "document": SourceKind.DOCUMENT}
    assert allegation_in(f"{source} said {content}.", content, source, kinds[kind]) is None


OUTLET, RECORD, LETTER = "The Tarn Gazette", "The minutes", "A letter from the crews"


@pytest.mark.parametrize(
    ("content", "source", "cue", "kind", "charged"),
    [
        ("Orrin Vale had misled the harbour board", "Judge Ana Crowe", "said", SourceKind.PERSON, False),
        ("Orrin Vale had misled the harbour board", "Court papers", "said", SourceKind.DOCUMENT, True),
        ("Orrin Vale had misled the harbour board", "The judge", "ruled", SourceKind.PERSON, False),
        ("Orrin Vale had misled the harbour board", "The judge", "complained", SourceKind.PERSON, True),
        ("the ferry firm had misled the harbour board", "Ivo Marek", "admitted", SourceKind.PERSON, False),
        ("the ferry firm had misled the harbour board", "Ivo Marek", "complained", SourceKind.PERSON, True),
        ("Orrin Vale had misled the harbour board", "Ivo Marek", "admitted", SourceKind.PERSON, True),
        ("Orrin Vale had bought four boats in Quill", OUTLET, "reported", SourceKind.DOCUMENT, False),
        ("Orrin Vale had bought four boats in Quill", RECORD, "showed", SourceKind.DOCUMENT, False),
        ("Orrin Vale had bought four boats in Quill", LETTER, "said", SourceKind.DOCUMENT, True),
        ("Orrin Vale had secretly misled the harbour board", OUTLET, "reported", SourceKind.DOCUMENT, True),
        ("Orrin Vale could close four quays in Tarn", "Ida Marsh", "said", SourceKind.PERSON, False),
        ("Orrin Vale had closed what could be a school", "Ida Marsh", "said", SourceKind.PERSON, True),
        ("Orrin Vale might cheat the crews of their pay", "Ida Marsh", "said", SourceKind.PERSON, True),
    ],
)
def test_what_is_found_owned_up_to_told_from_outside_or_only_possible_is_no_charge(
    content: str, source: str, cue: str, kind: SourceKind, charged: bool
) -> None:
    cut_article = article(SOBER, f"{source} {cue} that {content}.", SOBER)
    mark = mark_on(cut_article, content, said(cut_article, content, source, cue, kind=kind))
    assert (mark is not None and mark.kind == "allegation") is charged


@pytest.mark.parametrize(
    ("content", "source"),
    [
        ("the council had secretly sold the harbour to the ferry firm", "A spokesman for the ferry firm"),
        ("the crews had bribed the inspectors of the harbour", "The Tarn Harbour Company"),
        ("Orrin Vale had taken the boats to Quill at night", "The Tarn Harbour Company"),
    ],
)
def test_what_a_body_says_about_others_is_an_allegation(content: str, source: str) -> None:
    assert allegation_in(f"{source} said {content}.", content, source, SourceKind.ORGANIZATION) is not None


@pytest.mark.parametrize(
    "content", ["the crews were shot by Orrin Vale on Monday", "she had bribed the inspectors of the harbour"]
)
def test_whoever_did_it_is_accused(content: str) -> None:
    assert allegation_in(f"Ida Marsh said {content}.", content, "Ida Marsh") is not None


def test_he_in_a_quotation_is_another() -> None:
    content = "He secretly sold the dam"
    cut_article = article(SOBER, f"Ivo Marek said: “{content}.” The firm is his.", SOBER)
    quoted = replace(said(cut_article, content, "Ivo Marek"), kind="direct")
    mark = mark_on(cut_article, content, quoted)
    assert mark is not None and mark.kind == "allegation"


def test_an_adjective_is_told_with_its_noun() -> None:
    content = "Corvan troops had poisoned the wells of the valley"
    mark = allegation_in(f"Ida Marsh said {content}.", content, "Ida Marsh")
    assert mark is not None
    assert mark.target in (None, "Corvan troops")


@pytest.mark.parametrize(
    ("content", "source", "kind"),
    [
        ("Orrin Vale helped the crews of the harbour", "Ida Marsh", SourceKind.PERSON),
        ("they had no list of the boats", "Officials at the harbour company", SourceKind.VAGUE),
    ],
)
def test_a_good_deed_and_what_a_named_office_says_of_itself_are_settled(
    content: str, source: str, kind: SourceKind
) -> None:
    cut_article = article(SOBER, f"{source} said {content}.", SOBER)
    assert mark_on(cut_article, content, said(cut_article, content, source, kind=kind)) is None


@pytest.mark.parametrize(
    ("sentence", "deed"),
    [
        ("Ida Marsh accused the ferry firm of secretly bribing two inspectors.", "secretly bribing two inspectors"),
        ("Ida Marsh accused Orrin Vale of cheating the crews of the harbour.", "cheating the crews of the harbour"),
        ("Ida Marsh blamed the ferry firm for cutting corners.", "cutting corners"),
        ("Ida Marsh accused its former owner, Orrin Vale, of bribing two inspectors.", "bribing two inspectors"),
        ("Ida Marsh said Orrin Vale had accused the firm of lying.", "Orrin Vale had accused the firm of lying"),
    ],
)
def test_the_accused_is_no_part_of_what_is_marked(sentence: str, deed: str) -> None:
    reading = read(article(SOBER, sentence, SOBER).article)
    marked = [reading.cut.text[a.start : a.end] for a in reading.annotations if a.layer is Layer.UNVERIFIED]
    assert deed in marked


def test_who_is_told_in_a_reason_stands_with_the_where_the_text_has_it_so() -> None:
    paragraphs = [
        "The Harbour Board met on Monday. Members of the Harbour Board left early.",
        "Ida Marsh said the Harbour Board had bribed two inspectors. Corvany said it would wait.",
        "The Harbour Board said Corvany had bribed two inspectors.",
    ]
    reading = read(article(*paragraphs, SOBER).article)
    about, by = [a.reason for a in reading.annotations if a.kind == "allegation"]
    assert "source here for this charge against the Harbour Board is Ida Marsh" in about
    assert "source here for this charge against Corvany is the Harbour Board" in by


@pytest.mark.parametrize("engine", ["model", "rules"])
def test_a_writers_own_charge_is_no_partys(engine: EngineName) -> None:
    mine = "I say that Orrin Vale lied to the council of Ardmoor."
    reading = read(article("By Ida Marsh", SOBER, mine, SOBER).article, engine=engine)
    assert "allegation" not in {a.kind for a in reading.annotations}
    theirs = mine.replace("I say", "Ida Marsh says")
    reading = read(article("By Tess Aldin", SOBER, theirs, SOBER).article, engine=engine)
    assert "allegation" in {a.kind for a in reading.annotations if a.shown}
