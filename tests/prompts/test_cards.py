import re

import pytest

from tests.prompts.building import mark, reading, source, span_of
from tui.annotate.annotation import Annotation, Layer, SourceKind, Stance, Voice
from tui.annotate.reading import Practice, Reading, SourceTally
from tui.annotate.weight import BASE
from tui.prompts.cards import MOST_WORDS, Card, Cards
from tui.prompts.levels import Level
from tui.prompts.marks import Mark
from tui.prompts.places import Place
from tui.prompts.selection import select
from tui.prompts.wording import load

ARTICLE = """Harbour of Lunt closes

Dock workers in Lunt stopped work on Monday. “The port is starving us,” said Ida Marsh, a crane driver.

The port denied it. Western officials say that the radical union wants war. Ships are turned away because of its greed.

It rained on the quay all night, and nobody came."""


def only_card(article: Reading, level: Level = Level.SHOWN) -> Card:
    (place,) = select(article, level).places
    return Cards(article).of(place)


def one(words: str, kind: str, **fields: object) -> Reading:
    return reading(ARTICLE, [mark(ARTICLE, words, kind, **fields)])  # type: ignore[arg-type]


def length(shown: Card) -> int:
    return len(" ".join((shown.title, shown.claim, *shown.lines)).split())


@pytest.mark.parametrize("kind", sorted(BASE))
def test_every_kind_has_a_heading_a_line_and_one_question(kind: str) -> None:
    shown = only_card(one("turned away", kind, source=source(ARTICLE, "officials", SourceKind.VAGUE)))
    assert shown.lines[0] == "“turned away” made this mark."
    assert re.fullmatch(r"[ULC] [A-Z].+", shown.heading)
    assert shown.question.endswith("?")
    assert length(shown) <= MOST_WORDS
    assert 1 <= 1 + sum(line.startswith("Ask too") for line in shown.more) <= 3


def test_a_heading_names_the_layer_in_words_and_by_its_letter() -> None:
    weak = only_card(one("the radical union wants war", "weak-source"))
    assert weak.heading == "U UNVERIFIED IN THIS TEXT · source cannot be traced"
    label = only_card(one("radical", "label", suggestion="dockers'"))
    assert label.heading == "L LOADED WORDING · “radical”; plainer: “dockers'”"
    assert only_card(one("greed", "unanswered", target="the union")).heading == "C NOT HEARD HERE · the union"
    assert only_card(one("greed", "unanswered")).heading == "C NOT HEARD HERE · the accused"


def attribution(words: str, kind: str, who: str, **fields: object) -> Annotation:
    return mark(ARTICLE, words, kind, **({"stance": Stance.ASSERTS, "source": source(ARTICLE, who)} | fields))  # type: ignore[arg-type]


def sourced_card(annotation: Annotation, **given: object) -> Card:
    article = reading(ARTICLE, [annotation], **given)  # type: ignore[arg-type]
    (place,) = select(article, layers={Layer.SOURCED}).places
    return Cards(article).of(place)


def test_who_says_so_names_the_source_with_its_role_and_how_it_is_told() -> None:
    marsh = source(ARTICLE, "Ida Marsh", name="Ida Marsh")
    said = attribution("“The port is starving us,”", "direct", "Ida Marsh", source=marsh)
    tally = SourceTally("Ida Marsh", SourceKind.PERSON, "crane driver", None, (said,), 5)
    shown = sourced_card(said, sources=[tally])
    assert shown.heading == "S WHO SAYS SO"
    assert shown.lines == ("Ida Marsh, crane driver, in a quotation.",)
    assert "Ida Marsh" in " ".join((shown.question, *shown.more))


@pytest.mark.parametrize(("kind", "line"), [
    (SourceKind.VAGUE, "“Western officials”, in the writer's words. The text does not say exactly who."),
    (SourceKind.ANONYMOUS, "“Western officials”, in the writer's words. No name is given here."),
    (SourceKind.DOCUMENT, "Western officials, in the writer's words."),
])
def test_a_source_without_a_name_is_told_as_the_text_words_it(kind: SourceKind, line: str) -> None:
    who = source(ARTICLE, "Western officials", kind)
    assert sourced_card(attribution("wants war", "indirect", "", source=who)).lines == (line,)


