"""Our two themes, with the colours of the layers. Every text colour has a contrast of 4.5 to 1 on every ground."""

from textual.theme import Theme

_DARK = {
    "text-dim": "#aab2be",
    "text-sourced": "#8ec7ff",
    "text-unverified": "#f0c674",
    "text-loaded": "#ff9d9d",
    "text-counterview": "#d6bcff",
    "ground-place": "#2b3242",
    "ground-content": "#1d3d4f",
    "ground-counterview": "#3b2b50",
    "ground-match": "#453b10",
    "ground-current-match": "#ffd75f",
    "text-current-match": "#16181d",
    "ground-selected": "#3a3f4c",
}
_LIGHT = {
    "text-dim": "#565a62",
    "text-sourced": "#0b4a86",
    "text-unverified": "#6d4300",
    "text-loaded": "#9c1228",
    "text-counterview": "#5b2a86",
    "ground-place": "#e3e9f4",
    "ground-content": "#d3e8f5",
    "ground-counterview": "#eadcf8",
    "ground-match": "#fbe58a",
    "ground-current-match": "#5c4300",
    "text-current-match": "#fffdf7",
    "ground-selected": "#d5d8de",
}

DARK = Theme(
    name="readwise-dark",
    primary="#8ec7ff",
    secondary="#d6bcff",
    accent="#f0c674",
    warning="#f0c674",
    error="#ff9d9d",
    success="#a5d6a7",
    foreground="#dee1e7",
    background="#16181d",
    surface="#1e2128",
    panel="#262a33",
    dark=True,
    variables=_DARK,
)
LIGHT = Theme(
    name="readwise-light",
    primary="#0b4a86",
    secondary="#5b2a86",
    accent="#6d4300",
    warning="#6d4300",
    error="#9c1228",
    success="#1e6b2e",
    foreground="#24262b",
    background="#fbf9f4",
    surface="#f2efe7",
    panel="#e8e4d9",
    dark=False,
    variables=_LIGHT,
)


def colours(dark: bool) -> dict[str, str]:
    """The layers' colours for a theme that has none of its own."""
    return _DARK if dark else _LIGHT
