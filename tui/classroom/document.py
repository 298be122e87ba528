"""A TOML document brought up to date: only what differs is touched, so that comments and order survive."""

from collections.abc import MutableMapping
from typing import TYPE_CHECKING, Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from tui.classroom.fields import is_gap

if TYPE_CHECKING:
    from tomlkit.items import AoT


class NoDocument(ValueError):
    """A text that is no TOML."""


def updated(document: str, values: dict[str, Any]) -> str:
    """The document saying what `values` say; keys that they do not name stay. None, "" and [] take a key out.

    Raises:
        NoDocument: it is no TOML.
    """
    try:
        parsed = tomlkit.parse(document)
    except (TOMLKitError, RecursionError):
        raise NoDocument from None
    _update(parsed, values)
    return tomlkit.dumps(parsed)


def _update(old: MutableMapping[str, Any], new: dict[str, Any]) -> None:
    """Make a TOML table say what `new` says, touching only what differs; other keys and all comments stay."""
    for key, value in new.items():
        if is_gap(value):
            old.pop(key, None)
        elif isinstance(value, list) and isinstance(value[0], dict):
            before = old.get(key)
            if [_identity(table) for table in _tables_in(before)] == [_identity(table) for table in value]:
                for table, entry in zip(_tables_in(before), value, strict=True):
                    _update(table, entry)
            else:
                old[key] = _tables(before, value)
        elif isinstance(value, dict) and isinstance(old.get(key), MutableMapping):
            _update(old[key], value)
        elif old.get(key) != value or type(old.get(key)) is bool:
            old[key] = _item(value)


def _tables(old: object, new: list[dict[str, Any]]) -> "AoT":
    """An array of tables in which each that was there before is the old one, brought up to date."""
    before: dict[tuple[str, ...], list[Any]] = {}
    for table in _tables_in(old):
        before.setdefault(_identity(table), []).append(table)
    tables = tomlkit.aot()
    for value in new:
        found = before.get(_identity(value))
        table = found.pop(0) if found else tomlkit.table()
        body = table.value.body
        while body and isinstance(body[-1][1], tomlkit.items.Whitespace):
            body.pop()  # an array that is built anew gets blank lines of tomlkit's own
        _update(table, value)
        tables.append(table)
    if not tables[-1].as_string().endswith("\n\n"):
        tables[-1].add(tomlkit.nl())  # before the heading that follows
    return tables


def _tables_in(value: object) -> list[Any]:
    return list(value) if isinstance(value, tomlkit.items.AoT) else []


def _identity(table: MutableMapping[str, Any]) -> tuple[str, ...]:
    """What makes a table the same one as before an edit: a passage's name, a sentence, a mark's layer and words."""
    return tuple(str(table.get(key)) for key in ("name", "sentence", "layer", "start", "end", "quote"))


def _item(value: Any) -> Any:
    return tomlkit.string(value, multiline=True) if isinstance(value, str) and "\n" in value else value
