"""Our marks in articles of the corpora: `python -m training.readings --data FOLDER --annotated FILE --out FILE`.

`readings.jsonl.gz` holds marks without texts: a line an article, {"corpus", "id", "digest", "annotations", "answered"},
offsets and all as in `--annotated` (see README.md), but "target" and "accuser" as [start, end] of a place that names
them. "disputed" is what one of two readers marked and the other struck out: it is neither right nor wrong. Where a
corpus holds the text whose SHA-256 begins with the digest, the two are put together; other readings are left out.
"""

import argparse
import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.data import rows

READINGS = Path(__file__).with_name("readings.jsonl.gz")
_DIGITS = 16


def digest_of(text: str) -> str:
    """The beginning of the SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def with_texts(data: Path, readings: Path = READINGS) -> Iterator[dict[str, Any]]:
    """The readings as annotated articles: {"id", "origin", "text", "annotations", "answered"}."""
    texts = dict(_texts(data))
    for reading in rows(readings):
        text = texts.get((reading["corpus"], reading["id"]))
        if text is None or digest_of(text) != reading["digest"]:
            continue
        for mark in (*reading["annotations"], *reading["answered"]):
            mark |= {party: text[slice(*mark[party])] for party in ("target", "accuser") if party in mark}
        yield {
            "id": f"{reading['corpus']}-{reading['id']}",
            "origin": reading["corpus"],
            "text": text,
            "annotations": reading["annotations"],
            "answered": reading["answered"],
        }


def _texts(data: Path) -> Iterator[tuple[tuple[str, str], str]]:
    """The texts of the corpora by corpus and id."""
    for corpus in ("polnear", "ptc"):
        for row in rows(data / corpus / "train.jsonl.gz"):
            yield (corpus, row["id"]), row["text"]
    pages = json.loads((data / "extraction" / "truth.json").read_text(encoding="utf-8"))
    for name, page in pages.items():
        yield ("web", name), page["articleBody"]


def main() -> None:
    """Write one file with the articles of `--annotated` and those of the readings."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="the folder of the corpora")
    parser.add_argument("--annotated", type=Path, required=True, help="articles that are annotated with their texts")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    with gzip.open(args.out, "wt", encoding="utf-8") as out:
        for row in (*rows(args.annotated), *with_texts(args.data)):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
