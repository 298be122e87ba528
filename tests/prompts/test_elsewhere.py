import pytest

from tests.prompts.building import mark, reading, source
from tui.annotate.annotation import SourceKind, Stance
from tui.annotate.reading import SourceTally
from tui.prompts.elsewhere import Lookup, lookups
from tui.prompts.levels import Level
from tui.prompts.places import Place
from tui.prompts.selection import select

ARTICLE = """Harbour of Lunt closes

By Ada Fenn

The Lunt Courier, 3 March 2031

Dock workers in the old harbour of Lunt stopped work on Monday, and nobody knows when they will go back.

“The Port is starving 400 families,” said Ida Marsh. It rained on the quay all night."""

CLAIM = mark(ARTICLE, "The Port is starving 400 families,", "allegation", weight=0.9, target="the Port")
SAID = mark(
    ARTICLE, "“The Port is starving 400 families,”", "direct", stance=Stance.ACCUSES,
    source=source(ARTICLE, "Ida Marsh", name="Ida Marsh"),
)
HEARD = SourceTally("Ida Marsh", SourceKind.PERSON, "crane driver", None, (SAID,), 6)


def found(place: Place | None = None, *, marked: bool = True) -> dict[str, str]:
    article = reading(ARTICLE, [CLAIM, SAID] if marked else [], sources=[HEARD] if marked else [])
    return {lookup.label: lookup.line for lookup in lookups(article, place)}


def test_the_outlet_a_key_sentence_a_source_and_a_claim_are_searched_for() -> None:
    assert found() == {
        "Who is behind The Lunt Courier?": '"The Lunt Courier" newspaper owner',
        "Who published this sentence first?": '"The Port is starving 400 families, said Ida Marsh"',
        "Who is Ida Marsh?": '"Ida Marsh" crane driver',
        "Who else reports this charge, and what is the answer?": "Port starving 400 families accused answer",
    }


def test_nobody_answers_what_is_told_of_nobody() -> None:
    told = reading(ARTICLE, [mark(ARTICLE, "The Port is starving 400 families,", "allegation", weight=0.9)])
    lines = {lookup.label: lookup.line for lookup in lookups(told)}
    assert lines["Who else reports this?"] == "Port starving 400 families"


def test_a_claim_that_names_nothing_is_searched_for_with_words_of_the_headline() -> None:
    text = f"{ARTICLE}\n\nExperts warn that many families will move away."
    told = reading(text, [mark(text, "many families will move away", "weak-source", weight=0.9)])
    lines = {lookup.label: lookup.line for lookup in lookups(told)}
    assert lines["Who else reports this?"] == "Harbour Lunt closes families move away"


def test_without_marks_the_first_long_sentence_and_the_headline_serve() -> None:
    assert found(marked=False) == {
        "Who is behind The Lunt Courier?": '"The Lunt Courier" newspaper owner',
        "Who published this sentence first?": '"Dock workers in the old harbour of Lunt stopped work on Monday"',
        "Who else reports this story?": "Harbour Lunt closes",
    }


def test_at_a_place_its_own_sentence_and_marks_are_searched_for() -> None:
    light = mark(ARTICLE, "nobody knows when they will go back", "unattributed", weight=0.1)
    article = reading(ARTICLE, [CLAIM, SAID, light])
    first = select(article, Level.SHOWN).places[0]
    lines = [lookup.line for lookup in lookups(article, first)]
    assert '"Dock workers in the old harbour of Lunt stopped work on Monday"' in lines
    assert "nobody knows go back" in lines
    assert not any("Ida" in line for line in lines)


@pytest.mark.parametrize(("sentence", "searched"), [
    ("It is widely held that the low rates of the past decade hid the true price of the lock at Tarn.",
     "It is widely held that the low rates"),
    ("Mayor Ada Fenn moved public money to pay her relatives, the paper has learned from two men in the town.",
     "Mayor Ada Fenn moved public money to pay her relatives"),
    ("The crackdown on the border villages has driven thousands from all of their homes.",
     "The crackdown on the border villages has driven thousands from all of their homes"),
])
def test_a_sentence_is_cut_where_a_phrase_ends(sentence: str, searched: str) -> None:
    text = f"Port\n\n{sentence}\n\nRain fell."
    assert f'"{searched}"' in [lookup.line for lookup in lookups(reading(text))]


def test_of_several_authors_the_first_is_searched_for() -> None:
    text = ARTICLE.replace("By Ada Fenn", "By Ada Fenn and Ben Orr").replace("The Lunt Courier, 3 March 2031\n\n", "")
    assert lookups(reading(text))[0] == Lookup("Who is Ada Fenn?", '"Ada Fenn" journalist')


def test_a_text_that_names_nobody_still_has_a_sentence_to_search_for() -> None:
    text = "It rained on the quay all night and nobody came to see the ships.\x1b[31m \u202eHm."
    assert [lookup.label for lookup in lookups(reading(text))] == [
        "Who published this sentence first?", "Who else reports this story?"]


def test_an_office_without_a_name_is_not_searched_for() -> None:
    for name, searched in (("The harbour master", False), ("Harbour master Ida Marsh", True), ("Marsh", True)):
        heard = SourceTally(name, SourceKind.PERSON, None, None, (), 6)
        labels = [lookup.label for lookup in lookups(reading(ARTICLE, [], sources=[heard]))]
        assert (f"Who is {name}?" in labels) == searched


def test_hidden_and_control_characters_do_not_reach_a_search_line() -> None:
    text = "The \u00adquay\u202e of Lunt was\t\u2028 washed away by \x1b[2J the sea in one night only."
    for lookup in lookups(reading(text)):
        assert lookup.line.isprintable()


def test_an_agency_is_searched_for_as_one_and_a_common_noun_not_at_all() -> None:
    text = ARTICLE.replace("The Lunt Courier, 3 March 2031", "LUNT, March 3 (Reuters) - Rain fell on the quay.")
    heard = SourceTally("trust", SourceKind.ORGANIZATION, None, None, (SAID,), 6)
    lines = [lookup.line for lookup in lookups(reading(text, sources=[heard]))]
    assert '"Reuters" news agency owner' in lines
    assert '"trust"' not in lines
