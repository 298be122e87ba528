"""Attributions by a verb in the passive: it was announced that …; X was told by Y to …; X was criticised by Y for …"""

from tui.annotate.annotation import Stance
from tui.annotate.attribution.attribution import Attribution
from tui.annotate.attribution.complements import Complement, complement
from tui.annotate.attribution.contents import quotation_from
from tui.annotate.attribution.cues import Cue
from tui.annotate.attribution.stretch import OPEN, Stretch
from tui.annotate.attribution.subjects import subject_after, subject_before
from tui.annotate.attribution.times import skip_time
from tui.annotate.clauses.clause import may_be_participle
from tui.language.folded import Folded
from tui.lexicon import words

_FARTHEST_AGENT = 12


def by_passive(line: Folded, verb: Cue, group: int, last: int) -> Attribution | None:
    """It was announced that …; X was told by Y to …; X was criticised by Y for …"""
    subject = subject_before(line, group)
    if subject is None:
        return None
    after = _by_whom(line, skip_time(line, last))
    agent = subject_after(line, after + 1, "of_an_agent") if line.lower[after : after + 1] == ["by"] else None
    agent = _of_an_agent(line, agent) if agent else None
    at_once = after == skip_time(line, last)
    right = complement(line, agent.last if agent and at_once else last)
    if subject.last - subject.first == 1 and line.lower[subject.first] == "it" and right and right.form == "that":
        stance, content = next(iter(verb.takes.values())).stance, [Stretch(right.first, OPEN)]
        cue = Stretch(group, after + 1 if agent else last)
        return Attribution(line, "impersonal", stance, cue, agent, subject.first, content)
    passive = Stretch(group, after + 1 if agent and at_once else last)
    if right and (told := _was_told(line, verb, passive, agent, right)):
        told.begins = subject.first
        return told
    if agent is None:
        return None
    stance = (verb.takes.get("object") or next(iter(verb.takes.values()))).stance
    cue, content = Stretch(group, after + 1 if at_once else last), [subject]
    if not at_once:
        content.append(Stretch(last, after))
    elif line.lower[agent.last : agent.last + 1] and line.lower[agent.last] in words("grammar", "of_a_deed"):
        content.append(Stretch(agent.last, OPEN))
    elif (as_what := _as_what(line, agent.last)) and "object" in verb.takes:
        content.append(Stretch(as_what, OPEN))
    return Attribution(line, "agent", stance, cue, agent, subject.first, content)


def _was_told(
    line: Folded, verb: Cue, cue: Stretch, agent: Stretch | None, right: Complement
) -> Attribution | None:
    """Residents were told by the board to …, staff have been told that …: the subject is told, and not told of."""
    told = "addressee" in verb.takes or verb.lemma in words("cues", "passives", "telling")
    if not told or right.form not in ("that", "quote", "infinitive"):
        return None
    if agent is None and (right.form != "that" or verb.lemma in words("cues", "passives", "asking")):
        return None
    stance = next(iter(verb.takes.values())).stance
    if right.form == "infinitive":
        stance = Stance.WANTS
    made = Attribution(line, "passive-told" if agent else "passive-nobody", stance, cue, agent, cue.first)
    made.quoted, made.by_form = right.form == "quote", True
    made.content.append(quotation_from(line, right.first) if made.quoted else Stretch(right.first, OPEN))
    return made


def _as_what(line: Folded, index: int) -> int | None:
    """Where it begins as what somebody describes their object: was described by Voss as [a mess]."""
    return index + 1 if line.lower[index : index + 1] == ["as"] and index + 1 < len(line) else None


def _of_an_agent(line: Folded, agent: Stretch) -> Stretch:
    """Whoever accuses or describes, without what of and as what: by [residents] of poisoning the river."""
    for index in range(agent.first + 1, agent.last):
        low, following = line.lower[index], line.lower[index + 1] if index + 1 < agent.last else ""
        as_what = low == "as" and "such" not in line.lower[agent.first : index]
        if as_what or (low == "of" and following.endswith("ing")):
            return Stretch(agent.first, index)
    return agent


def _by_whom(line: Folded, after: int) -> int:
    """Where "by" stands: at once, or past what somebody is blamed for: was accused [of fraud] by …"""
    if line.lower[after : after + 1] not in (["of"], ["for"]):
        return after
    near = range(after + 1, min(len(line), after + _FARTHEST_AGENT))
    by = next((index for index in near if line.lower[index] == "by" or line.classes[index] not in "iwdpC0"), after)
    if line.lower[by] != "by" or line.classes[by + 1 : by + 2] not in (["C"], ["d"], ["p"]):
        return after
    return after if may_be_participle(line.lower[by - 1]) else by  # of paying a firm owned by his brother
