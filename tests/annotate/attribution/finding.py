"""Attributions found by the rules in a text."""

from tui.annotate import sourced
from tui.annotate.annotation import Annotation
from tui.article.plaintext import from_text
from tui.language.cut import cut


def found(text: str) -> list[Annotation]:
    return list(sourced.annotate(cut(from_text(text, "test"))))


def only(text: str) -> Annotation:
    shown = [annotation for annotation in found(text) if annotation.shown]
    assert len(shown) == 1, [annotation.reason for annotation in shown]
    return shown[0]


def contents(text: str, annotation: Annotation) -> list[str]:
    return [text[start:end] for start, end in annotation.spans]
