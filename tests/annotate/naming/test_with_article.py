import pytest

from tests.annotate.building import article
from tui.annotate.naming.with_article import with_article

TOLD = (
    "The Port Office met. The Port Office said so. Port Office was told of it.",
    "Port Watch said that the Port Watch is older. Port Watch, too, met.",
    "The Kremlin met, and the Kremlin voted. Tarn is old. The Tarn yard is older.",
)


@pytest.mark.parametrize(
    ("name", "inside"),
    [("Port Office", "the Port Office"), ("Port Watch", "Port Watch"), ("Kremlin", "the Kremlin"), ("Tarn", "Tarn"),
     ("The board", "the board"), ("residents", "residents"), ("", "")],
)
def test_a_name_has_the_article_that_the_text_mostly_gives_it(name: str, inside: str) -> None:
    assert with_article(article("Nothing was told.", *TOLD), name) == inside


@pytest.mark.parametrize("name", ["U.S.", "EU", "Senate", "White House"])
def test_some_names_have_it_also_where_the_text_only_tells_others_by_them(name: str) -> None:
    assert with_article(article(f"Bakers spoke with {name} aides in Tarn.", *TOLD), name) == f"the {name}"
