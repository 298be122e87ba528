"""Voices that a whole article lacks: one-sided, no-independent and single-source, at most one of each.

Balance is not the aim for what nobody disputes, and a text too short to be an article is not asked for more voices.
"""

import math
from collections.abc import Iterator, Sequence

from tui.annotate.annotation import Annotation, Layer, SourceKind, Stance
from tui.annotate.naming.with_article import with_article
from tui.annotate.points import probability
from tui.annotate.replies.parties import Party, parties_in
from tui.annotate.weight import weigh
from tui.article.article import Span, words_in
from tui.language.cut import CutArticle, Sentence
from tui.language.layout import Role
from tui.language.tokens import lower_of
from tui.lexicon import phrases, words

CONFIDENCE = {"no-independent": 0.13, "one-sided": 0.15}
"""The share of such marks that were right on the articles of the points (points.toml): of the second, where a dispute
is told of and one side has nearly all that is said."""
SHOWN = 0.3
_LEAST_ONE_SIDED, _SHOWN_ONE_SIDED = 0.1, 0.6
"""How sure it must be that an article is one-sided to be told, and to be shown."""
_FEWEST = 5
"""Attributions that an article needs before anything can be said about all of them."""
_ALONE = ((0.94, 0.75), (0.88, 0.5), (0.8, 0.33), (0.7, 0.2))
"""Shares of the words of one source from which on the article rests on it, and how likely it is marked so: on our
training articles 10 of 13, 7 of 12, 5 of 13 and 3 of 21 were. The steps have few marks and are smoothed for that."""
_NEARLY_ALL = 0.7
"""The share of the statements from which on one side is told to have nearly all."""
_CHARGE, _SEVERAL = 0.25, 2
"""How sure a charge without an answer must be to be counted in the reason, and how many are told there."""
_FIRST = 4
"""Sentences among which a dispute is stated that the article is about."""
_MOST_SIDES = 40
"""How many sides a statement is compared with: a bound on hostile texts."""


def missing_voices(
    cut: CutArticle, sourced: Sequence[Annotation], unanswered: Sequence[Annotation], genre: str | None = None
) -> Iterator[Annotation]:
    """The marks for the whole article; none in a passage. `unanswered`: its charges without an answer."""
    shown = [annotation for annotation in sourced if annotation.shown and annotation.source]
    if cut.brief or len(shown) < _FEWEST:
        return
    name, share, first = most_heard(cut, shown)
    sure = next((sure for least, sure in _ALONE if share >= least), None)
    if sure is not None and not _own_words(cut, share, shown):
        theirs = sum(source_name(annotation) == name for annotation in shown)
        yield _mark(
            cut, first.span, "single-source", sure,
            _mostly(theirs, len(shown), share, with_article(cut, name)), first,
        )
    documents = any(annotation.source and annotation.source.kind is SourceKind.DOCUMENT for annotation in shown)
    outsiders = any(is_independent(it) or _is_official(it) for it in shown)
    if not documents and not outsiders and _is_contested(cut, shown, unanswered):
        lead = next((s for s in cut.sentences if cut.role(s) in (Role.HEADLINE, Role.BODY)), cut.sentences[0])
        yield _mark(
            cut, Span(lead.start, lead.end), "no-independent", CONFIDENCE["no-independent"],
            f"None of the sources of the {len(shown)} statements here is a document, an official body, or somebody "
            "described as an expert or an outsider.",
        )
    if mark := _one_sided(cut, shown, unanswered, genre):
        yield mark


def _mostly(theirs: int, of: int, share: float, name: str) -> str:
    """How much of what is attributed is one source's."""
    much = "" if theirs == of else f", with {in_100(share)} in 100 of their words,"
    told = _out_of(theirs, of)
    return f"{told[0].upper()}{told[1:]}{much} {'is' if theirs == 1 else 'are'} from {name.removesuffix('.')}."


def in_100(share: float) -> int:
    """A share in hundredths: all of them only where nothing is left."""
    return 100 if share == 1 else min(99, round(100 * share))


def _out_of(some: int, of: int, what: str = " statements that have a source here") -> str:
    return f"{f'all {of}' if some == of else f'{some} of {of}'}{what}"


