"""Whom a clause speaks against: who or what it names besides the one who speaks.

Everybody whom the clause names, those whom its pronouns may mean and those named just before it are weighed by where
they stand, by points (points.toml, `target`): the doer of what is told comes first in an English clause, and in
"accused the firm of …" whoever is blamed comes first after the verb. Who is only a place ("in Tarn"), or tells which of
its kind a noun means ("Tarn voters"), is seldom meant.
"""

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from tui.annotate.annotation import Stance
from tui.annotate.hints import ACCUSED, ACCUSER, Hints
from tui.annotate.parties import Parties, Party
from tui.annotate.signals import ILL, Hit, first_against, log_odds, probability
from tui.annotate.statements import Clause, has_verb
from tui.language.folded import word_classes
from tui.language.names import Mention, Named, Names, Sort, pronouns
from tui.lexicon import load, words

_REACH = 1200
"""How far back a pronoun is followed, in characters."""
_MOST = 12
_OPENING_MARKS = 3
_LONGEST_ACRONYM = 5
_OFTEN = 6
"""Mentions from which on somebody is much spoken of."""
_MOST_NAMES, _MOST_NOUNS, _MOST_OUTSIDE, _MOST_MEANT = 6, 3, 4, 3
_PRONOUN_REACH = 14
_RIGHT_AFTER = 3
"""How many words may stand between a bad word and the one it is done to."""
_SECOND = 0.6
"""How likely somebody must be, beside the likeliest, to be thought of too."""

Weighed = tuple["Target", dict[str, float]]


class Target(NamedTuple):
    """Who a clause is about."""

    name: str
    start: int
    named: bool
    """Whether the clause itself names them, and not a pronoun or a common noun."""
    sort: Sort


def target_in(clause: Clause, names: Names, after: int | None = None) -> Target | None:
    """The one whom a clause is about; `after` is the token of a verb of blaming, whose object they are."""
    found = max(
        ((probability("target", signals), -place, target)
         for place, (target, signals) in enumerate(candidates(clause, names, after))),
        default=None,
    )
    return found[2] if found else None


def targets_of(
    clause: Clause, names: Names, parties: Parties, hits: Sequence[Hit], head: Party | None, hints: Hints | None
) -> tuple[tuple[Target, float], ...]:
    """The one whom a charge is most likely against, and a second who is nearly as likely."""
    nouns: dict[str, str] = load("targets")["adjectives"]
    weighed = [
        (target, _likelihood(target, signals, hints))
        for target, signals in weighed_targets(clause, names, parties, hits, head)
    ]
    found = likeliest(weighed)
    return tuple((one._replace(name=nouns.get(one.name.lower(), one.name)), share) for one, share in found)


def likeliest(weighed: Sequence[tuple[Target, float]]) -> tuple[tuple[Target, float], ...]:
    """The likeliest of some targets, and a second of another name nearly as likely; of two as likely, the first."""
    best = sorted(weighed, key=lambda entry: -entry[1])
    distinct: list[tuple[Target, float]] = []
    for target, likelihood in best:
        if likelihood < _SECOND * best[0][1] or len(distinct) == 2:
            break
        if all(target.name != other.name for other, _ in distinct):
            distinct.append((target, likelihood))
    return tuple(distinct)


def _likelihood(target: Target, signals: dict[str, float], hints: Hints | None) -> float:
    by_rules = probability("target", signals)
    return probability("target_hinted", both_on_target(by_rules, hints, target)) if hints else by_rules


def both_on_target(by_rules: float, hints: Hints, target: Target) -> dict[str, float]:
    """The signals of the rules and of the model that somebody is who a charge is against."""
    where = (target.start, target.start + len(target.name))
    return {
        "rules": log_odds(by_rules),
        "model": log_odds(hints.most(ACCUSED, *where)),
        "accuser": log_odds(hints.most(ACCUSER, *where)),
    }


