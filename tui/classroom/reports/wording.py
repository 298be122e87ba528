"""How the reports put figures into words. They say what was marked, and never who is good."""

from tui.article.sanitize import drawn, one_line
from tui.classroom.disputed import Disputed
from tui.classroom.exercise import CLOSING, FIRST, SECOND, Exercise, Passage
from tui.classroom.report import Confidence, LayerFigures, LessonFigures, TextFigures, Trust
from tui.classroom.scoring import Score
from tui.classroom.steps import marks_the_same_text
from tui.classroom.wording import CONFIDENCES, LAYER_NAMES, who_marked

NOTHING = "–"
"""Stands where there is no figure."""
ABOUT = "The figures say where to look again together. Nobody is ranked and nothing is graded."
ABOUT_RATES = (
    "Hits: the share of the key's marks that the class made, too. False alarms: the share of the class's marks "
    "that the key lacks; many of them can be defended. What only some annotators marked counts in neither. "
    "Agreement: Krippendorff's alpha between the students, word by word; 1 is full agreement, 0 is what chance brings."
)
ABOUT_NOTHING = "Where the key has nothing, “marks each” says how much the text drew from a student all the same."
ABOUT_TRUST = "A lesson works when the gap widens, not when trust falls."
ABOUT_GROWTH = (
    "The lessons of the box in the order in which they are taught, others as they were given. Texts differ: a step "
    "down may be a harder text."
)
ABOUT_CONFIDENCE = "How often the key has the same mark, by how sure the students were."
NOTHING_MARKED = "Nobody marked anything in it."
ABOUT_HEAT = "How many students marked each word"
ABOUT_DISPUTES = "Here the class is closest to being split in half."
CHOSEN = {
    "keep": "keeps the mark",
    "withdraw": "withdrew the mark",
    "defend": "defends the view",
    "adopt": "took up the mark",
    "leave": "left it unmarked",
}
"""What a student decided about a difference."""
_LONGEST_QUOTE = 240


def percent(rate: float | None) -> str:
    """A share in whole percent."""
    return NOTHING if rate is None else f"{100 * rate:.0f}%"


def both(score: Score | None) -> str:
    """Hits and false alarms in percent."""
    return f"{percent(score.hit_rate)} / {percent(score.false_alarm_rate)}" if score else NOTHING


def figure(value: float | None, digits: int = 2) -> str:
    """A figure with a minus sign proper; never a minus nought."""
    if value is None:
        return NOTHING
    return f"{value:.{digits}f}".replace("-", "−") if round(value, digits) else f"{0:.{digits}f}"


def counted(number: int, what: str) -> str:
    """Such as "1 student" or "3 students"."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def layer_name(figures: LayerFigures) -> str:
    """What a row of figures is about."""
    return LAYER_NAMES[figures.layer] if figures.layer else "all together"


def text_name(passage: Passage, exercise: Exercise) -> str:
    """Which text of the exercise it is, with its headline."""
    alone = marks_the_same_text(exercise)
    which = {FIRST: "The text" if alone else "The first text", SECOND: "The second text", CLOSING: "The closing text"}
    return f"{which[passage.name]}: {one_line(passage.title)}" if passage.title else which[passage.name]


def round_name(round_: str, exercise: Exercise) -> str:
    """Which of the two markings it is."""
    if round_ == FIRST:
        return "first marking"
    return "the text again" if marks_the_same_text(exercise) else "second text"


def class_size(lesson: LessonFigures) -> str:
    """How many took part, and how many have come to the end."""
    students, finished = len(lesson.students), sum(student.answers.finished for student in lesson.students)
    return f"{counted(students, 'student')}; {'all' if finished == students else finished} came to the end."


def false_alarms(figures: LayerFigures) -> float | None:
    """The rate of false alarms; none where there was nothing to find, since it would be all or nothing."""
    return figures.score.false_alarm_rate if figures.key else None


def reference(figures: LayerFigures) -> str:
    """How many marks the key has, and how many of them all who made it share."""
    if not figures.key:
        return "none"
    return f"{figures.key} (author’s)" if figures.unanimous is None else f"{figures.key} ({figures.unanimous} by all)"


def marks_each(figures: LayerFigures, text: TextFigures) -> str:
    """How many marks a student made on average."""
    return figure(figures.score.marks / text.students, 1)


def quote(text: TextFigures, dispute: Disputed) -> str:
    """The words in dispute, on one line."""
    return one_line(text.passage.text[dispute.start : dispute.end], _LONGEST_QUOTE)


def where(text: TextFigures, dispute: Disputed) -> str:
    """The paragraph that the words stand in, by the numbers of the map of the text."""
    number = sum(block.start <= dispute.start for block in text.passage.blocks)
    return f"paragraph {number}" if number else "the text"


def told(dispute: Disputed) -> str:
    """Who marked the words."""
    others = "".join(f" {count} marked the same words as “{LAYER_NAMES[layer]}”." for layer, count in dispute.others)
    key = f"{who_marked(dispute.key)[:-1]}, too." if dispute.key else "The key has no such mark."
    return f"{dispute.marked} of {dispute.students} marked this as “{LAYER_NAMES[dispute.layer]}”.{others} {key}"


def certainty(confidence: Confidence) -> str:
    """How sure the students were."""
    return CONFIDENCES[confidence.level]


def verdict(trust: Trust) -> str:
    """What became of the gap between the two texts."""
    same = trust.students - trust.wider - trust.narrower
    return (
        f"The gap went from {figure(trust.gap_before, 1)} to {figure(trust.gap_after, 1)}. It widened for "
        f"{trust.wider} of {counted(trust.students, 'student')}, stayed the same for {same}, narrowed for "
        f"{trust.narrower}. {ABOUT_TRUST}"
    )


def harmless(text: str) -> str:
    """Several lines of someone's text as one, fit to be drawn."""
    return " ".join(drawn(text).text.split())