def _is_contested(cut: CutArticle, shown: Sequence[Annotation], unanswered: Sequence[Annotation]) -> bool:
    """Whether there is anything that an outsider could settle: a charge, a denial, a dispute."""
    at_odds = any(annotation.stance in (Stance.DENIES, Stance.ACCUSES) for annotation in shown)
    return at_odds or any(mark.shown for mark in unanswered) or _dispute(cut) is not None


def signals_of_one_side(
    cut: CutArticle, statements: Sequence[Annotation], unanswered: Sequence[Annotation], genre: str | None
) -> dict[str, float]:
    """The signals of whether a reader would call an article one-sided: the charges that it leaves without an answer,
    in all and in a hundred words, by how sure they are; how many statements it hands to anybody, and which share of
    them to whom it accuses most."""
    told = max(sum(len(sentence.words) for sentence in cut.sentences), 100)
    charged = sum(mark.confidence for mark in unanswered)
    accused = _most_accused(unanswered)
    heard = _heard_of(cut, accused, statements) if accused else 0
    found = {
        "charges": math.log1p(charged), "charges_in_100": math.log1p(100 * charged / told),
        "statements": math.log1p(len(statements)), "accused_heard": heard / max(len(statements), 1),
    }
    return found | {"opinion": 1.0} if genre == "opinion" else found


def _one_sided(
    cut: CutArticle, shown: Sequence[Annotation], unanswered: Sequence[Annotation], genre: str | None
) -> Annotation | None:
    """The mark of an article that is told from one side, where it says what is at issue or begins."""
    confidence = round(probability("one_sided", signals_of_one_side(cut, shown, unanswered, genre)), 3)
    side, dispute = next(iter(sides_of(cut, shown)), []), _dispute(cut)
    nearly_all = len(side) >= _NEARLY_ALL * len(shown)
    if dispute and nearly_all:
        confidence = max(confidence, CONFIDENCE["one-sided"])
    reason = _of_one_side(cut, shown, unanswered, side if nearly_all else ())
    if confidence < _LEAST_ONE_SIDED or reason is None:
        return None
    place = dispute or next((s for s in cut.sentences if cut.role(s) is Role.BODY), cut.sentences[0])
    return _mark(cut, Span(place.start, place.end), "one-sided", confidence, reason, line=_SHOWN_ONE_SIDED)


def _of_one_side(
    cut: CutArticle, shown: Sequence[Annotation], unanswered: Sequence[Annotation], side: Sequence[Annotation]
) -> str | None:
    """What shows that an article is told from one side, in numbers; None where nothing can be counted.

    `side`: the statements of the side that has nearly all.
    """
    charges = [mark for mark in unanswered if mark.confidence >= _CHARGE]
    accused = _most_accused(charges)
    told = []
    if side:
        names = list(dict.fromkeys(source_name(annotation) for annotation in side))
        those = f"{', '.join(names[:2])}{' and others' if len(names) > 2 else ''}"
        told.append(f"{_out_of(len(side), len(shown))} come from one side ({those})")
    if accused and len(charges) >= _SEVERAL:
        count, heard = sum(mark.target == accused for mark in charges), _heard_of(cut, accused, shown)
        which = "all" if count == len(charges) else str(count)
        theirs = f"{heard or 'none'} of {len(shown)} statements {'is' if heard == 1 else 'are'} theirs"
        told.append(
            f"{len(charges)} places speak against somebody and no answer to them was found, {which} of them against "
            f"{with_article(cut, accused)}; {theirs}"
        )
    text = "; ".join(told)
    return f"{text[0].upper()}{text[1:]}." if text else None


def _most_accused(unanswered: Sequence[Annotation]) -> str | None:
    """Against whom most of the charges go, by how sure they are; the first of those with as many."""
    against: dict[str, float] = {}
    for mark in unanswered:
        if mark.target:
            against[mark.target] = against.get(mark.target, 0.0) + mark.confidence
    return max(against, key=lambda name: against[name], default=None)


def _heard_of(cut: CutArticle, name: str, statements: Sequence[Annotation]) -> int:
    """How many of some statements are handed to somebody."""
    party = parties_in(cut).called(name)
    return sum(parties_in(cut).called(source_name(annotation)).is_like(party) for annotation in statements)


