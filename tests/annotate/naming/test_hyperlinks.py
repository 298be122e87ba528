"""A link is a source, where the sentence names no other."""

from tui.annotate.annotation import Annotation, Layer, SourceKind
from tui.annotate.engine import read
from tui.annotate.reading import Reading
from tui.article.markdown import from_markdown
from tui.prompts.first_card import first_card

OPENING = "# Marl counts its trees\n\nThe town of Marl has planted trees along the river.\n\n"


def reading_of(body: str, uri: str = "https://courier.example/trees") -> Reading:
    return read(from_markdown(OPENING + body, uri))


def linked(reading: Reading) -> list[Annotation]:
    return [a for a in reading.layer(Layer.SOURCED) if a.source and a.source.href]


def test_a_linked_document_is_the_source_of_its_sentence() -> None:
    reading = reading_of("Some 4,000 trees died in a [county survey](https://www.fenmarch.example/survey.pdf) of May.")
    (claim,) = linked(reading)
    assert claim.source and claim.source.kind is SourceKind.DOCUMENT
    assert (claim.source.text, claim.source.name) == ("county survey", "fenmarch.example")
    assert claim.shown and "fenmarch.example" in claim.reason
    unsourced = [a for a in reading.layer(Layer.UNVERIFIED) if a.shown and a.start >= claim.start]
    assert not unsourced


def test_a_link_on_the_words_for_a_source_is_kept_with_it() -> None:
    reading = reading_of("Half of the trees died, according to [the audit](https://fenmarch.example/audit) of May.")
    (claim,) = linked(reading)
    assert claim.source and claim.source.href == "https://fenmarch.example/audit"
    assert claim.cue is not None


def test_links_to_the_site_s_own_pages_and_whole_sentences_are_no_sources() -> None:
    assert not linked(reading_of("The [river](https://courier.example/topics/river) rose by a metre in the night."))
    assert not linked(reading_of("[The river rose by a metre in the night](https://other.example/river)."))


def test_the_first_card_says_where_the_links_lead() -> None:
    body = " ".join(f"[Word](https://{site}.example/x) and more." for site in ("a", "b", "b", "c", "d", "e"))
    lines = " ".join((*first_card(reading_of(body)).lines, *first_card(reading_of(body)).more))
    assert "Its links lead to b.example, a.example, c.example and 2 more sites." in lines
