import pytest

from tests.prompts.building import mark, reading, source
from tui.annotate.annotation import Annotation, Layer, SourceKind, Stance, Voice
from tui.annotate.reading import Reading, SourceTally
from tui.annotate.weight import BASE
from tui.prompts.prompts import Prompt, mark_prompts, prompts_for
from tui.prompts.wording import load

ARTICLE = """Harbour of Lunt closes

Dock workers in Lunt stopped work on Monday. Western officials say that the radical union wants war.

Ships are turned away because of its greed. It rained on the quay all night.

Nobody came."""


def moves(article: Reading) -> list[str]:
    return [prompt.move for prompt in prompts_for(article) if prompt.annotation is None]


def asked(annotation: Annotation, text: str = ARTICLE) -> list[str]:
    return [prompt.text for prompt in mark_prompts(reading(text, [annotation]), annotation)]


def test_every_kind_stance_and_source_is_asked_about() -> None:
    sourced = {stance.value for stance in Stance if stance is not Stance.ASSERTS} | {kind.value for kind in SourceKind}
    assert set(load("questions")) == set(BASE) | sourced | {"nobody"}


def test_prompts_of_the_article_come_first_and_those_of_shown_marks_after_in_order() -> None:
    marks = [mark(ARTICLE, "greed", "emotive"), mark(ARTICLE, "radical", "label"),
             mark(ARTICLE, "all night", "exaggeration", shown=False)]
    found = prompts_for(reading(ARTICLE, marks))
    kinds = [prompt.annotation.kind if prompt.annotation else None for prompt in found]
    assert kinds == [None] * 3 + ["label"] * 3 + ["emotive"] * 3
    assert moves(reading(ARTICLE)) == ["headline", "lateral-reading", "stop"]


def test_a_mark_is_asked_three_questions_at_most() -> None:
    annotation = mark(ARTICLE, "radical", "label", suggestion="dockers'")
    assert len(asked(annotation)) == 3
    assert any("“dockers'”" in question for question in asked(annotation))


def test_it_is_not_asked_whom_a_pronoun_means() -> None:
    text = "A yard\n\nIt angered the crews, many of whom say that Vale is to blame."
    weak = mark(text, "Vale is to blame", "weak-source", source=source(text, "many of whom", SourceKind.VAGUE))
    assert asked(weak, text)
    assert not any("many of whom" in question for question in asked(weak, text))


def test_a_question_with_nothing_to_fill_it_is_left_out() -> None:
    without = mark(ARTICLE, "radical", "label", suggestion=None)
    assert not any("plainer" in question or "{" in question for question in asked(without))


def test_a_word_that_is_best_left_out_is_not_asked_to_be_put_in() -> None:
    left_out = mark(ARTICLE, "radical", "emotive", suggestion="(omit)")
    assert asked(left_out)
    assert not any("omit" in question for question in asked(left_out))


@pytest.mark.parametrize(("kind", "asked"), [(SourceKind.ORGANIZATION, True), (SourceKind.DOCUMENT, False)])
def test_nothing_written_is_asked_what_would_change_its_mind(kind: SourceKind, asked: bool) -> None:
    text = "Port Watch believes the mayor hid the letters."
    who = source(text, "Port Watch", kind, name="Port Watch")
    told = mark(text, "the mayor hid the letters", "indirect", stance=Stance.BELIEVES, source=who)
    questions = [prompt.text for prompt in mark_prompts(reading(text, [told]), told)]
    assert questions
    assert ("What would Port Watch have to see to think otherwise?" in questions) is asked


def test_neighbouring_marks_of_a_kind_begin_with_different_questions() -> None:
    words = ("wants war", "turned away")
    article = reading(ARTICLE, [mark(ARTICLE, claim, "unattributed") for claim in words])
    first, second = (mark_prompts(article, a)[0].text for a in article.annotations)
    assert first != second


def test_marks_that_are_asked_alike_begin_with_each_question_in_turn_before_one_comes_back() -> None:
    text = "Rain\n\n" + "\n\n".join(f"The grim Monday of week {n} came." for n in range(4))
    article = reading(text, [mark(text, "grim", "emotive", time=n + 1) for n in range(4)])
    assert len({mark_prompts(article, a)[0].text for a in article.annotations}) == 4


