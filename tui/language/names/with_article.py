"""A name as it stands inside a sentence of the article: the Marsh Report, where it begins with The; the Port Office."""

from functools import lru_cache


@lru_cache(maxsize=512)
def with_article(text: str, name: str) -> str:
    """A name with "the" where the article mostly writes it so; every time, of a name of one word."""
    first, space, rest = name.partition(" ")
    if space and first in ("The", "A", "An"):
        return first.lower() + space + rest
    if not first[:1].isupper():
        return name
    often, articled = text.count(name), text.count(f"the {name}") + text.count(f"The {name}")
    return f"the {name}" if articled and (2 * articled > often if space else articled == often) else name
