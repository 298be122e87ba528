"""What the reader has learned: one small encoder, run by ONNX Runtime."""

from importlib.util import find_spec


def is_there() -> bool:
    """Whether what runs the model is installed. Looks, and imports nothing."""
    return find_spec("onnxruntime") is not None and find_spec("numpy") is not None
