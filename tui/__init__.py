"""readwise-tui: a terminal reader that teaches people to read the news critically."""

__version__ = "0.1.0"
