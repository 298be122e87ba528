"""What a source does with what it says, where the cue tells nothing: "said he would ban it" is a plan.

A plain verb of saying leaves it to the words after it. Those at the head of what is said are looked at: what the
speaker, as its subject, is said to want, to believe or not to have done, or what it demands.
"""

from collections.abc import Sequence

from tui.annotate.annotation import Source, SourceKind, Stance
from tui.annotate.clauses.clause import may_be_participle
from tui.annotate.clauses.signals import WRONGS, signal_words
from tui.article.article import Span
from tui.language.cut import CutArticle
from tui.language.folded import word_classes
from tui.language.names.names import names_in
from tui.language.tokens import tokenize
from tui.lexicon import words

_REACH = 24
"""Words at the head of what is said that are looked at."""
_PIECES = 3
"""Pieces of an interrupted quotation that are looked at."""
_AFTER_NOTHING = 3
"""Words after "no" and "nothing" among which stands what the speaker has no part in."""
_NAMED, _BEFORE_NAME = 30, 3
"""Characters, and words, at the head of a content in which somebody is named of whom it tells, or a charge."""
_DEEDS = frozenset({"deeds", "consequence"})
"""Signals of what is news whoever did it."""
_FARTHEST = 12
"""Words into it at which its subject or its auxiliary may stand."""


def stance_of_content(
    cut: CutArticle, spans: Sequence[Span], source: Source | None, cue: Span | None = None
) -> Stance | None:
    """The stance of a content of which the cue says only that it was said; None where its words tell none.

    Of a quotation that the cue interrupts after an aside, the next piece is looked at: “After that,” she said, “we
    will leave.”
    """
    kind, name = (source.kind, source.name) if source else (None, None)
    handed = cut.lower_in(*cue) if cue else ()
    for start, end in spans[:_PIECES]:
        sentence = cut.sentence_at(start)
        if sentence is None:
            return None
        inside = sentence.tokens_in(start, end)
        lower = sentence.lower[inside.start : min(inside.stop, inside.start + _REACH)]
        if _asks_for(handed, lower):
            return Stance.WANTS
        if _calls_untrue(lower) or _pleads_innocent(handed, lower):
            return Stance.DENIES
        if _charges_somebody(cut, start, lower, name):
            return Stance.ACCUSES
        demands = kind is not SourceKind.DOCUMENT and words("stances", "complaining").isdisjoint(handed)
        found = _at_the_head(lower, _own(kind, cut.quotation_at(start) is not None), demands)
        if found or not _is_aside(lower):
            return found
    return None


