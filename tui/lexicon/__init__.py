"""What the reader knows: word lists and patterns as TOML data, and their loader."""

from tui.lexicon.loader import Found, PhraseTable, load, phrases, words

__all__ = ["Found", "PhraseTable", "load", "phrases", "words"]
