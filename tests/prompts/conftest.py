import pytest

from tui.prompts import selection, wording


@pytest.fixture(autouse=True)
def nothing_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    """No kind counts as often wrong, whatever the table of measured figures has."""
    monkeypatch.setattr(selection, "load", lambda name: {} if name == "precision" else wording.load(name))
