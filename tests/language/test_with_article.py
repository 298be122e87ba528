import pytest

from tui.language.names.with_article import with_article

TEXT = (
    "The Port Office met. The Port Office said so. Port Office rules are old. Port Watch said that "
    "the Port Watch rules are older. Port Watch, too. "
    "The Kremlin met, and the Kremlin voted. Tarn is old. The Tarn yard is older."
)


@pytest.mark.parametrize(
    ("name", "inside"),
    [("Port Office", "the Port Office"), ("Port Watch", "Port Watch"), ("Kremlin", "the Kremlin"), ("Tarn", "Tarn"),
     ("The board", "the board"), ("residents", "residents"), ("", "")],
)
def test_a_name_has_the_article_that_the_text_mostly_gives_it(name: str, inside: str) -> None:
    assert with_article(TEXT, name) == inside
