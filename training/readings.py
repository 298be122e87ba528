"""Our marks in articles of the corpora: `python -m training.readings --data FOLDER --annotated FILE --out FILE`.

`readings.jsonl.gz` holds marks without texts: a line an article, {"corpus", "id", "digest", "annotations", "answered"},
offsets and all as in `--annotated` (see README.md), but "target" and "accuser" as [start, end] of a place that names
them. "disputed" is what one of two readers marked and the other struck out: it is neither right nor wrong. Where a
corpus holds the text whose SHA-256 begins with the digest, the two are put together; other readings are left out.

A line of the corpus "annotated" is a second reader's word on an article of `--annotated`: "struck" and
"struck_answered" are the places of what that reader would not have marked, in the lists of the article; its
"annotations" and "answered" are what the first reader missed.
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
OWN = Path(__file__).with_name("own_articles.jsonl.gz")
"""Articles that were written and marked for this, in the form of `--annotated`: all in them is invented."""
_DIGITS = 16
_ANNOTATED = "annotated"


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
        yield {
            "id": f"{reading['corpus']}-{reading['id']}",
            "origin": reading["corpus"],
            "text": text,
            **_marks(reading, text),
        }


def read_twice(annotated: Path, readings: Path = READINGS) -> Iterator[dict[str, Any]]:
    """The articles of `--annotated`, with the second reader's word on them where there is one."""
    second = {(r["id"], r["digest"]): r for r in rows(readings) if r["corpus"] == _ANNOTATED}
    for row in rows(annotated):
        reading = second.get((row["id"], digest_of(row["text"])))
        if reading:
            missed = _marks(reading, row["text"])
            for name, struck in (("annotations", "struck"), ("answered", "struck_answered")):
                for place in reading[struck]:
                    row[name][place]["disputed"] = True
                row[name] += missed[name]
        yield row


def _marks(reading: dict[str, Any], text: str) -> dict[str, list[dict[str, Any]]]:
    """The marks of a reading, with the names of those whom they are about in words."""
    for mark in (*reading["annotations"], *reading["answered"]):
        mark |= {party: text[slice(*mark[party])] for party in ("target", "accuser") if party in mark}
    return {name: reading[name] for name in ("annotations", "answered")}


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
        for row in (*read_twice(args.annotated), *with_texts(args.data), *rows(OWN)):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
