"""Whom a clause speaks against: who or what it names besides the one who speaks.

Everybody whom the clause names, those whom its pronouns may mean and those named just before it are weighed by where
they stand, by points (points.toml, `target`): the doer of what is told comes first in an English clause, and in
"accused the firm of …" whoever is blamed comes first after the verb (standing.py). Who is only a place ("in Tarn"), or
tells which of its kind a noun means ("Tarn voters"), is seldom meant. One of them is: their likelihoods make 1.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from tui.annotate.annotation import Source, Stance
from tui.annotate.clauses.clause import Clause, has_verb
from tui.annotate.clauses.signals import Hit, log_odds, shares
from tui.annotate.hints import ACCUSED, ACCUSER, Hints
from tui.annotate.replies.framed import DECIDES, framed_in
from tui.annotate.replies.parties import Parties, Party
from tui.annotate.replies.somebody import REACH, Target, called, is_somebody
from tui.annotate.replies.standing import Standing
from tui.language.folded import word_classes
from tui.language.names.named import Mention, Named, Sort
from tui.language.names.names import Names
from tui.language.names.parts import pronouns
from tui.lexicon import load, words

_MOST = 12
_OPENING_MARKS = 3
_OFTEN = 12
"""Mentions from which on somebody is much spoken of."""
_MOST_NAMES, _MOST_NOUNS, _MOST_OUTSIDE, _MOST_MEANT, _MOST_COMING = 8, 4, 6, 3, 2
_PRONOUN_REACH = 14
_PRONOUNS = frozenset({"pronoun_he", "pronoun_it", "pronoun_they", "pronoun_you"})
"""Signals that a pronoun may mean somebody: of one whom the clause names besides, they tell nothing more."""
_OF_SPEAKER = frozenset({"speaks", "describes"})
"""Signals that somebody may be the one who speaks, who is meant only if there is anybody else to choose from: the
matching is wide."""
_SUBJECT = frozenset({"at_start", "before_verb", "then_verb"})
"""Signals that somebody is the subject of a clause."""
_SECOND = 0.6
"""How likely somebody must be, beside the likeliest, to be thought of too."""
_SURELY = 0.5
"""How likely somebody must be to be told. Of 130 charges without an answer strict editors found nine cards in ten wrong
where it was less than 0.4, two in three from there to 0.6, and half of those above."""

_FRAMED = 0.85
"""How likely somebody is at least whom a frame that decides says to be blamed: of 230 charges so told, in 88 of 100
readers had named them."""

Weighed = tuple[Target, dict[str, float]]


class _Placed(NamedTuple):
    """Somebody whom a clause may be about, with the tokens of its sentence where they stand; `first` is None where they
    stand outside it."""

    target: Target
    signals: dict[str, float]
    first: int | None
    last: int


def target_in(clause: Clause, names: Names, hits: Sequence[Hit]) -> Target | None:
    """The one whom a clause is about; `hits` are words that are signals."""
    found = by_rules(list(candidates(clause, names, hits)))
    return max(found, key=lambda entry: entry[1])[0] if found else None


def targets_of(
    clause: Clause, names: Names, parties: Parties, hits: Sequence[Hit], head: Party | None, hints: Hints | None
) -> tuple[tuple[Target, float], ...]:
    """The one whom a charge is most likely against, and a second who is nearly as likely."""
    found = list(weighed_targets(clause, names, parties, hits, head))
    weighed = by_rules(found)
    if hints:
        likely = shares("target_hinted", [both_on_target(share, hints, target) for target, share in weighed])
        weighed = decided(found, likely)
    nouns: dict[str, str] = load("targets")["adjectives"]
    return tuple(
        (one._replace(name=nouns.get(one.name.lower(), one.name)), share) for one, share in likeliest(weighed, parties)
    )


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
    best: list[tuple[Target, float, Party]] = []
    for target, share in sorted(weighed, key=lambda entry: -entry[1]):
        party = parties.called(target.name)
        if not any(party.is_like(other) for _, _, other in best):
            best.append((target, share, party))
            if len(best) == 2:
                break
    return tuple(
        (target, min(sum(s for one, s in weighed if one is target or parties.called(one.name).is_like(party)), 1.0))
        for target, share, party in best if share >= _SECOND * best[0][1]
    )


def surely_meant(
    targets: Sequence[tuple[Target, float]], source: Source | None, parties: Parties
) -> Target | None:
    """The one whom a charge is against, if that is likelier than not, and not the one who says so."""
    if not targets or targets[0][1] < _SURELY:
        return None
    target = targets[0][0]
    itself = source and parties.speaking(source).is_like(parties.called(target.name))
    return None if itself else target


def both_on_target(share: float, hints: Hints, target: Target) -> dict[str, float]:
    """The signals of the rules and of the model that somebody is who a charge is against."""
    where = (target.start, target.start + len(target.name))
    return {
        "rules": log_odds(share),
        "model": log_odds(hints.most(ACCUSED, *where)),
        "accuser": log_odds(hints.most(ACCUSER, *where)),
    }


def weighed_targets(
    clause: Clause, names: Names, parties: Parties, hits: Sequence[Hit], head: Party | None
) -> Iterator[Weighed]:
    """Those whom a clause may be about, with all signals: whether the headline names them, and whose side they are."""
    speaker = parties.speaking(clause.source) if clause.source else None
    for target, found in candidates(clause, names, hits):
        party = parties.called(target.name)
        if head and party.is_like(head):
            found["headline"] = 1.0
        if speaker and speaker.sides_with(party):
            found["side_of_speaker"] = 1.0
        elif speaker and _are_rivals(speaker, party):
            found["rival_of_speaker"] = 1.0
        yield target, found


def _are_rivals(one: Party, other: Party) -> bool:
    """Whether one belongs to a party that stands against that of the other."""
    sides: dict[str, str] = load("targets")["rivals"]
    against = {sides[word] for word in one.own | one.side if word in sides}
    return not against.isdisjoint(other.own | other.side)


def candidates(clause: Clause, names: Names, hits: Sequence[Hit]) -> Iterable[Weighed]:
    """Those whom a clause may be about, with the signals of where they stand; `hits` are words that are signals.

    Each name comes once, with the signals of all its places; none if nobody but the speaker is found.
    """
    accused = clause.said is not None and clause.said.stance is Stance.ACCUSES
    standing = Standing(clause, hits)
    placed = list(_placed(clause, names))
    firsts = [one.first for one in placed if one.first is not None]
    of_another = accused and any(one.target.start >= clause.start and one.signals.keys() >= _SUBJECT for one in placed)
    merged: dict[str, Weighed] = {}
    for target, found, first, last in placed:
        if first is not None:
            found |= standing.signals(first, last, [other for other in firsts if other != first])
        if of_another and "speaks" in found:
            found["accuses_another"] = 1.0  # Ana Voss alleged that Ivo Marek had lied
        if accused and "first" in found:
            found["first_accused"] = 1.0
        _, kept = merged.setdefault(target.name, (target, found))
        if kept is not found and not ("inside" in kept and found.keys() & _PRONOUNS):
            for signal, value in found.items():
                kept[signal] = max(kept.get(signal, 0.0), value)
    weighed = merged.values()
    return weighed if any(_OF_SPEAKER.isdisjoint(signals) for _, signals in weighed) else ()


def _placed(clause: Clause, names: Names) -> Iterator[_Placed]:
    """All places where those stand whom a clause may be about."""
    speaker = _speaker(clause)
    inside = [*_named(clause, names, speaker), *_common(clause, names)]
    doer = min((one.target.start for one in inside if "before_verb" in one.signals), default=None)
    known = set()
    for one in inside:
        target, signals = one.target, one.signals
        if doer is not None and target.start > doer and "before_verb" not in signals and "by" not in signals:
            signals["done_to"] = 1.0  # another is the subject: the company lied to Ana Voss
        known.add(target.name)
        yield one
    for one in (*_meant(clause, names, speaker), *_outside(clause, names, speaker), *_coming(clause, names, speaker)):
        known.add(one.target.name)
        yield one
    framed = framed_in(clause, names)
    if framed:
        known.add(framed.target.name)
        yield _Placed(framed.target, framed.signals, None, 0)
    yield from _leading(clause, names, known)


def _leading(clause: Clause, names: Names, known: Container[str]) -> Iterator[_Placed]:
    """Those whom the article is most about: they may be meant where a clause names nobody."""
    speaker = _speaker(clause)
    for rank, named in enumerate(names.leading()):
        if named.name not in known and not _same(named, speaker):
            found = dict(_as_leading(named, names, rank))
            yield _Placed(Target(named.name, clause.start, False, named.sort), found, None, 0)


@lru_cache(maxsize=64)
def _as_leading(named: Named, names: Names, rank: int) -> dict[str, float]:
    return {"leading": 1.0, f"leading_{rank}": 1.0, f"outsort_{named.sort}": 1.0} | _who(named, names)


@lru_cache(maxsize=256)  # the same few are asked about for every clause
def _who(named: Named, names: Names) -> dict[str, float]:
    """The signals of who somebody is in the article, wherever they stand; not to be changed."""
    found = {"often": _often(named, names)}
    lower = named.name.lower()
    if named in names.leading()[:1]:
        found["most_named"] = 1.0
    if lower in _parties():
        found["known_party"] = 1.0
    elif names.times(named) == 1 and " " not in lower and named.sort is Sort.UNKNOWN:
        found["any_word"] = 1.0  # a capital that tells nothing more
    if named.place:
        found["place"] = 1.0
    return found


def _often(named: Named, names: Names) -> float:
    """How much somebody is spoken of, 0 to 1."""
    return min(names.times(named), _OFTEN) / _OFTEN


@cache
def _parties() -> frozenset[str]:
    """The names that stand for parties, camps and states, in lower case: of all sides alike."""
    lines = (*load("replies")["stand_for"]["lines"], *load("sides")["words"])
    return frozenset(name for line in lines for name in line)


def _named(clause: Clause, names: Names, speaker: str) -> Iterator[_Placed]:
    """Those whom the clause names."""
    sentence = clause.sentence
    inside = [
        mention for mention in names.within(clause.start, clause.end)[:_MOST_NAMES]
        if is_somebody(mention) and not _same(mention.named, speaker) and not _opens_like_any_word(mention, clause)
    ]
    for place, mention in enumerate(inside):
        named = mention.named
        found = {"inside": 1.0, f"sort_{named.sort}": 1.0} | _who(named, names)
        if _modifies(mention, clause):
            found["modifies"] = 1.0
        if place == 0:
            found["first"] = 1.0
        first, last = sentence.token_at(mention.start), sentence.token_at(mention.end)
        found |= _stands(clause, first, last)
        yield _Placed(Target(named.name, mention.start, True, named.sort), found, first, last)


def _stands(clause: Clause, index: int, last: int) -> dict[str, float]:
    """The signals of where in a clause somebody stands: as its subject, after a preposition, before "'s"."""
    lower = clause.sentence.lower
    found: dict[str, float] = {}
    if index - clause.first <= 1:
        found["at_start"] = 1.0
    skipped = words("targets", "before_names")
    before = index - 1
    while before > 0 and index - before < 3 and lower[before] in skipped:
        before -= 1
    if before >= 0:
        kind = load("targets")["before"].get(lower[before])
        if kind:
            found[kind] = 1.0
    follows = load("targets")["after"].get(lower[last]) if last < clause.last else None
    if follows:
        found[follows] = 1.0
    elif last < clause.last and lower[last] in words("targets", "nouns"):
        found["then_noun"] = 1.0
    if has_verb(lower[last : last + 2]) and lower[last : last + 1] != ("'s",):
        found["then_verb"] = 1.0
    if not has_verb(lower[clause.first : index]):
        found["before_verb"] = 1.0
    return found


def _common(clause: Clause, names: Names) -> Iterator[_Placed]:
    """The government, these officials, his campaign: common nouns for those who act."""
    lower = clause.sentence.lower
    nouns = words("targets", "nouns")
    count = 0
    for index in range(clause.first, clause.last):
        if lower[index] not in nouns or count == _MOST_NOUNS:
            continue
        begins = _begins(clause, index)
        if begins is None:
            continue
        start = clause.sentence.starts[begins]
        inside = [
            m for m in names.within(start, clause.sentence.ends[index])
            if is_somebody(m) and not _opens_like_any_word(m, clause)
        ]
        if any(m.end > clause.sentence.starts[index] for m in inside):
            continue  # the noun is part of a name, which is weighed itself: the Tarn Harbour Company
        found = {"common": 1.0}
        meant = called(clause.sentence, begins, index, inside, names) if lower[begins] == "the" else None
        if meant:
            found |= {"holder" if meant.sort is Sort.PERSON else "called_back": 1.0} | _who(meant, names)
        if inside:
            found |= {"names_one": 1.0, "often": _often(inside[0].named, names)}
        owner = load("targets")["owners"].get(lower[begins])
        if owner:
            found[owner] = 1.0
        elif lower[begins] not in words("targets", "determiners"):
            found["bare"] = 1.0
        if lower[index].endswith("s") and lower[index] not in words("people", "roles"):
            found["several"] = 1.0
        kind = load("targets")["heads"].get(lower[index])
        if kind:
            found[kind] = 1.0
        if count == 0:
            found["first"] = 1.0
        count += 1
        found |= _stands(clause, begins, index + 1)
        text = meant.name if meant else " ".join(clause.sentence.words[begins : index + 1]).replace(" 's", "'s")
        yield _Placed(
            Target(text, start, bool(inside), meant.sort if meant else Sort.BODY), found, begins, index + 1
        )


def _begins(clause: Clause, index: int) -> int | None:
    """Where the words for somebody begin whose noun stands at `index`, or None where it is no noun for somebody."""
    lower, determiners = clause.sentence.lower, words("targets", "determiners")
    openers = determiners | words("targets", "before_nouns")
    begins, earliest = index, max(clause.first, index - 3)
    while begins > earliest and lower[begins - 1] not in openers and _may_describe(lower[begins - 1]):
        begins -= 1
    if begins > clause.first and lower[begins - 1] in determiners:
        return begins - 1
    if lower[index] not in words("targets", "bare"):
        return None
    before = clause.sentence.words[index - 1] if index > clause.first else ""
    described = before[:1].isupper() and lower[index - 1] not in word_classes()
    return index - 1 if described or before in words("targets", "of_people") else index


def _may_describe(low: str) -> bool:
    """Whether a word may stand between "the" and a noun: the harbour company's owners."""
    return low[0].isalpha() or low == "'s"


