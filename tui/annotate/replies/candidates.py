"""All whom a clause may be about, with the signals of where each of them stands.

Those whom the clause names, by a name or a common noun; those whom its pronouns may mean; those named before it, or
after it in its sentence; whoever a frame says to be blamed; and those whom the article is most about.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import compress

from tui.annotate.annotation import Stance
from tui.annotate.clauses.clause import Clause, has_verb
from tui.annotate.clauses.signals import Hit
from tui.annotate.replies.framed import framed_in
from tui.annotate.replies.not_meant import blames, is_where, suffers, tells_of_others, theirs_at
from tui.annotate.replies.placed import Placed, often, where_stands, who_is
from tui.annotate.replies.somebody import REACH, Target, called, is_somebody, written
from tui.annotate.replies.standing import Standing
from tui.language.folded import AUXILIARIES, word_classes
from tui.language.names.named import Mention, Named, Sort
from tui.language.names.names import Names
from tui.language.names.parts import pronouns
from tui.lexicon import all_words, load, words

_MOST = 12
"""Mentions before a pronoun among which the one is looked for whom it means."""
_OPENING_MARKS = 3
"""The token before which a word may be the first of its sentence, after marks that open it."""
_MOST_NAMES, _MOST_NOUNS, _MOST_OUTSIDE, _MOST_MEANT, _MOST_COMING = 8, 4, 6, 3, 2
"""How many are looked at of each sort: named in a clause, called by a noun there, named before it, meant by a pronoun,
named after it."""
_PRONOUN_REACH = 14
"""Tokens at the head of a clause in which its pronouns are looked for."""
_PRONOUNS = frozenset({"pronoun_he", "pronoun_it", "pronoun_they", "pronoun_you"})
"""Signals that a pronoun may mean somebody: of one whom the clause names besides, they tell nothing more."""
_OF_SPEAKER = frozenset({"speaks", "describes"})
"""Signals that somebody may be the one who speaks, who is meant only if there is anybody else to choose from: the
matching is wide."""
_SUBJECT = frozenset({"at_start", "before_verb", "then_verb"})
"""Signals that somebody is the subject of a clause."""
Weighed = tuple[Target, dict[str, float]]
"""Somebody whom a clause may be about, with their signals and how strong each is, mostly 0 to 1."""


def candidates(clause: Clause, names: Names, hits: Sequence[Hit]) -> Iterable[Weighed]:
    """Those whom a clause may be about, with the signals of where they stand; `hits` are words that are signals.

    Each name comes once, with the signals of all its places; none if nobody but the speaker is found.
    """
    accused = clause.said is not None and clause.said.stance is Stance.ACCUSES
    standing = Standing(clause, hits)
    placed = [one for one in _placed(clause, names) if one.first is None or not blames(one.first, clause)]
    firsts = [one.first for one in placed if one.first is not None]
    of_another = accused and any(one.target.start >= clause.start and one.signals.keys() >= _SUBJECT for one in placed)
    merged: dict[str, Weighed] = {}
    for target, found, first, last in placed:
        if first is not None:
            found |= standing.signals(first, last, firsts)
        if of_another and "speaks" in found:
            found["accuses_another"] = 1.0  # Ana Voss alleged that Ivo Marek had lied
        if accused and "first" in found:
            found["first_accused"] = 1.0
        _, kept = merged.setdefault(target.name, (target, found))
        if kept is not found and ("inside" not in kept or _PRONOUNS.isdisjoint(found)):
            for signal, value in found.items():
                if value > kept.get(signal, 0.0):
                    kept[signal] = value
    weighed = merged.values()
    return weighed if any(_OF_SPEAKER.isdisjoint(signals) for _, signals in weighed) else ()


def _placed(clause: Clause, names: Names) -> Iterator[Placed]:
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
        yield Placed(framed.target, framed.signals, None, 0)
    yield from _leading(clause, names, speaker, known)


def _named(clause: Clause, names: Names, speaker: str) -> Iterator[Placed]:
    """Those whom the clause names."""
    sentence = clause.sentence
    inside = [
        mention for mention in names.within(clause.start, clause.end)[:_MOST_NAMES]
        if is_somebody(mention) and not _same(mention.named, speaker) and not _opens_like_any_word(mention, clause)
    ]
    for place, mention in enumerate(inside):
        named = mention.named
        if tells_of_others(mention, clause):
            continue
        doubtful = is_where(mention, clause) or suffers(mention.end, clause)
        found = _signals_of(named, names, "sort", "inside")
        if _modifies(mention, clause):
            found["modifies"] = 1.0
        if place == 0:
            found["first"] = 1.0
        first, last = sentence.token_at(mention.start), sentence.token_at(mention.end)
        found |= where_stands(clause, first, last)
        yield Placed(Target(named.name, mention.start, True, named.sort, doubtful=doubtful), found, first, last)


def _common(clause: Clause, names: Names) -> Iterator[Placed]:
    """The government, these officials, his campaign: common nouns for those who act."""
    lower = clause.sentence.lower
    nouns = words("targets", "nouns")
    count = 0
    for index in compress(range(clause.first, clause.last), map(nouns.__contains__, clause.lower)):
        if count == _MOST_NOUNS:
            break
        begins, ends = _begins(clause, index), index + 1
        theirs = theirs_at(clause, index, names)
        if theirs:
            begins = theirs.start - (lower[theirs.start - 1 : theirs.start] == ("the",))
            ends = max(ends, theirs.stop)
        if begins is None:
            continue
        start = clause.sentence.starts[begins]
        inside = [
            m for m in names.within(start, clause.sentence.ends[ends - 1])
            if is_somebody(m) and not _opens_like_any_word(m, clause)
        ]
        if any(m.start <= clause.sentence.starts[index] < m.end for m in inside):
            continue  # the noun is part of a name, which is weighed itself: the Tarn Harbour Company
        meant = called(clause.sentence, begins, index, inside, names)
        found = _signals_of_noun(lower, begins, index)
        if meant:
            found |= {"holder" if meant.sort is Sort.PERSON else "called_back": 1.0} | who_is(meant, names)
        if inside:
            found |= {"names_one": 1.0, "often": often(inside[0].named, names)}
        if count == 0:
            found["first"] = 1.0
        count += 1
        found |= where_stands(clause, begins, ends)
        text = meant.name if meant else written(clause.sentence, begins, ends, inside)
        yield Placed(Target(text, start, bool(inside), meant.sort if meant else Sort.BODY), found, begins, ends)


def _signals_of_noun(lower: Sequence[str], begins: int, index: int) -> dict[str, float]:
    """The signals that lie in the words for somebody, from `begins` on, whose noun stands at `index`."""
    found = {"common": 1.0}
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
    return found


def _begins(clause: Clause, index: int) -> int | None:
    """Where the words for somebody begin whose noun stands at `index`, or None where it is no noun for somebody."""
    lower, determiners = clause.sentence.lower, words("targets", "determiners")
    openers = all_words(("targets", "determiners"), ("targets", "before_nouns"))
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
    """Whether a word may stand between "the" and a noun: the harbour company's owners; not: the order has left."""
    return low == "'s" or (low[0].isalpha() and word_classes().get(low) not in AUXILIARIES)


