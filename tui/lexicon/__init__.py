"""What the reader knows: word lists and patterns as TOML data, and their loader."""

from tui.lexicon.loader import Found, PhraseTable, all_words, load, phrases, words

__all__ = ["Found", "PhraseTable", "all_words", "load", "phrases", "words"]
