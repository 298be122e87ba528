"""How far what is said goes: before the cue, after it, and where it ends."""

from tui.annotate.attribution.stretch import OPEN, Stretch
from tui.annotate.attribution.times import skip_time
from tui.annotate.clauses.clause import is_verb
from tui.language.datelines import after_dateline
from tui.language.folded import QUOTATION, Folded
from tui.lexicon import words

_LONG_QUOTATION = 400
"""Characters of a quotation that is what is said, whatever stands before it."""


def quotation_from(line: Folded, first: int) -> Stretch:
    """A quotation that is a sentence ends where it ends; one that is part of a clause goes on with it."""
    last = first + 1
    while last < len(line) and line.classes[last] == QUOTATION:
        last += 1
    another = "".join(line.classes[last : last + 2]) == ",c"  # said “it leaks”, and then he left
    return Stretch(first, last if another or line.sentence_like(first) else OPEN)


def left_content(line: Folded, after: list[int], begins: int, inside: bool = False) -> Stretch | None:
    """What stands before a clause of saying that begins at `begins`: a quotation, or a clause that a comma ends.

    `after` holds the ends of the cues before it, which are no part of it; `inside` tells that the clause of saying
    stands between a subject, of one word even, and its verb: rates, the bank says, will rise.
    """
    classes = line.classes
    edge = begins
    if edge and (classes[edge - 1] in "ac" or line.lower[edge - 1] == "as"):
        edge -= 1
    if not edge or classes[edge - 1] not in ",-" + QUOTATION:
        return None
    start = max(after, default=0) or after_dateline(line.words)
    quotation = next((i for i in (edge - 1, edge - 2) if i >= 0 and classes[i] == QUOTATION), None)
    if quotation is not None and _stands_alone(line, quotation):
        first = quotation
        while first > start and classes[first - 1] == QUOTATION:
            first -= 1
        return Stretch(first, quotation + 1)
    while start < edge and classes[start] in ",;:-.c)":
        start += 1
    while edge > start and classes[edge - 1] in ",-":
        edge -= 1
    least = 1 if quotation is not None or inside else 2
    return Stretch(start, edge) if edge - start >= least else None


def _stands_alone(line: Folded, quotation: int) -> bool:
    """Whether a quotation is the whole of what is said, and not the end of a clause: The plan is “a mess,” she said."""
    inner = line.quotations[quotation].inner
    return quotation == 0 or line.classes[quotation - 1] in ",:.-)(" or inner.end - inner.start > _LONG_QUOTATION


def is_said_before(line: Folded, left: Stretch, last: int, followed: bool) -> bool:
    """Whether what stands before a clause of saying is what is said: a quotation, or a clause and nothing after it.

    `last` is the end of the verb, `followed` whether something that it could hand over comes after it.
    """
    classes = line.classes
    opening = skip_time(line, left.first)
    adverbial = opening >= left.last or classes[opening] in "ib"
    if QUOTATION in classes[left.first : left.last] and not (adverbial and followed):
        return True
    after = skip_time(line, last)
    if after >= len(line) or classes[after] in ".;":
        return True
    if classes[after] == ",":
        return not adverbial or not followed
    return not followed and not (adverbial and "," not in classes[opening : left.last])


def comma_after(line: Folded, last: int) -> int | None:
    """The comma after "he said," or "he told the agency," where the statement that was under way goes on."""
    index = skip_time(line, last)
    while index < len(line) and index - last < 6 and line.classes[index] in "dpCws":
        index += 1
    if index + 2 >= len(line) or line.classes[index] != "," or line.classes[index + 1] in "crhi":
        return None
    return None if line.lower[index + 1].endswith("ing") else index


def next_quotation(line: Folded, last: int) -> int | None:
    """A quotation that goes on with the one before "she said of the plan,"; None where another verb comes first."""
    for index in range(last, min(len(line), last + 40)):
        if line.classes[index] == QUOTATION:
            return index if line.classes[index - 1] in ",:" else None
        if line.lower[index].endswith("ing") or line.classes[index] in ".;":
            return None
    return None


def stands_beside(line: Folded, begins: int, manner: str, family: str) -> bool:
    """Whether a clause of saying stands beside the one before it, and not inside what that one says."""
    if not begins:
        return True
    before, further = line.classes[begins - 1], line.classes[begins - 2 : begins - 1]
    if before in ";-" or (before == QUOTATION and manner == "participle"):
        return True
    if before == "," and (manner != "verb" or family in words("cues", "families", "joined")):
        return True
    if before == "c" and further and further[0] in ",;-" + QUOTATION:
        return True
    if before == "c":
        return family in words("cues", "families", "joined")
    return line.lower[begins - 1] in words("grammar", "beside") and bool(further) and further[0] in ",-"


def before_break(line: Folded, begins: int) -> int:
    """The end of what stands before a clause that begins at `begins`, without the marks and joining words between."""
    while begins and line.classes[begins - 1] in ",;-cb:":
        begins -= 1
    return begins


def settled_end(line: Folded, first: int, source: Stretch | None, is_thing: bool) -> int:
    """Where a content ends that no other clause of saying bounds: before an aside, or at the end of the sentence.

    `is_thing`: it is what the verb judges or names, which is shorter than a clause. Where contents end was counted in
    PolNeAR's train part.
    """
    classes, lower = line.classes, line.lower
    count = len(line)
    if source is not None and source.first > first:
        count = source.first  # denying that it leaks, [she] left
    while count and classes[count - 1] in ".-:;,":
        count -= 1
    who = source.first if source is not None else 0
    who -= who > 1 and classes[who - 1] == "r"  # the dam, which [she] says is old, …
    relative = who > 0 and classes[who] == "r"
    set_off = relative and classes[who - 1] in ",-"
    defining = relative and is_thing and not set_off
    for index in range(first + 1, count - 1):
        if classes[index] == ",":
            following = lower[index + 1]
            if set_off and (classes[index + 1] == "x" or is_verb(following)):
                return index  # the party, which had called for a vote, has …
            if following == "which" and (is_thing or not _goes_on_after(line, first, index)):
                return index
            if is_thing and (following == "who" or following.endswith("ing")):
                return index
        elif (is_thing and lower[index] in words("grammar", "ends_of_things")) or (defining and classes[index] == "x"):
            return index
    return count


def _goes_on_after(line: Folded, first: int, which: int) -> bool:
    """Whether a clause goes on after what "which" puts into it: the bridge, which is old, [will close]."""
    if "x" in line.classes[first:which] or line.lower[first] == "to":
        return False
    end = next((i for i in range(which + 1, len(line) - 1) if line.classes[i] == ","), None)
    return end is not None and (line.classes[end + 1] == "x" or line.lower[end + 1].endswith("ed"))
