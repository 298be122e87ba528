import pytest

from tui.prompts import measured, wording


@pytest.fixture(autouse=True)
def nothing_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    """No kind counts as often wrong, whatever the table of measured figures has."""
    monkeypatch.setattr(measured, "load", lambda name: {} if name == "precision" else wording.load(name))
