from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.annotate import loaded
from tui.annotate.annotation import Annotation, Layer, Voice
from tui.article.article import Span
from tui.article.markdown import from_markdown
from tui.article.plaintext import from_text
from tui.language.cut import cut


def marks(text: str, cue: str | None = None) -> dict[str, Annotation]:
    """The loaded wording of a text by its words; `cue` are words that hand over an attribution in it."""
    article = cut(from_text(text, "test.txt"))
    sourced = []
    if cue is not None:
        start = text.index(cue)
        sourced.append(
            Annotation(
                Layer.SOURCED, "indirect", start + len(cue), len(text), 0.9, 0.5, True, "",
                cue=Span(start, start + len(cue)),
            )
        )
    return {text[a.start : a.end]: a for a in loaded.annotate(article, sourced)}


def article_with(sentence: str) -> str:
    """A sober article of some paragraphs with a sentence in its third."""
    sober = "The council of Ardmoor met on Monday to hear the surveyor. It will meet for the vote in the spring."
    return "\n\n".join(["Ardmoor council hears its surveyor", sober, sober, sentence, sober, sober])


@pytest.mark.parametrize(
    ("text", "words", "kind", "suggestion"),
    [
        ("The mayor of Quill slammed the bridge plan.", "slammed", "emotive", "criticised"),
        ("A ferryman was slamming the toll again.", "slamming", "emotive", "criticising"),
        ("The harbour office described a devastating loss.", "devastating", "emotive", "severe"),
        ("The regime of Vantria closed the ford.", "regime", "label", "government"),
        ("Thugs closed the ford at noon.", "Thugs", "label", "Attackers"),
        ("The army spoke of collateral damage at the mill.", "collateral damage", "euphemism", "harm to civilians"),
        ("The fee is a massive burden for millers.", "massive", "exaggeration", "large"),
        ("The guild has finally read the letter.", "finally", "presupposition", "(omit)"),
        ("The so-called reform of the guild is late.", "The so-called", "label", "The"),
        ("A self-styled prophet led the guild.", "self-styled", "label", None),
        ("The envoy visited the breakaway republic of Norrel.", "breakaway republic", "contested-name", None),
    ],
)
def test_each_kind_has_its_plainer_wording(text: str, words: str, kind: str, suggestion: str | None) -> None:
    mark = marks(text)[words]
    assert (mark.kind, mark.suggestion) == (kind, suggestion)
    assert mark.layer is Layer.LOADED
    assert mark.voice is Voice.OUTLET


def test_a_reason_is_one_sentence_with_the_words_in_it() -> None:
    mark = marks("The mayor of Quill slammed the bridge plan.")["slammed"]
    assert "“slammed”" in mark.reason and "“criticised”" in mark.reason
    assert mark.reason.endswith(".") and mark.reason.count(".") == 1


def test_a_contested_name_has_a_reason_without_a_plainer_wording() -> None:
    reason = marks("The envoy visited the breakaway republic of Norrel.")["breakaway republic"].reason
    assert reason == "“breakaway republic” is a name that each side would choose differently."


def test_a_word_to_leave_out_says_so() -> None:
    mark = marks("The guild has finally read the letter.")["finally"]
    assert "without it" in mark.reason


def test_words_side_by_side_are_one_mark() -> None:
    found = marks("The guild spoke of an utterly devastating onslaught on its ferries.")
    assert found["an utterly devastating onslaught"].suggestion == "a severe attack"


def test_a_verb_and_its_object_are_two_marks() -> None:
    found = marks("The mayor slammed thugs at the ford.")
    assert {"slammed", "thugs"} <= found.keys()


def test_a_reporting_verb_is_one_where_it_hands_over_what_is_said() -> None:
    text = "The envoy claimed the ferry had sunk."
    assert marks(text, cue="claimed")["claimed"].kind == "reporting-verb"
    assert marks(text, cue="claimed")["claimed"].suggestion == "said"


def test_a_reporting_verb_that_reports_nothing_is_not_marked() -> None:
    assert "claimed" not in marks("The widow claimed the boat and two nets on Tuesday.", cue="on")
    assert "claimed" not in marks("A group claimed responsibility for the fire.", cue="for")