def test_a_statement_without_a_source_says_so() -> None:
    shown = sourced_card(attribution("wants war", "mixed", "", source=None, stance=Stance.WANTS))
    assert shown.lines == (
        "Somebody unnamed, partly quoted.",
        "The text tells it as a wish, a plan or a demand.",
    )


def test_a_denial_is_headed_by_who_denies() -> None:
    port = source(ARTICLE, "The port", SourceKind.ORGANIZATION, name="Port of Lunt")
    assert sourced_card(attribution("denied it", "indirect", "", source=port, stance=Stance.DENIES)).heading == (
        "S PORT OF LUNT DENIES THIS")
    assert sourced_card(attribution("denied it", "indirect", "", source=None, stance=Stance.DENIES)).heading == (
        "S DENIED HERE")


def test_a_role_is_told_without_the_word_that_the_card_marks() -> None:
    text = "Strike\n\nMany came. Ida Marsh, the ruthless chairman, said that it would rain.\n\nRain fell."
    said = mark(text, "it would rain", "indirect", stance=Stance.ASSERTS,
                source=source(text, "Ida Marsh", name="Ida Marsh"))
    tally = SourceTally("Ida Marsh", SourceKind.PERSON, "ruthless chairman", None, (said,), 5)
    article = reading(text, [said, mark(text, "ruthless", "label")], sources=[tally])
    (place,) = select(article, Level.SHOWN).places
    assert "Also in this sentence: Ida Marsh, chairman, in the writer's words." in Cards(article).of(place).lines


def test_a_claim_is_named_by_its_first_words_and_a_second_one_beside_it_too() -> None:
    marks = [mark(ARTICLE, "the radical union wants war", "hedged", weight=0.9), mark(ARTICLE, "say", "figure")]
    shown = only_card(reading(ARTICLE, marks))
    assert shown.claim == "“the radical union wants war”"
    assert shown.lines[-1] == "Also in this sentence: unverified in this text, a figure without a source, “say”."
    long = only_card(one("Western officials say that the radical union wants war", "unanswered"))
    assert long.claim == "“Western officials say that the radical union wants …”"
    assert only_card(one("greed", "emotive")).claim == "", "the heading names the word"


def test_a_claim_that_is_cut_ends_with_a_word_that_tells_something() -> None:
    text = "A yard\n\nMany saw the greedy port starve its dockers of the last of their wages.\n\nIt rained."
    words = "the greedy port starve its dockers of the last of their wages"
    assert only_card(reading(text, [mark(text, words, "unanswered")])).claim == "“the greedy port starve its dockers …”"


def test_what_is_asked_on_a_card_is_not_asked_again_below() -> None:
    marks = [mark(ARTICLE, words, "figure") for words in ("the radical union", "wants war", "say")]
    shown = only_card(reading(ARTICLE, marks))
    asked = [line.removeprefix("Ask too: ") for line in (shown.question, *shown.more) if line.endswith("?")]
    assert len(asked) == len(set(asked)) == 3


def test_a_card_about_a_weak_source_does_not_tell_it_twice() -> None:
    officials = source(ARTICLE, "Western officials", SourceKind.VAGUE)
    words = "the radical union wants war"
    said = attribution(words, "indirect", "", source=officials)
    marks = [mark(ARTICLE, words, "weak-source", source=officials), said]
    assert only_card(reading(ARTICLE, marks)).lines == ("“the radical union wants war” made this mark.",)


def test_a_name_within_a_sentence_begins_small() -> None:
    assert only_card(one("greed", "unanswered", target="The regime")).question == "What would the regime say to this?"


