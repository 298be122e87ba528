"""A reading as one JSON object a line: the promise that scripts rely on. It is changed only by adding."""

import json
from typing import Any

from tui import __version__
from tui.annotate.annotation import Annotation, Layer
from tui.annotate.reading import Reading
from tui.article.article import Span
from tui.prompts.prompts import prompts_for

SCHEMA = "readwise-tui/1"


def line(reading: Reading) -> str:
    """One line without its line feed. Everything but ASCII is escaped, so no terminal is written to by it."""
    return json.dumps(as_object(reading), ensure_ascii=True, allow_nan=False)


def as_object(reading: Reading) -> dict[str, Any]:
    """The object of `line`; its offsets count Unicode code points of "text", end exclusive."""
    text, said = reading.article.text, reading.cut.stated
    ids = reading.ids()
    return {
        "schema": SCHEMA,
        "reader": {"version": __version__, "engine": reading.engine, "model": reading.model},
        "uri": reading.article.uri,
        "title": said.title,
        "byline": said.byline,
        "published": said.published,
        "outlet": said.outlet,
        "genre": reading.genre,
        "language": reading.language,
        "abstained": reading.abstained,
        "text": text,
        "annotations": [_annotation(a, text, ids) for a in sorted(ids, key=lambda a: (a.start, a.end, ids[a]))],
        "sources": [
            {
                "name": source.name,
                "kind": source.kind.value,
                "role": source.role,
                "side": source.side,
                "attributions": [ids[a] for a in source.attributions if a in ids],
                "words": source.words,
            }
            for source in reading.sources
        ],
        "practice": [
            {"kind": p.kind, "start": p.start, "end": p.end, "text": text[p.start : p.end]} for p in reading.practice
        ],
        "notes": [{"kind": note.kind, "text": note.text} for note in reading.notes],
        "prompts": [
            {"annotation": ids[prompt.annotation] if prompt.annotation else None, "move": prompt.move,
             "text": prompt.text}
            for prompt in prompts_for(reading)
        ],
    }


def _annotation(a: Annotation, text: str, ids: dict[Annotation, str]) -> dict[str, Any]:
    source = a.source and {
        **_words(a.source.span, text),
        "name": a.source.name,
        "kind": a.source.kind.value,
        **({"href": a.source.href} if a.source.href else {}),
    }
    return {
        "id": ids[a],
        "layer": a.layer.value,
        "kind": a.kind,
        "start": a.start,
        "end": a.end,
        "quote": text[a.start : a.end],
        **({"pieces": [list(piece) for piece in a.pieces]} if a.pieces else {}),
        "confidence": round(a.confidence, 3),
        "shown": a.shown,
        "weight": round(a.weight, 3),
        "reason": a.reason,
        **({"stance": a.stance.value} if a.stance else {}),
        **({"voice": a.voice.value} if a.voice else {}),
        **({"suggestion": a.suggestion} if a.layer is Layer.LOADED else {}),
        "source": source,
        "cue": _words(a.cue, text) if a.cue else None,
        "target": a.target,
        "related": [ids[other] for other in a.related if other in ids],
    }


def _words(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": text[span.start : span.end]}