def weighed_targets(
    clause: Clause, names: Names, parties: Parties, hits: Sequence[Hit], head: Party | None
) -> Iterator[Weighed]:
    """Those whom a clause may be about, with all signals: whether the headline names them, and whose side they are."""
    blame = next((hit for hit in hits if "blame" in hit.entry), None)
    source = clause.said.source if clause.said else None
    speaker = parties.speaking(source) if source else None
    accused = clause.said is not None and clause.said.stance is Stance.ACCUSES
    ill = first_against(hits, ILL)
    weighed = list(candidates(clause, names, blame.last - 1 if blame and not clause.said else None))
    inside = [clause.sentence.token_at(target.start) for target, _ in weighed if target.start >= clause.start]
    weighed += _leading(clause, names, {target.name for target, _ in weighed})
    doer = max((index for index in inside if index < ill.first), default=None) if ill else None
    for target, found in weighed:
        party = parties.called(target.name)
        if "leading" not in found and target.start >= clause.start:
            index = clause.sentence.token_at(target.start)
            if ill:
                found["before_ill" if index < ill.first else "after_ill"] = 1.0
                if index == doer:
                    found["does_ill"] = 1.0
                elif 0 <= index - ill.last < _RIGHT_AFTER:
                    found["right_after_ill"] = 1.0
            if accused and "first" in found:
                found["first_accused"] = 1.0
        elif ill and doer is not None:
            found["another_does_ill"] = 1.0
        if head and party.is_like(head):
            found["headline"] = 1.0
        if speaker and speaker.sides_with(party):
            found["side_of_speaker"] = 1.0
        yield target, found


def candidates(clause: Clause, names: Names, after: int | None = None) -> Iterator[Weighed]:
    """Those whom a clause may be about, with the signals of where they stand."""
    speaker = _speaker(clause)
    inside = [*_named(clause, names, speaker, after), *_common(clause, names, after)]
    doer = min((target.start for target, signals in inside if "before_verb" in signals), default=None)
    for target, signals in inside:
        if doer is not None and target.start > doer and "before_verb" not in signals and "by" not in signals:
            signals["done_to"] = 1.0  # another is the subject: the company lied to Ana Voss
            signals.pop(f"sort_{target.sort}", None)
        yield target, signals
    yield from _meant(clause, names, speaker)
    yield from _outside(clause, names, speaker)


def _leading(clause: Clause, names: Names, known: Container[str]) -> Iterator[Weighed]:
    """Those whom the article is most about: they may be meant where a clause names nobody."""
    speaker = _speaker(clause)
    for rank, named in enumerate(names.leading()):
        if named.name not in known and not _same(named, speaker):
            found = {
                "leading": 1.0, f"leading_{rank}": 1.0, f"outsort_{named.sort}": 1.0, "often": _often(named),
            }
            yield Target(named.name, clause.start, False, named.sort), found


def _named(clause: Clause, names: Names, speaker: str, after: int | None) -> Iterator[Weighed]:
    """Those whom the clause names."""
    sentence = clause.sentence
    inside = [
        mention for mention in names.within(clause.start, clause.end)[:_MOST_NAMES]
        if is_somebody(mention) and not _same(mention.named, speaker) and not _opens_like_any_word(mention, clause)
    ]
    for place, mention in enumerate(inside):
        found = {"inside": 1.0, f"sort_{mention.named.sort}": 1.0, "often": _often(mention.named)}
        if _modifies(mention, clause):
            found["modifies"] = 1.0
        if place == 0:
            found["first"] = 1.0
        found |= _stands(clause, sentence.token_at(mention.start), sentence.token_at(mention.end), after)
        yield Target(mention.named.name, mention.start, True, mention.named.sort), found


def _stands(clause: Clause, index: int, last: int, after: int | None = None) -> dict[str, float]:
    """The signals of where in a clause somebody stands: as its subject, after a preposition, before "'s"."""
    lower = clause.sentence.lower
    found: dict[str, float] = {}
    if index - clause.first <= 1:
        found["at_start"] = 1.0
    if after is not None:
        found["before_blame" if index <= after else "blamed" if index - after <= 4 else "after_blame"] = 1.0
    skipped = words("targets", "before_names")
    before = index - 1
    while before > 0 and index - before < 3 and lower[before] in skipped:
        before -= 1
    if before >= 0:
        kind = load("targets")["prepositions"].get(lower[before])
        if kind:
            found[kind] = 1.0
    if lower[last : last + 1] == ("'s",):
        found["owns"] = 1.0
    elif has_verb(lower[last : last + 2]):
        found["then_verb"] = 1.0
    if not has_verb(lower[clause.first : index]):
        found["before_verb"] = 1.0
    return found


def _common(clause: Clause, names: Names, after: int | None) -> Iterator[Weighed]:
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
        inside = [m for m in names.within(start, clause.sentence.ends[index]) if is_somebody(m)]
        if any(m.end > clause.sentence.starts[index] for m in inside):
            continue  # the noun is part of a name, which is weighed itself: the Tarn Harbour Company
        holder = names.holder(lower[index], start) if not inside and lower[begins] == "the" else None
        found = {"common": 1.0}
        if holder:
            found["holder"] = 1.0
        if inside:
            found["names_one"] = 1.0
        owner = load("targets")["owners"].get(lower[begins])
        if owner:
            found[owner] = 1.0
        if count == 0:
            found["first"] = 1.0
        count += 1
        found |= _stands(clause, begins, index + 1, after)
        text = holder.name if holder else " ".join(clause.sentence.words[begins : index + 1])
        yield Target(text, start, bool(inside), Sort.PERSON if holder else Sort.BODY), found