@pytest.mark.parametrize(("accused", "line"), [
    ("Port of Lunt", "The answer from Port of Lunt is in the next sentence."),
    (None, "Something is denied or rejected by Port of Lunt in the next sentence."),
])
def test_the_answer_in_the_next_sentence_is_pointed_out(accused: str | None, line: str) -> None:
    text = ARTICLE
    port = source(text, "The port", SourceKind.ORGANIZATION, name="Port of Lunt")
    marks = [mark(text, "The port is starving us", "allegation", target=accused),
             attribution("denied it", "indirect", "", source=port, stance=Stance.DENIES)]
    article = reading(text, marks)
    (place,) = select(article).places
    assert line in Cards(article).of(place).lines
    asked = Cards(article).of(Place(place.sentence, (Mark(marks[0], doubted=True),)))
    assert asked.lines == (line,)
    assert not set(asked.lines) & set(asked.more)


@pytest.mark.parametrize(
    ("cue", "content", "stance", "claim"),
    [
        ("accused", "Vale of selling the yard", Stance.ACCUSES, "“accused Vale of selling the yard”"),
        ("called", "the delay a betrayal", Stance.ASSERTS, "“called the delay a betrayal”"),
        ("said", "Vale had sold the yard", Stance.ASSERTS, "“Vale had sold the yard”"),
        ("later said", "they opposed the sale", Stance.ASSERTS, "“they opposed the sale”"),
    ],
)
def test_a_claim_that_is_no_sentence_is_told_with_its_verb(cue: str, content: str, stance: Stance, claim: str) -> None:
    text = f"A yard\n\nIda Marsh {cue} {content}.\n\nIt rained."
    who = source(text, "Ida Marsh", name="Ida Marsh")
    said = mark(text, content, "indirect", stance=stance, source=who, cue=span_of(text, cue))
    assert only_card(reading(text, [said, mark(text, content, "allegation", weight=0.9)])).claim == claim


def test_of_two_statements_by_one_source_a_card_tells_that_of_its_claim() -> None:
    text = "A yard\n\nIda Marsh accused Vale of greed and hoped that it would rain.\n\nIt rained."
    who = source(text, "Ida Marsh", name="Ida Marsh")
    marks = [
        mark(text, "it would rain", "indirect", stance=Stance.WANTS, source=who, confidence=0.9),
        mark(text, "Vale of greed", "indirect", stance=Stance.ACCUSES, source=who, cue=span_of(text, "accused")),
        mark(text, "Vale of greed", "allegation", weight=0.9),
    ]
    lines = [line for line in only_card(reading(text, marks)).lines if "Ida Marsh" in line]
    assert lines == ["Who says so: Ida Marsh, in the writer's words, as a charge."]


def test_a_source_that_is_only_a_pronoun_is_not_told_apart_from_its_sentence() -> None:
    text = "A yard\n\nIt angered the crews, who accused Vale of greed.\n\nIt rained."
    for name in (None, "crews"):
        who = source(text, "who", SourceKind.VAGUE, name=name)
        said = mark(text, "Vale of greed", "indirect", stance=Stance.ACCUSES, source=who, cue=span_of(text, "accused"))
        shown = only_card(reading(text, [said, mark(text, "angered", "emotive")]))
        assert not any("“who”" in line or "“crews”" in line for line in (*shown.lines, *shown.more))


def test_a_weak_source_that_is_nobody_is_told_once() -> None:
    text = "A yard\n\nIt has been described as a trap by the river.\n\nIt rained."
    marks = [mark(text, "a trap", "weak-source"), mark(text, "a trap", "indirect", stance=Stance.ASSERTS)]
    assert only_card(reading(text, marks)).lines == ("“a trap” made this mark.",)


def test_an_article_that_only_goes_with_its_adjective_is_not_told() -> None:
    text = "A yard\n\nMany saw a bizarre threat in a radical plan.\n\nIt rained."
    marks = [mark(text, "a bizarre", "emotive", suggestion="an unusual"),
             mark(text, "a radical", "label", suggestion="an", weight=0.1)]
    shown = only_card(reading(text, marks))
    assert shown.title == "Loaded wording · “bizarre”; plainer: “unusual”"
    assert "L Loaded wording · “radical”" in shown.more