def _dispute(cut: CutArticle) -> Sentence | None:
    """The sentence of the first few that says that some are at odds."""
    return next((
        s for s in cut.sentences[:_FIRST] if not words("practice", "disputes", "words").isdisjoint(s.lower)
    ), None)


def sides_of(cut: CutArticle, attributions: Sequence[Annotation]) -> list[list[Annotation]]:
    """The attributions by side, the largest first: those who share a name, an office, a party or a body that the
    article calls by a common noun (the union's president, its lawyer) are of one."""
    parties = parties_in(cut)
    sides: list[tuple[Party, list[Annotation]]] = []
    by_name: dict[str, int] = {}
    by_noun: dict[str, int] = {}
    last: str | None = None
    for annotation in attributions:
        name = source_name(annotation)
        if parties.are_several(name):
            continue
        party, noun = parties.called(name), _noun_of(annotation, last)
        place = by_name.get(name)
        if place is None:
            place = next((at for at, (known, _) in enumerate(sides[:_MOST_SIDES]) if known.sides_with(party)), None)
        if place is None:
            place = by_noun.get(noun or "", len(sides))
        if place == len(sides):
            sides.append((party, []))
        by_name.setdefault(name, place)
        sides[place][1].append(annotation)
        if noun:
            by_noun.setdefault(noun, place)
            last = noun
    return sorted((members for _, members in sides), key=lambda members: -len(members))


def _noun_of(annotation: Annotation, last: str | None) -> str | None:
    """The common noun for the body that a source belongs to; "its" goes back to the `last`."""
    told = lower_of(annotation.source.text) if annotation.source else ()
    nouns = words("bodies", "called_back")
    for index, low in enumerate(told):
        if low in ("its", "their") and last:
            return last
        if "the" in told[:index] and low in nouns and told[index + 1 : index + 2] in ((), (",",), ("'s",)):
            return low
    return None


def most_heard(cut: CutArticle, attributions: Sequence[Annotation]) -> tuple[str, float, Annotation]:
    """The source with the most words: its name, its share of all words handed to anybody, its first attribution."""
    said: dict[str, int] = {}
    first: dict[str, Annotation] = {}
    for annotation in attributions:
        name = source_name(annotation)
        said[name] = said.get(name, 0) + sum(words_in(cut.text[span.start : span.end]) for span in annotation.spans)
        first.setdefault(name, annotation)
    name = max(said, key=lambda key: said[key])
    return name, said[name] / max(1, sum(said.values())), first[name]


def source_name(annotation: Annotation) -> str:
    """The source's fullest name, or its words in the text."""
    source = annotation.source
    return " ".join((source.name or source.text).split()) if source else ""


def is_independent(annotation: Annotation) -> bool:
    """Whether the source is described as one who looks on from outside: an expert, a university."""
    source = annotation.source
    named = lower_of(f"{source.text} {source.name or ''}") if source else ()
    return not words("practice", "independent", "words").isdisjoint(named)


def _is_official(annotation: Annotation) -> bool:
    """Whether the source is one whose office is to find out or to decide: a court, an inspector, a safety board."""
    source = annotation.source
    told = lower_of(f"{source.text} {source.name or ''}") if source else ()
    return phrases("practice", "official", "words").occurs_in(told)


def _own_words(cut: CutArticle, share: float, attributions: Sequence[Annotation]) -> bool:
    """Whether most of the article is the writer's own account, which does not rest on the source."""
    handed = sum(words_in(cut.text[span.start : span.end]) for a in attributions for span in a.spans)
    total = sum(len(sentence.words) for sentence in cut.sentences)
    return handed * share < total / 5


def _mark(
    cut: CutArticle, span: Span, kind: str, confidence: float, reason: str, rests_on: Annotation | None = None,
    line: float = SHOWN,
) -> Annotation:
    return Annotation(
        layer=Layer.COUNTERVIEW, kind=kind, start=span.start, end=span.end, confidence=confidence,
        weight=weigh(cut, kind, span.start), shown=confidence >= line, reason=reason,
        source=rests_on.source if rests_on else None, related=(rests_on,) if rests_on else (),
    )
