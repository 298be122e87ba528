"""Those who are named in a clause and not meant: whose supporters it speaks against, where something happened, to whom
it was done, who blames."""

from collections.abc import Sequence

from tui.annotate.attribution.cues import verb_cues
from tui.annotate.clauses.clause import Clause, has_verb, may_be_participle
from tui.annotate.replies.frames import frames_in
from tui.annotate.replies.somebody import is_somebody
from tui.language.folded import word_classes
from tui.language.names.named import Mention, Sort
from tui.language.names.names import Names
from tui.lexicon import words
from tui.lexicon.inflect import forms_of

_MOST_TOLD = 3
"""Tokens from "'s" to the noun for those who are somebody's: Ana Voss's closest ally."""
_BY_REACH = 3
"""How many tokens before somebody "by" may stand: by the teachers' union."""
_HELPERS = 4
"""Tokens among which the auxiliaries of a passive stand: has long been neglected."""


def theirs_at(clause: Clause, index: int, names: Names) -> range | None:
    """The words for those who are somebody's, with whose they are, by their noun: [Ana Voss's close allies], [Voss
    supporters], [critics of Ana Voss]; None where the noun tells of none, or of nobody's."""
    sentence, lower = clause.sentence, clause.sentence.lower
    end = sentence.ends[index]
    if not _is_of_somebody(lower, index) or names.within(end, end + 2):
        return None  # Ana Voss's lawyer Ivo Marek
    if lower[index + 1 : index + 2] == ("of",):
        after = names.within(sentence.starts[index], clause.end)
        owner = next((m for m in after if _follows_of(sentence.token_at(m.start), index, lower)), None)
        return range(index, sentence.token_at(owner.end - 1) + 1) if owner and is_somebody(owner) else None
    before = names.within(clause.start, sentence.starts[index])
    owner = before[-1] if before and is_somebody(before[-1]) else None
    between = lower[sentence.token_at(owner.end - 1) + 1 : index] if owner else ()
    owned = between[:1] in (("'s",), ("'",)) and len(between) <= _MOST_TOLD and not has_verb(between)
    return range(sentence.token_at(owner.start), index + 1) if owner and (owned or not between) else None


def _follows_of(first: int, index: int, lower: Sequence[str]) -> bool:
    """Whether a name at `first` follows "of" after a noun at `index`: critics of the [Orin Board]."""
    return first == index + 2 or (first == index + 3 and lower[index + 2] in words("targets", "determiners"))


def tells_of_others(mention: Mention, clause: Clause) -> bool:
    """Whether a name only tells whose those are that are meant: Voss supporters, Ana Voss's lawyer, critics of Voss,
    the mayor of Tarn."""
    sentence = clause.sentence
    lower, first, after = sentence.lower, sentence.token_at(mention.start), sentence.token_at(mention.end - 1) + 1
    lead = 2 if first and lower[first - 1] in words("targets", "determiners") else 1
    head = first - lead - 1
    if head >= clause.first and lower[head + 1] == "of" and (_is_of_somebody(lower, head) or _is_office(lower, head)):
        return True
    if lower[after : after + 1] in (("'s",), ("'",)):
        near = range(after + 1, min(after + 1 + _MOST_TOLD, clause.last))
        noun = next((index for index in near if _is_of_somebody(lower, index)), None)
        return noun is not None and not has_verb(lower[after + 1 : noun])
    return after < clause.last and _is_of_somebody(lower, after) and sentence.words[after].islower()


def _is_of_somebody(lower: Sequence[str], index: int) -> bool:
    """Whether a noun tells of those who are somebody's, and not only of which sort the next is: the Voss campaign, not
    her campaign posters."""
    if lower[index] not in words("targets", "of_somebody"):
        return False
    after = lower[index + 1] if index + 1 < len(lower) else "."
    told = not after[0].isalpha() or word_classes().get(after) is not None or has_verb([after])
    return told or lower[index].endswith("s") or verb_cues().at(lower, index + 1) is not None


def _is_office(lower: Sequence[str], index: int) -> bool:
    """Whether a noun tells of one by an office: the [mayor] of Tarn."""
    return lower[index] in words("people", "roles") and lower[max(0, index - 1)] in words("targets", "determiners")


def is_where(mention: Mention, clause: Clause) -> bool:
    """Whether a name only tells where something happened: the attacks in Tarn."""
    sentence, named = clause.sentence, mention.named
    first, after = sentence.token_at(mention.start), sentence.token_at(mention.end - 1) + 1
    if named.sort is Sort.PERSON or first == 0 or named.name.lower() in words("targets", "nouns"):
        return False
    of_its_own = sentence.lower[after : after + 1] in (("'s",), ("'",))
    return not of_its_own and sentence.lower[first - 1] in words("clauses", "where")


def suffers(end: int, clause: Clause) -> bool:
    """Whether something was done to whoever is named up to an offset: Tarn has long been neglected."""
    sentence = clause.sentence
    last = sentence.token_at(end - 1) + 1
    near = sentence.lower[last : min(last + _HELPERS + 1, clause.last)]
    forms, helpers = words("grammar", "be"), words("frames", "slots", "helpers")
    if forms.isdisjoint(near):
        return False
    be = next(place for place, low in enumerate(near) if low in forms)
    if any(low not in helpers and not _leads(low) for low in near[:be]):
        return False
    told = next((place for place in range(be + 1, len(near)) if not _leads(near[place])), None)
    if told is None or near[told] in words("targets", "victims"):
        return told is not None
    blamed = not words("targets", "of_blame").isdisjoint(sentence.lower[last + told + 1 : last + told + 2])
    return not blamed and near[told] in forms_of("targets", "done_to_victims") and may_be_participle(near[told])


def _leads(low: str) -> bool:
    """Whether a word may stand between a form of "be" and what was done: once again, being."""
    return low[-2:] == "ly" or low in words("targets", "before_deeds") or low in words("grammar", "be")


def blames(first: int, clause: Clause) -> bool:
    """Whether somebody at a token is the one who blames another: was accused of fraud by [Ana Berg], by the [union]."""
    lower = clause.sentence.lower
    by = next((index for index in range(first - 1, max(-1, first - 1 - _BY_REACH), -1) if lower[index] == "by"), None)
    if by is None:
        return False
    blamed = (frame.last for frame in frames_in(lower) if frame.kind.endswith("_passive") and frame.last <= by)
    return any(not has_verb(lower[last:by]) and not any(low[-3:] == "ing" for low in lower[last:by]) for last in blamed)