def test_the_words_of_a_source_stand_as_inside_a_sentence_and_without_what_is_told_beside() -> None:
    text = "A yard\n\nThe letter, which the crews sent to Vale “at last”, said it would rain.\n\nIt rained."
    who = source(text, "The letter, which the crews sent to Vale “at last”,", SourceKind.DOCUMENT)
    said = mark(text, "it would rain", "indirect", stance=Stance.ASSERTS, source=who)
    assert Cards(reading(text, [said])).voices.of(said) == "The letter, in the writer's words."
    quoting = mark(text, "sent to Vale “at last”, said", "figure")
    assert only_card(reading(text, [quoting])).claim == "“sent to Vale ‘at last’, said”"


def test_several_words_beside_a_claim_are_one_line() -> None:
    text = "A yard\n\nThe port said the radical union wants a greedy war.\n\nIt rained."
    who = source(text, "The port", SourceKind.ORGANIZATION, name="The Port")
    marks = [mark(text, "union wants", "figure", weight=0.9), mark(text, "radical", "label"),
             mark(text, "greedy", "emotive"),
             mark(text, "the radical union wants a greedy war", "indirect", stance=Stance.ASSERTS, source=who)]
    assert only_card(reading(text, marks)).lines[1:] == (
        "Also in this sentence: loaded wording, “radical” and “greedy”.",
        "Who says so: the Port, in the writer's words.",
    )


@pytest.mark.parametrize(("beside", "told"), [
    (("radical", "greedy"), "“radical” and “greedy” (quoted)"), (("greedy",), "“greedy” (quoted)"),
])
def test_a_word_beside_a_claim_that_is_quoted_is_told_as_quoted(beside: tuple[str, ...], told: str) -> None:
    text = "A yard\n\nThe port said the radical union wants a “greedy” war.\n\nIt rained."
    voices = {"radical": Voice.OUTLET, "greedy": Voice.QUOTED}
    marks = [mark(text, "union wants", "figure", weight=0.9),
             *(mark(text, word, "emotive", voice=voices[word], suggestion="grim") for word in beside)]
    article = reading(text, marks)
    (place,) = select(article).places
    card = Cards(article).of(Place(place.sentence, tuple(map(Mark, marks))))
    assert card.lines[1:] == (f"Also in this sentence: loaded wording, {told}.",)


def test_a_claim_after_an_attributed_sentence_is_set_against_it() -> None:
    officials = source(ARTICLE, "Western officials", SourceKind.ORGANIZATION, name="Port Office")
    marks = [mark(ARTICLE, "Ships are turned away", "unattributed"),
             attribution("the radical union wants war", "indirect", "", source=officials)]
    article = reading(ARTICLE, marks)
    (place,) = select(article).places
    assert "The sentence before has a source: Port Office." in Cards(article).of(place).lines


def test_a_name_in_dispute_has_its_count_and_the_other_names() -> None:
    text = "Two towns\n\n" + "\n\n".join(f"The freed zone lay still on day {n}." for n in range(3))
    text += "\n\nMaps show an occupied strip there, too."
    marks = [mark(text, "freed zone", "contested-name", time=n, weight=0.5 / n) for n in (1, 2, 3)]
    marks.append(mark(text, "occupied strip", "contested-name", weight=0.1))
    article = reading(text, marks)
    shown = Cards(article).of(select(article).places[0])
    assert shown.heading == "L NAME IN DISPUTE ×3"
    assert "Also here: “occupied strip”." in shown.lines


def test_the_card_of_a_quoted_word_says_whose_word_it_is() -> None:
    marsh = source(ARTICLE, "Ida Marsh", name="Ida Marsh")
    marks = [mark(ARTICLE, "starving", "emotive", voice=Voice.QUOTED),
             attribution("“The port is starving us,”", "direct", "", source=marsh)]
    article = reading(ARTICLE, marks)
    (place,) = select(article, Level.MORE).places
    shown = Cards(article).of(place)
    assert shown.lines[-1] == "Quoted from Ida Marsh.", "once"


def test_the_heaviest_mark_leads_and_the_others_stand_beside_it_and_in_more() -> None:
    marks = [mark(ARTICLE, "the radical union wants war", "weak-source", weight=0.9),
             mark(ARTICLE, "radical", "label", weight=0.4, suggestion="dockers'")]
    shown = only_card(reading(ARTICLE, marks))
    assert shown.title.startswith("Unverified in this text")
    assert shown.lines[-1] == "Also in this sentence: loaded wording, “radical”; plainer: “dockers'”."
    assert "L Loaded wording · “radical”; plainer: “dockers'”" in shown.more
    assert "“radical” made this mark." in shown.more


