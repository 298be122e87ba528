"""Cut articles with attributions set by hand, for the layers that rest on them, and the unverified marks in them."""

from tui.annotate import unverified
from tui.annotate.annotation import Annotation, Layer, Source, SourceKind, Stance
from tui.annotate.engine import read
from tui.article.article import Span
from tui.article.plaintext import from_text
from tui.language.cut import CutArticle, cut

SOBER = "The council of Ardmoor met on Monday in the town hall. It will meet again in the spring."


def article(*paragraphs: str, headline: str = "Ardmoor council meets") -> CutArticle:
    """An article of a headline and paragraphs."""
    return cut(from_text("\n\n".join([headline, *paragraphs]), "article.txt"))


def passage(text: str) -> CutArticle:
    """A text of one line, which stands alone."""
    return cut(from_text(text, "passage.txt"))


def said(
    cut_article: CutArticle, content: str, source: str, cue: str = "said", *, name: str | None = None,
    kind: SourceKind = SourceKind.PERSON, stance: Stance = Stance.ASSERTS,
) -> Annotation:
    """An attribution whose words stand in the article."""
    text = cut_article.text
    start = text.index(content)
    sentence = cut_article.sentence_at(start)
    assert sentence is not None
    who, how = text.index(source, sentence.start), text.index(cue, sentence.start)
    return Annotation(
        Layer.SOURCED, "indirect", start, start + len(content), 0.9, 0.3, True, "", cue=Span(how, how + len(cue)),
        stance=stance, source=Source(Span(who, who + len(source)), source, name or source, kind),
    )


def mark_on(cut_article: CutArticle, words: str, *sourced: Annotation) -> Annotation | None:
    """The unverified mark that covers some words of the article."""
    start = cut_article.text.index(words)
    found = [a for a in unverified.annotate(cut_article, sourced) if a.start <= start < a.end]
    assert len(found) <= 1, "a clause has one mark"
    return found[0] if found else None


def marks_in(*paragraphs: str) -> dict[str, Annotation]:
    """The unverified marks that are shown in an article read from end to end, by their words."""
    reading = read(article(SOBER, *paragraphs, SOBER).article)
    return {
        reading.article.text[a.start : a.end]: a
        for a in reading.annotations if a.layer is Layer.UNVERIFIED and a.shown
    }  # fmt: skip
