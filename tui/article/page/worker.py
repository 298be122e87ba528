"""The child process that reads a page's HTML: what comes in is hostile, so it may die without harm.

`page` starts it and writes to its standard input one line of JSON, {"uri", "name", "format", "charset", "memory"}, and
then the bytes. `format` is "html", "pdf" or "docx". It prints one JSON object: the fields of `page.Page`, not yet
sanitised, or {"refused": why}.
"""

import json
import logging
import sys
from collections.abc import Sequence
from typing import Any, BinaryIO


def main() -> None:
    """Read a page from standard input and print what was found."""
    request = json.loads(sys.stdin.buffer.readline())
    _limit_memory(request["memory"])
    logging.disable(logging.CRITICAL)  # readability logs what it cannot do
    found = _found(sys.stdin.buffer, request)
    sys.stdout.buffer.write(json.dumps(found).encode("ascii"))
    sys.stdout.buffer.flush()


def _limit_memory(most: int) -> None:
    """Let no more than so many bytes be had. Windows has no such limit; there the clock alone ends the process."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, ValueError, OSError):
        pass


def _found(source: BinaryIO, request: dict[str, Any]) -> dict[str, Any]:
    from tui.article.errors import UnreadableArticle
    from tui.article.page.charset import html_text

    try:
        if request["format"] != "html":
            from tui.article.page.documents import extracted as document

            return document(source.read(), request["format"], request["name"])
        return extracted(html_text(source.read(), request["charset"], request["name"]), request["uri"])
    except UnreadableArticle as problem:
        return {"refused": str(problem)}


def extracted(text: str, uri: str) -> dict[str, Any]:
    """What is on a page, not yet sanitised; {"refused": how "The page ..." goes on} where that is no article.

    Here and not in `page`, so that lxml and readability are imported in the child process alone.
    """
    from tui.article.page.body import body
    from tui.article.page.metadata import base_address, metadata, web_address
    from tui.article.page.refusal import drawn, is_cut_short, refusal
    from tui.article.page.stated import stated_body
    from tui.article.page.tree import parsed, without_unseen

    tree = parsed(text)
    stated = metadata(tree, uri)
    base = base_address(tree, stated, uri)
    programs = any(script.get("type") != "application/ld+json" for script in tree.iter("script"))
    tree = without_unseen(tree)
    seen = drawn(tree)
    found = body(tree, stated)
    pieces = stated_body(stated.body, found.pieces) or found.pieces
    if why := refusal(pieces, tree, stated, programs):
        return {"refused": why}
    return {
        "title": stated.title,
        "standfirst": found.standfirst,
        "byline": stated.byline,
        "published": stated.published,
        "outlet": stated.outlet,
        "canonical": stated.canonical,
        "language": stated.language,
        "partial": not stated.free or is_cut_short(pieces, seen),
        "sections": stated.sections,
        "blocks": [
            (piece.kind.value, piece.level, piece.text, _whole(piece.links, base, web_address)) for piece in pieces
        ],
    }


def _whole(links: Sequence[tuple[int, int, str]], base: str, web_address: Any) -> list[tuple[int, int, str]]:
    return [(start, end, whole) for start, end, href in links if href and (whole := web_address(href, base))]


if __name__ == "__main__":
    main()