def _begins(clause: Clause, index: int) -> int | None:
    """Where the words for somebody begin whose noun stands at `index`, or None where it is no noun for somebody."""
    lower, determiners = clause.sentence.lower, words("targets", "determiners")
    openers = determiners | words("targets", "before_nouns")
    begins, earliest = index, max(clause.first, index - 3)
    while begins > earliest and lower[begins - 1] not in openers and lower[begins - 1][0].isalpha():
        begins -= 1
    if begins > clause.first and lower[begins - 1] in determiners:
        return begins - 1
    return index if lower[index] in words("targets", "bare") else None


def _meant(clause: Clause, names: Names, speaker: str) -> Iterator[Weighed]:
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
        earlier = _latest_first(names.within(max(0, start - _REACH), start)[-_MOST:], speaker)
        of_persons = kind in ("he", "you")
        fitting = [
            m for m in earlier
            if (m.named.sort is Sort.PERSON and (gender is None or m.named.gender in (None, gender))) == of_persons
        ]
        for rank, mention in enumerate(fitting[:_MOST_MEANT]):
            found = {
                f"pronoun_{kind}": 1.0, f"back_{rank}": 1.0, f"sort_{mention.named.sort}": 1.0,
                "often": _often(mention.named),
            }
            if mention.start >= clause.sentence.start:
                found["in_sentence"] = 1.0
            if lower[index] in load("targets")["owners"]:
                found["owner"] = 1.0
            found |= _stands(clause, index, index + 1)
            yield Target(mention.named.name, start, False, mention.named.sort), found


def _often(named: Named) -> float:
    """How much somebody is spoken of, 0 to 1."""
    return min(named.mentions, _OFTEN) / _OFTEN


def _latest_first(mentions: Sequence[Mention], speaker: str | None = None) -> list[Mention]:
    """The last mention of each one, the latest first, but for the speaker."""
    latest: dict[Named, Mention] = {}
    for mention in reversed(mentions):
        if is_somebody(mention) and not (speaker and _same(mention.named, speaker)):
            latest.setdefault(mention.named, mention)
    return list(latest.values())


def _outside(clause: Clause, names: Names, speaker: str) -> Iterator[Weighed]:
    """Those named before a clause, in its sentence or the text before it."""
    begins, said = clause.sentence.start, clause.said
    before = names.within(max(0, begins - _REACH // 3), clause.start)
    opening = next((m for m in before if m.start >= begins), None)
    blamed = words("accusations", "blame", "words")
    for rank, mention in enumerate(_latest_first(before)[:_MOST_OUTSIDE]):
        named = mention.named
        found = {
            "outside": 1.0, f"out_{rank}": 1.0, f"outsort_{named.sort}": 1.0, "often": _often(named),
        }
        if _same(named, speaker):
            found["speaks"] = 1.0
        if mention.start >= begins:
            found["in_sentence"] = 1.0
            between = clause.sentence.lower[clause.sentence.token_at(mention.end) : clause.first]
            if len(between) <= 2:
                found["just_before"] = 1.0
            if any(word in blamed for word in between):
                found["blamed_outside"] = 1.0
            if said and said.cue and said.cue.end <= mention.start:
                found["after_cue"] = 1.0
            if mention is opening:
                found["subject"] = 1.0
        if said and said.source and said.cue and said.source.span.start <= mention.start < said.cue.start:
            found["describes"] = 1.0  # Democrats, including Ivo Marek, said …
        yield Target(named.name, mention.start, False, named.sort), found


def is_somebody(mention: Mention) -> bool:
    """Whether a name may be that of somebody who acts, and is no document, day or place at the head of a report."""
    named = mention.named
    if named.sort is Sort.DOCUMENT or named.name.lower() in words("targets", "nobody"):
        return False
    return not (named.name.isupper() and len(named.name) > _LONGEST_ACRONYM)


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
    source = clause.said.source if clause.said else None
    return (source.name or source.text).casefold().removeprefix("the ") if source else ""


def _same(named: Named, speaker: str) -> bool:
    return bool(speaker) and (named.name.casefold() in speaker or speaker in named.name.casefold())

