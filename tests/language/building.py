"""Short articles for the tests of how one is cut."""

from tui.article.plaintext import from_text
from tui.language.cut import CutArticle, cut
from tui.language.names.names import Names, names_in

BODY = "The council of Marl voted on Tuesday to keep the swimming hall open for another year, its clerk said."


def read(*paragraphs: str, gap: str = "\n\n") -> CutArticle:
    return cut(from_text(gap.join(paragraphs), "a.txt"))


def roles(article: CutArticle) -> list[str]:
    return [block.role.value for block in article.blocks]


def names(text: str) -> Names:
    """The names in a text, and whom they mean."""
    return names_in(cut(from_text(text, "test")))
