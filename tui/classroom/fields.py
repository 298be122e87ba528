"""Values out of tables that anyone may have written: each is checked, sanitised and bounded as it is taken."""

import math
from collections.abc import Sequence

from tui.article.sanitize import neutralise, one_line


class Unfit(Exception):
    """A value that is not what its key promises. The message is a clause that names the place."""


def is_gap(value: object) -> bool:
    """Whether a value is left out where a table is written."""
    return value in (None, "", [])


class Fields:
    """A table of a TOML or JSON file. `where` says which, in messages: "passage 1, key 3".

    Raises, and so do its methods that take a value:
        Unfit: it is not what is asked for, or it is missing and there is no default.
    """

    def __init__(self, table: object, where: str = "") -> None:
        if not isinstance(table, dict):
            raise Unfit(f"{where or 'the file'} is not a table")
        self._table = table
        self.where = where

    def __contains__(self, key: str) -> bool:
        return self._table.get(key) is not None

    def line(self, key: str, limit: int = 200, default: str | None = None) -> str:
        """A text on one line, of at most `limit` characters; needed unless there is a default."""
        return one_line(self._string(key, limit, default), limit)

    def text(self, key: str, limit: int, default: str | None = None) -> str:
        """A text that may have several lines."""
        return neutralise(self._string(key, limit, default).replace("\r\n", "\n"))

    def choice(self, key: str, options: Sequence[str], default: str | None = None) -> str:
        """One of the options."""
        value = self._string(key, 200, default)
        if value not in options:
            raise self.unfit(key, f"must be one of {', '.join(options)}")
        return value

    def integer(self, key: str, low: int, high: int) -> int:
        """A whole number from `low` to `high`."""
        value = self._table.get(key)
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise self.unfit(key, f"must be a whole number from {low} to {high}")
        return value

    def integer_if_any(self, key: str, low: int, high: int) -> int | None:
        """The same, or None where there is none."""
        return self.integer(key, low, high) if key in self else None

    def number(self, key: str, low: float, high: float) -> float:
        """A number from `low` to `high`."""
        value = self._table.get(key)
        if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
            raise self.unfit(key, "must be a number")
        if not low <= value <= high:
            raise self.unfit(key, f"must be a number from {low:g} to {high:g}")
        return float(value)

    def truth(self, key: str, default: bool) -> bool:
        """True or false."""
        value = self._table.get(key, default)
        if not isinstance(value, bool):
            raise self.unfit(key, "must be true or false")
        return value

    def strings(self, key: str, most: int, limit: int) -> list[str]:
        """A list of at most `most` texts of one or several lines; empty where there is none."""
        return [Fields({"": item}, self._place(f"{key} {n}")).text("", limit) for n, item in self._items(key, most)]

    def tables(self, key: str, most: int) -> list["Fields"]:
        """A list of at most `most` tables; empty where there is none."""
        return [Fields(item, self._place(f"{key} {number}")) for number, item in self._items(key, most)]

    def table(self, key: str) -> "Fields":
        """A table in this one; an empty one where there is none."""
        return Fields(self._table.get(key, {}), self._place(key))

    def unfit(self, key: str, what: str) -> Unfit:
        """The problem with the value of a key."""
        return Unfit(f"{self._place(key)} {what}")

    def _string(self, key: str, limit: int, default: str | None) -> str:
        value = self._table.get(key, default)
        if not isinstance(value, str):
            raise self.unfit(key, "is missing" if value is None else "must be a text")
        if len(value) > limit:
            raise self.unfit(key, f"is longer than {limit} characters")
        return value

    def _items(self, key: str, most: int) -> "enumerate[object]":
        value = self._table.get(key, [])
        if not isinstance(value, list):
            raise self.unfit(key, "must be a list")
        if len(value) > most:
            raise self.unfit(key, f"has more than {most} entries")
        return enumerate(value, start=1)

    def _place(self, key: str) -> str:
        return ", ".join(part for part in (self.where, key) if part)
