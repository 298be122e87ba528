"""What can go wrong on the way in."""


class UnreadableArticle(Exception):
    """An input that cannot become an article. The message is one sentence for the reader: what, and what next."""
