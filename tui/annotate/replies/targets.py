"""Whom a clause speaks against: who or what it names besides the one who speaks.

Everybody whom it may be about (candidates.py) is weighed by where they stand, by points (points.toml, `target`): the
doer of what is told comes first in an English clause, and in "accused the firm of …" whoever is blamed comes first
after the verb (standing.py). Who is only a place ("in Tarn"), or tells which of its kind a noun means ("Tarn voters"),
is seldom meant. One of them is: their likelihoods make 1.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tui.annotate.annotation import Source, SourceKind
from tui.annotate.clauses.clause import Clause
from tui.annotate.clauses.signals import Hit
from tui.annotate.hints import ACCUSED, ACCUSER, Hints
from tui.annotate.points import log_odds, shares
from tui.annotate.replies.candidates import Weighed, candidates
from tui.annotate.replies.framed import DECIDES
from tui.annotate.replies.parties import Parties, Party, parties_in
from tui.annotate.replies.somebody import Target
from tui.annotate.replies.standing import blaming
from tui.language.cut import CutArticle, kept
from tui.language.names.named import Sort
from tui.language.names.names import Names, names_in
from tui.language.tokens import Tokens, tokenize
from tui.lexicon import load, words

_SECOND = 0.6
"""How likely somebody must be, beside the likeliest, to be thought of too."""
_SURELY = 0.5
"""How likely somebody must be to be told. Of 130 charges without an answer strict editors found nine cards in ten wrong
where it was less than 0.4, two in three from there to 0.6, and half of those above."""
_FRAMED = 0.85
"""How likely somebody is at least whom a frame that decides says to be blamed: of 230 charges so told, in 88 of 100
readers had named them."""


def target_in(clause: Clause, names: Names, hits: Sequence[Hit]) -> Target | None:
    """The one whom a clause is about; `hits` are words that are signals."""
    return likeliest_of(list(candidates(clause, names, hits)))


def likeliest_of(weighed: Sequence[Weighed]) -> Target | None:
    """The likeliest by the rules of those whom a clause may be about."""
    found = by_rules(weighed)
    return max(found, key=lambda entry: entry[1])[0] if found else None


def targets_of(
    clause: Clause, names: Names, parties: Parties, hits: Sequence[Hit], head: Party | None, hints: Hints | None
) -> tuple[tuple[Target, float], ...]:
    """The one whom a charge is most likely against, and a second who is nearly as likely."""
    return targets_among(candidates(clause, names, hits), clause, parties, head, hints)


def targets_by_rules(
    cut: CutArticle, clause: Clause, hits: Sequence[Hit], head: Party | None, about: Iterable[Weighed] | None = None
) -> tuple[tuple[Target, float], ...]:
    """The same by the rules alone, kept with the article: most charges are claims, too, and are asked about twice.

    `about`: whom the clause may be about by these hits, where that is known.
    """
    known, asked = _known(cut), (clause, blaming(hits))
    if asked not in known:
        about = candidates(clause, names_in(cut), hits) if about is None else about
        known[asked] = targets_among(about, clause, parties_in(cut), head, None)
    return known[asked]


@kept
def _known(cut: CutArticle) -> dict[tuple[Clause, tuple[int, ...]], tuple[tuple[Target, float], ...]]:
    """Whom the clauses of an article speak against, by the words of blame there."""
    return {}


def targets_among(
    some: Iterable[Weighed], clause: Clause, parties: Parties, head: Party | None, hints: Hints | None
) -> tuple[tuple[Target, float], ...]:
    """The same, where it is known whom the clause may be about: their signals are added to."""
    found = list(_beside_parties(some, clause, parties, head))
    weighed = by_rules(found)
    if hints:
        likely = shares("target_hinted", [both_on_target(share, hints, target) for target, share in weighed])
        weighed = decided(found, likely)
    nouns: dict[str, str] = load("targets")["adjectives"]
    return tuple(
        (one._replace(name=nouns.get(one.name.lower(), one.name)), share) for one, share in likeliest(weighed, parties)
    )


def weighed_targets(
    clause: Clause, names: Names, parties: Parties, hits: Sequence[Hit], head: Party | None
) -> Iterator[Weighed]:
    """Those whom a clause may be about, with all signals: whether the headline names them, and whose side they are."""
    return _beside_parties(candidates(clause, names, hits), clause, parties, head)


def _beside_parties(
    some: Iterable[Weighed], clause: Clause, parties: Parties, head: Party | None
) -> Iterator[Weighed]:
    speaker = parties.speaking(clause.source) if clause.source else None
    rivals = _rivals_of(speaker) if speaker else frozenset[str]()
    for target, found in some:
        party = parties.called(target.name)
        if head and party.is_like(head):
            found["headline"] = 1.0
        if speaker and speaker.sides_with(party):
            found["side_of_speaker"] = 1.0
        elif not (rivals.isdisjoint(party.own) and rivals.isdisjoint(party.side)):
            found["rival_of_speaker"] = 1.0
        yield target._replace(decided=True) if DECIDES in found else target, found


def _rivals_of(one: Party) -> frozenset[str]:
    """The words for those who stand against the party to which somebody belongs."""
    sides: dict[str, str] = load("targets")["rivals"]
    return frozenset(sides[word] for word in one.own | one.side if word in sides)


def by_rules(weighed: Sequence[tuple[Target, Mapping[str, float]]]) -> list[tuple[Target, float]]:
    """Those whom a clause may be about, with how likely each is by the rules alone."""
    return decided(weighed, shares("target", [signals for _, signals in weighed]))


def decided(
    weighed: Sequence[tuple[Target, Mapping[str, float]]], likely: Sequence[float]
) -> list[tuple[Target, float]]:
    """Those whom a clause may be about, with how likely each is where a frame decides: accused the mayor of lying."""
    framed = next((place for place, (_, signals) in enumerate(weighed) if DECIDES in signals), None)
    if framed is None or likely[framed] >= _FRAMED:
        return [(target, share) for (target, _), share in zip(weighed, likely, strict=True)]
    rest = (1 - _FRAMED) / (1 - likely[framed])
    return [
        (target, _FRAMED if place == framed else share * rest)
        for place, ((target, _), share) in enumerate(zip(weighed, likely, strict=True))
    ]


def likeliest(weighed: Sequence[tuple[Target, float]], parties: Parties) -> tuple[tuple[Target, float], ...]:
    """The likeliest of some targets, and a second nearly as likely, unless both are one party; of two as likely, the
    first. Whatever names the party of either makes it likelier."""
    known = [(target, share, parties.called(target.name)) for target, share in weighed]
    best: list[tuple[Target, float, Party]] = []
    for target, share, party in sorted(known, key=lambda entry: -entry[1]):
        if not any(party.is_like(other) for _, _, other in best):
            best.append((target, share, party))
            if len(best) == 2:
                break
    return tuple(
        (target, min(sum([s for one, s, its in known if one is target or its.is_like(party)]), 1.0))
        for target, share, party in best if share >= _SECOND * best[0][1]
    )


def surely_meant(
    targets: Sequence[tuple[Target, float]], source: Source | None, parties: Parties
) -> Target | None:
    """The one whom a charge is against, if that is likelier than not, and neither the one who says so nor who only
    suffers by it, unless a frame of blame tells that it is them: Ana Voss stands accused of lying."""
    if not targets or targets[0][1] < _SURELY:
        return None
    target = targets[0][0]
    if target.decided:
        return target
    return None if target.doubtful or (source and _is_itself(source, target, parties)) else target


def _is_itself(source: Source, target: Target, parties: Parties) -> bool:
    """Whether somebody is the one who speaks, or a body that this one is of: by the name, or else by the words before
    what they are tied to: [the envoy] to Corvany, [a group] that backs Ana Voss."""
    if source.span.start <= target.start < source.span.end:
        return True
    if source.name and source.kind is SourceKind.PERSON and target.sort is Sort.PERSON:
        one, other = source.name.lower().split(), target.name.lower().split()
        return one == other or (min(len(one), len(other)) == 1 and not set(one).isdisjoint(other))
    told = source.name or _head_of(tokenize(source.text))
    return parties.called(told).is_like(parties.called(target.name))


def _head_of(tokens: Tokens) -> str:
    """The words for a source before those that only tell more of it."""
    ends = words("people", "ends_of_heads")
    return " ".join(tokens.words[: next((i for i, low in enumerate(tokens.lower) if low in ends and i), None)])


def both_on_target(share: float, hints: Hints, target: Target) -> dict[str, float]:
    """The signals of the rules and of the model that somebody is who a charge is against."""
    where = (target.start, target.start + len(target.name))
    return {
        "rules": log_odds(share),
        "model": log_odds(hints.most(ACCUSED, *where)),
        "accuser": log_odds(hints.most(ACCUSER, *where)),
    }