def _meant(clause: Clause, names: Names, speaker: str) -> Iterator[_Placed]:
    """Those whom the pronouns of a clause may mean."""
    lower = clause.sentence.lower
    kinds: dict[str, str] = load("targets")["pronouns"]
    seen: set[str] = set()
    for index in range(clause.first, min(clause.first + _PRONOUN_REACH, clause.last)):
        kind = kinds.get(lower[index])
        if kind is None or kind in seen:
            continue
        seen.add(kind)
        start, gender = clause.sentence.starts[index], pronouns().get(lower[index])
        earlier = _latest_first(names.within(max(0, start - REACH), start)[-_MOST:], speaker)
        of_persons = kind in ("he", "you")
        fitting = [
            m for m in earlier
            if (m.named.sort is Sort.PERSON and (gender is None or m.named.gender in (None, gender))) == of_persons
        ]
        for rank, mention in enumerate(fitting[:_MOST_MEANT]):
            found = {
                f"pronoun_{kind}": 1.0, f"back_{rank}": 1.0, f"sort_{mention.named.sort}": 1.0,
            } | _who(mention.named, names)
            if mention.opens:
                found["back_opens"] = 1.0
            if gender and mention.named.gender is gender:
                found["of_gender"] = 1.0
            if mention.start >= clause.sentence.start:
                found["in_sentence"] = 1.0
            if lower[index] in load("targets")["owners"]:
                found["owner"] = 1.0
            found |= _stands(clause, index, index + 1)
            yield _Placed(Target(mention.named.name, start, False, mention.named.sort), found, index, index + 1)


