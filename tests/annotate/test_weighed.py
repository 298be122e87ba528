"""Rules and model together: whose say raises or lowers a mark, and what the model alone finds."""

from dataclasses import replace

import pytest

from tui import model
from tui.annotate.annotation import Annotation, Layer, Stance, Voice
from tui.article.plaintext import from_text
from tui.language.cut import CutArticle, cut

pytestmark = pytest.mark.skipif(not model.is_there(), reason="ONNX Runtime is not installed")

STORM = (
    "Storm Closes the Quay of Lunt\n\nA storm closed the quay of Lunt on Monday. The harbour master wrecked the pier "
    "with his folly.\n\nThe boats stayed out for two days, and the market was empty until Thursday morning.\n\n"
    "The council met on Friday. It heard a surveyor, two fishermen and the owner of the ice house before it voted.\n"
)


class Says:
    """A model that gives some stretches one share, and all others another."""

    def __init__(self, text: str, high: dict[str, str], share: float = 0.9, rest: float = 0.02) -> None:
        self._spans = {label: (text.index(words), text.index(words) + len(words)) for label, words in high.items()}
        self._share, self._rest = share, rest

    def share(self, label: str, start: int, end: int) -> float:
        first, last = self._spans.get(label, (-1, -1))
        return self._share if start < last and first < end else self._rest

    most = share

    def sentence(self, label: str, start: int, end: int) -> float:
        return self.share(label, start, end)

    def runs(self, label: str, line: float, start: int, end: int):
        from tui.article.article import Span

        first, last = self._spans.get(label, (-1, -1))
        if start <= first and last <= end:
            yield Span(first, last)


def storm() -> CutArticle:
    return cut(from_text(STORM, "storm.txt"))


def by_rule(words: str, confidence: float = 0.5) -> Annotation:
    start = STORM.index(words)
    end = start + len(words)
    return Annotation(Layer.LOADED, "emotive", start, end, confidence, 0.5, True, "…", voice=Voice.OUTLET)


def test_what_the_model_finds_loaded_too_is_surer_than_what_it_does_not() -> None:
    from tui.annotate import weighed

    found = [by_rule("wrecked"), by_rule("folly")]
    sure = {STORM[it.start : it.end]: it for it in weighed.loaded(storm(), found, Says(STORM, {"loaded": "folly"}))}
    assert sure["folly"].confidence > sure["wrecked"].confidence
    assert sure["folly"].reason == "…" and sure["folly"].kind == "emotive"


def test_the_surer_a_rule_is_the_surer_are_both() -> None:
    from tui.annotate import weighed

    says = Says(STORM, {})
    low, high = (weighed.loaded(storm(), [by_rule("folly", sure)], says)[0].confidence for sure in (0.1, 0.9))
    assert low < high


def test_what_no_rule_has_becomes_a_mark_that_names_its_words() -> None:
    from tui.annotate import weighed

    (found,) = weighed.loaded(storm(), [], Says(STORM, {"loaded": "folly", "loaded:label": "folly"}))
    assert STORM[found.start : found.end] == "folly"
    assert found.kind == "label" and "“folly”" in found.reason and found.suggestion is None
    assert found.voice is Voice.OUTLET


def test_what_begins_a_label_that_the_model_alone_finds_tells_what_it_does() -> None:
    from tui.annotate import weighed

    text = "The anti-quay rowers and the odd rowers met at the ford in May and told the mayor of their doubts."
    article = cut(from_text(text, "t"))
    for words, does in (("anti-quay", "reduces a view"), ("odd rowers", "may judge")):
        (found,) = weighed.loaded(article, [], Says(text, {"loaded": words, "loaded:label": words}))
        assert does in found.reason


def test_where_a_rule_stands_the_model_adds_no_second_mark() -> None:
    from tui.annotate import weighed

    assert len(weighed.loaded(storm(), [by_rule("folly")], Says(STORM, {"loaded": "his folly"}))) == 1


def _alone(found: list[Annotation]) -> Annotation:
    """The one that is not of the rules."""
    (one,) = (it for it in found if it.reason != "…")
    return one


def test_in_a_sober_article_what_no_rule_has_must_be_surer() -> None:
    from tui.annotate import weighed

    loud = [by_rule("storm"), by_rule("market")]
    for share in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        says = Says(STORM.replace("wrecked", "selfish"), {"loaded": "selfish"}, share, rest=0.5)
        article = cut(from_text(STORM.replace("wrecked", "selfish"), "storm.txt"))
        sober, among_others = _alone(weighed.loaded(article, [], says)), _alone(weighed.loaded(article, loud, says))
        assert sober.confidence == among_others.confidence and sober.shown <= among_others.shown
        if sober.shown < among_others.shown:
            break
    else:
        pytest.fail("as sure in both")