def test_a_verb_of_attack_is_emotive_where_it_hands_over_what_is_said_too() -> None:
    mark = marks("“It is a farce,” the mayor blasted.", cue="blasted")["blasted"]
    assert (mark.kind, mark.suggestion) == ("emotive", "said")


@pytest.mark.parametrize(
    ("text", "cue", "suggestion"),
    [
        ("The mayor cautioned against a plan that he had signed.", "cautioned", "warned"),
        ("The mayor cautioned on Monday that the plan was signed.", "cautioned", "said"),
        ("The mayor bemoaned the quay, saying that it was late.", "bemoaned", "criticised"),
    ],
)
def test_only_what_a_verb_hands_over_is_said(text: str, cue: str, suggestion: str) -> None:
    assert marks(text, cue=cue)[cue].suggestion == suggestion


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“Aye.” The usual bluster that follows is old.", "bluster"),
        ("“Aye.” It met a 1981 claim that the mill sank.", "claim"),
        ("“Aye.” Aldin claims to be the mayor.", "claims"),
        ("“Aye.” The council denies claims that it knew.", "claims"),
    ],
)
def test_a_form_that_a_noun_shares_is_read_by_its_place(text: str, words: str) -> None:
    said = [mark.suggestion for quote, mark in marks(text, cue="“Aye.”").items() if words in quote]
    assert said and not {"say", "says"} & {*said}


def test_a_form_that_a_noun_shares_reports_after_those_who_do_it() -> None:
    assert marks("“Aye.” Residents bluster that the mill sank.", cue="“Aye.”")["bluster"].suggestion == "say"


def test_what_others_claimed_was_done_by_them_is_not_what_they_said() -> None:
    assert "claimed" not in marks("The attack was claimed by a group from Norrel.", cue="claimed")


def test_an_evasion_is_a_reporting_verb_wherever_it_stands() -> None:
    mark = marks("The miller refused to say who had paid.")["refused to say"]
    assert (mark.kind, mark.suggestion) == ("reporting-verb", "did not say")


def test_words_in_quotation_marks_are_the_speakers() -> None:
    found = marks("“This is a disgraceful farce and the guild knows it,” the miller said.", cue="said")
    assert {mark.voice for mark in found.values()} == {Voice.QUOTED}


def test_words_that_are_laid_out_as_a_quotation_are_quoted() -> None:
    article = cut(from_markdown("The mayor wrote:\n\n> This is brutal.\n\nA brutal vote followed.", "test.md"))
    assert [mark.voice for mark in loaded.annotate(article, [])] == [Voice.QUOTED, Voice.OUTLET]


def test_a_word_in_a_quotation_weighs_less_than_the_outlets_own() -> None:
    own = marks("The hearing was a disgraceful farce for the town.")
    quoted = marks("“The hearing was a disgraceful farce for the town,” he said.", cue="said")
    assert quoted["disgraceful farce"].weight < own["disgraceful farce"].weight


def test_quotation_marks_that_quote_nobody_doubt_a_word() -> None:
    text = "The town will pay for the so-called “improvement” of the quay until next year."
    mark = marks(text)["“improvement”"]
    assert (mark.kind, mark.voice, mark.suggestion) == ("scare-quotes", Voice.OUTLET, "improvement")
    assert mark.shown


def test_quotation_marks_beside_a_speaker_quote_and_do_not_doubt() -> None:
    assert "“improvement”" in marks("The town will pay for the “improvement” of the quay.")
    spoken = "The mayor said the town will pay for the “improvement” of the quay."
    assert "“improvement”" not in marks(spoken, cue="said")


def test_a_word_that_a_heading_quotes_from_a_speaker_is_not_doubted() -> None:
    told = "“It was a {word} vote, and nobody was asked about it,” she told the council of Ardmoor on Monday."
    for word, doubted in (("shabby", False), ("hasty", True)):
        _, _, body = article_with(told.format(word=word)).partition("\n\n")
        text = f"Hall to close after “shabby” vote\n\n{body}"
        assert ("scare-quotes" in {mark.kind for mark in marks(text).values()}) == doubted


def test_an_adverb_alone_in_quotation_marks_is_surely_doubted() -> None:
    adverb = marks("The clerk had “accidentally” lost the plan of the quay.")["“accidentally”"]
    noun = marks("The clerk had lost the “plan” of the quay.")["“plan”"]
    assert adverb.confidence > noun.confidence


