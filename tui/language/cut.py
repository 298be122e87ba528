"""An article cut for the rules: blocks with roles, sentences with their words, quotations."""

import bisect
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from tui.article.article import Article, BlockKind
from tui.language.layout import CutBlock, Role, is_brief, lay_out, opening_end
from tui.language.quotations import Quotation, quotations_in
from tui.language.sentences import sentence_spans
from tui.language.stated import Stated, stated
from tui.language.tokens import tokenize

P = ParamSpec("P")
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """A sentence of the analysed text. Its tokens are parallel tuples; offsets are those of the article.

    Two are the same only if they are the same object.
    """

    index: int
    """Its place among the article's sentences."""
    block: int
    """The place of its block among the article's blocks."""
    start: int
    end: int
    words: tuple[str, ...]
    """Its tokens as they stand."""
    lower: tuple[str, ...]
    """The same in lower case, with straight apostrophes."""
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def token_at(self, offset: int) -> int:
        """The index of the first token that ends after the offset; the number of tokens if none does."""
        return bisect.bisect_right(self.ends, offset)

    def tokens_in(self, start: int, end: int) -> range:
        """Indexes of the tokens that overlap a stretch of the text."""
        return range(bisect.bisect_right(self.ends, start), bisect.bisect_left(self.starts, end))


@dataclass(frozen=True, slots=True)
class CutArticle:
    """What the layers read. Sentences and quotations cover only what is analysed, in order."""

    article: Article
    text: str
    """The article's."""
    blocks: tuple[CutBlock, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    stated: Stated
    brief: bool
    """A passage of one to three lines: without headline, furniture or marks for the whole article."""
    opening_end: int
    """Where the headline, the standfirst and the first three paragraphs end."""
    _sentence_starts: tuple[int, ...] = field(repr=False)
    _quotation_starts: tuple[int, ...] = field(repr=False)

    def written(self, start: int, end: int) -> str:
        """The words of a stretch in one line."""
        return " ".join(self.text[start:end].split())

    def role(self, sentence: Sentence) -> Role:
        """The role of the block that a sentence stands in."""
        return self.blocks[sentence.block].role

    def lower_in(self, start: int, end: int) -> Sequence[str]:
        """The words of a stretch in lower case: those of its sentence, where it lies in one."""
        sentence = self.sentence_at(start)
        if sentence is None or end > sentence.end:
            return tokenize(self.text, start, end).lower
        inside = sentence.tokens_in(start, end)
        return sentence.lower[inside.start : inside.stop]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers the offset, or None (furniture, space between sentences)."""
        return _covering(self.sentences, self._sentence_starts, offset)

    def quotation_at(self, offset: int) -> Quotation | None:
        """The quotation, marks included, that covers the offset, or None."""
        return _covering(self.quotations, self._quotation_starts, offset)

    def is_quoted(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether a stretch of a sentence is in somebody's words: within one quotation, or laid out as one."""
        if self.blocks[sentence.block].kind is BlockKind.QUOTE:
            return True
        quotation = self.quotation_at(start)
        return quotation is not None and end <= quotation.inner.end

    def quotations_in(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The quotations that overlap a stretch of the text."""
        first = bisect.bisect_right(self._quotation_starts, start)
        first -= bool(first) and self.quotations[first - 1].end > start
        return self.quotations[first : bisect.bisect_left(self._quotation_starts, end)]


Stretch = TypeVar("Stretch", Sentence, Quotation)


def _covering(stretches: Sequence[Stretch], starts: Sequence[int], offset: int) -> Stretch | None:
    place = bisect.bisect_right(starts, offset) - 1
    return stretches[place] if place >= 0 and offset < stretches[place].end else None


def cut(article: Article, progress: Callable[[float], None] | None = None) -> CutArticle:
    """Cut an article. `progress` is told the share done, now and then, and may raise to stop."""
    text = article.text
    blocks = lay_out(article)
    sentences: list[Sentence] = []
    quoted: list[Quotation] = []
    stretches = [block.analysed for block in blocks]
    of_blocks = quotations_in(text, stretches)
    for number, block in enumerate(blocks):
        stretch = stretches[number]
        if stretch.start == stretch.end:
            continue
        quoted += of_blocks[number]
        for start, end in sentence_spans(text, *stretch):
            tokens = tokenize(text, start, end)
            if tokens.words:
                sentences.append(Sentence(len(sentences), number, start, end, *tokens))
        if progress and number % 64 == 0:
            progress(block.end / len(text))
    return CutArticle(
        article, text, blocks, tuple(sentences), tuple(quoted),
        stated(article, blocks), is_brief(article), opening_end(blocks),
        tuple(sentence.start for sentence in sentences), tuple(quotation.start for quotation in quoted),
    )


def kept(find: Callable[Concatenate[CutArticle, P], Found]) -> Callable[Concatenate[CutArticle, P], Found]:
    """A function whose answer about the article asked about last is kept, since several layers ask the same.

    The article must be the same object and the rest equal; a cache that compares articles would read their texts.
    """
    latest: tuple[CutArticle, object, Found] | None = None

    @wraps(find)
    def asked(cut: CutArticle, /, *rest: P.args, **named: P.kwargs) -> Found:
        nonlocal latest
        known, more = latest, (rest, named)
        if known is None or known[0] is not cut or known[1] != more:
            latest = known = (cut, more, find(cut, *rest, **named))
        return known[2]

    return asked