def test_a_plain_noun_that_no_rule_has_must_be_surer() -> None:
    from tui.annotate import weighed

    text = STORM.replace("his folly", "a furnace").replace("wrecked", "selfish")
    article = cut(from_text(text, "storm.txt"))
    loud = [by_rule("storm"), by_rule("market")]  # no sober article
    told_apart = False
    for share in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        noun, adjective = (
            _alone(weighed.loaded(article, loud, Says(text, {"loaded": word}, share, rest=0.5)))
            for word in ("furnace", "selfish")
        )
        assert noun.confidence == adjective.confidence and noun.shown <= adjective.shown
        told_apart |= noun.shown < adjective.shown
    assert told_apart


def test_a_contested_name_is_as_sure_as_the_rules_are() -> None:
    from tui.annotate import weighed

    start = STORM.index("market")
    name = Annotation(Layer.LOADED, "contested-name", start, start + 6, 0.6, 0.6, True, "…", voice=Voice.OUTLET)
    (found,) = weighed.loaded(storm(), [name], Says(STORM, {}))
    assert found.confidence == 0.6 and found.shown


def test_what_stands_in_a_plain_sense_is_no_mark_of_the_model() -> None:
    from tui.annotate import weighed

    text = STORM.replace("his folly", "toxic fumes")
    assert weighed.loaded(cut(from_text(text, "storm.txt")), [], Says(text, {"loaded": "toxic fumes"})) == []


def test_a_claim_that_only_the_model_finds_says_what_is_missing() -> None:
    from tui.annotate import weighed

    claim = "The harbour master wrecked the pier"
    says = Says(STORM, {"unverified": claim, "unverified:figure": claim})
    (found,) = weighed.unverified(storm(), [], says)
    assert found.kind == "unattributed" and "no source" in found.reason  # there is no figure in it
    assert STORM[found.start : found.end] == claim


def test_a_claim_that_the_model_takes_for_somebodys_is_worth_less() -> None:
    from tui.annotate import weighed

    claim = "The harbour master wrecked the pier"
    marked = {"unverified": claim, "unverified:unattributed": claim}
    (own,) = weighed.unverified(storm(), [], Says(STORM, marked))
    (handed,) = weighed.unverified(storm(), [], Says(STORM, {**marked, "content": claim}))
    assert handed.confidence < own.confidence


@pytest.mark.parametrize(
    ("claim", "high", "found"),
    [
        ("The harbour master wrecked the pier", {"accusation"}, True),
        ("The harbour master wrecked the pier", set(), False),
        ("the pier with his folly", {"accusation"}, False),  # no verb
        ("The harbour master wrecked the pier", {"accusation", "answer"}, True),
        ("The harbour master wrecked the pier", {"answer"}, False),
    ],
)
def test_an_allegation_that_only_the_model_finds_has_a_verb_and_charges_somebody(
    claim: str, high: set[str], found: bool
) -> None:
    from tui.annotate import weighed

    marked = dict.fromkeys({"unverified", "unverified:allegation", *high}, claim)
    assert bool(weighed.unverified(storm(), [], Says(STORM, marked))) is found


def test_what_the_rules_settle_as_harmless_is_no_allegation_of_the_model_but_may_be_another_claim() -> None:
    from tui.annotate import weighed

    claim = "The harbour master wrecked the pier"
    start = STORM.index(claim)
    harmless = Annotation(Layer.UNVERIFIED, "allegation", start, start + len(claim), 0.0, 0.5, False, "…")
    for kind, count in (("allegation", 0), ("hedged", 1)):
        marked = dict.fromkeys(("unverified", f"unverified:{kind}", "accusation"), claim)
        assert len(weighed.unverified(storm(), [harmless], Says(STORM, marked))) == count


