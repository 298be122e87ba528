"""Reading prompts: questions chosen from what was found."""

from dataclasses import dataclass

from tui.annotate.annotation import Annotation
from tui.annotate.reading import Reading


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question to the reader, about a mark or about the whole article (annotation None)."""

    annotation: Annotation | None
    move: str
    """The reading move it belongs to, in the field's term: "sourcing", "lateral-reading", "right-of-reply" …"""
    text: str


def prompts_for(reading: Reading) -> tuple[Prompt, ...]:
    """All prompts of a reading: those of the article first, then those of its shown marks in order."""
    return ()
