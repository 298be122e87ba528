"""How far a text speaks in its writer's own voice: a report stands behind what others did and said, a column argues."""

from collections.abc import Sequence

from tui.annotate.annotation import Annotation, SpanIndex
from tui.annotate.points import logistic
from tui.language.cut import CutArticle, Sentence
from tui.language.layout import Role
from tui.lexicon import load, phrases, words

_FEWEST_OWN = 5
"""Sentences that are the writer's own, below which nothing is said of the voice."""
_UNSEEN = 3
"""Sentences that are taken to show nothing, beside those of the text: a share of four tells less than one of forty."""
_EDGE = 3
"""Sentences at either end of the body that tell most: a report begins with what happened, and who says so."""


def argues(cut: CutArticle, attributions: Sequence[Annotation]) -> float:
    """How likely it is, by the voice alone, that its writer argues: 0 to 1; 0 for a text with too little of its own.

    The points of each signal stand in genre.toml, fitted on articles whose genre we judged by reading them.
    """
    found = signals(cut, attributions)
    if found is None:
        return 0.0
    points = load("genre")["points"]
    told = points["none"] + sum(points[signal] * share for signal, share in found.items())
    return logistic(told)


def signals(cut: CutArticle, attributions: Sequence[Annotation]) -> dict[str, float] | None:
    """The share of sentences that show each signal; None where too few are the writer's own."""
    handed = SpanIndex([span for annotation in attributions for span in annotation.spans])
    body = [sentence for sentence in cut.sentences if cut.role(sentence) is Role.BODY]
    own = [s for s in body if not handed.overlapping(s.start, s.end) and not cut.quotations_in(s.start, s.end)]
    if len(own) < _FEWEST_OWN:
        return None
    reported = _showing(body, "reported")
    of_own, of_all = len(own) + _UNSEEN, len(body) + _UNSEEN
    return {
        **{signal: len(_showing(own, signal)) / of_own for signal in ("self", "together", "judging", "reasoning")},
        "lively": sum(s.lower[-1] in "?!" for s in own) / of_own,
        "reported": len(reported) / of_all,
        "begins": len(reported.intersection(s.index for s in body[:_EDGE])) / _EDGE,
        "ends": len({s.index for s in body[-_EDGE:]}.intersection(s.index for s in own)) / _EDGE,
    }


def _showing(sentences: Sequence[Sentence], signal: str) -> set[int]:
    """The places of the sentences that have a word or a phrase of a list."""
    table = phrases("claims", "self", "words") if signal == "self" else phrases("genre", "voice", signal)
    return {
        sentence.index
        for sentence in sentences
        if any(not in_a_name(sentence.words, hit.first) for hit in table.find(sentence.lower))
    }


def in_a_name(written: Sequence[str], index: int) -> bool:
    """Whether a word for the writer and others is none: the US, the Our Harbour party, Our Harbour said."""
    word, following = written[index], "".join(written[index + 1 : index + 2])
    if word.lower() not in words("genre", "voice", "together") or not word[0].isupper():
        return False
    return word == "US" or index > 0 or (following[:1].isupper() and following != "I")
