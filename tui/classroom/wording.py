"""What layers, choices and those who marked are called before students, on screens, in lines and on paper."""

from tui.annotate.annotation import Layer
from tui.classroom.exercise import KeyMark

CONFIDENCES = {1: "not sure", 2: "fairly sure", 3: "sure"}
LAYER_NAMES = {
    Layer.SOURCED: "who says so",
    Layer.UNVERIFIED: "says who?",
    Layer.LOADED: "words that judge",
    Layer.COUNTERVIEW: "who is not heard",
}
"""What a layer is called before students."""
CHOICE_NAMES = {
    "keep": "keep mine",
    "withdraw": "withdraw mine",
    "defend": "defend my view in a sentence",
    "adopt": "take up theirs",
    "leave": "leave it unmarked",
}
MOST_TRUST = 5
_COUNTS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


def named(layer: Layer) -> str:
    """What a layer is called before students, in quotation marks: “says who?”."""
    return f"“{LAYER_NAMES[layer]}”"


def who_marked(mark: KeyMark) -> str:
    """Who made a mark of the key, as a sentence: "Two of three readers marked this."."""
    if mark.votes is None or mark.voters is None:
        return "The key has this."
    if mark.votes == mark.voters:
        return f"All {counted(mark.voters)} readers marked this." if mark.voters > 1 else "One reader marked this."
    said = f"{counted(mark.votes)} of {counted(mark.voters)} readers marked this."
    return said[:1].upper() + said[1:]


def counted(number: int) -> str:
    """A number as a sentence has it: in words up to twelve."""
    return _COUNTS[number] if number < len(_COUNTS) else str(number)
