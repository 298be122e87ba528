"""What the reader has learned: one small encoder, run by ONNX Runtime."""

from importlib.util import find_spec

VERSION = "news-5.1"
"""The version of the weights, as the file of weights itself says; a test holds the two together."""


def is_there() -> bool:
    """Whether what runs the model is installed. Looks, and imports nothing."""
    return find_spec("onnxruntime") is not None and find_spec("numpy") is not None