@pytest.mark.parametrize(
    "text",
    [
        "She starred in a film called “mud and glory” in her youth.",
        "It was a “stitch-up” as the rowers call it in Ardmoor.",
        "They hunt it for “bushmeat”, which is sold on the quay.",
        "It would close the “carried interest” loophole for the guild.",
        "The guild voted to keep the “debt brake” in May.",
        "The guild hoped for “herd immunity” in May.",
        "He calls men names, like “limpets,” and rows away.",
        "The “grim tide” rose. Aldin feared a “grim tide” again. It was the third “grim tide” of May.",
        "The “heavily wooded” shore burned. A letter told of “a heavily wooded and empty shore” in May.",
        "Divers know the pocket of air as a “bell” in this trade.",
        "The guild published “The Long Winter Ferry” in May.",
        "He read out “we will not pay for a bridge that nobody asked for” to the hall.",
    ],
)
def test_titles_terms_and_speech_are_not_scare_quotes(text: str) -> None:
    assert "scare-quotes" not in {mark.kind for mark in marks(text).values()}


@pytest.mark.parametrize(
    "text",
    [
        "He died of a heart attack at the ford.",
        "The court tried two war crimes in the autumn.",
        "The fitter fixed the shelf with a mounting bracket.",
        "The clinic lists radical surgery among its methods.",
        "The chemist measured a free radical in the sample.",
        "The rower died of a massive stroke in May.",
        "The council has changed its tax regime.",
        "Riot police stood at the ford.",
        "A bomb blast broke the windows of the mill.",
        "The spy agency hired two clerks.",
    ],
)
def test_terms_of_a_trade_are_not_marked(text: str) -> None:
    assert not any(mark.shown for mark in marks(text).values())


@pytest.mark.parametrize("number", ["£3m", "40 per cent", "nine crowns"])
def test_a_word_that_presses_stands_before_a_number_too(number: str) -> None:
    mark = marks(f"The guild wants an eye-watering {number} for the ferry.")["an eye-watering"]
    assert mark.suggestion == "(omit)" and "without it" in mark.reason


def test_a_word_that_counts_the_whole_is_marked_only_before_its_noun() -> None:
    assert "complete" in marks("The vote was a complete change for the guild.")
    assert "complete" not in marks("The survey of the quay is complete.")


@pytest.mark.parametrize(
    ("surer", "less_sure", "words"),
    [
        ("The ferry was devastating.", "The ferry was not devastating.", "devastating"),
        ("They heard a brutal song.", "They heard the Brutal Song Club.", "brutal"),
        ("The mayor attacked the plan.", "Rockets and soldiers attacked the mill.", "attacked"),
        ("A so shocking fee was paid.", "A fee of 12 crowns, a shocking 4 more, was paid.", "shocking"),
    ],
)
def test_the_place_of_a_word_counts(surer: str, less_sure: str, words: str) -> None:
    def confidence(text: str) -> float:
        return max((m.confidence for quote, m in marks(text).items() if words in quote.lower()), default=0.0)

    assert confidence(surer) > confidence(less_sure)


def test_what_is_doubted_in_quotation_marks_is_one_mark_whatever_words_are_in_it() -> None:
    text = article_with("The mayor has brought in a so-called “brutal regime” for the ferries of the ford.")
    assert set(marks(text)) == {"so-called", "“brutal regime”"}


def test_of_a_part_two_words_that_may_be_one_mark_wait_for_the_tone_of_the_whole() -> None:
    text = "The mayor slammed the plan. The brutal crackdown went on."
    it = cut(from_text(text, "t"))
    judging = loaded.Judging(it)
    judging.take([], it.sentences, anybody=False)
    latest = judging.latest()
    assert "slammed" in {text[a.start : a.end] for a in latest} and latest[-1].end == text.index(" went")
    assert [text[a.start : a.end] for a in judging.settled(latest)] == ["slammed"]


def test_a_loaded_word_is_surer_among_others() -> None:
    alone = marks("The guild heard of a fierce reply to the plan for the ferries at noon.")["fierce"]
    among = marks("The corrupt regime sent thugs with a fierce reply to the plan of the ferries.")["fierce"]
    assert among.confidence > alone.confidence