def test_what_one_side_says_without_a_word_of_blame_must_be_surer() -> None:
    from tui.annotate import weighed
    from tui.article.article import Span

    claim = "The harbour master wrecked the pier"
    start = STORM.index(claim)
    said = Annotation(Layer.SOURCED, "indirect", start, start + len(claim), 0.9, 0.3, True, "…", stance=Stance.ASSERTS)
    accuses = replace(said, stance=Stance.ACCUSES)
    word = Annotation(Layer.UNVERIFIED, "allegation", said.start, said.end, 0.4, 0.5, True, "…", related=(said,))
    blames = [replace(word, related=(accuses,)), replace(word, evidence=(Span(said.start, said.end),))]
    told_apart = False
    for step in range(1, 100):
        says = Says(STORM, dict.fromkeys(("unverified", "unverified:allegation", "accusation"), claim), step / 100)
        (bare,) = weighed.unverified(storm(), [word], says)
        charges = [weighed.unverified(storm(), [one], says)[0] for one in blames]
        assert all(bare.shown <= one.shown for one in charges)
        told_apart |= all(bare.shown < one.shown for one in charges)
    assert told_apart


def test_the_marks_of_a_layer_stay_in_order() -> None:
    from tui.annotate import weighed

    found = weighed.loaded(storm(), [by_rule("folly")], Says(STORM, {"loaded": "wrecked"}))
    assert [STORM[it.start : it.end] for it in found] == ["wrecked", "folly"]


def test_the_surest_word_of_a_sentence_alone_is_as_sure_as_the_model_finds_the_sentence_biased() -> None:
    from tui.annotate import weighed

    text = "The harbour master wrecked the pier with his folly."
    alone = cut(from_text(text, "line.txt"))

    def found(high: dict[str, str]) -> dict[str, float]:
        by_rules = [
            Annotation(Layer.LOADED, "emotive", start, start + len(word), sure, 0.5, True, "…", voice=Voice.OUTLET)
            for word, sure in (("wrecked", 0.3), ("folly", 0.7))
            for start in [text.index(word)]
        ]
        return {text[it.start : it.end]: it.confidence for it in weighed.loaded(alone, by_rules, Says(text, high))}

    fair, biased = found({}), found({"biased": text})
    assert biased["folly"] > fair["folly"]


class SaysByWord(Says):
    """A model that gives each word of a run its own share."""

    def __init__(self, text: str, run: str, shares: dict[str, float]) -> None:
        super().__init__(text, {"loaded": run})
        self._spans["corpus:babe"] = self._spans["loaded"]
        self._by_word = [(text.index(word), text.index(word) + len(word), share) for word, share in shares.items()]

    def share(self, label: str, start: int, end: int) -> float:
        return max((share for first, last, share in self._by_word if start < last and first < end), default=0.3)

    most = share


@pytest.mark.parametrize(
    ("run", "shares", "words"),
    [
        ("wrecked the pier", {"wrecked": 0.9}, ["wrecked"]),
        ("the pier", {"pier": 0.9}, ["pier"]),
        ("wrecked the pier with his folly", {"wrecked": 0.9, "the pier": 0.1, "folly": 0.8}, ["wrecked", "folly"]),
        ("ice house before", {"ice": 0.8, "house": 0.7}, ["ice house"]),
        ("with his folly", {"with": 0.8, "his": 0.8, "folly": 0.8}, ["folly"]),
        ("of the", {"of the": 0.9}, []),
        ("reck", {"wrecked": 0.9}, []),
    ],
)
def test_what_the_model_alone_finds_is_the_shortest_phrase_that_judges(
    run: str, shares: dict[str, float], words: list[str]
) -> None:
    from tui.annotate import weighed

    found = weighed.loaded(storm(), [], SaysByWord(STORM, run, shares))
    assert [STORM[it.start : it.end] for it in found] == words


def test_in_a_sentence_that_stands_alone_the_words_beside_a_rule_are_marked_too() -> None:
    from tui.annotate import weighed

    text = "The harbour master wrecked the pier with his bumbling folly."
    alone, start = cut(from_text(text, "line.txt")), text.index("folly")
    folly = Annotation(Layer.LOADED, "emotive", start, start + 5, 0.5, 0.5, True, "…", voice=Voice.OUTLET)
    run = SaysByWord(text, "bumbling folly", {"bumbling folly": 0.9})
    assert [text[it.start : it.end] for it in weighed.loaded(alone, [folly], run)] == ["bumbling", "folly"]


def test_how_biased_a_sentence_alone_is_shows_no_word_of_it() -> None:
    from tui.annotate import weighed

    text = "The harbour master closed the pier with his crew."
    alone, start = cut(from_text(text, "line.txt")), text.index("closed")
    closed = Annotation(Layer.LOADED, "emotive", start, start + 6, 0.02, 0.5, False, "…", voice=Voice.OUTLET)
    [mark] = weighed.loaded(alone, [closed], Says(text, {"biased": text}, share=1 - 1e-6))
    assert not mark.shown
    assert mark.confidence > 0.3