def _latest_first(mentions: Sequence[Mention], speaker: str | None = None) -> list[Mention]:
    """The last mention of each one, the latest first, but for the speaker."""
    latest: dict[Named, Mention] = {}
    for mention in reversed(mentions):
        if is_somebody(mention) and not (speaker and _same(mention.named, speaker)):
            latest.setdefault(mention.named, mention)
    return list(latest.values())


def _outside(clause: Clause, names: Names, speaker: str) -> Iterator[_Placed]:
    """Those named before a clause, in its sentence or the text before it."""
    sentence, said = clause.sentence, clause.said
    before = names.within(max(0, sentence.start - REACH // 2), clause.start)
    for rank, mention in enumerate(_latest_first(before)[:_MOST_OUTSIDE]):
        named = mention.named
        found = {"outside": 1.0, f"out_{rank}": 1.0, f"outsort_{named.sort}": 1.0} | _who(named, names)
        first, last = None, 0
        if _same(named, speaker) and said:
            found |= {"speaks": 1.0, f"speaks_{said.kind}": 1.0, f"speaks_{said.stance or Stance.ASSERTS}": 1.0}
        if mention.opens:
            found["opens"] = 1.0
        if mention.start >= sentence.start:
            found["in_sentence"] = 1.0
            first, last = sentence.token_at(mention.start), sentence.token_at(mention.end)
            if clause.first - last <= 2:
                found["just_before"] = 1.0
            if said and said.cue and said.cue.end <= mention.start:
                found["after_cue"] = 1.0
            if mention.opens:
                found["subject"] = 1.0
        elif mention.start < sentence.start - REACH // 4:
            found["far"] = 1.0
        if said and said.source and said.cue and said.source.span.start <= mention.start < said.cue.start:
            found["describes"] = 1.0  # Democrats, including Ivo Marek, said …
        yield _Placed(Target(named.name, mention.start, False, named.sort), found, first, last)


def _coming(clause: Clause, names: Names, speaker: str) -> Iterator[_Placed]:
    """Those named after a clause in its sentence."""
    sentence = clause.sentence
    for mention in names.within(clause.end, sentence.end)[:_MOST_COMING]:
        if is_somebody(mention) and not _same(mention.named, speaker):
            first, last = sentence.token_at(mention.start), sentence.token_at(mention.end)
            found = {"coming": 1.0, f"outsort_{mention.named.sort}": 1.0} | _who(mention.named, names)
            yield _Placed(Target(mention.named.name, mention.start, False, mention.named.sort), found, first, last)


def _opens_like_any_word(mention: Mention, clause: Clause) -> bool:
    """Whether a capital may only be there because the sentence begins, as in "Digging"."""
    alone = " " not in mention.named.name and mention.named.sort is Sort.UNKNOWN
    before = clause.sentence.token_at(mention.start)
    return alone and before < _OPENING_MARKS and not any(word[0].isalnum() for word in clause.sentence.words[:before])


def _modifies(mention: Mention, clause: Clause) -> bool:
    """Whether a name only tells which of its kind a noun means: American voters, the Tarn water supply."""
    sentence = clause.sentence
    first, after = sentence.token_at(mention.start), sentence.token_at(mention.end)
    if after != first + 1 or after == len(sentence.words) or sentence.words[first].isupper():
        return False
    noun = sentence.words[after]
    if not noun.islower() or not noun[0].isalpha() or noun in word_classes() or has_verb([noun]):
        return False
    determined = first > 0 and sentence.lower[first - 1] in words("targets", "determiners") and not noun.endswith("s")
    return determined or sentence.lower[first].endswith(tuple(load("targets")["of_a_people"]))


def _speaker(clause: Clause) -> str:
    """The words for whoever says a clause, as `_same` takes them; none where nobody does."""
    source = clause.source
    return (source.name or source.text).casefold().removeprefix("the ") if source else ""


def _same(named: Named, speaker: str) -> bool:
    return bool(speaker) and (named.name.casefold() in speaker or speaker in named.name.casefold())

