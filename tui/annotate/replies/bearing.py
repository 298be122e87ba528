"""How a sentence bears on a charge: where it stands, who speaks or answers in it, and whether that settles it."""

from collections.abc import Mapping

from tui.annotate.replies.exchange import Charge, Told

AFTER, BEFORE = 12, 3
"""How many sentences beside a charge are read, whoever they are about."""
_CLOSE = 3
"""Sentences over which a denial answers a charge even where they hardly share a word."""
ANSWERING = ("sought", "denies_outright", "rejects", "responds")
"""Words of answering whose subject is looked for, the plainest first."""
_FITS = 0.3
"""How well a sentence must fit a charge to answer it outright from further away."""
_HARDLY = 0.15
"""The same of those who say little else."""
_FEW_WORDS = 2
"""Words of content up to which a denial is about whatever was said: "denies wrongdoing"."""
_OF_CHARGES = frozenset({"spoken_for", "names_charge"})
"""Signals that somebody who says much in an article speaks of a charge."""
_DEFENDING = frozenset({"negates", "responds", "justifies"})
"""Signals that somebody who speaks of themselves defends what they did."""
_SOON = 2
"""Sentences after a charge over which whatever the accused tell of themselves or of what was said may answer it."""
_OF_THEMSELVES = frozenset({"on_matter", "first_person", "negates", "justifies", "responds", "refers"})
"""Signals of that."""
_BY_THE_ACCUSER = ("accuser_speaks", "ally_speaks", *(f"accuser_{how}" for how in ANSWERING))
_BY_OTHERS = ("other_sought", "other_denies_outright")
SURE = 0.55
"""How surely whoever speaks must be the accused for their account to be an answer."""


def settles(charge: Charge, sentence: Told, found: Mapping[str, float]) -> str | None:
    """The signal of what settles it, by the signals found so far: plain, their account, told soon after, an answer to
    what was just said, of others."""
    distance = sentence.index - charge.index
    if _answers_outright(charge, sentence, found):
        return "plain"
    if _is_their_account(distance, found, charge.few):
        return "account"
    if 0 < distance <= _SOON and "accused_tells" in found and not _OF_THEMSELVES.isdisjoint(found):
        return "told_soon"
    if _answers_what_was_just_said(distance, found):
        return "just_answered"
    return "of_others" if _is_of_others(found) else None


def _answers_outright(charge: Charge, sentence: Told, found: Mapping[str, float]) -> bool:
    """Whether a sentence tells that the accused were asked, that they deny it or are sorry, and it fits the charge."""
    sure = found.get("sure_of_answerer", 0.0) >= SURE
    distance = sentence.index - charge.index
    near = abs(distance) <= _CLOSE
    if ("accused_sought" in found and not charge.is_namesake(sentence.answerer)) or ("side_sought" in found and sure):
        return near or "withheld" not in found or found.get("on_matter", 0.0) > _FITS
    outright = "accused_denies" in found or (
        sure and not found.keys().isdisjoint(("accused_denies_outright", "side_denies_outright"))
    )
    if not outright and not ("accused_tells" in found and "rejects" in found):
        return False
    of_little = outright and (near or charge.few) and len(sentence.denied - charge.names) <= _FEW_WORDS
    general = of_little or "names_charge" in found
    fits = found.get("on_matter", 0.0)
    return (near and (fits > 0 or general)) or (0 < distance < AFTER and (fits > _FITS or general))


def _is_their_account(distance: int, found: Mapping[str, float], few: bool) -> bool:
    """Whether the accused, or somebody for them, tell after a charge how the matter was.

    Of those who say little else in the article a word of the matter will do, or that they defend themselves; others
    must be on the matter and speak of the charge.
    """
    if not 0 <= distance < AFTER or "accused_tells" not in found:
        return False
    if "defending" in found:
        return True
    fits = found.get("on_matter", 0.0)
    if not few:
        return fits > _FITS and not found.keys().isdisjoint(_OF_CHARGES)
    defends = "first_person" in found and not found.keys().isdisjoint(_DEFENDING)
    return fits > _HARDLY or defends or "names_charge" in found


def _answers_what_was_just_said(distance: int, found: Mapping[str, float]) -> bool:
    """Whether a sentence answers the charge before it by what it says, although by their words those who speak or were
    asked in it are others: many a spokesman is called by a name alone."""
    if not 0 < distance <= _SOON or not found.keys().isdisjoint(_BY_THE_ACCUSER):
        return False
    if "points" in found and distance == 1:
        return True
    if found.keys().isdisjoint(_BY_OTHERS):
        return False
    return not found.keys().isdisjoint(("points", "names_charge")) or found.keys() >= {"fits", "on_matter"}


def _is_of_others(found: Mapping[str, float]) -> bool:
    """Whether a sentence tells that somebody else was asked, or denies something."""
    of_others = not found.keys().isdisjoint((*_BY_OTHERS, "accuser_sought"))
    return of_others and found.keys().isdisjoint(("names_charge", "accused_speaks", "side_speaks", "accused_named"))


def place_of(distance: int) -> str:
    """Where a sentence stands, seen from a charge so many sentences before it."""
    if distance < 0:
        return "just_before" if distance >= -2 else "before"
    return ("here", "next", "second")[distance] if distance < 3 else "close" if distance <= 5 else "after"


def who_speaks(charge: Charge, sentence: Told) -> str | None:
    """Who speaks in a sentence, seen from a charge."""
    speaker = sentence.speaker
    if not speaker.own:
        return None
    if speaker.is_like(charge.accused):
        return "accused_speaks"
    if speaker.is_like(charge.accuser):
        return "accuser_speaks"
    if speaker.sides_with(charge.accused):
        return "side_speaks"
    return "ally_speaks" if speaker.sides_with(charge.accuser) else "other_speaks"


def who_answers(charge: Charge, sentence: Told) -> str | None:
    """Whose answer or silence a sentence tells of, seen from a charge."""
    if not sentence.answerer.own:
        return None
    how = next((kind for kind in ANSWERING if kind in sentence.given), None)
    if how is None:
        return None
    if sentence.answerer.is_like(charge.accused):
        return f"accused_{how}"
    if sentence.answerer.is_like(charge.accuser):
        return f"accuser_{how}"
    return f"{'side' if sentence.answerer.sides_with(charge.accused) else 'other'}_{how}"
