from tests.annotate.building import SOBER, article, passage, said
from tui.annotate import loaded, unverified
from tui.annotate.annotation import Annotation, Stance
from tui.annotate.engine import read
from tui.annotate.weight import weigh
from tui.article.plaintext import from_text
from tui.prompts.selection import select


def test_the_headline_and_the_first_three_paragraphs_weigh_more() -> None:
    cut_article = article(*[SOBER] * 5)
    weights = [weigh(cut_article, "label", block.start) for block in cut_article.blocks]
    assert weights[0] == weights[1] == weights[3] > weights[4] == weights[5]


def test_words_in_a_quotation_weigh_less_and_so_does_a_word_seen_before() -> None:
    cut_article = article(*[SOBER] * 3)
    first = weigh(cut_article, "label", 0)
    assert weigh(cut_article, "label", 0, seen=1) < first
    assert weigh(cut_article, "label", 0, quoted=True) < first


def test_a_word_that_does_no_more_than_add_drama_weighs_less_than_one_that_judges() -> None:
    text = "The council slammed the plan. Residents scrambled to the hall."
    slammed, scrambled = loaded.annotate(passage(text), ())
    assert scrambled.weight < slammed.weight


def test_words_that_only_lift_somebody_up_wait_until_asked_for_below_the_opening() -> None:
    told = "The baker, a rising star, met a bigoted crook."
    text = "\n\n".join(("Bread prices rise in Ardmoor", *[SOBER] * 4, told))
    shown = [text[mark.annotation.start : mark.annotation.end] for mark in select(read(from_text(text, "a.txt"))).marks]
    assert shown == ["bigoted crook"]


def test_a_charge_weighs_more_where_it_is_known_whom_it_accuses() -> None:
    known, unknown = (charge(f"{accused} rigged the vote on the contract") for accused in ("Orrin Vale", "somebody"))
    assert (known.target, unknown.target) == ("Orrin Vale", None)
    assert unknown.weight < known.weight


def charge(content: str) -> Annotation:
    cut_article = passage(f"Ida Marsh alleged {content}.")
    attribution = said(cut_article, content, "Ida Marsh", "alleged", stance=Stance.ACCUSES)
    (made,) = unverified.annotate(cut_article, [attribution])
    return made


def test_the_writers_own_claim_weighs_less_in_an_opinion() -> None:
    def weights(*head: str) -> dict[str, float]:
        told = ("The council destroyed 400 letters.", "The bridge fell in 1988.", SOBER)
        lines = (*head, "Ardmoor loses its letters", *told)
        return {a.kind: a.weight for a in read(from_text("\n\n".join(lines), "a.txt")).annotations}

    report, opinion = weights(), weights("OPINION")
    assert opinion["unattributed"] < report["unattributed"]
    assert opinion["figure"] == report["figure"]


def test_nothing_of_a_passage_is_prominent() -> None:
    assert weigh(passage("The bridge will close in May."), "label", 0) == weigh(article(*[SOBER] * 5), "label", 900)
