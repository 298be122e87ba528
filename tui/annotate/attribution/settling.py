"""Where the contents of the attributions of one sentence end, and which of them stand."""

from tui.annotate.attribution.attribution import Attribution
from tui.annotate.attribution.contents import before_break, settled_end
from tui.annotate.attribution.stretch import OPEN, Stretch
from tui.language.folded import Folded
from tui.lexicon import words


def settled(line: Folded, found: list[Attribution]) -> list[Attribution]:
    """With the ends of their contents settled.

    An open content ends where a clause of saying begins that stands beside it; one that lies inside it is dropped.
    """
    kept: list[Attribution] = []
    for made in found:
        surrounding = [other for other in kept if other.is_open_at(made.begins)]
        if surrounding and _is_reported(made, surrounding[-1]):
            kept.append(made)
            continue
        if surrounding and not made.stands_beside:
            made.doubts += ("nested",)
            surrounding[-1].by_form = surrounding[-1].by_form or _opens(made, surrounding[-1])
            kept.append(made)
            continue
        for other in surrounding:
            other.content[-1] = Stretch(other.content[-1].first, before_break(line, made.begins))
        kept.append(made)
    for made in kept:
        is_thing = made.rule.endswith("-object")
        made.content = [
            Stretch(s.first, settled_end(line, s.first, made.source, is_thing) if s.last == OPEN else s.last)
            for s in made.content
        ]
        made.content = [s for s in made.content if s.last > s.first]
        made.by_form = made.by_form or _ends_at_comma(made)
    return _distinct([made for made in kept if made.content or made.more or made.announces])


def _ends_at_comma(made: Attribution) -> bool:
    """The dam, which the mayor says [is old], has been closed."""
    if not made.rule.endswith("-gap") or not made.content:
        return False
    last = made.content[-1].last
    return made.line.classes[last : last + 1] == [","]


def _distinct(found: list[Attribution]) -> list[Attribution]:
    """Without those that hand over what another does, of the same source: he began by saying “…”."""
    cues = {index for made in found for index in range(made.cue.first + 1, made.cue.last)}
    distinct: dict[object, Attribution] = {}
    for made in found:
        if made.content and made.content[0].first in cues:
            continue  # she concluded, making [it clear] that …
        key = (made.source, tuple(made.content)) if made.source and made.content else made
        distinct.setdefault(key, made)
    return list(distinct.values())


def _opens(made: Attribution, outer: Attribution) -> bool:
    """Whether what another says begins with whose words it tells of: Voss said [the driver claimed he had stopped]."""
    if made.source is None or made.line.classes[made.source.first] == "n" or outer.doubts:
        return False
    told = outer.rule.endswith(("-clause", "-that")) and made.rule.split("-")[0] in words("cues", "families", "joined")
    return told and outer.manner == made.manner == "verb" and made.source.first == outer.content[-1].first


def _is_reported(made: Attribution, outer: Attribution) -> bool:
    """Whether it is the whole of what another hands over in front: according to the minutes, [Voss said it leaked].
    Then both are plain, each with its own source."""
    reported = outer.rule.endswith("-front") and made.begins == outer.content[-1].first
    if reported:
        outer.by_form = made.by_form = True
    return reported