def _asks_for(handed: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether something is asked for, and no question asked: asked [the judge to bar the sale], asked for [a loan]."""
    if words("stances", "asking").isdisjoint(handed) or "?" in lower or not lower:
        return False
    if handed[-1] == "for" or lower[0] in ("for", "that", "to"):
        return True
    opens = next((low for low in lower if low in words("grammar", "asking") or low in ("to", "about", "“", '"')), "")
    return opens == "to"


def _pleads_innocent(handed: Sequence[str], lower: Sequence[str]) -> bool:
    """Pleaded not guilty, pleads [not guilty to theft], maintained [his innocence]."""
    pleads = not words("stances", "pleading").isdisjoint(handed) and "guilty" in (*handed, *lower)
    if pleads and "not" in (*handed, *lower):
        return True
    keeps = not words("stances", "maintaining").isdisjoint(handed)
    return keeps and lower[0] in words("grammar", "possessives") and lower[1:2] == ("innocence",)


def _calls_untrue(lower: Sequence[str]) -> bool:
    """Whether what is said is that a charge or a report does not hold: "the accusation was untrue", "that is not true",
    "there was no truth in the story"."""
    if lower[:1] == ("there",) and lower[2:4] == ("no", "truth"):
        return lower[1] in words("grammar", "be")
    head, charges, untrue = lower[:_BEFORE_NAME], words("stances", "charges"), words("stances", "untrue")
    if charges.isdisjoint(head):
        charges, untrue = words("stances", "reports"), words("stances", "plainly_untrue")
    if charges.isdisjoint(head):
        return False
    charge = next(i for i, low in enumerate(head) if low in charges)
    verb = _after_clause(lower, charge)
    if words("stances", "holding").isdisjoint(lower[verb : verb + 1]):
        return False
    after = lower[verb : verb + _BEFORE_NAME]
    if after[1:2] in (("a",), ("an",), ("the",)):
        return _is_untruth(lower[verb + 2 :])
    negated = not words("grammar", "negations").isdisjoint(after)
    return "true" in after if negated else not untrue.isdisjoint(after) or _is_untruth(lower[verb + 1 :])


def _after_clause(lower: Sequence[str], charge: int) -> int:
    """The verb after a charge and the clause that tells it: reports that he would leave [were] nonsense."""
    verb = charge + 1
    if lower[verb : verb + 1] != ("that",):
        return verb
    found = (i for i in reversed(range(verb + 1, len(lower) - 1)) if _is_untruth(lower[i + 1 :]))
    return next((i for i in found if lower[i] in words("grammar", "be")), verb)


def _is_untruth(lower: Sequence[str]) -> bool:
    """Whether a predicate ends with what is not true: a lie, complete rubbish; not "a lie that had cost lives"."""
    adjectives = 0
    while lower[adjectives : adjectives + 1] and lower[adjectives] in (*words("stances", "utterly"), "a", "an"):
        adjectives += 1
    noun = lower[adjectives : adjectives + 1]
    ends = lower[adjectives + 1 : adjectives + 2]
    told_more = bool(ends) and ends[0][0].isalpha() and ends[0] != "and"
    return bool(noun) and noun[0] in words("stances", "untruths") and not told_more


def _at_the_head(lower: Sequence[str], own: frozenset[str], demands: bool) -> Stance | None:
    """The stance that the first words of a content tell; `own` are those by which whoever speaks is meant.

    `demands`: whether "must" is a demand of theirs, and not what a law tells.
    """
    classes = word_classes()
    begins = _after_aside(lower)
    for index in range(begins, min(len(lower), begins + _FARTHEST)):
        low = lower[index]
        if low in own:
            return _of_speaker(lower, index)
        if low in words("stances", "leaving_open") or (low in ",;:." and index > begins + 1):
            return None
        following = lower[index + 1 : index + 2]
        obliging = low in words("stances", "obliging")
        if obliging or (low in words("stances", "obliging_with_to") and following == ("to",)):
            late = "have" in lower[index + 1 : index + 3]  # should never have been
            return Stance.WANTS if demands and index > begins and not late else None
        if classes.get(low) in ("x", "n") or low.endswith("ed"):
            return None
    return None


def _is_aside(lower: Sequence[str]) -> bool:
    """Whether a content begins with what is no statement by itself: "With this vote", "If elected"."""
    first = next((low for low in lower if low[0].isalpha()), "")
    return word_classes().get(first) == "i" or first in words("stances", "aside_openers")


def _after_aside(lower: Sequence[str]) -> int:
    """Where a content begins after what a comma sets off at its head: "With this vote, we will …"."""
    if not _is_aside(lower):
        return 0
    first = next(i for i, low in enumerate(lower) if low[0].isalpha())
    comma = next((i for i in range(first, min(len(lower), first + _FARTHEST)) if lower[i] == ","), -1)
    return comma + 1


def _charges_somebody(cut: CutArticle, start: int, lower: Sequence[str], speaker: str | None) -> bool:
    """Whether somebody else is named at the head of a content, and a wrong of theirs just after: Acme hid the crack."""
    named = next(iter(names_in(cut).within(start, start + _NAMED)), None)
    if named is None or named.named.name == speaker:
        return False
    before = len(tokenize(cut.text, start, named.start).lower)
    if before > _BEFORE_NAME:
        return False
    lower = lower[before : before + _FARTHEST]
    if not words("grammar", "negations").isdisjoint(lower) or not words("stances", "leaving_open").isdisjoint(lower):
        return False
    for hit in signal_words().find(lower):
        passive = hit.first and lower[hit.first - 1] in words("grammar", "be")
        if passive or lower[hit.first] in words("stances", "no_wrong"):
            continue
        if not WRONGS.isdisjoint(hit.entry) and _DEEDS.isdisjoint(hit.entry):
            return True
    return False


def _own(kind: SourceKind | None, quoted: bool) -> frozenset[str]:
    """The words by which whoever speaks is meant."""
    if quoted:
        return words("stances", "first_person")
    if kind is SourceKind.ORGANIZATION:
        return words("stances", "bodies")
    if kind is SourceKind.DOCUMENT:
        return words("stances", "documents")
    return words("stances", "persons")


def _of_speaker(lower: Sequence[str], subject: int) -> Stance | None:
    """What the verb after the speaker makes of what is said."""
    classes, helping = word_classes(), []
    index = subject + 1
    if "'" in lower[subject]:
        helping.append(lower[subject][lower[subject].index("'") :])
    while index < len(lower) and (classes.get(lower[index]) in ("a", "x") or lower[index] == "'s"):
        helping.append(lower[index])
        index += 1
    if index == len(lower):
        return None
    negated = not words("grammar", "negations").isdisjoint(helping)
    if _has_no_part(helping, lower[index:]):
        return Stance.DENIES
    return _of_verb(helping, lower[index:], negated)


def _of_verb(helping: Sequence[str], lower: Sequence[str], negated: bool) -> Stance | None:
    """What a verb makes of what is said, with the words that help it."""
    verb, following = lower[0], lower[1:3]
    if verb in words("stances", "believing"):
        return Stance.BELIEVES
    if verb in words("stances", "wanting"):
        asks = len(following) == 2 and following[0] == "to" and following[1] in words("stances", "not_planned")
        return None if asks else Stance.DENIES if negated and verb in words("stances", "planning") else Stance.WANTS
    if verb in words("stances", "meaning_to") and following[:1] == ("to",):
        return Stance.WANTS
    if verb == "to" and helping and helping[-1] in ("have", "has"):
        return Stance.WANTS if following and following[0] not in words("stances", "not_planned") else None
    if not words("stances", "obliging").isdisjoint(helping):
        return None if "have" in helping else Stance.WANTS
    had = "'d" in helping and may_be_participle(verb)  # I'd never seen so many
    bare = not any(low[0].isalpha() for low in lower[:2])  # “I would not,” she said
    if not had and not bare and not words("stances", "going_to").isdisjoint(helping):
        surely = not words("stances", "surely").isdisjoint(helping)
        doubtful = "have" in helping or "be" in helping or verb in words("stances", "not_planned")
        return Stance.WANTS if surely or not doubtful else None
    return Stance.DENIES if negated and _is_denied(helping, verb) else None


def _has_no_part(helping: Sequence[str], lower: Sequence[str]) -> bool:
    """Has done nothing wrong, had no part in it, had nothing to do with it, was innocent."""
    if lower[0] == "innocent":
        return not words("grammar", "be").isdisjoint(helping)
    none = next((i for i, low in enumerate(lower[:2]) if low in ("no", "nothing")), None)
    if none is None or words("stances", "of_the_past").isdisjoint(helping):
        return False
    verb, after = lower[:none], lower[none + 1 : none + 1 + _AFTER_NOTHING]
    if lower[none] == "nothing":
        if not words("stances", "nothing_but").isdisjoint(after[:1]):
            return True
        return not verb and " ".join(after[:2]) in words("stances", "no_part")
    return (not verb or verb[0] in words("stances", "having_part")) and not words("stances", "parts").isdisjoint(after)


def _is_denied(helping: Sequence[str], verb: str) -> bool:
    """Whether "had not taken it" is denied, and not "had not been paid", "had not slept" or "was not insured": a denial
    tells what the speaker did not do."""
    if words("stances", "of_the_past").isdisjoint(helping) or verb in words("stances", "not_denied"):
        return False
    if words("grammar", "be").isdisjoint(helping):
        return True
    return verb.endswith("ing") or verb in words("stances", "denied_states") or verb in words("grammar", "of_one")
