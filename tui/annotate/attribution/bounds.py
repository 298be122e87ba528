"""The stretches of a tagger with their edges put right by quotation marks, brackets and the ends of sentences."""

from collections.abc import Sequence

from tui.language.cut import CutArticle
from tui.language.folded import word_classes
from tui.language.tokens import tokenize
from tui.lexicon import words
from tui.model.tags import Role, Tagged

_INSIDE = 0.5
"""The share of a quotation's words that makes it somebody's as a whole."""
_IN_BRACKETS = 24
"""Characters from the last word of a source that stand before the bracket's end, at most."""
_LONGEST_PLACE = 30
"""Characters in the name of a place, at most."""
_BEFORE_CONTENT = ",;: "
"""Marks that are no part of what stands after them."""


def bounded(cut: CutArticle, tagged: Sequence[Tagged]) -> list[Tagged]:
    """The stretches with contents widened to the quotations that they mostly cover, and no source or cue inside one."""
    kept: list[Tagged] = []
    after = zip(tagged, (None, *tagged), strict=False)
    for one in (part for whole, before in after for part in _by_sentence(cut, whole, before)):
        if one.role is Role.SOURCE:
            if word_classes().get(cut.text[one.start : one.end].lower()) == "t":
                continue  # Orinfoss, a firm in Tarn, [today] said
            one = _without_end(cut, _past_place(cut, _to_bracket(cut, _from_initial(cut, one))))
            if cut.text[one.start : one.end].lower() in ("a", "an", "the"):
                continue  # [the] debunked claim
        if one.role is Role.CONTENT:
            one = _to_marks(cut, one)
            _leave_out_inside(kept, one.start)
            if kept and kept[-1].role is Role.CONTENT and one.start < kept[-1].end:
                before = kept.pop()
                one = one._replace(start=before.start, sureness=max(one.sureness, before.sureness))
        elif kept and kept[-1].role is Role.CONTENT and one.start < kept[-1].end:
            continue  # a source or cue inside a quotation: the rules find what is said there
        kept.append(one)
    return kept


def _by_sentence(cut: CutArticle, one: Tagged, before: Tagged | None) -> list[Tagged]:
    """A content without a mark before it, and after a cue parted where its first sentence ends if it breaks off in the
    next one or goes on with a quotation there: locals say [is old. The bridge], they say, is new."""
    sentence = cut.sentence_at(one.start) if one.role is Role.CONTENT else None
    if sentence is None:
        return [one]
    start, end = one.start, one.end
    while start < end and cut.text[start] in _BEFORE_CONTENT:
        start += 1
    after_cue = before is not None and before.role is Role.CUE and sentence.start <= before.start
    parted = after_cue and end > sentence.end + 1
    following = cut.sentence_at(sentence.end + 1) if parted else None
    if following and following.start >= sentence.end and cut.quotation_at(sentence.end - 1) is None:
        last = cut.sentence_at(end - 1)
        breaks_off = last is following and end < following.end - 1
        if breaks_off or cut.quotation_at(following.start) is not None:
            first = one._replace(start=start, end=sentence.end)
            return [first, one._replace(start=following.start)]
    return [one._replace(start=start)] if start < end else []


def _leave_out_inside(kept: list[Tagged], start: int) -> None:
    """Take back sources and cues that stand in a quotation from `start` on before all that is said there: “Voss said
    [it leaks],”. After a first part of it they tell of a quotation whose closing mark is missing."""
    first = len(kept)
    while first and kept[first - 1].start >= start:
        first -= 1
    if all(one.role is not Role.CONTENT for one in kept[first:]):
        del kept[first:]


def _from_initial(cut: CutArticle, one: Tagged) -> Tagged:
    """A source with all of the acronym that it begins in: [E.]U. leaders."""
    start = one.start
    while start > 1 and cut.text[start - 1] == "." and cut.text[start - 2].isupper():
        start -= 2
    return one._replace(start=start) if start < one.start and not cut.text[max(0, start - 1) : start].strip() else one


def _past_place(cut: CutArticle, one: Tagged) -> Tagged:
    """A source without the rest of the place before it: in Orin, [Corvany,] the mayor, Ana Voss, said …"""
    place, comma, _ = cut.text[one.start : one.end].partition(", ")
    within = cut.text.startswith(", ", one.start - 2) if comma else False
    if not within or len(place) > _LONGEST_PLACE or not place.replace(" ", "").isalpha() or not place.istitle():
        return one
    before = tokenize(cut.text, max(0, one.start - _LONGEST_PLACE), one.start - 2)
    last = len(before.words) - 1
    name = next((i for i in range(last, -1, -1) if not before.words[i][0].isupper()), last)
    inside = name < last and before.lower[name] in words("people", "before_places")
    return one._replace(start=one.start + len(place) + 2) if inside else one


def _without_end(cut: CutArticle, one: Tagged) -> Tagged:
    """A source without the words at its end that begin something else: Voss, the mayor of Tarn[, and]; a report [on]
    Friday."""
    tokens = tokenize(cut.text, one.start, one.end)
    last = len(tokens.lower)
    following = tokenize(cut.text, one.end, one.end + _LONGEST_PLACE).lower[:1]
    before_time = bool(following) and word_classes().get(following[0]) == "t"
    ends = (",", "c", "i") if before_time else (",", "c")
    while last > 1 and word_classes().get(tokens.lower[last - 1]) in ends:
        last -= 1
    return one._replace(end=tokens.ends[last - 1]) if last < len(tokens.lower) else one


def _to_bracket(cut: CutArticle, one: Tagged) -> Tagged:
    """A source with the end of what it begins in brackets: Sen. Pia Voss (D-Vt.)."""
    written = cut.text[one.start : one.end]
    if written.count("(") > written.count(")"):
        end = cut.text.find(")", one.end, one.end + _IN_BRACKETS)
        if end >= 0 and "\n" not in cut.text[one.end : end]:
            return one._replace(end=end + 1)
    return one


def _to_marks(cut: CutArticle, one: Tagged) -> Tagged:
    for quotation in cut.quotations_in(one.start, one.end):
        inside = min(one.end, quotation.end) - max(one.start, quotation.start)
        if not quotation.single and inside > _INSIDE * (quotation.end - quotation.start):
            one = one._replace(start=min(one.start, quotation.start), end=max(one.end, quotation.end))
    return one
