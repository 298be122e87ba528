import pytest

from tests.reader import harness


@pytest.fixture(autouse=True)
def still_screen(monkeypatch):
    """The marks made by hand, and nothing that depends on the machine."""
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.delenv("NO_COLOR", raising=False)

    def by_hand(article, progress=None, engine="rules", arrived=None):
        return harness.reading(article)

    monkeypatch.setattr("tui.annotate.engine.read", by_hand)
    monkeypatch.setattr("tui.prompts.cards.Cards", harness.PlainCards)
    monkeypatch.setattr("tui.prompts.first_card.first_card", harness.plain_first_card)
    monkeypatch.setattr("tui.reader.screens.elsewhere.lookups", harness.plain_lookups)


@pytest.fixture(params=["blocks", "lines"])
def view(request, monkeypatch):
    """Both ways to draw an article: whatever holds for one holds for the other."""
    if request.param == "lines":
        monkeypatch.setattr("tui.reader.widgets.views.MOST_BLOCK_WIDGETS", 0)
    return request.param
