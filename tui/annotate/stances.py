"""What a source does with what it says, where the cue tells nothing: "said he would ban it" is a plan.

A plain verb of saying leaves it to the words after it. Those at the head of what is said are looked at: what the
speaker, as its subject, is said to want, to believe or not to have done, or what it demands.
"""

from collections.abc import Sequence

from tui.annotate.annotation import Source, SourceKind, Stance
from tui.annotate.signals import signal_words
from tui.article.article import Span
from tui.language.cut import CutArticle
from tui.language.folded import word_classes
from tui.language.names import names_in
from tui.language.tokens import tokenize
from tui.lexicon import words

_REACH = 24
"""Words at the head of what is said that are looked at."""
_PIECES = 3
"""Pieces of an interrupted quotation that are looked at."""
_NAMED, _BEFORE_NAME = 30, 3
"""Characters, and words, at the head of a content in which somebody is named of whom it tells, or a charge."""
_WRONGS, _DEEDS = frozenset({"wrong", "deceit"}), frozenset({"deeds", "consequence"})
"""Signals of a wrong that somebody is charged with, and of what is news whoever did it."""
_FARTHEST = 12
"""Words into it at which its subject or its auxiliary may stand."""


def stance_of_content(cut: CutArticle, spans: Sequence[Span], source: Source | None) -> Stance | None:
    """The stance of a content of which the cue says only that it was said; None where its words tell none.

    Of a quotation that the cue interrupts after an aside, the next piece is looked at: “After that,” she said, “we
    will leave.”
    """
    kind, name = (source.kind, source.name) if source else (None, None)
    for start, end in spans[:_PIECES]:
        sentence = cut.sentence_at(start)
        if sentence is None:
            return None
        inside = sentence.tokens_in(start, end)
        lower = sentence.lower[inside.start : min(inside.stop, inside.start + _REACH)]
        if _calls_untrue(lower):
            return Stance.DENIES
        if _charges_somebody(cut, start, lower, name):
            return Stance.ACCUSES
        found = _at_the_head(lower, _own(kind, cut.quotation_at(start) is not None), kind is not SourceKind.DOCUMENT)
        if found or not _is_aside(lower):
            return found
    return None


def _calls_untrue(lower: Sequence[str]) -> bool:
    """Whether what is said is that a charge does not hold: "the accusation was untrue"."""
    charge = next((i for i, low in enumerate(lower[:_BEFORE_NAME]) if low in words("stances", "charges")), None)
    if charge is None:
        return False
    after = lower[charge + 1 : charge + 1 + _BEFORE_NAME]
    return after[:1] in (("was",), ("were",), ("is",), ("are",)) and not words("stances", "untrue").isdisjoint(after)


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
            return Stance.WANTS if demands and index > begins and following != ("have",) else None
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
        if not _WRONGS.isdisjoint(hit.entry) and _DEEDS.isdisjoint(hit.entry):
            return True
    return False


def _own(kind: SourceKind | None, quoted: bool) -> frozenset[str]:
    """The words by which whoever speaks is meant."""
    if quoted:
        return words("stances", "first_person")
    if kind in (SourceKind.ORGANIZATION, SourceKind.DOCUMENT):
        return words("stances", "bodies")
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
    verb, following = lower[index], lower[index + 1 : index + 3]
    negated = not words("grammar", "negations").isdisjoint(helping)
    if verb in words("stances", "believing"):
        return Stance.BELIEVES
    if verb in words("stances", "wanting"):
        asks = len(following) == 2 and following[0] == "to" and following[1] in words("stances", "not_planned")
        return None if asks else Stance.DENIES if negated and verb != "like" else Stance.WANTS
    if verb in words("stances", "meaning_to") and following[:1] == ("to",):
        return Stance.WANTS
    if verb == "to" and helping and helping[-1] in ("have", "has"):
        return Stance.WANTS if following and following[0] not in words("stances", "not_planned") else None
    if not words("stances", "obliging").isdisjoint(helping):
        return None if "have" in helping else Stance.WANTS
    if not words("stances", "going_to").isdisjoint(helping):
        surely = not words("stances", "surely").isdisjoint(helping)
        doubtful = "have" in helping or "be" in helping or verb in words("stances", "not_planned")
        return Stance.WANTS if surely or not doubtful else None
    denied = negated and not words("stances", "of_the_past").isdisjoint(helping)
    return Stance.DENIES if denied and verb not in words("stances", "not_denied") else None