def test_a_single_weak_word_of_a_sober_article_is_not_shown() -> None:
    found = marks(article_with("The surveyor again had only a growing list of clear questions to ask."))
    assert found
    assert not any(mark.shown for mark in found.values())


def test_the_same_word_is_marked_each_time_and_weighs_less() -> None:
    text = "The regime closed the ford. The regime closed the mill."
    first, second = [a for a in loaded.annotate(cut(from_text(text, "t")), []) if text[a.start : a.end] == "regime"]
    assert second.weight < first.weight


def test_a_contested_name_is_as_sure_wherever_it_stands() -> None:
    text = article_with("Settlers met the guild. The talks in the hall went on until the settlers left at noon.")
    found = [a for a in loaded.annotate(cut(from_text(text, "t")), []) if "ettlers" in text[a.start : a.end]]
    assert len(found) == 2 and len({a.confidence for a in found}) == 1 and found[0].shown


def test_contested_names_are_surer_together() -> None:
    alone = marks(article_with("The guild met the separatists of the valley at noon to hear the surveyor of the ford."))
    text = article_with("The breakaway republic and the occupied territories sent the separatists of the valley.")
    assert marks(text)["separatists"].confidence > alone["separatists"].confidence


def test_both_names_of_a_cause_are_contested() -> None:
    found = marks("The pro-abortion group met the pro-life group.")
    assert {found[name].kind for name in ("pro-abortion", "pro-life")} == {"contested-name"}


def test_a_plainer_word_for_a_speakers_own_is_told_as_such() -> None:
    found = marks("“The mayor slammed the plan for the ferry,” she said.", cue="said")
    assert "speaker’s" in found["slammed"].reason and "“criticised”" in found["slammed"].reason


def test_a_contested_name_beside_a_word_that_judges_is_a_mark_of_its_own() -> None:
    found = marks("Brutal paramilitaries and illegal migrants: the brutal paramilitaries took the town of Norrel.")
    assert found["paramilitaries"].kind == "contested-name" and found["paramilitaries"].suggestion is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Only left-wingers still row there.", "left-wingers"),
        ("It is clear that radical thugs took the quay.", "radical thugs"),
        ("There is nothing radical about it.", "radical"),
    ],
)
def test_what_goes_with_a_clause_makes_no_phrase_with_the_word_after_it(text: str, words: str) -> None:
    assert words in marks(text)


def test_a_headline_is_read_like_any_sentence() -> None:
    sober = "The council met on Monday and heard the surveyor of Ardmoor.\n\n"
    found = marks("Mayor slams ferry guild\n\n" + sober * 3)
    assert found["slams"].suggestion == "criticises"


@pytest.mark.parametrize(
    "piece",
    ["the Brutal Thugs ", "a “word{}” and ", "a “word” in “the word” utterly ", "utterly ", "so-called utterly “a” "],
)
def test_a_very_long_sentence_takes_time_by_its_length(piece: str) -> None:
    def seconds(times: int) -> float:
        article = cut(from_text("We " + "".join(piece.format(i) for i in range(times)), "t"))
        began = process_time()
        assert [*loaded.annotate(article, [])]
        return process_time() - began

    seconds(10)  # reads the lexicons
    assert seconds(6_400) < 80 * max(seconds(400), 0.005)


@given(st.lists(st.sampled_from(
    ["slammed", "“", "”", "regime", "not", "so", "utterly", "brutal", "Thugs", "paramilitary", "said", ".", ",", "\n\n",
     "heart attack"]
), max_size=40))
def test_marks_lie_in_the_text_in_order_and_apart(pieces: list[str]) -> None:
    text = " ".join(pieces)
    article = cut(from_text(text, "t"))
    found = [*loaded.annotate(article, [])]
    for mark in found:
        assert 0 <= mark.start < mark.end <= len(text)
        assert 0 < mark.confidence < 1 and 0 <= mark.weight <= 1
        assert text[mark.start : mark.end].strip() and mark.reason
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_capital_after_a_comma_makes_a_name_of_a_word() -> None:
    name = marks("Four houses of the bay, the Anchor, Showboat and Hale, closed at noon on Monday of that week.")
    verb = marks("Four mayors of the bay, the guild said, showboat and hale at noon on Monday of that week.")
    assert name["Showboat"].confidence < verb["showboat"].confidence