@pytest.mark.parametrize(("voice", "asked_whose"), [(Voice.OUTLET, True), (Voice.QUOTED, False)])
def test_whose_view_a_word_is_is_asked_only_where_nobody_is_quoted_with_it(voice: Voice, asked_whose: bool) -> None:
    marks = [mark(ARTICLE, word, "emotive", voice=voice) for word in ("stopped", "greed", "rained", "turned")]
    told = " ".join(prompt.text for prompt in prompts_for(reading(ARTICLE, marks)))
    assert ("Whose view is" in told) is asked_whose


def test_a_weak_source_is_asked_about_by_what_it_is() -> None:
    told, vague = {}, SourceKind.VAGUE
    nameless = SourceKind.ANONYMOUS
    for words, kind in (("Studies", vague), ("Critics", vague), ("an aide", nameless), ("Analysts at Reuters", vague),
                        ("One guard, who asked not to be named,", nameless), ("a report", nameless)):
        text = f"Port\n\nMany ships came. {words} say that the port is full.\n\nRain fell."
        weak = mark(text, "the port is full", "weak-source", source=source(text, words, kind))
        told[words] = asked(weak, text)
    assert "Could you find “studies” and read it yourself?" in told["Studies"]
    assert "Who exactly is meant by “critics”?" in told["Critics"]
    assert "Why might “an aide” not be named?" in told["an aide"]
    assert "Could you find “a report” and read it yourself?" in told["a report"]
    assert "Why might “one guard” not be named?" in told["One guard, who asked not to be named,"]
    assert "Who exactly is meant by “analysts at Reuters”?" in told["Analysts at Reuters"]
    assert not any("Why might" in question for question in told["Critics"] + told["Studies"])


def test_a_sourced_mark_is_asked_by_its_stance_else_by_its_source() -> None:
    officials = source(ARTICLE, "Western officials", SourceKind.VAGUE)
    vague = mark(ARTICLE, "the radical union wants war", "indirect", source=officials, stance=Stance.ASSERTS)
    accusing = mark(ARTICLE, "the radical union wants war", "indirect", source=officials, stance=Stance.ACCUSES)
    nobody = mark(ARTICLE, "the radical union wants war", "indirect", stance=Stance.ASSERTS)
    assert "Who exactly is meant by “Western officials”?" in asked(vague)
    assert "What evidence is given for this charge?" in asked(accusing)
    assert "Who said this, and why does the text not tell?" in asked(nobody)


def test_what_is_asked_of_the_article_depends_on_it() -> None:
    heard = [SourceTally("Ida Marsh", SourceKind.PERSON, None, None, (), 60),
             SourceTally("Port of Lunt", SourceKind.ORGANIZATION, None, None, (), 20)]
    article = reading(ARTICLE, sources=heard)
    assert moves(article) == ["headline", "lateral-reading", "most-quoted"]
    assert prompts_for(article)[2].text.startswith("The most room to speak here goes to Ida Marsh.")
    assert moves(reading(ARTICLE, [mark(ARTICLE, "greed", "unanswered")]))[2] == "counter-view"
    assert moves(reading(ARTICLE, genre="opinion"))[2] == "fact-or-view"


def test_nothing_is_asked_of_a_passage_as_a_whole() -> None:
    passage = "The mayor is a thug, they say."
    annotation = mark(passage, "thug", "label")
    found = prompts_for(reading(passage, [annotation]))
    assert found
    assert all(isinstance(prompt, Prompt) and prompt.annotation is annotation for prompt in found)
    assert annotation.layer is Layer.LOADED


@pytest.mark.parametrize(
    ("words", "kind", "name", "inside"),
    [
        ("Relatives of the dead", SourceKind.ANONYMOUS, None, "relatives of the dead"),
        ("Western officials", SourceKind.VAGUE, None, "Western officials"),
        ("The Port Office", SourceKind.ORGANIZATION, "Port Office", "the Port Office"),
        ("Port Watch", SourceKind.ORGANIZATION, "Port Watch", "Port Watch"),
    ],
)
def test_who_says_it_is_told_as_inside_a_sentence(
    words: str, kind: SourceKind, name: str | None, inside: str
) -> None:
    text = f"Port\n\n{words} said that the gate must open. Many came to see the ships of the line.\n\nRain fell."
    said = mark(text, "the gate must open", "indirect", stance=Stance.BELIEVES, source=source(text, words, kind, name))
    assert f"What would {inside} have to see to think otherwise?" in asked(said, text)
