"""Whether a subject and its verb agree in number."""

from tui.annotate.attribution.cues import Form
from tui.annotate.attribution.stretch import Stretch
from tui.language.folded import Folded
from tui.lexicon import words


def agrees(line: Folded, subject: Stretch, form: Form, verb: str) -> bool:
    """Whether a subject and a verb without an auxiliary agree in number: "voters claim", not "the claim"."""
    low, kind = line.lower[subject.last - 1], line.classes[subject.last - 1]
    if form in (Form.THIRD, Form.BASE) and verb in words("cues", "mostly_nouns", "forms") and kind not in "nr":
        return False
    if form is Form.THIRD and verb in words("cues", "ambiguous", "forms"):
        of_people = low in words("people", "roles") or low in words("bodies", "bodies")
        if not of_people and kind not in "nrC,)-" and low not in words("bodies", "documents"):
            return False
    singular = low in words("grammar", "singular_pronouns")
    if form is Form.BASE:
        several = not words("grammar", "of_several").isdisjoint(line.lower[slice(*subject)])
        if line.lower[subject.first] in words("grammar", "of_one") and not several:
            return False  # a news report
        return not singular if kind in "nr" else kind in "h0" or _has_plural(line, subject)
    if form is Form.THIRD:
        plural = kind == "w" and low.endswith("s") and not low.endswith(("ss", "us", "is"))
        return singular if kind == "n" else not (plural and subject.last - subject.first < 3)
    return True


def _has_plural(line: Folded, subject: Stretch) -> bool:
    plurals = words("grammar", "plurals")
    return any(
        line.lower[index] in plurals or (line.lower[index].endswith("s") and line.classes[index] in "wC")
        for index in range(*subject)
    )
