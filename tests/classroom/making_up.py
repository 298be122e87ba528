"""Exercises made up for tests: one that is small and plain, and any that Hypothesis thinks of."""


from tui.annotate.annotation import Layer
from tui.article.plaintext import from_text
from tui.classroom.exercise import (
    CLOSING,
    FIRST,
    SECOND,
    Calibration,
    Exercise,
    KeyMark,
    MachineMark,
    Passage,
    sha256_of,
)

FIRST_TEXT = (
    "Lunt bans boats\n\nThe brutal ban hit the quay. "
    "“We were not asked,” said Ida Marsh. Experts fear the worst.\n"
)
SECOND_TEXT = "Lunt keeps boats out\n\nThe regime of Lunt slammed its doors. Nobody was asked.\n"
CLOSING_TEXT = "Rain in Lunt\n\nIt rained on the quay, the harbour office said.\n"


def marked(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def passage(name: str, text: str, key: tuple[KeyMark, ...] = (), machine: tuple[MachineMark, ...] = ()) -> Passage:
    article = from_text(text, "")
    return Passage(name, text.splitlines()[0], text, sha256_of(text), key, machine, "0.1" if machine else "",
                   article.blocks)


def small() -> Exercise:
    """Two layers, two calibration sentences, two passages and a closing one."""
    first = passage(
        FIRST, FIRST_TEXT,
        (KeyMark(Layer.LOADED, "emotive", *marked(FIRST_TEXT, "brutal"), "It judges the ban.", 2, 3),
         KeyMark(Layer.UNVERIFIED, "weak-source", *marked(FIRST_TEXT, "Experts fear the worst"), "Which experts?")),
        (MachineMark(Layer.LOADED, "emotive", *marked(FIRST_TEXT, "brutal"), 0.9, "“brutal” judges."),
         MachineMark(Layer.LOADED, "emotive", *marked(FIRST_TEXT, "the worst"), 0.6, "“the worst” alarms."),
         MachineMark(Layer.LOADED, "emotive", *marked(FIRST_TEXT, "hit"), 0.1, "“hit” may judge.", False)),
    )
    second = passage(SECOND, SECOND_TEXT, (KeyMark(Layer.LOADED, "label", *marked(SECOND_TEXT, "regime"), "A label."),))
    return Exercise(
        "lunt", "Words that judge", "Mark the words that judge.", (Layer.UNVERIFIED, Layer.LOADED), 20, "A. Fenn",
        (Calibration("A brutal frost came.", Layer.LOADED, 2, 8, "“brutal” judges."),
         Calibration("It rained.", None, 0, 0, "There is nothing to mark.")),
        (first, second), ("Who was not asked?", "What would you ask first?"), "Find the harbour office's own page.",
        passage(CLOSING, CLOSING_TEXT),
    )