def _meant(clause: Clause, names: Names, speaker: str) -> Iterator[Placed]:
    """Those whom the pronouns of a clause may mean."""
    lower = clause.sentence.lower
    kinds: dict[str, str] = load("targets")["pronouns"]
    seen: set[str] = set()
    for index in range(clause.first, min(clause.first + _PRONOUN_REACH, clause.last)):
        kind = kinds.get(lower[index])
        if kind is None or kind in seen:
            continue
        seen.add(kind)
        suffering = suffers(clause.sentence.ends[index], clause)
        start, gender = clause.sentence.starts[index], pronouns().get(lower[index])
        earlier = _latest_first(names.within(max(0, start - REACH), start)[-_MOST:], _MOST, speaker)
        of_persons = kind in ("he", "you")
        fitting = [
            m for m in earlier
            if (m.named.sort is Sort.PERSON and (gender is None or m.named.gender in (None, gender))) == of_persons
        ]
        stands = where_stands(clause, index, index + 1) if fitting else {}
        for rank, mention in enumerate(fitting[:_MOST_MEANT]):
            found = _signals_of(mention.named, names, "sort", f"pronoun_{kind}", f"back_{rank}")
            if mention.opens:
                found["back_opens"] = 1.0
            if gender and mention.named.gender is gender:
                found["of_gender"] = 1.0
            if mention.start >= clause.sentence.start:
                found["in_sentence"] = 1.0
            if lower[index] in load("targets")["owners"]:
                found["owner"] = 1.0
            found |= stands
            target = Target(mention.named.name, start, False, mention.named.sort, doubtful=suffering)
            yield Placed(target, found, index, index + 1)


def _latest_first(mentions: Sequence[Mention], most: int, speaker: str | None = None) -> list[Mention]:
    """The last mentions of the `most` who are named last, the latest first, but for the speaker."""
    latest: dict[Named, Mention] = {}
    for mention in reversed(mentions):
        named = mention.named
        if named not in latest and is_somebody(mention) and not (speaker and _same(named, speaker)):
            latest[named] = mention
            if len(latest) == most:
                break
    return list(latest.values())


def _outside(clause: Clause, names: Names, speaker: str) -> Iterator[Placed]:
    """Those named before a clause, in its sentence or the text before it."""
    sentence, said = clause.sentence, clause.said
    before = names.within(max(0, sentence.start - REACH // 2), clause.start)
    for rank, mention in enumerate(_latest_first(before, _MOST_OUTSIDE)):
        named = mention.named
        found = _signals_of(named, names, "outsort", "outside", f"out_{rank}")
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
        yield Placed(Target(named.name, mention.start, False, named.sort), found, first, last)


def _coming(clause: Clause, names: Names, speaker: str) -> Iterator[Placed]:
    """Those named after a clause in its sentence."""
    sentence = clause.sentence
    for mention in names.within(clause.end, sentence.end)[:_MOST_COMING]:
        if is_somebody(mention) and not _same(mention.named, speaker):
            first, last = sentence.token_at(mention.start), sentence.token_at(mention.end)
            found = _signals_of(mention.named, names, "outsort", "coming")
            yield Placed(Target(mention.named.name, mention.start, False, mention.named.sort), found, first, last)


def _leading(clause: Clause, names: Names, speaker: str, known: Container[str]) -> Iterator[Placed]:
    """Those whom the article is most about: they may be meant where a clause names nobody."""
    for rank, named in enumerate(names.leading):
        if named.name not in known and not _same(named, speaker):
            found = _signals_of(named, names, "outsort", "leading", f"leading_{rank}")
            yield Placed(Target(named.name, clause.start, False, named.sort), found, None, 0)


def _signals_of(named: Named, names: Names, sort: str, *places: str) -> dict[str, float]:
    """The signals of somebody who stands at such places, with those of what and who they are."""
    return dict.fromkeys((*places, f"{sort}_{named.sort}"), 1.0) | who_is(named, names)


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
    if sentence.lower[first] in words("targets", "bare"):
        return False  # Quelmans want it
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
    if not speaker:
        return False
    name = named.name.casefold()
    return name in speaker or speaker in name
