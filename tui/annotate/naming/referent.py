"""Who a source is found to be, and how far back in the text they are looked for."""

from typing import NamedTuple

from tui.annotate.annotation import SourceKind

REACH = 1500
"""Characters that a pronoun or "the agency" looks back over."""


class Referent(NamedTuple):
    """Who a source is: by which name, if any, and of which kind."""

    name: str | None
    kind: SourceKind


NOBODY = Referent(None, SourceKind.VAGUE)
SOMEBODY = Referent(None, SourceKind.ANONYMOUS)
UNCLEAR = Referent(None, SourceKind.PERSON)
"""One of several who are named, and nothing tells which."""
NOBODY_KNOWN = Referent(None, SourceKind.VAGUE)
"""Whom a pronoun means that nothing leads back: its words tell nothing to whoever asks later."""
