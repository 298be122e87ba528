"""Words of time beside a subject or a cue: on Monday, just this month."""

from tui.annotate.clauses.clause import may_be_participle
from tui.language.folded import Folded
from tui.lexicon import words


def before_time(line: Folded, end: int) -> int:
    """The end of a subject without the time after it: the council [on Monday] said, Acme [just this month] said."""
    index = end
    if line.lower[end - 1] in words("bodies", "days_in_titles") and line.words[end - 1][0].isupper():
        return end  # Orin Today said
    while index > 1 and line.classes[index - 1] == "t":
        index -= 1
    if index == end:
        return end
    openers, before = words("grammar", "time_openers"), words("grammar", "before_times")
    while index > 1 and (line.lower[index - 1] in openers or line.lower[index - 1] in before):
        index -= 1
    low = line.lower[index - 1]
    belongs = may_be_participle(low)  # a report published on Monday
    return index if line.classes[index - 1] in "Cw," and not belongs else end


def skip_time(line: Folded, index: int) -> int:
    """The index after adverbs and words of time."""
    classes, openers = line.classes, words("grammar", "time_openers")
    while index < len(line):
        if classes[index] in "at":
            index += 1
        elif line.lower[index] in openers and classes[index + 1 : index + 2] == ["t"]:
            index += 2
        elif line.lower[index] in openers and classes[index + 1 : index + 3] == ["i", "t"]:
            index += 1  # late on Monday
        else:
            break
    return index
