"""What sort of text it is, by the lines around it and the voice it speaks in."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tui.annotate.annotation import Annotation, SpanIndex
from tui.language.cut import CutArticle
from tui.language.layout import Role
from tui.language.tokens import tokenize
from tui.lexicon import PhraseTable, load, words

_HEAD, _FOOT = 5, 4
"""Lines at either end that may bear a label."""
_LONGEST_LABEL = 14
"""Words of a line that may be a label."""
_FEWEST_ATTRIBUTIONS, _FEWEST_OWN = 3, 5
_OPINION, _PRAISE = 0.3, 4
"""How much the writer is heard (`_writer_is_heard`); the number of phrases of self-praise."""
_FEWEST_WORDS_OF_ANSWER = 5
_HANDED_ON = 0.3
"""How much it counts against an opinion that words are handed to others."""


def genre_of(cut: CutArticle, sourced: Sequence[Annotation]) -> str | None:
    """News report, opinion, press release, agency copy or interview; None where it cannot be told."""
    if cut.brief:
        return None
    labelled = _labelled(cut)
    if labelled:
        return labelled
    if (cut.stated.outlet or "").lower() in words("genre", "agencies", "words"):
        return "agency copy"
    if _is_interview(cut):
        return "interview"
    if _found(cut, "release") >= _PRAISE:
        return "press release"
    shown = [annotation for annotation in sourced if annotation.shown]
    if _writer_is_heard(cut, shown) >= _OPINION:
        return "opinion"
    return "news report" if len(shown) >= _FEWEST_ATTRIBUTIONS else None


def _label_lines(cut: CutArticle) -> Iterator[tuple[str, ...]]:
    blocks = [block for block in cut.blocks if block.role is not Role.NOTE]
    for block in [*blocks[:_HEAD], *blocks[_HEAD:][-_FOOT:]]:
        if block.role is not Role.HEADLINE:
            line = tokenize(cut.text, block.start, min(block.end, block.start + 200)).lower
            if len(line) <= _LONGEST_LABEL:
                yield line


def _labelled(cut: CutArticle) -> str | None:
    """The genre that a line at the head or the foot names."""
    labels: dict[str, list[str]] = load("genre")["labels"]
    table = PhraseTable((phrase, genre) for genre, phrases in labels.items() for phrase in phrases)
    for line in _label_lines(cut):
        for hit in table.find(line):
            if hit.first == 0 or hit.entry == "press release":
                return hit.entry
    return None


def _found(cut: CutArticle, key: str) -> int:
    """How often phrases of a list stand outside quotations."""
    table = PhraseTable((phrase, key) for phrase in load("genre")[key]["words"])
    return sum(
        cut.quotation_at(sentence.starts[hit.first]) is None
        for sentence in cut.sentences
        for hit in table.find(sentence.lower)
    )


def _is_interview(cut: CutArticle) -> bool:
    """Whether it says so, or questions and answers take turns, paragraph by paragraph."""
    if _found(cut, "interview"):
        return True
    bodies = [
        cut.text[block.start : block.end].rstrip(" ”\"*_") for block in cut.blocks
        if block.role in (Role.BODY, Role.SUBHEAD)
    ]
    turns = sum(
        asked.endswith("?") and not answer.endswith("?") and len(answer.split()) >= _FEWEST_WORDS_OF_ANSWER
        for asked, answer in pairwise(bodies)
    )
    return len(bodies) >= 8 and turns >= 0.3 * len(bodies)


def _writer_is_heard(cut: CutArticle, attributions: Sequence[Annotation]) -> float:
    """How much of the text is its writer's own: the share of such sentences in which the writer speaks as a person or
    urges, and that of sentences that ask or exclaim, less for what is handed to others. 0.3 parts columns from reports
    on our training articles as we read them; reports had up to 0.28.
    """
    handed = SpanIndex([span for annotation in attributions for span in annotation.spans])
    voice = load("genre")["voice"]
    personal = frozenset([*voice["self"], *voice["together"], *voice["urging"]])
    own = speaking = lively = words_of_all = words_of_others = 0
    for sentence in cut.sentences:
        start, end = sentence.start, sentence.end
        words_of_all += len(sentence.lower)
        if cut.role(sentence) is not Role.BODY:
            continue
        if over := handed.overlapping(start, end):
            words_of_others += sum(len(sentence.tokens_in(max(start, s.start), min(end, s.end))) for s in over)
        elif not cut.quotations_in(start, end):
            own += 1
            speaking += any(word in personal for word in sentence.lower)
            lively += sentence.lower[-1] in "?!"
    if own < _FEWEST_OWN:
        return 0.0
    return speaking / own + lively / len(cut.sentences) - _HANDED_ON * words_of_others / words_of_all
