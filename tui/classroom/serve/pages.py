"""The two pages: where one comes in, and the exercise. They bring all that they need; their rules forbid the rest."""

import string
from html import escape
from importlib.resources import files
from typing import NamedTuple

_HERE = files("tui.classroom.serve") / "page"
_OPEN = "What you type here is not encrypted on its way: others in this network may read it."


class Asset(NamedTuple):
    """A file that the pages use."""

    content_type: str
    data: bytes


def assets() -> dict[str, Asset]:
    """The files by their names: our own style and script; the terminal and the font that textual-serve brings."""
    served = files("textual_serve") / "static"
    return {
        "page.css": Asset("text/css", (_HERE / "page.css").read_bytes()),
        "page.js": Asset("text/javascript", (_HERE / "page.js").read_bytes()),
        "xterm.css": Asset("text/css", (served / "css" / "xterm.css").read_bytes()),
        "textual.js": Asset("text/javascript", (served / "js" / "textual.js").read_bytes()),
        "mono.ttf": Asset("font/ttf", (served / "fonts" / "RobotoMono-VariableFont_wght.ttf").read_bytes()),
    }


def start_page(title: str, *, encrypted: bool, problem: str = "", pseudonym: str = "") -> str:
    """Where a visitor shows the join code and chooses a pseudonym; `problem` says why that did not go."""
    return _filled(
        "start.html",
        title=title,
        pseudonym=pseudonym,
        problem=problem,
        problem_hidden="" if problem else "hidden",
        open=_OPEN,
        open_hidden="hidden" if encrypted else "",
    )


def exercise_page(title: str, pseudonym: str, socket_address: str) -> str:
    """The exercise in a terminal that fills the window."""
    return _filled("exercise.html", title=title, pseudonym=pseudonym, socket_address=socket_address)


def rules(socket_address: str) -> dict[str, str]:
    """The headers of every answer: nothing from elsewhere, nothing to elsewhere, in no one's frame."""
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src data:; "
        f"connect-src {socket_address}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        "sandbox allow-scripts allow-same-origin allow-forms"  # and so neither links nor files open in other windows
    )
    return {
        "Content-Security-Policy": policy,
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), clipboard-read=(), geolocation=(), microphone=()",
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Server": "readwise-tui",
    }


def _filled(name: str, **values: str) -> str:
    template = string.Template((_HERE / name).read_text(encoding="utf-8"))
    return template.substitute({key: escape(value) for key, value in values.items()})
