"""Who says so, by short sentences with the spans expected."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.annotate.attribution.finding import contents, found, only
from tui.annotate.annotation import SourceKind, Stance


@pytest.mark.parametrize(
    ("text", "source", "cue", "said"),
    [
        ("“The dam will hold,” Ana Voss said.", "Ana Voss", "said", ["“The dam will hold,”"]),
        ("“The dam will hold,” said Ana Voss, the deputy director.", "Ana Voss, the deputy director", "said",
         ["“The dam will hold,”"]),
        ("Ana Voss said: “The dam will hold.”", "Ana Voss", "said", ["“The dam will hold.”"]),
        ("“The dam,” she said, “will hold.”", "she", "said", ["“The dam,”", "“will hold.”"]),
        ("“It holds,” Voss said. “We looked twice.”", "Voss", "said", ["“It holds,”", "“We looked twice.”"]),
        ("“Will it hold?” Voss asked.", "Voss", "asked", ["“Will it hold?”"]),
        ("Ana Voss said that the dam would hold.", "Ana Voss", "said", ["the dam would hold"]),
        ("The mayor said on Tuesday the dam would hold.", "The mayor", "said", ["the dam would hold"]),
        ("The mayor told reporters that the dam would hold.", "The mayor", "told", ["the dam would hold"]),
        ("The dam, he said, was sound.", "he", "said", ["The dam", "was sound"]),
        ("The dam would hold for years, Ms. Voss said.", "Ms. Voss", "said", ["The dam would hold for years"]),
        ("The dam is sound, according to the Tarn Water Agency.", "the Tarn Water Agency", "according to",
         ["The dam is sound"]),
        ("According to a report by engineers, the dam is sound.", "a report by engineers", "According to",
         ["the dam is sound"]),
        ("Ana Voss, the mayor of Tarn, said the dam was sound.", "Ana Voss, the mayor of Tarn", "said",
         ["the dam was sound"]),
        ("Sen. Ivo Marek (R-Tarn) said the dam was sound.", "Sen. Ivo Marek (R-Tarn)", "said", ["the dam was sound"]),
        ("He called the plan “a disgrace” in a speech.", "He", "called", ["the plan “a disgrace” in a speech"]),
        ("The plan is “a mess,” Voss said.", "Voss", "said", ["The plan is “a mess,”"]),
        ("Ana Voss has repeatedly said that the dam would hold.", "Ana Voss", "has repeatedly said",
         ["the dam would hold"]),
        ("The council was criticized by residents for the delay.", "residents", "was criticized by",
         ["The council", "for the delay"]),
        ("According to the coroner, Ana Voss, the driver died at once.", "the coroner, Ana Voss", "According to",
         ["the driver died at once"]),
        ("According to the study, which followed 300 nurses, sleep helps.", "the study, which followed 300 nurses",
         "According to", ["sleep helps"]),
        ("According to Ana Voss, the club's treasurer, the gate was shut.", "Ana Voss, the club's treasurer",
         "According to", ["the gate was shut"]),
        ("According to the audit, the wall, the roof and the tower leak.", "the audit", "According to",
         ["the wall, the roof and the tower leak"]),
        ("According to the mayor, the bridge, which is old, will close.", "the mayor", "According to",
         ["the bridge, which is old, will close"]),
        ("The engineer who built the dam and checked it every spring said nobody listened.",
         "The engineer who built the dam and checked it every spring", "said", ["nobody listened"]),
        ("The engineer met the man who built the dam and the mayor said nobody listened.", "the mayor", "said",
         ["nobody listened"]),
        ("Residents were told by the board to boil their water.", "the board", "were told by",
         ["to boil their water"]),
        ("Bidders were warned by the seller that the roof leaks.", "the seller", "were warned by", ["the roof leaks"]),
        ("The tests were described by the director, Ana Voss, as “a mess”.", "the director, Ana Voss",
         "were described by", ["The tests", "“a mess”"]),
        ("It was claimed by the seller that the roof leaks.", "the seller", "was claimed by", ["the roof leaks"]),
        ("Asked again, he, too, said the dam was sound.", "he", "said", ["the dam was sound"]),
        ("The dam was blamed for the flood by the Tarn Water Agency.", "the Tarn Water Agency", "was blamed",
         ["The dam", "for the flood"]),
        ("On a tour of Orin, Marl and Quelm, Ana Voss, the deputy director, said the dam was sound.",
         "Ana Voss, the deputy director", "said", ["the dam was sound"]),
        ("Ana Voss said in Orin, Marl and Quelm that the dam was sound.", "Ana Voss", "said", ["the dam was sound"]),
        ("Ana Voss said, however, that the dam was sound.", "Ana Voss", "said", ["the dam was sound"]),
        ("Ana Voss said that was a sound dam.", "Ana Voss", "said", ["that was a sound dam"]),
        ("Ana Voss said that would be a sound dam.", "Ana Voss", "said", ["that would be a sound dam"]),
        ("Bank records that she gave us show that the mill was sold.", "Bank records that she gave us", "show",
         ["the mill was sold"]),
        ("The agency notes that she is asking the council to leave.", "The agency", "notes",
         ["she is asking the council to leave"]),
        ("The minutes of a meeting held in May show that the mill was sold.", "The minutes of a meeting held in May",
         "show", ["the mill was sold"]),
        ("The dam, which the mayor says is sound, has been closed.", "the mayor", "says", ["is sound"]),
        ("They closed the dam, which the mayor says is sound", "the mayor", "says", ["is sound"]),
        ("The rumour that the mill was sold came from Orin, Ana Voss said.", "Ana Voss", "said",
         ["The rumour that the mill was sold came from Orin"]),
        ("The party, which had accused Voss of waste, has come round.", "which", "had accused", ["Voss of waste"]),
        ("It is common in the hills, where sheep graze, said Dr. Ana Voss.", "Dr. Ana Voss", "said",
         ["It is common in the hills, where sheep graze"]),
        ("Ana Voss, head of the Tarn dam, said last week: “It holds.”", "Ana Voss, head of the Tarn dam", "said",
         ["“It holds.”"]),
        ("Ana Voss, head of the Tarn dam said it was sound.", "Ana Voss, head of the Tarn dam", "said",
         ["it was sound"]),
        ("A news report published on Monday said the dam was sound.", "A news report published on Monday", "said",
         ["the dam was sound"]),
        ("A number of residents say they were never warned.", "A number of residents", "say",
         ["they were never warned"]),
        ("Critics have long accused the mayor of waste.", "Critics", "have long accused", ["the mayor of waste"]),
        ("Several said they would leave.", "Several", "said", ["they would leave"]),
        ("Residents who live near the dam say they were never warned.", "Residents who live near the dam", "say",
         ["they were never warned"]),
        ("Ana Voss told reporters no jobs would go.", "Ana Voss", "told", ["no jobs would go"]),
        ("Orinfoss bribed two mayors, a charge ministers deny.", "ministers", "deny", ["Orinfoss bribed two mayors"]),
        ("Orinfoss bribed two mayors, a claim that Ana Voss rejects.", "Ana Voss", "rejects",
         ["Orinfoss bribed two mayors"]),
        ("Ivo Marek is charged with bribing two mayors, which he denies.", "he", "denies", ["bribing two mayors"]),
        ("Ivo Marek is accused of bribing two mayors, charges he denies.", "he", "denies", ["bribing two mayors"]),
    ],
)  # fmt: skip
def test_who_says_what(text: str, source: str, cue: str, said: list[str]) -> None:
    annotation = only(text)
    assert annotation.source is not None and annotation.cue is not None
    assert annotation.source.text == source
    assert text[annotation.cue.start : annotation.cue.end] == cue
    assert contents(text, annotation) == said


@pytest.mark.parametrize(
    "text", ["According to rejected bidders, the price was rigged.", "The memo pointed to denied requests for help."]
)
def test_the_to_of_one_cue_makes_no_infinitive_of_the_next_word(text: str) -> None:
    (one,) = found(text)
    assert one.cue is not None
    assert text[: one.cue.end].lower().endswith((" to", "according to"))


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Ana Voss said the dam was sound.", Stance.ASSERTS),
        ("Ana Voss denied that the dam was leaking.", Stance.DENIES),
        ("Ana Voss rejected the report.", Stance.DENIES),
        ("Ana Voss accused the company of cutting corners.", Stance.ACCUSES),
        ("Ana Voss blamed the company for the leak.", Stance.ACCUSES),
        ("Ana Voss called for a new dam.", Stance.WANTS),
        ("Ana Voss vowed to repair the dam.", Stance.WANTS),
        ("Ana Voss urged the council to repair the dam.", Stance.WANTS),
        ("Ana Voss believes that the dam is sound.", Stance.BELIEVES),
        ("Ana Voss doubted that the dam was sound.", Stance.DOUBTS),
        ("Ana Voss said the accusation was untrue.", Stance.DENIES),
        ("Ana Voss said the claims were in good order.", Stance.ASSERTS),
        ("Ana Voss said that was untrue.", Stance.DENIES),
        ("Ana Voss said the report was false.", Stance.DENIES),
        ("Ana Voss said that is a false alarm.", Stance.ASSERTS),
        ("Ana Voss said the report was in the post.", Stance.ASSERTS),
        ("Ana Voss denied that.", Stance.DENIES),
        ("Ana Voss said this was an invention.", Stance.DENIES),
        ("Ana Voss said the report was complete rubbish.", Stance.DENIES),
        ("Ana Voss said reports that the mill was sold were nonsense.", Stance.DENIES),
        ("Ana Voss said it was a lie that had cost lives.", Stance.ASSERTS),
        ("Ana Voss said this was a great invention of her aunt's.", Stance.ASSERTS),
        ("Ana Voss complained that the dam should never have been built.", Stance.ASSERTS),
        ("Ana Voss said that the dam should be pulled down.", Stance.WANTS),
        ("Ana Voss insisted she had done nothing wrong.", Stance.DENIES),
        ("Ana Voss said she had no part in the sale.", Stance.DENIES),
        ("Ana Voss said she had nothing to eat.", Stance.ASSERTS),
        ("Ana Voss said she had not taken the money.", Stance.DENIES),
        ("Ana Voss said she had not been paid.", Stance.ASSERTS),
        ("Ana Voss said she had not slept since Monday.", Stance.ASSERTS),
        ("Ana Voss said she was not insured.", Stance.ASSERTS),
        ("Ana Voss said she was not hiding a crack.", Stance.DENIES),
        ("Ana Voss said she would not support the plan.", Stance.WANTS),
        ("Ana Voss said she would miss the dam.", Stance.ASSERTS),
        ("“I’d never seen such a crack,” Ana Voss said.", Stance.ASSERTS),
        ("Ana Voss alleged that the mayor hid the crack.", Stance.ACCUSES),
        ("Ana Voss warned of floods in the valley.", Stance.ASSERTS),
        ("Ana Voss asked the judge to bar the sale.", Stance.WANTS),
        ("Ana Voss asked for a loan of ten crowns.", Stance.WANTS),
        ("Ana Voss asked whether the dam was sound.", Stance.ASSERTS),
        ("Residents were told by Ana Voss to leave their homes.", Stance.WANTS),
        ("Residents were told by Ana Voss that the dam was sound.", Stance.ASSERTS),
    ],
)
def test_what_the_source_does_with_it(text: str, stance: Stance) -> None:
    annotation = only(text)
    assert annotation.stance is stance
    assert annotation.source is not None and annotation.source.text == "Ana Voss"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("“The dam will hold,” Voss said.", "direct"),
        ("Voss said the dam would hold.", "indirect"),
        ("Voss said the dam was “a danger to the valley” and would be closed.", "mixed"),
    ],
)
def test_words_are_quoted_or_told_or_both(text: str, form: str) -> None:
    assert only(text).kind == form


@pytest.mark.parametrize(
    "text",
    [
        "The dam was built in 1962.",
        "The council ordered the evacuation of the valley.",
        "The company declined to comment.",
        "The “Open Gates” campaign begins in May.",
        "The United States and Canada share the river.",
        "The claims were settled in March.",
        "Who can blame them?",
        "The mayor was accused of paying a firm owned by his brother.",
        "Ana Voss said that.",
        "Ana Voss said that and left.",
        "The dam was old, which the council denied.",
        "A merger announced on Monday would close the dam.",
        "Nobody knows how the dam broke.",
        "Not everybody is convinced that the dam will hold.",
        "Not one of them had the courage to say that the dam leaks.",
        "Few believe that the dam will hold.",
        "It is one of the most feared diseases of old age.",
        "By that reckoning a town without a dam has no floods.",
        "The higher rate adds 46 crowns a year to the bill.",
        "Of the households asked, 1,302 reported two or more leaks.",
    ],
)
def test_acts_names_and_terms_are_no_attributions(text: str) -> None:
    assert [annotation for annotation in found(text) if annotation.shown] == []


@pytest.mark.parametrize("question", ["Who can blame them for the leak?", "Who said the dam was sound?"])
def test_who_asks_for_a_source_is_none(question: str) -> None:
    assert found(question) == []


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Mayor Ana Voss opened the dam. She said it was sound.", "Ana Voss", SourceKind.PERSON),
        ("Ana Voss opened the dam. It was sound, Voss said.", "Ana Voss", SourceKind.PERSON),
        ("Ana Voss, the mayor, met Ivo Marek. The mayor said the dam was sound.", "Ana Voss", SourceKind.PERSON),
        ("Ana Voss met Ivo Marek. He said the dam was sound.", "Ivo Marek", SourceKind.PERSON),
        ("The Tarn Water Agency said the dam was sound.", "Tarn Water Agency", SourceKind.ORGANIZATION),
        ("The Kremlin said the dam was sound.", "Kremlin", SourceKind.ORGANIZATION),
        ("A spokesman for Acme Power said the dam was sound.", "Acme Power", SourceKind.ORGANIZATION),
        ("The report said the dam was sound.", "The report", SourceKind.DOCUMENT),
        ("The cable warned that the dam was cracked.", "The cable", SourceKind.DOCUMENT),
        ("The logbook said the dam was sound.", "The logbook", SourceKind.DOCUMENT),
        ("Affidavits released in May said the dam was sound.", "Affidavits", SourceKind.DOCUMENT),
        ("Texts and files from Tarn say the dam was sound.", "Texts and files from Tarn", SourceKind.DOCUMENT),
        ("An Orin poll was taken in May. Six in 10 said the dam was sound.", "the poll", SourceKind.DOCUMENT),
        ("An Orin poll was taken in May. Some 54% of voters said the dam was sound.", "the poll", SourceKind.DOCUMENT),
        ("Six in 10 voters said the dam was sound.", None, SourceKind.ANONYMOUS),
        ("Voters went to the polls. A quarter of them said the dam was sound.", None, SourceKind.ANONYMOUS),
        ("Experts said the dam was sound.", None, SourceKind.VAGUE),
        ("Proponents of the levy said the dam was sound.", None, SourceKind.VAGUE),
        ("Academics said the dam was sound.", None, SourceKind.VAGUE),
        ("Western officials said the dam was sound.", None, SourceKind.VAGUE),
        ("A senior official said the dam was sound.", None, SourceKind.ANONYMOUS),
        ("Two people familiar with the talks said the dam was sound.", None, SourceKind.ANONYMOUS),
        ("The dam is sound, the mayor said. Ana Voss, the mayor, left.", "Ana Voss", SourceKind.PERSON),
        ("Quelm’s foreign minister said the dam was sound.", "Quelm’s foreign minister", SourceKind.PERSON),
        ("The opposition, which said the dam was sound, has left.", "the opposition", SourceKind.ORGANIZATION),
        ("Its leader, Zyx Crale, stood beside her and said the dam was sound.", "Zyx Crale", SourceKind.PERSON),
        ("The PM said the dam was sound.", "The PM", SourceKind.PERSON),
        ("Quelm’s engineers said the dam was sound.", None, SourceKind.VAGUE),
        ("Zyx Crale waited at the dam. She said it was sound.", "Zyx Crale", SourceKind.PERSON),
        ("Quelm’s president left. Quelm has folk whom it says it will protect.", "Quelm", SourceKind.ORGANIZATION),
        ("The mayor met Ivo Marek, who said the dam was sound.", "Ivo Marek", SourceKind.PERSON),
        ("Orin Council was asked. A spokesman said the dam was sound.", "Orin Council", SourceKind.ORGANIZATION),
        ("Ana Voss met Orin Council. A spokesman said the dam was sound.", None, SourceKind.ANONYMOUS),
        ("A study is out. Researchers at Orin College said the dam was sound.", "the study", SourceKind.DOCUMENT),
        ("Ivo Marek, the Tarn manager, left. The Tarn boss said it was over.", "Ivo Marek", SourceKind.PERSON),
        ("Ana Voss left. A nurse was hurt. She said the dam was old.", "A nurse", SourceKind.ANONYMOUS),
        ("Ivo Marek is back. A doctor stopped him. He said the dam was old.", "Ivo Marek", SourceKind.PERSON),
        ("Voss’s opposite number, Orin Dale manager Ivo Marek, said it was old.", "Ivo Marek", SourceKind.PERSON),
        ("Quelm Air flew. The regulator said it was late.", "The regulator", SourceKind.ORGANIZATION),
        ("The Pit and Quarry Workers’ Union said it.", "Pit and Quarry Workers’ Union", SourceKind.ORGANIZATION),
    ],
)
def test_who_the_source_is(text: str, name: str | None, kind: SourceKind) -> None:
    source = only(text).source
    assert source is not None
    assert (source.name, source.kind) == (name, kind)


def test_nobody_is_named_for_what_was_announced() -> None:
    annotation = only("It was announced that the dam would close.")
    assert annotation.source is None
    assert "nobody is named" in annotation.reason


def test_who_is_told_is_no_part_of_what_is_told() -> None:
    text = "Staff have been told that the canteen will shut."
    annotation = only(text)
    assert (annotation.source, contents(text, annotation)) == (None, ["the canteen will shut"])
    assert not [a for a in found("The staff were asked to leave the canteen.") if a.shown]


def test_an_aside_with_as_leaves_the_sentence_to_its_speaker() -> None:
    said = found("Ana Voss ruled out a dam, as ministers have demanded, but said the lock would stay.")
    assert said[-1].source and said[-1].source.name == "Ana Voss"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ivo Marek is back. Odd Crale said Marek lied, a claim he denies.", "Ivo Marek"),
        ("Odd Crale said Ivo Marek had known, which he has always denied.", "Ivo Marek"),
        ("Odd Crale said he was accused of theft, which he denies.", "Odd Crale"),
        ("Odd Crale said the mayor lied, a claim he denies.", None),
    ],
)
def test_a_charge_is_denied_by_the_accused(text: str, name: str | None) -> None:
    denial = found(text)[-1]
    assert denial.source and (denial.stance, denial.source.name) == (Stance.DENIES, name)


def test_two_attributions_stand_side_by_side() -> None:
    text = "Ana Voss said the dam was sound, but Ivo Marek said it leaked."
    assert [(a.source.text if a.source else None, contents(text, a)) for a in found(text) if a.shown] == [
        ("Ana Voss", ["the dam was sound"]),
        ("Ivo Marek", ["it leaked"]),
    ]


def test_a_participle_goes_on_with_the_speaker() -> None:
    text = "Ana Voss said the dam was sound, adding that it would be inspected."
    first, second = found(text)
    assert contents(text, first) == ["the dam was sound"]
    assert contents(text, second) == ["it would be inspected"]
    assert second.source is not None and second.source.text == "Ana Voss"


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    text = "“The dam is old,” said Ana Voss. “We know it.\n\n“But it is sound.”\n\nThe valley is quiet."
    annotation = only(text)
    assert contents(text, annotation) == ["“The dam is old,”", "“We know it.\n\n“But it is sound.”"]


def test_a_colon_announces_the_next_paragraph() -> None:
    text = "Ana Voss later wrote:\n\n“The dam is sound.”"
    annotation = only(text)
    assert contents(text, annotation) == ["“The dam is sound.”"]
    assert annotation.source is not None and annotation.source.text == "Ana Voss"


def test_the_reason_names_the_source_and_the_words_that_hand_it_over() -> None:
    text = "Mayor Ana Voss opened the dam. She claimed it was sound."
    assert only(text).reason == "“claimed” gives this as coming from Ana Voss (“She”), and says more than “said”."


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("Ana Voss said", "Ana Voss"), ("The clerk said", "the clerk"), ("Sources said", "sources"),
        ("US officials said", "US officials"), ("The clerk, Ana Voss, said", "the clerk, Ana Voss"),
        ("She said", "“she”"),
    ],
)  # fmt: skip
def test_the_reason_names_the_source_as_it_stands_inside_a_sentence(said: str, who: str) -> None:
    assert [a.reason for a in found(f"{said} it was sound.")] == [f"“said” gives this as coming from {who}."]


@pytest.mark.parametrize(
    ("asked", "name"), [("What do you say of the dam?", None), ("The dam is old.", "Ana Voss")]
)
def test_who_answers_in_an_interview_is_not_who_wrote_it(asked: str, name: str | None) -> None:
    turns = "\n\n".join([asked, "I said the dam would hold, for my part."] * 4)
    marks = [a for a in found(f"The keeper of the dam\n\nBy Ana Voss\n\n{turns}") if a.shown and a.source]
    assert marks
    assert {a.source.name for a in marks if a.source} == {name}


def test_an_untraceable_source_weighs_more() -> None:
    named, vague = only("Ana Voss said the dam was sound."), only("Experts said the dam was sound.")
    assert vague.weight > named.weight


WORDS = st.sampled_from(
    ["he", "said", "Ana", "Voss", ",", "“", "”", '"', "that", "the", "report", "according", "to", ".", "?", ":", "and",
     "who", "claims", "told", "not", "(", ")", "\n", "mayor", "—", "says", "by", "was", "’s", "adding"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=60))
def test_spans_lie_in_the_text_whatever_it_is(parts: list[str]) -> None:
    text = " ".join(parts)
    for annotation in found(text):
        assert 0 <= annotation.start < annotation.end <= len(text)
        assert all(annotation.start <= s.start < s.end <= annotation.end for s in annotation.spans)
        assert list(annotation.spans) == sorted(annotation.spans)
        assert 0 < annotation.confidence <= 1 and 0 < annotation.weight <= 1
        assert annotation.reason


def test_a_sentence_without_end_takes_time_in_proportion() -> None:
    def seconds(times: int) -> float:
        begun = process_time()
        assert len(found("he said " * times)) < times
        return process_time() - begun

    seconds(10)  # the word lists are loaded
    few, many = seconds(1_000), seconds(8_000)
    assert many < 24 * few, "64 times as long, were each looked at beside each other"


def test_what_is_said_inside_a_statement_is_a_candidate_but_not_shown() -> None:
    text = "Ana Voss said Ivo Marek claims that the dam leaks."
    outer, inner = found(text)
    assert (outer.shown, inner.shown) == (True, False)
    assert contents(text, inner) == ["the dam leaks"]


def test_what_a_document_tells_that_somebody_said_has_both_sources() -> None:
    text = "According to the minutes, Ana Voss warned that the dam leaked."
    assert [(a.source.text if a.source else None, contents(text, a)) for a in found(text) if a.shown] == [
        ("the minutes", ["Ana Voss warned that the dam leaked"]),
        ("Ana Voss", ["the dam leaked"]),
    ]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Ana Voss began by saying, “The dam will not hold for long.”", "saying"),
        ("Ana Voss concluded, making it clear to the council that the dam was lost.", "making it clear"),
    ],
)
def test_what_two_cues_hand_over_is_handed_over_once(text: str, cue: str) -> None:
    annotation = only(text)
    assert annotation.cue is not None and text[annotation.cue.start : annotation.cue.end] == cue
