"""What the reader has learned: one small encoder, run by ONNX Runtime."""

from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.model.tagger import Tagger

VERSION = "news-6"
"""The version of the weights, as the file of weights itself says; a test holds the two together."""


def is_there() -> bool:
    """Whether what runs the model is installed. Looks, and imports nothing."""
    return find_spec("onnxruntime") is not None and find_spec("numpy") is not None


class CannotRun(Exception):
    """What runs the model is installed and does not load, or the weights do not. Says so in a sentence."""


def loaded() -> "Tagger":
    """The model, ready to run.

    Raises:
        CannotRun: it does not load here, for whatever reason: a library that is missing, weights that are cut off.
    """
    attempt = _attempt()
    if isinstance(attempt, CannotRun):
        raise attempt
    return attempt


def failed() -> CannotRun | None:
    """Why it did not load, if somebody has tried in this process."""
    attempt = _attempt() if _attempt.cache_info().currsize else None
    return attempt if isinstance(attempt, CannotRun) else None


@cache
def _attempt() -> "Tagger | CannotRun":
    try:
        from tui.model.tagger import tagger

        return tagger()
    except Exception as problem:  # ONNX Runtime has errors of its own, which cannot be named without importing it
        why = " ".join(str(problem).split())[:_LONGEST_WHY]
        return CannotRun(f"the model does not load here ({type(problem).__name__}: {why})")


_LONGEST_WHY = 120