def test_a_card_tells_a_dozen_marks_and_how_many_more_there_are() -> None:
    (heavy,) = one("greed", "emotive").annotations
    article = reading(ARTICLE, [heavy])
    (place,) = select(article, Level.SHOWN).places
    marks = tuple(Mark(mark(ARTICLE, "greed", "emotive", reason=f"Reason {n}.")) for n in range(15))
    shown = Cards(article).of(Place(place.sentence, marks))
    assert sum(line.startswith("L Loaded wording") for line in shown.more) == 11
    assert shown.more[-1] == "And 3 more marks in this sentence."
    assert "more mark" not in " ".join(Cards(article).of(Place(place.sentence, marks[:12])).more)


def test_a_long_reason_is_cut_on_the_card_and_whole_in_more() -> None:
    reason = " ".join(f"word{n}" for n in range(90)) + "."
    shown = only_card(one("greed", "emotive", reason=reason))
    assert length(shown) == MOST_WORDS
    assert shown.lines[0].endswith(" …")
    assert reason in shown.more


def test_a_doubted_kind_is_a_question_only_and_says_so_when_opened() -> None:
    doubted = Mark(mark(ARTICLE, "because of its greed", "causal"), doubted=True)
    article = reading(ARTICLE, [doubted.annotation])
    sentence = article.cut.sentence_at(doubted.annotation.start)
    assert sentence is not None
    shown = Cards(article).of(Place(sentence, (doubted,)))
    assert (shown.heading, shown.lines) == ("U WORTH ASKING · a cause without support", ())
    assert "We are often wrong about marks of this kind, so judge for yourself." in shown.more


def test_a_doubted_word_is_named_without_a_verdict() -> None:
    doubted = Mark(mark(ARTICLE, "greed", "presupposition"), doubted=True)
    article = reading(ARTICLE, [doubted.annotation])
    sentence = article.cut.sentence_at(doubted.annotation.start)
    assert sentence is not None
    assert Cards(article).of(Place(sentence, (doubted,))).heading == "L WORTH ASKING · “greed”"


def test_two_clauses_of_a_sentence_that_are_told_alike_are_told_once() -> None:
    alike = [mark(ARTICLE, words, "hedged", reason="“say” is weak.") for words in ("officials", "wants war")]
    other = mark(ARTICLE, "radical", "hedged")
    sentence = reading(ARTICLE, alike).cut.sentence_at(alike[0].start)
    assert sentence is not None
    shown = Cards(reading(ARTICLE, [*alike, other])).of(Place(sentence, tuple(map(Mark, (*alike, other)))))
    said = " ".join((*shown.lines, *shown.more))
    assert said.count("“say” is weak") == 1 and "“radical” made this mark" in said


def test_good_practice_in_the_sentence_is_praised() -> None:
    kind = "limits-admitted"
    where = span_of(ARTICLE, "Ships")
    article = reading(ARTICLE, [mark(ARTICLE, "greed", "emotive")], practice=[Practice(kind, *where)])
    assert only_card(article).lines[-1] == f"Done well: {load('article')['practice'][kind]}."


def test_how_sure_we_are_is_told_in_round_numbers() -> None:
    shown = only_card(one("greed", "emotive", confidence=0.68))
    assert shown.more[-1] == "Of ten such marks, a careful reader would keep about seven."


def test_words_of_the_article_stay_plain_text() -> None:
    text = "The mayor\n\nA [bold]{who}[/bold] thug %s came. Nobody saw it at all."
    article = reading(text, [mark(text, "[bold]{who}[/bold] thug %s", "label")])
    assert "[bold]{who}[/bold] thug %s" in only_card(article).title


def test_no_wording_speaks_of_truth_intent_or_bias() -> None:
    told = " ".join(map(str, (load("cards"), load("questions"), load("article")))).lower()
    assert not re.search(r"\b(true|truth|false|lie|lies|lying|bias|biased|propaganda|misleading|fake)\b", told)
